//! What a person should look at before importing, kind by kind, with the numbers concerned.

use crate::words::words;
use leptos::prelude::*;
use parboard_domain::document::{Warning, WarningCode};

/// The warnings; nothing when there are none.
#[component]
pub fn Warnings(warnings: Vec<Warning>) -> impl IntoView {
    let kinds = by_kind(warnings);
    (!kinds.is_empty()).then(|| {
        view! {
            <div class="warnings">
                <h3>{words().warnings_title()}</h3>
                <ul>{kinds.into_iter().map(|(code, warnings)| view! { <Kind code warnings/> }).collect_view()}</ul>
            </div>
        }
    })
}

#[component]
fn Kind(code: WarningCode, warnings: Vec<Warning>) -> impl IntoView {
    let numbers: Vec<&str> = warnings.iter().filter_map(|warning| warning.number.as_deref()).collect();
    let numbers = numbers.join(", ");
    let messages = warnings.iter().map(|warning| view! { <li>{warning.message.clone()}</li> }).collect_view();
    view! {
        <li>
            <details>
                <summary><b>{words().warning(code)}</b>" "<span>{numbers}</span></summary>
                <ul lang="vi">{messages}</ul>
            </details>
        </li>
    }
}

/// In the order in which kinds first occur.
fn by_kind(warnings: Vec<Warning>) -> Vec<(WarningCode, Vec<Warning>)> {
    let mut kinds: Vec<(WarningCode, Vec<Warning>)> = Vec::new();
    for warning in warnings {
        match kinds.iter_mut().find(|kind| kind.0 == warning.code) {
            Some(kind) => kind.1.push(warning),
            None => kinds.push((warning.code, vec![warning])),
        }
    }
    kinds
}
