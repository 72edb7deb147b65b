//! Documents on their way: which is being written, and why one did not come.

use super::{address::choice, asking::ask, chasing, desk::Desk, line::Trouble, periods::PERIOD};
use crate::{
    browser::file,
    online::papers::{Paper, write_paper},
    words::words,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::prelude::*;
use parboard_domain::{id::AgencyId, measure::Moment, period::Period, reminder::Why};

/// The documents of a screen.
#[derive(Clone, Copy)]
pub struct PaperDesk {
    desk: Desk,
    busy: RwSignal<bool>,
    /// Which document is being written.
    pub at_it: RwSignal<Option<Paper>>,
    /// Units that have something to answer for, with their names; those with most that is overdue first.
    pub units: Memo<Vec<(AgencyId, String)>>,
    /// The unit that a letter is for; all of them without.
    pub unit: RwSignal<Option<AgencyId>>,
    /// As of when a letter is; now without.
    pub at: RwSignal<Option<Moment>>,
    /// The period that a report is for, as the address says; how things stand without.
    pub period: Memo<Option<Period>>,
    /// Sets it.
    pub choose_period: SignalSetter<Option<Period>>,
    /// What was handed over.
    pub done: RwSignal<String>,
    /// Why it was not.
    pub trouble: RwSignal<Option<String>>,
}

impl PaperDesk {
    /// Nothing asked for yet.
    pub fn of(desk: Desk) -> Self {
        let at = RwSignal::new(None::<Moment>);
        let units = Memo::new(move |_| {
            let units = chasing::chase(desk, at.get().unwrap_or_else(|| desk.now.get()), &Why::ALL, None).units;
            units.into_iter().map(|unit| (unit.agency, unit.name)).collect()
        });
        let (period, choose_period) = choice(PERIOD);
        Self {
            desk,
            period,
            choose_period,
            busy: RwSignal::new(false),
            at_it: RwSignal::new(None),
            units,
            unit: RwSignal::new(None),
            at,
            done: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
        }
    }

    /// Whether nothing can be written now, because nothing answers.
    pub fn is_offline(self) -> bool {
        self.desk.trouble() == Some(Trouble::Offline)
    }

    /// How much of this device's is in no document yet.
    pub fn unsent(self) -> usize {
        self.desk.line().unsent
    }

    /// Has a document written, and hands it over.
    pub fn take(self, paper: Paper) {
        let Some(plan) = untrack(|| self.desk.plan()) else {
            self.trouble.set(Some(words().board_empty.to_owned()));
            return;
        };
        if self.busy.get_untracked() {
            return;
        }
        self.done.set(String::new());
        self.at_it.set(Some(paper));
        let is_letter = paper == Paper::Letters;
        let (unit, at) = (self.unit.get_untracked().filter(|_| is_letter), self.at.get_untracked().filter(|_| is_letter));
        let period = self.period.get_untracked().filter(|_| paper == Paper::Report);
        let asked = async move {
            let written = write_paper(paper, plan, unit, at, period.map(Period::name)).await;
            let _ = self.at_it.try_set(None);
            written
        };
        ask(self.busy, self.trouble, asked, move |content| self.hand_over(paper, period, &content));
    }

    fn hand_over(self, paper: Paper, period: Option<Period>, content: &str) {
        let (begins, ending) = paper.file_name();
        let day = self.desk.now.get_untracked().day();
        let name = period.map_or_else(|| format!("{begins}-{day}.{ending}"), |period| format!("bao-cao-ky-{period}.{ending}"));
        let offered = STANDARD.decode(content).ok().and_then(|bytes| file::offer(&name, media(ending), &bytes));
        match offered {
            Some(()) => self.done.set(words().paper_taken(&name)),
            None => self.trouble.set(Some(words().file_not_offered().to_owned())),
        }
    }
}

fn media(ending: &str) -> &'static str {
    match ending {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
}
