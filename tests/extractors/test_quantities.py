"""Amounts: (text, [(value, unit, qualifier), ...])."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract

ROWS = [
    # counts
    ("35.642 hội viên", [(35642, "hội viên", "exact")]),
    ("có 07 xã đạt", [(7, "xã", "exact")]),
    ("1.688.547 người", [(1688547, "người", "exact")]),
    ("với 134 chi hội khu dân cư", [(134, "chi hội", "exact")]),
    # the longest unit
    ("76.853 lượt người dự", [(76853, "lượt người", "exact")]),
    ("188 xã, phường, thị trấn", [(188, "xã, phường, thị trấn", "exact")]),
    ("650 tin, bài", [(650, "tin, bài", "exact")]),
    # nouns of one kind that are counted together, but no name and no other amount
    ("14 quận, huyện đủ điều kiện; 9 bản, làng Vân; 3 ấp, tổ 2",
     [(14, "quận, huyện", "exact"), (9, "bản", "exact"), (3, "ấp", "exact")]),
    ("gồm 32 cán bộ, giáo viên, nhân viên, trong đó",
     [(32, "cán bộ, giáo viên, nhân viên", "exact")]),
    ("15 tập thể, 20 cá nhân; hai sở, ngành; 12 hội viên, đạt",
     [(15, "tập thể", "exact"), (20, "cá nhân", "exact"), (2, "sở, ngành", "exact"),
      (12, "hội viên", "exact")]),
    # visits, by those who come
    ("250 lượt người bệnh", [(250, "lượt người bệnh", "exact")]),
    ("1.200 lượt đối tượng; 500 lượt, đạt", [(1200, "lượt đối tượng", "exact"),
     (500, "lượt", "exact")]),
    # several in a row
    ("13 huyện, 01 thị xã, 01 thành phố",
     [(13, "huyện", "exact"), (1, "thị xã", "exact"), (1, "thành phố", "exact")]),
    # qualifiers
    ("gần 1.000 tin, bài", [(1000, "tin, bài", "about")]),
    ("khoảng 300 đại biểu", [(300, "đại biểu", "about")]),
    ("trên 200 triệu đồng/năm", [(200, "triệu đồng/năm", "more_than")]),
    ("hơn 120 đại biểu", [(120, "đại biểu", "more_than")]),
    ("ít nhất 02 lớp", [(2, "lớp", "at_least")]),
    ("tối đa 15 ngày", [(15, "ngày", "at_most")]),
    ("không quá 30 phút", [(30, "phút", "at_most")]),
    ("dưới 35 tuổi", [(35, "tuổi", "less_than")]),
    ("tăng 8.396 hội viên", [(8396, "hội viên", "increase")]),
    ("giảm 12 hộ nghèo", [(12, "hộ", "decrease")]),
    # bounds behind the amount, and in several words before it
    ("14 ngày trở xuống; từ 02 người phụ thuộc trở lên",
     [(14, "ngày", "at_most"), (2, "người", "at_least")]),
    ("từ đủ 16 tuổi đến dưới 18 tuổi", [(16, "tuổi", "from"), (18, "tuổi", "less_than")]),
    ("chưa đủ 15 tháng; vượt quá 8 giờ/ngày",
     [(15, "tháng", "less_than"), (8, "giờ/ngày", "more_than")]),
    ("chậm nhất là 05 ngày làm việc; chậm nhất 07 ngày trước ngày họp",
     [(5, "ngày làm việc", "at_most"), (7, "ngày", "at_least")]),
    ("có trên 20.000 ha; tốc độ dưới 2 Mbps",
     [(20000, "ha", "more_than"), (2, "Mbps", "less_than")]),
    ("điểm tối đa: 50 điểm; [tối thiểu là 15 ngày]; ít nhất là 5 năm",
     [(50, "điểm", "at_most"), (15, "ngày", "at_least"), (5, "năm", "at_least")]),
    ("từ hai lần trở lên", [(2, "lần", "at_least")]),
    # nouns of the longer table, not the shorter ones that they begin with
    ("cho vay 2.300 khách hàng", [(2300, "khách hàng", "exact")]),
    ("kiểm tra 64 tổ chức đảng", [(64, "tổ chức đảng", "exact")]),
    ("có 9/16 khoản thu", [(9, "khoản thu", "exact")]),
    ("đề ra 5 giải pháp, 3 khu vực", [(5, "giải pháp", "exact"), (3, "khu vực", "exact")]),
    ("trong 60 mẫu có 17 mẫu vượt", [(60, "mẫu", "exact"), (17, "mẫu", "exact")]),
    ("nộp 01 bản sao", [(1, "bản sao", "exact")]),
    # nouns of no table, behind a number that only counts or a word that brings an amount
    ("lắp đặt 14 guồng", [(14, "guồng", "exact")]),
    ("gồm 04 chum sành.", [(4, "chum sành", "exact")]),
    ("toàn huyện 2.150 cối xay", [(2150, "cối xay", "exact")]),
    ("đạt 7/9 khung dệt", [(7, "khung dệt", "exact")]),
    # the second word goes with the third; a noun at the line's end
    ("gồm 3 lò điện tử, có 2 guồng kiểm tra",
     [(3, "lò", "exact"), (2, "guồng", "exact")]),
    ("gồm 04 chum\nsành.", [(4, "chum sành", "exact")]),
    # a map's scale, a flu's year
    ("tỷ lệ 1/5.000 thể hiện; A/H1N1/2009 đại dịch", []),
    # no nouns: words of the sentence, a date, a year, the number of a thing, a sentence's number
    ("giai đoạn 2 bình quân; có 12 bao gồm; đạt 15 so với; từ 31/12 hàng năm; 01/7/2023 áp dụng",
     []),
    ("theo phụ lục 2 guồng quay; bước 3 cối xay; Điều 5 guồng", []),
    ("\n04 guồng quay", []),
    ("1.1 nước cho vay lại", []),
    # the short noun, without what tells its kind
    ("684 cơ sở lưu trú, 87 tổ công nghệ số", [(684, "cơ sở", "exact"), (87, "tổ", "exact")]),
    # two nouns that go together; a noun in -viên; a capital of a known noun
    ("thụ lý 512 vụ, việc", [(512, "vụ, việc", "exact")]),
    ("gồm 214 rà soát viên", [(214, "rà soát viên", "exact")]),
    ("có 05 Thẩm phán", [(5, "Thẩm phán", "exact")]),
    ("gồm 05 Lý Tự Trọng; khoản 5 Thẩm phán", []),
    # points per cent, per mille, coins that are clocks
    ("giảm 1,2 điểm %", [(1.2, "điểm %", "decrease")]),
    ("tỷ suất sinh 13,6‰", [(13.6, "‰", "exact")]),
    ("lắp 2 đồng hồ", [(2, "đồng hồ", "exact")]),
    # a long number names nothing
    ("lúa cả năm 9.240 ha", [(9240, "ha", "exact")]),
    # in words with a capital; "một" in a list only
    ("Hai xã đạt chuẩn", [(2, "xã", "exact")]),
    ("gồm 15 xã, một thị trấn", [(15, "xã", "exact"), (1, "thị trấn", "exact")]),
    ("là một thị trấn; hàng năm\nNgàn tấn", []),
    # words that name things take a low number only
    ("các cấp 82 đồng chí; cấp 3 đồng chí", [(82, "đồng chí", "exact")]),
    ("lớp 40 học sinh; lớp 5 học sinh", [(40, "học sinh", "exact")]),
    ("quyết toán dứt điểm 05 công trình; điểm 5 công trình", [(5, "công trình", "exact")]),
    # amounts behind "số" and other such words: of how many, a span of time, so often, a share
    ("trong số 214 hộ; nâng số 1.815 hộ; tổ số 4 xã",
     [(214, "hộ", "exact"), (1815, "hộ", "exact")]),
    ("trong vòng 03 ngày làm việc; các loại 9 tháng; vòng 2 hội thi",
     [(3, "ngày làm việc", "exact"), (9, "tháng", "exact")]),
    ("mỗi tháng 02 cuộc; ngày 2 buổi; tháng 5 năm nay",
     [(2, "cuộc", "exact"), (2, "buổi", "exact")]),
    ("dứt điểm 29/33 hợp tác xã; đường 3/2 phường 5", [(29, "hợp tác xã", "exact")]),
    ("trước 15/3 năm tiếp theo; từ mùng 1 đến mùng 5 tháng Giêng", []),
    # more hours than a day has; no 41st of a month
    ("sau 36 giờ; trước 16 giờ; đến 24 giờ ngày 5/6/2020", [(36, "giờ", "exact")]),
    ("lên 60.000 năm 1675; có 1 sự khác biệt", []),
    ("quá 10 ngày 41 lượt", [(10, "ngày", "more_than"), (41, "lượt", "exact")]),
    # but measures follow such words
    ("nhiệt độ 35-37°C; mỗi vùng 3 ha", [(35, "°C", "from"), (37, "°C", "to"), (3, "ha", "exact")]),
    # a rank is no share
    ("xếp thứ 5/63 tỉnh, thành phố; có 5/63 tỉnh, thành phố", [(5, "tỉnh, thành phố", "exact")]),
    # a type of document is also a verb
    ("kỷ luật 23 đảng viên, kết luận 9 tổ chức đảng",
     [(23, "đảng viên", "exact"), (9, "tổ chức đảng", "exact")]),
    # units with a hyphen; further ones; minutes are of a clock behind hours only
    ("5.000 héc-ta; 12 pa-nô; 3 xã-phường",
     [(5000, "héc-ta", "exact"), (12, "pa-nô", "exact"), (3, "xã", "exact")]),
    ("lập 03 liên, 04 quý liên tục; 50.000usd; 2 năm liên tục; 12 liên ngành",
     [(3, "liên", "exact"), (4, "quý", "exact"), (50000, "usd", "exact"), (2, "năm", "exact")]),
    ("đến 50 phút: 1.500 đồng; từ 8 giờ 30 phút", [(50, "phút", "to"), (1500, "đồng", "exact")]),
    # measures, with decimals
    ("diện tích 449.194,49 ha", [(449194.49, "ha", "exact")]),
    ("132,77 km đường biên giới", [(132.77, "km", "exact")]),
    ("263,87 km²", [(263.87, "km²", "exact")]),
    ("1.500 m3 đá", [(1500, "m3", "exact")]),
    ("57,3 tạ/ha", [(57.3, "tạ/ha", "exact")]),
    ("205,2 nghìn tấn", [(205.2, "nghìn tấn", "exact")]),
    # per a round number, a whole day, ten thousand people; traffic
    ("34 ca/100.000 dân; 9,8 bác sĩ/vạn dân; 500 m3/ngày đêm",
     [(34, "ca/100.000 dân", "exact"), (9.8, "bác sĩ/vạn dân", "exact"),
      (500, "m3/ngày đêm", "exact")]),
    ("300.000 đồng/01 lần cấp; 06 triệu đồng /1 ha",
     [(300000, "đồng/lần", "exact"), (6, "triệu đồng/ha", "exact")]),
    ("86,4 triệu lượt khách.km", [(86.4, "triệu lượt khách.km", "exact")]),
    # no unit is per a number of things: two amounts
    ("đạt 8 xã/12 xã", [(8, "xã", "exact"), (12, "xã", "exact")]),
    # money
    ("2.190.000 đồng", [(2190000, "đồng", "exact")]),
    ("3,2 tỷ đồng", [(3.2, "tỷ đồng", "exact")]),
    ("40 triệu đồng", [(40, "triệu đồng", "exact")]),
    ("9.500 tỷ đồng", [(9500, "tỷ đồng", "exact")]),
    ("76,2 triệu đồng/người/năm", [(76.2, "triệu đồng/người/năm", "exact")]),
    ("220.000 đồng/học sinh/tháng", [(220000, "đồng/học sinh/tháng", "exact")]),
    ("5.000 USD", [(5000, "USD", "exact")]),
    ("đầu tư 15 tỷ.", [(15, "tỷ", "exact")]),
    # a comma before three digits of a count parts no decimals
    ("2,835 người", [(2835, "người", "exact")]),
    ("0,125 ha", [(0.125, "ha", "exact")]),
    # a mark misread in a noun of two words
    ("có 214 chỉ hội", [(214, "chi hội", "exact")]),
    ("nặng 2 chỉ vàng", []),
    # the number again in words; capital measures; a qualifier before words; a name with a number
    ("lập 03 (ba) bộ", [(3, "bộ", "exact")]),
    ("đường dài 120 Km", [(120, "km", "exact")]),
    ("gần ba mươi xã", [(30, "xã", "about")]),
    ("Hội nghị Trung ương 8 khóa XI", []),
    # sums in several parts
    ("1 tỷ 200 triệu đồng", [(1200000000, "đồng", "exact")]),
    ("khoảng 2 tỷ 350 triệu 500 nghìn đồng", [(2350500000, "đồng", "about")]),
    ("3 triệu 500 nghìn đồng/người", [(3500000, "đồng/người", "exact")]),
    ("2 tỷ, 350 triệu đồng", [(2350000000, "đồng", "exact")]),
    ("12 triệu 300.500 đồng", [(12300500, "đồng", "exact")]),
    # two amounts: the second is no part of the first
    ("200 triệu đồng, 3 tỷ đồng",
     [(200, "triệu đồng", "exact"), (3, "tỷ đồng", "exact")]),
    ("15 tỷ đồng, 200 triệu đồng", [(15, "tỷ đồng", "exact"), (200, "triệu đồng", "exact")]),
    ("1 tỷ đồng và 200 triệu đồng", [(1, "tỷ đồng", "exact"), (200, "triệu đồng", "exact")]),
    ("2 triệu lượt người", [(2, "triệu lượt người", "exact")]),
    # spans of time
    ("trong 15 ngày", [(15, "ngày", "exact")]),
    ("tổng kết 05 năm", [(5, "năm", "exact")]),
    # ranges
    ("từ 19 đến 60 tuổi", [(19, "tuổi", "from"), (60, "tuổi", "to")]),
    ("10-15 người", [(10, "người", "from"), (15, "người", "to")]),
    ("từ 3.000.000 đến dưới 5.000.000 đồng",
     [(3000000, "đồng", "from"), (5000000, "đồng", "less_than")]),
    ("từ trên 5 đến 10 tấn", [(5, "tấn", "from"), (10, "tấn", "to")]),
    # of how many
    ("11/11 xã", [(11, "xã", "exact")]),
    # over a line end
    ("có 2.835\nngười dự", [(2835, "người", "exact")]),
    # in words
    ("ba mươi hai hộ", [(32, "hộ", "exact")]),
    ("chọn hai đơn vị", [(2, "đơn vị", "exact")]),
    ("một trăm linh năm hộ", [(105, "hộ", "exact")]),
    ("hai nghìn ba trăm hội viên", [(2300, "hội viên", "exact")]),
    # also of time and measure; but no day, month, hour or year of the calendar
    ("trong mười ngày; Ba năm liên tục; dài hai mét",
     [(10, "ngày", "exact"), (3, "năm", "exact"), (2, "mét", "exact")]),
    ("hai năm 2020 và 2021; tháng hai năm 2020; ngày hai tháng chín; hai năm sau; hai giờ sáng; "
     "sáu tháng đầu năm; trong một năm", []),
    # in words what was said in digits
    ("6.570.000 đồng (Sáu triệu năm trăm bảy mươi nghìn đồng)", [(6570000, "đồng", "exact")]),
    # no amounts: dates and references
    ("ngày 15 tháng 8 năm 2020", []),
    ("6 tháng đầu năm 2020", []),
    ("Quyết định số 12/QĐ-UBND ngày 05/3/2021", []),
    ("Quyết định số 281 xã", []),
    # no amounts: names with a number
    ("Điều 3 xã", []),
    ("khu phố 5 phường Tân An", []),
    ("tổ 4 thôn Đông", []),
    ("Quận 1 thành phố", []),
    ("lớp 5 trường Tiểu học", []),
    ("quý 2 năm học", []),
    # no amounts: the time of day
    ("lúc 14 giờ 00 phút", []),
    ("từ 8 giờ ngày 25/6/2024", []),
    ("trước 16 giờ", []),
    # no amounts: percentages
    ("83,8% hộ", []),
    # no amounts: running numbers of a list
    ("1. Gia đình học tập\n2. Dòng họ học tập", []),
    # no amounts: an ordinal in words
    ("đứng thứ hai tỉnh", []),
    ("giải ba cấp huyện", []),
    # an unknown noun is not counted
    ("3 abc", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_quantities(text: str, expected: list[tuple[float, str, str]]) -> None:
    quantities = extract(text).documents[0].quantities
    assert [(q.value, q.unit, q.qualifier) for q in quantities] == expected


SUBJECTS = [
    # what is counted stands behind, up to the verb
    ("Toàn huyện có 11 hội khuyến học cấp xã.", "hội khuyến học cấp xã"),
    ("với 134 chi hội khu dân cư;", "chi hội khu dân cư"),
    # what is measured stands before
    ("Tỉnh có diện tích 449.194,49 ha.", "diện tích"),
    ("Thu nhập bình quân đầu người đạt 76,2 triệu đồng.", "Thu nhập bình quân đầu người"),
    ("Quỹ khuyến học vận động được trên 200 triệu đồng.", "Quỹ khuyến học"),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_subjects_of_quantities(text: str, subject: str) -> None:
    (quantity,) = extract(text).documents[0].quantities
    assert quantity.subject == subject


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # a minus behind a word of measure or in brackets, and dashes of lists and ranges
        ("tăng trưởng GRDP -3,5%; ở mức −1,8%; (-2,5%)", [-3.5, -1.8, -2.5]),
        ("- 5% số hộ; Phần Lan -18,57%; đạt 10-15%; từ 3 -4%", [5, 18.57, 10, 15, 3, 4]),
    ],
)
def test_rates_below_nought(text: str, values: list[float]) -> None:
    assert [p.value for p in extract(text).documents[0].percentages] == values


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Tỷ lệ đạt 80% trở lên.", "at_least"),
        ("không được vượt quá 15% vốn", "at_most"),
        ("đạt từ 40% trở xuống", "at_most"),
        ("chưa đến 5% số hộ", "less_than"),
        ("trình độ trung cấp trở lên 88,6%", "exact"),
    ],
)
def test_bounds_of_percentages(text: str, qualifier: str) -> None:
    (percentage,) = extract(text).documents[0].percentages
    assert percentage.qualifier == qualifier


def test_money_in_words_has_its_subject_before_it() -> None:
    (amount,) = extract("Kinh phí là hai tỷ ba trăm triệu đồng.").documents[0].quantities
    assert (amount.subject, amount.base_value) == ("Kinh phí", 2300000000)


def test_words_of_magnitude_are_multiplied_out() -> None:
    (quantity,) = extract("trên 200 triệu đồng/năm").documents[0].quantities
    assert (quantity.base_value, quantity.base_unit) == (200_000_000, "đồng/năm")


def amount(text: str) -> float:
    (quantity,) = extract(text).documents[0].quantities
    return quantity.base_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8,46 tỷ đồng", 8_460_000_000),
        ("4,35 triệu đồng", 4_350_000),
        ("0,29 nghìn tỷ đồng", 290_000_000_000),
        ("2 tỷ 8,46 triệu đồng", 2_008_460_000),
    ],
)
def test_multiplying_out_leaves_no_error_of_binary_fractions(text: str, value: int) -> None:
    assert amount(text) == value


@given(st.integers(101, 99_999).filter(lambda hundredths: hundredths % 100))
def test_hundredths_of_a_million_are_whole(hundredths: int) -> None:
    whole, rest = divmod(hundredths, 100)
    assert amount(f"{whole},{rest:02} triệu đồng") == hundredths * 10_000


HEADS = "TT\tXã\tSố hộ\tHộ nghèo\tTỷ lệ (%)\n"
VALUES = "1\tĐông Hòa\t1.200\t60\t5\n2\tTây Hòa\t800\t20\t2,5\n"
TABLES = [
    # a row that numbers the columns, also with letters, brackets and what a column is made of
    (HEADS + VALUES, [1200, 60, 800, 20], [5, 2.5]),
    (HEADS + "1\t2\t3\t4\t5\n" + VALUES, [1200, 60, 800, 20], [5, 2.5]),
    (HEADS + "A\tB\t1\t2\t3=2/1\n" + VALUES, [1200, 60, 800, 20], [5, 2.5]),
    (HEADS + "(1)\t(2)\t(3)\t(4)\t(5)=(4)/(3)\n" + VALUES, [1200, 60, 800, 20], [5, 2.5]),
    # years as heads, alone or below others
    ("Chỉ tiêu\t2019\t2020\nSố hộ\t1.200\t1.180\nTỷ lệ\t4,1\t3,5\n", [1200, 1180], [4.1, 3.5]),
    ("Tên\tThu\t\tChi\t\n\t2019\t2020\t2019\t2020\nXã\t5\t6\t7\t8\n", [5, 6, 7, 8], []),
    ("Năm học\t2019\t2020\nSố lớp\t12\t14\n", [12, 14], []),
    # but years in the row of what was founded when are no heads, and no amounts
    ("Tên\tXã A\tXã B\nNăm công nhận\t2015\t2018\nSố hộ\t900\t70\n", [900, 70], []),
    ("Tên\tXã A\tXã B\nXếp hạng\t2\t1\nNăm 2020\t2015\t70\n", [2015, 70], []),
    # columns of years, ranks, codes and telephones
    ("Tên\tNăm xây dựng\tXếp hạng\tTiền\nTrạm bơm\t2015\t2\t1.250\n", [1250], []),
    ("Họ tên\tGhi chú\tTiền\nNguyễn An\t0912345678\t500.000\n", [500000], []),
    # values with a sign, and in brackets below nought
    ("Thu\tThực hiện\tTăng/giảm\tSo với kế hoạch (%)\nA\t90\t-35\t(1,1)\nB\t20\t+5\t−2,8\n",
     [90, -35, 20, 5], [-1.1, -2.8]),
    # no value at all in the first row of values
    ("Tên\tSố lượng\tGhi chú\nBàn\t-\t\nGhế\t25\tmới\n", [25], []),
    # the percent sign in the column of units
    ("Chỉ tiêu\tĐơn vị\tKế hoạch\nĐộ che phủ\t%\t42,5\nĐàn bò\tcon\t30\n", [30], [42.5]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amounts", "rates"), TABLES)
def test_values_of_tables(text: str, amounts: list[float], rates: list[float]) -> None:
    (document,) = extract(text).documents
    assert [q.value for q in document.quantities] == amounts
    assert [p.value for p in document.percentages] == rates
    assert {q.unit for q in document.quantities} <= {""}


def test_rows_are_named_behind_numbers_of_several_levels() -> None:
    (document,) = extract("STT\tNội dung\tChi\nI\tThu\t90\n1.1\tThuế\t80\n").documents
    assert [q.subject for q in document.quantities] == ["Thu | Chi", "Thuế | Chi"]


TABLE = """TT\tXã\tSố hộ\tHộ nghèo\tTỷ lệ (%)
1\tĐông Hòa\t1.200\t60\t5
2\tTây Hòa\t800\t20\t2,5
Tổng cộng\t\t2.000\t80\t4,0
"""


def test_table_cells_have_row_and_column_heads() -> None:
    (document,) = extract(TABLE).documents
    assert [(q.subject, q.value) for q in document.quantities] == [
        ("Đông Hòa | Số hộ", 1200),
        ("Đông Hòa | Hộ nghèo", 60),
        ("Tây Hòa | Số hộ", 800),
        ("Tây Hòa | Hộ nghèo", 20),
        ("Tổng cộng | Số hộ", 2000),
        ("Tổng cộng | Hộ nghèo", 80),
    ]
    assert [(p.subject, p.value) for p in document.percentages] == [
        ("Đông Hòa", 5),
        ("Tây Hòa", 2.5),
        ("Tổng cộng", 4),
    ]


SPANNING = """Năm\tGia đình học tập\t\tDòng họ học tập\t
\tTổng số\tĐạt tỷ lệ\tTổng số\tĐạt tỷ lệ
2021\t1.000\t50\t20\t40,5
"""


def test_heads_that_span_columns() -> None:
    (document,) = extract(SPANNING).documents
    assert [(p.subject, p.value) for p in document.percentages] == [
        ("2021 | Gia đình học tập", 50),
        ("2021 | Dòng họ học tập", 40.5),
    ]


WORDED = [
    # (text, [(raw, value, qualifier)])
    ("đạt năm mươi phần trăm.", [("năm mươi phần trăm", 50, "exact")]),
    ("còn năm phần trăm", [("năm phần trăm", 5, "decrease_to")]),
    ("giảm chín mươi lăm phẩy hai\nphần trăm",
     [("chín mươi lăm phẩy hai\nphần trăm", 95.2, "decrease")]),
    # the words of a rate in digits, no number, points
    ("đạt 50% (năm mươi phần trăm); vài phần trăm; hai điểm phần trăm", [("50%", 50, "exact")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WORDED)
def test_percentages_in_words(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = extract(text).documents[0].percentages
    assert [(p.raw, p.value, p.qualifier) for p in found] == expected
