//! Figures of a criterion: on every device, in every copy, in the plan that the criterion belongs to, and seen when they are gone.

use super::office::{NOW, Office, carried_out, offices, reading};
use parboard_domain::{
    id::CriterionId,
    measure::Day,
    op::{Op, Request},
    refusal::RefusalCode,
    row::{Kind, Noun},
    score::{Decimal, Score, Stated, What},
};
use parboard_sync::protocol::{SyncReply, Verdict};

fn measured(value: i64) -> Stated {
    Stated { on: Day::parse("2025-06-30"), value: Some(Decimal::whole(value)), words: "Báo cáo tháng".into(), ..Stated::default() }
}

impl Office {
    async fn criteria(&self) -> Vec<CriterionId> {
        let rows = self.store.export(self.plan).await.unwrap().rows;
        rows.iter().filter(|row| row.is.key().kind == Kind::Criterion).map(|row| CriterionId(row.is.key().id)).collect()
    }

    fn figure(&mut self, criterion: CriterionId, says: Stated) -> Op {
        self.op(Request::GiveFigure { criterion, says, saw: None })
    }
}

fn scores(reply: &SyncReply) -> Vec<&Score> {
    reply.rows.iter().filter_map(|row| if let Noun::Score(score) = &row.is { Some(score) } else { None }).collect()
}

/// Own: a figure is kept once however often it is sent, and every device is sent it.
#[tokio::test]
async fn figures_are_kept_once_and_reach_every_device() {
    for mut office in offices().await {
        let criterion = office.criteria().await[0];
        let ops = [office.figure(criterion, measured(80)), office.figure(criterion, measured(81))];
        for _ in 0..2 {
            assert!(office.send(&ops).await.verdicts.iter().all(|(_, verdict)| carried_out(verdict)));
        }
        let whole = office.store.sync(&office.head, &office.request(Vec::new()), NOW).await.unwrap().0;
        let [score] = scores(&whole)[..] else { panic!("{:?}", scores(&whole)) };
        assert_eq!((score.id, score.figures.len(), score.figures[1].says.value), (criterion, 2, Some(Decimal::whole(81))));
        assert_eq!((score.figures[0].at, score.figures[0].by), (NOW, office.coordinator.person.id));
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// The most points and who is asked are known where a figure is judged, also when they came with an earlier batch.
#[tokio::test]
async fn points_are_judged_by_what_stands() {
    for mut office in offices().await {
        let criterion = office.criteria().await[0];
        let points = |what, value| Stated { what, value: Some(Decimal::whole(value)), survey: what == What::Max, ..Stated::default() };
        let max = office.figure(criterion, points(What::Max, 2));
        office.send(&[max]).await;
        for (what, value, code) in [(What::Appraised, 3, RefusalCode::OutOfRange), (What::SelfAssessed, 1, RefusalCode::Surveyed)] {
            let op = office.figure(criterion, points(what, value));
            let verdict = office.send(&[op]).await.verdicts[0].1.clone();
            assert!(matches!(&verdict, Verdict::Refused(refusal) if refusal.code == code), "{verdict:?}");
        }
    }
}

/// A device may send what was done on another plan than the one it looks at: a figure goes to the plan of its criterion.
#[tokio::test]
async fn a_figure_goes_to_the_plan_of_its_criterion() {
    for mut office in offices().await {
        let criterion = office.criteria().await[0];
        let other = office.store.import(office.province, office.coordinator.person.id, &reading("9/KH-UBND"), None, NOW).await.unwrap();
        let op = office.figure(criterion, measured(80));
        let mut request = office.request(vec![op]);
        request.plan = Some(other.plan);
        let reply = office.store.sync(&office.coordinator, &request, NOW).await.unwrap().0;
        assert!(carried_out(&reply.verdicts[0].1) && scores(&reply).is_empty(), "{:?}", reply.verdicts);
        let rows = office.store.export(office.plan).await.unwrap().rows;
        assert_eq!(rows.iter().filter(|row| row.is.key().kind == Kind::Score).count(), 1);
    }
}

/// Own: an export carries them, and both databases take it.
#[tokio::test]
async fn figures_are_carried_to_another_database() {
    for mut office in offices().await {
        let criterion = office.criteria().await[0];
        let op = office.figure(criterion, measured(80));
        office.send(&[op]).await;
        for copy in office.carried_elsewhere().await {
            let row = copy.store.export(copy.plan).await.unwrap().rows.into_iter().find(|row| row.is.key().kind == Kind::Score).unwrap();
            assert!(matches!(&row.is, Noun::Score(it) if it.figures[0].says == measured(80)), "{row:?}");
        }
    }
}

/// A figure into which somebody wrote another number, or that is gone, is told by the check.
#[tokio::test]
async fn a_figure_that_was_tampered_with_is_told() {
    for mut office in offices().await {
        let criterion = office.criteria().await[0];
        let op = office.figure(criterion, measured(80));
        office.send(&[op]).await;
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for damage in ["update score set figures = replace(figures, '\"80\"', '\"99\"')", "delete from score"] {
            sqlx::query(damage).execute(&pool).await.unwrap();
            let problems = office.store.check().await.unwrap().problems;
            assert!(problems.iter().any(|problem| problem.what.contains("operation")), "{damage}: {problems:?}");
        }
        pool.close().await;
    }
}
