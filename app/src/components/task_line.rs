//! A card as one line of a list.

use super::{
    card::{MarkWords, state_line, ways},
    status_mark::StatusMark,
};
use crate::{
    state::{
        face::{Face, face},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::TaskId, measure::Moment};

/// A card as one line.
#[component]
pub fn TaskLine(id: TaskId) -> impl IntoView {
    let desk = use_desk();
    let shown = Memo::new(move |_| face(desk, id));
    move || shown.get().map(|face| view! { <LineFace face now=desk.now.get_untracked()/> })
}

#[component]
fn LineFace(face: Face, now: Moment) -> impl IntoView {
    let (line, ways, number) = (state_line(&face, now), ways(&face), face.number.clone());
    view! {
        <li class="task-line" data-task=face.id.to_string() data-status=face.status.as_str() data-lead=face.lead data-criterion=face.number
            data-sync=face.mark.as_str()>
            <StatusMark status=face.status/>
            <a class="task-line__title" href=format!("/viec/{}", face.id)>{face.title}</a>
            <p class="task-line__facts">
                <b>{number}</b>
                {line}
                <MarkWords mark=face.mark/>
                {ways}
                {face.tally.map(|tally| view! { <span>{words().reported(&tally)}</span> })}
                <span class="task-line__who">{face.who}</span>
                <span class="task-line__percent">{face.percent}" %"</span>
            </p>
        </li>
    }
}
