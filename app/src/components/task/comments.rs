//! Comments: leadership's directions, and what people tell each other.

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

const NAME: &str = "comment";

/// Comments.
#[component]
pub fn Comments() -> impl IntoView {
    let here = use_here();
    view! {
        <section class="task-part" aria-labelledby="y-kien">
            <h2 id="y-kien">{words().comments}</h2>
            {shown_when(move || here.read(|sheet| sheet.actor.may_comment()), move || view! { <CommentForm/> }.into_any())}
            <Remarks kind=Kind::Comment none=words().comments_none/>
        </section>
    }
}

#[component]
fn CommentForm() -> impl IntoView {
    let (desk, here, said) = (use_desk(), use_here(), expect_context::<Said>());
    let draft = RwSignal::new(drafts::load(desk, here.id, NAME).unwrap_or_default());
    let trouble = RwSignal::new(None);
    let change = move |text: String| {
        draft.update(|draft| draft.text = text);
        trouble.set(None);
        draft.with_untracked(|draft| drafts::save(desk, here.id, NAME, draft));
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Draft { text, replaces, .. } = draft.get_untracked();
        match intents::add_comment(desk, here.id, &text) {
            Ok(_) => {
                if let Some(old) = replaces {
                    desk.discard(old);
                }
                draft.set(Draft::default());
                drafts::erase(desk, here.id, NAME);
                said.0.set(words().saved_here.to_owned());
            }
            Err(error) => trouble.set(Some(error)),
        }
    };
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {words().comment_body}
                <textarea class="field" rows="2" name="comment" required prop:value=move || draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| change(event.target().value())></textarea>
            </label>
            <div class="task-form__foot"><button type="submit" class="button">{words().comment_add}</button></div>
            <FormTrouble trouble/>
        </form>
    }
}
