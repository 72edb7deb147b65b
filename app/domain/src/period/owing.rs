//! Who reports for a period: every office that a plan names, itself or as a unit of a collective, and whoever does its work by now.

use crate::{
    id::AgencyId,
    row::{Noun, Rows},
};

/// The offices that report on a plan, each once and in no order that means anything.
pub fn owing<'a>(nouns: impl IntoIterator<Item = &'a Noun>, rows: &impl Rows) -> Vec<AgencyId> {
    let mut named: Vec<AgencyId> = Vec::new();
    for noun in nouns {
        match noun {
            Noun::Criterion(criterion) if !criterion.is_gone() => named.extend(criterion.lead.iter().chain(&criterion.coordinating)),
            Noun::Task(task) if task.archived.is_none() => named.extend(&task.assignees),
            Noun::Roster(roster) => named.extend(&roster.units),
            _ => {}
        }
    }
    let mut owing: Vec<AgencyId> = named.into_iter().map(|id| rows.standing_for(id)).collect();
    owing.sort_unstable();
    owing.dedup();
    owing.retain(|id| rows.find_agency(*id).is_some_and(|agency| !agency.collective));
    owing
}
