//! One piece of evidence: what it shows, the document's number, day and issuer, its file, who added it.

use super::{file::EvidenceFile, withdraw::Withdraw};
use crate::{
    browser::text,
    components::{
        live::{live, there},
        task::{remark::When, use_here},
    },
    state::{evidence::Shown, session::use_desk, shares},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::OpId, permission::Hand};

/// One piece.
#[component]
pub fn EvidenceLine(shown: Shown, asked: RwSignal<Option<OpId>>) -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let Shown { evidence, unsent } = shown;
    let (paper, by, id) = (evidence.paper.clone(), evidence.by, evidence.id);
    let described = words().evidence_paper(&paper.number, paper.issued_on.map(text::day), &paper.issuer);
    let file = evidence.standing_file().cloned().map(|file| view! { <EvidenceFile evidence=evidence.clone() file/> });
    let gone = evidence.withdrawn.map(|gone| {
        view! { <p class="evidence__gone">{live(move || words().evidence_withdrawn(&desk.name_of(gone.by), gone.at))}</p> }
    });
    let unit = evidence.unit;
    // As `apply` has it: who leads returns what a unit submitted, and takes none of it away.
    let works_on_it = match unit {
        Some(unit) => untrack(|| shares::line(desk, here.id, unit)).and_then(|line| line.hand).is_some_and(|hand| hand != Hand::Lead),
        None => here.read(|sheet| sheet.part.is_work()),
    };
    let may_withdraw = evidence.withdrawn.is_none() && works_on_it && here.read(|sheet| sheet.actor.may_withdraw(by));
    let is_withdrawn = evidence.withdrawn.is_some();
    view! {
        <li class="evidence__line" data-evidence=id.to_string() data-withdrawn=there(is_withdrawn) data-unsent=there(unsent)>
            <p class="evidence__title">{paper.title.clone()}</p>
            {(!described.is_empty()).then(|| view! { <p class="evidence__paper-line">{described}</p> })}
            {file}
            {gone}
            <p class="remark__who">
                <b>{live(move || desk.name_of(by))}</b>
                {unit.map(|unit| view! { <span>{live(move || words().of_unit(&shares::name(desk, unit)))}</span> })}
                <When at=evidence.at made_at=evidence.made_at unsent/>
            </p>
            {may_withdraw.then(|| view! { <Withdraw id title=paper.title asked/> })}
        </li>
    }
}
