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

/// Puts a backup into an empty database, as a new generation of data.
#[derive(Args, Debug)]
pub struct Restore {
    /// The file to read
    #[arg(value_name = "FILE", required_unless_present = "already_there", conflicts_with = "already_there")]
    file: Option<PathBuf>,
    /// The data was put there by other means, such as pg_restore: only begin the new generation
    #[arg(long, env = "PARBOARD_ALREADY_THERE")]
    already_there: bool,
}

/// What a SQLite file opens with.
const SQLITE: &[u8] = b"SQLite format 3\0";
/// What a file is called that is not finished. Nobody else's file is called so, so one that is left of a command that was broken
/// off may go.
const PART: &str = ".parboard-part";
/// What SQLite keeps beside a database that is open.
const BESIDE: [&str; 2] = ["-wal", "-shm"];
const POSTGRES_BACKUP: &str = "for PostgreSQL use pg_dump";
const POSTGRES_RESTORE: &str = "for PostgreSQL use pg_restore, and after it parboard restore --already-there";

impl Backup {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        if self.file.exists() {
            bail!("{} exists already", self.file.display());
        }
        let (store, _) = place.open(None).await?;
        if store.backend() != Backend::Sqlite {
            bail!(POSTGRES_BACKUP);
        }
        // Beside the place it goes to and then renamed: a copy that was broken off is never taken for a backup.
        let part = beside(&self.file, PART);
        let _ = fs::remove_file(&part);
        store.backup_into(&part).await.with_context(|| format!("cannot write {}", self.file.display()))?;
        store.close().await;
        fs::File::open(&part)?.sync_all()?;
        fs::rename(&part, &self.file).with_context(|| format!("cannot write {}", self.file.display()))?;
        sync_folder_of(&self.file);
        eprintln!("backed up into {}", self.file.display());
        Ok(())
    }
}

impl Restore {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let url = place.url();
        if self.already_there {
            return begin_generation(&url).await;
        }
        let Some(file) = self.file else { bail!("no backup was named") };
        let Some(target) = file_of(&url) else { bail!(POSTGRES_RESTORE) };
        require_backup(&file)?;
        require_empty(&url, &target).await?;
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = beside(&target, PART);
        prepare(&file, &part).await?;
        remove_beside(&target);
        fs::rename(&part, &target)?;
        sync_folder_of(&target);
        tell(&url).await
    }
}

/// A copy of the backup that is of a new generation already, and on the disk. However early or late all this is broken off: what
/// stands in the place of the database is never of the old generation.
async fn prepare(backup: &Path, part: &Path) -> anyhow::Result<()> {
    remove_beside(part);
    fs::copy(backup, part).with_context(|| format!("cannot write {}", part.display()))?;
    let store = Store::open(&format!("sqlite://{}", part.display())).await.context("the backup cannot be opened")?;
    store.start_epoch().await?;
    // Closing brings all of it into the file itself.
    store.close().await;
    fs::File::open(part)?.sync_all()?;
    Ok(())
}

/// A new generation of data in a database that was restored by other means: devices that have seen what came after the backup
/// fetch a whole copy, and send what they hold.
async fn begin_generation(url: &str) -> anyhow::Result<()> {
    if file_of(url).is_some_and(|file| !file.exists()) {
        bail!("nothing was restored there");
    }
    let store = Store::open(url).await.context("cannot open the database")?;
    if store.find_province().await?.is_none() {
        bail!("nothing was restored there");
    }
    store.start_epoch().await?;
    store.close().await;
    tell(url).await
}

/// Looks through what stands there now.
async fn tell(url: &str) -> anyhow::Result<()> {
    let store = Store::open(url).await.context("cannot open the database")?;
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

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn remove_beside(file: &Path) {
    for ending in BESIDE {
        let _ = fs::remove_file(beside(file, ending));
    }
}

/// The new name is on the disk too, where folders can be synced.
fn sync_folder_of(file: &Path) {
    if let Some(folder) = file.parent().and_then(|folder| fs::File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}
