//! Rounds, told as rules: who owes an answer, and what plan comes of what was accepted.

use super::*;
use crate::{
    agency::Agency,
    appraisal::{Appraisal, Stage},
    criterion::{Criterion, Track},
    entry::{Entry, EntryKind},
    id::{AgencyId, Mint, PersonId, PlanId, TaskId},
    import::Present,
    measure::{Day, Moment},
    plan::{Plan, PlanKind, Round},
    registry::{Record, Registry},
    row::{Noun, RowSet},
    task::{Status, Task, Wording},
};
use uuid::Uuid;

const fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn plan() -> Plan {
    let round = Round { due_on: Day::new(2025, 6, 15).unwrap(), year: 2026, opened_at: Moment(1), made: None };
    Plan {
        id: PlanId(id(1)),
        kind: PlanKind::Assignment,
        number: "10/UBND".into(),
        issuer: "UBND tỉnh".into(),
        issued_on: None,
        year: 2025,
        title: "Phân công tiêu chí".into(),
        declared_items: None,
        notices: Vec::new(),
        round: Some(round),
        views: Vec::new(),
    }
}

fn criterion(n: u128, number: &str, lead: Option<u128>) -> Criterion {
    let json = serde_json::json!({ "id": id(0x200 + n), "number": number, "order": n, "title": format!("Tiêu chí {number}"),
        "lead": lead.map(|n| id(0x300 + n)) .into_iter().collect::<Vec<_>>() });
    serde_json::from_value(json).unwrap()
}

fn card(n: u128, of: u128, status: Status) -> (Task, Wording) {
    let task = TaskId(id(0x100 + n));
    let json = serde_json::json!({ "id": task, "criterion": id(0x200 + of), "status": status, "rank": format!("m{n}"),
        "assignees": [id(0x301)], "touched_at": 0 });
    (serde_json::from_value(json).unwrap(), Wording { text: Some(format!("Làm việc {n}.")), ..Wording::titled(task, format!("Việc {n}")) })
}

fn registry() -> Registry {
    let mut merged = Record::named(AgencyId(id(0x301)), "Sở Kế hoạch và Đầu tư");
    merged.agency.successor = Some(AgencyId(id(0x302)));
    Registry::of([merged, Record::named(AgencyId(id(0x302)), "Sở Tài chính"), Record::named(AgencyId(id(0x303)), "Sở Nội vụ")])
}

fn office() -> RowSet {
    let mut office = RowSet::default();
    let agency =
        |n: u128, successor: Option<u128>| Agency { successor: successor.map(|n| AgencyId(id(n))), ..Agency::named(AgencyId(id(n)), "Sở") };
    office.set_agencies([agency(0x301, Some(0x302)), agency(0x302, None), agency(0x303, None)]);
    office
}

#[test]
fn points_are_a_number_to_a_hundred_with_two_decimals_at_most() {
    for (written, expected) in [("0", 0), ("1", 100), (" 1,5 ", 150), ("1.25", 125), ("0,05", 5), ("100", 10_000), ("100,00", 10_000), ("007", 700)] {
        assert_eq!(points(written), Some(expected), "{written}");
    }
    for written in ["", " ", ",5", "1,", "1,234", "100,01", "101", "-1", "+1", "1 5", "1,5,0", "một", "1e2", "0001", "½", "١"] {
        assert_eq!(points(written), None, "{written}");
    }
}

#[test]
fn who_owes_most_stands_first_and_a_heading_is_not_asked() {
    let criteria = [
        criterion(0, "1", Some(3)),
        criterion(1, "1.1", Some(1)),
        criterion(2, "1.2", Some(2)),
        criterion(3, "1.10", Some(3)),
        criterion(4, "2.1", None),
    ];
    let (sent, written) = (card(1, 3, Status::InReview), card(2, 1, Status::InProgress));
    let criteria: Vec<&Criterion> = criteria.iter().collect();
    let standing = Standing::of(&criteria, &[&sent.0, &written.0], &office());
    assert_eq!((standing.asked, standing.answered, standing.accepted), (4, 1, 0), "1 is a heading, and 1.10 is not below 1.1");
    let leads: Vec<_> = standing.leads.iter().map(|lead| (lead.agency, lead.unanswered(), lead.lines.len())).collect();
    let of = |n: u128| Some(AgencyId(id(n)));
    assert_eq!(leads, [(of(0x302), 2, 2), (None, 1, 1), (of(0x303), 0, 1)], "what one took over is its own");
    assert_eq!(standing.leads[0].lines[0].answer, Answer::Written);
}

#[test]
fn a_heading_that_somebody_proposes_for_stands_among_what_was_asked() {
    let criteria = [criterion(0, "1", Some(3)), criterion(1, "1.1", Some(1))];
    let criteria: Vec<&Criterion> = criteria.iter().collect();
    let own = card(1, 0, Status::Done);
    let standing = Standing::of(&criteria, &[&own.0], &office());
    assert_eq!((standing.asked, standing.answered, standing.accepted), (2, 1, 1));
}

#[test]
fn what_was_returned_is_told_from_what_is_being_written_and_what_was_put_away_counts_for_nothing() {
    let criteria = [criterion(1, "1.1", Some(1))];
    let criteria: Vec<&Criterion> = criteria.iter().collect();
    let (mut first, _) = card(1, 1, Status::InProgress);
    let answer = |task: &Task| Standing::of(&criteria, &[task], &office()).leads[0].lines[0].answer;
    assert_eq!(answer(&first), Answer::Written);
    first.appraisal = Some(Appraisal { stage: Stage::Returned, by: PersonId(id(9)), at: Moment(1), why: "Thiếu mục tiêu".into() });
    assert_eq!(answer(&first), Answer::Returned);
    first.status = Status::InReview;
    assert_eq!(answer(&first), Answer::Submitted);
    first.archived = Some(crate::task::Done { by: PersonId(id(9)), at: Moment(2) });
    assert_eq!(answer(&first), Answer::Nothing);
}

fn present() -> Present {
    let mut first = card(1, 1, Status::Done);
    first.1.target = "Đạt 85 %.\n\nKhông còn hồ sơ trễ hạn".into();
    first.1.points = "1.5".into();
    first.1.carried_out_by = "Sở Nội vụ, UBND các xã".into();
    let mut second = card(2, 1, Status::Done);
    second.0.due_on = Day::new(2026, 9, 30);
    let cards = vec![first, second, card(3, 1, Status::InReview), card(4, 2, Status::NotStarted)];
    Present { plan: Some(plan()), criteria: vec![criterion(1, "1.1", Some(1)), criterion(2, "1.2", Some(3))], cards, registry: registry() }
}

#[test]
fn what_was_accepted_becomes_a_plan_of_the_rounds_year() {
    let reading = proposed(&plan(), &present(), "Kế hoạch năm 2026");
    let head = (reading.document.kind, reading.document.year, reading.document.title.as_deref(), reading.document.number.as_deref());
    assert_eq!(head, (PlanKind::Plan, Some(2026), Some("Kế hoạch năm 2026"), None));
    let [item] = &reading.items[..] else { panic!("only 1.1 has what was accepted: {:?}", reading.items) };
    assert_eq!((&*item.number, item.track, &item.lead[..]), ("1.1", Some(Track::Weak), &["Sở Tài chính".to_owned()][..]));
    assert_eq!(item.goal, "Đạt 85 %.\nKhông còn hồ sơ trễ hạn (dự kiến 1,5 điểm)");
    assert_eq!((item.deadline_text.as_deref(), item.due_on), (Some("Đến ngày 30/09/2026"), None));
    let tasks: Vec<_> = item.tasks.iter().map(|task| (&*task.text, &*task.short_title, task.assignees.join("|"))).collect();
    assert_eq!(tasks, [("Làm việc 1.", "Việc 1", "Sở Nội vụ|UBND các xã".into()), ("Làm việc 2.", "Việc 2", "Sở Tài chính".to_owned())]);
    assert!(reading.warnings.is_empty(), "{:?}", reading.warnings);
}

#[test]
fn a_plan_without_anybody_in_charge_or_a_day_says_so() {
    let mut before = present();
    before.criteria[0].lead.clear();
    before.cards[1].0.due_on = None;
    let codes: Vec<_> = proposed(&plan(), &before, "Kế hoạch").warnings.into_iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["no_lead", "no_deadline"]);
}

#[test]
fn made_again_the_plan_is_brought_up_to_date_and_not_made_twice() {
    let (mut before, mut new) = (present(), Present { registry: registry(), ..Present::default() });
    let mut mint = Mint::new(7);
    let first = make((&plan(), &before), "Kế hoạch năm 2026", &new, PersonId(id(9)), Moment(5), &mut mint);
    assert_eq!((first.created, first.updated), (3, 0), "a criterion and two cards");
    let lines: Vec<&Entry> = first.rows.iter().filter_map(|noun| if let Noun::Entry(entry) = noun { Some(entry) } else { None }).collect();
    assert!(lines.iter().all(|line| line.kind == EntryKind::CarriedOver && line.from.as_text() == "10/UBND" && line.to.is_nothing()));
    assert_eq!(lines.len(), 2);
    let mut tasks: Vec<Task> = Vec::new();
    for noun in first.rows {
        match noun {
            Noun::Plan(plan) => new.plan = Some(plan),
            Noun::Criterion(criterion) => new.criteria.push(criterion),
            Noun::Task(task) => tasks.push(task),
            Noun::Wording(wording) => new.cards.push((tasks.iter().find(|task| task.id == wording.task).unwrap().clone(), wording)),
            _ => {}
        }
    }
    assert_eq!(new.plan.as_ref().unwrap().round, None, "the plan is no round");
    before.cards[2].0.status = Status::Done;
    // Later than everything that is in the plan, and of a criterion of which the plan has cards.
    before.cards[2].0.due_on = Day::new(2026, 12, 31);
    let registry =
        new.registry.iter().cloned().chain(first.agencies.into_iter().map(|agency| Record { agency, ..Record::named(AgencyId(id(0)), "") }));
    new.registry = Registry::of(registry.collect::<Vec<_>>());
    let again = make((&plan(), &before), "Kế hoạch năm 2026", &new, PersonId(id(9)), Moment(6), &mut mint);
    assert_eq!((again.plan, again.created, again.updated, again.gone.len()), (first.plan, 1, 1, 0), "a card more, and the words of the deadline");
    let tasks = again.rows.iter().filter_map(|noun| if let Noun::Task(task) = noun { Some((task.id, task.due_on)) } else { None });
    let days: Vec<_> = tasks.map(|(task, day)| (new.cards.iter().any(|(it, _)| it.id == task), day)).collect();
    assert_eq!(days, [(false, Day::new(2026, 12, 31))], "nobody's day was moved");
}
