//! `parboard demonstrate`: an empty database gets the demonstration plan, its people and the work they have done, and prints
//! how to sign in. On a database with a plan it changes nothing and prints the same.

use super::Place;
use crate::{clock, document, play::Player, sheets, site};
use anyhow::{Context, bail};
use clap::Args;
use parboard_domain::{
    criterion::Criterion,
    evidence::Paper,
    field::{Field, Value},
    id::{CriterionId, ProvinceId, TaskId},
    measure::{Day, Moment},
    op::{Change, FromTo, Request},
    person::Role,
    row::{Noun, Row},
    score::{Decimal, Stated},
    task::Status,
};
use parboard_store::{Account, NewAccount, PlanExport, Store};
use serde::Deserialize;
use std::{collections::BTreeMap, path::PathBuf};

const PLAN: &str = include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt");
/// The departments that the plan and the table of 2022 name, with the mergers between the two; then some of the communes.
const AGENCIES: [&str; 2] = [include_str!("../../demonstration/co-quan.csv"), include_str!("../../demonstration/xa-phuong.csv")];
const PEOPLE: &str = include_str!("../../demonstration/accounts.csv");
const FIGURES: &str = include_str!("../../demonstration/figures.json");
const PROGRESS: &str = include_str!("../../demonstration/progress.json");
/// Everybody's password in the demonstration, printed at every start: nothing real may be kept behind it.
const PASSWORD: &str = "trinhdien2025";
const DAY_MS: i64 = 86_400_000;

/// Fills an empty database with the demonstration plan and accounts.
#[derive(Args, Debug)]
pub struct Demonstrate {
    /// The folder of the page, looked at only to say when it is missing
    #[arg(long, env = "PARBOARD_SITE", value_name = "DIR")]
    site: Option<PathBuf>,
}

/// A line of `accounts.csv`.
#[derive(Deserialize)]
struct Who {
    login: String,
    name: String,
    role: Role,
    agency: Option<String>,
}

/// An item of `progress.json`: where the `task`-th task of a criterion stands.
#[derive(Deserialize)]
struct Progress {
    criterion: String,
    task: usize,
    status: Status,
    percent: i64,
    days_ago: i64,
    blocked: Option<String>,
    update: Option<String>,
    #[serde(default)]
    evidence: Option<Paper>,
    by: String,
}

/// An item of `figures.json`: what was measured of a criterion.
#[derive(Deserialize)]
struct Measured {
    criterion: String,
    value: String,
    days_ago: i64,
    words: String,
    by: String,
}

impl Demonstrate {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let people = people()?;
        let (store, province) = place.open(Some("Đắk Lắk")).await?;
        if store.list_plans(province).await?.is_empty() {
            fill(&store, province, &people).await?;
        }
        store.close().await;
        let site = self.site.unwrap_or_else(site::default_folder);
        if !site.join("index.html").exists() {
            eprintln!("no page in {}: run the bundle step first", site.display());
        }
        eprintln!("Demonstration sign-ins (login, password, role, name); not for real work:");
        for who in &people {
            eprintln!("  {:<12} {PASSWORD}  {:<14} {}", who.login, who.role.as_str(), who.name);
        }
        Ok(())
    }
}

fn people() -> anyhow::Result<Vec<Who>> {
    Ok(csv::Reader::from_reader(PEOPLE.as_bytes()).deserialize().collect::<Result<_, _>>()?)
}

/// Agencies and people come before the plan: a plan is what a second run looks for, so a first run that was broken off before it starts over.
async fn fill(store: &Store, province: ProvinceId, people: &[Who]) -> anyhow::Result<()> {
    for sheet in AGENCIES {
        store.take_sheet(province, &sheets::read(sheet.as_bytes())?).await?;
    }
    let accounts = make_accounts(store, province, people).await?;
    let progress: Vec<Progress> = serde_json::from_str(PROGRESS)?;
    let oldest = progress.iter().map(|item| item.days_ago).max().unwrap_or_default();
    let reading = document::read_within_limits(PLAN.as_bytes().to_vec())?;
    let coordinator = accounts.values().find(|account| account.person.role == Role::Coordinator).context("no coordinator")?;
    let imported = store.import(province, coordinator.person.id, &reading, None, days_ago(oldest + 1)).await?;
    let export = store.export(imported.plan).await?;
    let tasks = Tasks::of(&export);
    let mut player = Player::new(store, imported.plan, 0x7061_7262_6f61_7264);
    postpone(&mut player, coordinator, &tasks, days_ago(oldest)).await?;
    measure(&mut player, &accounts, &export).await?;
    play(player, coordinator, &accounts, &tasks, progress).await
}

/// The days from today that deadlines are put off to, in turn: a few just missed, a few near, most ahead.
const DUE_IN_DAYS: [i64; 12] = [75, 40, 120, 9, 60, 95, -6, 30, 110, 50, 14, 85];

/// The demonstration plan is of 2025. Seen later, every deadline has passed and lateness says nothing: the coordinator
/// puts the missed ones off, as a province would, and history says so.
async fn postpone(player: &mut Player<'_>, coordinator: &Account, tasks: &Tasks, now: Moment) -> anyhow::Result<()> {
    let today = clock::now().day();
    let missed = tasks.0.values().filter_map(|(task, due)| Some((*task, (*due)?))).filter(|(_, due)| *due < today);
    for ((task, due), days) in missed.zip(DUE_IN_DAYS.iter().cycle()) {
        let to = Day(today.0 + days).to_string();
        let change = Change { field: Field::DueOn, from: Value::Text(due.to_string()), to: Value::Text(to) };
        player.play(coordinator, now, Request::SetFields { task, changes: vec![change] }).await?;
    }
    Ok(())
}

/// What was measured, each by the person who did.
async fn measure(player: &mut Player<'_>, accounts: &BTreeMap<String, Account>, export: &PlanExport) -> anyhow::Result<()> {
    let figures: Vec<Measured> = serde_json::from_str(FIGURES)?;
    let is_of = |row: &Row, number: &str| matches!(&row.is, Noun::Criterion(criterion) if criterion.number == number);
    for figure in figures {
        let row = export.rows.iter().find(|row| is_of(row, &figure.criterion)).with_context(|| format!("no criterion {}", figure.criterion))?;
        let (criterion, now) = (CriterionId(row.is.key().id), days_ago(figure.days_ago));
        let value = Some(Decimal::parse(&figure.value).with_context(|| format!("no number: {}", figure.value))?);
        let by = accounts.get(&figure.by).with_context(|| format!("nobody called {}", figure.by))?;
        let says = Stated { value, on: Some(now.day()), words: figure.words, ..Stated::default() };
        if !player.play(by, now, Request::GiveFigure { criterion, says, saw: None }).await? {
            bail!("the figure of {} cannot be played", figure.criterion);
        }
    }
    Ok(())
}

async fn make_accounts(store: &Store, province: ProvinceId, people: &[Who]) -> anyhow::Result<BTreeMap<String, Account>> {
    let password_hash = crate::password::hash_now(PASSWORD)?;
    let mut accounts = BTreeMap::new();
    for who in people {
        if store.find_account(&who.login).await?.is_none() {
            let agency = who.agency.clone().filter(|agency| !agency.is_empty());
            let new = NewAccount { login: who.login.clone(), name: who.name.clone(), role: who.role, agency, password_hash: password_hash.clone() };
            store.add_account(province, new).await?;
        }
        let account = store.find_account(&who.login).await?.context("the account was just made")?;
        accounts.insert(who.login.clone(), account);
    }
    Ok(accounts)
}

/// Where each task of the plan is found: its criterion's number and its place there, from one.
struct Tasks(BTreeMap<(String, usize), (TaskId, Option<Day>)>);

impl Tasks {
    fn of(export: &PlanExport) -> Self {
        let mut numbers: BTreeMap<CriterionId, &Criterion> = BTreeMap::new();
        let mut tasks = Vec::new();
        for row in &export.rows {
            match &row.is {
                Noun::Criterion(criterion) => drop(numbers.insert(criterion.id, criterion)),
                Noun::Task(task) => tasks.push((task.criterion, task.rank.clone(), (task.id, task.due_on))),
                _ => {}
            }
        }
        tasks.sort();
        let mut places = BTreeMap::new();
        let mut last = (None, 0);
        for (criterion, _, task) in tasks {
            last = if last.0 == Some(criterion) { (last.0, last.1 + 1) } else { (Some(criterion), 1) };
            if let Some(criterion) = numbers.get(&criterion) {
                places.entry((criterion.number.clone(), last.1)).or_insert(task);
            }
        }
        Self(places)
    }
}

/// Plays what was done, the oldest first, each by the person who did it and at the time it was done. What only the
/// coordinator may do, such as declaring a task done, the coordinator does.
async fn play(
    mut player: Player<'_>,
    coordinator: &Account,
    accounts: &BTreeMap<String, Account>,
    tasks: &Tasks,
    mut progress: Vec<Progress>,
) -> anyhow::Result<()> {
    progress.sort_by_key(|item| std::cmp::Reverse(item.days_ago));
    for item in progress {
        let (task, _) = *tasks.0.get(&(item.criterion.clone(), item.task)).with_context(|| format!("no task {} of {}", item.task, item.criterion))?;
        let by = accounts.get(&item.by).with_context(|| format!("nobody called {}", item.by))?;
        let now = days_ago(item.days_ago);
        for request in requests(task, &item) {
            let done = player.play(by, now, request.clone()).await? || player.play(coordinator, now, request).await?;
            if !done {
                bail!("task {} of {} cannot be played", item.task, item.criterion);
            }
        }
    }
    Ok(())
}

fn requests(task: TaskId, item: &Progress) -> Vec<Request> {
    let percent = || (item.percent != 0).then_some(FromTo { from: Value::Number(0), to: Value::Number(item.percent) });
    let set = |field, from, to| Request::SetFields { task, changes: vec![Change { field, from, to }] };
    let mut requests = Vec::new();
    match (&item.update, percent()) {
        (Some(did), percent) => requests.push(Request::AddUpdate { task, did: did.clone(), percent }),
        (None, Some(FromTo { from, to })) => requests.push(set(Field::Percent, from, to)),
        (None, None) => {}
    }
    if let Some(why) = &item.blocked {
        requests.push(set(Field::Blocked, Value::Nothing, why.as_str().into()));
    }
    if let Some(paper) = &item.evidence {
        requests.push(Request::AddEvidence { task, paper: paper.clone(), unit: None });
    }
    if item.status != Status::NotStarted {
        requests.push(Request::PlaceTask { task, from: Status::NotStarted, to: item.status, rank: None, why: None });
    }
    requests
}

fn days_ago(days: i64) -> Moment {
    Moment(clock::now().0 - days * DAY_MS)
}
