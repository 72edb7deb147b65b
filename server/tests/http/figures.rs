//! What leadership sees is the same from the server's own rows and from what a device was sent of them.

use crate::test_app::TestApp;
use parboard::synthetic::{self, Dice, Seen};
use parboard_domain::{
    activity::Activity,
    figures::{Rollup, Thresholds},
    id::{AgencyId, DeviceId, Mint, OpId, PlanId},
    measure::Moment,
    op::{Body, Op, Request, SCHEMA},
    overview::{By, Cards, Group, sum, together},
    person::{Directory, Role},
    reminder::Why,
    row::{Noun, RowSet},
    score::{Score, standing},
    trend::{Course, History, Series},
};
use parboard_store::{Account, Store};
use parboard_sync::{
    client::{Client, Held},
    protocol::SyncReply,
};
use std::collections::BTreeSet;
use uuid::Uuid;

const BEGAN: Moment = Moment(1_750_000_000_000);
const DAY_MS: i64 = 86_400_000;
const DAYS: i64 = 75;
const UNITS: usize = 6;

/// All figures of the leadership screen.
#[derive(Debug, PartialEq)]
struct Figures {
    criteria: Vec<(String, Vec<AgencyId>, Rollup)>,
    groups: Vec<(Group, u32, Rollup)>,
    all: Rollup,
    trends: Vec<Series>,
    whole: Series,
    course: Option<Course>,
    activity: Activity,
    verdicts: Vec<standing::Verdict>,
}

fn figures(rows: &RowSet, directory: &Directory, now: Moment) -> Figures {
    let nouns = || rows.iter().map(|row| &row.is);
    let (cards, history) = (Cards::of(nouns()), History::of(nouns()));
    let standings = cards.standings(None, rows, now, Thresholds::default());
    let score = |noun: &Noun| if let Noun::Score(score) = noun { Some(score.clone()) } else { None };
    let scores: Vec<Score> = nouns().filter_map(score).collect();
    let verdict = |criterion: &parboard_domain::criterion::Criterion| {
        let none = Score::none(criterion.id);
        standing::overview(Some(criterion), scores.iter().find(|score| score.id == criterion.id).unwrap_or(&none)).verdict()
    };
    Figures {
        criteria: standings.iter().map(|standing| (standing.criterion.number.clone(), standing.leads.clone(), standing.rollup.clone())).collect(),
        groups: [By::Lead, By::Field, By::Track]
            .into_iter()
            .flat_map(|by| together(&standings, by, &|a, b| a.cmp(&b)))
            .map(|together| (together.group, together.criteria.len() as u32, together.rollup))
            .collect(),
        all: sum(&standings),
        trends: standings.iter().map(|standing| history.series(|id| id == standing.criterion.id, now.day(), 30)).collect(),
        whole: history.series(|_| true, now.day(), 90),
        course: history.course(),
        activity: Activity::of(nouns(), rows, &directory.people),
        verdicts: standings.iter().map(|standing| verdict(standing.criterion)).collect(),
    }
}

/// Ten weeks of work of many people, then everything that is derived of it.
#[tokio::test]
async fn the_figures_of_a_device_are_those_of_the_server() {
    let app = TestApp::start().await;
    let store = &app.app.store;
    let province = store.find_province().await.unwrap().unwrap().id;
    let coordinator = store.find_account(Role::Coordinator.as_str()).await.unwrap().unwrap();
    store.change_registry(province, |registry| registry.take(synthetic::communes(UNITS, 1))).await.unwrap();
    for seed in [3, 2025] {
        let plan = store.import(province, coordinator.person.id, &synthetic::plan(60, 9, seed), None, BEGAN).await.unwrap().plan;
        work(store, plan, &coordinator, seed).await;
        let now = Moment(BEGAN.0 + DAYS * DAY_MS);
        let directory = store.directory(province).await.unwrap();
        let own = rows_of(store, plan, &directory).await;
        let wanted = figures(&own, &directory, now);
        assert!(wanted.all.overdue + wanted.all.blocked > 0 && wanted.activity.units.len() > 6, "something happened");
        assert!(wanted.whole.known().map(|(_, point)| point.percent()).collect::<BTreeSet<_>>().len() > 5, "and it went on for weeks");
        for role in [Role::Leader, Role::Coordinator] {
            let client = copy(&app, role, plan).await;
            assert_eq!(figures(client.confirmed(), client.directory(), now), wanted, "seed {seed}, {role:?}");
        }
    }
}

async fn work(store: &Store, plan: PlanId, account: &Account, seed: u64) {
    let (mut dice, mut mint) = (Dice::new(seed), Mint::new(seed << 8));
    let card = |noun: &Noun| match noun {
        Noun::Task(task) => Some(Seen { task: task.id, status: task.status, percent: i64::from(task.percent.get()) }),
        _ => None,
    };
    let mut cards: Vec<Seen> = store.export(plan).await.unwrap().rows.iter().filter_map(|row| card(&row.is)).collect();
    cards.sort_by_key(|seen| seen.task);
    let units = synthetic::communes(UNITS, 1);
    for day in 0..DAYS {
        let now = Moment(BEGAN.0 + day * DAY_MS + 3_600_000);
        let (at, unit) = (dice.below(cards.len()), units[dice.below(units.len())].agency.id);
        let task = cards[at].task;
        let remind = Request::Remind { task, agencies: vec![unit], why: Why::Stalled, words: "Đề nghị báo cáo".into(), level: 1 };
        let requests = [synthetic::deed(&mut dice, &mut cards[at]), synthetic::report(&mut dice, task, unit), remind];
        let ops: Vec<Op> = requests
            .into_iter()
            .map(|request| {
                let id = OpId(mint.next(u64::try_from(now.0).unwrap()));
                Op { id, device: DeviceId(Uuid::nil()), schema: SCHEMA, made_at: now, deps: Vec::new(), body: Body::Known(request) }
            })
            .collect();
        store.apply_ops(account, plan, &ops, now).await.unwrap();
    }
}

async fn rows_of(store: &Store, plan: PlanId, directory: &Directory) -> RowSet {
    let mut rows = RowSet::default();
    rows.set_directory(directory);
    for row in store.export(plan).await.unwrap().rows {
        rows.put(row);
    }
    rows
}

/// What a device of that role holds when there is no more to fetch.
async fn copy(app: &TestApp, role: Role, plan: PlanId) -> Client {
    let http = app.signed_in(role).await;
    let person = app.app.store.find_account(role.as_str()).await.unwrap().unwrap().person.id;
    let mut client = Client::resume(person, DeviceId(Uuid::new_v4()), Held { open: Some(plan), ..Held::default() });
    loop {
        let (request, _) = client.offer();
        let reply = http.post(app.at("/api/v1/sync")).json(&request).send().await.unwrap().json::<SyncReply>().await.unwrap();
        if !client.receive(reply).unwrap().go_on {
            return client;
        }
    }
}
