//! Names and proofs made from a file's bytes.

use sha2::{Digest, Sha256};

/// The part of a file name that changes when, and only when, the bytes do: 40 bits, plenty for a few dozen files.
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

/// What browsers call integrity metadata; `fetch` refuses bytes that do not fit, so a captive portal's page is never kept.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Standard base64, a dozen lines rather than a dependency for one use.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().enumerate().fold(0_u32, |group, (at, byte)| group | (u32::from(*byte) << (16 - 8 * at)));
        for at in 0..4 {
            let letter = ALPHABET[(group >> (18 - 6 * at)) as usize & 63];
            text.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
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

    #[test]
    fn base64_pads_as_the_standard_says() {
        let known = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, encoded) in known {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn integrity_is_what_browsers_compute() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
