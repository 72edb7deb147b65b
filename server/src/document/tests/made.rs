//! Word documents made by hand, so that a test says exactly what is in one.

use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package of those parts.
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        package.start_file(*name, SimpleFileOptions::default()).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A document with that body.
pub fn docx(body: &str) -> Vec<u8> {
    with_lists(body, "", "")
}

/// A document with that body, those lists and those styles.
pub fn with_lists(body: &str, lists: &str, styles: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| format!("<Relationship Id=\"r{kind}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &format!("<Relationships>{}</Relationships>", relation("officeDocument", "word/text.xml"))),
        (
            "word/_rels/text.xml.rels",
            &format!("<Relationships>{}{}</Relationships>", relation("styles", "styles.xml"), relation("numbering", "/word/numbering.xml")),
        ),
        ("word/text.xml", &format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"{WORD}\"><w:body>{body}<w:sectPr/></w:body></w:document>")),
        ("word/numbering.xml", &format!("<w:numbering xmlns:w=\"{WORD}\">{lists}</w:numbering>")),
        ("word/styles.xml", &format!("<w:styles xmlns:w=\"{WORD}\">{styles}</w:styles>")),
    ])
}

/// Words as markup.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A stretch of text.
pub fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// A paragraph.
pub fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// A paragraph of a list.
pub fn listed(list: u32, level: u32, text: &str) -> String {
    format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>", run(text))
}

/// A row of cells, each with what is in it and whether it is one with the cell above.
pub fn row(cells: &[(String, bool)]) -> String {
    let cell = |(inner, goes_on): &(String, bool)| {
        let merge = if *goes_on { "<w:vMerge/>" } else { "<w:vMerge w:val=\"restart\"/>" };
        format!("<w:tc><w:tcPr>{merge}</w:tcPr>{inner}</w:tc>")
    };
    format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
}

/// A table of those rows.
pub fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}
