//! Feedback about the program: sent by everybody, read by administrators and coordinators.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, now, refuse, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
use parboard_domain::{
    feedback::Feedback,
    id::{FeedbackId, PersonId},
    measure::Moment,
};
#[cfg(feature = "ssr")]
use parboard_domain::{feedback::FeedbackProblem, permission::Actor};
use serde::{Deserialize, Serialize};

/// One piece of feedback, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackLine {
    /// As it was sent.
    pub feedback: Feedback,
    /// By whom.
    pub by: PersonId,
    /// By name.
    pub name: String,
    /// When it reached the server.
    pub received_at: Moment,
    /// Since when it is dealt with; nothing while it is open.
    pub settled_at: Option<Moment>,
}

/// Sends a piece of feedback; the same once more is taken as it was.
///
/// # Errors
/// `feedback_empty`, `feedback_too_long`, `feedback_hidden`, `feedback_bad_about`; `feedback_too_many`, which is no more tomorrow;
/// `other_account`.
#[server(prefix = "/api/fn", endpoint = "feedback/send", input = Json, output = Json)]
pub async fn send_feedback(
    /// Whose it is. A device may hold that of several people, and another tab may have signed somebody else in meanwhile.
    person: PersonId,
    /// What is said.
    feedback: Feedback,
) -> Result<(), OnlineError> {
    let (account, store) = asker(|_| true)?;
    if person != account.person.id {
        return Err(refuse(403, "other_account", "Góp ý này của tài khoản khác; nó được gửi khi tài khoản ấy đăng nhập."));
    }
    feedback.require_fit().map_err(unfit)?;
    if store.take_feedback(&account, &feedback, now()).await.map_err(store_refusal)? {
        return Ok(());
    }
    Err(refuse(429, "feedback_too_many", "Bạn đã gửi 30 góp ý trong một ngày; góp ý này sẽ được gửi sau."))
}

/// What was sent, the newest first; no more than 500.
///
/// # Errors
/// `no_access` for all but administrators and coordinators.
#[server(prefix = "/api/fn", endpoint = "feedback/list", input = Json, output = Json)]
pub async fn list_feedback() -> Result<Vec<FeedbackLine>, OnlineError> {
    let (account, store) = asker(Actor::may_read_feedback)?;
    let taken = store.list_feedback(account.province).await.map_err(store_refusal)?;
    let line = |taken: parboard_store::TakenFeedback| FeedbackLine {
        feedback: taken.feedback,
        by: taken.by.0,
        name: taken.by.1,
        received_at: taken.received_at,
        settled_at: taken.settled_at,
    };
    Ok(taken.into_iter().map(line).collect())
}

/// Says that a piece of feedback is dealt with, or open again.
///
/// # Errors
/// `no_access` for all but administrators and coordinators; `not_found`.
#[server(prefix = "/api/fn", endpoint = "feedback/settle", input = Json, output = Json)]
pub async fn settle_feedback(
    /// Who sent it.
    by: PersonId,
    /// Which.
    id: FeedbackId,
    /// Whether it is dealt with.
    settled: bool,
) -> Result<(), OnlineError> {
    let (account, store) = asker(Actor::may_read_feedback)?;
    store.settle_feedback(account.province, by, id, settled.then(now)).await.map_err(store_refusal)
}

#[cfg(feature = "ssr")]
fn unfit(problem: FeedbackProblem) -> OnlineError {
    refuse(422, problem.code(), &problem.to_string())
}
