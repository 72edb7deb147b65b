//! Appraisal and what goes on into another year: steps with their words survive every copy, and a plan is carried over once.

use super::office::{NOW, Office, carried_out, offices};
use parboard_domain::{
    appraisal::Stage,
    entry::EntryKind,
    evidence::Paper,
    id::{PlanId, TaskId},
    op::Request,
    refusal::RefusalCode,
    row::{Kind, Noun, Rows},
    task::Status::{self, Done, InProgress, InReview, NotStarted},
};
use parboard_store::StoreError;
use parboard_sync::protocol::Verdict;
use uuid::Uuid;

fn step(task: TaskId, from: Status, to: Status, why: &str) -> Request {
    Request::PlaceTask { task, from, to, rank: None, why: Some(why.into()) }
}

impl Office {
    async fn ask(&mut self, request: Request) -> Verdict {
        let op = self.op(request);
        let who = self.coordinator.clone();
        self.send_as(&who, &[op]).await.verdicts.remove(0).1
    }

    async fn prove(&mut self, task: TaskId) {
        let paper = Paper { title: "Báo cáo kết quả".into(), ..Paper::default() };
        assert!(carried_out(&self.ask(Request::AddEvidence { task, paper, unit: None }).await));
    }
}

#[tokio::test]
async fn a_step_is_given_what_stands_on_the_server_and_keeps_its_words() {
    for mut office in offices().await {
        let task = office.cards().await[0];
        let bare = office.ask(step(task, NotStarted, InReview, "")).await;
        assert!(matches!(&bare, Verdict::Refused(refusal) if refusal.code == RefusalCode::NeedsProof), "{bare:?}");
        office.prove(task).await;
        assert!(carried_out(&office.ask(step(task, NotStarted, InReview, "")).await));
        assert!(carried_out(&office.ask(step(task, InReview, Done, "Đủ tài liệu")).await));
        assert!(carried_out(&office.ask(Request::LockTask { task }).await));
        let rows = office.rows().await;
        let card = rows.find_task(task).unwrap();
        assert_eq!((card.evidence, card.appraisal.as_ref().map(|last| (last.stage, &*last.why))), (1, Some((Stage::Locked, ""))));
        let words: Vec<&str> =
            rows.of_kind(Kind::Entry).filter_map(|row| if let Noun::Entry(entry) = &row.is { Some(&*entry.why) } else { None }).collect();
        assert!(words.contains(&"Đủ tài liệu"), "{words:?}");
        assert!(carried_out(&office.ask(step(task, Done, InProgress, "Có số liệu mới")).await));
        assert_eq!(office.store.check().await.unwrap().problems, []);

        // Into another database and back out of it, nothing is missing.
        office.copied_whole().await;
    }
}

#[tokio::test]
async fn what_is_undone_is_carried_over_once_and_says_where_it_comes_from() {
    for mut office in offices().await {
        let cards = office.cards().await;
        assert!(carried_out(&office.ask(step(cards[0], NotStarted, Done, "Đã xong")).await));
        let by = office.coordinator.person.id;
        let shown = office.store.carried_over(office.province, office.plan, 2026).await.unwrap();
        let tasks: usize = shown.items.iter().map(|item| item.tasks.len()).sum();
        assert_eq!(tasks, cards.len() - 1);
        let first = office.store.carry_over(office.province, by, office.plan, 2026, NOW).await.unwrap();
        assert_ne!(first.plan, office.plan);
        let again = office.store.carry_over(office.province, by, office.plan, 2026, NOW).await.unwrap();
        assert_eq!((again.plan, again.created, again.updated), (first.plan, 0, 0));
        let old = std::mem::replace(&mut office.plan, first.plan);
        let rows = office.rows().await;
        let carried =
            |noun: &Noun| matches!(noun, Noun::Entry(entry) if entry.kind == EntryKind::CarriedOver && entry.from.as_text() == "120/KH-UBND");
        assert_eq!(rows.iter().filter(|row| carried(&row.is)).count(), tasks);
        assert_eq!(office.store.check().await.unwrap().problems, []);
        let titles = office.store.list_plans(office.province).await.unwrap();
        assert_eq!(titles.iter().map(|title| title.id).collect::<Vec<_>>(), [first.plan, old], "the new year's plan is the newest");
    }
}

#[tokio::test]
async fn a_plan_that_is_not_here_is_not_carried_over() {
    let office = Office::on_sqlite().await;
    let nowhere = PlanId(Uuid::from_u128(7));
    assert!(matches!(office.store.carried_over(office.province, nowhere, 2026).await, Err(StoreError::NotFound)));
    let other = office.store.add_province("Tỉnh Khác").await.unwrap();
    let by = office.coordinator.person.id;
    assert!(matches!(office.store.carry_over(other, by, office.plan, 2026, NOW).await, Err(StoreError::NotFound)));
}
