//! The sheet of keys: what is in the table that the listener obeys, and the switch for keys of one sign.

use super::{close, closed, keep_keys, open};
use crate::{
    browser::input,
    components::{live::heard, shell::Panel},
    state::{
        acts::{Act, Reach},
        keys,
    },
    words::words,
};
use leptos::{html::Dialog, prelude::*};

/// The sheet.
#[component]
pub fn Sheet() -> impl IntoView {
    let reach: Reach = expect_context();
    let dialog = NodeRef::<Dialog>::new();
    open(dialog);
    let (w, held) = (words(), input::held_sign());
    let singles = keys::SINGLE.iter().filter(|single| single.act.is_offered(reach) || !single.is_led);
    let everywhere = singles.map(|single| line(single.act.name(), &[if single.is_led { keys::LEADER } else { "" }, single.key])).collect_view();
    let walks = keys::WALKS.iter().map(|(key, walk)| line(w.walk(*walk), &[key])).collect_view();
    view! {
        <dialog class="menu keys" node_ref=dialog aria-labelledby="phim-tat" on:keydown=heard(keep_keys) on:close=heard(move |_| closed(reach, Panel::Keys))>
            <h2 id="phim-tat">{w.act(Act::Keys)}</h2>
            <Switch held/>
            {part(w.keys_everywhere(), view! { {line(w.key_find(), &[held, "K"])}
                {line(w.act(Act::Undo), &[held, "Z"])}{line(w.act(Act::Redo), &[held, "Shift", "Z"])}
                {line(w.key_redo_too(), &[held, "Y"])}{everywhere} }.into_any())}
            {part(w.keys_on_board(), view! { {walks}{line(w.key_open(), &[keys::ENTER])}{line(w.key_lift(), &[keys::LIFT])}{line(w.key_menu(), &["M"])}
                {line(w.key_pick(), &["X"])}{line(w.key_pick_run(), &["Shift", "X"])} }.into_any())}
            {part(w.keys_picking(), [
                line(w.key_tick(), &[keys::LIFT]),
                line(w.key_pick_all(), &[held, "A"]),
                line(w.many_what(), &["M"]),
                line(w.picking_end(), &[keys::CANCEL]),
            ].into_any())}
            {part(w.keys_lifted(), [
                line(w.key_hover(), &[keys::LEFT, keys::RIGHT, keys::UP, keys::DOWN]),
                line(w.key_put_down(), &[keys::LIFT]),
                line(w.key_cancel(), &[keys::CANCEL]),
            ].into_any())}
            {part(w.keys_meeting(), [
                line(w.key_next(), &[keys::RIGHT, keys::PAGE_DOWN]),
                line(w.key_before(), &[keys::LEFT, keys::PAGE_UP]),
                line(w.key_end(), &[keys::CANCEL]),
            ].into_any())}
            <button type="button" class="button button--quiet" on:click=heard(move |_| close(dialog))>{w.close}</button>
        </dialog>
    }
}

#[component]
fn Switch(held: &'static str) -> impl IntoView {
    view! {
        <label class="keys__switch">
            <input type="checkbox" role="switch" name="single-keys" prop:checked=keys::are_on() aria-describedby="phim-tat-goi-y"
                on:change:target=move |event| keys::turn(event.target().checked())/>
            {words().keys_switch()}
        </label>
        <p class="keys__hint" id="phim-tat-goi-y">{words().keys_switch_hint(held)}</p>
    }
}

fn part(name: &'static str, lines: AnyView) -> AnyView {
    view! { <section><h3>{name}</h3><dl class="keys__list">{lines}</dl></section> }.into_any()
}

/// What keys do. A leader is pressed before the other one, and not with it.
fn line(name: &'static str, strokes: &[&'static str]) -> AnyView {
    let is_led = strokes.first() == Some(&keys::LEADER);
    let strokes = strokes.iter().filter(|stroke| !stroke.is_empty()).enumerate();
    let strokes = strokes.map(|(at, stroke)| {
        let then = (is_led && at > 0).then(|| view! { <span>{words().key_then()}</span> });
        view! { {then}<kbd>{words().key(stroke)}</kbd> }
    });
    view! { <div><dt>{name}</dt><dd>{strokes.collect_view()}</dd></div> }.into_any()
}
