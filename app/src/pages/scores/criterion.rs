//! One criterion: what is aimed at and what came of it, and opened the plan's words, the figures and the form.

use super::{Look, figures::Figures, form::FigureForm};
use crate::{
    components::live::{heard, live, said, shown_when},
    state::scores::{Line, POINTS, verdict_name},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::CriterionId, score::What};

#[component]
pub fn CriterionLine(id: CriterionId, look: Look) -> impl IntoView {
    let is_open = Memo::new(move |_| look.open.get() == Some(id));
    let toggle = move |_| look.set_open.set((!is_open.get_untracked()).then_some(id));
    let (number, title) = look.line_now(id).map(|line| (line.number, line.title)).unwrap_or_default();
    let body = format!("than-{id}");
    let (controls, named) = (body.clone(), number.clone());
    view! {
        <li class="score" data-number=named data-verdict=said(move || look.line(id, |line| verdict_name(line.verdict)))>
            <h3>
                <button type="button" class="score__open" aria-expanded=said(move || is_open.get()) aria-controls=controls on:click=heard(toggle)>
                    {(!number.is_empty()).then(|| view! { <b class="number">{number}</b>" " })}<span>{title}</span>
                </button>
            </h3>
            <div class="score__face">{live(move || look.line(id, face))}</div>
            <div id=body>
                {shown_when(move || is_open.get(), move || view! { <Body id look/> }.into_any())}
            </div>
        </li>
    }
}

/// What is counted: ranks, or what the target says, else nothing.
pub fn unit_of(line: &Line) -> String {
    line.unit()
}

/// Target, measured value and verdict; then the points that are known.
fn face(line: &Line) -> AnyView {
    let unit = unit_of(line);
    let target = line.target.as_ref().map(|target| fact(words().figure_name(What::Target), words().target(target)));
    let goal = line.to_reach.filter(|_| line.target.as_ref().is_some_and(|target| target.aim.has_base()));
    let goal = goal.map(|goal| fact(words().to_reach(), words().amount(goal, &unit)));
    let measured = line.measured.map(|(value, day)| {
        let text = format!("{}, {}", words().amount(value, &unit), words().measured_on(day));
        fact(words().figure_name(What::Measured), text)
    });
    let points = POINTS.iter().zip(line.points).filter_map(|(what, points)| Some((*what, points?)));
    // Points that are announced are a result of their own; a percentage is no points.
    let points: Vec<_> = points.map(|(what, points)| fact(words().figure_name(what), words().decimal(points))).collect();
    let verdict = words().verdict(line.verdict, line.target.as_ref(), !line.goal.is_empty(), line.measured.is_some());
    let disputed = line.is_disputed.then(|| view! { <p class="score__disputed">{words().scores_disputed()}</p> });
    view! {
        <p class="score__verdict" data-is=verdict_name(line.verdict)>{verdict}</p>
        <dl class="score__facts">{target}{goal}{measured}{points}</dl>
        {disputed}
    }
    .into_any()
}

fn fact(name: &'static str, value: String) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

#[component]
fn Body(id: CriterionId, look: Look) -> impl IntoView {
    let goal = move || look.line(id, |line| line.goal.clone()).filter(|goal| !goal.is_empty());
    let goal = move || {
        goal()
            .map(|goal| view! { <figure class="score__goal"><figcaption>{words().goal_words()}</figcaption><blockquote>{goal}</blockquote></figure> })
    };
    let source = move || look.line(id, |line| line.target.as_ref().map(|_| words().target_from(line.is_set))).flatten();
    let source = move || source().map(|source| view! { <p class="score__note">{words().figure_name(What::Target)}": "{source}</p> });
    let bases = move || {
        look.line(id, |line| {
            let unit = unit_of(line);
            line.bases
                .iter()
                .map(|(year, of, value)| {
                    fact(words().figure_name(What::Baseline), format!("{} ({})", words().amount(*value, &unit), words().base_of(*year, of)))
                })
                .collect_view()
        })
    };
    let surveyed = move || look.line(id, |line| line.is_surveyed).unwrap_or_default();
    let may = Memo::new(move |_| look.line(id, |line| line.may.clone()).unwrap_or_default());
    // Points that a survey gives nobody gives; what was given before that was known may be taken back.
    let gives = Memo::new(move |_| {
        let is_theirs = |line: &Line, what: &What| *what != What::SelfAssessed || !line.is_surveyed;
        look.line(id, |line| line.may.iter().copied().filter(|what| is_theirs(line, what)).collect::<Vec<_>>()).unwrap_or_default()
    });
    view! {
        <div class="score__body">
            {live(goal)}
            {live(source)}
            <dl class="score__facts">{live(bases)}</dl>
            {shown_when(surveyed, || view! { <p class="score__note">{words().surveyed()}</p> }.into_any())}
            {shown_when(move || gives.with(|gives| !gives.is_empty()), move || view! { <FigureForm id look may=gives/> }.into_any())}
            <Figures id look may/>
        </div>
    }
}
