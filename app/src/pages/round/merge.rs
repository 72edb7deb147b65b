//! Two proposals side by side, and the form of the one that stays. Which one stays can be turned round.

use super::Merged;
use crate::{
    components::live::{heard, live, said},
    state::{
        merging::{FIELDS, Merging},
        session::use_desk,
        toast::use_toaster,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    field::{Field, Value},
    id::TaskId,
};
use web_sys::SubmitEvent;

/// The form.
#[component]
pub fn MergeForm(of: [TaskId; 2]) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let Merged(merged) = expect_context();
    let form = Merging::open(desk, of);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if form.submit() {
            merged.set(None);
            toaster.say(words().merged());
        }
    };
    let [stays, goes] = of;
    let fields = (0..FIELDS.len()).map(|at| view! { <OneField form at/> }).collect_view();
    view! {
        <section class="merge" aria-labelledby="gop">
            <h2 id="gop" tabindex="-1">{words().merge_proposals()}</h2>
            <p>{words().merge_hint()}</p>
            <div class="merge__both">
                <Words form at=0 title=words().merge_stays()/>
                <Words form at=1 title=words().merge_goes()/>
            </div>
            <form class="task-form" on:submit=submit>
                {fields}
                <div role="alert">{live(move || form.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
                <div class="task-form__foot">
                    <button type="button" class="button button--quiet" on:click=heard(move |_| merged.set(None))>{words().cancel()}</button>
                    <button type="button" class="button" on:click=heard(move |_| merged.set(Some([goes, stays])))>{words().merge_turn()}</button>
                    <button type="submit" class="button button--main">{words().merge_do()}</button>
                </div>
            </form>
        </section>
    }
}

/// What one of the two says.
#[component]
fn Words(form: Merging, at: usize, title: &'static str) -> impl IntoView {
    let task = form.of[at];
    let lines = form.seen.with_value(|seen| FIELDS.into_iter().zip(seen).map(|(field, both)| (field, both[at].clone())).collect::<Vec<_>>());
    let name = lines.first().map(|(_, value)| value.as_text().to_owned()).unwrap_or_default();
    let line = |(field, value): (Field, Value)| {
        (!value.is_nothing()).then(|| view! { <div><dt>{words().field(field)}</dt><dd>{value.as_text().to_owned()}</dd></div> })
    };
    view! {
        <div class="merge__one">
            <h3>{title}": "<a href=format!("/viec/{task}")>{name}</a></h3>
            <dl>{lines.into_iter().skip(1).map(line).collect_view()}</dl>
        </div>
    }
}

#[component]
fn OneField(form: Merging, at: usize) -> impl IntoView {
    let field = FIELDS[at];
    let value = said(move || form.typed[at].get());
    let rows = if matches!(field, Field::Text | Field::Target) { "4" } else { "1" };
    view! {
        <label>
            {words().field(field)}
            <textarea class="field" rows=rows name=format!("merge_{}", field.as_str()) prop:value=value
                on:input:target=move |event| form.change(at, event.target().value())></textarea>
        </label>
    }
}
