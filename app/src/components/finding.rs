//! What stands ready over every screen: the palette, the sheet of keys, views with a name; the one listener for the keys that lead
//! there; and what hears fingers on the board.

mod palette;
mod sheet;
mod views;

use self::{palette::Palette, sheet::Sheet, views::Views};
use super::{
    install,
    live::{live, watch},
    roving,
    shell::Panel,
    swipe,
    told::{FilterTold, LineTold},
};
use crate::{
    browser::{clock, input, look, panes},
    state::{
        acts::{Act, Reach},
        finding::library::Library,
        guide, keys, recent,
        toast::use_toaster,
        trail, view_address,
    },
};
use leptos::{ev::KeyboardEvent, html::Dialog, prelude::*};
use parboard_domain::{id::TaskId, vietnamese};

/// All of it.
#[component]
pub fn Finding() -> impl IntoView {
    let reach = Reach::now();
    provide_context(reach);
    provide_context(Library::new());
    view_address::keep_the_same(reach.here, reach.view);
    roving::install();
    swipe::install();
    panes::keep_field_in_sight();
    trail::say_in(use_toaster());
    install::tell_once(reach.desk, use_toaster());
    guide::mark();
    hear(reach);
    watch(move || {
        if let Some(card) = reach.here.path().strip_prefix("/viec/").and_then(|id| id.parse::<TaskId>().ok()) {
            recent::note(reach.desk.account(), card);
            roving::remember(card);
        }
    });
    let panel = live(move || match reach.asking.0.get() {
        Panel::Find => view! { <Palette/> }.into_any(),
        Panel::Keys => view! { <Sheet/> }.into_any(),
        Panel::Views => view! { <Views/> }.into_any(),
        Panel::Away | Panel::Shut => ().into_any(),
    });
    view! { {panel}<LineTold/><FilterTold/> }
}

/// Opens a dialog as soon as it is drawn.
fn open(dialog: NodeRef<Dialog>) {
    watch(move || {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            drop(dialog.show_modal());
        }
    });
}

/// Closes it: the browser takes the keys back to where they were.
fn close(dialog: NodeRef<Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}

/// What is pressed in a panel is meant for it alone: Escape closes it, and not the meeting under it.
fn keep_keys(event: KeyboardEvent) {
    event.stop_propagation();
}

/// It was closed, by whatever means. Another panel may be open by now.
fn closed(reach: Reach, panel: Panel) {
    if reach.asking.0.get_untracked() == panel {
        reach.asking.0.set(Panel::Shut);
    }
}

/// Stands on `body` for as long as keys are heard: they come a moment after the screen, and what presses them may wait for it.
const HEARD: &str = "data-keys";
/// Stands on the page where Ctrl K was pressed before that, with the time.
const ASKED_EARLY: &str = "data-find";
/// After so long nobody waits for it any more.
const EARLY_MS: f64 = 10_000.0;

fn hear(reach: Reach) {
    let led_at = StoredValue::new(None::<i64>);
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        // What an input method still puts together is no key of ours.
        if event.default_prevented() || event.repeat() || input::is_composed(&event) || is_dialog_open() {
            return;
        }
        if is_for_finding(&event) {
            event.prevent_default();
            return reach.asking.0.set(Panel::Find);
        }
        if let Some(act) = way_back(&event) {
            event.prevent_default();
            return act.run(reach);
        }
        let led = led_at.try_update_value(Option::take).flatten().is_some_and(|at| clock::steady_ms() - at < keys::LEADER_MS);
        let Some(key) = single(&event) else { return };
        if let Some(act) = keys::act_of(&key, led).filter(|act| act.is_offered(reach)) {
            event.prevent_default();
            act.run(reach);
        } else if !led && key == keys::LEADER {
            led_at.set_value(Some(clock::steady_ms()));
        }
    });
    look::set_body(HEARD, "");
    // Pressed before they were heard (boot.js), and not long ago.
    let asked_at = look::root(ASKED_EARLY).and_then(|at| at.parse::<f64>().ok());
    look::clear_root(ASKED_EARLY);
    if asked_at.is_some_and(|at| js_sys::Date::now() - at < EARLY_MS) {
        reach.asking.0.set(Panel::Find);
    }
    on_cleanup(move || {
        look::clear_body(HEARD);
        listener.remove();
    });
}

fn is_for_finding(event: &KeyboardEvent) -> bool {
    input::is_held(event) && !event.alt_key() && !event.shift_key() && vietnamese::small(&event.key()) == keys::FIND
}

/// Back or forth again. Where somebody is typing these keys are the browser's, which takes back letters.
fn way_back(event: &KeyboardEvent) -> Option<Act> {
    let is_asked = input::is_held(event) && !event.alt_key() && !input::takes_text(event);
    match (vietnamese::small(&event.key()).as_str(), event.shift_key()) {
        _ if !is_asked => None,
        (keys::UNDO, false) => Some(Act::Undo),
        (keys::UNDO, true) | (keys::REDO, false) => Some(Act::Redo),
        _ => None,
    }
}

/// A key of one sign, where nobody is typing and nobody has turned these off.
fn single(event: &KeyboardEvent) -> Option<String> {
    let key = vietnamese::small(&event.key());
    let is_letter = key.chars().all(char::is_alphabetic);
    let is_plain = !(input::is_held(event) || event.alt_key() || (event.shift_key() && is_letter));
    (is_plain && key.chars().count() == 1 && !input::is_typing(event) && keys::are_on()).then_some(key)
}

/// Whether a dialog lies over the screen, which has all keys.
pub fn is_dialog_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}
