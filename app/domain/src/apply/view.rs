//! Views for everybody: the coordinator gives a way to look at the plan's board a name. Views of different names stand beside each other
//! whoever shared them; of two that were given one name at once, the later arrival stands.

use super::{Context, Outcome, add};
use crate::{
    id::PlanId,
    plan::{SavedView, VIEW_ADDRESS_BYTES_MAX, VIEW_NAME_CHARS_MAX, VIEWS_MAX},
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, RowKey, Rows},
};

pub(super) fn share(
    rows: &impl Rows,
    context: Context,
    plan: PlanId,
    (name, address): (&str, Option<&str>),
    instead_of: Option<&str>,
) -> Result<Outcome, Refusal> {
    let refused = |code| Err(Refusal::new(code));
    let Some(Noun::Plan(before)) = rows.find(RowKey::new(Kind::Plan, plan.0)) else { return refused(RefusalCode::NotFound) };
    if !context.actor.may_share_views() {
        return refused(RefusalCode::NoAccess);
    }
    add::readable(name, VIEW_NAME_CHARS_MAX)?;
    let mut after = before.clone();
    after.views.retain(|view| view.name != name && Some(view.name.as_str()) != instead_of);
    if let Some(address) = address {
        if !leads_to_board(address) {
            return refused(RefusalCode::Unreadable);
        }
        if address.len() > VIEW_ADDRESS_BYTES_MAX || after.views.len() >= VIEWS_MAX {
            return refused(RefusalCode::TooLong);
        }
        let at = after.views.iter().position(|view| view.name.as_str() > name).unwrap_or(after.views.len());
        after.views.insert(at, SavedView { name: name.to_owned(), address: address.to_owned() });
    }
    let is_same = after.views == before.views;
    Ok(Outcome { rows: if is_same { Vec::new() } else { vec![Noun::Plan(after)] }, clashes: Vec::new() })
}

/// Whether an address is the board's own: everybody is led there, so it is never that of another screen, let alone of another host.
fn leads_to_board(address: &str) -> bool {
    address == "/" || address.starts_with("/?")
}
