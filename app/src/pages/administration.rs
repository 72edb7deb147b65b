//! Administration: importing plans, documents to take away, rounds of proposals, units, handing in what others could not send, the registry of agencies, accounts, thresholds, chasing; each
//! only for whom it is.

mod account_form;
mod account_table;
mod accounts;
mod agencies;
mod agency_form;
mod agency_list;
mod agency_merger;
mod agency_sheet;
mod amendment;
mod carry;
mod escalation;
mod feedback;
mod fresh_password;
mod hand_in;
mod hand_in_lines;
mod import;
mod import_form;
mod numbers;
mod outcome;
mod papers;
mod preview;
mod read_item;
mod rosters;
mod rounds;
mod schedule;
mod shown;
mod thresholds;
mod unknown_names;
mod warnings;

use self::{
    accounts::AccountsPart, agencies::AgenciesPart, carry::CarryPart, escalation::EscalationPart, feedback::FeedbackList, hand_in::HandInPart,
    import::ImportPart, papers::PapersPart, rosters::RostersPart, rounds::RoundsPart, schedule::SchedulePart, thresholds::ThresholdsPart,
};
use crate::{
    components::{
        live::{heard, live, said, shown_when},
        shell::PageHead,
    },
    state::{address::choice, session::use_desk},
    words::{feedback as feedback_lines, words},
};
use leptos::prelude::*;
use std::{fmt, str::FromStr};

/// The parts of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Import,
    Papers,
    Rounds,
    Carry,
    Units,
    HandIn,
    Agencies,
    Accounts,
    Thresholds,
    Escalation,
    Schedule,
    Feedback,
}

impl Part {
    const ALL: [Part; 12] = [
        Part::Import,
        Part::Papers,
        Part::Rounds,
        Part::Carry,
        Part::Units,
        Part::HandIn,
        Part::Agencies,
        Part::Accounts,
        Part::Thresholds,
        Part::Escalation,
        Part::Schedule,
        Part::Feedback,
    ];
}

/// The administration screen. The part stands in the address, so that it can be passed on.
#[component]
pub fn Administration() -> impl IntoView {
    let desk = use_desk();
    let (asked, choose) = choice::<Part>("muc");
    let parts = Memo::new(move |_| {
        let actor = desk.actor();
        let may = |part: &Part| match part {
            Part::Import | Part::Carry => actor.may_import(),
            Part::Papers => actor.may_take_papers(),
            Part::Rounds => actor.may_hold_rounds(),
            Part::Units => actor.may_list_units(),
            Part::HandIn => actor.may_hand_in(),
            Part::Agencies => actor.may_manage_registry(),
            Part::Accounts => actor.may_manage_accounts(),
            Part::Thresholds => actor.may_set_thresholds(),
            Part::Escalation => actor.may_set_escalation(),
            Part::Schedule => actor.may_set_schedule(),
            Part::Feedback => actor.may_read_feedback(),
        };
        Part::ALL.into_iter().filter(may).collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| parts.with(|parts| asked.get().filter(|part| parts.contains(part)).or_else(|| parts.first().copied())));
    // Leaders come here for documents alone.
    let title = move || parts.with(|parts| if parts[..] == [Part::Papers] { words().papers() } else { words().administration }).to_owned();
    view! {
        <div class="administration">
            <PageHead title=Signal::derive(title)/>
            {shown_when(move || parts.with(|parts| parts.len() > 1), move || view! { <Parts parts shown choose/> }.into_any())}
            {live(move || match shown.get() {
                Some(Part::Import) => view! { <ImportPart/> }.into_any(),
                Some(Part::Papers) => view! { <PapersPart/> }.into_any(),
                Some(Part::Rounds) => view! { <RoundsPart/> }.into_any(),
                Some(Part::Carry) => view! { <CarryPart/> }.into_any(),
                Some(Part::Units) => view! { <RostersPart/> }.into_any(),
                Some(Part::HandIn) => view! { <HandInPart/> }.into_any(),
                Some(Part::Agencies) => view! { <AgenciesPart/> }.into_any(),
                Some(Part::Accounts) => view! { <AccountsPart/> }.into_any(),
                Some(Part::Thresholds) => view! { <ThresholdsPart/> }.into_any(),
                Some(Part::Escalation) => view! { <EscalationPart/> }.into_any(),
                Some(Part::Schedule) => view! { <SchedulePart/> }.into_any(),
                Some(Part::Feedback) => view! { <FeedbackList/> }.into_any(),
                None => view! { <p class="notice">{words().nothing_to_administer()}</p> }.into_any(),
            })}
        </div>
    }
}

#[component]
fn Parts(parts: Memo<Vec<Part>>, shown: Memo<Option<Part>>, choose: SignalSetter<Option<Part>>) -> impl IntoView {
    let one = move |part: Part| {
        let is_shown = said(move || shown.get() == Some(part));
        let name = match part {
            Part::Import => words().import_plan(),
            Part::Papers => words().papers(),
            Part::Rounds => words().rounds(),
            Part::Carry => words().carry(),
            Part::Units => words().rosters(),
            Part::HandIn => words().hand_in(),
            Part::Agencies => words().registry(),
            Part::Accounts => words().accounts(),
            Part::Thresholds => words().thresholds(),
            Part::Escalation => words().escalation(),
            Part::Schedule => words().periods(),
            Part::Feedback => words().of(feedback_lines::TITLE),
        };
        view! { <button type="button" aria-pressed=is_shown on:click=heard(move |_| choose.set(Some(part)))>{name}</button> }
    };
    view! {
        <div class="segments administration__parts" role="group" aria-label=words().administration_parts()>
            {live(move || parts.get().into_iter().map(one).collect_view())}
        </div>
    }
}

/// As the address says it: `/quan-tri?muc=tai-khoan`.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Part::Import => "nhap-ke-hoach",
            Part::Papers => "van-ban",
            Part::Rounds => "de-xuat",
            Part::Carry => "chuyen-nam",
            Part::Units => "don-vi",
            Part::HandIn => "nop-thay",
            Part::Agencies => "co-quan",
            Part::Accounts => "tai-khoan",
            Part::Thresholds => "nguong",
            Part::Escalation => "don-doc",
            Part::Schedule => "ky-bao-cao",
            Part::Feedback => "gop-y",
        })
    }
}

impl FromStr for Part {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Part::ALL.into_iter().find(|part| part.to_string() == text).ok_or(())
    }
}
