//! Đợt đề xuất: who was asked for what, who has not answered, and one gesture to each proposal. From what the device holds, so it works
//! offline like the board.

mod lead;
mod merge;

use self::{lead::LeadGroup, merge::MergeForm};
use crate::{
    browser::look,
    components::{
        live::{heard, live, said, shown_when, watch},
        shell::PageHead,
    },
    state::{
        address::choice,
        round::{self, Lead, Sheet},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::id::TaskId;
use std::{fmt, str::FromStr};

/// What is shown of the round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sight {
    #[default]
    Unanswered,
    All,
}

/// Which two proposals are being merged.
#[derive(Clone, Copy)]
struct Merged(RwSignal<Option<[TaskId; 2]>>);

/// The screen.
#[component]
pub fn RoundPage() -> impl IntoView {
    let desk = use_desk();
    let sheet = Memo::new(move |_| round::sheet(desk));
    let is_round = Memo::new(move |_| sheet.with(Option::is_some));
    watch(move || {
        if desk.has_board() || desk.line().fresh_at.is_some() {
            look::set_body("data-ready", "");
        }
    });
    provide_context(Merged(RwSignal::new(None)));
    view! {
        <div class="round">
            <PageHead title=Signal::derive(|| words().rounds().to_owned()) of_plan=true/>
            {shown_when(move || is_round.get(), move || view! { <Open sheet/> }.into_any())}
            {shown_when(move || !is_round.get(), || view! { <Nowhere/> }.into_any())}
        </div>
    }
}

#[component]
fn Nowhere() -> impl IntoView {
    let desk = use_desk();
    let text = move || if desk.has_board() { words().round_nowhere() } else { words().board_loading };
    view! { <p class="notice" role="status">{text}" "<ToAdministration/></p> }
}

/// The way to where a round is opened and made into a plan, for whom that is.
#[component]
fn ToAdministration() -> impl IntoView {
    let desk = use_desk();
    shown_when(
        move || desk.actor().may_hold_rounds(),
        || view! { <a class="button button--quiet" href="/quan-tri?muc=de-xuat">{words().round_manage()}</a> }.into_any(),
    )
}

#[component]
fn Open(sheet: Memo<Option<Sheet>>) -> impl IntoView {
    let desk = use_desk();
    let (sight, choose) = choice::<Sight>("xem");
    let sight = Memo::new(move |_| sight.get().unwrap_or_default());
    let Merged(merged) = expect_context();
    let until = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| words().round_until(sheet.round.due_on, round::today(desk), sheet.round.year)));
    let is_over = move || sheet.with(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.round.due_on < round::today(desk)).then_some(""));
    let counts = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map_or([0; 3], |sheet| sheet.counts)));
    let said_counts = move || {
        let [asked, answered, accepted] = counts.get();
        words().round_counts(answered, asked, accepted)
    };
    let [unanswered, all] = words().round_views();
    let one = move |own: Sight, name: &'static str| {
        let is = said(move || sight.get() == own);
        view! { <button type="button" aria-pressed=is on:click=heard(move |_| choose.set((own != Sight::default()).then_some(own)))>{name}</button> }
    };
    view! {
        <section class="round__head" aria-label=words().rounds()>
            <p class="round__until" data-over=said(is_over)>{live(until)}</p>
            <p class="round__counts" role="status">{live(said_counts)}</p>
            <progress class="round__meter" max=said(move || counts.get()[0].to_string()) value=said(move || counts.get()[1].to_string()) aria-hidden="true"></progress>
            <div class="round__tools">
                <div class="segments" role="group" aria-label=words().round_view()>{one(Sight::Unanswered, unanswered)}{one(Sight::All, all)}</div>
                <ToAdministration/>
            </div>
        </section>
        {live(move || merged.get().map(|of| view! { <MergeForm of/> }))}
        <Leads sheet sight/>
    }
}

/// Agencies with what is looked at; a line is drawn anew only when it changed.
#[component]
fn Leads(sheet: Memo<Option<Sheet>>, sight: Memo<Sight>) -> impl IntoView {
    let leads = Memo::new(move |_| {
        let of_sight = |mut lead: Lead| {
            if sight.get() == Sight::Unanswered {
                lead.lines.retain(|line| !line.answer.is_sent());
            }
            (!lead.lines.is_empty()).then_some(lead)
        };
        sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.leads.iter().cloned().filter_map(of_sight).collect::<Vec<_>>()).unwrap_or_default())
    });
    let is_none = Memo::new(move |_| leads.with(Vec::is_empty));
    let keys = move || leads.with(|leads| leads.iter().map(|lead| lead.agency).collect::<Vec<_>>());
    let lead = move |agency| Memo::new(move |_| leads.with(|leads| leads.iter().find(|lead| lead.agency == agency).cloned()));
    view! {
        {shown_when(move || is_none.get(), || view! { <p class="notice" role="status">{words().round_all_answered()}</p> }.into_any())}
        <For each=keys key=|agency| *agency let:agency>
            <LeadGroup lead=lead(agency)/>
        </For>
    }
}

/// As the address says it.
impl fmt::Display for Sight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sight::Unanswered => "chua-tra-loi",
            Sight::All => "tat-ca",
        })
    }
}

impl FromStr for Sight {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        [Sight::Unanswered, Sight::All].into_iter().find(|sight| sight.to_string() == text).ok_or(())
    }
}
