//! What the screens show and how wishes become operations. No drawing here, and no talking to the browser but through
//! `browser`.

pub mod accounts;
pub mod address;
pub mod agencies;
pub mod agency_sheet;
pub mod carrying;
pub mod desk;
pub mod drafts;
pub mod editing;
pub mod evidence;
pub mod evidence_form;
pub mod face;
pub mod files;
pub mod form;
pub mod hand_in;
pub mod import;
pub mod intents;
pub mod left_behind;
pub mod line;
pub mod mine;
pub mod new_task;
pub mod prefs;
pub mod put_away;
pub mod refused;
pub mod rosters;
pub mod session;
pub mod set_back;
pub mod shares;
pub mod sheet;
pub mod standing;
pub mod syncing;
pub mod talk;
pub mod thresholds;
pub mod toast;
pub mod turns;
pub mod view;
