//! Agencies: found by [`Names`], made when a plan or an account names a new one.

use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{self, Insert},
};
use parboard_domain::{
    agency::{Agency, Names},
    id::{AgencyId, ProvinceId},
};
use sqlx::{AnyConnection, any::AnyRow};
use std::collections::BTreeSet;
use uuid::Uuid;

const LIST: &str = "select id, name, collective from agency where province_id = $1 order by id";
const COLLECTIVES: &str = "select id, name, collective from agency where province_id = $1 and collective = 1";

const KEYS: &str = "select id, province_id, name, name_key from agency order by id";
const REKEY: &str = "update agency set name_key = $1 where id = $2";

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

/// The agency that a name means, made if there is none. `AgencyUnclear` when it may mean several.
pub(crate) async fn ensure(connection: &mut AnyConnection, province: ProvinceId, name: &str) -> Result<AgencyId, StoreError> {
    let known = load_all(connection, province).await?;
    match Names::of(&known).find(name)[..] {
        [only] => Ok(only),
        [] => {
            let agency = Agency::named(AgencyId(Uuid::now_v7()), name.trim());
            insert(connection, province, std::slice::from_ref(&agency)).await?;
            Ok(agency.id)
        }
        ref several => Err(StoreError::AgencyUnclear(
            several.iter().filter_map(|id| known.iter().find(|agency| agency.id == *id)).map(|agency| agency.name.clone()).collect(),
        )),
    }
}

/// Writes anew the keys that an earlier version made by another rule.
pub(crate) async fn rekey(connection: &mut AnyConnection) -> Result<(), StoreError> {
    for (id, key) in stale_keys(connection).await? {
        let mut bound = Bound::default();
        bound.text(key).text(id);
        sql::execute(connection, REKEY, bound).await?;
    }
    Ok(())
}

/// Whose key is not what it would be now, and what it would be. One that another has stays as it is: no two have the same.
pub(crate) async fn stale_keys(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    let mut held = Vec::new();
    for row in sql::select(connection, KEYS, Bound::default()).await? {
        let mut cells = Cells::of(&row);
        let [id, province, name, key]: [String; 4] = [cells.next()?, cells.next()?, cells.next()?, cells.next()?];
        held.push((id, province, Agency::key(&name), key));
    }
    let mut taken: BTreeSet<(String, String)> = held.iter().map(|(_, province, _, key)| (province.clone(), key.clone())).collect();
    held.retain(|(_, province, now, key)| now != key && taken.insert((province.clone(), now.clone())));
    Ok(held.into_iter().map(|(id, _, now, _)| (id, now)).collect())
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
    Ok(Agency { id: cells.parsed()?, name: cells.next()?, collective: cells.next::<i64>()? != 0, successor: None })
}
