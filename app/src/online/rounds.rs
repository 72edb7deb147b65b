//! Rounds of proposals: opened, moved, and made into a plan. Coordinators and administrators ask.

use super::{
    OnlineError,
    import::{AgencyAnswer, ImportOutcome, ImportPreview},
};
#[cfg(feature = "ssr")]
use super::{
    asking::{asker, now, refuse, store_refusal},
    import::outcome,
};
use leptos::{prelude::*, server_fn::codec::Json};
#[cfg(feature = "ssr")]
use parboard_domain::{carry::YEARS, id::AgencyId, permission::Actor, round::TITLE_CHARS_MAX, sign};
use parboard_domain::{id::PlanId, measure::Day, plan::Round};
use serde::{Deserialize, Serialize};

/// A document upon which a round is open, or may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundLine {
    /// Which.
    pub plan: PlanId,
    /// What it is called in short.
    pub name: String,
    /// The year it is for.
    pub year: i64,
    /// How the round stands; nothing while none is open.
    pub round: Option<Round>,
    /// The title of the plan that was made of it.
    pub made: Option<String>,
    /// How many cards it has; each is a proposal once a round is open.
    #[serde(default)]
    pub cards: i64,
}

/// The plan that a round comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundPreview {
    /// What it holds.
    #[serde(flatten)]
    pub plan: ImportPreview,
    /// Stands for it, when it is made.
    pub seal: String,
}

/// The documents of the province that assign criteria, newest first.
///
/// # Errors
/// `no_access`.
#[server(prefix = "/api/fn", endpoint = "rounds/list", input = Json, output = Json)]
pub async fn list_rounds() -> Result<Vec<RoundLine>, OnlineError> {
    let (account, store) = asker(Actor::may_hold_rounds)?;
    let titles = store.list_plans(account.province).await.map_err(store_refusal)?;
    let title_of =
        |round: Option<Round>| titles.iter().find(|title| round.is_some_and(|round| round.made == Some(title.id))).map(|title| title.title.clone());
    let found = store.list_assignments(account.province).await.map_err(store_refusal)?;
    let line = |(plan, cards): (parboard_domain::plan::Plan, i64)| RoundLine {
        cards,
        plan: plan.id,
        name: plan.name().to_owned(),
        year: plan.year,
        round: plan.round,
        made: title_of(plan.round),
    };
    Ok(found.into_iter().map(line).collect())
}

/// Opens a round upon a document that assigns criteria; one that is open gets that last day and that year.
///
/// # Errors
/// `not_found` for a plan that is not of this province; `no_assignment`; `plan_made` for another year once a plan was made; `bad_year`,
/// also for a last day out of bounds; `no_access`.
#[server(prefix = "/api/fn", endpoint = "rounds/open", input = Json, output = Json)]
pub async fn open_round(
    /// Upon which document.
    plan: PlanId,
    /// The last day for proposals.
    due_on: Day,
    /// The year the plan to come is for.
    year: i64,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_hold_rounds)?;
    if !YEARS.contains(&year) || !YEARS.contains(&due_on.civil().0) {
        return Err(refuse(422, "bad_year", "Năm phải từ 2000 đến 2100."));
    }
    store.open_round(account.province, plan, due_on, year, now()).await.map_err(store_refusal)?;
    Ok(())
}

/// The plan that a round comes to by now, and which of its names the registry does not know. Nothing is stored.
///
/// # Errors
/// `not_found` for a plan that is not of this province; `no_round`; `bad_title`; `no_access`.
#[server(prefix = "/api/fn", endpoint = "rounds/preview", input = Json, output = Json)]
pub async fn preview_round(
    /// The round.
    plan: PlanId,
    /// The title of the plan to come.
    title: String,
) -> Result<RoundPreview, OnlineError> {
    let (account, store) = asker(Actor::may_hold_rounds)?;
    let title = readable(&title)?;
    let parboard_store::Proposed { reading, unknown, seal } = store.proposed(account.province, plan, title).await.map_err(store_refusal)?;
    Ok(RoundPreview { plan: ImportPreview { reading, unknown }, seal })
}

/// Makes the plan that a round comes to; once more, it is brought up to date.
///
/// # Errors
/// As [`preview_round`]; `nothing_accepted`; `not_as_shown`; the code of a registry's problem for an answer that does not fit.
#[server(prefix = "/api/fn", endpoint = "rounds/make", input = Json, output = Json)]
pub async fn make_round(
    /// The round.
    plan: PlanId,
    /// The title of the plan to come.
    title: String,
    /// Of names that are other names of known agencies, whose; every other unknown name is a new agency.
    answers: Vec<AgencyAnswer>,
    /// The seal of the plan that was looked at; where it is no longer the same, nothing is made.
    seen: Option<String>,
) -> Result<ImportOutcome, OnlineError> {
    let (account, store) = asker(Actor::may_hold_rounds)?;
    let title = readable(&title)?;
    let answers: Vec<(String, AgencyId)> = answers.into_iter().map(|answer| (answer.name, answer.agency)).collect();
    let making = parboard_store::Making { title, answers: &answers, seen: seen.as_deref() };
    let done = store.make_plan(account.province, account.person.id, plan, making, now()).await.map_err(store_refusal)?;
    Ok(outcome(done))
}

/// A title goes into the plan, and from there into every list of plans.
#[cfg(feature = "ssr")]
fn readable(title: &str) -> Result<&str, OnlineError> {
    let title = title.trim();
    let is_fit = !title.is_empty() && title.chars().count() <= TITLE_CHARS_MAX && sign::require_plain(title).is_ok();
    if is_fit { Ok(title) } else { Err(refuse(422, "bad_title", "Cần có tên kế hoạch, không quá 500 ký tự.")) }
}
