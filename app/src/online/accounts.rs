//! Accounts: who may sign in. Only administrators ask. A new password is made here, shown once, and never stored as it is.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::{
    asking::{asker, given, now, refuse, store_refusal, unavailable},
    passwords::Passwords,
};
use leptos::{prelude::*, server_fn::codec::Json};
use parboard_domain::{measure::Moment, person::Role};
#[cfg(feature = "ssr")]
use parboard_domain::{permission::Actor, sign::is_hidden, vietnamese};
#[cfg(feature = "ssr")]
use parboard_store::{Account, NewAccount, Store};
use serde::{Deserialize, Serialize};

/// An account, as administrators see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLine {
    /// What they type to sign in.
    pub login: String,
    /// Their name.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Where they work.
    pub agency: Option<String>,
    /// Whether signing in is forbidden.
    pub disabled: bool,
    /// When one of their devices last spoke to the server.
    pub seen_at: Option<Moment>,
    /// Whether it is the account of who asks.
    #[serde(default)]
    pub own: bool,
}

/// An account to be made, as the form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountForm {
    /// What they will type to sign in.
    pub login: String,
    /// Their name.
    pub name: String,
    /// What they will be, by name; the form's select knows names only.
    pub role: String,
    /// Where they work; empty for nowhere.
    pub agency: String,
}

/// A password that was just made. Nobody can see it a second time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshPassword {
    /// Whose.
    pub login: String,
    /// What they type next.
    pub password: String,
}

/// Every account of the province, by login.
///
/// # Errors
/// `no_access` for all but administrators.
#[server(prefix = "/api/fn", endpoint = "accounts/list", input = Json, output = Json)]
pub async fn list_accounts() -> Result<Vec<AccountLine>, OnlineError> {
    let (account, store) = asker(Actor::may_manage_accounts)?;
    let directory = store.directory(account.province).await.map_err(store_refusal)?;
    let accounts = store.list_accounts(account.province).await.map_err(store_refusal)?;
    let line = |held: Account| AccountLine {
        own: held.person.id == account.person.id,
        agency: held.person.agency.and_then(|id| directory.find_agency(id)).map(|agency| agency.name.clone()),
        login: held.login,
        name: held.person.name,
        role: held.person.role,
        disabled: held.disabled_at.is_some(),
        seen_at: held.seen_at,
    };
    Ok(accounts.into_iter().map(line).collect())
}

/// Makes an account, with a password to be handed over.
///
/// # Errors
/// `incomplete`, `login_taken`, `no_access`.
#[server(prefix = "/api/fn", endpoint = "accounts/add", input = Json, output = Json)]
pub async fn add_account(
    /// As filled in.
    form: AccountForm,
) -> Result<FreshPassword, OnlineError> {
    let (account, store) = asker(Actor::may_manage_accounts)?;
    let new = checked(form)?;
    let (password, password_hash) = given::<Passwords>()?.make().await.map_err(|cause| unavailable(anyhow::Error::msg(cause)))?;
    let login = new.login.clone();
    store.add_account(account.province, NewAccount { password_hash, ..new }).await.map_err(store_refusal)?;
    Ok(FreshPassword { login, password })
}

/// Forbids signing in and ends the person's sessions, or allows it again.
///
/// # Errors
/// `own_account`, `not_found`, `no_access`.
#[server(prefix = "/api/fn", endpoint = "accounts/set_disabled", input = Json, output = Json)]
pub async fn set_account_disabled(
    /// Whose.
    login: String,
    /// Forbid or allow.
    disabled: bool,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_manage_accounts)?;
    let other = others(&store, &account, &login).await?;
    store.set_disabled(&other.login, disabled, now()).await.map_err(store_refusal)
}

/// Replaces a forgotten password and ends the person's sessions.
///
/// # Errors
/// `own_account`, `not_found`, `no_access`.
#[server(prefix = "/api/fn", endpoint = "accounts/reset_password", input = Json, output = Json)]
pub async fn reset_password(
    /// Whose.
    login: String,
) -> Result<FreshPassword, OnlineError> {
    let (account, store) = asker(Actor::may_manage_accounts)?;
    let other = others(&store, &account, &login).await?;
    let (password, hash) = given::<Passwords>()?.make().await.map_err(|cause| unavailable(anyhow::Error::msg(cause)))?;
    store.set_password(&other.login, &hash).await.map_err(store_refusal)?;
    Ok(FreshPassword { login: other.login, password })
}

/// Somebody else's account of the same province. Nothing crosses provinces, not even knowing that a login exists; and who
/// locks or signs out themselves may leave a province that cannot be mended from the screen.
#[cfg(feature = "ssr")]
async fn others(store: &Store, own: &Account, login: &str) -> Result<Account, OnlineError> {
    let found = store.find_account(login).await.map_err(store_refusal)?;
    let found = found.filter(|found| found.province == own.province).ok_or_else(|| refuse(404, "not_found", "Không tìm thấy tài khoản này."))?;
    if found.person.id == own.person.id {
        return Err(refuse(409, "own_account", "Không thể tự khóa hoặc đặt lại mật khẩu tài khoản của chính mình."));
    }
    Ok(found)
}

/// The form, as an account without its password.
#[cfg(feature = "ssr")]
fn checked(form: AccountForm) -> Result<NewAccount, OnlineError> {
    let tidy = |text: &str| vietnamese::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ").replace(is_hidden, "");
    let incomplete = |message: &str| refuse(422, "incomplete", message);
    let (login, name, agency) = (tidy(&form.login), tidy(&form.name), tidy(&form.agency));
    let role = Role::parse(&form.role).ok_or_else(|| incomplete("Hãy chọn vai trò."))?;
    if login.is_empty() || login.contains(' ') || name.is_empty() {
        return Err(incomplete("Cần có họ tên, và tên đăng nhập không có khoảng trắng."));
    }
    if [&login, &name, &agency].iter().any(|text| text.chars().count() > TEXT_CHARS_MAX) {
        return Err(incomplete("Nội dung quá dài."));
    }
    if agency.is_empty() && matches!(role, Role::Head | Role::Staff) {
        return Err(incomplete("Cán bộ và lãnh đạo đơn vị cần thuộc một cơ quan."));
    }
    Ok(NewAccount { login, name, role, agency: Some(agency).filter(|agency| !agency.is_empty()), password_hash: String::new() })
}

/// The most characters of a login, a name or an agency: the longest agency name seen has 61.
#[cfg(feature = "ssr")]
const TEXT_CHARS_MAX: usize = 200;
