//! The registry: what the office knows of an agency besides its name. Kept by the administrator and the coordinator, on the
//! server; a device needs no more of an agency than [`Agency`].

mod book;
mod expansion;
mod merger;
mod problem;
pub mod sheet;

pub use book::Registry;
pub use merger::{Into, Merger};
pub use problem::RegistryProblem;

use crate::{agency::Agency, id::AgencyId, measure::Day, vietnamese};
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
    /// Where it is written to about what is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// The most characters of a name: the longest seen has 61.
pub const NAME_CHARS_MAX: usize = 200;
/// The most characters of an e-mail address (RFC 5321).
pub const EMAIL_CHARS_MAX: usize = 254;
/// The most other names of one agency.
pub const ALIASES_MAX: usize = 20;

impl Record {
    /// An agency of which no more is known than its name, and the kind that this tells.
    pub fn named(id: AgencyId, name: &str) -> Self {
        let agency = Agency::named(id, name);
        let kind = if agency.collective { AgencyKind::Other } else { AgencyKind::told_by(name) };
        Self { agency, kind, aliases: Vec::new(), parent: None, valid_from: None, valid_to: None, email: None }
    }

    /// Every name it has, its own first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.agency.name.as_str()].into_iter().chain(self.aliases.iter().map(String::as_str))
    }

    /// The same with its names as they are kept: composed, single spaces, no name twice.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        let tidy = |name: &str| vietnamese::nfc(name).split_whitespace().collect::<Vec<_>>().join(" ");
        self.agency.name = tidy(&self.agency.name);
        let mut keys = vec![Agency::key(&self.agency.name)];
        let mut aliases = Vec::with_capacity(self.aliases.len());
        for alias in self.aliases.iter().map(|alias| tidy(alias)).filter(|alias| !alias.is_empty()) {
            if !keys.contains(&Agency::key(&alias)) {
                keys.push(Agency::key(&alias));
                aliases.push(alias);
            }
        }
        self.aliases = aliases;
        self.email = self.email.map(|email| email.trim().to_owned()).filter(|email| !email.is_empty());
        self
    }

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
    /// The kind that a name tells by how it begins; `Other` where it tells none.
    pub fn told_by(name: &str) -> Self {
        let plain = vietnamese::plain(name);
        let name = plain.strip_prefix("ubnd ").or_else(|| plain.strip_prefix("uy ban nhan dan ")).unwrap_or(&plain);
        BEGINNINGS.into_iter().find(|(beginning, _)| name.starts_with(beginning)).map_or(Self::Other, |(_, kind)| kind)
    }
}

/// Folded words with which names of a kind begin. "Thanh tra tỉnh" is an office of the province, "Thị xã" was a district.
const BEGINNINGS: [(&str, AgencyKind); 26] = [
    ("so ", AgencyKind::Department),
    ("van phong ", AgencyKind::Department),
    ("thanh tra ", AgencyKind::Department),
    ("ban ", AgencyKind::Department),
    ("xa ", AgencyKind::Commune),
    ("phuong ", AgencyKind::Commune),
    ("dac khu ", AgencyKind::Commune),
    ("thue ", AgencyKind::Vertical),
    ("cuc ", AgencyKind::Vertical),
    ("chi cuc ", AgencyKind::Vertical),
    ("hai quan ", AgencyKind::Vertical),
    ("buu dien ", AgencyKind::Vertical),
    ("bao hiem xa hoi ", AgencyKind::Vertical),
    ("kho bac ", AgencyKind::Vertical),
    ("cong an ", AgencyKind::Vertical),
    ("ngan hang nha nuoc ", AgencyKind::Vertical),
    ("uy ban mat tran ", AgencyKind::Organisation),
    ("ubmttq", AgencyKind::Organisation),
    ("mat tran ", AgencyKind::Organisation),
    ("lien doan ", AgencyKind::Organisation),
    ("hoi ", AgencyKind::Organisation),
    ("hiep hoi ", AgencyKind::Organisation),
    ("doan ", AgencyKind::Organisation),
    ("huyen ", AgencyKind::District),
    ("thi xa ", AgencyKind::District),
    ("thanh pho ", AgencyKind::District),
];

#[cfg(test)]
mod tests;
