//! Figures of a criterion: added and never changed, so two that were given at once both stay in sight, see [`crate::score`].

use super::{Context, Outcome};
use crate::{
    criterion::Criterion,
    id::{CriterionId, OpId},
    op::Op,
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, RowKey, Rows},
    score::{Aim, Decimal, FIGURES_MAX, Figure, MEASURED_MAX, NAME_CHARS_MAX, Score, Stated, WORDS_CHARS_MAX, What, YEARS, is_surveyed, standing},
};

pub(super) fn give(
    rows: &impl Rows,
    op: &Op,
    context: Context,
    criterion: CriterionId,
    says: &Stated,
    saw: Option<OpId>,
) -> Result<Outcome, Refusal> {
    let of = rows.find_criterion(criterion);
    if of.is_none() && !is_plan(rows, criterion) {
        return Err(Refusal::new(RefusalCode::NotFound));
    }
    if !context.actor.may_give(says.what, of, rows) {
        return Err(Refusal::new(RefusalCode::NoAccess));
    }
    let mut score = rows.find_score(criterion).cloned().unwrap_or_else(|| Score::none(criterion));
    require_short(says, &score)?;
    require_shape(says)?;
    require_points(says, of, &score)?;
    score.figures.push(Figure { id: op.id, says: says.clone(), saw, by: context.actor.person, at: context.now, made_at: op.made_at });
    Ok(Outcome { rows: vec![Noun::Score(score)], clashes: Vec::new() })
}

/// Whether the whole index is meant, which goes by its plan's id.
fn is_plan(rows: &impl Rows, id: CriterionId) -> bool {
    rows.find(RowKey::new(Kind::Plan, id.0)).is_some()
}

fn require_short(says: &Stated, score: &Score) -> Result<(), Refusal> {
    let fits = |text: &str, most| text.chars().count() <= most;
    let is_short = fits(&says.words, WORDS_CHARS_MAX) && fits(&says.of, NAME_CHARS_MAX) && fits(&says.unit, NAME_CHARS_MAX);
    let measured = score.figures.iter().filter(|figure| figure.says.what == What::Measured).count();
    let has_room = score.figures.len() < FIGURES_MAX && (says.what != What::Measured || measured < MEASURED_MAX);
    if is_short && has_room { Ok(()) } else { Err(Refusal::new(RefusalCode::TooLong)) }
}

/// A figure holds what its kind needs.
fn require_shape(says: &Stated) -> Result<(), Refusal> {
    let is_whole = match says.what {
        What::Measured => says.on.is_some(),
        What::Baseline | What::Announced => says.year.is_some(),
        // A target that says nothing at all takes back what was set.
        What::Target => says.aim.map_or(says.value.is_none(), |aim| aim.has_value() == says.value.is_some()),
        _ => true,
    };
    if !is_whole {
        return Err(Refusal::new(RefusalCode::Unreadable));
    }
    let is_rank = says.aim == Some(Aim::Ranks);
    // Whether the day has come is for the form to say: a device whose clock is behind would refuse what is true.
    // Nothing that is measured falls below nought.
    let is_negative = matches!(says.what, What::Measured | What::Baseline) && says.value.is_some_and(|value| value < Decimal::NOUGHT);
    let in_range = !is_negative
        && says.year.is_none_or(|year| YEARS.contains(&year))
        && says.on.is_none_or(|day| YEARS.contains(&day.civil().0))
        && says.out_of.is_none_or(|provinces| (1..=99).contains(&provinces))
        && (!is_rank || says.value.is_some_and(|ranks| ranks > Decimal::NOUGHT && ranks < Decimal::whole(99)));
    if in_range { Ok(()) } else { Err(Refusal::new(RefusalCode::OutOfRange)) }
}

/// Points lie between nought and the most there are, and nobody scores what people are asked about.
fn require_points(says: &Stated, of: Option<&Criterion>, score: &Score) -> Result<(), Refusal> {
    if says.what == What::SelfAssessed && says.value.is_some() && of.is_some_and(|criterion| is_surveyed(criterion, score)) {
        return Err(Refusal::new(RefusalCode::Surveyed));
    }
    let Some(points) = says.value.filter(|_| says.what.is_points()) else { return Ok(()) };
    // The whole index has a hundred.
    let most = standing::points(score, What::Max).filter(|_| says.what != What::Max).unwrap_or(Decimal::whole(100));
    if points < Decimal::NOUGHT || points > most { Err(Refusal::new(RefusalCode::OutOfRange)) } else { Ok(()) }
}
