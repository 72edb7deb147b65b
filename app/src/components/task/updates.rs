//! Progress reports: a form whose words survive a closed tab, and what was reported before.

use super::{note::FormTrouble, remark::Remarks, use_here};
use crate::components::live::shown_when;
use crate::{
    state::{
        drafts::{self, Draft},
        editing::Said,
        intents,
        session::use_desk,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::row::Kind;

const NAME: &str = "update";

/// Progress reports.
#[component]
pub fn Updates() -> impl IntoView {
    let here = use_here();
    view! {
        <section class="task-part" aria-labelledby="bao-cao">
            <h2 id="bao-cao">{words().updates}</h2>
            {shown_when(move || here.read(|sheet| sheet.works), move || view! { <UpdateForm/> }.into_any())}
            <Remarks kind=Kind::Update none=words().updates_none/>
        </section>
    }
}

#[component]
fn UpdateForm() -> impl IntoView {
    let (desk, here, said) = (use_desk(), use_here(), expect_context::<Said>());
    let draft = RwSignal::new(drafts::load(desk, here.id, NAME).unwrap_or_default());
    let (kept, trouble) = (RwSignal::new(false), RwSignal::new(None));
    let change = move |edit: &dyn Fn(&mut Draft)| {
        draft.update(edit);
        trouble.set(None);
        kept.set(draft.with_untracked(|draft| drafts::save(desk, here.id, NAME, draft) && !draft.is_empty()));
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Draft { text, percent, replaces } = draft.get_untracked();
        match intents::add_update(desk, here.id, &text, percent.trim().parse().ok()) {
            Ok(_) => {
                if let Some(old) = replaces {
                    desk.discard(old);
                }
                change(&|draft| *draft = Draft::default());
                said.0.set(words().saved_here.to_owned());
            }
            Err(error) => trouble.set(Some(error)),
        }
    };
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {words().update_did}
                <textarea class="field" rows="3" name="did" required prop:value=move || draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| { let text = event.target().value(); change(&|draft| draft.text.clone_from(&text)) }></textarea>
            </label>
            <div class="task-form__foot">
                <label>
                    {words().update_percent}
                    <input class="field task-field__number" type="number" inputmode="numeric" name="percent" min="0" max="100" step="1"
                        prop:value=move || draft.with(|draft| draft.percent.clone())
                        on:input:target=move |event| { let text = event.target().value(); change(&|draft| draft.percent.clone_from(&text)) }/>
                </label>
                <button type="submit" class="button button--main">{words().update_add}</button>
            </div>
            {shown_when(move || kept.get(), move || view! { <p class="note">{words().draft_kept}</p> }.into_any())}
            <FormTrouble trouble/>
        </form>
    }
}
