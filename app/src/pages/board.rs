//! The board: columns by status, groups by criterion or lead agency.

pub mod picking;
pub mod under;

use crate::components::live::{said, shown_when, watch};
use crate::{
    browser::{clock, look, near, place},
    components::{
        column_heads::ColumnHeads,
        drag::Drag,
        group::GroupSection,
        hands::Hands,
        move_menu::Moving,
        shell::{PageHead, Panel, use_asking},
        toolbar::Toolbar,
    },
    root::later::{self, Work},
    state::{
        appraising::use_appraising,
        line::Trouble,
        session::use_desk,
        toast::use_toaster,
        view::{View, use_view},
    },
    words::words,
};
use leptos::{html::Div, prelude::*};
use parboard_domain::{
    board::{Filter, Group},
    figures::Rollup,
    row::{Kind, Noun},
    task::Status,
};

/// A board of no more cards than this is drawn whole.
const DRAWN_WHOLE_MAX: u32 = 240;
/// When the rest of a small board is drawn, after what is on the screen.
const DRAW_REST_MS: u32 = 250;
/// How many groups are drawn in a task of their own, before the first picture where the browser lets them. The others follow
/// with the next ones.
const GROUPS_FIRST: usize = 1;
/// How many are then drawn at a time: few enough that a slow phone answers a finger in between.
const GROUPS_AT_A_TIME: usize = 3;

/// The board.
#[component]
pub fn BoardPage() -> impl IntoView {
    let (desk, view, asking) = (use_desk(), use_view(), use_asking());
    // Whoever comes back finds the column they left.
    let left = place::column_left().or_else(look::column_hung).and_then(|column| Status::parse(&column));
    let shown = RwSignal::new(left.unwrap_or_else(|| first_column(&view.groups.get_untracked())));
    let chosen = StoredValue::new(left.is_some());
    let hands = Hands::ask();
    // A first visit learns which column is worth showing when the cards arrive, unless somebody has chosen one by then.
    Effect::new(move |had: Option<bool>| {
        let has = view.groups.with(|groups| !groups.is_empty());
        if has && had == Some(false) && !chosen.get_value() {
            shown.set(first_column(&view.groups.get_untracked()));
        }
        if hands.are_settled() && (has || desk.line().fresh_at.is_some() || desk.trouble() == Some(Trouble::NoPlan)) {
            look::set_body("data-ready", "");
        }
        let small = is_small(view);
        // What is on the screen first; the rest when it has been painted.
        let _ = clock::later(DRAW_REST_MS, move || near::all(small));
        has
    });
    let title = Signal::derive(|| words().board_title.to_owned());
    let page = view! {
        <div class="board" data-shown=said(move || shown.get().as_str())>
            <PageHead title under=Signal::derive(move || plan_line(desk)) of_plan=true/>
            <Toolbar/>
            <ColumnHeads shown chosen/>
            <Groups shown hands/>
            <Emptiness/>
            {shown_when(move || asking.0.get() != Panel::Away, || later::part(Work::UnderBoard))}
        </div>
    };
    // After the groups: until then it is not over that somebody is coming back, and they are all drawn at once.
    if place::is_coming_back() {
        // What is drawn later would move the place that is gone to now.
        near::all(untrack(|| is_small(view)));
    }
    place::enter_board();
    page
}

#[component]
fn Groups(shown: RwSignal<Status>, hands: Hands) -> impl IntoView {
    let (desk, view, toaster) = (use_desk(), use_view(), use_toaster());
    let surface = NodeRef::<Div>::new();
    let moving = RwSignal::new(None);
    provide_context(Moving(moving));
    let drag =
        Drag { desk, toaster, appraising: use_appraising(), shown, moving, groups: view.groups, sort: view.sort, said: RwSignal::new(String::new()) };
    // Those of the last board at once, so that none goes and comes again.
    let hung = look::groups_hung();
    let drawn = groups_drawn(view, hung);
    let first = hung.max(GROUPS_FIRST);
    let keys = move || view.groups.with(|groups| groups.iter().take(drawn.get()).map(|group| group.key.clone()).collect::<Vec<_>>());
    let group = move |key: String| {
        // A group that has just gone keeps its last face until it is taken away.
        Memo::new(move |last: Option<&Group>| {
            view.groups.with(|groups| groups.iter().find(|group| group.key == key).cloned()).or_else(|| last.cloned()).unwrap_or_else(nothing)
        })
    };
    view! {
        <p class="visually-hidden" id="drag-hint">{words().drag_hint}</p>
        <p class="visually-hidden" role="status" aria-live="assertive">{drag.said}</p>
        <div class="board__groups" node_ref=surface aria-describedby="drag-hint">
            <For each=keys key=Clone::clone let:key>
                <GroupSection first=is_among(view, first, &key) group=group(key)/>
            </For>
        </div>
        {hands.take(surface, drag)}
    }
}

/// Whether the board is drawn whole. Nothing is not small: a first visit has no cards yet.
fn is_small(view: View) -> bool {
    let tasks = view.groups.with(|groups| groups.iter().map(|group| group.rollup.tasks).sum::<u32>());
    (1..=DRAWN_WHOLE_MAX).contains(&tasks)
}

/// How many groups are drawn by now. The first picture is not kept waiting for those below the screen; whoever comes back
/// to a place on the board gets all of it at once, because the place is measured from the top.
fn groups_drawn(view: View, hung: usize) -> RwSignal<usize> {
    let drawn = RwSignal::new(if place::is_coming_back() { usize::MAX } else { hung });
    let more = move |count: usize| {
        move || {
            drawn.try_update(|drawn| *drawn += count);
        }
    };
    watch(move || {
        let there = view.groups.with(|groups| groups.len());
        let kept = there.max(GROUPS_FIRST);
        match drawn.get() {
            0 => drop(clock::later(0, more(GROUPS_FIRST))),
            some if there > some => clock::after_picture(more(GROUPS_AT_A_TIME)),
            // What a filter took away comes back as it came at first: whoever types a word is not kept waiting for all that it lets through.
            some if some > kept && !view.filter.with(Filter::is_open) => drawn.set(kept),
            _ => {}
        }
    });
    drawn
}

fn is_among(view: View, first: usize, key: &str) -> bool {
    view.groups.with_untracked(|groups| groups.iter().take(first).any(|group| group.key == key))
}

#[component]
fn Emptiness() -> impl IntoView {
    let (desk, view) = (use_desk(), use_view());
    let is_empty = move || view.groups.with(|groups| groups.is_empty());
    let text = move || match () {
        () if !view.filter.with(Filter::is_open) => words().nothing_matches,
        () if desk.trouble() == Some(Trouble::NoPlan) => words().board_empty,
        () if desk.is_opening() => words().board_opening,
        () if desk.line().fresh_at.is_none() && desk.trouble().is_none() => words().board_loading,
        () if desk.line().fresh_at.is_none() => words().offline_never,
        () => words().plan_without_tasks,
    };
    let may_import = move || desk.trouble() == Some(Trouble::NoPlan) && desk.actor().may_import();
    let import = shown_when(may_import, || view! { <a href="/quan-tri">{words().import_plan()}</a> }.into_any());
    view! {
        {shown_when(is_empty, move || view! { <p class="notice" role="status">{text}" "{import.clone()}</p> }.into_any())}
    }
}

fn nothing() -> Group {
    Group { key: String::new(), criterion: None, lead: None, lanes: <[Vec<_>; 4]>::default(), rollup: Rollup::default() }
}

/// What a phone shows first: work in progress if there is any, else what has not begun.
fn first_column(groups: &[Group]) -> Status {
    let has = |status: Status| groups.iter().any(|group| !group.lanes[status.column()].is_empty());
    [Status::InProgress, Status::NotStarted, Status::InReview, Status::Done].into_iter().find(|status| has(*status)).unwrap_or_default()
}

/// Which plan this is, and whether its document was whole.
fn plan_line(desk: crate::state::desk::Desk) -> String {
    desk.read_plan(|shown| {
        let plan = shown.plan()?;
        let missing: Vec<&str> = plan.missing_numbers().collect();
        let read = shown
            .of_kind(Kind::Criterion)
            .filter(|noun| matches!(noun, Noun::Criterion(c) if c.track == parboard_domain::criterion::Track::Weak && !c.is_gone()))
            .count();
        let declared = plan.declared_items.map(|declared| words().declared(declared, read, &missing));
        let name = if plan.number.is_empty() { &plan.title } else { &plan.number };
        Some([Some(name.clone()), declared].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    })
    .unwrap_or_default()
}
