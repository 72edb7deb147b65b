//! What the server does by itself, now and then: notices that a plan moved on without its doing, and clears away.

use crate::{app::App, clock};
use parboard_domain::measure::Moment;
use parboard_store::StoreError;
use std::time::Duration;
use tokio::time::{Interval, MissedTickBehavior};

/// How often the revisions are looked at. The command line beside a running server changes plans too, and so do nodes whose
/// word was lost; a question this small every two seconds finds it all, on both databases.
const LOOK: Duration = Duration::from_secs(2);
/// After how long the other nodes are listened to again when that failed.
const RETRY: Duration = Duration::from_mins(1);
/// How often old sessions, old guesses, abandoned files and silent devices are cleared away.
const TIDY: Duration = Duration::from_mins(10);
/// An unfinished file that nobody has gone on with for so long is cleared away. The device still has it: a phone that comes
/// back after its holiday begins that one file again.
const FILE_IDLE_MAX: Duration = Duration::from_hours(14 * 24);

/// A device that said nothing for so long was thrown away, or its browser emptied, which makes it another device. Until then
/// leadership sees how old its last word is: two plans' years.
const DEVICE_SILENT_MAX: Duration = Duration::from_hours(2 * 365 * 24);

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

/// Announces what other nodes tell, until the server closes. Without it they are heard at the next look.
pub async fn nodes(app: App) {
    while let Err(error) = hear(&app).await {
        tracing::error!("cannot hear the other nodes: {error:#}");
        tokio::select! {
            () = app.closing.begun() => return,
            () = tokio::time::sleep(RETRY) => {}
        }
    }
}

async fn hear(app: &App) -> Result<(), StoreError> {
    let Some(mut ears) = app.store.listen().await? else { return Ok(()) };
    loop {
        tokio::select! {
            () = app.closing.begun() => return Ok(()),
            news = ears.next() => app.news.announce(news?),
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
        match app.store.forget_devices(before(DEVICE_SILENT_MAX)).await {
            Ok(0) => {}
            Ok(count) => tracing::info!("{count} devices forgotten that had been silent for two years"),
            Err(error) => tracing::error!("cannot forget silent devices: {error:#}"),
        }
        match app.store.delete_abandoned_files(before(FILE_IDLE_MAX)).await {
            Ok(0) => {}
            Ok(count) => tracing::info!("{count} abandoned files cleared away"),
            Err(error) => tracing::error!("cannot clear abandoned files away: {error:#}"),
        }
    }
}

fn before(idle: Duration) -> Moment {
    Moment(clock::now().0 - idle.as_millis() as i64)
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
