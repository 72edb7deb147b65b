//! Agencies: found by [`parboard_domain::agency::Names`], made when a plan or an account names a new one.

mod keys;
mod record;

pub(crate) use keys::{rekey, stale_keys};
pub(crate) use record::{load_registry, save};

use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{self, Insert},
};
use parboard_domain::{
    agency::Agency,
    id::{AgencyId, ProvinceId},
    registry::AgencyKind,
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

const LIST: &str = "select id, name, collective, successor_id from agency where province_id = $1 order by id";
const FOR_PERMISSION: &str =
    "select id, name, collective, successor_id from agency where province_id = $1 and (collective = 1 or successor_id is not null)";

static INSERT: Insert = Insert::new("insert into agency (id, province_id, name, name_key, collective, kind)", 6, "");

/// Every agency of the province.
pub(crate) async fn load_all(connection: &mut AnyConnection, province: ProvinceId) -> Result<Vec<Agency>, StoreError> {
    load(connection, LIST, province).await
}

/// Those that name many, and those whose work another took over: all that permission has to look up, since for any other office
/// its id is enough.
pub(crate) async fn load_for_permission(connection: &mut AnyConnection, province: ProvinceId) -> Result<Vec<Agency>, StoreError> {
    load(connection, FOR_PERMISSION, province).await
}

async fn load(connection: &mut AnyConnection, sql: &'static str, province: ProvinceId) -> Result<Vec<Agency>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    sql::select(connection, sql, bound).await?.iter().map(read).collect()
}

/// The agency that a name means, made if there is none. `AgencyUnclear` when it may mean several.
pub(crate) async fn ensure(connection: &mut AnyConnection, province: ProvinceId, name: &str) -> Result<AgencyId, StoreError> {
    let known = load_registry(connection, province).await?;
    match known.names().find(name)[..] {
        [only] => Ok(only),
        [] => {
            let agency = Agency::named(AgencyId(Uuid::now_v7()), name.trim());
            insert(connection, province, std::slice::from_ref(&agency)).await?;
            Ok(agency.id)
        }
        ref several => {
            Err(StoreError::AgencyUnclear(several.iter().filter_map(|id| known.find(*id)).map(|record| record.agency.name.clone()).collect()))
        }
    }
}

/// Adds agencies, of the kind that their names tell. An export by an earlier version may have taken many for one.
pub(crate) async fn insert(connection: &mut AnyConnection, province: ProvinceId, agencies: &[Agency]) -> Result<(), StoreError> {
    INSERT
        .run(connection, agencies, |agency, bound: &mut Bound| {
            let collective = agency.collective || Agency::names_many(&agency.name);
            let kind = if collective { AgencyKind::Other } else { AgencyKind::told_by(&agency.name) };
            bound.shown(agency.id).shown(province).text(&agency.name).text(Agency::key(&agency.name)).int(i64::from(collective)).text(kind.as_str());
        })
        .await
}

fn read(row: &AnyRow) -> Result<Agency, StoreError> {
    read_cells(&mut Cells::of(row))
}

/// Reads `id, name, collective, successor_id`.
fn read_cells(cells: &mut Cells<'_>) -> Result<Agency, StoreError> {
    Ok(Agency { id: cells.parsed()?, name: cells.next()?, collective: cells.next::<i64>()? != 0, successor: cells.parsed_or_null()? })
}
