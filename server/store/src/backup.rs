//! A copy of the whole database while it is in use.

use crate::{Backend, Store, StoreError};
use std::path::Path;

impl Store {
    /// Writes a copy of the database, as it is at one moment, into a file that does not exist yet. SQLite only: whoever runs
    /// PostgreSQL has its own tools, which know more about it.
    ///
    /// # Errors
    /// `UnsupportedUrl` on PostgreSQL, and for a path that is not text; `Unavailable` when the file is there already, or its disk
    /// does not take it.
    pub async fn backup_into(&self, file: &Path) -> Result<(), StoreError> {
        if self.backend() != Backend::Sqlite {
            return Err(StoreError::UnsupportedUrl("postgres: use pg_dump".to_owned()));
        }
        let file = file.to_str().ok_or_else(|| StoreError::UnsupportedUrl(file.display().to_string()))?;
        sqlx::query("vacuum into $1").bind(file).execute(&mut *self.reader().await?).await?;
        Ok(())
    }
}
