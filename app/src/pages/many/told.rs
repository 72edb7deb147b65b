//! What came of a deed: how many cards were changed, and by name those that were not.

use crate::{
    components::live::{heard, live, said},
    state::{many::Chosen, session::use_desk, toast::use_toaster, trail},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, row::Rows};

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
        let title = desk.peek(|shown| shown.find_wording(task).map(|wording| wording.title.clone())).unwrap_or_default();
        view! { <li><a href=format!("/viec/{task}")>{title}</a>": "{why}</li> }
    };
    let back = move || {
        chosen.outcome.set(None);
        trail::take_back(desk, toaster);
    };
    let told = move || {
        let outcome = chosen.outcome.get()?;
        let is_done = outcome.done > 0;
        Some(view! {
            <p><b>{words().many_outcome(&outcome)}</b>" "
                {is_done.then(|| view! { <span>{words().many_undo_hint()}</span> })}
            </p>
            <ul class="many__not">{outcome.not.into_iter().map(line).collect_view()}</ul>
            {(is_done && with_way_back).then(|| view! { <button type="button" class="button button--quiet" on:click=heard(move |_| back())>{words().undo_last()}</button> })}
            <button type="button" class="button button--quiet" on:click=heard(move |_| chosen.outcome.set(None))>{words().close}</button>
        })
    };
    view! { <div class="many__told" role="status" data-shown=said(move || chosen.outcome.with(|outcome| outcome.is_some().then_some("")))>{live(told)}</div> }
}
