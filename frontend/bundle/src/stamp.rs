//! Whether anything changed since the site was last written: compressing for the slowest line takes seconds, and `make run`
//! should not spend them twice.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{digest, site};

/// A fingerprint of all that goes into a site, and of the program that makes it.
pub struct Stamp(String);

impl Stamp {
    /// Reads every input, folders with all that is in them.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn of(inputs: &[&Path], optimizer: Option<&Path>) -> Result<Self> {
        let program = fs::metadata(std::env::current_exe()?)?;
        let mut text = format!("{:?} {} {optimizer:?}", program.modified()?, program.len());
        for input in inputs {
            if input.is_dir() {
                for (path, bytes) in site::read_all(input)? {
                    write!(text, " {path} {}", digest::short(&bytes))?;
                }
            } else if input.exists() {
                write!(text, " {}", digest::short(&fs::read(input)?))?;
            }
        }
        Ok(Self(digest::short(text.as_bytes())))
    }

    /// Whether `out` was written from just these inputs.
    pub fn matches(&self, out: &Path) -> bool {
        out.is_dir() && fs::read_to_string(beside(out)).is_ok_and(|left| left == self.0)
    }

    /// Notes what `out` was written from.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn leave(&self, out: &Path) -> Result<()> {
        Ok(fs::write(beside(out), &self.0)?)
    }
}

/// Beside the site, not in it: what is in it is served.
fn beside(out: &Path) -> PathBuf {
    out.with_extension("stamp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_fits_until_an_input_changes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (input, out) = (folder.path().join("style"), folder.path().join("site"));
        fs::create_dir_all(&input).expect("a folder");
        fs::create_dir_all(&out).expect("a folder");
        fs::write(input.join("main.css"), "a{}").expect("a file");
        let stamp = || Stamp::of(&[&input], None).expect("the inputs can be read");

        assert!(!stamp().matches(&out));
        stamp().leave(&out).expect("the disk has room");
        assert!(stamp().matches(&out));
        fs::write(input.join("main.css"), "b{}").expect("a file");
        assert!(!stamp().matches(&out));
    }
}
