//! Views with a name: the present one is kept, others are looked at, renamed and removed. What the coordinator gave everybody stands
//! first, and is the coordinator's to rename and remove.

use super::{close, closed, keep_keys, open};
use crate::{
    browser::look,
    components::{
        live::{heard, live, shown_when},
        shell::Panel,
    },
    state::{
        acts::Reach,
        saved_views::{NAME_CHARS_MAX, SavedView},
        shared_views, view_address,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, html::Dialog, prelude::*};

/// The field for the name of the present view.
const FIELD: &str = "[name=view-name]";

/// Whose a view is.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    Own,
    Everybodys,
}

impl Whose {
    fn rename(self, reach: Reach, old: &str, name: &str) -> Result<(), String> {
        match self {
            Whose::Own => reach.views.rename(old, name).map_err(|why| words().view_unsaved(why)),
            Whose::Everybodys => shared_views::rename(reach.desk, old, name),
        }
    }

    fn remove(self, reach: Reach, name: &str) -> Result<String, String> {
        match self {
            Whose::Own => reach.views.remove(name).map(|()| words().view_removed(name)).map_err(|why| words().view_unsaved(why)),
            Whose::Everybodys => shared_views::remove(reach.desk, name).map(|()| words().view_unshared(name)),
        }
    }
}

/// The dialog.
#[component]
pub fn Views() -> impl IntoView {
    let reach: Reach = expect_context();
    let dialog = NodeRef::<Dialog>::new();
    let told = RwSignal::new(String::new());
    let shared = Memo::new(move |_| shared_views::all(reach.desk));
    open(dialog);
    view! {
        <dialog class="menu views" node_ref=dialog aria-labelledby="goc-nhin" on:keydown=heard(keep_keys) on:close=heard(move |_| closed(reach, Panel::Views))>
            <h2 id="goc-nhin">{words().act(crate::state::acts::Act::Views)}</h2>
            {shown_when(move || shared.with(|shared| !shared.is_empty()), move || view! { <Shared shared dialog told/> }.into_any())}
            {shown_when(move || reach.views.all().is_empty(), || view! { <p class="menu__about">{words().views_none()}</p> }.into_any())}
            <ul class="views__list">{live(move || reach.views.all().into_iter().map(|one| view! { <Saved one whose=Whose::Own dialog told/> }).collect_view())}</ul>
            <Save told/>
            <p class="views__told" role="status">{told}</p>
            <button type="button" class="button button--quiet" on:click=heard(move |_| close(dialog))>{words().close}</button>
        </dialog>
    }
}

/// What everybody sees, under a heading of its own, and the heading of what follows.
#[component]
fn Shared(shared: Memo<Vec<SavedView>>, dialog: NodeRef<Dialog>, told: RwSignal<String>) -> impl IntoView {
    let lines = move || shared.get().into_iter().map(|one| view! { <Saved one whose=Whose::Everybodys dialog told/> }).collect_view();
    view! {
        <h3 id="goc-nhin-chung">{words().views_shared()}</h3>
        <ul class="views__list" aria-labelledby="goc-nhin-chung">{live(lines)}</ul>
        <h3>{words().views_own()}</h3>
    }
}

#[component]
fn Save(told: RwSignal<String>) -> impl IntoView {
    let reach: Reach = expect_context();
    let name = RwSignal::new(String::new());
    let tell = move |done: Result<String, String>| {
        if done.is_ok() {
            name.set(String::new());
        }
        told.set(done.unwrap_or_else(|why| why));
    };
    let address = move || view_address::of_view(reach.here, reach.view);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = name.get_untracked();
        let done = reach.views.save(&wanted, address());
        tell(done.map(|()| words().view_saved(wanted.trim())).map_err(|why| words().view_unsaved(why)));
    };
    let share = move || {
        let wanted = name.get_untracked();
        tell(shared_views::share(reach.desk, &wanted, address()).map(|()| words().view_shared(wanted.trim())));
        look::focus_soon(FIELD.to_owned());
    };
    let may_share = shared_views::may_share(reach.desk);
    view! {
        <form class="views__form" on:submit=save>
            <label>{words().view_name()}
                <input class="field" name="view-name" autocomplete="off" maxlength=NAME_CHARS_MAX prop:value=name aria-describedby="goc-nhin-goi-y"
                    on:input:target=move |event| name.set(event.target().value())/>
            </label>
            <button type="submit" class="button button--main">{words().view_save()}</button>
            {may_share.then(|| view! { <button type="button" class="button" on:click=heard(move |_| share())>{words().view_share()}</button> })}
        </form>
        <p class="keys__hint" id="goc-nhin-goi-y">{words().views_hint()}{may_share.then(|| view! { " "{words().views_share_hint()} })}</p>
    }
}

/// One view: a press looks at the board like that.
#[component]
fn Saved(one: SavedView, whose: Whose, dialog: NodeRef<Dialog>, told: RwSignal<String>) -> impl IntoView {
    let reach: Reach = expect_context();
    let (address, name) = (one.address, one.name.clone());
    let look = move |_| {
        close(dialog);
        reach.here.go(&address);
    };
    let may_change = whose == Whose::Own || shared_views::may_share(reach.desk);
    view! {
        <li>
            <button type="button" class="menu__choice" on:click=heard(look)>{name}</button>
            {may_change.then(|| view! { <Change name=one.name whose told/> })}
        </li>
    }
}

/// Another name for a view, or its end.
#[component]
fn Change(name: String, whose: Whose, told: RwSignal<String>) -> impl IntoView {
    let reach: Reach = expect_context();
    let renaming = RwSignal::new(false);
    let [old, gone] = [(); 2].map(|()| name.clone());
    let remove = move |_| {
        told.set(whose.remove(reach, &gone).unwrap_or_else(|why| why));
        // The line is drawn anew or gone, and the keys were in it.
        look::focus_soon(FIELD.to_owned());
    };
    view! {
        <button type="button" class="button button--quiet" aria-label=format!("{}: {name}", words().view_rename()) on:click=heard(move |_| renaming.update(|on| *on = !*on))>{words().view_rename()}</button>
        <button type="button" class="button button--quiet" aria-label=format!("{}: {name}", words().view_remove()) on:click=heard(remove)>{words().view_remove()}</button>
        {shown_when(move || renaming.get(), move || view! { <Rename old=old.clone() whose told/> }.into_any())}
    }
}

#[component]
fn Rename(old: String, whose: Whose, told: RwSignal<String>) -> impl IntoView {
    let reach: Reach = expect_context();
    let name = RwSignal::new(old.clone());
    let rename = move |event: SubmitEvent| {
        event.prevent_default();
        let wanted = name.get_untracked().trim().to_owned();
        let done = whose.rename(reach, &old, &wanted);
        if done.is_ok() {
            look::focus_soon(FIELD.to_owned());
        }
        told.set(done.map_or_else(|why| why, |()| words().view_saved(&wanted)));
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
