//! Parts of the task screen, and what they all know: which card it is, and how it stands.

pub mod appraisal;
pub mod away;
pub mod beside;
pub mod clash;
pub mod comments;
pub mod controls;
pub mod elsewhere;
pub mod evidence;
pub mod frame;
pub mod head;
pub mod history;
pub mod mention;
pub mod note;
pub mod origin;
pub mod other_drafts;
pub mod people;
pub mod proposal;
pub mod put_away;
pub mod quick;
pub mod remark;
pub mod report_form;
pub mod share_form;
pub mod shares;
pub mod steps;
pub mod talk;
pub mod templates;
pub mod updates;
pub mod versions;

use crate::state::{
    desk::Desk,
    drafts::Others,
    sheet::{self, Sheet},
};
use leptos::prelude::*;
use parboard_domain::{
    field::Field,
    id::{EntryId, TaskId},
};
use std::collections::BTreeSet;

/// The card on the screen.
#[derive(Clone, Copy)]
pub struct Here {
    /// Which.
    pub id: TaskId,
    /// How it stands; nothing while it is not on this device.
    pub sheet: Memo<Option<Sheet>>,
    /// Which of its fields have an edit that the server lacks.
    pub unsent: Memo<BTreeSet<Field>>,
    /// The clashes on it that ask me to look, and on which field. Found once for all controls: it takes a look at every
    /// line of history there is.
    pub clashes: Memo<Vec<(EntryId, Option<Field>)>>,
    /// What I typed on it in other tabs, or left behind.
    pub others: Others,
}

/// Makes the card known to everything below.
pub fn provide_here(desk: Desk, id: TaskId) -> Here {
    let here = Here {
        id,
        sheet: Memo::new(move |_| sheet::sheet(desk, id)),
        unsent: Memo::new(move |_| sheet::unsent_fields(desk, id)),
        clashes: Memo::new(move |_| sheet::clashes(desk, id)),
        others: Others::watch(desk, id),
    };
    provide_context(here.others);
    provide_context(here);
    here
}

/// The card on the screen.
pub fn use_here() -> Here {
    expect_context()
}

impl Here {
    /// Something of the sheet, or its default while there is none.
    pub fn read<T: Default>(self, look: impl FnOnce(&Sheet) -> T) -> T {
        self.sheet.with(|sheet| sheet.as_ref().map(look).unwrap_or_default())
    }

    /// Whether I may change that field.
    pub fn may_change(self, field: Field) -> bool {
        self.read(|sheet| sheet.may_change(field))
    }
}
