//! Agencies: those who lead, take part and carry out.

use crate::id::AgencyId;
use serde::{Deserialize, Serialize};

/// An office, or a collective such as "Các cơ quan, đơn vị, địa phương".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Its full name, as first printed.
    pub name: String,
    /// Names everyone of a kind rather than one office; each such office takes part.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub collective: bool,
}

impl Agency {
    /// What two spellings of one office share: no case, no diacritics, single spaces. "SỞ NỘI VỤ" is "Sở  Nội vụ".
    pub fn key(name: &str) -> String {
        crate::vietnamese::fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a name as printed speaks of many: it opens with "Các", or with the head of many ("Thủ trưởng các …").
    pub fn names_many(name: &str) -> bool {
        let folded = crate::vietnamese::fold(name);
        ["cac ", "thu truong cac ", "ubnd cac ", "uy ban nhan dan cac ", "lanh dao cac "].iter().any(|opening| folded.starts_with(opening))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collectives_are_told_from_offices() {
        for name in ["Các cơ quan, đơn vị, địa phương", "các địa phương", "Thủ trưởng các cơ quan, đơn vị", "UBND các địa phương"]
        {
            assert!(Agency::names_many(name), "{name}");
        }
        for name in ["Sở Nội vụ", "Văn phòng UBND tỉnh", "Bưu điện tỉnh", "Cục Thuế"] {
            assert!(!Agency::names_many(name), "{name}");
        }
    }
}
