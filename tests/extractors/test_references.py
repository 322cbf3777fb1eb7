"""References: (text, [(type, number, date, issuer), ...]); short forms have tables below."""

from __future__ import annotations

import pytest

from extractors import extract

QD, CV, KH, NQ, TT, ND, CT, BC = (
    "Quyết định", "Công văn", "Kế hoạch", "Nghị quyết", "Thông tư", "Nghị định", "Chỉ thị",
    "Báo cáo",
)  # fmt: skip
PM, CP = "Thủ tướng Chính phủ", "Chính phủ"
MOET = "Bộ Giáo dục và Đào tạo"

ROWS = [
    # the plain form
    ("Thực hiện Quyết định số 1659/QĐ-TTg ngày 19/11/2019 của Thủ tướng Chính phủ về",
     [(QD, "1659/QĐ-TTg", "2019-11-19", PM)]),
    # without "số"
    ("theo Quyết định 1659/QĐ-TTg ngày 19/11/2019", [(QD, "1659/QĐ-TTg", "2019-11-19", PM)]),
    # issuer before the date
    ("Quyết định số 77/QĐ-UBND của UBND huyện ngày 03/02/2020",
     [(QD, "77/QĐ-UBND", "2020-02-03", "UBND huyện")]),
    # date in words
    ("Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ",
     [(ND, "34/2016/NĐ-CP", "2016-05-14", CP)]),
    # a comma before the date
    ("Kế hoạch số 58/KH-UBND, ngày 22/02/2016 về", [(KH, "58/KH-UBND", "2016-02-22", "")]),
    # date in brackets
    ("Quyết định số 12/QĐ-SNV (ngày 01/3/2021)", [(QD, "12/QĐ-SNV", "2021-03-01", "")]),
    # "ban hành ngày"
    ("Quyết định số 12/QĐ-SNV ban hành ngày 01/3/2021", [(QD, "12/QĐ-SNV", "2021-03-01", "")]),
    # dots and dashes in the date
    ("Nghị định số 42/2010/NĐ-CP ngày 15.4.2010", [(ND, "42/2010/NĐ-CP", "2010-04-15", CP)]),
    ("Chỉ thị 18-CT/TU ngày 05-9-2018", [(CT, "18-CT/TU", "2018-09-05", "")]),
    # month alone is known
    ("Kế hoạch số 15/KH-BCĐ tháng 7/2020", [(KH, "15/KH-BCĐ", "2020-07", "")]),
    # no date
    ("đính kèm Kế hoạch số 15/KH-BCĐ.", [(KH, "15/KH-BCĐ", "", "")]),
    # a space before the slash
    ("Công văn số 3717 /UBND-VX", [(CV, "3717/UBND-VX", "", "")]),
    # spaces around it
    ("Công văn số 3717 / UBND-VX", [(CV, "3717/UBND-VX", "", "")]),
    # a space in the symbol
    ("Công văn số 215/UBND- VX ngày 01/01/2020", [(CV, "215/UBND-VX", "2020-01-01", "")]),
    # no space behind "số"
    ("Thông tư số10 /2010/TT-BTC", [(TT, "10/2010/TT-BTC", "", "Bộ Tài chính")]),
    # a line end in the symbol
    ("Kế hoạch số 164/KH-\nUBND, ngày 22/02/2016", [(KH, "164/KH-UBND", "2016-02-22", "")]),
    # a line end before the number
    ("Kế hoạch số\n164/KH-UBND", [(KH, "164/KH-UBND", "", "")]),
    # a line end in the type
    ("Quyết\nđịnh số 12/QĐ-UBND", [(QD, "12/QĐ-UBND", "", "")]),
    # a line end in the date
    ("Quyết định số 12/QĐ-UBND ngày\n05 tháng 3\nnăm 2021", [(QD, "12/QĐ-UBND", "2021-03-05", "")]),
    # a line end in the issuer
    ("Thông tư số 22/2020/TT-BGDĐT của Bộ Giáo\ndục và Đào tạo",
     [(TT, "22/2020/TT-BGDĐT", "", MOET)]),
    # a page break in the reference
    ("Quyết định số 12/QĐ-UBND\fngày 05/3/2021", [(QD, "12/QĐ-UBND", "2021-03-05", "")]),
    # legal acts carry the year
    ("Thông tư 44/2014/TT-BGDĐT", [(TT, "44/2014/TT-BGDĐT", "", MOET)]),
    ("Nghị quyết số 54/2017/QH14 ngày 24/11/2017 của Quốc hội",
     [(NQ, "54/2017/QH14", "2017-11-24", "Quốc hội")]),
    # laws by name and number
    ("Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019",
     [("Luật", "43/2019/QH14", "2019-06-14", "Quốc hội")]),
    ("Luật số 38/2005/QH11", [("Luật", "38/2005/QH11", "", "Quốc hội")]),
    ("Luật An ninh mạng 24/2018/QH14", [("Luật", "24/2018/QH14", "", "Quốc hội")]),
    ("Bộ luật Dân sự số 91/2015/QH13", [("Bộ luật", "91/2015/QH13", "", "Quốc hội")]),
    ("Pháp lệnh số 16/2012/UBTVQH13", [("Pháp lệnh", "16/2012/UBTVQH13", "",
                                        "Ủy ban Thường vụ Quốc hội")]),
    # laws by name and date
    ("Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;", [("Luật", "", "2019-06-14", "")]),
    ("Căn cứ Luật Phòng, chống tham nhũng ngày 20 tháng 11 năm 2018;",
     [("Luật", "", "2018-11-20", "")]),
    # a date far from the law is not its date
    ("theo Luật Giáo dục. Báo cáo trước ngày 14 tháng 6 năm 2019", [("Luật", "", "", "")]),
    # the party's form
    ("Chỉ thị số 11-CT/TW ngày 13/4/2007 của Bộ Chính trị",
     [(CT, "11-CT/TW", "2007-04-13", "Bộ Chính trị")]),
    ("Nghị quyết 04-NQ/HU ngày 13/4/2016", [(NQ, "04-NQ/HU", "2016-04-13", "")]),
    ("Đề án 02-ĐA/TU của Tỉnh ủy", [("Đề án", "02-ĐA/TU", "", "Tỉnh ủy")]),
    ("Kết luận số 49-KL/TW của Ban Bí thư khóa XII", [("Kết luận", "49-KL/TW", "", "Ban Bí thư")]),
    ("Công văn số 2404-CV/TU", [(CV, "2404-CV/TU", "", "")]),
    ("Thông tri số 03-TT/TU", [("Thông tri", "03-TT/TU", "", "")]),
    ("Chương trình hành động số 18-CTr/TU", [("Chương trình", "18-CTr/TU", "", "")]),
    ("Quy định số 37-QĐ/TW ngày 25/10/2021", [("Quy định", "37-QĐ/TW", "2021-10-25", "")]),
    ("Hướng dẫn số 05-HD/BTGTU", [("Hướng dẫn", "05-HD/BTGTU", "", "")]),
    # official letters: the bodies' symbols alone
    ("Văn bản số 498/STTTT-TTBCXB ngày 10/8/2020 của Sở Thông tin\nvà Truyền thông tỉnh",
     [(CV, "498/STTTT-TTBCXB", "2020-08-10", "Sở Thông tin và Truyền thông tỉnh")]),
    ("Công văn số 1085/VPCP-KGVX", [(CV, "1085/VPCP-KGVX", "", "Văn phòng Chính phủ")]),
    ("công văn 88/PGDĐT", [(CV, "88/PGDĐT", "", "")]),
    ("CV số 88/PGDĐT", [(CV, "88/PGDĐT", "", "")]),
    # "văn bản" of a type its symbol names
    ("Văn bản số 31/KH-UBND", [(KH, "31/KH-UBND", "", "")]),
    # the paper's own word stands even where the symbol says otherwise
    ("Công văn số 171/KH-KHVN", [(CV, "171/KH-KHVN", "", "Hội Khuyến học Việt Nam")]),
    # the type from the symbol where none is written
    ("(số 45/TB-UBND ngày 02/4/2019)", [("Thông báo", "45/TB-UBND", "2019-04-02", "")]),
    ("thực hiện 49-KL/TW ngày 10/5/2019", [("Kết luận", "49-KL/TW", "2019-05-10", "")]),
    # words between type and number
    ("Báo cáo thẩm tra số 77/BC-KTNS", [(BC, "77/BC-KTNS", "", "")]),
    ("Tờ trình liên ngành số 14/TTr-STC", [("Tờ trình", "14/TTr-STC", "", "")]),
    # type in capitals
    ("THỰC HIỆN QUYẾT ĐỊNH SỐ 281/QĐ-TTg NGÀY 20 THÁNG 02 NĂM 2014",
     [(QD, "281/QĐ-TTg", "2014-02-20", PM)]),
    # OCR damage that is left: letter for digit
    ("Quyết định số 2O53/QĐ-TTg", [(QD, "2053/QĐ-TTg", "", PM)]),
    ("Quyết định số l7/QĐ-TTg", [(QD, "17/QĐ-TTg", "", PM)]),
    # Đ read as D or P
    ("Quyết định số 2053/QD-TTg", [(QD, "2053/QĐ-TTg", "", PM)]),
    ("Quyết định số 208/QP-TTg", [(QD, "208/QĐ-TTg", "", PM)]),
    ("Thông tư số 22/2020/TT-BGDDT", [(TT, "22/2020/TT-BGDĐT", "", MOET)]),
    ("Kế hoạch số 34/KH-BCD", [(KH, "34/KH-BCĐ", "", "")]),
    # a symbol in small letters, all of it or its end, also one that is not known
    ("Quyết định số 2053/qđ-ttg ngày 23/11/2009", [(QD, "2053/QĐ-TTg", "2009-11-23", PM)]),
    ("Thông tư 22/2020/tt-bgdđt", [(TT, "22/2020/TT-BGDĐT", "", MOET)]),
    ("nghị quyết 04-nq/hu", [(NQ, "04-NQ/HU", "", "")]),
    ("Quyết định số 2053/QĐ-ttg", [(QD, "2053/QĐ-TTg", "", PM)]),
    ("Luật số 38/2005/qh11", [("Luật", "38/2005/QH11", "", "Quốc hội")]),
    ("Công văn số 170/đctk-khvn", [(CV, "170/ĐCTK-KHVN", "", "")]),
    # no references: measures with a stroke
    ("tốc độ 60 km/h, 12/km-h, 50/tt-x, 3 tấn/ha-năm", []),
    # a dash that was lost, a space within the number
    ("Nghị định số 12/2021/NĐ CP ngày 12/02/2021", [(ND, "12/2021/NĐ-CP", "2021-02-12", CP)]),
    ("Kế hoạch số 5/KH UBND tỉnh", [(KH, "5/KH", "", "")]),
    ("Quyết định số 16 59/QĐ-TTg", [(QD, "1659/QĐ-TTg", "", PM)]),
    ("Nghị quyết số 88/2019/QH 14.", [(NQ, "88/2019/QH14", "", "Quốc hội")]),
    # spaces everywhere
    ("Nghị định Số 12 / 2021 / NĐ – CP", [(ND, "12/2021/NĐ-CP", "", CP)]),
    # the capital eth that looks like Đ
    ("Quyết định số 9/QÐ-TTg", [(QD, "9/QĐ-TTg", "", PM)]),
    # D that is right: Hướng dẫn, not Hợp đồng
    ("Hướng dẫn số 06/HD-UBND", [("Hướng dẫn", "06/HD-UBND", "", "")]),
    # D or Đ as the type written before it says
    ("Đề án số 03/DA-UBND", [("Đề án", "03/ĐA-UBND", "", "")]),
    ("Dự án số 03/DA-UBND", [("Dự án", "03/DA-UBND", "", "")]),
    # marks lost in the type
    ("Quyet dinh so 281/QĐ-TTg", [(QD, "281/QĐ-TTg", "", PM)]),
    # other dashes
    ("Quyết định số 12/QĐ–UBND", [(QD, "12/QĐ-UBND", "", "")]),
    # an underscore for the dash
    ("Nghị định số 54/2019/NĐ_CP", [(ND, "54/2019/NĐ-CP", "", CP)]),
    # two slashes
    ("Nghị định số 126/2004//NĐ-CP", [(ND, "126/2004/NĐ-CP", "", CP)]),
    # a space in place of the dash, as until about 1996
    ("Thông tư số 43 TC/QLCS ngày 31/7/1996", [(TT, "43 TC/QLCS", "1996-07-31", "")]),
    # a letter behind the number
    ("Nghị quyết số 30a/2008/NQ-CP", [(NQ, "30a/2008/NQ-CP", "", CP)]),
    # several departments in the symbol
    ("Công văn số 46/STTTT-TTBCXB-VP", [(CV, "46/STTTT-TTBCXB-VP", "", "")]),
    ("Công văn số 2243/PCCC&CNCH-P6", [(CV, "2243/PCCC&CNCH-P6", "", "")]),
    # joint circulars have several bodies, so that the symbol names none
    ("Thông tư liên tịch số 24/2014/TTLT-BGDĐT-BTC",
     [("Thông tư liên tịch", "24/2014/TTLT-BGDĐT-BTC", "", "")]),
    # a joint circular's bodies with a slash
    ("Thông tư liên tịch số 07/2009/TTLT/BTC-BNV",
     [("Thông tư liên tịch", "07/2009/TTLT/BTC-BNV", "", "")]),
    # ministries merged in 2025 keep their name of the time
    ("Thông tư số 02/2025/TT-BNNMT", [(TT, "02/2025/TT-BNNMT", "",
                                       "Bộ Nông nghiệp và Môi trường")]),
    ("Thông tư số 14/2018/TT-BNNPTNT", [(TT, "14/2018/TT-BNNPTNT", "",
                                         "Bộ Nông nghiệp và Phát triển nông thôn")]),
    ("Thông tư số 01/2025/TT-BDTTG", [(TT, "01/2025/TT-BDTTG", "", "Bộ Dân tộc và Tôn giáo")]),
    # a mass organisation
    ("Quyết định số 448/QĐ-KHVN", [(QD, "448/QĐ-KHVN", "", "Hội Khuyến học Việt Nam")]),
    ("Quyết định số 01/QĐ-HĐQLQ", [(QD, "01/QĐ-HĐQLQ", "", "")]),
    # two that share a date and a body
    ("Công văn số 170/ĐCTK-KHVN và Công văn số 171/KH-KHVN ngày 20/8/2019 của Hội Khuyến học "
     "Việt Nam",
     [(CV, "170/ĐCTK-KHVN", "2019-08-20", "Hội Khuyến học Việt Nam"),
      (CV, "171/KH-KHVN", "2019-08-20", "Hội Khuyến học Việt Nam")]),
    # letters of two departments of a body
    ("Công văn số 118/SDL-TTr và Công văn số 119/SDL-QLDL ngày 15/02/2024 của Sở Du lịch",
     [(CV, "118/SDL-TTr", "2024-02-15", "Sở Du lịch"),
      (CV, "119/SDL-QLDL", "2024-02-15", "Sở Du lịch")]),
    # a body that there is one of ends where the sentence goes on
    ("Chỉ thị số 05-CT/TW của Bộ Chính trị đi vào nền nếp",
     [(CT, "05-CT/TW", "", "Bộ Chính trị")]),
    ("Nghị định số 5/2020/NĐ-CP của Chính phủ có nêu", [(ND, "5/2020/NĐ-CP", "", CP)]),
    # the same day
    ("Quyết định số 1/QĐ-UBND ngày 05/5/2021, Quyết định số 2/QĐ-UBND cùng ngày của UBND tỉnh;",
     [(QD, "1/QĐ-UBND", "2021-05-05", ""), (QD, "2/QĐ-UBND", "2021-05-05", "UBND tỉnh")]),
    # the hour before the day
    ("Công điện số 3/CĐ-BCH hồi 15 giờ 30 ngày 7/9/2024 của Ban Chỉ huy tỉnh.",
     [("Công điện", "3/CĐ-BCH", "2024-09-07", "Ban Chỉ huy tỉnh")]),
    # "và" behind a body that there is one of, before a part of another document and a body
    ("Nghị định số 30/2020/NĐ-CP của Chính phủ và Khoản 2 Điều 10 Thông tư số 01/2011/TT-BNV",
     [(ND, "30/2020/NĐ-CP", "", CP), (TT, "01/2011/TT-BNV", "", "Bộ Nội vụ")]),
    ("Kế hoạch số 5/KH-BCĐ của Bộ Nội vụ và Bộ Tài chính về",
     [(KH, "5/KH-BCĐ", "", "Bộ Nội vụ và Bộ Tài chính")]),
    # a list under one type, with one date
    ("các Quyết định số 21/QĐ-UBND, số 22/QĐ-UBND và 23/QĐ-UBND ngày 04/5/2022 của UBND huyện",
     [(QD, "21/QĐ-UBND", "2022-05-04", "UBND huyện"),
      (QD, "22/QĐ-UBND", "2022-05-04", "UBND huyện"),
      (QD, "23/QĐ-UBND", "2022-05-04", "UBND huyện")]),
    # official letters in a list inherit the type
    ("Công văn số 12/UBND-VX, 15/UBND-NC",
     [(CV, "12/UBND-VX", "", ""), (CV, "15/UBND-NC", "", "")]),
    # two of different bodies do not share
    ("Kế hoạch số 5/KH-BCĐ và Quyết định số 6/QĐ-UBND ngày 01/02/2021",
     [(KH, "5/KH-BCĐ", "", ""), (QD, "6/QĐ-UBND", "2021-02-01", "")]),
    # each has its own date
    ("Kế hoạch số 5/KH-UBND ngày 01/01/2021 và Kế hoạch số 6/KH-UBND ngày 02/02/2021",
     [(KH, "5/KH-UBND", "2021-01-01", ""), (KH, "6/KH-UBND", "2021-02-02", "")]),
    # the issuer's name ends where the sentence goes on
    ("Kế hoạch số 206/KH-UBND của UBND tỉnh triển khai", [(KH, "206/KH-UBND", "", "UBND tỉnh")]),
    ("Công văn 7/HKH của Hội Khuyến học tỉnh hướng dẫn",
     [(CV, "7/HKH", "", "Hội Khuyến học tỉnh")]),
    ("Quyết định 3/QĐ-UBND của Chủ tịch UBND tỉnh phê duyệt",
     [(QD, "3/QĐ-UBND", "", "Chủ tịch UBND tỉnh")]),
    ("Kế hoạch 8/KH-BCĐ của Ban Chỉ đạo xây dựng xã hội học tập huyện về",
     [(KH, "8/KH-BCĐ", "", "Ban Chỉ đạo xây dựng xã hội học tập huyện")]),
    # a verb in the name of a ministry does not end it
    ("Thông tư số 04/2019/TT-BNG của Bộ Ngoại giao", [(TT, "04/2019/TT-BNG", "", "Bộ Ngoại giao")]),
    ("Thông tư số 9/2015/TT-BGTVT của Bộ trưởng Bộ Giao thông vận tải quy định",
     [(TT, "9/2015/TT-BGTVT", "", "Bộ trưởng Bộ Giao thông vận tải")]),
    # a comma in the name that the symbol tells
    ("Công văn số 1/BVHTTDL-TTr,", [(CV, "1/BVHTTDL-TTr", "", "Bộ Văn hóa, Thể thao và Du lịch")]),
    # a comma and a dash in a name do not end it
    ("Công văn số 1/BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch về",
     [(CV, "1/BVHTTDL", "", "Bộ Văn hóa, Thể thao và Du lịch")]),
    ("Thông tư số 5/2016/TT-BLĐTBXH của Bộ Lao động - Thương binh và Xã hội",
     [(TT, "5/2016/TT-BLĐTBXH", "", "Bộ Lao động - Thương binh và Xã hội")]),
    # "và" before another document is no part of the name
    ("Quyết định 2/QĐ-TTg của Thủ tướng Chính phủ và Kế hoạch số 3/KH-UBND",
     [(QD, "2/QĐ-TTg", "", PM), (KH, "3/KH-UBND", "", "")]),
    # the Prime Minister in lower case
    ("Quyết định 2/QĐ-TTg của Thủ tướng chính phủ", [(QD, "2/QĐ-TTg", "", PM)]),
    # a body without a head that is known is not taken for an issuer
    ("Quyết định 2/QĐ-UBND của anh em trong xã", [(QD, "2/QĐ-UBND", "", "")]),
    # no references: a fraction, a date, a phone, a unit, an address, always open
    ("Tỷ lệ 3/4 số hộ; ngày 20/8/2019; ĐT: 0210.3877-888; 60 km/h; số 12/3 đường Lê Lợi; 24/7", []),
    # no references: a school class, a plate, a standard's page
    ("lớp 10/A1, xe 19A-123.45, hộ ông A 12/B", []),
    # no references: a date before a dash and a word
    ("năm 2020 - UBND xã tổ chức; 2016 - Các mô hình", []),
    # no references: tasks with a dash
    ("1 - Phòng Giáo dục; 2 - UBND xã; 3 - TTHTCĐ", []),
    # a dash between phrases does not join
    ("Quyết định số 12/QĐ-UBND - UBND huyện", [(QD, "12/QĐ-UBND", "", "")]),
    # sloppy spaces around every mark
    ("Nghị quyết số 27 - NQ/TW", [(NQ, "27-NQ/TW", "", "")]),
    ("Quyết định số 15/QĐ - UBND ngày 03/4/2015", [(QD, "15/QĐ-UBND", "2015-04-03", "")]),
    # the sentence's full stop is no part of the symbol
    ("Theo Quyết định số 12/QĐ-UBND.", [(QD, "12/QĐ-UBND", "", "")]),
    # a number with a point between the thousands
    ("Quyết định số 1.234/QĐ-UBND", [(QD, "1234/QĐ-UBND", "", "")]),
    # an impossible date is no date
    ("Quyết định số 12/QĐ-UBND ngày 31/02/2020", [(QD, "12/QĐ-UBND", "", "")]),
    # telegrams, reports, invitations
    ("Công điện số 116/CĐ-TTg", [("Công điện", "116/CĐ-TTg", "", PM)]),
    ("Giấy mời số 33/GM-UBND", [("Giấy mời", "33/GM-UBND", "", "")]),
    ("Tờ trình số 4238/TTr-BNV", [("Tờ trình", "4238/TTr-BNV", "", "Bộ Nội vụ")]),
    ("Văn bản hợp nhất số 03/VBHN-BNV", [("Văn bản hợp nhất", "03/VBHN-BNV", "", "Bộ Nội vụ")]),
    ("Kế hoạch liên tịch số 12/KHLT-SGDĐT-HKH",
     [("Kế hoạch liên tịch", "12/KHLT-SGDĐT-HKH", "", "")]),
    ("Sắc lệnh số 17/SL ngày 08/9/1945", [("Sắc lệnh", "17/SL", "1945-09-08", "")]),
    # a letter read twice, for which no other symbol can stand
    ("Quyết định số 914/QĐĐ-BTNMT ngày 05/4/2018", [(QD, "914/QĐ-BTNMT", "2018-04-05",
      "Bộ Tài nguyên và Môi trường")]),
    ("Quyết định số 77/QĐ-LĐĐTBXH", [(QD, "77/QĐ-LĐTBXH", "",
      "Bộ Lao động - Thương binh và Xã hội")]),
    # a letter of the same shape
    ("Kế hoạch số 71/KH-STTTI ngày 02/3/2022", [(KH, "71/KH-STTTT", "2022-03-02", "")]),
    # letters in the assembly's term
    ("Pháp lệnh số 08/2003/PL-UBTVQHI1", [("Pháp lệnh", "08/2003/PL-UBTVQH11", "",
      "Ủy ban Thường vụ Quốc hội")]),
    ("Luật số 52/2010/QHl2", [("Luật", "52/2010/QH12", "", "Quốc hội")]),
    # symbols that are like known ones stay as they are
    ("Công văn số 12/TTTT-KH", [(CV, "12/TTTT-KH", "", "")]),
    ("Công văn số 40/SGTVV-VP", [(CV, "40/SGTVV-VP", "", "")]),
    # a space within the symbol
    ("Thông tư số 14-BY T/TT ngày 03/5/1994", [(TT, "14-BYT/TT", "1994-05-03", "Bộ Y tế")]),
    # the r of CTr
    ("Chương trình số 18-CT:/TU, ngày 25/3/2014", [("Chương trình", "18-CTr/TU", "2014-03-25",
      "")]),
    # specks at the ends of lines
    ("Quyết định số 10/2007/QĐ-BVHTT của Bộ Văn hóa -.\nThông tin",
     [(QD, "10/2007/QĐ-BVHTT", "", "Bộ Văn hóa - Thông tin")]),
    ("Quyết định số 31/QĐ-UB. `\nngày 17/01/2005", [(QD, "31/QĐ-UB", "2005-01-17", "")]),
    ("Tờ trình số 42/TTr-STC ngày\n. 21/10/2018", [("Tờ trình", "42/TTr-STC", "2018-10-21", "")]),
    ("Tờ trình số 42/TTr-STC. Ngày 21/10/2018 họp", [("Tờ trình", "42/TTr-STC", "", "")]),
    # the line below the body's name begins a sentence
    ("Kết luận số 19-KL/TW của Bộ Chính trị\nThực hiện chương trình",
     [("Kết luận", "19-KL/TW", "", "Bộ Chính trị")]),
    ("Thông tư số 10/2021/TT-BGTVT của Bộ\nGiao thông vận tải",
     [(TT, "10/2021/TT-BGTVT", "", "Bộ Giao thông vận tải")]),
    ("Pháp lệnh số 31/2000/PL-UBTVQH 10 ngày 28/12/2000", [("Pháp lệnh",
      "31/2000/PL-UBTVQH10", "2000-12-28", "Ủy ban Thường vụ Quốc hội")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_full_references(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    references = extract(text).documents[0].references
    full = [r for r in references if r.is_full or not r.number]
    assert [(r.document_type, r.number, r.date, r.issuer) for r in full] == expected


INTRODUCED = (
    "Quyết định số 281/QĐ-TTg ngày 20/02/2014 (gọi tắt là Quyết định số 281), "
    "Thông tư số 44/2014/TT-BGDĐT, Quyết định số 89/QĐ-TTg và Kết luận số 49-KL/TW. "
)
SHORT = [
    # (text behind the introduction, [(raw, resolves_to)])
    ("Thực hiện Quyết định số 281,", [("Quyết định số 281", "281/QĐ-TTg")]),
    # without "số"
    ("Thực hiện Quyết định 281.", [("Quyết định 281", "281/QĐ-TTg")]),
    # a legal act by its number alone
    ("theo Thông tư 44;", [("Thông tư 44", "44/2014/TT-BGDĐT")]),
    # two in a row
    (
        "Quyết định số 89 và Quyết định số 281",
        [("Quyết định số 89", "89/QĐ-TTg"), ("Quyết định số 281", "281/QĐ-TTg")],
    ),
    # the party's
    ("Kết luận 49 của Ban Bí thư", [("Kết luận 49", "49-KL/TW")]),
    # across a line end
    ("thực hiện Quyết định\nsố 281 trên", [("Quyết định\nsố 281", "281/QĐ-TTg")]),
    # the last one of its type
    ("Thông tư này quy định", [("Thông tư này", "44/2014/TT-BGDĐT")]),
    ("Kết luận nêu trên", [("Kết luận nêu trên", "49-KL/TW")]),
    # with its year, with its date, in a list
    ("Thông tư 44/2014 và", [("Thông tư 44/2014", "44/2014/TT-BGDĐT")]),
    ("Thông tư 44 năm 2014", [("Thông tư 44 năm 2014", "44/2014/TT-BGDĐT")]),
    ("Quyết định 281 ngày 20/02/2014", [("Quyết định 281 ngày 20/02/2014", "281/QĐ-TTg")]),
    ("các Quyết định 281 và 89", [("Quyết định 281", "281/QĐ-TTg"), ("89", "89/QĐ-TTg")]),
    ("Quyết định số 281, số 89", [("Quyết định số 281", "281/QĐ-TTg"), ("số 89", "89/QĐ-TTg")]),
    ("Quyết định 281 và 89 xã", [("Quyết định 281", "281/QĐ-TTg")]),
    # of another year: another one
    ("Thông tư 44/2021 và", [("Thông tư 44/2021", "")]),
    # a plan of five years is none, one of a day is
    (
        "Kế hoạch 5 năm 2021-2025; Kế hoạch 25 ngày 03/02/2021",
        [("Kế hoạch 25 ngày 03/02/2021", "")],
    ),
    # of another type: no antecedent, but a document all the same
    ("Nghị quyết số 29 của Trung ương", [("Nghị quyết số 29", "")]),
    # no document: the number of the next line's heading
    ("tủ sách pháp luật\n1. Kinh phí; ban hành Quyết định\n3. Nộp hồ sơ", []),
    # no document: a form
    ("theo Mẫu biên bản số 22", []),
    # no documents: spans of time, parts, counts
    ("Kế hoạch 5 năm, Chương trình 3 bước, Dự án 2 giai đoạn, Đề án 4 nhóm", []),
    # no document: a type word that is an ordinary word
    ("công tác báo cáo 6 tháng; thông báo 3 lần", []),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_short_forms(text: str, expected: list[tuple[str, str]]) -> None:
    references = extract(INTRODUCED + text).documents[0].references
    behind = [r for r in references if r.start >= len(INTRODUCED)]
    assert [(r.raw, r.resolves_to) for r in behind] == expected


def test_short_form_that_two_documents_may_mean() -> None:
    text = "Quyết định số 15/QĐ-UBND, Quyết định số 15/QĐ-SNV. Theo Quyết định số 15"
    short = extract(text).documents[0].references[-1]
    assert short.resolves_to == "15/QĐ-SNV"
    assert short.candidates == ("15/QĐ-SNV", "15/QĐ-UBND")
    assert short.confidence < 0.6


def test_this_document_is_the_document_itself() -> None:
    text = (
        "Số: 7/QĐ-UBND\nHà Nội, ngày 5 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc A\nQuyết định này có"
    )
    (short,) = extract(text).documents[0].references
    assert (short.raw, short.resolves_to) == ("Quyết định này", "7/QĐ-UBND")


def test_confidence_falls_with_damage() -> None:
    sound, damaged = (
        extract(f"Quyết định số {number}").documents[0].references[0].confidence
        for number in ("2053/QĐ-TTg", "2053/QD-TTg")
    )
    assert damaged < sound
