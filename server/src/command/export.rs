//! `parboard export`.

use super::{Place, choose_plan};
use crate::{clock, papers};
use anyhow::Context;
use clap::{Args, ValueEnum};
use parboard_app::online::papers::{Asked, Paper};
use parboard_domain::{id::PlanId, period::Period};
use parboard_store::Store;
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Writes everything a plan holds.
#[derive(Args, Debug)]
pub struct Export {
    /// Which plan; the newest unless said
    #[arg(long, env = "PARBOARD_PLAN", value_name = "ID")]
    plan: Option<PlanId>,
    /// In which form
    #[arg(long, env = "PARBOARD_FORMAT", value_enum)]
    format: Format,
    /// Which document, of those that are docx
    #[arg(long, env = "PARBOARD_PAPER", value_enum, default_value_t = Which::Plan)]
    paper: Which,
    /// The period that the report is for, such as 2025-q1; how things stand unless said
    #[arg(long, env = "PARBOARD_PERIOD", value_name = "PERIOD", value_parser = read_period)]
    period: Option<Period>,
    /// The file to write; standard output unless said
    #[arg(short, long, env = "PARBOARD_OUTPUT", value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms an export can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything, files too, to be imported again without loss
    Json,
    /// A table of the tasks, for spreadsheets
    Csv,
    /// Tasks, criteria, shares and figures in typed columns
    Xlsx,
    /// A document of the office, see --paper
    Docx,
}

/// The documents that an export can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// The plan, with how each task stands
    Plan,
    /// A report of its progress
    Report,
    /// A letter to each unit that is to be chased
    Letters,
}

impl Which {
    fn paper(self) -> Paper {
        match self {
            Which::Plan => Paper::Plan,
            Which::Report => Paper::Report,
            Which::Letters => Paper::Letters,
        }
    }
}

/// What is to be written.
#[derive(Clone, Copy)]
struct What {
    plan: PlanId,
    format: Format,
    paper: Which,
    period: Option<Period>,
}

fn read_period(text: &str) -> Result<Period, String> {
    Period::parse(text).ok_or_else(|| "a period is a year and one of q1, h1, q3, y, such as 2025-h1".to_owned())
}

impl Export {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let (store, province) = place.open(None).await?;
        let what = What { plan: choose_plan(&store, province, self.plan).await?, format: self.format, paper: self.paper, period: self.period };
        match self.output {
            Some(file) => into_file(&store, what, &file).await.with_context(|| format!("cannot write {}", file.display()))?,
            None => write(&store, what, io::stdout().lock()).await?,
        }
        store.close().await;
        Ok(())
    }
}

/// Beside the place it goes to and then renamed: an export that was broken off is never taken for a whole one, nor takes the
/// place of one. A pipe or a device takes it as it comes.
async fn into_file(store: &Store, what: What, file: &Path) -> anyhow::Result<()> {
    if fs::metadata(file).is_ok_and(|there| !there.is_file()) {
        return write(store, what, File::create(file)?).await;
    }
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let written = write(store, what, File::create(&part)?).await;
    if let Err(error) = written {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    File::open(&part)?.sync_all()?;
    Ok(fs::rename(&part, file)?)
}

async fn write(store: &Store, What { plan, format, paper: which, period }: What, out: impl Write) -> anyhow::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Csv => out.write_all(&crate::table::csv(&store.export(plan).await?)?)?,
        Format::Xlsx => out.write_all(&paper(store, plan, Paper::Book, None).await?)?,
        Format::Docx => out.write_all(&paper(store, plan, which.paper(), period).await?)?,
        Format::Json => store.write_export(plan, &mut out).await?,
    }
    Ok(out.flush()?)
}

async fn paper(store: &Store, plan: PlanId, paper: Paper, period: Option<Period>) -> anyhow::Result<Vec<u8>> {
    let now = clock::now();
    let asked = Asked { paper, unit: None, at: now, now, sender: None, period };
    papers::write(asked, store.view_plan(plan, None).await?).map_err(anyhow::Error::msg)
}
