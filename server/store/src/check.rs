//! Whether the log and the rows agree.

use crate::{Store, StoreError};
use parboard_domain::id::PlanId;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many plans were looked at.
    pub plans: usize,
    /// How many rows.
    pub rows: usize,
    /// How many logged operations.
    pub ops: usize,
    /// What does not agree; empty when all is well.
    pub problems: Vec<Problem>,
}

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In which plan.
    pub plan: PlanId,
    /// In words.
    pub what: String,
}

impl Store {
    /// Reads everything and compares the log with the rows. Changes nothing.
    pub async fn check(&self) -> Result<Report, StoreError> {
        todo!()
    }
}
