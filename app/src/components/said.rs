//! What was said to me and waits, before all cards under "Của tôi": directions to answer, mentions of me.

use super::task::talk::ANSWER;
use crate::components::live::{live, shown_when};
use crate::{
    browser::text,
    state::{
        said::{self, Waiting},
        session::use_desk,
    },
    words::{record::excerpt, words},
};
use leptos::prelude::*;

/// The two lists, as far as there is something in them.
#[component]
pub fn SaidToMe() -> impl IntoView {
    let desk = use_desk();
    let directions = Memo::new(move |_| said::directions(desk));
    let mentions = Memo::new(move |_| said::mentions(desk));
    let directs = desk.actor().directs();
    let title = if directs { words().directions_unanswered() } else { words().directions_to_answer() };
    view! {
        <List title name="chi-dao" waiting=directions answers=!directs/>
        <List title=words().mentions_me() name="nhac-den" waiting=mentions answers=false/>
    }
}

#[component]
fn List(title: &'static str, name: &'static str, waiting: Memo<Vec<Waiting>>, answers: bool) -> impl IntoView {
    let count = move || words().count(waiting.with(Vec::len));
    let list = move || {
        view! {
            <section class="mine__section" data-said=name aria-labelledby=name>
                <h2 id=name>{title}" "<span class="mine__count">{live(count)}</span></h2>
                <ul class="said">
                    <For each=move || waiting.get() key=|waiting| waiting.id let:waiting><Line waiting answers/></For>
                </ul>
            </section>
        }
    };
    shown_when(move || waiting.with(|waiting| !waiting.is_empty()), move || list().into_any())
}

#[component]
fn Line(waiting: Waiting, answers: bool) -> impl IntoView {
    let (desk, by, card) = (use_desk(), waiting.by, format!("/viec/{}", waiting.task));
    let answer = answers.then(|| {
        let label = words().answer_to(&waiting.words);
        view! { <a class="button" href=format!("{card}?{ANSWER}={}", waiting.id) aria-label=label>{words().answer()}</a> }
    });
    view! {
        <li class="said__one" data-comment=waiting.id.to_string()>
            <p class="said__who"><b>{live(move || desk.name_of(by))}</b>" "<span class="when">{text::date_time(waiting.at)}</span></p>
            <p class="said__words">{excerpt(&waiting.words)}</p>
            <p class="said__about"><a href=card>{waiting.title}</a></p>
            {answer}
        </li>
    }
}
