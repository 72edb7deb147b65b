//! Naming somebody in a comment: a search with a list, opened by a button or by "@". It is a control of its own beside the words,
//! since a text area may not be a combobox to those who hear the page.

use crate::components::live::{heard, live, said, shown_when};
use crate::{
    state::{
        form::Form,
        named::{self, Offer, SIGN},
        session::use_desk,
    },
    words::words,
};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html::{Input, Textarea},
    prelude::*,
};
use web_sys::HtmlTextAreaElement;

/// The button, and the search once it was asked for.
#[component]
pub fn Mention(form: Form, area: NodeRef<Textarea>, open: RwSignal<bool>) -> impl IntoView {
    let id = form.name.with_value(|name| format!("nhac-{name}"));
    let list = id.clone();
    view! {
        <p class="mention__begin">
            <button type="button" class="button button--quiet" aria-expanded=said(move || open.get()) on:click=heard(move |_: MouseEvent| open.update(|open| *open = !*open))>
                {words().mention()}
            </button>
            <span class="task-field__hint">{words().mention_hint()}</span>
        </p>
        {shown_when(move || open.get(), move || view! { <Search form area open id=list.clone()/> }.into_any())}
    }
}

#[component]
fn Search(form: Form, area: NodeRef<Textarea>, open: RwSignal<bool>, id: String) -> impl IntoView {
    let (desk, search, at) = (use_desk(), RwSignal::new(String::new()), RwSignal::new(0_usize));
    let offers = Memo::new(move |_| named::offers(desk, &search.get()));
    let place = StoredValue::new(Place::of(area));
    let choose = move |offer: &Offer| {
        place.with_value(|place| place.name(form, area, &offer.name));
        open.set(false);
    };
    let typed = move |words: String| {
        place.with_value(|place| place.keep(form, area, &words));
        search.set(words);
        at.set(0);
    };
    let pressed = move |event: KeyboardEvent| {
        let count = offers.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some(offer) = offers.with_untracked(|offers| offers.get(at.get_untracked()).cloned()) {
                    choose(&offer);
                }
            }
            "Escape" => {
                place.with_value(|place| place.leave(area, &search.get_untracked()));
                open.set(false);
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = {
        let id = id.clone();
        move |at: usize| format!("{id}-{at}")
    };
    let active = {
        let option_id = option_id.clone();
        move || offers.with(|offers| (!offers.is_empty()).then(|| option_id(at.get())))
    };
    // At once, so that not one key goes astray.
    let field = NodeRef::<Input>::new();
    field.on_load(|field| drop(field.focus()));
    let option = move |(place, offer): (usize, Offer)| {
        let chosen = offer.clone();
        view! {
            <li role="option" id=option_id(place) aria-selected=said(move || at.get() == place) on:mousedown=heard(|event: MouseEvent| event.prevent_default())
                on:click=heard(move |_: MouseEvent| choose(&chosen))>
                <b>{offer.name}</b>" "<span>{offer.agency}</span>
            </li>
        }
    };
    view! {
        <div class="mention">
            <input class="field" node_ref=field role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls=id.clone()
                aria-activedescendant=Signal::derive(active) aria-label=words().mention_find() placeholder=words().mention_find() autocomplete="off"
                on:input:target=move |event| typed(event.target().value()) on:keydown=pressed/>
            <ul role="listbox" id=id aria-label=words().mention_find()>{live(move || offers.get().into_iter().enumerate().map(option.clone()).collect_view())}</ul>
            <p class="visually-hidden" role="status">{live(move || words().people_found(offers.with(Vec::len)))}</p>
        </div>
    }
}

/// Whether the sign was typed that a name follows: at the beginning, or after a blank.
pub fn is_sign_before_caret(area: &HtmlTextAreaElement) -> bool {
    let (before, _) = around_caret(area);
    let mut signs = before.chars().rev();
    signs.next() == Some(SIGN) && signs.next().is_none_or(char::is_whitespace)
}

/// Where the name is to stand: between these words.
struct Place {
    before: String,
    after: String,
}

impl Place {
    /// Where the caret is.
    fn of(area: NodeRef<Textarea>) -> Self {
        let (before, after) = area.get_untracked().map(|area| around_caret(&area)).unwrap_or_default();
        Self { before, after }
    }

    /// Puts a name there, with its sign, and goes on behind it.
    fn name(&self, form: Form, area: NodeRef<Textarea>, name: &str) {
        let before = &self.before;
        let sign = if before.ends_with(SIGN) { String::new() } else { blank_and_sign(before) };
        let before = format!("{before}{sign}{name} ");
        self.write(form, area, &before);
        go_on(area, &before);
    }

    /// Puts there what is typed in the search, at once: after a sign it belongs to the words, unless it becomes a name. Opened by the
    /// button, it is a search and nothing else.
    fn keep(&self, form: Form, area: NodeRef<Textarea>, typed: &str) {
        if self.before.ends_with(SIGN) {
            self.write(form, area, &format!("{}{typed}", self.before));
        }
    }

    /// Goes on with the words, behind what was typed.
    fn leave(&self, area: NodeRef<Textarea>, typed: &str) {
        let typed = if self.before.ends_with(SIGN) { typed } else { "" };
        go_on(area, &format!("{}{typed}", self.before));
    }

    fn write(&self, form: Form, area: NodeRef<Textarea>, before: &str) {
        let words = format!("{before}{}", self.after);
        if let Some(area) = area.get_untracked() {
            area.set_value(&words);
        }
        form.change(|draft| draft.text.clone_from(&words));
    }
}

fn blank_and_sign(before: &str) -> String {
    let blank = if before.is_empty() || before.ends_with(char::is_whitespace) { "" } else { " " };
    format!("{blank}{SIGN}")
}

/// The caret goes behind these words.
fn go_on(area: NodeRef<Textarea>, before: &str) {
    let Some(element) = area.get_untracked() else { return };
    let caret = u32::try_from(before.encode_utf16().count()).unwrap_or(0);
    let _ = element.focus();
    let _ = element.set_selection_range(caret, caret);
}

/// The words before the caret and after it. The page counts in units of UTF-16.
fn around_caret(area: &HtmlTextAreaElement) -> (String, String) {
    let units: Vec<u16> = area.value().encode_utf16().collect();
    let caret = area.selection_end().ok().flatten().map_or(units.len(), |caret| caret as usize).min(units.len());
    let (before, after) = units.split_at(caret);
    (String::from_utf16_lossy(before), String::from_utf16_lossy(after))
}
