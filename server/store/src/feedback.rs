//! Feedback about the program: taken of everybody, read by those who look after it. It belongs to no plan, so a plan that is written
//! out leaves it here; a copy of the database has it.

use crate::{
    Account, Store, StoreError,
    cells::{Bound, Cells},
    province, sql,
};
use parboard_domain::{
    feedback::{A_DAY_MAX, Feedback},
    id::{FeedbackId, PersonId, ProvinceId},
    measure::Moment,
};
use sqlx::{AnyConnection, any::AnyRow};

const FIND: &str = "select 1 from feedback where person_id = $1 and id = $2";
const COUNT: &str = "select count(*) from feedback where person_id = $1 and received_at > $2";
const INSERT: &str = "insert into feedback (id, person_id, province_id, kind, words, about, written_at, received_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const LIST: &str = "select f.id, f.person_id, p.name, f.kind, f.words, f.about, f.written_at, f.received_at, f.settled_at
    from feedback f join person p on p.id = f.person_id
    where f.province_id = $1 order by f.received_at desc, f.id desc limit 500";
const SETTLE: &str = "update feedback set settled_at = $1 where province_id = $2 and person_id = $3 and id = $4";

const DAY_MS: i64 = 24 * 60 * 60_000;

/// What was taken, for whoever reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFeedback {
    /// As it was sent.
    pub feedback: Feedback,
    /// By whom.
    pub by: (PersonId, String),
    /// When it reached the server.
    pub received_at: Moment,
    /// Since when it is dealt with.
    pub settled_at: Option<Moment>,
}

impl Store {
    /// Takes a piece of feedback; the same of the same person once more is taken as it was. `false` when the person has sent so many
    /// within a day that this one has to wait.
    ///
    /// # Errors
    /// `NotFound` without such a province; `Unavailable` when the database does not answer: nothing was kept then.
    pub async fn take_feedback(&self, account: &Account, feedback: &Feedback, now: Moment) -> Result<bool, StoreError> {
        let mut transaction = self.write().await?;
        // Two at once would both find room for the last of the day.
        province::hold(&mut transaction, account.province).await?;
        let mut bound = Bound::default();
        bound.shown(account.person.id).shown(feedback.id);
        if sql::find(&mut transaction, FIND, bound).await?.is_some() {
            return Ok(true);
        }
        if count(&mut transaction, account.person.id, Moment(now.0 - DAY_MS)).await? >= i64::from(A_DAY_MAX) {
            return Ok(false);
        }
        let mut bound = Bound::default();
        bound.shown(feedback.id).shown(account.person.id).shown(account.province).word(&feedback.kind);
        bound.text(&*feedback.words).json(&feedback.about).int(feedback.written_at.0).int(now.0);
        sql::execute(&mut transaction, INSERT, bound).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The newest 500 pieces of feedback of the province's people, the newest first.
    ///
    /// # Errors
    /// `Damaged` when a line cannot be read; `Unavailable` when the database does not answer.
    pub async fn list_feedback(&self, province: ProvinceId) -> Result<Vec<TakenFeedback>, StoreError> {
        let mut bound = Bound::default();
        bound.shown(province);
        sql::select(&mut *self.snapshot().await?, LIST, bound).await?.iter().map(read).collect()
    }

    /// Says since when a piece of feedback is dealt with, or that it is open again.
    ///
    /// # Errors
    /// `NotFound` when nobody of the province sent such a one; `Unavailable` when the database does not answer.
    pub async fn settle_feedback(&self, province: ProvinceId, by: PersonId, id: FeedbackId, at: Option<Moment>) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        let mut bound = Bound::default();
        bound.int_or_null(at.map(|at| at.0)).shown(province).shown(by).shown(id);
        let changed = sql::execute(&mut transaction, SETTLE, bound).await?;
        transaction.commit().await?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }
}

async fn count(connection: &mut AnyConnection, person: PersonId, since: Moment) -> Result<i64, StoreError> {
    let mut bound = Bound::default();
    bound.shown(person).int(since.0);
    sql::find(connection, COUNT, bound).await?.map_or(Ok(0), |row| Cells::of(&row).next())
}

fn read(row: &AnyRow) -> Result<TakenFeedback, StoreError> {
    let mut cells = Cells::of(row);
    let (id, by) = (cells.parsed()?, (cells.parsed()?, cells.next()?));
    let (kind, words, about) = (cells.word()?, cells.next()?, cells.json()?);
    let feedback = Feedback { id, kind, words, about, written_at: Moment(cells.next()?) };
    Ok(TakenFeedback { feedback, by, received_at: Moment(cells.next()?), settled_at: cells.next::<Option<i64>>()?.map(Moment) })
}
