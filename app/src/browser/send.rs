//! Requests to our server. Anything that is not our JSON is no answer: a captive portal's page changes nothing.

use super::clock;
use gloo_net::http::{Method, RequestBuilder, Response};
use js_sys::{Array, Reflect, Uint8Array};
use leptos::leptos_dom::helpers::TimeoutHandle;
use parboard_domain::json;
use parboard_sync::protocol::{SyncReply, SyncRequest, Trouble};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum SendError {
    /// Nothing came, or not from our server.
    Unreachable,
    /// It was given up from here, since the line is another by now or the person said so.
    GivenUp,
    /// The server knows no session.
    SignedOut(Trouble),
    /// The request is larger than the server takes.
    TooLarge,
    /// This version of the program is too old.
    UpgradeRequired,
    /// The server says no, and why.
    Refused(u16, Trouble),
}

/// A request that has not been answered after so long is given up, so that one answer lost on the way does not hold up all
/// that come after. Nothing follows from it: the same is asked again, and the server knows what it has seen.
const ANSWER_MS_MAX: u32 = 90_000;
thread_local! {
    /// What gives up the sync request that is under way.
    static UNDER_WAY: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

/// Bodies above this many bytes are compressed.
const COMPRESS_BYTES_MIN: usize = 1_000;

/// Sends one sync request.
///
/// # Errors
/// See [`SendError`]; then nothing has changed here.
pub async fn send_sync(request: &SyncRequest) -> Result<SyncReply, SendError> {
    let json = serde_json::to_string(request).map_err(|_| SendError::Unreachable)?;
    let patience = Patience::new();
    UNDER_WAY.set(patience.abort.clone());
    let answer = send(Method::POST, "/api/v1/sync", Some(json), patience).await;
    // Who gives it up takes it away.
    let is_given_up = UNDER_WAY.take().is_none();
    answer.map_err(|error| if is_given_up && error == SendError::Unreachable { SendError::GivenUp } else { error })
}

/// Gives up the sync request that is under way, if one is. It may have arrived: the same is asked again, as after any answer
/// that was lost.
pub fn give_up_sync() {
    if let Some(abort) = UNDER_WAY.take() {
        abort.abort();
    }
}

/// Who is signed in, as the server says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionReply {
    /// Who.
    pub person: parboard_domain::person::Person,
    /// Where.
    #[serde(default)]
    pub province: ProvinceName,
}

/// The province's name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProvinceName {
    /// In full.
    #[serde(default)]
    pub name: String,
}

/// Signs in.
///
/// # Errors
/// With the server's words when login or password are wrong, or too many were.
pub async fn send_sign_in(login: &str, password: &str) -> Result<SessionReply, SendError> {
    let json = serde_json::json!({ "login": login, "password": password }).to_string();
    send(Method::POST, "/api/v1/session", Some(json), Patience::new()).await
}

/// Asks who is signed in.
///
/// # Errors
/// `SignedOut` when nobody is.
pub async fn fetch_session() -> Result<SessionReply, SendError> {
    send(Method::GET, "/api/v1/session", None, Patience::new()).await
}

/// Signs out.
///
/// # Errors
/// When the server could not be told.
pub async fn send_sign_out() -> Result<(), SendError> {
    let response = RequestBuilder::new("/api/v1/session").method(Method::DELETE).send().await.map_err(|_| SendError::Unreachable)?;
    if response.ok() || response.status() == 401 { Ok(()) } else { Err(SendError::Unreachable) }
}

async fn send<T: DeserializeOwned>(method: Method, url: &str, json: Option<String>, patience: Patience) -> Result<T, SendError> {
    let builder = RequestBuilder::new(url)
        .method(method)
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .abort_signal(patience.signal().as_ref());
    let compressed = match &json {
        Some(json) if json.len() >= COMPRESS_BYTES_MIN => gzip(json).await,
        _ => None,
    };
    let request = match (compressed, json) {
        (Some(bytes), _) => builder.header("content-encoding", "gzip").body(bytes),
        (None, Some(json)) => builder.body(json),
        (None, None) => builder.build(),
    };
    let response = request.map_err(|_| SendError::Unreachable)?.send().await.map_err(|_| SendError::Unreachable)?;
    read(response).await
}

pub(super) async fn read<T: DeserializeOwned>(response: Response) -> Result<T, SendError> {
    let ours = response.headers().get("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    let text = response.text().await.map_err(|_| SendError::Unreachable)?;
    if !ours || response.redirected() {
        return Err(SendError::Unreachable);
    }
    if response.ok() {
        return json::read(&text).map_err(|_| SendError::Unreachable);
    }
    let trouble: Trouble = json::read(&text).map_err(|_| SendError::Unreachable)?;
    Err(match response.status() {
        401 if trouble.code == "signed_out" => SendError::SignedOut(trouble),
        413 => SendError::TooLarge,
        426 => SendError::UpgradeRequired,
        // Older than this program, or no room, and it says so: asking again at once would not help.
        status @ (501 | 507) => SendError::Refused(status, trouble),
        status if status >= 500 => SendError::Unreachable,
        status => SendError::Refused(status, trouble),
    })
}

/// Gives a request up when it has taken too long, unless dropped before.
pub(super) struct Patience {
    pub abort: Option<AbortController>,
    timer: Option<TimeoutHandle>,
}

impl Patience {
    pub fn new() -> Self {
        let abort = AbortController::new().ok();
        let timer = abort.clone().and_then(|abort| clock::later(ANSWER_MS_MAX, move || abort.abort()));
        Self { abort, timer }
    }

    pub fn signal(&self) -> Option<AbortSignal> {
        self.abort.as_ref().map(AbortController::signal)
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

/// Compresses with what the browser has; `None` where it has nothing of the kind.
async fn gzip(text: &str) -> Option<Uint8Array> {
    let global = js_sys::global();
    let compressor = Reflect::get(&global, &"CompressionStream".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let stream = Reflect::construct(&compressor, &Array::of1(&"gzip".into())).ok()?;
    let body: JsValue = web_sys::Response::new_with_opt_str(Some(text)).ok()?.body()?.into();
    let pipe = Reflect::get(&body, &"pipeThrough".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let piped = pipe.call1(&body, &stream).ok()?.dyn_into::<web_sys::ReadableStream>().ok()?;
    let packed = web_sys::Response::new_with_opt_readable_stream(Some(&piped)).ok()?.array_buffer().ok()?;
    JsFuture::from(packed).await.ok().map(|buffer| Uint8Array::new(&buffer))
}
