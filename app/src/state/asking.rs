//! Asking the server for what is online by nature: one question of a form at a time, and why nothing came of it, in words.

use crate::{online::OnlineError, words::words};
use leptos::{prelude::*, task::spawn_local};

/// Asks, unless the server is still at the last question. The screen may have been left when the answer comes; then nobody is told.
pub fn ask<T: 'static>(
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
    call: impl Future<Output = Result<T, OnlineError>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    look(
        trouble,
        async move {
            let answer = call.await;
            let _ = busy.try_set(false);
            answer
        },
        done,
    );
}

/// Asks how things are. It stands in the way of nothing: what a person presses meanwhile is asked too.
pub fn look<T: 'static>(
    trouble: RwSignal<Option<String>>,
    call: impl Future<Output = Result<T, OnlineError>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    trouble.set(None);
    spawn_local(async move {
        match call.await {
            _ if trouble.is_disposed() => {}
            Ok(value) => done(value),
            Err(error) => trouble.set(Some(words().online_error(&error))),
        }
    });
}
