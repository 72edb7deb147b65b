//! A group of the board: a heading that says how it stands, and four lanes.

use super::{flag::FlagMark, lane::Lane, meter::Meter};
use crate::components::live::{heard, live, said, shown_when};
use crate::{
    state::{face, prefs, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{board::Group, row::Rows, task::Status, vietnamese};

/// One group.
#[component]
pub fn GroupSection(
    /// The group.
    group: Memo<Group>,
    /// Whether it is the first on the board: its cards are in the first picture.
    first: bool,
) -> impl IntoView {
    let key = group.with_untracked(|group| group.key.clone());
    let folded = RwSignal::new(prefs::load().folded.contains(&key));
    let own_key = key.clone();
    let toggle = Callback::new(move |()| {
        folded.update(|folded| *folded = !*folded);
        let (key, is_folded) = (own_key.clone(), folded.get_untracked());
        prefs::change(|prefs| prefs.fold(key, is_folded));
    });
    // How high it may be, before it is laid out.
    let cards = group.with_untracked(|group| group.lanes.iter().map(Vec::len).max()).unwrap_or_default().to_string();
    view! {
        <section class="group" style=("--cards", cards) data-group=key data-folded=said(move || folded.get().then_some(""))>
            <GroupHead group folded toggle/>
            {shown_when(move || !folded.get(), move || view! {
                <div class="group__lanes">{Status::ALL.map(|status| view! { <Lane group status first/> })}</div>
            }.into_any())}
        </section>
    }
}

#[component]
fn GroupHead(group: Memo<Group>, folded: RwSignal<bool>, toggle: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let name = Memo::new(move |_| group.with(heading));
    let rollup = Signal::derive(move || group.with(|group| group.rollup.clone()));
    let done = move || rollup.with(|rollup| words().done_of(rollup.by_status[3], rollup.tasks));
    let worst = move || rollup.with(|rollup| rollup.worst().map(|flag| (flag, rollup.count(flag))));
    view! {
        <header class="group__head">
            <button type="button" class="group__fold" aria-expanded=said(move || (!folded.get()).to_string())
                aria-label=said(move || format!("{} {}", if folded.get() { words().unfold } else { words().fold }, name.get().spoken())) on:click=heard(move |_| toggle.run(()))></button>
            {live(move || name.get().number.map(|number| view! { <b class="number">{number}</b> }))}
            <h2 class="group__title">{live(move || name.get().title)}</h2>
            <span class="group__lead" title=said(move || name.get().lead)>{live(move || name.get().lead)}</span>
            <Meter rollup/>
            <span class="group__done">{done}</span>
            <span class="group__flag">
                {live(move || worst().map(|(flag, count)| view! { <FlagMark flag words=format!("{count} {}", vietnamese::small(&words().flag(flag, desk.thresholds())))/> }))}
            </span>
        </header>
    }
}

/// What a group is called.
#[derive(Clone, PartialEq)]
pub struct Heading {
    /// Its criterion's number.
    pub number: Option<String>,
    /// The criterion, or the agency.
    pub title: String,
    lead: String,
}

impl Heading {
    /// What names the group for those who hear it.
    fn spoken(&self) -> String {
        [self.number.as_deref().unwrap_or_default(), " ", &self.title].concat()
    }
}

/// Finds what a group is called.
pub fn heading(group: &Group) -> Heading {
    let desk = use_desk();
    desk.read_plan(|shown| {
        if let Some(criterion) = group.criterion.and_then(|id| shown.find_criterion(id)) {
            let lead = face::names(shown, &criterion.lead);
            let lead = if lead.is_empty() { words().no_lead.to_owned() } else { lead };
            return Heading { number: Some(criterion.number.clone()), title: criterion.title.clone(), lead };
        }
        let title = match (group.key.as_str(), group.lead) {
            ("all", None) => words().all_tasks.to_owned(),
            (_, Some(lead)) => face::names(shown, &[lead]),
            _ => words().no_lead.to_owned(),
        };
        Heading { number: None, title, lead: String::new() }
    })
}
