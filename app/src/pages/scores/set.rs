//! The year's set of criteria, as it is copied from a sheet: how many points there are for each.

use super::Look;
use crate::{
    components::{
        live::{live, shown_when},
        task::{note::FormTrouble, other_drafts::FormDrafts},
    },
    state::{
        desk::{Desk, WishError},
        form::Form,
        scores::{self, Line, Pasted},
        session::use_desk,
    },
    words::words,
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    id::OpId,
    refusal::{Refusal, RefusalCode},
    score::{Stated, What},
};

/// The form's name, for what is pasted and not saved yet.
const NAME: &str = "criteria-set";

/// The form, folded: it is needed once a year.
#[component]
pub fn PasteSet(look: Look) -> impl IntoView {
    view! {
        <details class="scores__set">
            <summary>{words().set_paste()}</summary>
            <SetForm look/>
        </details>
    }
}

#[component]
fn SetForm(look: Look) -> impl IntoView {
    let desk = use_desk();
    let form = Form::alone(NAME);
    let read = Memo::new(move |_| form.draft.with(|draft| look.lines.with(|lines: &Vec<Line>| scores::pasted(&draft.text, lines))));
    let count = Memo::new(move |_| read.with(|read| read.iter().filter(|line| matches!(line, Pasted::Max(..))).count()));
    let preview = move || {
        read.with(|read| {
            let elsewhere: Vec<String> =
                read.iter().filter_map(|line| if let Pasted::Elsewhere(number) = line { Some(number.clone()) } else { None }).collect();
            let unreadable: Vec<usize> = read.iter().filter_map(|line| if let Pasted::Unreadable(at) = line { Some(*at) } else { None }).collect();
            words().set_pasted(count.get(), &elsewhere, &unreadable)
        })
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let read = read.get_untracked();
        form.submit(|_, _| save(desk, read));
    };
    let is_empty = move || form.draft.with(|draft| draft.text.trim().is_empty());
    view! {
        <form class="task-form" on:submit=submit>
            <label>
                {words().set_paste_about()}
                <textarea class="field" name="set" rows="6" maxlength="20000" prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| form.change(|draft| draft.text = event.target().value())></textarea>
            </label>
            <p class="score__note" role="status">{live(move || (!is_empty()).then(preview))}</p>
            {shown_when(move || count.get() > 0, move || view! {
                <div class="task-form__foot"><button type="submit" class="button button--main">{live(move || words().set_save(count.get()))}</button></div>
            }.into_any())}
            <FormTrouble trouble=form.trouble/>
            <FormDrafts form/>
        </form>
    }
}

/// One figure for each line that changes something; the button is there only where one does.
fn save(desk: Desk, read: Vec<Pasted>) -> Result<OpId, WishError> {
    let figure = |points, survey| Stated { what: What::Max, value: Some(points), survey, ..Stated::default() };
    let new =
        read.into_iter().filter_map(|line| if let Pasted::Max(id, _, points, survey) = line { Some((id, figure(points, survey))) } else { None });
    let mut saved = Err(WishError::Refused(Refusal::new(RefusalCode::Unreadable)));
    for (id, says) in new {
        saved = Ok(scores::give(desk, id, says)?);
    }
    saved
}
