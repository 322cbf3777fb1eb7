"""Of what a percentage is one, in the forms of running reports: (text, subjects in order)."""

from __future__ import annotations

import pytest

from tests.extractors.papers import subjects

MISS = pytest.mark.xfail(strict=True, reason="the ranking takes another phrase")

ROWS = [
    # a condition, a payer, an owner: whose share it is
    ("Ngân sách nhà nước hỗ trợ 70%, người dân đóng góp 30%.", ["Ngân sách nhà nước", "người dân"]),
    ("Người lao động đóng 8% vào quỹ hưu trí.", ["Người lao động"]),
    ("Kinh phí thực hiện do ngân sách tỉnh cấp 60%, ngân sách huyện cấp 40%.",
     ["ngân sách tỉnh", "ngân sách huyện"]),
    ("Bảo hiểm xã hội chi trả 80% chi phí khám, chữa bệnh.", ["Bảo hiểm xã hội"]),
    ("Đơn vị tự bảo đảm 70% chi thường xuyên.", ["Đơn vị"]),
    ("Người điều khiển xe bị trừ 50% số điểm.", ["Người điều khiển xe"]),
    ("Thực hiện chi trả qua tài khoản cho 4.520 đối tượng, chiếm 61,3% tổng số đối tượng.",
     ["đối tượng"]),
    ("Huyện đã huy động 320 tỷ đồng xây dựng nông thôn mới, trong đó nhân dân đóng góp 48 "
     "tỷ đồng (15%).", ["nhân dân"]),
    ("Nâng mức hỗ trợ từ 30% lên 50% đối với hộ cận nghèo.", ["mức hỗ trợ"] * 2),
    ("Tỷ lệ chi trả lương hưu qua thẻ ATM trên địa bàn thành phố đạt 82%, vượt 12% chỉ "
     "tiêu.", ["Tỷ lệ chi trả lương hưu qua thẻ ATM trên địa bàn thành phố"] * 2),
    ("Hộ nghèo được hỗ trợ không quá 90%, các hộ khác không quá 50% tổng chi phí.",
     ["Hộ nghèo", "các hộ khác"]),
    # a plan or another value that a rate is held against
    ("Tốc độ tăng trưởng GRDP đạt 8,15%, vượt chỉ tiêu đề ra (7,5%).",
     ["Tốc độ tăng trưởng GRDP", "chỉ tiêu đề ra"]),
    ("Tỷ lệ giải ngân mới đạt 35%, thấp hơn mức bình quân chung của cả nước (41%).",
     ["Tỷ lệ giải ngân", "mức bình quân chung của cả nước"]),
    ("Công dân học tập đạt 41% (mục tiêu đến năm 2025 là 50%).", ["Công dân học tập", "mục tiêu"]),
    ("Năng suất lúa đạt 62 tạ/ha, cao hơn cùng kỳ năm trước 1,8%.", ["Năng suất lúa"]),
    ("Đến nay, tỷ lệ số hóa hồ sơ đầu vào đạt 88,3%; tỷ lệ thanh toán trực tuyến đạt "
     "41,2%, tăng mạnh so với năm 2022 (12,5%).",
     ["tỷ lệ số hóa hồ sơ đầu vào", "tỷ lệ thanh toán trực tuyến", "tỷ lệ thanh toán trực tuyến"]),
    ("Trên 98% người có công có mức sống bằng hoặc cao hơn mức sống trung bình nơi cư trú.",
     ["người có công"]),
    ("Hội viên Hội Khuyến học đạt 24,8% dân số, vượt 1,8% so với nghị quyết.",
     ["Hội viên Hội Khuyến học"] * 2),
    ("Tăng trưởng GRDP của tỉnh đạt bình quân 8,9%/năm, cao hơn bình quân chung của cả "
     "nước (6,78%/năm).", ["Tăng trưởng GRDP của tỉnh", "bình quân chung của cả nước"]),
    # several rates of one subject, in one sentence or list
    ("Thu từ hoạt động xuất nhập khẩu 1.150 tỷ đồng, bằng 87,4% dự toán, giảm 6% so với "
     "cùng kỳ.", ["Thu từ hoạt động xuất nhập khẩu"] * 2),
    ("Tỷ lệ hộ nghèo năm 2021 là 5,2%, năm 2022 là 4,1%, năm 2023 còn 3,2%.",
     ["Tỷ lệ hộ nghèo"] * 3),
    ("Tỷ lệ hộ nghèo giảm từ 9,8% năm 2016 xuống còn 3,1% năm 2020.", ["Tỷ lệ hộ nghèo"] * 2),
    ("Sản lượng thủy sản ước đạt 12.400 tấn, đạt 103% kế hoạch và tăng 5,6% so với năm "
     "2022.", ["Sản lượng thủy sản"] * 2),
    ("- Tỷ lệ thôn có nhà văn hóa:\n+ Năm 2021: 85%;\n+ Năm 2022: 92%.",
     ["Tỷ lệ thôn có nhà văn hóa"] * 2),
    ("Tăng tỷ lệ hộ dân dùng nước sạch lên 95% vào năm 2025 và 98% vào năm 2030.",
     ["tỷ lệ hộ dân dùng nước sạch"] * 2),
    ("Nhiệm kỳ qua, số tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ đạt 88%, tăng 6% so với "
     "nhiệm kỳ trước.", ["số tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ"] * 2),
    ("Công suất chế biến hiện đạt 60-65% công suất thiết kế.", ["Công suất chế biến"] * 2),
    ("Lãi suất cho vay bình quân giảm 1,5% so với cuối năm 2022, còn 7,8%/năm.",
     ["Lãi suất cho vay bình quân"] * 2),
    ("Từ năm 2016 đến năm 2020, tỷ lệ lao động qua đào tạo tăng từ 51% lên 64%.",
     ["tỷ lệ lao động qua đào tạo"] * 2),
    # parts of what was spoken of
    ("Tỷ lệ tốt nghiệp THPT đạt 99,1%, tăng 0,4% so với năm học trước, trong đó hệ giáo "
     "dục thường xuyên đạt 96,3%.",
     ["Tỷ lệ tốt nghiệp THPT", "Tỷ lệ tốt nghiệp THPT", "hệ giáo dục thường xuyên"]),
    ("Toàn huyện hiện có 45 trường, trong đó 38 trường đạt chuẩn quốc gia, đạt tỷ lệ "
     "84,4%.", ["trường đạt chuẩn quốc gia"]),
    ("Tỷ lệ lấp đầy các khu công nghiệp bình quân đạt 68%, cao nhất là khu công nghiệp "
     "Bắc Sơn đạt 95%.",
     ["Tỷ lệ lấp đầy các khu công nghiệp bình quân", "khu công nghiệp Bắc Sơn"]),
    ("Trong đó: Tốt 45%, Khá 38%, Trung bình 17%.", ["Tốt", "Khá", "Trung bình"]),
    ("Số vụ phạm tội về trật tự xã hội giảm 15,2%, tỷ lệ điều tra, khám phá đạt 87%, "
     "trong đó án rất nghiêm trọng đạt 100%.",
     ["Số vụ phạm tội về trật tự xã hội", "tỷ lệ điều tra, khám phá", "án rất nghiêm trọng"]),
    ("Trong số này, lao động nữ chiếm 52%, lao động là người dân tộc thiểu số chiếm 14%.",
     ["lao động nữ", "lao động là người dân tộc thiểu số"]),
    ("Cả năm, huyện giải quyết việc làm cho 2.350 lao động, đạt 117,5% kế hoạch, trong đó "
     "xuất khẩu lao động 180 người, đạt 120%.", ["lao động", "xuất khẩu lao động"]),
    ("Cử tri đi bỏ phiếu đạt 99,87%, trong đó 3 xã đạt 100%.", ["Cử tri đi bỏ phiếu", "xã"]),
    ("Tổng kinh phí thực hiện Đề án là 120 tỷ đồng; trong đó: ngân sách trung ương 50%, "
     "ngân sách địa phương 35%, nguồn khác 15%.",
     ["ngân sách trung ương", "ngân sách địa phương", "nguồn khác"]),
    ("100% số thôn, bản có đường ô tô đến trung tâm; 75% trong số đó được cứng hóa.",
     ["số thôn, bản"] * 2),
    ("- Về phát triển đảng viên: kết nạp 85 đảng viên, đạt 106% kế hoạch; trong đó đảng "
     "viên là đoàn viên chiếm 70%.", ["đảng viên", "đảng viên là đoàn viên"]),
    ("Tỷ lệ thất nghiệp là 2,3%; riêng thanh niên 6,8%.", ["Tỷ lệ thất nghiệp", "thanh niên"]),
    ("Vốn đầu tư thực hiện trên địa bàn ước đạt 8.920 tỷ đồng, tăng 11,2%, trong đó vốn "
     "khu vực nhà nước tăng 6,5%, vốn ngoài nhà nước tăng 14,8%.",
     ["Vốn đầu tư thực hiện trên địa bàn", "vốn khu vực nhà nước", "vốn ngoài nhà nước"]),
    ("Tỷ lệ huy động trẻ đến trường: nhà trẻ 32,1%; mẫu giáo 96,4%; riêng trẻ 5 tuổi 100%.",
     ["nhà trẻ", "mẫu giáo", "trẻ 5 tuổi"]),
    ("Đội ngũ giáo viên đạt chuẩn trở lên 98,3%, trong đó trên chuẩn 21%.",
     ["Đội ngũ giáo viên đạt chuẩn trở lên", "trên chuẩn"]),
    ("Trong đó, cấp tiểu học có 18/20 trường đạt chuẩn, tỷ lệ 90%.", ["trường đạt chuẩn"]),
    ("Diện tích lúa bị ảnh hưởng 350 ha, trong đó mất trắng 45 ha (12,9%).", ["mất trắng"]),
    ("Tổng thu ngân sách ước thực hiện được 285,3 tỷ đồng, đạt 60% kế hoạch tỉnh giao, "
     "đạt 58% kế hoạch HĐND huyện giao; trong đó, thu trên địa bàn huyện được 24 tỷ đồng, "
     "đạt 43% kế hoạch.", ["Tổng thu ngân sách", "Tổng thu ngân sách", "thu trên địa bàn huyện"]),
    ("Dân số có 141.906 người, trong đó có 9,6% dân theo đạo Thiên Chúa.", ["dân"]),
    ("Giá trị sản xuất nông nghiệp 1.250 tỷ đồng, bằng 51,2% kế hoạch năm; trong đó: "
     "trồng trọt 620 tỷ đồng, tăng 2,1%; chăn nuôi 480 tỷ đồng, tăng 4,6%.",
     ["Giá trị sản xuất nông nghiệp", "trồng trọt", "chăn nuôi"]),
    ("Tỷ lệ hộ sử dụng điện lưới quốc gia đạt 99,98%, trong đó khu vực nông thôn đạt "
     "99,95%.", ["Tỷ lệ hộ sử dụng điện lưới quốc gia", "khu vực nông thôn"]),
    # kinds and classes in a list
    ("Tỷ lệ hồ sơ đúng hạn: cấp tỉnh đạt 99,5%, cấp huyện đạt 97%, cấp xã đạt 98,1%.",
     ["cấp tỉnh", "cấp huyện", "cấp xã"]),
    ("Có 312 học sinh giỏi (chiếm 24,1%), 540 học sinh khá (chiếm 41,7%).",
     ["học sinh giỏi", "học sinh khá"]),
    ("Học sinh giỏi: 312 em, tỷ lệ 24,1%; học sinh khá: 540 em, tỷ lệ 41,7%.",
     ["Học sinh giỏi", "học sinh khá"]),
    ("Cơ cấu: Nông nghiệp 22,5% - Công nghiệp 40,1% - Dịch vụ 37,4%.",
     ["Nông nghiệp", "Công nghiệp", "Dịch vụ"]),
    ("2. Kết quả đánh giá mô hình:\n- Gia đình học tập: 9.120 gia đình, tỷ lệ 78,2%;\n- "
     "Dòng họ học tập: 64/85 dòng họ, đạt 75,3%;", ["Gia đình học tập", "Dòng họ học tập"]),
    ("Tỷ lệ phụ nữ tham gia cấp ủy: cấp huyện 18,2%, cấp cơ sở 24,5%.", ["cấp huyện", "cấp cơ sở"]),
    ("Trường mầm non: 12/15 trường đạt chuẩn (80%); trường tiểu học: 18/20 trường đạt "
     "chuẩn (90%).", ["trường đạt chuẩn"] * 2),
    ("Kết quả lấy phiếu tín nhiệm: tín nhiệm cao 85,7%, tín nhiệm 10,7%, tín nhiệm thấp "
     "3,6%.", ["tín nhiệm cao", "tín nhiệm", "tín nhiệm thấp"]),
    ("Huy động trẻ 5 tuổi ra lớp đạt 99,8%; huy động trẻ nhà trẻ đạt 34%.",
     ["Huy động trẻ 5 tuổi ra lớp", "huy động trẻ nhà trẻ"]),
    ("Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) tăng 4 bậc; chỉ số hài lòng (SIPAS) đạt "
     "84,6%.", ["chỉ số hài lòng (SIPAS)"]),
    ("Mục tiêu: 70% gia đình, 50% dòng họ đạt danh hiệu học tập.", ["gia đình", "dòng họ"]),
    ("Trung tâm học tập cộng đồng xếp loại tốt 45%, khá 40%, trung bình 15%.",
     ["Trung tâm học tập cộng đồng xếp loại tốt", "khá", "trung bình"]),
    ("Các cơ sở giáo dục mầm non công lập đạt chuẩn chiếm 64,3% (45/70 trường).",
     ["Các cơ sở giáo dục mầm non công lập đạt chuẩn"]),
    ("Tỷ lệ học sinh khá giỏi chiếm 65%; học sinh giỏi cấp tỉnh tăng 12 em; tỷ lệ đỗ đại "
     "học 58%.", ["Tỷ lệ học sinh khá giỏi", "tỷ lệ đỗ đại học"]),
    # a share of what stands behind it
    ("Đến cuối năm 2025, phấn đấu trên 80% thủ tục hành chính được giải quyết trực tuyến.",
     ["thủ tục hành chính"]),
    ("Bảo đảm trên 95% số trẻ trong độ tuổi được tiêm chủng đầy đủ.", ["số trẻ trong độ tuổi"]),
    ("Hơn 90% người dân hài lòng với kết quả xây dựng nông thôn mới.", ["người dân"]),
    ("Hằng năm có từ 60% đến 70% chi bộ đạt trong sạch, vững mạnh.", ["chi bộ"] * 2),
    ("Tối thiểu 30% đại biểu là nữ.", ["đại biểu"]),
    ("Phấn đấu đến năm 2025: 100% cán bộ, công chức được bồi dưỡng kỹ năng số; 80% người "
     "dân có tài khoản định danh.", ["cán bộ, công chức", "người dân"]),
    ("- Tối thiểu 60% số xã, phường, thị trấn được công nhận danh hiệu cộng đồng học tập "
     "cấp xã;", ["số xã, phường, thị trấn"]),
    ("Phấn đấu 70% số gia đình được công nhận danh hiệu; 65% số cộng đồng (thôn, bản, tổ "
     "dân phố) được công nhận.", ["số gia đình", "số cộng đồng"]),
    ("Phấn đấu trong năm nay 100% trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế; giảm tỷ "
     "lệ suy dinh dưỡng trẻ em dưới 5 tuổi xuống còn 14,7%.",
     ["trẻ em dưới 6 tuổi", "tỷ lệ suy dinh dưỡng trẻ em dưới 5 tuổi"]),
    ("Phấn đấu tỷ lệ trẻ 5 tuổi đến lớp đạt 95%; 95% trẻ em sinh ra được đăng ký khai "
     "sinh; 40% xã, phường đạt chuẩn phù hợp với trẻ em.",
     ["tỷ lệ trẻ 5 tuổi đến lớp", "trẻ em sinh ra", "xã, phường"]),
    ("Đến cuối kỳ, 18/18 xã (100%) có nhà văn hóa; 165/172 thôn (95,9%) có khu thể thao.",
     ["xã", "thôn"]),
    ("Trên 95% cơ sở sản xuất, kinh doanh cam kết không sử dụng chất cấm.",
     ["cơ sở sản xuất, kinh doanh"]),
    ("Trên 75% người tham gia khóa học có việc làm ổn định.", ["người tham gia khóa học"]),
    # an amount and its rate
    ("- Thu nội địa: 5.200 tỷ đồng, đạt 98% dự toán;", ["Thu nội địa"]),
    ("Kết quả: 12 xã đạt chuẩn, chiếm 80%.", ["xã đạt chuẩn"]),
    ("Tổng đàn bò có 12.500 con, tăng 3,2% so với cùng kỳ; đàn lợn 45.000 con, giảm 8%.",
     ["Tổng đàn bò", "đàn lợn"]),
    ("Đã cấp 11.250 giấy chứng nhận, đạt 93% số hồ sơ đủ điều kiện.", ["giấy chứng nhận"]),
    ("Số người được vay vốn là 2.145 người, tăng 12% so với năm trước.", ["Số người được vay vốn"]),
    ("Qua kiểm tra 250 cơ sở, phát hiện 32 cơ sở vi phạm, chiếm 12,8%.", ["cơ sở vi phạm"]),
    ("Có 25/30 thôn được công nhận danh hiệu văn hóa, chiếm tỷ lệ 83,3%.",
     ["thôn được công nhận danh hiệu văn hóa"]),
    ("Số thôn đạt danh hiệu văn hóa là 25/30 thôn, chiếm tỷ lệ 83,3%.",
     ["Số thôn đạt danh hiệu văn hóa"]),
    ("Trong tổng số 1.250 đảng viên có 480 đảng viên nữ (chiếm 38,4%).", ["đảng viên nữ"]),
    ("Chỉ có 2 xã đạt dưới 50% kế hoạch thu quỹ.", ["xã"]),
    ("Dư nợ cho vay đạt 1.240 tỷ đồng, tăng 9% so với đầu năm; nợ xấu chiếm 1,2% tổng dư "
     "nợ.", ["Dư nợ cho vay", "nợ xấu"]),
    ("Giá trị sản xuất ngành nông nghiệp (giá so sánh 2010) ước đạt 3.150 tỷ đồng, tăng "
     "3,4%.", ["Giá trị sản xuất ngành nông nghiệp"]),
    ("Lượng khách du lịch 6 tháng đầu năm đạt 350.000 lượt, bằng 52% kế hoạch năm.",
     ["Lượng khách du lịch"]),
    ("Chi đầu tư phát triển 950 tỷ đồng, chiếm 35% tổng chi; chi thường xuyên 1.600 tỷ "
     "đồng, chiếm 59%.", ["Chi đầu tư phát triển", "chi thường xuyên"]),
    ("Đã tổ chức 85 lớp bồi dưỡng cho 3.400 lượt cán bộ, đạt 113% kế hoạch.", ["lượt cán bộ"]),
    ("Huyện có 3 xã đặc biệt khó khăn, tỷ lệ hộ nghèo của các xã này còn 28%.",
     ["tỷ lệ hộ nghèo của các xã này"]),
    ("Số lượt truy cập đạt 1,2 triệu lượt, gấp đôi năm 2021 và chiếm 15% toàn tỉnh.",
     ["Số lượt truy cập"]),
    ("Số tiền ủng hộ Quỹ Vì người nghèo đạt 850 triệu đồng, đạt 121% chỉ tiêu tỉnh giao.",
     ["Số tiền ủng hộ Quỹ Vì người nghèo"]),
    ("Giải quyết 1.215/1.240 hồ sơ đúng hạn, đạt 98%.", ["hồ sơ đúng hạn"]),
    ("Toàn tỉnh có 1.250 doanh nghiệp đăng ký mới, tăng 8,5% về số doanh nghiệp so với "
     "cùng kỳ.", ["doanh nghiệp đăng ký mới"]),
    ("Số doanh nghiệp giải thể 85 doanh nghiệp, giảm 12,4%.", ["Số doanh nghiệp giải thể"]),
    ("Đến ngày 30/6/2023, huy động vốn đạt 15.200 tỷ đồng, tăng 5,1% so với đầu năm.",
     ["huy động vốn"]),
    ("Đã giải quyết 96/98 đơn, đạt 98%; còn 2 đơn (2%) đang xem xét.", ["đơn"] * 2),
    ("Quỹ khuyến học bình quân đạt 35.000 đồng/người, tăng 12% so với năm trước.",
     ["Quỹ khuyến học bình quân"]),
    ("Đến 15/11/2022, toàn thị xã thu hoạch được 5.120/5.300 ha lúa mùa, đạt 96,6%.", ["lúa mùa"]),
    ("Số thu bảo hiểm đạt 412 tỷ đồng, bằng 71,5% kế hoạch; số nợ 15 tỷ đồng, chiếm 3,6% "
     "số phải thu.", ["Số thu bảo hiểm", "số nợ"]),
    ("Tổng giá trị sản phẩm OCOP đạt 65 tỷ đồng, chiếm 4% giá trị sản xuất nông nghiệp.",
     ["Tổng giá trị sản phẩm OCOP"]),
    ("Các khoản thu tại xã đạt 2,1 tỷ đồng, vượt 5% dự toán HĐND xã giao.",
     ["Các khoản thu tại xã"]),
    ("Số lượng hồ sơ tiếp nhận trực tuyến là 12.450 hồ sơ, chiếm tỷ lệ 63,5% tổng số hồ "
     "sơ tiếp nhận.", ["Số lượng hồ sơ tiếp nhận trực tuyến"]),
    ("Học sinh THCS bỏ học 25 em, chiếm 0,3%, giảm 0,1% so với cùng kỳ.",
     ["Học sinh THCS bỏ học"] * 2),
    ("Tổng diện tích gieo trồng được 25.271 ha, đạt 74,6% kế hoạch, tăng 3,87%.",
     ["Tổng diện tích gieo trồng"] * 2),
    ("Sản xuất vụ xuân đạt 100,1% kế hoạch (tăng 2,3% so với cùng kỳ). Diện tích cây ăn "
     "quả thực hiện được 943ha, đạt hơn 129% kế hoạch. Tổng đàn đại gia súc hiện có hơn "
     "10.923 con, đạt hơn 101% kế hoạch; tổng đàn gia cầm có hơn 602.000 con, đạt 98,7% "
     "kế hoạch.",
     ["Sản xuất vụ xuân",
      "Sản xuất vụ xuân",
      "Diện tích cây ăn quả",
      "Tổng đàn đại gia súc",
      "tổng đàn gia cầm"]),
    ("Thu ngân sách nhà nước ước 239,7 tỷ đồng đạt 51,93% kế hoạch.", ["Thu ngân sách nhà nước"]),
    ("Tổng diện tích gieo trồng đạt hơn 11.700 ha bằng 65,18% so với kế hoạch.",
     ["Tổng diện tích gieo trồng"]),
    ("Có 145.092 hộ gia đình đăng ký xây dựng “Gia đình học tập” (chiếm 49% tổng số hộ "
     "toàn tỉnh), 77 dòng họ đăng ký “Dòng họ học tập” (chiếm 80%), 562 thôn, khu phố "
     "đăng ký “Cộng đồng học tập” (chiếm 79%) và 514 cơ quan, trường học đăng ký thực "
     "hiện mô hình “Đơn vị học tập” (chiếm 53%).",
     ["hộ gia đình đăng ký xây dựng “Gia đình học tập”",
      "dòng họ đăng ký “Dòng họ học tập”",
      "thôn, khu phố đăng ký “Cộng đồng học tập”",
      "cơ quan, trường học đăng ký thực hiện mô hình “Đơn vị học tập”"]),
    ("Lợi nhuận trước thuế quý I đạt 250 tỷ đồng, hoàn thành 28% kế hoạch năm.",
     ["Lợi nhuận trước thuế"]),
    ("Tổng số vốn đã giải ngân đạt gần 3.950 tỷ đồng, bằng 54,3% kế hoạch Thủ tướng Chính "
     "phủ giao và 48,7% kế hoạch tỉnh giao.", ["Tổng số vốn đã giải ngân"] * 2),
    ("Trong tổng nguồn vốn gần 2.772 tỷ đồng được bố trí, đến nay các ngành, địa phương "
     "chỉ mới thực hiện đạt hơn 50% kế hoạch.", ["các ngành, địa phương"]),
    ("Thu cân đối 1.215/1.180 tỷ đồng, đạt 103% dự toán.", ["Thu cân đối"]),
    ("Kiểm tra 120 hộ kinh doanh, xử lý 15 hộ (12,5%).", ["hộ"]),
    ("Tiếp nhận 35 đơn thư, đã giải quyết 33 đơn (đạt 94,3%), còn 2 đơn đang trong thời "
     "hạn giải quyết.", ["đơn"]),
    ("Công tác cải cách thủ tục hành chính: đã tiếp nhận 3.250 hồ sơ, giải quyết đúng hạn "
     "3.215 hồ sơ, đạt 98,9%.", ["hồ sơ"]),
    ("Nợ đọng xây dựng cơ bản còn 12 tỷ đồng, giảm 35% so với đầu nhiệm kỳ.",
     ["Nợ đọng xây dựng cơ bản"]),
    ("Vận động quỹ Đền ơn đáp nghĩa được 56 triệu đồng, đạt 140% kế hoạch giao.",
     ["quỹ Đền ơn đáp nghĩa"]),
    ("Giải quyết việc làm mới cho 850 lao động (đạt 106%).", ["lao động"]),
    ("Toàn huyện có 5/12 xã đạt chuẩn, chiếm tỷ lệ 41,7%, tăng 2 xã so với năm 2020.",
     ["xã đạt chuẩn"]),
    ("Giá trị thực hiện đến ngày 31/5/2023 là 450 tỷ đồng, bằng 38% kế hoạch.",
     ["Giá trị thực hiện"]),
    # a rate, its verb and its adverbs
    ("Lĩnh vực đất đai có số hồ sơ trễ hạn cao nhất, chiếm 62% tổng số hồ sơ trễ hạn.",
     ["số hồ sơ trễ hạn"]),
    ("Công tác phổ cập giáo dục tiếp tục được duy trì, 100% xã, phường đạt chuẩn mức độ 2.",
     ["xã, phường"]),
    ("Độ che phủ rừng được giữ ổn định ở mức 42,5%.", ["Độ che phủ rừng"]),
    ("Mức chi bằng 80% mức chi quy định tại khoản 1 Điều này.", ["Mức chi"]),
    ("Vốn vay chiếm 60% tổng mức đầu tư, vốn đối ứng chiếm 40%.", ["Vốn vay", "vốn đối ứng"]),
    ("Tai nạn giao thông giảm cả 3 tiêu chí: số vụ giảm 12%, số người chết giảm 8%, số "
     "người bị thương giảm 20%.", ["số vụ", "số người chết", "số người bị thương"]),
    ("Mạng lưới cấp nước đã phủ 85% diện tích đô thị.", ["Mạng lưới cấp nước"]),
    ("Bên cạnh kết quả đạt được, vẫn còn 12% hộ chưa có nhà tiêu hợp vệ sinh.", ["hộ"]),
    ("Xã Hòa Bình có tỷ lệ hộ nghèo cao nhất (15,7%).", ["tỷ lệ hộ nghèo"]),
    ("Lạm phát được kiểm soát dưới 4%.", ["Lạm phát"]),
    ("Tỷ lệ sử dụng đất nông nghiệp trên tổng diện tích tự nhiên là 71,2%.",
     ["Tỷ lệ sử dụng đất nông nghiệp trên tổng diện tích tự nhiên"]),
    ("Diện tích gieo trồng giảm 1,2% do hạn hán, song năng suất tăng 2,5%.",
     ["Diện tích gieo trồng", "năng suất"]),
    ("Giá điện tăng 4,5% làm chi phí sản xuất tăng 1,1%.", ["Giá điện", "chi phí sản xuất"]),
    ("Chỉ tiêu giao quân đạt 100%, không có trường hợp vi phạm.", ["Chỉ tiêu giao quân"]),
    ("Tỷ lệ cán bộ nữ là lãnh đạo chủ chốt chiếm 21%.", ["Tỷ lệ cán bộ nữ là lãnh đạo chủ chốt"]),
    ("Hộ nghèo dân tộc thiểu số chiếm 71,5% tổng số hộ nghèo toàn huyện.",
     ["Hộ nghèo dân tộc thiểu số"]),
    ("Mức hưởng lương hưu tối đa bằng 75% mức bình quân tiền lương.", ["Mức hưởng lương hưu"]),
    ("Tỷ lệ thôn, bản, tổ dân phố có điện lưới quốc gia đạt 99,4%.",
     ["Tỷ lệ thôn, bản, tổ dân phố có điện lưới quốc gia"]),
    ("Chất lượng giáo dục đại trà được nâng lên: học sinh lên lớp thẳng đạt 98,7%; học "
     "sinh lưu ban giảm còn 0,6%.", ["học sinh lên lớp thẳng", "học sinh lưu ban"]),
    ("Tỷ lệ trạm y tế xã có bác sĩ làm việc: 95%.", ["Tỷ lệ trạm y tế xã có bác sĩ làm việc"]),
    ("Tỷ lệ suy dinh dưỡng thể thấp còi ở trẻ dưới 5 tuổi còn 18,5%, giảm 0,7% so với năm "
     "2021.", ["Tỷ lệ suy dinh dưỡng thể thấp còi ở trẻ dưới 5 tuổi"] * 2),
    ("Tỷ lệ người dân tham gia BHYT đạt 92,5%, BHXH đạt 31%.",
     ["Tỷ lệ người dân tham gia BHYT", "BHXH"]),
    ("Số hộ sử dụng nước sạch đạt 68%; số hộ sử dụng nước hợp vệ sinh đạt 97,2%.",
     ["Số hộ sử dụng nước sạch", "số hộ sử dụng nước hợp vệ sinh"]),
    ("Năm học 2021-2022, tỷ lệ học sinh hoàn thành chương trình lớp học đạt 99,2%.",
     ["tỷ lệ học sinh hoàn thành chương trình lớp học"]),
    ("Cơ sở vật chất được đầu tư; phòng học kiên cố đạt 89,5%.", ["phòng học kiên cố"]),
    ("Thu tiền sử dụng đất đạt thấp, chỉ bằng 35,6% dự toán.", ["Thu tiền sử dụng đất"]),
    ("Tỷ lệ công dân đạt danh hiệu “Công dân học tập” tối thiểu 35%.",
     ["Tỷ lệ công dân đạt danh hiệu “Công dân học tập”"]),
    ("Người biết chữ độ tuổi 15-35 đạt 99,6%; độ tuổi 15-60 đạt 98,3%.",
     ["Người biết chữ độ tuổi 15-35", "độ tuổi 15-60"]),
    pytest.param("UBND các xã giải ngân đạt trên 90% là Tân Hòa, Tân Bình.",
                 ["UBND các xã giải ngân"], marks=MISS),
    ("Tỷ lệ phòng học kiên cố toàn ngành là 82,7% (tăng 3,4% so với năm học 2019-2020).",
     ["Tỷ lệ phòng học kiên cố toàn ngành"] * 2),
    ("Trong 9 tháng, xảy ra 45 vụ tai nạn giao thông, giảm 10% so với cùng kỳ năm 2022.",
     ["vụ tai nạn giao thông"]),
    ("Tỷ lệ đảng viên hoàn thành xuất sắc nhiệm vụ: 18,5%; hoàn thành tốt nhiệm vụ: "
     "76,2%; hoàn thành nhiệm vụ: 5,3%.",
     ["Tỷ lệ đảng viên hoàn thành xuất sắc nhiệm vụ",
      "hoàn thành tốt nhiệm vụ",
      "hoàn thành nhiệm vụ"]),
    ("Về độ tuổi: dưới 30 tuổi chiếm 15%, từ 30 đến 50 tuổi chiếm 60%, trên 50 tuổi chiếm "
     "25%.", ["dưới 30 tuổi", "từ 30 đến 50 tuổi", "trên 50 tuổi"]),
    ("Về trình độ chuyên môn, cán bộ có trình độ đại học trở lên chiếm 91,2%.",
     ["cán bộ có trình độ đại học trở lên"]),
    ("Kết quả: 95,8% người được hỏi đánh giá tốt; 3,1% đánh giá trung bình; 1,1% chưa hài "
     "lòng.", ["người được hỏi"] * 3),
    ("Giảm 20% số vụ cháy so với năm trước.", ["số vụ cháy"]),
    ("Tiết kiệm 10% chi thường xuyên để cải cách tiền lương.", ["chi thường xuyên"]),
    ("Có 03 chỉ tiêu vượt kế hoạch từ 10% trở lên.", ["chỉ tiêu"]),
    ("Hộ gia đình có máy tính kết nối Internet đạt 48%.",
     ["Hộ gia đình có máy tính kết nối Internet"]),
    ("Tỷ lệ hộ nghèo giảm bình quân 1,2%/năm.", ["Tỷ lệ hộ nghèo"]),
    ("Chỉ số giá tiêu dùng tháng 10 tăng 0,3% so với tháng trước; bình quân 10 tháng tăng "
     "3,1%.", ["Chỉ số giá tiêu dùng"] * 2),
    ("Mỗi xã có ít nhất một mô hình, 50% mô hình hoạt động hiệu quả.", ["mô hình"]),
    ("Thanh niên trúng tuyển nghĩa vụ quân sự đạt trình độ THPT trở lên là 87%.",
     ["Thanh niên trúng tuyển nghĩa vụ quân sự đạt trình độ THPT trở lên"]),
    ("Toàn tỉnh có 98% thôn, bản có đường giao thông được cứng hóa.", ["thôn, bản"]),
    ("Kết quả bỏ phiếu: 45/48 phiếu tán thành, đạt 93,75%.", ["phiếu tán thành"]),
    ("Tỷ lệ người khuyết tật được trợ cấp xã hội đạt 100%.",
     ["Tỷ lệ người khuyết tật được trợ cấp xã hội"]),
    ("Sản xuất điện tăng 6,2%; khai khoáng giảm 3,5%; chế biến, chế tạo tăng 9,8%.",
     ["Sản xuất điện", "khai khoáng", "chế biến, chế tạo"]),
    ("Doanh thu bưu chính ước tăng 15%, doanh thu viễn thông ước tăng 4%.",
     ["Doanh thu bưu chính", "doanh thu viễn thông"]),
    ("Đầu tư công chiếm tỷ trọng lớn, khoảng 45% tổng vốn.", ["Đầu tư công"]),
    ("Hiện nay, ngoài 12% diện tích bị bỏ hoang, số còn lại đã được canh tác.", ["diện tích"]),
    ("Tỷ lệ chi ngân sách cho giáo dục giữ ở mức 20%.", ["Tỷ lệ chi ngân sách cho giáo dục"]),
    ("Tỷ lệ xã đạt tiêu chí thu nhập mới đạt 61,5%, còn thấp so với mục tiêu (80%).",
     ["Tỷ lệ xã đạt tiêu chí thu nhập", "mục tiêu"]),
    ("Hiệu suất đào tạo cấp tiểu học đạt 97,4%, cấp THCS đạt 90,8%.",
     ["Hiệu suất đào tạo cấp tiểu học", "cấp THCS"]),
    ("UBND huyện đã chỉ đạo rà soát, kết quả có 87,5% cơ sở chấp hành tốt.", ["cơ sở"]),
    ("Lương tối thiểu vùng tăng 6% từ ngày 01/7/2022.", ["Lương tối thiểu vùng"]),
    ("Người nộp thuế được giảm 30% số thuế phải nộp.", ["Người nộp thuế"]),
    ("Diện tích rừng trồng mới tập trung tăng 7,1%, sản lượng gỗ khai thác tăng 5,8%.",
     ["Diện tích rừng trồng mới tập trung", "sản lượng gỗ khai thác"]),
    ("Tổng diện tích gieo trồng vụ Đông Xuân toàn huyện là 2 nghìn ha, đạt 100% kế hoạch.",
     ["Tổng diện tích gieo trồng vụ Đông Xuân toàn huyện"]),
    ("Tỷ lệ hộ nghèo của tỉnh được kéo giảm còn dưới 3%, tỷ lệ thoát nghèo bình quân hằng "
     "năm đạt 1,54%.", ["Tỷ lệ hộ nghèo của tỉnh", "tỷ lệ thoát nghèo bình quân"]),
    ("93,7% các hộ gia đình đều thừa nhận thoát nghèo nhờ học tập; 69,2% hộ gia đình cho "
     "biết đã làm ra sản phẩm mới.", ["các hộ gia đình", "hộ gia đình"]),
    ("Cả tỉnh chỉ hoàn thành 2.100 căn nhà ở xã hội, tương ứng khoảng 16% so với kế hoạch.",
     ["căn nhà ở xã hội"]),
    ("Ước tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều năm 2023 còn 2,93%, phấn đấu đến năm "
     "2025, tỷ lệ hộ nghèo cả tỉnh còn khoảng 0,9%.",
     ["tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều", "tỷ lệ hộ nghèo cả tỉnh"]),
    ("1. Tỷ lệ hộ nghèo: giảm còn dưới 1%\n2. Tỷ lệ hộ dùng nước sạch: 100%\n3. Tỷ lệ hộ có "
     "internet: trên 85%", ["Tỷ lệ hộ nghèo", "Tỷ lệ hộ dùng nước sạch", "Tỷ lệ hộ có internet"]),
    ("Số người tham gia bảo hiểm y tế đã tăng từ 28% năm 2005 đến nay đạt trên 82%.",
     ["Số người tham gia bảo hiểm y tế"] * 2),
    ("Tỷ lệ đô thị hóa 38,5%, cao nhất vùng; mật độ đường 1,2 km/km2, đạt 85% quy hoạch.",
     ["Tỷ lệ đô thị hóa", "mật độ đường"]),
    ("Điểm bình quân đạt 7,2; tỷ lệ bài thi trên trung bình 91,3%.",
     ["tỷ lệ bài thi trên trung bình"]),
    ("Tỷ lệ sinh viên ra trường có việc làm trong vòng 12 tháng đạt 93%.",
     ["Tỷ lệ sinh viên ra trường có việc làm"]),
    ("Công tác thu phí bảo vệ môi trường đạt 76% số hộ.", ["Công tác thu phí bảo vệ môi trường"]),
    ("Cấp điện an toàn cho 99,98% số hộ.", ["số hộ"]),
    ("Lực lượng dân quân đạt 1,45% dân số; tỷ lệ đảng viên trong dân quân đạt 28,6%.",
     ["Lực lượng dân quân", "tỷ lệ đảng viên trong dân quân"]),
    ("Huấn luyện dân quân năm thứ nhất đạt kết quả khá giỏi 85%, an toàn tuyệt đối.",
     ["Huấn luyện dân quân năm thứ nhất đạt kết quả khá giỏi"]),
    ("Có 12/15 chi bộ (80%) tổ chức đại hội đúng kế hoạch.", ["chi bộ"]),
    ("Diện tích cây vụ Đông đạt 85% kế hoạch, thấp hơn năm trước 6%.",
     ["Diện tích cây vụ Đông"] * 2),
    ("Số thu từ đất chiếm tới 48% tổng thu ngân sách.", ["Số thu từ đất"]),
    ("Chỉ tiêu 1: Tỷ lệ tăng dân số tự nhiên 0,95% (kế hoạch 1%).",
     ["Tỷ lệ tăng dân số tự nhiên", "kế hoạch"]),
    ("Tỉ lệ bê tông hóa đường thôn xóm đạt 91%.", ["Tỉ lệ bê tông hóa đường thôn xóm"]),
    ("Tỷ lệ chất thải nguy hại được thu gom, vận chuyển và xử lý đạt 90%.",
     ["Tỷ lệ chất thải nguy hại được thu gom, vận chuyển và xử lý"]),
    ("Khoảng 1/3 số xã (33%) chưa có nhà văn hóa.", ["số xã"]),
    ("Trẻ suy dinh dưỡng thể nhẹ cân còn 9,8%, thể thấp còi còn 14,5%.",
     ["Trẻ suy dinh dưỡng thể nhẹ cân", "thể thấp còi"]),
    ("Dân tộc Kinh chiếm 72%, dân tộc Tày chiếm 15%, còn lại là các dân tộc khác (13%).",
     ["Dân tộc Kinh", "dân tộc Tày", "các dân tộc khác"]),
    ("Thời gian giải quyết thủ tục rút ngắn 30% so với quy định.",
     ["Thời gian giải quyết thủ tục"]),
    ("Chi phí logistics giảm còn 16-18% GDP.", ["Chi phí logistics"] * 2),
    ("Tỷ lệ hộ gia đình đạt “Gia đình học tập” tăng từ 45,2% (năm 2016) lên 71,8% (năm "
     "2020).", ["Tỷ lệ hộ gia đình đạt “Gia đình học tập”"] * 2),
    pytest.param("Có tới 40% công trình chậm tiến độ.", ["công trình"], marks=MISS),
    ("Đã có 100% các cơ quan, đơn vị ban hành kế hoạch.", ["các cơ quan, đơn vị"]),
    ("Hỗ trợ cho hộ nghèo tối đa 70%, hộ cận nghèo tối đa 50% chi phí mua giống.",
     ["hộ nghèo", "hộ cận nghèo"]),
    ("Thuế giá trị gia tăng 8% áp dụng đến hết ngày 30/6/2023.", ["Thuế giá trị gia tăng"]),
    ("Nhà nước nắm giữ 51% vốn điều lệ; người lao động mua 12%.", ["Nhà nước", "người lao động"]),
    ("Độ ẩm không khí trung bình 82%.", ["Độ ẩm không khí trung bình"]),
    ("Trữ lượng nước các hồ đạt 65-70% dung tích thiết kế, thấp hơn trung bình nhiều năm "
     "10-15%.", ["Trữ lượng nước các hồ"] * 4),
    ("Nhân dân ủng hộ 5% bằng hiện vật.", ["Nhân dân"]),
    ("Khống chế tỷ lệ tái nghèo dưới 1%.", ["tỷ lệ tái nghèo"]),
    ("Lao động có chứng chỉ chỉ chiếm 12%.", ["Lao động có chứng chỉ"]),
    ("Toàn xã còn 8% số hộ dùng nước mưa.", ["số hộ"]),
    ("Ban quản lý giảm tỷ lệ hao hụt xuống còn 10%; bồi thường 100% thiệt hại.",
     ["tỷ lệ hao hụt", "thiệt hại"]),
    ("Mẫu an toàn đạt 93%; còn 6,2% số mẫu có dư lượng.", ["Mẫu an toàn", "số mẫu"]),
    ("Độ che phủ 42,5%.", ["Độ che phủ"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_subjects_of_forms(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected
