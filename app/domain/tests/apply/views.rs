//! Views for everybody: who gives them, what is refused, and that two who share at once lose nothing.

use crate::{
    office::{Office, actor, id, lan, office},
    periods::PLAN,
};
use parboard_domain::{
    apply::Outcome,
    id::PlanId,
    op::Request,
    permission::Actor,
    person::Role,
    plan::{VIEW_ADDRESS_BYTES_MAX, VIEW_NAME_CHARS_MAX, VIEWS_MAX},
    refusal::{Refusal, RefusalCode},
    row::{Kind, Noun, RowKey, Rows},
    undo::inverse,
};

const LATE: &str = "/?qua-han=1";
const MINE: &str = "/?cua-toi=1&nhom=khong";

fn coordinator() -> Actor {
    actor(20, Role::Coordinator, 2)
}

fn begun() -> Office {
    let mut office = office();
    office.begin_plan();
    office
}

fn view(name: &str, address: Option<&str>, instead_of: Option<&str>) -> Request {
    Request::ShareView { plan: PLAN, name: name.into(), address: address.map(Into::into), instead_of: instead_of.map(Into::into) }
}

impl Office {
    fn give_view(&mut self, name: &str, address: &str) -> Result<Outcome, Refusal> {
        self.act(coordinator(), view(name, Some(address), None))
    }

    fn views(&self) -> Vec<(&str, &str)> {
        let Some(Noun::Plan(plan)) = self.rows.find(RowKey::new(Kind::Plan, PLAN.0)) else { panic!("there is no plan") };
        plan.views.iter().map(|view| (view.name.as_str(), view.address.as_str())).collect()
    }
}

fn code(outcome: Result<Outcome, Refusal>) -> RefusalCode {
    outcome.unwrap_err().code
}

#[test]
fn views_of_different_names_stand_beside_each_other_in_whatever_order_they_came() {
    let (mut one, mut other) = (begun(), begun());
    for (name, address) in [("Quá hạn", LATE), ("Của tôi", MINE)] {
        one.give_view(name, address).unwrap();
    }
    for (name, address) in [("Của tôi", MINE), ("Quá hạn", LATE)] {
        other.give_view(name, address).unwrap();
    }
    assert_eq!(one.views(), [("Của tôi", MINE), ("Quá hạn", LATE)]);
    assert_eq!(one.views(), other.views());
}

#[test]
fn what_is_shared_twice_stands_once_and_a_name_leads_to_one_view() {
    let mut office = begun();
    office.give_view("Quá hạn", LATE).unwrap();
    assert_eq!(office.give_view("Quá hạn", LATE).unwrap(), Outcome::default());
    office.give_view("Quá hạn", MINE).unwrap();
    assert_eq!(office.views(), [("Quá hạn", MINE)]);
    office.act(coordinator(), view("Quá hạn", None, None)).unwrap();
    assert_eq!(office.act(coordinator(), view("Quá hạn", None, None)).unwrap(), Outcome::default());
    assert!(office.views().is_empty());
}

#[test]
fn a_view_that_gets_another_name_is_no_second_one() {
    let mut office = begun();
    office.give_view("Quá hạn", LATE).unwrap();
    for _ in 0..2 {
        office.act(coordinator(), view("Chậm", Some(LATE), Some("Quá hạn"))).unwrap();
        assert_eq!(office.views(), [("Chậm", LATE)]);
    }
}

#[test]
fn only_the_coordinator_gives_views_and_only_of_a_plan_that_is_there() {
    let mut office = begun();
    assert_eq!(code(office.act(lan(), view("Quá hạn", Some(LATE), None))), RefusalCode::NoAccess);
    let elsewhere = Request::ShareView { plan: PlanId(id(0x78)), name: "Quá hạn".into(), address: Some(LATE.into()), instead_of: None };
    assert_eq!(code(office.act(coordinator(), elsewhere)), RefusalCode::NotFound);
    assert!(office.views().is_empty());
}

/// Everybody is led there with one press: it is the board, here.
#[test]
fn a_view_leads_nowhere_but_to_the_board() {
    let mut office = begun();
    for address in [
        "",
        "//elsewhere.vn/?",
        "https://elsewhere.vn/",
        "javascript:alert(1)",
        "/quan-tri",
        "/viec/1?",
        "?qua-han=1",
        " /",
        "/#a",
        "/\\elsewhere.vn",
    ] {
        assert_eq!(code(office.give_view("Quá hạn", address)), RefusalCode::Unreadable, "{address}");
    }
    office.give_view("Cả bảng", "/").unwrap();
    assert_eq!(office.views(), [("Cả bảng", "/")]);
}

#[test]
fn names_and_addresses_have_a_limit_and_so_has_their_number() {
    let mut office = begun();
    let address = |bytes: usize| format!("/?tim={}", "a".repeat(bytes - 6));
    assert_eq!(code(office.give_view("Dài", &address(VIEW_ADDRESS_BYTES_MAX + 1))), RefusalCode::TooLong);
    assert_eq!(code(office.give_view(&"ư".repeat(VIEW_NAME_CHARS_MAX + 1), LATE)), RefusalCode::TooLong);
    assert_eq!(code(office.give_view(" ", LATE)), RefusalCode::Unreadable);
    assert_eq!(code(office.give_view("Ẩn\u{200b}", LATE)), RefusalCode::HiddenSigns);
    for n in 0..VIEWS_MAX {
        office.give_view(&format!("Góc nhìn {n}"), &address(VIEW_ADDRESS_BYTES_MAX)).unwrap();
    }
    assert_eq!(code(office.give_view("Thêm một", LATE)), RefusalCode::TooLong);
    // One in another's place is none more.
    office.give_view("Góc nhìn 0", LATE).unwrap();
    office.act(coordinator(), view("Thêm một", Some(LATE), Some("Góc nhìn 1"))).unwrap();
    assert_eq!(office.views().len(), VIEWS_MAX);
}

/// The law: what is taken back leaves the views as they were, and what is done again as they had become.
#[test]
fn what_is_taken_back_leaves_the_views_as_they_were() {
    let requests = [
        view("Thêm", Some(MINE), None),
        view("Quá hạn", Some(MINE), None),
        view("Chậm", Some(LATE), Some("Quá hạn")),
        view("Chậm", Some(MINE), Some("Quá hạn")),
        view("Chậm", Some(LATE), Some("Không có")),
        view("Quá hạn", None, None),
        view("Chậm", None, Some("Quá hạn")),
    ];
    for request in requests {
        let mut office = begun();
        office.give_view("Quá hạn", LATE).unwrap();
        let before = office.rows.clone();
        let mut turn = |request: Request| {
            let way_back = inverse(&request, &office.rows, "").unwrap_or_else(|| panic!("nothing takes back {request:?}"));
            let op = office.op(request);
            office.carry_out(coordinator(), &op).unwrap();
            (way_back(op.id), office.rows.clone())
        };
        let (back, after) = turn(request.clone());
        assert_ne!(after, before, "{request:?}");
        let (again, as_before) = turn(back);
        assert_eq!(as_before, before, "{request:?}");
        // A name that was given beside a view that went is not taken with it a second time.
        if request != view("Chậm", None, Some("Quá hạn")) {
            assert_eq!(turn(again).1, after, "{request:?} again");
        }
    }
}

#[test]
fn what_changed_nothing_and_two_that_became_one_are_not_taken_back() {
    let mut office = begun();
    for (name, address) in [("Quá hạn", LATE), ("Chậm", MINE)] {
        office.give_view(name, address).unwrap();
    }
    for request in [view("Quá hạn", Some(LATE), None), view("Không có", None, None), view("Chậm", Some(LATE), Some("Quá hạn"))] {
        assert!(inverse(&request, &office.rows, "").is_none(), "{request:?}");
    }
}
