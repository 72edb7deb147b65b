//! One criterion before everybody: what is asked, how it stands, who leads, how fresh that is, its cards, and what is decided.

use super::{
    super::{
        Look,
        cells::{Behind, VerdictShape},
        criteria::behind,
    },
    cards::Cards,
    direction::Direction,
};
use crate::{
    browser::focus,
    components::{chart::spark::Spark, flag::FlagMark, live::live, meter::Meter},
    state::{session::use_desk, standing::CriterionStanding},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    activity::{self, Chased},
    figures::Rollup,
    id::{AgencyId, CriterionId},
    row::{Kind, Rows},
};

/// The criterion; its heading is gone to, so that whoever listens hears what has come.
#[component]
pub fn Subject(id: CriterionId, look: Look) -> impl IntoView {
    let row = Memo::new(move |_| look.overview.with(|overview| overview.criteria.iter().find(|row| row.id == id).cloned()));
    let number = row.with_untracked(|row| row.as_ref().map(|row| row.number.clone()).unwrap_or_default());
    focus::go_to(format!("[id='hop-{id}']"));
    let named = number.clone();
    let title = move || row.with(|row| row.as_ref().map(|row| row.title.clone()).unwrap_or_default());
    let facts = move || row.get().map(|row| view! { <Facts row look/> });
    view! {
        <article class="subject" data-number=named>
            <h1 id=format!("hop-{id}") tabindex="-1"><span class="number">{number}</span>" "{live(title)}</h1>
            <div class="subject__columns">
                <div class="subject__facts">{live(facts)}</div>
                <div class="subject__work">
                    <Cards criterion=id/>
                    <Direction criterion=id/>
                </div>
            </div>
        </article>
    }
}

#[component]
fn Facts(row: CriterionStanding, look: Look) -> impl IntoView {
    let CriterionStanding { id, lead, relies_on, score, rollup, .. } = row;
    let trend = look.trends.with(|trends| trends.of(id).cloned());
    let since = look.trends.with(|trends| trends.since);
    let lead = if lead.is_empty() { words().no_lead.to_owned() } else { lead };
    let goal = (!score.goal.is_empty()).then(|| view! { <blockquote class="subject__goal">{score.goal.clone()}</blockquote> });
    view! {
        {goal}
        <p class="subject__target"><VerdictShape verdict=score.verdict/>{words().target_in_words(&score)}</p>
        <Standing rollup/>
        <div class="subject__trend">{trend.map(|series| view! { <Spark series/> })}<p>{since.map(|since| words().known_since(since))}</p></div>
        <dl class="subject__who">
            <div><dt>{words().column_lead()}</dt><dd>{lead}</dd></div>
            <div><dt>{words().column_contact()}</dt><dd>{contact(look, &relies_on)}</dd></div>
            <div><dt>{words().column_chased()}</dt><dd>{live(move || chased(look, id))}</dd></div>
        </dl>
    }
}

#[component]
fn Standing(rollup: Rollup) -> impl IntoView {
    let desk = use_desk();
    let (now, thresholds) = (desk.now.get_untracked(), desk.thresholds());
    let flags = super::super::cells::FLAGS.map(|flag| {
        let count = rollup.count(flag);
        (count > 0).then(|| view! { <li><FlagMark flag words=format!("{count} {}", words().flag(flag, thresholds))/></li> })
    });
    let newest = rollup.newest.map(|at| words().touched(at, now));
    let (percent, done) = (rollup.percent(), words().meeting_done(rollup.by_status[3], rollup.tasks));
    view! {
        <p class="subject__percent"><b>{percent}" %"</b>" "{done}</p>
        <Meter rollup=Signal::stored(rollup)/>
        <ul class="subject__flags" role="list">{flags}</ul>
        <p class="subject__newest">{newest}</p>
    }
}

/// When those who lead were last in contact, as far as the server told; where figures may lack something, why.
fn contact(look: Look, leads: &[AgencyId]) -> AnyView {
    if let Some(why) = behind(look, leads) {
        return view! { <Behind why/> }.into_any();
    }
    let contacts: Option<Vec<_>> = leads.iter().map(|lead| look.freshness.contact(*lead)).collect();
    match contacts {
        None => words().contact_unknown().into_any(),
        Some(contacts) if contacts.is_empty() => "–".into_any(),
        Some(contacts) if contacts.iter().all(|contact| contact.accounts == 0) => words().contact_no_account().into_any(),
        Some(_) => words().in_contact().into_any(),
    }
}

/// Who was chased about cards of this criterion, how often, and when last: those who lead it or not.
fn chased(look: Look, criterion: CriterionId) -> String {
    let desk = use_desk();
    let now = desk.now.get_untracked();
    let said = desk.read(|shown| {
        let is_meant = |task| shown.find_task(task).is_some_and(|task| task.criterion == criterion);
        let chased = activity::chased(shown.of_kind(Kind::Reminder), &shown, is_meant);
        let line = |(agency, chased): (AgencyId, Chased)| {
            let name = shown.find_agency(agency).map(|agency| agency.name.clone()).unwrap_or_default();
            words().chased(&chased, now).map(|said| format!("{name}: {said}"))
        };
        chased.into_iter().filter_map(line).collect::<Vec<_>>()
    });
    // Whenever somebody is chased, so is this to be told anew.
    look.freshness.activity.track();
    if said.is_empty() { words().never_chased().to_owned() } else { said.join("; ") }
}
