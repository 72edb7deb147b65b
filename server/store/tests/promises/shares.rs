//! Shares of units: listed when a plan comes, reported one by one, on every device and in every copy.

use super::office::{NOW, Office, account, carried_out, empty_databases, incoming, offices, reading};
use parboard_domain::{
    field::{Field, Value},
    id::{AgencyId, PlanId, TaskId},
    measure::Day,
    op::{Change, Op, Request},
    person::Role,
    refusal::RefusalCode,
    registry::{AgencyKind, Record},
    row::{Kind, Noun, Rows},
    share::Roster,
};
use parboard_store::{Account, Store, StoreError};
use parboard_sync::protocol::Verdict;
use uuid::Uuid;

const COMMUNES: [&str; 3] = ["Xã Ea Kao", "Phường Tân An", "Xã Hòa Phú"];
const MANY: &str = "Các cơ quan, đơn vị, địa phương";

impl Office {
    /// The province's communes become known, and a plan comes that hands everything to everybody; whose shares there are then.
    pub async fn hand_to_everybody(&mut self) -> Roster {
        let records = (0xc0..).zip(COMMUNES).map(|(id, name)| Record::named(AgencyId(Uuid::from_u128(id)), name)).collect();
        self.store.change_registry(self.province, |registry| registry.take(records)).await.unwrap();
        self.plan = self.store.import(self.province, self.coordinator.person.id, &reading("9/KH-UBND"), None, NOW).await.unwrap().plan;
        let many = self.agency(MANY).await;
        self.rows().await.find_roster(many).unwrap().clone()
    }

    pub async fn agency(&self, name: &str) -> AgencyId {
        self.store.registry(self.province).await.unwrap().names().find(name)[0]
    }

    pub fn share(&mut self, task: TaskId, unit: AgencyId, did: &str, percent: [i64; 2]) -> Op {
        let [from, to] = percent.map(Value::Number);
        self.op(Request::ReportShare { task, unit, did: did.into(), changes: vec![Change { field: Field::Percent, from, to }], why: None })
    }

    async fn staff_of(&self, commune: &str) -> Account {
        account(&self.store, self.province, commune, Role::Staff, Some(commune)).await
    }
}

/// Own: who a collective is, is frozen at the plan's date; a registry that changes afterwards changes none of it.
#[tokio::test]
async fn a_plan_s_units_are_those_of_its_day() {
    for mut office in offices().await {
        let roster = office.hand_to_everybody().await;
        let home = office.agency("Sở Nội vụ").await;
        let mut communes = Vec::new();
        for name in ["Phường Tân An", "Xã Ea Kao", "Xã Hòa Phú"] {
            communes.push(office.agency(name).await);
        }
        assert_eq!((roster.frozen_on, roster.units[0], &roster.units[1..]), (Day::parse("2025-05-26"), home, &communes[..]));
        let later = Record { kind: AgencyKind::Commune, ..Record::named(AgencyId(Uuid::from_u128(0xcf)), "Xã Mới") };
        office.store.change_registry(office.province, |registry| registry.take(vec![later])).await.unwrap();
        office.store.import(office.province, office.coordinator.person.id, &reading("9/KH-UBND"), None, NOW).await.unwrap();
        assert_eq!(office.rows().await.find_roster(roster.id), Some(&roster));
        assert_eq!(office.store.check().await.unwrap().problems, []);
    }
}

/// Own: where the communes of a plan's day are not known, nobody is listed unasked, and those of today are proposed.
#[tokio::test]
async fn communes_that_came_after_the_plan_are_proposed_and_not_listed_unasked() {
    for mut office in offices().await {
        let valid_from = Day::parse("2025-07-01");
        let records = (0xc0..).zip(COMMUNES).map(|(id, name)| Record { valid_from, ..Record::named(AgencyId(Uuid::from_u128(id)), name) }).collect();
        office.store.change_registry(office.province, |registry| registry.take(records)).await.unwrap();
        office.plan = office.store.import(office.province, office.coordinator.person.id, &reading("9/KH-UBND"), None, NOW).await.unwrap().plan;
        let proposed = async |on: &str| {
            let listed = office.store.rosters(office.province, office.plan, Day::parse(on).unwrap()).await.unwrap();
            (listed[0].roster.is_some(), listed[0].proposed.len())
        };
        assert_eq!(proposed("2025-06-15").await, (false, 0));
        assert_eq!(proposed("2025-08-01").await, (false, 4));
    }
}

/// Own: the coordinator edits the list; what names no office, or no collective of the plan, changes nothing.
#[tokio::test]
async fn a_list_of_units_is_edited_and_devices_hear_of_it() {
    for mut office in offices().await {
        let roster = office.hand_to_everybody().await;
        let first = office.store.sync(&office.coordinator, &office.request(Vec::new()), NOW).await.unwrap().0;
        let shorter = Roster { units: roster.units[1..].to_vec(), ..roster.clone() };
        // Whoever looked at another list than the one that stands is told, and changes nothing.
        let stale = office.store.save_roster(office.province, office.plan, shorter.clone(), Some(&shorter.units)).await;
        assert!(matches!(stale, Err(StoreError::NotAsSeen)));
        let rev = office.store.save_roster(office.province, office.plan, shorter.clone(), Some(&roster.units)).await.unwrap();
        let news = office.after(first.epoch, first.cursor).await;
        assert_eq!((news.cursor, news.rows.len(), &news.rows[0].is), (rev, 1, &Noun::Roster(shorter.clone())));
        assert_eq!(office.store.save_roster(office.province, office.plan, shorter.clone(), None).await.unwrap(), rev, "nothing is new");
        for (id, unit) in [(roster.units[0], roster.units[1]), (roster.id, roster.id), (roster.id, AgencyId(Uuid::nil()))] {
            let wrong = Roster { id, units: vec![unit], frozen_on: None };
            assert!(matches!(office.store.save_roster(office.province, office.plan, wrong, None).await, Err(StoreError::NotFound)));
        }
        let other = office.store.add_province("Tỉnh Khác").await.unwrap();
        assert!(matches!(office.store.save_roster(other, office.plan, roster.clone(), None).await, Err(StoreError::NotFound)));
        assert!(matches!(office.store.rosters(other, office.plan, NOW.day()).await, Err(StoreError::NotFound)));
        let listed = office.store.rosters(office.province, office.plan, NOW.day()).await.unwrap();
        assert_eq!((listed.len(), listed[0].cards, &listed[0].proposed, listed[0].roster.as_ref()), (1, 3, &roster.units, Some(&shorter)));
    }
}

/// Own: units report their own shares, and only those; a resent report counts once.
#[tokio::test]
async fn units_report_their_shares_and_the_plan_counts_them() {
    for mut office in offices().await {
        office.hand_to_everybody().await;
        let card = office.cards().await[0];
        let (mut ops, mut people) = (Vec::new(), Vec::new());
        for (commune, percent) in COMMUNES.into_iter().zip([40, 60, 100]) {
            let unit = office.agency(commune).await;
            people.push(office.staff_of(commune).await);
            ops.push(office.share(card, unit, "Đã họp dân", [0, percent]));
        }
        for (who, op) in people.iter().zip(&ops) {
            for _ in 0..2 {
                assert!(carried_out(&office.send_as(who, std::slice::from_ref(op)).await.verdicts[0].1));
            }
        }
        let first = office.agency(COMMUNES[0]).await;
        let foreign = office.share(card, first, "Thay", [40, 50]);
        let verdict = office.send_as(&people[1], &[foreign]).await.verdicts[0].1.clone();
        assert!(matches!(&verdict, Verdict::Refused(refusal) if refusal.code == RefusalCode::NoAccess), "{verdict:?}");
        // What an older program wrote on the card is the report of the writer's unit.
        let old = office.op(Request::AddUpdate { task: card, did: "Đã niêm yết".into(), percent: None });
        assert!(carried_out(&office.send_as(&people[2], std::slice::from_ref(&old)).await.verdicts[0].1));
        let rows = office.rows().await;
        let shares: Vec<i64> = rows
            .of_kind(Kind::Share)
            .filter_map(|row| if let Noun::Share(share) = &row.is { Some(i64::from(share.percent)) } else { None })
            .collect();
        assert_eq!((shares.len(), shares.iter().sum::<i64>()), (3, 200));
        assert_eq!(rows.of_kind(Kind::Update).count(), 4);
        let unit = office.agency(COMMUNES[2]).await;
        assert!(rows.of_kind(Kind::Update).any(|row| matches!(&row.is, Noun::Update(update) if update.id == old.id && update.unit == Some(unit))));
        assert_eq!(office.store.check().await.unwrap().problems, []);
        // A device that has nothing yet is given all of it, and the sum is right.
        let whole = office.store.sync(&office.coordinator, &office.request(Vec::new()), NOW).await.unwrap().0;
        assert_eq!(whole.rows.iter().filter(|row| row.is.key().kind == Kind::Share).count(), 3);
    }
}

/// Own: an export carries lists and shares, into a database that has neither.
#[tokio::test]
async fn shares_are_carried_to_another_database_as_they_are() {
    for mut office in offices().await {
        office.hand_to_everybody().await;
        let (card, unit) = (office.cards().await[0], office.agency(COMMUNES[0]).await);
        let op = office.share(card, unit, "Đã họp dân", [0, 40]);
        assert!(carried_out(&office.send(&[op]).await.verdicts[0].1));
        let json = office.written().await;
        for (url, _folder) in empty_databases().await {
            let (store, plan): (Store, PlanId) = (Store::open(&url).await.unwrap(), office.plan);
            let province = store.ensure_province("Tỉnh Mẫu").await.unwrap();
            store.import_export(province, incoming(&json).await.unwrap()).await.unwrap();
            let mut again = Vec::new();
            store.write_export(plan, &mut again).await.unwrap();
            assert!(again == json);
            assert_eq!(store.check().await.unwrap().problems, []);
        }
    }
}
