//! The letter to one unit, to be printed on A4: what it is late with as of the chosen moment. Number, day and signature are left to a
//! person.

use super::Look;
use crate::{
    browser::look,
    components::{
        live::{heard, live},
        shell::PageHead,
    },
    state::{
        chasing::{self, AsOf, Card, Chase},
        desk::Desk,
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{forms, id::AgencyId, letter, measure::Moment, reminder::Why};
use std::sync::Arc;

/// The letter, and the way to paper and back.
#[component]
pub fn Letter(agency: AgencyId, look: Look) -> impl IntoView {
    let desk = use_desk();
    let at = Memo::new(move |_| look.at(desk.now.get()));
    let chase = Memo::new(move |_| Arc::new(chasing::chase(desk, at.get(), &look.whys(), Some(agency))));
    let name = Memo::new(move |_| desk.read(|shown| chasing::name(shown, agency)));
    let title = Signal::derive(move || words().letter_to(&name.get()));
    view! {
        <div class="chasing chasing--letter">
            <PageHead title of_plan=true/>
            <p class="letter__tools">
                <a class="button button--quiet" href="/don-doc">{words().letter_back()}</a>
                <button type="button" class="button button--main" on:click=heard(|_| look::print())>{words().print()}</button>
                <span>{live(move || words().as_of_moment(&AsOf(at.get()).parts()))}</span>
            </p>
            <article class="letter" lang="vi">
                <Head/>
                <p class="letter__to">{letter::TO}<b>{live(move || name.get())}</b></p>
                {live(move || chase.with(|chase| body(desk, chase, at.get())))}
                <Foot/>
            </article>
        </div>
    }
}

/// Who writes, under which nation; two columns without borders.
#[component]
fn Head() -> impl IntoView {
    let desk = use_desk();
    let own = move || {
        let own = desk.person().agency;
        desk.directory(|directory| own.and_then(|id| directory.find_agency(id)).map(|agency| agency.name.to_uppercase()).unwrap_or_default())
    };
    view! {
        <div class="letter__head">
            <div>
                <p>{live(move || forms::committee(&desk.province()).to_uppercase())}</p>
                <p class="letter__body-name">{live(own)}</p>
                <p class="letter__number">{letter::NUMBER}</p>
                <p class="letter__about">{letter::ABOUT}</p>
            </div>
            <div>
                <p><b>{forms::NATION}</b></p>
                <p class="letter__motto">{forms::MOTTO}</p>
                <p class="letter__day">{forms::PLACE_AND_DAY}</p>
            </div>
        </div>
    }
}

#[component]
fn Foot() -> impl IntoView {
    view! {
        <div class="letter__foot">
            <div class="letter__copies"><p><b>{forms::COPIES}</b></p>{letter::COPIED.map(|copy| view! { <p>{copy}</p> })}</div>
            <div class="letter__signed"><p><b>{forms::SIGNED}</b></p><p><i>{forms::SIGNED_HINT}</i></p></div>
        </div>
    }
}

fn body(desk: Desk, chase: &Chase, at: Moment) -> AnyView {
    let Some(unit) = chase.units.first() else { return view! { <p class="letter__text">{letter::NOTHING}</p> }.into_any() };
    let opening = desk.read(|shown| shown.plan().map(|plan| letter::opening(plan, at, unit.cards.len())).unwrap_or_default());
    let mut number = 0;
    let groups = Why::ALL.map(|why| {
        let cards: Vec<&Card> = unit.cards.iter().filter(|card| card.why == why).collect();
        let heading = (!cards.is_empty())
            .then(|| view! { <tr role="row"><th role="rowheader" colspan="6" scope="rowgroup" class="letter__group">{letter::heading(why, cards.len())}</th></tr> });
        let rows = cards.into_iter().map(|card| {
            number += 1;
            row(number, card, at)
        });
        view! { {heading}{rows.collect_view()} }
    });
    view! {
        <p class="letter__text">{opening}</p>
        <table class="letter__table" role="table">
            <thead role="rowgroup"><tr role="row">{letter::COLUMNS.map(|name| view! { <th role="columnheader" scope="col">{name}</th> })}</tr></thead>
            <tbody role="rowgroup">{groups}</tbody>
        </table>
        <p class="letter__text">{letter::asking(at, desk.now.get())}</p>
    }
    .into_any()
}

/// Each cell carries its column's name: on a phone, where six columns have no room, a row is a list of them.
fn row(number: usize, card: &Card, at: Moment) -> impl IntoView + use<> {
    let [_, criterion, _, role, deadline, state] = letter::COLUMNS;
    view! {
        <tr role="row">
            <td role="cell" class="letter__figure">{number}</td>
            <td role="cell" class="letter__figure" data-label=criterion>{card.number.clone()}</td>
            <td role="cell">{card.words.clone()}</td>
            <td role="cell" data-label=role>{letter::role(card.line.role)}</td>
            <td role="cell" data-label=deadline>{letter::deadline(&card.deadline, &card.line)}</td>
            <td role="cell" data-label=state>{letter::state(&card.line, card.pressed.map_or(0, |pressed| pressed.count), at)}</td>
        </tr>
    }
}
