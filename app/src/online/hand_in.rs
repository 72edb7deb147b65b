//! Handing in what another person's device holds and could not send. Coordinators and administrators ask; what is carried out
//! is what the author may do, as of now.

use super::OnlineError;
#[cfg(feature = "ssr")]
use super::asking::{asker, now, refuse, store_refusal};
use leptos::{prelude::*, server_fn::codec::Json};
#[cfg(feature = "ssr")]
use parboard_domain::permission::Actor;
use parboard_domain::{
    id::{OpId, PersonId, PlanId},
    op::Op,
};
#[cfg(feature = "ssr")]
use parboard_store::Handed;
use parboard_sync::protocol::Verdict;

/// The most operations of one call.
pub const HAND_IN_OPS_MAX: usize = 100;

/// Carries out another's operations in their name, and answers each with its verdict.
///
/// # Errors
/// `no_author`, `author_disabled`, `no_access`, `too_large`.
#[server(prefix = "/api/fn", endpoint = "unsent/hand_in", input = Json, output = Json)]
pub async fn hand_in(
    /// Whose they are.
    author: PersonId,
    /// The plan on the screen; cards name their own.
    plan: Option<PlanId>,
    /// What that device holds, in the order it was made.
    ops: Vec<Op>,
) -> Result<Vec<(OpId, Verdict)>, OnlineError> {
    let (account, store) = asker(Actor::may_hand_in)?;
    if ops.len() > HAND_IN_OPS_MAX {
        return Err(refuse(413, "too_large", "Nhiều thay đổi quá trong một lần gửi."));
    }
    match store.hand_in(&account, author, plan, ops, now()).await.map_err(store_refusal)? {
        Handed::In(applied) => Ok(applied.verdicts),
        Handed::NoSuchAuthor => Err(refuse(404, "no_author", "Tác giả không có tài khoản trong tỉnh này.")),
        Handed::AuthorDisabled => Err(refuse(409, "author_disabled", "Tài khoản của tác giả đang bị khóa. Mở khóa rồi mới nộp thay được.")),
        Handed::NotAllowed => Err(refuse(403, "no_access", "Việc của người này phải do chính người đó gửi.")),
    }
}
