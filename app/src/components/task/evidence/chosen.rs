//! A file that is on this device: a picture of it where browsers draw it, its name and its size.

use crate::{
    browser::{file, kept_files},
    components::live::live,
    state::session::use_desk,
    words::words,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::evidence::{FileRef, Media};

/// The file in the form.
#[component]
pub fn Chosen(file: FileRef, mut take_out: Box<dyn FnMut(())>) -> impl IntoView {
    view! {
        <div class="evidence__chosen">
            <Preview file=file.clone()/>
            <p class="evidence__name"><b>{file.name.clone()}</b><span class="when">{words().size(file.bytes as f64)}</span></p>
            <p class="note" role="status">{words().evidence_chosen()}</p>
            <button type="button" class="button button--quiet" on:click=move |_| take_out(())>{words().evidence_take_out()}</button>
        </div>
    }
}

/// An address of a file that is kept here, as long as what shows it stands.
pub fn kept_address(file: &FileRef) -> RwSignal<Option<String>> {
    let (account, address, file) = (use_desk().account(), RwSignal::new(None), file.clone());
    spawn_local(async move {
        let bytes = kept_files::load(account, file.hash).await.ok().flatten();
        let made = bytes.and_then(|bytes| file::address(&bytes, &file.media));
        // The person may have gone elsewhere meanwhile.
        if let Some(Some(unused)) = address.try_set(made) {
            file::give_up(&unused);
        }
    });
    on_cleanup(move || {
        if let Some(made) = address.try_get_untracked().flatten() {
            file::give_up(&made);
        }
    });
    address
}

/// The picture, for those files that are one.
#[component]
pub fn Preview(file: FileRef) -> impl IntoView {
    let is_picture = Media::parse(&file.media).is_some_and(Media::is_picture);
    is_picture.then(|| {
        let address = kept_address(&file);
        live(move || address.get().map(|address| view! { <img class="evidence__picture" src=address alt=""/> }))
    })
}
