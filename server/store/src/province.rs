//! The province, and its directory of agencies, people and plans.

use crate::{
    Store, StoreError, agency,
    cells::{Bound, Cells},
    person, plan, sql,
};
use parboard_domain::{
    chasing::Escalation,
    figures::Thresholds,
    id::{Epoch, ProvinceId},
    period::Schedule,
    person::Directory,
};
use sqlx::AnyConnection;
use uuid::Uuid;

const FIND: &str = "select id, name from province order by id limit 1";
const IDS: &str = "select id from province order by id";
const INSERT: &str = "insert into province (id, name, epoch, directory_version) values ($1, $2, $3, 1)";
const READ: &str =
    "select name, directory_version, soon_days, stalled_days, repeat_days, head_from, leaders_from, first_day, due_day from province where id = $1";
const CHANGED: &str = "update province set directory_version = directory_version + 1 where id = $1";
const SET_THRESHOLDS: &str = "update province set soon_days = $1, stalled_days = $2, directory_version = directory_version + 1 where id = $3";
const SET_ESCALATION: &str =
    "update province set repeat_days = $1, head_from = $2, leaders_from = $3, directory_version = directory_version + 1 where id = $4";
const SET_SCHEDULE: &str = "update province set first_day = $1, due_day = $2, directory_version = directory_version + 1 where id = $3";
const HOLD: &str = "update province set directory_version = directory_version where id = $1";
const NEW_EPOCH: &str = "update province set epoch = $1, directory_version = $2";

/// The tenant that nothing crosses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// Its id.
    pub id: ProvinceId,
    /// Its name.
    pub name: String,
}

impl Store {
    /// The province of this database, made under that name if there is none; an existing one keeps its name.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn ensure_province(&self, name: &str) -> Result<ProvinceId, StoreError> {
        let mut transaction = self.write().await?;
        let found = find(&mut transaction).await?;
        let id = match found {
            Some(province) => province.id,
            None => add(&mut transaction, name).await?,
        };
        transaction.commit().await?;
        Ok(id)
    }

    /// Makes one more province beside those there are. Nothing reads across the two.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer: none was made then.
    pub async fn add_province(&self, name: &str) -> Result<ProvinceId, StoreError> {
        let mut transaction = self.write().await?;
        let id = add(&mut transaction, name).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// The province of this database, the first if there are several.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn find_province(&self) -> Result<Option<Province>, StoreError> {
        find(&mut *self.snapshot().await?).await
    }

    /// Agencies, people and plans of the province.
    ///
    /// # Errors
    /// `NotFound` without such a province; `Unavailable` when the database does not answer.
    pub async fn directory(&self, province: ProvinceId) -> Result<Directory, StoreError> {
        load_directory(&mut *self.snapshot().await?, province).await
    }

    /// Says what counts as soon and as long ago from now on. Every device hears it with the directory.
    ///
    /// # Errors
    /// `NotFound` without such a province; `Unavailable` when the database does not answer: all is as before then.
    pub async fn set_thresholds(&self, province: ProvinceId, thresholds: Thresholds) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        let mut bound = Bound::default();
        bound.int(thresholds.soon_days).int(thresholds.stalled_days).shown(province);
        let changed = sql::execute(&mut transaction, SET_THRESHOLDS, bound).await?;
        transaction.commit().await?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Says when reminders are repeated and how high up they go from now on. Every device hears it with the directory.
    ///
    /// # Errors
    /// `NotFound` without such a province; `Unavailable` when the database does not answer: all is as before then.
    pub async fn set_escalation(&self, province: ProvinceId, rule: Escalation) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        let mut bound = Bound::default();
        bound.int(rule.repeat_days).int(rule.head_from).int(rule.leaders_from).shown(province);
        let changed = sql::execute(&mut transaction, SET_ESCALATION, bound).await?;
        transaction.commit().await?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Says on which days periods begin and reports are due from now on. Every device hears it with the directory.
    ///
    /// # Errors
    /// `NotFound` without such a province; `Unavailable` when the database does not answer: all is as before then.
    pub async fn set_schedule(&self, province: ProvinceId, schedule: Schedule) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        let mut bound = Bound::default();
        bound.int(schedule.first_day).int(schedule.due_day).shown(province);
        let changed = sql::execute(&mut transaction, SET_SCHEDULE, bound).await?;
        transaction.commit().await?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Starts a new generation of data, after which every device fetches a whole copy: for a restored backup.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer: the generation is then the one before.
    pub async fn start_epoch(&self) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        let epoch = Uuid::now_v7();
        let mut bound = Bound::default();
        // The directory's number counts on from the milliseconds in the epoch: no generation before has reached it, and devices
        // compare nothing else.
        bound.shown(Epoch(epoch)).int((epoch.as_u128() >> 80) as i64);
        sql::execute(&mut transaction, NEW_EPOCH, bound).await?;
        transaction.commit().await?;
        Ok(())
    }
}

async fn find(connection: &mut AnyConnection) -> Result<Option<Province>, StoreError> {
    let Some(row) = sql::find(connection, FIND, Bound::default()).await? else { return Ok(None) };
    let mut cells = Cells::of(&row);
    Ok(Some(Province { id: cells.parsed()?, name: cells.next()? }))
}

/// Every province of this database.
pub(crate) async fn load_ids(connection: &mut AnyConnection) -> Result<Vec<ProvinceId>, StoreError> {
    sql::select(connection, IDS, Bound::default()).await?.iter().map(|row| Cells::of(row).parsed()).collect()
}

async fn add(connection: &mut AnyConnection, name: &str) -> Result<ProvinceId, StoreError> {
    let id = ProvinceId(Uuid::now_v7());
    let mut bound = Bound::default();
    bound.shown(id).text(name).shown(Epoch(Uuid::now_v7()));
    sql::execute(connection, INSERT, bound).await?;
    Ok(id)
}

/// Says that agencies, people or plans changed, so that every device is sent the directory anew.
pub(crate) async fn directory_changed(connection: &mut AnyConnection, province: ProvinceId) -> Result<(), StoreError> {
    change(connection, CHANGED, province).await
}

/// Keeps others from importing or adding accounts until this transaction ends: two at once would both find an agency,
/// or a plan, missing, and both make it.
pub(crate) async fn hold(connection: &mut AnyConnection, province: ProvinceId) -> Result<(), StoreError> {
    change(connection, HOLD, province).await
}

async fn change(connection: &mut AnyConnection, sql: &'static str, province: ProvinceId) -> Result<(), StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    if sql::execute(connection, sql, bound).await? == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

pub(crate) async fn load_directory(connection: &mut AnyConnection, province: ProvinceId) -> Result<Directory, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    let row = sql::find(connection, READ, bound).await?.ok_or(StoreError::NotFound)?;
    let mut cells = Cells::of(&row);
    Ok(Directory {
        province: cells.next()?,
        version: cells.next()?,
        thresholds: Thresholds { soon_days: cells.next()?, stalled_days: cells.next()? },
        escalation: serde_json::to_value(Escalation { repeat_days: cells.next()?, head_from: cells.next()?, leaders_from: cells.next()? })
            .expect("numbers are plain data"),
        periods: serde_json::to_value(Schedule { first_day: cells.next()?, due_day: cells.next()? }).expect("two numbers are plain data"),
        agencies: agency::load_all(connection, province).await?,
        people: person::load_all(connection, province).await?,
        plans: plan::load_titles(connection, province).await?,
    })
}
