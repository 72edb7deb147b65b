//! Rows down: what changed after a cursor, read from one moment.

use crate::{Account, StoreError, head, province, recent::Recent, rows};
use parboard_domain::{
    id::PlanId,
    measure::{Moment, Rev},
};
use parboard_sync::{
    protocol::{PAGE_ROWS_MAX, SyncReply, SyncRequest},
    server::{self, Asked, Head, Page},
};
use sqlx::AnyConnection;

/// The answer to a request whose operations have been dealt with. The transaction must be a snapshot: revision, sum,
/// rows and directory belong together.
pub(crate) async fn pull(
    connection: &mut AnyConnection,
    recent: &Recent,
    account: &Account,
    plan: PlanId,
    request: &SyncRequest,
    now: Moment,
) -> Result<SyncReply, StoreError> {
    let outlook = head::look(connection, account.province, plan).await?;
    let wanted = outlook.wanted_by(request);
    let page = match recent.after(plan, wanted.after, outlook.head, PAGE_ROWS_MAX) {
        Some(remembered) => remembered,
        None => (load(connection, plan, wanted.after, outlook.head).await?, outlook.head),
    };
    let directory = if wanted.directory { Some(province::load_directory(connection, account.province).await?) } else { None };
    let asked = Asked { person: account.person.id, plan, now };
    Ok(server::reply(asked, &outlook, wanted, page, directory))
}

async fn load(connection: &mut AnyConnection, plan: PlanId, cursor: Rev, head: Head) -> Result<Page, StoreError> {
    if cursor == head.rev {
        return Ok(Page { rows: Vec::new(), more: false });
    }
    rows::load_after(connection, plan, cursor, PAGE_ROWS_MAX).await
}
