//! `parboard backup` and `parboard restore`.

use super::Place;
use anyhow::bail;
use clap::Args;
use std::path::PathBuf;

/// Copies the database into a file while it is in use.
#[derive(Args, Debug)]
pub struct Backup {
    /// The file to write
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Puts a backup into an empty database.
#[derive(Args, Debug)]
pub struct Restore {
    /// The file to read
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        bail!("not yet: {} {}", place.url(), self.file.display())
    }
}

impl Restore {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        bail!("not yet: {} {}", place.url(), self.file.display())
    }
}
