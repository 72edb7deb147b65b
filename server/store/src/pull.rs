//! Rows down: what changed after a cursor, read from one moment.

use crate::{
    Account, StoreError,
    head::{self, Head},
    province,
    recent::Recent,
    rows::{self, Page},
};
use parboard_domain::{
    id::PlanId,
    measure::{Moment, Rev},
};
use parboard_sync::protocol::{MARKER, PAGE_ROWS_MAX, PROTOCOL, SyncReply, SyncRequest};
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
    // A device of another generation, or from a future that a restored backup has undone, starts over.
    let reset = request.epoch != Some(outlook.epoch) || request.cursor > outlook.head.rev;
    let cursor = if reset { Rev(0) } else { request.cursor };
    let (page, head) = match recent.after(plan, cursor, outlook.head, PAGE_ROWS_MAX) {
        Some(remembered) => remembered,
        None => (load(connection, plan, cursor, outlook.head).await?, outlook.head),
    };
    let last = page.rows.last().map_or(cursor, |row| row.rev);
    let directory = if request.directory == outlook.directory_version && !reset {
        None
    } else {
        Some(province::load_directory(connection, account.province).await?)
    };
    Ok(SyncReply {
        marker: MARKER.to_owned(),
        protocol: PROTOCOL,
        person: account.person.id,
        plan,
        epoch: outlook.epoch,
        reset,
        verdicts: Vec::new(),
        rows: page.rows,
        cursor: if page.more { last } else { head.rev },
        more: page.more,
        sum: (!page.more).then_some(head.sum),
        now,
        directory,
    })
}

async fn load(connection: &mut AnyConnection, plan: PlanId, cursor: Rev, head: Head) -> Result<Page, StoreError> {
    if cursor == head.rev {
        return Ok(Page { rows: Vec::new(), more: false });
    }
    rows::load_after(connection, plan, cursor, PAGE_ROWS_MAX).await
}
