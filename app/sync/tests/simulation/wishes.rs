//! What people wish for: anything a screen offers, and now and then something it should not.

use crate::{device::SimTab, dice::Dice, people};
use parboard_domain::{
    entry::Entry,
    evidence::Paper,
    field::{self, Field, Value},
    id::{CriterionId, OpId, ReportId, TaskId},
    measure::Day,
    op::{Change, Decision, FromTo, Request, Stood},
    period::{self, Period, Said, Stage},
    reminder::Why,
    row::{Kind, Noun, Rows},
    score::{Decimal, Stated, standing},
    task::Status,
};

/// A wish, with the words in it that occur nowhere else, and where they would fold.
pub struct Wish {
    pub request: Request,
    pub word: Option<String>,
    pub into: Option<(TaskId, Field)>,
}

/// Any card on the board; those made here come last, and are worked on first.
pub fn any_task(dice: &mut Dice, tab: &SimTab) -> Option<TaskId> {
    let tasks: Vec<TaskId> = tab.shown().of_kind(Kind::Task).map(|noun| TaskId(noun.key().id)).collect();
    if dice.once_in(4) { tasks.last().copied() } else { dice.pick(&tasks).copied() }
}

/// Any wish about any card on the board.
pub fn any(dice: &mut Dice, tab: &SimTab, word: &str) -> Option<Wish> {
    let shown = tab.shown();
    let task = any_task(dice, tab)?;
    let (card, wording) = shown.find_task(task).zip(shown.find_wording(task))?;
    let read = |field: Field| field::read(field, card, wording);
    let set = |field: Field, to: Value| Request::SetFields { task, changes: vec![Change { field, from: read(field), to }] };
    let plain = |request: Request| Some(Wish { request, word: None, into: None });
    let worded = |request: Request| Some(Wish { request, word: Some(word.to_owned()), into: None });
    let into =
        |field: Field, text: String| Some(Wish { request: set(field, Value::Text(text)), word: Some(word.to_owned()), into: Some((task, field)) });
    match dice.below(30) {
        0..=4 => into(Field::Text, rewritten(dice, wording.text(), word)),
        5 | 6 => into(Field::Title, format!("Việc {word}")),
        7 if shown.is_round() && dice.once_in(2) => {
            let field = [Field::CarriedOutBy, Field::Target][dice.below(2)];
            into(field, format!("Đề xuất {word}"))
        }
        7 => into(Field::Blocked, format!("Chờ {word}")),
        8 | 9 => {
            let to = Value::Number(dice.below(101) as i64);
            (read(Field::Percent) != to).then(|| set(Field::Percent, to)).and_then(plain)
        }
        10 => {
            let to = Value::Text(format!("2025-12-{:02}", 1 + dice.below(28)));
            (read(Field::DueOn) != to).then(|| set(Field::DueOn, to)).and_then(plain)
        }
        11 | 12 => {
            let to = Status::ALL[dice.below(4)];
            let rank = dice.once_in(3).then(|| "mh".into());
            if to == card.status || dice.once_in(3) {
                return plain(Request::PlaceTask { task, from: card.status, to, rank, why: None });
            }
            worded(Request::PlaceTask { task, from: card.status, to, rank, why: Some(format!("Vì {word}")) })
        }
        13 | 14 => {
            let to = dice.once_in(2).then(|| FromTo { from: read(Field::Percent), to: Value::Number(dice.below(101) as i64) });
            worded(Request::AddUpdate { task, did: format!("Đã làm {word}"), percent: to })
        }
        15 | 16 => worded(Request::AddComment { task, body: format!("Ý kiến {word}"), mentions: Vec::new(), answers: None }),
        17 => worded(Request::CreateTask { criterion: card.criterion, title: format!("Thêm {word}"), text: String::new(), rank: "t".into() }),
        18 => plain(if card.archived.is_some() { Request::RestoreTask { task } } else { Request::ArchiveTask { task } }),
        19 | 20 => worded(Request::AddEvidence { task, paper: Paper { title: format!("Biên bản {word}"), ..Paper::default() }, unit: None }),
        21 | 22 => shown.of_kind(Kind::Evidence).find_map(|noun| match noun {
            Noun::Evidence(evidence) if evidence.withdrawn.is_none() => plain(Request::RemoveEvidence { task: evidence.task, evidence: evidence.id }),
            _ => None,
        }),
        23 | 24 => {
            let unit = people::UNITS[dice.below(2)];
            let seen = shown.find_share(task, unit).map_or(Value::Number(0), |share| share.read(Field::Percent));
            let to = Value::Number(dice.below(101) as i64);
            let changes = if dice.once_in(2) { vec![Change { field: Field::Percent, from: seen, to }] } else { Vec::new() };
            worded(Request::ReportShare { task, unit, did: format!("Đơn vị đã làm {word}"), changes, why: None })
        }
        25 => {
            let unit = people::UNITS[dice.below(2)];
            let share = shown.find_share(task, unit);
            let to = Status::ALL[dice.below(4)];
            if let Some(share) = share.filter(|share| share.status != to) {
                let changes = vec![Change { field: Field::Status, from: share.status.into(), to: to.into() }];
                return worded(Request::ReportShare { task, unit, did: String::new(), changes, why: Some(format!("Vì {word}")) });
            }
            let seen = share.map_or(Value::Nothing, |share| share.read(Field::Blocked));
            let changes = vec![Change { field: Field::Blocked, from: seen, to: format!("Chờ {word}").as_str().into() }];
            worded(Request::ReportShare { task, unit, did: String::new(), changes, why: None })
        }
        26 | 27 => way(dice, tab, task, word),
        _ => shown.of_kind(Kind::Entry).find_map(|noun| match noun {
            Noun::Entry(entry) if entry.concerns(tab.account()) => {
                plain(Request::SettleClash { task: entry.task, entry: entry.id, decision: kept(tab, entry) })
            }
            _ => None,
        }),
    }
}

/// Who does what by when, and who answers or is reminded.
fn way(dice: &mut Dice, tab: &SimTab, task: TaskId, word: &str) -> Option<Wish> {
    let shown = tab.shown();
    let card = shown.find_task(task)?;
    let plain = |request: Request| Some(Wish { request, word: None, into: None });
    let worded = |request: Request| Some(Wish { request, word: Some(word.to_owned()), into: None });
    match dice.below(11) {
        0 | 1 => {
            let due_on = dice.once_in(2).then(|| Day::parse("2025-09-30")).flatten();
            let instead_of = dice.pick(&card.steps).map(|step| step.id).filter(|_| dice.once_in(3));
            let stood = dice.once_in(4).then(|| Stood { at: dice.below(4) as u8, done: dice.once_in(2) });
            worded(Request::AddStep { task, words: format!("Bước {word}"), due_on, instead_of, stood })
        }
        2 => {
            let (step, done) = dice.pick(&card.steps).map(|step| (step.id, step.done.is_none()))?;
            plain(Request::CheckStep { task, step, done })
        }
        3 => plain(Request::RemoveStep { task, step: dice.pick(&card.steps)?.id }),
        4 => plain(Request::AssignPerson { task, person: tab.account(), on: !card.people.contains(&tab.account()), unit: None }),
        5 => {
            let waits = |noun: &Noun| matches!(noun, Noun::Comment(said) if said.task == task && said.awaits_answer());
            let direction = shown.of_kind(Kind::Comment).find(|noun| waits(noun))?.key().id;
            worded(Request::AddComment { task, body: format!("Trả lời {word}"), mentions: vec![tab.account()], answers: Some(OpId(direction)) })
        }
        6 => worded(figure(dice, &shown, card.criterion, word)),
        7 | 8 => file(dice, tab, word),
        9 => share(dice, tab),
        // Mostly by people who may not: then it is refused here and on the server alike.
        _ => worded(Request::Remind {
            task,
            agencies: vec![people::UNITS[dice.below(2)]],
            why: Why::Overdue,
            words: format!("Đề nghị {word}"),
            level: 1,
        }),
    }
}

/// A measured value of a criterion, given with what stood for that day in sight.
fn figure(dice: &mut Dice, rows: &impl Rows, criterion: CriterionId, word: &str) -> Request {
    let value = Some(Decimal::whole(dice.below(101) as i64));
    let says = Stated { on: Day::parse("2025-06-30"), value, words: format!("Nguồn {word}"), ..Stated::default() };
    Request::GiveFigure { criterion, saw: rows.find_score(criterion).and_then(|score| standing::seen(score, &says, |_| false)), says }
}

/// A version of what somebody's agency reports for a period, with what stands in sight; some are handed in, returned or accepted.
fn file(dice: &mut Dice, tab: &SimTab, word: &str) -> Option<Wish> {
    let shown = tab.shown();
    let (plan, period) = (shown.plan()?.id, Period::parse("2025-h1")?);
    let agency = people::UNITS[dice.below(2)];
    let saw = shown.find_period_report(ReportId::of(plan, period, Some(agency))).as_ref().map(period::standing::seen).unwrap_or_default();
    let stage = *dice.pick(&Stage::ALL)?;
    let says = Said { stage, results: format!("Kết quả {word}"), why: format!("Vì {word}"), ..Said::default() };
    Some(Wish { request: Request::FileReport { plan, period, agency, says: says.json(), saw }, word: Some(word.to_owned()), into: None })
}

/// A view for everybody, given, renamed or taken away; mostly by people who may not. Its name is no word that has to stay: another
/// coordinator may take it away.
fn share(dice: &mut Dice, tab: &SimTab) -> Option<Wish> {
    let shown = tab.shown();
    let plan = shown.plan()?;
    let stands = dice.pick(&plan.views).map(|view| view.name.clone());
    let name = format!("Góc nhìn {}", dice.below(6));
    let (name, address, instead_of) = match stands {
        Some(stands) if dice.once_in(3) => (stands, None, None),
        stands => (name, Some(format!("/?tim={}", dice.below(3))), stands.filter(|_| dice.once_in(3))),
    };
    Some(Wish { request: Request::ShareView { plan: plan.id, name, address, instead_of }, word: None, into: None })
}

/// Being content with what stands, as a screen says it.
fn kept(tab: &SimTab, entry: &Entry) -> Option<Decision> {
    let shown = tab.shown();
    let (card, wording) = shown.find_task(entry.task).zip(shown.find_wording(entry.task))?;
    let stands = match entry.unit {
        Some(unit) => shown.find_share(entry.task, unit)?.read(entry.field?),
        None => field::read(entry.field?, card, wording),
    };
    let me = tab.account();
    Some(Decision { saw: stands.clone(), chose: stands, after: entry.settled.iter().copied().filter(|who| *who != me).collect() })
}

/// One paragraph changed, added, or everything written anew.
fn rewritten(dice: &mut Dice, text: &str, word: &str) -> String {
    let mut paragraphs: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let at = dice.below(paragraphs.len());
    match dice.below(4) {
        0 => paragraphs.push(word.to_owned()),
        1 => paragraphs.insert(at, word.to_owned()),
        2 => paragraphs[at] = format!("{} {word}", paragraphs[at]),
        _ => paragraphs = vec![word.to_owned()],
    }
    paragraphs.join("\n")
}
