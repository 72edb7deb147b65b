//! The palette: a few words lead to a card, a criterion, an agency, a screen, or something to do. The words stay in the field; what
//! is chosen is told to those who listen by `aria-activedescendant`.

use super::{close, closed, keep_keys, open};
use crate::{
    browser::{clock, input},
    components::{
        live::{heard, live, said, watch},
        shell::Panel,
    },
    state::{
        acts::Reach,
        finding::{self, Answer, Item, Leads, Sort, library::Library},
        keys,
    },
    words::words,
};
use leptos::{
    ev::KeyboardEvent,
    html::{Dialog, Ul},
    prelude::*,
};
use parboard_domain::board::Filter;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The count is told once somebody stops typing for so long, and not after each key.
const TOLD_AFTER_MS: u32 = 700;
/// So long after a change it is taken in.
const AGAIN_MS: u32 = 1_000;
/// Page Up and Page Down go so far.
const PAGE: isize = 8;

/// What the parts of the palette share.
#[derive(Clone, Copy)]
struct Search {
    reach: StoredValue<Reach>,
    dialog: NodeRef<Dialog>,
    list: NodeRef<Ul>,
    typed: RwSignal<String>,
    answer: Memo<Answer>,
    /// Which of those that are shown.
    at: RwSignal<usize>,
    told: RwSignal<String>,
}

/// The palette.
#[component]
pub fn Palette() -> impl IntoView {
    let search = begin();
    // The dialog tells that it was closed when all that is kept for it may be gone.
    let (dialog, reach) = (search.dialog, search.reach.get_value());
    view! {
        <dialog class="palette" node_ref=dialog aria-label=words().find_title() on:keydown=heard(keep_keys) on:close=heard(move |_| closed(reach, Panel::Find))
            on:click=heard(move |event: leptos::ev::MouseEvent| if is_beside(&event) { close(dialog) })>
            <div class="palette__head">
                <Words search/>
                <button type="button" class="button button--quiet" on:click=heard(move |_| close(dialog))>{words().close}</button>
            </div>
            <p class="visually-hidden" role="status">{search.told}</p>
            <p class="palette__count" aria-hidden="true">{said(move || over(search))}</p>
            <ul class="palette__list" id="tim-thay" role="listbox" aria-label=words().find_title() node_ref=search.list>
                {live(move || options(search))}
            </ul>
        </dialog>
    }
}

fn begin() -> Search {
    let (reach, library): (Reach, Library) = (expect_context(), expect_context());
    let (typed, at) = (RwSignal::new(String::new()), RwSignal::new(0));
    let answer = Memo::new(move |_| typed.with(|typed| finding::answer(reach, library, typed)));
    let search = Search {
        reach: StoredValue::new(reach),
        dialog: NodeRef::new(),
        list: NodeRef::new(),
        typed,
        answer,
        at,
        told: RwSignal::new(String::new()),
    };
    open(search.dialog);
    // The field is there before anything is taken in: nobody types sooner than that.
    clock::after_picture(move || library.open(reach));
    keep_up(search, library);
    keep_chosen(search);
    search
}

/// What others send while the palette is open is taken in too, a while after it came.
fn keep_up(search: Search, library: Library) {
    let reach = search.reach.get_value();
    let waits = StoredValue::new(false);
    watch(move || {
        library.track(reach);
        if waits.get_value() {
            return;
        }
        waits.set_value(true);
        let _ = clock::later(AGAIN_MS, move || {
            if waits.try_update_value(|waits| *waits = false).is_some() {
                library.open(reach);
            }
        });
    });
}

/// New words begin at the first line. Where the same words are answered by more, what was chosen stays chosen.
fn keep_chosen(search: Search) {
    let before = StoredValue::new((String::new(), None::<Leads>));
    watch(move || {
        let leads: Vec<Leads> = search.answer.with(|answer| answer.items.iter().map(|item| item.leads.clone()).collect());
        // New words may have the same answer, of which nobody would hear.
        let typed = search.typed.get();
        let same =
            before.with_value(|(words, chosen)| (*words == typed).then(|| leads.iter().position(|one| Some(one) == chosen.as_ref())).flatten());
        search.at.set(same.unwrap_or(0));
        before.set_value((typed, None));
    });
    watch(move || {
        let at = search.at.get();
        let chosen = search.answer.with_untracked(|answer| answer.items.get(at).map(|item| item.leads.clone()));
        before.update_value(|before| before.1 = chosen);
    });
}

#[component]
fn Words(search: Search) -> impl IntoView {
    let active = move || search.answer.with(|answer| answer.items.get(search.at.get()).map(|_| format!("tim-{}", search.at.get())));
    let count = StoredValue::new(0_u32);
    let input = move |value: String| {
        search.typed.set(value);
        let Some(mine) = count.try_update_value(|count| {
            *count += 1;
            *count
        }) else {
            return;
        };
        let _ = clock::later(TOLD_AFTER_MS, move || {
            if count.try_get_value() == Some(mine) {
                search.told.set(over(search));
            }
        });
    };
    view! {
        <input class="field" type="text" role="combobox" aria-expanded="true" aria-controls="tim-thay" aria-autocomplete="list" autocomplete="off"
            spellcheck="false" enterkeyhint="go" autofocus=true name="find" aria-label=words().find_title() placeholder=words().find_hint()
            aria-activedescendant=said(active) on:input:target=move |event| input(event.target().value())
            on:keydown=heard(move |event| press(search, &event))/>
    }
}

/// What stands over the list.
fn over(search: Search) -> String {
    search.answer.with(|answer| {
        if !search.typed.with(|typed| typed.trim().is_empty()) {
            return words().found(answer.count, answer.items.len());
        }
        if answer.items.is_empty() { words().find_begin() } else { words().find_recent() }.to_owned()
    })
}

fn options(search: Search) -> Vec<AnyView> {
    search.answer.with(|answer| answer.items.iter().enumerate().map(|(at, item)| option(search, at, item)).collect())
}

fn option(search: Search, at: usize, item: &Item) -> AnyView {
    let number = (!item.number.is_empty()).then(|| view! { <b class="number">{item.number.clone()}</b> });
    view! {
        <li class="palette__one" id=format!("tim-{at}") role="option" aria-selected=said(move || search.at.get() == at)
            on:click=heard(move |_| choose(search, at))>
            <span class="palette__kind">{words().found_kind(item.sort)}</span>
            <span class="palette__name">{number}" "{item.title.clone()}</span>
            <small>{item.under.clone()}</small>
        </li>
    }
    .into_any()
}

fn press(search: Search, event: &KeyboardEvent) {
    if input::is_composed(event) {
        return;
    }
    match event.key().as_str() {
        keys::DOWN => step(search, 1, true),
        keys::UP => step(search, -1, true),
        keys::PAGE_DOWN => step(search, PAGE, false),
        keys::PAGE_UP => step(search, -PAGE, false),
        keys::ENTER => choose(search, search.at.get_untracked()),
        _ => return,
    }
    event.prevent_default();
}

/// Goes on in the list, where that is asked for past its end to the other one.
fn step(search: Search, by: isize, goes_round: bool) {
    let count = search.answer.with_untracked(|answer| answer.items.len());
    if count == 0 {
        return;
    }
    let (now, count) = (search.at.get_untracked() as isize, count as isize);
    let next = if goes_round { (now + by).rem_euclid(count) } else { (now + by).clamp(0, count - 1) };
    search.at.set(next as usize);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    let option = search.list.get_untracked().and_then(|list| list.children().item(next as u32));
    let _ = option.map(|option| option.scroll_into_view_with_scroll_into_view_options(&options));
}

fn choose(search: Search, at: usize) {
    let Some(item) = search.answer.with_untracked(|answer| answer.items.get(at).cloned()) else { return };
    let reach = search.reach.get_value();
    close(search.dialog);
    if item.sort == Sort::Criterion {
        // Whoever asks for a criterion asks for all of it.
        reach.view.filter.set(Filter::default());
    }
    match item.leads {
        Leads::To(address) => reach.here.go(&address),
        // It may open a panel of its own, and this one is not told that it is closed before the browser has done so.
        Leads::Act(act) => clock::after_picture(move || act.run(reach)),
    }
}

/// Whether a click met the dialog itself and nothing in it: what lies beside it counts as that.
fn is_beside(event: &leptos::ev::MouseEvent) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    on.filter(|on| on.tag_name() == "DIALOG").is_some_and(|on| {
        let frame = on.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        x < frame.left() || x > frame.right() || y < frame.top() || y > frame.bottom()
    })
}
