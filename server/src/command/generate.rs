//! `parboard generate`.

use super::Place;
use anyhow::bail;
use clap::Args;

/// Fills a database with a synthetic province, for load and screens.
#[derive(Args, Debug)]
pub struct Generate {}

impl Generate {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        bail!("not yet {}", place.url())
    }
}
