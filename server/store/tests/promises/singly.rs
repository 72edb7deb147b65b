//! What the database itself does not take.

use super::office::{NOW, Office, carried_out, empty_databases, incoming, offices};
use parboard_domain::{
    evidence::Paper,
    field::{Field, Value},
    id::{OpId, TaskId},
    op::{Change, Op, Request},
    refusal::RefusalCode,
};
use parboard_store::{Backend, Handed, Store, StoreError};
use parboard_sync::protocol::Verdict;
use uuid::Uuid;

fn codes(verdicts: &[(OpId, Verdict)]) -> Vec<Option<RefusalCode>> {
    let code = |verdict: &Verdict| match verdict {
        Verdict::Refused(refusal) => Some(refusal.code),
        verdict => {
            assert!(carried_out(verdict), "{verdict:?}");
            None
        }
    };
    verdicts.iter().map(|(_, verdict)| code(verdict)).collect()
}

/// An edit with two lines of history, the second of which falls on the first of the other: 3 ^ 2 = 1. No device makes such ids.
pub fn crafted(office: &mut Office, other: OpId, task: TaskId) -> Op {
    let change = |field, to: Value| Change { field, from: Value::Nothing, to };
    let changes = vec![change(Field::Percent, Value::Number(5)), change(Field::Blocked, "Chờ kinh phí".into())];
    Op { id: OpId(Uuid::from_u128(other.0.as_u128() ^ 3)), ..office.op(Request::SetFields { task, changes }) }
}

/// Failure mode 10: what would fail every time is refused for good, with what builds on it, and holds up nothing beside it.
#[tokio::test]
async fn what_the_database_does_not_take_is_refused_by_itself() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let honest = office.percent(cards[0], 0, 40);
        office.send(std::slice::from_ref(&honest)).await;
        let criterion = office.criterion().await;
        let (card, wrong) = (office.card(criterion, "Việc mới"), crafted(&mut office, honest.id, cards[2]));
        let on_it = Op { deps: vec![wrong.id], ..office.comment(cards[2], "Dựa vào đó") };
        let on_the_card = Op { deps: vec![card.id], ..office.comment(card.id.task(), "Đã giao") };
        let batch = [office.percent(cards[1], 0, 10), card, wrong.clone(), on_it, on_the_card, office.comment(cards[2], "Sau đó")];
        let first = office.send(&batch).await;
        let refused = [None, None, Some(RefusalCode::Unreadable), Some(RefusalCode::DependsOn), None, None];
        assert_eq!(codes(&first.verdicts), refused);
        let export = office.store.export(office.plan).await.unwrap();
        let logged = export.ops.iter().find(|line| line.id == wrong.id).unwrap();
        assert!(matches!(logged.verdict, Verdict::Refused(_)) && logged.op == serde_json::to_value(&wrong).unwrap());
        assert_eq!(office.send(&batch).await.verdicts, first.verdicts, "and stays so");
        assert_eq!(office.store.export(office.plan).await.unwrap(), export, "nothing is carried out twice");
        assert_eq!(office.after(first.epoch, first.cursor).await.sum, first.sum, "who follows along holds the same");
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Failure mode 10: a paragraph pasted from a PDF brings a sign that PostgreSQL cannot hold. Its author hears so, news come all
/// the same, and what else waits is carried out.
#[tokio::test]
async fn a_sign_that_cannot_be_kept_costs_nothing_but_its_own_operation() {
    for mut office in offices().await {
        let (cards, criterion, bad) = (office.cards().await, office.criterion().await, "một\0hai".to_owned());
        let task = cards[0];
        let change = |field, from: &str, to: &str| Change { field, from: from.into(), to: to.into() };
        let wrong = [
            office.card(criterion, &bad),
            office.comment(task, &bad),
            office.op(Request::AddUpdate { task, did: bad.clone(), percent: None }),
            office.op(Request::AddEvidence { task, paper: Paper { title: bad.clone(), ..Paper::default() }, unit: None }),
            office.op(Request::SetFields { task, changes: vec![change(Field::Text, "", &bad)] }),
            office.op(Request::SetFields { task, changes: vec![change(Field::Text, &bad, "Của tôi")] }),
        ];
        let honest = [office.percent(cards[1], 0, 40), office.comment(cards[2], "Vẫn đến")];
        let batch: Vec<Op> = [&honest[..1], &wrong, &honest[1..]].concat();
        let reply = office.send(&batch).await;
        let codes = codes(&reply.verdicts);
        assert_eq!((codes[0], codes[7]), (None, None));
        assert!(codes[1..7].iter().all(|code| *code == Some(RefusalCode::HiddenSigns)), "{codes:?}");
        assert!(!reply.rows.is_empty());
        assert_eq!(office.send(&batch).await.verdicts, reply.verdicts);
        let head = office.head.person.id;
        let ops = vec![office.comment(task, &bad)];
        let handed = office.store.hand_in(&office.coordinator, head, Some(office.plan), ops, NOW).await;
        assert!(matches!(&handed, Ok(Handed::In(applied)) if matches!(applied.verdicts[0].1, Verdict::Refused(_))), "{handed:?}");
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// An export may come from a database that could hold what this one cannot: it is refused in words, and nothing of it is kept.
#[tokio::test]
async fn an_export_that_the_database_does_not_take_is_refused_in_words() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let comment = office.comment(cards[0], "mộthai");
        office.send(&[comment]).await;
        let json = String::from_utf8(office.written().await).unwrap().replace("mộthai", "một\\u0000hai");
        let (url, _folder) = empty_databases().await.into_iter().find(|(url, _)| url[..4] == office.url[..4]).unwrap();
        let other = Store::open(&url).await.unwrap();
        let province = other.ensure_province("Tỉnh Mẫu").await.unwrap();
        let outcome = other.import_export(province, incoming(json.as_bytes()).await.unwrap()).await;
        if other.backend() == Backend::Sqlite {
            assert!(outcome.is_ok(), "{outcome:?}");
        } else {
            assert!(matches!(&outcome, Err(StoreError::UnreadableExport(why)) if why.contains("does not take it")), "{outcome:?}");
            assert_eq!(other.list_plans(province).await.unwrap(), []);
        }
        other.close().await;
    }
}
