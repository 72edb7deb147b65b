//! Which agencies open a task, and which a list names, told by examples.

use super::*;

#[track_caller]
fn opens(text: &str, agencies: &[&str]) {
    let found = opening(text).map_or(Vec::new(), |opening| opening.agencies);
    assert_eq!(found, agencies, "{text}");
}

#[track_caller]
fn lists(text: &str, agencies: &[&str]) {
    assert_eq!(list(text), agencies, "{text}");
}

#[test]
fn deeds_are_not_agencies() {
    for text in [
        "Ban hành quy chế phối hợp",
        "Báo cáo kết quả về tỉnh",
        "Thanh tra công vụ định kỳ",
        "Công khai danh mục",
        "Số liệu phải khớp",
        "Hội nghị sơ kết",
        "Phòng, chống tham nhũng",
        "Chỉ đạo các cơ quan, đơn vị báo cáo",
        "Phối hợp với Sở Y tế rà soát",
        "Các giải pháp cần đồng bộ",
        "Tổ chức tập huấn",
        "Đề nghị cấp kinh phí",
        "Trong năm 2025, hoàn thành 100%",
        "",
        "Cơ sở dữ liệu đất đai",
        "Đài truyền thanh cơ sở",
        "Quỹ đất công",
        "Sở hữu trí tuệ",
        "Báo cáo và phát thanh",
        "Kiểm tra, giám sát",
    ] {
        opens(text, &[]);
    }
}

#[test]
fn one_agency_ends_where_its_verb_begins() {
    opens("Sở Nội vụ tiếp tục theo dõi", &["Sở Nội vụ"]);
    opens("Sở Nông nghiệp và Môi trường: Chủ trì", &["Sở Nông nghiệp và Môi trường"]);
    opens("Sở Văn hóa, Thể thao và Du lịch xây dựng đề án", &["Sở Văn hóa, Thể thao và Du lịch"]);
    opens("Sở Lao động - Thương binh và Xã hội báo cáo", &["Sở Lao động - Thương binh và Xã hội"]);
    opens("Văn phòng Uỷ ban nhân dân tỉnh thường xuyên kiểm tra", &["Văn phòng Uỷ ban nhân dân tỉnh"]);
    opens("Trung tâm Phục vụ hành chính công tỉnh xây dựng quy trình", &["Trung tâm Phục vụ hành chính công tỉnh"]);
    opens("Chi cục Hải quan khu vực IX thu thuế", &["Chi cục Hải quan khu vực IX"]);
    opens("Đài Phát thanh và Truyền hình Bình An mở chuyên mục", &["Đài Phát thanh và Truyền hình Bình An"]);
    opens("Ban Quản lý dự án đầu tư xây dựng công trình Giao thông rà soát", &["Ban Quản lý dự án đầu tư xây dựng công trình Giao thông"]);
    opens("Giám đốc Sở Tư pháp chịu trách nhiệm", &["Sở Tư pháp"]);
    opens("UBND thành phố Sông Nam đẩy mạnh", &["UBND thành phố Sông Nam"]);
}

#[test]
fn a_name_is_taken_whole() {
    lists("Hội đồng thẩm định", &["Hội đồng thẩm định"]);
    lists("Tổ công tác CCHC của tỉnh; Sở Y tế", &["Tổ công tác CCHC của tỉnh", "Sở Y tế"]);
    opens("Tổ công tác CCHC của tỉnh rà soát", &["Tổ công tác CCHC của tỉnh"]);
    opens("Hội đồng thẩm định rà soát", &["Hội đồng thẩm định"]);
    lists("Sở Giáo dục & Đào tạo, Sở Y tế", &["Sở Giáo dục & Đào tạo", "Sở Y tế"]);
    lists("Ngân hàng Nhà nước Việt Nam chi nhánh Khu vực 11", &["Ngân hàng Nhà nước Việt Nam chi nhánh Khu vực 11"]);
    lists("Báo và Phát thanh, Truyền hình Đắk Lắk, Sở Y tế", &["Báo và Phát thanh, Truyền hình Đắk Lắk", "Sở Y tế"]);
    opens("Báo và Phát thanh, Truyền hình Đắk Lắk mở chuyên mục", &["Báo và Phát thanh, Truyền hình Đắk Lắk"]);
    lists("Sở Y tế; Trung tâm Giám sát, điều hành thông minh", &["Sở Y tế", "Trung tâm Giám sát, điều hành thông minh"]);
    lists("Phó Chủ tịch UBND tỉnh", &["UBND tỉnh"]);
}

#[test]
fn a_request_or_a_time_may_stand_before_the_agency() {
    opens("Giao Sở Khoa học và Công nghệ: chủ trì", &["Sở Khoa học và Công nghệ"]);
    opens("Đề nghị Hội Nông dân tỉnh giám sát", &["Hội Nông dân tỉnh"]);
    opens("Trong năm 2025, Sở Tài chính tham mưu", &["Sở Tài chính"]);
    opens("Định kỳ hằng quý, Thanh tra tỉnh báo cáo", &["Thanh tra tỉnh"]);
}

#[test]
fn several_agencies_open_a_task() {
    opens("Thanh tra tỉnh, Văn phòng UBND tỉnh và Sở Nội vụ tăng cường", &["Thanh tra tỉnh", "Văn phòng UBND tỉnh", "Sở Nội vụ"]);
    opens("Các cơ quan, đơn vị, địa phương và Bưu điện tỉnh:", &["Các cơ quan, đơn vị, địa phương", "Bưu điện tỉnh"]);
    opens("Các Sở: Nội vụ, Tư pháp và Y tế rà soát", &["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế"]);
    opens("Sở Xây dựng, Tài chính thẩm định", &["Sở Xây dựng", "Sở Tài chính"]);
}

#[test]
fn a_collective_is_one_name() {
    opens("Các sở, ban, ngành, địa phương, các chủ đầu tư tập trung", &["Các sở, ban, ngành, địa phương, các chủ đầu tư"]);
    opens("Thủ trưởng các cơ quan, đơn vị, địa phương tăng cường", &["Thủ trưởng các cơ quan, đơn vị, địa phương"]);
    opens("Các cấp, các ngành theo chức năng khẩn trương", &["Các cấp, các ngành"]);
    opens("UBND các xã, phường, đặc khu bố trí nhân lực", &["UBND các xã, phường, đặc khu"]);
    opens("Các đơn vị xây dựng phương án", &["Các đơn vị"]);
    opens("Các đơn vị sự nghiệp công lập rà soát", &["Các đơn vị sự nghiệp công lập"]);
}

#[test]
fn a_head_in_no_list_is_told_by_what_follows() {
    opens("Lữ đoàn 95 chủ trì rà phá", &["Lữ đoàn 95"]);
    opens("VNPT Bình An: nâng băng thông", &["VNPT Bình An"]);
}

#[test]
fn lists_by_comma_semicolon_and_va() {
    lists("Sở Y tế; Sở Nội vụ, Công an tỉnh và các đơn vị liên quan.", &["Sở Y tế", "Sở Nội vụ", "Công an tỉnh", "Các đơn vị liên quan"]);
    lists("Bưu điện tỉnh; các cơ quan, đơn vị, địa phương có liên quan.", &["Bưu điện tỉnh", "Các cơ quan, đơn vị, địa phương có liên quan"]);
    lists("Các sở, ban, ngành và UBND các xã, phường", &["Các sở, ban, ngành", "UBND các xã, phường"]);
    lists("VNPT Bình An, Viettel Bình An", &["VNPT Bình An", "Viettel Bình An"]);
    lists("Sở Nội vụ, Sở Nội vụ", &["Sở Nội vụ"]);
    lists("", &[]);
}

#[test]
fn commas_inside_a_collective_part_nothing() {
    let name = "Các sở, ban, ngành, các đơn vị sự nghiệp công lập trực thuộc UBND tỉnh; địa phương";
    lists(name, &[name]);
    lists("UBND các huyện, thị xã, thành phố", &["UBND các huyện, thị xã, thành phố"]);
}

#[test]
fn a_clause_behind_a_list_is_no_agency() {
    lists(
        "Sở Tài chính, Bưu điện tỉnh và các đơn vị có liên quan tổ chức kết nối kho số liệu của từng cơ quan, đơn vị mình",
        &["Sở Tài chính", "Bưu điện tỉnh", "Các đơn vị có liên quan"],
    );
}

#[test]
fn elided_departments() {
    lists(
        "Các Sở: Tài nguyên và Môi trường, Nông nghiệp và Phát triển nông thôn, Nội vụ",
        &["Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nội vụ"],
    );
    lists("Các Sở: Nội vụ, Y tế; Văn phòng UBND tỉnh", &["Sở Nội vụ", "Sở Y tế", "Văn phòng UBND tỉnh"]);
    lists("Các sở Nội vụ, Văn hóa, Thể thao và Du lịch", &["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch"]);
}
