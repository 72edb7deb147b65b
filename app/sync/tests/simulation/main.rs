//! The real halves of the protocol over a pretend network, disk and clock, driven by one seed.
//!
//! `PARBOARD_SEEDS=n` runs more seeds than the ordinary tests do; `PARBOARD_SEED=x` runs one of them again.
#![allow(clippy::unwrap_used, missing_docs)]

mod backlog;
mod bugs;
mod clock;
mod depot;
mod device;
mod dice;
mod disk;
mod found;
mod full;
mod invariants;
mod ledger;
mod moving;
mod nemeses;
mod people;
mod processes;
mod province;
mod satchel;
mod told;
mod wire;
mod wishes;
mod words;
mod world;

use bugs::Bug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use world::World;

/// How many seeds the ordinary tests run.
const SEEDS: u64 = 300;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Lives through these seeds; tells of every one that broke a promise how to see it again.
fn run(seeds: impl Iterator<Item = u64>) {
    let live = |seed: u64| {
        let mut world = World::new(seed, None);
        world.aloud = number("PARBOARD_SEED").is_some();
        // A panic is told with its seed, too.
        let lived = catch_unwind(AssertUnwindSafe(|| world.live())).unwrap_or_else(|_| Err("it panicked".into()));
        lived.err().map(|broken| told(seed, &broken))
    };
    let broken: Vec<String> = seeds.filter_map(live).collect();
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

fn told(seed: u64, broken: &str) -> String {
    format!("seed {seed}: {broken}\n  again: PARBOARD_SEED={seed} cargo test -p parboard-sync --test simulation whatever_happens")
}

#[test]
fn whatever_happens_nothing_is_lost_and_everyone_ends_with_the_same() {
    match number("PARBOARD_SEED") {
        Some(seed) => run(seed..=seed),
        None => run(0..number("PARBOARD_SEEDS").unwrap_or(SEEDS)),
    }
}

/// How many seeds a deliberate bug may hide in.
const SEEDS_TO_HIDE_IN: u64 = 1_000;

/// A simulator that lets a bug pass proves nothing: each deliberate one must soon break the promise that it is about.
#[test]
fn every_deliberate_bug_is_caught() {
    let shown = |bug: Bug, seed: u64| World::new(seed, Some(bug)).live().err().filter(|broken| broken.contains(bug.shows_in()));
    let caught = |bug: &Bug| (0..SEEDS_TO_HIDE_IN).find_map(|seed| Some((seed, shown(*bug, seed)?)));
    let found: Vec<_> = Bug::ALL.iter().map(|bug| (bug, caught(bug))).collect();
    for (bug, caught) in &found {
        println!("{bug:?}: {caught:?}");
    }
    let hidden: Vec<_> = found.iter().filter(|(_, caught)| caught.is_none()).map(|(bug, _)| bug).collect();
    assert!(hidden.is_empty(), "not caught: {hidden:?}");
}
