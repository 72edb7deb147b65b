//! Words for a step of an appraisal: an explanation where nothing proves what was done, the reason of a return. What is typed is a
//! draft at once, and the step is taken when it is submitted.

use super::{
    live::{heard, watch},
    task::{note::FormTrouble, other_drafts::FormDrafts},
};
use crate::{
    browser::text,
    state::{
        appraising::{self, Asked, use_appraising},
        drafts::Others,
        editing::Said,
        form::Form,
        session::use_desk,
        shares,
        toast::use_toaster,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, html::Dialog, prelude::*};
use parboard_domain::{appraisal::Asks, id::TaskId};

/// The dialog; shown while a step waits for words.
#[component]
pub fn AppraisalDialog() -> impl IntoView {
    let appraising = use_appraising();
    move || appraising.0.get().map(|asked| view! { <Ask asked/> })
}

#[component]
fn Ask(asked: Asked) -> impl IntoView {
    let (desk, appraising, toaster) = (use_desk(), use_appraising(), use_toaster());
    let dialog = NodeRef::<Dialog>::new();
    watch(move || {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            drop(dialog.show_modal());
        }
    });
    provide_context(Said(RwSignal::new(String::new())));
    provide_context(Others::watch(desk, asked.task));
    let form = Form::on_card(asked.task, &form_name(&asked));
    let asks = appraising::asks(desk, &asked);
    let (task, step) = (asked.task, words().step_in(desk.in_round(), asked.from, asked.to, asks));
    let about = [Some(title(asked.task)), asked.unit.map(|unit| shares::name(desk, unit))].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    // Closed by the browser, the keys go back to where they were; then it is taken away.
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let given = RwSignal::new(false);
    let end = move || {
        appraising.0.set(None);
        if !given.get_untracked() {
            toaster.say(words().drag_cancelled);
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (asked, to) = (asked.clone(), asked.to);
        if form.submit(|desk, draft| desk.wish(asked.request(&text::nfc(draft.text.trim())))).is_some() {
            given.set(true);
            toaster.say(words().moved_to(words().column(desk.in_round(), to)));
            close();
        }
    };
    let prove = (asks == Some(Asks::Proof)).then(|| {
        let leave = heard(move |_| close());
        view! { <p><a class="link" href=format!("/viec/{task}#kiem-chung") on:click=leave>{words().add_evidence_instead()}</a></p> }
    });
    view! {
        <dialog class="menu" node_ref=dialog aria-labelledby="buoc" on:close=heard(move |_| end())>
            <h2 id="buoc">{step}</h2>
            <p class="menu__about">{about}</p>
            <form class="task-form" on:submit=submit>
                <label>
                    {words().stage_words(asks)}
                    <textarea class="field" rows="4" name="why" required=asks.is_some() prop:value=move || form.draft.with(|draft| draft.text.clone())
                        on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
                </label>
                {prove}
                <div class="task-form__foot">
                    <button type="submit" class="button button--main">{step}</button>
                    <button type="button" class="button button--quiet" on:click=heard(move |_| close())>{words().cancel()}</button>
                </div>
                <FormTrouble trouble=form.trouble/>
                <FormDrafts form/>
            </form>
        </dialog>
    }
}

fn title(task: TaskId) -> String {
    use_desk().title_now(task).unwrap_or_default()
}

/// Each step has a form of its own, so that a reason begun for one never goes out with another.
fn form_name(asked: &Asked) -> String {
    let unit = asked.unit.map(|unit| unit.to_string()).unwrap_or_default();
    format!("step-{}-{unit}", asked.to.as_str())
}
