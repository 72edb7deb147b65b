//! Periods: when they begin and reports are due, and freezing the figures of one. What agencies report goes with the sync like all work.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, now, refuse, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
use parboard_domain::{id::PlanId, period::Schedule};
#[cfg(feature = "ssr")]
use parboard_domain::{period::Period, permission::Actor};

/// Periods begin and reports are due on these days of a month from now on.
///
/// # Errors
/// `schedule_out_of_range`, `no_access` for all but administrators and coordinators.
#[server(prefix = "/api/fn", endpoint = "periods/save_schedule", input = Json, output = Json)]
pub async fn save_schedule(
    /// The days.
    schedule: Schedule,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_set_schedule)?;
    if !schedule.is_possible() {
        return Err(refuse(422, "schedule_out_of_range", "Ngày phải từ 1 đến 28, và hạn nộp không sớm hơn ngày kết thúc kỳ."));
    }
    store.set_schedule(account.province, schedule).await.map_err(store_refusal)
}

/// Freezes the figures of a period as they stand on the server; once they are frozen, anew only for a reason.
///
/// # Errors
/// `no_access` for all but the coordinator; `not_found` for a plan that is not the province's; `no_period`; `period_not_over`, `frozen_before`,
/// `frozen_too_often`, `bad_reason`.
#[server(prefix = "/api/fn", endpoint = "periods/freeze", input = Json, output = Json)]
pub async fn freeze_period(
    /// Of which plan.
    plan: PlanId,
    /// Which period, such as `2025-q1`.
    period: String,
    /// Why once more; empty the first time.
    why: String,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_freeze)?;
    let Some(period) = Period::parse(&period) else { return Err(refuse(422, "no_period", "Không có kỳ báo cáo này.")) };
    store.freeze(account.province, plan, period, account.person.id, why.trim(), now()).await.map_err(store_refusal)?;
    Ok(())
}
