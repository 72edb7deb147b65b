//! Merging: what happens when two people changed the same thing.
//!
//! One field, three values: what the person saw, what stands now, what they want. Scalars: the later arrival stands and
//! the other is kept in history. Long texts are joined paragraph by paragraph; where both changed one paragraph, the
//! earlier arrival stands and the later text is kept beside it for a person to merge. Nothing is decided by a clock.

use crate::field::Value;

/// What to do with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merge {
    /// It already holds what is wanted.
    Nothing,
    /// Nobody else touched it.
    Set,
    /// Both texts fit together as this.
    Join(String),
    /// Someone else changed it; the later arrival stands.
    Replace,
    /// Someone else changed the same paragraph; the earlier arrival stands, the later is kept as a version.
    Keep,
}

/// Decides for a scalar.
pub fn scalar(current: &Value, from: &Value, to: &Value) -> Merge {
    match () {
        // Who wants what they saw wants no change, whatever stands there by now.
        () if current == to || from == to => Merge::Nothing,
        () if current == from => Merge::Set,
        () => Merge::Replace,
    }
}

/// Decides for a long text.
pub fn text(current: &str, from: &str, to: &str) -> Merge {
    match () {
        () if current == to || from == to => Merge::Nothing,
        () if current == from => Merge::Set,
        () => paragraphs(from, current, to).map_or(Merge::Keep, Merge::Join),
    }
}

/// Longer texts than this many paragraphs are not joined; a person merges them.
const PARAGRAPHS_MAX: usize = 2_000;

/// Joins two descendants of `base`, paragraph by paragraph; `None` where both changed the same place differently.
pub fn paragraphs(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, ours, theirs] = [base, ours, theirs].map(|text| text.split('\n').collect::<Vec<_>>());
    if [&base, &ours, &theirs].iter().any(|text| text.len() > PARAGRAPHS_MAX) {
        return None;
    }
    let (in_ours, in_theirs) = (matches(&base, &ours), matches(&base, &theirs));
    let mut joined = Vec::new();
    let (mut b, mut o, mut t) = (0, 0, 0);
    loop {
        // The next paragraph that both kept ends the stretch in which they may differ.
        let anchor = (b..base.len()).find_map(|i| Some((i, in_ours[i]?, in_theirs[i]?)));
        let (next_b, next_o, next_t) = anchor.unwrap_or((base.len(), ours.len(), theirs.len()));
        joined.extend(stretch(&base[b..next_b], &ours[o..next_o], &theirs[t..next_t])?);
        let Some(_) = anchor else { break };
        joined.push(base[next_b]);
        (b, o, t) = (next_b + 1, next_o + 1, next_t + 1);
    }
    Some(joined.join("\n"))
}

fn stretch<'a>(base: &[&'a str], ours: &[&'a str], theirs: &[&'a str]) -> Option<Vec<&'a str>> {
    if ours == base || ours == theirs {
        Some(theirs.to_vec())
    } else if theirs == base {
        Some(ours.to_vec())
    } else if base.len() > 1 && ours.len() == base.len() && theirs.len() == base.len() {
        // Neighbouring paragraphs, none added and none taken away: each is a stretch of its own.
        (0..base.len()).map(|i| stretch(&base[i..=i], &ours[i..=i], &theirs[i..=i]).map(|one| one[0])).collect()
    } else {
        None
    }
}

/// Both texts in one, for a person to put right: the standing one, with each paragraph that only the other has where it
/// would stand, after the standing paragraphs of that place.
pub fn beside(standing: &str, other: &str) -> String {
    let other: Vec<&str> = other.split('\n').collect();
    let mut joined: Vec<&str> = standing.split('\n').collect();
    let mut at = 0;
    for paragraph in &other {
        if let Some(found) = joined.iter().position(|own| own == paragraph) {
            at = at.max(found + 1);
            continue;
        }
        at += joined[at..].iter().take_while(|own| !other.contains(own)).count();
        joined.insert(at, paragraph);
        at += 1;
    }
    joined.join("\n")
}

/// For each paragraph of `base`, where it stands in `other`: a longest common subsequence.
fn matches(base: &[&str], other: &[&str]) -> Vec<Option<usize>> {
    let width = other.len() + 1;
    let mut longest = vec![0_u16; (base.len() + 1) * width];
    for i in (0..base.len()).rev() {
        for j in (0..other.len()).rev() {
            longest[i * width + j] =
                if base[i] == other[j] { longest[(i + 1) * width + j + 1] + 1 } else { longest[(i + 1) * width + j].max(longest[i * width + j + 1]) };
        }
    }
    let mut found = vec![None; base.len()];
    let (mut i, mut j) = (0, 0);
    while i < base.len() && j < other.len() {
        if base[i] == other[j] {
            found[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn changes_in_different_paragraphs_both_stand() {
        assert_eq!(paragraphs("một\nhai\nba", "MỘT\nhai\nba", "một\nhai\nBA"), Some("MỘT\nhai\nBA".into()));
        assert_eq!(paragraphs("một\nhai", "một\nhai\nba", "không\nmột\nhai"), Some("không\nmột\nhai\nba".into()));
    }

    #[test]
    fn changes_in_neighbouring_paragraphs_both_stand() {
        assert_eq!(paragraphs("một\nhai", "MỘT\nhai", "một\nHAI"), Some("MỘT\nHAI".into()));
        assert_eq!(paragraphs("một\nhai", "MỘT\nhai", "Một\nHAI"), None);
    }

    #[test]
    fn changes_in_one_paragraph_are_left_to_a_person() {
        assert_eq!(paragraphs("một", "một hai", "một ba"), None);
        assert_eq!(text("của kia", "gốc", "của tôi"), Merge::Keep);
    }

    #[test]
    fn the_same_change_twice_is_one_change() {
        assert_eq!(paragraphs("a\nb", "a\nc", "a\nc"), Some("a\nc".into()));
    }

    #[test]
    fn a_joined_draft_holds_every_paragraph_of_both() {
        assert_eq!(beside("một\nhai\nba", "một\nhai rưỡi\nba\nbốn"), "một\nhai\nhai rưỡi\nba\nbốn");
        assert_eq!(beside("của kia", "của tôi"), "của kia\ncủa tôi");
    }

    #[test]
    fn a_scalar_follows_the_later_arrival() {
        let [a, b, c] = ["1", "2", "3"].map(Value::from);
        assert_eq!(scalar(&a, &a, &b), Merge::Set);
        assert_eq!(scalar(&b, &a, &b), Merge::Nothing);
        assert_eq!(scalar(&c, &a, &b), Merge::Replace);
    }

    /// What one side does at a paragraph: how many it adds before it, and whether it keeps it. Mostly nothing, so that mostly the
    /// two fit together.
    fn edit() -> impl Strategy<Value = (usize, bool)> {
        prop_oneof![6 => Just((0, true)), 3 => (1_usize..3, Just(true)), 1 => (0_usize..2, Just(false))]
    }

    /// A text, and what both sides made of it. What they add is told apart from all else.
    fn written() -> impl Strategy<Value = [String; 3]> {
        proptest::collection::vec(("[abc]", edit(), edit()), 1..8).prop_map(|places| {
            let mut texts: [Vec<String>; 3] = Default::default();
            for (n, (line, ours, theirs)) in places.into_iter().enumerate() {
                for (text, side, (adds, keeps)) in [(1, 'd', ours), (2, 'e', theirs)] {
                    texts[text].extend((0..adds).map(|one| format!("{side}{n}.{one}")));
                    texts[text].extend(keeps.then(|| line.clone()));
                }
                texts[0].push(line);
            }
            texts.map(|lines| lines.join("\n"))
        })
    }

    fn added(text: &str, side: char) -> Vec<&str> {
        text.split('\n').filter(|line| line.starts_with(side)).collect()
    }

    proptest! {
        #[test]
        fn joining_does_not_depend_on_who_came_first(base in "([abc]\n){0,6}", ours in "([abcd]\n){0,6}", theirs in "([abce]\n){0,6}") {
            prop_assert_eq!(paragraphs(&base, &ours, &theirs), paragraphs(&base, &theirs, &ours));
        }

        #[test]
        fn what_one_side_left_alone_is_the_other_sides(base in "([abc]\n){0,6}", theirs in "([abce]\n){0,6}") {
            prop_assert_eq!(paragraphs(&base, &base, &theirs), Some(theirs));
        }

        /// Failure mode 40: accepted text never vanishes. Each added paragraph is in the join once, and those of one side in their
        /// order; or nothing was joined.
        #[test]
        fn every_added_paragraph_survives_the_join([base, ours, theirs] in written()) {
            if let Some(joined) = paragraphs(&base, &ours, &theirs) {
                prop_assert_eq!(added(&joined, 'd'), added(&ours, 'd'));
                prop_assert_eq!(added(&joined, 'e'), added(&theirs, 'e'));
            }
        }
    }
}
