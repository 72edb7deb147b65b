//! `parboard generate`: a synthetic province for load and screens, made through the same doors as a real one.

use super::{Place, account::Password, account::tell};
use crate::{
    clock, password,
    play::Player,
    synthetic::{self, Dice, Seen},
};
use anyhow::Context;
use clap::Args;
use parboard_domain::{
    id::{PlanId, ProvinceId},
    measure::Moment,
    person::Role,
    row::Noun,
};
use parboard_store::{Account, NewAccount, Store};

/// Fills a database with a synthetic province, for load and screens.
#[derive(Args, Debug)]
pub struct Generate {
    /// How many tasks the plan has
    #[arg(long, env = "PARBOARD_TASKS", value_name = "N", default_value_t = 300)]
    tasks: usize,
    /// How many agencies there are
    #[arg(long, env = "PARBOARD_UNITS", value_name = "N", default_value_t = 30)]
    units: usize,
    /// How many changes were made
    #[arg(long, env = "PARBOARD_OPS", value_name = "N", default_value_t = 1_000)]
    ops: usize,
    /// Shares that units report; every card is handed to as many units as that takes
    #[arg(long, env = "PARBOARD_SHARES", value_name = "N", default_value_t = 0)]
    shares: usize,
    /// The same seed gives the same province
    #[arg(long, env = "PARBOARD_SEED", value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Make a coordinator's account of this login, to look at it; without, nobody can sign in
    #[arg(long, env = "PARBOARD_WITH_ACCOUNT", value_name = "LOGIN")]
    with_account: Option<String>,
    #[command(flatten)]
    password: Password,
}

/// Changes of one person in a row: a device sends them together.
const BATCH_OPS: usize = 50;
const DAYS: i64 = 90;

impl Generate {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let (password, is_new) = self.password.take()?;
        let (store, province) = place.open(Some("UBND tỉnh Tổng Hợp")).await?;
        let account = self.coordinator(&store, province, &password).await?;
        let reading = synthetic::plan(self.tasks, self.units, self.seed);
        let start = Moment(clock::now().0 - DAYS * 86_400_000);
        let units = self.units_each();
        store.change_registry(province, |registry| registry.take(synthetic::communes(units, self.seed))).await?;
        let imported = store.import(province, account.person.id, &reading, None, start).await?;
        let done = self.play(&store, imported.plan, &account, start).await?;
        self.report_shares(&store, imported.plan, &account).await?;
        store.close().await;
        eprintln!("plan {}: {} items, {} tasks, {done} changes", imported.plan, reading.items.len(), self.tasks);
        if self.with_account.is_some() { tell(&password, is_new) } else { Ok(()) }
    }

    /// Whoever did it all. Without `--with-account` nobody ever learns the password.
    async fn coordinator(&self, store: &Store, province: ProvinceId, password: &str) -> anyhow::Result<Account> {
        let login = self.with_account.clone().unwrap_or_else(|| format!("tong-hop-{}", self.seed));
        if store.find_account(&login).await?.is_none() {
            let new = NewAccount {
                login: login.clone(),
                name: "Người Tổng Hợp".to_owned(),
                role: Role::Coordinator,
                agency: Some(synthetic::unit(0)),
                password_hash: password::hash_now(password)?,
            };
            store.add_account(province, new).await?;
        }
        store.find_account(&login).await?.context("the account was just made")
    }

    /// So many units carry out each card.
    fn units_each(&self) -> usize {
        self.shares.div_ceil(self.tasks.max(1))
    }

    /// One report for each share, as if the coordinator had gathered them all by telephone.
    async fn report_shares(&self, store: &Store, plan: PlanId, account: &Account) -> anyhow::Result<()> {
        let (cards, units) = (cards(store, plan).await?, synthetic::communes(self.units_each(), self.seed));
        let (now, mut dice) = (clock::now(), Dice::new(self.seed ^ 0x7368_6172));
        let rev = store.plan_rev(plan).await?;
        let mut player = Player::new(store, plan, self.seed.rotate_left(29) ^ (rev.0 as u64) << 8);
        let shares = units.iter().flat_map(|unit| cards.iter().map(|card| (card.task, unit.agency.id))).take(self.shares);
        let ops: Vec<_> = shares.map(|(task, unit)| player.op(now, synthetic::report(&mut dice, task, unit))).collect();
        for batch in ops.chunks(BATCH_OPS) {
            store.apply_ops(account, plan, batch, now).await?;
        }
        Ok(())
    }

    async fn play(&self, store: &Store, plan: PlanId, account: &Account, start: Moment) -> anyhow::Result<usize> {
        let mut cards = cards(store, plan).await?;
        let mut dice = Dice::new(self.seed ^ 0x6f70_7321);
        // A second run of the same seed goes on, so its device is another.
        let rev = store.plan_rev(plan).await?;
        let mut player = Player::new(store, plan, self.seed.rotate_left(17) ^ (rev.0 as u64) << 8);
        let step_ms = DAYS * 86_400_000 / (self.ops.max(1) as i64);
        let mut done = 0;
        while done < self.ops && !cards.is_empty() {
            let now = Moment(start.0 + step_ms * done as i64);
            let count = BATCH_OPS.min(self.ops - done);
            let ops: Vec<_> = (0..count)
                .map(|_| {
                    let card = dice.below(cards.len());
                    player.op(now, synthetic::deed(&mut dice, &mut cards[card]))
                })
                .collect();
            store.apply_ops(account, plan, &ops, now).await?;
            done += count;
        }
        Ok(done)
    }
}

async fn cards(store: &Store, plan: PlanId) -> anyhow::Result<Vec<Seen>> {
    let rows = store.export(plan).await?.rows;
    let card = |noun: &Noun| match noun {
        Noun::Task(task) => Some((task.rank.clone(), Seen { task: task.id, status: task.status, percent: i64::from(task.percent.get()) })),
        _ => None,
    };
    let mut cards: Vec<(String, Seen)> = rows.iter().filter_map(|row| card(&row.is)).collect();
    cards.sort_by(|one, other| (&one.0, one.1.task).cmp(&(&other.0, other.1.task)));
    Ok(cards.into_iter().map(|(_, seen)| seen).collect())
}
