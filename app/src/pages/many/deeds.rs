//! What can be done to all that are ticked: one choice, what it needs, and one button. What a role may never do is not offered.

use crate::{
    components::live::{heard, live, said, shown_when},
    state::{
        many::{self, Chosen, Deed},
        session::use_desk,
        toast::use_toaster,
        trail,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::PersonId, measure::Day, person::Role, reminder::WORDS_CHARS_MAX, task::Status};
use std::{fmt, str::FromStr};

/// A unit is given so many days to answer unless something else is typed.
const GIVEN_DAYS: i64 = 5;

/// The kinds of deeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Move,
    Assign,
    Due,
    NoDue,
    Remind,
    Archive,
}

const KINDS: [Kind; 6] = [Kind::Move, Kind::Assign, Kind::Due, Kind::NoDue, Kind::Remind, Kind::Archive];

impl Kind {
    /// Whether somebody of that role may do it to any card.
    fn is_for(self, role: Role) -> bool {
        match self {
            Kind::Move | Kind::Assign => matches!(role, Role::Coordinator | Role::Head | Role::Staff),
            Kind::Due | Kind::NoDue => matches!(role, Role::Coordinator | Role::Head),
            Kind::Remind | Kind::Archive => role == Role::Coordinator,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Move => "move",
            Kind::Assign => "assign",
            Kind::Due => "due",
            Kind::NoDue => "no_due",
            Kind::Remind => "remind",
            Kind::Archive => "archive",
        })
    }
}

impl FromStr for Kind {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        KINDS.into_iter().find(|kind| kind.to_string() == text).ok_or(())
    }
}

/// The form over the list, and in the bar of the board.
#[component]
pub fn Deeds(chosen: Chosen) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let offered = Memo::new(move |_| KINDS.into_iter().filter(|kind| kind.is_for(desk.actor().role)).collect::<Vec<_>>());
    let kind = RwSignal::new(Kind::Move);
    let (to, who) = (RwSignal::new(Status::InProgress), RwSignal::new(None::<PersonId>));
    let (due, words_said) =
        (RwSignal::new(String::new()), RwSignal::new(words().reminder_default(Day(desk.now.get_untracked().day().0 + GIVEN_DAYS))));
    let trouble = RwSignal::new(None::<&'static str>);
    let deed = move || {
        Ok(match kind.get_untracked() {
            Kind::Move => Deed::Move(to.get_untracked()),
            Kind::Assign => Deed::Assign(who.get_untracked().ok_or(words().many_needs_person())?),
            // Nothing typed is nothing wanted: a day is taken away by a deed of its own.
            Kind::Due => Deed::Due(Some(Day::parse(&due.get_untracked()).ok_or(words().many_needs_day())?)),
            Kind::NoDue => Deed::Due(None),
            Kind::Remind if words_said.with_untracked(|said| said.trim().is_empty()) => return Err(words().many_needs_reminder()),
            Kind::Remind => Deed::Remind(words_said.get_untracked()),
            Kind::Archive => Deed::Archive,
        })
    };
    let press = move |_| {
        chosen.outcome.set(None);
        let tasks = chosen.tasks.get_untracked();
        if tasks.is_empty() {
            return trouble.set(Some(words().many_none()));
        }
        match deed() {
            Ok(deed) => {
                trouble.set(None);
                chosen.outcome.set(Some(many::carry_out(desk, &tasks, &deed)));
            }
            Err(why) => trouble.set(Some(why)),
        }
    };
    let count = move || chosen.tasks.with(Vec::len);
    let option = move |one: Kind| view! { <option value=one.to_string() prop:selected=move || kind.get() == one>{words().many_kind(one)}</option> };
    let choose = move |text: String| {
        trouble.set(None);
        if let Ok(chosen) = text.parse() {
            kind.set(chosen);
        }
    };
    let is = move |one: Kind| move || kind.get() == one;
    view! {
        <div class="many__deeds">
            <label>
                {words().many_what()}
                <select class="field" name="deed" on:change:target=move |event| choose(event.target().value())>
                    {live(move || offered.get().into_iter().map(option).collect_view())}
                </select>
            </label>
            {shown_when(is(Kind::Move), move || view! { <To to/> }.into_any())}
            {shown_when(is(Kind::Assign), move || view! { <Who who/> }.into_any())}
            {shown_when(is(Kind::Due), move || view! {
                <label>{words().many_day()}
                    <input class="field" type="date" name="due_on" prop:value=move || due.get() on:change:target=move |event| due.set(event.target().value())/>
                </label>
            }.into_any())}
            {shown_when(is(Kind::Remind), move || view! {
                <label class="many__wide">{words().reminder_words()}
                    <textarea class="field" name="words" rows="3" lang="vi" maxlength=WORDS_CHARS_MAX.to_string() prop:value=said(move || words_said.get())
                        on:input:target=move |event| words_said.set(event.target().value())></textarea>
                </label>
            }.into_any())}
            <button type="button" class="button button--main" on:click=heard(press)>{live(move || words().many_button(kind.get(), count()))}</button>
            <button type="button" class="button button--quiet many__back" on:click=heard(move |_| trail::take_back(desk, toaster))>{words().undo_last()}</button>
            <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="note" data-is="trouble">{text}</p> }))}</div>
        </div>
    }
}

#[component]
fn To(to: RwSignal<Status>) -> impl IntoView {
    let desk = use_desk();
    // Columns to which the role takes no card from anywhere are not offered.
    let is_ever = |to: Status| Status::ALL.into_iter().any(|from| from != to && desk.actor().may_move(from, to));
    let option = move |status: Status| view! { <option value=status.as_str() prop:selected=move || to.get() == status>{words().column(desk.in_round(), status)}</option> };
    view! {
        <label>{words().many_column()}
            <select class="field" name="to" on:change:target=move |event| to.set(Status::parse(&event.target().value()).unwrap_or_default())>
                {Status::ALL.into_iter().filter(|to| is_ever(*to)).map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Who(who: RwSignal<Option<PersonId>>) -> impl IntoView {
    let desk = use_desk();
    let people = Memo::new(move |_| many::people(desk));
    let option =
        move |(id, name): (PersonId, String)| view! { <option value=id.to_string() prop:selected=move || who.get() == Some(id)>{name}</option> };
    view! {
        <label>{words().people()}
            <select class="field" name="who" on:change:target=move |event| who.set(event.target().value().parse().ok())>
                <option value="">{words().many_choose_person()}</option>
                {live(move || people.get().into_iter().map(option).collect_view())}
            </select>
        </label>
    }
}
