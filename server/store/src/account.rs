//! Accounts: who may sign in, and as what.

use crate::{Store, StoreError};
use parboard_domain::{
    id::{PersonId, ProvinceId},
    measure::Moment,
    person::{Person, Role},
};

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

impl Store {
    /// Makes an account. `LoginTaken` when the login is.
    pub async fn add_account(&self, province: ProvinceId, new: NewAccount) -> Result<Person, StoreError> {
        let _ = (province, new);
        todo!()
    }
    /// The account of that login, disabled ones too.
    pub async fn find_account(&self, login: &str) -> Result<Option<Account>, StoreError> {
        let _ = login;
        todo!()
    }
    /// The account of that person, disabled ones too.
    pub async fn find_account_by_person(&self, person: PersonId) -> Result<Option<Account>, StoreError> {
        let _ = person;
        todo!()
    }
    /// Every account of the province, by login.
    pub async fn list_accounts(&self, province: ProvinceId) -> Result<Vec<Account>, StoreError> {
        let _ = province;
        todo!()
    }
    /// Forbids or allows signing in; forbidding ends the person's sessions. `NotFound` without such an account.
    pub async fn set_disabled(&self, login: &str, disabled: bool, now: Moment) -> Result<(), StoreError> {
        let _ = (login, disabled, now);
        todo!()
    }
    /// Replaces the password and ends the person's sessions. `NotFound` without such an account.
    pub async fn set_password(&self, login: &str, password_hash: &str) -> Result<(), StoreError> {
        let _ = (login, password_hash);
        todo!()
    }
}
