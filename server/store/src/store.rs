//! Opening and closing the database.

use crate::StoreError;

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
}

impl Store {
    /// Opens the database, creating file and folders where they are missing, and brings its schema up to date.
    ///
    /// `sqlite://PATH`, `sqlite::memory:` (for tests) or `postgres://…`.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let _ = url;
        todo!()
    }
    /// Whether the database answers.
    pub async fn ready(&self) -> Result<(), StoreError> {
        todo!()
    }
    /// Waits for what is under way and closes the connections.
    pub async fn close(&self) {
        todo!()
    }
    /// Which database it is.
    pub fn backend(&self) -> Backend {
        self.backend
    }
}
