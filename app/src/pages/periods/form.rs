//! The form of an agency's report, and the one in which whoever coordinates returns or accepts it. What is typed survives a closed tab.

use crate::{
    components::{
        live::{heard, live, shown_when},
        task::{note::FormTrouble, other_drafts::FormDrafts},
    },
    state::{
        drafts::Draft,
        form::Form,
        periods::{self, May},
        session::use_desk,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    id::{AgencyId, PlanId},
    period::{CHARS_MAX, Period, Said, Stage, WHY_CHARS_MAX},
};

type Of = (PlanId, Period, AgencyId);

/// One part of a report.
#[derive(Clone, Copy)]
struct Field {
    name: &'static str,
    label: &'static str,
    of: fn(&mut Said) -> &mut String,
}

#[component]
pub fn ReportForm(of: Of, may: Memo<May>, form: Form) -> impl IntoView {
    let desk = use_desk();
    let (plan, period, agency) = of;
    let stands = Memo::new(move |_| periods::words(desk, plan, period, agency));
    let seen = Memo::new(move |_| periods::seen(desk, plan, period, agency));
    // Until somebody types, what stands is what is gone on from.
    let shown =
        move || form.draft.with(|draft| if draft.is_empty() && draft.from.is_none() { (stands.get(), seen.get()) } else { periods::typed(draft) });
    let is_overtaken = move || {
        let (says, saw) = shown();
        saw != seen.get() && says != stands.get()
    };
    let trouble = RwSignal::new(None::<&'static str>);
    let submit = move |stage: Stage| {
        let (says, saw) = untrack(shown);
        let says = Said { stage, ..says };
        let why = match () {
            () if stage == Stage::Submitted && says.results.trim().is_empty() => Some(words().report_empty()),
            () if periods::is_so(desk, of, &says) => Some(words().report_same()),
            () => None,
        };
        trouble.set(why);
        if trouble.get_untracked().is_none() {
            form.submit(|desk, _| periods::file(desk, of, &says, saw));
        }
    };
    let field = move |field: Field| {
        let value = move || (field.of)(&mut shown().0).clone();
        let typed = move |text: String| {
            trouble.set(None);
            let (mut says, saw) = untrack(shown);
            *(field.of)(&mut says) = text;
            form.change(|draft| *draft = Draft { replaces: draft.replaces, ..periods::draft(&says, &saw) });
        };
        view! {
            <label>
                {field.label}
                <textarea class="field" name=field.name rows="4" maxlength=CHARS_MAX.to_string() prop:value=value
                    on:input:target=move |event| typed(event.target().value())></textarea>
            </label>
        }
    };
    let fields = [
        Field { name: "results", label: words().report_results(), of: |says| &mut says.results },
        Field { name: "obstacles", label: words().report_obstacles(), of: |says| &mut says.obstacles },
        Field { name: "proposals", label: words().report_proposals(), of: |says| &mut says.proposals },
    ];
    let join = move |_| {
        let (says, now) = (untrack(shown).0, seen.get_untracked());
        form.change(|draft| *draft = Draft { replaces: draft.replaces, ..periods::draft(&says, &now) });
    };
    view! {
        <form class="task-form report__form" novalidate on:submit=move |event: SubmitEvent| event.prevent_default()>
            {fields.map(field)}
            {shown_when(is_overtaken, move || view! {
                <p class="note" data-is="overtaken">{words().report_overtaken()}" "
                    <button type="button" class="note__button" on:click=heard(join)>{words().report_join()}</button>
                </p>
            }.into_any())}
            {shown_when(move || !may.with(|may| may.write || may.submit), || view! { <p class="note" data-is="overtaken">{words().report_closed()}</p> }.into_any())}
            <div class="task-form__foot">
                {shown_when(move || may.with(|may| may.submit), move || view! {
                    <button type="button" class="button button--main" on:click=heard(move |_| submit(Stage::Submitted))>{words().report_submit()}</button>
                }.into_any())}
                {shown_when(move || may.with(|may| may.write), move || view! {
                    <button type="button" class="button"
                        on:click=heard(move |_| submit(Stage::Written))>{live(move || if may.with(|may| may.takes_back) { words().report_take_back() } else { words().report_keep() })}</button>
                }.into_any())}
            </div>
            <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="note" data-is="trouble">{text}</p> }))}</div>
            {shown_when(move || form.kept.get(), || view! { <p class="note">{words().draft_kept()}</p> }.into_any())}
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}

/// Accepting needs no words, returning does.
#[component]
pub fn JudgeForm(of: Of, may: Memo<May>) -> impl IntoView {
    let (plan, period, agency) = of;
    let form = Form::alone(&format!("judge-{}", periods::form(plan, period, agency)));
    let trouble = RwSignal::new(None::<&'static str>);
    let judge = move |stage: Stage| {
        let why = form.draft.with_untracked(|draft| draft.text.clone());
        trouble.set((stage == Stage::Returned && why.trim().is_empty()).then(|| words().report_needs_why()));
        if trouble.get_untracked().is_none() {
            let says = Said { stage, why, ..Said::default() };
            form.submit(|desk, _| {
                let judged = untrack(|| periods::judged(desk, plan, period, agency));
                periods::file(desk, (plan, period, judged), &says, untrack(|| periods::seen(desk, plan, period, judged)))
            });
        }
    };
    view! {
        <form class="task-form report__form" novalidate on:submit=move |event: SubmitEvent| event.prevent_default()>
            <label>
                {words().report_why()}
                <textarea class="field" name="why" rows="2" maxlength=WHY_CHARS_MAX.to_string() prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
            <div class="task-form__foot">
                {shown_when(move || may.with(|may| may.accept), move || view! {
                    <button type="button" class="button button--main" on:click=heard(move |_| judge(Stage::Accepted))>{words().report_accept()}</button>
                }.into_any())}
                {shown_when(move || may.with(|may| may.send_back), move || view! {
                    <button type="button" class="button" on:click=heard(move |_| judge(Stage::Returned))>{words().report_return()}</button>
                }.into_any())}
            </div>
            <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="note" data-is="trouble">{text}</p> }))}</div>
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}
