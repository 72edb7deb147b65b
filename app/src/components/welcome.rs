//! A line that offers the tour to whoever is new on this device, and what is new after an update. It stands once, and goes for good.

use super::{
    live::{heard, live},
    tour::{Tour, Touring},
};
use crate::{
    state::guide::{self, Offer},
    words::{
        both::Both,
        help::{news, tour},
        words,
    },
};
use leptos::prelude::*;

/// The line, or the tour in its place.
#[component]
pub fn Welcome() -> impl IntoView {
    let (offer, touring) = (RwSignal::new(guide::offer()), RwSignal::new(false));
    provide_context(Touring(touring));
    let done = move || {
        guide::is_known();
        offer.set(None);
    };
    live(move || match offer.get() {
        _ if touring.get() => view! { <Tour/> }.into_any(),
        Some(Offer::Tour) => {
            let begin = move || {
                touring.set(true);
                // When it is over there is nothing left to be offered.
                offer.set(None);
            };
            let start = view! { <button type="button" class="button" on:click=heard(move |_| begin())>{words().of(tour::START)}</button> };
            line(tour::OFFER, start.into_any(), tour::NO, done)
        }
        Some(Offer::News) => {
            let see = view! { <a class="button" href="/tro-giup?xem=moi" on:click=heard(move |_| done())>{words().of(news::SEE)}</a> };
            line(news::OFFER, see.into_any(), news::KNOWN, done)
        }
        None => ().into_any(),
    })
}

fn line(text: Both, way: AnyView, no: Both, done: impl Fn() + 'static) -> AnyView {
    view! {
        <section class="welcome" aria-label=words().of(text)>
            <p>{words().of(text)}</p>
            <div class="tour__ways">
                {way}
                <button type="button" class="button button--quiet" on:click=heard(move |_| done())>{words().of(no)}</button>
            </div>
        </section>
    }
    .into_any()
}
