//! Chasing: who may be reminded, what that leaves, and what it leaves alone.

use crate::office::{Office, actor, id, lan, office};
use parboard_domain::{
    agency::Agency,
    apply::Outcome,
    id::AgencyId,
    measure::Moment,
    op::Request,
    permission::Actor,
    person::Role,
    refusal::{Refusal, RefusalCode},
    reminder::{AGENCIES_MAX, Reminder, WORDS_CHARS_MAX, Why},
    row::{Noun, Rows},
    share::Roster,
};

const OWN: AgencyId = AgencyId(id(1));
const ALL: AgencyId = AgencyId(id(9));
const COMMUNE: AgencyId = AgencyId(id(31));
/// Merged into the commune.
const HAMLET: AgencyId = AgencyId(id(34));

fn coordinator() -> Actor {
    actor(20, Role::Coordinator, 2)
}

/// A card that Sở Nội vụ leads and that a collective carries out.
fn many() -> Office {
    let mut office = office();
    office.name_everybody();
    let named = |id, name: &str| Agency::named(id, name);
    office.rows.set_agencies([
        named(OWN, "Sở Nội vụ"),
        named(AgencyId(id(2)), "Sở Tài chính"),
        named(ALL, "Các cơ quan, đơn vị, địa phương"),
        named(COMMUNE, "Xã Ea Kao"),
        Agency { successor: Some(COMMUNE), ..named(HAMLET, "Xã Hòa Thắng") },
    ]);
    office
}

impl Office {
    fn remind(&mut self, agencies: &[AgencyId], words: &str, level: u8) -> Result<Outcome, Refusal> {
        let request = Request::Remind { task: self.task, agencies: agencies.to_vec(), why: Why::Stalled, words: words.into(), level };
        self.act(coordinator(), request)
    }
}

fn code(outcome: Result<Outcome, Refusal>) -> RefusalCode {
    outcome.unwrap_err().code
}

#[test]
fn a_reminder_is_added_and_is_no_news_of_the_card() {
    let mut office = many();
    let before = office.task().touched_at;
    let first = office.remind(&[OWN], "Đề nghị báo cáo", 1).unwrap();
    let [Noun::Reminder(reminder)] = &first.rows[..] else { panic!("{first:?}") };
    assert_eq!((reminder.at, reminder.made_at, reminder.by), (Moment(100), Moment(5), coordinator().person));
    assert_eq!(office.task().touched_at, before, "a card that everybody is chased about is as stalled as before");
    let second = office.remind(&[OWN], "Đề nghị báo cáo", 1).unwrap();
    assert_ne!(first.rows[0].key(), second.rows[0].key(), "both stand");
}

#[test]
fn only_those_on_the_card_are_chased_and_a_collective_is_nobody() {
    let mut office = many();
    assert_eq!(code(office.remind(&[AgencyId(id(2))], "Báo cáo", 1)), RefusalCode::NotFound, "not on this card");
    assert_eq!(code(office.remind(&[ALL], "Báo cáo", 1)), RefusalCode::NotFound);
    assert_eq!(code(office.remind(&[COMMUNE], "Báo cáo", 1)), RefusalCode::NotFound, "nobody has listed the units");
    office.rows.set(Noun::Roster(Roster { id: ALL, units: vec![HAMLET], frozen_on: None }));
    assert!(office.remind(&[OWN, HAMLET], "Báo cáo", 1).is_ok());
    assert!(office.remind(&[COMMUNE], "Báo cáo", 1).is_ok(), "whoever took the work over");
    assert_eq!(code(office.remind(&[OWN, ALL], "Báo cáo", 1)), RefusalCode::NotFound, "all or none");
}

#[test]
fn a_reminder_has_its_limits() {
    let mut office = many();
    assert_eq!(code(office.remind(&[], "Báo cáo", 1)), RefusalCode::Unreadable);
    assert_eq!(code(office.remind(&[OWN], " \n", 1)), RefusalCode::Unreadable);
    assert_eq!(code(office.remind(&[OWN], &"ư".repeat(WORDS_CHARS_MAX + 1), 1)), RefusalCode::TooLong);
    assert_eq!(code(office.remind(&vec![OWN; AGENCIES_MAX + 1], "Báo cáo", 1)), RefusalCode::TooLong);
    assert_eq!(code(office.remind(&[OWN], "Báo\u{8}cáo", 1)), RefusalCode::HiddenSigns);
    for level in [0, 4, 255] {
        assert_eq!(code(office.remind(&[OWN], "Báo cáo", level)), RefusalCode::Unreadable, "{level}");
    }
    assert!(office.remind(&[OWN], &"ư".repeat(WORDS_CHARS_MAX), 3).is_ok());
}

#[test]
fn whoever_put_the_card_away_meanwhile_is_told() {
    let mut office = many();
    let task = office.task;
    office.act(actor(21, Role::Head, 1), Request::ArchiveTask { task }).unwrap();
    let outcome = office.remind(&[OWN], "Báo cáo", 1).unwrap();
    assert_eq!((outcome.rows.len(), outcome.clashes.len()), (2, 1));
    assert!(office.task().archived.is_some());
}

#[test]
fn nobody_but_the_coordinator_chases() {
    for role in Role::ALL {
        let mut office = many();
        let (task, may) = (office.task, role == Role::Coordinator);
        let request = Request::Remind { task, agencies: vec![OWN], why: Why::Overdue, words: "Báo cáo".into(), level: 1 };
        assert_eq!(office.act(actor(11, role, 1), request).is_ok(), may, "{role:?}");
    }
    assert!(!lan().may_chase());
}

/// A reason that a later version knows does not spoil the copy it comes with.
#[test]
fn a_reason_of_a_newer_version_is_read_as_such() {
    let mut office = many();
    let outcome = office.remind(&[OWN], "Báo cáo", 1).unwrap();
    let json = serde_json::to_string(&outcome.rows[0]).unwrap();
    let newer: Noun = serde_json::from_str(&json.replace("stalled", "blocked")).unwrap();
    assert!(matches!(&newer, Noun::Reminder(Reminder { why: Why::Newer, .. })), "{newer:?}");
    assert_eq!(serde_json::from_str::<Noun>(&json).unwrap(), outcome.rows[0]);
    assert!(office.rows.find(outcome.rows[0].key()).is_some());
}
