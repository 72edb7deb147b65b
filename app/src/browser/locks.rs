//! One tab syncs at a time. The browser frees the lock of a tab that dies, and keeps that of a frozen one; so
//! a lock can be taken from its holder. Without locks every tab does everything, which costs a few requests and harms nothing,
//! since the server is idempotent.

use js_sys::{Object, Promise, Reflect};
use std::{cell::Cell, future::Future, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs the work while no other tab does; `false` when another tab is at it, and then nothing was run. With `take` the lock is
/// taken from that tab, which goes on with what it does and is not told.
pub async fn alone(name: &str, take: bool, work: impl Future<Output = ()> + 'static) -> bool {
    let Some((locks, request)) = lock_manager() else {
        work.await;
        return true;
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &if take { "steal" } else { "ifAvailable" }.into(), &JsValue::TRUE);
    let has_run = Rc::new(Cell::new(false));
    let mut work = Some(work);
    let inner = has_run.clone();
    let callback = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |lock: JsValue| match work.take() {
        Some(work) if !lock.is_null() => {
            inner.set(true);
            future_to_promise(async move {
                work.await;
                Ok(JsValue::UNDEFINED)
            })
        }
        _ => Promise::resolve(&JsValue::UNDEFINED),
    });
    let asked = request.call3(&locks, &name.into(), &options, callback.as_ref());
    if let Ok(promise) = asked.and_then(JsCast::dyn_into::<Promise>) {
        let _ = JsFuture::from(promise).await;
    }
    has_run.get()
}

fn lock_manager() -> Option<(JsValue, js_sys::Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
