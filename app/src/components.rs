//! Parts of screens, one file each.

pub mod appraisal_dialog;
pub mod attention;
pub mod card;
pub mod chart;
pub mod column_heads;
pub mod drag;
pub mod flag;
pub mod group;
pub mod hands;
pub mod lane;
pub mod left_here;
pub mod live;
pub mod long_press;
pub mod meter;
pub mod move_menu;
pub mod plan_switch;
pub mod said;
pub mod shell;
pub mod soon;
pub mod status_mark;
pub mod sync;
pub mod sync_badge;
pub mod task;
pub mod task_line;
pub mod toast;
pub mod toolbar;
