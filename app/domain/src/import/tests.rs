//! What importing a document brings, changes and leaves alone, told as rules.

use super::*;
use crate::{
    appraisal::{Appraisal, Stage},
    document::{ItemTask, Warning, WarningCode},
    entry::{Amended, Entry, EntryKind},
    field::{Field, Value},
    measure::{Day, Percent},
    registry::Record,
    task::Status,
};

const NOW: Moment = Moment(1_750_000_000_000);

fn task(text: &str, assignees: &[&str]) -> ItemTask {
    ItemTask { text: text.to_owned(), assignees: assignees.iter().map(|name| (*name).to_owned()).collect(), short_title: String::new(), line: 3 }
}

fn item(number: &str, tasks: Vec<ItemTask>) -> Item {
    Item {
        number: number.to_owned(),
        index: Some(Index::Par),
        title: format!("Tiêu chí {number}"),
        level: None,
        track: Some(Track::Weak),
        goal: String::new(),
        tasks,
        lead: vec!["Sở Nội vụ".to_owned()],
        coordinating: vec!["Các cơ quan, đơn vị, địa phương".to_owned()],
        deadline_text: None,
        due_on: Day::parse("2025-12-31"),
        lines: [1, 9],
    }
}

fn reading(items: Vec<Item>) -> Reading {
    let document =
        Document { number: Some("120/KH-UBND".to_owned()), issuer: Some("UBND tỉnh".to_owned()), year: Some(2025), ..Document::default() };
    let warning = Warning { code: WarningCode::MissingNumber, number: Some("1.9".to_owned()), message: "thiếu 1.9".to_owned() };
    Reading { document, declared_items: Some(22), items, warnings: vec![warning] }
}

fn example() -> Reading {
    let first = vec![task("Rà soát các nhiệm vụ quá hạn và báo cáo kết quả", &["Sở  nội vụ"]), task("Công khai tiến độ trên trang thông tin", &[])];
    reading(vec![item("1.1", first), item("1.10", vec![task("Kiểm tra công vụ tại các xã, phường", &[])])])
}

/// Imports onto what is there; what is there afterwards comes back with it.
fn onto(present: &Present, reading: &Reading) -> (Import, Present) {
    let import = import(reading, present, PersonId(Uuid::from_u128(7)), NOW, &mut Mint::new((1 << 20) + ((present.cards.len() as u64) << 8)));
    let mut after = present.clone();
    after.registry.take(import.agencies.iter().map(|agency| Record::named(agency.id, &agency.name)).collect()).unwrap();
    for noun in &import.rows {
        match noun {
            Noun::Plan(plan) => after.plan = Some(plan.clone()),
            Noun::Criterion(new) => replace(&mut after.criteria, new.clone(), |held| held.id == new.id),
            Noun::Task(new) => match after.cards.iter_mut().find(|(held, _)| held.id == new.id) {
                Some((held, _)) => *held = new.clone(),
                None => after.cards.push((new.clone(), Wording::titled(new.id, String::new()))),
            },
            Noun::Wording(new) => after.cards.iter_mut().filter(|(held, _)| held.id == new.task).for_each(|(_, held)| *held = new.clone()),
            _ => {}
        }
    }
    (import, after)
}

fn replace<T>(held: &mut Vec<T>, new: T, same: impl Fn(&T) -> bool) {
    held.retain(|held| !same(held));
    held.push(new);
}

fn texts(import: &Import) -> Vec<&'static str> {
    let name = |noun: &Noun| match noun {
        Noun::Plan(_) => "plan",
        Noun::Criterion(_) => "criterion",
        Noun::Task(_) => "task",
        Noun::Wording(_) => "wording",
        Noun::Entry(_) => "entry",
        _ => "other",
    };
    import.rows.iter().map(name).collect()
}

#[test]
fn a_new_plan_brings_everything_the_document_says() {
    let (import, after) = onto(&Present::default(), &example());
    assert_eq!((import.created, import.updated, import.unchanged), (5, 0, 0));
    let plan = after.plan.unwrap();
    assert_eq!((plan.number.as_str(), plan.year, plan.declared_items), ("120/KH-UBND", 2025, Some(22)));
    assert_eq!(plan.missing_numbers().collect::<Vec<_>>(), ["1.9"]);
    assert_eq!(after.cards[0].0.due_on, Day::parse("2025-12-31"));
    assert!(after.cards.windows(2).all(|pair| pair[0].0.rank < pair[1].0.rank));
}

#[test]
fn one_office_however_spelled_is_one_agency() {
    let (import, after) = onto(&Present::default(), &example());
    assert_eq!(import.agencies.iter().map(|agency| agency.name.as_str()).collect::<Vec<_>>(), ["Sở Nội vụ", "Các cơ quan, đơn vị, địa phương"]);
    assert!(import.agencies[1].collective);
    assert_eq!(after.cards[0].0.assignees, after.criteria[0].lead);
}

#[test]
fn importing_twice_changes_nothing() {
    let (_, once) = onto(&Present::default(), &example());
    let (again, _) = onto(&once, &example());
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 5));
    assert!(again.rows.is_empty() && again.agencies.is_empty() && again.gone.is_empty());
}

#[test]
fn new_words_find_their_card_and_leave_a_line_of_history() {
    let (_, mut once) = onto(&Present::default(), &example());
    (once.cards[0].0.status, once.cards[0].0.percent) = (Status::InProgress, Percent::try_from(40).unwrap());
    let mut newer = example();
    newer.items[0].tasks[0].text = "Rà soát các nhiệm vụ quá hạn và báo cáo kết quả hằng tháng".to_owned();
    let (import, after) = onto(&once, &newer);
    assert_eq!((import.created, import.updated, import.unchanged), (0, 1, 4));
    assert_eq!(texts(&import), ["wording", "entry", "entry"]);
    assert_eq!((after.cards[0].0.status, after.cards[0].0.percent.get()), (Status::InProgress, 40));
    assert_eq!(after.cards[0].1.words, newer.items[0].tasks[0].text);
}

/// Whoever decides whether a plan is amended reads old words beside new ones, once each, before anything is kept.
#[test]
fn what_is_said_otherwise_is_told_before_it_is_kept() {
    let (_, mut once) = onto(&Present::default(), &example());
    once.cards[0].1.text = Some("Lời của chúng tôi".to_owned());
    let mut newer = example();
    newer.items[0].goal = "Đạt 100 %".to_owned();
    newer.items[0].tasks[0].text = "Rà soát các nhiệm vụ quá hạn và báo cáo kết quả hằng tháng".to_owned();
    newer.items[1].tasks.push(task("Họp giao ban hằng tháng với các xã", &[]));
    newer.items[1].due_on = Day::parse("2026-03-31");
    let (import, after) = onto(&once, &newer);
    let told: Vec<_> =
        import.differences.iter().map(|told| (&*told.number, told.card.is_some(), &*told.part, &*told.from, &*told.to, told.beside)).collect();
    let (old, new) = (&*example().items[0].tasks[0].text.clone(), &*newer.items[0].tasks[0].text);
    let expected = [
        ("1.1", false, "goal", "", "Đạt 100 %", false),
        ("1.1", true, "text", old, new, true),
        ("1.10", true, "due_on", "2025-12-31", "2026-03-31", false),
    ];
    assert_eq!((&told[..], &import.added[..]), (&expected[..], &["Họp giao ban hằng tháng với các xã".to_owned()][..]));
    let (again, _) = onto(&after, &newer);
    assert_eq!((again.differences, again.added), (Vec::new(), Vec::new()));
}

/// Amending a plan loses nothing of what it was: each card tells the old words, the new ones and why.
#[test]
fn what_a_plan_says_otherwise_of_a_criterion_is_told_on_its_cards() {
    let (_, once) = onto(&Present::default(), &example());
    let mut newer = example();
    newer.items[0].goal = "Đạt 100 %".to_owned();
    newer.items[0].lead = vec!["Văn phòng UBND tỉnh".to_owned()];
    newer.items[0].tasks[1].assignees = vec!["Sở Tài chính".to_owned()];
    let why = "Theo kết luận phiên họp tháng 6";
    let import = amend(&newer, &once, (PersonId(Uuid::from_u128(7)), why), NOW, &mut Mint::new(1 << 22));
    let told: Vec<_> = import.rows.iter().filter_map(|noun| if let Noun::Entry(entry) = noun { Some(entry) } else { None }).collect();
    let line = |part: Amended, from: &str, to: &str| {
        let is_it = |entry: &&&Entry| (entry.other.as_text(), entry.from.as_text(), entry.to.as_text()) == (part.as_str(), from, to);
        told.iter().filter(is_it).count()
    };
    let counts =
        [line(Amended::Goal, "", "Đạt 100 %"), line(Amended::Lead, "Sở Nội vụ", "Văn phòng UBND tỉnh"), line(Amended::Assignees, "", "Sở Tài chính")];
    assert_eq!((counts, told.len()), ([2, 2, 1], 5));
    assert!(told.iter().all(|entry| (entry.kind, &*entry.why) == (EntryKind::Amended, why)));
}

#[test]
fn what_was_appraised_and_locked_keeps_its_words() {
    let (_, mut once) = onto(&Present::default(), &example());
    let lock = Appraisal { stage: Stage::Locked, by: PersonId(Uuid::from_u128(7)), at: NOW, why: String::new() };
    let old = once.cards[0].1.words.clone();
    (once.cards[0].0.status, once.cards[0].0.appraisal) = (Status::Done, Some(lock));
    let mut newer = example();
    newer.items[0].due_on = Day::parse("2026-03-31");
    newer.items[0].tasks[0].text = "Rà soát các nhiệm vụ quá hạn và báo cáo kết quả hằng tháng".to_owned();
    let (_, after) = onto(&once, &newer);
    let (task, wording) = after.cards.iter().find(|(task, _)| task.id == once.cards[0].0.id).unwrap();
    assert_eq!(*task, once.cards[0].0);
    assert_eq!((wording.text.as_deref(), &wording.words, &wording.title), (Some(&*old), &newer.items[0].tasks[0].text, &once.cards[0].1.title));
}

#[test]
fn what_people_wrote_stands_beside_the_new_words() {
    let (_, mut once) = onto(&Present::default(), &example());
    once.cards[0].1.text = Some("Lời của chúng tôi".to_owned());
    once.cards[0].0.set_by.insert(Field::Text, PersonId(Uuid::from_u128(9)));
    let mut newer = example();
    newer.items[0].tasks[0].text = "Rà soát các nhiệm vụ quá hạn và báo cáo kết quả hằng tháng".to_owned();
    let (import, after) = onto(&once, &newer);
    assert_eq!(after.cards[0].1.text(), "Lời của chúng tôi");
    let Some(Noun::Entry(entry)) = import.rows.iter().find(|noun| matches!(noun, Noun::Entry(_))) else { panic!("{import:?}") };
    assert_eq!(
        (entry.kind, &entry.other, entry.other_by),
        (EntryKind::Version, &Value::from("Lời của chúng tôi"), Some(PersonId(Uuid::from_u128(9))))
    );
}

#[test]
fn a_day_that_people_agreed_on_is_kept() {
    let (_, mut once) = onto(&Present::default(), &example());
    once.cards[0].0.due_on = Day::parse("2025-09-30");
    let mut newer = example();
    newer.items[0].due_on = Day::parse("2025-11-30");
    let (_, after) = onto(&once, &newer);
    assert_eq!(after.cards[0].0.due_on, Day::parse("2025-09-30"));
    assert_eq!(after.cards[1].0.due_on, Day::parse("2025-11-30"));
}

#[test]
fn what_the_document_no_longer_has_is_named_and_left_alone() {
    let (_, once) = onto(&Present::default(), &example());
    let mut newer = example();
    newer.items[0].tasks.remove(1);
    newer.items[1].tasks[0] = task("Một việc hoàn toàn khác", &[]);
    let (import, after) = onto(&once, &newer);
    assert_eq!(import.gone.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [once.cards[1].0.id, once.cards[2].0.id]);
    assert_eq!((import.created, after.cards.len()), (1, 4));
}

#[test]
fn a_task_that_moved_to_another_criterion_keeps_its_card() {
    let (_, once) = onto(&Present::default(), &example());
    let mut newer = example();
    let moved = newer.items[0].tasks.remove(0);
    newer.items[1].tasks.push(moved);
    let (import, after) = onto(&once, &newer);
    assert_eq!((import.created, import.gone.len()), (0, 0));
    assert_eq!(after.cards[0].0.criterion, after.criteria[1].id);
}

#[test]
fn a_paragraph_printed_twice_has_two_cards_both_times() {
    let mut twice = example();
    let repeated = twice.items[0].tasks[0].clone();
    twice.items[0].tasks.push(repeated);
    let (_, once) = onto(&Present::default(), &twice);
    let (again, _) = onto(&once, &twice);
    assert_eq!((once.cards.len(), again.rows.len(), again.gone.len()), (4, 0, 0));
}

#[test]
fn a_plan_is_known_by_number_year_kind_and_issuer() {
    let (_, once) = onto(&Present::default(), &example());
    let plan = once.plan.unwrap();
    let document = example().document;
    assert!(is_same_plan(&document, &plan, NOW));
    // A corrected accent, or the other spelling of a province, makes no second plan.
    let respelled = vietnamese::fold(document.issuer.as_deref().unwrap_or_default()).to_uppercase();
    assert!(is_same_plan(&Document { issuer: Some(respelled), ..document.clone() }, &plan, NOW));
    for other in [
        Document { year: Some(2026), ..document.clone() },
        Document { number: None, ..document.clone() },
        Document { issuer: Some("UBND tỉnh khác".to_owned()), ..document.clone() },
        Document { kind: crate::plan::PlanKind::Assignment, ..document.clone() },
    ] {
        assert!(!is_same_plan(&other, &plan, NOW), "{other:?}");
    }
}

#[test]
fn a_text_without_its_head_takes_nothing_from_what_the_plan_says_of_itself() {
    let (_, present) = onto(&Present::default(), &example());
    let headless = Reading { document: Document::default(), declared_items: None, ..example() };
    let (_, after) = onto(&present, &headless);
    assert_eq!(after.plan, present.plan);
}

#[test]
fn a_number_is_given_once_whatever_the_year_is_when_it_is_read_again() {
    let document = Document { year: None, issued_on: None, ..example().document };
    let (_, present) = onto(&Present::default(), &Reading { document: document.clone(), ..example() });
    let plan = present.plan.expect("a plan was made");
    let next_year = Moment(NOW.0 + 366 * 86_400_000);
    assert!(is_same_plan(&document, &plan, next_year));
}

#[test]
fn a_criterion_that_the_document_has_no_more_is_gone_unless_cards_hang_on_it() {
    let garbled = reading(vec![item("1.1", vec![task("Rà soát các nhiệm vụ quá hạn", &[])]), item("1.1O", vec![task("Kiểm tra công vụ", &[])])]);
    let (_, present) = onto(&Present::default(), &garbled);
    let corrected = reading(vec![item("1.1", vec![task("Rà soát các nhiệm vụ quá hạn", &[])]), item("1.10", vec![task("Kiểm tra công vụ", &[])])]);
    let (_, after) = onto(&present, &corrected);
    let gone = |present: &Present| present.criteria.iter().filter(|c| c.is_gone()).map(|c| c.number.clone()).collect::<Vec<_>>();
    assert_eq!(gone(&after), ["1.1O"]);
    // Once more changes nothing, and what comes back is there again under its old id.
    assert_eq!(onto(&after, &corrected).0.rows, []);
    let (_, again) = onto(&after, &garbled);
    assert_eq!(gone(&again), ["1.10"]);
    // With a card on it that the document has no more, it stays for a person to decide.
    let without = reading(vec![item("1.1", vec![task("Rà soát các nhiệm vụ quá hạn", &[])])]);
    assert_eq!(gone(&onto(&present, &without).1), Vec::<String>::new());
    // And a part of the document says nothing of the rest.
    let part = Reading { document: Document::default(), ..without };
    assert_eq!(gone(&onto(&after, &part).1), ["1.1O"]);
}

/// Failure mode 46: a card that somebody made for a criterion while an import took it away. The next import, too, leaves both of
/// them as they are, and when the document has the criterion again it finds the card there.
#[test]
fn a_card_made_under_a_criterion_that_is_gone_is_left_alone() {
    let [kept, dropped] = ["1.1", "1.2"].map(|number| item(number, vec![task(&format!("Rà soát các nhiệm vụ {number}"), &[])]));
    let (_, before) = onto(&Present::default(), &reading(vec![kept.clone(), Item { tasks: vec![], ..dropped.clone() }]));
    let without = reading(vec![kept.clone()]);
    let (_, mut after) = onto(&before, &without);
    let gone = after.criteria.iter().find(|criterion| criterion.number == "1.2").unwrap().clone();
    assert!(gone.is_gone());
    let made = TaskId(Uuid::from_u128(0x77));
    let (card, _) = after.cards[0].clone();
    let words = Wording { text: Some("Mỗi xã một buổi.".into()), ..Wording::titled(made, "Tập huấn".into()) };
    after.cards.push((Task { id: made, criterion: gone.id, ..card }, words.clone()));
    let (import, again) = onto(&after, &without);
    assert_eq!((import.rows, import.gone), (vec![], vec![]));
    let (_, back) = onto(&again, &reading(vec![kept, Item { tasks: vec![], ..dropped }]));
    assert!(back.criteria.iter().any(|criterion| criterion.id == gone.id && !criterion.is_gone()));
    assert!(back.cards.iter().any(|(card, held)| (card.criterion, held) == (gone.id, &words)));
}
