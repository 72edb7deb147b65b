//! Agencies: found by the folded name, made when a plan or an account names a new one.

use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{self, Insert},
};
use parboard_domain::{
    agency::Agency,
    id::{AgencyId, ProvinceId},
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

const LIST: &str = "select id, name, collective from agency where province_id = $1 order by id";
const COLLECTIVES: &str = "select id, name, collective from agency where province_id = $1 and collective = 1";
const FIND: &str = "select id, name, collective from agency where province_id = $1 and name_key = $2";

static INSERT: Insert = Insert::new("insert into agency (id, province_id, name, name_key, collective)", 5, "");

/// Every agency of the province.
pub(crate) async fn load_all(connection: &mut AnyConnection, province: ProvinceId) -> Result<Vec<Agency>, StoreError> {
    load(connection, LIST, province).await
}

/// Those that name many: all that permission has to look up, since for one office its id is enough.
pub(crate) async fn load_collectives(connection: &mut AnyConnection, province: ProvinceId) -> Result<Vec<Agency>, StoreError> {
    load(connection, COLLECTIVES, province).await
}

async fn load(connection: &mut AnyConnection, sql: &'static str, province: ProvinceId) -> Result<Vec<Agency>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    sql::select(connection, sql, bound).await?.iter().map(read).collect()
}

/// The agency of that name, made if there is none.
pub(crate) async fn ensure(connection: &mut AnyConnection, province: ProvinceId, name: &str) -> Result<AgencyId, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province).text(Agency::key(name));
    if let Some(row) = sql::find(connection, FIND, bound).await? {
        return Ok(read(&row)?.id);
    }
    let agency = Agency { id: AgencyId(Uuid::now_v7()), name: name.trim().to_owned(), collective: Agency::names_many(name) };
    insert(connection, province, std::slice::from_ref(&agency)).await?;
    Ok(agency.id)
}

/// Adds agencies. An export by an earlier version may have taken many for one.
pub(crate) async fn insert(connection: &mut AnyConnection, province: ProvinceId, agencies: &[Agency]) -> Result<(), StoreError> {
    INSERT
        .run(connection, agencies, |agency, bound: &mut Bound| {
            let collective = agency.collective || Agency::names_many(&agency.name);
            bound.shown(agency.id).shown(province).text(&agency.name).text(Agency::key(&agency.name)).int(i64::from(collective));
        })
        .await
}

fn read(row: &AnyRow) -> Result<Agency, StoreError> {
    let mut cells = Cells::of(row);
    Ok(Agency { id: cells.parsed()?, name: cells.next()?, collective: cells.next::<i64>()? != 0 })
}
