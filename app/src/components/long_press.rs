//! A finger that rests on a card of a list: it means the card, not the link to it.

use super::drag::{LONG_PRESS_MS, TOUCH_SLACK_PX};
use crate::browser::{
    clock,
    listen::{self, Listener, Turn},
};
use leptos::{html::Div, leptos_dom::helpers::TimeoutHandle, prelude::*};
use parboard_domain::id::TaskId;
use send_wrapper::SendWrapper;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, PointerEvent};

struct Press {
    at: (i32, i32),
    timer: Option<TimeoutHandle>,
}

/// A press that may still become a long one.
type Held = Rc<RefCell<Option<Press>>>;

/// Hears long presses on cards below an element, for as long as that is there.
pub fn hear(place: NodeRef<Div>, pressed: impl Fn(TaskId) + 'static) {
    let (press, pressed) = (Held::default(), Rc::new(pressed));
    // The click, or the browser's menu, that follows a long press is not meant for the link.
    let was_long = Rc::new(Cell::new(false));
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let heard = listeners(&place, &press, &was_long, &pressed);
        let begun = SendWrapper::new(press.clone());
        on_cleanup(move || {
            let_go(&begun);
            drop(heard);
        });
    });
}

/// What hears a press begin, waver and end, and what follows it.
fn listeners(place: &EventTarget, press: &Held, was_long: &Rc<Cell<bool>>, pressed: &Rc<impl Fn(TaskId) + 'static>) -> Vec<Listener> {
    let on = |name, act: Box<dyn FnMut(Event)>| listen::on_turn(place.clone(), name, Turn::First, act);
    let (begun, long, pressed) = (press.clone(), was_long.clone(), pressed.clone());
    let put_down = move |event: Event| {
        long.set(false);
        let Some((event, card)) = event.dyn_ref::<PointerEvent>().zip(card_of(event.target())) else { return };
        if event.pointer_type() == "mouse" || !event.is_primary() {
            return;
        }
        let (long, pressed) = (long.clone(), pressed.clone());
        let timer = clock::later(LONG_PRESS_MS, move || {
            long.set(true);
            pressed(card);
        });
        *begun.borrow_mut() = Some(Press { at: (event.client_x(), event.client_y()), timer });
    };
    let moved = press.clone();
    let waver = move |event: Event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let (x, y) = (event.client_x(), event.client_y());
        let far = moved.borrow().as_ref().is_some_and(|press| (press.at.0 - x).abs().max((press.at.1 - y).abs()) > TOUCH_SLACK_PX);
        if far {
            let_go(&moved);
        }
    };
    let mut heard = vec![on("pointerdown", Box::new(put_down)), on("pointermove", Box::new(waver))];
    for name in ["pointerup", "pointercancel"] {
        let ended = press.clone();
        heard.push(on(name, Box::new(move |_| let_go(&ended))));
    }
    for name in ["click", "contextmenu"] {
        let (long, held) = (was_long.clone(), press.clone());
        let follow = move |event: Event| {
            if long.get() || (name == "contextmenu" && held.borrow().is_some()) {
                event.prevent_default();
                event.stop_propagation();
            }
        };
        heard.push(on(name, Box::new(follow)));
    }
    heard
}

fn let_go(press: &RefCell<Option<Press>>) {
    if let Some(timer) = press.take().and_then(|press| press.timer) {
        timer.clear();
    }
}

fn card_of(target: Option<EventTarget>) -> Option<TaskId> {
    let card = target?.dyn_into::<Element>().ok()?.closest("[data-task]").ok()??;
    card.get_attribute("data-task")?.parse().ok()
}
