//! What people say to each other on a card, and who does what when.

use crate::office::{Office, actor, entries, id, lan, minh, office};
use parboard_domain::{
    agency::Agency,
    apply::Outcome,
    entry::EntryKind,
    figures::{self, Flag, Thresholds},
    id::{AgencyId, OpId, PersonId, ShareId},
    measure::{Day, Moment},
    op::Request,
    permission::Actor,
    person::{Person, Role},
    refusal::{Refusal, RefusalCode},
    report::Comment,
    row::{Kind, Noun, RowKey, Rows},
    share::Roster,
};

const UNIT: AgencyId = AgencyId(id(31));

fn leader() -> Actor {
    actor(21, Role::Leader, 5)
}

fn head() -> Actor {
    actor(13, Role::Head, 1)
}

fn somebody(at: u128, role: Role, agency: AgencyId) -> Person {
    Person { id: PersonId(id(at)), name: "Lan".into(), role, agency: Some(agency) }
}

fn peopled() -> Office {
    let (mut office, own) = (office(), AgencyId(id(1)));
    let people = [(11, Role::Staff), (12, Role::Staff), (13, Role::Head)].map(|(at, role)| somebody(at, role, own));
    office.rows.set_people([people.into(), vec![somebody(14, Role::Staff, AgencyId(id(2))), somebody(15, Role::Staff, UNIT)]].concat());
    office
}

impl Office {
    fn say(&mut self, who: Actor, body: &str, mentions: &[u128], answers: Option<OpId>) -> Result<OpId, Refusal> {
        let mentions = mentions.iter().map(|at| PersonId(id(*at))).collect();
        let outcome = self.act(who, Request::AddComment { task: self.task, body: body.into(), mentions, answers })?;
        Ok(outcome.rows.iter().rev().find_map(|noun| if let Noun::Comment(comment) = noun { Some(comment.id) } else { None }).unwrap())
    }

    fn said(&self, id: OpId) -> &Comment {
        self.rows.find_comment(id).unwrap()
    }

    fn step(&mut self, who: Actor, words: &str, due_on: Option<&str>, instead_of: Option<OpId>) -> Result<OpId, Refusal> {
        let due_on = due_on.map(|day| Day::parse(day).unwrap());
        self.act(who, Request::AddStep { task: self.task, words: words.into(), due_on, instead_of, stood: None })?;
        Ok(self.task().steps.iter().map(|step| step.id).max().unwrap())
    }

    fn check(&mut self, who: Actor, step: OpId, done: bool) -> Result<Outcome, Refusal> {
        self.act(who, Request::CheckStep { task: self.task, step, done })
    }

    fn assign(&mut self, who: Actor, person: u128, on: bool, unit: Option<AgencyId>) -> Result<Outcome, Refusal> {
        self.act(who, Request::AssignPerson { task: self.task, person: PersonId(id(person)), on, unit })
    }

    fn steps(&self) -> Vec<(&str, bool)> {
        self.task().steps.iter().map(|step| (step.words.as_str(), step.done.is_some())).collect()
    }
}

fn code(refused: Result<impl std::fmt::Debug, Refusal>) -> RefusalCode {
    refused.unwrap_err().code
}

#[test]
fn a_leaders_comment_is_a_direction_and_nobody_elses_is() {
    let mut office = peopled();
    let direction = office.say(leader(), "Báo cáo trước thứ Sáu", &[], None).unwrap();
    let remark = office.say(lan(), "Đã xem", &[], None).unwrap();
    assert!(office.said(direction).awaits_answer() && !office.said(remark).direction);
    assert_eq!(office.task().directions, 1);
}

/// Two offices answer without a network: nobody loses words, and the answer that arrived first closes the direction.
#[test]
fn the_first_answer_closes_a_direction_and_later_ones_stand_beside_it() {
    let mut office = peopled();
    let direction = office.say(leader(), "Báo cáo trước thứ Sáu", &[], None).unwrap();
    let first = office.say(lan(), "Đã gửi báo cáo", &[], Some(direction)).unwrap();
    let second = office.say(minh(), "Đang làm", &[], Some(direction)).unwrap();
    assert_eq!(office.said(direction).answered, Some(first));
    assert_eq!((office.said(first).answers, office.said(second).answers), (Some(direction), Some(direction)));
    assert_eq!(office.task().directions, 0);
}

#[test]
fn an_answer_to_what_is_no_direction_of_the_card_is_a_comment() {
    let mut office = peopled();
    let remark = office.say(lan(), "Đã xem", &[], None).unwrap();
    for stray in [remark, OpId(id(0xdead))] {
        let said = office.say(minh(), "Vâng", &[], Some(stray)).unwrap();
        assert_eq!((office.said(said).answers, office.said(remark).answered), (None, None));
    }
}

#[test]
fn an_answer_comes_from_who_works_on_the_card_or_on_a_share_of_it() {
    let mut office = listed();
    let direction = office.say(leader(), "Báo cáo trước thứ Sáu", &[], None).unwrap();
    assert_eq!(code(office.say(actor(14, Role::Staff, 2), "Chúng tôi không làm", &[], Some(direction))), RefusalCode::NoAccess);
    assert_eq!(code(office.say(leader(), "Thôi", &[], Some(direction))), RefusalCode::NoAccess);
    office.say(actor(15, Role::Staff, 31), "Xã đã làm", &[], Some(direction)).unwrap();
    assert_eq!(office.task().directions, 0);
}

#[test]
fn a_comment_names_people_of_the_province_each_once() {
    let mut office = peopled();
    let said = office.say(lan(), "Nhờ anh Minh", &[12, 0xdead, 12, 14], None).unwrap();
    assert_eq!(office.said(said).mentions, [PersonId(id(12)), PersonId(id(14))]);
    assert_eq!(code(office.say(lan(), "Nhờ mọi người", &[12; 21], None)), RefusalCode::TooLong);
}

/// Two people who change one step at once get both: nothing that was typed is lost.
#[test]
fn a_step_is_changed_by_putting_another_in_its_place() {
    let mut office = peopled();
    let first = office.step(lan(), "Dự thảo", None, None).unwrap();
    office.step(lan(), "Trình ký", None, None).unwrap();
    office.step(head(), "Dự thảo lần 1", Some("2025-06-30"), Some(first)).unwrap();
    assert_eq!(office.steps(), [("Dự thảo lần 1", false), ("Trình ký", false)]);
    office.step(minh(), "Dự thảo gửi các xã", None, Some(first)).unwrap();
    assert_eq!(office.steps(), [("Dự thảo lần 1", false), ("Trình ký", false), ("Dự thảo gửi các xã", false)]);
}

#[test]
fn what_is_said_of_a_step_is_said_of_the_one_in_its_place() {
    let mut office = peopled();
    let first = office.step(lan(), "Dự thảo", None, None).unwrap();
    let second = office.step(lan(), "Dự thảo lần 1", None, Some(first)).unwrap();
    office.check(minh(), first, true).unwrap();
    office.step(lan(), "Dự thảo lần 2", None, Some(second)).unwrap();
    assert_eq!(office.steps(), [("Dự thảo lần 2", true)]);
}

#[test]
fn checking_twice_says_nothing_twice() {
    let mut office = peopled();
    let step = office.step(lan(), "Dự thảo", None, None).unwrap();
    let kinds = |outcome: &Outcome| entries(outcome).iter().map(|entry| entry.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&office.check(lan(), step, true).unwrap()), [EntryKind::StepDone]);
    assert!(office.check(minh(), step, true).unwrap().rows.is_empty());
    assert_eq!(kinds(&office.check(minh(), step, false).unwrap()), [EntryKind::StepOpened]);
    let removed = office.act(minh(), Request::RemoveStep { task: office.task, step }).unwrap();
    assert_eq!((kinds(&removed), entries(&removed)[0].from.as_text()), (vec![EntryKind::StepRemoved], "Dự thảo"));
    assert!(office.act(lan(), Request::RemoveStep { task: office.task, step }).unwrap().rows.is_empty());
    assert_eq!(code(office.check(lan(), step, true)), RefusalCode::NotFound);
}

#[test]
fn steps_have_bounds() {
    let mut office = peopled();
    assert_eq!(code(office.step(lan(), &"ư".repeat(301), None, None)), RefusalCode::TooLong);
    assert_eq!(code(office.step(lan(), " \n", None, None)), RefusalCode::Unreadable);
    let steps: Vec<OpId> = (0..50).map(|at| office.step(lan(), &format!("Bước {at}"), None, None).unwrap()).collect();
    assert_eq!(code(office.step(lan(), "Một bước nữa", None, None)), RefusalCode::TooLong);
    office.step(lan(), "Bước đầu", None, Some(steps[0])).unwrap();
}

/// A milestone is a day that somebody is held to: whoever may not move the last day sets, moves and takes off none.
#[test]
fn milestones_follow_the_rule_of_the_last_day() {
    let mut office = peopled();
    assert_eq!(code(office.step(lan(), "Họp dân", Some("2025-07-15"), None)), RefusalCode::NoAccess);
    let first = office.step(head(), "Họp dân", Some("2025-07-15"), None).unwrap();
    let remove = Request::RemoveStep { task: office.task, step: first };
    assert_eq!(code(office.act(lan(), remove)), RefusalCode::NoAccess);
    assert_eq!(code(office.step(lan(), "Họp dân", None, Some(first))), RefusalCode::NoAccess);
    // Its words are anybody's who works on the card.
    let second = office.step(lan(), "Họp dân ở ba buôn", Some("2025-07-15"), Some(first)).unwrap();
    office.act(head(), Request::RemoveStep { task: office.task, step: second }).unwrap();
    assert!(office.steps().is_empty());
}

/// Every deadline of a plan is the last day of the year: what is late before that is a milestone.
#[test]
fn the_nearest_open_milestone_counts_like_the_last_day() {
    let mut office = peopled();
    let today = Moment(Day::parse("2025-07-10").unwrap().0 * 86_400_000);
    let flag =
        |office: &Office| figures::flags(office.task(), today, Thresholds { stalled_days: 365 * 60, ..Thresholds::default() }).first().copied();
    office.set(head(), parboard_domain::field::Field::DueOn, parboard_domain::field::Value::Nothing, "2025-12-31").unwrap();
    assert_eq!(flag(&office), None);
    office.step(head(), "Họp dân", Some("2025-07-15"), None).unwrap();
    assert_eq!(flag(&office), Some(Flag::DueSoon));
    let late = office.step(head(), "Dự thảo", Some("2025-07-01"), None).unwrap();
    assert_eq!((flag(&office), office.task().milestone().unwrap().1.words.as_str()), (Some(Flag::Overdue), "Dự thảo"));
    // Its own day has not passed, and the control of that day does not say so.
    assert_eq!(figures::lateness(office.task(), today.day(), Thresholds::default()), None);
    office.check(lan(), late, true).unwrap();
    assert_eq!(flag(&office), Some(Flag::DueSoon));
}

#[test]
fn naming_people_and_taking_them_off_always_merges() {
    let mut office = peopled();
    let on = office.assign(head(), 11, true, None).unwrap();
    assert_eq!((entries(&on)[0].kind, entries(&on)[0].other_by), (EntryKind::PersonOn, Some(PersonId(id(11)))));
    assert!(office.assign(head(), 11, true, None).unwrap().rows.is_empty());
    office.assign(minh(), 12, true, None).unwrap();
    office.assign(head(), 11, false, None).unwrap();
    assert_eq!(office.task().people, [PersonId(id(12))]);
    assert!(office.assign(head(), 11, false, None).unwrap().rows.is_empty());
    assert_eq!(code(office.assign(head(), 0xdead, true, None)), RefusalCode::NotFound);
}

fn listed() -> Office {
    let mut office = peopled();
    office.name_everybody();
    office.rows.set_agencies([Agency { collective: true, ..Agency::named(AgencyId(id(9)), "Các địa phương") }, Agency::named(UNIT, "Xã Ea Kar")]);
    office.rows.set(Noun::Roster(Roster { id: AgencyId(id(9)), units: vec![UNIT], frozen_on: None }));
    office
}

#[test]
fn people_of_a_unit_carry_its_share_out_without_having_reported() {
    let mut office = listed();
    let staff = actor(15, Role::Staff, 31);
    assert_eq!(code(office.assign(staff, 15, true, None)), RefusalCode::NoAccess);
    office.assign(staff, 15, true, Some(UNIT)).unwrap();
    let share = office.rows.find_share(office.task, UNIT).unwrap();
    assert_eq!((share.people.as_slice(), share.reported_at), ([PersonId(id(15))].as_slice(), None));
    assert_eq!(code(office.assign(head(), 11, true, Some(UNIT))), RefusalCode::NoAccess);
    assert!(office.rows.row(RowKey::new(Kind::Share, ShareId::of(office.task, UNIT).0)).is_some());
}
