//! Sessions, kept for the web server. Only a hash of the cookie's id is stored: a stolen database opens no session.

use crate::{
    Store, StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::id::PersonId;
use sqlx::AnyConnection;

const SAVE: &str = "insert into session (id_hash, person_id, data, expires_s) values ($1, $2, $3, $4)
    on conflict (id_hash) do update set person_id = excluded.person_id, data = excluded.data, expires_s = excluded.expires_s";
const LOAD: &str = "select data from session where id_hash = $1 and expires_s > $2";
const DELETE: &str = "delete from session where id_hash = $1";
const DELETE_EXPIRED: &str = "delete from session where expires_s <= $1";
const DELETE_OF: &str = "delete from session where person_id = $1";

impl Store {
    /// Keeps a session, new or changed. `expiry_s` counts seconds since 1970 UTC.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer, or the session is of a person who is not here.
    pub async fn save_session(&self, id_hash: &str, person: Option<PersonId>, data_json: &str, expiry_s: i64) -> Result<(), StoreError> {
        let mut bound = Bound::default();
        bound.text(id_hash).shown_or_null(person).text(data_json).int(expiry_s);
        self.change_sessions(SAVE, bound).await
    }

    /// The session's data, unless it has ended by `now_s`.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer. A session that is not here, or has ended, is nothing.
    pub async fn load_session(&self, id_hash: &str, now_s: i64) -> Result<Option<String>, StoreError> {
        let mut bound = Bound::default();
        bound.text(id_hash).int(now_s);
        let found = sql::find(&mut *self.reader().await?, LOAD, bound).await?;
        found.map(|row| Cells::of(&row).next()).transpose()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer: the session goes on then. One that is not here is no error.
    pub async fn delete_session(&self, id_hash: &str) -> Result<(), StoreError> {
        let mut bound = Bound::default();
        bound.text(id_hash);
        self.change_sessions(DELETE, bound).await
    }

    /// Clears away what has ended by `now_s`.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer. What has ended opens nothing all the same.
    pub async fn delete_expired_sessions(&self, now_s: i64) -> Result<(), StoreError> {
        let mut bound = Bound::default();
        bound.int(now_s);
        self.change_sessions(DELETE_EXPIRED, bound).await
    }

    async fn change_sessions(&self, sql: &'static str, bound: Bound) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        sql::execute(&mut transaction, sql, bound).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Ends every session of a person.
pub(crate) async fn delete_of(connection: &mut AnyConnection, person: PersonId) -> Result<(), StoreError> {
    let mut bound = Bound::default();
    bound.shown(person);
    sql::execute(connection, DELETE_OF, bound).await?;
    Ok(())
}
