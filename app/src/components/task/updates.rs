//! Progress reports: a form whose words survive a closed tab, and what was reported before.

use super::{remark::Remarks, report_form::ReportForm, use_here};
use crate::components::live::shown_when;
use crate::{
    state::{intents, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    field::Value,
    row::{Kind, Rows},
};

const NAME: &str = "update";

/// Progress reports.
#[component]
pub fn Updates() -> impl IntoView {
    let here = use_here();
    view! {
        <section class="task-part" aria-labelledby="bao-cao">
            <h2 id="bao-cao">{words().updates()}</h2>
            {shown_when(move || here.read(|sheet| sheet.part.is_work()), move || view! { <UpdateForm/> }.into_any())}
            <Remarks kind=Kind::Update none=words().updates_none()/>
        </section>
    }
}

/// The form of a report on the whole card.
#[component]
pub fn UpdateForm() -> impl IntoView {
    let (desk, task) = (use_desk(), use_here().id);
    let stands = Signal::derive(move || desk.read(|shown| shown.find_task(task).map(|task| Value::from(task.percent)).unwrap_or_default()));
    view! { <ReportForm name=NAME stands add=move |desk, did, percent| intents::add_update(desk, task, did, percent)/> }
}
