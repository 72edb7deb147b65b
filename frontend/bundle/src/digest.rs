//! Names and proofs made from a file's bytes.

use sha2::{Digest, Sha256};

/// The part of a file name that changes when, and only when, the bytes do: 40 bits, plenty for a few dozen files. The worker
/// knows by it that it was given the file and not a captive portal's page.
pub fn short(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..5])
}

/// `name` with a digest of `bytes` before its extension: `main.css` becomes `main-1a2b3c4d5e.css`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{}.{extension}", short(bytes)),
        None => format!("{name}-{}", short(bytes)),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_only_with_the_bytes() {
        assert_eq!(hashed_name("main.css", b"a"), hashed_name("main.css", b"a"));
        assert_ne!(hashed_name("main.css", b"a"), hashed_name("main.css", b"b"));
        assert_eq!(hashed_name("main.css", b""), "main-e3b0c44298.css");
        assert_eq!(hashed_name("LICENSE", b""), "LICENSE-e3b0c44298");
    }
}
