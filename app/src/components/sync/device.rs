//! What this device holds, how fresh, how much room it takes, and whether the browser may clear it.

use crate::components::{
    live::{heard, live, shown_when},
    plan_switch::plan_name,
};
use crate::{
    browser::{keep, room, text},
    state::{desk::Desk, session::use_desk},
    words::words,
};
use leptos::{prelude::*, task::spawn_local};

/// What this device holds.
#[component]
pub fn Device() -> impl IntoView {
    let desk = use_desk();
    let rows = move || words().held_rows(desk.held_cards(), desk.holding().0);
    let since = text::date_time(desk.device_since());
    let id = move || desk.holding().1.to_string().chars().take(8).collect::<String>();
    view! {
        <section class="sync__part" aria-labelledby="thiet-bi" data-device="">
            <h2 id="thiet-bi">{words().device_section()}</h2>
            <dl class="task-facts">
                <div><dt>{words().device_plans()}</dt><dd>{live(move || plans(desk))}</dd></div>
                <div><dt>{words().device_rows()}</dt><dd>{live(rows)}</dd></div>
                <Room/>
                <Kept/>
                <div><dt>{words().device_id()}</dt><dd>{id}" · "{words().device_since(&since)}</dd></div>
            </dl>
            <Others/>
            <p class="sync__none">{words().device_own_storage()}</p>
            <button type="button" class="button" on:click=heard(move |_| desk.rebuild())>{words().device_rebuild()}</button>
            <p class="sync__none">{words().device_rebuild_hint()}</p>
        </section>
    }
}

/// Each plan with the time up to which it is complete.
fn plans(desk: Desk) -> AnyView {
    let held = desk.held_plans();
    let one = |held: &crate::state::desk::HeldPlan| {
        let (name, fresh) = (plan_name(&held.plan), words().figures_as_of(Some(held.fresh_at), desk.now.get()));
        view! { <p>{name}<span class="sync__none">" · "{fresh}</span></p> }
    };
    if held.is_empty() { words().device_holds_no_plan().into_any() } else { held.iter().map(one).collect_view().into_any() }
}

/// What ParBoard's texts take, and what the browser counts and allows in all.
#[component]
fn Room() -> impl IntoView {
    let counted = RwSignal::new(None::<(f64, f64)>);
    spawn_local(async move {
        counted.try_set(room::used_and_allowed().await);
    });
    // Browsers keep two bytes for each character.
    let size = words().size(keep::size("pb1/") as f64 * 2.0);
    view! {
        <div><dt>{words().device_size()}</dt><dd>{size}</dd></div>
        {live(move || counted.get().map(|(used, allowed)| view! { <div><dt>{words().device_room()}</dt><dd data-room="">{words().used_of(used, allowed)}</dd></div> }))}
    }
}

/// Whether the browser may clear it, and the button that asks it not to.
#[component]
fn Kept() -> impl IntoView {
    let (kept, denied) = (RwSignal::new(None::<bool>), RwSignal::new(false));
    spawn_local(async move {
        kept.try_set(room::is_kept().await);
    });
    let ask = move || {
        spawn_local(async move {
            let answer = room::ask_to_keep().await;
            if answer == Some(true) {
                kept.try_set(answer);
            } else {
                denied.try_set(true);
            }
        });
    };
    let button = move || view! { <button type="button" class="button sync__ask" on:click=heard(move |_| ask())>{words().device_ask_keep()}</button> };
    live(move || {
        kept.get().map(|is_kept| {
            view! {
                <div>
                    <dt>{words().device_kept()}</dt>
                    <dd>
                        {if is_kept { words().device_kept_yes() } else { words().device_kept_no() }}
                        {(!is_kept).then(button)}
                        {shown_when(move || denied.get(), move || view! {
                            <span role="status" class="note" data-is="overtaken">{words().device_ask_denied()}</span>
                        }.into_any())}
                    </dd>
                </div>
            }
        })
    })
}

/// What somebody else left here; they alone can send it.
#[component]
fn Others() -> impl IntoView {
    let waiting = use_desk().waiting_of_others();
    (waiting > 0).then(|| view! { <p class="note" data-is="trouble">{words().others_wait_here(waiting)}</p> })
}
