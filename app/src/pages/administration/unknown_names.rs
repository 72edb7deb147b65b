//! The names in a text that the registry does not know: for each, whether it is a new agency or which one it is.

use crate::{browser::text, components::live::live, state::session::use_desk, words::words};
use leptos::prelude::*;
use parboard_domain::{id::AgencyId, import::UnknownName};
use std::collections::BTreeMap;

/// The questions; nothing where every name is known.
#[component]
pub fn UnknownNames(
    /// The names.
    unknown: RwSignal<Vec<UnknownName>>,
    /// Whom the person says they mean.
    answers: RwSignal<BTreeMap<String, AgencyId>>,
) -> impl IntoView {
    live(move || {
        let unknown = unknown.get();
        (!unknown.is_empty()).then(|| {
            let title = words().unknown_names(unknown.len());
            let questions = unknown.into_iter().map(|unknown| view! { <Question unknown answers/> }).collect_view();
            view! {
                <section class="unknown-names" aria-labelledby="ten-chua-biet">
                    <h3 id="ten-chua-biet">{title}</h3>
                    <p>{words().unknown_names_hint()}</p>
                    {questions}
                </section>
            }
        })
    })
}

#[component]
fn Question(unknown: UnknownName, answers: RwSignal<BTreeMap<String, AgencyId>>) -> impl IntoView {
    let desk = use_desk();
    let UnknownName { name, like } = unknown;
    let mut offices = desk.directory(|directory| {
        let offices = directory.agencies.iter().filter(|agency| !agency.collective);
        offices.map(|agency| (agency.id, agency.name.clone())).collect::<Vec<_>>()
    });
    offices.sort_by(|(_, a), (_, b)| text::alphabet(a, b));
    let (likely, others): (Vec<_>, Vec<_>) = offices.into_iter().partition(|(id, _)| like.contains(id));
    let answer = answers.with_untracked(|answers| answers.get(&name).copied());
    let option = move |(id, name): (AgencyId, String)| view! { <option value=id.to_string() selected=answer == Some(id)>{name}</option> };
    let likely =
        (!likely.is_empty()).then(|| view! { <optgroup label=words().likely_agencies()>{likely.into_iter().map(option).collect_view()}</optgroup> });
    let asked = name.clone();
    let choose = move |id: Option<AgencyId>| {
        answers.update(|answers| match id {
            Some(id) => drop(answers.insert(asked.clone(), id)),
            None => drop(answers.remove(&asked)),
        });
    };
    view! {
        <label>
            {name}
            <select class="field" on:change:target=move |event| choose(event.target().value().parse().ok())>
                <option value="">{words().new_agency()}</option>
                {likely}
                <optgroup label=words().all_agencies()>{others.into_iter().map(option).collect_view()}</optgroup>
            </select>
        </label>
    }
}
