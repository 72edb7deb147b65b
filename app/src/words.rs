//! Every text that people read: one file per language, Vietnamese first. A language that lacks a line does not compile.

mod administration;
mod clashes;
mod device;
pub mod drafts;
mod en;
mod evidence;
mod importing;
mod keeping;
mod leadership;
mod phrases;
mod plans;
mod record;
mod screens;
mod set_back;
mod vi;

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
    pub language_name: &'static str,
    pub theme: &'static str,
    pub theme_device: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
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
    pub filters: &'static str,
    pub filter_agency: &'static str,
    pub any_agency: &'static str,
    pub filter_track: &'static str,
    pub any_track: &'static str,
    pub clear_filters: &'static str,
    pub overdue: &'static str,
    pub blocked: &'static str,
    pub stalled: &'static str,
    pub only_mine: &'static str,
    pub nothing_matches: &'static str,
    pub board_empty: &'static str,
    pub plan_without_tasks: &'static str,
    pub board_loading: &'static str,
    pub board_opening: &'static str,
    pub no_lead: &'static str,
    pub move_to: &'static str,
    pub move_title: &'static str,
    pub column_here: &'static str,
    pub fold: &'static str,
    pub unfold: &'static str,
    pub drag_hint: &'static str,
    pub drag_cancelled: &'static str,
    pub mark_pending: &'static str,
    pub mark_refused: &'static str,
    pub mark_conflict: &'static str,
    pub today: &'static str,
    // The task screen.
    pub title_empty: &'static str,
    pub percent_range: &'static str,
    pub day_unreadable: &'static str,
    pub back_to_board: &'static str,
    pub progress_section: &'static str,
    pub save: &'static str,
    pub drop_draft: &'static str,
    pub sent: &'static str,
    pub waits_to_be_sent: &'static str,
    pub take_theirs: &'static str,
    pub from_plan: &'static str,
    pub goal: &'static str,
    pub leads: &'static str,
    pub coordinates: &'static str,
    pub carries_out: &'static str,
    pub updates: &'static str,
    pub update_did: &'static str,
    pub update_add: &'static str,
    pub comments: &'static str,
    pub comment_body: &'static str,
    pub comment_add: &'static str,
    pub history: &'static str,
    pub show_all: &'static str,
    pub unsent: &'static str,
    pub text_before: &'static str,
    pub text_after: &'static str,
    pub archive: &'static str,
    pub restore: &'static str,
    // Clashes.
    pub clashes: &'static str,
    pub clash_stands: &'static str,
    pub clash_save_merged: &'static str,
    // What needs attention.
    pub refused_section: &'static str,
    pub try_again: &'static str,
    pub edit: &'static str,
    pub copy_text: &'static str,
    pub copied: &'static str,
    pub discard: &'static str,
    pub newer_change: &'static str,
    // Sync.
    pub send_now: &'static str,
    pub sending: &'static str,
    pub sync_offline: &'static str,
    pub waiting_section: &'static str,
    pub device_section: &'static str,
    pub device_plan: &'static str,
    pub device_kept: &'static str,
    pub device_id: &'static str,
    pub choices_section: &'static str,
    pub account_section: &'static str,
    // Mine.
    pub mine_title: &'static str,
    pub mine_done: &'static str,
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
