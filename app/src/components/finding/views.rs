//! Views with a name: the present one is kept, others are looked at, renamed and removed.

use super::{close, closed, keep_keys, open};
use crate::{
    browser::look,
    components::{
        live::{heard, live, shown_when},
        shell::Panel,
    },
    state::{
        acts::Reach,
        saved_views::{NAME_CHARS_MAX, SavedView, Unsaved},
        view_address,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, html::Dialog, prelude::*};

/// The field for the name of the present view.
const FIELD: &str = "[name=view-name]";

/// The dialog.
#[component]
pub fn Views() -> impl IntoView {
    let reach: Reach = expect_context();
    let dialog = NodeRef::<Dialog>::new();
    let told = RwSignal::new(String::new());
    open(dialog);
    view! {
        <dialog class="menu views" node_ref=dialog aria-labelledby="goc-nhin" on:keydown=heard(keep_keys) on:close=heard(move |_| closed(reach, Panel::Views))>
            <h2 id="goc-nhin">{words().act(crate::state::acts::Act::Views)}</h2>
            {shown_when(move || reach.views.all().is_empty(), || view! { <p class="menu__about">{words().views_none()}</p> }.into_any())}
            <ul class="views__list">{live(move || reach.views.all().into_iter().map(|one| view! { <Saved one dialog told/> }).collect_view())}</ul>
            <Save told/>
            <p class="views__told" role="status">{told}</p>
            <button type="button" class="button button--quiet" on:click=heard(move |_| close(dialog))>{words().close}</button>
        </dialog>
    }
}

#[component]
fn Save(told: RwSignal<String>) -> impl IntoView {
    let reach: Reach = expect_context();
    let name = RwSignal::new(String::new());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = name.get_untracked();
        match reach.views.save(&wanted, view_address::of_view(reach.here, reach.view)) {
            Ok(()) => {
                told.set(words().view_saved(wanted.trim()));
                name.set(String::new());
            }
            Err(why) => told.set(words().view_unsaved(why)),
        }
    };
    view! {
        <form class="views__form" on:submit=save>
            <label>{words().view_name()}
                <input class="field" name="view-name" autocomplete="off" maxlength=NAME_CHARS_MAX prop:value=name aria-describedby="goc-nhin-goi-y"
                    on:input:target=move |event| name.set(event.target().value())/>
            </label>
            <button type="submit" class="button button--main">{words().view_save()}</button>
        </form>
        <p class="keys__hint" id="goc-nhin-goi-y">{words().views_hint()}</p>
    }
}

/// One view: a press looks at the board like that.
#[component]
fn Saved(one: SavedView, dialog: NodeRef<Dialog>, told: RwSignal<String>) -> impl IntoView {
    let reach: Reach = expect_context();
    let renaming = RwSignal::new(false);
    let (address, name, shown) = (one.address.clone(), one.name.clone(), one.name.clone());
    let look = move |_| {
        close(dialog);
        reach.here.go(&address);
    };
    let remove = move |_| {
        let done = reach.views.remove(&name);
        told.set(done.map_or_else(|why| words().view_unsaved(why), |()| words().view_removed(&name)));
        // The line is drawn anew or gone, and the keys were in it.
        look::focus_soon(FIELD.to_owned());
    };
    let old = one.name;
    view! {
        <li>
            <button type="button" class="menu__choice" on:click=heard(look)>{shown.clone()}</button>
            <button type="button" class="button button--quiet" aria-label=format!("{}: {shown}", words().view_rename()) on:click=heard(move |_| renaming.update(|on| *on = !*on))>{words().view_rename()}</button>
            <button type="button" class="button button--quiet" aria-label=format!("{}: {shown}", words().view_remove()) on:click=heard(remove)>{words().view_remove()}</button>
            {shown_when(move || renaming.get(), move || view! { <Rename old=old.clone() told/> }.into_any())}
        </li>
    }
}

#[component]
fn Rename(old: String, told: RwSignal<String>) -> impl IntoView {
    let reach: Reach = expect_context();
    let name = RwSignal::new(old.clone());
    let rename = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = name.get_untracked().trim().to_owned();
        let done: Result<(), Unsaved> = reach.views.rename(&old, &wanted);
        if done.is_ok() {
            look::focus_soon(FIELD.to_owned());
        }
        told.set(done.map_or_else(|why| words().view_unsaved(why), |()| words().view_saved(&wanted)));
    };
    view! {
        <form class="views__form" on:submit=rename>
            <label>{words().view_new_name()}
                <input class="field" name="new-name" autocomplete="off" maxlength=NAME_CHARS_MAX prop:value=name autofocus=true
                    on:input:target=move |event| name.set(event.target().value())/>
            </label>
            <button type="submit" class="button">{words().view_rename()}</button>
        </form>
    }
}
