//! What came of a deed: how many cards were changed, and by name those that were not.

use crate::{
    browser::look,
    components::live::{heard, live, said, shown_when},
    state::{many::Chosen, session::use_desk, toast::use_toaster, trail},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::id::TaskId;

/// Where the keys go when it is read: to the next deed, or to what unfolds the deeds.
const NEXT: &str = ".picks__what, .many__deeds .button--main";

/// What came of it; cards that were left out are named, with a way to each.
#[component]
pub fn Told(
    chosen: Chosen,
    /// Whether the way back stands here, for where it stands nowhere near.
    #[prop(optional)]
    with_way_back: bool,
) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let line = move |(task, why): (TaskId, String)| {
        let title = desk.title_now(task).unwrap_or_default();
        view! { <li><a href=format!("/viec/{task}")>{title}</a>": "{why}</li> }
    };
    // The button that was pressed goes, and the keys with it.
    let shut = move || {
        chosen.outcome.set(None);
        look::focus_soon(NEXT.to_owned());
    };
    let back = move || {
        shut();
        trail::take_back(desk, toaster);
    };
    // Only while it is the step that would be taken back: neither what was done since, nor what cannot be taken back.
    let has_way_back = move || {
        let newest = trail::done(desk).into_iter().next();
        newest.is_some() && chosen.outcome.with(|outcome| outcome.as_ref().is_some_and(|outcome| outcome.back == newest))
    };
    let way_back = move || {
        view! { <button type="button" class="button button--quiet" on:click=heard(move |_| back())>{words().undo_last()}</button> }.into_any()
    };
    let told = move || {
        let outcome = chosen.outcome.get()?;
        Some(view! {
            <p><b>{words().many_outcome(&outcome)}</b>" "
                {(outcome.done > 0).then(|| words().saved(desk.keeps_all()))}
            </p>
            <ul class="many__not">{outcome.not.into_iter().map(line).collect_view()}</ul>
            {with_way_back.then(|| shown_when(has_way_back, way_back))}
            <button type="button" class="button button--quiet" on:click=heard(move |_| shut())>{words().close}</button>
        })
    };
    view! { <div class="many__told" role="status" data-shown=said(move || chosen.outcome.with(|outcome| outcome.is_some().then_some("")))>{live(told)}</div> }
}
