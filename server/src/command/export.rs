//! `parboard export`.

use super::{Place, choose_plan};
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use parboard_domain::id::PlanId;
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
        match self.output {
            Some(file) => into_file(&store, plan, self.format, &file).await.with_context(|| format!("cannot write {}", file.display()))?,
            None => write(&store, plan, self.format, io::stdout().lock()).await?,
        }
        store.close().await;
        Ok(())
    }
}

/// Beside the place it goes to and then renamed: an export that was broken off is never taken for a whole one, nor takes the
/// place of one. A pipe or a device takes it as it comes.
async fn into_file(store: &Store, plan: PlanId, format: Format, file: &Path) -> anyhow::Result<()> {
    if fs::metadata(file).is_ok_and(|there| !there.is_file()) {
        return write(store, plan, format, File::create(file)?).await;
    }
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let written = write(store, plan, format, File::create(&part)?).await;
    if let Err(error) = written {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    File::open(&part)?.sync_all()?;
    Ok(fs::rename(&part, file)?)
}

async fn write(store: &Store, plan: PlanId, format: Format, out: impl Write) -> anyhow::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Csv => out.write_all(&crate::table::csv(&store.export(plan).await?)?)?,
        _ => store.write_export(plan, &mut out).await?,
    }
    Ok(out.flush()?)
}
