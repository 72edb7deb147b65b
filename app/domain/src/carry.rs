//! Chuyển tiếp: what a plan leaves undone goes on into another year as a plan of its own, in the words that stand by now.
//!
//! It is said as a document, so that it is laid over what is there by the one importer: carrying the same plan over again brings the
//! new one up to date and makes no second one.

pub(crate) mod origins;

use crate::{
    document::{Document, Index, Item, ItemTask, Reading},
    id::{AgencyId, Mint, PersonId},
    import::{Import, Present, import},
    measure::{Day, Moment},
    plan::Plan,
    registry::Registry,
    task::{Status, Task, Wording},
};

/// The years a plan can be carried into: as a document may name them.
pub const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;

/// What goes on: every criterion that has a card which is not done, with those cards. Agencies go by the names of who does their work
/// by now; days and years in titles and deadlines become the same of that year.
pub fn carried_over(plan: &Plan, present: &Present, year: i64) -> Reading {
    let mut criteria: Vec<_> = present.criteria.iter().filter(|criterion| !criterion.is_gone()).collect();
    criteria.sort_by_key(|criterion| criterion.order);
    let turned = Turned { from: plan.year, to: year };
    let names = |ids: &[AgencyId]| names_by_now(&present.registry, ids);
    let item = |criterion: &&crate::criterion::Criterion| {
        let tasks: Vec<ItemTask> = open_cards(present).filter(|(task, _)| task.criterion == criterion.id).map(|card| leaf(card, &names)).collect();
        (!tasks.is_empty()).then(|| Item {
            number: criterion.number.clone(),
            index: None::<Index>,
            title: criterion.title.clone(),
            level: criterion.level,
            track: Some(criterion.track),
            goal: criterion.goal.clone(),
            tasks,
            lead: names(&criterion.lead),
            coordinating: names(&criterion.coordinating),
            deadline_text: (!criterion.deadline_text.is_empty()).then(|| turned.words(&criterion.deadline_text)),
            due_on: criterion.due_on.map(|day| turned.day(day)),
            lines: [0, 0],
        })
    };
    let document = Document {
        kind: plan.kind,
        number: None,
        issuer: Some(plan.issuer.clone()).filter(|issuer| !issuer.is_empty()),
        issued_on: None,
        year: Some(year),
        title: Some(turned.title(&plan.title)),
    };
    Reading { document, declared_items: None, items: criteria.iter().filter_map(item).collect(), warnings: Vec::new() }
}

/// Lays what is carried over upon what is there of that year, and writes into the history of each new card where it comes from and
/// how far it was.
pub fn carry_over(from: (&Plan, &Present), year: i64, present: &Present, by: PersonId, now: Moment, mint: &mut Mint) -> Import {
    let (plan, before) = from;
    let mut done = import(&carried_over(plan, before, year), present, by, now, mint);
    let pairs = origins::pair(&done, (before, open_cards(before).collect()), present, words);
    done.rows.extend(origins::lines(&pairs, plan, (by, now), mint, |task| task.percent.into()));
    done
}

/// The cards that are neither done nor put away, in the order of the board.
fn open_cards(present: &Present) -> impl Iterator<Item = &(Task, Wording)> {
    let mut cards: Vec<_> = present.cards.iter().filter(|(task, _)| task.status != Status::Done && task.archived.is_none()).collect();
    cards.sort_by(|(a, _), (b, _)| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    cards.into_iter()
}

fn leaf((task, wording): &(Task, Wording), names: &impl Fn(&[AgencyId]) -> Vec<String>) -> ItemTask {
    ItemTask { text: words(wording).to_owned(), assignees: names(&task.assignees), short_title: wording.title.clone(), line: 0 }
}

/// What a card says; one that somebody added may have nothing but its title.
pub(crate) fn words(wording: &Wording) -> &str {
    Some(wording.text()).filter(|text| !text.trim().is_empty()).unwrap_or(&wording.title)
}

/// Who does the work of these by now, each once.
pub(crate) fn names_by_now(registry: &Registry, ids: &[AgencyId]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for id in ids {
        let mut record = registry.find(*id);
        for _ in 0..crate::row::STEPS_MAX {
            record = record.and_then(|record| record.agency.successor).and_then(|heir| registry.find(heir)).or(record);
        }
        names.extend(record.map(|record| record.agency.name.clone()).filter(|name| !names.contains(name)));
    }
    names
}

/// One year in place of another.
struct Turned {
    from: i64,
    to: i64,
}

impl Turned {
    fn words(&self, words: &str) -> String {
        words.replace(&self.from.to_string(), &self.to.to_string())
    }

    /// A title that names no year is given one: plans of two years are told apart by it.
    fn title(&self, title: &str) -> String {
        let turned = self.words(title);
        if turned == title { format!("{title} (năm {})", self.to) } else { turned }
    }

    fn day(&self, day: Day) -> Day {
        let (year, month, date) = day.civil();
        let year = year + self.to - self.from;
        // The 29th of February has its like in one year of four.
        Day::new(year, month, date).or_else(|| Day::new(year, month, date - 1)).unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        criterion::{Criterion, Track},
        entry::{Entry, EntryKind},
        field::Value,
        id::{CriterionId, PlanId, TaskId},
        measure::Percent,
        plan::PlanKind,
        registry::Record,
        row::Noun,
    };
    use uuid::Uuid;

    const fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn plan() -> Plan {
        Plan {
            id: PlanId(id(1)),
            kind: PlanKind::Plan,
            number: "120/KH-UBND".into(),
            issuer: "UBND tỉnh".into(),
            issued_on: None,
            year: 2025,
            title: "Kế hoạch cải thiện năm 2025".into(),
            declared_items: Some(2),
            notices: Vec::new(),
            round: None,
            views: vec![],
        }
    }

    fn card(n: u128, status: Status, text: &str) -> (Task, Wording) {
        let task = TaskId(id(0x100 + n));
        let read = |json| serde_json::from_value::<Task>(json).unwrap();
        let json = serde_json::json!({ "id": task, "criterion": id(0x200), "status": status, "percent": 40, "rank": format!("m{n}"),
            "assignees": [id(0x301)], "touched_at": 0 });
        (read(json), Wording { words: text.into(), ..Wording::titled(task, format!("Việc {n}")) })
    }

    fn present() -> Present {
        let criterion = Criterion {
            id: CriterionId(id(0x200)),
            number: "1.10".into(),
            order: 0,
            track: Track::Satisfaction,
            level: None,
            title: "Đơn giản hóa".into(),
            goal: "Đạt 85 %".into(),
            lead: vec![AgencyId(id(0x302))],
            coordinating: Vec::new(),
            deadline_text: "Trong năm 2025".into(),
            due_on: Day::new(2025, 12, 31),
        };
        let mut merged = Record::named(AgencyId(id(0x301)), "Sở Kế hoạch và Đầu tư");
        merged.agency.successor = Some(AgencyId(id(0x302)));
        let registry = Registry::of([merged, Record::named(AgencyId(id(0x302)), "Sở Tài chính")]);
        let cards = vec![card(1, Status::InProgress, "Rà soát."), card(2, Status::Done, "Xong."), card(3, Status::NotStarted, "Tập huấn.")];
        Present { plan: Some(plan()), criteria: vec![criterion], cards, registry }
    }

    #[test]
    fn what_is_not_done_goes_on_under_the_names_and_days_of_the_new_year() {
        let reading = carried_over(&plan(), &present(), 2026);
        assert_eq!(reading.document.title.as_deref(), Some("Kế hoạch cải thiện năm 2026"));
        assert_eq!((reading.document.year, reading.document.number), (Some(2026), None));
        let [item] = &reading.items[..] else { panic!("{:?}", reading.items) };
        assert_eq!((&*item.number, item.track, &*item.goal), ("1.10", Some(Track::Satisfaction), "Đạt 85 %"));
        assert_eq!((item.deadline_text.as_deref(), item.due_on), (Some("Trong năm 2026"), Day::new(2026, 12, 31)));
        assert_eq!(item.lead, ["Sở Tài chính"]);
        let texts: Vec<_> = item.tasks.iter().map(|task| (&*task.text, &*task.short_title, &task.assignees[..])).collect();
        let now = ["Sở Tài chính".to_owned()];
        assert_eq!(texts, [("Rà soát.", "Việc 1", &now[..]), ("Tập huấn.", "Việc 3", &now[..])]);
    }

    #[test]
    fn a_carried_card_says_where_it_comes_from_and_how_far_it_was() {
        let (before, empty) = (present(), Present { registry: present().registry, ..Present::default() });
        let mut mint = Mint::new(7);
        let done = carry_over((&plan(), &before), 2026, &empty, PersonId(id(9)), Moment(5), &mut mint);
        let lines: Vec<&Entry> = done.rows.iter().filter_map(|noun| if let Noun::Entry(entry) = noun { Some(entry) } else { None }).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].kind, lines[0].from.as_text(), &lines[0].to), (EntryKind::CarriedOver, "120/KH-UBND", &Value::Number(40)));
        assert_eq!((done.created, done.updated), (3, 0), "a criterion and two cards");
        let begun = done.rows.iter().filter_map(|noun| if let Noun::Task(task) = noun { Some((task.status, task.percent)) } else { None });
        assert!(begun.eq([(Status::NotStarted, Percent::default()); 2]), "the new year begins anew");
    }

    #[test]
    fn carried_over_again_it_brings_the_new_plan_up_to_date() {
        let (mut before, mut new) = (present(), Present { registry: present().registry, ..Present::default() });
        let mut mint = Mint::new(7);
        let first = carry_over((&plan(), &before), 2026, &new, PersonId(id(9)), Moment(5), &mut mint);
        let mut cards: Vec<Task> = Vec::new();
        for noun in first.rows {
            match noun {
                Noun::Plan(plan) => new.plan = Some(plan),
                Noun::Criterion(criterion) => new.criteria.push(criterion),
                Noun::Task(task) => cards.push(task),
                Noun::Wording(wording) => new.cards.push((cards.iter().find(|task| task.id == wording.task).unwrap().clone(), wording)),
                _ => {}
            }
        }
        before.cards.push(card(4, Status::NotStarted, "Thêm sau."));
        let again = carry_over((&plan(), &before), 2026, &new, PersonId(id(9)), Moment(6), &mut mint);
        assert_eq!((again.created, again.updated, again.unchanged), (1, 0, 3));
    }

    /// Failure seen: two criteria with the same sentence had each other's percentage in their history.
    #[test]
    fn equal_words_under_two_criteria_keep_apart() {
        let mut before = present();
        let other =
            Criterion { id: CriterionId(id(0x201)), number: "1.2".into(), order: -1, title: "Minh bạch".into(), ..before.criteria[0].clone() };
        before.criteria.push(other);
        let (mut task, wording) = card(4, Status::InProgress, "Rà soát.");
        (task.criterion, task.percent) = (CriterionId(id(0x201)), Percent::try_from(90).unwrap());
        before.cards.push((task, Wording { title: "Việc 1".into(), ..wording }));
        let empty = Present { registry: before.registry.clone(), ..Present::default() };
        let done = carry_over((&plan(), &before), 2026, &empty, PersonId(id(9)), Moment(5), &mut Mint::new(7));
        let number = |task: TaskId| {
            let of =
                done.rows.iter().find_map(|noun| if let Noun::Task(it) = noun { (it.id == task).then_some(it.criterion) } else { None }).unwrap();
            done.rows.iter().find_map(|noun| if let Noun::Criterion(it) = noun { (it.id == of).then(|| it.number.clone()) } else { None }).unwrap()
        };
        let said =
            done.rows.iter().filter_map(|noun| if let Noun::Entry(entry) = noun { Some((number(entry.task), entry.to.clone())) } else { None });
        let of_the_second: Vec<Value> = said.filter(|(number, _)| number == "1.2").map(|(_, percent)| percent).collect();
        assert_eq!(of_the_second, [Value::Number(90)]);
    }

    #[test]
    fn a_title_without_a_year_is_given_one() {
        let plain = Plan { title: "Kế hoạch cải thiện".into(), ..plan() };
        assert_eq!(carried_over(&plain, &present(), 2026).document.title.as_deref(), Some("Kế hoạch cải thiện (năm 2026)"));
        let leap = Turned { from: 2024, to: 2025 };
        assert_eq!(leap.day(Day::new(2024, 2, 29).unwrap()), Day::new(2025, 2, 28).unwrap());
    }
}
