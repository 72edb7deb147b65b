//! Evidence: a set of papers, each added by one operation and taken back by another.

use crate::office::{Office, actor, entries, lan, minh, office};
use parboard_domain::{
    apply::{Context, Outcome, apply},
    entry::EntryKind,
    evidence::{Evidence, FileHash, FileRef, Paper},
    id::{OpId, TaskId},
    measure::Moment,
    op::Request,
    permission::Actor,
    person::Role,
    refusal::{Refusal, RefusalCode},
    row::Rows,
};
use proptest::prelude::*;
use uuid::Uuid;

fn paper(title: &str) -> Paper {
    let file = FileRef { hash: FileHash::of_bytes([7; 32]), name: "bao-cao.pdf".into(), media: "application/pdf".into(), bytes: 2_048 };
    Paper { title: title.into(), number: "45/BC-SNV".into(), file: Some(file), ..Paper::default() }
}

impl Office {
    fn add(&mut self, who: Actor, paper: Paper) -> Result<OpId, Refusal> {
        let op = self.op(Request::AddEvidence { task: self.task, paper, unit: None });
        let outcome = apply(&self.rows, &op, Context { actor: who, now: Moment(100), handed_in_by: None })?;
        outcome.rows.into_iter().for_each(|noun| self.rows.set(noun));
        Ok(op.id)
    }

    fn remove(&mut self, who: Actor, evidence: OpId) -> Result<Outcome, Refusal> {
        self.act(who, Request::RemoveEvidence { task: self.task, evidence })
    }

    fn evidence(&self, id: OpId) -> &Evidence {
        self.rows.find_evidence(id).unwrap()
    }
}

#[test]
fn added_evidence_stands_in_its_own_words_and_freshens_the_card() {
    let mut office = office();
    let id = office.add(lan(), paper("Báo cáo rà soát")).unwrap();
    let evidence = office.evidence(id);
    assert_eq!((evidence.by, evidence.at, &*evidence.paper.title), (lan().person, Moment(100), "Báo cáo rà soát"));
    assert_eq!(evidence.arrived_at, None, "the bytes travel apart");
    assert_eq!(office.task().touched_at, Moment(100));
}

#[test]
fn withdrawn_evidence_stays_in_sight_and_history_says_by_whom() {
    let mut office = office();
    let id = office.add(lan(), paper("Báo cáo")).unwrap();
    let outcome = office.remove(lan(), id).unwrap();
    let evidence = office.evidence(id);
    assert_eq!(evidence.withdrawn.map(|withdrawn| withdrawn.by), Some(lan().person));
    assert_eq!((&*evidence.paper.title, evidence.standing_file()), ("Báo cáo", None));
    assert_eq!((entries(&outcome)[0].kind, entries(&outcome)[0].from.as_text()), (EntryKind::EvidenceRemoved, "Báo cáo"));
}

#[test]
fn two_people_take_the_same_piece_back_and_the_first_did_it() {
    let mut office = office();
    let head = actor(40, Role::Head, 1);
    let id = office.add(lan(), paper("Báo cáo")).unwrap();
    office.remove(head, id).unwrap();
    assert_eq!(office.remove(lan(), id).unwrap(), Outcome::default());
    assert_eq!(office.evidence(id).withdrawn.map(|withdrawn| withdrawn.by), Some(head.person));
}

#[test]
fn who_may_add_and_who_may_take_back() {
    let (head, coordinator) = (actor(40, Role::Head, 1), actor(20, Role::Coordinator, 9));
    for reader in [actor(50, Role::Leader, 1), actor(51, Role::Observer, 1), actor(52, Role::Administrator, 1), actor(53, Role::Staff, 2)] {
        let mut office = office();
        assert_eq!(office.add(reader, paper("x")).unwrap_err().code, RefusalCode::NoAccess, "{reader:?}");
        let id = office.add(lan(), paper("x")).unwrap();
        assert_eq!(office.remove(reader, id).unwrap_err().code, RefusalCode::NoAccess, "{reader:?}");
    }
    for (who, may) in [(lan(), true), (minh(), false), (head, true), (coordinator, true), (actor(41, Role::Head, 2), false)] {
        let mut office = office();
        let id = office.add(lan(), paper("x")).unwrap();
        assert_eq!(office.remove(who, id).is_ok(), may, "{who:?}");
    }
}

#[test]
fn evidence_of_another_card_is_not_found_on_this_one() {
    let mut office = office();
    assert_eq!(office.remove(lan(), OpId(Uuid::from_u128(0xdead))).unwrap_err().code, RefusalCode::NotFound);
    let id = office.add(lan(), paper("x")).unwrap();
    let mut moved = office.evidence(id).clone();
    moved.task = TaskId(Uuid::from_u128(0xbeef));
    office.rows.set(parboard_domain::row::Noun::Evidence(moved));
    assert_eq!(office.remove(lan(), id).unwrap_err().code, RefusalCode::NotFound);
}

/// Failure mode 45: what is added to an archived card is kept, and both sides are told.
#[test]
fn evidence_for_an_archived_card_is_kept_and_both_are_told() {
    let mut office = office();
    let head = actor(40, Role::Head, 1);
    office.act(head, Request::ArchiveTask { task: office.task }).unwrap();
    let outcome = office.act(lan(), Request::AddEvidence { task: office.task, paper: paper("Biên bản"), unit: None }).unwrap();
    assert!(office.task().archived.is_some());
    let told = office.rows.find_entry(outcome.clashes[0]).unwrap();
    assert!(told.concerns(lan().person) && told.concerns(head.person));
}

#[test]
fn what_is_refused_changes_nothing() {
    let mut office = office();
    let before = office.rows.clone();
    let mut wrong = paper("Chương trình");
    wrong.file.as_mut().unwrap().media = "application/x-sh".into();
    assert_eq!(office.add(lan(), wrong).unwrap_err().code, RefusalCode::FileType);
    assert_eq!(office.add(lan(), Paper::default()).unwrap_err().code, RefusalCode::Unreadable);
    assert_eq!(office.rows, before);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The law of a set: pieces added by two people all stand, and the order in which they come leaves no trace.
    #[test]
    fn additions_merge_in_any_order(order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let mut office = office();
        let task = office.task;
        let ops: Vec<_> = (0..6).map(|n| office.op(Request::AddEvidence { task, paper: paper(&format!("Tài liệu {}", n % 3)), unit: None })).collect();
        let after = |order: &[usize]| {
            let mut rows = office.rows.clone();
            for n in order {
                let actor = if n % 2 == 0 { lan() } else { minh() };
                let outcome = apply(&rows, &ops[*n], Context { actor, now: Moment(100), handed_in_by: None }).unwrap();
                outcome.rows.into_iter().for_each(|noun| rows.set(noun));
            }
            rows
        };
        let rows = after(&order);
        prop_assert_eq!(&rows, &after(&[0, 1, 2, 3, 4, 5]));
        for (n, op) in ops.iter().enumerate() {
            prop_assert_eq!(&rows.find_evidence(op.id).unwrap().paper.title, &format!("Tài liệu {}", n % 3));
        }
    }
}
