//! Báo cáo định kỳ: what one agency reports for a period, in versions that are added and never changed, like figures
//! (`docs/adr/0021-periods-and-reports.md`). What stands is told from them, see [`super::standing`].

use super::Period;
use crate::{
    id::{AgencyId, OpId, PersonId, PlanId, ReportId},
    measure::Moment,
    op::reading::Fields,
};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// The most characters of each part of a report.
pub const CHARS_MAX: usize = 4_000;
/// The most characters of a reason.
pub const WHY_CHARS_MAX: usize = 1_000;
/// The most versions of a report.
pub const VERSIONS_MAX: usize = 60;
/// The most of them that agencies write: so many leave room for whoever judges the last.
pub const OWN_VERSIONS_MAX: usize = 50;
/// The most versions that anybody has before them: more never stand side by side.
pub const SAW_MAX: usize = 20;

/// All versions of a report, in the order in which they arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
// Read by hand, like requests: a reader derived for one more record would be paid for by every first visit.
#[serde(try_from = "Json")]
pub struct PeriodReport {
    /// Its id: follows from the plan and from the two below.
    pub id: ReportId,
    /// For which period.
    pub period: Period,
    /// Whose; nothing for the whole province, whose versions are figures that were frozen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyId>,
    /// The versions.
    pub versions: Vec<Version>,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The operation that brought it.
    pub id: OpId,
    /// What it says.
    pub says: Said,
    /// The versions that whoever wrote it had before them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub saw: Vec<OpId>,
    /// Who wrote it.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// When it was written, by the device's clock.
    pub made_at: Moment,
    /// Of the province, what was frozen: see [`super::frozen::Frozen`], which nothing but its own screen reads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<Json>,
}

/// What a version says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Said {
    /// How far it brings the report.
    pub stage: Stage,
    /// Kết quả thực hiện.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub results: String,
    /// Khó khăn, vướng mắc.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub obstacles: String,
    /// Kiến nghị, đề xuất.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub proposals: String,
    /// Why it is returned, or frozen once more.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// How far a report is, the furthest last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
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
        Self::ALL.into_iter().find(|stage| stage.as_str() == name)
    }
}

impl PeriodReport {
    /// One of which nothing has been written.
    pub fn none(plan: PlanId, period: Period, agency: Option<AgencyId>) -> Self {
        Self { id: ReportId::of(plan, period, agency), period, agency, versions: Vec::new() }
    }
}

impl TryFrom<Json> for PeriodReport {
    type Error = &'static str;

    fn try_from(json: Json) -> Result<Self, Self::Error> {
        json.as_object().and_then(|fields| read(&Fields(fields))).ok_or("not a report for a period")
    }
}

fn read(fields: &Fields<'_>) -> Option<PeriodReport> {
    Some(PeriodReport {
        id: fields.id("id")?,
        period: Period::parse(fields.text("period")?)?,
        agency: fields.may("agency", |id| id.parse().ok()).ok()?,
        versions: fields.get("versions")?.as_array()?.iter().map(version).collect::<Option<Vec<_>>>()?,
    })
}

fn version(json: &Json) -> Option<Version> {
    let fields = Fields(json.as_object()?);
    let moment = |name| Some(Moment(fields.get(name)?.as_i64()?));
    Some(Version {
        id: fields.id("id")?,
        says: words(fields.get("says")?)?,
        saw: fields.present("saw").map_or(Some(Vec::new()), |_| fields.ids("saw"))?,
        by: fields.id("by")?,
        at: moment("at")?,
        made_at: moment("made_at")?,
        figures: fields.present("figures").cloned(),
    })
}

/// Reads what a request says: no stage that this version does not know, or that nobody may ask for.
pub(crate) fn said(json: &Json) -> Option<Said> {
    words(json).filter(|said| said.stage < Stage::Frozen)
}

fn words(json: &Json) -> Option<Said> {
    let fields = Fields(json.as_object()?);
    let stage = fields.text("stage")?;
    Some(Said {
        // A stage that a newer version knows is held, so that the copy stays whole; it counts for nothing here.
        stage: Stage::parse(stage).unwrap_or(if stage == "frozen" { Stage::Frozen } else { Stage::Newer }),
        results: fields.words("results")?,
        obstacles: fields.words("obstacles")?,
        proposals: fields.words("proposals")?,
        why: fields.words("why")?,
    })
}
