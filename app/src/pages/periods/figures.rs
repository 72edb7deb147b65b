//! Số liệu đã chốt: the figures of the period beside those of the one before, and the button that freezes them.

use super::Look;
use crate::{
    browser::text,
    components::live::{heard, live, said, shown_when},
    online::periods::freeze_period,
    state::{
        asking::ask,
        periods::{Freezing, PERIOD, Sheet},
        session::use_desk,
        syncing,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    id::AgencyId,
    measure::Moment,
    period::{
        Span, WHY_CHARS_MAX,
        frozen::{Counts, Frozen, OfAgency, OfCriterion},
    },
    row::Rows,
};

/// So many days after its end the figures of a period are no longer those of its end.
const LATE_DAYS: i64 = 31;

#[component]
pub fn Figures(look: Look) -> impl IntoView {
    let desk = use_desk();
    let is_frozen = Memo::new(move |_| look.of(|sheet| !sheet.frozen.is_empty()));
    let may = move || desk.actor().may_freeze();
    // What was frozen last, unless somebody wants to see what it said before.
    let chosen = RwSignal::new(None::<Moment>);
    let shown =
        Memo::new(move |_| look.of(|sheet| sheet.frozen.iter().find(|one| chosen.get() == Some(one.at)).or(sheet.frozen.last()).map(|one| one.at)));
    let drawn = move || look.of(|sheet| sheet.frozen.iter().find(|one| Some(one.at) == shown.get()).map(|now| compared(now, sheet)));
    let all = move || look.of(|sheet| sheet.frozen.clone()).into_iter().map(|one| view! { <Done one shown chosen/> }).collect_view();
    view! {
        <section class="periods__part" data-part="so-lieu" aria-labelledby="so-lieu">
            <h2 id="so-lieu">{words().frozen()}</h2>
            {shown_when(move || !is_frozen.get(), || view! { <p class="report__note">{words().frozen_none()}</p> }.into_any())}
            <ul class="frozen__log">{live(all)}</ul>
            {shown_when(may, move || view! { <Freeze look is_frozen/> }.into_any())}
            {shown_when(move || desk.actor().may_take_papers(), move || view! {
                <p><a class="button" href=said(move || paper_address(look))>{words().period_paper()}</a></p>
            }.into_any())}
            {live(drawn)}
        </section>
    }
}

#[component]
fn Done(one: Freezing, shown: Memo<Option<Moment>>, chosen: RwSignal<Option<Moment>>) -> impl IntoView {
    let desk = use_desk();
    let Freezing { by, at, why, figures } = one;
    let is_other = move || shown.get() != Some(at);
    view! {
        <li data-shown=said(move || (!is_other()).then_some(""))>
            {shown_when(is_other, move || view! {
                <button type="button" class="note__button" on:click=heard(move |_| chosen.set(Some(at)))>{words().frozen_see()}</button>" "
            }.into_any())}
            {live(move || words().frozen_by(&desk.name_of(by), at))}" · "{words().period_counts((figures.handed_in.len(), figures.owing.len()))}
            {(!why.is_empty()).then(|| view! { <p class="version__why">{words().report_why()}": "{why}</p> })}
        </li>
    }
}

/// Where the report for this period is downloaded.
fn paper_address(look: Look) -> String {
    look.of(|sheet| format!("/quan-tri?muc=van-ban&{PERIOD}={}", sheet.period))
}

/// Once frozen it is frozen anew only for a reason.
#[component]
fn Freeze(look: Look, is_frozen: Memo<bool>) -> impl IntoView {
    let desk = use_desk();
    let (busy, trouble, done, why) =
        (RwSignal::new(false), RwSignal::new(None::<String>), RwSignal::new(None::<&'static str>), RwSignal::new(String::new()));
    // Of a period that is over for long the figures of now are asked for twice.
    let sure = RwSignal::new(None::<String>);
    let freeze = move |_| {
        let Some((plan, period, last)) = untrack(|| look.of(|sheet| Some((sheet.plan, sheet.period, sheet.window.1)))) else { return };
        done.set(None);
        let days = desk.now.get_untracked().day().0 - last.0;
        if days > LATE_DAYS && sure.with_untracked(Option::is_none) {
            return sure.set(Some(words().freeze_late(last, days)));
        }
        sure.set(None);
        ask(busy, trouble, freeze_period(plan, period.to_string(), why.get_untracked()), move |()| {
            why.set(String::new());
            done.set(Some(words().frozen_done()));
            syncing::ask(desk);
        });
    };
    let reason = move || {
        view! {
            <label>
                {words().frozen_why()}
                <textarea class="field" name="freeze_why" rows="2" maxlength=WHY_CHARS_MAX.to_string() prop:value=move || why.get()
                    on:input:target=move |event| why.set(event.target().value())></textarea>
            </label>
        }
    };
    let name = move || if is_frozen.get() { words().freeze_again() } else { words().freeze() };
    view! {
        <div class="report__form">
            <p class="report__note">{words().frozen_hint()}</p>
            {shown_when(move || is_frozen.get(), move || reason().into_any())}
            <button type="button" class="button" aria-busy=said(move || busy.get().to_string()) on:click=heard(freeze)>{live(name)}</button>
            <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            <p role="status">{live(move || sure.get().map(|text| view! { <b>{text}</b> }))}{live(move || done.get())}</p>
        </div>
    }
}

/// The figures now, each with what it was: in words, with a sign, and not by colour alone.
fn compared(now: &Freezing, sheet: &Sheet) -> AnyView {
    let before = sheet.before.as_ref();
    let then = before.map(|before| &before.figures);
    let criterion = |one: &OfCriterion| {
        let was = then.and_then(|then| then.criteria.iter().find(|was| was.id == one.id)).map(|was| was.counts);
        let name = format!("{} {}", one.number, one.title);
        view! { <li data-number=one.number.clone()><h3>{name}</h3>{facts(one.counts, was)}</li> }
    };
    let agency = |one: &OfAgency| {
        let was = then.and_then(|then| then.agencies.iter().find(|was| was.id == one.id)).map(|was| was.counts);
        view! { <li data-agency=one.id.map(|id| id.to_string())><h3>{words().frozen_leads(&name(one.id), one.criteria)}</h3>{facts(one.counts, was)}</li> }
    };
    let note = match before {
        Some(before) => words().frozen_before(before.at),
        // A plan is of one year: what was before its first period is another plan's.
        None if sheet.period.span == Span::FirstQuarter => words().frozen_first().to_owned(),
        None => words().frozen_no_before().to_owned(),
    };
    view! {
        <p class="report__note">{words().frozen_as_of(now.at)}" "{note}</p>
        <div class="frozen__whole"><h3>{words().frozen_whole()}</h3>{facts(now.figures.whole, then.map(|then| then.whole))}</div>
        {missing(&now.figures)}
        <h3>{words().frozen_criteria()}</h3>
        <ul class="frozen">{now.figures.criteria.iter().map(criterion).collect_view()}</ul>
        <h3>{words().frozen_agencies()}</h3>
        <ul class="frozen">{now.figures.agencies.iter().map(agency).collect_view()}</ul>
    }
    .into_any()
}

/// Who had not reported when the figures were frozen.
fn missing(figures: &Frozen) -> Option<AnyView> {
    let mut names: Vec<String> =
        figures.owing.iter().filter(|agency| !figures.handed_in.contains(agency)).map(|agency| name(Some(*agency))).collect();
    names.sort_by(|a, b| text::alphabet(a, b));
    let summary = words().frozen_missing(names.len());
    (!names.is_empty()).then(|| view! { <details class="frozen__missing"><summary>{summary}</summary><p>{names.join("; ")}</p></details> }.into_any())
}

fn name(agency: Option<AgencyId>) -> String {
    let Some(agency) = agency else { return words().no_lead.to_owned() };
    use_desk().read_plan(|shown| shown.find_agency(agency).map(|agency| agency.name.clone()).unwrap_or_default())
}

fn facts(now: Counts, was: Option<Counts>) -> AnyView {
    // Of what is late less is better.
    let lines = [
        (words().frozen_done_of(now.tasks), now.done, was.map(|was| was.done), true, ""),
        (words().frozen_percent().to_owned(), now.percent, was.map(|was| was.percent), true, " %"),
        (words().frozen_overdue().to_owned(), now.overdue, was.map(|was| was.overdue), false, ""),
        (words().frozen_blocked().to_owned(), now.blocked, was.map(|was| was.blocked), false, ""),
    ];
    let line = |(name, now, was, more_is_better, unit): (String, u32, Option<u32>, bool, &'static str)| {
        let turn = was.map_or("", |was| match now.cmp(&was) {
            std::cmp::Ordering::Equal => "same",
            other if (other == std::cmp::Ordering::Greater) == more_is_better => "better",
            _ => "worse",
        });
        view! { <div data-turn=turn><dt>{name}</dt><dd>{now}{unit}{was.map(|was| format!(" {}", words().frozen_change(now, was, unit, turn)))}</dd></div> }
    };
    view! { <dl class="frozen__facts">{lines.map(line).into_iter().collect_view()}</dl> }.into_any()
}
