//! Leadership: every criterion on one screen, worst first, from what the device holds; so it works offline like the board.

mod agencies;
mod cells;
mod criteria;
mod legend;
mod switches;
mod tiles;

use self::{agencies::Agencies, criteria::Criteria, legend::Legend, switches::Switches, tiles::Tiles};
use crate::components::live::{live, watch};
use crate::{
    browser::look,
    components::shell::PageHead,
    root::later,
    state::{
        address::choice,
        desk::Desk,
        session::use_desk,
        standing::{Overview, Scope, Sight, overview},
        view::has_tracks,
    },
    words::words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Look {
    scope: Memo<Scope>,
    set_scope: SignalSetter<Option<Scope>>,
    /// A table of who leads what has no weak criteria and no others.
    has_tracks: Memo<bool>,
    sight: Memo<Option<Sight>>,
    set_sight: SignalSetter<Option<Sight>>,
    overview: Memo<Arc<Overview>>,
}

impl Look {
    fn scope(self) -> Scope {
        self.scope.get()
    }

    fn sight(self) -> Sight {
        self.sight.get().unwrap_or_default()
    }
}

/// The leadership screen. What is chosen stands in the address, so that coming back from the board finds it again.
#[component]
pub fn Leadership() -> impl IntoView {
    let desk = use_desk();
    let (chosen, set_scope) = choice::<Scope>("nhom");
    let (sight, set_sight) = choice::<Sight>("theo");
    let has_tracks = Memo::new(move |_| has_tracks(desk));
    let scope = Memo::new(move |_| if has_tracks.get() { chosen.get().unwrap_or_default() } else { Scope::All });
    let overview = Memo::new(move |_| Arc::new(overview(desk, scope.get())));
    let look = Look { scope, set_scope, has_tracks, sight, set_sight, overview };
    watch(move || {
        if desk.has_board() || desk.line().fresh_at.is_some() {
            look::set_body("data-ready", "");
        }
    });
    view! {
        <div class="leadership">
            <PageHead title=Signal::derive(move || title(look)) under=Signal::derive(move || under(desk, look)) of_plan=true/>
            <Tiles look/>
            {later::chasing_part(|parts| parts.leaders)}
            <Switches look/>
            <Show when=move || overview.with(|overview| overview.expected() > 0) fallback=Emptiness>
                {live(move || match look.sight() {
                    Sight::Criteria => view! { <Criteria look/> }.into_any(),
                    Sight::Agencies => view! { <Agencies look/> }.into_any(),
                })}
                <Legend/>
            </Show>
        </div>
    }
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
        Sight::Criteria => overview.expected(),
        Sight::Agencies => overview.agencies.iter().filter(|row| row.agency.is_some()).count(),
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
