//! What was done in this tab, with a way back from the last step, and forth again.

use crate::{
    components::{
        attention::folded::Folded,
        live::{heard, live, shown_when},
    },
    state::{
        session::use_desk,
        toast::use_toaster,
        trail::{self, Step},
    },
    words::words,
};
use leptos::prelude::*;

/// So many steps are shown; the rest comes in sight as these are taken back.
const SHOWN: usize = 8;

/// The part; nothing until something was done.
#[component]
pub fn JustDone() -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let steps = Memo::new(move |_| trail::done(desk).into_iter().filter(Step::has_way_back).collect::<Vec<_>>());
    let again = Memo::new(move |_| trail::undone(desk));
    let line = move |step: Step| {
        let title = step.task.and_then(|task| Some((task, desk.title_now(task)?)));
        let card = title.map(|(task, title)| view! { <p class="waiting__age"><a class="link" href=format!("/viec/{task}")>{title}</a></p> });
        view! { <li class="waiting__line"><div><Folded text=step.said/></div>{card}</li> }
    };
    let part = move || {
        view! {
            <section class="sync__part" aria-labelledby="vua-lam">
                <h2 id="vua-lam">{words().just_done()}</h2>
                <div class="just-done__ways">
                    {shown_when(move || steps.with(|steps| !steps.is_empty()), move || view! {
                        <button type="button" class="button" on:click=heard(move |_| trail::take_back(desk, toaster))>{words().undo_last()}</button>
                    }.into_any())}
                    {shown_when(move || again.with(Option::is_some), move || view! {
                        <button type="button" class="button" on:click=heard(move |_| trail::do_again(desk, toaster))>
                            {live(move || again.get().map(|step| words().redo_last(&step.said)))}
                        </button>
                    }.into_any())}
                </div>
                <ol class="waiting just-done">{live(move || steps.get().into_iter().take(SHOWN).map(line).collect_view())}</ol>
            </section>
        }
    };
    shown_when(move || steps.with(|steps| !steps.is_empty()) || again.with(Option::is_some), move || part().into_any())
}
