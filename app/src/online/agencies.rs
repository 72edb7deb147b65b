//! The registry of agencies: who there is, by which names, since when, and who took over whose work. Coordinators and administrators
//! ask. What may stand in it is decided by `domain::registry`.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, now, refuse, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
#[cfg(feature = "ssr")]
use parboard_domain::{
    agency::Agency,
    permission::Actor,
    registry::{Into, Merger, Registry, RegistryProblem},
};
use parboard_domain::{
    id::AgencyId,
    measure::Day,
    registry::{AgencyKind, Record},
};
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use uuid::Uuid;

/// An agency, as those who keep the registry see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyLine {
    /// What is known of it.
    pub record: Record,
    /// So many people work there, or did.
    pub people: i64,
    /// So many criteria name it.
    pub criteria: i64,
}

/// An agency to be added or mended, as the form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyForm {
    /// Which; nothing for one that is new.
    pub id: Option<AgencyId>,
    /// Its name.
    pub name: String,
    /// What kind of office.
    pub kind: AgencyKind,
    /// Other names, one a line.
    pub aliases: String,
    /// The office it belongs to.
    pub parent: Option<AgencyId>,
    /// Its first day, where that is known.
    pub valid_from: Option<Day>,
    /// Its last day, once it has one.
    pub valid_to: Option<Day>,
    /// Where it is written to about what is late; as it was where an older program does not say.
    #[serde(default)]
    pub email: Option<String>,
    /// How it was when the form was opened; nothing for one that is new, and where an older program does not say.
    #[serde(default)]
    pub seen: Option<Record>,
}

/// Agencies that become another, as the form has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergerForm {
    /// Who ends; one alone is renamed.
    pub from: Vec<AgencyId>,
    /// Who goes on, when it is there already.
    pub into: Option<AgencyId>,
    /// Its name, when it begins on that day.
    pub new_name: String,
    /// The first day of the one that goes on.
    pub on: Day,
}

/// The whole registry, collectives too.
///
/// # Errors
/// `no_access` for all but those who keep the registry.
#[server(prefix = "/api/fn", endpoint = "agencies/list", input = Json, output = Json)]
pub async fn list_agencies() -> Result<Vec<AgencyLine>, OnlineError> {
    let (account, store) = asker(Actor::may_manage_registry)?;
    let registry = store.registry(account.province).await.map_err(store_refusal)?;
    let followers = store.followers(account.province).await.map_err(store_refusal)?;
    let line = |record: &Record| {
        let held = followers.get(&record.agency.id).copied().unwrap_or_default();
        AgencyLine { record: record.clone(), people: held.people, criteria: held.criteria }
    };
    Ok(registry.iter().map(line).collect())
}

/// Adds an agency, or mends one.
///
/// # Errors
/// The code of a registry's problem; `no_access`.
#[server(prefix = "/api/fn", endpoint = "agencies/save", input = Json, output = Json)]
pub async fn save_agency(
    /// As filled in.
    form: AgencyForm,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_manage_registry)?;
    store.change_registry(account.province, |registry| take(registry, form)).await.map_err(store_refusal)?;
    Ok(())
}

/// Merges agencies into one, or renames one.
///
/// # Errors
/// `not_yet` for a day to come, since what it does is done at once; the code of a registry's problem; `no_access`.
#[server(prefix = "/api/fn", endpoint = "agencies/merge", input = Json, output = Json)]
pub async fn merge_agencies(
    /// As filled in.
    form: MergerForm,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_manage_registry)?;
    if form.on > now().day() {
        return Err(refuse(422, "not_yet", "Ngày này chưa đến: hãy sáp nhập, đổi tên từ đúng ngày có hiệu lực."));
    }
    let new = Into::New { id: AgencyId(Uuid::now_v7()), name: form.new_name, kind: None };
    let merger = Merger { from: form.from, into: form.into.map_or(new, Into::Existing), on: form.on };
    store.change_registry(account.province, |registry| registry.merge(&merger)).await.map_err(store_refusal)?;
    Ok(())
}

/// Other names that an import has learned since the form was opened: they stay. What somebody else has mended meanwhile is not written
/// over.
#[cfg(feature = "ssr")]
fn remembered_since(seen: Option<&Record>, now: &Record) -> Result<Vec<String>, RegistryProblem> {
    let Some(seen) = seen else { return Ok(Vec::new()) };
    let but_for_aliases = |record: &Record| Record { aliases: Vec::new(), ..record.clone() };
    if but_for_aliases(seen) != but_for_aliases(now) {
        return Err(RegistryProblem::NotAsSeen);
    }
    Ok(now.aliases.iter().filter(|alias| !seen.aliases.contains(alias)).cloned().collect())
}

/// What the form says, over what stands. A name that is mended goes on being found: a plan may have printed it.
#[cfg(feature = "ssr")]
fn take(registry: &mut Registry, form: AgencyForm) -> Result<Vec<Record>, RegistryProblem> {
    let mut record = match form.id {
        Some(id) => registry.find(id).cloned().ok_or(RegistryProblem::Unknown)?,
        None => Record::named(AgencyId(Uuid::now_v7()), &form.name),
    };
    let remembered = remembered_since(form.seen.as_ref(), &record)?;
    record.aliases = form.aliases.lines().map(str::to_owned).chain(remembered).collect();
    if Agency::key(&record.agency.name) != Agency::key(&form.name) {
        record.aliases.push(record.agency.name);
    }
    record.agency = Agency { successor: record.agency.successor, ..Agency::named(record.agency.id, &form.name) };
    let (kind, parent) = (form.kind, form.parent);
    registry.take(vec![Record {
        kind,
        parent,
        valid_from: form.valid_from,
        valid_to: form.valid_to,
        email: form.email.or(record.email.clone()),
        ..record
    }])
}
