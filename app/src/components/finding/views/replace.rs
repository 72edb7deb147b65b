//! Where a name is taken: the question whether the view of that name makes way, what was done in the end, and the way back.

use super::Whose;
use crate::{
    browser::look,
    components::live::{heard, live},
    state::{acts::Reach, saved_views::SavedView},
    words::words,
};
use leptos::prelude::*;

/// The button that leaves everything as it was.
const KEEP: &str = ".views__ask [data-keep]";

/// What the dialog says of what was done last.
#[derive(Clone, Copy)]
pub struct Told {
    words: RwSignal<String>,
    /// What stood before, where something made way.
    stood: RwSignal<Option<(Whose, Vec<SavedView>)>>,
}

impl Told {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { words: RwSignal::new(String::new()), stood: RwSignal::new(None) }
    }

    /// Says how it went. What made way for it can be put back from here.
    pub(super) fn say(self, done: Result<String, String>, whose: Whose, stood: Vec<SavedView>) {
        self.stood.set(Some((whose, stood)).filter(|(_, stood)| done.is_ok() && !stood.is_empty()));
        self.words.set(done.unwrap_or_else(|why| why));
    }
}

/// The line that says it.
#[component]
pub fn ToldLine(told: Told) -> impl IntoView {
    let reach: Reach = expect_context();
    let undo = move |back_to: &'static str| {
        let Some((whose, stood)) = told.stood.get_untracked() else { return };
        let names = stood.iter().map(|view| format!("“{}”", view.name)).collect::<Vec<_>>().join(", ");
        match whose.put_back(reach, stood) {
            Ok(()) => told.say(Ok(words().view_put_back(&names)), whose, Vec::new()),
            // What stood is still there to be put back, once there is room.
            Err(why) => told.words.set(why),
        }
        look::focus_soon(back_to.to_owned());
    };
    let button = move || {
        let is_there = told.stood.with(Option::is_some);
        is_there
            .then(|| view! { <button type="button" class="button button--quiet" on:click=heard(move |_| undo(super::FIELD))>{words().undo}</button> })
    };
    view! { <div class="views__told"><p role="status">{told.words}</p>{live(button)}</div> }
}

/// The question, in its place under the form. The keys are on the answer that changes nothing, and go back to the form after either.
#[component]
pub fn Ask(asked: RwSignal<Option<SavedView>>, back_to: &'static str, replace: Callback<SavedView>) -> impl IntoView {
    let answer = move |is_replaced: bool| {
        let stood = asked.get_untracked();
        asked.set(None);
        look::focus_soon(back_to.to_owned());
        if let Some(stood) = stood.filter(|_| is_replaced) {
            replace.run(stood);
        }
    };
    let question = move || {
        asked.get().map(|stood| {
            look::focus_soon(KEEP.to_owned());
            view! {
                <div class="views__ask" role="group" aria-labelledby="goc-nhin-da-co">
                    <p id="goc-nhin-da-co">{words().view_replace(&stood.name)}</p>
                    <button type="button" class="button" on:click=heard(move |_| answer(true))>{words().view_replace_it()}</button>
                    <button type="button" class="button" data-keep="" aria-describedby="goc-nhin-da-co"
                        on:click=heard(move |_| answer(false))>{words().view_keep_it()}</button>
                </div>
            }
        })
    };
    live(question)
}
