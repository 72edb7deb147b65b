//! How a request gets a person: an extractor, so that a handler which asks for one never runs without.

use crate::{
    app::App,
    clock,
    error::ApiError,
    sessions::{VISIT, Visit, seal},
};
use axum::{extract::FromRequestParts, http::request::Parts};
use parboard_store::Account;
use tower_sessions::Session;

/// A session is made longer at most this often: a write for every request would cost more than all reading.
const RENEW_S: i64 = 3_600;

/// The account that is signed in. Without one the request is answered 401 and its body is not even read.
pub struct SignedIn(pub Account);

impl FromRequestParts<App> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let session = parts.extensions.get::<Session>().cloned().ok_or(ApiError::SignedOut)?;
        let visit: Visit = session.get(VISIT).await?.ok_or(ApiError::SignedOut)?;
        let account = app.store.find_account_by_person(visit.person).await?.ok_or(ApiError::SignedOut)?;
        if account.disabled_at.is_some() || visit.seal != seal(&account.password_hash) || is_too_old(&visit, app) {
            session.flush().await?;
            return Err(ApiError::SignedOut);
        }
        renew(&session, visit, app).await?;
        Ok(Self(account))
    }
}

fn is_too_old(visit: &Visit, app: &App) -> bool {
    let age_s = clock::now_s() - visit.began_s;
    u64::try_from(age_s).is_ok_and(|age_s| age_s >= app.settings.session_max.as_secs())
}

async fn renew(session: &Session, visit: Visit, app: &App) -> Result<(), ApiError> {
    let now_s = clock::now_s();
    // Short sessions are renewed more often, so that somebody who works is never signed out for idling.
    let renew_s = RENEW_S.min((app.settings.session_idle.as_secs() / 4) as i64);
    if now_s - visit.renewed_s >= renew_s {
        session.insert(VISIT, Visit { renewed_s: now_s, ..visit }).await?;
    }
    Ok(())
}
