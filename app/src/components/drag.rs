//! Moving cards by mouse, by touch after a long press, and by keyboard. A gesture becomes an intent; what it means is
//! decided elsewhere. Scrolling always wins: a finger that moves before the press is long enough scrolls.

mod ghost;
mod keys;
pub mod target;

use crate::{
    browser::{
        clock,
        listen::{self, Listener, Turn},
    },
    state::{appraising::Appraising, desk::Desk, intents, keys as table, toast::Toaster},
    words::words,
};
use ghost::Ghost;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use parboard_domain::{
    board::{Group, Sort},
    id::TaskId,
    row::Rows,
    task::Status,
};
use send_wrapper::SendWrapper;
use std::{cell::RefCell, rc::Rc, sync::Arc};
use target::Place;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

/// A finger that stays this long means the card, not the page.
pub const LONG_PRESS_MS: u32 = 320;
/// A mouse that moves this far means to drag, not to click.
const MOUSE_SLACK_PX: i32 = 5;
/// A finger may tremble this far and still press.
pub const TOUCH_SLACK_PX: i32 = 9;

/// What dragging needs to know and may change.
#[derive(Clone, Copy)]
pub struct Drag {
    /// Whose cards.
    pub desk: Desk,
    /// Where outcomes are said.
    pub toaster: Toaster,
    /// Where steps wait that are to be given words.
    pub appraising: Appraising,
    /// Which column a phone shows.
    pub shown: RwSignal<Status>,
    /// Which card "Chuyển đến…" is open for.
    pub moving: RwSignal<Option<TaskId>>,
    /// The cards as they are arranged.
    pub groups: Memo<Arc<Vec<Group>>>,
    /// What comes first in a column.
    pub sort: RwSignal<Sort>,
    /// What screen readers are told.
    pub said: RwSignal<String>,
}

/// How far a gesture has come.
#[derive(Default)]
enum Gesture {
    #[default]
    Idle,
    Pressed {
        card: HtmlElement,
        at: (i32, i32),
        touch: bool,
        timer: Option<TimeoutHandle>,
    },
    Carried {
        ghost: Ghost,
        /// The column that a phone showed when the card was lifted.
        shown: Status,
    },
    /// Put back while the button is still down: the click that comes with its release is not meant.
    PutBack,
}

impl Gesture {
    fn forget_put_back(&mut self) {
        if matches!(self, Gesture::PutBack) {
            *self = Gesture::Idle;
        }
    }
}

#[derive(Clone)]
struct Surface {
    drag: Drag,
    gesture: Rc<RefCell<Gesture>>,
    lifted: Rc<RefCell<Option<keys::Lifted>>>,
}

/// Listens to the board as a whole, for as long as it is there: cards have no listeners of their own.
pub fn listen(board: &HtmlElement, drag: Drag) {
    let surface = Surface { drag, gesture: Rc::default(), lifted: Rc::default() };
    let heard = [
        hear(board, "pointerdown", &surface, Surface::press),
        hear(board, "pointermove", &surface, Surface::carry),
        hear(board, "pointerup", &surface, Surface::release),
        hear(board, "pointercancel", &surface, |surface, _: &PointerEvent| surface.let_go()),
        hear(board, "touchmove", &surface, Surface::hold_page),
        hear(board, "contextmenu", &surface, Surface::hold_page),
        hear(board, "dragstart", &surface, |_, event: &Event| event.prevent_default()),
        hear(board, "click", &surface, Surface::click),
        hear(board, "keydown", &surface, Surface::key),
        hear(board, "focusout", &surface, |surface, event| keys::left(surface.drag, &surface.lifted, event)),
    ];
    // Whoever drags by mouse has the keys anywhere.
    let carrying = surface.clone();
    let escape = listen::first_on_document("keydown", move |event| event.dyn_ref().map_or((), |event| carrying.escape(event)));
    let surface = SendWrapper::new(surface);
    on_cleanup(move || {
        drop((heard, escape));
        surface.let_go();
    });
}

fn hear<E: JsCast + 'static>(board: &HtmlElement, name: &'static str, surface: &Surface, act: fn(&Surface, &E)) -> Listener {
    let surface = surface.clone();
    listen::on_turn(board.clone().into(), name, Turn::MayHold, move |event| event.dyn_ref().map_or((), |event| act(&surface, event)))
}

impl Surface {
    fn press(&self, event: &PointerEvent) {
        if event.is_primary() {
            // What was put back is over, even where its release was never heard.
            self.gesture.borrow_mut().forget_put_back();
        }
        let Some(card) = target::card_of(event.target()) else { return };
        let is_meant = event.button() == 0 && event.is_primary() && card.has_attribute("data-mine") && !target::is_picking();
        if !is_meant || target::is_control(event.target()) {
            return;
        }
        let touch = event.pointer_type() != "mouse";
        let at = (event.client_x(), event.client_y());
        let timer = touch.then(|| self.lift_later(event.pointer_id(), at)).flatten();
        *self.gesture.borrow_mut() = Gesture::Pressed { card, at, touch, timer };
    }

    fn lift_later(&self, pointer: i32, at: (i32, i32)) -> Option<TimeoutHandle> {
        let surface = self.clone();
        clock::later(LONG_PRESS_MS, move || surface.lift(pointer, at))
    }

    /// The card leaves the board and follows the pointer.
    fn lift(&self, pointer: i32, at: (i32, i32)) {
        let taken = std::mem::take(&mut *self.gesture.borrow_mut());
        let Gesture::Pressed { card, .. } = taken else { return };
        let _ = card.set_pointer_capture(pointer);
        let closed = self.columns_closed(&card);
        if let Some(ghost) = Ghost::lift(card, at, &closed) {
            *self.gesture.borrow_mut() = Gesture::Carried { ghost, shown: self.drag.shown.get_untracked() };
        }
    }

    /// The columns that are not for this role to move the card to, as their names: said while there is still a choice.
    fn columns_closed(&self, card: &HtmlElement) -> String {
        let actor = self.drag.desk.actor();
        let from = target::task_of(card).and_then(|id| self.drag.desk.peek(|shown| shown.find_task(id).map(|task| task.status)));
        let is_closed = |to: &Status| from.is_some_and(|from| from != *to && !actor.may_move(from, *to));
        Status::ALL.into_iter().filter(is_closed).map(Status::as_str).collect::<Vec<_>>().join(" ")
    }

    fn carry(&self, event: &PointerEvent) {
        let at = (event.client_x(), event.client_y());
        let moved = match &*self.gesture.borrow() {
            Gesture::Pressed { at: start, touch, .. } => {
                let slack = if *touch { TOUCH_SLACK_PX } else { MOUSE_SLACK_PX };
                let far = (at.0 - start.0).abs().max((at.1 - start.1).abs()) > slack;
                far.then_some((*touch, *start))
            }
            _ => None,
        };
        match moved {
            Some((true, _)) => self.let_go(),
            Some((false, start)) => self.lift(event.pointer_id(), start),
            None => {}
        }
        if let Gesture::Carried { ghost, .. } = &mut *self.gesture.borrow_mut() {
            event.prevent_default();
            ghost.follow(at);
            if let Some(head) = target::head_at(at) {
                self.drag.shown.set(head);
            }
        }
    }

    fn release(&self, event: &PointerEvent) {
        let taken = std::mem::take(&mut *self.gesture.borrow_mut());
        match taken {
            Gesture::Pressed { timer, .. } => stop(timer),
            Gesture::Carried { ghost, shown } => {
                event.prevent_default();
                let place = target::place_at((event.client_x(), event.client_y()), ghost.card(), self.drag.shown.get_untracked());
                let id = ghost.task();
                drop(ghost);
                swallow_click();
                match (id, place) {
                    (Some(id), Some(place)) => self.put(id, place),
                    _ => self.drag.shown.set(shown),
                }
            }
            Gesture::PutBack => swallow_click(),
            Gesture::Idle => {}
        }
    }

    fn put(&self, id: TaskId, place: Place) {
        // Where the board is sorted, cards have no places of their own to be put between.
        let between = place.between.filter(|_| self.drag.sort.get_untracked() == Sort::Rank);
        if !intents::move_card(self.drag.desk, (self.drag.toaster, self.drag.appraising), id, place.column, between) {
            // A phone showed the column that the card hovered over; the card is where it was.
            let stays = self.drag.desk.peek(|shown| shown.find_task(id).map(|task| task.status));
            self.drag.shown.set(stays.unwrap_or(place.column));
        }
    }

    /// Ends the gesture with nothing done: the card is where it was, and a phone shows the column that it showed.
    fn let_go(&self) {
        match std::mem::take(&mut *self.gesture.borrow_mut()) {
            Gesture::Pressed { timer, .. } => stop(timer),
            Gesture::Carried { shown, .. } => {
                // The board may have been left with the card in the hand.
                self.drag.shown.try_set(shown);
            }
            Gesture::PutBack | Gesture::Idle => {}
        }
    }

    /// Puts a carried card back. The finger or the button is still down, and means nothing any more.
    fn escape(&self, event: &KeyboardEvent) {
        let is_carried = matches!(&*self.gesture.borrow(), Gesture::Carried { .. });
        if is_carried && event.key() == table::CANCEL {
            event.prevent_default();
            event.stop_propagation();
            self.let_go();
            *self.gesture.borrow_mut() = Gesture::PutBack;
            self.drag.said.set(words().drag_cancelled.to_owned());
        }
    }

    /// While a card is carried, or a finger rests on one, the page stays where it is and offers no menu.
    fn hold_page(&self, event: &Event) {
        let carried = matches!(&*self.gesture.borrow(), Gesture::Carried { .. });
        let pressed = matches!(&*self.gesture.borrow(), Gesture::Pressed { touch: true, .. });
        if carried || (pressed && event.type_() == "contextmenu") {
            event.prevent_default();
        }
    }

    fn click(&self, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let pressed_move = target.and_then(|target| target.closest("[data-move]").ok().flatten()).is_some();
        if pressed_move {
            self.drag.moving.set(target::card_of(event.target()).as_ref().and_then(target::task_of));
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        if !matches!(&*self.gesture.borrow(), Gesture::Carried { .. }) {
            keys::press(self.drag, &self.lifted, event);
        }
    }
}

fn stop(timer: Option<TimeoutHandle>) {
    if let Some(timer) = timer {
        timer.clear();
    }
}

/// The click that follows a drop is not meant for the link under it.
fn swallow_click() {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::once_into_js(|event: Event| {
        event.prevent_default();
        event.stop_propagation();
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_once(true);
    let listener: js_sys::Function = closure.unchecked_into();
    let _ = window.add_event_listener_with_callback_and_add_event_listener_options("click", &listener, &options);
    let _ = clock::later(0, move || {
        let _ = window.remove_event_listener_with_callback_and_bool("click", &listener, true);
    });
}
