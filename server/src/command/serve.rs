//! `parboard serve`.

use super::Place;
use crate::{
    app::{App, Settings},
    mail::Mailer,
    serve, site,
};
use anyhow::Context;
use clap::Args;
use parboard_store::FILES_BYTES_MAX;
use std::{convert::Infallible, fmt, net::SocketAddr, path::PathBuf, str::FromStr, time::Duration};
use tokio::net::TcpListener;

/// Serves the board until stopped.
#[derive(Args, Debug)]
pub struct Serve {
    /// Where to listen
    #[arg(long, env = "PARBOARD_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:3000")]
    listen: SocketAddr,
    /// The folder of the page; by default `site` beside the program
    #[arg(long, env = "PARBOARD_SITE", value_name = "DIR")]
    site: Option<PathBuf>,
    /// The address people type, such as https://par.example.vn, when a proxy stands in front
    #[arg(long, env = "PARBOARD_ORIGIN", value_name = "URL")]
    origin: Option<String>,
    /// After how many minutes without a word from the device a session is over; by default three days
    #[arg(long, env = "PARBOARD_SESSION_IDLE_MINUTES", value_name = "N", default_value_t = 4320, value_parser = clap::value_parser!(u64).range(5..=43200))]
    session_idle_minutes: u64,
    /// How many GB of evidence files a province may have; what comes beyond waits on the devices
    #[arg(long, env = "PARBOARD_FILES_MAX_GB", value_name = "N", default_value_t = FILES_BYTES_MAX as u64 / GB, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    files_max_gb: u64,
    /// The mail server that takes reminders, such as smtps://name:password@mail.example.vn; without it no e-mail is sent
    #[arg(long, env = "PARBOARD_SMTP_URL", value_name = "URL", hide_env_values = true, requires = "mail_from")]
    smtp_url: Option<Secret>,
    /// The address reminders come from, such as "ParBoard <don-doc@example.vn>"
    #[arg(long, env = "PARBOARD_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// How much to write to the log: error, warn, info or debug, also for parts of the program alone
    #[arg(long, env = "PARBOARD_LOG", value_name = "LEVEL", default_value = "warn,parboard=info")]
    log: String,
}

/// An address with a password in it: shown to nobody.
#[derive(Clone)]
struct Secret(String);

impl FromStr for Secret {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

const GB: u64 = 1024 * 1024 * 1024;

impl Serve {
    pub(super) async fn run(self, place: &Place) -> anyhow::Result<()> {
        tracing_subscriber::fmt().with_env_filter(self.log.as_str()).with_writer(std::io::stderr).init();
        let mut settings = Settings::new(self.site.unwrap_or_else(site::default_folder));
        settings.origin = self.origin;
        settings.session_idle = Duration::from_secs(self.session_idle_minutes * 60);
        settings.files_bytes_max = (self.files_max_gb * GB) as i64;
        if let (Some(Secret(url)), Some(from)) = (&self.smtp_url, &self.mail_from) {
            settings.mailer = Some(Mailer::new(url, from)?);
        }
        let (store, _) = place.open(None).await?;
        let listener = TcpListener::bind(self.listen).await.with_context(|| format!("cannot listen on {}", self.listen))?;
        eprintln!("ParBoard: http://{}", listener.local_addr()?);
        if !self.listen.ip().is_loopback() && !settings.is_https() {
            tracing::warn!("passwords cross the network unprotected: put a proxy with TLS in front and say --origin https://…");
        }
        let app = App::new(store, settings);
        let closing = app.closing.clone();
        tokio::spawn(async move {
            if let Err(error) = serve::asked_to_stop().await {
                tracing::error!("cannot hear signals: {error:#}");
            }
            closing.begin();
        });
        serve::serve(app, listener).await
    }
}
