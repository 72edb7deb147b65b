//! Reads texts and opens files away from those who answer everybody else. The server's half only.

use super::{
    OnlineError,
    asking::{bounded, not_a_plan, refuse, unavailable},
    sheets::Documents,
};
use parboard_domain::document::{self, NotAPlan, READ_MS_MAX, Reading, Source};
use std::time::Duration;
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// One at a time: reading keeps a processor busy, and a small machine has two.
static TURN: Semaphore = Semaphore::const_new(1);

/// Reads a text, and gives up on what no plan would ask for.
///
/// # Errors
/// Why it is not a plan; `too_large`, `too_slow`.
pub async fn read(text: String) -> Result<Reading, OnlineError> {
    bounded(&text)?;
    read_within(Duration::from_millis(READ_MS_MAX), text).await
}

/// Opens a file, and gives up on what no plan would ask for.
///
/// # Errors
/// Why it cannot be opened; `too_slow`.
pub async fn open(documents: Documents, bytes: Vec<u8>) -> Result<String, OnlineError> {
    within(Duration::from_millis(READ_MS_MAX), move || (documents.open)(bytes).map(|source| source.to_text())).await
}

async fn read_within(limit: Duration, text: String) -> Result<Reading, OnlineError> {
    within(limit, move || document::read(&Source::from_text(&text))).await
}

async fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> Result<T, NotAPlan> + Send + 'static) -> Result<T, OnlineError> {
    let turn = TURN.acquire().await.map_err(unavailable)?;
    // The turn goes along: a text that is left behind when its time is up keeps no second processor busy.
    let work = spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    match timeout(limit, work).await {
        Ok(done) => done.map_err(unavailable)?.map_err(not_a_plan),
        Err(_) => Err(refuse(422, "too_slow", "Văn bản mất quá nhiều thời gian để đọc, không kế hoạch nào cần đến thế.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Poll;

    /// Long enough that no thread has read it before the next line here.
    fn long_text() -> String {
        "Cải cách hành chính\n".repeat(4_000)
    }

    #[tokio::test]
    async fn whoever_else_asks_is_answered_while_a_text_is_read() {
        let mut reading = std::pin::pin!(read_within(Duration::from_mins(1), long_text()));
        let first = std::future::poll_fn(|cx| Poll::Ready(reading.as_mut().poll(cx))).await;
        assert!(first.is_pending(), "the one who answers was busy reading");
        assert_eq!(reading.await.map(|_| ()).map_err(|why| why.code), Err("news_article".to_owned()));
    }

    #[tokio::test]
    async fn a_text_that_takes_too_long_is_given_up() {
        let answer = read_within(Duration::ZERO, long_text()).await;
        assert_eq!(answer.map(|_| ()).map_err(|why| why.code), Err("too_slow".to_owned()));
    }
}
