//! The form that adds an agency or mends one. What was typed stays until it is saved.

use crate::{
    components::live::{heard, live, said, watch},
    online::agencies::AgencyForm,
    state::{agencies::Agencies, session::use_desk},
    words::words,
};
use leptos::{html::H2, prelude::*};
use parboard_domain::{id::AgencyId, measure::Day, registry::AgencyKind};
use web_sys::SubmitEvent;

/// The form.
#[component]
pub fn AgencyFormPart(agencies: Agencies) -> impl IntoView {
    let is_new = agencies.form.with_untracked(|form| form.id.is_none());
    let heading = if is_new {
        words().add_agency().to_owned()
    } else {
        format!("{}: {}", words().edit_agency(), agencies.form.with_untracked(|form| form.name.clone()))
    };
    let title = NodeRef::<H2>::new();
    watch(move || drop(title.get().map(|title| title.focus())));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        agencies.save();
    };
    let form = agencies.form;
    view! {
        <form class="agency-form" on:submit=submit>
            <h2 tabindex="-1" node_ref=title>{heading}</h2>
            <label>
                {words().agency_name()}
                <input class="field" name="agency-name" required autocomplete="off" prop:value=said(move || form.with(|form| form.name.clone()))
                    on:input:target=move |event| form.update(|form| form.name = event.target().value())/>
                {(!is_new).then(|| view! { <small>{words().agency_name_hint()}</small> })}
            </label>
            <KindField agencies/>
            <label>
                {words().agency_aliases()}
                <textarea class="field" name="aliases" rows="3" prop:value=said(move || form.with(|form| form.aliases.clone()))
                    on:input:target=move |event| form.update(|form| form.aliases = event.target().value())></textarea>
            </label>
            <ParentField agencies/>
            <label>
                {words().agency_email()}
                <input class="field" type="email" name="email" autocomplete="off" prop:value=said(move || form.with(|form| form.email.clone().unwrap_or_default()))
                    on:input:target=move |event| form.update(|form| form.email = Some(event.target().value()))/>
            </label>
            <DayField agencies label=words().agency_valid_from() name="valid-from" get=|form| form.valid_from set=|form, day| form.valid_from = day/>
            <DayField agencies label=words().agency_valid_to() name="valid-to" get=|form| form.valid_to set=|form, day| form.valid_to = day/>
            <FormTrouble agencies/>
            <div class="agencies__acts">
                <button type="submit" class="button button--main" aria-busy=said(move || agencies.busy.get())>{words().save_agency()}</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| agencies.show(None))>{words().cancel()}</button>
            </div>
        </form>
    }
}

/// Why what a form says was not done.
#[component]
pub fn FormTrouble(agencies: Agencies) -> impl IntoView {
    view! { <div role="alert">{live(move || agencies.form_trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div> }
}

#[component]
fn KindField(agencies: Agencies) -> impl IntoView {
    let form = agencies.form;
    let option = |kind: AgencyKind| view! { <option value=kind.as_str()>{words().agency_kind(kind)}</option> };
    view! {
        <label>
            {words().agency_kind_label()}
            <select class="field" name="kind" prop:value=said(move || form.with(|form| form.kind.as_str()))
                on:change:target=move |event| form.update(|form| form.kind = AgencyKind::parse(&event.target().value()).unwrap_or_default())>
                {AgencyKind::ALL.map(option)}
            </select>
        </label>
    }
}

/// One that has ended is offered only where it is chosen already.
#[component]
fn ParentField(agencies: Agencies) -> impl IntoView {
    let form = agencies.form;
    let (own, chosen) = form.with_untracked(|form| (form.id, form.parent));
    let mut offices = agencies.offices(use_desk().now.get_untracked().day());
    if let Some(id) = chosen.filter(|id| offices.iter().all(|(office, _)| office != id)) {
        offices.push((id, agencies.name(id)));
    }
    let options = offices.into_iter().filter(|(id, _)| Some(*id) != own);
    let is_chosen = move |id: Option<AgencyId>| form.with(|form| form.parent == id);
    view! {
        <label>
            {words().agency_parent()}
            <select class="field" name="parent" on:change:target=move |event| form.update(|form| form.parent = event.target().value().parse().ok())>
                <option value="" prop:selected=is_chosen(None)>{words().agency_no_parent()}</option>
                {options.map(|(id, name)| view! { <option value=id.to_string() prop:selected=is_chosen(Some(id))>{name}</option> }).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn DayField(
    agencies: Agencies,
    label: &'static str,
    name: &'static str,
    get: fn(&AgencyForm) -> Option<Day>,
    set: fn(&mut AgencyForm, Option<Day>),
) -> impl IntoView {
    let form = agencies.form;
    let held = form.with_untracked(get).map(|day| day.to_string()).unwrap_or_default();
    view! {
        <label>
            {label}
            <input class="field" type="date" min="1900-01-01" max="2100-12-31" name=name value=held
                on:input:target=move |event| form.update(|form| set(form, Day::parse(&event.target().value())))/>
        </label>
    }
}
