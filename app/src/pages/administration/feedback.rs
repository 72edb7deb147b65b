//! Góp ý: what people said about the program, the newest first, and what of it is dealt with.

use crate::{
    browser::text,
    components::live::{heard, live, said, shown_when, there},
    online::feedback::FeedbackLine,
    state::{feedback_read::FeedbackRead, session::use_desk},
    words::{feedback as lines, words},
};
use leptos::prelude::*;

/// The part of the screen.
#[component]
pub fn FeedbackList() -> impl IntoView {
    let read = FeedbackRead::open(use_desk());
    let waiting = move || read.lines.with(Option::is_none) && read.trouble.with(Option::is_none);
    let none = move || read.lines.with(|lines| lines.as_ref().is_some_and(Vec::is_empty));
    let all = move || read.lines.get().unwrap_or_default().into_iter().map(|line| view! { <Line line read/> }).collect_view();
    let lost = move || read.trouble.with(Option::is_some);
    view! {
        <section class="feedback-read" aria-labelledby="gop-y">
            <h2 id="gop-y">{words().of(lines::TITLE)}</h2>
            <p>{words().of(lines::READ_ABOUT)}</p>
            <div role="alert">{live(move || read.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            {shown_when(lost, move || view! { <button type="button" class="button" on:click=heard(move |_| read.load())>{words().try_again()}</button> }.into_any())}
            {shown_when(waiting, || view! { <p role="status">{words().accounts_loading()}</p> }.into_any())}
            {shown_when(none, || view! { <p class="notice">{words().of(lines::NONE)}</p> }.into_any())}
            <ul class="feedback__list">{live(all)}</ul>
        </section>
    }
}

#[component]
fn Line(line: FeedbackLine, read: FeedbackRead) -> impl IntoView {
    let settled = line.settled_at;
    let about = words().feedback_about(&line.feedback.about);
    let one = |(name, value): (&'static str, String)| (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let name = format!("{} · {}", line.name, text::date_time(line.feedback.written_at));
    let told = settled.map(|at| format!(" · {} {}", words().of(lines::SETTLED), text::date_time(at)));
    let (kind, said_words) = (words().feedback_kind(line.feedback.kind), line.feedback.words.clone());
    let turn = heard(move |_| read.settle(&line, settled.is_none()));
    view! {
        <li data-state=if settled.is_some() { "settled" } else { "open" }>
            <p class="feedback__state"><b>{kind}</b>" · "{name}{told}</p>
            <p class="feedback__words">{said_words}</p>
            <dl class="feedback__facts">{about.map(one).into_iter().collect_view()}</dl>
            <button type="button" class="button" disabled=said(move || there(read.busy.get())) on:click=turn>
                {words().of(if settled.is_some() { lines::REOPEN } else { lines::SETTLE })}
            </button>
        </li>
    }
}
