//! Who is at this device. What the device holds is shown first; the server is asked behind it.

use super::desk::Desk;
use crate::browser::{
    clock, keep,
    send::{self, SendError, SessionReply},
};
use leptos::prelude::*;
use parboard_domain::id::{DeviceId, Mint};

const WHO: &str = "pb1/who";
const LEAVING: &str = "pb1/leaving";
const DEVICE: &str = "pb1/device";

/// The session: nobody, or somebody at a desk.
#[derive(Clone, Copy)]
pub struct Session {
    desk: RwSignal<Option<Desk>>,
}

/// Makes the session known to everything below.
pub fn provide_session() -> Session {
    let held = keep::load::<SessionReply>(WHO).filter(|_| keep::load::<bool>(LEAVING).is_none());
    let session = Session { desk: RwSignal::new(held.map(Desk::open)) };
    provide_context(session);
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

    /// Signs in. Somebody else's desk is left as it is, with everything unsent, until they come back.
    ///
    /// # Errors
    /// With the server's words.
    pub async fn sign_in(self, login: &str, password: &str) -> Result<(), SendError> {
        let reply = send::send_sign_in(login, password).await?;
        keep::erase(LEAVING);
        let _ = keep::save(WHO, &reply);
        match self.desk.get_untracked() {
            Some(desk) if desk.account() == reply.person.id => desk.signed_in_again(),
            held => {
                if let Some(other) = held {
                    other.close();
                }
                self.desk.set(Some(Desk::open(reply)));
            }
        }
        Ok(())
    }

    /// Signs out. What was not sent stays on this device under its own account; the board itself is taken away.
    pub async fn sign_out(self) {
        let Some(desk) = self.desk.get_untracked() else { return };
        let account = desk.account();
        desk.close();
        let _ = keep::save(LEAVING, &true);
        keep::erase(WHO);
        keep::papers_of(account).forget_board();
        self.desk.set(None);
        finish_leaving().await;
    }
}

/// Ends a session that was left while the server could not be told.
pub async fn finish_leaving() {
    if keep::load::<bool>(LEAVING).is_some() && send::send_sign_out().await.is_ok() {
        keep::erase(LEAVING);
    }
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
