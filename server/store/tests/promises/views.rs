//! Views that everybody in a plan sees: kept once, on every device, in every copy, and seen when they were tampered with.

use super::office::{NOW, Office, carried_out, offices};
use parboard_domain::{
    op::{Op, Request},
    plan::SavedView,
    row::Noun,
};
use parboard_sync::protocol::SyncReply;

impl Office {
    fn view(&mut self, name: &str, address: Option<&str>, instead_of: Option<&str>) -> Op {
        let (address, instead_of) = (address.map(Into::into), instead_of.map(Into::into));
        self.op(Request::ShareView { plan: self.plan, name: name.into(), address, instead_of })
    }
}

fn views(reply: &SyncReply) -> Vec<SavedView> {
    reply.rows.iter().find_map(|row| if let Noun::Plan(plan) = &row.is { Some(plan.views.clone()) } else { None }).unwrap()
}

fn named(views: &[SavedView]) -> Vec<(&str, &str)> {
    views.iter().map(|view| (view.name.as_str(), view.address.as_str())).collect()
}

/// Own: a view is kept once however often it is sent, reaches every device, gets another name and goes; nobody else gives one.
#[tokio::test]
async fn views_are_kept_once_and_reach_every_device() {
    for mut office in offices().await {
        let ops = [office.view("Quá hạn", Some("/?qua-han=1"), None), office.view("Của tôi", Some("/?cua-toi=1"), None)];
        for _ in 0..2 {
            let reply = office.send(&ops).await;
            assert!(reply.verdicts.iter().all(|(_, verdict)| carried_out(verdict)), "{:?}", reply.verdicts);
        }
        let foreign = office.view("Của trưởng phòng", Some("/"), None);
        let refused = office.send_as(&office.head.clone(), &[foreign]).await;
        assert!(!carried_out(&refused.verdicts[0].1), "{:?}", refused.verdicts);
        let whole = office.store.sync(&office.head, &office.request(Vec::new()), NOW).await.unwrap().0;
        assert_eq!(named(&views(&whole)), [("Của tôi", "/?cua-toi=1"), ("Quá hạn", "/?qua-han=1")]);
        let ops = [office.view("Chậm", Some("/?qua-han=1"), Some("Quá hạn")), office.view("Của tôi", None, None)];
        office.send(&ops).await;
        let whole = office.store.sync(&office.head, &office.request(Vec::new()), NOW).await.unwrap().0;
        assert_eq!(named(&views(&whole)), [("Chậm", "/?qua-han=1")]);
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Own: an export carries them; a view of an agency that is another there is a view of that one.
#[tokio::test]
async fn views_are_carried_to_another_database() {
    for mut office in offices().await {
        let agency = |id| format!("/?co-quan={id}&qua-han=1");
        let address = agency(office.head.person.agency.unwrap());
        let op = office.view("Của Sở", Some(&address), None);
        office.send(&[op]).await;
        for copy in office.carried_elsewhere().await {
            let export = copy.store.export(copy.plan).await.unwrap();
            let Some(Noun::Plan(plan)) = export.rows.iter().map(|row| &row.is).find(|noun| matches!(noun, Noun::Plan(_))) else { panic!() };
            let own = export.agencies.iter().find(|agency| agency.name == "Sở Nội vụ").unwrap();
            assert_eq!(named(&plan.views), [("Của Sở", agency(own.id).as_str())]);
            assert_eq!(copy.store.check().await.unwrap().problems, []);
        }
    }
}

/// A view that nobody shared, or that is gone, is told by the check.
#[tokio::test]
async fn a_view_that_was_tampered_with_is_told() {
    for mut office in offices().await {
        let op = office.view("Quá hạn", Some("/?qua-han=1"), None);
        office.send(&[op]).await;
        let pool = sqlx::AnyPool::connect(&office.url).await.unwrap();
        for damage in ["update plan set views = replace(views, 'Quá hạn', 'Chậm')", "update plan set views = '[]'"] {
            sqlx::query(damage).execute(&pool).await.unwrap();
            let problems = office.store.check().await.unwrap().problems;
            assert!(problems.iter().any(|problem| problem.what.contains("views of plan")), "{damage}: {problems:?}");
        }
        pool.close().await;
    }
}
