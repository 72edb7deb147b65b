//! The task screen: all there is to know about a card, and every value of it editable where the role allows. It reads from
//! the device and writes to the device, so it is the same with and without a network.

use crate::components::live::{live, said, shown_when};
use crate::{
    browser::{look, panes},
    components::task::{
        appraisal::{AppraisalBanner, AppraisalPart},
        away::{AwayLine, PutAway},
        beside::Beside,
        clash::Clashes,
        comments::Comments,
        controls::{BlockedControl, DueControl, PercentControl, StatusControl, TextControl, TitleControl},
        elsewhere::Elsewhere,
        evidence::EvidencePart,
        head::TaskHead,
        history::History,
        origin::Origin,
        people::PeoplePart,
        proposal::ProposalPart,
        provide_here,
        shares::SharesPart,
        steps::StepsPart,
        updates::Updates,
        use_here,
    },
    root::later::{self, Work},
    state::{address::use_address, editing::Said, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, permission::Part, row::Rows};

/// The task screen.
#[component]
pub fn TaskPage() -> impl IntoView {
    let here = use_address();
    // While the screen is being left, the address is another's already.
    let id = Memo::new(move |before: Option<&Option<TaskId>>| match here.path().strip_prefix("/viec/") {
        Some(id) => id.trim_end_matches('/').parse::<TaskId>().ok(),
        None => before.copied().flatten(),
    });
    look::set_body("data-ready", "");
    let two = panes::are_two();
    let card = live(move || match id.get() {
        Some(id) => view! { <Task id/> }.into_any(),
        None => view! { <p class="notice">{words().task_nowhere()}</p> }.into_any(),
    });
    view! { <div class="panes"><div class="panes__card">{card}</div>{shown_when(move || two.get(), move || view! { <Beside open=id/> }.into_any())}</div> }
}

#[component]
fn Task(id: TaskId) -> impl IntoView {
    let desk = use_desk();
    let here = provide_here(desk, id);
    let is_here = Memo::new(move |_| here.sheet.with(Option::is_some));
    let absent = move || view! { <Elsewhere id/> };
    view! {
        <Show when=move || is_here.get() fallback=absent>
            <Open/>
        </Show>
    }
}

/// A card that is here. What a person does most comes first on a phone; on a desktop the words get the wider column.
#[component]
fn Open() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let saved = Said(RwSignal::new(String::new()));
    provide_context(saved);
    // Who works on nothing but a share looks for that first.
    let waits = move || desk.read(|shown| shown.find_task(here.id).is_some_and(|task| task.directions > 0));
    let is_share = move || here.read(|sheet| sheet.part == Part::Share);
    view! {
        <article class="task" data-is=said(move || here.read(|sheet| sheet.status).as_str())>
            <TaskHead/>
            <p class="visually-hidden" role="status" aria-live="polite">{saved.0}</p>
            <AwayLine/>
            <AppraisalBanner/>
            {shown_when(move || here.read(|sheet| sheet.part == Part::None && !sheet.is_locked()), move || view! {
                <p class="task-banner">{words().only_reading()}</p>
            }.into_any())}
            <TitleControl/>
            {shown_when(waits, || view! { <a class="task-banner" data-is="direction" href="#y-kien">{words().direction_waits}</a> }.into_any())}
            <Clashes/>
            {shown_when(is_share, || view! { <SharesPart/> }.into_any())}
            <div class="task__columns">
                <section class="task-part task__state" aria-labelledby="tien-do">
                    <h2 id="tien-do">{words().progress_section}</h2>
                    <StatusControl/>
                    // What is proposed has not begun, and nothing holds it up.
                    {shown_when(move || !desk.in_round(), || view! { <PercentControl/> }.into_any())}
                    <DueControl/>
                    {shown_when(move || !desk.in_round(), || view! { <BlockedControl/> }.into_any())}
                </section>
                <div class="task__appraisal"><AppraisalPart/></div>
                <div class="task__words">
                    {shown_when(move || !is_share(), || view! { <SharesPart/> }.into_any())}
                    <section class="task-part"><TextControl/></section>
                    {shown_when(move || desk.in_round(), || view! { <ProposalPart/> }.into_any())}
                    <PeoplePart/>
                    <StepsPart/>
                    {later::part(Work::OnCard)}
                    <Updates/>
                    <EvidencePart/>
                    <Comments/>
                </div>
                <div class="task__origin"><Origin/></div>
                <div class="task__past">
                    <History/>
                    <PutAway/>
                </div>
            </div>
        </article>
    }
}
