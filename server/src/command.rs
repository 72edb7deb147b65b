//! The command line: each command in a file of its own. Data goes to standard output, messages to standard error; the exit
//! code is 0 for done, 1 for refused or failed, 2 for wrong usage.

mod account;
mod agency;
mod backup;
mod check;
mod demonstrate;
mod export;
mod generate;
mod hand_in;
mod import;
mod serve;

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use parboard_domain::id::{PlanId, ProvinceId};
use parboard_store::Store;
use std::path::PathBuf;

/// Offline-first board for a province's administrative reform plan.
#[derive(Debug, Parser)]
#[command(name = "parboard", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    place: Place,
}

/// Where the data is.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The database: sqlite://PATH or postgres://…; by default parboard.db in the data folder
    #[arg(long, global = true, env = "PARBOARD_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
    /// The data folder
    #[arg(long, global = true, env = "PARBOARD_DATA", value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// The name of the province, when the database is new
    #[arg(long, global = true, env = "PARBOARD_PROVINCE", value_name = "NAME")]
    province: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the board until stopped
    Serve(serve::Serve),
    /// Reads a plan into the database, or prints what it says
    Import(import::Import),
    /// Writes everything a plan holds
    Export(export::Export),
    /// Hands in, for its author, the file of unsent changes that a device gave out
    HandIn(hand_in::HandIn),
    /// Makes and manages accounts
    #[command(subcommand)]
    Account(account::Account),
    /// Reads and writes the registry of agencies
    #[command(subcommand)]
    Agency(agency::Agency),
    /// Fills a database with a synthetic province, for load and screens
    Generate(generate::Generate),
    /// Copies the database into a file while it is in use
    Backup(backup::Backup),
    /// Puts a backup into an empty database, as a new generation of data
    Restore(backup::Restore),
    /// Compares the log of changes with the rows
    Check(check::Check),
    /// Fills an empty database with the demonstration plan and accounts, and prints how to sign in
    #[command(hide = true)]
    Demonstrate(demonstrate::Demonstrate),
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// With the reason, in one line.
    pub async fn run(self) -> anyhow::Result<()> {
        let place = self.place;
        match self.command {
            Command::Serve(serve) => serve.run(&place).await,
            Command::Import(import) => import.run(&place).await,
            Command::Export(export) => export.run(&place).await,
            Command::HandIn(hand_in) => hand_in.run(&place).await,
            Command::Account(account) => account.run(&place).await,
            Command::Agency(agency) => agency.run(&place).await,
            Command::Generate(generate) => generate.run(&place).await,
            Command::Backup(backup) => backup.run(&place).await,
            Command::Restore(restore) => restore.run(&place).await,
            Command::Check(check) => check.run(&place).await,
            Command::Demonstrate(demonstrate) => demonstrate.run(&place).await,
        }
    }
}

impl Place {
    /// The address of the database.
    pub fn url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite://{}", self.data.join("parboard.db").display()))
    }

    /// Opens the database, making it if it is not there, with its one province.
    async fn open(&self, named: Option<&str>) -> anyhow::Result<(Store, ProvinceId)> {
        let store = Store::open(&self.url()).await.context("cannot open the database")?;
        let name = self.province.as_deref().or(named).unwrap_or("Tỉnh");
        let province = store.ensure_province(name).await.context("cannot make the province")?;
        Ok((store, province))
    }
}

/// The plan that was named, else the newest.
async fn choose_plan(store: &Store, province: ProvinceId, named: Option<PlanId>) -> anyhow::Result<PlanId> {
    let plans = store.list_plans(province).await?;
    match named {
        Some(plan) => plans.iter().find(|held| held.id == plan).map(|held| held.id).with_context(|| format!("no plan {plan} in this database")),
        None => plans.first().map(|held| held.id).context("no plan has been imported yet"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_option_has_an_environment_variable() {
        fn look(command: &clap::Command) {
            for option in command.get_arguments().filter(|option| option.get_long().is_some_and(|long| !["help", "version"].contains(&long))) {
                let name = option.get_env().and_then(|name| name.to_str()).unwrap_or_default();
                assert!(name.starts_with("PARBOARD_"), "{} {option}", command.get_name());
            }
            command.get_subcommands().for_each(look);
        }
        look(&Cli::command());
    }
}
