//! What waits on this device for whom, on the sign-in page: nobody shall believe that it is lost, or sent.

use crate::{
    state::left_behind::{self, LeftBehind},
    words::words,
};
use leptos::prelude::*;

/// The list; nothing when nothing waits.
#[component]
pub fn LeftHere() -> impl IntoView {
    let left = left_behind::list();
    (!left.is_empty()).then(|| {
        let one = |left: &LeftBehind| view! { <li>{words().left_behind(left)}</li> };
        view! {
            <div class="sign-in__left" role="note">
                <p>{words().left_behind_here()}</p>
                <ul>{left.iter().map(one).collect_view()}</ul>
            </div>
        }
    })
}
