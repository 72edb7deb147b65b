//! Tổng hợp: the words of all agencies that reported, in one piece and ready to copy.

use super::{Look, agency::spoken};
use crate::{
    components::{
        attention::anew::CopyWritten,
        live::{heard, live, said, shown_when},
    },
    state::{periods, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::period::Said;

#[component]
pub fn RollUp(look: Look) -> impl IntoView {
    let desk = use_desk();
    let is_open = RwSignal::new(false);
    // Only what was handed in: what is being written is nobody's word yet.
    let reports = Memo::new(move |_| {
        let Some((plan, period)) = look.of(|sheet| Some((sheet.plan, sheet.period))).filter(|_| is_open.get()) else { return Vec::new() };
        let mut names = look.of(|sheet| {
            let here = sheet.lines.iter().filter(|line| line.has_reported());
            here.map(|line| (line.name.clone(), line.agency)).collect::<Vec<_>>()
        });
        names.sort_by(|a, b| crate::browser::text::alphabet(&a.0, &b.0));
        names.into_iter().map(|(name, agency)| (name, periods::words_handed_in(desk, plan, period, agency))).collect::<Vec<(String, Said)>>()
    });
    let whole =
        move || reports.with(|reports| reports.iter().map(|(name, says)| words().report_in_full(name, says)).collect::<Vec<_>>().join("\n\n"));
    let one = |(name, says): (String, Said)| view! { <li><h3>{name}</h3>{spoken(&says)}</li> };
    let is_any = move || look.of(|sheet| sheet.lines.iter().any(periods::Line::has_reported));
    let part = move || {
        view! {
            <section class="periods__part" aria-labelledby="tong-hop">
                <h2 id="tong-hop">
                    <button type="button" class="report__open" aria-expanded=said(move || is_open.get().to_string()) on:click=heard(move |_| is_open.update(|is| *is = !*is))>
                        {words().report_roll_up()}
                    </button>
                </h2>
                {shown_when(move || is_open.get(), move || view! {
                    {live(move || view! { <CopyWritten text=whole()/> })}
                    <ol class="roll-up">{live(move || reports.get().into_iter().map(one).collect_view())}</ol>
                }.into_any())}
            </section>
        }
    };
    shown_when(is_any, move || part().into_any())
}
