//! `parboard hand-in`: carries out, in its author's name, what a device could not send.

use super::Place;
use crate::clock;
use anyhow::{Context, bail};
use clap::Args;
use parboard_domain::{id::PlanId, op::Op};
use parboard_store::Handed;
use parboard_sync::{
    protocol::{BATCH_OPS_MAX, Verdict},
    unsent::Unsent,
};
use std::{io::Write, path::PathBuf};

/// Hands in, for its author, the file of unsent changes that a device gave out.
#[derive(Args, Debug)]
pub struct HandIn {
    /// The file, as the screen "Đồng bộ" gives it out
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The login of the coordinator or administrator who answers for it; history names them
    #[arg(long, env = "PARBOARD_BY", value_name = "LOGIN")]
    by: String,
    /// Only say whose it is and how much; touch no database
    #[arg(long, env = "PARBOARD_DRY_RUN", value_parser = clap::builder::FalseyValueParser::new())]
    dry_run: bool,
    /// The plan that the changes belong to, where a change does not say so itself
    #[arg(long, env = "PARBOARD_PLAN", value_name = "ID")]
    plan: Option<PlanId>,
}

impl HandIn {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let unsent = Unsent::read(&text)?;
        let ops: Vec<Op> = unsent.ops().cloned().collect();
        eprintln!("{} changes of {} from device {}, {} to hand in", unsent.pending.len(), unsent.name, unsent.device, ops.len());
        if self.dry_run {
            return Ok(());
        }
        let (store, _) = place.open(None).await?;
        let by = store.find_account(&self.by).await?.filter(|by| by.disabled_at.is_none()).with_context(|| format!("no account {}", self.by))?;
        let mut refused = 0;
        for some in ops.chunks(BATCH_OPS_MAX) {
            match store.hand_in(&by, unsent.person, self.plan, some.to_vec(), clock::now()).await? {
                Handed::In(applied) => refused += tell(&applied.verdicts)?,
                Handed::NoSuchAuthor => bail!("{} has no account in this province", unsent.name),
                Handed::AuthorDisabled => bail!("the account of {} is disabled", unsent.name),
                Handed::NotAllowed => bail!("{} may not hand in the work of {}", self.by, unsent.name),
            }
        }
        store.close().await;
        if refused > 0 {
            bail!("{refused} of {} changes were not carried out", ops.len());
        }
        Ok(())
    }
}

/// A line for each, and how many were not carried out.
fn tell(verdicts: &[(parboard_domain::id::OpId, Verdict)]) -> anyhow::Result<usize> {
    let mut out = std::io::stdout().lock();
    for (id, verdict) in verdicts {
        writeln!(out, "{id}\t{}", serde_json::to_string(verdict)?)?;
    }
    Ok(verdicts.iter().filter(|(_, verdict)| verdict.rev().is_none()).count())
}
