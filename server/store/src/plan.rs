//! The plans there are, and how far each has come.

use crate::{Store, StoreError};
use parboard_domain::{
    id::{PlanId, ProvinceId},
    measure::Rev,
    person::PlanTitle,
};

/// "Plan P is at rev N".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanRev {
    /// The plan.
    pub plan: PlanId,
    /// Whose.
    pub province: ProvinceId,
    /// Its revision.
    pub rev: Rev,
}

impl Store {
    /// The province's plans, newest first.
    pub async fn list_plans(&self, province: ProvinceId) -> Result<Vec<PlanTitle>, StoreError> {
        let _ = province;
        todo!()
    }
    /// The revision of a plan.
    pub async fn plan_rev(&self, plan: PlanId) -> Result<Rev, StoreError> {
        let _ = plan;
        todo!()
    }
    /// The revision of every plan.
    pub async fn plan_revs(&self) -> Result<Vec<PlanRev>, StoreError> {
        todo!()
    }
}
