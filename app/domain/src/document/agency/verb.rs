//! The verbs with which plans say what an agency is to do: where one begins, the agency's name has ended.

use super::words::{Word, matches};

/// Words that never belong to a name when written small.
const CLEAR: &str = "tiếp tục|chủ trì|chủ động|theo dõi|tham mưu|thực hiện|triển khai|phối hợp|tăng cường|thường xuyên|tập trung|nghiêm túc|\
nghiêm|khẩn trương|kịp thời|tổ chức|hướng dẫn|đôn đốc|rà soát|đẩy mạnh|nâng cao|cung cấp|tiếp nhận|báo cáo|có trách nhiệm|có kế hoạch|có giải pháp|\
chịu trách nhiệm|cần|phải|căn cứ|định kỳ|hoàn thành|đề xuất|ban hành|thẩm định|tổng hợp|cập nhật|bố trí|bảo đảm|đảm bảo|duy trì|cải thiện|công khai|\
công bố|niêm yết|giám sát|kiểm tra|đánh giá|phân công|quán triệt|tuyên truyền|đăng tải|khai thác|chỉ đạo|chuẩn bị|xác định|lựa chọn|nghiên cứu|\
bồi dưỡng|hỗ trợ|tạo điều kiện|xử lý|giải quyết|quan tâm|chú trọng|ưu tiên|nhanh chóng|sớm|bám sát|khắc phục|chấn chỉnh|thống nhất|là|sẽ|\
đã|cũng|trực tiếp|phổ biến|điều chỉnh|vận hành|nâng cấp|kết nối|tích hợp|thí điểm|khảo sát|góp ý|lấy ý kiến|quyết liệt|vận động|sắp xếp|kiện toàn|\
thành lập|đề nghị|yêu cầu|tích cực|cắt giảm|rút ngắn|đơn giản hóa|hàng năm|hằng năm|hằng quý|hằng tháng|theo|khi|trong|để|nếu|nhằm|\
không|đăng ký|phấn đấu|hoàn thiện|thu thập|phân tích|tham gia|bổ sung|cam kết|công tác|ứng dụng|chấp hành|tuân thủ|lồng ghép|siết chặt|\
phê duyệt|quyết định|lãnh đạo|khuyến khích|nhân rộng|phát huy|phát động|phát hiện|xem xét|có văn bản|hằng|hàng";

/// Verbs that also stand inside names ("Ban Quản lý dự án đầu tư xây dựng", "Trung tâm phát triển quỹ đất").
const DOUBTFUL: &str = "xây dựng|phát triển|đầu tư|quản lý|phục vụ|kiểm soát|đào tạo|thanh tra|thông tin|số hóa|bảo vệ|sử dụng|điều hành|truyền thông|tư vấn|\
thu|chi|cải cách|lập|trình|mở|tự|ký|trả|cử|giao|làm|tăng|giảm|gắn|chuyển|đưa|nắm|gửi";

/// A clear verb, in small letters, begins at this word.
pub fn at(words: &[Word<'_>], at: usize) -> bool {
    let is_small = words.get(at).is_some_and(|word| !word.is_capital);
    // "được giao", "được phân công" describe an agency and do not yet say what it does.
    let is_passive = at > 0 && words[at - 1].lower == "được";
    is_small && !is_passive && any(words, at, CLEAR)
}

/// A verb that counts only where the name before it is complete.
pub fn doubtful_at(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| !word.is_capital) && any(words, at, DOUBTFUL) && !any(words, at, "chi nhánh|chi cục")
}

/// A verb begins here, capital or small: the text is a deed, not a name.
pub fn opens(words: &[Word<'_>], at: usize) -> bool {
    any(words, at, CLEAR) || any(words, at, DOUBTFUL)
}

fn any(words: &[Word<'_>], at: usize, phrases: &str) -> bool {
    words.get(at).is_some() && phrases.split('|').any(|phrase| matches(words, at, phrase).is_some())
}
