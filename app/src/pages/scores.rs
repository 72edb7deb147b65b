//! Mục tiêu và điểm: for each criterion what is aimed at, what it was, what was measured and what it scores; and the forms that give
//! figures. From what the device holds; so it works offline like the board.

mod criterion;
mod figures;
mod form;
pub mod on_card;
mod set;

use self::{criterion::CriterionLine, set::PasteSet};
use crate::{
    browser::look,
    components::{
        live::{live, shown_when, watch},
        shell::PageHead,
    },
    state::{
        address::choice,
        drafts::Others,
        editing::Said,
        scores::{self, Line, POINTS},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    criterion::Track,
    id::CriterionId,
    score::{Decimal, What, standing::Verdict},
};

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Look {
    lines: Memo<Vec<Line>>,
    open: Memo<Option<CriterionId>>,
    set_open: SignalSetter<Option<CriterionId>>,
}

impl Look {
    /// Reads one line; nothing once the criterion has gone.
    fn line<T>(self, id: CriterionId, read: impl FnOnce(&Line) -> T) -> Option<T> {
        self.lines.with(|lines| lines.iter().find(|line| line.id == id).map(read))
    }

    fn line_now(self, id: CriterionId) -> Option<Line> {
        self.lines.with_untracked(|lines| lines.iter().find(|line| line.id == id).cloned())
    }
}

/// The screen.
#[component]
pub fn Scores() -> impl IntoView {
    let desk = use_desk();
    let said = Said(RwSignal::new(String::new()));
    provide_context(said);
    provide_context(Others::of_no_card(desk));
    let (open, set_open) = choice(scores::CRITERION);
    let look = Look { lines: Memo::new(move |_| scores::lines(desk)), open, set_open };
    watch(move || {
        if desk.has_board() || desk.line().fresh_at.is_some() {
            look::set_body("data-ready", "");
        }
    });
    let some = move || look.lines.with(|lines| !lines.is_empty());
    view! {
        <div class="scores">
            <PageHead title=Signal::derive(|| words().scores().to_owned()) under=Signal::derive(move || summary(look)) of_plan=true/>
            <p class="visually-hidden" role="status" aria-live="polite">{said.0}</p>
            {shown_when(some, move || view! {
                <p class="scores__about">{words().scores_about()}</p>
                {live(move || sums(look))}
                {shown_when(move || sets(look), move || view! { <PasteSet look/> }.into_any())}
                {[None, Some(Track::Weak), Some(Track::Satisfaction), Some(Track::Maintain)].map(|track| view! { <Part track look/> })}
            }.into_any())}
            {shown_when(move || !some(), move || view! { <p class="notice" role="status">{none(desk.has_board())}</p> }.into_any())}
        </div>
    }
}

fn none(has_board: bool) -> &'static str {
    if has_board { words().board_empty } else { words().board_loading }
}

/// Whether the person at this desk says how many points there are.
fn sets(look: Look) -> bool {
    look.lines.with(|lines| lines.first().is_some_and(|line| line.may.contains(&What::Max)))
}

fn summary(look: Look) -> String {
    look.lines.with(|lines| {
        let criteria = lines.iter().filter(|line| line.track.is_some());
        let with_target = criteria.filter(|line| line.target.as_ref().is_some_and(|target| target.aim.has_value() || target.aim.has_base()));
        let mut counts = [0; 4];
        for line in with_target {
            counts[0] += 1;
            counts[match line.verdict {
                Verdict::Reached => 1,
                Verdict::Short(_) => 2,
                Verdict::Unknown => 3,
            }] += 1;
        }
        if lines.is_empty() { String::new() } else { words().scores_summary(counts) }
    })
}

/// The sums of points, each with of how many criteria: a sum of some is not the sum of all.
fn sums(look: Look) -> AnyView {
    let sum = |at: usize| {
        look.lines.with(|lines| {
            let given: Vec<Decimal> = lines.iter().filter(|line| line.track.is_some()).filter_map(|line| line.points[at]).collect();
            (given.iter().fold(Decimal::NOUGHT, |sum, points| sum.plus(*points)), given.len())
        })
    };
    let one = |(at, what): (usize, &What)| {
        let (sum, count) = sum(at);
        (count > 0).then(|| view! { <li>{words().points_sum(*what, sum, count)}</li> })
    };
    // What is announced may be points or a percentage; those are not to be added up.
    let parts: Vec<_> = POINTS.iter().enumerate().take(3).filter_map(one).collect();
    if parts.is_empty() { ().into_any() } else { view! { <ul class="scores__sums">{parts}</ul> }.into_any() }
}

/// The criteria of one part of the plan.
#[component]
fn Part(track: Option<Track>, look: Look) -> impl IntoView {
    let ids = Memo::new(move |_| look.lines.with(|lines| lines.iter().filter(|line| line.track == track).map(|line| line.id).collect::<Vec<_>>()));
    let (name, title) = track.map_or_else(|| ("index", words().whole_index_title()), |track| (track.as_str(), words().track(track)));
    let part = move || {
        view! {
            <section class="scores__part" aria-labelledby=format!("phan-{name}")>
                <h2 id=format!("phan-{name}")>
                    {title}
                    {track.map(|_| view! { " "<span class="mine__count">{live(move || words().count(ids.with(Vec::len)))}</span> })}
                </h2>
                <ul class="scores__list">
                    <For each=move || ids.get() key=|id| *id let:id><CriterionLine id look/></For>
                </ul>
            </section>
        }
    };
    shown_when(move || ids.with(|ids| !ids.is_empty()), move || part().into_any())
}
