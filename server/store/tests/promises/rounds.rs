//! Rounds of proposals: opened once, survived by every copy, and made into one plan however often.

use super::office::{NOW, Office, account, carried_out, offices, place, reading};
use parboard_domain::{
    entry::EntryKind,
    field::{Field, Value},
    id::{AgencyId, CriterionId, PlanId, TaskId},
    measure::Day,
    op::{Change, Request},
    person::{Directory, Role},
    plan::{PlanKind, Round},
    refusal::RefusalCode,
    round::RoundProblem,
    row::{Kind, Noun, Rows},
    task::Status::{Done, InReview, NotStarted},
};
use parboard_store::{Account, Making, StoreError};
use parboard_sync::protocol::Verdict;
use uuid::Uuid;

const TITLE: &str = "Kế hoạch nâng cao Chỉ số CCHC năm 2026";

/// Made without having been looked at.
fn unseen(answers: &[(String, AgencyId)]) -> Making<'_> {
    Making { title: TITLE, answers, seen: None }
}

fn june() -> Day {
    Day::new(2025, 6, 15).unwrap()
}

impl Office {
    /// The same criteria as a table that assigns them, with no card on it; from now on the plan that is looked at.
    async fn assign(&mut self) {
        let mut table = reading("10/UBND");
        table.document.kind = PlanKind::Assignment;
        table.items.iter_mut().for_each(|item| item.tasks.clear());
        self.plan = self.store.import(self.province, self.coordinator.person.id, &table, None, NOW).await.unwrap().plan;
    }

    async fn open(&self, due_on: Day, year: i64) -> Result<(), StoreError> {
        self.store.open_round(self.province, self.plan, due_on, year, NOW).await.map(drop)
    }

    async fn directory(&self) -> Directory {
        self.store.directory(self.province).await.unwrap()
    }

    async fn round(&self) -> Option<Round> {
        let rows = self.rows().await;
        rows.of_kind(Kind::Plan).find_map(|row| if let Noun::Plan(plan) = &row.is { plan.round } else { None })
    }

    /// A proposal of that person, with all that one has, submitted by whoever may.
    async fn propose(&mut self, who: &Account, criterion: CriterionId, title: &str) -> TaskId {
        let made = self.card(criterion, title);
        let task = made.id.task();
        let set = |field, to: &str| Change { field, from: Value::Nothing, to: to.into() };
        let changes = vec![set(Field::CarriedOutBy, "Sở Nội vụ, Sở Mới Lập"), set(Field::Target, "Đạt 85 %"), set(Field::Points, "1,5")];
        let fields = self.op(Request::SetFields { task, changes });
        let verdicts = self.send_as(who, &[made, fields]).await.verdicts;
        assert!(verdicts.iter().all(|(_, verdict)| carried_out(verdict)), "{verdicts:?}");
        task
    }

    async fn accept(&mut self, task: TaskId) {
        let ops = [place(task, NotStarted, InReview), place(task, InReview, Done)].map(|step| self.op(step));
        assert!(self.send(&ops).await.verdicts.iter().all(|(_, verdict)| carried_out(verdict)));
    }
}

#[tokio::test]
async fn a_round_is_opened_once_and_its_last_day_moves() {
    for mut office in offices().await {
        assert!(
            matches!(office.open(june(), 2026).await, Err(StoreError::Round(RoundProblem::NoAssignment))),
            "a plan is no table of who leads what"
        );
        office.assign().await;
        let proposed = office.store.proposed(office.province, office.plan, TITLE).await;
        assert!(matches!(proposed, Err(StoreError::Round(RoundProblem::NoRound))));
        let version = office.directory().await.version;
        office.open(june(), 2026).await.unwrap();
        let directory = office.directory().await;
        assert!(directory.version > version, "devices on which another plan is open hear of it");
        assert_eq!(directory.plans.iter().find(|title| title.id == office.plan).and_then(|title| title.round), office.round().await);
        let first = office.round().await.unwrap();
        assert_eq!((first.due_on, first.year, first.opened_at, first.made), (june(), 2026, NOW, None));
        let rev = office.store.plan_rev(office.plan).await.unwrap();
        office.open(june(), 2026).await.unwrap();
        assert_eq!(office.store.plan_rev(office.plan).await.unwrap(), rev, "nothing to do is nothing done");
        let later = Day::new(2025, 6, 30).unwrap();
        office.open(later, 2027).await.unwrap();
        assert_eq!(office.round().await.map(|round| (round.due_on, round.year, round.opened_at)), Some((later, 2027, NOW)));
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

#[tokio::test]
async fn importing_the_document_again_closes_no_round() {
    for mut office in offices().await {
        office.assign().await;
        office.open(june(), 2026).await.unwrap();
        let (before, plan) = (office.round().await, office.plan);
        office.assign().await;
        assert_eq!((office.plan, office.round().await), (plan, before));
    }
}

#[tokio::test]
async fn a_proposal_needs_no_proof_and_only_a_proposal_does_not() {
    for mut office in offices().await {
        let cards = office.cards().await;
        let bare = |task| Request::PlaceTask { task, from: NotStarted, to: InReview, rank: None, why: Some(String::new()) };
        let op = office.op(bare(cards[0]));
        let refused = office.send(&[op]).await.verdicts.remove(0).1;
        assert!(matches!(&refused, Verdict::Refused(refusal) if refusal.code == RefusalCode::NeedsProof), "{refused:?}");
        office.assign().await;
        office.open(june(), 2026).await.unwrap();
        let staff = account(&office.store, office.province, "staff", Role::Staff, Some("Sở Nội vụ")).await;
        let criterion = office.led_by(staff.person.agency.unwrap()).await;
        let task = office.propose(&staff, criterion, "Rà soát thủ tục").await;
        let op = office.op(bare(task));
        let head = office.head.clone();
        let verdict = office.send_as(&head, &[op]).await.verdicts.remove(0).1;
        assert!(carried_out(&verdict), "{verdict:?}");
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

#[tokio::test]
async fn a_round_becomes_one_plan_however_often_it_is_made() {
    for mut office in offices().await {
        office.assign().await;
        office.open(june(), 2026).await.unwrap();
        let (by, round) = (office.coordinator.clone(), office.plan);
        let none = office.store.make_plan(office.province, by.person.id, round, unseen(&[]), NOW).await;
        assert!(matches!(none, Err(StoreError::Round(RoundProblem::NothingAccepted))));
        let criterion = office.criterion().await;
        let first = office.propose(&by, criterion, "Rà soát thủ tục").await;
        let second = office.propose(&by, criterion, "Tập huấn cán bộ").await;
        office.accept(first).await;
        let shown = office.store.proposed(office.province, round, TITLE).await.unwrap();
        assert_eq!(shown.unknown.iter().map(|unknown| &*unknown.name).collect::<Vec<_>>(), ["Sở Mới Lập"]);
        let own = office.head.person.agency.unwrap();
        let answers = [("Sở Mới Lập".to_owned(), own)];
        let made = office.store.make_plan(office.province, by.person.id, round, unseen(&answers), NOW).await.unwrap();
        assert_eq!((made.created, made.new_agencies.len()), (2, 0), "a criterion, a card, and who was meant");
        assert_eq!(office.round().await.and_then(|round| round.made), Some(made.plan));
        assert!(matches!(office.open(june(), 2027).await, Err(StoreError::Round(RoundProblem::PlanMade))));
        office.open(Day::new(2025, 7, 1).unwrap(), 2026).await.unwrap();

        // What was looked at before the second was accepted is not what would be made now.
        let seen = office.store.proposed(office.province, round, TITLE).await.unwrap().seal;
        office.accept(second).await;
        let as_seen = Making { seen: Some(&seen), ..unseen(&[]) };
        let stale = office.store.make_plan(office.province, by.person.id, round, as_seen, NOW).await;
        assert!(matches!(stale, Err(StoreError::Round(RoundProblem::NotAsShown))));
        let again = office.store.make_plan(office.province, by.person.id, round, unseen(&[]), NOW).await.unwrap();
        assert_eq!((again.plan, again.created, again.gone.len()), (made.plan, 1, 0));
        office.plan = made.plan;
        let rows = office.rows().await;
        let plan = rows.of_kind(Kind::Plan).find_map(|row| if let Noun::Plan(plan) = &row.is { Some(plan) } else { None }).unwrap();
        assert_eq!((plan.kind, plan.year, &*plan.title, plan.round), (PlanKind::Plan, 2026, TITLE, None));
        let comes_from =
            |noun: &Noun| matches!(noun, Noun::Entry(entry) if entry.kind == EntryKind::CarriedOver && entry.from.as_text() == "10/UBND");
        assert_eq!(rows.iter().filter(|row| comes_from(&row.is)).count(), 2);
        let goals =
            rows.of_kind(Kind::Criterion).filter_map(|row| if let Noun::Criterion(criterion) = &row.is { Some(&*criterion.goal) } else { None });
        assert_eq!(goals.collect::<Vec<_>>(), ["Đạt 85 % (dự kiến 1,5 điểm)"]);
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

#[tokio::test]
async fn a_round_survives_every_copy_and_makes_its_plan_anew_where_that_is_not() {
    for mut office in offices().await {
        office.assign().await;
        office.open(june(), 2026).await.unwrap();
        let (by, criterion) = (office.coordinator.clone(), office.criterion().await);
        let task = office.propose(&by, criterion, "Rà soát thủ tục").await;
        office.accept(task).await;
        let made = office.store.make_plan(office.province, by.person.id, office.plan, unseen(&[]), NOW).await.unwrap();

        let copy = office.copied_whole().await;
        let (other, province) = (&copy.store, copy.province);

        let anew = other.make_plan(province, by.person.id, office.plan, unseen(&[]), NOW).await.unwrap();
        assert_ne!(anew.plan, made.plan);
        let twice = other.make_plan(province, by.person.id, office.plan, unseen(&[]), NOW).await.unwrap();
        assert_eq!((twice.plan, twice.created, twice.updated), (anew.plan, 0, 0));
    }
}

#[tokio::test]
async fn nothing_of_a_round_crosses_a_province() {
    let mut office = Office::on_sqlite().await;
    office.assign().await;
    let other = office.store.add_province("Tỉnh Khác").await.unwrap();
    let (by, nowhere) = (office.coordinator.person.id, PlanId(Uuid::from_u128(7)));
    for (province, plan) in [(other, office.plan), (office.province, nowhere)] {
        assert!(matches!(office.store.open_round(province, plan, june(), 2026, NOW).await, Err(StoreError::NotFound)));
        assert!(matches!(office.store.proposed(province, plan, TITLE).await, Err(StoreError::NotFound)));
        assert!(matches!(office.store.make_plan(province, by, plan, unseen(&[]), NOW).await, Err(StoreError::NotFound)));
    }
    assert_eq!(office.round().await, None);
}

impl Office {
    /// A criterion that this agency leads.
    async fn led_by(&self, agency: AgencyId) -> CriterionId {
        let rows = self.rows().await;
        let led = rows.of_kind(Kind::Criterion).find_map(|row| match &row.is {
            Noun::Criterion(criterion) if criterion.lead.contains(&agency) => Some(criterion.id),
            _ => None,
        });
        led.filter(|id| rows.find_criterion(*id).is_some()).unwrap()
    }
}
