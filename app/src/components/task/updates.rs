//! Progress reports: a form whose words survive a closed tab, and what was reported before.

use super::{note::FormTrouble, other_drafts::FormDrafts, remark::Remarks, use_here};
use crate::browser::input::whole;
use crate::components::live::{live, shown_when};
use crate::{
    state::{form::Form, intents, session::use_desk},
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    field::{Field, Value},
    row::{Kind, Rows},
};

const NAME: &str = "update";

/// Progress reports.
#[component]
pub fn Updates() -> impl IntoView {
    let here = use_here();
    view! {
        <section class="task-part" aria-labelledby="bao-cao">
            <h2 id="bao-cao">{words().updates()}</h2>
            {shown_when(move || here.read(|sheet| sheet.part.is_work()), move || view! { <UpdateForm/> }.into_any())}
            <Remarks kind=Kind::Update none=words().updates_none()/>
        </section>
    }
}

#[component]
fn UpdateForm() -> impl IntoView {
    let task = use_here().id;
    let form = Form::on_card(task, NAME);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit(|desk, draft| {
            let percent = draft.percent.trim().parse().ok().map(Value::Number);
            intents::add_update(desk, task, &draft.text, draft.from.clone(), percent)
        });
    };
    let desk = use_desk();
    // Only a figure that changed is put into its control: half of one stands there while something else is typed.
    let figure = Memo::new(move |_| form.draft.with(|draft| draft.percent.clone()));
    let percent = move |typed: String| {
        form.change(|draft| {
            // What was seen when the number was begun is what it is meant to change.
            let seen = || intents::current(desk, task, Field::Percent);
            draft.from = (!typed.is_empty()).then(|| draft.from.take().unwrap_or_else(seen));
            draft.percent = typed;
        });
    };
    // Somebody else may have set the figure since this number was begun; it is theirs that it would replace.
    let stands = move || {
        let current = desk.read(|shown| shown.find_task(task).map(|task| Value::from(task.percent)).unwrap_or_default());
        let is_overtaken = form.draft.with(|draft| draft.from.as_ref().is_some_and(|from| *from != current));
        is_overtaken.then(|| view! { <p class="note" data-is="overtaken">{words().overtaken(None, Field::Percent, &current)}</p> })
    };
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {words().update_did()}
                <textarea class="field" rows="3" name="did" required prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
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
            {live(stands)}
            {shown_when(move || form.kept.get(), move || view! { <p class="note">{words().draft_kept()}</p> }.into_any())}
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}
