//! One request of a device: operations up, verdicts and changed rows down.

use crate::{Account, Store, StoreError, device, docket::Case, head, pull::pull, push::Applied};
use parboard_domain::{
    id::PlanId,
    measure::{Moment, Rev},
    op::Op,
};
use parboard_sync::{
    protocol::{SyncReply, SyncRequest},
    server::may_judge,
};

/// The reply, and every plan that the request changed.
type Answer = Result<(SyncReply, Vec<(PlanId, Rev)>), StoreError>;

impl Store {
    /// Answers a device: about the plan it names, or about the newest when it names none, or one that the province has not got.
    ///
    /// Comes back with the reply and every plan that this request changed, for the news.
    ///
    /// # Errors
    /// `NoPlan` when the province has none at all; `NotKept` when what shared the transaction came to nothing; `Unavailable` when
    /// the database does not answer. Nothing was kept then, unless it came while reading the rows back: then the operations stand,
    /// and the device learns so by asking again.
    pub async fn sync(&self, account: &Account, request: &SyncRequest, now: Moment) -> Answer {
        let Some(plan) = request.plan else { return self.answer(account, self.opened_plan(account.province).await?, request, now).await };
        match self.answer(account, plan, request, now).await {
            Err(StoreError::NotFound) => self.answer_with_the_newest(account, plan, request, now).await,
            answered => answered,
        }
    }

    /// A device may look at a plan that a restored backup has undone. Refusing would keep what it holds there for ever.
    async fn answer_with_the_newest(&self, account: &Account, asked: PlanId, request: &SyncRequest, now: Moment) -> Answer {
        let newest = self.opened_plan(account.province).await?;
        // What it holds of the other plan says nothing about this one.
        let anew = SyncRequest { plan: Some(newest), epoch: None, cursor: Rev(0), ..request.clone() };
        let (reply, changed) = self.answer(account, newest, &anew, now).await?;
        Ok((SyncReply { instead_of: Some(asked), ..reply }, changed))
    }

    async fn answer(&self, account: &Account, plan: PlanId, request: &SyncRequest, now: Moment) -> Answer {
        if !request.ops.is_empty() {
            // Before anything is kept, since a plan that is not there is answered otherwise.
            head::look(&mut *self.reader().await?, account.province, plan).await?;
        }
        let ours = may_judge(request, account.person.id);
        let applied = if ours { self.take_in(account, plan, request, now).await? } else { Applied::default() };
        let mut snapshot = self.snapshot().await?;
        let reply = pull(&mut snapshot, &self.recent, account, plan, request, now).await?;
        snapshot.commit().await?;
        Ok((SyncReply { verdicts: applied.verdicts, ..reply }, applied.changed))
    }

    /// Carries out operations without a device asking, as the demonstration and the load generator do.
    ///
    /// # Errors
    /// `NotFound` when the account's province has not got the plan; `NotKept` when what shared the transaction came to nothing;
    /// `Unavailable` when the database does not answer. A refusal is no error: it is among the verdicts.
    pub async fn apply_ops(&self, account: &Account, plan: PlanId, ops: &[Op], now: Moment) -> Result<Applied, StoreError> {
        self.decide(Case { account: account.clone(), plan, ops: ops.to_vec(), now, contact: None, handed_in_by: None }).await
    }

    /// The part of a request that writes. Most requests only ask for news, and then there is nothing to write, except
    /// once a minute that the device was here.
    async fn take_in(&self, account: &Account, plan: PlanId, request: &SyncRequest, now: Moment) -> Result<Applied, StoreError> {
        let contact = device::Contact { device: request.device, person: account.person.id, seen_at: now, waiting: request.waiting.into() };
        let worth_noting = self.contacts.is_news(&contact);
        if request.ops.is_empty() && !worth_noting {
            return Ok(Applied::default());
        }
        let contact_noted = worth_noting.then_some(contact);
        let applied =
            self.decide(Case { account: account.clone(), plan, ops: request.ops.clone(), now, contact: contact_noted, handed_in_by: None }).await?;
        if worth_noting {
            self.contacts.remember(contact);
        }
        Ok(applied)
    }
}
