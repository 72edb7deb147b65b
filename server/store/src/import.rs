//! Importing a document that has been read.

use crate::{Store, StoreError};
use parboard_domain::{
    document::Reading,
    id::{PersonId, PlanId, ProvinceId, TaskId},
    measure::{Moment, Rev},
};

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The plan, new or found again.
    pub plan: PlanId,
    /// Criteria and cards that are new.
    pub created: usize,
    /// Criteria and cards that the document says differently now.
    pub updated: usize,
    /// Criteria and cards that stayed as they were.
    pub unchanged: usize,
    /// Cards made from an earlier version that this document no longer has. They were left alone: a person decides.
    pub gone: Vec<(TaskId, String)>,
    /// The plan's revision afterwards.
    pub rev: Rev,
}

impl Store {
    /// Makes or brings up to date the plan that a document describes, and keeps everything people did.
    ///
    /// The plan is `plan` when given, else the one of the same number, year, kind and issuer. `by` is written into the
    /// history of cards whose words changed; whether they may import is the caller's to ask.
    pub async fn import(
        &self,
        province: ProvinceId,
        by: PersonId,
        reading: &Reading,
        plan: Option<PlanId>,
        now: Moment,
    ) -> Result<Imported, StoreError> {
        let _ = (province, by, reading, plan, now);
        todo!()
    }
}
