//! Reports for a period: who writes and judges them, what is refused, and that nothing written is lost.

use crate::office::{Office, actor, id, lan, minh, office};
use parboard_domain::{
    agency::Agency,
    apply::Outcome,
    figures::Thresholds,
    id::{AgencyId, OpId, PlanId, ReportId},
    measure::{Moment, Percent},
    op::Request,
    period::{
        CHARS_MAX, OWN_VERSIONS_MAX, Period, PeriodReport, Said, Stage, VERSIONS_MAX, Version, WHY_CHARS_MAX, WRITTEN_VERSIONS_MAX,
        frozen::{self, Frozen},
        owing::owing,
        standing::{self, handed_in, is_handed_in, returned, stage},
    },
    permission::Actor,
    person::Role,
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, Rows},
    share::Roster,
    task::{Status, Task},
};
use serde_json::json;

pub const PLAN: PlanId = PlanId(id(0x77));
const OWN: AgencyId = AgencyId(id(1));

fn head() -> Actor {
    actor(13, Role::Head, 1)
}

fn coordinator() -> Actor {
    actor(20, Role::Coordinator, 2)
}

fn period() -> Period {
    Period::parse("2025-h1").unwrap()
}

fn says(stage: Stage, results: &str) -> Said {
    Said { stage, results: results.into(), ..Said::default() }
}

fn because(stage: Stage, why: &str) -> Said {
    Said { stage, why: why.into(), ..Said::default() }
}

impl Office {
    /// From now on there is the plan itself.
    pub fn begin_plan(&mut self) {
        self.rows.set(Noun::Plan(serde_json::from_value(json!({ "id": PLAN, "kind": "plan", "year": 2025, "title": "Kế hoạch" })).unwrap()));
    }

    /// Files what somebody says who has before them all that stands.
    fn file(&mut self, who: Actor, says: Said) -> Result<Outcome, Refusal> {
        let saw = standing::seen(&self.filed());
        self.file_seeing(who, says, saw)
    }

    fn file_seeing(&mut self, who: Actor, says: Said, saw: Vec<OpId>) -> Result<Outcome, Refusal> {
        self.act(who, Request::FileReport { plan: PLAN, period: period(), agency: OWN, says: says.json(), saw })
    }

    fn filed(&self) -> PeriodReport {
        let held = self.rows.find_period_report(ReportId::of(PLAN, period(), Some(OWN)));
        held.unwrap_or_else(|| PeriodReport::none(PLAN, period(), Some(OWN)))
    }

    /// The results that were handed in and stand.
    fn handed_in(&self) -> Vec<String> {
        standing::words_handed_in(&self.filed()).iter().map(|version| version.says.results.clone()).collect()
    }

    /// The results that stand.
    fn results(&self) -> Vec<String> {
        standing::words(&self.filed()).iter().map(|version| version.says.results.clone()).collect()
    }
}

fn begun() -> Office {
    let mut office = office();
    office.begin_plan();
    office
}

fn code(outcome: Result<Outcome, Refusal>) -> RefusalCode {
    outcome.unwrap_err().code
}

#[test]
fn a_report_is_written_handed_in_returned_and_accepted_and_every_version_stays() {
    let mut office = begun();
    for (who, what, comes_to) in [
        (lan(), says(Stage::Written, "Đã họp"), Stage::Written),
        (head(), says(Stage::Submitted, "Đã họp, đã ban hành"), Stage::Submitted),
        (coordinator(), because(Stage::Returned, "Thiếu số liệu"), Stage::Returned),
        (lan(), says(Stage::Written, "Đã họp, 3 văn bản"), Stage::Written),
        (head(), says(Stage::Submitted, "Đã họp, ban hành 3 văn bản"), Stage::Submitted),
        (coordinator(), because(Stage::Accepted, ""), Stage::Accepted),
    ] {
        office.file(who, what).unwrap();
        assert_eq!((stage(&office.filed()), returned(&office.filed()).is_some()), (Some(comes_to), comes_to == Stage::Returned));
    }
    let report = office.filed();
    assert_eq!((report.versions.len(), office.results()), (6, vec!["Đã họp, ban hành 3 văn bản".to_owned()]));
    assert_eq!(handed_in(&report).map(|version| version.by), Some(head().person));
}

#[test]
fn what_two_wrote_without_having_seen_each_other_stands_side_by_side() {
    let mut office = begun();
    office.file(lan(), says(Stage::Written, "Bắt đầu")).unwrap();
    let saw = standing::seen(&office.filed());
    office.file_seeing(lan(), says(Stage::Written, "Của Lan"), saw.clone()).unwrap();
    office.file_seeing(minh(), says(Stage::Written, "Của Minh"), saw).unwrap();
    assert_eq!(office.results(), ["Của Lan", "Của Minh"]);
    office.file(head(), says(Stage::Submitted, "Của cả hai")).unwrap();
    assert_eq!(office.results(), ["Của cả hai"]);
}

#[test]
fn what_is_written_beside_a_report_that_was_handed_in_takes_nothing_back() {
    let mut office = begun();
    office.file(lan(), says(Stage::Written, "Bắt đầu")).unwrap();
    let saw = standing::seen(&office.filed());
    office.file(head(), says(Stage::Submitted, "Đã nộp")).unwrap();
    office.file_seeing(minh(), says(Stage::Written, "Viết khi mất mạng"), saw).unwrap();
    assert!(is_handed_in(&office.filed()));
    assert_eq!(office.results(), ["Đã nộp", "Viết khi mất mạng"]);
    assert_eq!(office.handed_in(), ["Đã nộp"], "what is being written is nobody's word yet");
    // Whoever has both before them judges both.
    office.file(coordinator(), because(Stage::Returned, "Xem lại bản thứ hai")).unwrap();
    assert_eq!((stage(&office.filed()), office.results().len()), (Some(Stage::Returned), 2));
}

/// An acceptance is of what the coordinator had before them, and of nothing that was on its way.
#[test]
fn what_was_handed_in_while_something_older_was_accepted_is_accepted_by_nobody_yet() {
    let mut office = begun();
    office.file(head(), says(Stage::Submitted, "Bản đầu")).unwrap();
    let saw = standing::seen(&office.filed());
    office.file_seeing(head(), says(Stage::Submitted, "Bản sửa"), saw.clone()).unwrap();
    office.file_seeing(coordinator(), because(Stage::Accepted, ""), saw).unwrap();
    assert_eq!((stage(&office.filed()), office.handed_in()), (Some(Stage::Submitted), vec!["Bản sửa".to_owned()]));
    office.file(coordinator(), because(Stage::Accepted, "")).unwrap();
    assert_eq!((stage(&office.filed()), office.handed_in()), (Some(Stage::Accepted), vec!["Bản sửa".to_owned()]));
}

#[test]
fn a_head_takes_back_what_was_handed_in_until_it_is_accepted() {
    let mut office = begun();
    office.file(head(), says(Stage::Submitted, "Đã nộp")).unwrap();
    assert_eq!(code(office.file(lan(), says(Stage::Written, "Sửa"))), RefusalCode::NoAccess);
    office.file(head(), says(Stage::Written, "Lấy lại")).unwrap();
    assert!(!is_handed_in(&office.filed()));
    office.file(head(), says(Stage::Submitted, "Nộp lại")).unwrap();
    assert_eq!(office.handed_in(), ["Nộp lại"]);
    office.file(coordinator(), because(Stage::Accepted, "")).unwrap();
    assert_eq!(code(office.file(head(), says(Stage::Written, "Lấy lại nữa"))), RefusalCode::NoAccess);
    office.file(coordinator(), because(Stage::Returned, "Mở lại theo đề nghị")).unwrap();
    office.file(lan(), says(Stage::Written, "Sửa")).unwrap();
}

#[test]
fn nothing_is_judged_that_was_not_handed_in_and_nothing_is_returned_without_a_reason() {
    let mut office = begun();
    assert_eq!(code(office.file(coordinator(), because(Stage::Accepted, ""))), RefusalCode::BadTransition);
    office.file(lan(), says(Stage::Written, "Đang viết")).unwrap();
    assert_eq!(code(office.file(coordinator(), because(Stage::Returned, "Thiếu"))), RefusalCode::BadTransition);
    office.file(head(), says(Stage::Submitted, "Đã nộp")).unwrap();
    assert_eq!(code(office.file(coordinator(), because(Stage::Returned, " "))), RefusalCode::NeedsReason);
    assert_eq!(office.filed().versions.len(), 2, "what was refused added nothing");
}

#[test]
fn texts_and_versions_have_their_limits_and_judging_the_last_has_room() {
    let mut office = begun();
    for part in 0..4 {
        let long = |at: usize, most: usize| if at == part { "ư".repeat(most + 1) } else { String::new() };
        let says = Said {
            stage: Stage::Written,
            results: long(0, CHARS_MAX),
            obstacles: long(1, CHARS_MAX),
            proposals: long(2, CHARS_MAX),
            why: long(3, WHY_CHARS_MAX),
        };
        assert_eq!(code(office.file(lan(), says)), RefusalCode::TooLong, "{part}");
    }
    for _ in 0..WRITTEN_VERSIONS_MAX {
        office.file(lan(), says(Stage::Written, &"ư".repeat(CHARS_MAX))).unwrap();
    }
    assert_eq!(code(office.file(lan(), says(Stage::Written, "Thêm"))), RefusalCode::TooLong);
    // However often it was saved, it can be handed in.
    for _ in WRITTEN_VERSIONS_MAX..OWN_VERSIONS_MAX {
        office.file(head(), says(Stage::Submitted, &"ư".repeat(CHARS_MAX))).unwrap();
    }
    assert_eq!(code(office.file(head(), says(Stage::Submitted, "Thêm"))), RefusalCode::TooLong);
    office.file(coordinator(), because(Stage::Accepted, "")).unwrap();
    office.file(coordinator(), because(Stage::Returned, "Mở lại")).unwrap();
    assert!(office.filed().versions.len() < VERSIONS_MAX);
}

#[test]
fn a_collective_an_unknown_agency_and_another_plan_have_no_report() {
    let mut office = begun();
    office.rows.set_agencies([Agency::named(OWN, "Sở Nội vụ"), Agency::named(AgencyId(id(9)), "Các cơ quan, đơn vị")]);
    for (plan, agency) in [(PLAN, 9), (PLAN, 44), (PlanId(id(0x78)), 1)] {
        let (agency, says) = (AgencyId(id(agency)), says(Stage::Written, "Thử"));
        let refused = office.act(coordinator(), Request::FileReport { plan, period: period(), agency, says: says.json(), saw: vec![] });
        assert_eq!(code(refused), RefusalCode::NotFound);
    }
    assert_eq!(office.rows.of_kind(Kind::PeriodReport).count(), 0);
}

#[test]
fn nobody_names_a_version_that_came_later_to_hide_it() {
    let mut office = begun();
    let next = office.op(Request::ArchiveTask { task: office.task }).id;
    let later = OpId(uuid::Uuid::from_u128(next.0.as_u128() + (2 << 64)));
    office.file_seeing(lan(), says(Stage::Written, "Trước"), vec![later]).unwrap();
    office.file_seeing(minh(), says(Stage::Written, "Sau"), vec![]).unwrap();
    assert_eq!(office.results(), ["Trước", "Sau"]);
}

#[test]
fn every_office_that_is_named_reports_and_whoever_took_over_does_so_once() {
    let mut office = begun();
    let agency =
        |n: u128, name: &str, heir: Option<u128>| Agency { successor: heir.map(|heir| AgencyId(id(heir))), ..Agency::named(AgencyId(id(n)), name) };
    office.rows.set_agencies([
        agency(1, "Sở Nội vụ", None),
        agency(3, "Sở Kế hoạch và Đầu tư", Some(4)),
        agency(4, "Sở Tài chính", None),
        agency(5, "Xã Ea Kao", None),
        agency(6, "Xã khác", None),
        agency(9, "Các cơ quan, đơn vị", None),
    ]);
    let task = office.rows.find_task(office.task).unwrap().clone();
    office.rows.set(Noun::Task(Task { assignees: [3, 4, 9].map(|n| AgencyId(id(n))).into(), ..task }));
    office.rows.set(Noun::Roster(Roster { id: AgencyId(id(9)), units: vec![AgencyId(id(5))], frozen_on: None }));
    let nouns: Vec<&Noun> = office.rows.iter().map(|row| &row.is).collect();
    assert_eq!(owing(nouns, &office.rows), [1, 4, 5].map(|n| AgencyId(id(n))));
}

#[test]
fn what_is_frozen_stays_as_it_was_whatever_is_edited_later() {
    let mut office = begun();
    office.file(head(), says(Stage::Submitted, "Đã nộp")).unwrap();
    let freeze = |office: &Office| {
        let nouns: Vec<&Noun> = office.rows.iter().map(|row| &row.is).collect();
        frozen::freeze(&nouns, &office.rows, &[&office.filed()], Moment(100), Thresholds::default())
    };
    let before = freeze(&office);
    assert_eq!((before.whole.tasks, before.whole.done, before.criteria.len(), before.agencies[0].id), (1, 0, 1, Some(OWN)));
    assert_eq!((&before.owing[..], &before.handed_in[..]), (&[OWN][..], &[OWN][..]));
    let figures = serde_json::to_value(&before).unwrap();
    let version = Version {
        id: OpId(id(0x500)),
        says: Said { stage: Stage::Frozen, ..Said::default() },
        saw: vec![],
        by: coordinator().person,
        at: Moment(100),
        made_at: Moment(100),
        figures: Some(figures),
    };
    let province = PeriodReport { versions: vec![version], ..PeriodReport::none(PLAN, period(), None) };
    office.rows.set(Noun::PeriodReport(province.held()));
    let task = office.rows.find_task(office.task).unwrap().clone();
    office.rows.set(Noun::Task(Task { status: Status::Done, percent: Percent::WHOLE, ..task }));
    assert_eq!(freeze(&office).whole.percent, 100);
    let held = serde_json::from_value(serde_json::to_value(Noun::PeriodReport(province.held())).unwrap()).unwrap();
    let Noun::PeriodReport(held) = held else { panic!("no report") };
    assert_eq!(frozen::latest(&PeriodReport::of(&held).unwrap()).map(|(_, frozen)| frozen), Some(before));
    assert_eq!(frozen::read(&json!({ "newer": 1 })), Some(Frozen::default()));
}

#[test]
fn a_stage_of_a_newer_version_is_held_and_counts_for_nothing() {
    let mut office = begun();
    office.file(lan(), says(Stage::Written, "Đang viết")).unwrap();
    let mut row = serde_json::to_value(Noun::PeriodReport(office.filed().held())).unwrap();
    let mut newer = row["period_report"]["versions"][0].clone();
    newer["id"] = json!(id(0x501));
    newer["saw"] = json!([row["period_report"]["versions"][0]["id"]]);
    newer["says"]["stage"] = "published".into();
    row["period_report"]["versions"].as_array_mut().unwrap().push(newer);
    let Noun::PeriodReport(report) = serde_json::from_value(row).unwrap() else { panic!("no report") };
    let report = PeriodReport::of(&report).unwrap();
    assert_eq!((report.versions.len(), report.versions[1].says.stage, stage(&report)), (2, Stage::Newer, Some(Stage::Written)));
}

/// What became of several is as far as the one that is least far; once it writes itself, that is its report, and nothing is told twice.
#[test]
fn a_merged_agency_goes_on_from_what_was_written_before_it() {
    let mut office = office();
    let (heir, other) = (AgencyId(id(1)), AgencyId(id(2)));
    let report = |agency, stage, results: &str| PeriodReport {
        versions: vec![Version {
            id: OpId(id(0x900 + u128::from(results.len() as u64))),
            says: says(stage, results),
            saw: vec![],
            by: lan().person,
            at: Moment(1),
            made_at: Moment(1),
            figures: None,
        }],
        ..PeriodReport::none(PLAN, period(), Some(agency))
    };
    let (old, older) = (AgencyId(id(0x51)), AgencyId(id(0x52)));
    let own = office.rows.find_agency(heir).unwrap().clone();
    let merged = |id| Agency { successor: Some(heir), ..Agency::named(id, "Sở cũ") };
    office.rows.set_agencies([own, Agency::named(other, "Sở khác"), merged(old), merged(older)]);
    let (first, second) = (report(old, Stage::Submitted, "một"), report(older, Stage::Written, "hai hai"));
    let handed_in = frozen::stage(&[&first], heir, &office.rows);
    assert_eq!(handed_in, Some(Stage::Submitted), "what the only one of them handed in was handed in");
    assert_eq!(frozen::stage(&[&first, &second], heir, &office.rows), Some(Stage::Written));
    let mine = report(heir, Stage::Submitted, "một và hai hai");
    let speaks: Vec<_> = frozen::of(&[&first, &second, &mine], heir, &office.rows).into_iter().map(|report| report.agency).collect();
    assert_eq!((speaks, frozen::stage(&[&first, &second, &mine], heir, &office.rows)), (vec![Some(heir)], Some(Stage::Submitted)));
    assert!(frozen::of(&[&first, &second, &mine], other, &office.rows).is_empty());
}
