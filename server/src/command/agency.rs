//! `parboard agency`: the registry of agencies, in and out.

use super::Place;
use crate::sheets;
use anyhow::{Context, ensure};
use clap::{Args, Subcommand, ValueEnum};
use parboard_app::online::agency_sheet::{SHEET_BYTES_MAX, SheetFormat};
use parboard_domain::{
    id::AgencyId,
    registry::sheet::{Fate, Judged, judge},
};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// Reads and writes the registry of agencies.
#[derive(Debug, Subcommand)]
pub enum Agency {
    /// Takes in a sheet of agencies (.csv or .xlsx), or `-` for standard input; what it does not say stays
    Import(Import),
    /// Writes the registry as a sheet
    Export(Export),
}

/// The sheet to read.
#[derive(Args, Debug)]
pub struct Import {
    /// The file, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only say what each line would do
    #[arg(long, env = "PARBOARD_DRY_RUN", value_parser = clap::builder::FalseyValueParser::new())]
    dry_run: bool,
}

/// The sheet to write.
#[derive(Args, Debug)]
pub struct Export {
    /// In which form
    #[arg(long, env = "PARBOARD_FORMAT", value_enum)]
    format: Form,
    /// The file to write; standard output unless said
    #[arg(short, long, env = "PARBOARD_OUTPUT", value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Text, for every spreadsheet
    Csv,
    /// A workbook
    Xlsx,
}

impl Agency {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        match self {
            Self::Import(import) => import.run(place).await,
            Self::Export(export) => export.run(place).await,
        }
    }
}

impl Import {
    async fn run(self, place: &Place) -> anyhow::Result<()> {
        let bytes = load(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        ensure!(bytes.len() <= SHEET_BYTES_MAX, "{} is larger than {} kB", self.file.display(), SHEET_BYTES_MAX / 1024);
        let lines = sheets::read(&bytes).context("cannot import")?;
        let (store, province) = place.open(None).await?;
        let judged = if self.dry_run {
            judge(&lines, &store.registry(province).await?, || AgencyId(Uuid::now_v7())).context("cannot import")?.lines
        } else {
            store.take_sheet(province, &lines).await.context("cannot import")?
        };
        summarise(&judged);
        store.close().await;
        Ok(())
    }
}

impl Export {
    async fn run(self, place: &Place) -> anyhow::Result<()> {
        let (store, province) = place.open(None).await?;
        let format = match self.format {
            Form::Csv => SheetFormat::Csv,
            Form::Xlsx => SheetFormat::Xlsx,
        };
        let bytes = sheets::write(&store.registry(province).await?, format).map_err(anyhow::Error::msg)?;
        store.close().await;
        match self.output {
            Some(file) => fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display())),
            None => Ok(io::stdout().lock().write_all(&bytes)?),
        }
    }
}

fn load(file: &Path) -> io::Result<Vec<u8>> {
    let from: Box<dyn Read> = if file == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(file)?) };
    let mut bytes = Vec::new();
    from.take(SHEET_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn summarise(judged: &[Judged]) {
    let count = |fate: Fate| judged.iter().filter(|line| line.fate == fate).count();
    let refused: Vec<(&Judged, &String)> =
        judged.iter().filter_map(|line| if let Fate::Refused(why) = &line.fate { Some((line, why)) } else { None }).collect();
    eprintln!("{} new, {} changed, {} unchanged, {} refused", count(Fate::New), count(Fate::Changed), count(Fate::Unchanged), refused.len());
    for (line, why) in refused {
        eprintln!("line {}: {}: {why}", line.line, line.name);
    }
}
