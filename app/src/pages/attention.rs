//! Cần xử lý: what was refused and what two people changed. Nothing is ever dropped silently; here a person decides.

use crate::components::live::{heard, live, shown_when};
use crate::{
    browser::{focus, look},
    components::{
        attention::{dropped::DroppedList, refused::Refused},
        plan_switch::plan_name,
        shell::PageHead,
        task::clash::Clash,
    },
    state::{address::use_address, desk::OtherPlan, refused, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    id::{EntryId, OpId},
    row::Rows,
};

/// The screen.
#[component]
pub fn Attention() -> impl IntoView {
    let desk = use_desk();
    let causes = Memo::new(move |_| desk.causes());
    let clashes = Memo::new(move |_| desk.clashes());
    let dropped = RwSignal::new(Vec::new());
    let others = Memo::new(move |_| desk.other_plans().into_iter().filter(|other| other.clashes != Some(0)).collect::<Vec<_>>());
    let is_set_back = move || desk.line().set_back.is_some();
    let is_calm = move || !is_set_back() && causes.with(Vec::is_empty) && clashes.with(Vec::is_empty);
    // Of a plan that is not open nothing is promised.
    let none = move || if others.with(Vec::is_empty) { words().attention_none() } else { words().attention_none_here() };
    look::set_body("data-ready", "");
    if let Some(item) = use_address().query(refused::ITEM).and_then(|id| id.parse::<OpId>().ok()) {
        focus::go_to(format!("[data-op=\"{item}\"]"));
    }
    view! {
        <div class="attention">
            <PageHead title=Signal::derive(|| words().attention.to_owned())/>
            {shown_when(is_set_back, move || view! {
                <div class="notice"><p><b>{words().set_back_attention()}</b></p><p><a class="link" href="/dong-bo">{words().set_back_see()}</a></p></div>
            }.into_any())}
            {shown_when(is_calm, move || view! { <div class="notice"><p><b>{live(none)}</b></p><p>{words().attention_none_more()}</p></div> }.into_any())}
            {shown_when(move || !causes.with(Vec::is_empty), move || view! { <section aria-labelledby="bi-tu-choi">
                    <h2 id="bi-tu-choi">{words().refused_section()}</h2>
                    <p class="attention__hint">{words().refused_hint()}</p>
                    <For each=move || causes.get() key=|id| *id let:id><Refused id dropped/></For>
                </section> }.into_any())}
            <DroppedList dropped/>
            {shown_when(move || !clashes.with(Vec::is_empty), move || view! { <section class="clashes" aria-labelledby="cung-sua">
                    <h2 id="cung-sua" tabindex="-1">{words().clashes}</h2>
                    <For each=move || clashes.get() key=|id| *id let:id><ClashOnTask id/></For>
                </section> }.into_any())}
            {shown_when(move || !others.with(Vec::is_empty), move || view! { <section aria-labelledby="ke-hoach-khac">
                    <h2 id="ke-hoach-khac">{words().other_plans()}</h2>
                    <ul class="attention__plans">{live(move || others.get().into_iter().map(|other| view! { <InOtherPlan other/> }).collect_view())}</ul>
                </section> }.into_any())}
        </div>
    }
}

/// Another plan, what was left there, and the way to it.
#[component]
fn InOtherPlan(other: OtherPlan) -> impl IntoView {
    let (desk, id) = (use_desk(), other.plan.id);
    let open = format!("{}: {}", words().open_plan(), other.plan.name());
    view! {
        <li class="dropped" data-plan=id.to_string()>
            <p><b>{plan_name(&other.plan)}</b><br/>{words().left_elsewhere(other.clashes)}</p>
            <button type="button" class="button" aria-label=open on:click=heard(move |_| desk.turn_to(id))>{words().open_plan()}</button>
        </li>
    }
}

/// A clash, with the card it is on.
#[component]
fn ClashOnTask(id: EntryId) -> impl IntoView {
    let desk = use_desk();
    let card = desk.peek(|shown| {
        let task = shown.find_entry(id)?.task;
        Some((task, shown.find_wording(task)?.title.clone()))
    });
    view! {
        <div class="attention__clash">
            {card.map(|(task, title)| view! { <a class="link" href=format!("/viec/{task}")>{title}</a> })}
            <Clash entry=id/>
        </div>
    }
}
