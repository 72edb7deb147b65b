//! Importing a plan: a file is opened and becomes text, the text is read and shown for what it says, then it is kept. Coordinators and administrators ask.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::{
    DOCUMENT_BYTES_MAX,
    asking::{asker, given, not_a_plan, now, refuse, store_refusal},
    reading,
    sheets::Documents,
};
#[cfg(feature = "ssr")]
use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::{prelude::*, server_fn::codec::Json};
#[cfg(feature = "ssr")]
use parboard_domain::{appraisal::WHY_CHARS_MAX, document::NotAPlan, import::unknown_names, permission::Actor, sign};
use parboard_domain::{
    document::Reading,
    id::{AgencyId, PlanId},
    import::{Difference, UnknownName},
};
#[cfg(feature = "ssr")]
use parboard_store::{Account, Beside, Store};
use serde::{Deserialize, Serialize};

/// What is in a text, and which of its names the registry does not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// What was read.
    #[serde(flatten)]
    pub reading: Reading,
    /// The names a person is asked about.
    #[serde(default)]
    pub unknown: Vec<UnknownName>,
}

/// What a person says of a name: it is one more name of that agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyAnswer {
    /// The name as printed.
    pub name: String,
    /// Whom it means.
    pub agency: AgencyId,
}

/// What keeping a text would change of the plan that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The plan that would be brought up to date, by its number, else by its title; nothing when it is a new one.
    pub plan: Option<String>,
    /// What the text says otherwise.
    pub differences: Vec<Difference>,
    /// The titles of cards that would be new.
    pub added: Vec<String>,
    /// The titles of cards that the text no longer has; they would be left alone.
    pub gone: Vec<String>,
}

impl Comparison {
    /// Whether a plan that is there would be another afterwards: then a reason is asked for.
    pub fn is_amended(&self) -> bool {
        self.plan.is_some() && !(self.differences.is_empty() && self.added.is_empty())
    }
}

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

/// What stands in a Word document or a workbook, as text that a person can look through and mend. Nothing is stored.
///
/// # Errors
/// Why it cannot be opened, in one line; `no_access`.
#[server(prefix = "/api/fn", endpoint = "import/open", input = Json, output = Json)]
pub async fn open_document(
    /// The file, in base64.
    content: String,
) -> Result<String, OnlineError> {
    asker(Actor::may_import)?;
    let documents = given::<Documents>()?;
    let bytes = STANDARD.decode(content).map_err(|_| not_a_plan(NotAPlan::Damaged))?;
    if bytes.len() > DOCUMENT_BYTES_MAX { Err(not_a_plan(NotAPlan::TooLarge)) } else { reading::open(documents, bytes).await }
}

/// Reads the text and says what is in it. Nothing is stored.
///
/// # Errors
/// Why it is not a plan, in one line; `no_access`.
#[server(prefix = "/api/fn", endpoint = "import/preview", input = Json, output = Json)]
pub async fn preview_import(
    /// As pasted.
    text: String,
) -> Result<ImportPreview, OnlineError> {
    let (account, store) = asker(Actor::may_import)?;
    let reading = reading::read(text).await?;
    let registry = store.registry(account.province).await.map_err(store_refusal)?;
    let unknown = unknown_names(&reading, &registry);
    Ok(ImportPreview { reading, unknown })
}

/// Reads the text and says what keeping it would change of the plan that is there. Nothing is stored.
///
/// # Errors
/// As [`commit_import`], but for the reason.
#[server(prefix = "/api/fn", endpoint = "import/compare", input = Json, output = Json)]
pub async fn compare_import(
    /// As pasted.
    text: String,
    /// The plan to bring up to date, when the document's own head does not say which.
    plan: Option<PlanId>,
    /// Of names that are other names of known agencies, whose.
    answers: Vec<AgencyAnswer>,
) -> Result<Comparison, OnlineError> {
    let (account, store) = asker(Actor::may_import)?;
    let reading = reading::read(text).await?;
    let answers = pairs(answers);
    compared(&store, &account, &reading, Beside { plan, answers: &answers, why: "" }).await
}

/// Reads the text and keeps the plan: a new one, or the one of the same number, year and issuer brought up to date.
///
/// # Errors
/// Why it is not a plan, in one line; `not_found` for a `plan` that is not of this province; the code of a registry's problem for an
/// answer that does not fit; `needs_reason` when a plan that is there becomes another and `why` is empty; `no_access`.
#[server(prefix = "/api/fn", endpoint = "import/commit", input = Json, output = Json)]
pub async fn commit_import(
    /// As pasted.
    text: String,
    /// The plan to bring up to date, when the document's own head does not say which.
    plan: Option<PlanId>,
    /// Of names that are other names of known agencies, whose; every other unknown name is a new agency.
    answers: Option<Vec<AgencyAnswer>>,
    /// Why the plan is amended; for the history of the cards that change.
    why: Option<String>,
) -> Result<ImportOutcome, OnlineError> {
    let (account, store) = asker(Actor::may_import)?;
    let reading = reading::read(text).await?;
    let answers = pairs(answers.unwrap_or_default());
    let why = why.unwrap_or_default();
    require_readable(&why)?;
    let beside = Beside { plan, answers: &answers, why: why.trim() };
    if beside.why.is_empty() && compared(&store, &account, &reading, beside).await?.is_amended() {
        return Err(refuse(422, "needs_reason", "Hãy ghi lý do điều chỉnh kế hoạch."));
    }
    let done = store.import_as_said(account.province, account.person.id, &reading, beside, now()).await.map_err(store_refusal)?;
    Ok(outcome(done))
}

#[cfg(feature = "ssr")]
fn pairs(answers: Vec<AgencyAnswer>) -> Vec<(String, AgencyId)> {
    answers.into_iter().map(|answer| (answer.name, answer.agency)).collect()
}

#[cfg(feature = "ssr")]
async fn compared(store: &Store, account: &Account, reading: &Reading, beside: Beside<'_>) -> Result<Comparison, OnlineError> {
    let (plan, import) = store.compare(account.province, account.person.id, reading, beside, now()).await.map_err(store_refusal)?;
    Ok(Comparison {
        plan: plan.map(|plan| if plan.number.is_empty() { plan.title } else { plan.number }),
        differences: import.differences,
        added: import.added,
        gone: import.gone.into_iter().map(|(_, title)| title).collect(),
    })
}

/// A reason goes into history, and is bound by the same rules as every other.
#[cfg(feature = "ssr")]
fn require_readable(why: &str) -> Result<(), OnlineError> {
    if why.chars().count() > WHY_CHARS_MAX {
        return Err(refuse(422, "too_long", "Lý do quá dài."));
    }
    sign::require_plain(why).map_err(|found| refuse(422, "hidden_signs", &found.message))
}

/// An outcome as it is told.
#[cfg(feature = "ssr")]
pub fn outcome(done: parboard_store::Imported) -> ImportOutcome {
    ImportOutcome {
        plan: done.plan,
        created: done.created,
        updated: done.updated,
        unchanged: done.unchanged,
        gone: done.gone.into_iter().map(|(_, title)| title).collect(),
    }
}
