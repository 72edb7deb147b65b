//! A report for a period as it is stored and sent: unread. What a first visit loads knows only as much of it as `apply` asks for, here;
//! screens and the server read it in full, see [`super::PeriodReport`].

use super::Period;
use crate::{
    id::{AgencyId, OpId, PlanId, ReportId},
    op::reading::Fields,
};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

/// The most characters of each part of a report.
pub const CHARS_MAX: usize = 4_000;
/// The most characters of a reason.
pub const WHY_CHARS_MAX: usize = 1_000;
/// The most versions of a report.
pub const VERSIONS_MAX: usize = 60;
/// The most of them after which words are kept that are not handed in: so many leave room for handing in what was written.
pub const WRITTEN_VERSIONS_MAX: usize = 40;
/// The most of them after which an agency hands in: so many leave room for whoever judges the last.
pub const OWN_VERSIONS_MAX: usize = 50;
/// The most versions that anybody has before them: more never stand side by side.
pub const SAW_MAX: usize = 20;

/// The texts of a version by their names in JSON, and the most characters of each.
pub(crate) const TEXTS: [(&str, usize); 4] = [("results", CHARS_MAX), ("obstacles", CHARS_MAX), ("proposals", CHARS_MAX), ("why", WHY_CHARS_MAX)];

/// A report as a row holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldReport(pub Json);

/// How far a report is, the furthest last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Being written.
    #[default]
    Written,
    /// Returned, with a reason.
    Returned,
    /// Handed in.
    Submitted,
    /// Accepted.
    Accepted,
    /// Figures of the whole province, which stand as they were.
    Frozen,
    /// Of a newer version of the program.
    Newer,
}

impl Stage {
    /// Those that somebody asks for. Figures are frozen by the server.
    pub const ALL: [Stage; 4] = [Stage::Written, Stage::Returned, Stage::Submitted, Stage::Accepted];

    /// Its name in JSON and in hooks.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Written => "written",
            Stage::Returned => "returned",
            Stage::Submitted => "submitted",
            Stage::Accepted => "accepted",
            Stage::Frozen => "frozen",
            Stage::Newer => "newer",
        }
    }

    /// The stage of that name that somebody may ask for.
    pub fn parse(name: &str) -> Option<Self> {
        Some(Self::of(name)).filter(|stage| *stage < Stage::Frozen)
    }

    /// The stage of that name. One that a newer version knows is held, so that the copy stays whole; it counts for nothing here.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "written" => Stage::Written,
            "returned" => Stage::Returned,
            "submitted" => Stage::Submitted,
            "accepted" => Stage::Accepted,
            "frozen" => Stage::Frozen,
            _ => Stage::Newer,
        }
    }

    /// The stage that a version brought, or that a request asks for.
    pub(crate) fn said(says: &Json) -> Self {
        says.get("stage").and_then(Json::as_str).map_or(Stage::Newer, Self::of)
    }
}

impl HeldReport {
    /// One of which nothing has been written.
    pub(crate) fn none(plan: PlanId, period: Period, agency: AgencyId) -> Self {
        let id = ReportId::of(plan, period, Some(agency)).0;
        Self(record(vec![
            ("id", text(id)),
            ("period", Json::String(period.name())),
            ("agency", text(agency.0)),
            ("versions", Json::Array(Vec::new())),
        ]))
    }

    /// Its versions, in the order in which they arrived.
    pub(crate) fn versions(&self) -> &[Json] {
        self.0.get("versions").and_then(Json::as_array).map_or(&[], Vec::as_slice)
    }

    /// Adds one.
    pub(crate) fn add(&mut self, version: Json) {
        if let Some(Json::Array(versions)) = self.0.get_mut("versions") {
            versions.push(version);
        }
    }
}

/// Whether a version is among those ids.
pub(crate) fn is_among(version: &Json, ids: Option<&Json>) -> bool {
    ids.and_then(Json::as_array).is_some_and(|ids| version.get("id").is_some_and(|id| ids.contains(id)))
}

/// Those ids, as a version holds them.
pub(crate) fn texts(ids: &[OpId]) -> Json {
    Json::Array(ids.iter().map(|id| text(id.0)).collect())
}

/// An id, as a version holds it.
pub(crate) fn text(id: Uuid) -> Json {
    Json::String(id.to_string())
}

/// A record of those fields; what is nothing is left out.
#[inline(never)]
pub(crate) fn record(fields: Vec<(&str, Json)>) -> Json {
    let mut record = Map::new();
    for (name, value) in fields {
        if !value.is_null() {
            record.insert(name.to_owned(), value);
        }
    }
    Json::Object(record)
}

/// Reads what a request says: no stage that this version does not know, or that nobody may ask for; what else is there is passed over.
#[inline(never)]
pub(crate) fn said(json: &Json) -> Option<Json> {
    let fields = Fields(json.as_object()?);
    Stage::parse(fields.text("stage")?)?;
    let mut said = vec![("stage", json["stage"].clone())];
    for (name, _) in TEXTS {
        match fields.get(name) {
            None => {}
            Some(Json::String(text)) if text.is_empty() => {}
            Some(text @ Json::String(_)) => said.push((name, text.clone())),
            Some(_) => return None,
        }
    }
    Some(record(said))
}
