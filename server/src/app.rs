//! What every handler may ask for.

use crate::{
    clock,
    guesses::Guesses,
    mail::Mailer,
    news::{Closing, News},
    password::Passwords,
    tally::Tally,
};
use parboard_store::{Backend, FILES_BYTES_MAX, PlanRev, Store};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// How the server behaves. Every part has a default that suits one province on one machine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the page.
    pub site: PathBuf,
    /// The address people type, such as `https://par.example.vn`, when a proxy stands in front. Cookies become `Secure`
    /// when it is `https`, and the proxy's word for the client's address is believed.
    pub origin: Option<String>,
    /// A session nobody used for so long is over. Three days: a weekend between two working days does not sign anybody out.
    pub session_idle: Duration,
    /// No session is older than this, used or not.
    pub session_max: Duration,
    /// So many bytes of evidence files a province may have.
    pub files_bytes_max: i64,
    /// How much work a password hash takes.
    pub passwords: Passwords,
    /// What sends reminders by e-mail; nothing while that is turned off.
    pub mailer: Option<Mailer>,
}

impl Settings {
    /// The defaults, with the page in that folder.
    pub fn new(site: PathBuf) -> Self {
        Self {
            site,
            origin: None,
            session_idle: Duration::from_hours(72),
            session_max: Duration::from_hours(30 * 24),
            files_bytes_max: FILES_BYTES_MAX,
            passwords: Passwords::default(),
            mailer: None,
        }
    }

    /// Whether browsers reach the server over TLS.
    pub fn is_https(&self) -> bool {
        self.origin.as_deref().is_some_and(|origin| origin.starts_with("https://"))
    }
}

/// The running server. Cheap to clone; all clones are one.
#[derive(Clone, Debug)]
pub struct App {
    /// The database.
    pub store: Store,
    /// What it was started with.
    pub settings: Arc<Settings>,
    /// Who hears that a plan moved on.
    pub news: News,
    /// Failed sign-ins.
    pub guesses: Arc<Guesses>,
    /// What is counted.
    pub tally: Arc<Tally>,
    /// Tells long answers that the server is about to stop.
    pub closing: Closing,
}

impl App {
    /// A server over that store, before it listens.
    pub fn new(store: Store, settings: Settings) -> Self {
        let store = store.with_files_bytes_max(settings.files_bytes_max);
        Self {
            store: if settings.mailer.is_some() { store.with_mail() } else { store },
            settings: Arc::new(settings),
            news: News::default(),
            guesses: Arc::new(Guesses::default()),
            tally: Arc::new(Tally::new(clock::now())),
            closing: Closing::default(),
        }
    }

    /// Tells everyone that a plan moved on: those who listen here at once, the other nodes beside the answer, which does not
    /// wait for it. Nodes that are not reached look for themselves, see [`crate::watch`].
    pub fn announce(&self, news: PlanRev) {
        self.news.announce(news);
        if self.store.backend() == Backend::Postgres {
            let store = self.store.clone();
            tokio::spawn(async move {
                if let Err(error) = store.tell(news).await {
                    tracing::debug!("the other nodes were not told: {error:#}");
                }
            });
        }
    }
}
