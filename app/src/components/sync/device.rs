//! What this device holds, how much room it takes, and whether the browser may clear it.

use crate::components::live::{heard, live, shown_when};
use crate::{
    browser::{keep, room},
    state::{desk::Desk, session::use_desk},
    words::words,
};
use leptos::{prelude::*, task::spawn_local};

/// What this device holds.
#[component]
pub fn Device() -> impl IntoView {
    let desk = use_desk();
    let (allowed, kept) = (RwSignal::new(None::<f64>), RwSignal::new(None::<bool>));
    spawn_local(async move {
        let (bytes, is_kept) = (room::allowed_bytes().await, room::is_kept().await);
        allowed.try_set(bytes);
        kept.try_set(is_kept);
    });
    let rows = move || words().count(desk.holding().0);
    // Browsers keep two bytes for each character.
    let size = words().size(keep::size("pb1/") as f64 * 2.0);
    let id = move || desk.holding().1.to_string().chars().take(8).collect::<String>();
    view! {
        <section class="sync__part" aria-labelledby="thiet-bi">
            <h2 id="thiet-bi">{words().device_section}</h2>
            <dl class="task-facts">
                <div><dt>{words().device_plan}</dt><dd>{live(move || open_plan(desk))}</dd></div>
                <div><dt>{words().device_rows}</dt><dd>{rows}</dd></div>
                <div><dt>{words().device_size}</dt><dd>{size}</dd></div>
                {live(move || allowed.get().map(|bytes| view! { <div><dt>{words().device_room}</dt><dd>{words().size(bytes)}</dd></div> }))}
                {live(move || kept.get().map(|is_kept| view! { <Kept is_kept kept/> }))}
                <div><dt>{words().device_id}</dt><dd>{id}</dd></div>
            </dl>
            <button type="button" class="button" on:click=heard(move |_| desk.rebuild())>{words().device_rebuild}</button>
            <p class="sync__none">{words().device_rebuild_hint}</p>
        </section>
    }
}

/// Whether the browser may clear it, and the button that asks it not to.
#[component]
fn Kept(is_kept: bool, kept: RwSignal<Option<bool>>) -> impl IntoView {
    let denied = RwSignal::new(false);
    let ask = move |_| {
        spawn_local(async move {
            let answer = room::ask_to_keep().await;
            if answer == Some(true) {
                kept.try_set(answer);
            } else {
                denied.try_set(true);
            }
        });
    };
    view! {
        <div>
            <dt>{words().device_kept}</dt>
            <dd>
                {if is_kept { words().device_kept_yes } else { words().device_kept_no }}
                {(!is_kept).then(|| view! { <button type="button" class="button sync__ask" on:click=ask>{words().device_ask_keep}</button> })}
                {shown_when(move || denied.get(), move || view! { <span role="status" class="note" data-is="overtaken">{words().device_ask_denied}</span> }.into_any())}
            </dd>
        </div>
    }
}

fn open_plan(desk: Desk) -> String {
    let open = desk.plan();
    desk.directory(|directory| directory.plans.iter().find(|plan| Some(plan.id) == open).map(super::choices::plan_name).unwrap_or_default())
}
