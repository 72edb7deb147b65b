//! Trợ giúp: what to do when, by role; what the signs mean; what happens without a network and when two change the same. All of it is
//! on the device.

mod answers;
mod signs;

use self::{answers::Answers, signs::Signs};
use crate::{
    browser::{look, text},
    components::{
        live::{heard, live, shown_when},
        shell::PageHead,
        tour::Touring,
    },
    root::later::{self, Work},
    state::{address::use_address, feedback, guide},
    words::{
        both::Both,
        feedback as lines_of_feedback,
        help::{self as lines, news},
        looks, words,
    },
};
use leptos::prelude::*;
use parboard_domain::measure::Day;

/// The screen.
#[component]
pub fn HelpPage() -> impl IntoView {
    look::set_body("data-ready", "");
    let here = use_address();
    let wants_news = here.query("xem").is_some();
    if wants_news {
        look::focus_soon("#co-gi-moi".to_owned());
    }
    view! {
        <div class="help">
            <PageHead title=Signal::derive(|| words().of(lines::TITLE).to_owned())/>
            <div class="help__ways">
                <Again/>
                <a class="button" href=feedback::ADDRESS>{words().of(lines_of_feedback::GIVE)}</a>
            </div>
            <Answers/>
            <Signs/>
            {said("mat-mang", lines::OFFLINE, lines::OFFLINE_LINES)}
            {said("cung-sua", lines::MERGING, lines::MERGING_LINES)}
            <WhoSees/>
            <section class="help__part" aria-labelledby="thiet-bi">
                <h2 id="thiet-bi">{words().of(lines::ON_DEVICE)}</h2>
                {later::part(Work::Install)}
                <p>
                    <a class="link" href="/dong-bo">{words().sync}", "{words().choices_section()}</a>" · "
                    <a class="link" href="/kieu-dang">{words().of(looks::TITLE)}</a>
                </p>
            </section>
            {later::part(Work::Feedback)}
            <News/>
        </div>
    }
}

/// The tour once more.
#[component]
fn Again() -> impl IntoView {
    let open = RwSignal::new(false);
    provide_context(Touring(open));
    view! {
        {shown_when(move || !open.get(), move || view! {
            <button type="button" class="button help__tour" on:click=heard(move |_| open.set(true))>{words().of(lines::TOUR_AGAIN)}</button>
        }.into_any())}
        {live(move || open.get().then(|| later::part(Work::Tour)))}
    }
}

/// A part that is a list of sentences.
fn said(place: &'static str, name: Both, sentences: &'static [Both]) -> AnyView {
    view! {
        <section class="help__part" aria-labelledby=place>
            <h2 id=place>{words().of(name)}</h2>
            <ul class="help__list">{sentences.iter().map(|line| view! { <li>{words().of(*line)}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn WhoSees() -> impl IntoView {
    let role = |(role, line)| view! { <div><dt>{words().role(role)}</dt><dd>{words().of(line)}</dd></div> };
    view! {
        <section class="help__part" aria-labelledby="ai-thay-gi">
            <h2 id="ai-thay-gi">{words().of(lines::WHO_SEES)}</h2>
            <p>{words().of(lines::WHO_SEES_ABOUT)}</p>
            <dl class="help__roles">{lines::ROLES.map(role)}</dl>
        </section>
    }
}

#[component]
fn News() -> impl IntoView {
    guide::news_seen();
    let one = |news: &news::News| {
        view! { <h3>{Day::parse(news.day).map(text::day)}</h3><ul class="help__list">{news.lines.iter().map(|line| view! { <li>{words().of(*line)}</li> }).collect_view()}</ul> }
    };
    view! {
        <section class="help__part" aria-labelledby="co-gi-moi">
            <h2 id="co-gi-moi" tabindex="-1">{words().of(lines::NEWS)}</h2>
            {news::ALL.iter().map(one).collect_view()}
        </section>
    }
}
