//! Everything a plan holds, as one JSON document, and back.
//!
//! Rows and log are put together in memory, once. The bytes of files never are: they are written and read as a stream, one
//! piece after the other, and stand last in the document, so that a reader knows by then what may come.

mod allowance;
mod import;
mod incoming;
mod inspection;
mod registry;
mod stream;
mod write;

pub use incoming::Incoming;

use crate::{
    CarriedFile, LoggedImport, Store, StoreError, agency,
    cells::{Bound, Cells},
    file,
    head::Head,
    import as document, log, person, rows, sql,
};
use parboard_domain::{
    agency::Agency,
    id::{DeviceId, OpId, PersonId, PlanId, ProvinceId},
    measure::{Moment, Rev},
    person::Person,
    registry::Record,
    row::{Row, RowSum},
};
use parboard_sync::protocol::Verdict;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

/// What [`PlanExport::format`] always says.
const FORMAT: &str = "parboard-plan";
/// The version of the shape this program writes, and the newest it reads. The first had neither files nor imports, the second no
/// registry.
const VERSION: u32 = 3;

const OWNER: &str = "select v.id, v.name, p.rev, p.rows_sum from plan p join province v on v.id = p.province_id where p.id = $1";

/// A plan with everything in it but the bytes of its files.
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
    #[serde(default)]
    pub rows: Vec<Row>,
    /// Every agency of the province.
    pub agencies: Vec<Agency>,
    /// What the registry knows of each.
    #[serde(default)]
    pub registry: Vec<Record>,
    /// Every person of the province: names, not accounts.
    pub people: Vec<Person>,
    /// The log of operations, oldest first.
    #[serde(default)]
    pub ops: Vec<LoggedOp>,
    /// The log of imports, oldest first.
    #[serde(default)]
    pub imports: Vec<LoggedImport>,
    /// Every finished file that its evidence names. In the document each has a last member more, `content`: its bytes, in
    /// pieces of base64. So it is written by [`Store::write_export`] and not by itself.
    #[serde(default, skip_serializing)]
    pub files: Vec<CarriedFile>,
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
    /// Everything a plan holds, without the bytes of its files.
    ///
    /// # Errors
    /// `NotFound` when the plan is not here; `Damaged` when a row of it cannot be read; `Unavailable` when the database does not
    /// answer.
    pub async fn export(&self, plan: PlanId) -> Result<PlanExport, StoreError> {
        Ok(self.export_of(plan).await?.1)
    }

    /// The same, and whose it is.
    async fn export_of(&self, plan: PlanId) -> Result<(ProvinceId, PlanExport), StoreError> {
        let mut snapshot = self.snapshot().await?;
        let owner = find_owner(&mut snapshot, plan).await?.ok_or(StoreError::NotFound)?;
        let export = PlanExport {
            format: FORMAT.to_owned(),
            version: VERSION,
            province: owner.name,
            plan,
            rev: owner.head.rev,
            rows: rows::load_all(&mut snapshot, plan).await?,
            agencies: agency::load_all(&mut snapshot, owner.province).await?,
            registry: agency::load_registry(&mut snapshot, owner.province).await?.iter().cloned().collect(),
            people: person::load_all(&mut snapshot, owner.province).await?,
            ops: log::load_of(&mut snapshot, plan).await?,
            imports: document::load_of(&mut snapshot, plan).await?,
            files: file::load_of(&mut snapshot, owner.province, plan).await?,
        };
        Ok((owner.province, export))
    }
}

struct Owner {
    province: ProvinceId,
    name: String,
    head: Head,
}

/// Whose a plan is.
pub(crate) async fn find_province(connection: &mut AnyConnection, plan: PlanId) -> Result<Option<ProvinceId>, StoreError> {
    Ok(find_owner(connection, plan).await?.map(|owner| owner.province))
}

async fn find_owner(connection: &mut AnyConnection, plan: PlanId) -> Result<Option<Owner>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan);
    let Some(row) = sql::find(connection, OWNER, bound).await? else { return Ok(None) };
    let mut cells = Cells::of(&row);
    let (province, name) = (cells.parsed()?, cells.next()?);
    Ok(Some(Owner { province, name, head: Head { rev: Rev(cells.next()?), sum: RowSum(cells.next()?) } }))
}
