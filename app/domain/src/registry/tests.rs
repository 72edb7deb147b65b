//! The registry, told as rules.

use super::*;
use uuid::Uuid;

fn id(n: u128) -> AgencyId {
    AgencyId(Uuid::from_u128(n))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn record(n: u128, name: &str) -> Record {
    Record::named(id(n), name)
}

/// The departments of before March 2025, and one commune.
fn registry() -> Registry {
    Registry::of([record(1, "Sở Kế hoạch và Đầu tư"), record(2, "Sở Tài chính"), record(3, "Sở Nội vụ"), record(4, "Phường Tân Lợi")])
}

fn merger(from: &[u128], into: Into) -> Merger {
    Merger { from: from.iter().copied().map(id).collect(), into, on: day("2025-03-01") }
}

#[test]
fn a_merged_agency_keeps_its_name_and_its_last_day_and_names_its_successor() {
    let mut registry = registry();
    let changed = registry.merge(&merger(&[1], Into::Existing(id(2)))).unwrap();
    assert_eq!(changed.iter().map(|record| record.agency.id).collect::<Vec<_>>(), [id(1)]);
    let ended = registry.find(id(1)).unwrap();
    assert_eq!((ended.agency.name.as_str(), ended.agency.successor, ended.valid_to), ("Sở Kế hoạch và Đầu tư", Some(id(2)), Some(day("2025-02-28"))));
    assert!(ended.is_valid_on(day("2025-02-28")) && !ended.is_valid_on(day("2025-03-01")));
}

#[test]
fn several_become_a_new_one_that_begins_on_that_day() {
    let mut registry = registry();
    let new = Into::New { id: id(9), name: "Sở  Kinh tế".into(), kind: None };
    registry.merge(&merger(&[1, 2], new)).unwrap();
    let made = registry.find(id(9)).unwrap();
    assert_eq!((made.agency.name.as_str(), made.kind, made.valid_from), ("Sở Kinh tế", AgencyKind::Department, Some(day("2025-03-01"))));
    assert!([1, 2].iter().all(|n| registry.find(id(*n)).unwrap().agency.successor == Some(id(9))));
}

#[test]
fn a_renaming_is_a_merger_of_one_and_both_names_are_found() {
    let mut registry = registry();
    registry.merge(&merger(&[4], Into::New { id: id(9), name: "Phường Buôn Ma Thuột".into(), kind: None })).unwrap();
    let names = registry.names();
    assert_eq!((names.find("phường tân lợi"), names.find("Phường Buôn Ma Thuột")), (vec![id(4)], vec![id(9)]));
    assert_eq!(registry.find(id(9)).unwrap().kind, AgencyKind::Commune);
}

#[test]
fn a_merger_that_does_not_fit_is_refused_and_changes_nothing() {
    let new = |name: &str| Into::New { id: id(9), name: name.into(), kind: None };
    let name = |n: u128| registry().find(id(n)).unwrap().agency.name.clone();
    for (merger, problem) in [
        (merger(&[], Into::Existing(id(2))), RegistryProblem::Unknown),
        (merger(&[7], Into::Existing(id(2))), RegistryProblem::Unknown),
        (merger(&[1], Into::Existing(id(7))), RegistryProblem::Unknown),
        (merger(&[1], Into::Existing(id(1))), RegistryProblem::GoesRound { name: name(1) }),
        (merger(&[1, 2], Into::Existing(id(2))), RegistryProblem::GoesRound { name: name(1) }),
        (merger(&[1], new("")), RegistryProblem::NameMissing),
        (merger(&[1], new("sở nội vụ")), RegistryProblem::NameTaken { name: "sở nội vụ".into(), other: name(3) }),
        (merger(&[1], new("Các sở, ban, ngành")), RegistryProblem::NamesMany { name: name(1) }),
        (
            Merger { on: day("2020-01-01"), ..merger(&[3], Into::Existing(id(5))) },
            RegistryProblem::NotThere { name: "Sở Mới".into(), on: day("2020-01-01") },
        ),
    ] {
        let mut held = registry();
        held.take(vec![Record { valid_from: Some(day("2024-01-01")), ..record(5, "Sở Mới") }]).unwrap();
        let before = held.clone();
        assert_eq!(held.merge(&merger), Err(problem));
        assert_eq!(held, before);
    }
}

#[test]
fn who_was_merged_is_not_merged_again_and_no_circle_is_closed() {
    let mut registry = registry();
    registry.merge(&merger(&[1], Into::Existing(id(2)))).unwrap();
    let again = registry.merge(&merger(&[1], Into::Existing(id(3))));
    assert_eq!(again, Err(RegistryProblem::HasSuccessor { name: "Sở Kế hoạch và Đầu tư".into() }));
    let mut round = registry.find(id(2)).unwrap().clone();
    round.agency.successor = Some(id(1));
    assert!(matches!(registry.take(vec![round]), Err(RegistryProblem::GoesRound { .. })));
}

#[test]
fn more_successors_than_are_followed_are_refused() {
    let mut registry = Registry::of([record(1, "Sở 1")]);
    let next = |n: u128| {
        let new = Into::New { id: id(n + 1), name: format!("Sở {}", n + 1), kind: None };
        Merger { on: Day(day("2000-01-01").0 + 365 * n as i64), ..merger(&[n], new) }
    };
    let (refused, problem) = (1..20).find_map(|n| Some((n, registry.merge(&next(n)).err()?))).unwrap();
    assert!(matches!(problem, RegistryProblem::GoesRound { .. }), "{problem}");
    assert_eq!(refused, 9);
    let mut rows = crate::row::RowSet::default();
    rows.set_agencies(registry.iter().map(|record| record.agency.clone()));
    assert_eq!(crate::row::Rows::standing_for(&rows, id(1)), id(refused), "whatever is let in is followed to its end");
}

#[test]
fn two_agencies_share_no_name_and_no_other_name() {
    let alias = |n, name: &str, alias: &str| Record { aliases: vec![alias.into()], ..record(n, name) };
    for second in [record(9, "SỞ  NỘI VỤ"), alias(9, "Sở Y tế", "sở tài chính")] {
        assert!(matches!(registry().take(vec![second]), Err(RegistryProblem::NameTaken { .. })));
    }
    let mut registry = registry();
    registry.take(vec![alias(3, "Sở Nội vụ", "Sở NV")]).unwrap();
    assert_eq!(registry.names().find("SỞ NV"), [id(3)]);
    assert!(matches!(registry.take(vec![record(9, "Sở NV")]), Err(RegistryProblem::NameTaken { .. })));
}

#[test]
fn what_was_wrong_before_keeps_nobody_from_changing_something_else() {
    let mut registry = Registry::of([record(1, "Sở Nội vụ"), record(2, "SỞ NỘI VỤ")]);
    assert_eq!(registry.problems().len(), 1);
    assert_eq!(registry.take(vec![record(3, "Sở Y tế")]).unwrap().len(), 1);
}

#[test]
fn an_office_ends_no_earlier_than_it_begins_and_belongs_to_one_that_is_there() {
    let backwards = Record { valid_from: Some(day("2025-07-01")), valid_to: Some(day("2025-06-30")), ..record(9, "Sở Y tế") };
    assert_eq!(registry().take(vec![backwards]), Err(RegistryProblem::EndsBeforeItBegins { name: "Sở Y tế".into() }));
    assert_eq!(registry().take(vec![Record { parent: Some(id(8)), ..record(9, "Sở Y tế") }]), Err(RegistryProblem::Unknown));
    let own = Record { parent: Some(id(9)), ..record(9, "Sở Y tế") };
    assert!(matches!(registry().take(vec![own]), Err(RegistryProblem::GoesRound { .. })));
}

#[test]
fn a_name_tells_what_kind_of_office_it_is() {
    use AgencyKind::{Commune, Department, District, Organisation, Other, Vertical};
    for (name, kind) in [
        ("Sở Khoa học và Công nghệ", Department),
        ("Văn phòng UBND tỉnh", Department),
        ("Thanh tra tỉnh", Department),
        ("UBND xã Ea Kao", Commune),
        ("Phường Tân Lợi", Commune),
        ("Cục Thuế tỉnh", Vertical),
        ("Bưu điện tỉnh", Vertical),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", Organisation),
        ("UBND huyện Krông Pắc", District),
        ("UBND tỉnh", Other),
    ] {
        assert_eq!(AgencyKind::told_by(name), kind, "{name}");
        assert_eq!(AgencyKind::parse(kind.as_str()), Some(kind));
    }
}
