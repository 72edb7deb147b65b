//! Adding a card: to which criterion, its short line, its words. What is typed survives a closed tab, and the card stands on
//! the board at once, with or without a network.

use crate::components::live::{heard, live, shown_when};
use crate::{
    browser::look,
    components::{
        shell::PageHead,
        task::{note::FormTrouble, other_drafts::FormDrafts},
    },
    state::{
        address::{Address, use_address},
        drafts::{Draft, Others},
        editing::Said,
        face,
        form::Form,
        intents,
        new_task::{self, LIST_NAME, NAME},
        session::use_desk,
        toast::use_toaster,
        trail,
        view::{CRITERION, address_of},
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    criterion::Criterion,
    field::Field,
    id::CriterionId,
    jotted::{self, LINES_MAX},
    op::Request,
};

/// The screen.
#[component]
pub fn NewTask() -> impl IntoView {
    let desk = use_desk();
    let criteria = Memo::new(move |_| new_task::open_criteria(desk));
    let none = move || if desk.has_board() { words().new_task_nowhere() } else { words().board_loading };
    let some = Memo::new(move |_| criteria.with(|criteria| !criteria.is_empty()));
    look::set_body("data-ready", "");
    view! {
        <div class="new-task">
            <PageHead title=Signal::derive(|| words().add_task().to_owned()) of_plan=true/>
            <Show when=move || some.get() fallback=move || view! { <p class="notice" role="status">{none}</p> }>
                <NewTaskForm criteria/>
                <ListPart criteria/>
            </Show>
        </div>
    }
}

#[component]
fn NewTaskForm(criteria: Memo<Vec<Criterion>>) -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_address(), use_toaster());
    let said = Said(RwSignal::new(String::new()));
    provide_context(said);
    provide_context(Others::of_no_card(desk));
    let form = Form::alone(NAME);
    let chosen = chosen(form, here, criteria);
    let offices = move || {
        let id = chosen.get()?;
        let actor = desk.actor();
        let named = desk.read_plan(|shown| {
            let named = |criterion: &Criterion| face::names(shown, &criterion.offices_of_new_card(&actor, &shown));
            criteria.with(|criteria| criteria.iter().find(|criterion| criterion.id == id).map(named))
        });
        Some(words().new_task_for(&named?))
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(criterion) = chosen.get_untracked() else { return };
        if let Some(id) = form.submit(|desk, draft| intents::create_task(desk, criterion, &draft.title, &draft.text)) {
            toaster.done(words().task_added(), Request::ArchiveTask { task: id.task() });
            here.go_instead(&format!("/viec/{}", id.task()));
        }
    };
    view! {
        <form class="task-form" on:submit=submit>
            <p class="visually-hidden" role="status" aria-live="polite">{said.0}</p>
            <CriterionChoice form criteria chosen name="criterion"/>
            <label>
                {words().field(Field::Title)}
                <input class="field" type="text" name="title" required pattern=r".*\S.*" title=words().new_task_title() autocomplete="off"
                    prop:value=move || form.draft.with(|draft| draft.title.clone())
                    on:input:target=move |event| form.change(|draft| draft.title = event.target().value())/>
            </label>
            <TooLong field=Field::Title said=Signal::derive(move || form.draft.with(|draft| draft.title.clone()))/>
            <label>
                {words().field(Field::Text)}
                <textarea class="field" rows="5" name="text" aria-describedby="viec-moi" prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
            <p class="task-field__hint" role="status">{live(offices)}</p>
            <TooLong field=Field::Text said=Signal::derive(move || form.draft.with(|draft| draft.text.clone()))/>
            <p class="task-field__hint" id="viec-moi">{words().new_task_hint()}</p>
            <div class="task-form__foot">
                <a class="button button--quiet" href="/">{words().back_to_board()}</a>
                <button type="submit" class="button button--main">{words().add_task()}</button>
            </div>
            {shown_when(move || form.kept.get(), move || view! { <p class="note">{words().draft_kept()}</p> }.into_any())}
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}

/// What few come for is drawn when it is opened.
#[component]
fn ListPart(criteria: Memo<Vec<Criterion>>) -> impl IntoView {
    let opened = RwSignal::new(false);
    view! {
        <details class="list-form" on:toggle=heard(move |_| opened.set(true))>
            <summary>{words().list_title()}</summary>
            {shown_when(move || opened.get(), move || view! { <ListForm criteria/> }.into_any())}
        </details>
    }
}

/// A list that was jotted down or copied from elsewhere: each line becomes a card of one criterion, and all of it is one step.
#[component]
fn ListForm(criteria: Memo<Vec<Criterion>>) -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_address(), use_toaster());
    provide_context(Said(RwSignal::new(String::new())));
    provide_context(Others::of_no_card(desk));
    let form = Form::alone(LIST_NAME);
    let trouble = RwSignal::new(None::<String>);
    let lines = Memo::new(move |_| form.draft.with(|draft| jotted::lines(&draft.text)));
    let chosen = chosen(form, here, criteria);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(criterion), list) = (chosen.get_untracked(), lines.get_untracked()) else { return };
        let why = match list.len() {
            0 => Some(words().list_empty().to_owned()),
            many if many > LINES_MAX => Some(words().list_too_long(LINES_MAX)),
            _ => None,
        };
        trouble.set(why);
        if trouble.with_untracked(Option::is_some) {
            return;
        }
        let count = list.len();
        let mut left = list.iter();
        let failed = trail::together(words().list_done(count), || {
            left.find_map(|line| intents::create_task(desk, criterion, &line.title, &line.text).err().map(|error| (error, line)))
        });
        if let Some((error, line)) = failed {
            // What was made is made; only the rest stays to be added.
            let rest: Vec<&str> =
                std::iter::once(line).chain(left).map(|line| if line.text.is_empty() { &*line.title } else { &*line.text }).collect();
            form.change(|draft| draft.text = rest.join("\n"));
            return trouble.set(Some(intents::why(&error)));
        }
        form.change(|draft| *draft = Draft::default());
        toaster.say(words().list_done(count));
        let number = criteria.with_untracked(|criteria| criteria.iter().find(|own| own.id == criterion).map(|own| own.number.clone()));
        here.go_instead(&number.map_or_else(|| "/".to_owned(), |number| address_of("/", &number)));
    };
    view! {
            <form class="task-form" on:submit=submit>
                <CriterionChoice form criteria chosen name="list_criterion"/>
                <label>
                    {words().list_label()}
                    <textarea class="field" name="list" rows="6" aria-describedby="danh-sach" prop:value=move || form.draft.with(|draft| draft.text.clone())
                        on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
                </label>
                <p class="task-field__hint" id="danh-sach">{words().list_hint()}</p>
                <div class="task-form__foot">
                    <button type="submit" class="button button--main">{live(move || words().list_button(lines.with(Vec::len)))}</button>
                </div>
                <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="note" data-is="trouble">{text}</p> }))}</div>
                {shown_when(move || form.kept.get(), move || view! { <p class="note">{words().draft_kept()}</p> }.into_any())}
                <FormTrouble trouble=form.trouble/>
                <FormDrafts form/>
            </form>
    }
}

/// The criterion that was chosen, else the one that the board was showing alone.
fn chosen(form: Form, here: Address, criteria: Memo<Vec<Criterion>>) -> Memo<Option<CriterionId>> {
    Memo::new(move |_| {
        let drafted = form.draft.with(|draft| draft.criterion);
        criteria.with(|criteria| drafted.filter(|id| criteria.iter().any(|criterion| criterion.id == *id)).or_else(|| asked_for(here, criteria)))
    })
}

/// Under which criterion.
#[component]
fn CriterionChoice(form: Form, criteria: Memo<Vec<Criterion>>, chosen: Memo<Option<CriterionId>>, name: &'static str) -> impl IntoView {
    let option = move |criterion: Criterion| {
        let id = criterion.id;
        view! { <option value=id.to_string() prop:selected=move || chosen.get() == Some(id)>{format!("{} {}", criterion.number, criterion.title)}</option> }
    };
    view! {
        <label>
            {words().new_task_criterion()}
            <select class="field" name=name required on:change:target=move |event| form.change(|draft| draft.criterion = event.target().value().parse().ok())>
                <option value="" prop:selected=move || chosen.get().is_none()>{words().new_task_choose()}</option>
                {live(move || criteria.get().into_iter().map(option).collect_view())}
            </select>
        </label>
    }
}

/// Says while there is still something to be done about it that words are too long, and by how much; none of them is cut off.
#[component]
fn TooLong(field: Field, said: Signal<String>) -> impl IntoView {
    let chars = Memo::new(move |_| said.with(|said| said.trim().chars().count()));
    let text = move || (chars.get() > field.chars_max()).then(|| words().too_long(field, chars.get()));
    view! { <p class="note" data-is="trouble" role="status">{live(text)}</p> }
}

/// The criterion that the board was showing alone when the person came here.
fn asked_for(here: Address, criteria: &[Criterion]) -> Option<CriterionId> {
    let number = here.query(CRITERION)?;
    criteria.iter().find(|criterion| criterion.number == number).map(|criterion| criterion.id)
}
