//! Shares of units: how many have reported and who has not; mine to be worked on, and those I speak of in another capacity.

use super::{share_form::ShareForm, use_here};
use crate::components::{
    live::{heard, live, said, shown_when, watch},
    long_list::LongList,
    status_mark::StatusMark,
};
use crate::{
    browser::focus,
    state::{
        address::{Address, use_address},
        session::use_desk,
        shares::{self, Line, Shares},
    },
    words::{record::excerpt, words},
};
use leptos::prelude::*;
use parboard_domain::{id::AgencyId, permission::Hand};

/// So many units are drawn before the rest is asked for.
const SHOWN: usize = 30;

/// The part; nothing on a card that is not handed to many.
#[component]
pub fn SharesPart() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let shares = Memo::new(move |_| shares::shares(desk, here.id));
    let is_of_many = Memo::new(move |_| shares.with(|shares| shares.tally.units > 0));
    let own = Memo::new(move |_| shares.with(|shares| shares.own.clone()));
    live(move || {
        is_of_many.get().then(|| {
            let forms = move || own.get().into_iter().map(|unit| view! { <ShareForm unit shares/> }).collect_view();
            view! {
                <section class="task-part shares" aria-labelledby="phan-viec" data-units=said(move || shares.with(|shares| shares.tally.units.to_string()))
                    data-reported=said(move || shares.with(|shares| shares.tally.reported.to_string()))>
                    <h2 id="phan-viec">{words().shares()}</h2>
                    <Count shares/>
                    {live(forms)}
                    <Units shares/>
                </section>
            }
        })
    })
}

#[component]
fn Count(shares: Memo<Shares>) -> impl IntoView {
    let tally = Memo::new(move |_| shares.with(|shares| shares.tally));
    view! {
        <p class="shares__count">{live(move || words().tally(&tally.get()))}</p>
        <progress class="shares__bar" max=move || tally.with(|tally| tally.units) value=move || tally.with(|tally| tally.reported) aria-hidden="true"></progress>
    }
}

/// Everybody, in two lists: leaders ask who has not reported.
#[component]
fn Units(shares: Memo<Shares>) -> impl IntoView {
    let reported = RwSignal::new(false);
    let long = LongList::new(SHOWN);
    let open = RwSignal::new(None::<AgencyId>);
    let here = use_address();
    let asked = Memo::new(move |_| asked_for(here));
    // Not by way of the memo: who asks for the same unit again is led to it again.
    watch(move || {
        let line = asked_for(here).and_then(|unit| shares.with_untracked(|shares| shares.lines.iter().find(|line| line.unit == unit).cloned()));
        if let Some(line) = line {
            reported.set(line.share.reported_at.is_some());
            long.set_whole(true);
            open.set(Some(line.unit));
            lead_to(line.unit);
        }
    });
    let count = move |which: bool| shares.with(|shares| shares.lines.iter().filter(|line| line.share.reported_at.is_some() == which).count());
    let units = Memo::new(move |_| {
        let which = reported.get();
        // What is open stays where it is, also when what is done there would put it into the other list.
        let of_these = |line: &&Line| line.share.reported_at.is_some() == which || open.get() == Some(line.unit);
        shares.with(|shares| shares.lines.iter().filter(of_these).map(|line| line.unit).collect::<Vec<_>>())
    });
    let drawn = move || units.with(|units| units.iter().take(long.drawn()).copied().collect::<Vec<_>>());
    let choose = move |which: bool| {
        let name = move || if which { words().have_reported(count(which)) } else { words().not_reported(count(which)) };
        let turn = heard(move |_| (open.set(None), reported.set(which), long.set_whole(false)).2);
        view! { <button type="button" aria-pressed=said(move || reported.get() == which) on:click=turn>{live(name)}</button> }
    };
    view! {
        <div class="segments shares__which" role="group" aria-label=words().units_which()>{choose(false)}{choose(true)}</div>
        {shown_when(move || units.with(Vec::is_empty), || view! { <p class="task-part__none">{words().units_none()}</p> }.into_any())}
        <ul class="shares__units">
            <For each=drawn key=|unit| *unit let:unit>
                <Unit unit shares open asked/>
            </For>
        </ul>
        {long.rest(move || units.with(Vec::len))}
    }
}

/// The unit that the address names.
fn asked_for(here: Address) -> Option<AgencyId> {
    here.query(shares::UNIT)?.parse().ok()
}

/// To its form above, where it is mine, or else to its line.
fn lead_to(unit: AgencyId) {
    focus::go_to(format!(".shares > [data-share='{unit}'], [data-unit='{unit}']"));
}

#[component]
fn Unit(unit: AgencyId, shares: Memo<Shares>, open: RwSignal<Option<AgencyId>>, asked: Memo<Option<AgencyId>>) -> impl IntoView {
    let line = Memo::new(move |_| shares.with(|shares| shares.lines.iter().find(|line| line.unit == unit).cloned()));
    let is_open = Memo::new(move |_| open.get() == Some(unit));
    // My own stands above, in full.
    let may_open = Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| matches!(line.hand, Some(Hand::Coordinator | Hand::Lead)))));
    let status = Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.share.status).unwrap_or_default()));
    let is_asked = move || asked.get() == Some(unit);
    let is_unsent = move || line.with(|line| line.as_ref().is_some_and(|line| line.unsent));
    let name = move || line.with(|line| line.as_ref().map(|line| line.name.clone()).unwrap_or_default());
    let facts = move || line.with(|line| line.as_ref().map(facts).unwrap_or_default());
    let button = move || {
        let label = words().unit_open(&name());
        let turn = heard(move |_| open.update(|open| *open = (*open != Some(unit)).then_some(unit)));
        view! { <button type="button" class="button button--quiet" aria-label=label aria-expanded=said(move || is_open.get()) on:click=turn>{words().open()}</button> }
    };
    view! {
        <li class="shares__unit" data-unit=unit.to_string() tabindex="-1" data-asked=said(move || is_asked().then_some("")) data-status=said(move || status.get().as_str())
            data-sync=said(move || if is_unsent() { "pending" } else { "synced" })>
            {live(move || view! { <StatusMark status=status.get()/> })}
            <span class="shares__name">{live(name)}</span>
            <span class="shares__facts">{live(facts)}{shown_when(is_unsent, || view! { " "<span class="mark-unsent">{words().unsent}</span> }.into_any())}</span>
            {live(move || may_open.get().then(button))}
            {shown_when(move || is_open.get() && may_open.get(), move || view! { <ShareForm unit shares/> }.into_any())}
        </li>
    }
}

/// When it was last reported, how much is done, what holds it up.
pub fn facts(line: &Line) -> String {
    let share = &line.share;
    let facts = [
        share.reported_at.map(|at| words().reported_at(at)),
        (share.percent.get() > 0).then(|| format!("{} %", share.percent.get())),
        share.blocked.as_ref().map(|why| format!("{}: {}", words().blocked, excerpt(why))),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
