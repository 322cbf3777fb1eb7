"""Lines, tables and reading order."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np

from pipeline.imaging.background import divide
from pipeline.layout import PixelBox, find_lines, line_image, reading_order, table_rows
from pipeline.layout.dirt import specks
from tests.pipeline.pictures import BODY, Sheet, body_page

HEAD = [  # boxes of a letter's head and first lines, at 300 dpi
    ("issuer above", PixelBox(300, 200, 800, 240)),
    ("issuer", PixelBox(250, 270, 1000, 310)),
    ("number", PixelBox(400, 380, 800, 420)),
    ("subject", PixelBox(350, 440, 900, 480)),
    ("country", PixelBox(1080, 203, 2200, 243)),
    ("motto", PixelBox(1300, 275, 1950, 315)),
    ("place, date", PixelBox(1300, 385, 2000, 425)),
    ("title", PixelBox(900, 620, 1500, 660)),
    ("body 1", PixelBox(400, 720, 2200, 760)),
    ("body 2", PixelBox(250, 800, 600, 840)),
]
FOOT = [
    ("body", PixelBox(250, 100, 2200, 140)),
    ("recipients", PixelBox(250, 300, 500, 340)),
    ("recipient 1", PixelBox(250, 360, 700, 400)),
    ("recipient 2", PixelBox(250, 420, 600, 460)),
    ("office", PixelBox(1500, 305, 2000, 345)),
    ("deputy", PixelBox(1450, 365, 2050, 405)),
    ("signer", PixelBox(1550, 800, 1950, 840)),
]


def _names(named: list[tuple[str, PixelBox]]) -> list[str]:
    boxes = [box for _, box in named]
    order = reading_order(boxes, 34.0)
    return [named[index][0] for line in order for cell in line for index in cell]


def test_the_head_is_read_column_by_column() -> None:
    assert _names(HEAD) == [name for name, _ in HEAD]


def test_the_foot_is_read_column_by_column_and_the_signer_last() -> None:
    assert _names(FOOT) == [name for name, _ in FOOT]


def test_a_foot_whose_signature_begins_higher_is_read_recipients_first() -> None:
    raised = [
        (name, PixelBox(box.x0, box.y0 - 45, box.x1, box.y1 - 45) if box.x0 > 1000 else box)
        for name, box in FOOT
    ]
    assert _names(raised) == [name for name, _ in FOOT]


def test_a_speck_beside_a_line_makes_no_columns() -> None:
    speck = ("speck", PixelBox(2300, 110, 2330, 135))
    names = _names([*FOOT, speck])
    assert [name for name in names if name != "speck"] == [name for name, _ in FOOT]


def test_pieces_of_one_line_stay_one_line() -> None:
    pair = [PixelBox(250, 100, 600, 140), PixelBox(760, 102, 2200, 142)]
    below = PixelBox(250, 180, 2200, 220)
    assert reading_order([*pair, below], 34.0) == (((0, 1),), ((2,),))


def test_a_line_in_two_pieces_over_a_short_one_stays_one_line() -> None:
    pair = [PixelBox(250, 100, 1800, 140), PixelBox(1830, 102, 2200, 142)]
    below = [PixelBox(250, 180, 900, 220), PixelBox(250, 260, 2200, 300)]
    assert reading_order([*pair, *below], 34.0) == (((0, 1),), ((2,),), ((3,),))


def test_an_indented_line_over_a_short_last_one_makes_no_columns() -> None:
    first, last = PixelBox(340, 100, 2200, 140), PixelBox(240, 152, 310, 186)
    assert reading_order([last, first], 34.0) == (((1,),), ((0,),))


def test_three_abreast_are_cells() -> None:
    row = [PixelBox(x, 100, x + 200, 140) for x in (1800, 250, 1000)]
    assert reading_order(row, 34.0) == (((1,), (2,), (0,)),)


def test_a_row_of_two_over_rows_of_four_is_the_head_of_a_table() -> None:
    head = [PixelBox(250, 100, 700, 140), PixelBox(820, 100, 2200, 140)]
    rows = [
        [PixelBox(x, 160 + 60 * row, x + 180, 200 + 60 * row) for x in (250, 850, 1400, 1950)]
        for row in range(2)
    ]
    order = reading_order([*head, *rows[0], *rows[1]], 34.0)
    assert order == (((0,), (1,)), ((2,), (3,), (4,), (5,)), ((6,), (7,), (8,), (9,)))


def test_every_line_is_found_once() -> None:
    page = find_lines(body_page().gray, 300)
    assert len(page.boxes) == len(BODY)
    for row, box in enumerate(sorted(page.boxes, key=lambda box: box.y0)):
        assert 200 + 76 * row - 10 <= box.y0 <= box.y1 <= 200 + 76 * row + 76
        assert abs(box.x0 - 330) < 15


def test_an_empty_page_has_no_lines() -> None:
    assert find_lines(np.full((600, 800), 255, np.uint8), 300).boxes == ()


def test_a_lone_page_number_is_a_line() -> None:
    sheet = body_page()
    sheet.centred(1240, 80, "7", 54, "Regular")
    page = find_lines(sheet.gray, 300)
    assert any(abs((box.x0 + box.x1) / 2 - 1240) < 8 and box.y1 < 150 for box in page.boxes)


def test_tight_lines_keep_their_tones_and_lose_the_neighbours() -> None:
    alone, both = Sheet(), Sheet()
    alone.write(330, 262, "Ủy ban đề xuất, tổ chức thống kê tổng số hộ ở huyện;")
    both.write(330, 200, "quyền lợi, nghĩa vụ: phụ cấp, trợ cấp gửi trực tiếp")
    both.write(330, 262, "Ủy ban đề xuất, tổ chức thống kê tổng số hộ ở huyện;")
    page = find_lines(both.gray, 300)
    lower = max(range(len(page.boxes)), key=lambda number: page.boxes[number].y0)
    image = line_image(both.gray, page, lower, page.boxes[lower].height)
    x0, y0, x1, y1 = image.place
    truth = alone.gray[y0:y1, x0:x1] < 128
    seen = image.pixels < 128
    height = min(truth.shape[0], seen.shape[0])
    lost = np.count_nonzero(truth) - np.count_nonzero(seen) * truth.size / seen.size
    assert height > 40
    assert abs(lost) < 0.03 * np.count_nonzero(truth)


def test_specks_are_no_marks_and_points_and_dashes_stay() -> None:
    sheet = body_page()
    sheet.write(330, 760, "- Số thu đạt 91,5%; số chi đạt 8.415 triệu đồng.")
    clean = find_lines(sheet.gray, 300)
    gray = sheet.gray.copy()
    rng = np.random.default_rng(6)
    centres = [(x, y) for x in range(60, 2400, 90) for y in (120, 900, 1050, 1200)]
    for x, y in centres:
        cv2.circle(gray, (x, y), int(rng.integers(2, 4)), 40, -1)
    page = find_lines(gray, 300)
    found = np.array(sorted(page.boxes, key=lambda box: box.y0))
    true = np.array(sorted(clean.boxes, key=lambda box: box.y0))
    assert np.abs(found - true).max() <= 4
    assert not (page.marks.specks & (clean.marks.labels > 0)).any()
    number, _ = cv2.connectedComponents(page.marks.specks)
    assert number - 1 == len(centres)


def test_a_small_dash_before_an_item_is_no_speck() -> None:
    letters = [(100 + 14 * n, 200, 110 + 14 * n, 216) for n in range(8)]
    dirt = [(300 + 20 * n, 60 + 37 * (n % 4), 304 + 20 * n, 63 + 37 * (n % 4)) for n in range(40)]
    dash, beside = (87, 207, 91, 210), (230, 207, 234, 210)
    boxes = np.array([*letters, *dirt, dash, beside], np.int32)
    labels = np.zeros((400, 1200), np.int32)
    for number, (x0, y0, x1, y1) in enumerate(boxes.tolist(), start=1):
        labels[y0:y1, x0:x1] = number
    expected = [False] * 8 + [True] * 40 + [False, True]
    assert specks(boxes, labels, 16.0).tolist() == expected


def test_a_faded_line_is_given_full_contrast() -> None:
    faded = (190 + body_page().gray.astype(np.float32) / 255 * 50).astype(np.uint8)
    page = find_lines(divide(faded, 300), 300)
    for number in range(len(page.boxes)):
        pixels = line_image(faded, page, number).pixels
        assert pixels.min() < 10
        assert np.median(pixels) > 245


def test_columns_that_nearly_touch_come_apart() -> None:
    sheet = Sheet()
    sheet.centred(620, 150, "PHÒNG VĂN HÓA VÀ THÔNG TIN", 44)
    sheet.centred(1560, 150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 46)
    sheet.centred(620, 220, "Số: 31/BC-VHTT", 50, "Regular")
    sheet.centred(1560, 220, "Độc lập - Tự do - Hạnh phúc", 50)
    sheet.body(400)
    page = find_lines(sheet.gray, 300)
    assert sum(box.y1 < 320 for box in page.boxes) == 4


def test_rows_of_a_head_come_apart_one_after_the_other() -> None:
    sheet = Sheet()
    sheet.centred(630, 150, "UBND HUYỆN LƯƠNG ĐIỀN GIANG", 50)
    sheet.centred(1570, 150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 46)
    sheet.centred(630, 220, "ỦY BAN NHÂN DÂN XÃ TÂN HÒA", 50)
    sheet.centred(1570, 220, "Độc lập - Tự do - Hạnh phúc năm 2012", 50)
    sheet.centred(630, 300, "Số: 1183/KH-UBND", 50, "Regular")
    sheet.centred(1570, 300, "Tân Hòa, ngày 01 tháng 01 năm 2012", 50, "Regular")
    sheet.body(460)
    page = find_lines(sheet.gray, 300)
    assert sum(box.y1 < 400 for box in page.boxes) == 6


def test_a_wide_space_in_a_paragraph_over_two_columns_parts_nothing() -> None:
    sheet = Sheet()
    sheet.centred(1240, 150, "Đàn lợn có 43.568 con, đàn gia cầm có 328.396 con; đạt tỷ lệ", 50)
    sheet.centred(700, 220, "tiêm phòng đạt 85,3%.", 50, "Regular")
    sheet.centred(1303, 220, "Tỷ lệ trẻ em được tiêm là 85,6%./.", 50, "Regular")
    sheet.centred(580, 330, "Nơi nhận gồm có:", 50)
    sheet.centred(1560, 330, "GIÁM ĐỐC SỞ Y TẾ TỈNH", 50)
    found = sorted(find_lines(sheet.gray, 300).boxes, key=lambda box: box.y0)
    assert [box.width > 1000 for box in found] == [True, True, False, False]


def test_ruled_tables_come_row_by_row_with_their_empty_cells() -> None:
    sheet = body_page()
    rows = [["TT", "Chỉ tiêu", "Tỷ lệ"], ["1", "Hộ nghèo", "4,7%"], ["2", "", "91,5%"]]
    edges = [330, 480, 1400, 1900]
    for number, row in enumerate(rows):
        top = 760 + 90 * number
        for (left, right), text in zip(pairwise(edges), row, strict=True):
            sheet.pen.rectangle((left, top, right, top + 90), outline=0, width=3)
            sheet.write(left + 30, top + 15, text)
    page = find_lines(sheet.gray, 300)
    found = table_rows(page)
    assert [[len(cell) for cell in row] for row in found] == [[1, 1, 1], [1, 1, 1], [1, 0, 1]]
    order = reading_order(page.boxes, page.letter, found)
    assert order[-3:] == found
    assert len(order) == len(BODY) + 3


def test_pieces_of_faint_rules_and_underlines_are_no_lines() -> None:
    sheet = body_page()
    sheet.pen.line((700, 780, 1100, 780), fill=60, width=4)  # 6 mm under the text
    for y in range(840, 1150, 100):
        sheet.pen.line((330, y, 2000, y), fill=150, width=3)
    for x in (330, 900, 1500, 2000):
        sheet.pen.line((x, 840, x, 1140), fill=150, width=3)
    for row in range(3):
        for x, text in ((360, "Xã Tân Hòa"), (1100, "3.710"), (1650, "77,5")):
            sheet.write(x, 862 + 100 * row, text)
    gray = sheet.gray.copy()
    gray[:, 1000:1010] = 255  # the rules broken
    page = find_lines(gray, 300)
    assert len(page.boxes) == len(BODY) + 9
    assert sum(cell > 0 for cell in page.cells) == 9
