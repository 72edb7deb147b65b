//! What was asked of one agency: each criterion with what came of it, the way to each proposal, and the way to a new one.

use super::Merged;
use crate::{
    browser::look,
    components::live::{heard, live},
    state::{
        new_task::ADDRESS,
        round::{Lead, Line},
        session::use_desk,
        view::address_of,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, round::Answer};

/// The group; it keeps the last lines it had until it is taken away.
#[component]
pub fn LeadGroup(lead: Memo<Option<Lead>>) -> impl IntoView {
    live(move || {
        lead.get().map(|lead| {
            let owes = words().round_owes(lead.owes.0, lead.owes.1);
            let lines = lead.lines.into_iter().map(|line| view! { <OneLine line/> }).collect_view();
            let own = lead.is_own.then(|| view! { <small class="round__own">{words().round_own()}</small> });
            view! {
                <section class="round__lead" data-own=lead.is_own.then_some("")>
                    <header>
                        <h2>{lead.name}" "{own}</h2>
                        <p>{owes}</p>
                    </header>
                    <ul class="round__lines">{lines}</ul>
                </section>
            }
        })
    })
}

#[component]
fn OneLine(line: Line) -> impl IntoView {
    let several = (line.proposals.len() > 1).then(|| [line.proposals[0].0, line.proposals[1].0]);
    let proposals = line.proposals.into_iter().map(|(task, title, answer)| view! { <Proposal task title answer/> }).collect_view();
    let propose = line.may_propose.then(|| {
        let label = words().propose_for(&line.number);
        view! { <a class="button button--quiet" href=address_of(ADDRESS, &line.number) aria-label=label>{words().propose()}</a> }
    });
    view! {
        <li class="round__line" data-criterion=line.number.clone() data-answer=line.answer.as_str()>
            <p class="round__criterion"><b>{line.number.clone()}</b>" "{line.title}</p>
            <p class="round__answer" data-is=line.answer.as_str()>{words().answer_name(line.answer)}</p>
            <ul class="round__proposals">{proposals}</ul>
            <div class="round__do">{propose}{several.map(|of| view! { <MergeButton of/> })}</div>
        </li>
    }
}

#[component]
fn Proposal(task: TaskId, title: String, answer: Answer) -> impl IntoView {
    view! {
        <li data-proposal=task.to_string() data-answer=answer.as_str()>
            <a href=format!("/viec/{task}")>{title}</a>
            " "<span class="round__answer" data-is=answer.as_str()>{words().answer_name(answer)}</span>
        </li>
    }
}

/// Opens the form in which two become one, for the coordinator.
#[component]
fn MergeButton(of: [TaskId; 2]) -> impl IntoView {
    let Merged(merged) = expect_context();
    let coordinates = use_desk().actor().may_chase();
    let open = move |_| {
        merged.set(Some(of));
        look::focus_soon("#gop".to_owned());
    };
    coordinates.then(|| view! { <button type="button" class="button button--quiet" on:click=heard(open)>{words().merge_proposals()}</button> })
}
