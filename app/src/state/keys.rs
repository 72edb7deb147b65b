//! Keys. One table says which key does what; the sheet shows it and the listener obeys it, so that the two cannot differ. Keys that a
//! part hears for itself, cards and the meeting, are named here too and nowhere else.

use super::acts::Act;
use crate::browser::keep;

/// Lifts a card and puts it down.
pub const LIFT: &str = " ";
/// Offers where a card can go.
pub const MENU: &str = "m";
/// Picks a card; with Shift all from the one picked last to this one.
pub const PICK: &str = "x";
/// With Ctrl or ⌘, while cards are picked: all that are seen.
pub const ALL: &str = "a";
/// Ends what was begun.
pub const CANCEL: &str = "Escape";
/// Goes in, or puts down.
pub const ENTER: &str = "Enter";
pub const LEFT: &str = "ArrowLeft";
pub const RIGHT: &str = "ArrowRight";
pub const UP: &str = "ArrowUp";
pub const DOWN: &str = "ArrowDown";
pub const FIRST: &str = "Home";
pub const LAST: &str = "End";
pub const PAGE_UP: &str = "PageUp";
pub const PAGE_DOWN: &str = "PageDown";

/// With Ctrl or ⌘, anywhere, also while somebody is typing.
pub const FIND: &str = "k";
/// With Ctrl or ⌘, where nobody is typing; with Shift too it does again what was taken back.
pub const UNDO: &str = "z";
/// The same as [`UNDO`] with Shift.
pub const REDO: &str = "y";
/// Waits for the next key.
pub const LEADER: &str = "g";
/// So long it waits.
pub const LEADER_MS: i64 = 1_500;

/// What single keys do, where nobody is typing: after [`LEADER`] or alone.
pub const SINGLE: [Single; 9] = [
    Single::alone("/", Act::Filter),
    Single::alone("n", Act::NewTask),
    Single::alone("c", Act::OnlyMine),
    Single::alone("v", Act::Views),
    Single::alone("?", Act::Keys),
    Single::led("b", Act::Board),
    Single::led("d", Act::Leadership),
    Single::led("c", Act::Mine),
    Single::led("s", Act::Sync),
];

/// A key, and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Single {
    /// Whether [`LEADER`] goes before it.
    pub is_led: bool,
    /// The key.
    pub key: &'static str,
    /// What it does.
    pub act: Act,
}

impl Single {
    const fn alone(key: &'static str, act: Act) -> Self {
        Self { is_led: false, key, act }
    }

    const fn led(key: &'static str, act: Act) -> Self {
        Self { is_led: true, key, act }
    }
}

/// A way from card to card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// To the one above.
    Up,
    /// To the one below.
    Down,
    /// To the column before.
    Left,
    /// To the next column.
    Right,
    /// To the first of the column.
    First,
    /// To the last of the column.
    Last,
}

/// The ways from card to card, while one has the keys.
pub const WALKS: [(&str, Walk); 6] =
    [(UP, Walk::Up), (DOWN, Walk::Down), (LEFT, Walk::Left), (RIGHT, Walk::Right), (FIRST, Walk::First), (LAST, Walk::Last)];

/// What a key that is one sign does when it comes alone, or after the leader.
pub fn act_of(key: &str, is_led: bool) -> Option<Act> {
    SINGLE.iter().find(|single| single.is_led == is_led && single.key == key).map(|single| single.act)
}

const OFF: &str = "pb1/keys-off";

/// Whether keys of one sign are heard on this device (WCAG 2.1.4).
pub fn are_on() -> bool {
    !keep::load(OFF).unwrap_or(false)
}

/// Turns them on or off.
pub fn turn(on: bool) {
    if on {
        keep::erase(OFF);
    } else {
        let _ = keep::save(OFF, &true);
    }
}
