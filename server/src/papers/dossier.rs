//! A plan as it stands, laid out for those who write about it. Gathers rows; every figure is from the core.

use parboard_domain::{
    criterion::{Criterion, Level, Track},
    figures::{Rollup, Thresholds},
    forms,
    id::{AgencyId, CriterionId},
    measure::{Day, Moment},
    period::Schedule,
    person::Person,
    plan::Plan,
    row::{Kind, Noun, RowKey, RowSet, Rows},
    score::{
        Decimal, Score,
        standing::{Verdict, overview},
    },
    share::{self, Share, Tally},
    task::Task,
    vietnamese,
};
use parboard_store::PlanView;
use std::collections::HashMap;

/// Who coordinates a province's administrative reform.
const COORDINATING: &str = "Sở Nội vụ";

/// A plan as of a moment.
pub struct Dossier {
    /// Every row.
    pub rows: RowSet,
    /// Who has an account.
    pub people: Vec<Person>,
    /// What counts as soon and as long ago.
    pub thresholds: Thresholds,
    /// When periods begin and reports are due.
    pub schedule: Schedule,
    /// The moment that counts.
    pub at: Moment,
    /// When it is written.
    pub written_at: Moment,
    /// The province, as it is called here.
    pub province: String,
    /// The agency that writes; the one that coordinates reform, unless somebody of another asks.
    pub sender: String,
}

impl Dossier {
    /// Lays a plan out.
    pub fn new(view: PlanView, (at, written_at): (Moment, Moment), sender: Option<AgencyId>) -> Self {
        let PlanView { rows, directory } = view;
        let sender = sender.and_then(|sender| rows.find_agency(sender)).map_or_else(|| COORDINATING.to_owned(), |agency| agency.name.clone());
        let schedule = directory.schedule();
        Self { rows, schedule, people: directory.people, thresholds: directory.thresholds, province: directory.province, at, written_at, sender }
    }

    /// The plan itself.
    pub fn plan(&self) -> Option<&Plan> {
        self.rows.of_kind(Kind::Plan).find_map(|row| if let Noun::Plan(plan) = &row.is { Some(plan) } else { None })
    }

    /// Who issued it, in words of the office.
    pub fn issuer(&self) -> String {
        self.plan().map(|plan| plan.issuer.clone()).filter(|issuer| !issuer.is_empty()).unwrap_or_else(|| forms::committee(&self.province))
    }

    /// What the plan is called in a sentence: "Kế hoạch số 120/KH-UBND", or its title.
    pub fn plan_name(&self) -> String {
        self.plan().map(forms::plan_name).unwrap_or_default()
    }

    /// The criteria in the order of the document; those that a newer document took out only while a card hangs on them. A field is a
    /// heading over criteria, and none itself.
    pub fn criteria(&self) -> Vec<&Criterion> {
        let mut criteria = self.headed();
        criteria.retain(|criterion| criterion.level != Some(Level::Field));
        criteria
    }

    /// The same with their fields.
    pub fn headed(&self) -> Vec<&Criterion> {
        let tasks = self.tasks_by_criterion();
        let all = self.rows.of_kind(Kind::Criterion).filter_map(|row| if let Noun::Criterion(criterion) = &row.is { Some(criterion) } else { None });
        let mut criteria: Vec<&Criterion> = all.filter(|criterion| !criterion.is_gone() || tasks.contains_key(&criterion.id)).collect();
        criteria.sort_by_key(|criterion| (criterion.order, criterion.id));
        criteria
    }

    /// The criteria of a part of the plan.
    pub fn criteria_of(&self, track: Track) -> Vec<&Criterion> {
        let mut criteria = self.criteria();
        criteria.retain(|criterion| criterion.track == track);
        criteria
    }

    /// Every card, those put away too.
    pub fn all_tasks(&self) -> impl Iterator<Item = &Task> {
        self.rows.of_kind(Kind::Task).filter_map(|row| if let Noun::Task(task) = &row.is { Some(task) } else { None })
    }

    /// The cards of each criterion that are not put away, in the order of the board.
    pub fn tasks_by_criterion(&self) -> HashMap<CriterionId, Vec<&Task>> {
        let mut tasks: HashMap<CriterionId, Vec<&Task>> = HashMap::new();
        for task in self.all_tasks().filter(|task| task.archived.is_none()) {
            tasks.entry(task.criterion).or_default().push(task);
        }
        for tasks in tasks.values_mut() {
            tasks.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        }
        tasks
    }

    /// Sums over cards.
    pub fn rollup<'a>(&self, tasks: impl IntoIterator<Item = &'a Task>) -> Rollup {
        Rollup::of(tasks, self.at, self.thresholds)
    }

    /// An agency's name.
    pub fn name(&self, agency: AgencyId) -> &str {
        self.rows.find_agency(agency).map_or("", |agency| agency.name.as_str())
    }

    /// Several agencies' names.
    pub fn names(&self, agencies: &[AgencyId]) -> String {
        agencies.iter().map(|agency| self.name(*agency)).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// Agencies by the Vietnamese alphabet, near enough: letters with their marks behind the same letters without.
    pub fn by_name(&self, agencies: &mut [AgencyId]) {
        agencies.sort_by_cached_key(|agency| (vietnamese::fold(self.name(*agency)), self.name(*agency).to_owned()));
    }

    /// A card's short line and its whole words.
    pub fn wording(&self, task: &Task) -> (&str, &str) {
        self.rows.find_wording(task.id).map_or(("", ""), |wording| (wording.title.as_str(), wording.text()))
    }

    /// What a card is about: its whole words, or its short line where it has no more.
    pub fn whole(&self, task: &Task) -> &str {
        let (title, text) = self.wording(task);
        if text.trim().is_empty() { title } else { text }
    }

    /// The shares of a card that were begun.
    pub fn shares(&self, task: &Task) -> impl Iterator<Item = &Share> {
        let of_task = move |share: &&Share| share.task == task.id;
        self.rows
            .within(RowKey::shares_of(task.id))
            .filter_map(|row| if let Noun::Share(share) = &row.is { Some(share) } else { None })
            .filter(of_task)
    }

    /// How far the units of a card are, where it is known who they are.
    pub fn tally(&self, task: &Task, criterion: &Criterion) -> Option<Tally> {
        let units = share::units(task, criterion, &self.rows);
        (!units.is_empty()).then(|| share::tally(&units, self.shares(task)))
    }

    /// The figures of a criterion.
    pub fn score(&self, criterion: &Criterion) -> Option<&Score> {
        self.rows.find_score(criterion.id)
    }

    /// What a criterion is to reach and what was measured. The plan's own words count where nobody gave a figure.
    pub fn aimed(&self, criterion: &Criterion) -> Aimed {
        let none = Score::none(criterion.id);
        let overview = overview(Some(criterion), self.score(criterion).unwrap_or(&none));
        let says = overview.measured.map(|measured| &measured.figure.says);
        let unit = overview.target.as_ref().map(|target| target.unit.clone()).filter(|unit| !unit.is_empty());
        Aimed {
            to_reach: overview.to_reach(),
            measured: says.and_then(|says| says.value),
            measured_on: says.and_then(|says| says.on),
            unit: unit.or_else(|| says.map(|says| says.unit.clone())).unwrap_or_default(),
            verdict: overview.verdict(),
        }
    }
}

/// A target in numbers, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aimed {
    /// The value to reach; nothing where only words say it.
    pub to_reach: Option<Decimal>,
    /// What was measured last.
    pub measured: Option<Decimal>,
    /// On which day.
    pub measured_on: Option<Day>,
    /// What is counted.
    pub unit: String,
    /// What came of it.
    pub verdict: Verdict,
}
