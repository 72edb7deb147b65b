//! The plan is Vietnamese whatever language the program speaks. Where that is English, what stands in the words of the plan or of people
//! here is marked as Vietnamese, so that a screen reader says it in the right voice, and a browser spells and breaks it rightly
//! (WCAG 2.2, 3.1.2). Which words those are is this one list: no screen has to remember, and a program that speaks Vietnamese pays nothing.

use super::{found::all, look};
use crate::words::words;
use std::cell::Cell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// Whatever holds words of the plan, of its agencies or of people, and no word of the program.
const WORDS_OF_THE_PLAN: &str = ".card__title, .card__who, .flag__why, .group:not([data-group=all]) .group__title, .group__lead, .task-line__title, \
    .task-line__who, .menu:not(.views) .menu__about, .beside__one > span:not(.status-mark), .rail__who b, \
    .task-head h1, .task-head__criterion, .task-field textarea, .task-form textarea, .task-words blockquote, .task__origin .task-facts dd, .task__why, \
    .remark__who b, .remark__words, .history__who b, .history__text p, .step__words, .people__choice option:not([value='']), .evidence__title, \
    .shares__name, .share h3, .drafts__one blockquote, .versions blockquote, .refused__words, .said__who b, .said__words, .new-task option:not([value='']), \
    .standings__open:not([data-none]), .standings__lead:not([data-none]), .standings--units .standings__title, .counts__title[title], .sipas__name, .heat tbody th, \
    .charts__silent > p, .subject__card a, .subject__goal, .subject__card-why, .chase-unit__open, .chase-card__title, .chase-log__words, .reminder__words, \
    .score__open > span, .score__goal, .report__open, .report__parts dd, .many__one b, .agency-list__one > b, .roster h3, .papers__one option:not([value=''])";

/// Where the program says in its own words that nobody leads, in the place of a name.
const PLACES_OF_LEADS: &str = ".group__title, .group__lead, .card__who, .task-line__who, .standings__lead";

thread_local! {
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Marks what is on the page, and whatever comes to it, before it is painted.
pub fn watch() {
    if look::root("lang").is_none_or(|language| language != "en") || IS_WATCHED.replace(true) {
        return;
    }
    let came = Closure::<dyn FnMut()>::new(mark);
    let Some(body) = web_sys::window().and_then(|window| window.document()).and_then(|document| document.body()) else { return };
    let Ok(observer) = MutationObserver::new(came.as_ref().unchecked_ref()) else { return };
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    // A name may come where none was, in the same piece of text.
    options.set_character_data(true);
    let _ = observer.observe_with_options(&body, &options);
    // For as long as the page lives.
    came.forget();
    mark();
}

fn mark() {
    // What shows the visual language is made up, in the language of the program.
    for element in all(&format!(":is({WORDS_OF_THE_PLAN}):not([lang], .looks__cards *, .looks .menu__about)")) {
        if !names_nobody(&element) {
            let _ = element.set_attribute("lang", "vi");
        }
    }
    for element in all(&format!(":is({PLACES_OF_LEADS})[lang=vi]")) {
        if names_nobody(&element) {
            let _ = element.remove_attribute("lang");
        }
    }
}

fn names_nobody(element: &Element) -> bool {
    element.text_content().is_some_and(|text| text.ends_with(words().no_lead))
}
