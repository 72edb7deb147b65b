//! Opening and closing the database, and beginning transactions on it.

use crate::{StoreError, agency, device::LastWritten, docket::Docket, recent::Recent};
use sqlx::{Any, AnyConnection, AnyPool, Executor, Transaction, any::AnyPoolOptions, pool::PoolConnection};
use std::{
    path::Path,
    sync::{Arc, Once},
    time::Duration,
};

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// One file, one server.
    Sqlite,
    /// A database server, for several nodes.
    Postgres,
}

/// Everything a province has. Cheap to clone; all clones share the connections.
#[derive(Clone, Debug)]
pub struct Store {
    backend: Backend,
    /// On SQLite one connection: writers queue here, first come first served, instead of fighting over the file.
    writers: AnyPool,
    /// On SQLite more connections, which read beside the writer; on PostgreSQL the same pool.
    readers: AnyPool,
    pub(crate) contacts: Arc<LastWritten>,
    pub(crate) recent: Arc<Recent>,
    pub(crate) docket: Arc<Docket>,
    /// Whether reminders are sent by e-mail.
    pub(crate) sends_mail: bool,
    /// So many bytes of files a province may have.
    pub(crate) files_bytes_max: i64,
}

/// Unless said otherwise: a thousand files of the largest size, which a disk of today's smallest server holds twice over.
pub const FILES_BYTES_MAX: i64 = 20 * 1024 * 1024 * 1024;

/// How many connections read at once on SQLite, and do anything at once on PostgreSQL.
const READERS_MAX: u32 = 4;
const POSTGRES_CONNECTIONS_MAX: u32 = 16;

/// Commits are durable before they are answered (`synchronous = full`), and readers do not wait for them (WAL).
/// The log of recent changes is folded into the file every 16 MB rather than every 4, which halves the pauses of bulk work.
const SQLITE_SETTINGS: &str = "pragma busy_timeout = 5000;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma wal_autocheckpoint = 4000;
    pragma cache_size = -32000;
    pragma temp_store = memory;";

impl Store {
    /// Opens the database, creating file and folders where they are missing, and brings its schema up to date.
    ///
    /// `sqlite://PATH`, `sqlite::memory:` (for tests) or `postgres://…`.
    ///
    /// # Errors
    /// `UnsupportedUrl` for any other address; `Folder` when the folder of the file cannot be made; `Migration` when the schema
    /// cannot be brought up to date, as when a newer program has been here; `Unavailable` when the database does not answer.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let store = match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Self::open_sqlite(url).await?,
            Some("postgres" | "postgresql") => Self::open_postgres(url).await?,
            _ => return Err(StoreError::UnsupportedUrl(url.to_owned())),
        };
        sqlx::migrate!("../../migrations").run(&store.writers).await?;
        store.rekey_agencies().await?;
        Ok(store)
    }

    /// The part of a migration that SQL cannot say. Looks first: whoever only reads need not wait for a writer.
    async fn rekey_agencies(&self) -> Result<(), StoreError> {
        let stale = agency::stale_keys(&mut *self.reader().await?).await?;
        if stale.is_empty() {
            return Ok(());
        }
        let mut transaction = self.write().await?;
        agency::rekey(&mut transaction).await?;
        Ok(transaction.commit().await?)
    }

    async fn open_sqlite(url: &str) -> Result<Self, StoreError> {
        let in_memory = url.contains(":memory:") || url.contains("mode=memory");
        if in_memory {
            // Every connection to memory is a database of its own, so there is one, and it lives as long as the store.
            let only = sqlite_pool(1).connect(url).await?;
            return Ok(Self::of(Backend::Sqlite, only.clone(), only));
        }
        create_folder(url)?;
        let url = if url.contains("mode=") { url.to_owned() } else { format!("{url}{}mode=rwc", if url.contains('?') { '&' } else { '?' }) };
        let writers = sqlite_pool(1).connect(&url).await?;
        let readers = sqlite_pool(READERS_MAX).connect(&url).await?;
        Ok(Self::of(Backend::Sqlite, writers, readers))
    }

    async fn open_postgres(url: &str) -> Result<Self, StoreError> {
        let pool = AnyPoolOptions::new().max_connections(POSTGRES_CONNECTIONS_MAX).acquire_timeout(Duration::from_secs(10)).connect(url).await?;
        Ok(Self::of(Backend::Postgres, pool.clone(), pool))
    }

    fn of(backend: Backend, writers: AnyPool, readers: AnyPool) -> Self {
        let files_bytes_max = FILES_BYTES_MAX;
        let (contacts, recent, docket) = (Arc::default(), Arc::default(), Arc::default());
        Self { backend, writers, readers, contacts, recent, docket, sends_mail: false, files_bytes_max }
    }

    /// The same store, that takes so many bytes of files from the devices of each province, and no more.
    #[must_use]
    pub fn with_files_bytes_max(self, files_bytes_max: i64) -> Self {
        Self { files_bytes_max, ..self }
    }

    /// The same store, and reminders that reach it from now on are to be sent by e-mail.
    #[must_use]
    pub fn with_mail(self) -> Self {
        Self { sends_mail: true, ..self }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// `Unavailable` when it does not.
    pub async fn ready(&self) -> Result<(), StoreError> {
        sqlx::query("select 1").execute(&self.readers).await?;
        Ok(())
    }

    /// Waits for what is under way and closes the connections.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }

    /// Which database it is.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// The pool that reads, for who needs its settings.
    pub(crate) fn readers(&self) -> &AnyPool {
        &self.readers
    }

    /// A transaction that writes. On SQLite it has the file for itself from the start: taking it only at the first
    /// write could fail after reading, when another process (`parboard import`) was faster.
    pub(crate) async fn write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(match self.backend {
            Backend::Sqlite => self.writers.begin_with("begin immediate").await?,
            Backend::Postgres => self.writers.begin().await?,
        })
    }

    /// A connection for a single statement that changes no row: it sees one moment by itself, and needs no transaction.
    pub(crate) async fn reader(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// A transaction that sees one moment, however many statements it reads with.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(match self.backend {
            Backend::Sqlite => self.readers.begin().await?,
            Backend::Postgres => self.readers.begin_with("begin isolation level repeatable read read only").await?,
        })
    }
}

fn sqlite_pool(connections_max: u32) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections_max)
        .acquire_timeout(Duration::from_secs(30))
        .idle_timeout(None)
        .max_lifetime(None)
        // The file does not hang up, so there is no need to ask each time whether it is still there.
        .test_before_acquire(false)
        .after_connect(|connection: &mut AnyConnection, _| {
            Box::pin(async move {
                connection.execute(sqlx::raw_sql(SQLITE_SETTINGS)).await?;
                Ok(())
            })
        })
}

fn create_folder(url: &str) -> Result<(), StoreError> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    match Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => std::fs::create_dir_all(folder).map_err(|error| StoreError::Folder(folder.display().to_string(), error)),
        None => Ok(()),
    }
}
