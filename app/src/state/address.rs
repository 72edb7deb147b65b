//! Where in the app the person is. The address is the state: it can be passed on, kept as a bookmark, and gone back from.
//!
//! Our own few lines instead of a router crate: nine screens, one of which has a part that varies, need neither nesting nor
//! loading ahead, and everyone would pay for both on a slow line.

use crate::browser::{address, place};
use leptos::prelude::*;
use std::{fmt::Display, str::FromStr};

const BOARD: &str = "/";

/// Where the person is.
#[derive(Clone, Copy)]
pub struct Address {
    at: RwSignal<String>,
}

/// Makes the address known to everything below.
pub fn provide_address() -> Address {
    let here = Address { at: RwSignal::new(address::current()) };
    address::on_back(move || {
        if address::path_of(&address::current()) == BOARD {
            place::return_to_board();
        }
        here.moved(address::current());
    });
    address::on_link(move |to| here.go(&to));
    provide_context(here);
    here
}

/// The address.
pub fn use_address() -> Address {
    expect_context()
}

impl Address {
    /// The path, as in `/viec/…`.
    pub fn path(self) -> String {
        self.at.with(|at| address::path_of(at).to_owned())
    }

    /// One part of the query.
    pub fn query(self, name: &str) -> Option<String> {
        self.at.with(|at| address::query_of(at, name))
    }

    /// Path and query.
    pub fn whole(self) -> String {
        self.at.get()
    }

    /// The same, for whoever is called once.
    pub fn whole_now(self) -> String {
        self.at.get_untracked()
    }

    /// Says of the same screen more exactly what it shows.
    pub fn restate(self, to: String) {
        address::show(&to, true);
        self.at.set(to);
    }

    /// Goes to another screen, at its top.
    pub fn go(self, to: &str) {
        address::show(to, to == self.at.get_untracked());
        self.moved(to.to_owned());
        address::to_top();
    }

    /// Goes to another screen as if the person had never been here.
    pub fn go_instead(self, to: &str) {
        address::show(to, true);
        self.moved(to.to_owned());
        address::to_top();
    }

    fn put(self, name: &str, value: Option<&str>) {
        let to = self.at.with_untracked(|at| address::with_query(at, name, value));
        address::show(&to, true);
        self.moved(to);
    }

    /// Also to where the person is already: whoever chose the same once more is led there once more.
    fn moved(self, to: String) {
        if self.at.with_untracked(|at| *at != to && address::path_of(at) == BOARD) {
            // Now, while it stands as it was seen: the next screen begins at its top.
            place::leave_board();
        }
        self.at.set(to);
    }
}

/// A choice that stands in the query, so that it can be passed on; choosing leaves no step to go back over.
pub fn choice<T>(name: &'static str) -> (Memo<Option<T>>, SignalSetter<Option<T>>)
where
    T: Display + FromStr + PartialEq + Send + Sync + 'static,
{
    let here = use_address();
    let chosen = Memo::new(move |_| here.query(name).and_then(|text| text.parse().ok()));
    let choose = SignalSetter::map(move |value: Option<T>| here.put(name, value.map(|value| value.to_string()).as_deref()));
    (chosen, choose)
}
