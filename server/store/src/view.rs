//! A plan as it stands, laid out for whoever writes about it: without its logs, which nobody reads in a report.

use crate::{Store, StoreError, export, province, rows};
use parboard_domain::{
    id::{PlanId, ProvinceId},
    person::Directory,
    row::RowSet,
};

/// A plan as it stands.
#[derive(Clone, Debug)]
pub struct PlanView {
    /// Its rows, with everybody they name.
    pub rows: RowSet,
    /// The province's agencies, people and thresholds.
    pub directory: Directory,
}

impl Store {
    /// A plan as it stands, all of one moment; of that province, where one is meant.
    ///
    /// # Errors
    /// `NotFound` when the plan is not here or is another province's; `Damaged` when a row of it cannot be read; `Unavailable` when
    /// the database does not answer.
    pub async fn view_plan(&self, plan: PlanId, of: Option<ProvinceId>) -> Result<PlanView, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let owner = export::find_province(&mut snapshot, plan).await?;
        let owner = owner.filter(|owner| of.is_none_or(|of| of == *owner)).ok_or(StoreError::NotFound)?;
        let directory = province::load_directory(&mut snapshot, owner).await?;
        let mut held = RowSet::default();
        held.set_directory(&directory);
        for row in rows::load_all(&mut snapshot, plan).await? {
            held.put(row);
        }
        Ok(PlanView { rows: held, directory })
    }
}
