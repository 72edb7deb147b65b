//! Nhật ký đôn đốc: who was reminded of what, when, how often, and what came of it.

use crate::{
    browser::text,
    components::{
        live::{heard, live},
        long_list::LongList,
    },
    state::{
        chasing::log::{self, Line},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::id::AgencyId;
use std::{collections::BTreeMap, sync::Arc};

/// So many lines are drawn before the rest is asked for.
const SHOWN: usize = 50;

/// What became of e-mails, by reminder and agency; empty while nobody has said.
pub type Mails = RwSignal<BTreeMap<(String, String), String>>;

/// The log.
#[component]
pub fn Log() -> impl IntoView {
    let desk = use_desk();
    let lines = Memo::new(move |_| Arc::new(log::log(desk)));
    let (agency, waiting, long) = (RwSignal::new(None::<AgencyId>), RwSignal::new(false), LongList::new(SHOWN));
    let mails = super::mails(desk);
    let chosen = Memo::new(move |_| {
        let is_meant = |line: &&Line| agency.get().is_none_or(|agency| line.agency == agency) && (!waiting.get() || is_waiting(line));
        Arc::new(lines.with(|lines| lines.iter().filter(is_meant).cloned().collect::<Vec<_>>()))
    });
    let count = move || chosen.with(|chosen| words().log_count(chosen.len(), chosen.iter().filter(|line| is_waiting(line)).count()));
    let download = move |_| {
        let table = chosen.with_untracked(|chosen| log::as_csv(chosen, |person| desk.peek_name_of(person)));
        let _ = text::offer_file("nhat-ky-don-doc.csv", &table);
    };
    let drawn = move || {
        let mails = mails.get();
        chosen.with(|chosen| {
            chosen
                .iter()
                .take(long.drawn())
                .map(|line| view! { <LogLine line=line.clone() mail=mails.get(&(line.id.to_string(), line.agency.to_string())).cloned()/> })
                .collect_view()
        })
    };
    view! {
        <div class="chasing__choices">
            <Agencies lines agency/>
            <label class="chasing__only"><input type="checkbox" prop:checked=move || waiting.get() on:change:target=move |event| waiting.set(event.target().checked())/>{words().log_only_waiting()}</label>
            <button type="button" class="button button--quiet" on:click=heard(download)>{words().log_download()}</button>
        </div>
        <p role="status"><b>{live(move || if lines.with(|lines| lines.is_empty()) { words().log_none().to_owned() } else { count() })}</b></p>
        <ul class="chase-log">{live(drawn)}</ul>
        {long.rest(move || chosen.with(|chosen| chosen.len()))}
    }
}

fn is_waiting(line: &Line) -> bool {
    matches!(line.answer, parboard_domain::chasing::Answer::None(_))
}

#[component]
fn Agencies(lines: Memo<Arc<Vec<Line>>>, agency: RwSignal<Option<AgencyId>>) -> impl IntoView {
    let names = Memo::new(move |_| {
        let mut names: Vec<(String, AgencyId)> = lines.with(|lines| lines.iter().map(|line| (line.name.clone(), line.agency)).collect());
        names.sort_by(|a, b| text::alphabet(&a.0, &b.0));
        names.dedup();
        names
    });
    view! {
        <label>
            {words().filter_agency()}
            <select class="field" name="agency" on:change:target=move |event| agency.set(event.target().value().parse().ok())>
                <option value="">{words().any_agency()}</option>
                {live(move || names.get().into_iter().map(|(name, id)| view! { <option value=id.to_string() selected=agency.get_untracked() == Some(id)>{name}</option> }).collect_view())}
            </select>
        </label>
    }
}

/// One line, on the screen of chasing and on a card's own.
#[component]
pub fn LogLine(
    line: Line,
    /// What became of the e-mail, where one was to be sent.
    #[prop(optional_no_strip)]
    mail: Option<String>,
    /// Whether the card itself is on the screen.
    #[prop(optional)]
    on_card: bool,
) -> impl IntoView {
    let desk = use_desk();
    let by = line.by;
    let head = [words().why(line.why).to_owned(), words().nth_reminder(line.nth), words().chase_level(line.level).to_owned()].join(" · ");
    let given = if is_waiting(&line) { "none" } else { "given" };
    view! {
        <li class="chase-log__line" data-answer=given data-sync=if line.unsent { "pending" } else { "synced" }>
            <p class="chase-log__who"><b>{line.name}</b>" "<span class="when">{text::date_time(line.at)}</span>{line.unsent.then(|| view! { " "<span class="mark-unsent">{words().unsent}</span> })}</p>
            {(!on_card).then(|| view! { <p class="chase-log__card"><b>{line.card.0.clone()}</b>" "<a href=format!("/viec/{}", line.task)>{line.card.1.clone()}</a></p> })}
            <p class="chase-log__facts">{head}" · "{live(move || desk.name_of(by))}</p>
            <p class="chase-log__words">{line.words}</p>
            <p class="chase-log__answer">{words().came_of_it(&line.answer)}{mail.and_then(|state| words().mail_state(&state)).map(|state| format!(" · {state}"))}</p>
        </li>
    }
}
