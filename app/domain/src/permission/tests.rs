//! Permission, told as rules and one table.

use super::*;
use crate::{
    agency::Agency,
    criterion::Track,
    id::{CriterionId, TaskId},
    measure::{Moment, Percent},
    row::{Noun, RowSet},
    share::Roster,
};
use uuid::Uuid;

fn actor(role: Role) -> Actor {
    Actor { person: PersonId(Uuid::nil()), role, agency: None }
}

#[test]
fn only_the_coordinator_declares_a_task_done() {
    for role in Role::ALL {
        for from in Status::ALL {
            assert_eq!(actor(role).may_move(from, Status::Done), role == Role::Coordinator, "{role:?} {from:?}");
        }
    }
}

#[test]
fn those_who_import_plans_hold_rounds() {
    for role in Role::ALL {
        assert_eq!(actor(role).may_hold_rounds(), matches!(role, Role::Administrator | Role::Coordinator), "{role:?}");
    }
}

#[test]
fn staff_take_back_only_their_own_evidence() {
    let (own, other) = (PersonId(Uuid::nil()), PersonId(Uuid::max()));
    assert!(actor(Role::Staff).may_withdraw(own) && !actor(Role::Staff).may_withdraw(other));
    assert!(actor(Role::Head).may_withdraw(other) && actor(Role::Coordinator).may_withdraw(other));
}

/// What each role may do with a card, by what the card is to its agency. `…` stands for the fields that are neither title
/// nor due day.
#[test]
fn a_collective_opens_a_card_to_work_and_leaves_what_it_is_to_those_who_are_named() {
    let card = |named: u128, collective: bool| {
        let mut office = RowSet::default();
        let agency = |n: u128, collective| Agency { id: AgencyId(Uuid::from_u128(n)), name: n.to_string(), collective, successor: None };
        office.set_agencies([agency(1, false), agency(2, false), agency(9, true)]);
        let named = [Some(named), collective.then_some(9)].into_iter().flatten().map(|n| AgencyId(Uuid::from_u128(n))).collect::<Vec<_>>();
        (office, named)
    };
    let rows = [
        (Role::Coordinator, 2, false, "move … title due archive create"),
        (Role::Head, 1, false, "move … title due archive create"),
        (Role::Head, 1, true, "move … title due archive create"),
        (Role::Head, 2, true, "move …"),
        (Role::Head, 2, false, ""),
        (Role::Staff, 1, false, "move … title"),
        (Role::Staff, 1, true, "move … title"),
        (Role::Staff, 2, true, "move …"),
        (Role::Staff, 2, false, ""),
        (Role::Leader, 1, true, ""),
        (Role::Observer, 1, true, ""),
        (Role::Administrator, 1, true, ""),
    ];
    for (role, named, collective, may) in rows {
        let (office, ids) = card(named, collective);
        for at in 0..3 {
            let mut lists: [Vec<AgencyId>; 3] = Default::default();
            lists[at].clone_from(&ids);
            let [lead, coordinating, assignees] = lists;
            let who = Actor { agency: Some(AgencyId(Uuid::from_u128(1))), ..actor(role) };
            let (criterion, task) = (criterion(lead, coordinating), task(assignees));
            let part = who.part_in(&task, &criterion, &office);
            let others = Field::ALL.into_iter().filter(|field| !matches!(field, Field::Status | Field::Title | Field::DueOn));
            let can = [
                ("move", part.is_work() && who.may_move(Status::NotStarted, Status::InProgress)),
                ("…", others.clone().all(|field| who.may_change(field, part))),
                ("title", who.may_change(Field::Title, part)),
                ("due", who.may_change(Field::DueOn, part)),
                ("archive", who.may_archive(part)),
                // Cards are made under a criterion, before anybody is to carry them out.
                ("create", if at < 2 { who.may_create(&criterion, &office) } else { may.contains("create") }),
            ];
            let can: Vec<&str> = can.into_iter().filter_map(|(what, can)| can.then_some(what)).collect();
            assert_eq!(can.join(" "), may, "{role:?} of agency 1, where {named} is named, collective: {collective}, in list {at}");
            assert_eq!(others.into_iter().any(|field| who.may_change(field, part)), may.contains('…'));
        }
    }
}

/// Agency 1 became 2, and 2 became 3. What any of them was named for is work of those who are there now.
#[test]
fn whoever_took_over_the_work_of_an_agency_works_on_what_names_it() {
    let of = |n: u128| AgencyId(Uuid::from_u128(n));
    let agency = |n: u128, successor: Option<u128>| Agency { successor: successor.map(of), ..Agency::named(of(n), "Sở") };
    let mut office = RowSet::default();
    office.set_agencies([agency(1, Some(2)), agency(2, Some(3)), agency(3, None), agency(4, None)]);
    for (own, named, part) in
        [(3, 1, Part::Named), (3, 2, Part::Named), (1, 3, Part::Named), (2, 1, Part::Named), (4, 1, Part::None), (1, 4, Part::None)]
    {
        let head = Actor { agency: Some(of(own)), ..actor(Role::Head) };
        let criterion = criterion(vec![of(named)], vec![]);
        assert_eq!(head.part_in(&task(vec![]), &criterion, &office), part, "{own} where {named} is named");
        assert_eq!(head.takes_part(&task(vec![]), &criterion, &office), part.is_work());
        assert_eq!(head.may_create(&criterion, &office), part.is_work());
        let expected = if part.is_work() { own } else { named };
        assert_eq!(criterion.offices_of_new_card(&head, &office), [of(expected)]);
    }
}

fn criterion(lead: Vec<AgencyId>, coordinating: Vec<AgencyId>) -> Criterion {
    Criterion {
        id: CriterionId(Uuid::nil()),
        number: "1.1".into(),
        order: 0,
        track: Track::Weak,
        level: None,
        title: String::new(),
        goal: String::new(),
        lead,
        coordinating,
        deadline_text: String::new(),
        due_on: None,
    }
}

fn task(assignees: Vec<AgencyId>) -> Task {
    Task {
        id: TaskId(Uuid::nil()),
        criterion: CriterionId(Uuid::nil()),
        status: Status::NotStarted,
        percent: Percent::default(),
        due_on: None,
        blocked: None,
        rank: "m".into(),
        assignees,
        touched_at: Moment(0),
        appraisal: None,
        evidence: 0,
        archived: None,
        set_by: std::collections::BTreeMap::new(),
        steps: vec![],
        people: vec![],
        directions: 0,
    }
}

#[test]
fn readers_take_nothing_back() {
    for role in [Role::Leader, Role::Observer, Role::Administrator] {
        assert!(!actor(role).may_withdraw(actor(role).person));
    }
}

/// One collective whose units are not listed yet does not open a card again to those who have a share of it.
#[test]
fn whose_units_are_listed_works_on_its_share_whoever_else_is_not_listed() {
    let [own, listed, unlisted] = [1, 8, 9].map(|n| AgencyId(Uuid::from_u128(n)));
    let mut office = RowSet::default();
    office.set_agencies([Agency::named(own, "Xã Ea Kao"), Agency::named(listed, "Các xã, phường"), Agency::named(unlisted, "Các cơ quan, đơn vị")]);
    office.set(Noun::Roster(Roster { id: listed, units: vec![own], frozen_on: None }));
    let staff = Actor { agency: Some(own), ..actor(Role::Staff) };
    assert_eq!(staff.part_of_agency(&[&[unlisted, listed]], &office), Part::Share);
    assert_eq!(staff.part_of_agency(&[&[unlisted]], &office), Part::OneOfMany);
    assert_eq!(staff.part_of_agency(&[&[unlisted, listed, own]], &office), Part::Named);
}
