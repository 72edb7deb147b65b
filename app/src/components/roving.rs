//! One stop for the Tab key on the whole board: arrows lead from card to card. Whatever draws the board anew, a move, a sync, a
//! filter, the way back, the keys stay where the person was, or go to what is nearest.
//!
//! The cards know nothing of it: an observer sees what is drawn and taken away. So a first visit loads nothing for it, and until
//! it is here every card is a stop of its own.

mod stops;
mod walk;

use self::stops::{SHOWN, STOPS, card_of, column_of, first, group_of, is_on_screen, is_shown, stop_of};
use crate::browser::{
    clock,
    found::{all, within},
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, task::Status};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

/// What the Tab key passes by once there are arrows.
const PASSED: &str = ".board__groups :is(.card__title, .card__move, .group__fold):not([tabindex])";
/// So many pictures it takes at most until a board that was come back to is as high as it stays.
const PICTURES: u8 = 12;

/// Where the person was.
#[derive(Clone, Default)]
struct Spot {
    /// The stop itself; taken away meanwhile, perhaps.
    stop: Option<HtmlElement>,
    /// The card.
    card: Option<String>,
    group: String,
    column: Option<Status>,
    /// The place in its lane.
    index: usize,
}

thread_local! {
    static SPOT: RefCell<Spot> = RefCell::default();
    /// The groups that were seen last: another element is a board that has come back.
    static BOARD: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// A card is being looked at: whoever comes back from it finds the keys on it.
pub fn remember(card: TaskId) {
    SPOT.with_borrow_mut(|spot| {
        spot.card = Some(card.to_string());
        spot.stop = None;
    });
}

/// The column of the card that had the keys last: the head of a group is in none.
fn last_column() -> Option<Status> {
    SPOT.with_borrow(|spot| spot.column)
}

/// Watches over the board for as long as somebody is signed in.
pub fn install() {
    let Some(main) = document().get_element_by_id("main") else { return };
    let seen = Closure::<dyn FnMut()>::new(settle);
    let Ok(observer) = MutationObserver::new(seen.as_ref().unchecked_ref()) else { return };
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    // On a phone another column comes into sight without anything being drawn.
    options.set_attribute_filter(&js_sys::Array::of1(&SHOWN.into()));
    let _ = observer.observe_with_options(&main, &options);
    let focus = window_event_listener(leptos::ev::focusin, |event| {
        if let Some(stop) = event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|element| stop_of(&element)) {
            take(stop);
        }
    });
    let keys = window_event_listener(leptos::ev::keydown, walk::press);
    let held = send_wrapper::SendWrapper::new((observer, seen));
    on_cleanup(move || {
        held.0.disconnect();
        focus.remove();
        keys.remove();
        SPOT.take();
        BOARD.take();
        drop(held);
    });
    settle();
}

/// Something was drawn or taken away.
fn settle() {
    let board = first(".board__groups");
    let is_new = BOARD.with_borrow(|held| *held != board);
    BOARD.replace(board.clone());
    if board.is_none() {
        return;
    }
    for passed in all(PASSED) {
        let _ = passed.set_attribute("tabindex", "-1");
    }
    let is_lost = SPOT.with_borrow(|spot| spot.stop.as_ref().is_some_and(|stop| !stop.is_connected()));
    if is_new {
        // The board is another one: whoever left it for a card comes back to it.
        SPOT.with_borrow_mut(|spot| spot.stop = None);
        come_back(PICTURES);
    } else if is_lost && is_nowhere() {
        // What takes the place of what is gone may be drawn a moment later.
        clock::after_picture(go_on);
    }
    keep_one_stop();
}

/// There is always one stop: where the person was, or else the first.
fn keep_one_stop() {
    if all(&format!("{STOPS}[tabindex='0']")).first().is_some_and(is_shown) {
        return;
    }
    let stops = all(STOPS);
    let card = SPOT.with_borrow(|spot| spot.card.clone());
    let was = stops.iter().find(|stop| card.is_some() && card_of(stop) == card && is_shown(stop));
    let Some(stop) = was.or_else(|| stops.iter().find(|stop| is_shown(stop) && stop.class_list().contains("card__title"))).or(stops.first()) else {
        return;
    };
    stand(stop);
}

fn stand(stop: &HtmlElement) {
    for other in all(&format!("{STOPS}[tabindex='0']")) {
        let _ = other.set_attribute("tabindex", "-1");
    }
    let _ = stop.set_attribute("tabindex", "0");
}

/// A stop got the keys.
fn take(stop: HtmlElement) {
    stand(&stop);
    let lane = stop.closest("[data-column]").ok().flatten();
    let column = lane.as_ref().and_then(|lane| Status::parse(&lane.get_attribute("data-column")?));
    let index = lane.map_or(0, |lane| within(&lane, ".card__title").iter().position(|other| *other == stop).unwrap_or(0));
    SPOT.with_borrow_mut(|spot| {
        *spot = Spot { card: card_of(&stop), group: group_of(&stop), column: column.or(spot.column), index, stop: Some(stop) };
    });
}

/// The card that had the keys is gone from where it was: to where it went, or to its neighbour.
fn go_on() {
    if !is_nowhere() {
        return;
    }
    let spot = SPOT.with_borrow(Clone::clone);
    let stops: Vec<HtmlElement> = all(STOPS).into_iter().filter(is_shown).collect();
    let same = stops.iter().find(|stop| spot.card.is_some() && card_of(stop) == spot.card);
    let in_column = |stop: &&HtmlElement| card_of(stop).is_some() && column_of(stop) == spot.column;
    let lane: Vec<&HtmlElement> = stops.iter().filter(in_column).filter(|stop| group_of(stop) == spot.group).collect();
    let neighbour = lane.get(spot.index).or(lane.last()).copied();
    let head = stops.iter().find(|stop| card_of(stop).is_none() && group_of(stop) == spot.group);
    let next = same.or(neighbour).or(head).or_else(|| stops.iter().find(in_column)).or(stops.first());
    match next {
        Some(stop) => drop(stop.focus()),
        // A filter let nothing through; it is what one goes on with.
        None => drop(first(".toolbar__search").and_then(|search| search.dyn_into::<HtmlElement>().ok()).map(|search| search.focus())),
    }
}

/// Takes the keys to the card that was looked at, once it stands on the screen again.
fn come_back(pictures: u8) {
    clock::after_picture(move || {
        let card = SPOT.with_borrow(|spot| spot.card.clone());
        let stop = card.and_then(|card| all(STOPS).into_iter().find(|stop| card_of(stop).as_ref() == Some(&card)));
        let is_free = is_nowhere() || document().active_element().is_some_and(|active| active.id() == "main");
        match stop.filter(is_on_screen) {
            Some(stop) if is_free => {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = stop.focus_with_options(&options);
            }
            _ if pictures > 0 && is_free => come_back(pictures - 1),
            _ => {}
        }
    });
}

/// Whether nothing on the page has the keys.
fn is_nowhere() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}
