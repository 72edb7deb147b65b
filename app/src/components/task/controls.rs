//! The controls themselves: native ones, so that every phone, screen reader and script knows how to use them.

use super::{
    frame::{Frame, control_id, described_by},
    use_here,
};
use crate::browser::input::whole;
use crate::components::live::{heard, live, said, there};
use crate::{
    browser::text,
    components::{flag::FlagMark, status_mark::StatusMark},
    state::{
        appraising::{self, Asked, use_appraising},
        editing::{Editing, Note, as_typed},
        session::use_desk,
        toast::use_toaster,
    },
    words::words,
};
use leptos::{ev::KeyboardEvent, prelude::*};
use parboard_domain::{
    field::{Field, Value},
    measure::Day,
    task::Status,
};

/// The column.
#[component]
pub fn StatusControl() -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_here(), use_toaster());
    let editing = Editing::open(desk, here.id, Field::Status);
    let columns = Memo::new(move |_| here.read(crate::state::sheet::Sheet::columns));
    let status = Memo::new(move |_| here.read(|sheet| sheet.status));
    let appraising = use_appraising();
    let choose = move |target: web_sys::HtmlSelectElement| {
        let (value, from) = (target.value(), status.get_untracked());
        let asked = Status::parse(&value).map(|to| Asked { task: here.id, unit: None, from, to, rank: None });
        if let Some(asked) = asked.filter(|asked| appraising::asks(desk, asked).is_some()) {
            // Until the words are given the card stays where it is.
            target.set_value(from.as_str());
            return appraising.0.set(Some(asked));
        }
        editing.typed(value);
        editing.chose();
        let to = status.get_untracked();
        if from != to && editing.note.get_untracked() == Note::Kept {
            let asked = Asked { task: here.id, unit: None, from, to, rank: None };
            toaster.done(words().moved_to(words().column(desk.in_round(), to)), asked.back(None).request(words().undo));
        }
    };
    let option = move |status: Status| {
        let value = status.as_str();
        view! { <option value=value prop:selected=move || editing.text.with(|text| text == value)>{words().column(desk.in_round(), status)}</option> }
    };
    view! {
        <Frame editing hint=words().moved_by_others(desk.in_round(), desk.actor().role)>
            <div class="task-field__row">
                {live(move || view! { <StatusMark status=status.get()/> })}
                <select class="field" id=control_id(Field::Status) data-field="status" aria-describedby=described_by(Field::Status)
                    disabled=said(move || there(!here.may_change(Field::Status))) on:focus=heard(move |_| editing.enter()) on:blur=heard(move |_| editing.leave())
                    on:change:target=move |event| choose(event.target())>
                    {live(move || columns.get().into_iter().map(option).collect_view())}
                </select>
            </div>
        </Frame>
    }
}

/// How much is done: a number, and a slider for thumbs.
#[component]
pub fn PercentControl() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let editing = Editing::open(desk, here.id, Field::Percent);
    let locked = move || !here.may_change(Field::Percent);
    // Given nothing, a slider goes to its middle; while the number is being typed anew it stays where it stood.
    let slid = move || editing.text.with(|text| if text.is_empty() { as_typed(&editing.current.get()) } else { text.clone() });
    view! {
        <Frame editing>
            <div class="task-field__row">
                <input class="task-field__slider" type="range" min="0" max="100" step="5" aria-label=words().field(Field::Percent) disabled=locked
                    prop:value=slid on:focus=heard(move |_| editing.enter()) on:blur=heard(move |_| editing.leave())
                    on:input:target=move |event| editing.typed(event.target().value()) on:change=heard(move |_| editing.chose())/>
                <input class="field task-field__number" type="number" inputmode="numeric" min="0" max="100" step="1" id=control_id(Field::Percent)
                    data-field="percent" aria-describedby=described_by(Field::Percent) disabled=locked prop:value=move || editing.text.get()
                    on:focus=heard(move |_| editing.enter()) on:blur=heard(move |_| editing.leave()) on:change=heard(move |_| editing.chose())
                    on:input:target=move |event| {
                        if let Some(text) = whole(&event.target()) {
                            editing.typed(text);
                        }
                    }/>
                <span aria-hidden="true">"%"</span>
            </div>
        </Frame>
    }
}

/// The id of the plan's own words for the last day.
const WRITTEN: &str = "h-written";

/// The last day for it. A date typed digit by digit passes through days nobody means, so it is kept when the keys rest.
#[component]
pub fn DueControl() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let editing = Editing::open(desk, here.id, Field::DueOn);
    let spoken = move || {
        let Value::Text(day) = editing.current.get() else {
            return (!here.may_change(Field::DueOn))
                .then(|| view! { <span class="task-field__spoken">{words().value(false, Field::DueOn, &Value::Nothing)}</span> }.into_any());
        };
        let (due, today) = (Day::parse(&day)?, desk.now.get().day());
        // The control shows the day as the device writes days; beside it stands how people here write it.
        let flag = here.read(|sheet| sheet.lateness).map(|flag| view! { <FlagMark flag words=words().due(due, today)/> });
        Some(view! { <span class="task-field__spoken">{text::day(due)}" "{flag}</span> }.into_any())
    };
    let written =
        move || here.read(|sheet| Some(&sheet.deadline.0).filter(|written| !written.is_empty()).map(|written| words().deadline_reads(written)));
    view! {
        <Frame editing>
            <div class="task-field__row">
                <input class="field task-field__date" type="date" min="2000-01-01" max="2100-12-31" id=control_id(Field::DueOn) data-field="due_on"
                    aria-describedby=format!("{} {WRITTEN}", described_by(Field::DueOn)) disabled=said(move || there(!here.may_change(Field::DueOn))) prop:value=move || editing.text.get()
                    on:focus=heard(move |_| editing.enter())
                    on:blur:target=move |event| {
                        // A day that was left half typed is none: what stands is shown again.
                        event.target().set_value(&editing.text.get_untracked());
                        editing.leave();
                    }
                    on:input:target=move |event| {
                        if let Some(text) = whole(&event.target()) {
                            editing.typed(text);
                        }
                    }/>
                {spoken}
            </div>
            <p class="task-field__hint" id=WRITTEN>{written}</p>
        </Frame>
    }
}

/// What holds it up.
#[component]
pub fn BlockedControl() -> impl IntoView {
    let editing = Editing::open(use_desk(), use_here().id, Field::Blocked);
    view! {
        <Frame editing hint=words().blocked_hint()>
            <Growing editing class="field task-field__blocked"/>
        </Frame>
    }
}

/// Who is to carry a proposal out, or what it is to reach.
#[component]
pub fn ProposedControl(field: Field, hint: &'static str) -> impl IntoView {
    let editing = Editing::open(use_desk(), use_here().id, field);
    view! {
        <Frame editing hint>
            <Growing editing class="field task-field__proposed"/>
        </Frame>
    }
}

/// The points expected.
#[component]
pub fn PointsControl() -> impl IntoView {
    let here = use_here();
    let editing = Editing::open(use_desk(), here.id, Field::Points);
    view! {
        <Frame editing hint=words().points_hint()>
            <input class="field task-field__points" type="text" inputmode="decimal" autocomplete="off" id=control_id(Field::Points) data-field="points"
                aria-describedby=described_by(Field::Points) disabled=said(move || there(!here.may_change(Field::Points))) prop:value=move || editing.text.get()
                on:focus=heard(move |_| editing.enter()) on:blur=heard(move |_| editing.leave()) on:change=heard(move |_| editing.changed())
                on:input:target=move |event| editing.typed(event.target().value())/>
        </Frame>
    }
}

/// The words.
#[component]
pub fn TextControl() -> impl IntoView {
    let editing = Editing::open(use_desk(), use_here().id, Field::Text);
    view! {
        <Frame editing hint=words().text_hint()>
            <Growing editing class="field task-field__text"/>
        </Frame>
    }
}

/// The short line: one line however long, so Enter confirms it, and Escape puts back what stands.
#[component]
pub fn TitleControl() -> impl IntoView {
    let editing = Editing::open(use_desk(), use_here().id, Field::Title);
    view! {
        <Frame editing>
            <Growing editing class="field task-field__title" one_line=true/>
        </Frame>
    }
}

/// A text that grows with its words.
#[component]
fn Growing(editing: Editing, class: &'static str, #[prop(optional)] one_line: bool) -> impl IntoView {
    let (here, field) = (use_here(), editing.field);
    let confirm = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if one_line && !event.is_composing() => {
            event.prevent_default();
            editing.chose();
        }
        "Escape" if one_line && !event.is_composing() => editing.give_up(),
        _ => {}
    };
    view! {
        <textarea class=class rows="1" id=control_id(field) data-field=field.as_str() aria-describedby=described_by(field)
            disabled=said(move || there(!here.may_change(field))) prop:value=move || editing.text.get() on:keydown=confirm on:focus=heard(move |_| editing.enter())
            on:blur=heard(move |_| editing.leave()) on:change=heard(move |_| editing.changed())
            on:input:target=move |event| editing.typed(event.target().value())></textarea>
    }
}
