//! Proposals: cards of a plan that is a round. Nothing proves what has not happened, and they have fields of their own.

use crate::office::{Office, actor, entries, lan, minh, office};
use parboard_domain::{
    appraisal::Stage,
    entry::EntryKind,
    field::{Field, Value},
    op::Request,
    permission::Actor,
    person::Role,
    refusal::RefusalCode,
    row::{Kind, Rows},
    task::Status::{InProgress, InReview, NotStarted},
};

fn head() -> Actor {
    actor(13, Role::Head, 1)
}

fn round() -> Office {
    let mut office = office();
    office.open_round();
    office
}

impl Office {
    fn submit(&mut self, why: &str) -> Result<(), RefusalCode> {
        let step = Request::PlaceTask { task: self.task, from: NotStarted, to: InReview, rank: None, why: Some(why.into()) };
        self.act(head(), step).map(drop).map_err(|refusal| refusal.code)
    }
}

#[test]
fn a_proposal_is_submitted_without_proof_and_any_other_card_is_not() {
    assert_eq!(office().submit(""), Err(RefusalCode::NeedsProof));
    let mut round = round();
    assert_eq!(round.submit(""), Ok(()));
    assert_eq!(round.task().appraisal.as_ref().map(|last| last.stage), Some(Stage::Submitted));
}

#[test]
fn a_device_that_does_not_know_of_the_round_yet_gives_its_explanation_and_is_not_refused() {
    assert_eq!(round().submit("Chưa có tài liệu"), Ok(()));
}

#[test]
fn a_proposal_is_returned_with_a_reason_like_any_card() {
    let mut round = round();
    round.submit("").unwrap();
    let step = |why: &str| Request::PlaceTask { task: round.task, from: InReview, to: InProgress, rank: None, why: Some(why.into()) };
    let (bare, told) = (step(" "), step("Thiếu mục tiêu"));
    let coordinator = actor(14, Role::Coordinator, 3);
    assert_eq!(round.act(coordinator, bare).unwrap_err().code, RefusalCode::NeedsReason);
    round.act(coordinator, told).unwrap();
}

#[test]
fn only_a_proposal_has_who_carries_it_out_a_target_and_points() {
    for (field, value) in [(Field::CarriedOutBy, "Sở Y tế"), (Field::Target, "Đạt 85 %"), (Field::Points, "1,5")] {
        assert_eq!(office().set(head(), field, Value::Nothing, value).unwrap_err().code, RefusalCode::NoAccess);
        let mut round = round();
        round.set(lan(), field, Value::Nothing, value).unwrap();
        round.set(lan(), field, value, Value::Nothing).unwrap();
        assert_eq!(parboard_domain::field::read(field, round.task(), round.words()), Value::Nothing);
    }
}

#[test]
fn what_are_no_points_is_refused_as_such() {
    let mut round = round();
    for written in ["100,5", "1,234", "nhiều", "-1"] {
        assert_eq!(round.set(lan(), Field::Points, Value::Nothing, written).unwrap_err().code, RefusalCode::NotPoints, "{written}");
    }
    assert_eq!(round.set(lan(), Field::Points, Value::Nothing, Value::Number(1)).unwrap_err().code, RefusalCode::Unreadable);
    for field in Field::PROPOSED {
        let long = "1".repeat(field.chars_max() + 1);
        assert_eq!(round.set(lan(), field, Value::Nothing, &*long).unwrap_err().code, RefusalCode::TooLong);
        assert!(round.set(lan(), field, Value::Nothing, "1\u{c}").is_err(), "a hidden sign");
    }
}

#[test]
fn two_who_expect_different_points_are_both_told() {
    let mut round = round();
    round.set(lan(), Field::Points, Value::Nothing, "1,5").unwrap();
    let outcome = round.set(minh(), Field::Points, Value::Nothing, "2").unwrap();
    let line = entries(&outcome)[0];
    assert_eq!((line.kind, line.to.as_text(), line.other.as_text(), line.other_by), (EntryKind::Clash, "2", "1,5", Some(lan().person)));
    assert_eq!(round.words().points, "2");
}

#[test]
fn staff_add_cards_in_a_round_only() {
    let create =
        |office: &Office| Request::CreateTask {
            criterion: office.task().criterion, title: "Đề xuất".into(), text: String::new(), rank: "m".into()
        };
    let (mut plain, mut round) = (office(), round());
    let (asked, asked_in_round) = (create(&plain), create(&round));
    assert_eq!(plain.act(lan(), asked).unwrap_err().code, RefusalCode::NoAccess);
    round.act(lan(), asked_in_round).unwrap();
    assert_eq!(round.rows.of_kind(Kind::Task).count(), 2);
    assert!(round.rows.is_round());
}
