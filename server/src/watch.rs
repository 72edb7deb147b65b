//! What the server does by itself, now and then: notices that a plan moved on without its doing, and clears away.

use crate::{app::App, clock};
use std::time::Duration;
use tokio::time::{Interval, MissedTickBehavior};

/// How often the revisions are looked at. Other nodes, and the command line beside a running server, change plans too; a
/// question this small every two seconds costs less than a channel between them, and works on both databases.
const LOOK: Duration = Duration::from_secs(2);
/// How often old sessions and old guesses are cleared away.
const TIDY: Duration = Duration::from_mins(10);

/// Announces what changed in the database, whoever changed it, until the server closes.
pub async fn revisions(app: App) {
    let mut complained = false;
    let mut ticks = ticks(LOOK);
    while next(&app, &mut ticks).await {
        match app.store.plan_revs().await {
            Ok(revs) => {
                complained = false;
                for news in revs {
                    app.news.announce(news);
                }
            }
            // Once is enough until it answers again.
            Err(error) if !complained => {
                complained = true;
                tracing::error!("cannot look for news: {error:#}");
            }
            Err(_) => {}
        }
    }
}

/// Clears away what has ended, until the server closes.
pub async fn tidy(app: App) {
    let mut ticks = ticks(TIDY);
    while next(&app, &mut ticks).await {
        app.guesses.tidy(clock::now());
        if let Err(error) = app.store.delete_expired_sessions(clock::now_s()).await {
            tracing::error!("cannot clear old sessions away: {error:#}");
        }
    }
}

fn ticks(every: Duration) -> Interval {
    let mut ticks = tokio::time::interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// Waits for the next tick; whether there is one before the server closes.
async fn next(app: &App, ticks: &mut Interval) -> bool {
    tokio::select! {
        () = app.closing.begun() => false,
        _ = ticks.tick() => true,
    }
}
