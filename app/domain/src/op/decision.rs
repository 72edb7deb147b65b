//! What a person decided in a clash, and what they knew then: enough to notice that two have decided at once.

use crate::{field::Value, id::PersonId};
use serde::Serialize;

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// What stood when they decided.
    pub saw: Value,
    /// What they want to stand.
    pub chose: Value,
    /// Who had decided before them, as far as they knew.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<PersonId>,
}
