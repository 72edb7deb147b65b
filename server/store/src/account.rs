//! Accounts: who may sign in, and as what.

use crate::{
    Store, StoreError, agency,
    cells::{Bound, Cells},
    person, province, session, sql,
};
use parboard_domain::{
    id::{PersonId, ProvinceId},
    measure::Moment,
    person::{Person, Role},
    sign::is_hidden,
    vietnamese,
};
use sqlx::{AnyConnection, any::AnyRow};
use std::fmt;
use uuid::Uuid;

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "select p.id, p.name, p.role, p.agency_id, p.province_id, a.login, a.password_hash, a.disabled_at,
                (select max(d.seen_at) from device d where d.person_id = p.id)
             from account a join person p on p.id = a.person_id where ",
            $condition
        )
    };
}

const BY_LOGIN: &str = select!("a.login_key = $1");
const BY_PERSON: &str = select!("p.id = $1");
const LIST: &str = select!("p.province_id = $1 order by a.login_key");
const INSERT: &str = "insert into account (person_id, login, login_key, password_hash) values ($1, $2, $3, $4) on conflict (login_key) do nothing";
const DISABLE: &str = "update account set disabled_at = $1 where login_key = $2 returning person_id";
const PASSWORD: &str = "update account set password_hash = $1 where login_key = $2 returning person_id";

/// A person who may sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The person, as others see them.
    pub person: Person,
    /// Their province.
    pub province: ProvinceId,
    /// What they type to sign in, as first written.
    pub login: String,
    /// Opaque here.
    pub password_hash: String,
    /// Since when they may not sign in any more.
    pub disabled_at: Option<Moment>,
    /// When one of their devices last spoke to the server.
    pub seen_at: Option<Moment>,
}

/// An account to be made.
#[derive(Clone)]
pub struct NewAccount {
    /// What they type to sign in; unique without regard to case.
    pub login: String,
    /// The name shown beside what they do.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Where they work; an agency that no plan names yet is made.
    pub agency: Option<String>,
    /// Opaque here.
    pub password_hash: String,
}

impl fmt::Debug for Account {
    /// Without the password hash, which has no business in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("login", &self.login).field("person", &self.person).finish_non_exhaustive()
    }
}

impl Store {
    /// Makes an account.
    ///
    /// # Errors
    /// `LoginTaken` when the login is; `AgencyUnclear` when the agency may be any of several; `NotFound` without such a province;
    /// `Unavailable` when the database does not answer. Neither the person nor a new agency is kept then.
    pub async fn add_account(&self, province: ProvinceId, new: NewAccount) -> Result<Person, StoreError> {
        let mut transaction = self.write().await?;
        province::hold(&mut transaction, province).await?;
        let agency = match &new.agency {
            Some(name) => Some(agency::ensure(&mut transaction, province, name).await?),
            None => None,
        };
        let person = Person { id: PersonId(Uuid::now_v7()), name: new.name, role: new.role, agency };
        person::insert(&mut transaction, province, std::slice::from_ref(&person)).await?;
        let mut bound = Bound::default();
        bound.shown(person.id).text(new.login.trim()).text(login_key(&new.login)).text(new.password_hash);
        if sql::execute(&mut transaction, INSERT, bound).await? == 0 {
            return Err(StoreError::LoginTaken(new.login));
        }
        province::directory_changed(&mut transaction, province).await?;
        transaction.commit().await?;
        Ok(person)
    }

    /// The account of that login, disabled ones too.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; `Damaged` when the row of the account cannot be read. A login that nobody
    /// has is no error.
    pub async fn find_account(&self, login: &str) -> Result<Option<Account>, StoreError> {
        let mut bound = Bound::default();
        bound.text(login_key(login));
        self.find_account_where(BY_LOGIN, bound).await
    }

    /// The account of that person, disabled ones too.
    ///
    /// # Errors
    /// As [`Store::find_account`].
    pub async fn find_account_by_person(&self, person: PersonId) -> Result<Option<Account>, StoreError> {
        let mut bound = Bound::default();
        bound.shown(person);
        self.find_account_where(BY_PERSON, bound).await
    }

    async fn find_account_where(&self, sql: &'static str, bound: Bound) -> Result<Option<Account>, StoreError> {
        sql::find(&mut *self.reader().await?, sql, bound).await?.as_ref().map(read).transpose()
    }

    /// Every account of the province, by login.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; `Damaged` when the row of any account cannot be read.
    pub async fn list_accounts(&self, province: ProvinceId) -> Result<Vec<Account>, StoreError> {
        let mut bound = Bound::default();
        bound.shown(province);
        sql::select(&mut *self.reader().await?, LIST, bound).await?.iter().map(read).collect()
    }

    /// Forbids or allows signing in; forbidding ends the person's sessions.
    ///
    /// # Errors
    /// `NotFound` without such an account; `Unavailable` when the database does not answer. The account and its sessions are then
    /// as before.
    pub async fn set_disabled(&self, login: &str, disabled: bool, now: Moment) -> Result<(), StoreError> {
        let mut bound = Bound::default();
        bound.int_or_null(disabled.then_some(now.0)).text(login_key(login));
        self.change_account(DISABLE, bound).await
    }

    /// Replaces the password and ends the person's sessions.
    ///
    /// # Errors
    /// As [`Store::set_disabled`].
    pub async fn set_password(&self, login: &str, password_hash: &str) -> Result<(), StoreError> {
        let mut bound = Bound::default();
        bound.text(password_hash).text(login_key(login));
        self.change_account(PASSWORD, bound).await
    }

    /// Every change of an account ends its sessions: who got in before has to get in again.
    async fn change_account(&self, sql: &'static str, bound: Bound) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        let person = changed(&mut transaction, sql, bound).await?;
        session::delete_of(&mut transaction, person).await?;
        transaction.commit().await?;
        Ok(())
    }
}

async fn changed(connection: &mut AnyConnection, sql: &'static str, bound: Bound) -> Result<PersonId, StoreError> {
    let row = sql::find(connection, sql, bound).await?.ok_or(StoreError::NotFound)?;
    Cells::of(&row).parsed()
}

/// What two spellings of one login share, whatever was typed or pasted along.
pub fn login_key(login: &str) -> String {
    vietnamese::nfc(login.trim()).to_lowercase().replace(is_hidden, "")
}

fn read(row: &AnyRow) -> Result<Account, StoreError> {
    let mut cells = Cells::of(row);
    Ok(Account {
        person: person::read(&mut cells)?,
        province: cells.parsed()?,
        login: cells.next()?,
        password_hash: cells.next()?,
        disabled_at: cells.next::<Option<i64>>()?.map(Moment),
        seen_at: cells.next::<Option<i64>>()?.map(Moment),
    })
}
