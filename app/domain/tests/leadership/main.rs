//! What leadership sees: standings, days gone by, and who said something when.

#![allow(clippy::unwrap_used, missing_docs)]

mod activity;
mod overview;
// The same small province as in the tests of chasing.
#[allow(dead_code)]
#[path = "../chasing/province.rs"]
mod province;
mod trend;
