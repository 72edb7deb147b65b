//! What the reminder says, and the one press that sends it to everybody ticked.

use super::lists::Board;
use crate::{
    components::live::{live, said},
    state::{
        chasing::press,
        drafts::{Draft, Others, Slot},
        intents,
        session::use_desk,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{measure::Day, reminder::WORDS_CHARS_MAX};

/// The form's name, for what is typed and not sent yet.
const NAME: &str = "remind";
/// So many days a unit is given unless something else is typed.
const GIVEN_DAYS: i64 = 5;

/// The form.
#[component]
pub fn Press(board: Board) -> impl IntoView {
    let desk = use_desk();
    let proposed = words().reminder_default(Day(desk.now.get_untracked().day().0 + GIVEN_DAYS));
    let slot = StoredValue::new_local(Slot::alone(desk, NAME));
    let text = RwSignal::new(slot.with_value(Slot::load).map_or_else(|| proposed.clone(), |draft| draft.text));
    let is_untouched = {
        let proposed = proposed.clone();
        move || text.try_with_untracked(|text| *text == proposed).unwrap_or(false)
    };
    slot.with_value(|slot| Others::of_no_card(desk).take_over(slot.clone(), NAME, is_untouched, move |left| text.set(left.text)));
    let typed = move |words: String| {
        slot.with_value(|slot| slot.save(&Draft { text: words.clone(), ..Draft::default() }));
        text.set(words);
    };
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
            Ok(count) => {
                slot.with_value(Slot::erase);
                done.set(Some(words().reminded(count)));
            }
            Err(error) => trouble.set(Some(intents::why(&error))),
        }
    };
    view! {
        <form class="chasing__press" novalidate on:submit=submit>
            <label>
                {words().reminder_words()}
                <textarea class="field" name="words" rows="3" lang="vi" maxlength=WORDS_CHARS_MAX.to_string() prop:value=said(move || text.get())
                    on:input:target=move |event| typed(event.target().value())></textarea>
            </label>
            <button type="submit" class="button button--main">{live(move || words().remind_button(count.get()))}</button>
            <p role="status">{live(move || done.get())}</p>
            <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
        </form>
    }
}
