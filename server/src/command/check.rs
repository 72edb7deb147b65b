//! `parboard check`.

use super::Place;
use anyhow::bail;
use clap::Args;

/// Compares the log of changes with the rows.
#[derive(Args, Debug)]
pub struct Check {}

impl Check {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let (store, _) = place.open(None).await?;
        let report = store.check().await?;
        eprintln!("{} plans, {} rows, {} operations, {} files", report.plans, report.rows, report.ops, report.files);
        for problem in &report.problems {
            match problem.plan {
                Some(plan) => eprintln!("plan {plan}: {}", problem.what),
                None => eprintln!("registry: {}", problem.what),
            }
        }
        match report.problems.len() {
            0 => Ok(()),
            count => bail!("{count} problems"),
        }
    }
}
