//! `parboard backup` and `parboard restore`.

use super::Place;
use anyhow::{Context, bail};
use clap::Args;
use parboard_store::{Backend, Store};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Copies the database into a file while it is in use.
#[derive(Args, Debug)]
pub struct Backup {
    /// The file to write; it must not exist yet
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

/// What a SQLite file opens with.
const SQLITE: &[u8] = b"SQLite format 3\0";

impl Backup {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        if self.file.exists() {
            bail!("{} exists already", self.file.display());
        }
        let (store, _) = place.open(None).await?;
        if store.backend() != Backend::Sqlite {
            bail!("for PostgreSQL use pg_dump and pg_restore");
        }
        // Beside the place it goes to and then renamed: a copy that was broken off is never taken for a backup.
        let part = beside(&self.file, "part");
        let _ = fs::remove_file(&part);
        store.backup_into(&part).await.with_context(|| format!("cannot write {}", self.file.display()))?;
        store.close().await;
        fs::File::open(&part)?.sync_all()?;
        fs::rename(&part, &self.file).with_context(|| format!("cannot write {}", self.file.display()))?;
        eprintln!("backed up into {}", self.file.display());
        Ok(())
    }
}

impl Restore {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let url = place.url();
        let Some(target) = file_of(&url) else { bail!("for PostgreSQL use pg_dump and pg_restore") };
        require_backup(&self.file)?;
        require_empty(&url, &target).await?;
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = beside(&target, "part");
        fs::copy(&self.file, &part).with_context(|| format!("cannot write {}", part.display()))?;
        for old in [target.clone(), beside(&target, "db-wal"), beside(&target, "db-shm")] {
            let _ = fs::remove_file(old);
        }
        fs::rename(&part, &target)?;
        finish(&url).await
    }
}

/// A new generation of data: devices that have seen what came after the backup fetch a whole copy, and send what they hold.
async fn finish(url: &str) -> anyhow::Result<()> {
    let store = Store::open(url).await.context("the backup cannot be opened")?;
    store.start_epoch().await?;
    let report = store.check().await?;
    store.close().await;
    eprintln!("restored: {} plans, {} rows, {} operations, {} files", report.plans, report.rows, report.ops, report.files);
    if !report.problems.is_empty() {
        bail!("the backup has {} problems; see parboard check", report.problems.len());
    }
    Ok(())
}

fn require_backup(file: &Path) -> anyhow::Result<()> {
    use std::io::Read;
    let mut opening = [0; 16];
    let mut backup = fs::File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    if backup.read_exact(&mut opening).is_err() || opening != SQLITE {
        bail!("{} is not a backup", file.display());
    }
    Ok(())
}

async fn require_empty(url: &str, target: &Path) -> anyhow::Result<()> {
    if !target.exists() {
        return Ok(());
    }
    let store = Store::open(url).await.context("cannot open the database")?;
    let is_used = match store.find_province().await? {
        Some(province) => !store.list_plans(province.id).await?.is_empty() || !store.list_accounts(province.id).await?.is_empty(),
        None => false,
    };
    store.close().await;
    if is_used {
        bail!("{} is not empty", target.display());
    }
    Ok(())
}

/// The file of a SQLite address.
fn file_of(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?.trim_start_matches("//");
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

fn beside(file: &Path, extension: &str) -> PathBuf {
    file.with_extension(extension)
}
