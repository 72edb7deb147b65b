//! Appraisal: what is submitted is proved or explained, what is returned says why, and what is locked stays as it was appraised.

use crate::office::{Office, actor, entries, id, lan, office};
use parboard_domain::{
    agency::Agency,
    apply::Outcome,
    appraisal::{Stage, WHY_CHARS_MAX},
    evidence::Paper,
    field::{Field, Value},
    id::{AgencyId, OpId},
    measure::Percent,
    op::{Change, Request},
    permission::Actor,
    person::Role,
    refusal::{Refusal, RefusalCode},
    row::{Noun, Rows},
    share::Roster,
    task::Status::{self, Done, InProgress, InReview, NotStarted},
};

fn head() -> Actor {
    actor(13, Role::Head, 1)
}

fn coordinator() -> Actor {
    actor(14, Role::Coordinator, 3)
}

impl Office {
    fn take(&mut self, who: Actor, from: Status, to: Status, why: &str) -> Result<Outcome, Refusal> {
        self.act(who, Request::PlaceTask { task: self.task, from, to, rank: None, why: Some(why.into()) })
    }

    fn prove(&mut self, who: Actor) -> OpId {
        let paper = Paper { title: "Báo cáo kết quả".into(), ..Paper::default() };
        let outcome = self.act(who, Request::AddEvidence { task: self.task, paper, unit: None }).unwrap();
        outcome.rows.iter().find_map(|noun| if let Noun::Evidence(evidence) = noun { Some(evidence.id) } else { None }).unwrap()
    }

    /// The last step, with the words that were given to it.
    fn last(&self) -> (Stage, &str) {
        self.task().appraisal.as_ref().map(|last| (last.stage, last.why.as_str())).unwrap()
    }
}

fn code(result: Result<Outcome, Refusal>) -> RefusalCode {
    result.unwrap_err().code
}

#[test]
fn what_is_submitted_is_proved_or_explained() {
    let mut office = office();
    assert_eq!(code(office.take(head(), NotStarted, InReview, " \n")), RefusalCode::NeedsProof);
    office.take(head(), NotStarted, InReview, " Việc làm bằng lời ").unwrap();
    assert_eq!(office.last(), (Stage::Submitted, "Việc làm bằng lời"));

    let mut office = self::office();
    office.prove(lan());
    office.take(head(), NotStarted, InReview, "").unwrap();
    assert_eq!((office.last(), office.task().evidence), ((Stage::Submitted, ""), 1));
}

#[test]
fn what_was_taken_back_proves_nothing() {
    let mut office = office();
    let evidence = office.prove(lan());
    office.act(lan(), Request::RemoveEvidence { task: office.task, evidence }).unwrap();
    // Taken back twice, it is missed once.
    office.act(lan(), Request::RemoveEvidence { task: office.task, evidence }).unwrap();
    assert_eq!(office.task().evidence, 0);
    assert_eq!(code(office.take(head(), NotStarted, InReview, "")), RefusalCode::NeedsProof);
}

#[test]
fn what_was_put_forward_keeps_what_proves_it() {
    let mut office = office();
    let only = office.prove(lan());
    office.take(head(), NotStarted, InReview, "").unwrap();
    let withdraw = |office: &mut Office, evidence| office.act(lan(), Request::RemoveEvidence { task: office.task, evidence });
    assert_eq!(code(withdraw(&mut office, only)), RefusalCode::NeedsProof);
    assert_eq!(office.task().evidence, 1);
    // Another is added first; or words stand for all of them.
    office.prove(lan());
    withdraw(&mut office, only).unwrap();
    let mut office = self::office();
    let only = office.prove(lan());
    office.take(head(), NotStarted, InReview, "Biên bản nộp bản giấy").unwrap();
    withdraw(&mut office, only).unwrap();
    assert_eq!(office.task().evidence, 0);
}

#[test]
fn a_plain_move_that_comes_late_undoes_no_step() {
    for who in [lan(), head(), coordinator()] {
        let mut office = office();
        office.take(head(), NotStarted, InReview, "Xong").unwrap();
        let refusal = office.act(who, Request::PlaceTask { task: office.task, from: NotStarted, to: InProgress, rank: None, why: None }).unwrap_err();
        assert_eq!((refusal.code, refusal.current), (RefusalCode::BadTransition, InReview.into()));
        assert_eq!(office.last(), (Stage::Submitted, "Xong"));
    }
}

#[test]
fn what_is_declared_done_in_one_go_is_proved_too() {
    let mut office = office();
    assert_eq!(code(office.take(coordinator(), InProgress, Done, "")), RefusalCode::NeedsProof);
    office.prove(lan());
    office.take(coordinator(), InProgress, Done, "").unwrap();
    assert_eq!(office.last().0, Stage::Approved);
}

#[test]
fn a_return_says_why_on_the_card_and_in_history() {
    let mut office = office();
    office.take(head(), NotStarted, InReview, "Xong").unwrap();
    assert_eq!(code(office.take(coordinator(), InReview, InProgress, "")), RefusalCode::NeedsReason);
    let outcome = office.take(coordinator(), InReview, InProgress, "Thiếu biên bản").unwrap();
    assert_eq!(office.last(), (Stage::Returned, "Thiếu biên bản"));
    assert_eq!(entries(&outcome)[0].why, "Thiếu biên bản");
    // Its answer is to be submitted again.
    office.take(head(), InProgress, InReview, "Đã bổ sung").unwrap();
    assert_eq!(office.last(), (Stage::Submitted, "Đã bổ sung"));
}

#[test]
fn who_submitted_takes_it_back_without_a_reason() {
    let mut office = office();
    office.take(head(), NotStarted, InReview, "Xong").unwrap();
    office.take(head(), InReview, InProgress, "").unwrap();
    assert_eq!(office.last(), (Stage::TakenBack, ""));
    // The coordinator too, of what they submitted for somebody.
    office.take(coordinator(), InProgress, InReview, "Nộp thay").unwrap();
    office.take(coordinator(), InReview, InProgress, "").unwrap();
    assert_eq!(office.last(), (Stage::TakenBack, ""));
}

#[test]
fn what_was_approved_is_opened_again_for_a_reason() {
    let mut office = office();
    office.take(coordinator(), NotStarted, Done, "Đã kiểm tra tại chỗ").unwrap();
    assert_eq!(code(office.take(coordinator(), Done, InProgress, "")), RefusalCode::NeedsReason);
    office.take(coordinator(), Done, InProgress, "Số liệu sai").unwrap();
    assert_eq!(office.last(), (Stage::Reopened, "Số liệu sai"));
}

#[test]
fn moves_in_which_work_goes_on_ask_for_nothing_and_leave_the_return_in_sight() {
    let mut office = office();
    office.take(head(), NotStarted, InReview, "Xong").unwrap();
    office.take(coordinator(), InReview, NotStarted, "Làm lại").unwrap();
    office.place(lan(), NotStarted, InProgress).unwrap();
    assert_eq!(office.last(), (Stage::Returned, "Làm lại"));
}

/// Whoever was faster has moved it; what was given as a reason is kept all the same.
#[test]
fn the_words_of_a_step_that_somebody_else_was_faster_with_are_kept() {
    let mut office = office();
    office.take(head(), NotStarted, InReview, "Xong").unwrap();
    office.take(head(), InReview, InProgress, "").unwrap();
    let outcome = office.take(coordinator(), InReview, InProgress, "Thiếu biên bản").unwrap();
    assert_eq!((office.last(), entries(&outcome)[0].why.as_str()), ((Stage::Returned, "Thiếu biên bản"), "Thiếu biên bản"));
    assert_eq!(code(office.take(lan(), Done, InProgress, "Không phải việc của tôi")), RefusalCode::NoAccess);
}

/// What was returned with a reason stays returned, though whoever put it forward takes it back at the same time.
#[test]
fn a_late_step_puts_nothing_in_place_of_a_return() {
    let mut office = office();
    office.take(head(), NotStarted, InReview, "Xong").unwrap();
    office.take(coordinator(), InReview, InProgress, "Thiếu biên bản").unwrap();
    let outcome = office.take(head(), InReview, InProgress, "Xin bổ sung").unwrap();
    assert_eq!((office.last(), entries(&outcome)[0].why.as_str()), ((Stage::Returned, "Thiếu biên bản"), "Xin bổ sung"));
}

/// Failure mode 50: what an older program did not ask for is not missed.
#[test]
fn a_step_of_an_older_program_stands_without() {
    let mut office = office();
    office.act(head(), Request::PlaceTask { task: office.task, from: NotStarted, to: InReview, rank: None, why: None }).unwrap();
    assert_eq!(office.last(), (Stage::Submitted, ""));
}

#[test]
fn words_that_are_too_long_or_hidden_are_refused() {
    let mut office = office();
    assert_eq!(code(office.take(head(), NotStarted, InReview, &"ư".repeat(WHY_CHARS_MAX + 1))), RefusalCode::TooLong);
    assert_eq!(code(office.take(head(), NotStarted, InReview, "Xong\0")), RefusalCode::HiddenSigns);
}

#[test]
fn a_locked_card_takes_words_and_nothing_else() {
    let mut office = office();
    let evidence = office.prove(lan());
    assert_eq!(code(office.act(coordinator(), Request::LockTask { task: office.task })), RefusalCode::BadTransition);
    office.take(coordinator(), NotStarted, Done, "").unwrap();
    office.act(coordinator(), Request::LockTask { task: office.task }).unwrap();
    let before = office.task().clone();
    let task = office.task;
    let change = Change { field: Field::Percent, from: Percent::default().into(), to: Value::Number(5) };
    for request in [
        Request::SetFields { task, changes: vec![change] },
        Request::AddUpdate { task, did: "Thêm".into(), percent: None },
        Request::RemoveEvidence { task, evidence },
        Request::AddEvidence { task, paper: Paper { title: "Nữa".into(), ..Paper::default() }, unit: None },
        Request::ArchiveTask { task },
        Request::PlaceTask { task, from: Done, to: InProgress, rank: None, why: Some("Sửa".into()) },
    ] {
        let refusal = office.act(head(), request.clone()).unwrap_err();
        assert_eq!((refusal.code, refusal.who), (RefusalCode::Locked, Some(coordinator().person)), "{request:?}");
    }
    // Made before it was appraised, by somebody who may lock, and come late.
    let other = actor(24, Role::Coordinator, 2);
    for (from, to, why) in [(NotStarted, InProgress, None), (InReview, InProgress, Some("Thiếu biên bản")), (InReview, Done, Some("Đạt"))] {
        let refusal = office.act(other, Request::PlaceTask { task, from, to, rank: None, why: why.map(str::to_owned) }).unwrap_err();
        assert_eq!((refusal.code, refusal.who), (RefusalCode::Locked, Some(coordinator().person)), "{from:?} {to:?}");
    }
    office.act(head(), Request::AddComment { task, body: "Xin mở lại".into(), mentions: vec![], answers: None }).unwrap();
    assert_eq!(*office.task(), before);
    office.take(coordinator(), Done, InProgress, "Có tài liệu mới").unwrap();
    office.set(lan(), Field::Percent, Percent::default(), Value::Number(5)).unwrap();
    assert_eq!(office.last().0, Stage::Reopened);
}

const COMMUNE: AgencyId = AgencyId(id(31));

fn many() -> Office {
    let mut office = office();
    office.name_everybody();
    let named = [(COMMUNE, "Xã Ea Kao"), (AgencyId(id(1)), "Sở Nội vụ"), (AgencyId(id(9)), "Các cơ quan, đơn vị")];
    office.rows.set_agencies(named.map(|(id, name)| Agency::named(id, name)));
    office.rows.set(Noun::Roster(Roster { id: AgencyId(id(9)), units: vec![COMMUNE], frozen_on: None }));
    office
}

impl Office {
    fn share_step(&mut self, who: Actor, from: Status, to: Status, why: &str) -> Result<Outcome, Refusal> {
        let changes = vec![Change { field: Field::Status, from: from.into(), to: to.into() }];
        self.act(who, Request::ReportShare { task: self.task, unit: COMMUNE, did: String::new(), changes, why: Some(why.into()) })
    }

    fn share_last(&self) -> (Stage, &str) {
        self.rows.find_share(self.task, COMMUNE).unwrap().appraisal.as_ref().map(|last| (last.stage, last.why.as_str())).unwrap()
    }
}

#[test]
fn a_share_is_submitted_and_returned_by_the_same_rules() {
    let mut office = many();
    let commune = actor(21, Role::Head, 31);
    assert_eq!(code(office.share_step(commune, NotStarted, InReview, "")), RefusalCode::NeedsProof);
    let paper = Paper { title: "Ảnh niêm yết".into(), ..Paper::default() };
    office.act(commune, Request::AddEvidence { task: office.task, paper, unit: None }).unwrap();
    let share = office.rows.find_share(office.task, COMMUNE).unwrap();
    assert_eq!((share.evidence, share.reported_at, office.task().evidence), (1, None, 1), "evidence alone is no report");
    office.share_step(commune, NotStarted, InReview, "").unwrap();
    // The head of who leads judges it.
    assert_eq!(code(office.share_step(head(), InReview, InProgress, "")), RefusalCode::NeedsReason);
    let reported = office.rows.find_share(office.task, COMMUNE).unwrap().reported_at;
    let outcome = office.share_step(head(), InReview, InProgress, "Ảnh mờ").unwrap();
    assert_eq!((office.share_last(), entries(&outcome)[0].why.as_str()), ((Stage::Returned, "Ảnh mờ"), "Ảnh mờ"));
    assert_eq!(office.rows.find_share(office.task, COMMUNE).unwrap().reported_at, reported, "who judges reports nothing");
    office.share_step(commune, InProgress, InReview, "").unwrap();
    office.share_step(head(), InReview, Done, "").unwrap();
    assert_eq!(office.share_last(), (Stage::Approved, ""));
}
