//! Whom a collective means: "các cơ quan, đơn vị, địa phương" on the day a plan was signed.

use super::{AgencyKind, Registry};
use crate::{id::AgencyId, measure::Day, vietnamese};

/// Words of a collective, folded, and the kind of office they speak of.
const SPOKEN_OF: [(&str, AgencyKind); 9] = [
    ("co quan", AgencyKind::Department),
    ("don vi", AgencyKind::Department),
    ("so", AgencyKind::Department),
    ("ban", AgencyKind::Department),
    ("nganh", AgencyKind::Department),
    ("dia phuong", AgencyKind::Commune),
    ("xa", AgencyKind::Commune),
    ("phuong", AgencyKind::Commune),
    ("dac khu", AgencyKind::Commune),
];

impl Registry {
    /// The units that a collective means on a day, by kind and name. None where the registry does not know the province's
    /// communes yet: a list without them would say that those who were left out need not report.
    ///
    /// Those who answer to their own ministry (tax, customs, post) and organisations are not among them unless somebody adds them:
    /// a plan that means them names them.
    pub fn expand(&self, collective: &str, day: Day) -> Vec<AgencyId> {
        let is_valid = |kind: AgencyKind| self.iter().filter(move |record| record.kind == kind && record.is_valid_on(day));
        if is_valid(AgencyKind::Commune).next().is_none() {
            return Vec::new();
        }
        let words = format!(" {} ", vietnamese::plain(collective).replace([',', ';', '(', ')'], " "));
        let kinds = [AgencyKind::Department, AgencyKind::Commune];
        let speaks_of = |kind: &AgencyKind| SPOKEN_OF.iter().any(|(word, of)| of == kind && words.contains(&format!(" {word} ")));
        let meant: Vec<AgencyKind> = kinds.into_iter().filter(speaks_of).collect();
        // "Toàn thể", "tất cả": of all.
        let meant = if meant.is_empty() { kinds.to_vec() } else { meant };
        let mut units: Vec<_> = meant.into_iter().flat_map(|kind| is_valid(kind).filter(|record| !record.agency.collective)).collect();
        units.sort_by_cached_key(|record| (record.kind, vietnamese::plain(&record.agency.name), record.agency.id));
        units.into_iter().map(|record| record.agency.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Record;
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn registry() -> (Registry, Vec<String>) {
        let names =
            ["Sở Y tế", "Sở Nội vụ", "Xã Ea Kao", "Phường Tân An", "Thuế tỉnh", "Các địa phương", "Huyện Cư Kuin", "Sở Thông tin và Truyền thông"];
        let records = (1..).zip(names).map(|(n, name)| {
            let record = Record::named(AgencyId(Uuid::from_u128(n)), name);
            Record { valid_to: name.starts_with("Sở Thông tin").then(|| day("2025-02-28")), ..record }
        });
        (Registry::of(records), names.map(str::to_owned).into())
    }

    fn expand(collective: &str, on: &str) -> Vec<String> {
        let (registry, names) = registry();
        registry.expand(collective, day(on)).into_iter().map(|id| names[id.0.as_u128() as usize - 1].clone()).collect()
    }

    #[test]
    fn a_collective_means_those_of_its_kinds_who_existed_on_that_day() {
        let all = ["Sở Nội vụ", "Sở Y tế", "Phường Tân An", "Xã Ea Kao"];
        assert_eq!(expand("Các cơ quan, đơn vị, địa phương", "2025-05-26"), all);
        assert_eq!(expand("Các địa phương", "2025-05-26"), all[2..]);
        assert_eq!(expand("UBND các xã, phường", "2025-05-26"), all[2..]);
        assert_eq!(expand("Các sở, ban, ngành", "2025-05-26"), all[..2]);
        assert_eq!(expand("Thủ trưởng các cơ quan", "2025-05-26"), all[..2]);
        assert_eq!(expand("Tất cả", "2025-05-26"), all);
        assert_eq!(expand("Các sở, ban, ngành", "2025-01-31"), ["Sở Nội vụ", "Sở Thông tin và Truyền thông", "Sở Y tế"]);
    }

    #[test]
    fn a_registry_without_communes_says_nothing() {
        let registry = Registry::of([Record::named(AgencyId(Uuid::from_u128(1)), "Sở Y tế")]);
        assert_eq!(registry.expand("Các cơ quan, đơn vị, địa phương", day("2025-05-26")), []);
    }
}
