//! Which names of a document are asked about, told as rules.

use super::*;
use crate::{
    document::{Document, Item, ItemTask},
    registry::Record,
};

fn id(n: u128) -> AgencyId {
    AgencyId(Uuid::from_u128(n))
}

fn registry() -> Registry {
    let known = Record { aliases: vec!["Sở KHCN".into()], ..Record::named(id(1), "Sở Khoa học và Công nghệ") };
    Registry::of([known, Record::named(id(2), "Bưu điện tỉnh"), Record::named(id(3), "Xã Tân Thành"), Record::named(id(4), "Xã Tân Thạnh")])
}

fn reading(lead: &[&str], assignees: &[&str]) -> Reading {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let task = ItemTask { text: String::new(), assignees: names(assignees), short_title: String::new(), line: 1 };
    let item = Item {
        number: "1.1".into(),
        index: None,
        title: String::new(),
        level: None,
        track: None,
        goal: String::new(),
        tasks: vec![task],
        lead: names(lead),
        coordinating: vec![],
        deadline_text: None,
        due_on: None,
        lines: [1, 1],
    };
    Reading { document: Document::default(), declared_items: None, items: vec![item], warnings: vec![] }
}

fn asked(lead: &[&str], assignees: &[&str]) -> Vec<(String, Vec<AgencyId>)> {
    unknown_names(&reading(lead, assignees), &registry()).into_iter().map(|unknown| (unknown.name, unknown.like)).collect()
}

#[test]
fn a_name_that_is_known_by_any_of_its_names_is_not_asked_about() {
    assert_eq!(asked(&["SỞ KHCN", "Sở Khoa học và Công nghệ"], &["buu dien tinh"]), []);
}

#[test]
fn each_unknown_name_is_asked_about_once_with_those_it_may_mean() {
    let expected = [("Bưu điện".to_owned(), vec![id(2)]), ("Sở Y tế".to_owned(), vec![]), ("Xa Tan Thanh".to_owned(), vec![id(3), id(4)])];
    assert_eq!(asked(&["Bưu điện", "Sở Y tế"], &["sở  y tế", "Xa Tan Thanh"]), expected);
}

#[test]
fn words_for_many_are_no_office_to_be_asked_about() {
    assert_eq!(asked(&["Các cơ quan, đơn vị, địa phương"], &["UBND cấp xã"]), []);
}

#[test]
fn where_no_office_is_known_there_is_nothing_to_ask() {
    let many = Registry::of([Record::named(id(9), "Các sở, ban, ngành")]);
    for registry in [Registry::default(), many] {
        assert_eq!(unknown_names(&reading(&["Sở Y tế"], &[]), &registry), []);
    }
}
