//! Các bước và mốc: what has to be done on the way, checked off one by one; a step with a day is a milestone.

use super::{
    note::{FormTrouble, kept_requests},
    other_drafts::FormDrafts,
    use_here,
};
use crate::components::{
    flag::FlagMark,
    live::{heard, live, said, shown_when},
};
use crate::{
    browser::{
        focus,
        input::{pasted, whole},
    },
    state::{desk::Desk, drafts::Draft, form::Form, intents, session::use_desk, toast::use_toaster, trail},
    words::words,
};
use leptos::{
    ev::{ClipboardEvent, Event, SubmitEvent},
    prelude::*,
};
use parboard_domain::{
    field::Field,
    figures::Flag,
    id::{OpId, TaskId},
    jotted::{self, Jotted},
    measure::Day,
    op::Request,
    row::Rows,
    task::{STEP_CHARS_MAX, Step},
};

const NAME: &str = "step";

/// The part; nothing where there are no steps and none can be added.
#[component]
pub fn StepsPart() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let steps = Memo::new(move |_| steps(desk, here.id));
    let may = Memo::new(move |_| here.read(|sheet| sheet.part.is_work()));
    let count = move || {
        let (done, all) = steps.with(|steps| (steps.iter().filter(|step| step.done.is_some()).count(), steps.len()));
        (all > 0).then(|| view! { " "<span class="mine__count">{done}"/"{all}</span> })
    };
    let task = here.id;
    let part = move || {
        view! {
            <section class="task-part steps" aria-labelledby="cac-buoc">
                <h2 id="cac-buoc" tabindex="-1">{words().steps_title()}{live(count)}</h2>
                {shown_when(move || steps.with(Vec::is_empty), || view! { <p class="task-part__none">{words().steps_none()}</p> }.into_any())}
                <ol class="steps__list">
                    <For each=move || steps.get() key=|step| step.id let:step><StepLine id=step.id steps may/></For>
                </ol>
                {kept_requests(desk, move |request| is_of_steps(request) && request.task() == Some(task))}
                {shown_when(move || may.get(), || view! { <StepForm/> }.into_any())}
            </section>
        }
    };
    shown_when(move || may.get() || steps.with(|steps| !steps.is_empty()), move || part().into_any())
}

fn is_of_steps(request: &Request) -> bool {
    matches!(request, Request::AddStep { .. } | Request::CheckStep { .. } | Request::RemoveStep { .. })
}

fn steps(desk: Desk, task: TaskId) -> Vec<Step> {
    desk.read(|shown| shown.find_task(task).map(|task| task.steps.clone()).unwrap_or_default())
}

#[component]
fn StepLine(id: OpId, steps: Memo<Vec<Step>>, may: Memo<bool>) -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_here(), use_toaster());
    let task = here.id;
    let step = Memo::new(move |_| steps.with(|steps| steps.iter().find(|step| step.id == id).cloned()));
    let done = Memo::new(move |_| step.with(|step| step.as_ref().is_some_and(|step| step.done.is_some())));
    let name = move || step.with(|step| step.as_ref().map(|step| step.words.clone()).unwrap_or_default());
    let ask = move |request: Request| desk.wish(request).map_err(|error| toaster.trouble(intents::why(&error))).is_ok();
    let check = move |event: Event| {
        let is_done = event_target_checked(&event);
        if !ask(Request::CheckStep { task, step: id, done: is_done }) {
            event_target::<web_sys::HtmlInputElement>(&event).set_checked(!is_done);
        }
    };
    // Added here, or checked here.
    let unsent = move || {
        let speaks = |request: &Request| matches!(request, Request::CheckStep { step, .. } if *step == id);
        let mut waiting = desk.outbox().into_iter().filter(parboard_sync::outbox::Pending::is_waiting);
        waiting.any(|pending| pending.op.id == id || pending.op.request().is_some_and(speaks))
    };
    let remove = move |_| {
        if ask(Request::RemoveStep { task, step: id }) {
            focus::go_to("#cac-buoc".to_owned());
        }
    };
    // Most steps are never changed: each form watches for drafts of other tabs.
    let changing = RwSignal::new(false);
    let change = move || {
        step.get_untracked().map(|step| {
            let is_mine = step.due_on.is_none() || here.read(|sheet| sheet.actor.may_change(Field::DueOn, sheet.part));
            view! {
                <details class="steps__change" on:toggle:target=move |event| changing.set(event.target().open())>
                    <summary aria-label=words().step_change(&step.words)>{words().step_edit()}</summary>
                    {shown_when(move || changing.get(), move || view! { <StepForm instead_of=step.clone()/> }.into_any())}
                    {is_mine.then(|| view! { <button type="button" class="button button--quiet" on:click=heard(remove)>{words().step_remove(&name())}</button> })}
                </details>
            }
        })
    };
    view! {
        <li class="step" id=format!("buoc-{id}") data-step=id.to_string() data-done=said(move || done.get())>
            <label class="step__check">
                <input type="checkbox" prop:checked=move || done.get() disabled=move || !may.get() on:change=check/>
                <span class="step__words">{live(name)}</span>
            </label>
            <p class="step__facts">
                {live(move || step.get().map(|step| facts(desk, &step)))}
                {shown_when(unsent, || view! { <span class="mark-unsent">{words().unsent}</span> }.into_any())}
            </p>
            {shown_when(move || may.get(), move || change().into_any())}
        </li>
    }
}

/// The day of a milestone and how it stands; who did it.
fn facts(desk: Desk, step: &Step) -> AnyView {
    let today = desk.now.get().day();
    let day = step.due_on.map(|day| match step.done {
        Some(_) => words().milestone(day, None).into_any(),
        None if day < today => view! { <FlagMark flag=Flag::Overdue words=words().milestone(day, Some(words().due(day, today)))/> }.into_any(),
        None => words().milestone(day, Some(words().due(day, today))).into_any(),
    });
    let by = step.done.map(|done| view! { <span>{words().step_done_by(&desk.name_of(done.by), done.at)}</span> });
    view! { {day}{by} }.into_any()
}

/// Adds a step, or puts another in the place of one.
#[component]
fn StepForm(#[prop(optional)] instead_of: Option<Step>) -> impl IntoView {
    let here = use_here();
    let task = here.id;
    // Who may not move the last day says what is to be done, and no day for it.
    let sets_days = move || here.read(|sheet| sheet.actor.may_change(Field::DueOn, sheet.part));
    let replaced = instead_of.as_ref().map(|step| step.id);
    let form = Form::on_card(task, &replaced.map_or_else(|| NAME.to_owned(), |id| format!("{NAME}-{id}")));
    if let Some(step) = instead_of.filter(|_| form.draft.with_untracked(Draft::is_empty)) {
        form.draft.update(|draft| (draft.text, draft.due_on) = (step.words, step.due_on));
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let saved = form.submit(|desk, draft| intents::add_step(desk, task, &draft.text, draft.due_on, replaced));
        match saved {
            // The form of a change is gone with the step that it changed.
            Some(new) if replaced.is_some() => focus::go_to(format!("[id='buoc-{new}'] input")),
            // Whoever adds one often adds the next.
            Some(_) => focus::go_to(".steps > .steps__form [name='step']".to_owned()),
            None => {}
        }
    };
    // A list becomes steps: in a field of one line its lines would run into one.
    let (desk, toaster) = (use_desk(), use_toaster());
    let paste = move |event: ClipboardEvent| {
        let text = pasted(&event).unwrap_or_default();
        let whole = |line: Jotted| if line.text.is_empty() { line.title } else { line.text };
        let lines: Vec<String> = jotted::lines(&text).into_iter().map(whole).collect();
        if replaced.is_some() || lines.len() < 2 {
            return;
        }
        event.prevent_default();
        let add = |words: &String| intents::add_step(desk, task, words, None, None).map_err(|error| toaster.trouble(intents::why(&error))).is_ok();
        trail::together(words().steps_pasted(lines.len()), || lines.iter().all(add));
    };
    let day = Memo::new(move |_| form.draft.with(|draft| draft.due_on.map(|day| day.to_string()).unwrap_or_default()));
    view! {
        <form class="task-form steps__form" on:submit=submit>
            <label>
                {words().step_words()}
                <input class="field" type="text" name="step" required maxlength=STEP_CHARS_MAX autocomplete="off" prop:value=move || form.draft.with(|draft| draft.text.clone()) on:paste=paste
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())/>
            </label>
            <div class="task-form__foot">
                {shown_when(sets_days, move || view! { <label>
                    {words().step_day()}
                    <input class="field task-field__date" type="date" name="due_on" prop:value=day
                        on:input:target=move |event| {
                            if let Some(typed) = whole(&event.target()) {
                                form.change(|draft| draft.due_on = Day::parse(&typed));
                            }
                        }/>
                </label> }.into_any())}
                <button type="submit" class="button">{if replaced.is_some() { words().save() } else { words().step_add() }}</button>
            </div>
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}
