//! People with accounts, and what they are in the province.

use crate::{
    agency::Agency,
    chasing::Escalation,
    figures::Thresholds,
    id::{AgencyId, PersonId, PlanId},
    period::Schedule,
    plan::Round,
};
use serde::{Deserialize, Serialize};

/// What a person may do follows from this; the rules are in [`crate::permission`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Accounts, registry, settings.
    Administrator,
    /// The province's coordinator (Sở Nội vụ): plan, import, reminders, appraisal, reports.
    Coordinator,
    /// Leadership: reads all, comments as direction.
    Leader,
    /// Head of an agency: assigns, submits for appraisal.
    Head,
    /// Staff of an agency: progress, evidence, comments.
    Staff,
    /// Reads.
    Observer,
}

impl Role {
    /// Every role, the most powerful first.
    pub const ALL: [Role; 6] = [Role::Administrator, Role::Coordinator, Role::Leader, Role::Head, Role::Staff, Role::Observer];

    /// The role's name in JSON, on the command line and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Coordinator => "coordinator",
            Role::Leader => "leader",
            Role::Head => "head",
            Role::Staff => "staff",
            Role::Observer => "observer",
        }
    }

    /// The role of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// A person as others see them: name, role, agency, nothing private.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The name shown beside what they did.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Where they work; leadership and administrators may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyId>,
}

/// What is true of the whole province rather than of one plan: small, and sent whole when it changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// Raised with every change; a device that holds this version is not sent it again.
    pub version: i64,
    /// The province's name.
    #[serde(default)]
    pub province: String,
    /// Every agency that a plan or an account names.
    pub agencies: Vec<Agency>,
    /// Everyone who has, or had, an account.
    pub people: Vec<Person>,
    /// The plans that can be opened, newest first.
    pub plans: Vec<PlanTitle>,
    /// What counts as soon and as long ago here; a server that does not say has them as they always were.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// When reminders are repeated and how high up they go, as [`Directory::escalation`] reads it: a first visit is spared the reading.
    #[serde(default)]
    pub escalation: serde_json::Value,
    /// When periods begin and reports are due, as [`Directory::schedule`] reads it: a first visit is spared the reading.
    #[serde(default)]
    pub periods: serde_json::Value,
}

/// A plan in the list of plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTitle {
    /// Its id.
    pub id: PlanId,
    /// Its number as printed, such as `120/KH-UBND`; empty when left blank.
    pub number: String,
    /// Its year.
    pub year: i64,
    /// Its title.
    pub title: String,
    /// The round of proposals that is open upon it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
}

impl PlanTitle {
    /// What it is called in short: its number, or its title where the number was left blank.
    pub fn name(&self) -> &str {
        if self.number.is_empty() { &self.title } else { &self.number }
    }
}

impl Directory {
    /// When reminders are repeated and how high up they go; a server that does not say has them as they are proposed.
    pub fn escalation(&self) -> Escalation {
        Escalation::deserialize(&self.escalation).unwrap_or_default()
    }

    /// When periods begin and reports are due; a server that does not say has them as the province's rules always did.
    pub fn schedule(&self) -> Schedule {
        Schedule::deserialize(&self.periods).unwrap_or_default()
    }

    /// The agency of that id.
    pub fn find_agency(&self, id: AgencyId) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == id)
    }

    /// The person of that id.
    pub fn find_person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }
}
