//! The registry: what the office knows of an agency besides its name. Kept by the administrator and the coordinator, on the
//! server; a device needs no more of an agency than [`Agency`].

use crate::{agency::Agency, id::AgencyId, measure::Day};
use serde::{Deserialize, Serialize};

/// An agency as the registry has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The agency.
    pub agency: Agency,
    /// What kind of office.
    #[serde(default)]
    pub kind: AgencyKind,
    /// Other names by which documents call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The office it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<AgencyId>,
    /// The first day on which it exists; nothing when it always has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// The last day on which it exists; nothing while it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
}

impl Record {
    /// Whether it exists on that day.
    pub fn is_valid_on(&self, day: Day) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// What kind of office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    /// Sở, ban, ngành, Văn phòng: an office of the province.
    Department,
    /// Xã, phường, đặc khu.
    Commune,
    /// Tax, customs, post, social insurance: answers to its own ministry.
    Vertical,
    /// The Fatherland Front, unions, associations.
    Organisation,
    /// A district office, which is history since 1 July 2025.
    District,
    /// Not known yet.
    #[default]
    Other,
}

impl AgencyKind {
    /// Every kind, in the order of lists.
    pub const ALL: [AgencyKind; 6] =
        [AgencyKind::Department, AgencyKind::Commune, AgencyKind::Vertical, AgencyKind::Organisation, AgencyKind::District, AgencyKind::Other];

    /// Its name in JSON, CSV and the database.
    pub fn as_str(self) -> &'static str {
        match self {
            AgencyKind::Department => "department",
            AgencyKind::Commune => "commune",
            AgencyKind::Vertical => "vertical",
            AgencyKind::Organisation => "organisation",
            AgencyKind::District => "district",
            AgencyKind::Other => "other",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
