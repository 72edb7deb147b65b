//! Đôn đốc as the screens show it: who is to be chased, what is written to them, what came of it. Gathers rows; every figure is from
//! `domain::chasing`.

pub mod log;
pub mod press;

use super::desk::Desk;
use crate::browser::text;
use leptos::prelude::Get;
use parboard_domain::{
    chasing::{self, Ledger, Pressed},
    id::{AgencyId, TaskId},
    measure::{Day, Moment},
    reminder::Why,
    row::{Kind, Noun, Rows},
    task::Wording,
};
use parboard_sync::overlay::Shown;
use std::{fmt, str::FromStr};

/// The kinds of rows that chasing looks at.
const KINDS: [Kind; 6] = [Kind::Plan, Kind::Task, Kind::Update, Kind::Evidence, Kind::Entry, Kind::Reminder];

/// All rows of the plan, laid out for chasing.
pub fn ledger(shown: Shown<'_>) -> Ledger<'_> {
    Ledger::of(KINDS.into_iter().flat_map(move |kind| shown.of_kind(kind)))
}

/// The rows about those cards alone of which somebody was reminded.
pub fn ledger_of_reminded(shown: Shown<'_>, is_meant: impl Fn(TaskId, &[AgencyId]) -> bool) -> Ledger<'_> {
    let mut tasks: Vec<TaskId> = Vec::new();
    for noun in shown.of_kind(Kind::Reminder) {
        match noun {
            Noun::Reminder(it) if is_meant(it.task, &it.agencies) && !tasks.contains(&it.task) => tasks.push(it.task),
            _ => {}
        }
    }
    let is_about = move |noun: &&Noun| match noun {
        Noun::Update(it) => tasks.contains(&it.task),
        Noun::Evidence(it) => tasks.contains(&it.task),
        Noun::Entry(it) => tasks.contains(&it.task),
        Noun::Reminder(it) => tasks.contains(&it.task),
        _ => false,
    };
    Ledger::of(KINDS.into_iter().flat_map(move |kind| shown.of_kind(kind)).filter(is_about))
}

/// A card on the list of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// How it stands.
    pub line: chasing::Line,
    /// What for it would be chased now: the worst of what is looked at.
    pub why: Why,
    /// The criterion's number.
    pub number: String,
    /// The card's short line.
    pub title: String,
    /// All its words, as they go into a letter.
    pub words: String,
    /// The deadline in the plan's words.
    pub deadline: String,
    /// How often the unit was reminded of it, if ever.
    pub pressed: Option<Pressed>,
    /// It was reminded of it only recently.
    pub too_soon: bool,
    /// It was late then and is no longer: nobody is reminded of what was done since.
    pub is_over: bool,
    /// How high up the next reminder goes.
    pub level: u8,
}

/// One unit with its cards.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Which.
    pub agency: AgencyId,
    /// Its name by now.
    pub name: String,
    /// Its cards, the worst first.
    pub cards: Vec<Card>,
}

impl Unit {
    /// How many of its cards are chased for that.
    pub fn count(&self, why: Why) -> usize {
        self.cards.iter().filter(|card| card.why == why).count()
    }
}

/// All there is to chase.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chase {
    /// The units, those with most that is overdue first.
    pub units: Vec<Unit>,
    /// Collectives of which nobody has said who they are, and how many cards each has.
    pub unlisted: Vec<(String, u32)>,
}

impl Chase {
    /// How many different cards are on it.
    pub fn cards(&self) -> usize {
        let mut ids: Vec<TaskId> = self.units.iter().flat_map(|unit| unit.cards.iter().map(|card| card.line.task)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    }
}

/// Gathers what is to be chased as of a moment, for these reasons; of one unit alone, where one is meant.
pub fn chase(desk: Desk, at: Moment, chosen: &[Why], only: Option<AgencyId>) -> Chase {
    let (people, rule) = desk.directory(|directory| (directory.people.clone(), directory.escalation()));
    let thresholds = desk.thresholds();
    desk.read(|shown| {
        let ledger = ledger(shown);
        let list = ledger.list(&shown, &people, at, thresholds);
        let by_now = (at < desk.now.get()).then(|| ledger.list(&shown, &people, desk.now.get(), thresholds));
        let is_over = |agency: AgencyId, task: TaskId| {
            let is_still =
                |list: &chasing::List| list.units.iter().any(|unit| unit.agency == agency && unit.lines.iter().any(|line| line.task == task));
            by_now.as_ref().is_some_and(|list| !is_still(list))
        };
        let pressed = ledger.tale_of(only, &shown, &people, at.max(desk.now.get())).pressed();
        let card = |agency: AgencyId, line: chasing::Line| {
            let why = line.why(chosen)?;
            let pressed = pressed.get(&(line.task, agency)).copied();
            let criterion = shown.find_task(line.task).and_then(|task| shown.find_criterion(task.criterion));
            Some(Card {
                why,
                number: criterion.map(|criterion| criterion.number.clone()).unwrap_or_default(),
                title: shown.find_wording(line.task).map(|wording| wording.title.clone()).unwrap_or_default(),
                words: shown.find_wording(line.task).map(whole).unwrap_or_default(),
                deadline: criterion.map(|criterion| criterion.deadline_text.clone()).unwrap_or_default(),
                too_soon: pressed.is_some_and(|pressed| pressed.unanswered > 0 && rule.is_too_soon(pressed.last, desk.now.get())),
                level: rule.level_after(pressed.map_or(0, |pressed| pressed.unanswered)),
                is_over: is_over(agency, line.task),
                pressed,
                line,
            })
        };
        let unit = |unit: chasing::Unit| Unit {
            agency: unit.agency,
            name: name(shown, unit.agency),
            cards: unit.lines.into_iter().filter_map(|line| card(unit.agency, line)).collect(),
        };
        let is_meant = |unit: &chasing::Unit| only.is_none_or(|only| unit.agency == only);
        let mut units: Vec<Unit> = list.units.into_iter().filter(is_meant).map(unit).filter(|unit| !unit.cards.is_empty()).collect();
        let urgency = |unit: &Unit| std::cmp::Reverse((unit.count(Why::Overdue), unit.count(Why::Stalled), unit.cards.len()));
        units.sort_by(|a, b| urgency(a).cmp(&urgency(b)).then_with(|| text::alphabet(&a.name, &b.name)));
        Chase { units, unlisted: list.unlisted.into_iter().map(|(id, count)| (name(shown, id), count)).collect() }
    })
}

/// What a card is about: its text, or its short line where it has no more.
fn whole(wording: &Wording) -> String {
    let text = wording.text();
    if text.trim().is_empty() { &wording.title } else { text }.to_owned()
}

/// The name of an agency.
pub fn name(shown: Shown<'_>, agency: AgencyId) -> String {
    shown.find_agency(agency).map(|agency| agency.name.clone()).unwrap_or_default()
}

/// A moment as the address says it: `2025-09-30T18:00`, by the clock of Vietnam, where every deadline of a plan is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf(pub Moment);

const HOUR_MS: i64 = 3_600_000;
const MINUTE_MS: i64 = 60_000;

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = (self.0.0 + 7 * HOUR_MS).rem_euclid(24 * HOUR_MS) / MINUTE_MS;
        write!(f, "{}T{:02}:{:02}", self.0.day(), minutes / 60, minutes % 60)
    }
}

impl FromStr for AsOf {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (day, time) = text.split_once('T').ok_or(())?;
        let (hours, minutes) = time.split_once(':').ok_or(())?;
        let number =
            |text: &str, below: i64| text.get(..2).and_then(|text| text.parse::<i64>().ok()).filter(|number| (0..below).contains(number)).ok_or(());
        let day = Day::parse(day).ok_or(())?;
        Ok(Self(Moment((day.0 * 24 - 7 + number(hours, 24)?) * HOUR_MS + number(minutes, 60)? * MINUTE_MS)))
    }
}

impl AsOf {
    /// Time and day in words: 18:00 30/09/2025.
    pub fn parts(self) -> (String, String) {
        let whole = self.to_string();
        (whole.split_once('T').map(|(_, time)| time.to_owned()).unwrap_or_default(), text::day(self.0.day()))
    }
}
