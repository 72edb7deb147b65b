//! Two versions of one text, side by side, and a joined one to put right. Nobody has to choose one and lose the other.

use super::{
    clash::{Decided, decide, parties, party},
    other_drafts::OtherDrafts,
};
use crate::components::live::{heard, live, said, watch};
use crate::{
    state::{
        drafts::{Draft, Others, Slot},
        intents,
        session::use_desk,
        sheet,
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
use std::sync::Arc;

/// Two versions of one text.
#[component]
pub fn Versions(entry: Entry) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let [by, other] = parties(desk, &entry);
    let id = entry.id;
    let of = Signal::stored(words().version(false, &by, Some(entry.made_at)));
    let (task, name, kept) = (entry.task, format!("version-{}", entry.id), entry.to.as_text().to_owned());
    let set = Memo::new(move |_| sheet::standing(desk, task, None, Field::Text));
    let standing = Memo::new(move |_| set.with(|set| set.value.as_text().to_owned()));
    let (slot, others) = (Slot::on_card(desk, task, &name), use_context::<Others>().unwrap_or_else(|| Others::watch(desk, task)));
    let joined = Joined::open(&slot, standing, kept.clone());
    others.take_over(slot.clone(), &name, move || joined.is_untouched(), move |draft| joined.take(&draft));
    let typed = {
        let slot = slot.clone();
        move |text: String| joined.typed(&slot, text)
    };
    let take = Arc::new(move |draft: &Draft| joined.take(draft));
    let own_slot = slot.clone();
    let other_text = kept.clone();
    let about = words().clash_version(&by, &other);
    let stands = Signal::derive(move || {
        set.with(|set| words().version(true, &set.by.map_or_else(|| words().the_plan().to_owned(), |by| party(desk, by)), set.at))
    });
    let entry = StoredValue::new(entry);
    let kept_slot = slot.clone();
    let keep = move || {
        entry.with_value(|entry| intents::keep(desk, entry))?;
        kept_slot.erase();
        Ok(())
    };
    let save = move |_| {
        let from = Value::Text(joined.with.get_value());
        let to = intents::clean(Value::Text(joined.text.get_untracked()));
        decide(toaster, Some(Field::Text), || {
            intents::set_field(desk, task, Field::Text, from.clone(), to.clone())?;
            entry.with_value(|entry| intents::settle(desk, entry, Some((from, to))))?;
            slot.erase();
            Ok(())
        });
    };
    view! {
        <article class="clash" tabindex="-1">
            <h3>{words().field(Field::Text)}</h3>
            <p>{about}</p>
            <Decided entry=id/>
            <div class="versions">
                <Version name=stands parts=Signal::derive(move || standing.with(|standing| differing(standing, &other_text)))/>
                <Version name=of parts=Signal::derive(move || standing.with(|standing| differing(&kept, standing)))/>
            </div>
            <label class="versions__joined">
                {words().clash_merged()}
                <textarea class="field" rows="4" prop:value=move || joined.text.get() on:input:target=move |event| typed(event.target().value())></textarea>
            </label>
            <OtherDrafts others place=own_slot name take/>
            <div class="clash__choices">
                <button type="button" class="button button--main" on:click=save>{words().clash_save_merged()}</button>
                <button type="button" class="button" on:click=heard(move |_| decide(toaster, Some(Field::Text), &keep))>{words().clash_keep_text()}</button>
            </div>
        </article>
    }
}

/// The text that a person makes of both.
#[derive(Clone, Copy)]
struct Joined {
    text: RwSignal<String>,
    /// What stood when it was made. Saved later, it replaces nothing that has come since and that nobody saw.
    with: StoredValue<String>,
    touched: StoredValue<bool>,
}

impl Joined {
    /// Goes on with what was left, else puts both side by side, and again when another text stands, until somebody types.
    fn open(slot: &Slot, standing: Memo<String>, kept: String) -> Self {
        let with = standing.get_untracked();
        let (own, both) = (slot.load(), merge::beside(&with, &kept));
        let joined = Self { text: RwSignal::new(both), with: StoredValue::new(with), touched: StoredValue::new(own.is_some()) };
        if let Some(draft) = own {
            joined.take(&draft);
        }
        watch(move || {
            let standing = standing.get();
            if joined.is_untouched() && joined.with.with_value(|with| *with != standing) {
                joined.text.set(merge::beside(&standing, &kept));
                joined.with.set_value(standing);
            }
        });
        joined
    }

    fn is_untouched(self) -> bool {
        self.touched.try_get_value() == Some(false)
    }

    fn take(self, draft: &Draft) {
        self.touched.set_value(true);
        if let Some(from) = &draft.from {
            self.with.set_value(from.as_text().to_owned());
        }
        self.text.set(draft.text.clone());
    }

    fn typed(self, slot: &Slot, text: String) {
        self.touched.set_value(true);
        slot.save(&Draft { text: text.clone(), from: Some(Value::Text(self.with.get_value())), ..Draft::default() });
        self.text.set(text);
    }
}

/// Longer versions are folded: what differs is seen first, and the buttons are not far below it.
const FOLDED_CHARS: usize = 360;
/// So much is seen, while it is folded, of what is the same before and after…
const AROUND_CHARS: usize = 70;
/// …and of what differs.
const DIFFERING_CHARS: usize = 220;

/// One version, folded where it is long.
#[component]
fn Version(name: Signal<String>, parts: Signal<[String; 3]>) -> impl IntoView {
    let open = RwSignal::new(false);
    let long = Memo::new(move |_| parts.with(|parts| parts.iter().map(|part| part.chars().count()).sum::<usize>() > FOLDED_CHARS));
    let text = move || {
        let parts = parts.get();
        let [head, middle, tail] = if long.get() && !open.get() { folded(&parts) } else { parts };
        view! { <blockquote>{head}<mark>{middle}</mark>{tail}</blockquote> }
    };
    let fold = move || {
        let words = if open.get() { words().fold_text() } else { words().whole_text() };
        view! {
            <button type="button" class="note__button" aria-expanded=said(move || open.get()) aria-label=said(move || format!("{words}: {}", name.get()))
                on:click=heard(move |_| open.update(|open| *open = !*open))>{words}</button>
        }
    };
    let fold = live(move || long.get().then(&fold));
    view! { <figure><figcaption>{live(move || name.get())}</figcaption>{live(text)}{fold}</figure> }
}

/// The end of what comes before, the beginning of what differs, the beginning of what comes after.
fn folded([head, middle, tail]: &[String; 3]) -> [String; 3] {
    let skipped = head.chars().count().saturating_sub(AROUND_CHARS);
    let end = head.chars().skip(skipped).collect::<String>();
    let begin = |text: &str, chars: usize| match text.char_indices().nth(chars) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    };
    [if skipped > 0 { format!("…{end}") } else { end }, begin(middle, DIFFERING_CHARS), begin(tail, AROUND_CHARS)]
}

/// A text cut where the stretch begins and ends in which it differs from the other, whole words of it.
fn differing(text: &str, other: &str) -> [String; 3] {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let others: Vec<&str> = other.split_inclusive(char::is_whitespace).collect();
    let same = |(a, b): &(&&str, &&str)| a.trim_end() == b.trim_end();
    let before = words.iter().zip(&others).take_while(same).count();
    let after = words[before..].iter().rev().zip(others[before..].iter().rev()).take_while(same).count();
    [&words[..before], &words[before..words.len() - after], &words[words.len() - after..]].map(<[&str]>::concat)
}
