//! Rounds of proposals, for whoever holds them: upon which document, until when, for which year, and the plan that comes of it.

use super::{
    asking::{ask, look},
    desk::Desk,
    syncing,
};
use crate::{
    browser::text,
    online::{
        import::{AgencyAnswer, ImportOutcome, ImportPreview},
        rounds::{RoundLine, RoundPreview, list_rounds, make_round, open_round, preview_round},
    },
    words::{rounds::title_of_plan, words},
};
use leptos::prelude::*;
use parboard_domain::{
    document::Reading,
    id::{AgencyId, PlanId},
    import::UnknownName,
    measure::Day,
};
use std::collections::BTreeMap;

/// The form.
#[derive(Clone, Copy)]
pub struct Rounds {
    desk: Desk,
    /// The documents there are; nothing before the server first answered.
    pub lines: RwSignal<Option<Vec<RoundLine>>>,
    /// Which is chosen.
    pub plan: RwSignal<Option<PlanId>>,
    /// The last day, as typed.
    pub due_on: RwSignal<String>,
    /// The year of the plan to come, as typed.
    pub year: RwSignal<String>,
    /// The title of the plan to come.
    pub title: RwSignal<String>,
    /// What the plan would be; gone as soon as something is chosen or typed.
    pub reading: RwSignal<Option<Reading>>,
    /// Stands for what was shown.
    seal: RwSignal<Option<String>>,
    /// A round is about to be opened that nobody can close again: it is asked once more.
    pub asked: RwSignal<bool>,
    /// The names in it that the registry does not know.
    pub unknown: RwSignal<Vec<UnknownName>>,
    /// Whom the person says they mean.
    pub answers: RwSignal<BTreeMap<String, AgencyId>>,
    /// Why nothing came of it.
    pub trouble: RwSignal<Option<String>>,
    /// That it was kept, in words.
    pub done: RwSignal<Option<&'static str>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    /// The plan that was made.
    pub outcome: RwSignal<Option<ImportOutcome>>,
}

impl Rounds {
    /// Asks how they are, and again when the network is back.
    pub fn open(desk: Desk) -> Self {
        let form = Self {
            desk,
            lines: RwSignal::new(None),
            plan: RwSignal::new(None),
            due_on: RwSignal::new(String::new()),
            year: RwSignal::new(String::new()),
            title: RwSignal::new(String::new()),
            reading: RwSignal::new(None),
            seal: RwSignal::new(None),
            asked: RwSignal::new(false),
            unknown: RwSignal::new(Vec::new()),
            answers: RwSignal::new(BTreeMap::new()),
            trouble: RwSignal::new(None),
            done: RwSignal::new(None),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
        };
        let is_online = Memo::new(move |_| desk.trouble().is_none());
        Effect::new(move |_| {
            let _ = is_online.get();
            if form.lines.with_untracked(Option::is_none) {
                form.load();
            }
        });
        form
    }

    /// Asks how they are.
    pub fn load(self) {
        look(self.trouble, list_rounds(), move |lines| {
            // The one on the board first, then one that is open.
            let own = untrack(|| self.desk.plan());
            let first = lines.iter().find(|line| Some(line.plan) == own).or_else(|| lines.iter().find(|line| line.round.is_some()));
            let chosen = self.plan.get_untracked().or_else(|| first.or(lines.first()).map(|line| line.plan));
            self.lines.set(Some(lines));
            self.fill(chosen);
        });
    }

    /// Asks how they are after something was kept. What somebody typed since stays; only a title that was proposed follows the year.
    fn refresh(self) {
        let proposed = |form: Self| untrack(|| form.line()).map(|line| line.proposed_title());
        let before = proposed(self);
        look(self.trouble, list_rounds(), move |lines| {
            self.lines.set(Some(lines));
            if let Some(title) = proposed(self).filter(|_| before == Some(self.title.get_untracked())) {
                self.title.set(title);
            }
        });
    }

    /// The chosen document.
    pub fn line(self) -> Option<RoundLine> {
        let chosen = self.plan.get();
        self.lines.with(|lines| lines.iter().flatten().find(|line| Some(line.plan) == chosen).cloned())
    }

    /// Chooses a document; the form shows how its round stands, or proposes the year after it.
    pub fn choose(self, plan: Option<PlanId>) {
        self.done.set(None);
        self.trouble.set(None);
        self.outcome.set(None);
        self.fill(plan);
    }

    fn fill(self, plan: Option<PlanId>) {
        self.plan.set(plan);
        self.reading.set(None);
        self.asked.set(false);
        let Some(line) = untrack(|| self.line()) else { return };
        self.due_on.set(line.round.map(|round| round.due_on.to_string()).unwrap_or_default());
        self.year.set(line.next_year().to_string());
        self.title.set(line.proposed_title());
    }

    /// Takes another title; what was shown under the last one no longer holds.
    pub fn set_title(self, title: String) {
        self.title.set(title);
        self.reading.set(None);
        self.outcome.set(None);
    }

    /// Opens the round, or moves its last day and its year.
    pub fn save(self) {
        self.done.set(None);
        let typed = (self.plan.get_untracked(), Day::parse(self.due_on.get_untracked().trim()), self.year.get_untracked().trim().parse::<i64>());
        let (Some(plan), Some(due_on), Ok(year)) = typed else {
            return self.trouble.set(Some(words().round_incomplete().to_owned()));
        };
        if due_on < self.desk.now.get_untracked().day() {
            return self.trouble.set(Some(words().round_past().to_owned()));
        }
        let was_open = untrack(|| self.line()).is_some_and(|line| line.round.is_some());
        if !was_open && !self.asked.get_untracked() {
            self.trouble.set(None);
            return self.asked.set(true);
        }
        self.asked.set(false);
        ask(self.busy, self.trouble, open_round(plan, due_on, year), move |()| {
            self.done.set(Some(if was_open { words().round_moved() } else { words().round_begun() }));
            // What was shown is of the day and year before.
            self.reading.set(None);
            self.refresh();
            syncing::ask(self.desk);
        });
    }

    /// Asks what the plan would be. Nothing is stored.
    pub fn preview(self) {
        let Some((plan, title)) = self.asked() else { return };
        ask(self.busy, self.trouble, preview_round(plan, title.clone()), move |RoundPreview { plan: ImportPreview { reading, unknown }, seal }| {
            if self.asked() == Some((plan, title)) {
                self.answers.update(|answers| answers.retain(|name, _| unknown.iter().any(|unknown| unknown.name == *name)));
                self.unknown.set(unknown);
                self.outcome.set(None);
                self.reading.set(Some(reading));
                self.seal.set(Some(seal));
            }
        });
    }

    /// Has the plan made as it was shown; where it would be another by now, the server says so.
    pub fn commit(self) {
        let Some((plan, title)) = self.asked() else { return };
        let answers = self.answers.get_untracked().into_iter().map(|(name, agency)| AgencyAnswer { name, agency }).collect();
        ask(self.busy, self.trouble, make_round(plan, title, answers, self.seal.get_untracked()), move |outcome| {
            self.reading.set(None);
            self.refresh();
            self.outcome.set(Some(outcome));
            syncing::ask(self.desk);
        });
    }

    fn asked(self) -> Option<(PlanId, String)> {
        Some((self.plan.get_untracked()?, text::nfc(self.title.get_untracked().trim())))
    }
}

impl RoundLine {
    /// The year of the plan to come: as the round says, or the one after its document.
    fn next_year(&self) -> i64 {
        self.round.map_or(self.year + 1, |round| round.year)
    }

    /// What the plan to come is called unless somebody says otherwise.
    fn proposed_title(&self) -> String {
        self.made.clone().unwrap_or_else(|| title_of_plan(self.next_year()))
    }
}
