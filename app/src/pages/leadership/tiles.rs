//! The figures that come first, and the way from each to the cards behind it.

use super::Look;
use crate::{
    components::live::{Said, said},
    state::{session::use_desk, standing::Overview, view::use_view},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::board::Filter;

/// The five figures.
#[component]
pub fn Tiles(look: Look) -> impl IntoView {
    let desk = use_desk();
    let stalled = said(move || words().tile_stalled(desk.thresholds().stalled_days));
    let figure = move |read: fn(&Overview) -> String| Signal::derive(move || look.overview.with(|overview| read(overview)));
    view! {
        <ul class="tiles" role="list">
            <Tile figure=figure(|overview| format!("{} %", overview.sum.percent())) name=said(|| words().tile_progress())/>
            <Tile figure=figure(|overview| overview.with_overdue().to_string()) name=said(|| words().tile_overdue()) is="overdue" look filter=|filter| filter.overdue = true/>
            <Tile figure=figure(|overview| overview.sum.blocked.to_string()) name=said(|| words().tile_blocked()) is="blocked" look filter=|filter| filter.blocked = true/>
            <Tile figure=figure(|overview| overview.sum.stalled.to_string()) name=stalled is="stalled" look filter=|filter| filter.stalled = true/>
            <Tile figure=figure(|overview| overview.without_lead().to_string()) name=said(|| words().tile_no_lead())/>
        </ul>
    }
}

/// A figure. With a filter it leads to the board, where only the cards behind it are shown.
#[component]
fn Tile(
    figure: Signal<String>,
    name: Said,
    #[prop(optional)] is: &'static str,
    #[prop(optional)] look: Option<Look>,
    #[prop(optional)] filter: Option<fn(&mut Filter)>,
) -> impl IntoView {
    let view = use_view();
    let is = Signal::derive(move || if figure.with(|figure| figure == "0") { "" } else { is });
    let face = view! { <b class="tile__figure">{figure}</b>" "<span class="tile__name">{name}</span> };
    let face = match look.zip(filter) {
        None => view! { <span class="tile__face">{face}</span> }.into_any(),
        Some((look, set)) => {
            let go = move |_| {
                let mut filter = Filter { track: look.scope().track(), ..Filter::default() };
                set(&mut filter);
                view.filter.set(filter);
            };
            view! { <a href="/" class="tile__face" on:click=go>{face}</a> }.into_any()
        }
    };
    view! { <li class="tile" data-is=is>{face}</li> }
}
