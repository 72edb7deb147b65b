//! One unit: how much it is late with, and its cards once it is opened.

use super::{Look, lists::Board};
use crate::{
    components::live::{heard, live, said, shown_when},
    state::{
        address::use_address,
        chasing::{Card, Unit},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::AgencyId, measure::Moment, reminder::Why};

/// One unit.
#[component]
pub fn UnitGroup(agency: AgencyId, board: Board, look: Look) -> impl IntoView {
    let here = use_address();
    let unit = Memo::new(move |_| board.chase.with(|chase| chase.units.iter().find(|unit| unit.agency == agency).cloned()));
    let read = move |look: fn(&Unit) -> String| unit.with(|unit| unit.as_ref().map(look).unwrap_or_default());
    let name = move || read(|unit| unit.name.clone());
    let open = RwSignal::new(false);
    let counts = move || {
        read(|unit| {
            let parts = Why::ALL.into_iter().map(|why| (why, unit.count(why))).filter(|(_, count)| *count > 0);
            parts.map(|(why, count)| words().why_count(why, count)).collect::<Vec<_>>().join(" · ")
        })
    };
    let has_any = Memo::new(move |_| unit.with(|unit| unit.as_ref().is_some_and(|unit| unit.cards.iter().any(|card| board.ticks.has(agency, card)))));
    let has_all = Memo::new(move |_| unit.with(|unit| unit.as_ref().is_some_and(|unit| unit.cards.iter().all(|card| board.ticks.has(agency, card)))));
    let tick = move |is: bool| unit.with_untracked(|unit| board.ticks.set_all(unit.iter(), is));
    // The letter is of the same moment, and about the same.
    let letter = move || {
        let (_, _) = (look.as_of.get(), look.whys.get());
        let query = ["luc", "ve"].into_iter().filter_map(|name| Some(format!("{name}={}", here.query(name)?))).collect::<Vec<_>>().join("&");
        format!("/don-doc/thu/{agency}{}{query}", if query.is_empty() { "" } else { "?" })
    };
    view! {
        <li class="chase-unit" data-unit=agency.to_string()>
            <div class="chase-unit__head">
                {shown_when(move || board.may_chase.get(), move || view! {
                    <label class="chase-unit__tick">
                        <input type="checkbox" aria-label=said(move || words().choose_unit(&name())) prop:checked=move || has_any.get()
                            prop:indeterminate=move || has_any.get() && !has_all.get()
                            on:change:target=move |event| tick(event.target().checked())/>
                    </label>
                }.into_any())}
                <h2>
                    <button type="button" class="chase-unit__open" aria-expanded=said(move || open.get())
                        on:click=heard(move |_| open.update(|open| *open = !*open))>{live(name)}</button>
                </h2>
                <span class="chase-unit__counts">{live(counts)}</span>
                <a class="chase-unit__letter" href=said(letter) aria-label=said(move || words().letter_to(&name()))>{words().letter()}</a>
            </div>
            {shown_when(move || open.get(), move || view! { <Cards unit board look/> }.into_any())}
        </li>
    }
}

#[component]
fn Cards(unit: Memo<Option<Unit>>, board: Board, look: Look) -> impl IntoView {
    let desk = use_desk();
    let lines = move || {
        let now = desk.now.get();
        let at = look.at(now);
        unit.with(|unit| unit.as_ref().map(|unit| unit.cards.iter().map(|card| line(unit, card, board, at, now, desk.in_round())).collect_view()))
    };
    view! { <ul class="chase-cards">{live(lines)}</ul> }
}

fn line(unit: &Unit, card: &Card, board: Board, at: Moment, now: Moment, in_round: bool) -> impl IntoView + use<> {
    let (agency, task) = (unit.agency, card.line.task);
    let label = words().choose_card(&unit.name, &card.title);
    let ticked = card.clone();
    let tick = (board.may_chase.get_untracked() && !card.is_over).then(|| {
        view! {
            <label class="chase-unit__tick">
                <input type="checkbox" aria-label=label prop:checked=move || board.ticks.has(agency, &ticked)
                    on:change:target=move |event| board.ticks.set(agency, task, event.target().checked())/>
            </label>
        }
    });
    view! {
        <li class="chase-card" data-task=task.to_string() data-why=card.why.as_str()>
            {tick}
            <p class="chase-card__title"><b>{card.number.clone()}</b>" "<a href=format!("/viec/{task}")>{card.title.clone()}</a></p>
            <p class="chase-card__facts">{facts(card, at, in_round)}</p>
            {card.pressed.map(|pressed| view! { <p class="chase-card__pressed" data-soon=card.too_soon.then_some("")>{words().pressed(pressed, now)}{card.too_soon.then(|| format!(" · {}", words().pressed_too_soon()))}</p> })}
            {card.is_over.then(|| view! { <p class="chase-card__pressed">{words().chase_over()}</p> })}
            {(card.level > 1).then(|| view! { <p class="chase-card__level">{words().chase_level(card.level)}</p> })}
        </li>
    }
}

/// Why, how late, how far, when last heard of.
fn facts(card: &Card, at: Moment, in_round: bool) -> String {
    let line = &card.line;
    let due = line.due_on.map(|due| words().due(due, at.day()));
    let why = (!matches!(card.why, Why::Overdue) || due.is_none()).then(|| words().why(card.why).to_owned());
    let milestone = line.milestone.as_ref().map(|step| words().milestone_of(step));
    let parts = [
        why,
        due,
        milestone,
        Some(words().chased_as(line.role).to_owned()),
        Some(words().column(in_round, line.status).to_owned()),
        Some(format!("{} %", line.percent.get())),
        Some(words().last_heard(line.said_at, at)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
