//! What an operation does to a card, told as rules.
#![allow(clippy::unwrap_used, missing_docs)]

mod appraisal;
mod evidence;
mod figures;
mod office;
mod periods;
mod reminders;
mod rounds;
mod shares;
mod signs;
mod talk;
mod total;
mod undo;
mod views;

use office::{actor, entries, id, lan, minh, office};
use parboard_domain::{
    apply::Outcome,
    criterion::{Criterion, GONE},
    entry::EntryKind,
    field::{Field, Value},
    id::{AgencyId, CriterionId, TaskId},
    measure::{Moment, Percent},
    op::{Change, Decision, FromTo, Request},
    person::Role,
    refusal::RefusalCode,
    row::{Noun, Rows},
    task::Status,
};
use proptest::prelude::*;

/// Failure mode 38: an operation names the fields it changes, and no other is looked at.
#[test]
fn an_edit_against_what_stands_is_simply_done() {
    let mut office = office();
    let outcome = office.set(lan(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    assert_eq!(office.task().percent.get(), 40);
    assert_eq!(entries(&outcome)[0].kind, EntryKind::Set);
    assert!(outcome.clashes.is_empty());
}

/// Failure modes 2 and 3: what a clock of the year 9999, of the year 1 or of no year at all has stamped is a change like any other. It
/// keeps nobody from changing the same afterwards, stands no longer than theirs, and makes the card neither fresh nor stale.
#[test]
fn an_absurd_stamp_wins_nothing_and_stops_nobody() {
    for made_ms in [253_402_300_799_000, -62_135_596_800_000, i64::MAX, i64::MIN] {
        let mut office = office();
        let percent = |from, to| {
            let change = Change { field: Field::Percent, from: Value::Number(from), to: Value::Number(to) };
            Request::SetFields { task: TaskId(id(0x100)), changes: vec![change] }
        };
        office.act_at(lan(), made_ms, percent(0, 40)).unwrap();
        let outcome = office.act(minh(), percent(40, 70)).unwrap();
        assert_eq!((office.task().percent.get(), outcome.clashes), (70, vec![]), "{made_ms}: who saw it changes it");
        let outcome = office.act_at(lan(), made_ms, percent(40, 10)).unwrap();
        assert_eq!((office.task().percent.get(), outcome.clashes.len()), (10, 1), "{made_ms}: who did not see it has a clash");
        let outcome = office.act(minh(), percent(70, 90)).unwrap();
        assert_eq!((office.task().percent.get(), outcome.clashes.len()), (90, 1), "{made_ms}: the later arrival stands");
        assert_eq!(office.task().touched_at, Moment(100), "{made_ms}: freshness is by the server's clock");
    }
}

/// Failure mode 6.
#[test]
fn in_a_clash_the_later_arrival_stands_and_both_authors_see_both_values() {
    let mut office = office();
    office.set(lan(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    let outcome = office.set(minh(), Field::Percent, Percent::default(), Value::Number(70)).unwrap();
    assert_eq!(office.task().percent.get(), 70);
    let clash = entries(&outcome)[0];
    assert_eq!((clash.kind, &clash.to, &clash.other), (EntryKind::Clash, &Value::Number(70), &Value::Number(40)));
    assert!(clash.concerns(lan().person) && clash.concerns(minh().person));
    assert_eq!(outcome.clashes, [clash.id]);
}

/// Failure mode 44: my own other device is not somebody else.
#[test]
fn the_same_person_on_two_devices_is_no_clash() {
    let mut office = office();
    office.set(lan(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    let outcome = office.set(lan(), Field::Percent, Percent::default(), Value::Number(70)).unwrap();
    assert!(outcome.clashes.is_empty());
    assert_eq!(entries(&outcome)[0].from, Value::Number(40));
}

/// What was seen may have been an own word that was refused since: there is nobody to have a clash with.
#[test]
fn where_nobody_has_written_anything_nobody_is_contradicted() {
    let mut office = office();
    let outcome = office.set(lan(), Field::Blocked, "Chờ tỉnh", "Chờ Bộ").unwrap();
    assert_eq!((office.task().blocked.as_deref(), outcome.clashes.len()), (Some("Chờ Bộ"), 0));
    assert_eq!((entries(&outcome)[0].kind, &entries(&outcome)[0].from), (EntryKind::Set, &Value::Nothing));
    // Who cleared it has written something.
    office.set(minh(), Field::Blocked, "Chờ Bộ", Value::Nothing).unwrap();
    assert_eq!(office.set(lan(), Field::Blocked, "Chờ Bộ", "Chờ tỉnh").unwrap().clashes.len(), 1);
}

/// Failure mode 42.
#[test]
fn the_same_value_from_two_people_is_one_value() {
    let mut office = office();
    office.set(lan(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    let outcome = office.set(minh(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    assert_eq!(outcome, Outcome::default());
}

#[test]
fn texts_changed_in_different_paragraphs_are_joined() {
    let mut office = office();
    let words = office.words().words.clone();
    office.set(lan(), Field::Text, &*words, "Đoạn MỘT.\nĐoạn hai.\nĐoạn ba.").unwrap();
    let outcome = office.set(minh(), Field::Text, &*words, "Đoạn một.\nĐoạn hai.\nĐoạn BA.").unwrap();
    assert_eq!(office.words().text(), "Đoạn MỘT.\nĐoạn hai.\nĐoạn BA.");
    assert_eq!(entries(&outcome)[0].kind, EntryKind::Joined);
    assert_eq!(office.words().words, words, "the plan's own words are never edited");
}

#[test]
fn texts_changed_in_one_paragraph_leave_a_second_version() {
    let mut office = office();
    let words = office.words().words.clone();
    office.set(lan(), Field::Text, &*words, "Của Lan.\nĐoạn hai.\nĐoạn ba.").unwrap();
    let outcome = office.set(minh(), Field::Text, &*words, "Của Minh.\nĐoạn hai.\nĐoạn ba.").unwrap();
    assert_eq!(office.words().text(), "Của Lan.\nĐoạn hai.\nĐoạn ba.");
    let version = entries(&outcome)[0];
    assert_eq!(version.kind, EntryKind::Version);
    assert_eq!(version.to.as_text(), "Của Minh.\nĐoạn hai.\nĐoạn ba.");
    assert_eq!(version.other_by, Some(lan().person));
}

#[test]
fn a_settled_clash_no_longer_asks_the_one_who_settled_it() {
    let mut office = office();
    office.set(lan(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    let clash = office.set(minh(), Field::Percent, Percent::default(), Value::Number(70)).unwrap().clashes[0];
    office.act(minh(), Request::SettleClash { task: office.task, entry: clash, decision: None }).unwrap();
    let entry = office.rows.find_entry(clash).unwrap();
    assert!(!entry.concerns(minh().person) && entry.concerns(lan().person));
}

/// Two people look at one clash without a network: one keeps what stands, the other puts the other value back.
fn decided_at_once(keeps_first: bool) -> (office::Office, Outcome) {
    let mut office = office();
    let (seventy, forty) = (Value::Number(70), Value::Number(40));
    office.set(lan(), Field::Percent, Percent::default(), forty.clone()).unwrap();
    let clash = office.set(minh(), Field::Percent, Percent::default(), seventy.clone()).unwrap().clashes[0];
    let settle = |task, chose: &Value| {
        let decision = Decision { saw: seventy.clone(), chose: chose.clone(), after: Vec::new() };
        Request::SettleClash { task, entry: clash, decision: Some(decision) }
    };
    let (task, mut last) = (office.task, Outcome::default());
    for keeps in [keeps_first, !keeps_first] {
        if keeps {
            last = office.act(minh(), settle(task, &seventy)).unwrap();
        } else {
            office.set(lan(), Field::Percent, seventy.clone(), forty.clone()).unwrap();
            last = office.act(lan(), settle(task, &forty)).unwrap();
        }
    }
    (office, last)
}

#[test]
fn two_who_decide_one_clash_at_once_and_differently_are_both_told() {
    for keeps_first in [true, false] {
        let (office, last) = decided_at_once(keeps_first);
        assert_eq!(office.task().percent.get(), 40);
        let [again] = last.clashes[..] else { panic!("{last:?}") };
        let again = office.rows.find_entry(again).unwrap();
        assert!(again.concerns(lan().person) && again.concerns(minh().person), "{again:?}");
        let mut values = [&again.to, &again.other].map(|value| format!("{value:?}"));
        values.sort();
        assert_eq!(values, ["Number(40)", "Number(70)"]);
    }
}

#[test]
fn who_decides_after_the_other_and_knows_it_or_decides_the_same_disturbs_nobody() {
    let (seventy, forty) = (Value::Number(70), Value::Number(40));
    for (chose, after) in [(forty.clone(), vec![minh().person]), (seventy.clone(), Vec::new())] {
        let mut office = office();
        office.set(lan(), Field::Percent, Percent::default(), forty.clone()).unwrap();
        let clash = office.set(minh(), Field::Percent, Percent::default(), seventy.clone()).unwrap().clashes[0];
        let settle =
            |task, chose, after| Request::SettleClash { task, entry: clash, decision: Some(Decision { saw: Value::Number(70), chose, after }) };
        let task = office.task;
        office.act(minh(), settle(task, seventy.clone(), Vec::new())).unwrap();
        office.set(lan(), Field::Percent, seventy.clone(), chose.clone()).unwrap();
        assert_eq!(office.act(lan(), settle(task, chose, after)).unwrap().clashes, []);
    }
}

/// Failure mode 46: what no longer fits is refused, with what stands and who saw to it.
#[test]
fn a_move_overtaken_by_the_coordinator_is_refused_with_what_stands() {
    let mut office = office();
    let coordinator = actor(20, Role::Coordinator, 9);
    office.place(coordinator, Status::NotStarted, Status::Done).unwrap();
    let refusal = office.place(lan(), Status::NotStarted, Status::InProgress).unwrap_err();
    assert_eq!((refusal.code, refusal.current, refusal.who), (RefusalCode::BadTransition, Status::Done.into(), Some(coordinator.person)));
}

/// Failure mode 46: meanwhile an import has taken away the criterion that a card was made for. Its row stays, behind all others,
/// so the card and every word of it stand there, and go on being worked on.
#[test]
fn a_card_for_a_criterion_that_is_gone_by_now_stands_under_it() {
    let mut office = office();
    let (head, criterion) = (actor(21, Role::Head, 1), office.task().criterion);
    let gone = Criterion { order: GONE, ..office.rows.find_criterion(criterion).unwrap().clone() };
    office.rows.set(Noun::Criterion(gone));
    let made = Request::CreateTask { criterion, title: "Tập huấn".into(), text: "Mỗi xã một buổi.".into(), rank: "m".into() };
    let outcome = office.act(head, made).unwrap();
    let created = TaskId(entries(&outcome)[0].task.0);
    assert_eq!(office.rows.find_task(created).map(|task| task.criterion), Some(criterion));
    let words = office.rows.find_wording(created).unwrap();
    assert_eq!((words.title.as_str(), words.text()), ("Tập huấn", "Mỗi xã một buổi."));
    office.act(lan(), Request::AddComment { task: created, body: "Đã nhận".into(), mentions: Vec::new(), answers: None }).unwrap();
}

/// Failure mode 46: what names a criterion that this plan never had is refused. The operation stays with its author, words and all.
#[test]
fn a_card_for_a_criterion_that_is_not_there_is_refused() {
    let mut office = office();
    let made = Request::CreateTask { criterion: CriterionId(id(0x201)), title: "Tập huấn".into(), text: String::new(), rank: "m".into() };
    assert_eq!(office.act(actor(21, Role::Head, 1), made).unwrap_err().code, RefusalCode::NotFound);
}

/// Putting a card elsewhere in its column asks for no move, and undoes nobody's.
#[test]
fn a_reorder_leaves_anothers_move_alone() {
    let mut office = office();
    office.place(actor(20, Role::Coordinator, 9), Status::NotStarted, Status::Done).unwrap();
    let task = office.task;
    let (from, to) = (Status::NotStarted, Status::NotStarted);
    office.act(lan(), Request::PlaceTask { task, from, to, rank: Some("zz".into()), why: None }).unwrap();
    assert_eq!((office.task().status, &*office.task().rank), (Status::Done, "zz"));
}

#[test]
fn wanting_what_one_saw_changes_nothing() {
    let mut office = office();
    office.set(minh(), Field::Percent, Value::Number(0), Value::Number(40)).unwrap();
    let outcome = office.set(lan(), Field::Percent, Value::Number(0), Value::Number(0)).unwrap();
    assert_eq!((office.task().percent.get(), outcome.rows.len()), (40, 0));
}

#[test]
fn heads_add_cards_where_their_agency_takes_part_and_nowhere_else() {
    let mut office = office();
    let criterion = office.task().criterion;
    let create = || Request::CreateTask { criterion, title: "Tập huấn".into(), text: String::new(), rank: "m".into() };
    for (who, may) in [(actor(21, Role::Head, 1), true), (actor(22, Role::Head, 2), false), (actor(23, Role::Coordinator, 9), true), (lan(), false)] {
        assert_eq!(office.act(who, create()).is_ok(), may, "{who:?}");
    }
}

/// Own: a coordinator adds cards for those who lead, and none for an office that the criterion does not name.
#[test]
fn a_new_card_is_its_makers_where_the_plan_names_them_and_the_leads_elsewhere() {
    let criterion = office().task().criterion;
    let create = || Request::CreateTask { criterion, title: "Tập huấn".into(), text: String::new(), rank: "m".into() };
    let lead = vec![AgencyId(id(1))];
    for (who, owners) in
        [(actor(21, Role::Head, 1), lead.clone()), (actor(23, Role::Coordinator, 1), lead.clone()), (actor(24, Role::Coordinator, 2), lead)]
    {
        let outcome = office().act(who, create()).unwrap();
        let made = outcome.rows.iter().find_map(|noun| if let Noun::Task(task) = noun { Some(task.assignees.clone()) } else { None });
        assert_eq!(made, Some(owners), "{who:?}");
    }
    let mut office = office();
    let mut named = office.rows.find_criterion(criterion).unwrap().clone();
    named.coordinating = vec![AgencyId(id(2))];
    office.rows.set(Noun::Criterion(named));
    let outcome = office.act(actor(25, Role::Head, 2), create()).unwrap();
    assert!(outcome.rows.iter().any(|noun| matches!(noun, Noun::Task(task) if task.assignees == [AgencyId(id(2))])));
}

#[test]
fn staff_do_not_declare_their_own_work_done() {
    let mut office = office();
    assert_eq!(office.place(lan(), Status::NotStarted, Status::Done).unwrap_err().code, RefusalCode::NoAccess);
    assert_eq!(office.task().status, Status::NotStarted);
}

#[test]
fn an_agency_that_takes_no_part_changes_nothing() {
    let mut office = office();
    let stranger = actor(30, Role::Staff, 2);
    assert_eq!(office.place(stranger, Status::NotStarted, Status::InProgress).unwrap_err().code, RefusalCode::NoAccess);
    assert_eq!(office.set(stranger, Field::Text, "", "x").unwrap_err().code, RefusalCode::NoAccess);
}

#[test]
fn one_of_many_works_on_a_card_and_is_refused_its_title_its_day_and_putting_it_away() {
    let mut office = office();
    office.name_everybody();
    let (head, task) = (actor(50, Role::Head, 2), office.task);
    office.place(head, Status::NotStarted, Status::InProgress).unwrap();
    office.set(head, Field::Percent, Percent::default(), Value::Number(10)).unwrap();
    office.set(head, Field::Blocked, Value::Nothing, "Chưa có kinh phí").unwrap();
    let words = office.words().words.clone();
    office.set(head, Field::Text, &*words, "Đoạn một.").unwrap();
    office.act(head, Request::AddUpdate { task, did: "Đã họp".into(), percent: None }).unwrap();
    let before = office.rows.clone();
    let title = office.words().title.clone();
    let criterion = office.task().criterion;
    let refused = [
        office.set(head, Field::Title, &*title, "Việc khác"),
        office.set(head, Field::DueOn, Value::Nothing, "2025-09-30"),
        office.act(head, Request::ArchiveTask { task }),
        office.act(head, Request::CreateTask { criterion, title: "Tập huấn".into(), text: String::new(), rank: "m".into() }),
    ];
    assert!(refused.iter().all(|outcome| outcome.as_ref().is_err_and(|refusal| refusal.code == RefusalCode::NoAccess)), "{refused:?}");
    assert_eq!(office.rows, before);
    office.set(actor(51, Role::Head, 1), Field::Title, &*title, "Việc khác").unwrap();
}

/// Failure mode 45: edits of an archived card are kept, do not bring it back, and both sides are told.
#[test]
fn work_on_an_archived_card_is_kept_without_bringing_it_back() {
    let mut office = office();
    let head = actor(40, Role::Head, 1);
    office.act(head, Request::ArchiveTask { task: office.task }).unwrap();
    let outcome = office.set(lan(), Field::Percent, Percent::default(), Value::Number(40)).unwrap();
    assert!(office.task().archived.is_some());
    assert_eq!(office.task().percent.get(), 40);
    let told = office.rows.find_entry(outcome.clashes[0]).unwrap();
    assert!(told.concerns(lan().person) && told.concerns(head.person));
    office.act(lan(), Request::RestoreTask { task: office.task }).unwrap();
    assert!(office.task().archived.is_none());
}

#[test]
fn a_report_carries_its_percentage_and_freshens_the_card() {
    let mut office = office();
    let percent = Some(FromTo { from: Percent::default().into(), to: Value::Number(25) });
    let outcome = office.act(lan(), Request::AddUpdate { task: office.task, did: "Đã họp tổ công tác".into(), percent }).unwrap();
    assert_eq!(office.task().percent.get(), 25);
    assert_eq!(office.task().touched_at, Moment(100));
    assert!(outcome.rows.iter().any(|noun| matches!(noun, Noun::Update(update) if update.percent.map(Percent::get) == Some(25))));
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let mut office = office();
    let before = office.rows.clone();
    let long = "ư".repeat(20_001);
    for (field, to, code) in [
        (Field::Percent, Value::Number(101), RefusalCode::Unreadable),
        (Field::Percent, Value::from("40"), RefusalCode::Unreadable),
        (Field::DueOn, Value::from("31/12/2025"), RefusalCode::NoAccess),
        (Field::Title, Value::from("  "), RefusalCode::Unreadable),
        (Field::Blocked, Value::from(""), RefusalCode::Unreadable),
        (Field::Blocked, Value::from(" \n"), RefusalCode::Unreadable),
        (Field::Text, Value::Text(long), RefusalCode::TooLong),
        (Field::Status, Value::from("done"), RefusalCode::Unreadable),
    ] {
        assert_eq!(office.set(lan(), field, Value::Nothing, to).unwrap_err().code, code, "{field:?}");
    }
    assert_eq!(
        office.act(lan(), Request::AddComment { task: TaskId(id(0xdead)), body: "x".into(), mentions: Vec::new(), answers: None }).unwrap_err().code,
        RefusalCode::NotFound
    );
    assert_eq!(office.rows, before);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The promise above all others: whatever two people write, each text stands, or is in history.
    #[test]
    fn no_accepted_text_is_lost(first in "[a-d\n]{0,12}", second in "[a-d\n]{0,12}") {
        let mut office = office();
        let base = office.words().text().to_owned();
        let mut kept = Vec::new();
        for (who, text) in [(lan(), &first), (minh(), &second)] {
            let outcome = office.set(who, Field::Text, &*base, text.as_str()).unwrap();
            kept.extend(entries(&outcome).iter().flat_map(|entry| [entry.to.as_text().to_owned(), entry.other.as_text().to_owned()]));
        }
        kept.extend([office.words().text().to_owned(), base.clone()]);
        prop_assert!(kept.contains(&first) && kept.contains(&second), "{kept:?}");
    }
}
