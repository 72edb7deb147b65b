//! The registry of agencies: the list, or the one form that is open on it.

use super::{
    agency_form::AgencyFormPart,
    agency_list::AgencyList,
    agency_merger::AgencyMerger,
    agency_sheet::{SheetBar, SheetPreview},
};
use crate::{
    components::live::{heard, live},
    state::{
        agencies::{Agencies, Open},
        agency_sheet::AgencySheet,
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;

/// The part of the administration screen.
#[component]
pub fn AgenciesPart() -> impl IntoView {
    let agencies = Agencies::open(use_desk());
    let sheet = AgencySheet::of(agencies);
    view! {
        <section class="agencies">
            <Trouble agencies/>
            <p role="status">{live(move || agencies.done.get())}</p>
            {live(move || match (agencies.open.get(), sheet.lines.get()) {
                (Some(Open::Form), _) => view! { <AgencyFormPart agencies/> }.into_any(),
                (Some(Open::Merger), _) => view! { <AgencyMerger agencies/> }.into_any(),
                (None, Some(lines)) => view! { <SheetPreview lines sheet/> }.into_any(),
                (None, None) => view! { <AgencyList agencies/><SheetBar sheet/> }.into_any(),
            })}
        </section>
    }
}

#[component]
fn Trouble(agencies: Agencies) -> impl IntoView {
    view! {
        <div role="alert">
            {live(move || agencies.trouble.get().map(|text| view! { <p class="trouble">{text}" "<Again agencies/></p> }))}
        </div>
    }
}

#[component]
fn Again(agencies: Agencies) -> impl IntoView {
    let unknown = agencies.lines.with_untracked(Option::is_none);
    let load = heard(move |_| agencies.load());
    unknown.then(|| view! { <button type="button" class="button" on:click=load>{words().try_again()}</button> })
}
