//! Work on a card that somebody else had put away meanwhile: one thing to look at for each card, with all that was written.

use super::clash::{decide, party};
use crate::components::live::{heard, live};
use crate::{
    browser::text,
    state::{
        intents,
        put_away::{self, Written},
        session::use_desk,
        toast::use_toaster,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, op::Request, row::Rows};

/// Who put it away, what was written after that, and what shall become of the card.
#[component]
pub fn PutAwayMeanwhile(task: TaskId) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let lines = Memo::new(move |_| put_away::lines(desk, task));
    let written = move || lines.with(|lines| put_away::written(desk, lines));
    let is_away = Memo::new(move |_| desk.read(|shown| shown.find_task(task).is_some_and(|task| task.archived.is_some())));
    let said = move || {
        let other = lines.with(|lines| lines.last().and_then(|line| line.other_by)).map(|other| party(desk, other)).unwrap_or_default();
        words().clash_archived(&other, is_away.get())
    };
    // All of it is settled in one go: nobody looks at one card many times.
    let settle = move || lines.get_untracked().iter().try_for_each(|line| intents::keep(desk, line));
    let restore = move |_| decide(toaster, None, || desk.wish(Request::RestoreTask { task }).and_then(|_| settle()));
    let seen = move |_| decide(toaster, None, settle);
    let one = move |Written { by, made_at, what }: Written| view! { <li>{words().wrote(&party(desk, by), &what, &text::date_time(made_at))}</li> };
    let choices = move || {
        if is_away.get() {
            view! {
                <button type="button" class="button button--main" on:click=heard(restore)>{words().restore()}</button>
                <button type="button" class="button" on:click=heard(seen)>{words().clash_keep_archived()}</button>
            }
            .into_any()
        } else {
            view! { <button type="button" class="button" on:click=heard(seen)>{words().clash_restored_seen()}</button> }.into_any()
        }
    };
    view! {
        <article class="clash" tabindex="-1" data-put-away="">
            <p>{live(said)}</p>
            <ul class="clash__written">{live(move || written().into_iter().map(one).collect_view())}</ul>
            <div class="clash__choices">{live(choices)}</div>
        </article>
    }
}
