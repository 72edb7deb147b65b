//! Importing a plan from text: first read it and show what was read, then keep it. Coordinators and administrators ask.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::{
    asking::{asker, now, store_refusal},
    reading,
};
use leptos::{prelude::*, server_fn::codec::Json};
#[cfg(feature = "ssr")]
use parboard_domain::permission::Actor;
use parboard_domain::{document::Reading, id::PlanId};
use serde::{Deserialize, Serialize};

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOutcome {
    /// The plan, new or found again.
    pub plan: PlanId,
    /// Criteria and cards that are new.
    pub created: usize,
    /// Criteria and cards that the document says differently now.
    pub updated: usize,
    /// Criteria and cards that stayed as they were.
    pub unchanged: usize,
    /// Titles of cards from an earlier version that this document no longer has; they were left alone.
    pub gone: Vec<String>,
}

/// Reads the text and says what is in it. Nothing is stored.
///
/// # Errors
/// Why it is not a plan, in one line; `no_access`.
#[server(prefix = "/api/fn", endpoint = "import/preview", input = Json, output = Json)]
pub async fn preview_import(
    /// As pasted.
    text: String,
) -> Result<Reading, OnlineError> {
    asker(Actor::may_import)?;
    reading::read(text).await
}

/// Reads the text and keeps the plan: a new one, or the one of the same number, year and issuer brought up to date.
///
/// # Errors
/// Why it is not a plan, in one line; `not_found` for a `plan` that is not of this province; `no_access`.
#[server(prefix = "/api/fn", endpoint = "import/commit", input = Json, output = Json)]
pub async fn commit_import(
    /// As pasted.
    text: String,
    /// The plan to bring up to date, when the document's own head does not say which.
    plan: Option<PlanId>,
) -> Result<ImportOutcome, OnlineError> {
    let (account, store) = asker(Actor::may_import)?;
    let reading = reading::read(text).await?;
    let done = store.import(account.province, account.person.id, &reading, plan, now()).await.map_err(store_refusal)?;
    Ok(ImportOutcome {
        plan: done.plan,
        created: done.created,
        updated: done.updated,
        unchanged: done.unchanged,
        gone: done.gone.into_iter().map(|(_, title)| title).collect(),
    })
}
