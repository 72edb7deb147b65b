//! How reminders go up, and what became of their e-mails. Administrators and coordinators set the rule; devices hear it with the directory.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, refuse, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
#[cfg(feature = "ssr")]
use parboard_domain::permission::Actor;
use parboard_domain::{
    chasing::Escalation,
    id::{AgencyId, OpId, PlanId},
};
use serde::{Deserialize, Serialize};

/// What became of the e-mail of a reminder to one agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The reminder.
    pub reminder: OpId,
    /// The agency, as it was called then.
    pub agency: AgencyId,
    /// `waiting`, `sent`, `failed` or `no_address`.
    pub state: String,
}

/// Reminders are repeated and go up by this rule from now on.
///
/// # Errors
/// `rule_out_of_range`, `no_access`.
#[server(prefix = "/api/fn", endpoint = "chasing/save_rule", input = Json, output = Json)]
pub async fn save_rule(
    /// The rule.
    rule: Escalation,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_set_escalation)?;
    if !rule.is_possible() {
        return Err(refuse(
            422,
            "rule_out_of_range",
            "Số ngày phải từ 1 đến 365; số lần phải từ 1 đến 20, và mức báo lãnh đạo tỉnh không thấp hơn mức đến lãnh đạo đơn vị.",
        ));
    }
    store.set_escalation(account.province, rule).await.map_err(store_refusal)
}

/// What became of the e-mails of a plan's reminders; nothing about those made while e-mail was turned off.
///
/// # Errors
/// `no_access` for all but coordinators and leaders; `not_found` for a plan that is not the province's.
#[server(prefix = "/api/fn", endpoint = "chasing/mails", input = Json, output = Json)]
pub async fn load_mails(
    /// Which.
    plan: PlanId,
) -> Result<Vec<Mail>, OnlineError> {
    let (account, store) = asker(Actor::may_read_chasing)?;
    let mails = store.reminder_mails(account.province, plan).await.map_err(store_refusal)?;
    Ok(mails.into_iter().map(|mail| Mail { reminder: mail.reminder, agency: mail.agency, state: mail.state.as_str().to_owned() }).collect())
}
