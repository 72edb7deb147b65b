//! Reminders by e-mail: handed to a mail server that speaks SMTP on a port of its own. What becomes of one that
//! is not taken is the store's to promise.

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
use std::time::Duration;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
};

/// A letter as the mail server took it.
#[derive(Debug)]
struct Taken {
    to: String,
    data: String,
}

/// Listens, and hands on what it takes.
async fn mail_server() -> (String, UnboundedReceiver<Taken>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (tell, taken) = unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Whoever goes away early has said all there was.
            let _ = talk(stream, &tell).await;
        }
    });
    (url, taken)
}

async fn talk(stream: TcpStream, tell: &UnboundedSender<Taken>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut to = String::new();
    write.write_all(b"220 mail.example.vn ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let reply = match line.to_ascii_uppercase() {
            verb if verb.starts_with("EHLO") => "250-mail.example.vn\r\n250 8BITMIME",
            verb if verb.starts_with("RCPT TO:<KHONG-CO") => "550 no such mailbox",
            verb if verb.starts_with("RCPT TO:") => {
                to = line[8..].trim().to_owned();
                "250 ok"
            }
            verb if verb == "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut data = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    data.push_str(&line);
                    data.push('\n');
                }
                let _ = tell.send(Taken { to: to.clone(), data });
                "250 taken"
            }
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
    let (url, mut taken) = mail_server().await;
    let app = with_mail(&url).await;
    let cards = reminded(&app, "donvi@example.vn").await;
    let letter = tokio::time::timeout(Duration::from_mins(2), taken.recv()).await.expect("no letter came").unwrap();
    assert_eq!(letter.to, "<donvi@example.vn>");
    assert!(letter.data.contains("From: ParBoard <don-doc@example.vn>"), "{}", letter.data);
    let said = unpacked(&letter.data);
    assert_eq!(said.matches("Đề nghị báo cáo trước ngày 20").count(), 1, "{said}");
    for task in &cards {
        assert!(said.contains(&format!("https://par.example.vn/viec/{task}")), "{said}");
    }
    assert!(taken.try_recv().is_err(), "one letter");
}

/// An address that the mail server refuses is not tried for a day: the log says at once that nobody was reached.
#[tokio::test]
async fn a_letter_that_is_refused_for_good_is_given_up_at_once() {
    let (url, _taken) = mail_server().await;
    let app = with_mail(&url).await;
    let province = app.app.store.find_province().await.unwrap().unwrap().id;
    reminded(&app, "khong-co@example.vn").await;
    let given_up = async {
        let mut ticks = tokio::time::interval(Duration::from_millis(100));
        while app.app.store.reminder_mails(province, app.plan).await.unwrap().iter().any(|mail| mail.state != MailState::Failed) {
            ticks.tick().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(2), given_up).await.expect("it is still on its way");
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
