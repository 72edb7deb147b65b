//! The meeting: the whole screen, one criterion after another, worst first. Keys, a finger or buttons lead on; what is decided is
//! noted on the spot as a direction, without a network too.

mod cards;
mod direction;
mod subject;

use self::subject::Subject;
use super::Look;
use crate::{
    browser::{focus, full_screen, input, look},
    components::live::{heard, live, said, shown_when},
    state::{desk::Desk, keys, session::use_desk},
    words::words,
};
use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
};
use parboard_domain::id::CriterionId;

/// A finger has to go this far sideways, in pixels, and further than up or down.
const SWIPE_PX: i32 = 60;

/// Where the meeting is.
#[derive(Clone, Copy)]
struct Agenda {
    look: Look,
    /// The order in which it began: figures that change meanwhile move nothing under anybody's eyes.
    order: Memo<Vec<CriterionId>>,
}

impl Agenda {
    fn place(self) -> Option<usize> {
        let now = self.look.meeting.get()?;
        self.order.with(|order| order.iter().position(|id| *id == now))
    }

    fn step(self, by: isize) {
        let there = untrack(|| self.place()).and_then(|place| place.checked_add_signed(by));
        self.go(there.unwrap_or(0));
    }

    fn go(self, place: usize) {
        if let Some(id) = self.order.with_untracked(|order| order.get(place).copied()) {
            self.look.set_meeting.set(Some(id));
        }
    }

    fn end(self) {
        full_screen::leave();
        self.look.set_meeting.set(None);
        focus::keep_somewhere();
    }
}

/// The meeting's screen.
#[component]
pub fn Meeting(look: Look) -> impl IntoView {
    let desk = use_desk();
    let order = Memo::new(move |before: Option<&Vec<CriterionId>>| match before {
        Some(order) if !order.is_empty() => order.clone(),
        _ => look.overview.with(|overview| overview.criteria.iter().map(|row| row.id).collect()),
    });
    let agenda = Agenda { look, order };
    look::set_body("data-meeting", "");
    on_cleanup(|| look::clear_body("data-meeting"));
    hear(agenda);
    let pressed = StoredValue::new(None::<(i32, i32)>);
    let press = move |event: PointerEvent| pressed.set_value(is_finger(&event).then(|| (event.client_x(), event.client_y())));
    let lift = move |event: PointerEvent| {
        let Some((x, y)) = pressed.try_update_value(Option::take).flatten() else { return };
        let (across, along) = (event.client_x() - x, event.client_y() - y);
        if across.abs() >= SWIPE_PX && across.abs() > 2 * along.abs() {
            agenda.step(if across < 0 { 1 } else { -1 });
        }
    };
    let nobody = move || look.overview.with(|overview| overview.criteria.is_empty());
    view! {
        <section class="meeting" aria-label=words().meeting() on:pointerdown=heard(press) on:pointerup=heard(lift)>
            <Head agenda desk/>
            {live(move || look.meeting.get().map(|id| view! { <Subject id look/> }))}
            {shown_when(nobody, || view! { <p class="notice" role="status">{words().board_loading}</p> }.into_any())}
        </section>
    }
}

#[component]
fn Head(agenda: Agenda, desk: Desk) -> impl IntoView {
    let count = move || agenda.order.with(Vec::len);
    let at = move || agenda.place().map_or_else(String::new, |place| words().meeting_place(place + 1, count()));
    let fresh = move || words().figures_as_of(desk.line().fresh_at, desk.now.get());
    // What the document skips is told here too: nobody is to think that all was gone through.
    let gaps = move || {
        let missing =
            desk.read_plan(|shown| shown.plan().map(|plan| plan.missing_numbers().map(|number| words().missing_number(number)).collect::<Vec<_>>()));
        missing.filter(|missing| !missing.is_empty()).map(|missing| missing.join("; "))
    };
    let is_first = move || agenda.place().is_none_or(|place| place == 0);
    let is_last = move || agenda.place().is_some_and(|place| place + 1 >= count());
    view! {
        <header class="meeting__head">
            <p class="meeting__place"><b>{said(at)}</b>" "<span>{said(fresh)}</span>{live(move || gaps().map(|gaps| view! { <span class="meeting__gap">{gaps}</span> }))}</p>
            <div class="meeting__ways">
                <button type="button" class="button" aria-disabled=said(is_first)
                    on:click=heard(move |_| agenda.step(-1))><span class="icon" data-is="back" aria-hidden="true"></span>{words().meeting_before()}</button>
                <button type="button" class="button" aria-disabled=said(is_last)
                    on:click=heard(move |_| agenda.step(1))>{words().meeting_next()}<span class="icon" data-is="forward" aria-hidden="true"></span></button>
                <button type="button" class="button button--quiet meeting__whole" on:click=heard(move |_| full_screen::enter())>{words().full_screen()}</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| agenda.end())>{words().meeting_end()}</button>
            </div>
        </header>
    }
}

/// Keys lead on unless somebody is typing; Escape ends it, and so does giving the whole screen back.
fn hear(agenda: Agenda) {
    let was_full = StoredValue::new(full_screen::is_full());
    let key = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let types = input::is_typing(&event);
        match event.key().as_str() {
            keys::CANCEL => agenda.end(),
            keys::RIGHT | keys::PAGE_DOWN if !types => agenda.step(1),
            keys::LEFT | keys::PAGE_UP if !types => agenda.step(-1),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || key.remove());
    full_screen::on_change(move |_| {
        let Some(before) = was_full.try_get_value() else { return };
        let is_full = full_screen::is_full();
        was_full.set_value(is_full);
        if before && !is_full {
            agenda.end();
        }
    });
}

fn is_finger(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch" && event.is_primary()
}
