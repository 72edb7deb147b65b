//! Shares: what each unit of a collective does of one card.

use crate::office::{Office, actor, entries, id, minh, office};
use parboard_domain::{
    agency::Agency,
    apply::{Outcome, shares_touched},
    entry::EntryKind,
    evidence::Paper,
    field::{Field, Value},
    id::{AgencyId, ShareId, TaskId},
    measure::Percent,
    op::{Change, Decision, FromTo, Request},
    permission::Actor,
    person::Role,
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, RowKey, Rows},
    share::{self, Roster, Share, Tally},
    task::Status,
};

const ALL: AgencyId = AgencyId(id(9));
const COMMUNE: AgencyId = AgencyId(id(31));
const WARD: AgencyId = AgencyId(id(32));
const TAX: AgencyId = AgencyId(id(33));
/// Merged into the commune.
const HAMLET: AgencyId = AgencyId(id(34));

/// The office of a card that is handed to three units, one of which was merged into another.
fn many() -> Office {
    let mut office = office();
    office.name_everybody();
    let units = [(COMMUNE, "Xã Ea Kao"), (WARD, "Phường Tân An"), (TAX, "Thuế tỉnh"), (HAMLET, "Xã Hòa Thắng"), (AgencyId(id(1)), "Sở Nội vụ")];
    let successor = |id| (id == HAMLET).then_some(COMMUNE);
    let mut agencies: Vec<Agency> = units.map(|(id, name)| Agency { successor: successor(id), ..Agency::named(id, name) }).into();
    agencies.push(Agency::named(ALL, "Các cơ quan, đơn vị, địa phương"));
    office.rows.set_agencies(agencies);
    office.rows.set(Noun::Roster(Roster { id: ALL, units: vec![COMMUNE, WARD, TAX, HAMLET], frozen_on: None }));
    office
}

fn commune() -> Actor {
    actor(21, Role::Staff, 31)
}

fn ward() -> Actor {
    actor(22, Role::Staff, 32)
}

fn change(field: Field, from: impl Into<Value>, to: impl Into<Value>) -> Change {
    Change { field, from: from.into(), to: to.into() }
}

fn percent(from: i64, to: i64) -> Change {
    change(Field::Percent, Value::Number(from), Value::Number(to))
}

impl Office {
    fn report(&mut self, who: Actor, unit: AgencyId, did: &str, changes: Vec<Change>) -> Result<Outcome, Refusal> {
        self.act(who, Request::ReportShare { task: self.task, unit, did: did.into(), changes, why: None })
    }

    fn share(&self, unit: AgencyId) -> &Share {
        self.rows.find_share(self.task, unit).unwrap()
    }

    fn tally(&self) -> Tally {
        let criterion = self.rows.find_criterion(self.task().criterion).unwrap();
        let shares = self.rows.within(RowKey::shares_of(self.task)).filter_map(|row| match &row.is {
            Noun::Share(share) => Some(share),
            _ => None,
        });
        share::tally(&share::units(self.task(), criterion, &self.rows), shares)
    }
}

fn code(outcome: Result<Outcome, Refusal>) -> RefusalCode {
    outcome.unwrap_err().code
}

#[test]
fn each_unit_reports_its_own_share_and_the_card_counts_them() {
    let mut office = many();
    assert_eq!(office.tally(), Tally { units: 4, ..Tally::default() });
    let outcome = office.report(commune(), COMMUNE, "Đã họp dân", vec![percent(0, 40)]).unwrap();
    let Some(Noun::Update(update)) = outcome.rows.iter().find(|noun| matches!(noun, Noun::Update(_))) else { panic!("{outcome:?}") };
    assert_eq!((&*update.did, update.unit, update.percent.map(Percent::get)), ("Đã họp dân", Some(COMMUNE), Some(40)));
    assert_eq!((entries(&outcome)[0].unit, entries(&outcome)[0].field), (Some(COMMUNE), Some(Field::Percent)));
    office.report(ward(), WARD, "", vec![change(Field::Blocked, Value::Nothing, "Chưa có kinh phí")]).unwrap();
    assert_eq!((office.share(COMMUNE).percent.get(), office.share(WARD).percent.get()), (40, 0));
    assert_eq!(office.tally(), Tally { units: 4, reported: 2, done: 0, blocked: 1, percent: 10 });
    assert_eq!((office.task().percent.get(), office.task().touched_at.0), (0, 100), "the card's own figures are whose who leads");
}

#[test]
fn a_share_is_begun_by_its_own_unit_the_coordinator_or_nobody() {
    let mut office = many();
    let done = || vec![percent(0, 10)];
    assert_eq!(code(office.report(ward(), COMMUNE, "Xong", done())), RefusalCode::NoAccess);
    assert_eq!(code(office.report(actor(23, Role::Staff, 77), AgencyId(id(77)), "Xong", done())), RefusalCode::NoAccess, "not on the list");
    for role in [Role::Leader, Role::Observer, Role::Administrator] {
        assert_eq!(code(office.report(actor(24, role, 31), COMMUNE, "Xong", done())), RefusalCode::NoAccess, "{role:?}");
    }
    // Tax has no account: the coordinator enters for it, and history says so.
    let outcome = office.report(actor(25, Role::Coordinator, 1), TAX, "Đã rà soát", done()).unwrap();
    assert_eq!((entries(&outcome)[0].by, entries(&outcome)[0].unit), (actor(25, Role::Coordinator, 1).person, Some(TAX)));
    assert!(office.share(TAX).reported_at.is_some());
}

#[test]
fn a_merged_unit_s_share_is_its_successor_s_and_keeps_its_name() {
    let mut office = many();
    office.report(commune(), HAMLET, "Đã xong phần việc của xã cũ", vec![percent(0, 100)]).unwrap();
    assert_eq!((office.share(HAMLET).unit, office.tally().reported), (HAMLET, 1));
    assert_eq!(code(office.report(ward(), HAMLET, "Xong", Vec::new())), RefusalCode::NoAccess);
}

#[test]
fn the_head_of_who_leads_returns_what_was_submitted_and_does_not_report_for_others() {
    let mut office = many();
    let (head, lead) = (actor(26, Role::Head, 31), actor(27, Role::Head, 1));
    let to = |from: Status, to: Status| vec![change(Field::Status, from, to)];
    assert_eq!(code(office.report(commune(), COMMUNE, "Trình", to(Status::NotStarted, Status::InReview))), RefusalCode::NoAccess);
    assert_eq!(code(office.report(lead, COMMUNE, "", to(Status::NotStarted, Status::Done))), RefusalCode::NoAccess);
    office.report(head, COMMUNE, "Trình thẩm định", to(Status::NotStarted, Status::InReview)).unwrap();
    let reported = office.share(COMMUNE).reported_at;
    // What who leads has to say is the reason of the return, and no report of the unit's.
    for (did, changes) in [("Thiếu biên bản", to(Status::InReview, Status::InProgress)), ("", vec![percent(0, 90)])] {
        assert_eq!(code(office.report(lead, COMMUNE, did, changes)), RefusalCode::NoAccess);
    }
    let paper = Paper { title: "Biên bản".into(), ..Paper::default() };
    let proof = Request::AddEvidence { task: office.task, paper, unit: Some(COMMUNE) };
    assert_eq!(code(office.act(lead, proof)), RefusalCode::NoAccess);
    office.report(lead, COMMUNE, "", to(Status::InReview, Status::InProgress)).unwrap();
    assert_eq!((office.share(COMMUNE).status, office.share(COMMUNE).reported_at), (Status::InProgress, reported));
    office.report(head, COMMUNE, "Đã bổ sung", to(Status::InProgress, Status::InReview)).unwrap();
    office.report(lead, COMMUNE, "", to(Status::InReview, Status::Done)).unwrap();
    assert_eq!(office.tally().done, 1);
    let late = office.report(head, COMMUNE, "Rút lại", to(Status::InReview, Status::InProgress)).unwrap_err();
    assert_eq!((late.code, late.current, late.who), (RefusalCode::BadTransition, Status::Done.into(), Some(lead.person)));
}

#[test]
fn two_of_one_unit_lose_nothing_to_each_other_and_both_are_told() {
    let mut office = many();
    let other = actor(28, Role::Staff, 31);
    office.report(commune(), COMMUNE, "Đã họp", vec![percent(0, 40)]).unwrap();
    let outcome = office.report(other, COMMUNE, "Đã lập danh sách", vec![percent(0, 60)]).unwrap();
    let clash = entries(&outcome)[0];
    assert_eq!((clash.kind, clash.unit, clash.other_by), (EntryKind::Clash, Some(COMMUNE), Some(commune().person)));
    assert_eq!((&clash.to, &clash.other, office.share(COMMUNE).percent.get()), (&Value::Number(60), &Value::Number(40), 60));
    assert_eq!(outcome.clashes, [clash.id]);
    // The first puts theirs back; the second is content with what stands, unknowing: that is a clash of decisions.
    let entry = clash.id;
    office.report(commune(), COMMUNE, "", vec![percent(60, 40)]).unwrap();
    let decided = |saw, chose| Some(Decision { saw: Value::Number(saw), chose: Value::Number(chose), after: Vec::new() });
    office.act(commune(), Request::SettleClash { task: office.task, entry, decision: decided(60, 40) }).unwrap();
    let outcome = office.act(other, Request::SettleClash { task: office.task, entry, decision: decided(60, 60) }).unwrap();
    let again = entries(&outcome).into_iter().find(|entry| entry.id != clash.id).unwrap();
    assert_eq!((again.kind, again.unit, &again.other), (EntryKind::Clash, Some(COMMUNE), &Value::Number(40)));
}

#[test]
fn who_works_on_a_share_changes_nothing_of_the_card_itself() {
    let mut office = many();
    assert_eq!(code(office.set(commune(), Field::Percent, Value::Number(0), Value::Number(5))), RefusalCode::NoAccess);
    assert_eq!(code(office.place(commune(), Status::NotStarted, Status::InProgress)), RefusalCode::NoAccess);
    // Who leads is named beside the collective, and works on the card as before.
    office.set(minh(), Field::Percent, Value::Number(0), Value::Number(5)).unwrap();
    // A device that did not know of the list yet sends its report as one of the card.
    let percent = Some(FromTo { from: Value::Number(5), to: Value::Number(30) });
    office.act(commune(), Request::AddUpdate { task: office.task, did: "Đã làm".into(), percent }).unwrap();
    assert_eq!((office.share(COMMUNE).percent.get(), office.task().percent.get()), (30, 5));
    let paper = Paper { title: "Biên bản".into(), ..Paper::default() };
    let outcome = office.act(commune(), Request::AddEvidence { task: office.task, paper, unit: None }).unwrap();
    let Some(Noun::Evidence(evidence)) = outcome.rows.iter().find(|noun| matches!(noun, Noun::Evidence(_))) else { panic!("{outcome:?}") };
    assert_eq!(evidence.unit, Some(COMMUNE));
    let evidence = evidence.id;
    assert_eq!(code(office.act(actor(27, Role::Head, 1), Request::RemoveEvidence { task: office.task, evidence })), RefusalCode::NoAccess);
    office.act(commune(), Request::RemoveEvidence { task: office.task, evidence }).unwrap();
}

#[test]
fn a_report_says_something_and_changes_what_shares_have() {
    let mut office = many();
    assert_eq!(code(office.report(commune(), COMMUNE, "", Vec::new())), RefusalCode::Unreadable);
    assert_eq!(code(office.report(commune(), COMMUNE, " ", vec![percent(0, 5)])), RefusalCode::Unreadable);
    assert_eq!(code(office.report(commune(), COMMUNE, "Xong", vec![percent(0, 101)])), RefusalCode::Unreadable);
    assert_eq!(code(office.report(commune(), COMMUNE, "Xong", vec![change(Field::Title, "", "Tên khác")])), RefusalCode::Unreadable);
    assert_eq!(code(office.report(commune(), COMMUNE, "Xong", vec![percent(0, 1); 4])), RefusalCode::TooLong);
    let hidden = change(Field::Blocked, Value::Nothing, "Chờ\u{7}");
    assert_eq!(code(office.report(commune(), COMMUNE, "", vec![hidden])), RefusalCode::HiddenSigns);
    assert_eq!(office.rows.of_kind(Kind::Share).count(), 0, "a refused report begins nothing");
}

#[test]
fn a_share_s_id_says_where_it_is_and_is_the_same_everywhere() {
    let task = TaskId(id(0x0198_0000_0000_7000_8000_0000_0000_0001));
    let found = RowKey::shares_of(task);
    for unit in [COMMUNE, WARD] {
        assert!(found.contains(&RowKey::new(Kind::Share, ShareId::of(task, unit).0)));
    }
    assert_ne!(ShareId::of(task, COMMUNE), ShareId::of(task, WARD));
    assert_ne!(ShareId::of(TaskId(id(task.0.as_u128() + 1)), COMMUNE), ShareId::of(task, COMMUNE));
    assert_eq!(ShareId::of(task, COMMUNE).to_string(), "01980000-0000-7000-7e54-aeb6a58c6ea3");
}

/// What the server has to look up before it judges.
#[test]
fn whose_share_an_operation_is_about_is_seen_from_the_list() {
    let mut office = many();
    let task = office.task;
    let of = |unit| RowKey::new(Kind::Share, ShareId::of(task, unit).0);
    let report = office.op(Request::ReportShare { task, unit: TAX, did: "Xong".into(), changes: Vec::new(), why: None });
    assert_eq!(shares_touched(&report, &office.rows, ward()), [of(TAX)]);
    let update = office.op(Request::AddUpdate { task, did: "Xong".into(), percent: None });
    assert_eq!(shares_touched(&update, &office.rows, commune()), [of(COMMUNE), of(HAMLET)]);
    assert_eq!(shares_touched(&update, &office.rows, minh()), []);
    let elsewhere = office.op(Request::AddUpdate { task: TaskId(id(5)), did: "Xong".into(), percent: None });
    assert_eq!(shares_touched(&elsewhere, &office.rows, commune()), []);
}
