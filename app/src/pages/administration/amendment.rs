//! What keeping a document would change of the plan that is there: old words beside new ones, and why.

use crate::{
    browser::text,
    components::live::{live, watch},
    online::import::Comparison,
    state::import::Import,
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{field::Field, import::Difference, measure::Day};

/// Asked of the server as soon as there is something to compare, and again when a plan or a name is chosen.
#[component]
pub fn Amendment(import: Import) -> impl IntoView {
    watch(move || {
        import.into.track();
        import.answers.track();
        import.compare();
    });
    view! { <div aria-live="polite">{live(move || import.comparison.get().map(|comparison| view! { <Compared comparison import/> }))}</div> }
}

#[component]
fn Compared(comparison: Comparison, import: Import) -> impl IntoView {
    let Some(plan) = comparison.plan.clone() else {
        return view! { <p class="amendment__new">{words().amend_new_plan()}</p> }.into_any();
    };
    if !comparison.is_amended() && comparison.gone.is_empty() {
        return view! { <p class="amendment__new">{words().amend_same(&plan)}</p> }.into_any();
    }
    let why = comparison.is_amended().then(|| {
        view! {
            <label class="amendment__why">
                {words().amend_why()}
                <textarea class="field" rows="2" name="why" required prop:value=move || import.why.get()
                    on:input:target=move |event| import.why.set(event.target().value())></textarea>
            </label>
        }
    });
    let Comparison { differences, added, gone, .. } = comparison;
    view! {
        <section class="amendment" aria-labelledby="doi-chieu">
            <h3 id="doi-chieu">{words().amend_title(&plan)}</h3>
            {why}
            {differences_list(differences)}
            {titles(words().amend_added(added.len()), added)}
            {titles(words().gone(gone.len()), gone)}
        </section>
    }
    .into_any()
}

fn differences_list(differences: Vec<Difference>) -> impl IntoView {
    let count = differences.len();
    let lines = differences.into_iter().map(|difference| view! { <Line difference/> }).collect_view();
    (count > 0).then(|| view! { <h4>{words().amend_differences(count)}</h4><ol class="amendment__lines">{lines}</ol> })
}

#[component]
fn Line(difference: Difference) -> impl IntoView {
    let Difference { number, card, part, from, to, beside } = difference;
    let [from, to] = [from, to].map(|words| shown(&part, words));
    view! {
        <li>
            <p><b class="number">{number}</b>" "{card}" "<span class="amendment__part">{words().amended_part(&part)}</span></p>
            <p><span class="visually-hidden">{words().amend_before()}": "</span><del>{from}</del></p>
            <p><span class="visually-hidden">{words().amend_after()}": "</span><ins>{to}</ins></p>
            {beside.then(|| view! { <p><small>{words().amend_beside()}</small></p> })}
        </li>
    }
}

/// Days as people write them; nothing as such.
fn shown(part: &str, said: String) -> String {
    match Day::parse(&said) {
        Some(day) if part == Field::DueOn.as_str() => text::day(day),
        _ if said.is_empty() => words().amend_nothing().to_owned(),
        _ => said,
    }
}

fn titles(heading: String, titles: Vec<String>) -> impl IntoView {
    (!titles.is_empty()).then(|| {
        let lines = titles.into_iter().map(|title| view! { <li>{title}</li> }).collect_view();
        view! { <h4>{heading}</h4><ul>{lines}</ul> }
    })
}
