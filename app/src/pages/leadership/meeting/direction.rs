//! What is decided is noted on the spot: a direction on one card of the criterion, by the same request as on the card, and in the
//! same draft.

use super::cards::{CardLine, cards};
use crate::{
    components::{
        live::{live, said, shown_when},
        task::{note::FormTrouble, other_drafts::FormDrafts},
    },
    state::{drafts::Others, editing::Said, form::Form, intents, named, session::use_desk},
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    id::{CriterionId, TaskId},
    report::Comment,
    row::{Kind, Noun},
};

/// So many directions are shown; the card has all of them.
const SHOWN: usize = 4;

/// The form, and what was directed on these cards before.
#[component]
pub fn Direction(criterion: CriterionId) -> impl IntoView {
    let desk = use_desk();
    let found = Memo::new(move |_| cards(desk, criterion));
    let chosen = RwSignal::new(None::<TaskId>);
    // The worst card is meant unless somebody says otherwise.
    let card = Memo::new(move |_| {
        let ids: Vec<TaskId> = found.with(|found| found.iter().map(|card| card.id).collect());
        chosen.get().filter(|chosen| ids.contains(chosen)).or_else(|| ids.first().copied())
    });
    let may = move || desk.actor().may_comment() && card.get().is_some();
    view! {
        <section class="subject__direction" aria-labelledby="hop-chi-dao">
            <h2 id="hop-chi-dao">{words().meeting_direction(desk.actor().directs())}</h2>
            {shown_when(may, move || view! {
                <Which found card chosen/>
                {live(move || card.get().map(|task| view! { <Words task/> }))}
            }.into_any())}
            {live(move || given(criterion))}
        </section>
    }
}

#[component]
fn Which(found: Memo<Vec<CardLine>>, card: Memo<Option<TaskId>>, chosen: RwSignal<Option<TaskId>>) -> impl IntoView {
    let choices = move || {
        let now = card.get_untracked();
        found.with(|found| {
            found
                .iter()
                .map(|card| view! { <option value=card.id.to_string() selected=now == Some(card.id)>{card.title.clone()}</option> })
                .collect_view()
        })
    };
    view! {
        <label class="subject__which">
            {words().meeting_on_card()}
            <select class="field" name="card" prop:value=move || card.get().map(|id| id.to_string()).unwrap_or_default()
                on:change:target=move |event| chosen.set(event.target().value().parse().ok())>{live(choices)}</select>
        </label>
    }
}

#[component]
fn Words(task: TaskId) -> impl IntoView {
    let desk = use_desk();
    let saved = Said(RwSignal::new(String::new()));
    provide_context(saved);
    provide_context(Others::watch(desk, task));
    let form = Form::on_card(task, &named::form(None));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit(|desk, draft| intents::add_comment(desk, task, &draft.text, None));
    };
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {words().comment_body()}
                <textarea class="field" rows="2" name="comment" required prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
            <div class="task-form__foot">
                <button type="submit" class="button button--main">{words().meeting_note(desk.actor().directs())}</button>
                <span role="status" aria-live="polite">{said(move || saved.0.get())}</span>
            </div>
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}

/// The latest directions on the cards of the criterion, and whether they were answered.
fn given(criterion: CriterionId) -> Option<AnyView> {
    let desk = use_desk();
    let ids: Vec<TaskId> = cards(desk, criterion).iter().map(|card| card.id).collect();
    let mut found: Vec<Comment> = desk.read(|shown| {
        let comments = shown.of_kind(Kind::Comment).filter_map(|noun| match noun {
            Noun::Comment(comment) if comment.direction && ids.contains(&comment.task) => Some(comment.clone()),
            _ => None,
        });
        comments.collect()
    });
    found.sort_by_key(|comment| std::cmp::Reverse((comment.at, comment.id)));
    found.truncate(SHOWN);
    let line = |comment: Comment| {
        let who = desk.name_of(comment.by);
        let state = words().direction_state(comment.answered.is_some());
        view! { <li data-answered=comment.answered.is_some().then_some("")><p>{comment.body}</p><p class="subject__by">{words().direction_by(&who, comment.at)}" · "{state}</p></li> }
    };
    (!found.is_empty()).then(|| view! { <ul class="subject__given" role="list">{found.into_iter().map(line).collect_view()}</ul> }.into_any())
}
