//! Plays operations without a device: for the demonstration and for load. They go through the same `apply` as everybody's.

use parboard_domain::{
    id::{DeviceId, Mint, OpId, PlanId},
    measure::Moment,
    op::{Body, Op, Request, SCHEMA},
};
use parboard_store::{Account, Store};
use parboard_sync::protocol::Verdict;
use uuid::Uuid;

/// A device that does not exist. Its operations are the same for the same seed.
pub struct Player<'a> {
    store: &'a Store,
    plan: PlanId,
    device: DeviceId,
    mint: Mint,
}

impl<'a> Player<'a> {
    /// A player of one plan.
    pub fn new(store: &'a Store, plan: PlanId, seed: u64) -> Self {
        let device = DeviceId(Uuid::from_u128(u128::from(seed) | 0x7000_8000_0000_0000_0000));
        Self { store, plan, device, mint: Mint::new(seed) }
    }

    /// An operation of this device, made at that moment.
    pub fn op(&mut self, made_at: Moment, request: Request) -> Op {
        let id = OpId(self.mint.next(u64::try_from(made_at.0).unwrap_or_default()));
        Op { id, device: self.device, schema: SCHEMA, made_at, deps: Vec::new(), body: Body::Known(request) }
    }

    /// Carries one request out on behalf of an account; whether it was.
    ///
    /// # Errors
    /// When the store cannot.
    pub async fn play(&mut self, account: &Account, now: Moment, request: Request) -> anyhow::Result<bool> {
        let op = self.op(now, request);
        let applied = self.store.apply_ops(account, self.plan, &[op], now).await?;
        Ok(applied.verdicts.iter().all(|(_, verdict)| !matches!(verdict, Verdict::Refused(_))))
    }
}
