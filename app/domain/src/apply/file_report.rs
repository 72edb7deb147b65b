//! Reports for a period: versions are added and never changed, so two that were written at once both stay in sight, see
//! [`crate::period::standing`].

use super::{Context, Outcome};
use crate::{
    id::{AgencyId, OpId, PlanId, ReportId},
    op::Op,
    period::{HeldReport, OWN_VERSIONS_MAX, Period, SAW_MAX, Stage, TEXTS, VERSIONS_MAX, WRITTEN_VERSIONS_MAX, is_among, record, text, texts},
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, RowKey, Rows},
};
use serde_json::Value as Json;

pub(super) fn file(
    rows: &impl Rows,
    op: &Op,
    context: Context,
    (plan, period, agency): (PlanId, Period, AgencyId),
    says: &Json,
    saw: &[OpId],
) -> Result<Outcome, Refusal> {
    let refused = |code| Err(Refusal::new(code));
    let is_office = rows.find_agency(agency).is_some_and(|agency| !agency.collective);
    if !is_office || rows.find(RowKey::new(Kind::Plan, plan.0)).is_none() {
        return refused(RefusalCode::NotFound);
    }
    let mut report = match rows.find(RowKey::new(Kind::PeriodReport, ReportId::of(plan, period, Some(agency)).0)) {
        Some(Noun::PeriodReport(held)) => held.clone(),
        _ => HeldReport::none(plan, period, agency),
    };
    let (step, seen) = (Stage::said(says), texts(saw));
    let over = come_to(report.versions(), &seen);
    if !context.actor.may_file(agency, step, over, rows) {
        return refused(RefusalCode::NoAccess);
    }
    let judges = matches!(step, Stage::Returned | Stage::Accepted);
    // What was accepted may be returned all the same; nothing is accepted that was not handed in.
    if judges && over < Stage::Submitted || step == Stage::Accepted && over > Stage::Submitted {
        return refused(RefusalCode::BadTransition);
    }
    if step == Stage::Returned && of(says, "why").trim().is_empty() {
        return refused(RefusalCode::NeedsReason);
    }
    let is_long = TEXTS.iter().any(|(name, most)| of(says, name).chars().count() > *most);
    let most = match step {
        Stage::Written => WRITTEN_VERSIONS_MAX,
        Stage::Submitted => OWN_VERSIONS_MAX,
        _ => VERSIONS_MAX,
    };
    if is_long || saw.len() > SAW_MAX || report.versions().len() >= most {
        return refused(RefusalCode::TooLong);
    }
    report.add(record(vec![
        ("id", text(op.id.0)),
        ("says", says.clone()),
        ("saw", if saw.is_empty() { Json::Null } else { seen }),
        ("by", text(context.actor.person.0)),
        ("at", context.now.0.into()),
        ("made_at", op.made_at.0.into()),
    ]));
    Ok(Outcome { rows: vec![Noun::PeriodReport(report)], clashes: Vec::new() })
}

/// How far a report had come before somebody's eyes: of what they saw only what nothing else of it took the place of counts, so that a
/// report that was returned is handed in no more.
fn come_to(versions: &[Json], seen: &Json) -> Stage {
    let (mut over, mut is_handed_in) = (Stage::Written, false);
    for version in versions.iter().filter(|version| is_among(version, Some(seen))) {
        let is_replaced = versions.iter().any(|later| is_among(later, Some(seen)) && is_among(version, later.get("saw")));
        let stage = version.get("says").map_or(Stage::Newer, Stage::said);
        if !is_replaced {
            over = over.max(stage);
            is_handed_in |= stage == Stage::Submitted;
        }
    }
    // What was handed in beside an acceptance nobody has accepted yet.
    if over == Stage::Accepted && is_handed_in { Stage::Submitted } else { over }
}

fn of<'j>(says: &'j Json, name: &str) -> &'j str {
    says.get(name).and_then(Json::as_str).unwrap_or_default()
}
