//! Views with a name: the present one is kept, others are looked at, renamed and removed. What the coordinator gave everybody stands
//! first, and is the coordinator's to rename and remove. Where a name is taken, nothing makes way for the new view unasked.

mod replace;

use self::replace::{Ask, Told, ToldLine};
use super::{close, closed, keep_keys, open};
use crate::{
    browser::look,
    components::{
        live::{heard, live, shown_when},
        shell::Panel,
    },
    state::{
        acts::Reach,
        saved_views::{NAME_CHARS_MAX, SavedView, find_other},
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
    fn now(self, reach: Reach) -> Vec<SavedView> {
        match self {
            Whose::Own => reach.views.now(),
            Whose::Everybodys => shared_views::now(reach.desk),
        }
    }

    fn save(self, reach: Reach, name: &str, address: String) -> Result<String, String> {
        match self {
            Whose::Own => reach.views.save(name, address).map(|()| words().view_saved(name.trim())).map_err(|why| words().view_unsaved(why)),
            Whose::Everybodys => shared_views::share(reach.desk, name, address).map(|()| words().view_shared(name.trim())),
        }
    }

    /// Puts views back that made way for another.
    fn put_back(self, reach: Reach, stood: Vec<SavedView>) -> Result<(), String> {
        match self {
            Whose::Own => reach.views.put_back(&stood).map_err(|why| words().view_unsaved(why)),
            Whose::Everybodys => stood.into_iter().try_for_each(|view| shared_views::share(reach.desk, &view.name, view.address)),
        }
    }

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
    let told = Told::new();
    let shared = Memo::new(move |_| shared_views::all(reach.desk));
    open(dialog);
    view! {
        <dialog class="menu views" node_ref=dialog aria-labelledby="goc-nhin" on:keydown=heard(keep_keys) on:close=heard(move |_| closed(reach, Panel::Views))>
            <h2 id="goc-nhin">{words().act(crate::state::acts::Act::Views)}</h2>
            {shown_when(move || shared.with(|shared| !shared.is_empty()), move || view! { <Shared shared dialog told/> }.into_any())}
            {shown_when(move || reach.views.all().is_empty(), || view! { <p class="menu__about">{words().views_none()}</p> }.into_any())}
            <ul class="views__list">{live(move || reach.views.all().into_iter().map(|one| view! { <Saved one whose=Whose::Own dialog told/> }).collect_view())}</ul>
            <Save told/>
            <ToldLine told/>
            <button type="button" class="button button--quiet" on:click=heard(move |_| close(dialog))>{words().close}</button>
        </dialog>
    }
}

/// What everybody sees, under a heading of its own, and the heading of what follows.
#[component]
fn Shared(shared: Memo<Vec<SavedView>>, dialog: NodeRef<Dialog>, told: Told) -> impl IntoView {
    let lines = move || shared.get().into_iter().map(|one| view! { <Saved one whose=Whose::Everybodys dialog told/> }).collect_view();
    view! {
        <h3 id="goc-nhin-chung">{words().views_shared()}</h3>
        <ul class="views__list" aria-labelledby="goc-nhin-chung">{live(lines)}</ul>
        <h3>{words().views_own()}</h3>
    }
}

#[component]
fn Save(told: Told) -> impl IntoView {
    let reach: Reach = expect_context();
    let (name, asked) = (RwSignal::new(String::new()), RwSignal::new(None::<SavedView>));
    let whose = RwSignal::new(Whose::Own);
    let address = move || view_address::of_view(reach.here, reach.view);
    let keep = move |stood: Option<SavedView>| {
        let done = whose.get_untracked().save(reach, &name.get_untracked(), address());
        if done.is_ok() {
            name.set(String::new());
        }
        told.say(done, whose.get_untracked(), stood.into_iter().collect());
        look::focus_soon(FIELD.to_owned());
    };
    let save = move |by: Whose| {
        asked.set(None);
        whose.set(by);
        match find_other(&by.now(reach), &name.get_untracked(), &address()) {
            Some(other) => asked.set(Some(other)),
            None => keep(None),
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(Whose::Own);
    };
    let type_on = move |typed: String| {
        name.set(typed);
        asked.set(None);
    };
    let may_share = shared_views::may_share(reach.desk);
    let share = may_share
        .then(|| view! { <button type="button" class="button" on:click=heard(move |_| save(Whose::Everybodys))>{words().view_share()}</button> });
    view! {
        <form class="views__form" on:submit=submit>
            <label>{words().view_name()}
                <input class="field" name="view-name" autocomplete="off" maxlength=NAME_CHARS_MAX prop:value=name aria-describedby="goc-nhin-goi-y"
                    on:input:target=move |event| type_on(event.target().value())/>
            </label>
            <button type="submit" class="button button--main">{words().view_save()}</button>
            {share}
        </form>
        <Ask asked back_to=FIELD replace=Callback::new(move |stood| keep(Some(stood)))/>
        <p class="keys__hint" id="goc-nhin-goi-y">{words().views_hint()}{may_share.then(|| view! { " "{words().views_share_hint()} })}</p>
    }
}

/// One view: a press looks at the board like that.
#[component]
fn Saved(one: SavedView, whose: Whose, dialog: NodeRef<Dialog>, told: Told) -> impl IntoView {
    let reach: Reach = expect_context();
    let (address, name) = (one.address.clone(), one.name.clone());
    let look = move |_| {
        close(dialog);
        reach.here.go(&address);
    };
    let may_change = whose == Whose::Own || shared_views::may_share(reach.desk);
    view! {
        <li>
            <button type="button" class="menu__choice" on:click=heard(look)>{name}</button>
            {may_change.then(|| view! { <Change one whose told/> })}
        </li>
    }
}

/// Another name for a view, or its end.
#[component]
fn Change(one: SavedView, whose: Whose, told: Told) -> impl IntoView {
    let reach: Reach = expect_context();
    let renaming = RwSignal::new(false);
    let (name, old) = (one.name.clone(), one.name.clone());
    let remove = move |_| {
        told.say(whose.remove(reach, &one.name), whose, vec![one.clone()]);
        // The line is drawn anew or gone, and the keys were in it.
        look::focus_soon(FIELD.to_owned());
    };
    view! {
        <button type="button" class="button button--quiet" aria-label=format!("{}: {name}", words().view_rename())
            on:click=heard(move |_| renaming.update(|on| *on = !*on))>{words().view_rename()}</button>
        <button type="button" class="button button--quiet" aria-label=format!("{}: {name}", words().view_remove())
            on:click=heard(remove)>{words().view_remove()}</button>
        {shown_when(move || renaming.get(), move || view! { <Rename old=old.clone() whose told/> }.into_any())}
    }
}

#[component]
fn Rename(old: String, whose: Whose, told: Told) -> impl IntoView {
    let reach: Reach = expect_context();
    let (name, asked) = (RwSignal::new(old.clone()), RwSignal::new(None::<SavedView>));
    let [own, taken] = [(); 2].map(|()| old.clone());
    let rename = move |stood: Vec<SavedView>| {
        let wanted = name.get_untracked().trim().to_owned();
        let done = whose.rename(reach, &old, &wanted);
        if done.is_ok() {
            look::focus_soon(FIELD.to_owned());
        }
        told.say(done.map(|()| words().view_saved(&wanted)), whose, stood);
    };
    let replace = rename.clone();
    let type_on = move |typed: String| {
        name.set(typed);
        asked.set(None);
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let other = find_other(&whose.now(reach), &name.get_untracked(), "").filter(|other| whose == Whose::Own && other.name != taken);
        match other {
            Some(other) => asked.set(Some(other)),
            None => rename(Vec::new()),
        }
    };
    let replace = Callback::new(move |stood| {
        let own = whose.now(reach).into_iter().find(|view| view.name == own);
        replace(own.into_iter().chain([stood]).collect());
    });
    view! {
        <form class="views__form" on:submit=submit>
            <label>{words().view_new_name()}
                <input class="field" name="new-name" autocomplete="off" maxlength=NAME_CHARS_MAX prop:value=name autofocus=true
                    on:input:target=move |event| type_on(event.target().value())/>
            </label>
            <button type="submit" class="button">{words().view_rename()}</button>
        </form>
        <Ask asked back_to="[name=new-name]" replace/>
    }
}
