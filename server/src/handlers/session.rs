//! Signing in, asking who one is, signing out.

use crate::{
    app::App,
    clock,
    error::{ApiError, ApiResult},
    message::{Message, Reply},
    password::PASSWORD_BYTES_MAX,
    sessions::{VISIT, Visit, seal},
    signed_in::SignedIn,
};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode},
};
use parboard_domain::person::{Person, PlanTitle};
use parboard_store::Account;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use tower_sessions::Session;

/// What the sign-in form sends.
#[derive(Deserialize)]
pub struct Credentials {
    /// Who they say they are.
    pub login: String,
    /// How they show it.
    pub password: String,
}

/// Who is signed in, and what there is to open.
#[derive(Debug, Serialize, Deserialize)]
pub struct SessionReply {
    /// Who.
    pub person: Person,
    /// Where.
    pub province: ProvinceName,
    /// The plans of the province, newest first.
    pub plans: Vec<PlanTitle>,
}

/// The province, as far as anybody needs to know.
#[derive(Debug, Serialize, Deserialize)]
pub struct ProvinceName {
    /// Its name.
    pub name: String,
}

/// Says who is signed in.
///
/// # Errors
/// `SignedOut` without a session, before the body runs; `Unavailable` when the store does not answer.
pub async fn show(SignedIn(account): SignedIn, State(app): State<App>) -> Reply<SessionReply> {
    describe(&app, &account).await
}

/// Signs in.
///
/// # Errors
/// `WrongPassword` whether the login or the password is wrong, `Locked` after five of them, `Disabled` only for who knows
/// the password: others learn nothing about the account.
pub async fn create(
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    session: Session,
    State(app): State<App>,
    Message(credentials): Message<Credentials>,
) -> Reply<SessionReply> {
    app.guesses.admit(client(&app, peer, &headers))?;
    let account = authenticate(&app, credentials).await;
    app.tally.signed_in(account.is_ok());
    let account = account?;
    // Whoever sat here before leaves, and a cookie planted before signing in is worth nothing afterwards.
    session.clear().await;
    session.cycle_id().await?;
    let now_s = clock::now_s();
    let visit = Visit { person: account.person.id, began_s: now_s, renewed_s: now_s, seal: seal(&account.password_hash) };
    session.insert(VISIT, visit).await?;
    describe(&app, &account).await
}

/// Signs out. Signing out twice is no error.
///
/// # Errors
/// `Unavailable` when the store does not answer: the session goes on then.
pub async fn delete(session: Session) -> ApiResult<StatusCode> {
    session.flush().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn authenticate(app: &App, Credentials { login, password }: Credentials) -> ApiResult<Account> {
    let attempt = app.guesses.attempt(&login, clock::now())?;
    let account = app.store.find_account(login.trim()).await?;
    let hashed = account.as_ref().map(|account| account.password_hash.clone());
    let matches = password.len() <= PASSWORD_BYTES_MAX && app.settings.passwords.matches(password, hashed).await.map_err(ApiError::Unavailable)?;
    let Some(account) = account.filter(|_| matches) else {
        attempt.failed();
        return Err(ApiError::WrongPassword);
    };
    attempt.succeeded();
    if account.disabled_at.is_some() { Err(ApiError::Disabled) } else { Ok(account) }
}

async fn describe(app: &App, account: &Account) -> Reply<SessionReply> {
    let directory = app.store.directory(account.province).await?;
    let province = ProvinceName { name: directory.province };
    Ok(Json(SessionReply { person: account.person.clone(), province, plans: directory.plans }))
}

/// The address an attempt comes from. Behind our own proxy that is what the proxy added last; what stands before it in the
/// list was written by the client, who may write anything.
fn client(app: &App, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|list| list.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    last.filter(|_| app.settings.origin.is_some()).unwrap_or(peer.ip())
}
