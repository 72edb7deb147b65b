//! Which plan a card belongs to, for a device that holds another one. Everybody of the province may ask.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
use parboard_domain::id::{PlanId, TaskId};

/// The plan a card belongs to; nothing when the province has no such card.
///
/// # Errors
/// `signed_out`.
#[server(prefix = "/api/fn", endpoint = "plans/of_task", input = Json, output = Json)]
pub async fn plan_of_task(
    /// Which card.
    task: TaskId,
) -> Result<Option<PlanId>, OnlineError> {
    let (account, store) = asker(|_| true)?;
    store.plan_of_task(account.province, task).await.map_err(store_refusal)
}
