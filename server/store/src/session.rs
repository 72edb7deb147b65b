//! Sessions, kept for the web server. Only a hash of the cookie's id is stored: a stolen database opens no session.

use crate::{Store, StoreError};
use parboard_domain::id::PersonId;

impl Store {
    /// Keeps a session, new or changed. `expiry_s` counts seconds since 1970 UTC.
    pub async fn save_session(&self, id_hash: &str, person: Option<PersonId>, data_json: &str, expiry_s: i64) -> Result<(), StoreError> {
        let _ = (id_hash, person, data_json, expiry_s);
        todo!()
    }
    /// The session's data, unless it ended before `now_s`.
    pub async fn load_session(&self, id_hash: &str, now_s: i64) -> Result<Option<String>, StoreError> {
        let _ = (id_hash, now_s);
        todo!()
    }
    /// Ends a session.
    pub async fn delete_session(&self, id_hash: &str) -> Result<(), StoreError> {
        let _ = id_hash;
        todo!()
    }
    /// Clears away what ended before `now_s`.
    pub async fn delete_expired_sessions(&self, now_s: i64) -> Result<(), StoreError> {
        let _ = now_s;
        todo!()
    }
    /// Ends every session of a person.
    pub async fn delete_sessions_of(&self, person: PersonId) -> Result<(), StoreError> {
        let _ = person;
        todo!()
    }
}
