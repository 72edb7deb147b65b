//! Sessions, kept in the database under a hash of the cookie's value: whoever steals the database can open none of them.

use crate::{app::App, clock};
use async_trait::async_trait;
use parboard_domain::id::PersonId;
use parboard_store::{Store, StoreError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use tower_sessions::{
    Expiry, SessionManagerLayer, SessionStore,
    cookie::SameSite,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// Where in a session its [`Visit`] stands.
pub const VISIT: &str = "visit";

/// Who is signed in, and since when.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Visit {
    /// Who.
    pub person: PersonId,
    /// Since when, in seconds since 1970 UTC.
    pub began_s: i64,
    /// When the session was last made longer.
    pub renewed_s: i64,
    /// Tells whether the password is still the one they signed in with. A request that runs while the password changes may
    /// write its session back after all sessions were ended; this does not let it live on.
    pub seal: String,
}

/// A mark that changes with the password, and does not tell what is stored for it.
pub fn seal(password_hash: &str) -> String {
    hex(&Sha256::digest(password_hash.as_bytes())[..12])
}

/// The layer that gives every request its session.
pub fn layer(app: &App) -> SessionManagerLayer<Kept> {
    let https = app.settings.is_https();
    let idle = time::Duration::try_from(app.settings.session_idle).unwrap_or(time::Duration::days(3));
    SessionManagerLayer::new(Kept(app.store.clone()))
        // With the prefix, browsers refuse the cookie from anything but this very host over TLS.
        .with_name(if https { "__Host-parboard" } else { "parboard" })
        .with_secure(https)
        .with_http_only(true)
        // Strict costs nothing here: a link from elsewhere opens the page, which holds no data, and the page then asks itself.
        .with_same_site(SameSite::Strict)
        .with_expiry(Expiry::OnInactivity(idle))
}

/// The database as tower-sessions sees it.
#[derive(Clone, Debug)]
pub struct Kept(Store);

#[async_trait]
impl SessionStore for Kept {
    async fn save(&self, record: &Record) -> Result<()> {
        let visit = record.data.get(VISIT).and_then(|visit| serde_json::from_value::<Visit>(visit.clone()).ok());
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let expiry_s = record.expiry_date.unix_timestamp();
        self.0.save_session(&hashed(record.id), visit.map(|visit| visit.person), &data, expiry_s).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(data) = self.0.load_session(&hashed(*id), clock::now_s()).await.map_err(backend)? else { return Ok(None) };
        let data = serde_json::from_str(&data).map_err(|error| Error::Decode(error.to_string()))?;
        // The database has checked the expiry; what is written here counts only when the record is saved, and then it is new.
        Ok(Some(Record { id: *id, data, expiry_date: OffsetDateTime::now_utc() + time::Duration::minutes(1) }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.delete_session(&hashed(*id)).await.map_err(backend)
    }
}

fn hashed(id: Id) -> String {
    hex(&Sha256::digest(id.0.to_be_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn backend(error: StoreError) -> Error {
    Error::Backend(anyhow::Error::new(error).to_string())
}
