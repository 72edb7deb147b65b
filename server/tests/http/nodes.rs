//! Several servers on one PostgreSQL database. Without one (`PARBOARD_TEST_POSTGRES`) there is nothing to prove here: SQLite
//! has one server.

use parboard_domain::{
    id::{PlanId, ProvinceId},
    measure::Rev,
};
use parboard_store::{PlanRev, Store};
use std::time::Duration;
use uuid::Uuid;

#[tokio::test]
async fn nodes_tell_each_other_that_a_plan_moved_on() {
    let Ok(server) = std::env::var("PARBOARD_TEST_POSTGRES") else {
        let store = Store::open("sqlite::memory:").await.unwrap();
        assert!(store.listen().await.unwrap().is_none());
        return;
    };
    let (here, there) = (open(&server).await, open(&server).await);
    let mut ears = there.listen().await.unwrap().unwrap();
    let news = PlanRev { plan: PlanId(Uuid::new_v4()), province: ProvinceId(Uuid::new_v4()), rev: Rev(7) };
    here.tell(news).await.unwrap();
    // Other tests on the same server may be heard as well.
    let heard = async { while ears.next().await.unwrap() != news {} };
    tokio::time::timeout(Duration::from_secs(10), heard).await.expect("heard in time");
}

/// A schema of its own, so that tests can run side by side.
async fn open(server: &str) -> Store {
    sqlx::any::install_default_drivers();
    let schema = format!("t{}", Uuid::new_v4().simple());
    let pool = sqlx::AnyPool::connect(server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("create schema {schema}"))).execute(&pool).await.unwrap();
    let separator = if server.contains('?') { '&' } else { '?' };
    Store::open(&format!("{server}{separator}options=-c%20search_path%3D{schema}")).await.unwrap()
}
