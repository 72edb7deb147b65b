//! People, as history and directory name them.

use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql::{self, Insert},
};
use parboard_domain::{id::ProvinceId, person::Person};
use sqlx::AnyConnection;

const LIST: &str = "select id, name, role, agency_id from person where province_id = $1 order by id";

static INSERT: Insert = Insert::new("insert into person (id, name, role, agency_id, province_id)", 5, "");

/// Everyone of the province who has, or had, an account.
pub(crate) async fn load_all(connection: &mut AnyConnection, province: ProvinceId) -> Result<Vec<Person>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    sql::select(connection, LIST, bound).await?.iter().map(|row| read(&mut Cells::of(row))).collect()
}

/// Adds people.
pub(crate) async fn insert(connection: &mut AnyConnection, province: ProvinceId, people: &[Person]) -> Result<(), StoreError> {
    INSERT
        .run(connection, people, |person, bound: &mut Bound| {
            bound.shown(person.id).text(&person.name).text(person.role.as_str()).shown_or_null(person.agency).shown(province);
        })
        .await
}

/// Reads `id, name, role, agency_id`.
pub(crate) fn read(cells: &mut Cells<'_>) -> Result<Person, StoreError> {
    Ok(Person { id: cells.parsed()?, name: cells.next()?, role: cells.word()?, agency: cells.parsed_or_null()? })
}
