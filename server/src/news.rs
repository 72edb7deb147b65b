//! News: "plan P is at revision N", and nothing else. Who hears it pulls; what is pulled is what counts.
//!
//! One value that is always the newest, rather than a queue of messages: a listener that lags behind hears of the newest
//! revision and of none before, and nothing can pile up.

use parboard_domain::{id::PlanId, id::ProvinceId, measure::Rev};
use parboard_store::PlanRev;
use std::{collections::BTreeMap, sync::Arc};
use tokio::sync::watch;

/// How far each plan has come, for those who listen.
#[derive(Clone, Debug)]
pub struct News(Arc<watch::Sender<BTreeMap<PlanId, PlanRev>>>);

impl Default for News {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::default()))
    }
}

impl News {
    /// Tells everyone of that province. What they have heard already is not said twice.
    pub fn announce(&self, news: PlanRev) {
        self.0.send_if_modified(|plans| {
            let is_new = plans.get(&news.plan).is_none_or(|told| told.rev < news.rev);
            if is_new {
                plans.insert(news.plan, news);
            }
            is_new
        });
    }

    /// A pair of ears for one province.
    pub fn listen(&self, province: ProvinceId) -> Listener {
        let mut news = self.0.subscribe();
        // What stands now is told first: whoever was away for a moment has missed nothing.
        news.mark_changed();
        Listener { province, told: BTreeMap::new(), waiting: Vec::new(), news }
    }
}

/// Hears the news of one province.
pub struct Listener {
    province: ProvinceId,
    told: BTreeMap<PlanId, Rev>,
    waiting: Vec<PlanRev>,
    news: watch::Receiver<BTreeMap<PlanId, PlanRev>>,
}

impl Listener {
    /// The next news; `None` when there will be no more.
    pub async fn next(&mut self) -> Option<PlanRev> {
        loop {
            if let Some(next) = self.waiting.pop() {
                self.told.insert(next.plan, next.rev);
                return Some(next);
            }
            self.news.changed().await.ok()?;
            let plans = self.news.borrow_and_update();
            let unheard = |news: &&PlanRev| news.province == self.province && self.told.get(&news.plan) != Some(&news.rev);
            self.waiting = plans.values().filter(unheard).copied().collect();
        }
    }
}

/// Says once that the server is about to stop.
#[derive(Clone, Debug)]
pub struct Closing(Arc<watch::Sender<bool>>);

impl Default for Closing {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

impl Closing {
    /// Says it.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Whether it has been said.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is said.
    pub async fn begun(&self) {
        let mut closing = self.0.subscribe();
        // The sender lives in `self`, so waiting cannot fail before it is said.
        let _ = closing.wait_for(|closing| *closing).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn news(province: u128, plan: u128, rev: i64) -> PlanRev {
        PlanRev { plan: PlanId(Uuid::from_u128(plan)), province: ProvinceId(Uuid::from_u128(province)), rev: Rev(rev) }
    }

    /// Own rule: a listener that lags hears the newest.
    #[tokio::test]
    async fn a_lagging_listener_hears_only_the_newest() {
        let told = News::default();
        let mut listener = told.listen(ProvinceId(Uuid::from_u128(1)));
        (1..=1_000).for_each(|rev| told.announce(news(1, 7, rev)));
        assert_eq!(listener.next().await, Some(news(1, 7, 1_000)));
        told.announce(news(1, 7, 1_000));
        told.announce(news(1, 7, 999));
        told.announce(news(1, 8, 5));
        assert_eq!(listener.next().await, Some(news(1, 8, 5)), "nothing is said twice, and no revision goes back");
    }

    #[tokio::test]
    async fn another_provinces_news_is_not_heard() {
        let told = News::default();
        let mut listener = told.listen(ProvinceId(Uuid::from_u128(1)));
        told.announce(news(2, 9, 4));
        told.announce(news(1, 7, 1));
        assert_eq!(listener.next().await, Some(news(1, 7, 1)));
    }

    #[tokio::test]
    async fn who_starts_listening_late_hears_what_stands() {
        let told = News::default();
        told.announce(news(1, 7, 3));
        assert_eq!(told.listen(ProvinceId(Uuid::from_u128(1))).next().await, Some(news(1, 7, 3)));
    }
}
