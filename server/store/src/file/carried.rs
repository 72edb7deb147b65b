//! Files that go with an exported plan: which there are, and putting them in where the plan is imported.
//!
//! Here they are believed at once: whoever writes them looks at all of their bytes before the transaction ends.

use super::{find_held, piece::drop_unfinished};
use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::{
    evidence::FileHash,
    id::{PersonId, PlanId, ProvinceId},
    measure::Moment,
};
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, any::AnyRow};

/// A finished file, as an export speaks of it before its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedFile {
    /// What its bytes come to.
    pub hash: FileHash,
    /// Its type, by its bytes.
    pub media: String,
    /// How many bytes.
    pub bytes: i64,
    /// Who sent it.
    pub person: PersonId,
    /// When its first piece came.
    pub begun_at: Moment,
    /// When it was whole.
    pub arrived_at: Moment,
}

const OF_PLAN: &str = "select f.hash, f.media, f.bytes, f.person_id, f.begun_at, f.arrived_at from file f
    where f.province_id = $1 and f.arrived_at is not null
    and exists (select 1 from evidence e where e.plan_id = $2 and e.file_hash = f.hash) order by f.hash";
const INSERT: &str = "insert into file (province_id, hash, media, bytes, person_id, begun_at, touched_at, received, arrived_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// The finished files that a plan's evidence names, also what was withdrawn.
pub(crate) async fn load_of(connection: &mut AnyConnection, province: ProvinceId, plan: PlanId) -> Result<Vec<CarriedFile>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province).shown(plan);
    sql::select(connection, OF_PLAN, bound).await?.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<CarriedFile, StoreError> {
    let mut cells = Cells::of(row);
    Ok(CarriedFile {
        hash: cells.parsed()?,
        media: cells.next()?,
        bytes: cells.next()?,
        person: cells.parsed()?,
        begun_at: Moment(cells.next()?),
        arrived_at: Moment(cells.next()?),
    })
}

/// Makes room for a file's pieces; whether they are wanted. What another plan of the province brought is here already; what
/// somebody is still sending gives way to the whole.
pub(crate) async fn make_room(connection: &mut AnyConnection, province: ProvinceId, file: &CarriedFile) -> Result<bool, StoreError> {
    match find_held(connection, province, file.hash).await? {
        Some(held) if held.arrived_at.is_some() => return Ok(false),
        Some(_) => drop_unfinished(connection, province, file.hash).await?,
        None => {}
    }
    let mut bound = Bound::default();
    bound.shown(province).shown(file.hash).text(&file.media).int(file.bytes).shown(file.person);
    bound.int(file.begun_at.0).int(file.arrived_at.0).int(file.bytes).int(file.arrived_at.0);
    sql::execute(connection, INSERT, bound).await?;
    Ok(true)
}
