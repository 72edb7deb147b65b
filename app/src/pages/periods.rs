//! Báo cáo định kỳ: which period is reported on and until when, who has not reported, each agency's report, all of them in one piece, and
//! the figures that were frozen beside those of the period before. From what the device holds; only freezing needs the network.

mod agency;
mod figures;
mod form;
mod roll_up;

use self::{agency::AgencyReport, figures::Figures, roll_up::RollUp};
use crate::{
    browser::look,
    components::{
        live::{heard, live, said, shown_when, there, watch},
        shell::PageHead,
    },
    state::{
        address::choice,
        drafts::Others,
        editing::Said,
        periods::{self, Line, Sheet},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::AgencyId, period::Period};

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Look {
    sheet: Memo<Option<Sheet>>,
    open: Memo<Option<AgencyId>>,
    set_open: SignalSetter<Option<AgencyId>>,
}

impl Look {
    /// Reads the sheet; the default while no plan is here.
    fn of<T: Default>(self, read: impl FnOnce(&Sheet) -> T) -> T {
        self.sheet.with(|sheet| sheet.as_ref().map(read).unwrap_or_default())
    }

    fn line<T: Default>(self, agency: AgencyId, read: impl FnOnce(&Line) -> T) -> T {
        self.of(|sheet| sheet.lines.iter().find(|line| line.agency == agency).map(read).unwrap_or_default())
    }
}

/// The screen.
#[component]
pub fn Periods() -> impl IntoView {
    let desk = use_desk();
    let saying = Said(RwSignal::new(String::new()));
    provide_context(saying);
    provide_context(Others::of_no_card(desk));
    let (chosen, choose) = choice::<Period>(periods::PERIOD);
    let (open, set_open) = choice(periods::AGENCY);
    let look = Look { sheet: Memo::new(move |_| periods::sheet(desk, chosen.get())), open, set_open };
    watch(move || {
        if desk.has_board() || desk.line().fresh_at.is_some() {
            look::set_body("data-ready", "");
        }
    });
    let which = Memo::new(move |_| look.of(|sheet| Some((sheet.plan, sheet.period))));
    let some = move || look.sheet.with(Option::is_some);
    let nothing = move || if desk.has_board() { words().board_empty } else { words().board_loading };
    view! {
        <div class="periods">
            <PageHead title=Signal::derive(|| words().periods().to_owned()) of_plan=true/>
            <p class="visually-hidden" role="status" aria-live="polite">{saying.0}</p>
            {shown_when(some, move || view! { <Head look choose/> }.into_any())}
            // Another period is another page: nothing of the forms of this one stays behind.
            {live(move || which.get().map(|_| view! { <Reports look/><RollUp look/><Figures look/> }))}
            {shown_when(move || !some(), move || view! { <p class="notice" role="status">{nothing}</p> }.into_any())}
        </div>
    }
}

#[component]
fn Head(look: Look, choose: SignalSetter<Option<Period>>) -> impl IntoView {
    let desk = use_desk();
    let today = move || desk.now.get().day();
    let counts = move || look.of(|sheet| (sheet.lines.iter().filter(|line| line.has_reported()).count(), sheet.lines.len()));
    let option = move |period: Period| {
        let chosen = move || look.of(|sheet| Some(sheet.period)) == Some(period);
        view! { <option value=period.to_string() prop:selected=chosen>{words().period(period)}</option> }
    };
    let late = move || look.of(|sheet| sheet.due_on < today() && counts().0 < counts().1).then_some("");
    view! {
        <section class="periods__head" aria-label=words().period_shown()>
            <label>
                {words().period_shown()}
                <select class="field" name="period" on:change:target=move |event| choose.set(Period::parse(&event.target().value()))>
                    {live(move || look.of(|sheet| sheet.periods.clone()).into_iter().map(option).collect_view())}
                </select>
            </label>
            <p>{live(move || look.of(|sheet| words().period_window(sheet.window)))}</p>
            <p class="periods__due" data-late=said(late)>{live(move || look.of(|sheet| words().period_due(sheet.due_on, today())))}</p>
            <p role="status"><b>{live(move || words().period_counts(counts()))}</b></p>
            <progress class="periods__meter" max=said(move || counts().1.to_string()) value=said(move || counts().0.to_string()) aria-hidden="true"></progress>
            {shown_when(move || desk.actor().may_chase(), || view! { <p><a href="/don-doc">{words().chasing_open()}</a></p> }.into_any())}
        </section>
    }
}

/// My own agency's report, then who has not reported, then who has.
#[component]
fn Reports(look: Look) -> impl IntoView {
    view! {
        <Part look name="cua-toi" title=words().periods_own() of=|line| line.is_own/>
        <Part look name="chua-nop" title=words().periods_missing() of=|line| !line.is_own && !line.has_reported()/>
        <Part look name="da-nop" title=words().periods_here() of=|line| !line.is_own && line.has_reported()/>
    }
}

#[component]
fn Part(look: Look, name: &'static str, title: &'static str, of: fn(&Line) -> bool) -> impl IntoView {
    let ids = Memo::new(move |_| look.of(|sheet| sheet.lines.iter().filter(|line| of(line)).map(|line| line.agency).collect::<Vec<_>>()));
    let part = move || {
        view! {
            <section class="periods__part" data-part=name aria-labelledby=name>
                <h2 id=name>{title}" "<span class="mine__count">{live(move || words().count(ids.with(Vec::len)))}</span></h2>
                <ul class="periods__list">
                    <For each=move || ids.get() key=|id| *id let:id><OneLine id look/></For>
                </ul>
            </section>
        }
    };
    shown_when(move || ids.with(|ids| !ids.is_empty()), move || part().into_any())
}

#[component]
fn OneLine(id: AgencyId, look: Look) -> impl IntoView {
    let is_open = Memo::new(move |_| look.open.get() == Some(id));
    let face = move || look.line(id, |line| words().report_stage(line.stage, line.handed_in, look.of(|sheet| Some(sheet.due_on))));
    let is = move || look.line(id, |line| line.stage.map_or("nothing", parboard_domain::period::Stage::as_str).to_owned());
    let waits = move || look.line(id, |line| line.waits);
    let turn = move |_| look.set_open.set((!is_open.get_untracked()).then_some(id));
    let is_own = untrack(|| look.line(id, |line| there(line.is_own)));
    let body = format!("bao-cao-{id}");
    let controls = body.clone();
    view! {
        <li class="report" data-agency=id.to_string() data-stage=said(is) data-own=is_own>
            <h3>
                <button type="button" class="report__open" aria-expanded=said(move || is_open.get().to_string()) aria-controls=controls on:click=heard(turn)>
                    {live(move || look.line(id, |line| line.name.clone()))}
                </button>
            </h3>
            <p class="report__stage">
                {live(face)}
                {shown_when(waits, || view! { " "<span class="mark-unsent">{words().unsent}</span> }.into_any())}
            </p>
            <div id=body>{shown_when(move || is_open.get(), move || view! { <AgencyReport id look/> }.into_any())}</div>
        </li>
    }
}
