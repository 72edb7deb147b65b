//! Mục tiêu và điểm: what was aimed at for a criterion, what was measured, and what it scores.
//!
//! Everything is a [`Figure`]: given once, by somebody, and never changed. What stands is the latest to arrive of its kind, see
//! [`standing`]; giving another puts it in place of what stood, giving none takes it back, and both stay in sight. So two people who
//! give figures at once lose nothing, and whoever had not seen what stood is told of it ([`standing::Standing::unseen`]).

pub mod decimal;
pub mod standing;
pub mod target;

pub use decimal::Decimal;
pub use target::{Aim, Target};

use crate::{
    criterion::{Criterion, Track},
    id::{CriterionId, OpId, PersonId},
    measure::{Day, Moment},
    op::reading::Fields,
    vietnamese,
};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::ops::RangeInclusive;

/// The most figures of a criterion, and the most of them that are measured: so many leave room for its points.
pub const FIGURES_MAX: usize = 300;
/// See [`FIGURES_MAX`]: one a working day for a year.
pub const MEASURED_MAX: usize = 250;
/// The most characters of what is said about a figure: its source, an explanation.
pub const WORDS_CHARS_MAX: usize = 1_000;
/// The most characters of a unit of measurement, and of a predecessor's name.
pub const NAME_CHARS_MAX: usize = 60;
/// The years a figure may speak of.
pub const YEARS: RangeInclusive<i64> = 2000..=2100;

/// All figures of a criterion, in the order in which they arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
// Read by hand, like requests: a reader derived for one more record would be paid for by every first visit.
#[serde(try_from = "Json")]
pub struct Score {
    /// The criterion, whose id is the row's too; or the plan, whose figures are those of the whole index.
    pub id: CriterionId,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The operation that brought it.
    pub id: OpId,
    /// What it says.
    pub says: Stated,
    /// The figure of its kind that stood before it, as far as whoever gave it had seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saw: Option<OpId>,
    /// Who gave it.
    pub by: PersonId,
    /// When it reached the server.
    pub at: Moment,
    /// When it was given, by the device's clock.
    pub made_at: Moment,
}

/// What a figure says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stated {
    /// What it is.
    pub what: What,
    /// The number; nothing where there is none, or where it takes back what stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// The day it was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Of a baseline its year, of a target the year it is compared with, of a result the year that is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
    /// Of a baseline whose it is, where it is a predecessor's from before a merger of provinces.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// Of a target, what is to become of the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aim: Option<Aim>,
    /// Of a rank, or a target or baseline in ranks, among how many: 63 provinces until the mergers of 2025, 34 since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of: Option<i64>,
    /// Of a target, what is counted: `%`, `tỷ đồng`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Of the most points, whether a survey gives them.
    #[serde(skip_serializing_if = "is_no")]
    pub survey: bool,
    /// Where it comes from, or why it is what it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands over a reference
fn is_no(yes: &bool) -> bool {
    !*yes
}

/// What a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// What the plan aims at, where its words are to be read otherwise than [`target::read`] reads them.
    Target,
    /// What it was in an earlier year.
    Baseline,
    /// What it was found to be on a day.
    #[default]
    Measured,
    /// The most points there are for it in the year's set of criteria.
    Max,
    /// The points that the lead agency gives itself.
    SelfAssessed,
    /// The points that the coordinator finds.
    Appraised,
    /// The result that is announced in the year after.
    Announced,
    /// Of a newer version of the program.
    Newer,
}

impl What {
    /// All that this version knows.
    pub const ALL: [What; 7] = [What::Measured, What::SelfAssessed, What::Appraised, What::Announced, What::Baseline, What::Target, What::Max];

    /// Its name in JSON and in hooks.
    pub fn as_str(self) -> &'static str {
        match self {
            What::Target => "target",
            What::Baseline => "baseline",
            What::Measured => "measured",
            What::Max => "max",
            What::SelfAssessed => "self_assessed",
            What::Appraised => "appraised",
            What::Announced => "announced",
            What::Newer => "newer",
        }
    }

    /// What has that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == name)
    }

    /// Whether it is counted in points.
    pub fn is_points(self) -> bool {
        matches!(self, What::Max | What::SelfAssessed | What::Appraised)
    }
}

impl Score {
    /// That of a criterion about which nothing has been said.
    pub fn none(criterion: CriterionId) -> Self {
        Self { id: criterion, figures: Vec::new() }
    }
}

/// Whether people who are asked decide on a criterion's points, so that nobody scores it themselves: what the set of criteria says,
/// else what its name says; citizens' satisfaction is always asked for.
pub fn is_surveyed(criterion: &Criterion, score: &Score) -> bool {
    let said = standing::latest(score, What::Max).filter(|max| max.says.value.is_some()).map(|max| max.says.survey);
    said.unwrap_or_else(|| criterion.track == Track::Satisfaction || vietnamese::small(&criterion.title).contains("điều tra xã hội học"))
}

impl TryFrom<Json> for Score {
    type Error = &'static str;

    fn try_from(json: Json) -> Result<Self, Self::Error> {
        let read = |json: &Json| {
            let fields = Fields(json.as_object()?);
            let figures = fields.get("figures")?.as_array()?.iter().map(figure).collect::<Option<Vec<_>>>()?;
            Some(Score { id: fields.id("id")?, figures })
        };
        read(&json).ok_or("not a score")
    }
}

fn figure(json: &Json) -> Option<Figure> {
    let fields = Fields(json.as_object()?);
    let moment = |name| Some(Moment(fields.get(name)?.as_i64()?));
    // A kind that a newer version knows is held, so that the copy stays whole; nothing here counts it.
    let says = stated(fields.get("says")?, |name| What::parse(name).unwrap_or(What::Newer), |name| Aim::parse(name).unwrap_or(Aim::Prose))?;
    Some(Figure {
        id: fields.id("id")?,
        says,
        saw: fields.may("saw", |id| id.parse().ok()).ok()?,
        by: fields.id("by")?,
        at: moment("at")?,
        made_at: moment("made_at")?,
    })
}

/// Reads what a request says: nothing that this version does not know.
pub(crate) fn asked(json: &Json) -> Option<Stated> {
    let fields = Fields(json.as_object()?);
    fields.text("what").and_then(What::parse)?;
    fields.may("aim", Aim::parse).ok()?;
    stated(json, |name| What::parse(name).unwrap_or_default(), |name| Aim::parse(name).unwrap_or(Aim::Prose))
}

fn stated(json: &Json, what: fn(&str) -> What, aim: fn(&str) -> Aim) -> Option<Stated> {
    let fields = Fields(json.as_object()?);
    let number = |name| fields.present(name).map(|json| json.as_i64().ok_or(())).transpose().ok();
    Some(Stated {
        what: what(fields.text("what")?),
        value: fields.may("value", Decimal::parse).ok()?,
        on: fields.may("on", Day::parse).ok()?,
        year: number("year")?,
        of: fields.words("of")?,
        aim: fields.may("aim", |name| Some(name.to_owned())).ok()?.map(|name| aim(&name)),
        out_of: number("out_of")?,
        unit: fields.words("unit")?,
        survey: fields.present("survey").map_or(Some(false), Json::as_bool)?,
        words: fields.words("words")?,
    })
}
