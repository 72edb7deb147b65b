//! Merging agencies into one, or renaming one: who ends, who goes on, from which day, and what follows.

use super::agency_form::FormTrouble;
use crate::{
    components::live::{heard, live, said, watch},
    state::agencies::Agencies,
    words::words,
};
use leptos::{html::H2, prelude::*};
use parboard_domain::{id::AgencyId, measure::Day};
use web_sys::SubmitEvent;

/// The form.
#[component]
pub fn AgencyMerger(agencies: Agencies) -> impl IntoView {
    let title = NodeRef::<H2>::new();
    watch(move || drop(title.get().map(|title| title.focus())));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        agencies.merge();
    };
    let preview = move || {
        let (heir, (people, criteria)) = (agencies.heir(), agencies.followers());
        (!heir.is_empty()).then(|| view! { <p class="agencies__preview">{words().merger_preview(&heir, people, criteria)}</p> })
    };
    let on = agencies.merger.with_untracked(|form| form.on.to_string());
    let set_day = move |text: String| agencies.merger.update(|form| form.on = Day::parse(&text).unwrap_or(form.on));
    view! {
        <form class="agency-form" on:submit=submit>
            <h2 tabindex="-1" node_ref=title>{words().merger_title()}</h2>
            <p class="agency-form__hint">{words().merger_hint()}</p>
            <Ending agencies/>
            <Heir agencies/>
            <label>
                {words().merger_on()}
                <input class="field" type="date" required min="1900-01-01" max="2100-12-31" name="on" value=on
                    on:input:target=move |event| set_day(event.target().value())/>
            </label>
            <div role="status">{live(preview)}</div>
            <FormTrouble agencies/>
            <div class="agencies__acts">
                <button type="submit" class="button button--main" aria-busy=said(move || agencies.busy.get())>{words().merge_agencies()}</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| agencies.show(None))>{words().cancel()}</button>
            </div>
        </form>
    }
}

/// What the lists of the form depend on; they are not drawn again with each letter of a name.
fn chosen(agencies: Agencies) -> Memo<(Vec<AgencyId>, Option<AgencyId>, Day)> {
    Memo::new(move |_| agencies.merger.with(|form| (form.from.clone(), form.into, form.on)))
}

/// Those that end; one of them at least.
#[component]
fn Ending(agencies: Agencies) -> impl IntoView {
    let merger = agencies.merger;
    let chosen = chosen(agencies);
    let leave_out = move |id: AgencyId| merger.update(|form| form.from.retain(|held| *held != id));
    let one = move |id: AgencyId, is_alone: bool| {
        let name = agencies.name(id);
        let button = (!is_alone).then(|| {
            let label = words().merger_leave_out(&name);
            view! { <button type="button" class="button button--quiet" aria-label=label on:click=heard(move |_| leave_out(id))><span class="icon" data-is="close" aria-hidden="true"></span></button> }
        });
        view! { <li>{name.clone()}{button}</li> }
    };
    let ending = move || {
        let (from, ..) = chosen.get();
        let is_alone = from.len() == 1;
        from.into_iter().map(|id| one(id, is_alone)).collect_view()
    };
    let others = move || {
        let (from, into, on) = chosen.get();
        let offices = agencies.offices(on).into_iter().filter(|(id, _)| !from.contains(id) && into != Some(*id));
        offices.map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()
    };
    let add = move |select: web_sys::HtmlSelectElement| {
        if let Ok(id) = select.value().parse::<AgencyId>() {
            select.set_value("");
            merger.update(|form| form.from.push(id));
        }
    };
    view! {
        <div class="agency-form__ending" role="group" aria-label=words().merger_from()>
            <b>{words().merger_from()}</b>
            <ul>{live(ending)}</ul>
            <label>
                {words().merger_add()}
                <select class="field" name="also" on:change:target=move |event| add(event.target())>
                    <option value="">"–"</option>
                    {live(others)}
                </select>
            </label>
        </div>
    }
}

/// Who goes on: one that is there, or a new one by its name.
#[component]
fn Heir(agencies: Agencies) -> impl IntoView {
    let merger = agencies.merger;
    let chosen = chosen(agencies);
    let options = move || {
        let (from, into, on) = chosen.get();
        let offices = agencies.offices(on).into_iter().filter(|(id, _)| !from.contains(id));
        let option = |(id, name): (AgencyId, String)| view! { <option value=id.to_string() selected=into == Some(id)>{name}</option> };
        offices.map(option).collect_view()
    };
    let is_new = Memo::new(move |_| merger.with(|form| form.into.is_none()));
    let name = move || {
        is_new.get().then(|| {
            view! {
                <label>
                    {words().merger_new_name()}
                    <input class="field" name="new-name" required autocomplete="off" value=merger.with_untracked(|form| form.new_name.clone())
                        on:input:target=move |event| merger.update(|form| form.new_name = event.target().value())/>
                </label>
            }
        })
    };
    view! {
        <label>
            {words().merger_into()}
            <select class="field" name="into" on:change:target=move |event| merger.update(|form| form.into = event.target().value().parse().ok())>
                <option value="">{words().merger_new()}</option>
                {live(options)}
            </select>
        </label>
        {live(name)}
    }
}
