//! What a comment is in the talk on a card: a direction, its answer, whom it names. A direction that waits can be answered here.

use super::{comments::CommentForm, use_here};
use crate::components::live::{live, shown_when};
use crate::{
    browser::focus,
    state::{address::use_address, drafts::Slot, named, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::OpId, report::Comment, row::Rows};

/// The part of an address that names the direction to be answered.
pub const ANSWER: &str = "tra-loi";

/// The lines below a comment; nothing below a report, and below what is neither direction nor answer and names nobody.
#[component]
pub fn Talk(id: OpId) -> impl IntoView {
    let desk = use_desk();
    let said = Memo::new(move |_| desk.read(|shown| shown.find_comment(id).cloned()));
    let read = move |look: fn(&Comment) -> bool| said.with(|said| said.as_ref().is_some_and(look));
    let mentions = move || {
        let people = said.with(|said| said.as_ref().map(|said| said.mentions.clone()).unwrap_or_default());
        let names: Vec<String> = people.into_iter().map(|person| desk.name_of(person)).collect();
        (!names.is_empty()).then(|| view! { <p class="remark__names">{words().mentioned(&names.join(", "))}</p> })
    };
    let answers = move || {
        let direction = said.with(|said| said.as_ref().and_then(|said| said.answers))?;
        let body = desk.read(|shown| shown.find_comment(direction).map(|said| said.body.clone()))?;
        Some(view! { <p class="remark__names">"↳ "{words().answer_to(&body)}</p> })
    };
    view! {
        {live(answers)}
        {live(mentions)}
        {shown_when(move || read(|said| said.direction), move || view! { <Direction id said/> }.into_any())}
    }
}

#[component]
fn Direction(id: OpId, said: Memo<Option<Comment>>) -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let waits = Memo::new(move |_| said.with(|said| said.as_ref().is_some_and(Comment::awaits_answer)));
    let standing = move || {
        let answer = said.with(|said| said.as_ref().and_then(|said| said.answered));
        let answer = answer.and_then(|answer| desk.read(|shown| shown.find_comment(answer).map(|said| (said.by, said.at))));
        answer.map_or_else(|| words().direction_waits.to_owned(), |(by, at)| words().answered(&desk.name_of(by), at))
    };
    // What was begun stays in sight even if another was faster: a later answer is kept like the first.
    let task = here.id;
    let is_begun = move || Slot::on_card(desk, task, &named::form(Some(id))).load().is_some();
    let open = RwSignal::new(is_begun() || use_address().query(ANSWER).as_deref() == Some(id.to_string().as_str()));
    if open.get_untracked() {
        focus::go_to(format!("[id='tra-loi-{id}'] textarea"));
    }
    let may = move || here.read(|sheet| sheet.actor.may_answer(sheet.part)) && (waits.get() || open.get());
    let form = move || {
        view! {
            <details class="remark__answer" id=format!("tra-loi-{id}") prop:open=move || open.get() on:toggle:target=move |event| open.set(event.target().open())>
                <summary class="button">{words().answer()}</summary>
                <CommentForm answers=id sent=Callback::new(move |()| open.set(false))/>
            </details>
        }
    };
    view! {
        <p class="remark__direction" data-direction=move || if waits.get() { "waits" } else { "answered" }>
            <b>{live(standing)}</b>
        </p>
        {shown_when(may, move || form().into_any())}
    }
}
