//! One request of a device: operations up, verdicts and changed rows down.

use crate::{Account, Store, StoreError};
use parboard_domain::{
    id::{OpId, PlanId},
    measure::{Moment, Rev},
    op::Op,
};
use parboard_sync::protocol::{SyncReply, SyncRequest, Verdict};

/// What became of operations carried out on behalf of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// A verdict for each, in the order they came.
    pub verdicts: Vec<(OpId, Verdict)>,
    /// Every plan that changed, with its new revision: who listens to it should hear.
    pub changed: Vec<(PlanId, Rev)>,
}

impl Store {
    /// Answers a device. `NotFound` for a plan that is not the account's, `NoPlan` when there is none at all.
    ///
    /// Comes back with the reply and every plan that this request changed, for the news.
    pub async fn sync(&self, account: &Account, request: &SyncRequest, now: Moment) -> Result<(SyncReply, Vec<(PlanId, Rev)>), StoreError> {
        let _ = (account, request, now);
        todo!()
    }
    /// Carries out operations without a device asking, as the demonstration and the load generator do.
    pub async fn apply_ops(&self, account: &Account, plan: PlanId, ops: &[Op], now: Moment) -> Result<Applied, StoreError> {
        let _ = (account, plan, ops, now);
        todo!()
    }
}
