//! Comments: leadership's directions, and what people tell each other.

use super::{mention::Mention, note::FormTrouble, other_drafts::FormDrafts, remark::Remarks, use_here};
use crate::components::live::shown_when;
use crate::{
    browser::focus,
    state::{form::Form, intents, named, said, session::use_desk},
    words::words,
};
use leptos::{
    ev::{Event, SubmitEvent},
    html::Textarea,
    prelude::*,
};
use parboard_domain::{id::OpId, row::Kind};

/// Comments.
#[component]
pub fn Comments() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    // Whoever is named here has the card open now.
    Effect::new(move |_| said::note_seen(desk, here.id));
    view! {
        <section class="task-part" aria-labelledby="y-kien">
            <h2 id="y-kien" tabindex="-1">{words().comments()}</h2>
            {shown_when(move || here.read(|sheet| sheet.actor.directs()), || view! { <p class="task-field__hint">{words().direction_about()}</p> }.into_any())}
            {shown_when(move || here.read(|sheet| sheet.actor.may_comment()), move || view! { <CommentForm/> }.into_any())}
            <Remarks kind=Kind::Comment none=words().comments_none()/>
        </section>
    }
}

/// A comment, or the answer to a direction.
#[component]
pub fn CommentForm(
    /// The direction that it answers.
    #[prop(optional)]
    answers: Option<OpId>,
    /// What follows when it was kept.
    #[prop(optional)]
    sent: Option<Callback<()>>,
) -> impl IntoView {
    let task = use_here().id;
    let form = Form::on_card(task, &named::form(answers));
    let (area, open) = (NodeRef::<Textarea>::new(), RwSignal::new(false));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let saved = form.submit(|desk, draft| intents::add_comment(desk, task, &draft.text, answers));
        // The form of an answer goes when the direction is answered; what was answered stays.
        if let Some(direction) = answers.filter(|_| saved.is_some()) {
            if let Some(sent) = sent {
                sent.run(());
            }
            focus::go_to(format!("[id='y-kien-{direction}']"));
        }
    };
    let typed = move |event: Event| {
        let words: String = event_target_value(&event);
        let longer = form.draft.with_untracked(|draft| draft.text.len()) < words.len();
        form.change(|draft| draft.text = words);
        if longer && area.get_untracked().is_some_and(|area| super::mention::is_sign_before_caret(&area)) {
            open.set(true);
        }
    };
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {if answers.is_some() { words().answer() } else { words().comment_body() }}
                <textarea class="field" rows="2" name="comment" required node_ref=area prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input=typed></textarea>
            </label>
            <Mention form area open/>
            <div class="task-form__foot">
                <button type="submit" class="button">{if answers.is_some() { words().answer_send() } else { words().comment_add() }}</button>
            </div>
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}
