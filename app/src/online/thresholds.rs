//! What counts as soon and as long ago in the province. Administrators and coordinators say so; devices hear it with the directory.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, refuse, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
use parboard_domain::figures::Thresholds;
#[cfg(feature = "ssr")]
use parboard_domain::permission::Actor;

/// As the province has them now.
///
/// # Errors
/// `no_access` for all but administrators and coordinators.
#[server(prefix = "/api/fn", endpoint = "thresholds/load", input = Json, output = Json)]
pub async fn load_thresholds() -> Result<Thresholds, OnlineError> {
    let (account, store) = asker(Actor::may_set_thresholds)?;
    Ok(store.directory(account.province).await.map_err(store_refusal)?.thresholds)
}

/// Has them so from now on.
///
/// # Errors
/// `days_out_of_range`, `no_access`.
#[server(prefix = "/api/fn", endpoint = "thresholds/save", input = Json, output = Json)]
pub async fn save_thresholds(
    /// In whole days.
    thresholds: Thresholds,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_set_thresholds)?;
    if !thresholds.are_possible() {
        return Err(refuse(422, "days_out_of_range", "Số ngày phải là số nguyên từ 1 đến 365."));
    }
    store.set_thresholds(account.province, thresholds).await.map_err(store_refusal)
}
