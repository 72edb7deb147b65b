//! A long list, of which so many lines are drawn until the rest is asked for.

use crate::{
    browser::clock,
    components::live::{Live, heard, live, shown_when},
    words::words,
};
use leptos::{ev::MouseEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How much of a list is drawn.
#[derive(Clone, Copy)]
pub struct LongList {
    shown: usize,
    is_whole: RwSignal<bool>,
}

impl LongList {
    /// So many lines at first.
    pub fn new(shown: usize) -> LongList {
        LongList { shown, is_whole: RwSignal::new(false) }
    }

    /// So many lines now.
    pub fn drawn(self) -> usize {
        if self.is_whole.get() { usize::MAX } else { self.shown }
    }

    /// Draws all of it, or only the first lines again.
    pub fn set_whole(self, is_whole: bool) {
        self.is_whole.set(is_whole);
    }

    /// What asks for the rest; it stands right after the list in the page. The keys go to the first line that came, since what was
    /// pressed is gone.
    pub fn rest(self, lines: impl Fn() -> usize + Send + Sync + 'static) -> Live {
        let rest = Memo::new(move |_| lines().saturating_sub(self.drawn()));
        let ask = move |event: MouseEvent| {
            let button = event.current_target().and_then(|button| button.dyn_into::<Element>().ok());
            let list = button.and_then(|button| button.previous_element_sibling());
            self.set_whole(true);
            let _ = clock::later(0, move || {
                if let Some(list) = list {
                    go_to_line(&list, self.shown);
                }
            });
        };
        let button = move || view! { <button type="button" class="button button--quiet" on:click=heard(ask)>{live(move || words().more(rest.get()))}</button> };
        shown_when(move || rest.get() > 0, move || button().into_any())
    }
}

fn go_to_line(list: &Element, at: usize) {
    let line = list.children().item(at as u32).and_then(|line| line.dyn_into::<HtmlElement>().ok());
    if let Some(line) = line {
        line.set_tab_index(-1);
        let _ = line.focus();
    }
}
