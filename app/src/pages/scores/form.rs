//! The form that gives a figure. What is typed survives a closed tab, a form for each kind of figure of each criterion.

use super::{Look, criterion::unit_of};
use crate::{
    browser::input::whole,
    components::{
        live::{live, said, shown_when},
        task::{note::FormTrouble, other_drafts::FormDrafts},
    },
    state::{
        address::use_address,
        desk::Desk,
        drafts::Draft,
        form::Form,
        scores::{self, Choices},
        session::use_desk,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    id::CriterionId,
    measure::Day,
    row::{Kind, Noun},
    score::{Aim, Decimal, NAME_CHARS_MAX, Stated, Target, WORDS_CHARS_MAX, What, YEARS},
};

/// The choice of a kind, and its form.
#[component]
pub fn FigureForm(id: CriterionId, look: Look, may: Memo<Vec<What>>) -> impl IntoView {
    // A refused figure that is taken up again says of which kind it is.
    let asked = use_address().query(scores::KIND).and_then(|name| What::parse(&name)).filter(|what| may.with_untracked(|may| may.contains(what)));
    let chosen = RwSignal::new(asked.or_else(|| may.with_untracked(|may| may.first().copied())).unwrap_or_default());
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

/// What is chosen in the form: kept with what is typed, and until then what is most likely meant.
#[derive(Clone, Copy)]
struct Chosen {
    form: Form,
    now: Memo<Choices>,
}

impl Chosen {
    fn open(form: Form, (desk, look): (Desk, Look), id: CriterionId, what: What) -> Self {
        let likely = Memo::new(move |_| likely(desk, look, id, what));
        Self { form, now: Memo::new(move |_| form.draft.with(Choices::read).unwrap_or_else(|| likely.get())) }
    }

    fn change(self, edit: impl FnOnce(&mut Choices)) {
        let mut choices = self.now.get_untracked();
        edit(&mut choices);
        self.form.change(|draft| draft.choices = choices.written());
    }

    /// What is to become of the number of a target.
    fn aim(self) -> Aim {
        self.now.with(|choices| choices.aim.unwrap_or(Aim::Prose))
    }
}

/// The year before for what was, the plan's own for what came of it; all else as the target has it.
fn likely(desk: Desk, look: Look, id: CriterionId, what: What) -> Choices {
    let year = desk.peek(|shown| shown.of_kind(Kind::Plan).find_map(|noun| if let Noun::Plan(plan) = noun { Some(plan.year) } else { None }));
    let year = year.unwrap_or(*YEARS.start());
    let (target, survey) = look.line(id, |line| (line.target.clone(), line.is_surveyed)).unwrap_or_default();
    let compared = target.as_ref().and_then(|target| target.year).unwrap_or(year - 1);
    // Since the mergers of 2025 there are 34.
    let provinces = target.as_ref().and_then(|target| target.out_of).unwrap_or(if year < 2025 { 63 } else { 34 });
    let is_rank = what == What::Target || target.as_ref().is_some_and(Target::is_rank);
    Choices {
        aim: Some(target.as_ref().map_or(Aim::AtLeast, |target| target.aim)),
        year: Some(if what == What::Announced { year } else { compared }),
        out_of: is_rank.then_some(provinces),
        survey,
        unit: target.map(|target| target.unit).unwrap_or_default(),
    }
}

#[component]
fn OneKind(id: CriterionId, look: Look, what: What) -> impl IntoView {
    let desk = use_desk();
    let form = Form::alone(&scores::form(id, what));
    let chosen = Chosen::open(form, (desk, look), id, what);
    // The day that is shown is the one that is saved, also after midnight.
    let today = desk.now.get_untracked().day();
    let trouble = RwSignal::new(None::<&'static str>);
    let typed = move || form.draft.with(|draft| draft.percent.clone());
    let has_value = move || what != What::Target || chosen.aim().has_value();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (typed, day) = form.draft.with_untracked(|draft| (draft.percent.clone(), draft.due_on.unwrap_or(today)));
        let needs_value = what != What::Target || untrack(|| chosen.aim().has_value());
        let value = Decimal::typed(&typed).filter(|_| needs_value);
        trouble.set(match value {
            None if needs_value => Some(words().figure_no_number()),
            _ if what == What::Measured && day > desk.now.get_untracked().day() => Some(words().figure_day_to_come()),
            _ => None,
        });
        if trouble.get_untracked().is_none() {
            let choices = chosen.now.get_untracked();
            form.submit(|desk, draft| scores::give(desk, id, says(what, value, day, draft, choices)));
        }
    };
    let unit = look.line_now(id).as_ref().map(unit_of).unwrap_or_default();
    let label = if what == What::Target { words().figure_number().to_owned() } else { words().figure_value(what, &unit) };
    let number = move || {
        let label = label.clone();
        view! {
            <label class="score__number">
                {label}
                <input class="field" type="text" inputmode="decimal" name="value" autocomplete="off" maxlength="24" aria-invalid=said(move || trouble.get().is_some()) aria-describedby=format!("hieu-{id}")
                    prop:value=typed on:input:target=move |event| form.change(|draft| draft.percent = event.target().value())/>
            </label>
        }
        .into_any()
    };
    let read_as = move || Decimal::typed(&typed()).filter(|_| has_value()).map(|number| words().figure_read_as(number));
    view! {
        <form class="task-form score__form" data-form=what.as_str() novalidate on:submit=submit>
            {(what == What::Target).then(|| view! { <AimFields chosen/> })}
            <div class="score__row">
                {shown_when(has_value, number)}
                {(what == What::Measured).then(|| view! { <DayField form today/> })}
                {matches!(what, What::Baseline | What::Announced).then(|| view! { <YearField chosen/> })}
                {shown_when(move || what == What::Baseline && chosen.now.with(|choices| choices.out_of.is_some()), move || view! { <OutOf chosen/> }.into_any())}
            </div>
            <p class="score__note" id=format!("hieu-{id}")>{live(read_as)}</p>
            {(what == What::Baseline).then(|| view! { <Predecessor form/> })}
            {(what == What::Max).then(|| view! {
                <label class="score__tick">
                    <input type="checkbox" name="survey" prop:checked=move || chosen.now.with(|choices| choices.survey)
                        on:change:target=move |event| chosen.change(|choices| choices.survey = event.target().checked())/>
                    {words().figure_survey()}
                </label>
            })}
            <label>
                {words().figure_words(what)}
                <textarea class="field" name="words" rows="2" maxlength=WORDS_CHARS_MAX.to_string() prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
            <div class="task-form__foot"><button type="submit" class="button button--main">{words().figure_save()}</button></div>
            <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="note" data-is="trouble">{text}</p> }))}</div>
            {shown_when(move || form.kept.get(), || view! { <p class="note">{words().draft_kept()}</p> }.into_any())}
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}

fn says(what: What, value: Option<Decimal>, day: Day, draft: &Draft, choices: Choices) -> Stated {
    let aim = choices.aim.filter(|_| what == What::Target);
    let has_year = matches!(what, What::Baseline | What::Announced) || aim.is_some_and(Aim::has_base);
    let is_ranked = what == What::Baseline || aim == Some(Aim::Ranks);
    Stated {
        what,
        value,
        on: (what == What::Measured).then_some(day),
        year: choices.year.filter(|_| has_year),
        of: if what == What::Baseline { draft.title.clone() } else { String::new() },
        aim,
        out_of: choices.out_of.filter(|_| is_ranked),
        unit: if aim.is_some_and(has_unit) { choices.unit } else { String::new() },
        survey: what == What::Max && choices.survey,
        words: draft.text.clone(),
    }
}

/// Ranks are counted in ranks, and words in nothing.
fn has_unit(aim: Aim) -> bool {
    !matches!(aim, Aim::Prose | Aim::Ranks)
}

/// Of a target: what is to become of the number, against which year, among how many, and what is counted.
#[component]
fn AimFields(chosen: Chosen) -> impl IntoView {
    let option = move |aim: Aim| view! { <option value=aim.as_str() prop:selected=move || chosen.aim() == aim>{words().aim(aim)}</option> };
    view! {
        <label>
            {words().figure_aim()}
            <select class="field" name="aim" on:change:target=move |event| chosen.change(|choices| choices.aim = Aim::parse(&event.target().value()))>
                {Aim::ALL.map(option)}
            </select>
        </label>
        <div class="score__row">
            {shown_when(move || chosen.aim().has_base(), move || view! { <YearField chosen/> }.into_any())}
            {shown_when(move || chosen.aim() == Aim::Ranks, move || view! { <OutOf chosen/> }.into_any())}
            {shown_when(move || has_unit(chosen.aim()), move || view! {
                <label>
                    {words().figure_unit()}
                    <input class="field" type="text" name="unit" autocomplete="off" maxlength=NAME_CHARS_MAX.to_string()
                        prop:value=move || chosen.now.with(|choices| choices.unit.clone())
                        on:input:target=move |event| chosen.change(|choices| choices.unit = event.target().value())/>
                </label>
            }.into_any())}
        </div>
    }
}

/// Among how many provinces a rank is.
#[component]
fn OutOf(chosen: Chosen) -> impl IntoView {
    let is = move |count: i64| chosen.now.with(|choices| choices.out_of == Some(count));
    let option = move |count: i64| view! { <option value=count.to_string() prop:selected=move || is(count)>{count}</option> };
    view! {
        <label>
            {words().figure_out_of()}
            <select class="field" name="out_of" on:change:target=move |event| chosen.change(|choices| choices.out_of = event.target().value().parse().ok())>
                {[34, 63].map(option)}
            </select>
        </label>
    }
}

#[component]
fn YearField(chosen: Chosen) -> impl IntoView {
    let typed = move |text: String| {
        if let Some(year) = text.parse().ok().filter(|year| YEARS.contains(year)) {
            chosen.change(|choices| choices.year = Some(year));
        }
    };
    let shown = move || chosen.now.with(|choices| choices.year.map(|year| year.to_string()).unwrap_or_default());
    view! {
        <label>
            {words().figure_year()}
            <input class="field score__year" type="number" name="year" inputmode="numeric" min=YEARS.start().to_string() max=YEARS.end().to_string()
                prop:value=shown on:change:target=move |event| typed(event.target().value())/>
        </label>
    }
}

#[component]
fn DayField(form: Form, today: Day) -> impl IntoView {
    let day = Memo::new(move |_| form.draft.with(|draft| draft.due_on).unwrap_or(today).to_string());
    view! {
        <label>
            {words().figure_day()}
            <input class="field task-field__date" type="date" name="on" max=today.to_string() prop:value=day
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
