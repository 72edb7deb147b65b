//! Targets and points as the screen shows them, from what the device holds.

use super::{
    desk::{Desk, WishError},
    drafts::Draft,
};
use crate::{browser::text, words::words};
use parboard_domain::{
    criterion::{Criterion, Track},
    id::{CriterionId, OpId, PersonId},
    measure::{Day, Moment},
    op::Request,
    row::{Kind, Noun, Rows},
    score::{
        Aim, Decimal, Score, Stated, Target, What,
        standing::{self, Standing, Verdict},
    },
};
use parboard_sync::overlay::Shown;

/// The screen's address.
pub const ADDRESS: &str = "/muc-tieu";
/// The part of it that says which criterion is open.
pub const CRITERION: &str = "tieu-chi";

/// The part of it that says which kind of figure is being given.
pub const KIND: &str = "loai";

/// One criterion, closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which.
    pub id: CriterionId,
    /// Its number as printed.
    pub number: String,
    /// Its name.
    pub title: String,
    /// In which part of the plan; in none, of the whole index.
    pub track: Option<Track>,
    /// What is asked of it, in the plan's words.
    pub goal: String,
    /// What is aimed at, where a number says it.
    pub target: Option<Target>,
    /// Whether the coordinator set that, rather than the plan's words.
    pub is_set: bool,
    /// What was, for each year and predecessor that is known.
    pub bases: Vec<(i64, String, Decimal)>,
    /// The value to reach.
    pub to_reach: Option<Decimal>,
    /// What was measured last, and on which day.
    pub measured: Option<(Decimal, Day)>,
    /// What came of it.
    pub verdict: Verdict,
    /// The most points, those the lead gives itself, those appraised, and the result announced.
    pub points: [Option<Decimal>; 4],
    /// Whether people who are asked give the points.
    pub is_surveyed: bool,
    /// Which figures the person at this desk may take back, and give unless a survey gives them.
    pub may: Vec<What>,
    /// Whether two people gave different figures without having seen each other's.
    pub is_disputed: bool,
}

impl Line {
    /// What is counted: ranks, or what the target says, else nothing.
    pub fn unit(&self) -> String {
        let unit = |target: &Target| if target.is_rank() { words().rank().to_owned() } else { target.unit.clone() };
        self.target.as_ref().map(unit).unwrap_or_default()
    }

    /// What is aimed at, where a number can tell whether it is reached.
    pub fn aims(&self) -> Option<&Target> {
        self.target.as_ref().filter(|target| target.aim.has_value() || target.aim.has_base())
    }

    /// What it was, in the year the target is compared with or the latest before: the province's own.
    pub fn base(&self) -> Option<(i64, Decimal)> {
        let year = self.target.as_ref().and_then(|target| target.year);
        let own = self.bases.iter().filter(|(_, of, _)| of.is_empty());
        own.filter(|(base, ..)| year.is_none_or(|year| *base == year)).map(|(year, _, value)| (*year, *value)).next()
    }
}

/// The name of what came of a target, for hooks.
pub fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reached => "reached",
        Verdict::Short(_) => "short",
        Verdict::Unknown => "unknown",
    }
}

/// The order in which points are shown.
pub const POINTS: [What; 4] = [What::Max, What::SelfAssessed, What::Appraised, What::Announced];

/// One figure of an open criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureLine {
    /// The operation that brought it.
    pub id: OpId,
    /// What it says.
    pub says: Stated,
    /// Who gave it.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// Whether it stands.
    pub stands: bool,
    /// What stood before and was not seen, and whose it was.
    pub unseen: Option<(Stated, PersonId)>,
    /// Whether it waits on this device.
    pub waits: bool,
}

/// The whole index, then every criterion of the plan in the order of its parts and numbers.
pub fn lines(desk: Desk) -> Vec<Line> {
    let actor = desk.actor();
    desk.read(|shown| {
        let criteria = shown.of_kind(Kind::Criterion).filter_map(|noun| if let Noun::Criterion(it) = noun { Some(it) } else { None });
        let mut criteria: Vec<&Criterion> = criteria.filter(|criterion| !criterion.is_gone()).collect();
        criteria.sort_by_key(|criterion| (criterion.track, criterion.order));
        let may = |criterion| What::ALL.into_iter().filter(|what| actor.may_give(*what, criterion, &shown)).collect();
        let plan = shown.of_kind(Kind::Plan).map(|noun| line(shown, CriterionId(noun.key().id), None, may(None)));
        plan.chain(criteria.into_iter().map(|criterion| line(shown, criterion.id, Some(criterion), may(Some(criterion))))).collect()
    })
}

/// One criterion, for who only looks.
pub fn of(shown: Shown<'_>, criterion: &Criterion) -> Line {
    line(shown, criterion.id, Some(criterion), Vec::new())
}

/// One criterion alone.
pub fn one(desk: Desk, id: CriterionId) -> Option<Line> {
    desk.read(|shown| Some(line(shown, id, Some(shown.find_criterion(id)?), Vec::new())))
}

fn line(shown: Shown<'_>, id: CriterionId, criterion: Option<&Criterion>, may: Vec<What>) -> Line {
    let none = Score::none(id);
    let score = shown.find_score(id).unwrap_or(&none);
    let overview = standing::overview(criterion, score);
    let is_disputed = What::ALL.into_iter().any(|what| standing::standing(score, what).iter().any(|held| held.unseen.is_some()));
    Line {
        id,
        number: criterion.map(|criterion| criterion.number.clone()).unwrap_or_default(),
        title: criterion.map_or_else(|| words().whole_index().to_owned(), |criterion| criterion.title.clone()),
        track: criterion.map(|criterion| criterion.track),
        goal: criterion.map(|criterion| criterion.goal.clone()).unwrap_or_default(),
        is_set: overview.is_set,
        bases: overview.bases.iter().map(|base| (base.year, base.of.to_owned(), base.value)).collect(),
        to_reach: overview.to_reach(),
        measured: overview.measured.and_then(|held| Some((held.figure.says.value?, held.figure.says.on?))),
        verdict: overview.verdict(),
        // What somebody scored before it was known that a survey does counts for nothing; it can be taken back.
        points: POINTS.map(|what| standing::points(score, what).filter(|_| what != What::SelfAssessed || !overview.is_surveyed)),
        is_surveyed: overview.is_surveyed,
        target: overview.target,
        may,
        is_disputed,
    }
}

/// All figures of a criterion, the newest first.
pub fn figures(desk: Desk, criterion: CriterionId) -> Vec<FigureLine> {
    let waiting = waiting(desk);
    desk.read(|shown| {
        let Some(score) = shown.find_score(criterion) else { return Vec::new() };
        let stand: Vec<Standing<'_>> = What::ALL.into_iter().flat_map(|what| standing::standing(score, what)).collect();
        let figure = |figure: &parboard_domain::score::Figure| {
            let held = stand.iter().find(|held| held.figure.id == figure.id);
            let unseen = held.and_then(|held| held.unseen).map(|other| (other.says.clone(), other.by));
            FigureLine {
                id: figure.id,
                says: figure.says.clone(),
                by: figure.by,
                at: figure.at,
                stands: held.is_some(),
                unseen,
                waits: waiting.contains(&figure.id),
            }
        };
        score.figures.iter().rev().map(figure).collect()
    })
}

/// Gives a figure, with what the person sees stand in its place.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn give(desk: Desk, criterion: CriterionId, says: Stated) -> Result<OpId, WishError> {
    let says = Stated { words: text::nfc(says.words.trim()), of: text::nfc(says.of.trim()), unit: text::nfc(says.unit.trim()), ..says };
    let waiting = waiting(desk);
    let saw = desk.peek(|shown| shown.find_score(criterion).and_then(|score| standing::seen(score, &says, |id| waiting.contains(&id))));
    desk.wish(Request::GiveFigure { criterion, says, saw })
}

fn waiting(desk: Desk) -> Vec<OpId> {
    desk.outbox().iter().filter(|pending| pending.is_waiting()).map(|pending| pending.op.id).collect()
}

/// What takes a figure back: one of the same subject that says nothing.
pub fn nothing_of(says: &Stated) -> Stated {
    Stated { what: says.what, on: says.on, year: says.year, of: says.of.clone(), ..Stated::default() }
}

/// The form of one kind of figure of a criterion.
pub fn form(criterion: CriterionId, what: What) -> String {
    format!("figure-{criterion}-{}", what.as_str())
}

/// What a person typed, as a draft of that form.
pub fn draft(says: &Stated) -> Draft {
    let percent = says.value.map(|value| value.to_string()).unwrap_or_default();
    let choices = Choices { aim: says.aim, year: says.year, out_of: says.out_of, survey: says.survey, unit: says.unit.clone() };
    Draft { title: says.of.clone(), text: says.words.clone(), due_on: says.on, percent, choices: choices.written(), ..Draft::default() }
}

/// What is chosen in a form rather than typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// What is to become of the number.
    pub aim: Option<Aim>,
    /// Of which year, or compared with which.
    pub year: Option<i64>,
    /// Among how many provinces.
    pub out_of: Option<i64>,
    /// Whether a survey gives the points.
    pub survey: bool,
    /// What is counted.
    pub unit: String,
}

impl Choices {
    /// As a draft keeps them.
    pub fn written(&self) -> Vec<String> {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let aim = self.aim.map(Aim::as_str).unwrap_or_default().to_owned();
        vec![aim, number(self.year), number(self.out_of), self.survey.to_string(), self.unit.clone()]
    }

    /// From a draft; nothing where it has none.
    pub fn read(draft: &Draft) -> Option<Self> {
        let [aim, year, out_of, survey, unit] = &draft.choices[..] else { return None };
        Some(Self { aim: Aim::parse(aim), year: year.parse().ok(), out_of: out_of.parse().ok(), survey: survey == "true", unit: unit.clone() })
    }
}

/// One line of a set of criteria that was pasted.
#[derive(Clone, Debug, PartialEq)]
pub enum Pasted {
    /// So many points for that criterion, and whether a survey gives them.
    Max(CriterionId, String, Decimal, bool),
    /// That number is not in this plan.
    Elsewhere(String),
    /// The line of that number cannot be read.
    Unreadable(usize),
}

/// Reads a set of criteria as it is copied from a sheet: number, most points, and anything in a third cell where a survey gives them.
/// Lines that would change nothing are left out.
pub fn pasted(text: &str, lines: &[Line]) -> Vec<Pasted> {
    let rows = text.lines().enumerate().filter(|(_, row)| !row.trim().is_empty());
    rows.filter_map(|(at, row)| {
        let mut cells = row.split(['\t', ';']).map(str::trim);
        let (number, cell) = (cells.next()?.trim_end_matches('.'), cells.next().unwrap_or_default());
        let points = Decimal::typed(cell).filter(|points| *points >= Decimal::NOUGHT && *points <= Decimal::whole(100));
        let Some(points) = points.filter(|_| !number.is_empty()) else {
            // The head of the sheet, which has no figures, is no line of it.
            return (at > 0 || cell.contains(|sign: char| sign.is_ascii_digit())).then_some(Pasted::Unreadable(at + 1));
        };
        let survey = cells.next().is_some_and(|cell| !cell.is_empty() && cell != "0");
        let mut of_number = lines.iter().filter(|line| line.track.is_some() && line.number == number);
        let line = match (of_number.next(), of_number.next()) {
            (Some(line), None) => line,
            (None, _) => return Some(Pasted::Elsewhere(number.to_owned())),
            // Which of two is meant nobody can tell.
            (Some(_), Some(_)) => return Some(Pasted::Unreadable(at + 1)),
        };
        let is_so = line.points[0] == Some(points) && line.is_surveyed == survey;
        (!is_so).then(|| Pasted::Max(line.id, line.number.clone(), points, survey))
    })
    .collect()
}
