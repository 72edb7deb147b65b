//! When the devices of each unit last spoke to the server, and how much they said they hold back: what no copy of a plan can tell.
//! Of units, and never of single people.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, now, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
#[cfg(feature = "ssr")]
use parboard_domain::permission::Actor;
use parboard_domain::{id::AgencyId, measure::Moment};
use serde::{Deserialize, Serialize};

/// What the server knew at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    /// When it was asked, by its own clock.
    pub asked_at: Moment,
    /// The units with accounts, in no particular order.
    pub units: Vec<UnitContact>,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitContact {
    /// Which, as its accounts name it.
    pub agency: AgencyId,
    /// How many accounts it has that may sign in.
    pub accounts: u32,
    /// When one of its devices last spoke to the server; nothing when none has of late.
    pub seen_at: Option<Moment>,
    /// How many changes its devices said they hold back, each when it last spoke.
    pub waiting: i64,
}

/// When each unit was last in contact. Devices that said nothing for long are forgotten, so a unit may have none.
///
/// # Errors
/// `no_access` for all but leadership, coordinators and administrators.
#[server(prefix = "/api/fn", endpoint = "contacts/list", input = Json, output = Json)]
pub async fn list_contacts() -> Result<Contacts, OnlineError> {
    let (account, store) = asker(Actor::may_read_contacts)?;
    let accounts = store.list_accounts(account.province).await.map_err(store_refusal)?;
    let devices = store.list_contacts(account.province).await.map_err(store_refusal)?;
    let mut units: Vec<UnitContact> = Vec::new();
    for account in &accounts {
        let Some(agency) = account.person.agency else { continue };
        let own = || devices.iter().filter(|device| device.person == account.person.id);
        let at = units.iter().position(|unit| unit.agency == agency).unwrap_or_else(|| {
            units.push(UnitContact { agency, accounts: 0, seen_at: None, waiting: 0 });
            units.len() - 1
        });
        let unit = &mut units[at];
        unit.accounts += u32::from(account.disabled_at.is_none());
        unit.seen_at = unit.seen_at.max(own().map(|device| device.seen_at).max());
        unit.waiting += own().map(|device| device.waiting).sum::<i64>();
    }
    Ok(Contacts { asked_at: now(), units })
}
