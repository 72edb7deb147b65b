//! What Word does to a text: lists it counts by itself, changes it keeps track of, boxes, breaks, cells that are one.

use super::{
    made::{docx, listed, paragraph, run, table, with_lists},
    *,
};

/// What is read of a body, line by line; rows with bars between their cells.
#[track_caller]
fn check(bytes: Vec<u8>, expected: &[&str]) {
    let source = source(bytes).unwrap();
    let lines: Vec<String> = source
        .parts()
        .iter()
        .map(|part| match part {
            Part::Line(line) => line.text.clone(),
            Part::Row(row) => row.cells.join("|"),
        })
        .collect();
    assert_eq!(lines, expected);
}

const LISTS: &str = r#"
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:pStyle w:val="TieuChi"/><w:lvlText w:val="%2.%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:suff w:val="nothing"/><w:lvlText w:val="+"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="9"/></w:lvlOverride></w:num>"#;

#[test]
fn what_word_counts_by_itself_is_printed() {
    let styles = r#"<w:style w:styleId="Goc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="TieuChi"><w:basedOn w:val="Goc"/></w:style>"#;
    let of_style = |text: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"TieuChi\"/></w:pPr>{}</w:p>", run(text));
    let body = [
        listed(1, 0, "NHIỆM VỤ"),
        listed(1, 1, "Tiêu chí cần cải thiện"),
        of_style("Tiêu chí “A”"),
        listed(1, 3, "Mục tiêu"),
        listed(1, 3, "Nhiệm vụ"),
        listed(2, 0, "Sở Nội vụ:"),
        listed(2, 1, "Rà soát"),
        listed(2, 2, "Báo cáo"),
        of_style("Tiêu chí “B”"),
        listed(1, 3, "Mục tiêu"),
        listed(3, 2, "Tiêu chí “C”"),
        listed(3, 2, "Tiêu chí “D”"),
        listed(0, 0, "Không đánh số"),
        listed(1, 1, "Chỉ số hài lòng"),
        of_style("Tiêu chí “E”"),
    ];
    check(
        with_lists(&body.concat(), LISTS, styles),
        &[
            "II. NHIỆM VỤ",
            "1. Tiêu chí cần cải thiện",
            "1.1. Tiêu chí “A”",
            "a) Mục tiêu",
            "b) Nhiệm vụ",
            "- Sở Nội vụ:",
            "+ Rà soát",
            "+Báo cáo",
            "1.2. Tiêu chí “B”",
            "a) Mục tiêu",
            "1.9. Tiêu chí “C”",
            "1.10. Tiêu chí “D”",
            "Không đánh số",
            "2. Chỉ số hài lòng",
            "2.1. Tiêu chí “E”",
        ],
    );
}

#[test]
fn rows_that_a_list_counts_have_their_numbers() {
    let row = |cells: [String; 3]| format!("<w:tr>{}</w:tr>", cells.map(|inner| format!("<w:tc>{inner}</w:tc>")).concat());
    let rows = [
        row(["STT", "Tiêu chí", "Chủ trì"].map(paragraph)),
        row([listed(1, 2, ""), paragraph("Kế hoạch"), paragraph("Sở Nội vụ")]),
        row([listed(1, 2, ""), paragraph("Kiểm tra"), paragraph("")]),
    ];
    let body = table(&rows) + &listed(1, 2, "") + &listed(1, 2, "Dòng sau");
    check(with_lists(&body, LISTS, ""), &["STT|Tiêu chí|Chủ trì", "1.1. |Kế hoạch|Sở Nội vụ", "1.2. |Kiểm tra|", "1.4. Dòng sau"]);
}

#[test]
fn what_was_put_in_counts_and_what_was_deleted_does_not() {
    let deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>chuyển đi</w:t></w:r></w:moveFrom>";
    let body = format!(
        "<w:p>{}{deleted}<w:ins>{}</w:ins></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>\
         <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
        run("Việc "),
        run("mới"),
        run("Nối "),
        run("liền"),
        paragraph("dòng đã xóa"),
    );
    check(docx(&body), &["Việc mới", "Nối liền"]);
}

#[test]
fn breaks_tabs_and_signs_of_word_are_plain_text() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>\
        <w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>năm</w:t><w:tab/><w:t>2025</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>A&amp;B &#7845;</w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:caps/></w:rPr><w:t> chữ hoa</w:t></w:r>\
        <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A7\"/><w:t>Sở Y tế</w:t></w:r></w:p>";
    check(docx(body), &["KẾ HOẠCH", "năm 2025-A&B ấ CHỮ HOA", "- Sở Y tế"]);
}

#[test]
fn a_box_is_read_once_and_a_table_of_contents_not_at_all() {
    let boxed = paragraph("Trong khung");
    let body = format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:p><w:r><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice><w:txbxContent>{boxed}</w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent>{boxed}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
        paragraph("1.1. Mục lục 3"),
        paragraph("Nội dung"),
        run("Ngoài khung"),
    );
    check(docx(&body), &["Nội dung", "Ngoài khung", "Trong khung"]);
}

#[test]
fn a_table_that_lays_out_a_page_is_lines_and_one_in_a_cell_too() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let inner = table(&[format!("<w:tr>{}</w:tr>", cell(&paragraph("Số: 5/KH-UBND")))]);
    let rows = [format!(
        "<w:tr>{}{}</w:tr>",
        cell(&(paragraph("UBND TỈNH BÌNH AN") + &inner + &paragraph(""))),
        cell(&(paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + &paragraph("Bình An, ngày 2 tháng 3 năm 2026")))
    )];
    check(docx(&table(&rows)), &["UBND TỈNH BÌNH AN", "Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bình An, ngày 2 tháng 3 năm 2026"]);
}

#[test]
fn a_header_in_two_storeys_and_headings_across_are_read() {
    let cell = |text: &str, properties: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text));
    let (first, on, wide, all) =
        ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge w:val=\"continue\"/>", "<w:gridSpan w:val=\"2\"/>", "<w:gridSpan w:val=\"5\"/>");
    let rows = [
        vec![cell("STT", first), cell("Tiêu chí", first), cell("Cơ quan", wide), cell("Thời gian", first)],
        vec![cell("", on), cell("", on), cell("Chủ trì", ""), cell("Phối hợp", ""), cell("", on)],
        vec![cell("(1)", ""), cell("(2)", ""), cell("(3)", ""), cell("(4)", ""), cell("(5)", "")],
        vec![cell("1. CẢI CÁCH THỂ CHẾ", all)],
        vec![cell("1.1", ""), cell("Rà soát văn bản", ""), cell("Sở Tư pháp", first), cell("Sở Tài chính", ""), cell("Quý III/2025", first)],
        vec![cell("1.2", ""), cell("Kiểm tra", ""), cell("", on), cell("Sở Nội vụ", ""), cell("", on)],
    ];
    let rows: Vec<String> = rows.into_iter().map(|cells| format!("<w:tr>{}</w:tr>", cells.concat())).collect();
    let body = paragraph("KẾ HOẠCH") + &paragraph("Nâng cao Chỉ số cải cách hành chính năm 2025") + &table(&rows);
    let reading = said(docx(&body));
    let told: Vec<_> =
        reading.items.iter().map(|item| (item.number.as_str(), item.title.as_str(), item.lead.join(","), item.coordinating.join(","))).collect();
    assert_eq!(
        told,
        [
            ("1", "CẢI CÁCH THỂ CHẾ", String::new(), String::new()),
            ("1.1", "Rà soát văn bản", "Sở Tư pháp".into(), "Sở Tài chính".into()),
            ("1.2", "Kiểm tra", "Sở Tư pháp".into(), "Sở Nội vụ".into()),
        ]
    );
    assert_eq!(reading.items[2].due_on.map(|day| day.to_string()).as_deref(), Some("2025-09-30"), "one day for both rows");
}
