//! The one request that devices live by.

use crate::{
    app::App,
    clock,
    message::{Reply, SyncMessage},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use parboard_store::PlanRev;
use parboard_sync::protocol::SyncReply;

/// Takes a device's operations, answers each with a verdict, and tells everyone else that there is news.
///
/// # Errors
/// `NotUnderstood` for anything that is not our protocol; `Unavailable` when the store cannot answer, and then nothing was kept.
pub async fn sync(SignedIn(account): SignedIn, State(app): State<App>, SyncMessage(request): SyncMessage) -> Reply<SyncReply> {
    let (reply, changed) = app.store.sync(&account, &request, clock::now()).await?;
    app.tally.synced(&reply);
    for (plan, rev) in changed {
        app.announce(PlanRev { plan, province: account.province, rev });
    }
    Ok(Json(reply))
}
