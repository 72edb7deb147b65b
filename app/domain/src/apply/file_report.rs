//! Reports for a period: versions are added and never changed, so two that were written at once both stay in sight, see
//! [`crate::period::standing`].

use super::{Context, Outcome};
use crate::{
    id::{AgencyId, OpId, PlanId, ReportId},
    op::Op,
    period::{CHARS_MAX, OWN_VERSIONS_MAX, Period, PeriodReport, SAW_MAX, Said, Stage, VERSIONS_MAX, Version, WHY_CHARS_MAX},
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, RowKey, Rows},
};

pub(super) fn file(
    rows: &impl Rows,
    op: &Op,
    context: Context,
    (plan, period, agency): (PlanId, Period, AgencyId),
    says: &Said,
    saw: &[OpId],
) -> Result<Outcome, Refusal> {
    let refused = |code| Err(Refusal::new(code));
    let is_office = rows.find_agency(agency).is_some_and(|agency| !agency.collective);
    if !is_office || rows.find(RowKey::new(Kind::Plan, plan.0)).is_none() {
        return refused(RefusalCode::NotFound);
    }
    let held = rows.find_period_report(ReportId::of(plan, period, Some(agency)));
    let mut report = held.cloned().unwrap_or_else(|| PeriodReport::none(plan, period, Some(agency)));
    // Of what they had before them only what nothing else of it took the place of: a report that was returned is handed in no more.
    let seen = || report.versions.iter().filter(|version| saw.contains(&version.id));
    let over =
        seen().filter(|version| !seen().any(|later| later.saw.contains(&version.id))).map(|version| version.says.stage).max().unwrap_or_default();
    if !context.actor.may_file(agency, says.stage, over, rows) {
        return refused(RefusalCode::NoAccess);
    }
    let judges = matches!(says.stage, Stage::Returned | Stage::Accepted);
    // What was accepted may be returned all the same; nothing is accepted that was not handed in.
    if judges && over < Stage::Submitted || says.stage == Stage::Accepted && over > Stage::Submitted {
        return refused(RefusalCode::BadTransition);
    }
    if says.stage == Stage::Returned && says.why.trim().is_empty() {
        return refused(RefusalCode::NeedsReason);
    }
    if !is_short(says) || saw.len() > SAW_MAX || report.versions.len() >= if judges { VERSIONS_MAX } else { OWN_VERSIONS_MAX } {
        return refused(RefusalCode::TooLong);
    }
    let (saw, by) = (saw.to_vec(), context.actor.person);
    report.versions.push(Version { id: op.id, says: says.clone(), saw, by, at: context.now, made_at: op.made_at, figures: None });
    Ok(Outcome { rows: vec![Noun::PeriodReport(report)], clashes: Vec::new() })
}

fn is_short(says: &Said) -> bool {
    let parts = [(&says.results, CHARS_MAX), (&says.obstacles, CHARS_MAX), (&says.proposals, CHARS_MAX), (&says.why, WHY_CHARS_MAX)];
    parts.iter().all(|(text, most)| text.chars().count() <= *most)
}
