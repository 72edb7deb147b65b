//! One agency's report: the form for those who write it, what whoever coordinates says to it, and all versions.

use super::{
    Look,
    form::{JudgeForm, ReportForm},
};
use crate::{
    browser::text,
    components::live::{live, shown_when, there},
    state::{
        drafts::Draft,
        form::Form,
        periods::{self, VersionLine},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::AgencyId, period::Said};

#[component]
pub fn AgencyReport(id: AgencyId, look: Look) -> impl IntoView {
    let desk = use_desk();
    // The page is drawn anew for another plan or period.
    let Some((plan, period)) = untrack(|| look.of(|sheet| Some((sheet.plan, sheet.period)))) else { return ().into_any() };
    let of = (plan, period, id);
    let may = Memo::new(move |_| periods::may(desk, plan, period, id));
    let versions = Memo::new(move |_| periods::versions(desk, plan, period, id));
    // What somebody is writing is not taken away when another hands the report in meanwhile.
    let form = Form::alone(&periods::form(plan, period, id));
    let reads = move || !may.with(|may| may.write || may.submit) && form.draft.with(Draft::is_empty);
    // Once it is handed in, what somebody writes beside it is nobody's word yet.
    let is_here = Memo::new(move |_| look.line(id, periods::Line::has_reported));
    let told = move || if is_here.get() { periods::words_handed_in(desk, plan, period, id) } else { periods::words(desk, plan, period, id) };
    view! {
        <div class="report__body">
            {shown_when(move || !reads(), move || view! { <ReportForm of may form/> }.into_any())}
            {shown_when(reads, move || view! { <div class="report__words">{live(move || spoken(&told()))}</div> }.into_any())}
            {shown_when(move || may.with(|may| may.send_back || may.accept), move || view! { <JudgeForm of may/> }.into_any())}
            <h4>{words().report_versions()}</h4>
            {shown_when(move || versions.with(Vec::is_empty), || view! { <p class="report__note">{words().report_none()}</p> }.into_any())}
            <ol class="versions">{live(move || versions.get().into_iter().map(|line| view! { <OneVersion line/> }).collect_view())}</ol>
        </div>
    }
    .into_any()
}

/// The three parts of a report, as far as anything was said.
pub fn spoken(says: &Said) -> AnyView {
    let parts =
        [(words().report_results(), &says.results), (words().report_obstacles(), &says.obstacles), (words().report_proposals(), &says.proposals)];
    let part = |(name, text): (&'static str, &String)| (!text.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{text.clone()}</dd></div> });
    view! { <dl class="report__parts">{parts.map(part).into_iter().collect_view()}</dl> }.into_any()
}

#[component]
fn OneVersion(line: VersionLine) -> impl IntoView {
    let desk = use_desk();
    let VersionLine { version, of, stands, for_another, waits } = line;
    let (by, at, stage) = (version.by, version.at, version.says.stage);
    let is_written = for_another && matches!(stage, parboard_domain::period::Stage::Written | parboard_domain::period::Stage::Submitted);
    view! {
        <li class="version" data-version=version.id.to_string() data-stage=stage.as_str() data-stands=there(stands)>
            <p class="version__head">
                <b>{words().report_step(stage)}</b>" · "{live(move || format!("{}, {}", desk.name_of(by), text::date_time(at)))}
                {of.map(|of| format!(" · {of}"))}
                {is_written.then(|| format!(" · {}", words().report_for_another()))}
                {stands.then(|| view! { " · "<b>{words().report_stands()}</b> })}
                {waits.then(|| view! { " "<span class="mark-unsent">{words().unsent}</span> })}
            </p>
            {(!version.says.why.is_empty()).then(|| view! { <p class="version__why">{words().report_why()}": "{version.says.why.clone()}</p> })}
            {spoken(&version.says)}
        </li>
    }
}
