//! The core of ParBoard: nouns, operations, merging, permissions and figures.
//!
//! Everything here is pure: no clock, no randomness, no network, no disk. The browser and the server call the same
//! functions, so what a person sees before the network answers is what the server will decide unless someone else was
//! faster. Reading order: [`op`], [`apply`], [`merge`], [`permission`], [`figures`], [`document`].

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod activity;
pub mod agency;
pub mod apply;
pub mod appraisal;
pub mod board;
pub mod carry;
pub mod chasing;
pub mod criterion;
pub mod document;
pub mod entry;
pub mod evidence;
pub mod feedback;
pub mod field;
pub mod figures;
pub mod finding;
pub mod forms;
pub mod id;
pub mod import;
pub mod jotted;
pub mod json;
pub mod letter;
pub mod measure;
pub mod merge;
pub mod op;
pub mod order;
pub mod overview;
pub mod period;
pub mod permission;
pub mod person;
pub mod plan;
pub mod rank;
pub mod refusal;
pub mod registry;
pub mod reminder;
pub mod report;
pub mod round;
pub mod row;
pub mod score;
pub mod share;
pub mod sign;
pub mod task;
pub mod trend;
pub mod undo;
pub mod vietnamese;
