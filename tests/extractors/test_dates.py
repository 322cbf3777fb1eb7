"""Dates and periods: (text, [(ISO 8601, precision), ...])."""

from __future__ import annotations

import pytest

from extractors import extract

ROWS = [
    # a day in digits, with each of the three marks
    ("ngày 26/8/2020", [("2020-08-26", "day")]),
    ("26-8-2020", [("2020-08-26", "day")]),
    ("26.8.2020", [("2020-08-26", "day")]),
    ("ngày 06/08/2020.", [("2020-08-06", "day")]),
    ("(26 / 8 / 2020)", [("2020-08-26", "day")]),
    # the day stands before the month, always
    ("03/04/2021", [("2021-04-03", "day")]),
    ("12/11/2021", [("2021-11-12", "day")]),
    # there is no thirteenth month: not the English order
    ("04/13/2021", []),
    # a day in words
    ("ngày 26 tháng 8 năm 2020", [("2020-08-26", "day")]),
    ("Ngày 02 tháng 9 năm 1945,", [("1945-09-02", "day")]),
    ("NGÀY 26 THÁNG 8 NĂM 2020", [("2020-08-26", "day")]),
    ("26 tháng 8 năm 2020", [("2020-08-26", "day")]),
    # words and digits mixed
    ("ngày 26 tháng 8/2020", [("2020-08-26", "day")]),
    # over a line end
    ("ngày 26\ntháng 8 năm\n2020", [("2020-08-26", "day")]),
    # no spaces, as OCR leaves them
    ("ngày21 tháng02 năm2024", [("2024-02-21", "day")]),
    # marks lost
    ("ngay 21 thang 02 nam 2024", [("2024-02-21", "day")]),
    # months and quarters that follow each other, and that do not
    ("các tháng 5, 6, 7 năm 2020", [("2020-05/2020-07", "period")]),
    ("tháng 7-9/2021", [("2021-07/2021-09", "period")]),
    ("tháng 5, 9/2020", [("2020-09", "month")]),
    ("quý I, II năm 2022", [("2022-01/2022-06", "period")]),
    ("quý I và quý II/2021", [("2021-01/2021-06", "period")]),
    # the first months of a year
    ("trong 10 tháng năm 2022", [("2022-01/2022-10", "period")]),
    # blanks of a form: what is known
    ("ngày     tháng     năm 2020", [("2020", "year")]),
    ("ngày … tháng 7 năm 2020", [("2020-07", "month")]),
    ("ngày ..... tháng ..... năm 2020", [("2020", "year")]),
    ("ngày 05 tháng      năm 2020", [("2020", "year")]),
    ("ngày … tháng … năm …", []),
    ("ngày     tháng     năm 20", []),
    # two-digit years, where sure
    ("ngày 03/6/09", [("2009-06-03", "day")]),
    ("ngày 03/6/97", [("1997-06-03", "day")]),
    ("ngày 03/6/38", []),
    ("tỷ lệ 03/6/09", []),
    # no year: a day of every year
    ("trước ngày 06/12", [("--12-06", "month_day")]),
    ("trước ngày 15 tháng 6 hằng năm", [("--06-15", "month_day")]),
    # names of months and of a month's first days
    ("tháng Ba năm 2021", [("2021-03", "month")]),
    ("tháng mười hai năm 2020", [("2020-12", "month")]),
    ("ngày mồng 5 tháng 5 năm 2020", [("2020-05-05", "day")]),
    # a first day without its year
    ("từ 15/6 đến hết 30/6/2021", [("2021-06-15/2021-06-30", "period")]),
    ("15/6 - 30/6/2021", [("2021-06-15/2021-06-30", "period")]),
    ("từ 30/6 đến 15/6/2021", [("--06-30", "month_day"), ("2021-06-15", "day")]),
    ("tỷ lệ 3/4 đến 5/6/2021", [("2021-06-05", "day")]),
    # the number and year of a document
    ("Nghị định 10/2021; Thông tư số 11/2021", []),
    # a holiday
    ("dịp lễ 30/4 có nơi", [("--04-30", "month_day")]),
    ("tỷ lệ 30/4 hộ", []),
    # the year of prices and of a season
    ("theo giá so sánh 2010)", [("2010", "year")]),
    ("sản xuất vụ Hè Thu 2022", [("2022", "year")]),
    # a month
    ("tháng 7/2020", [("2020-07", "month")]),
    ("tháng 7 năm 2020", [("2020-07", "month")]),
    ("tháng 7-2020", [("2020-07", "month")]),
    ("đến 9/2020 đạt", [("2020-09", "month")]),
    ("9/2020\t371.097", [("2020-09", "month")]),
    # a month without a year says nothing
    ("trong tháng 7", []),
    # a quarter
    ("quý III năm 2021", [("2021-07/2021-09", "quarter")]),
    ("Quý 1/2022", [("2022-01/2022-03", "quarter")]),
    ("quý IV-2023", [("2023-10/2023-12", "quarter")]),
    # a year
    ("năm 2020", [("2020", "year")]),
    ("Năm 2020,", [("2020", "year")]),
    ("đến năm 2030", [("2030", "year")]),
    # years in a list
    ("các năm 2018, 2019 và 2020", [("2018", "year"), ("2019", "year"), ("2020", "year")]),
    # a bare year behind "đến" that ends its clause
    ("định hướng đến 2030.", [("2030", "year")]),
    # periods of years
    ("giai đoạn 2016-2020", [("2016/2020", "period")]),
    ("giai đoạn 2021 – 2030”", [("2021/2030", "period")]),
    ("2012-\n2020", [("2012/2020", "period")]),
    ("năm học 2019-2020", [("2019/2020", "period")]),
    ("nhiệm kỳ 2020 - 2025", [("2020/2025", "period")]),
    ("(từ 2023 - 2025)", [("2023/2025", "period")]),
    ("từ năm 2023 đến năm 2030", [("2023/2030", "period")]),
    ("từ 2016 đến 2018", [("2016/2018", "period")]),
    # a period ends after it begins
    ("2020-2016", []),
    # periods of unlike precision
    ("Từ năm 2014 đến tháng 7 năm 2020", [("2014/2020-07", "period")]),
    ("từ tháng 9/2019 đến ngày 15/5/2020", [("2019-09/2020-05-15", "period")]),
    # the first end borrows the year of the second
    ("từ tháng 01 đến tháng 6 năm 2020", [("2020-01/2020-06", "period")]),
    ("từ ngày 15/3 đến ngày 20/4/2022", [("2022-03-15/2022-04-20", "period")]),
    ("từ ngày 01 tháng 3 đến hết ngày 31 tháng 5 năm 2022", [("2022-03-01/2022-05-31", "period")]),
    ("từ ngày 13/8/2018 đến ngày 21/9/2018", [("2018-08-13/2018-09-21", "period")]),
    # days of one month
    ("ngày 01-02/3/2022", [("2022-03-01/2022-03-02", "period")]),
    ("từ ngày 10 đến 15/10/2021", [("2021-10-10/2021-10-15", "period")]),
    # two days are no period
    ("ngày 05 và 06/11/2020", [("2020-11-05", "day"), ("2020-11-06", "day")]),
    # days that share the year, or month and year, of the last one, also three of them
    ("ngày 12/02 và 13/02/2023", [("2023-02-12", "day"), ("2023-02-13", "day")]),
    ("các ngày 28, 29/4 và 02/5/2022", [("2022-04-29", "day"), ("2022-05-02", "day")]),
    ("ngày 27/7, 28/7 và 29/7/2022",
     [("2022-07-27", "day"), ("2022-07-28", "day"), ("2022-07-29", "day")]),
    ("các ngày 3, 4 và 5/6/2023",
     [("2023-06-03", "day"), ("2023-06-04", "day"), ("2023-06-05", "day")]),
    ("các ngày 03, 04, 05 tháng 6 năm 2023",
     [("2023-06-03", "day"), ("2023-06-04", "day"), ("2023-06-05", "day")]),
    ("ngày 27, ngày 28/7/2022", [("2022-07-27", "day"), ("2022-07-28", "day")]),
    # but they must follow each other
    ("theo mẫu 9, 8/7/2022", [("2022-07-08", "day")]),
    ("ngày 9, 8/7/2022", [("2022-07-08", "day")]),
    # days of every year: behind a word of time, in lists, and periods of them
    ("tại thời điểm 01/10; ước đến 31/12; trước 15/3 năm sau",
     [("--10-01", "month_day"), ("--12-31", "month_day"), ("--03-15", "month_day")]),
    ("dịp 30/4 và 01/5; ngày 3 và 4/5",
     [("--04-30", "month_day"), ("--05-01", "month_day"), ("--05-03", "month_day"),
      ("--05-04", "month_day")]),
    ("từ ngày 07 đến 12/10; từ 20/3 đến 30/4",
     [("--10-07/--10-12", "period"), ("--03-20/--04-30", "period")]),
    # shares are none
    ("đến 12/10 xã; từ 19/10 trở lên; đến 3/4 số hộ", []),
    # two dates that only stand side by side
    ("ngày 05/3/2021 đến ngày làm việc", [("2021-03-05", "day")]),
    ("ngày 05/3/2021, ngày 06/3/2021", [("2021-03-05", "day"), ("2021-03-06", "day")]),
    # parts of a year
    ("6 tháng đầu năm 2021", [("2021-01/2021-06", "period")]),
    ("09 tháng đầu năm 2020", [("2020-01/2020-09", "period")]),
    ("6 tháng cuối năm 2021", [("2021-07/2021-12", "period")]),
    ("6 tháng đầu năm", [("--01/--06", "period")]),
    # no dates
    ("Thông tư số 22/2020/TT-BGDĐT", []),
    ("1.1. Gia đình học tập", []),
    ("1.2.2019 Mục", [("2019-02-01", "day")]),
    ("trực 24/7", []),
    ("đạt 2/2020 hộ", [("2020-02", "month")]),
    ("số 10/2010", []),
    ("Điều 5, khoản 3/2014", []),
    ("2020 hộ", []),
    ("2020%", []),
    ("tăng 1.985 người", []),
    ("Việt Nam 2020", []),
    ("15,5/2020", []),
    # the calendar does not have it
    ("ngày 31/02/2020", []),
    ("ngày 30 tháng 13 năm 2020", []),
    ("ngày 29/02/2021", []),
    ("ngày 29/02/2020", [("2020-02-29", "day")]),
    # letters that an OCR read for digits
    ("ngày O5/6/2021", [("2021-06-05", "day")]),
    ("ngày l2 tháng 5 năm 2021", [("2021-05-12", "day")]),
    ("ngày 12/I1/2021", [("2021-11-12", "day")]),
    ("năm 2o21", [("2021", "year")]),
    ("ngừy 25/3/2014", [("2014-03-25", "day")]),
    ("Quý I1⁄2022", [("2022-04/2022-06", "quarter")]),
    ("Quý II/⁄2022", [("2022-04/2022-06", "quarter")]),
    ("quý 1V/2022", [("2022-10/2022-12", "quarter")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_dates(text: str, expected: list[tuple[str, str]]) -> None:
    dates = extract(text).documents[0].dates
    assert [(d.date, d.precision) for d in dates] == expected


def test_period_has_start_and_end() -> None:
    (period,) = extract("giai đoạn 2016-2020").documents[0].dates
    assert (period.date_start, period.date_end) == ("2016", "2020")


def test_raw_is_what_the_paper_says() -> None:
    (date,) = extract("Hà Nội, ngày 26\ntháng 8 năm 2020.").documents[0].dates
    assert date.raw == "ngày 26\ntháng 8 năm 2020"
    assert (date.page, date.start) == (1, 8)
