//! Drafts of the same form that this tab does not hold: to be read while their tab lives, to be taken or dropped after that.

use crate::components::live::{heard, live};
use crate::{
    state::{
        drafts::{Draft, Other, Others, Slot},
        form::Form,
    },
    words::{drafts::draft_in_short, words},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What the form does with a draft that was put into its slot, and with one that was given up.
pub type Hands = Arc<dyn Fn(&Draft) + Send + Sync>;

/// The drafts of a report or a comment.
#[component]
pub fn FormDrafts(form: Form) -> impl IntoView {
    let take = Arc::new(move |draft: &Draft| form.draft.set(draft.clone()));
    view! { <OtherDrafts others=expect_context() place=form.slot() name=form.name.get_value() take/> }
}

/// The drafts of the form of that name.
#[component]
pub fn OtherDrafts(
    /// Which drafts there are.
    others: Others,
    /// Where this tab's lies.
    place: Slot,
    /// The form's name.
    #[prop(into)]
    name: String,
    /// Shows the draft that lies in the slot by now.
    take: Hands,
    /// Lets go of what only the given-up draft held.
    #[prop(optional)]
    drop: Option<Hands>,
) -> impl IntoView {
    live(move || {
        let found = others.of(&name);
        (!found.is_empty()).then(|| {
            let one = |other: Other| view! { <OneDraft others other place=place.clone() take=take.clone() drop=drop.clone()/> };
            view! { <ul class="drafts">{found.into_iter().map(one).collect_view()}</ul> }
        })
    })
}

#[component]
fn OneDraft(others: Others, other: Other, place: Slot, take: Hands, drop: Option<Hands>) -> impl IntoView {
    let (text, lives) = (draft_in_short(&other.draft), other.lives);
    let about = if lives { words().draft_in_other_tab() } else { words().draft_left_behind() };
    let choices = (!lives).then(|| {
        let (place_too, other_too) = (place.clone(), other.clone());
        let take = move |_| {
            if others.swap(&place, &other) {
                take(&other.draft);
            }
        };
        let drop = move |_| {
            others.give_up(&place_too, &other_too);
            if let Some(drop) = &drop {
                drop(&other_too.draft);
            }
        };
        view! {
            <div class="drafts__choices">
                <button type="button" class="note__button" on:click=heard(take)>{words().draft_take()}</button>
                <button type="button" class="note__button" on:click=heard(drop)>{words().drop_draft()}</button>
            </div>
        }
    });
    view! {
        <li class="drafts__one" data-draft=if lives { "elsewhere" } else { "left" }>
            <p class="drafts__about">{about}</p>
            <blockquote>{text}</blockquote>
            {choices}
        </li>
    }
}
