//! What is refused, each in one line that says what to do, and before it costs anything.

use super::{
    made::{docx, packed},
    *,
};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

#[track_caller]
fn check(bytes: Vec<u8>, why: NotAPlan) {
    assert_eq!(source(bytes.clone()).and_then(|source| read(&source)), Err(why));
    let error = read_within_limits(bytes).unwrap_err().to_string();
    assert_eq!((error.lines().count(), error.as_str()), (1, why.to_string().as_str()));
}

#[test]
fn what_is_no_document_is_told_by_its_kind() {
    check(b"PK\x03\x04\x14\x00word/document.xml".to_vec(), NotAPlan::Damaged);
    check(b"%PDF-1.7".to_vec(), NotAPlan::OtherFormat);
    check(b"\xff\xd8\xff\xe0 a photograph".to_vec(), NotAPlan::Damaged);
    check(Vec::new(), NotAPlan::Empty);
    check(docx(""), NotAPlan::Empty);
    check(packed(&[("content.xml", "<office/>"), ("mimetype", "application/vnd.oasis.opendocument.text")]), NotAPlan::OtherFormat);
    check(packed(&[]), NotAPlan::OtherFormat);
}

#[test]
fn a_password_and_an_old_kind_of_file_are_told_apart() {
    let old = [COMPOUND, &[0; 600]].concat();
    check(old.clone(), NotAPlan::OldFormat);
    let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check([old, name].concat(), NotAPlan::Locked);
    // A package whose parts are locked one by one says so in a flag of each.
    let mut locked = docx("<w:p/>");
    for at in 0..locked.len() - 8 {
        match &locked[at..at + 4] {
            b"PK\x03\x04" => locked[at + 6] |= 1,
            b"PK\x01\x02" => locked[at + 8] |= 1,
            _ => {}
        }
    }
    check(locked, NotAPlan::Locked);
}

/// A part of so many megabytes of blanks, of which the package says what it likes.
fn bomb(name: &str, megabytes: usize) -> Vec<u8> {
    let mut package = ZipWriter::new_append(Cursor::new(docx("<w:p/>"))).unwrap();
    package.start_file(name, SimpleFileOptions::default()).unwrap();
    let blanks = vec![b' '; 1024 * 1024];
    (0..megabytes).for_each(|_| package.write_all(&blanks).unwrap());
    package.finish().unwrap().into_inner()
}

#[test]
fn what_unpacks_to_more_than_any_plan_is_not_unpacked() {
    let honest = bomb("word/media/image1.png", 65);
    assert!(honest.len() < 200_000);
    check(honest, NotAPlan::TooLarge);
    // One that lies about its size is found out while it is read.
    let mut lying = bomb("word/styles.bin", 65);
    let size = (65_u32 * 1024 * 1024).to_le_bytes();
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
        }
    }
    let mut package = Packed::open(&lying).unwrap();
    assert!(matches!(package.walk("word/styles.bin", |_| Ok(())), Err(NotAPlan::TooLarge | NotAPlan::Damaged)));
    // A library may unpack it under another name, so it counts like every other part.
    let mut package = Packed::open(&lying).unwrap();
    assert!(matches!(package.require_small(16 * 1024 * 1024), Err(NotAPlan::TooLarge | NotAPlan::Damaged)));
    check(bomb("xl/workbook.xml", 17), NotAPlan::TooLarge);
    let other = bomb("xl/worksheets/sheet1.bin", 17);
    assert_eq!(Packed::open(&other).unwrap().require_small(16 * 1024 * 1024), Err(NotAPlan::TooLarge));
}

/// Room for a hundred thousand million texts is asked of nobody: the program would end, for every province.
#[test]
fn a_table_that_says_it_has_more_texts_than_fit_is_refused_before_room_is_made() {
    for count in ["100000000000", " 99999999999999999999 ", "1000001", "nhiều"] {
        for name in ["xl/sharedStrings.xml", "xl/SHAREDSTRINGS.XML"] {
            let mut package = ZipWriter::new(Cursor::new(Vec::new()));
            package.start_file(name, SimpleFileOptions::default()).unwrap();
            write!(package, "<x:sst xmlns:x=\"a\" uniqueCount=\"{count}\"><x:si/></x:sst>").unwrap();
            let bytes = package.finish().unwrap().into_inner();
            let mut package = Packed::open(&bytes).unwrap();
            assert_eq!(package.require_small(1024), Err(NotAPlan::TooLarge), "{count} {name}");
        }
    }
}

#[test]
fn text_without_end_and_nesting_without_end_are_refused() {
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "Chỉ số cải cách hành chính ".repeat(400_000));
    check(docx(&long), NotAPlan::TooLarge);
    check(docx(&"<w:tbl><w:tr><w:tc>".repeat(200)), NotAPlan::Damaged);
    check(docx(&"<w:p>".repeat(100_000)), NotAPlan::Damaged);
    let wide = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"64\"/></w:tcPr></w:tc></w:tr>".repeat(8_000);
    check(docx(&format!("<w:tbl>{wide}</w:tbl>")), NotAPlan::TooLarge);
}

#[test]
fn entities_of_its_own_unfold_nothing() {
    let unfolding = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>";
    check(packed(&[("word/document.xml", unfolding)]), NotAPlan::Damaged);
    check(docx("<w:p><w:r><w:t>&unknown;</w:t></w:r></w:p>"), NotAPlan::Damaged);
}

#[test]
fn half_a_file_is_a_damaged_one() {
    let whole = docx(&paragraph(&PLAN.replace('\n', " ")));
    for part in [whole.len() / 3, whole.len() / 2, whole.len() - 30] {
        check(whole[..part].to_vec(), NotAPlan::Damaged);
    }
    let mut bent = whole;
    let at = bent.len() / 2;
    bent[at..at + 20].fill(0x55);
    check(bent, NotAPlan::Damaged);
}
