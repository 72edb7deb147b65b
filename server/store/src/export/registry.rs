//! The registry of an export, laid beside the one that is here: what is here stays, and what it does not say is taken over.

use super::PlanExport;
use crate::{StoreError, agency};
use parboard_domain::{
    agency::Agency,
    id::{AgencyId, ProvinceId},
    registry::{AgencyKind, Record, Registry},
};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// Adds the agencies that are new here; for the others, which one they are here.
pub(super) async fn bring_in(
    connection: &mut AnyConnection,
    province: ProvinceId,
    export: &PlanExport,
) -> Result<BTreeMap<AgencyId, AgencyId>, StoreError> {
    let before = agency::load_registry(connection, province).await?;
    let known: BTreeMap<String, AgencyId> =
        before.iter().flat_map(|record| record.names().map(|name| (Agency::key(name), record.agency.id))).collect();
    let renamed: BTreeMap<AgencyId, AgencyId> =
        export.agencies.iter().filter_map(|agency| Some((agency.id, *known.get(&Agency::key(&agency.name))?))).collect();
    let new: Vec<Agency> = export.agencies.iter().filter(|agency| !renamed.contains_key(&agency.id)).cloned().collect();
    agency::insert(connection, province, &new).await?;
    let bare = agency::load_registry(connection, province).await?;
    let changed = filled(&bare, export, &renamed);
    agency::save(connection, province, &bare, &changed).await?;
    Ok(renamed)
}

/// What the records come to, one after the other: one that this registry does not take as a whole, such as for a name that another
/// office has here, stays as bare as it is, and hinders neither the others nor the plan.
fn filled(bare: &Registry, export: &PlanExport, renamed: &BTreeMap<AgencyId, AgencyId>) -> Vec<Record> {
    let here = |id: AgencyId| renamed.get(&id).copied().unwrap_or(id);
    let mut registry = bare.clone();
    for said in &export.registry {
        let Some(held) = registry.find(here(said.agency.id)).cloned() else { continue };
        let is_new = held.agency.id == said.agency.id;
        let agency = Agency { successor: held.agency.successor.or(said.agency.successor.map(here)), ..held.agency };
        let record = Record {
            agency,
            kind: if is_new || held.kind == AgencyKind::Other { said.kind } else { held.kind },
            aliases: held.aliases.into_iter().chain(said.aliases.iter().cloned()).collect(),
            parent: held.parent.or(said.parent.map(here)),
            valid_from: held.valid_from.or(said.valid_from),
            valid_to: held.valid_to.or(said.valid_to),
            email: held.email.or_else(|| said.email.clone()),
        };
        drop(registry.take(vec![record]));
    }
    registry.iter().filter(|record| bare.find(record.agency.id) != Some(record)).cloned().collect()
}
