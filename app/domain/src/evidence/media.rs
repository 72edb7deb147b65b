//! The types of file that are taken as evidence, and how each is told by its bytes. A name proves nothing: the same test
//! runs on the device before a file is kept and on the server before it is believed.

/// A type of file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// A photograph.
    Jpeg,
    /// A picture of a screen.
    Png,
    /// A photograph or picture, packed smaller.
    Webp,
    /// A photograph of an iPhone.
    Heic,
    /// A document as printed or scanned.
    Pdf,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// A LibreOffice document.
    Odt,
    /// A LibreOffice workbook.
    Ods,
    /// Plain text.
    Txt,
}

/// How many bytes from either end of a file tell its type.
pub const MEDIA_SNIFF_BYTES: usize = 64 * 1024;

/// An OpenDocument file opens with an entry of this name, stored as it is: OpenDocument 1.3, part 2, 3.3.
const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.";

impl Media {
    /// Every type.
    pub const ALL: [Media; 10] =
        [Media::Jpeg, Media::Png, Media::Webp, Media::Heic, Media::Pdf, Media::Docx, Media::Xlsx, Media::Odt, Media::Ods, Media::Txt];

    /// Its registered name.
    pub fn as_str(self) -> &'static str {
        match self {
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
            Media::Webp => "image/webp",
            Media::Heic => "image/heic",
            Media::Pdf => "application/pdf",
            Media::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Media::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Media::Odt => "application/vnd.oasis.opendocument.text",
            Media::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Media::Txt => "text/plain",
        }
    }

    /// The type of that registered name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.as_str() == name)
    }

    /// How names of such files end, the usual ending first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Media::Jpeg => &["jpg", "jpeg"],
            Media::Png => &["png"],
            Media::Webp => &["webp"],
            Media::Heic => &["heic", "heif"],
            Media::Pdf => &["pdf"],
            Media::Docx => &["docx"],
            Media::Xlsx => &["xlsx"],
            Media::Odt => &["odt"],
            Media::Ods => &["ods"],
            Media::Txt => &["txt", "csv"],
        }
    }

    /// Whether browsers show it by themselves without running anything of it.
    pub fn is_shown_by_browsers(self) -> bool {
        matches!(self, Media::Jpeg | Media::Png | Media::Webp | Media::Heic | Media::Pdf)
    }

    /// Whether it is a picture that browsers draw. HEIC is one, but only some draw it.
    pub fn is_picture(self) -> bool {
        matches!(self, Media::Jpeg | Media::Png | Media::Webp)
    }

    /// The type that a file with these bytes at either end is of. For a short file both may be all of it.
    pub fn of(head: &[u8], tail: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.fits(head, tail))
    }

    /// Whether a file with these bytes at either end, [`MEDIA_SNIFF_BYTES`] of each, is of this type.
    pub fn fits(self, head: &[u8], tail: &[u8]) -> bool {
        let is_zip_with = |name: &[u8]| head.starts_with(b"PK\x03\x04") && (holds(head, name) || holds(tail, name));
        let is_open_document = |kind: &[u8]| {
            let opening = head.get(30..).unwrap_or_default();
            head.starts_with(b"PK\x03\x04") && opening.strip_prefix(OPEN_DOCUMENT).is_some_and(|rest| rest.starts_with(kind))
        };
        match self {
            Media::Jpeg => head.starts_with(b"\xff\xd8\xff"),
            Media::Png => head.starts_with(b"\x89PNG\r\n\x1a\n"),
            Media::Webp => head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"),
            Media::Heic => head.get(4..8) == Some(b"ftyp") && HEIC_BRANDS.iter().any(|brand| head.get(8..12) == Some(*brand)),
            // Some writers put a line of their own before it; readers look through the first kilobyte.
            Media::Pdf => holds(head.get(..1_024).unwrap_or(head), b"%PDF-"),
            // The parts are named at the end of the file; the directory of a large one may begin before `tail`.
            Media::Docx => is_zip_with(b"word/"),
            Media::Xlsx => is_zip_with(b"xl/"),
            Media::Odt => is_open_document(b"text"),
            Media::Ods => is_open_document(b"spreadsheet"),
            Media::Txt => is_text(head) && is_text(tail),
        }
    }
}

const HEIC_BRANDS: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"];

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Text of any encoding that Vietnamese offices have used: no program, picture or archive is without a zero byte.
fn is_text(bytes: &[u8]) -> bool {
    !bytes.iter().any(|byte| matches!(byte, 0..=8 | 14..=31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(first: &str, content: &str, last: &str) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 26]);
        bytes.extend(first.bytes().chain(content.bytes()));
        bytes.extend([0; 300]);
        bytes.extend(last.bytes());
        bytes
    }

    fn samples() -> Vec<(Media, Vec<u8>)> {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0".to_vec();
        vec![
            (Media::Jpeg, b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec()),
            (Media::Png, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
            (Media::Webp, b"RIFF\x24\0\0\0WEBPVP8 ".to_vec()),
            (Media::Heic, heic),
            (Media::Pdf, b"%PDF-1.7\n\x01\x02".to_vec()),
            (Media::Docx, zip("[Content_Types].xml", "", "word/document.xml")),
            (Media::Xlsx, zip("[Content_Types].xml", "", "xl/workbook.xml")),
            (Media::Odt, zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml")),
            (Media::Ods, zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml")),
            (Media::Txt, "Biên bản họp tổ công tác.\r\n".as_bytes().to_vec()),
        ]
    }

    #[test]
    fn each_type_is_told_by_its_bytes_and_taken_for_no_other() {
        for (media, bytes) in samples() {
            for other in Media::ALL {
                assert_eq!(other.fits(&bytes, &bytes), other == media, "{other:?} for the bytes of {media:?}");
            }
            assert_eq!(Media::of(&bytes, &bytes), Some(media));
            assert_eq!(Media::parse(media.as_str()), Some(media));
        }
    }

    #[test]
    fn what_is_none_of_them_is_not_taken() {
        for bytes in [&b"MZ\x90\0\x03"[..], b"\x7fELF\x02\x01", b"<\0h\0t\0m\0l\0", b"GIF89a\x01\0", b"PK\x03\x04\x14\0\0\0"] {
            assert_eq!(Media::of(bytes, bytes), None, "{bytes:?}");
        }
    }
}
