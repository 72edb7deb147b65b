//! Comments: leadership's directions, and what people tell each other.

use super::{note::FormTrouble, other_drafts::FormDrafts, remark::Remarks, use_here};
use crate::components::live::shown_when;
use crate::{
    state::{form::Form, intents},
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::row::Kind;

const NAME: &str = "comment";

/// Comments.
#[component]
pub fn Comments() -> impl IntoView {
    let here = use_here();
    view! {
        <section class="task-part" aria-labelledby="y-kien">
            <h2 id="y-kien">{words().comments()}</h2>
            {shown_when(move || here.read(|sheet| sheet.actor.may_comment()), move || view! { <CommentForm/> }.into_any())}
            <Remarks kind=Kind::Comment none=words().comments_none()/>
        </section>
    }
}

#[component]
fn CommentForm() -> impl IntoView {
    let task = use_here().id;
    let form = Form::on_card(task, NAME);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit(|desk, draft| intents::add_comment(desk, task, &draft.text));
    };
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {words().comment_body()}
                <textarea class="field" rows="2" name="comment" required prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
            <div class="task-form__foot"><button type="submit" class="button">{words().comment_add()}</button></div>
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}
