//! Changes: what a person saw, and what they want instead.

use crate::field::{Field, Value};
use serde::Serialize;

/// One field's change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// What the person saw.
    pub from: Value,
    /// What they want.
    pub to: Value,
}

/// How a step stood in its list when it was taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stood {
    /// How many stood before it.
    pub at: u8,
    /// Whether it was done.
    pub done: bool,
}

/// A value before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FromTo {
    /// What the person saw.
    pub from: Value,
    /// What they want.
    pub to: Value,
}
