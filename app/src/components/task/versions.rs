//! Two versions of one text, side by side, and a joined one to put right. Nobody has to choose one and lose the other.

use super::clash::tell;
use crate::components::live::{heard, live};
use crate::{
    state::{
        drafts::{self, Draft},
        intents,
        session::use_desk,
        toast::use_toaster,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    entry::Entry,
    field::{Field, Value},
    merge,
};

/// Two versions of one text.
#[component]
pub fn Versions(entry: Entry) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let [by, other] = [Some(entry.by), entry.other_by].map(|who| who.map(|who| desk.peek_name_of(who)).unwrap_or_default());
    let (task, name, kept) = (entry.task, format!("version-{}", entry.id), entry.to.as_text().to_owned());
    let standing = Memo::new(move |_| {
        desk.directory(|_| ());
        intents::current(desk, task, Field::Text).as_text().to_owned()
    });
    let joined = drafts::load(desk, task, &name).map_or_else(|| merge::beside(&standing.get_untracked(), &kept), |draft| draft.text);
    let joined = RwSignal::new(joined);
    let typed = {
        let name = name.clone();
        move |text: String| {
            drafts::save(desk, task, &name, &Draft { text: text.clone(), ..Draft::default() });
            joined.set(text);
        }
    };
    let other_text = kept.clone();
    let about = words().clash_version(&by, &other);
    let entry = StoredValue::new(entry);
    let settle = move || entry.with_value(|entry| intents::settle(desk, entry));
    let save = move |_| {
        let from = Value::Text(standing.get_untracked());
        let saved = intents::set_field(desk, task, Field::Text, from, Value::Text(joined.get_untracked())).and_then(|()| settle());
        if saved.is_ok() {
            drafts::erase(desk, task, &name);
        }
        tell(toaster, saved);
    };
    view! {
        <article class="clash">
            <h3>{words().field(Field::Text)}</h3>
            <p>{about}</p>
            <div class="versions">
                <figure><figcaption>{words().clash_stands}</figcaption>{live(move || standing.with(|standing| differing(standing, &other_text)))}</figure>
                <figure><figcaption>{words().version_of(&by)}</figcaption>{live(move || standing.with(|standing| differing(&kept, standing)))}</figure>
            </div>
            <label class="versions__joined">
                {words().clash_merged}
                <textarea class="field" rows="4" prop:value=move || joined.get() on:input:target=move |event| typed(event.target().value())></textarea>
            </label>
            <div class="clash__choices">
                <button type="button" class="button button--main" on:click=save>{words().clash_save_merged}</button>
                <button type="button" class="button" on:click=heard(move |_| tell(toaster, settle()))>{words().clash_keep_text}</button>
            </div>
        </article>
    }
}

/// A text with the stretch marked in which it differs from the other, whole words of it.
fn differing(text: &str, other: &str) -> impl IntoView + use<> {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let others: Vec<&str> = other.split_inclusive(char::is_whitespace).collect();
    let same = |(a, b): &(&&str, &&str)| a.trim_end() == b.trim_end();
    let before = words.iter().zip(&others).take_while(same).count();
    let after = words[before..].iter().rev().zip(others[before..].iter().rev()).take_while(same).count();
    let [head, middle, tail] = [&words[..before], &words[before..words.len() - after], &words[words.len() - after..]].map(<[&str]>::concat);
    view! { <blockquote>{head}<mark>{middle}</mark>{tail}</blockquote> }
}
