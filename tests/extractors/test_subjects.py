"""Of what a percentage is a percentage: (text, [(value, qualifier, subject), ...])."""

from __future__ import annotations

import pytest

from extractors import extract

ROWS = [
    # the subject stands before its verb
    ("Xã hội học tập đạt 41,5%.", [(41.5, "exact", "Xã hội học tập")]),
    ("+ Dòng họ hiếu học đạt 66,2%;", [(66.2, "exact", "Dòng họ hiếu học")]),
    # "đạt tỷ lệ" is one verb
    ("Số thôn văn hóa đạt tỷ lệ 92%.", [(92, "exact", "Số thôn văn hóa")]),
    # no verb at all
    ("- Loại giỏi 12,5%;", [(12.5, "exact", "Loại giỏi")]),
    # a colon in place of the verb
    ("- Tỷ lệ hộ dùng nước sạch: 87%", [(87, "exact", "Tỷ lệ hộ dùng nước sạch")]),
    # a bullet letter is no part of it
    ("a) Tỷ lệ nhập học bậc mầm non là 98%;", [(98, "exact", "Tỷ lệ nhập học bậc mầm non")]),
    # leading phrase of time
    ("Đến năm 2025, tỷ lệ lao động qua đào tạo đạt 70%.",
     [(70, "exact", "tỷ lệ lao động qua đào tạo")]),
    # trailing phrase of time
    ("Tỷ lệ hộ nghèo năm 2022 là 5,1%.", [(5.1, "exact", "Tỷ lệ hộ nghèo")]),
    # leading phrase of place
    ("Trên địa bàn xã, tỷ lệ che phủ rừng đạt 61%.", [(61, "exact", "tỷ lệ che phủ rừng")]),
    # a fall to a value
    ("Tỷ lệ sinh con thứ ba giảm còn 4,8%.", [(4.8, "decrease_to", "Tỷ lệ sinh con thứ ba")]),
    # a rise by a value
    ("Tổng mức bán lẻ hàng hóa tăng 11,3% so với cùng kỳ.",
     [(11.3, "increase", "Tổng mức bán lẻ hàng hóa")]),
    # a fall by a value
    ("Số vụ tai nạn giao thông giảm 20%.", [(20, "decrease", "Số vụ tai nạn giao thông")]),
    # above a plan
    ("Thu ngân sách vượt 15% dự toán.", [(15, "increase", "Thu ngân sách")]),
    # about, more than, at least, at most
    ("Tỷ lệ chuyên cần đạt khoảng 95%.", [(95, "about", "Tỷ lệ chuyên cần")]),
    ("Tỷ lệ chuyên cần đạt trên 95%.", [(95, "more_than", "Tỷ lệ chuyên cần")]),
    ("Tỷ lệ chuyên cần đạt ít nhất 95%.", [(95, "at_least", "Tỷ lệ chuyên cần")]),
    ("Chi phí quản lý không quá 3%.", [(3, "at_most", "Chi phí quản lý")]),
    ("Tỷ lệ tảo hôn còn dưới 2%.", [(2, "less_than", "Tỷ lệ tảo hôn")]),
    # the noun counted stands behind
    ("100% đảng viên ký cam kết.", [(100, "exact", "đảng viên")]),
    ("Có 85% học sinh tham gia.", [(85, "exact", "học sinh")]),
    ("Phấn đấu 90% hộ gia đình đạt chuẩn.", [(90, "exact", "hộ gia đình")]),
    ("Phấn đấu trên 90% thôn có tủ sách.", [(90, "more_than", "thôn")]),
    ("Bảo đảm 100% trẻ em được tiêm chủng.", [(100, "exact", "trẻ em")]),
    ("Đến hết năm 2024, 75% trường học có phòng máy.", [(75, "exact", "trường học")]),
    ("Phấn đấu đến năm 2030 có 60% người dân biết kỹ năng số.", [(60, "exact", "người dân")]),
    # a list of nouns counted
    ("100% cán bộ, công chức, viên chức được tập huấn.",
     [(100, "exact", "cán bộ, công chức, viên chức")]),
    # not a list: the comma ends the phrase
    ("Có 70% thôn đạt chuẩn, 02 thôn chưa đạt.", [(70, "exact", "thôn")]),
    # number and rate in one sentence: the noun counted
    ("Toàn xã có 12 thôn đạt chuẩn văn hóa, chiếm 80%.",
     [(80, "exact", "thôn đạt chuẩn văn hóa")]),
    ("Đã hòa giải thành 35 vụ việc (đạt 87,5%).", [(87.5, "exact", "vụ việc")]),
    # number and rate: what was measured
    ("Tổng thu đạt 4,2 tỷ đồng, bằng 105% kế hoạch.", [(105, "exact", "Tổng thu")]),
    ("Diện tích lúa 350 ha, tăng 2,5%.", [(2.5, "increase", "Diện tích lúa")]),
    ("Số hộ sử dụng điện 2.150 hộ, đạt 99,9%.", [(99.9, "exact", "Số hộ sử dụng điện")]),
    # two clauses
    ("Công nghiệp chiếm 42%, dịch vụ chiếm 35%, nông nghiệp chiếm 23%.",
     [(42, "exact", "Công nghiệp"), (35, "exact", "dịch vụ"), (23, "exact", "nông nghiệp")]),
    ("Tỷ lệ xã đạt chuẩn là 60%; tỷ lệ thôn đạt chuẩn là 45%.",
     [(60, "exact", "Tỷ lệ xã đạt chuẩn"), (45, "exact", "tỷ lệ thôn đạt chuẩn")]),
    # the second clause goes on to speak of the first one's subject
    ("Tỷ lệ hộ cận nghèo còn 6,2%, giảm 1,1% so với năm 2020.",
     [(6.2, "decrease_to", "Tỷ lệ hộ cận nghèo"), (1.1, "decrease", "Tỷ lệ hộ cận nghèo")]),
    ("Nâng tỷ lệ đô thị hóa từ 25% lên 30%.",
     [(25, "from", "tỷ lệ đô thị hóa"), (30, "exact", "tỷ lệ đô thị hóa")]),
    # a range
    ("Mỗi năm giảm tỷ lệ hộ nghèo từ 1% đến 1,5%.",
     [(1, "from", "tỷ lệ hộ nghèo"), (1.5, "to", "tỷ lệ hộ nghèo")]),
    ("Tốc độ tăng trưởng 7-8%.", [(7, "from", "Tốc độ tăng trưởng"),
                                  (8, "to", "Tốc độ tăng trưởng")]),
    # a part of what was spoken of
    ("Toàn huyện có 420 giáo viên, trong đó trên chuẩn chiếm 65%.", [(65, "exact", "trên chuẩn")]),
    ("Xã có 95 đảng viên, trong đó đảng viên nữ 38%.", [(38, "exact", "đảng viên nữ")]),
    # brackets
    ("Có 7 hộ tái nghèo (0,3%).", [(0.3, "exact", "hộ tái nghèo")]),
    # an age is no amount of its own
    ("Tỷ lệ người từ 15 tuổi trở lên biết chữ đạt 97,8%.",
     [(97.8, "exact", "Tỷ lệ người từ 15 tuổi trở lên biết chữ")]),
    ("Huy động 99% trẻ 6 tuổi vào lớp 1.", [(99, "exact", "trẻ 6 tuổi")]),
    # wrapped lines
    ("Tỷ lệ học sinh hoàn thành chương trình\ntiểu học đạt 99,6%.",
     [(99.6, "exact", "Tỷ lệ học sinh hoàn thành chương trình tiểu học")]),
    ("- Tỷ lệ dân số tham gia bảo hiểm y tế đạt\n93,4%.",
     [(93.4, "exact", "Tỷ lệ dân số tham gia bảo hiểm y tế")]),
    # inherited from the line above
    ("2.1. Cộng đồng học tập\nĐạt 77,4%.", [(77.4, "exact", "Cộng đồng học tập")]),
    ("Kết quả công nhận đơn vị học tập:\n- Đạt 91%.",
     [(91, "exact", "Kết quả công nhận đơn vị học tập")]),
    # a sign in words
    ("Nộp vào ngân sách nhà nước 20 phần trăm số phí.",
     [(20, "exact", "số phí")]),
    # what a rule takes of something
    ("Quỹ được trích 5% để khen thưởng.", [(5, "exact", "Quỹ")]),
    ("Học sinh khuyết tật được giảm 50% học phí.", [(50, "decrease", "Học sinh khuyết tật")]),
    # a clause that begins with its verb speaks of what stands behind
    ("Hỗ trợ 50% kinh phí đóng bảo hiểm.", [(50, "exact", "kinh phí đóng bảo hiểm")]),
    ("Giải ngân đến cuối năm 95% kế hoạch vốn.", [(95, "exact", "kế hoạch vốn")]),
    # the verb of who pays is no part of the subject
    ("Nhân dân đóng góp 30%.", [(30, "exact", "Nhân dân")]),
    # an abbreviation in brackets belongs to the name
    ("Chỉ số cải cách hành chính (PARINDEX) đạt 87,2%.",
     [(87.2, "exact", "Chỉ số cải cách hành chính (PARINDEX)")]),
    # the amount before it is money
    ("Vốn ngân sách huyện 1,8 tỷ đồng, chiếm 36%.", [(36, "exact", "Vốn ngân sách huyện")]),
    ("Quỹ “Vì người nghèo” vận động 120 triệu đồng, vượt 20% kế hoạch.",
     [(20, "increase", "Quỹ “Vì người nghèo”")]),
    ("Năng suất bình quân đạt 61 tạ/ha, tăng 0,8% so với vụ trước.",
     [(0.8, "increase", "Năng suất bình quân")]),
    # several amounts before it
    ("Toàn xã có 9 thôn với 1.840 hộ, trong đó hộ nghèo 51 hộ, chiếm 2,8%.",
     [(2.8, "exact", "hộ nghèo")]),
    # an adverb of the whole area
    ("Toàn huyện đã tiêm 15.200 mũi, đạt 91,5% kế hoạch.", [(91.5, "exact", "mũi")]),
    # "đạt dưới" of a plan
    ("Còn 3 xã đạt dưới 40% kế hoạch.", [(40, "less_than", "xã")]),
    # the subject is on the line above, the value alone on its own line
    ("Tỷ lệ hài lòng của người dân:\n92,4%", [(92.4, "exact", "Tỷ lệ hài lòng của người dân")]),
    # a conjunction before the subject
    ("Nông nghiệp đạt 30% và thủy sản đạt 12%.",
     [(30, "exact", "Nông nghiệp"), (12, "exact", "thủy sản")]),
    # the time stands between subject and verb
    ("Doanh thu du lịch 9 tháng đầu năm 2023 tăng 18%.", [(18, "increase", "Doanh thu du lịch")]),
    ("Sản lượng thủy sản quý II năm 2021 giảm 3,4%.", [(3.4, "decrease", "Sản lượng thủy sản")]),
    # the plan it is compared with does not matter
    ("So với kế hoạch, diện tích rừng trồng mới đạt 88%.",
     [(88, "exact", "diện tích rừng trồng mới")]),
    # quoted names keep their words
    ("Danh hiệu “Đơn vị học tập” đạt 88%.", [(88, "exact", "Danh hiệu “Đơn vị học tập”")]),
    # the verb "thực hiện"
    ("Khối lượng giải ngân thực hiện 54% kế hoạch vốn.", [(54, "exact", "Khối lượng giải ngân")]),
    # a slash inside the phrase
    ("Tỉ lệ hội viên/dân số đạt 31,7 %.", [(31.7, "exact", "Tỉ lệ hội viên/dân số")]),
    # subject with a list inside
    ("Tỷ lệ phòng, chống dịch kịp thời đạt 100%.",
     [(100, "exact", "Tỷ lệ phòng, chống dịch kịp thời")]),
    ("Tỷ lệ cộng đồng học tập ấp, khu phố vượt 12%.",
     [(12, "increase", "Tỷ lệ cộng đồng học tập ấp, khu phố")]),
    # letters that an OCR read for digits; the chemist's are none
    ("Tỷ lệ hộ nghèo là 3I,5%.", [(31.5, "exact", "Tỷ lệ hộ nghèo")]),
    ("Số xã đạt chuẩn chiếm 9O%.", [(90, "exact", "Số xã đạt chuẩn")]),
    ("Lượng CO2O thải ra giảm 5%.", [(5, "decrease", "Lượng CO2O thải ra")]),
    # a point before the decimals
    ("Tỷ lệ che phủ rừng đạt 37.2%.", [(37.2, "exact", "Tỷ lệ che phủ rừng")]),
    # the sign in a table's head, read as a number
    ("Xã\tTỷ lệ (9%)\nAn Hòa\t57,1", [(57.1, "exact", "An Hòa")]),
    ("Số hộ tái nghèo (9%).", [(9, "exact", "Số hộ tái nghèo")]),
    # a row of rates
    ("Chỉ tiêu\tNăm 2020\tSố xã\nTỷ lệ hộ nghèo\t4,2\t12",
     [(4.2, "exact", "Tỷ lệ hộ nghèo | Năm 2020")]),
    # a heading above the sentence, without an empty line between them
    ("Năm 2021 có nhiều đổi mới.\n4. Công tác vận động quỹ\nTỷ lệ hộ tham gia đạt 61%.",
     [(61, "exact", "Tỷ lệ hộ tham gia")]),
    # a verb alone before it
    ("- Giải ngân 100% vốn được giao", [(100, "exact", "vốn được giao")]),
    ("trồng mới 450 ha rừng phòng hộ, đạt 96% kế hoạch", [(96, "exact", "rừng phòng hộ")]),
    # two of a list, each with what it is of
    ("Có 82% số hộ đạt danh hiệu, 90% số thôn đạt chuẩn",
     [(82, "exact", "số hộ"), (90, "exact", "số thôn")]),
    # an age is no time
    ("- 65% người dân từ đủ 18 tuổi có tài khoản", [(65, "exact", "người dân từ đủ 18 tuổi")]),
    # the plan it is held against
    ("Tỷ lệ bao phủ đạt 38,9%, thấp hơn chỉ tiêu 45% đã đề ra",
     [(38.9, "exact", "Tỷ lệ bao phủ"), (45, "exact", "chỉ tiêu")]),
    # how it was measured
    ("Mức độ hài lòng của người dân qua khảo sát 60 phiếu là 91%",
     [(91, "exact", "Mức độ hài lòng của người dân")]),
    ("Đối với các xã có tỷ lệ hồ sơ trực tuyến dưới 40%",
     [(40, "less_than", "tỷ lệ hồ sơ trực tuyến")]),
    # dirt at the end of the line
    ("có 100%.\ntrường đạt chuẩn", [(100, "exact", "trường")]),
    # the clause goes on to speak of what stood behind the rate
    ("Đến nay 84% gia đình đạt danh hiệu học tập, tăng 3,1% so với năm 2020",
     [(84, "exact", "gia đình"), (3.1, "increase", "gia đình")]),
    # a row whose first head is only a year
    ("Năm\tMô hình\tĐạt tỷ lệ\n2016\tGia đình học tập\t59,72\n2017\tDòng họ học tập\t41,8",
     [(59.72, "exact", "2016 | Gia đình học tập"), (41.8, "exact", "2017 | Dòng họ học tập")]),
    # a word before the rate in a cell
    ("Chỉ tiêu\tNăm 2021\tSo sánh\nSố lớp học\t52\ttăng 2,5%",
     [(2.5, "increase", "Số lớp học | So sánh")]),
    # the sign read as digits
    ("268 hộ được công nhận, chiếm 85,996.", [(85.9, "exact", "hộ được công nhận")]),
    ("Cả xã có 85,996 ha rừng.", []),
    # dirt behind a cell's value
    ("Xã\tTỷ lệ (%)\nAn Hòa\t57,1...\nAn Tân\t63,5",
     [(57.1, "exact", "An Hòa"), (63.5, "exact", "An Tân")]),
    # the rate at the end of a long clause
    ("Đối với đất ở và các loại đất khác, thuế suất là 20%.", [(20, "exact", "thuế suất")]),
    ("Gây thương tích cho người mà tổng tỷ lệ thương tật dưới 61%.",
     [(61, "less_than", "tổng tỷ lệ thương tật")]),
    ("Thu nhập của cá nhân được tính thuế với thuế suất 5%.", [(5, "exact", "thuế suất")]),
    ("Giảm số tiền phải nộp 30%, 35% hoặc 40%.",
     [(30, "exact", "số tiền phải nộp"), (35, "exact", "số tiền phải nộp"),
      (40, "exact", "số tiền phải nộp")]),
    # signs of comparison
    ("Tỷ lệ nghèo đa chiều ≤2%", [(2, "at_most", "Tỷ lệ nghèo đa chiều")]),
    ("Tỷ lệ hao hụt nhỏ hơn 5%.", [(5, "less_than", "Tỷ lệ hao hụt")]),
    # nouns that end like verbs
    ("Máy cày áp dụng thuế giá trị gia tăng 5%.", [(5, "exact",
      "thuế giá trị gia tăng")]),
    ("Quỹ của các cấp 12%.", [(12, "exact", "Quỹ của các cấp")]),
    # heads that span columns, their empty cells kept and lost
    ("Mô hình\tNăm 2016\t\tNăm 2020\t\n\tSố\tĐạt (%)\tSố\tĐạt (%)\nDòng họ\t88\t47,1\t131\t69",
     [(47.1, "exact", "Dòng họ | Năm 2016 | Đạt (%)"),
      (69, "exact", "Dòng họ | Năm 2020 | Đạt (%)")]),
    ("Mô hình\tNăm 2016\tNăm 2020\nSố\tĐạt (%)\tSố\tĐạt (%)\nDòng họ\t88\t47,1\t131\t69",
     [(47.1, "exact", "Dòng họ | Năm 2016 | Đạt (%)"),
      (69, "exact", "Dòng họ | Năm 2020 | Đạt (%)")]),
    # running numbers below a head that was misread
    ("TI\tCây\tĐạt (%)\n1\tLúa\t96\n2\tNgô\t88", [(96, "exact", "Lúa | Đạt (%)"),
                                                       (88, "exact", "Ngô | Đạt (%)")]),
    # a name and the number beside it read as one cell
    ("Xã\tSố hộ\tTỷ lệ (%)\nHà An\t96\t3\nHà Nam\t85\t2,5\nTrà Cổ 41\t1,2",
     [(3, "exact", "Hà An"), (2.5, "exact", "Hà Nam"), (1.2, "exact", "Trà Cổ")]),
    # the sentence behind a table's last row
    ("Xã\tTỷ lệ (%)\nHà An\t96\nQua 5 năm, số hộ đạt chuẩn tăng 22,4%.",
     [(96, "exact", "Hà An"), (22.4, "increase", "số hộ đạt chuẩn")]),
    # a sentence that goes on over the end of a page
    ("Tỷ lệ bao\f2\nphủ bảo hiểm y tế đạt 81%.", [(81, "exact", "Tỷ lệ bao phủ bảo hiểm y tế")]),
    # a mark misread within the sentence
    ("Nhân dân hiến 320 m? đất và đóng góp 30% kinh phí.", [(30, "exact", "Nhân dân")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_subjects(text: str, expected: list[tuple[float, str, str]]) -> None:
    percentages = extract(text).documents[0].percentages
    assert [(p.value, p.qualifier, p.subject) for p in percentages] == expected
