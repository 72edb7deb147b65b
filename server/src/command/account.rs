//! `parboard account`: add, list, disable, reset.

use super::Place;
use crate::{clock, password};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use parboard_domain::person::Role;
use parboard_store::{NewAccount, StoreError};
use std::io::{BufRead, Write};

/// Makes and manages accounts.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Makes an account; prints its password once, unless one is given
    Add(Add),
    /// Lists the accounts, parted by tabs: login, name, role, agency, state
    List,
    /// Forbids signing in, and ends the person's sessions
    Disable(Login),
    /// Sets a new password and allows signing in; prints it once, unless one is given
    Reset(Reset),
}

/// The account to make.
#[derive(Args, Debug)]
pub struct Add {
    #[command(flatten)]
    who: Login,
    /// The person's name
    #[arg(long, env = "PARBOARD_NAME")]
    name: String,
    /// administrator, coordinator, leader, head, staff or observer
    #[arg(long, env = "PARBOARD_ROLE", value_parser = role)]
    role: Role,
    /// Where they work, as the plan writes it
    #[arg(long, env = "PARBOARD_AGENCY")]
    agency: Option<String>,
    #[command(flatten)]
    password: Password,
}

/// Which account.
#[derive(Args, Debug)]
pub struct Login {
    /// What they type to sign in
    #[arg(long, env = "PARBOARD_LOGIN")]
    login: String,
}

/// Which account, and its new password.
#[derive(Args, Debug)]
pub struct Reset {
    #[command(flatten)]
    who: Login,
    #[command(flatten)]
    password: Password,
}

/// Where a password comes from: never the command line, which others on the machine can read.
#[derive(Args, Debug)]
pub struct Password {
    /// Read the password from the first line of standard input
    #[arg(long, env = "PARBOARD_PASSWORD_STDIN", value_parser = clap::builder::FalseyValueParser::new())]
    password_stdin: bool,
}

impl Account {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        match self {
            Self::Add(add) => add.run(place).await,
            Self::List => list(place).await,
            Self::Disable(login) => login.disable(place).await,
            Self::Reset(reset) => reset.run(place).await,
        }
    }
}

impl Add {
    async fn run(self, place: &Place) -> anyhow::Result<()> {
        let login = self.who.login.trim().to_owned();
        if login.is_empty() || login.chars().any(|sign| sign.is_whitespace() || sign.is_control()) {
            bail!("a login is one word");
        }
        let (password, is_new) = self.password.take()?;
        let (store, province) = place.open(None).await?;
        let password_hash = password::hash_now(&password)?;
        let new = NewAccount { login: login.clone(), name: self.name, role: self.role, agency: self.agency, password_hash };
        store.add_account(province, new).await?;
        eprintln!("{login}: account made");
        tell(&password, is_new)
    }
}

async fn list(place: &Place) -> anyhow::Result<()> {
    let (store, province) = place.open(None).await?;
    let directory = store.directory(province).await?;
    let mut out = std::io::stdout().lock();
    for account in store.list_accounts(province).await? {
        let person = account.person;
        let agency = person.agency.and_then(|id| directory.find_agency(id)).map_or("", |agency| agency.name.as_str());
        let state = if account.disabled_at.is_some() { "disabled" } else { "active" };
        writeln!(out, "{}\t{}\t{}\t{agency}\t{state}", account.login, person.name, person.role.as_str())?;
    }
    Ok(())
}

impl Login {
    async fn disable(self, place: &Place) -> anyhow::Result<()> {
        let (store, _) = place.open(None).await?;
        store.set_disabled(&self.login, true, clock::now()).await.map_err(|error| self.explain(error))?;
        eprintln!("{}: account disabled", self.login);
        Ok(())
    }

    fn explain(&self, error: StoreError) -> anyhow::Error {
        match error {
            StoreError::NotFound => anyhow::anyhow!("no account {:?}", self.login),
            error => error.into(),
        }
    }
}

impl Reset {
    async fn run(self, place: &Place) -> anyhow::Result<()> {
        let (password, is_new) = self.password.take()?;
        let (store, _) = place.open(None).await?;
        let hashed = password::hash_now(&password)?;
        store.set_password(&self.who.login, &hashed).await.map_err(|error| self.who.explain(error))?;
        store.set_disabled(&self.who.login, false, clock::now()).await?;
        eprintln!("{}: password set", self.who.login);
        tell(&password, is_new)
    }
}

impl Password {
    /// The password, and whether it was made up here.
    pub(super) fn take(&self) -> anyhow::Result<(String, bool)> {
        if !self.password_stdin {
            return Ok((password::generate(), true));
        }
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).context("cannot read the password from standard input")?;
        let password = line.trim_end_matches(['\r', '\n']).to_owned();
        if let Some(fault) = password::fault(&password) {
            bail!("{fault}");
        }
        if password.chars().count() < password::ADVISED_CHARS {
            eprintln!("warning: systems that serve many agencies ask for {} characters", password::ADVISED_CHARS);
        }
        Ok((password, false))
    }
}

/// A password made up here is data: it goes to standard output, once.
pub(super) fn tell(password: &str, is_new: bool) -> anyhow::Result<()> {
    if is_new {
        writeln!(std::io::stdout(), "{password}")?;
    }
    Ok(())
}

fn role(name: &str) -> Result<Role, String> {
    let names = || Role::ALL.map(Role::as_str).join(", ");
    Role::parse(name).ok_or_else(|| format!("not one of {}", names()))
}
