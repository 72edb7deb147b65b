//! Số liệu đã chốt: the figures of the period beside those of the one before, and the button that freezes them.

use super::Look;
use crate::{
    components::live::{heard, live, said, shown_when},
    online::periods::freeze_period,
    state::{asking::ask, periods::Freezing, session::use_desk, syncing},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::period::{
    WHY_CHARS_MAX,
    frozen::{Counts, Frozen, OfCriterion},
};

#[component]
pub fn Figures(look: Look) -> impl IntoView {
    let desk = use_desk();
    let is_frozen = Memo::new(move |_| look.of(|sheet| !sheet.frozen.is_empty()));
    let may = move || desk.actor().may_freeze();
    let drawn = move || look.of(|sheet| sheet.frozen.last().map(|now| compared(now, sheet.before.as_ref())));
    let all = move || look.of(|sheet| sheet.frozen.clone()).into_iter().map(|one| view! { <Done one/> }).collect_view();
    view! {
        <section class="periods__part" data-part="so-lieu" aria-labelledby="so-lieu">
            <h2 id="so-lieu">{words().frozen()}</h2>
            {shown_when(move || !is_frozen.get(), || view! { <p class="report__note">{words().frozen_none()}</p> }.into_any())}
            <ul class="frozen__log">{live(all)}</ul>
            {shown_when(may, move || view! { <Freeze look is_frozen/> }.into_any())}
            {live(drawn)}
        </section>
    }
}

#[component]
fn Done(one: Freezing) -> impl IntoView {
    let desk = use_desk();
    let Freezing { by, at, why, figures } = one;
    view! {
        <li>
            {live(move || words().frozen_by(&desk.name_of(by), at))}" · "{words().period_counts((figures.handed_in.len(), figures.owing.len()))}
            {(!why.is_empty()).then(|| view! { <p class="version__why">{words().report_why()}": "{why}</p> })}
        </li>
    }
}

/// Once frozen it is frozen anew only for a reason.
#[component]
fn Freeze(look: Look, is_frozen: Memo<bool>) -> impl IntoView {
    let desk = use_desk();
    let (busy, trouble, done, why) =
        (RwSignal::new(false), RwSignal::new(None::<String>), RwSignal::new(None::<&'static str>), RwSignal::new(String::new()));
    let freeze = move |_| {
        let Some((plan, period)) = untrack(|| look.of(|sheet| Some((sheet.plan, sheet.period)))) else { return };
        done.set(None);
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
            <p role="status">{live(move || done.get())}</p>
        </div>
    }
}

/// The figures now, each with what it was: in words, with a sign, and not by colour alone.
fn compared(now: &Freezing, before: Option<&Freezing>) -> AnyView {
    let then = before.map(|before| &before.figures);
    let of = |criterion: &OfCriterion| {
        let was = then.and_then(|then| earlier(then, criterion));
        let name = format!("{} {}", criterion.number, criterion.title);
        view! { <li data-number=criterion.number.clone()><h3>{name}</h3>{facts(criterion.counts, was)}</li> }
    };
    let note = before.map_or_else(|| words().frozen_no_before().to_owned(), |before| words().frozen_before(before.at));
    view! {
        <p class="report__note">{note}</p>
        <div class="frozen__whole"><h3>{words().frozen_whole()}</h3>{facts(now.figures.whole, then.map(|then| then.whole))}</div>
        <ul class="frozen">{now.figures.criteria.iter().map(of).collect_view()}</ul>
    }
    .into_any()
}

fn earlier(then: &Frozen, criterion: &OfCriterion) -> Option<Counts> {
    then.criteria.iter().find(|was| was.id == criterion.id).map(|was| was.counts)
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
