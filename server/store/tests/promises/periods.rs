//! Reports for a period and frozen figures: on every device, in every copy, and seen when they were tampered with.

use super::office::{NOW, Office, carried_out, offices};
use parboard_domain::{
    field::{Field, Value},
    id::AgencyId,
    op::{Change, Op, Request},
    period::{Period, PeriodProblem, PeriodReport, Said, Schedule, Stage, frozen},
    row::{Kind, Noun},
};
use parboard_store::StoreError;
use parboard_sync::protocol::SyncReply;
use uuid::Uuid;

fn period() -> Period {
    Period::parse("2025-h1").unwrap()
}

impl Office {
    fn own_agency(&self) -> AgencyId {
        self.head.person.agency.unwrap()
    }

    fn report(&mut self, stage: Stage, results: &str) -> Op {
        let (plan, agency) = (self.plan, self.own_agency());
        let says = Said { stage, results: results.into(), ..Said::default() };
        self.op(Request::FileReport { plan, period: period(), agency, says: says.json(), saw: Vec::new() })
    }

    async fn freeze(&self, why: &str) -> Result<(), StoreError> {
        self.store.freeze(self.province, self.plan, period(), self.coordinator.person.id, why, NOW).await.map(drop)
    }
}

fn reports(reply: &SyncReply) -> Vec<PeriodReport> {
    reply.rows.iter().filter_map(|row| if let Noun::PeriodReport(held) = &row.is { PeriodReport::of(held) } else { None }).collect()
}

/// Own: a version is kept once however often it is sent, what two wrote is both kept, and every device is sent it.
#[tokio::test]
async fn versions_are_kept_once_and_reach_every_device() {
    for mut office in offices().await {
        let ops = [office.report(Stage::Written, "Của một người"), office.report(Stage::Submitted, "Của trưởng phòng")];
        for _ in 0..2 {
            let reply = office.send_as(&office.head.clone(), &ops).await;
            assert!(reply.verdicts.iter().all(|(_, verdict)| carried_out(verdict)), "{:?}", reply.verdicts);
        }
        let whole = office.store.sync(&office.coordinator, &office.request(Vec::new()), NOW).await.unwrap().0;
        let [report] = &reports(&whole)[..] else { panic!("{:?}", reports(&whole)) };
        assert_eq!((report.agency, report.period, report.versions.len()), (Some(office.own_agency()), period(), 2));
        assert_eq!((report.versions[0].at, report.versions[0].by), (NOW, office.head.person.id));
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Own: what is frozen stays as it was, whatever is edited later, and is frozen anew only for a reason.
#[tokio::test]
async fn what_is_frozen_stays_and_is_frozen_anew_only_for_a_reason() {
    for mut office in offices().await {
        let handed_in = office.report(Stage::Submitted, "Đã nộp");
        office.send_as(&office.head.clone(), &[handed_in]).await;
        office.freeze("").await.unwrap();
        let card = office.cards().await[0];
        let change = Change { field: Field::Percent, from: Value::Number(0), to: Value::Number(90) };
        let edit = office.op(Request::SetFields { task: card, changes: vec![change] });
        office.send(&[edit]).await;
        assert!(matches!(office.freeze(" ").await, Err(StoreError::Period(PeriodProblem::FrozenBefore))));
        office.freeze("Rà soát lại").await.unwrap();
        let whole = office.store.sync(&office.coordinator, &office.request(Vec::new()), NOW).await.unwrap().0;
        let found = reports(&whole);
        let province = found.iter().find(|report| report.agency.is_none()).unwrap();
        let figures: Vec<_> = province.versions.iter().map(|version| frozen::read(version.figures.as_ref().unwrap()).unwrap()).collect();
        assert_eq!((figures.len(), figures[0].whole.percent, figures[0].whole.tasks > 0), (2, 0, true));
        assert!(figures[1].whole.percent > 0 && figures[0].handed_in == [office.own_agency()], "{figures:?}");
        assert_eq!(province.versions[1].says.why, "Rà soát lại");
        assert_eq!(office.store.check().await.unwrap().problems, []);
        let elsewhere = office.store.add_province("Tỉnh Khác").await.unwrap();
        let foreign = office.store.freeze(elsewhere, office.plan, period(), office.coordinator.person.id, "", NOW).await;
        assert!(matches!(foreign, Err(StoreError::NotFound)), "{foreign:?}");
    }
}

/// Own: an export carries both, and both databases take them; an agency that is another there has its report all the same.
#[tokio::test]
async fn reports_are_carried_to_another_database() {
    for mut office in offices().await {
        let op = office.report(Stage::Submitted, "Đã nộp");
        office.send_as(&office.head.clone(), &[op]).await;
        office.freeze("").await.unwrap();
        for copy in office.carried_elsewhere().await {
            let rows = copy.store.export(copy.plan).await.unwrap().rows;
            let found: Vec<_> =
                rows.iter().filter_map(|row| if let Noun::PeriodReport(held) = &row.is { PeriodReport::of(held) } else { None }).collect();
            assert_eq!((found.len(), found.iter().filter(|report| report.agency.is_none()).count()), (2, 1));
            for report in found {
                assert_eq!(report.id, PeriodReport::none(copy.plan, report.period, report.agency).id);
            }
            assert_eq!(copy.store.check().await.unwrap().problems, []);
        }
    }
}

/// A version into which somebody wrote other words, or that is gone, is told by the check.
#[tokio::test]
async fn a_version_that_was_tampered_with_is_told() {
    for mut office in offices().await {
        let op = office.report(Stage::Written, "Đã họp");
        office.send_as(&office.head.clone(), &[op]).await;
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for damage in ["update period_report set versions = replace(versions, 'Đã họp', 'Chưa họp')", "delete from period_report"] {
            sqlx::query(damage).execute(&pool).await.unwrap();
            let problems = office.store.check().await.unwrap().problems;
            assert!(problems.iter().any(|problem| problem.what.contains("operation")), "{damage}: {problems:?}");
        }
        pool.close().await;
        let rows = office.store.export(office.plan).await.unwrap().rows;
        assert_eq!(rows.iter().filter(|row| row.is.key().kind == Kind::PeriodReport).count(), 0);
    }
}

/// Own: each province says for itself when periods begin, and its devices hear it with the directory.
#[tokio::test]
async fn periods_are_each_provinces_own() {
    for office in offices().await {
        let elsewhere = office.store.add_province("Tỉnh Khác").await.unwrap();
        let before = office.store.directory(office.province).await.unwrap();
        let set = Schedule { first_day: 1, due_day: 5 };
        office.store.set_schedule(office.province, set).await.unwrap();
        let after = office.store.directory(office.province).await.unwrap();
        assert_eq!((before.schedule(), after.schedule()), (Schedule::default(), set));
        assert!(after.version > before.version, "so that devices are sent it");
        assert_eq!(office.store.directory(elsewhere).await.unwrap().schedule(), Schedule::default());
        let nowhere = office.store.set_schedule(parboard_domain::id::ProvinceId(Uuid::nil()), set).await;
        assert!(matches!(nowhere, Err(StoreError::NotFound)), "{nowhere:?}");
    }
}
