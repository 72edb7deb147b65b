//! Live news: the server says that a plan moved on, and nothing else. A hint; the sync that follows is what counts.

use send_wrapper::SendWrapper;
use serde::Deserialize;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// A plan has reached a revision.
#[derive(Deserialize)]
pub struct News {
    /// Which plan.
    pub plan: parboard_domain::id::PlanId,
    /// Which revision.
    pub rev: parboard_domain::measure::Rev,
}

/// An open stream; closes when dropped.
pub struct Stream {
    source: SendWrapper<EventSource>,
    _heard: SendWrapper<Closure<dyn FnMut(MessageEvent)>>,
}

/// Listens. The browser reconnects by itself as long as the server answers at all.
pub fn listen(mut heard: impl FnMut(News) + 'static) -> Option<Stream> {
    let source = EventSource::new("/api/v1/live").ok()?;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(news) = event.data().as_string().and_then(|json| parboard_domain::json::read(&json).ok()) {
            heard(news);
        }
    });
    source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    Some(Stream { source: SendWrapper::new(source), _heard: SendWrapper::new(on_message) })
}

impl Stream {
    /// Whether the browser has given up on it.
    pub fn is_closed(&self) -> bool {
        self.source.ready_state() == EventSource::CLOSED
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}
