//! `parboard export`.

use super::{Place, choose_plan};
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use parboard_domain::id::PlanId;
use std::{io::Write, path::PathBuf};

/// Writes everything a plan holds.
#[derive(Args, Debug)]
pub struct Export {
    /// Which plan; the newest unless said
    #[arg(long, env = "PARBOARD_PLAN", value_name = "ID")]
    plan: Option<PlanId>,
    /// In which form
    #[arg(long, env = "PARBOARD_FORMAT", value_enum)]
    format: Format,
    /// The file to write; standard output unless said
    #[arg(short, long, env = "PARBOARD_OUTPUT", value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms an export can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything, to be imported again without loss
    Json,
    /// A table of the tasks, for spreadsheets
    Csv,
    /// Not in this version
    Xlsx,
    /// Not in this version
    Docx,
}

impl Export {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        if matches!(self.format, Format::Xlsx | Format::Docx) {
            bail!("this version writes json and csv only; spreadsheets open the csv");
        }
        let (store, province) = place.open(None).await?;
        let plan = choose_plan(&store, province, self.plan).await?;
        let export = store.export(plan).await?;
        let bytes = match self.format {
            Format::Csv => crate::table::csv(&export)?,
            _ => serde_json::to_vec(&export)?,
        };
        match self.output {
            Some(file) => std::fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?,
            None => std::io::stdout().write_all(&bytes)?,
        }
        Ok(())
    }
}
