//! A card: what is to be done, who does it, what is wrong with it, and whether the server has it. Dragging and keys are
//! heard by the board, so that a card costs no listeners.

use super::{flag::FlagMark, live::live};
use crate::{
    state::{
        desk::Mark,
        face::{Face, face},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{figures::Flag, id::TaskId, measure::Moment};

/// A card on the board.
#[component]
pub fn Card(id: TaskId) -> impl IntoView {
    let desk = use_desk();
    let shown = Memo::new(move |_| face(desk, id));
    live(move || shown.get().map(|face| card_face(face, desk.now.get_untracked())))
}

/// A card with this face.
pub fn card_face(face: Face, now: Moment) -> AnyView {
    let name = format!("ten-{}", face.id);
    let (line, ways, number) = (state_line(&face, now), ways(&face), face.number.clone());
    view! {
        <li class="card" data-task=face.id.to_string() data-status=face.status.as_str() data-lead=face.lead data-criterion=face.number
            data-sync=face.mark.as_str() data-mine=face.mine.then_some("")>
            <a class="card__title" id=name.clone() href=format!("/viec/{}", face.id) draggable="false">{face.title}</a>
            {(face.percent > 0).then(|| view! {
                <progress class="card__bar" max="100" value=face.percent aria-label=words().progress_section></progress>
                <span class="card__percent" aria-hidden="true">{face.percent}" %"</span>
            })}
            <p class="card__facts">
                {line}
                <MarkWords mark=face.mark/>
                {ways}
                {face.tally.map(|tally| view! { <span class="card__units">{words().reported(&tally)}</span> })}
                <span class="card__who"><b>{number}</b>" "{face.who}</span>
            </p>
            {face.mine.then(|| view! { <button type="button" class="card__move" data-move aria-describedby=name aria-label=words().move_to title=words().move_to></button> })}
        </li>
    }
    .into_any()
}

/// The one thing most worth knowing about a card's pace.
pub fn state_line(face: &Face, now: Moment) -> AnyView {
    let today = now.day();
    match face.flags.first() {
        Some(flag @ (Flag::Overdue | Flag::DueSoon)) => {
            let words = face.due_on.map(|due| words().due_of(face.milestone.as_deref(), due, today)).unwrap_or_default();
            view! { <FlagMark flag=*flag words/> }.into_any()
        }
        Some(Flag::Blocked) => {
            let why = face.blocked.clone().unwrap_or_default();
            view! { <span class="flag" data-is="blocked">{words().blocked}": "<span class="flag__why">{why}</span></span> }.into_any()
        }
        Some(Flag::Stalled) => view! { <FlagMark flag=Flag::Stalled words=words().stalled(now.days_since(face.touched_at))/> }.into_any(),
        None => view! { <span>{words().touched(face.touched_at, now)}</span> }.into_any(),
    }
}

/// Directions that wait for an answer, and how many steps are done; nothing where there are none.
pub fn ways(face: &Face) -> [Option<AnyView>; 2] {
    let (done, steps) = face.steps;
    let said = (face.directions > 0).then(|| view! { <span class="card__mark" data-is="direction">{words().direction_waits}</span> }.into_any());
    [said, (steps > 0).then(|| view! { <span>{done}"/"{steps}" "{words().steps}</span> }.into_any())]
}

/// What the server lacks of a card, or has refused; nothing when all is well.
#[component]
pub fn MarkWords(mark: Mark) -> impl IntoView {
    let text = match mark {
        Mark::Synced => return None,
        Mark::Pending => words().mark_pending,
        Mark::Conflict => words().mark_conflict,
        Mark::Refused => words().mark_refused,
    };
    Some(view! { <span class="card__mark" data-is=mark.as_str()>{text}</span> })
}
