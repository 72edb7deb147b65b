//! What people said about a card: reports and comments, newest first, with who and when.

use super::{talk::Talk, use_here};
use crate::components::live::{live, shown_when};
use crate::{
    browser::text,
    state::{
        session::use_desk,
        sheet::{self, Remark},
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::row::Kind;

/// The remarks of a kind.
#[component]
pub fn Remarks(kind: Kind, none: &'static str) -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let remarks = Memo::new(move |_| sheet::remarks(desk, here.id, kind));
    view! {
        {shown_when(move || remarks.with(Vec::is_empty), move || view! { <p class="task-part__none">{none}</p> }.into_any())}
        <ul class="remarks">
            <For each=move || remarks.get() key=|remark| (remark.id, remark.unsent) let:remark>
                <RemarkLine remark/>
            </For>
        </ul>
    }
}

#[component]
fn RemarkLine(remark: Remark) -> impl IntoView {
    let (desk, by) = (use_desk(), remark.by);
    let id = remark.id;
    view! {
        <li class="remark" id=format!("y-kien-{id}") tabindex="-1" data-unsent=remark.unsent.then_some("")>
            <p class="remark__who">
                <b>{live(move || desk.name_of(by))}</b>
                {remark.unit.map(|unit| view! { <span>{words().of_unit(&unit)}</span> })}
                {remark.percent.map(|percent| view! { <span class="remark__percent">{percent}" %"</span> })}
                <When at=remark.at made_at=remark.made_at unsent=remark.unsent/>
            </p>
            <p class="remark__words">{remark.words}</p>
            <Talk id/>
        </li>
    }
}

/// When something happened: by the server's clock, and by the device's where that differs much.
#[component]
pub fn When(at: parboard_domain::measure::Moment, made_at: parboard_domain::measure::Moment, unsent: bool) -> impl IntoView {
    let made = (!unsent && sheet::differ_much(at, made_at)).then(|| format!(" ({})", words().made_at(made_at)));
    let mark = unsent.then(|| view! { <span class="mark-unsent">{words().unsent}</span> });
    view! { <span class="when">{text::date_time(at)}{made}" "{mark}</span> }
}
