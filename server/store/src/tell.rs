//! Nodes on one PostgreSQL database tell each other that a plan moved on. A hint, sent after the commit: what is lost on the
//! way is found by looking at the revisions.

use crate::{Backend, PlanRev, Store, StoreError};
use parboard_domain::measure::Rev;
use sqlx::postgres::PgListener;

const CHANNEL: &str = "parboard_news";
const TELL: &str = "select pg_notify($1, $2)";

/// Hears what other nodes tell. Reconnects by itself.
#[derive(Debug)]
pub struct Ears(PgListener);

impl Store {
    /// Tells the other nodes. On SQLite there are none.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer. The others find the news all the same, only later.
    pub async fn tell(&self, news: PlanRev) -> Result<(), StoreError> {
        if self.backend() == Backend::Postgres {
            let words = format!("{} {} {}", news.plan, news.province, news.rev.0);
            sqlx::query(TELL).bind(CHANNEL).bind(words).execute(&mut *self.reader().await?).await?;
        }
        Ok(())
    }

    /// Begins to listen to the other nodes; `None` on SQLite.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn listen(&self) -> Result<Option<Ears>, StoreError> {
        if self.backend() != Backend::Postgres {
            return Ok(None);
        }
        let mut listener = PgListener::connect(self.readers().connect_options().database_url.as_str()).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Ears(listener)))
    }
}

impl Ears {
    /// The next news. What is not ours to read is passed over.
    ///
    /// # Errors
    /// `Unavailable` when the line was lost and cannot be had again; the next call tries once more.
    pub async fn next(&mut self) -> Result<PlanRev, StoreError> {
        loop {
            if let Some(news) = read(self.0.recv().await?.payload()) {
                return Ok(news);
            }
        }
    }
}

fn read(words: &str) -> Option<PlanRev> {
    let mut words = words.split(' ');
    let (plan, province, rev) = (words.next()?, words.next()?, words.next()?);
    Some(PlanRev { plan: plan.parse().ok()?, province: province.parse().ok()?, rev: Rev(rev.parse().ok()?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_ours_is_passed_over() {
        for words in ["", "hello", "a b c", "01936f2e-0000-7000-8000-000000000100 01936f2e-0000-7000-8000-000000000200"] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
