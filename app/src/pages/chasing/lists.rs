//! The lists: as of when, for what, and a group for each unit.

use super::{Look, Whys, press::Press, unit::UnitGroup};
use crate::{
    components::{
        live::{heard, live, said, shown_when},
        long_list::LongList,
    },
    state::{
        chasing::{self, AsOf, Chase, press::Ticks},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{person::Directory, reminder::Why};
use std::sync::Arc;

/// What the parts of the lists share.
#[derive(Clone, Copy)]
pub struct Board {
    /// What is to be chased.
    pub chase: Memo<Arc<Chase>>,
    /// Who of them is ticked.
    pub ticks: Ticks,
    /// Whether I may remind anybody.
    pub may_chase: Memo<bool>,
}

/// So many units are drawn before the rest is asked for.
const SHOWN: usize = 25;

/// The lists.
#[component]
pub fn Lists(look: Look) -> impl IntoView {
    let desk = use_desk();
    let at = Memo::new(move |_| look.at(desk.now.get()));
    let chase = Memo::new(move |_| Arc::new(chasing::chase(desk, at.get(), &look.whys(), None)));
    let may_chase = Memo::new(move |_| desk.actor().may_chase());
    let board = Board { chase, ticks: Ticks::default(), may_chase };
    view! {
        <Choices look/>
        <Summary board/>
        {shown_when(move || may_chase.get() && chase.with(|chase| !chase.units.is_empty()), move || view! { <Press board/> }.into_any())}
        <Groups board look/>
        {live(move || chase.with(|chase| (!chase.unlisted.is_empty()).then(|| unlisted(chase))))}
    }
}

/// Who cannot be chased, because nobody has listed who they are.
fn unlisted(chase: &Chase) -> impl IntoView + use<> {
    let lines = chase.unlisted.iter().map(|(name, cards)| view! { <li>{words().unlisted(name, *cards)}</li> }).collect_view();
    view! {
        <details class="chasing__unlisted">
            <summary>{words().unlisted_title(chase.unlisted.len())}</summary>
            <p>{words().unlisted_hint()}</p>
            <ul>{lines}</ul>
        </details>
    }
}

#[component]
fn Choices(look: Look) -> impl IntoView {
    let desk = use_desk();
    let moment = move || AsOf(look.at(desk.now.get())).to_string();
    let typed = move |text: String| look.set_as_of.set(text.parse().ok());
    let toggle = move |why: Why| {
        let mut whys = look.whys();
        if whys.contains(&why) {
            whys.retain(|other| *other != why);
        } else {
            whys.push(why);
        }
        let whys: Vec<Why> = Why::ALL.into_iter().filter(|why| whys.contains(why)).collect();
        // With nothing chosen there is nothing to see; all is what was there before anybody chose.
        look.set_whys.set((!whys.is_empty() && whys.len() < Why::ALL.len()).then_some(Whys(whys)));
    };
    let why = move |why: Why| {
        let is = said(move || look.whys().contains(&why));
        view! { <button type="button" aria-pressed=is on:click=heard(move |_| toggle(why))>{words().why(why)}</button> }
    };
    view! {
        <div class="chasing__choices">
            <label class="chasing__moment">
                {words().as_of()}
                <input class="field" type="datetime-local" name="as_of" prop:value=said(moment) on:change:target=move |event| typed(event.target().value())/>
            </label>
            {shown_when(move || look.as_of.get().is_some(), move || view! {
                <button type="button" class="button button--quiet" on:click=heard(move |_| look.set_as_of.set(None))>{words().as_of_now()}</button>
            }.into_any())}
            <div class="segments" role="group" aria-label=words().chase_for()>{Why::ALL.map(why)}</div>
        </div>
        <p class="chasing__rule">{live(move || words().chasing_measure(desk.thresholds()))}" "{live(move || words().escalation_rule(desk.directory(Directory::escalation)))}</p>
    }
}

#[component]
fn Summary(board: Board) -> impl IntoView {
    let Board { chase, ticks, may_chase } = board;
    let text = move || {
        chase.with(|chase| {
            if chase.units.is_empty() { words().chasing_nothing().to_owned() } else { words().chasing_count(chase.units.len(), chase.cards()) }
        })
    };
    let all = move |is: bool| chase.with_untracked(|chase| ticks.set_all(chase.units.iter(), is));
    view! {
        <div class="chasing__summary">
            <p role="status"><b>{live(text)}</b></p>
            {shown_when(move || may_chase.get() && chase.with(|chase| !chase.units.is_empty()), move || view! {
                <button type="button" class="button button--quiet" on:click=heard(move |_| all(true))>{words().all_units()}</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| all(false))>{words().no_units()}</button>
            }.into_any())}
        </div>
    }
}

#[component]
fn Groups(board: Board, look: Look) -> impl IntoView {
    let chase = board.chase;
    let long = LongList::new(SHOWN);
    let units = Memo::new(move |_| chase.with(|chase| chase.units.iter().map(|unit| unit.agency).collect::<Vec<_>>()));
    let drawn = move || units.with(|units| units.iter().take(long.drawn()).copied().collect::<Vec<_>>());
    view! {
        <ul class="chasing__units">
            <For each=drawn key=|agency| *agency let:agency><UnitGroup agency board look/></For>
        </ul>
        {long.rest(move || units.with(Vec::len))}
    }
}
