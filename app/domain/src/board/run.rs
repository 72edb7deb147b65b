//! Which cards a person sees, in the order of the board, and which of them stand between two.

use super::Group;
use crate::{id::TaskId, task::Status};

/// What of the groups is in sight.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sight<'a> {
    /// The keys of the groups that are folded.
    pub folded: &'a [String],
    /// The one column that is shown; all of them by default.
    pub column: Option<Status>,
}

/// The cards in sight, group by group and in each column by column.
pub fn seen(groups: &[Group], sight: Sight<'_>) -> Vec<TaskId> {
    let open = groups.iter().filter(|group| !sight.folded.contains(&group.key));
    let lanes = open.flat_map(|group| Status::ALL.into_iter().zip(&group.lanes));
    lanes.filter(|(status, _)| sight.column.is_none_or(|column| column == *status)).flat_map(|(_, lane)| lane.iter().copied()).collect()
}

/// The cards from one to another, both with them, whichever stands first. Two of one column have only that column between them,
/// through all groups: that is how they are seen. Where the first is not in sight, the second alone.
pub fn run(groups: &[Group], sight: Sight<'_>, from: TaskId, to: TaskId) -> Vec<TaskId> {
    let column_of = |task: TaskId| {
        let lanes = groups.iter().flat_map(|group| Status::ALL.into_iter().zip(&group.lanes));
        lanes.into_iter().find(|(_, lane)| lane.contains(&task)).map(|(status, _)| status)
    };
    let own = column_of(to).filter(|column| column_of(from) == Some(*column));
    let seen = seen(groups, Sight { column: sight.column.or(own), ..sight });
    let place = |task: TaskId| seen.iter().position(|other| *other == task);
    match (place(from), place(to)) {
        (Some(from), Some(to)) => seen[from.min(to)..=from.max(to)].to_vec(),
        _ => vec![to],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Rollup;
    use uuid::Uuid;

    fn task(n: u128) -> TaskId {
        TaskId(Uuid::from_u128(n))
    }

    fn tasks(numbers: &[u128]) -> Vec<TaskId> {
        numbers.iter().copied().map(task).collect()
    }

    /// Two groups: 1 2 | 3 | 4 | none, and 5 | 6 7 | none | 8.
    fn board() -> Vec<Group> {
        let group = |key: &str, lanes: [&[u128]; 4]| Group {
            key: key.into(),
            criterion: None,
            lead: None,
            lanes: lanes.map(tasks),
            rollup: Rollup::default(),
        };
        vec![group("a", [&[1, 2], &[3], &[4], &[]]), group("b", [&[5], &[6, 7], &[], &[8]])]
    }

    #[test]
    fn what_is_seen_is_what_is_not_folded_away_and_stands_in_a_column_that_is_shown() {
        let folded = ["a".to_owned()];
        let check = |folded: &[String], column, expected: &[u128]| assert_eq!(seen(&board(), Sight { folded, column }), tasks(expected));
        check(&[], None, &[1, 2, 3, 4, 5, 6, 7, 8]);
        check(&folded, None, &[5, 6, 7, 8]);
        check(&[], Some(Status::InProgress), &[3, 6, 7]);
        check(&folded, Some(Status::InReview), &[]);
    }

    #[test]
    fn between_two_of_one_column_stands_that_column_and_between_others_all_that_is_seen() {
        let folded = ["a".to_owned()];
        let check = |folded: &[String], from, to, expected: &[u128]| {
            assert_eq!(run(&board(), Sight { folded, column: None }, task(from), task(to)), tasks(expected), "{from} to {to}");
        };
        check(&[], 2, 5, &[2, 5]);
        check(&[], 7, 3, &[3, 6, 7]);
        check(&[], 2, 6, &[2, 3, 4, 5, 6]);
        check(&[], 4, 4, &[4]);
        check(&folded, 3, 7, &[7]);
        check(&[], 99, 7, &[7]);
    }
}
