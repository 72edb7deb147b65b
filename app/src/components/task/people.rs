//! Người thực hiện: the people who carry a card, or a unit's share of it, out.

use super::{note::kept_requests, use_here};
use crate::components::live::{heard, live, shown_when};
use crate::{
    browser::focus,
    state::{desk::Desk, intents, people::assignable, session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::{html::Select, prelude::*};
use parboard_domain::{
    id::{AgencyId, PersonId, TaskId},
    op::Request,
    permission::Hand,
    row::Rows,
};

/// Whom I may name, with the agency, in the order of lists.
type Choices = Vec<(PersonId, String)>;

/// The people of the whole card, in a part of its own; nothing where there are none and none can be named.
#[component]
pub fn PeoplePart() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let is_seen = move || here.read(|sheet| sheet.part.is_work()) || !people(desk, here.id, None).is_empty();
    let part = || {
        view! {
            <section class="task-part" aria-labelledby="nguoi-thuc-hien">
                <h2 id="nguoi-thuc-hien" tabindex="-1">{words().people()}</h2>
                <People/>
            </section>
        }
    };
    shown_when(is_seen, move || part().into_any())
}

/// Who carries it out, each with a way off, and a choice of those who may be named.
#[component]
pub fn People(
    /// Whose share it is about; nothing when it is about the whole card.
    #[prop(optional)]
    unit: Option<AgencyId>,
) -> impl IntoView {
    let (desk, task) = (use_desk(), use_here().id);
    let named = Memo::new(move |_| people(desk, task, unit));
    let may = Memo::new(move |_| choices(desk, task, unit));
    let free = Memo::new(move |_| {
        let named = named.get();
        may.with(|may| may.iter().filter(|(person, _)| !named.contains(person)).cloned().collect::<Choices>())
    });
    view! {
        {shown_when(move || named.with(Vec::is_empty), || view! { <p class="task-part__none">{words().people_none()}</p> }.into_any())}
        <ul class="people" id=list_id(unit) tabindex="-1" aria-label=words().people()>
            <For each=move || named.get() key=|person| *person let:person><Named person unit may/></For>
        </ul>
        {shown_when(move || free.with(|free| !free.is_empty()), move || view! { <Choice unit free/> }.into_any())}
        {kept_requests(desk, move |request| matches!(request, Request::AssignPerson { task: on, unit: of, .. } if *on == task && *of == unit))}
    }
}

#[component]
fn Named(person: PersonId, unit: Option<AgencyId>, may: Memo<Choices>) -> impl IntoView {
    let (desk, ask) = (use_desk(), asker(unit));
    let may_take_off = move || may.with(|may| may.iter().any(|(other, _)| *other == person));
    let button = move || {
        let label = words().person_off(&desk.name_of(person));
        view! { <button type="button" class="button button--quiet" aria-label=label on:click=heard(move |_| ask(person, false))>{words().remove()}</button> }
    };
    view! {
        <li class="people__one" data-person=person.to_string()>
            <span>{live(move || desk.name_of(person))}</span>
            {shown_when(may_take_off, move || button().into_any())}
        </li>
    }
}

/// One press for oneself, and a choice where there are others.
#[component]
fn Choice(unit: Option<AgencyId>, free: Memo<Choices>) -> impl IntoView {
    let (desk, ask, list) = (use_desk(), asker(unit), NodeRef::<Select>::new());
    let me = desk.account();
    let is_me_free = move || free.with(|free| free.iter().any(|(person, _)| *person == me));
    let others = move || free.with(|free| free.iter().any(|(person, _)| *person != me));
    let assign = move |_| {
        let chosen = list.get_untracked().and_then(|list| list.value().parse().ok());
        if let Some(person) = chosen {
            ask(person, true);
        }
    };
    let options = move || free.get().into_iter().map(|(person, name)| view! { <option value=person.to_string()>{name}</option> }).collect_view();
    let choice = move || {
        view! {
            <div class="people__choice">
                <label>
                    <span class="task-field__name">{words().person_choose()}</span>
                    <select class="field" data-people node_ref=list>{live(options)}</select>
                </label>
                <button type="button" class="button" on:click=heard(assign)>{words().person_assign()}</button>
            </div>
        }
    };
    view! {
        {shown_when(is_me_free, move || view! {
            <button type="button" class="button people__me" on:click=heard(move |_| ask(me, true))>{words().person_me()}</button>
        }.into_any())}
        {shown_when(others, move || choice().into_any())}
    }
}

/// Names somebody or takes them off; what cannot be is said.
fn asker(unit: Option<AgencyId>) -> impl Fn(PersonId, bool) + Copy + Send + 'static {
    let (desk, task, toaster) = (use_desk(), use_here().id, use_toaster());
    move |person, on| match desk.wish(Request::AssignPerson { task, person, on, unit }) {
        // The button that was pressed may be gone: the keys go on at the list.
        Ok(_) => focus::go_to(format!("#{}", list_id(unit))),
        Err(error) => toaster.trouble(intents::why(&error)),
    }
}

/// Each share has a list of its own.
fn list_id(unit: Option<AgencyId>) -> String {
    unit.map_or_else(|| "nguoi".to_owned(), |unit| format!("nguoi-{unit}"))
}

fn people(desk: Desk, task: TaskId, unit: Option<AgencyId>) -> Vec<PersonId> {
    desk.read(|shown| match unit {
        Some(unit) => shown.find_share(task, unit).map(|share| share.people.clone()),
        None => shown.find_task(task).map(|task| task.people.clone()),
    })
    .unwrap_or_default()
}

fn choices(desk: Desk, id: TaskId, unit: Option<AgencyId>) -> Choices {
    let actor = desk.actor();
    let works = desk.read(|shown| {
        let (task, criterion) = shown.find_task(id).and_then(|task| Some((task, shown.find_criterion(task.criterion)?)))?;
        Some(match unit {
            Some(unit) => actor.hand_in(unit, task, criterion, &shown).is_some_and(|hand| hand != Hand::Lead),
            None => actor.part_in(task, criterion, &shown).is_work(),
        })
    });
    if works != Some(true) {
        return Choices::new();
    }
    assignable(desk, &|person, shown| unit.is_none_or(|unit| person.agency.is_some_and(|agency| shown.stands_among(agency, &[&[unit]]))))
}
