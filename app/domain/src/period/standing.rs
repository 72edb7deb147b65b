//! How far a report is, and whose words stand: told from its versions, never stored.
//!
//! A version stands until somebody who had it before them adds another. So where two people of one agency wrote without having seen
//! each other's words, both stand side by side until one of them, or a third, writes what takes the place of both; and what is written
//! beside a report that was handed in takes nothing back.

use super::{PeriodReport, Stage, Version};
use crate::id::OpId;

/// The versions that nobody had before them when they added another, the latest last.
pub fn standing(report: &PeriodReport) -> Vec<&Version> {
    last(report, |version| version.says.stage < Stage::Newer)
}

/// The words that stand, the latest last: returning and accepting a report changes none of them.
pub fn words(report: &PeriodReport) -> Vec<&Version> {
    last(report, |version| matches!(version.says.stage, Stage::Written | Stage::Submitted))
}

/// The words that were handed in and stand, the latest last. What is being written beside them is nobody's word yet.
pub fn words_handed_in(report: &PeriodReport) -> Vec<&Version> {
    let stands = |at: usize| report.versions[at].says.stage == Stage::Submitted && !is_handed_in_anew(report, at);
    (0..report.versions.len()).filter(|at| stands(*at)).map(|at| &report.versions[at]).collect()
}

/// Whether what came of a version, by however many steps, was handed in.
fn is_handed_in_anew(report: &PeriodReport, at: usize) -> bool {
    let mut came_of = vec![report.versions[at].id];
    for later in &report.versions[at + 1..] {
        if later.saw.iter().any(|id| came_of.contains(id)) {
            if later.says.stage == Stage::Submitted {
                return true;
            }
            came_of.push(later.id);
        }
    }
    false
}

fn last(report: &PeriodReport, counts: fn(&Version) -> bool) -> Vec<&Version> {
    // Nobody had before them what came after.
    let stands = |(at, version): &(usize, &Version)| !report.versions[at + 1..].iter().any(|later| counts(later) && later.saw.contains(&version.id));
    report.versions.iter().enumerate().filter(|(_, version)| counts(version)).filter(stands).map(|(_, version)| version).collect()
}

/// How far it is: as far as the furthest of what stands; nothing while nobody has written anything. What was handed in beside an
/// acceptance nobody has accepted yet.
pub fn stage(report: &PeriodReport) -> Option<Stage> {
    let stages: Vec<Stage> = standing(report).iter().map(|version| version.says.stage).collect();
    let furthest = stages.iter().copied().max()?;
    Some(if furthest == Stage::Accepted && stages.contains(&Stage::Submitted) { Stage::Submitted } else { furthest })
}

/// Whether it was handed in and not returned.
pub fn is_handed_in(report: &PeriodReport) -> bool {
    stage(report).is_some_and(|stage| stage >= Stage::Submitted)
}

/// The version with which it was handed in.
pub fn handed_in(report: &PeriodReport) -> Option<&Version> {
    report.versions.iter().rev().find(|version| version.says.stage == Stage::Submitted).filter(|_| is_handed_in(report))
}

/// The version with which it was first handed in: whoever is asked to mend it was not late for that.
pub fn first_handed_in(report: &PeriodReport) -> Option<&Version> {
    report.versions.iter().find(|version| version.says.stage == Stage::Submitted).filter(|_| is_handed_in(report))
}

/// The reason for which it was returned, where that is how it stands.
pub fn returned(report: &PeriodReport) -> Option<&Version> {
    (stage(report) == Some(Stage::Returned)).then(|| standing(report).into_iter().rev().find(|version| version.says.stage == Stage::Returned))?
}

/// What somebody has before them who looks at it: what their own version takes the place of.
pub fn seen(report: &PeriodReport) -> Vec<OpId> {
    let mut seen: Vec<OpId> = standing(report).iter().map(|version| version.id).collect();
    for version in words(report) {
        if !seen.contains(&version.id) {
            seen.push(version.id);
        }
    }
    seen
}
