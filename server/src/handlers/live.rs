//! The live stream: says that a plan moved on. One for each browser, shared by its tabs.

use crate::{
    app::App,
    news::{Closing, Listener},
    signed_in::SignedIn,
    tally::Tally,
};
use axum::{
    extract::State,
    http::HeaderName,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::{Stream, StreamExt, future::Either, stream};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::time::Instant;

/// Proxies close what is silent for half a minute; and a phone that lost its line without a word is noticed.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// After so long the stream ends and the browser asks again, so that a session that ended hears no more.
const STREAM_MAX: Duration = Duration::from_hours(1);
/// Browsers return between two and ten seconds after a stream ended, not all at once.
const RETURN_MS: (u64, u64) = (2_000, 8_000);

/// Opens the stream of the person's province.
pub async fn live(SignedIn(account): SignedIn, State(app): State<App>) -> Response {
    let events = events(app.news.listen(account.province), app.closing.clone(), Counted::new(&app.tally));
    let heartbeat = KeepAlive::new().interval(HEARTBEAT);
    // Failure mode 82: proxies that collect a reply before they pass it on would hold the news back.
    ([(HeaderName::from_static("x-accel-buffering"), "no")], Sse::new(events).keep_alive(heartbeat)).into_response()
}

fn events(listener: Listener, closing: Closing, counted: Counted) -> impl Stream<Item = Result<Event, Infallible>> {
    let hello = Event::default().comment("ParBoard").retry(return_after());
    let ends_at = Instant::now() + STREAM_MAX;
    let news = stream::unfold((listener, closing, counted), move |(mut listener, closing, counted)| async move {
        let over = async {
            tokio::select! { () = closing.begun() => {}, () = tokio::time::sleep_until(ends_at) => {} }
        };
        let next = {
            let (over, next) = (std::pin::pin!(over), std::pin::pin!(listener.next()));
            match futures::future::select(over, next).await {
                Either::Left(_) => None,
                Either::Right((next, _)) => next,
            }
        }?;
        let said = serde_json::json!({ "plan": next.plan, "rev": next.rev });
        Some((Ok(Event::default().data(said.to_string())), (listener, closing, counted)))
    });
    stream::once(async { Ok(hello) }).chain(news)
}

/// Failure mode 83: all devices of an office return at once when its line does.
fn return_after() -> Duration {
    let spread = uuid::Uuid::new_v4().as_u128() as u64 % RETURN_MS.1;
    Duration::from_millis(RETURN_MS.0 + spread)
}

/// Counts a listener for as long as it lives.
struct Counted(Arc<Tally>);

impl Counted {
    fn new(tally: &Arc<Tally>) -> Self {
        tally.listening(1);
        Self(Arc::clone(tally))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.listening(-1);
    }
}

#[cfg(test)]
mod tests {
    use super::{RETURN_MS, return_after};
    use std::{collections::BTreeSet, time::Duration};

    #[test]
    fn devices_are_told_to_return_at_different_times() {
        let told: BTreeSet<Duration> = (0..100).map(|_| return_after()).collect();
        let (soonest, latest) = (Duration::from_millis(RETURN_MS.0), Duration::from_millis(RETURN_MS.0 + RETURN_MS.1));
        assert!(told.len() > 50 && told.iter().all(|after| (soonest..latest).contains(after)), "{told:?}");
    }
}
