//! Golden documents: plans and tables as different offices lay them out, and what must be refused.

#![allow(clippy::unwrap_used)]

#[path = "documents/demonstration.rs"]
mod demonstration;
#[path = "documents/golden.rs"]
mod golden;
#[path = "documents/habits.rs"]
mod habits;
#[path = "documents/layouts.rs"]
mod layouts;
#[path = "documents/mutilated.rs"]
mod mutilated;
#[path = "documents/refused.rs"]
mod refused;
#[path = "documents/shapes.rs"]
mod shapes;
#[path = "documents/size.rs"]
mod size;
#[path = "documents/tables.rs"]
mod tables;

use golden::{item, reading, tasks, warnings};
