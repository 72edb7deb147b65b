//! Báo cáo định kỳ: what one agency reports for a period, in versions that are added and never changed, like figures
//! (`docs/adr/0021-periods-and-reports.md`). What stands is told from them, see [`super::standing`]. Rows hold it unread, see
//! [`super::HeldReport`]: only the screens that show it, and the server, read it in full.

use super::{HeldReport, Period, Stage};
use crate::{
    id::{AgencyId, OpId, PersonId, PlanId, ReportId},
    measure::Moment,
    op::reading::Fields,
};
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

/// All versions of a report, in the order in which they arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

impl PeriodReport {
    /// One of which nothing has been written.
    pub fn none(plan: PlanId, period: Period, agency: Option<AgencyId>) -> Self {
        Self { id: ReportId::of(plan, period, agency), period, agency, versions: Vec::new() }
    }

    /// Reads one in full; nothing where it is none.
    pub fn of(held: &HeldReport) -> Option<Self> {
        held.0.as_object().and_then(|fields| read(&Fields(fields)))
    }

    /// As a row holds it.
    pub fn held(&self) -> HeldReport {
        HeldReport(plain(self))
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
        says: Said::of(fields.get("says")?)?,
        saw: fields.present("saw").map_or(Some(Vec::new()), |_| fields.ids("saw"))?,
        by: fields.id("by")?,
        at: moment("at")?,
        made_at: moment("made_at")?,
        figures: fields.present("figures").cloned(),
    })
}

impl Said {
    /// Reads what a version or a request says.
    pub fn of(json: &Json) -> Option<Self> {
        let fields = Fields(json.as_object()?);
        Some(Self {
            stage: Stage::of(fields.text("stage")?),
            results: fields.words("results")?,
            obstacles: fields.words("obstacles")?,
            proposals: fields.words("proposals")?,
            why: fields.words("why")?,
        })
    }

    /// Puts what another version says after what this one does; what both say is said once.
    pub fn join(&mut self, more: &Said) {
        let parts = [(&mut self.results, &more.results), (&mut self.obstacles, &more.obstacles), (&mut self.proposals, &more.proposals)];
        for (text, more) in parts {
            if !more.is_empty() && text != more {
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(more);
            }
        }
    }

    /// As a request holds it.
    pub fn json(&self) -> Json {
        plain(self)
    }
}

fn plain(value: &impl Serialize) -> Json {
    serde_json::to_value(value).expect("texts and numbers are plain data")
}

impl Serialize for Stage {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}
