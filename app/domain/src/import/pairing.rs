//! Which task of the new version is which card of the old one.
//!
//! The same words are the same task, wherever they stand now. What is left over under one criterion is paired by how many
//! words it shares: a sentence that was touched up keeps its card. Place alone decides nothing, since it would hang
//! somebody's progress onto a task that has nothing to do with it.

use crate::{id::CriterionId, vietnamese::plain};
use std::collections::{BTreeMap, BTreeSet};

/// A task or a card, as far as pairing looks at it.
pub(super) struct Words {
    criterion: CriterionId,
    key: String,
}

impl Words {
    pub fn new(criterion: CriterionId, words: &str) -> Self {
        Self { criterion, key: plain(words) }
    }

    /// The share of words that both have, from nought to one.
    fn likeness(&self, other: &Words) -> f64 {
        let [a, b]: [BTreeSet<&str>; 2] = [self, other].map(|words| words.key.split(' ').collect());
        2.0 * a.intersection(&b).count() as f64 / (a.len() + b.len()) as f64
    }
}

/// Less than this in common, and it is another task.
const LIKENESS_MIN: f64 = 0.5;

/// For each task, the index of its card.
pub(super) fn pair(tasks: &[Words], cards: &[Words]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; tasks.len()];
    let mut free: BTreeSet<usize> = (0..cards.len()).collect();
    pair_same(tasks, cards, &mut pairs, &mut free, |words| (Some(words.criterion), words.key.as_str()));
    pair_same(tasks, cards, &mut pairs, &mut free, |words| words.key.as_str());
    for (task, pair) in tasks.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
        let near = free
            .iter()
            .filter(|card| cards[**card].criterion == task.criterion)
            .map(|card| (*card, task.likeness(&cards[*card])))
            .filter(|(_, likeness)| *likeness >= LIKENESS_MIN);
        // The first of equals, since cards come in the order of the document.
        *pair = near.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(card, _)| card);
        if let Some(card) = pair {
            free.remove(card);
        }
    }
    pairs
}

/// Pairs those with the same key, in order: a paragraph that is printed twice has two cards.
fn pair_same<'w, K: Ord>(
    tasks: &'w [Words],
    cards: &'w [Words],
    pairs: &mut [Option<usize>],
    free: &mut BTreeSet<usize>,
    key: impl Fn(&'w Words) -> K,
) {
    let mut by_key: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for card in free.iter().rev() {
        by_key.entry(key(&cards[*card])).or_default().push(*card);
    }
    for (task, pair) in tasks.iter().zip(pairs).filter(|(_, pair)| pair.is_none()) {
        *pair = by_key.get_mut(&key(task)).and_then(Vec::pop);
        if let Some(card) = pair {
            free.remove(card);
        }
    }
}
