//! One tab syncs at a time. The browser frees the lock of a tab that dies, and keeps that of a frozen one; so
//! a lock can be taken from its holder. Without locks every tab does everything, which costs a few requests and harms nothing,
//! since the server is idempotent.

use js_sys::{Object, Promise, Reflect};
use std::{
    cell::{Cell, RefCell},
    future::Future,
    pin::Pin,
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// How a lock is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// If nobody holds it; otherwise nothing is run.
    IfFree,
    /// Once nobody holds it.
    InTurn,
    /// Taken from whoever holds it, who hears of it and is not stopped.
    Now,
}

/// Says to whoever works under a lock that another tab has taken it.
pub type Lost = Rc<Cell<bool>>;

/// Holds a lock for as long as the page lives.
pub fn hold(name: &str) {
    let name = name.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        under(&name, Claim::InTurn, &Lost::default(), Box::pin(std::future::pending())).await;
    });
}

/// Runs the work under a lock; whether it was run. The work comes to its own end also when the lock is taken from it, and
/// until then this does not.
pub async fn under(name: &str, claim: Claim, lost: &Lost, work: Pin<Box<dyn Future<Output = ()>>>) -> bool {
    let Some((locks, request)) = lock_manager() else {
        work.await;
        return true;
    };
    let options = Object::new();
    let how = match claim {
        Claim::IfFree => Some("ifAvailable"),
        Claim::InTurn => None,
        Claim::Now => Some("steal"),
    };
    if let Some(how) = how {
        let _ = Reflect::set(&options, &how.into(), &JsValue::TRUE);
    }
    let running = Rc::new(RefCell::new(None::<Promise>));
    let mut work = Some(work);
    let inner = running.clone();
    let callback = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |lock: JsValue| match work.take() {
        Some(work) if !lock.is_null() => {
            let end = future_to_promise(async move {
                work.await;
                Ok(JsValue::UNDEFINED)
            });
            inner.replace(Some(end.clone()));
            end
        }
        _ => Promise::resolve(&JsValue::UNDEFINED),
    });
    let asked = request.call3(&locks, &name.into(), &options, callback.as_ref());
    let held = match asked.and_then(JsCast::dyn_into::<Promise>) {
        Ok(promise) => JsFuture::from(promise).await,
        Err(thrown) => Err(thrown),
    };
    let Some(end) = running.take() else { return false };
    if held.is_err() {
        lost.set(true);
        let _ = JsFuture::from(end).await;
    }
    true
}

/// The names of the locks that are held by any tab now. Asking takes none, so that it is in nobody's way.
pub async fn held() -> Vec<String> {
    let Some((locks, _)) = lock_manager() else { return Vec::new() };
    let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let asked = part(&locks, "query").and_then(|query| query.dyn_into::<js_sys::Function>().ok()?.call0(&locks).ok());
    let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else { return Vec::new() };
    let found = JsFuture::from(asked).await.ok().and_then(|found| part(&found, "held")?.dyn_into::<js_sys::Array>().ok());
    found.map(|held| held.iter().filter_map(|lock| part(&lock, "name")?.as_string()).collect()).unwrap_or_default()
}

fn lock_manager() -> Option<(JsValue, js_sys::Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
