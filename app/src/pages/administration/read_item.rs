//! One criterion as it was read: folded to a line, opened to all that will be kept.

use crate::{
    components::live::{heard, live},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::document::{Item, ItemTask};

/// The criterion. Its inside is drawn when it is first opened: a plan has hundreds of tasks.
#[component]
pub fn ReadItem(item: Item) -> impl IntoView {
    let opened = RwSignal::new(false);
    let (number, title, tasks) = (item.number.clone(), item.title.clone(), item.tasks.len() as u32);
    let lead = if item.lead.is_empty() { words().no_lead.to_owned() } else { item.lead.join("; ") };
    view! {
        <details class="read-item" on:toggle=heard(move |_| opened.set(true))>
            <summary>
                <b class="number">{number}</b>
                <span class="read-item__title">{title}</span>
                <span class="read-item__lead" data-none=item.lead.is_empty().then_some("")>{lead}</span>
                <span class="read-item__count">{words().tasks(tasks)}</span>
            </summary>
            {live(move || opened.get().then(|| view! { <Inside item=item.clone()/> }))}
        </details>
    }
}

#[component]
fn Inside(item: Item) -> impl IntoView {
    let deadline = item.deadline_text.as_deref().map_or_else(|| words().no_deadline().to_owned(), |text| words().deadline(text, item.due_on));
    let fact = |name: &'static str, value: String| (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! {
        <dl class="facts">
            {fact(words().goal(), item.goal)}
            {fact(words().leads(), item.lead.join("; "))}
            {fact(words().coordinates(), item.coordinating.join("; "))}
            {fact(words().deadline_in_plan(), deadline)}
        </dl>
        <ol class="read-item__tasks">{item.tasks.into_iter().map(|task| view! { <ReadTask task/> }).collect_view()}</ol>
    }
}

#[component]
fn ReadTask(task: ItemTask) -> impl IntoView {
    let who = (!task.assignees.is_empty()).then(|| view! { <small>{words().carries_out()}": "{task.assignees.join("; ")}</small> });
    view! { <li><p>{task.text}</p>{who}</li> }
}
