//! Who is at this device. What the device holds is shown first; the server is asked behind it.

use super::{desk::Desk, left_behind, syncing};
use crate::browser::{clock, events, keep, send::SessionReply};
use leptos::prelude::*;
use parboard_domain::id::{DeviceId, Mint};
use parboard_sync::store::{KeepError, ReplicaStore};
use std::cell::Cell;

const WHO: &str = "pb1/who";
const LEAVING: &str = "pb1/leaving";
const DEVICE: &str = "pb1/device";

thread_local! {
    /// The same as is written down under `LEAVING`, where nothing is.
    static LEFT: Cell<bool> = const { Cell::new(false) };
}

/// The session: nobody, or somebody at a desk.
#[derive(Clone, Copy)]
pub struct Session {
    desk: RwSignal<Option<Desk>>,
}

/// Makes the session known to everything below.
pub fn provide_session() -> Session {
    let held = seated().filter(|_| keep::load::<bool>(LEAVING).is_none());
    let session = Session { desk: RwSignal::new(held.map(Desk::open)) };
    provide_context(session);
    events::on_other_tab(move |key| {
        if key == WHO {
            session.look_who_sits();
        }
    });
    session
}

/// The session.
pub fn use_session() -> Session {
    expect_context()
}

/// The desk of whoever is signed in. Only called below the shell, which is not drawn without one.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Session {
    /// The desk, if somebody is signed in here.
    pub fn desk(self) -> Option<Desk> {
        self.desk.get()
    }

    /// Whether nobody is signed in here.
    pub fn is_empty(self) -> bool {
        self.desk.with_untracked(Option::is_none)
    }

    /// Sits down whom the server let in. Somebody else's desk is left as it is, with everything unsent, until they come back.
    pub fn seat(self, who: SessionReply) {
        has_left();
        if keep::save(WHO, &who) == Err(KeepError::Full) {
            keep::papers_of(who.person.id).drop_replicas();
            let _ = keep::save(WHO, &who);
        }
        left_behind::forget(who.person.id);
        match self.desk.get_untracked() {
            Some(desk) if desk.account() == who.person.id => desk.signed_in_again(),
            held => {
                if let Some(other) = held {
                    left_behind::note(other.account(), &other.person().name);
                    other.close();
                }
                self.desk.set(Some(Desk::open(who)));
            }
        }
    }

    /// In another tab somebody signed out, or somebody else in: on a tablet that is passed on, no screen of the last person stays
    /// behind. What was not sent stays under their account, and what is being typed is kept on the way out.
    fn look_who_sits(self) {
        let Some(desk) = self.desk.get_untracked() else { return };
        if seated().is_none_or(|who| who.person.id != desk.account()) {
            left_behind::note(desk.account(), &desk.person().name);
            desk.close();
            self.desk.set(None);
        }
    }

    /// Signs out. What was not sent stays on this device under its own account; the board itself is taken away. The server
    /// is told by the sign-in screen, now or when there is a network.
    pub fn sign_out(self) {
        let Some(desk) = self.desk.get_untracked() else { return };
        let account = desk.account();
        left_behind::note(account, &desk.person().name);
        desk.close();
        let _ = keep::save(LEAVING, &true);
        LEFT.set(true);
        keep::erase(WHO);
        let mut papers = keep::papers_of(account);
        papers.forget_board();
        keep::erase(&keep::contacts_of(account));
        if papers.has_depot() {
            // Nothing names what lies there any more: it is cleared away.
            syncing::carry(desk);
        }
        self.desk.set(None);
    }
}

/// Who was let in last and has not signed out.
pub fn seated() -> Option<SessionReply> {
    keep::load(WHO)
}

/// Whether somebody left and the server has not been told.
pub fn is_leaving() -> bool {
    LEFT.get() || keep::load::<bool>(LEAVING).is_some()
}

/// Whether the server may know somebody here whom this device could not write down.
pub fn may_be_known() -> bool {
    seated().is_none() && !is_leaving() && !keep::takes_anything()
}

/// The server has been told.
pub fn has_left() {
    LEFT.set(false);
    keep::erase(LEAVING);
}

/// This browser profile's id, made on first use.
pub fn device() -> DeviceId {
    keep::load(DEVICE).unwrap_or_else(|| {
        let device = DeviceId(mint().next(clock::now().0.unsigned_abs()));
        let _ = keep::save(DEVICE, &device);
        device
    })
}

/// A mint of ids for this tab.
pub fn mint() -> Mint {
    Mint::new(u64::from(clock::chance()) << 32 | u64::from(clock::chance()))
}
