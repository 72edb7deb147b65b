//! Carrying a plan over into another year: first seen, then kept. Coordinators and administrators ask.

use super::{OnlineError, import::ImportOutcome};
#[cfg(feature = "ssr")]
use super::{
    asking::{asker, now, refuse, store_refusal},
    import::outcome,
};
use leptos::{prelude::*, server_fn::codec::Json};
#[cfg(feature = "ssr")]
use parboard_domain::{carry::YEARS, id::ProvinceId, permission::Actor};
use parboard_domain::{document::Reading, id::PlanId};
#[cfg(feature = "ssr")]
use parboard_store::Store;

/// What carrying a plan over into another year would make of it. Nothing is stored.
///
/// # Errors
/// `not_found` for a plan that is not of this province; `bad_year`; `no_access`.
#[server(prefix = "/api/fn", endpoint = "carry/preview", input = Json, output = Json)]
pub async fn preview_carry(
    /// Which plan.
    plan: PlanId,
    /// Into which year.
    year: i64,
) -> Result<Reading, OnlineError> {
    let (account, store) = asker(Actor::may_import)?;
    require_year(&store, account.province, plan, year).await?;
    store.carried_over(account.province, plan, year).await.map_err(store_refusal)
}

/// Carries what a plan leaves undone over into another year, as a plan of its own; once more, it is brought up to date.
///
/// # Errors
/// As [`preview_carry`].
#[server(prefix = "/api/fn", endpoint = "carry/commit", input = Json, output = Json)]
pub async fn commit_carry(
    /// Which plan.
    plan: PlanId,
    /// Into which year.
    year: i64,
) -> Result<ImportOutcome, OnlineError> {
    let (account, store) = asker(Actor::may_import)?;
    require_year(&store, account.province, plan, year).await?;
    let done = store.carry_over(account.province, account.person.id, plan, year, now()).await.map_err(store_refusal)?;
    Ok(outcome(done))
}

/// A year after the plan's own: what is left undone goes forward.
#[cfg(feature = "ssr")]
async fn require_year(store: &Store, province: ProvinceId, plan: PlanId, year: i64) -> Result<(), OnlineError> {
    let plans = store.list_plans(province).await.map_err(store_refusal)?;
    let is_later = plans.iter().find(|title| title.id == plan).is_none_or(|title| year > title.year);
    if is_later && YEARS.contains(&year) {
        Ok(())
    } else {
        Err(refuse(422, "bad_year", "Năm phải sau năm của kế hoạch và không quá 2100."))
    }
}
