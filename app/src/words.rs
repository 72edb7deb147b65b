//! Every text that people read: one file per language, Vietnamese first. A language that lacks a line does not compile.

mod administration;
mod appraisal;
pub mod both;
mod carry;
mod chasing;
mod clashes;
mod counts;
mod device;
mod doing;
pub mod drafts;
mod en;
mod evidence;
pub mod feedback;
mod finding;
pub mod help;
mod importing;
pub mod install;
mod keeping;
mod leadership;
pub mod looks;
mod meeting;
mod overview;
mod papers;
mod periods;
mod phrases;
mod picking;
mod plans;
pub mod record;
mod registry;
pub mod rounds;
mod scores;
mod screens;
mod set_back;
mod shares;
mod talk;
mod vi;
mod wishes;
mod work;

use crate::state::prefs::{self, Language};
use std::cell::Cell;

/// The lines of one language.
pub struct Words {
    /// Which language.
    pub language: Language,
    // The frame.
    pub board: &'static str,
    pub leadership: &'static str,
    pub mine: &'static str,
    pub sync: &'static str,
    pub attention: &'static str,
    pub administration: &'static str,
    pub main_menu: &'static str,
    pub skip_to_content: &'static str,
    pub sign_out: &'static str,
    pub close: &'static str,
    pub undo: &'static str,
    pub not_found: &'static str,
    pub screen_lost: &'static str,
    pub load_again: &'static str,
    // Signing in.
    pub sign_in: &'static str,
    pub signing_in: &'static str,
    pub sign_in_title: &'static str,
    pub login: &'static str,
    pub password: &'static str,
    pub sign_in_offline: &'static str,
    pub tagline: &'static str,
    // The line to the server.
    pub offline: &'static str,
    pub offline_never: &'static str,
    pub signed_out: &'static str,
    pub sign_in_again: &'static str,
    pub other_person: &'static str,
    pub upgrade_required: &'static str,
    pub line_refused: &'static str,
    pub nothing_kept: &'static str,
    pub board_not_kept: &'static str,
    pub no_room: &'static str,
    pub saved_here: &'static str,
    pub new_version: &'static str,
    pub update_now: &'static str,
    // The board.
    pub board_title: &'static str,
    pub group_by: &'static str,
    pub by_criterion: &'static str,
    pub by_lead: &'static str,
    pub by_nothing: &'static str,
    pub all_tasks: &'static str,
    pub search: &'static str,
    /// The same in the field, where there is little room.
    pub search_short: &'static str,
    pub filters: &'static str,
    pub clear_filters: &'static str,
    pub overdue: &'static str,
    pub blocked: &'static str,
    pub nothing_matches: &'static str,
    pub board_empty: &'static str,
    pub plan_without_tasks: &'static str,
    pub board_loading: &'static str,
    pub board_opening: &'static str,
    pub no_lead: &'static str,
    pub move_to: &'static str,
    pub fold: &'static str,
    pub unfold: &'static str,
    pub drag_hint: &'static str,
    pub drag_cancelled: &'static str,
    pub mark_pending: &'static str,
    pub mark_refused: &'static str,
    pub mark_conflict: &'static str,
    pub direction_waits: &'static str,
    pub steps: &'static str,
    pub today: &'static str,
    // The task screen.
    pub title_empty: &'static str,
    pub percent_range: &'static str,
    pub day_unreadable: &'static str,
    pub progress_section: &'static str,
    pub unsent: &'static str,
    // Clashes.
    pub clashes: &'static str,
    pub clash_stands: &'static str,
    // What needs attention.
    pub newer_change: &'static str,
    // Sync.
    pub sync_offline: &'static str,
}

thread_local! {
    static LANGUAGE: Cell<Option<Language>> = const { Cell::new(None) };
}

/// The lines of the language the person chose. Changing it loads the page anew, so this never changes underfoot.
pub fn words() -> &'static Words {
    let language = LANGUAGE.get().unwrap_or_else(|| {
        let chosen = prefs::load().language;
        LANGUAGE.set(Some(chosen));
        chosen
    });
    match language {
        Language::Vi => &vi::WORDS,
        Language::En => &en::WORDS,
    }
}
