//! What stands by now for a criterion: its target, what it was, what was measured, its points. Derived from the figures in the order
//! in which they arrived, the same on the device and on the server.

use super::{Decimal, Figure, Score, Stated, Target, What, is_surveyed, target};
use crate::{criterion::Criterion, id::OpId, measure::Day};

/// A figure that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// The one that stood before it and that whoever gave it had not seen: two people gave figures at once.
    pub unseen: Option<&'a Figure>,
}

/// What a figure speaks of: figures of one subject stand in one another's place.
fn subject(says: &Stated) -> (What, Option<i64>, &str, Option<Day>) {
    match says.what {
        What::Baseline => (says.what, says.year, &says.of, None),
        What::Measured => (says.what, None, "", says.on),
        what => (what, None, "", None),
    }
}

fn before<'a>(score: &'a Score, says: &Stated, waits: impl Fn(OpId) -> bool) -> Option<&'a Figure> {
    score.figures.iter().rev().find(|figure| subject(&figure.says) == subject(says) && !waits(figure.id))
}

/// The latest figure of what there is one of at a time.
pub fn latest(score: &Score, what: What) -> Option<&Figure> {
    score.figures.iter().rev().find(|figure| figure.says.what == what)
}

/// What stands of a kind, in the order in which their subjects were first spoken of; what was taken back does not.
pub fn standing(score: &Score, what: What) -> Vec<Standing<'_>> {
    let mut stand: Vec<Standing<'_>> = Vec::new();
    for figure in score.figures.iter().filter(|figure| figure.says.what == what) {
        let place = stand.iter_mut().find(|held| subject(&held.figure.says) == subject(&figure.says));
        match place {
            Some(held) => *held = Standing { figure, unseen: unseen(*held, figure) },
            None => stand.push(Standing { figure, unseen: None }),
        }
    }
    stand.retain(|held| held.figure.says.value.is_some() || held.figure.says.aim.is_some() || held.unseen.is_some());
    stand
}

/// What whoever gave the next figure had not seen: what stood, where it is somebody else's; where it is their own, what that had not
/// seen. A figure that says the same is no disagreement.
fn unseen<'a>(held: Standing<'a>, next: &Figure) -> Option<&'a Figure> {
    let before = if next.saw == Some(held.figure.id) {
        None
    } else if next.by == held.figure.by {
        held.unseen
    } else {
        Some(held.figure)
    };
    let said = |says: &Stated| Stated { words: String::new(), ..says.clone() };
    before.filter(|before| said(&before.says) != said(&next.says))
}

/// The figure that a person sees of a subject, to be named as seen by the one they give. One of their own that has not reached the
/// server says nothing of what else is there, so it does not count.
pub fn seen(score: &Score, says: &Stated, waits: impl Fn(OpId) -> bool) -> Option<OpId> {
    before(score, says, waits).map(|figure| figure.id)
}

/// What was, in a year, and whose it was: nobody's but the province's own where `of` is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base<'a> {
    /// The year.
    pub year: i64,
    /// The predecessor whose it was.
    pub of: &'a str,
    /// What it was.
    pub value: Decimal,
    /// Of a rank, among how many.
    pub out_of: Option<i64>,
}

/// Everything that is known of a criterion's target and points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview<'a> {
    /// What is aimed at; nothing where only words say it.
    pub target: Option<Target>,
    /// Whether somebody set the target; else it was read from the plan's words.
    pub is_set: bool,
    /// What was, the province's own first, those of one year together.
    pub bases: Vec<Base<'a>>,
    /// What was measured last, by the day it was measured.
    pub measured: Option<Standing<'a>>,
    /// Whether people who are asked give the points.
    pub is_surveyed: bool,
}

/// What came of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing can be compared: no number is aimed at, nothing was measured, or nobody knows what was.
    Unknown,
    /// It is reached.
    Reached,
    /// So much is missing.
    Short(Decimal),
}

/// Puts everything together; without a criterion, for the whole index.
pub fn overview<'a>(criterion: Option<&Criterion>, score: &'a Score) -> Overview<'a> {
    let read = criterion.and_then(|criterion| target::read(&criterion.goal));
    let set = standing(score, What::Target).pop().and_then(|standing| Target::of(&standing.figure.says));
    let said = standing(score, What::Baseline).into_iter();
    let base = |standing: Standing<'a>| {
        let says = &standing.figure.says;
        Some(Base { year: says.year?, of: &says.of, value: says.value?, out_of: says.out_of })
    };
    let mut bases: Vec<Base<'a>> = said.filter_map(base).collect();
    let in_words = read.as_ref().and_then(|read| read.baseline);
    // What somebody gave or took back for that year goes before what the words say.
    let is_spoken_of = |year| score.figures.iter().any(|figure| subject(&figure.says) == (What::Baseline, Some(year), "", None));
    bases.extend(in_words.filter(|(year, _)| !is_spoken_of(*year)).map(|(year, value)| Base { year, of: "", value, out_of: None }));
    bases.sort_by_key(|base| (-base.year, !base.of.is_empty()));
    let mut measured = standing(score, What::Measured);
    measured.retain(|standing| standing.figure.says.value.is_some());
    let measured = measured.into_iter().max_by_key(|standing| standing.figure.says.on);
    Overview {
        is_set: set.is_some(),
        target: set.or(read.map(|read| read.target)),
        bases,
        measured,
        is_surveyed: criterion.is_some_and(|criterion| is_surveyed(criterion, score)),
    }
}

impl Overview<'_> {
    /// What was in the year that the target is compared with, or the latest before where it names none: the province's own alone,
    /// since what two predecessors were is not what both were together. A rank among 63 is none among 34.
    pub fn base(&self) -> Option<Decimal> {
        let target = self.target.as_ref()?;
        let agrees = |said: Option<i64>, own: Option<i64>| said.zip(own).is_none_or(|(said, own)| said == own);
        let fits = |base: &&Base<'_>| base.of.is_empty() && agrees(target.year, Some(base.year)) && agrees(target.out_of, base.out_of);
        self.bases.iter().find(fits).map(|base| base.value)
    }

    /// The value to reach.
    pub fn to_reach(&self) -> Option<Decimal> {
        self.target.as_ref()?.to_reach(self.base())
    }

    /// What came of the target.
    pub fn verdict(&self) -> Verdict {
        let parts = (self.target.as_ref(), self.to_reach(), self.measured.and_then(|measured| measured.figure.says.value));
        let (Some(target), Some(goal), Some(value)) = parts else { return Verdict::Unknown };
        if target.is_reached(goal, value) {
            return Verdict::Reached;
        }
        Verdict::Short(if goal > value { goal.minus(value) } else { value.minus(goal) })
    }
}

/// The points of a kind that stand.
pub fn points(score: &Score, what: What) -> Option<Decimal> {
    latest(score, what).and_then(|figure| figure.says.value)
}
