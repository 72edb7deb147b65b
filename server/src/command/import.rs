//! `parboard import`: reads a plan, or a plan exported as JSON.

use super::Place;
use crate::{clock, document};
use anyhow::{Context, bail};
use clap::Args;
use parboard_domain::{document::Reading, id::PlanId};
use parboard_store::{Imported, PlanExport};
use std::{
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
};

/// Reads a plan into the database, or prints what it says.
#[derive(Args, Debug)]
pub struct Import {
    /// The document (.txt, or a plan exported as .json), or `-` for standard input
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

impl Import {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let bytes = load(&self.file)?;
        if let Some(export) = exported(&bytes)? {
            return self.restore(place, &export).await;
        }
        let reading = document::read_within_limits(bytes)?;
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
            let mut out = std::io::stdout().lock();
            serde_json::to_writer_pretty(&mut out, reading)?;
            writeln!(out)?;
        }
        let tasks: usize = reading.items.iter().map(|item| item.tasks.len()).sum();
        eprintln!("{} items, {tasks} tasks, {} warnings", reading.items.len(), reading.warnings.len());
        if !self.json {
            reading.warnings.iter().for_each(|warning| eprintln!("warning: {}: {}", warning.code.as_str(), warning.message));
        }
        Ok(())
    }

    async fn restore(&self, place: &Place, export: &PlanExport) -> anyhow::Result<()> {
        if self.dry_run {
            eprintln!("a plan exported from {}: {} rows, {} operations", export.province, export.rows.len(), export.ops.len());
            return Ok(());
        }
        let (store, province) = place.open(Some(&export.province)).await?;
        summarise(&store.import_export(province, export).await.context("cannot import")?);
        store.close().await;
        Ok(())
    }
}

fn load(file: &Path) -> anyhow::Result<Vec<u8>> {
    let from: Box<dyn Read> = if file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(File::open(file).with_context(|| format!("cannot open {}", file.display()))?)
    };
    let mut bytes = Vec::new();
    // One byte more than is read, so that too much is told from just enough.
    from.take(document::BYTES_MAX + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(bytes)
}

/// A plan exported by `parboard export`, when it is one.
fn exported(bytes: &[u8]) -> anyhow::Result<Option<PlanExport>> {
    let is_ours = bytes.trim_ascii_start().starts_with(b"{") && bytes[..bytes.len().min(400)].windows(13).any(|words| words == b"parboard-plan");
    if !is_ours {
        return Ok(None);
    }
    if bytes.len() as u64 > document::BYTES_MAX {
        bail!("more than 64 MB");
    }
    serde_json::from_slice(bytes).map(Some).context("the exported plan is damaged")
}

fn summarise(imported: &Imported) {
    eprintln!("plan {}: {} new, {} changed, {} unchanged", imported.plan, imported.created, imported.updated, imported.unchanged);
    for (task, title) in &imported.gone {
        eprintln!("no longer in the document, left as it is: {title} ({task})");
    }
}
