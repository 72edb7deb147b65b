//! Directions and their answers, steps, people who carry out: kept, sent, carried to another database and checked.

use super::office::{Office, account, carried_out, empty_databases, incoming, offices};
use parboard_domain::{
    id::{OpId, PersonId, TaskId},
    measure::Day,
    op::{Op, Request},
    person::Role,
    row::{Noun, Rows},
};
use parboard_store::{Account, Store};
use parboard_sync::protocol::Verdict;
use uuid::Uuid;

impl Office {
    fn say(&mut self, task: TaskId, body: &str, mentions: Vec<PersonId>, answers: Option<OpId>) -> Op {
        self.op(Request::AddComment { task, body: body.into(), mentions, answers })
    }

    async fn leader(&self) -> Account {
        account(&self.store, self.province, "leader", Role::Leader, None).await
    }
}

/// Own: a direction is told who answered it first, by whichever road the answers come.
#[tokio::test]
async fn a_direction_is_told_its_first_answer() {
    for mut office in offices().await {
        let (leader, task) = (office.leader().await, office.cards().await[0]);
        let direction = office.say(task, "Báo cáo trước thứ Sáu", vec![office.coordinator.person.id, PersonId(Uuid::from_u128(7))], None);
        let reply = office.send_as(&leader, std::slice::from_ref(&direction)).await;
        assert!(carried_out(&reply.verdicts[0].1), "{:?}", reply.verdicts);
        let rows = office.rows().await;
        let said = rows.find_comment(direction.id).unwrap();
        // Whom the province does not know is not named.
        assert_eq!((said.awaits_answer(), said.mentions.as_slice()), (true, [office.coordinator.person.id].as_slice()));
        assert_eq!(rows.find_task(task).unwrap().directions, 1);
        let answers = [office.say(task, "Đã gửi", vec![], Some(direction.id)), office.say(task, "Đã gửi lại", vec![], Some(direction.id))];
        let reply = office.send(&answers).await;
        assert!(reply.verdicts.iter().all(|(_, verdict)| carried_out(verdict)), "{:?}", reply.verdicts);
        let rows = office.rows().await;
        assert_eq!(rows.find_comment(direction.id).unwrap().answered, Some(answers[0].id));
        assert!(answers.iter().all(|answer| rows.find_comment(answer.id).unwrap().answers == Some(direction.id)));
        assert_eq!(rows.find_task(task).unwrap().directions, 0);
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Own: a card's steps and people are as they were asked for, here and wherever the plan is carried.
#[tokio::test]
async fn steps_and_people_are_kept_and_carried() {
    for mut office in offices().await {
        let (task, head) = (office.cards().await[0], office.head.person.id);
        let first =
            office.op(Request::AddStep { task, words: "Dự thảo".into(), due_on: Day::parse("2025-06-30"), instead_of: None, stood: None });
        let second = office.op(Request::AddStep { task, words: "Dự thảo lần 1".into(), due_on: None, instead_of: Some(first.id), stood: None });
        let batch = [
            first.clone(),
            second.clone(),
            office.op(Request::CheckStep { task, step: first.id, done: true }),
            office.op(Request::AssignPerson { task, person: head, on: true, unit: None }),
            office.op(Request::AssignPerson { task, person: PersonId(Uuid::from_u128(7)), on: true, unit: None }),
        ];
        let reply = office.send(&batch).await;
        assert!(reply.verdicts[..4].iter().all(|(_, verdict)| carried_out(verdict)), "{:?}", reply.verdicts);
        assert!(matches!(reply.verdicts[4].1, Verdict::Refused(_)), "nobody of that name is here");
        let card = office.rows().await.find_task(task).unwrap().clone();
        assert_eq!((card.steps.len(), card.steps[0].id, card.steps[0].done.is_some(), card.people.clone()), (1, second.id, true, vec![head]));
        assert_eq!(office.store.check().await.unwrap().problems, []);
        let written = office.written().await;
        for (url, _folder) in empty_databases().await {
            let store = Store::open(&url).await.unwrap();
            let province = store.ensure_province("Tỉnh Mẫu").await.unwrap();
            store.import_export(province, incoming(&written).await.unwrap()).await.unwrap();
            let there = store.export(office.plan).await.unwrap();
            assert!(there.rows.iter().any(|row| matches!(&row.is, Noun::Task(carried) if *carried == card)));
            let mut again = Vec::new();
            store.write_export(office.plan, &mut again).await.unwrap();
            assert!(again == written);
        }
    }
}
