//! What the reminder says, and the one press that sends it to everybody ticked.

use super::lists::Board;
use crate::{
    components::live::{live, said},
    state::{chasing::press, intents, session::use_desk},
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{measure::Day, reminder::WORDS_CHARS_MAX};

/// So many days a unit is given unless something else is typed.
const GIVEN_DAYS: i64 = 5;

/// The form.
#[component]
pub fn Press(board: Board) -> impl IntoView {
    let desk = use_desk();
    let text = RwSignal::new(words().reminder_default(Day(desk.now.get_untracked().day().0 + GIVEN_DAYS)));
    let (done, trouble) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let count = Memo::new(move |_| board.chase.with(|chase| board.ticks.count(chase)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        done.set(None);
        trouble.set(None);
        if count.get_untracked().0 == 0 {
            trouble.set(Some(words().nobody_ticked().to_owned()));
            return;
        }
        let chase = board.chase.get_untracked();
        match press::press(desk, &chase, board.ticks, &text.get_untracked()) {
            Ok(count) => done.set(Some(words().reminded(count))),
            Err(error) => trouble.set(Some(intents::why(&error))),
        }
    };
    view! {
        <form class="chasing__press" novalidate on:submit=submit>
            <label>
                {words().reminder_words()}
                <textarea class="field" name="words" rows="3" maxlength=WORDS_CHARS_MAX.to_string() prop:value=said(move || text.get())
                    on:input:target=move |event| text.set(event.target().value())></textarea>
            </label>
            <button type="submit" class="button button--main">{live(move || words().remind_button(count.get()))}</button>
            <p role="status">{live(move || done.get())}</p>
            <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
        </form>
    }
}
