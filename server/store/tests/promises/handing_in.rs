//! What a device could not send, handed in by somebody else.

use super::office::{NOW, Office, account, carried_out, offices};
use parboard_domain::{
    entry::EntryKind,
    field::{Field, Value},
    id::{PersonId, ProvinceId},
    op::{Change, Op, Request},
    person::Role,
    refusal::RefusalCode,
    row::{Kind, Noun, Rows},
    task::Status,
};
use parboard_store::{Account, Handed};
use parboard_sync::protocol::Verdict;
use uuid::Uuid;

async fn hand_in(office: &Office, by: &Account, author: PersonId, ops: &[Op]) -> Handed {
    office.store.hand_in(by, author, Some(office.plan), ops.to_vec(), NOW).await.unwrap()
}

fn verdicts(handed: Handed) -> Vec<Verdict> {
    let Handed::In(applied) = handed else { panic!("{handed:?}") };
    applied.verdicts.into_iter().map(|(_, verdict)| verdict).collect()
}

async fn who_handed_in(office: &Office) -> Vec<(PersonId, Option<PersonId>)> {
    let rows = office.rows().await;
    let lines = rows.of_kind(Kind::Entry).filter_map(|row| match &row.is {
        Noun::Entry(entry) if entry.kind == EntryKind::HandedIn => Some((entry.by, entry.other_by)),
        _ => None,
    });
    lines.collect()
}

#[tokio::test]
async fn what_was_handed_in_is_its_authors_and_history_says_who_brought_it() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let batch = [office.percent(cards[0], 0, 40), office.comment(cards[0], "Đã xong phần một")];
        let (coordinator, head) = (office.coordinator.clone(), office.head.person.id);
        assert!(verdicts(hand_in(&office, &coordinator, head, &batch).await).iter().all(carried_out));
        let rows = office.rows().await;
        assert_eq!(rows.find_task(cards[0]).unwrap().set_by[&Field::Percent], head);
        assert_eq!(who_handed_in(&office).await, [(coordinator.person.id, Some(head)); 2]);
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Failure mode 8: the device comes back after all, and sends the same.
#[tokio::test]
async fn what_was_handed_in_and_comes_from_its_device_as_well_is_carried_out_once() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let batch = [office.percent(cards[0], 0, 40), office.comment(cards[0], "Đã xong phần một")];
        let (coordinator, head) = (office.coordinator.clone(), office.head.clone());
        let first = verdicts(hand_in(&office, &coordinator, head.person.id, &batch).await);
        let before = office.rows().await;
        let again: Vec<Verdict> = office.send_as(&head, &batch).await.verdicts.into_iter().map(|(_, verdict)| verdict).collect();
        assert_eq!((&again, office.rows().await), (&first, before.clone()));
        assert_eq!(verdicts(hand_in(&office, &coordinator, head.person.id, &batch).await), first);
        // The other way round: what the device has sent meanwhile.
        let sent = office.comment(cards[1], "Đã gửi");
        office.send_as(&head, std::slice::from_ref(&sent)).await;
        hand_in(&office, &coordinator, head.person.id, &[sent]).await;
        assert_eq!(who_handed_in(&office).await.len(), 2, "nobody handed in what was there already");
    }
}

#[tokio::test]
async fn what_is_handed_in_is_judged_by_what_its_author_may_do_now() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let observer = account(&office.store, office.province, "observer", Role::Observer, None).await;
        let (coordinator, head) = (office.coordinator.clone(), office.head.clone());
        let done =
            office.op(Request::PlaceTask { task: cards[0], from: Status::NotStarted, to: Status::Done, rank: None, why: Some("Đã rõ".into()) });
        for (author, op) in [(&head, done), (&observer, office.percent(cards[0], 0, 10))] {
            let verdict = verdicts(hand_in(&office, &coordinator, author.person.id, &[op]).await).remove(0);
            assert!(matches!(&verdict, Verdict::Refused(refusal) if refusal.code == RefusalCode::NoAccess), "{verdict:?}");
        }
        assert_eq!(who_handed_in(&office).await, []);
        office.store.set_disabled("head", true, NOW).await.unwrap();
        let op = office.percent(cards[0], 0, 10);
        assert_eq!(hand_in(&office, &coordinator, head.person.id, &[op]).await, Handed::AuthorDisabled);
    }
}

#[tokio::test]
async fn nobody_hands_in_what_is_not_for_them_to_hand_in() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let leader = account(&office.store, office.province, "leader", Role::Leader, None).await;
        let other = account(&office.store, office.province, "other", Role::Coordinator, None).await;
        let (coordinator, head) = (office.coordinator.clone(), office.head.clone());
        let op = [office.comment(cards[0], "Chỉ đạo")];
        for author in [&leader, &other] {
            assert_eq!(hand_in(&office, &coordinator, author.person.id, &op).await, Handed::NotAllowed);
        }
        for by in [&head, &leader] {
            assert_eq!(hand_in(&office, by, head.person.id, &op).await, Handed::NotAllowed);
        }
        assert_eq!(hand_in(&office, &coordinator, PersonId(Uuid::from_u128(7)), &op).await, Handed::NoSuchAuthor);
        let elsewhere = Account { province: ProvinceId(Uuid::from_u128(8)), ..coordinator };
        assert_eq!(hand_in(&office, &elsewhere, head.person.id, &op).await, Handed::NoSuchAuthor);
        assert_eq!(office.store.export(office.plan).await.unwrap().ops, []);
    }
}

/// An id is its author's alone, also by hand.
#[tokio::test]
async fn an_operation_cannot_be_handed_in_as_another_persons() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let staff = account(&office.store, office.province, "staff", Role::Staff, Some("Sở Nội vụ")).await;
        let change = Change { field: Field::Percent, from: Value::Number(0), to: Value::Number(5) };
        let op = office.op(Request::SetFields { task: cards[0], changes: vec![change] });
        let (coordinator, head) = (office.coordinator.clone(), office.head.clone());
        office.send_as(&head, std::slice::from_ref(&op)).await;
        let verdict = verdicts(hand_in(&office, &coordinator, staff.person.id, &[op]).await).remove(0);
        assert!(matches!(&verdict, Verdict::Refused(refusal) if refusal.code == RefusalCode::IdReuse), "{verdict:?}");
    }
}
