//! One stop for the Tab key on the whole board: arrows lead from card to card. Whatever draws the board anew, a move, a sync, a
//! filter, the way back, the keys stay where the person was, or go to what is nearest.
//!
//! The cards know nothing of it: an observer sees what is drawn and taken away. So a first visit loads nothing for it, and until
//! it is here every card is a stop of its own.

use super::drag::target;
use crate::{
    browser::clock,
    state::keys::{WALKS, Walk},
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, task::Status};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, FocusOptions, HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// What has the keys on a board: cards, and heads of groups, since a group that is folded has no cards.
const STOPS: &str = ".board__groups :is(.card__title, .group__fold)";
/// What the Tab key passes by once there are arrows.
const PASSED: &str = ".board__groups :is(.card__title, .card__move, .group__fold):not([tabindex])";
/// Which column a phone shows.
const SHOWN: &str = "data-shown";
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
    let walk = window_event_listener(leptos::ev::keydown, press);
    let held = send_wrapper::SendWrapper::new((observer, seen));
    on_cleanup(move || {
        held.0.disconnect();
        focus.remove();
        walk.remove();
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

fn press(event: KeyboardEvent) {
    let is_plain = !(event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
    let Some((_, walk)) = WALKS.iter().find(|(key, _)| is_plain && *key == event.key()) else { return };
    let Some(stop) = event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|element| stop_of(&element)) else { return };
    event.prevent_default();
    go(&stop, *walk);
}

fn go(from: &HtmlElement, walk: Walk) {
    let column = column_of(from).or_else(|| SPOT.with_borrow(|spot| spot.column)).unwrap_or_default();
    let next = match walk {
        Walk::Up | Walk::Down => beside(from, column, walk == Walk::Down),
        Walk::First => cards_of(column).into_iter().find(is_shown),
        Walk::Last => cards_of(column).into_iter().rfind(is_shown),
        Walk::Left => across(from, column, -1),
        Walk::Right => across(from, column, 1),
    };
    let Some(next) = next else { return };
    if !is_shown(&next)
        && let Some(head) = column_of(&next).and_then(|column| first(&format!("[data-head='{}']", column.as_str())))
    {
        // A phone shows one column at a time.
        head.unchecked_ref::<HtmlElement>().click();
        clock::after_picture(move || show(&next));
        return;
    }
    show(&next);
}

fn show(stop: &HtmlElement) {
    let _ = stop.focus();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    stop.closest(".card").ok().flatten().unwrap_or_else(|| stop.clone().into()).scroll_into_view_with_scroll_into_view_options(&options);
}

/// The stop above or below, among the cards of the column and the heads of groups.
fn beside(from: &HtmlElement, column: Status, is_down: bool) -> Option<HtmlElement> {
    let way: Vec<HtmlElement> = all(STOPS).into_iter().filter(|stop| column_of(stop).is_none_or(|own| own == column) && is_shown(stop)).collect();
    let at = way.iter().position(|stop| stop == from)?;
    way.get(at.checked_add_signed(if is_down { 1 } else { -1 })?).cloned()
}

/// The nearest card of the next column that has any: in the same group if it can be.
fn across(from: &HtmlElement, column: Status, by: isize) -> Option<HtmlElement> {
    let own = group_of(from);
    let columns = || {
        std::iter::successors(column.column().checked_add_signed(by), move |at| at.checked_add_signed(by))
            .map_while(|at| Status::ALL.get(at).copied())
    };
    let top = from.get_bounding_client_rect().top();
    let nearest = |cards: Vec<HtmlElement>| {
        let far = |card: &HtmlElement| (card.get_bounding_client_rect().top() - top).abs();
        cards.into_iter().reduce(|best, card| if far(&card) < far(&best) { card } else { best })
    };
    let in_group = columns().find_map(|column| nearest(cards_of(column).into_iter().filter(|card| group_of(card) == own).collect()));
    in_group.or_else(|| columns().find_map(|column| nearest(cards_of(column))))
}

fn cards_of(column: Status) -> Vec<HtmlElement> {
    all(&format!(".board__groups [data-column='{}'] .card__title", column.as_str()))
}

/// The stop that an element is, or belongs to.
fn stop_of(element: &Element) -> Option<HtmlElement> {
    element.closest(".board__groups").ok()??;
    let stop = match element.closest("[data-task]").ok()? {
        Some(card) => card.query_selector(".card__title").ok()??,
        None => element.closest(".group__fold").ok()??,
    };
    stop.dyn_into().ok()
}

fn card_of(stop: &HtmlElement) -> Option<String> {
    stop.closest("[data-task]").ok()??.get_attribute("data-task")
}

fn group_of(stop: &HtmlElement) -> String {
    stop.closest("[data-group]").ok().flatten().and_then(|group| group.get_attribute("data-group")).unwrap_or_default()
}

fn column_of(stop: &HtmlElement) -> Option<Status> {
    Status::parse(&stop.closest("[data-column]").ok()??.get_attribute("data-column")?)
}

/// Whether it can have the keys: a phone shows one column at a time. Not asked of the layout, which would have to be made for all
/// groups that are not on the screen.
fn is_shown(stop: &HtmlElement) -> bool {
    let shown = || first(".board")?.get_attribute(SHOWN);
    let Some(shown) = target::is_single_column().then(shown).flatten() else { return true };
    match column_of(stop) {
        Some(column) => column.as_str() == shown,
        // A group with nothing in that column is not there (style/group.css), unless it is folded.
        None => stop.closest("[data-group]").ok().flatten().is_none_or(|group| {
            let cards = group.query_selector(&format!("[data-column='{shown}'] .lane__cards"));
            group.has_attribute("data-folded") || cards.ok().flatten().is_some()
        }),
    }
}

fn is_on_screen(stop: &HtmlElement) -> bool {
    let (frame, height) = (stop.get_bounding_client_rect(), document().document_element().map_or(0, |root| root.client_height()));
    is_shown(stop) && frame.bottom() > 0.0 && frame.top() < f64::from(height)
}

/// Whether nothing on the page has the keys.
fn is_nowhere() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn all(selector: &str) -> Vec<HtmlElement> {
    found(document().query_selector_all(selector).ok())
}

fn within(element: &Element, selector: &str) -> Vec<HtmlElement> {
    found(element.query_selector_all(selector).ok())
}

fn found(found: Option<web_sys::NodeList>) -> Vec<HtmlElement> {
    found.map_or_else(Vec::new, |found| (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect())
}
