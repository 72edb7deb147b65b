//! Reminders by e-mail: what the store has on its way is written out and handed to a mail server. Turned off unless the command line
//! names one. Its address may hold a password, and is written nowhere.

use crate::{app::App, clock};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp::{
        self,
        response::{Category, Code, Severity},
    },
};
use parboard_domain::reminder::Why;
use parboard_store::{Item, Letter, MailState};
use std::{fmt, fmt::Write, time::Duration};

/// How often it is looked whether something is due.
const LOOK: Duration = Duration::from_secs(2);
/// A mail server that says nothing for so long is gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// What was given as an address is none.
#[derive(Debug, thiserror::Error)]
#[error("not an address")]
struct NoAddress;

/// What sends e-mail.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Says nothing of where to: that may hold a password.
impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mailer({})", self.from)
    }
}

impl Mailer {
    /// One that hands mail to the server at `url` (`smtp://`, `smtps://`, or `smtp://…?tls=required`) and writes as `from`.
    ///
    /// # Errors
    /// When one of the two is no such address. Neither is in the message.
    pub fn new(url: &str, from: &str) -> anyhow::Result<Self> {
        // The cause may repeat the address.
        let builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| anyhow::anyhow!("--smtp-url is no address of a mail server"))?;
        let from = from.parse().map_err(|_| anyhow::anyhow!("--mail-from is no e-mail address"))?;
        Ok(Self { transport: builder.timeout(Some(PATIENCE)).build(), from })
    }

    async fn send(&self, letter: &Letter, email: &str, origin: Option<&str>) -> anyhow::Result<()> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(letter.name.clone()), email.parse().map_err(|_| NoAddress)?))
            .subject(subject(letter))
            .header(ContentType::TEXT_PLAIN)
            .body(text(letter, origin))?;
        self.transport.send(message).await?;
        Ok(())
    }
}

/// Sends what is due, until the server closes; nothing where e-mail is turned off.
pub async fn deliver(app: App) {
    let Some(mailer) = app.settings.mailer.clone() else { return };
    let mut ticks = tokio::time::interval(LOOK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.closing.begun() => return,
            _ = ticks.tick() => {}
        }
        match app.store.take_due_letters(clock::now()).await {
            Ok(letters) => {
                for letter in &letters {
                    // What is left stays on its way, and is sent after the next start.
                    if app.closing.has_begun() {
                        return;
                    }
                    hand_over(&app, &mailer, letter).await;
                }
            }
            Err(error) => tracing::error!("cannot look for reminders to be sent: {error:#}"),
        }
    }
}

async fn hand_over(app: &App, mailer: &Mailer, letter: &Letter) {
    let noted = match &letter.email {
        None => app.store.end_letter(letter, MailState::NoAddress, clock::now()).await,
        Some(email) => match mailer.send(letter, email, app.settings.origin.as_deref()).await {
            Ok(()) => app.store.end_letter(letter, MailState::Sent, clock::now()).await,
            Err(error) if is_for_good(&error) => {
                tracing::warn!(agency = %letter.agency, "a reminder will not be taken by the mail server: {error:#}");
                app.store.end_letter(letter, MailState::Failed, clock::now()).await
            }
            Err(error) => {
                tracing::warn!(agency = %letter.agency, "a reminder was not taken by the mail server, and will be tried again: {error:#}");
                app.store.put_off_letter(letter, clock::now()).await
            }
        },
    };
    if let Err(error) = noted {
        tracing::error!("cannot note what became of a reminder: {error:#}");
    }
}

/// Whether trying again is of no use: the address is none, or the mail server refused this very letter. That it refuses everybody, for
/// want of a password, may be mended meanwhile.
fn is_for_good(error: &anyhow::Error) -> bool {
    let of_letter = |code: Code| code.severity == Severity::PermanentNegativeCompletion && code.category == Category::MailSystem;
    match error.downcast_ref::<smtp::Error>() {
        Some(error) => error.status().is_some_and(of_letter),
        None => error.downcast_ref::<NoAddress>().is_some(),
    }
}

fn subject(letter: &Letter) -> String {
    format!("[ParBoard] Đôn đốc {} nhiệm vụ cải cách hành chính, {}", letter.items.len(), letter.province)
}

/// Everything that was said, each word once: one press says the same about all its cards.
fn text(letter: &Letter, origin: Option<&str>) -> String {
    let mut text = format!("Kính gửi: {}\n\n", letter.name);
    let mut said: Vec<&str> = Vec::new();
    for item in &letter.items {
        if !said.contains(&item.words.as_str()) {
            said.push(&item.words);
            let _ = writeln!(text, "{}\n", item.words.trim());
        }
    }
    for (number, item) in letter.items.iter().enumerate() {
        line(&mut text, number + 1, item, origin);
    }
    let _ = write!(text, "\nNgười đôn đốc: {}.\nThư này do ParBoard gửi tự động; xin báo cáo trên ParBoard, không trả lời thư này.\n", letter.by.1);
    text
}

fn line(text: &mut String, number: usize, item: &Item, origin: Option<&str>) {
    let why = match item.why {
        Why::Overdue => "quá hạn",
        Why::DueSoon => "sắp đến hạn",
        Why::Stalled => "lâu chưa báo cáo",
        Why::Newer => "cần báo cáo",
    };
    let due = item.due_on.map(|day| format!(", hạn {}", day.written())).unwrap_or_default();
    let _ = writeln!(text, "{number}. {} ({why}{due})", item.title);
    if let Some(origin) = origin {
        let _ = writeln!(text, "   {}/viec/{}", origin.trim_end_matches('/'), item.task);
    }
}
