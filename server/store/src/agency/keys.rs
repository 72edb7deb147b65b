//! The keys under which agencies are found, made by the rule of today where an earlier version made them by another.

use crate::{
    StoreError,
    cells::{Bound, Cells},
    sql,
};
use parboard_domain::agency::Agency;
use sqlx::AnyConnection;
use std::collections::BTreeSet;

const KEYS: &str = "select id, province_id, name, name_key from agency order by id";
const REKEY: &str = "update agency set name_key = $1 where id = $2";

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
