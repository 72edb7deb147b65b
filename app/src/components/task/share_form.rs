//! One unit's share, to be worked on: how far it is, what was done, what holds it up. What is typed is a draft at once.

use super::{
    appraisal::Last,
    note::{FormTrouble, kept_here},
    other_drafts::FormDrafts,
    people::People,
    report_form::ReportForm,
    shares::facts,
    use_here,
};
use crate::components::{
    live::{heard, live, said, shown_when},
    status_mark::StatusMark,
};
use crate::{
    state::{
        appraising::{self, Asked, use_appraising},
        form::Form,
        intents,
        session::use_desk,
        shares::{self, Line, Shares},
        toast::use_toaster,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    field::{Field, Value},
    id::AgencyId,
    op::{Change, FromTo},
    permission::Hand,
    task::Status,
};

/// The form of one unit.
#[component]
pub fn ShareForm(unit: AgencyId, shares: Memo<Shares>) -> impl IntoView {
    let line = Memo::new(move |_| shares.with(|shares| shares.lines.iter().find(|line| line.unit == unit).cloned()));
    let name = Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.name.clone()).unwrap_or_default()));
    let hand = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line| line.hand)));
    let is_own = move || shares.with(|shares| shares.own.contains(&unit));
    let hint = move || match hand.get() {
        Some(Hand::Coordinator) if !is_own() => Some(words().share_for_others()),
        _ => None,
    };
    view! {
        <div class="share" data-share=unit.to_string() tabindex="-1" role="group" aria-label=said(move || words().own_share(&name.get()))>
            <h3>{live(move || words().own_share(&name.get()))}</h3>
            {live(move || hint().map(|hint| view! { <p class="task-field__hint">{hint}</p> }))}
            {live(move || line.with(|line| line.as_ref().filter(|line| line.share.reported_at.is_some()).map(|line| view! { <p class="share__facts">{facts(line)}</p> })))}
            <StatusChoice unit line/>
            {kept_here(move || line.with(|line| line.as_ref().is_some_and(|line| line.unsent)))}
            {shown_when(move || hand.get() != Some(Hand::Lead), move || view! {
                <Report unit line/>
                <Blocked unit line/>
                <h4>{words().people()}</h4>
                <People unit/>
            }.into_any())}
        </div>
    }
}

/// A field of the share as it stands.
fn stands(line: Memo<Option<Line>>, field: Field) -> Value {
    line.with(|line| line.as_ref().map(|line| line.share.read(field)).unwrap_or_default())
}

#[component]
fn StatusChoice(unit: AgencyId, line: Memo<Option<Line>>) -> impl IntoView {
    let (desk, task, toaster) = (use_desk(), use_here().id, use_toaster());
    let status = Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.share.status).unwrap_or_default()));
    let moves =
        move || line.with(|line| line.as_ref().and_then(|line| Some(line.hand?.moves(line.share.status).collect::<Vec<_>>()))).unwrap_or_default();
    let moves = Memo::new(move |_| moves());
    let appraising = use_appraising();
    let choose = move |target: web_sys::HtmlSelectElement| {
        let from = status.get_untracked();
        let Some(to) = Status::parse(&target.value()) else { return };
        let asked = Asked { task, unit: Some(unit), from, to, rank: None };
        if appraising::asks(desk, &asked).is_some() {
            target.set_value(from.as_str());
            appraising.0.set(Some(asked));
        } else if let Err(error) = desk.wish(asked.request("")) {
            toaster.trouble(intents::why(&error));
        }
    };
    let last = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line| line.share.appraisal.clone())));
    let option = move |one: Status| {
        view! { <option value=one.as_str() prop:selected=move || status.get() == one>{words().column(desk.in_round(), one)}</option> }
    };
    view! {
        <label class="share__status">
            <span class="task-field__name">{words().share_status()}</span>
            <span class="task-field__row">
                {live(move || view! { <StatusMark status=status.get()/> })}
                <select class="field" data-share-field="status" disabled=move || moves.with(|moves| moves.len() < 2)
                    on:change:target=move |event| choose(event.target())>
                    {live(move || moves.get().into_iter().map(option).collect_view())}
                </select>
            </span>
        </label>
        {live(move || last.get().map(|last| view! { <Last last/> }))}
    }
}

#[component]
fn Report(unit: AgencyId, line: Memo<Option<Line>>) -> impl IntoView {
    let task = use_here().id;
    let percent = Signal::derive(move || stands(line, Field::Percent));
    let add = move |desk, did: &str, percent: Option<FromTo>| {
        let change = percent.map(|FromTo { from, to }| Change { field: Field::Percent, from, to });
        intents::report_share(desk, task, unit, did, change.into_iter().collect())
    };
    view! { <ReportForm name=shares::form(unit) stands=percent add/> }
}

/// What holds the unit up: said, and settled with one press.
#[component]
fn Blocked(unit: AgencyId, line: Memo<Option<Line>>) -> impl IntoView {
    let why = Memo::new(move |_| stands(line, Field::Blocked));
    let standing = move || why.with(|why| why.as_text().to_owned());
    live(move || {
        if why.with(Value::is_nothing) {
            return view! { <Block unit line/> }.into_any();
        }
        view! { <Unblock unit line why=standing()/> }.into_any()
    })
}

#[component]
fn Unblock(unit: AgencyId, line: Memo<Option<Line>>, why: String) -> impl IntoView {
    let (desk, task, toaster) = (use_desk(), use_here().id, use_toaster());
    let settle = move |_| {
        let change = Change { field: Field::Blocked, from: untrack(|| stands(line, Field::Blocked)), to: Value::Nothing };
        if let Err(error) = intents::report_share(desk, task, unit, "", vec![change]) {
            toaster.trouble(intents::why(&error));
        }
    };
    view! {
        <p class="share__blocked"><b>{words().blocked}": "</b>{why}</p>
        <button type="button" class="button" on:click=heard(settle)>{words().share_unblock()}</button>
    }
}

#[component]
fn Block(unit: AgencyId, line: Memo<Option<Line>>) -> impl IntoView {
    let task = use_here().id;
    let form = Form::on_card(task, &shares::blocked_form(unit));
    let is_begun = form.draft.with_untracked(|draft| !draft.is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit(|desk, draft| {
            let from = untrack(|| stands(line, Field::Blocked));
            let change = Change { field: Field::Blocked, from, to: draft.text.trim().into() };
            intents::report_share(desk, task, unit, "", vec![change])
        });
    };
    view! {
        <details class="share__block" open=is_begun>
            <summary>{words().share_blocked()}</summary>
            <form class="task-form" on:submit=submit>
                <textarea class="field" rows="2" required aria-label=words().share_blocked() prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
                <button type="submit" class="button">{words().share_block()}</button>
                <FormTrouble trouble=form.trouble/>
                <FormDrafts form/>
            </form>
        </details>
    }
}
