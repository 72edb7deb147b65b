//! What surrounds a control: its name, what to put in it, why it cannot be changed, and what became of it.

use super::{note::NoteLine, use_here};
use crate::{
    state::{editing::Editing, sheet::Sheet},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{field::Field, permission::Part, task::Status};

/// The surroundings of one control.
#[component]
pub fn Frame(
    /// What is edited in it.
    editing: Editing,
    /// What to put in it.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let here = use_here();
    let field = editing.field;
    // That the whole card is only to be read is said once, above.
    let why_not = move || here.read(|sheet| (sheet.part.is_work() && !sheet.may_change(field)).then(|| reason(field, sheet)).flatten());
    let counts = move || here.read(|sheet| (field == Field::Percent && sheet.status == Status::Done).then(|| words().done_counts_whole()));
    let hint = move || why_not().or_else(counts).or(hint.filter(|_| here.may_change(field)));
    view! {
        <div class="task-field" data-is=field.as_str()>
            <label class="task-field__name" for=control_id(field)>{words().field(field)}</label>
            {children()}
            <p class="task-field__hint" id=format!("h-{}", field.as_str())>{hint}</p>
            <NoteLine editing/>
        </div>
    }
}

/// The control's id, for its label.
pub fn control_id(field: Field) -> String {
    format!("f-{}", field.as_str())
}

/// What describes the control: its hint and its note.
pub fn described_by(field: Field) -> String {
    let name = field.as_str();
    format!("h-{name} n-{name}")
}

fn reason(field: Field, sheet: &Sheet) -> Option<&'static str> {
    match field {
        Field::Status if sheet.status == Status::Done => Some(words().done_by_coordinator()),
        Field::Title | Field::DueOn if sheet.part == Part::OneOfMany => Some(words().by_those_named()),
        Field::DueOn => Some(words().due_by_head()),
        Field::Status => Some(words().column_by_others()),
        _ => None,
    }
}
