//! The form that gives a figure. What is typed survives a closed tab, a form for each kind of figure of each criterion.

use super::{Look, criterion::unit_of};
use crate::{
    browser::input::whole,
    components::{
        live::{live, shown_when},
        task::{note::FormTrouble, other_drafts::FormDrafts},
    },
    state::{
        desk::{Desk, WishError},
        drafts::Draft,
        form::Form,
        scores,
        session::use_desk,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    id::{CriterionId, OpId},
    measure::Day,
    row::{Kind, Noun},
    score::{Aim, Decimal, NAME_CHARS_MAX, Stated, WORDS_CHARS_MAX, What, YEARS},
};

/// The choice of a kind, and its form.
#[component]
pub fn FigureForm(id: CriterionId, look: Look, may: Memo<Vec<What>>) -> impl IntoView {
    let chosen = RwSignal::new(may.with_untracked(|may| may.first().copied()).unwrap_or_default());
    let kind = move |what: What| {
        view! { <option value=what.as_str() prop:selected=move || chosen.get() == what>{words().figure_name(what)}</option> }
    };
    view! {
        <div class="score__give">
            <h4>{words().figure_give()}</h4>
            {shown_when(move || may.with(|may| may.len() > 1), move || view! {
                <label>
                    {words().figure_kind()}
                    <select class="field" name="what" on:change:target=move |event| chosen.set(What::parse(&event.target().value()).unwrap_or_default())>
                        {live(move || may.get().into_iter().map(kind).collect_view())}
                    </select>
                </label>
            }.into_any())}
            {live(move || view! { <OneKind id look what=chosen.get()/> })}
        </div>
    }
}

/// What is chosen rather than typed, for a kind of figure.
#[derive(Clone, Copy)]
struct Choices {
    aim: RwSignal<Aim>,
    year: RwSignal<i64>,
    out_of: RwSignal<i64>,
    survey: RwSignal<bool>,
    unit: RwSignal<String>,
}

impl Choices {
    /// As they are most likely meant: the year before for what was, the plan's own for what came of it.
    fn open(desk: Desk, look: Look, id: CriterionId, what: What) -> Self {
        let year = desk.peek(|shown| shown.of_kind(Kind::Plan).find_map(|noun| if let Noun::Plan(plan) = noun { Some(plan.year) } else { None }));
        let year = year.unwrap_or(*YEARS.start());
        let line = look.line_now(id);
        let target = line.as_ref().and_then(|line| line.target.clone());
        Self {
            aim: RwSignal::new(target.as_ref().map_or(Aim::AtLeast, |target| target.aim)),
            year: RwSignal::new(if what == What::Announced { year } else { target.as_ref().and_then(|target| target.year).unwrap_or(year - 1) }),
            // Since the mergers of 2025 there are 34.
            out_of: RwSignal::new(target.and_then(|target| target.out_of).unwrap_or(if year < 2025 { 63 } else { 34 })),
            survey: RwSignal::new(line.as_ref().is_some_and(|line| line.is_surveyed)),
            unit: RwSignal::new(line.as_ref().map(unit_of).unwrap_or_default()),
        }
    }
}

#[component]
fn OneKind(id: CriterionId, look: Look, what: What) -> impl IntoView {
    let desk = use_desk();
    let (form, choices) = (Form::alone(&scores::form(id, what)), Choices::open(desk, look, id, what));
    let not_read = RwSignal::new(false);
    let typed = move || form.draft.with(|draft| draft.percent.clone());
    let has_value = move || what != What::Target || choices.aim.get().has_value();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let value = Decimal::typed(&form.draft.with_untracked(|draft| draft.percent.clone()));
        let needs_value = what != What::Target || choices.aim.get_untracked().has_value();
        not_read.set(needs_value && value.is_none());
        if !not_read.get_untracked() {
            form.submit(|desk, draft| give(desk, id, what, value.filter(|_| needs_value), draft, choices));
        }
    };
    let unit = look.line_now(id).as_ref().map(unit_of).unwrap_or_default();
    let label = if what == What::Target { words().figure_number().to_owned() } else { words().figure_value(what, &unit) };
    let number = move || {
        let label = label.clone();
        view! {
            <label class="score__number">
                {label}
                <input class="field" type="text" inputmode="decimal" name="value" autocomplete="off" maxlength="24" aria-describedby=format!("hieu-{id}")
                    prop:value=typed on:input:target=move |event| form.change(|draft| draft.percent = event.target().value())/>
            </label>
        }
        .into_any()
    };
    let read_as = move || Decimal::typed(&typed()).filter(|_| has_value()).map(|number| words().figure_read_as(number));
    view! {
        <form class="task-form score__form" data-form=what.as_str() novalidate on:submit=submit>
            {(what == What::Target).then(|| view! { <AimFields choices/> })}
            <div class="score__row">
                {shown_when(has_value, number)}
                {(what == What::Measured).then(|| view! { <DayField form desk/> })}
                {matches!(what, What::Baseline | What::Announced).then(|| view! { <YearField choices/> })}
            </div>
            <p class="score__note" id=format!("hieu-{id}")>{live(read_as)}</p>
            {(what == What::Baseline).then(|| view! { <Predecessor form/> })}
            {(what == What::Max).then(|| view! {
                <label class="score__tick">
                    <input type="checkbox" name="survey" prop:checked=move || choices.survey.get() on:change:target=move |event| choices.survey.set(event.target().checked())/>
                    {words().figure_survey()}
                </label>
            })}
            <label>
                {words().figure_words(what)}
                <textarea class="field" name="words" rows="2" maxlength=WORDS_CHARS_MAX.to_string() prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
            <div class="task-form__foot"><button type="submit" class="button button--main">{words().figure_save()}</button></div>
            {shown_when(move || not_read.get(), || view! { <p class="note" data-is="trouble" role="alert">{words().figure_no_number()}</p> }.into_any())}
            {shown_when(move || form.kept.get(), || view! { <p class="note">{words().draft_kept()}</p> }.into_any())}
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}

fn give(desk: Desk, id: CriterionId, what: What, value: Option<Decimal>, draft: &Draft, choices: Choices) -> Result<OpId, WishError> {
    let aim = (what == What::Target).then(|| choices.aim.get_untracked());
    let has_year = matches!(what, What::Baseline | What::Announced) || aim.is_some_and(Aim::has_base);
    let says = Stated {
        what,
        value,
        on: (what == What::Measured).then(|| draft.due_on.unwrap_or_else(|| desk.now.get_untracked().day())),
        year: has_year.then(|| choices.year.get_untracked()),
        of: if what == What::Baseline { draft.title.clone() } else { String::new() },
        aim,
        out_of: (aim == Some(Aim::Ranks)).then(|| choices.out_of.get_untracked()),
        unit: if aim.is_some() { choices.unit.get_untracked() } else { String::new() },
        survey: what == What::Max && choices.survey.get_untracked(),
        words: draft.text.clone(),
    };
    scores::give(desk, id, says)
}

/// Of a target: what is to become of the number, against which year, among how many, and what is counted.
#[component]
fn AimFields(choices: Choices) -> impl IntoView {
    let option = move |aim: Aim| view! { <option value=aim.as_str() prop:selected=move || choices.aim.get() == aim>{words().aim(aim)}</option> };
    let provinces = move |count: i64| view! { <option value=count.to_string() prop:selected=move || choices.out_of.get() == count>{count}</option> };
    view! {
        <label>
            {words().figure_aim()}
            <select class="field" name="aim" on:change:target=move |event| choices.aim.set(Aim::parse(&event.target().value()).unwrap_or(Aim::Prose))>
                {Aim::ALL.map(option)}
            </select>
        </label>
        <div class="score__row">
            {shown_when(move || choices.aim.get().has_base(), move || view! { <YearField choices/> }.into_any())}
            {shown_when(move || choices.aim.get() == Aim::Ranks, move || view! {
                <label>
                    {words().figure_out_of()}
                    <select class="field" name="out_of" on:change:target=move |event| choices.out_of.set(event.target().value().parse().unwrap_or(34))>{[34, 63].map(provinces)}</select>
                </label>
            }.into_any())}
            {shown_when(move || choices.aim.get() != Aim::Prose, move || view! {
                <label>
                    {words().figure_unit()}
                    <input class="field" type="text" name="unit" autocomplete="off" maxlength=NAME_CHARS_MAX.to_string() prop:value=move || choices.unit.get()
                        on:input:target=move |event| choices.unit.set(event.target().value())/>
                </label>
            }.into_any())}
        </div>
    }
}

#[component]
fn YearField(choices: Choices) -> impl IntoView {
    let typed = move |text: String| {
        if let Some(year) = text.parse().ok().filter(|year| YEARS.contains(year)) {
            choices.year.set(year);
        }
    };
    view! {
        <label>
            {words().figure_year()}
            <input class="field score__year" type="number" name="year" inputmode="numeric" min=YEARS.start().to_string() max=YEARS.end().to_string()
                prop:value=move || choices.year.get().to_string() on:change:target=move |event| typed(event.target().value())/>
        </label>
    }
}

#[component]
fn DayField(form: Form, desk: Desk) -> impl IntoView {
    let day = Memo::new(move |_| form.draft.with(|draft| draft.due_on).unwrap_or_else(|| desk.now.get_untracked().day()).to_string());
    view! {
        <label>
            {words().figure_day()}
            <input class="field task-field__date" type="date" name="on" prop:value=day
                on:input:target=move |event| {
                    if let Some(typed) = whole(&event.target()) {
                        form.change(|draft| draft.due_on = Day::parse(&typed));
                    }
                }/>
        </label>
    }
}

#[component]
fn Predecessor(form: Form) -> impl IntoView {
    view! {
        <label>
            {words().figure_predecessor()}
            <input class="field" type="text" name="of" autocomplete="off" maxlength=NAME_CHARS_MAX.to_string() prop:value=move || form.draft.with(|draft| draft.title.clone())
                on:input:target=move |event| form.change(|draft| draft.title = event.target().value())/>
        </label>
    }
}
