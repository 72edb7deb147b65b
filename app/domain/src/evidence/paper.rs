//! What a person says about a document, and the file that goes with it.

use super::{FileHash, Media};
use crate::{
    measure::Day,
    refusal::{Refusal, RefusalCode},
};
use serde::{Deserialize, Serialize};

/// The most bytes of a file. Photographs of today's phones and scans of thick reports stay below it.
pub const FILE_BYTES_MAX: i64 = 20 * 1024 * 1024;
/// The most characters of what the evidence shows.
pub const TITLE_CHARS_MAX: usize = 500;
/// The most characters of a document's number.
pub const NUMBER_CHARS_MAX: usize = 100;
/// The most characters of an issuer's name.
pub const ISSUER_CHARS_MAX: usize = 300;
/// The most characters of a file's name.
pub const NAME_CHARS_MAX: usize = 200;

/// A document, as the person who adds it describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is and what it shows. The only part that must be there: where no document exists, this is the explanation.
    #[serde(default)]
    pub title: String,
    /// Its number as printed, such as `45/BC-SNV`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The day printed on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Day>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// The document itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileRef>,
}

/// A file by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// What its bytes come to; the same file twice is one file.
    pub hash: FileHash,
    /// What the person's device called it.
    pub name: String,
    /// Its type, such as `image/jpeg`; one of [`Media`], or one that a newer version takes.
    pub media: String,
    /// How many bytes.
    pub bytes: i64,
}

impl Paper {
    /// Whether it can stand on a card.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn check(&self) -> Result<(), Refusal> {
        let no = |code| Err(Refusal::new(code));
        let is_longer = |text: &str, chars_max: usize| text.chars().count() > chars_max;
        match () {
            () if is_longer(&self.title, TITLE_CHARS_MAX) => no(RefusalCode::TooLong),
            () if is_longer(&self.number, NUMBER_CHARS_MAX) || is_longer(&self.issuer, ISSUER_CHARS_MAX) => no(RefusalCode::TooLong),
            () if self.title.trim().is_empty() => no(RefusalCode::Unreadable),
            () => self.file.as_ref().map_or(Ok(()), FileRef::check),
        }
    }
}

impl FileRef {
    /// Whether such a file is taken.
    ///
    /// # Errors
    /// `FileType`, `FileTooLarge`, or what is wrong with its name.
    pub fn check(&self) -> Result<(), Refusal> {
        let no = |code| Err(Refusal::new(code));
        match () {
            () if Media::parse(&self.media).is_none() => no(RefusalCode::FileType),
            () if self.bytes > FILE_BYTES_MAX => no(RefusalCode::FileTooLarge),
            () if self.name.chars().count() > NAME_CHARS_MAX => no(RefusalCode::TooLong),
            // An empty file proves nothing; a name with a path or a line break in it was not made by a file system.
            () if self.bytes <= 0 || self.name.trim().is_empty() => no(RefusalCode::Unreadable),
            () if self.name.chars().any(|sign| sign.is_control() || matches!(sign, '/' | '\\')) => no(RefusalCode::Unreadable),
            () => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> FileRef {
        FileRef { hash: FileHash::of_bytes([7; 32]), name: "Báo cáo quý III.pdf".into(), media: "application/pdf".into(), bytes: 1_024 }
    }

    fn check(change: impl FnOnce(&mut Paper)) -> Option<RefusalCode> {
        let mut paper = Paper { title: "Báo cáo kết quả".into(), file: Some(file()), ..Paper::default() };
        change(&mut paper);
        paper.check().err().map(|refusal| refusal.code)
    }

    #[test]
    fn a_title_alone_is_enough_and_nothing_else_is() {
        assert_eq!(check(|_| {}), None);
        assert_eq!(check(|paper| paper.file = None), None);
        assert_eq!(check(|paper| paper.title = " \n".into()), Some(RefusalCode::Unreadable));
    }

    #[test]
    fn every_text_has_a_limit() {
        let long = |chars: usize| "ư".repeat(chars);
        assert_eq!(check(|paper| paper.title = long(TITLE_CHARS_MAX)), None);
        assert_eq!(check(|paper| paper.title = long(TITLE_CHARS_MAX + 1)), Some(RefusalCode::TooLong));
        assert_eq!(check(|paper| paper.number = long(NUMBER_CHARS_MAX + 1)), Some(RefusalCode::TooLong));
        assert_eq!(check(|paper| paper.issuer = long(ISSUER_CHARS_MAX + 1)), Some(RefusalCode::TooLong));
        assert_eq!(check(|paper| paper.file = Some(FileRef { name: long(NAME_CHARS_MAX + 1), ..file() })), Some(RefusalCode::TooLong));
    }

    #[test]
    fn a_file_that_is_not_taken_is_refused_for_its_own_reason() {
        for (wrong, code) in [
            (FileRef { media: "application/x-msdownload".into(), ..file() }, RefusalCode::FileType),
            (FileRef { bytes: FILE_BYTES_MAX + 1, ..file() }, RefusalCode::FileTooLarge),
            (FileRef { bytes: 0, ..file() }, RefusalCode::Unreadable),
            (FileRef { bytes: -1, ..file() }, RefusalCode::Unreadable),
            (FileRef { name: "../../etc/passwd".into(), ..file() }, RefusalCode::Unreadable),
            (FileRef { name: "a\r\nSet-Cookie: b".into(), ..file() }, RefusalCode::Unreadable),
            (FileRef { name: "  ".into(), ..file() }, RefusalCode::Unreadable),
        ] {
            assert_eq!(check(|paper| paper.file = Some(wrong.clone())), Some(code), "{wrong:?}");
        }
        assert_eq!(check(|paper| paper.file = Some(FileRef { bytes: FILE_BYTES_MAX, ..file() })), None);
    }
}
