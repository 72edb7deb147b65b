//! Rounds of proposals: opened upon a document that assigns criteria, and at their end a plan.

use crate::{
    Imported, Store, StoreError,
    cells::{Bound, Cells},
    head::{self, Head},
    import::{Held, keep, remember},
    plan, province, rows, sql,
    table::load_page,
};
use parboard_domain::{
    document::Reading,
    id::{AgencyId, Mint, PersonId, PlanId, ProvinceId},
    import::{UnknownName, unknown_names},
    measure::{Day, Moment, Rev},
    plan::{Plan, PlanKind, Round},
    round::{self, RoundProblem},
    row::{Noun, Row},
};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use std::collections::BTreeSet;
use uuid::Uuid;

const COUNT_CARDS: &str = "select count(*) from task where plan_id = $1 and archived_at is null";

/// What a round comes to by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The plan it would make.
    pub reading: Reading,
    /// Names in it that the registry does not know.
    pub unknown: Vec<UnknownName>,
    /// Stands for the plan as it is here, word for word: whoever has looked at it says so by it.
    pub seal: String,
}

/// How the plan is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Making<'a> {
    /// Under which title.
    pub title: &'a str,
    /// Whom unknown names mean.
    pub answers: &'a [(String, AgencyId)],
    /// The seal of the plan that was looked at; nothing where nobody did.
    pub seen: Option<&'a str>,
}

impl Store {
    /// The documents that assign criteria, newest first, each with how many cards it has: those upon which a round is open, or may be.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn list_assignments(&self, province: ProvinceId) -> Result<Vec<(Plan, i64)>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let mut found = Vec::new();
        for title in plan::load_titles(&mut snapshot, province).await? {
            let rows = load_page::<Plan>(&mut snapshot, title.id, Rev(-1), Rev(i64::MAX)).await?;
            for row in rows {
                match row.is {
                    Noun::Plan(plan) if plan.kind == PlanKind::Assignment => found.push((plan, count_cards(&mut snapshot, title.id).await?)),
                    _ => {}
                }
            }
        }
        Ok(found)
    }

    /// Opens a round upon a document that assigns criteria, or moves the last day and the year of the one that is open; the plan's
    /// revision afterwards.
    ///
    /// # Errors
    /// `NotFound` when the province has no such plan; `Round` for one that is no assignment, and for another year once a plan was
    /// made; `Unavailable` when the database does not answer. Nothing has changed then.
    pub async fn open_round(&self, province: ProvinceId, plan: PlanId, due_on: Day, year: i64, now: Moment) -> Result<Rev, StoreError> {
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        let held = Held::load(&mut transaction, province, Some(plan)).await?;
        let before = held.present.plan.as_ref().ok_or(StoreError::NotFound)?;
        if before.kind != PlanKind::Assignment {
            return Err(RoundProblem::NoAssignment.into());
        }
        let round = match before.round {
            Some(round) if round.made.is_some() && round.year != year => return Err(RoundProblem::PlanMade.into()),
            Some(round) => Round { due_on, year, ..round },
            None => Round { due_on, year, opened_at: now, made: None },
        };
        let rev = save(&mut transaction, province, &held, Plan { round: Some(round), ..before.clone() }).await?;
        if rev != held.head.rev {
            province::directory_changed(&mut transaction, province).await?;
        }
        transaction.commit().await?;
        Ok(rev)
    }

    /// What a round would make by now, as a plan of that title. Stores nothing.
    ///
    /// # Errors
    /// `NotFound` when the province has no such plan; `Round` when it is no round; `Unavailable` when the database does not answer.
    pub async fn proposed(&self, province: ProvinceId, plan: PlanId, title: &str) -> Result<Proposed, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let head = head::look(&mut snapshot, province, plan).await?.head;
        let from = Held::read(&mut snapshot, province, Some((plan, head))).await?;
        let (plan, _) = round_of(&from)?;
        let reading = round::proposed(plan, &from.present, title);
        let unknown = unknown_names(&reading, &from.present.registry);
        let seal = seal(&reading);
        Ok(Proposed { reading, unknown, seal })
    }

    /// Makes the plan that a round comes to, or brings the one that was made so before up to date.
    ///
    /// # Errors
    /// As [`Store::proposed`]; `Round` when nothing was accepted, or it is no longer what was looked at; `Registry` when an answer names no agency. Nothing has changed then.
    pub async fn make_plan(
        &self,
        province: ProvinceId,
        by: PersonId,
        plan: PlanId,
        Making { title, answers, seen }: Making<'_>,
        now: Moment,
    ) -> Result<Imported, StoreError> {
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        remember(&mut transaction, province, answers).await?;
        let from = Held::load(&mut transaction, province, Some(plan)).await?;
        let (plan, round) = round_of(&from)?;
        // An export may have brought the round here without the plan that was made of it elsewhere.
        let here = plan::load_titles(&mut transaction, province).await?;
        let made = round.made.filter(|made| here.iter().any(|title| title.id == *made));
        let before = Held::load(&mut transaction, province, made).await?;
        let mut mint = Mint::new(Uuid::new_v4().as_u64_pair().1);
        let reading = round::proposed(plan, &from.present, title);
        if reading.items.is_empty() {
            return Err(RoundProblem::NothingAccepted.into());
        }
        if seen.is_some_and(|seen| seen != seal(&reading)) {
            return Err(RoundProblem::NotAsShown.into());
        }
        let import = round::make((plan, &from.present), title, &before.present, by, now, &mut mint);
        let done = keep(&mut transaction, province, (by, ""), &before, import, now).await?;
        if round.made != Some(done.plan) {
            let round = Round { made: Some(done.plan), ..round };
            save(&mut transaction, province, &from, Plan { round: Some(round), ..plan.clone() }).await?;
            province::directory_changed(&mut transaction, province).await?;
        }
        transaction.commit().await?;
        Ok(done)
    }
}

async fn count_cards(connection: &mut AnyConnection, plan: PlanId) -> Result<i64, StoreError> {
    let mut bound = Bound::default();
    bound.shown(plan);
    let rows = sql::select(connection, COUNT_CARDS, bound).await?;
    rows.first().map_or(Ok(0), |row| Cells::of(row).next())
}

fn seal(reading: &Reading) -> String {
    let words = serde_json::to_vec(reading).expect("a reading is plain data");
    Sha256::digest(words).iter().fold(String::new(), |seal, byte| seal + &format!("{byte:02x}"))
}

fn round_of(held: &Held) -> Result<(&Plan, Round), StoreError> {
    let plan = held.present.plan.as_ref().ok_or(StoreError::NotFound)?;
    Ok((plan, plan.round.ok_or(RoundProblem::NoRound)?))
}

/// Writes the plan's own line anew, if it says something else now.
async fn save(connection: &mut AnyConnection, province: ProvinceId, held: &Held, plan: Plan) -> Result<Rev, StoreError> {
    if held.present.plan.as_ref() == Some(&plan) {
        return Ok(held.head.rev);
    }
    let (id, noun, rev) = (plan.id, Noun::Plan(plan), Rev(held.head.rev.0 + 1));
    let key = noun.key();
    let sum = held.revs.get(&key).map_or(held.head.sum, |rev| held.head.sum.without(key, *rev)).with(key, rev);
    rows::save_all(connection, province, id, &[Row { rev, is: noun }], &BTreeSet::new()).await?;
    head::raise(connection, id, Head { rev, sum }).await?;
    Ok(rev)
}
