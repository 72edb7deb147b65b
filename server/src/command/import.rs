//! `parboard import`: reads a plan, or a plan exported as JSON.

use super::Place;
use crate::{clock, document};
use anyhow::{Context, ensure};
use clap::Args;
use parboard_domain::{document::Reading, id::PlanId};
use parboard_store::{Imported, Incoming};
use serde::Serialize;
use std::{
    fs::File,
    io::{self, Cursor, Read, Write},
    path::{Path, PathBuf},
};

/// Reads a plan into the database, or prints what it says.
#[derive(Args, Debug)]
pub struct Import {
    /// The document (.txt, .docx, .xlsx, or a plan exported as .json with its files), or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only say what would be read; touch no database
    #[arg(long, env = "PARBOARD_DRY_RUN", value_parser = clap::builder::FalseyValueParser::new())]
    dry_run: bool,
    /// Print what was read as JSON
    #[arg(long, env = "PARBOARD_JSON", value_parser = clap::builder::FalseyValueParser::new())]
    json: bool,
    /// Bring this plan up to date; by default the one with the same number, year and issuer
    #[arg(long, env = "PARBOARD_PLAN", value_name = "ID")]
    plan: Option<PlanId>,
}

/// An export says within so many bytes that it is one.
const OPENING_BYTES: u64 = 400;

impl Import {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let (opening, rest) = open(&self.file)?;
        if is_export(&opening) {
            let whole = Cursor::new(opening).chain(rest);
            return self.restore(place, Incoming::read(whole).await.context("cannot import")?).await;
        }
        let reading = document::read_within_limits(load(opening, rest).with_context(|| format!("cannot read {}", self.file.display()))?)?;
        self.tell(&reading)?;
        if self.dry_run {
            return Ok(());
        }
        let (store, province) = place.open(reading.document.issuer.as_deref()).await?;
        let machine = store.ensure_machine(province).await?;
        let imported = store.import(province, machine, &reading, self.plan, clock::now()).await.context("cannot import")?;
        summarise(&imported);
        store.close().await;
        Ok(())
    }

    /// What was read: as data when asked for, and always in a few words.
    fn tell(&self, reading: &Reading) -> anyhow::Result<()> {
        if self.json {
            print(reading)?;
        }
        let tasks: usize = reading.items.iter().map(|item| item.tasks.len()).sum();
        eprintln!("{} items, {tasks} tasks, {} warnings", reading.items.len(), reading.warnings.len());
        if !self.json {
            reading.warnings.iter().for_each(|warning| eprintln!("warning: {}: {}", warning.code.as_str(), warning.message));
        }
        Ok(())
    }

    async fn restore(&self, place: &Place, incoming: Incoming) -> anyhow::Result<()> {
        ensure!(self.plan.is_none(), "an exported plan keeps its own id; --plan is for documents");
        ensure!(self.dry_run || !self.json, "what an exported plan holds is printed by --dry-run --json");
        let head = &incoming.head;
        let province = head.province.clone();
        if self.dry_run {
            let (kind, plan, rows, operations) = ("export", head.plan, head.rows.len(), head.ops.len());
            let files = incoming.inspect().await.context("cannot import")?;
            eprintln!("a plan exported from {province}: {rows} rows, {operations} operations, {files} files");
            return if self.json { print(&Contents { kind, province, plan, rows, operations, files }) } else { Ok(()) };
        }
        let (store, province) = place.open(Some(&province)).await?;
        summarise(&store.import_export(province, incoming).await.context("cannot import")?);
        store.close().await;
        Ok(())
    }
}

/// What an exported plan holds, as data.
#[derive(Serialize)]
struct Contents {
    /// `export`; documents say what they are in another place.
    kind: &'static str,
    /// Where it was exported, by name.
    province: String,
    /// The id that it keeps.
    plan: PlanId,
    /// How many rows.
    rows: usize,
    /// How many lines of the log.
    operations: usize,
    /// How many files, each as long and with the hash that it says.
    files: usize,
}

fn print(what: &impl Serialize) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, what)?;
    Ok(writeln!(out)?)
}

/// How a document begins, and what follows. A document is loaded whole; of an export, which has files in it, nothing is.
fn open(file: &Path) -> anyhow::Result<(Vec<u8>, Box<dyn Read + Send>)> {
    let mut from: Box<dyn Read + Send> = if file == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(file).with_context(|| format!("cannot open {}", file.display()))?)
    };
    let mut opening = Vec::new();
    from.by_ref().take(OPENING_BYTES).read_to_end(&mut opening).with_context(|| format!("cannot read {}", file.display()))?;
    Ok((opening, from))
}

fn load(mut bytes: Vec<u8>, rest: impl Read) -> io::Result<Vec<u8>> {
    // One byte more than is read, so that too much is told from just enough.
    rest.take(document::BYTES_MAX + 1 - bytes.len() as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether it was made by `parboard export`.
fn is_export(opening: &[u8]) -> bool {
    opening.trim_ascii_start().starts_with(b"{") && opening.windows(13).any(|words| words == b"parboard-plan")
}

fn summarise(imported: &Imported) {
    eprintln!("plan {}: {} new, {} changed, {} unchanged", imported.plan, imported.created, imported.updated, imported.unchanged);
    for name in &imported.new_agencies {
        eprintln!("new agency: {name}");
    }
    for (task, title) in &imported.gone {
        eprintln!("no longer in the document, left as it is: {title} ({task})");
    }
}
