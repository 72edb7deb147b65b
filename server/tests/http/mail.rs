//! Reminders by e-mail: handed to `aiosmtpd`, a mail server that is not ours, on a port of its own. One that refuses addresses is played
//! here. What becomes of a letter that is not taken is the store's to promise.

use crate::test_app::TestApp;
use parboard::mail::Mailer;
use parboard_domain::{
    id::TaskId,
    op::Request,
    person::Role,
    registry::Record,
    reminder::Why,
    row::{Kind, Noun},
};
use parboard_store::MailState;
use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What may take this long on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// A mail server that keeps each letter as a file. It ends with the test.
struct MailServer {
    process: Child,
    url: String,
    kept: TempDir,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl MailServer {
    async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
        let (kept, address) = (TempDir::new().unwrap(), format!("127.0.0.1:{port}"));
        let arguments = ["--nosetuid", "--listen", &address, "--class", "aiosmtpd.handlers.Mailbox"];
        let process = Command::new("aiosmtpd").args(arguments).arg(kept.path().join("mail")).stdout(Stdio::null()).spawn();
        let process = process.expect("aiosmtpd is not here: make tools-test");
        wait_for("a mail server that listens", async || TcpStream::connect(&address).await.ok()).await;
        Self { process, url: format!("smtp://{address}"), kept }
    }

    /// What it took so far.
    fn letters(&self) -> Vec<String> {
        let read = |folder: &Path| Some(std::fs::read_dir(folder).ok()?.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect());
        read(&self.kept.path().join("mail/new")).unwrap_or_default()
    }
}

/// Looks until there is something.
async fn wait_for<T>(what: &str, look: impl AsyncFn() -> Option<T>) -> T {
    let looking = async {
        let mut ticks = tokio::time::interval(Duration::from_millis(100));
        loop {
            ticks.tick().await;
            if let Some(found) = look().await {
                return found;
            }
        }
    };
    tokio::time::timeout(PATIENCE, looking).await.unwrap_or_else(|_| panic!("{what}: in vain"))
}

/// Listens, and knows no mailbox.
async fn refusing_server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Whoever goes away early has said all there was.
            let _ = refuse(stream).await;
        }
    });
    url
}

async fn refuse(stream: TcpStream) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.example.vn ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let reply = match line.to_ascii_uppercase() {
            verb if verb.starts_with("EHLO") => "250-mail.example.vn\r\n250 8BITMIME",
            verb if verb.starts_with("RCPT TO:") => "550 no such mailbox",
            verb if verb == "QUIT" => "221 bye",
            _ => "250 ok",
        };
        write.write_all(format!("{reply}\r\n").as_bytes()).await?;
    }
    Ok(())
}

async fn with_mail(url: &str) -> TestApp {
    let mailer = Mailer::new(url, "ParBoard <don-doc@example.vn>").unwrap();
    let app = TestApp::start_with(|settings| {
        settings.mailer = Some(mailer);
        settings.origin = Some("https://par.example.vn".to_owned());
    });
    app.await
}

/// What was said: letters that are not English travel as quoted-printable (RFC 2045, 6.7).
fn unpacked(data: &str) -> String {
    let (head, body) = data.split_once("\n\n").unwrap();
    assert!(head.to_lowercase().contains("quoted-printable"), "{head}");
    let body = body.replace("=\n", "");
    let (mut rest, mut bytes) = (body.as_bytes(), Vec::new());
    while let [first, others @ ..] = rest {
        let hex = (*first == b'=').then(|| others.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok())).flatten();
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &others[2..] } else { others };
    }
    String::from_utf8(bytes).unwrap()
}

/// An agency with that address is reminded of two of its cards.
async fn reminded(app: &TestApp, email: &str) -> Vec<TaskId> {
    let province = app.app.store.find_province().await.unwrap().unwrap().id;
    let rows = app.app.store.export(app.plan).await.unwrap().rows;
    let led: Vec<_> = rows
        .iter()
        .filter_map(|row| if let Noun::Criterion(criterion) = &row.is { Some((criterion.id, *criterion.lead.first()?)) } else { None })
        .collect();
    let tasks =
        rows.iter().filter(|row| row.is.key().kind == Kind::Task).filter_map(|row| if let Noun::Task(task) = &row.is { Some(task) } else { None });
    let registry = app.app.store.registry(province).await.unwrap();
    let is_one = |agency| registry.find(agency).is_some_and(|record: &Record| !record.agency.collective);
    let of_lead = |agency| tasks.clone().filter(|task| led.contains(&(task.criterion, agency))).map(|task| task.id).take(2).collect::<Vec<_>>();
    let (agency, cards) =
        led.iter().filter(|(_, agency)| is_one(*agency)).map(|(_, agency)| (*agency, of_lead(*agency))).find(|(_, cards)| cards.len() == 2).unwrap();
    let record = Record { email: Some(email.to_owned()), ..registry.find(agency).cloned().unwrap() };
    app.app.store.change_registry(province, |registry| registry.take(vec![record])).await.unwrap();
    let mut coordinator = app.device(Role::Coordinator).await;
    let remind =
        |task| Request::Remind {
            task, agencies: vec![agency], why: Why::Overdue, words: "Đề nghị báo cáo trước ngày 20".to_owned(), level: 1
        };
    let ops = cards.iter().map(|task| coordinator.op(remind(*task))).collect();
    coordinator.sync(ops).await;
    cards
}

#[tokio::test]
async fn an_agency_that_is_reminded_gets_one_letter_with_all_its_cards() {
    let server = MailServer::start().await;
    let app = with_mail(&server.url).await;
    let cards = reminded(&app, "donvi@example.vn").await;
    let province = app.app.store.find_province().await.unwrap().unwrap().id;
    // The server has taken it before the store knows that it was sent.
    wait_for("a letter that was sent", async || {
        let mails = app.app.store.reminder_mails(province, app.plan).await.unwrap();
        (!mails.is_empty() && mails.iter().all(|mail| mail.state == MailState::Sent)).then_some(())
    })
    .await;
    let [letter] = &server.letters()[..] else { panic!("one letter: {:?}", server.letters()) };
    assert!(letter.contains("X-RcptTo: donvi@example.vn"), "{letter}");
    assert!(letter.contains("From: ParBoard <don-doc@example.vn>"), "{letter}");
    let said = unpacked(letter);
    assert_eq!(said.matches("Đề nghị báo cáo trước ngày 20").count(), 1, "{said}");
    for task in &cards {
        assert!(said.contains(&format!("https://par.example.vn/viec/{task}")), "{said}");
    }
}

/// An address that the mail server refuses is not tried for a day: the log says at once that nobody was reached.
#[tokio::test]
async fn a_letter_that_is_refused_for_good_is_given_up_at_once() {
    let app = with_mail(&refusing_server().await).await;
    let province = app.app.store.find_province().await.unwrap().unwrap().id;
    reminded(&app, "khong-co@example.vn").await;
    wait_for("a letter that is given up", async || {
        let mails = app.app.store.reminder_mails(province, app.plan).await.unwrap();
        mails.iter().all(|mail| mail.state == MailState::Failed).then_some(())
    })
    .await;
}

#[test]
fn neither_the_mail_servers_address_nor_its_password_is_ever_shown() {
    let mailer = Mailer::new("smtps://ten:mat-khau-rieng@mail.example.vn", "don-doc@example.vn").unwrap();
    assert!(!format!("{mailer:?}").contains("mat-khau-rieng"));
    for wrong in ["ten:mat-khau-rieng@mail", "http://ten:mat-khau-rieng@mail.example.vn", ""] {
        let error = Mailer::new(wrong, "don-doc@example.vn").unwrap_err();
        assert!(!format!("{error:#}{error:?}").contains("mat-khau-rieng"), "{error:#}");
    }
    assert!(Mailer::new("smtp://mail.example.vn", "không phải địa chỉ").is_err());
}
