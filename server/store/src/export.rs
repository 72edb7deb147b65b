//! Everything a plan holds, as one JSON document, and back.

use crate::{Imported, Store, StoreError};
use parboard_domain::{
    agency::Agency,
    id::{DeviceId, OpId, PersonId, PlanId, ProvinceId},
    measure::{Moment, Rev},
    person::Person,
    row::Row,
};
use parboard_sync::protocol::Verdict;
use serde::{Deserialize, Serialize};

/// A plan with everything in it. Re-importing it elsewhere loses nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanExport {
    /// Always `parboard-plan`.
    pub format: String,
    /// The version of this shape.
    pub version: u32,
    /// The province's name.
    pub province: String,
    /// The plan.
    pub plan: PlanId,
    /// Its revision.
    pub rev: Rev,
    /// Every row, in order of revision.
    pub rows: Vec<Row>,
    /// Every agency of the province.
    pub agencies: Vec<Agency>,
    /// Every person of the province: names, not accounts.
    pub people: Vec<Person>,
    /// The log of operations, oldest first.
    pub ops: Vec<LoggedOp>,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoggedOp {
    /// The operation's id.
    pub id: OpId,
    /// Who sent it.
    pub person: PersonId,
    /// From where.
    pub device: DeviceId,
    /// When it reached the server.
    pub at: Moment,
    /// The plan's revision when it was decided.
    pub rev: Rev,
    /// The operation as it was received.
    pub op: serde_json::Value,
    /// What became of it.
    pub verdict: Verdict,
}

impl Store {
    /// Everything a plan holds.
    pub async fn export(&self, plan: PlanId) -> Result<PlanExport, StoreError> {
        let _ = plan;
        todo!()
    }
    /// Puts an exported plan into this database. The same export twice changes nothing; `PlanExists` when it differs.
    pub async fn import_export(&self, province: ProvinceId, export: &PlanExport) -> Result<Imported, StoreError> {
        let _ = (province, export);
        todo!()
    }
}
