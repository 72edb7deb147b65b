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

fn last(report: &PeriodReport, counts: fn(&Version) -> bool) -> Vec<&Version> {
    // Nobody had before them what came after.
    let stands = |(at, version): &(usize, &Version)| !report.versions[at + 1..].iter().any(|later| counts(later) && later.saw.contains(&version.id));
    report.versions.iter().enumerate().filter(|(_, version)| counts(version)).filter(stands).map(|(_, version)| version).collect()
}

/// How far it is: as far as the furthest of what stands; nothing while nobody has written anything.
pub fn stage(report: &PeriodReport) -> Option<Stage> {
    standing(report).iter().map(|version| version.says.stage).max()
}

/// Whether it was handed in and not returned.
pub fn is_handed_in(report: &PeriodReport) -> bool {
    stage(report).is_some_and(|stage| stage >= Stage::Submitted)
}

/// The version with which it was handed in.
pub fn handed_in(report: &PeriodReport) -> Option<&Version> {
    report.versions.iter().rev().find(|version| version.says.stage == Stage::Submitted).filter(|_| is_handed_in(report))
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
