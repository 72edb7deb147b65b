// A small plan of two criteria, as text: both carry one printed number, the first names a collective, the second is led by whom one
// likes.

export const planLedBy = (lead) => `ỦY BAN NHÂN DÂN TỈNH ĐỒI CHÈ
Số: 77/KH-UBND
Đồi Chè, ngày 26 tháng 5 năm 2026
KẾ HOẠCH
Cải thiện Chỉ số cải cách hành chính (PAR Index) năm 2026
II. NHIỆM VỤ, GIẢI PHÁP
1. Nhóm các tiêu chí cần khắc phục (02 tiêu chí)
1.1. Tiêu chí “Chỉ đạo, điều hành”
a) Mục tiêu, yêu cầu: Đạt điểm tối đa.
b) Nhiệm vụ, giải pháp:
- Ban hành kế hoạch tuyên truyền.
c) Cơ quan thực hiện:
- Cơ quan chủ trì: Sở Y tế.
- Cơ quan phối hợp: Các cơ quan, đơn vị, địa phương.
d) Thời gian thực hiện: Trong năm 2026.
1.1. Tiêu chí “Cải cách thể chế”
a) Mục tiêu, yêu cầu: Không còn văn bản sai.
b) Nhiệm vụ, giải pháp:
- Rà soát văn bản trái thẩm quyền.
c) Cơ quan thực hiện:
- Cơ quan chủ trì: ${lead}.
d) Thời gian thực hiện: Trong năm 2026.
`;
