//! A batch that the database refuses: judged once more, each operation by itself. What fails alone would fail every time, and
//! with it all that its device holds; so it is refused for good, and neither spoils nor holds up what came along.

use crate::{
    StoreError,
    log::{self, Line},
    push::{Pushed, Sender, hold_plans, push},
};
use parboard_domain::{
    op::Op,
    refusal::{Refusal, RefusalCode},
};
use parboard_sync::protocol::Verdict;
use sqlx::{AnyConnection, Connection};
use std::slice;

/// Judges each operation of a batch behind a savepoint of its own.
pub(crate) async fn push_singly(connection: &mut AnyConnection, sender: Sender<'_>, ops: &[Op]) -> Result<Pushed, StoreError> {
    // All of them first, as for a whole batch: each by itself would be held in the order of the operations.
    hold_plans(connection, sender, ops).await?;
    let mut all = Pushed::default();
    for op in ops {
        let mut own = connection.begin().await?;
        match push(&mut own, sender, slice::from_ref(op)).await {
            Ok(one) => {
                own.commit().await?;
                all.add(one);
            }
            Err(error) if error.is_lasting() => {
                own.rollback().await?;
                all.applied.verdicts.push((op.id, refuse(connection, sender, op, &error).await?));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

async fn refuse(connection: &mut AnyConnection, sender: Sender<'_>, op: &Op, why: &StoreError) -> Result<Verdict, StoreError> {
    tracing::error!(op = %op.id, error = ?why, "the database does not take this operation; it is refused");
    let verdict = Verdict::Refused(Refusal::new(RefusalCode::Unreadable));
    for (plan, held) in hold_plans(connection, sender, slice::from_ref(op)).await?.heads {
        let line = Line::new(op, plan, sender.account.person.id, sender.now, held.rev, &verdict);
        log::append(connection, slice::from_ref(&line)).await?;
    }
    Ok(verdict)
}
