//! Records of the registry: loaded whole, since what must be true of them is true of all together, and saved where they differ.

use super::{insert, read_cells};
use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{self, Insert},
};
use parboard_domain::{
    agency::Agency,
    id::{AgencyId, ProvinceId},
    registry::{Record, Registry},
};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

const LIST: &str = "select id, name, collective, successor_id, kind, parent_id, valid_from, valid_to, email from agency where province_id = $1";
const ALIASES: &str = "select agency_id, alias from agency_alias where province_id = $1 order by agency_id, place";
const UPDATE: &str = "update agency set name = $1, name_key = $2, collective = $3, successor_id = $4, kind = $5, parent_id = $6,
    valid_from = $7, valid_to = $8, email = $9 where id = $10 and province_id = $11";
const FORGET_ALIASES: &str = "delete from agency_alias where agency_id = $1 and province_id = $2";

static INSERT_ALIAS: Insert = Insert::new("insert into agency_alias (province_id, alias_key, agency_id, alias, place)", 5, "");

/// The registry of the province.
pub(crate) async fn load_registry(connection: &mut AnyConnection, province: ProvinceId) -> Result<Registry, StoreError> {
    let mut aliases: BTreeMap<AgencyId, Vec<String>> = BTreeMap::new();
    for row in sql::select(connection, ALIASES, of(province)).await? {
        let mut cells = Cells::of(&row);
        aliases.entry(cells.parsed()?).or_default().push(cells.next()?);
    }
    let rows = sql::select(connection, LIST, of(province)).await?;
    let records = rows.iter().map(|row| read(&mut Cells::of(row), &mut aliases)).collect::<Result<Vec<_>, _>>()?;
    Ok(Registry::of(records))
}

/// Saves records that are new or differ from `before`. They refer to each other, so all of them are there before any names another,
/// and no other name is taken before those that give it up have done so.
pub(crate) async fn save(connection: &mut AnyConnection, province: ProvinceId, before: &Registry, records: &[Record]) -> Result<(), StoreError> {
    let new = records.iter().filter(|record| before.find(record.agency.id).is_none());
    let new: Vec<Agency> = new.map(|record| record.agency.clone()).collect();
    insert(connection, province, &new).await?;
    for record in records {
        update(connection, province, record).await?;
        let mut bound = Bound::default();
        bound.shown(record.agency.id).shown(province);
        sql::execute(connection, FORGET_ALIASES, bound).await?;
    }
    let aliases = records.iter().flat_map(|record| record.aliases.iter().zip(0..).map(|(alias, place)| (record.agency.id, alias, place)));
    let aliases: Vec<(AgencyId, &String, i64)> = aliases.collect();
    INSERT_ALIAS
        .run(connection, &aliases, |(agency, alias, place), bound| {
            bound.shown(province).text(Agency::key(alias)).shown(agency).text(*alias).int(*place);
        })
        .await
}

async fn update(connection: &mut AnyConnection, province: ProvinceId, record: &Record) -> Result<(), StoreError> {
    let Agency { id, name, successor, .. } = &record.agency;
    let mut bound = Bound::default();
    bound.text(name).text(Agency::key(name)).int(i64::from(record.agency.collective || Agency::names_many(name)));
    bound.shown_or_null(*successor).text(record.kind.as_str()).shown_or_null(record.parent);
    bound.shown_or_null(record.valid_from).shown_or_null(record.valid_to).text_or_null(record.email.clone()).shown(id).shown(province);
    sql::execute(connection, UPDATE, bound).await?;
    Ok(())
}

fn of(province: ProvinceId) -> Bound {
    let mut bound = Bound::default();
    bound.shown(province);
    bound
}

fn read(cells: &mut Cells<'_>, aliases: &mut BTreeMap<AgencyId, Vec<String>>) -> Result<Record, StoreError> {
    let agency = read_cells(cells)?;
    Ok(Record {
        aliases: aliases.remove(&agency.id).unwrap_or_default(),
        agency,
        kind: cells.word()?,
        parent: cells.parsed_or_null()?,
        valid_from: cells.word_or_null()?,
        valid_to: cells.word_or_null()?,
        email: cells.next()?,
    })
}
