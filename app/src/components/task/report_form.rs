//! The form of a progress report, of a whole card or of a unit's share: what was done, and how much is done now. What is typed is a
//! draft at once and survives a closed tab.

use super::{note::FormTrouble, other_drafts::FormDrafts, templates::TemplateList, use_here};
use crate::browser::input::whole;
use crate::components::live::{live, shown_when};
use crate::{
    state::{
        desk::{Desk, WishError},
        form::Form,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    field::{Field, Value},
    id::OpId,
    op::FromTo,
};

/// The form.
#[component]
pub fn ReportForm(
    /// Under which its drafts lie.
    #[prop(into)]
    name: String,
    /// The percentage as it stands.
    stands: Signal<Value>,
    /// Makes a report of what was done, and of the figure against what was seen.
    add: impl Fn(Desk, &str, Option<FromTo>) -> Result<OpId, WishError> + Copy + 'static,
) -> impl IntoView {
    let form = Form::on_card(use_here().id, &name);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit(|desk, draft| {
            let from = draft.from.clone().unwrap_or_else(|| stands.get_untracked());
            let percent = draft.percent.trim().parse().ok().map(|to| FromTo { from, to: Value::Number(to) });
            add(desk, &draft.text, percent)
        });
    };
    // Only a figure that changed is put into its control: half of one stands there while something else is typed.
    let figure = Memo::new(move |_| form.draft.with(|draft| draft.percent.clone()));
    let percent = move |typed: String| {
        form.change(|draft| {
            // What was seen when the number was begun is what it is meant to change.
            draft.from = (!typed.is_empty()).then(|| draft.from.take().unwrap_or_else(|| stands.get_untracked()));
            draft.percent = typed;
        });
    };
    // Somebody else may have set the figure since this number was begun; it is theirs that it would replace.
    let overtaken = move || {
        let current = stands.get();
        let is_overtaken = form.draft.with(|draft| draft.from.as_ref().is_some_and(|from| *from != current));
        is_overtaken.then(|| view! { <p class="note" data-is="overtaken">{words().overtaken(false, None, Field::Percent, &current)}</p> })
    };
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {words().update_did()}
                <textarea class="field" rows="3" name="did" required prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
            <TemplateList typed=Signal::derive(move || form.draft.with(|draft| draft.text.clone())) put=move |words| form.change(|draft| draft.text = words)/>
            <div class="task-form__foot">
                <label>
                    {words().update_percent()}
                    <input class="field task-field__number" type="number" inputmode="numeric" name="percent" min="0" max="100" step="1"
                        prop:value=figure
                        on:input:target=move |event| {
                            if let Some(text) = whole(&event.target()) {
                                percent(text);
                            }
                        }/>
                </label>
                <button type="submit" class="button button--main">{words().update_add()}</button>
            </div>
            {live(overtaken)}
            {shown_when(move || form.kept.get(), move || view! { <p class="note">{words().draft_kept()}</p> }.into_any())}
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}
