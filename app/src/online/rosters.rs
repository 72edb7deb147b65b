//! Who the collectives of a plan are. The coordinator asks and decides.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, now, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
use parboard_domain::{
    id::{AgencyId, PlanId},
    measure::Day,
    registry::AgencyKind,
};
#[cfg(feature = "ssr")]
use parboard_domain::{permission::Actor, share::Roster};
use serde::{Deserialize, Serialize};

/// The collectives of a plan, and everybody who may be one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterSheet {
    /// Those of most cards first.
    pub lines: Vec<RosterLine>,
    /// Every office of the province that exists, by kind and name.
    pub offices: Vec<Office>,
}

/// One collective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterLine {
    /// Its id.
    pub collective: AgencyId,
    /// As the plan prints it.
    pub name: String,
    /// So many cards are handed to it.
    pub cards: usize,
    /// Its units; nothing while nobody has listed them.
    pub units: Option<Vec<AgencyId>>,
    /// As of which day the registry was asked.
    pub frozen_on: Option<Day>,
    /// Whom the registry would list.
    pub proposed: Vec<AgencyId>,
}

/// An office that may be one of a collective's units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Its id.
    pub id: AgencyId,
    /// Its name.
    pub name: String,
    /// What kind of office.
    pub kind: AgencyKind,
}

/// The collectives of a plan, and who they are.
///
/// # Errors
/// `no_access` for all but the coordinator; `not_as_seen`; `not_found`.
#[server(prefix = "/api/fn", endpoint = "rosters/list", input = Json, output = Json)]
pub async fn list_rosters(
    /// Of which plan.
    plan: PlanId,
) -> Result<RosterSheet, OnlineError> {
    let (account, store) = asker(Actor::may_list_units)?;
    let listed = store.rosters(account.province, plan, now().day()).await.map_err(store_refusal)?;
    let registry = store.registry(account.province).await.map_err(store_refusal)?;
    let name = |id: AgencyId| registry.find(id).map(|record| record.agency.name.clone()).unwrap_or_default();
    let lines = listed.into_iter().map(|listed| RosterLine {
        name: name(listed.collective),
        collective: listed.collective,
        cards: listed.cards,
        frozen_on: listed.roster.as_ref().and_then(|roster| roster.frozen_on),
        units: listed.roster.map(|roster| roster.units),
        proposed: listed.proposed,
    });
    let office = |record: &parboard_domain::registry::Record| Office { id: record.agency.id, name: record.agency.name.clone(), kind: record.kind };
    let mut offices: Vec<Office> = registry.iter().filter(|record| !record.agency.collective).map(office).collect();
    offices.sort_by_cached_key(|office| (office.kind, parboard_domain::vietnamese::plain(&office.name), office.id));
    Ok(RosterSheet { lines: lines.collect(), offices })
}

/// Says who a collective is in a plan. Shares that were begun stay, also those of units that are on the list no more.
///
/// # Errors
/// `no_access` for all but the coordinator; `not_found` for a plan, collective or unit that is not there.
#[server(prefix = "/api/fn", endpoint = "rosters/save", input = Json, output = Json)]
pub async fn save_roster(
    /// Of which plan.
    plan: PlanId,
    /// Which collective.
    collective: AgencyId,
    /// Its units.
    units: Vec<AgencyId>,
    /// Those that were on the list when it was opened; where others are by now, nothing is kept.
    seen: Option<Vec<AgencyId>>,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_list_units)?;
    let standing = store.rosters(account.province, plan, now().day()).await.map_err(store_refusal)?;
    let frozen_on = standing.into_iter().find(|listed| listed.collective == collective).and_then(|listed| listed.roster?.frozen_on);
    let roster = Roster { id: collective, units, frozen_on: frozen_on.or_else(|| Some(now().day())) };
    store.save_roster(account.province, plan, roster, seen.as_deref()).await.map_err(store_refusal)?;
    Ok(())
}
