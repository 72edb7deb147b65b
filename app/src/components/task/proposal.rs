//! Đề xuất: what only a card of a round of proposals has, and the way to how far the round is.

use super::controls::{PointsControl, ProposedControl};
use crate::words::words;
use leptos::prelude::*;
use parboard_domain::field::Field;

/// Who is to carry it out, what it is to reach, and the points expected.
#[component]
pub fn ProposalPart() -> impl IntoView {
    view! {
        <section class="task-part proposal" aria-labelledby="de-xuat">
            <h2 id="de-xuat">{words().proposal()}</h2>
            <ProposedControl field=Field::CarriedOutBy hint=words().carried_out_by_hint()/>
            <ProposedControl field=Field::Target hint=words().target_hint()/>
            <PointsControl/>
            <p><a href="/de-xuat">{words().round_open()}</a></p>
        </section>
    }
}
