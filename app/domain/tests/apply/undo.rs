//! What takes an operation back.

use crate::office::{Office, actor, id, lan, minh, office};
use parboard_domain::{
    evidence::Paper,
    field::{Field, Value},
    id::{AgencyId, OpId, PersonId, TaskId},
    measure::Day,
    op::{Change, FromTo, Request, Stood},
    permission::Actor,
    person::{Person, Role},
    row::{Noun, Rows},
    share::Roster,
    task::{Status, Task},
    undo::{inverse, joined},
};

fn head() -> Actor {
    actor(13, Role::Head, 1)
}

/// A card, its title, its words, its steps with day and whether they are done.
type Face = (Task, String, String, Vec<(String, Option<Day>, bool)>);

impl Office {
    /// Carries a request out; what takes it back.
    fn act_and_back(&mut self, who: Actor, request: Request) -> Option<Request> {
        let way_back = inverse(&request, &self.rows, "Hoàn tác");
        let op = self.op(request.clone());
        self.carry_out(who, &op).unwrap_or_else(|refusal| panic!("{refusal:?}: {request:?}"));
        way_back.map(|back| back(op.id))
    }

    /// The card and its words as anybody sees them: not by whom or when.
    fn face(&self) -> Face {
        let task = self.task();
        let steps = task.steps.iter().map(|step| (step.words.clone(), step.due_on, step.done.is_some())).collect();
        let plain = Task {
            touched_at: parboard_domain::measure::Moment(0),
            set_by: std::collections::BTreeMap::new(),
            appraisal: None,
            steps: vec![],
            ..task.clone()
        };
        (plain, self.words().title.clone(), self.words().text().to_owned(), steps)
    }
}

fn set(field: Field, from: impl Into<Value>, to: impl Into<Value>) -> Request {
    Request::SetFields { task: TaskId(id(0x100)), changes: vec![Change { field, from: from.into(), to: to.into() }] }
}

/// With a step that is open and comes last, and one that is done and comes first.
fn requests(step: OpId, done: OpId) -> Vec<Request> {
    let task = TaskId(id(0x100));
    let place = |from, to, rank: Option<&str>| Request::PlaceTask { task, from, to, rank: rank.map(str::to_owned), why: Some("Đã rõ".into()) };
    vec![
        place(Status::NotStarted, Status::InProgress, None),
        place(Status::NotStarted, Status::NotStarted, Some("c000000k")),
        place(Status::NotStarted, Status::InReview, Some("c000000k")),
        set(Field::Percent, Value::Number(0), Value::Number(40)),
        set(Field::Blocked, Value::Nothing, "Thiếu máy"),
        set(Field::Title, "Theo dõi", "Theo dõi sát"),
        set(Field::Text, "Đoạn một.\nĐoạn hai.\nĐoạn ba.", "Đoạn một."),
        Request::ArchiveTask { task },
        Request::AddStep { task, words: "Họp".into(), due_on: None, instead_of: None, stood: None },
        Request::AddStep { task, words: "Họp hai lần".into(), due_on: None, instead_of: Some(step), stood: None },
        Request::CheckStep { task, step, done: true },
        Request::RemoveStep { task, step },
        Request::RemoveStep { task, step: done },
        Request::AssignPerson { task, person: PersonId(id(11)), on: true, unit: None },
        Request::AddEvidence { task, paper: Paper { title: "Biên bản".into(), ..Paper::default() }, unit: None },
    ]
}

/// The law: what is taken back leaves the card as it was, and what is done again as it had become.
#[test]
fn what_is_taken_back_leaves_the_card_as_it_was() {
    for number in 0..requests(OpId(id(1)), OpId(id(1))).len() {
        let mut office = office();
        let somebody = Person { id: PersonId(id(11)), name: "Lan".into(), role: Role::Staff, agency: Some(AgencyId(id(1))) };
        office.rows.set_people(vec![somebody]);
        let task = office.task;
        let begun = office.op(Request::AddStep { task, words: "Soạn thảo".into(), due_on: None, instead_of: None, stood: None });
        office.carry_out(head(), &begun).unwrap();
        let done =
            office
                .op(Request::AddStep { task, words: "Khảo sát".into(), due_on: None, instead_of: None, stood: Some(Stood { at: 0, done: true }) });
        office.carry_out(head(), &done).unwrap();
        let request = requests(begun.id, done.id).swap_remove(number);
        let before = office.face();
        let back = office.act_and_back(head(), request.clone()).unwrap_or_else(|| panic!("nothing takes back {request:?}"));
        let after = office.face();
        assert_ne!(after, before, "{request:?}");
        let again = office.act_and_back(head(), back).unwrap_or_else(|| panic!("nothing does {request:?} again"));
        assert_eq!(office.face(), before, "{request:?}");
        office.act_and_back(head(), again);
        assert_eq!(office.face(), after, "{request:?} again");
    }
}

/// Others may still speak of the step that was taken off: a phone that was offline ticks it.
#[test]
fn what_is_said_of_a_step_that_was_taken_off_is_said_of_the_one_that_came_back() {
    let mut office = office();
    let task = office.task;
    let begun = office.op(Request::AddStep { task, words: "Soạn thảo".into(), due_on: None, instead_of: None, stood: None });
    office.carry_out(head(), &begun).unwrap();
    let back = office.act_and_back(head(), Request::RemoveStep { task, step: begun.id }).unwrap();
    office.act(head(), back).unwrap();
    office.act(head(), Request::CheckStep { task, step: begun.id, done: true }).unwrap();
    let steps = &office.task().steps;
    assert_eq!((steps.len(), steps[0].done.is_some()), (1, true));
}

#[test]
fn what_was_said_to_people_stands() {
    let mut office = office();
    let task = office.task;
    let said = [
        Request::AddUpdate { task, did: "Đã họp".into(), percent: Some(FromTo { from: Value::Number(0), to: Value::Number(20) }) },
        Request::AddComment { task, body: "Rõ".into(), mentions: vec![], answers: None },
    ];
    for request in said {
        assert_eq!(office.act_and_back(head(), request), None);
    }
    let nothing = set(Field::Percent, Value::Number(20), Value::Number(20));
    assert!(inverse(&nothing, &office.rows, "").is_none(), "what changed nothing");
}

/// Whoever takes something back sees what they changed, and no more: what somebody else made of it meanwhile is a clash, and both stand.
#[test]
fn nothing_of_others_is_taken_back_with_it() {
    let mut office = office();
    let back = office.act_and_back(lan(), set(Field::Percent, Value::Number(0), Value::Number(40))).unwrap();
    office.act_and_back(minh(), set(Field::Percent, Value::Number(40), Value::Number(70))).unwrap();
    let outcome = office.act(lan(), back).unwrap();
    assert_eq!(outcome.clashes.len(), 1);
    assert_eq!(office.task().percent.get(), 0);
}

#[test]
fn a_card_that_was_made_is_put_away() {
    let mut office = office();
    let criterion = office.task().criterion;
    let create = Request::CreateTask { criterion, title: "Việc thêm".into(), text: String::new(), rank: "n".into() };
    let Some(Request::ArchiveTask { task }) = office.act_and_back(head(), create) else { panic!() };
    office.act(head(), Request::ArchiveTask { task }).unwrap();
    assert!(office.rows.find_task(task).unwrap().archived.is_some());
}

#[test]
fn a_units_share_goes_back_without_its_words() {
    let mut office = office();
    office.name_everybody();
    let unit = AgencyId(id(2));
    office.rows.set(Noun::Roster(Roster { id: AgencyId(id(9)), units: vec![unit], frozen_on: None }));
    let staff = actor(31, Role::Head, 2);
    let change = |from: Status, to: Status| vec![Change { field: Field::Status, from: from.into(), to: to.into() }];
    let task = office.task;
    let report = |changes| Request::ReportShare { task, unit, did: String::new(), changes, why: None };
    let back = office.act_and_back(staff, report(change(Status::NotStarted, Status::InProgress))).unwrap();
    office.act(staff, back).unwrap();
    assert_eq!(office.rows.share_of(task, unit).status, Status::NotStarted);
    let told = Request::ReportShare { task, unit, did: "Đã làm".into(), changes: vec![], why: None };
    assert_eq!(office.act_and_back(staff, told), None);
}

/// One thought that was typed in several goes is taken back in one.
#[test]
fn edits_of_one_field_are_taken_back_together() {
    let mut office = office();
    let first = office.act_and_back(lan(), set(Field::Title, "Theo dõi", "Theo dõi s")).unwrap();
    let second = office.act_and_back(lan(), set(Field::Title, "Theo dõi s", "Theo dõi sát")).unwrap();
    let both = joined(&first, &second).unwrap();
    office.act(lan(), both).unwrap();
    assert_eq!(office.words().title, "Theo dõi");
    let other = office.act_and_back(lan(), set(Field::Percent, Value::Number(0), Value::Number(40))).unwrap();
    assert_eq!(joined(&first, &other), None);
}
