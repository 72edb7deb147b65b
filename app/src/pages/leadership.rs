//! Leadership: every criterion on one screen, worst first, from what the device holds; so it works offline like the board.

mod cells;
mod charts;
mod columns;
mod criteria;
mod groups;
mod legend;
mod meeting;
mod paragraph;
mod satisfaction;
mod switches;
mod tiles;
mod units;

use self::{
    charts::Charts, columns::Columns, criteria::Criteria, groups::Groups, legend::Legend, meeting::Meeting, paragraph::Paragraph,
    satisfaction::Satisfaction, switches::Switches, tiles::Tiles, units::Units,
};
use crate::components::live::{live, said, shown_when, watch};
use crate::{
    browser::{look, way_back},
    components::shell::PageHead,
    root::later::{self, Work},
    state::{
        address::choice,
        desk::Desk,
        freshness::Freshness,
        session::use_desk,
        standing::{Overview, Scope, Sight, overview_at},
        trends::{Trends, trends},
        view::has_tracks,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::CriterionId, overview::Group};
use std::sync::Arc;

/// The screen's address.
const ADDRESS: &str = "/dieu-hanh";
/// The part of it that names the criterion on the meeting's screen.
const MEETING: &str = "hop";

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Look {
    scope: Memo<Scope>,
    set_scope: SignalSetter<Option<Scope>>,
    /// A table of who leads what has no weak criteria and no others.
    has_tracks: Memo<bool>,
    sight: Memo<Option<Sight>>,
    set_sight: SignalSetter<Option<Sight>>,
    /// The criterion on the meeting's screen, while there is a meeting.
    meeting: Memo<Option<CriterionId>>,
    set_meeting: SignalSetter<Option<CriterionId>>,
    overview: Memo<Arc<Overview>>,
    trends: Memo<Arc<Trends>>,
    freshness: Freshness,
}

impl Look {
    fn scope(self) -> Scope {
        self.scope.get()
    }

    fn sight(self) -> Sight {
        let sight = self.sight.get().unwrap_or_default();
        if self.offers(sight) { sight } else { Sight::default() }
    }

    /// Whether this plan can be looked at like that: not every document names fields, or sorts its criteria.
    fn offers(self, sight: Sight) -> bool {
        match sight {
            Sight::Fields => self.overview.with(|overview| !overview.fields.is_empty()),
            Sight::Tracks => self.has_tracks.get(),
            _ => true,
        }
    }
}

/// The leadership screen. What is chosen stands in the address, so that coming back from the board finds it again.
#[component]
pub fn Leadership() -> impl IntoView {
    let desk = use_desk();
    let look = look(desk);
    watch(move || {
        if desk.has_board() || desk.line().fresh_at.is_some() {
            look::set_body("data-ready", "");
        }
    });
    way_back::keep(ADDRESS);
    view! {
        {shown_when(move || look.meeting.get().is_some(), move || view! { <Meeting look/> }.into_any())}
        {shown_when(move || look.meeting.get().is_none(), move || view! { <Screen look/> }.into_any())}
    }
}

fn look(desk: Desk) -> Look {
    let (chosen, set_scope) = choice::<Scope>("nhom");
    let (sight, set_sight) = choice::<Sight>("theo");
    let (meeting, set_meeting) = choice::<CriterionId>(MEETING);
    let has_tracks = Memo::new(move |_| has_tracks(desk));
    let scope = Memo::new(move |_| if has_tracks.get() { chosen.get().unwrap_or_default() } else { Scope::All });
    // A copy that was left behind says how things stood then: what became late since says nothing about what was done since.
    let judged_at = move || desk.line().fresh_at.filter(|at| desk.now.get().days_since(*at) > 0).unwrap_or_else(|| desk.now.get());
    let overview = Memo::new(move |_| Arc::new(overview_at(desk, scope.get(), judged_at())));
    let today = Memo::new(move |_| desk.now.get().day());
    let trends = Memo::new(move |_| Arc::new(overview.with(|overview| trends(desk, overview, today.get()))));
    Look { scope, set_scope, has_tracks, sight, set_sight, meeting, set_meeting, overview, trends, freshness: Freshness::watch(desk) }
}

#[component]
fn Screen(look: Look) -> impl IntoView {
    let desk = use_desk();
    let sight = Memo::new(move |_| look.sight());
    view! {
        <div class="leadership" data-sight=said(move || sight.get().to_string())>
            <PageHead title=Signal::derive(move || title(look)) under=Signal::derive(move || under(desk, look)) of_plan=true/>
            <Tiles look/>
            {later::part(Work::Leaders)}
            <Switches look/>
            <Show when=move || overview_is_some(look) fallback=Emptiness>
                {live(move || match sight.get() {
                    Sight::Criteria => view! { <Criteria look/> }.into_any(),
                    Sight::Columns => view! { <Columns look/> }.into_any(),
                    Sight::Agencies | Sight::Fields | Sight::Tracks => view! { <Groups look sight=sight.get()/> }.into_any(),
                    Sight::Units => view! { <Units look/> }.into_any(),
                    Sight::Charts => view! { <Charts look/> }.into_any(),
                })}
                <div class="under">{shown_when(move || !matches!(sight.get(), Sight::Units | Sight::Charts), move || view! { <Legend look/> }.into_any())}<Paragraph look/></div>
                {shown_when(move || sight.get() == Sight::Criteria && look.scope() == Scope::Satisfaction, move || view! { <Satisfaction look/> }.into_any())}
            </Show>
        </div>
    }
}

fn overview_is_some(look: Look) -> bool {
    look.overview.with(|overview| overview.expected() > 0)
}

#[component]
fn Emptiness() -> impl IntoView {
    let desk = use_desk();
    let text = move || match (desk.has_board(), desk.line().fresh_at, desk.trouble()) {
        (true, ..) => words().nothing_in_scope(),
        (false, None, None) => words().board_loading,
        (false, None, Some(_)) => words().offline_never,
        (false, Some(_), _) => words().board_empty,
    };
    view! { <p class="notice" role="status">{text}</p> }
}

fn title(look: Look) -> String {
    let (sight, scope) = (look.sight(), look.scope());
    let count = look.overview.with(|overview| match sight {
        Sight::Agencies => overview.agencies.iter().filter(|row| row.group != Group::Lead(None)).count(),
        Sight::Fields | Sight::Tracks => overview.groups(sight).len(),
        _ => overview.expected(),
    });
    words().leadership_title(sight, scope, count)
}

/// Which plan this is, unless the switch says so, and whether its document was whole.
fn under(desk: Desk, look: Look) -> String {
    let name = if desk.has_several_plans() { String::new() } else { look.overview.with(|overview| overview.plan.clone()) };
    [name, wholeness(look)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Whether the document was whole; it counts its weak criteria only, so other scopes say nothing.
fn wholeness(look: Look) -> String {
    look.overview.with(|overview| {
        let missing: Vec<&str> = overview.missing.iter().map(String::as_str).collect();
        let declared = overview.declared.filter(|_| look.scope() == Scope::Weak);
        declared.map(|declared| words().declared(declared, overview.criteria.len(), &missing)).unwrap_or_default()
    })
}
