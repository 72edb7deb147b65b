//! Files that wait on this device, each with its size and how far it has come.

use crate::components::live::{live, shown_when};
use crate::{
    browser::kept_files,
    state::{
        evidence::{self, Where},
        files::{Files, going, use_files},
        refused,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::row::Rows;
use parboard_sync::files::KeptFile;

/// The waiting files; nothing while none waits.
#[component]
pub fn WaitingFiles() -> impl IntoView {
    let files = use_files();
    let kept = Memo::new(move |_| {
        files.track();
        kept_files::notes(files.desk.account()).list()
    });
    shown_when(
        move || kept.with(|kept| !kept.is_empty()),
        move || {
            view! {
                <section class="sync__part" aria-labelledby="tep-cho">
                    <h2 id="tep-cho">{words().files_section()}" "<span class="mine__count">{live(move || words().count(kept.with(Vec::len)))}</span></h2>
                    <ul class="waiting">
                        <For each=move || kept.get() key=|kept| kept.file.hash let:kept><FileLine kept/></For>
                    </ul>
                </section>
            }
            .into_any()
        },
    )
}

#[component]
fn FileLine(kept: KeptFile) -> impl IntoView {
    let (files, file, task) = (use_files(), kept.file, kept.task);
    let (name, size) = (file.name.clone(), words().size(file.bytes as f64));
    let hash = file.hash;
    let standing = move || standing(files, kept_files::notes(files.desk.account()).find(hash), file.bytes);
    // A card that was refused is nowhere; what was decided about it is.
    let refused = Memo::new(move |_| evidence::refused_with(files.desk, hash));
    let there = move || match refused.get() {
        Some(id) => view! { <a href=refused::address(id)>{words().see_refused()}</a> }.into_any(),
        None if files.desk.peek(|shown| shown.find_task(task).is_some()) || files.desk.has_several_plans() => {
            view! { <a href=format!("/viec/{task}")>{words().file_of_task()}</a> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <li class="waiting__line" data-file=file.hash.to_string()>
            <p>{name}" · "{size}</p>
            <p class="waiting__age">{live(standing)}</p>
            <p class="refused__about">{live(there)}</p>
        </li>
    }
}

fn standing(files: Files, kept: Option<KeptFile>, bytes: i64) -> String {
    files.track();
    let Some(kept) = kept else { return words().file_at(Where::There) };
    let percent = evidence::percent(kept.sent, bytes);
    match kept.trouble {
        _ if kept.drafted => words().file_drafted().to_owned(),
        Some(trouble) => words().file_at(Where::Trouble(trouble)),
        None if evidence::refused_with(files.desk, kept.file.hash).is_some() => words().file_at(Where::AwaitsDecision),
        None if !going::goes(files, &kept) => words().file_at(Where::GivenUp),
        None if files.sending.get() == Some(kept.file.hash) => words().file_at(Where::Sending(percent)),
        None if files.is_offline() => words().file_at(Where::WaitsForNetwork(percent)),
        None => words().file_at(Where::Waits(percent)),
    }
}
