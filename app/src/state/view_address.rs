//! The board's filters and grouping in its address, so that a view can be passed on, kept as a bookmark or given a name. A bare
//! address is the board as it was looked at last: whoever comes back from a card finds their filters.

use super::{address::Address, view::View};
use crate::browser::address;
use leptos::prelude::*;
use parboard_domain::{
    board::{Filter, GroupBy, Sort},
    criterion::Track,
    id::AgencyId,
    task::Status,
};

/// The board's own address.
pub const BOARD: &str = "/";

const SEARCH: &str = "tim";
const AGENCY: &str = "co-quan";
const TRACK: &str = "phan";
const STATUS: &str = "cot";
const GROUP: &str = "nhom";
/// Criteria that were counted together, by their ids.
const AMONG: &str = "trong";
/// One of the filters that are on or off.
type Flag = fn(&mut Filter) -> &mut bool;
/// What is there or not.
const FLAGS: [(&str, Flag); 4] = [
    ("vuong-mac", |filter| &mut filter.blocked),
    ("dinh-tre", |filter| &mut filter.stalled),
    ("qua-han", |filter| &mut filter.overdue),
    ("cua-toi", |filter| &mut filter.mine),
];
/// What comes first.
const SORT: &str = "xep";
const SORTS: [(&str, Sort); 4] = [("thu-tu", Sort::Rank), ("han", Sort::Due), ("lau-nhat", Sort::Touched), ("tien-do", Sort::Percent)];
const GROUPS: [(&str, GroupBy); 3] = [("tieu-chi", GroupBy::Criterion), ("chu-tri", GroupBy::Lead), ("khong", GroupBy::Nothing)];

/// The board, with what an agency leads, takes part in or carries out.
pub fn of_agency(agency: AgencyId) -> String {
    address::with_query(BOARD, AGENCY, Some(&agency.to_string()))
}

/// The address of the board as it is looked at, its grouping said too.
pub fn of_view(here: Address, view: View) -> String {
    let by = view.group_by.get_untracked();
    let at = here.whole_now();
    // From another screen the board is meant as it was looked at last.
    let at = if address::path_of(&at) == BOARD { at.as_str() } else { BOARD };
    let sort = view.sort.get_untracked();
    view.filter.with_untracked(|filter| written(at, filter, sort, Some(by)))
}

/// Keeps the two the same for as long as somebody is signed in.
pub fn keep_the_same(here: Address, view: View) {
    let last = StoredValue::new(String::new());
    Effect::new(move |_| {
        let (at, filter, by, sort) = (here.whole(), view.filter.get(), view.group_by.get(), view.sort.get());
        if address::path_of(&at) != BOARD {
            return last.set_value(String::new());
        }
        if at != last.get_value()
            && let Some((asked, grouped, sorted)) = read(&at)
        {
            last.set_value(at);
            if asked != filter {
                view.filter.set(asked);
            }
            if sorted != sort {
                view.sort.set(sorted);
            }
            if let Some(grouped) = grouped.filter(|grouped| *grouped != by) {
                view.group_by.set(grouped);
            }
            return;
        }
        let says = written(&at, &filter, sort, (!filter.is_open()).then_some(by));
        last.set_value(says.clone());
        if says != at {
            here.restate(says);
        }
    });
}

/// What an address asks for; nothing where it asks for nothing.
fn read(at: &str) -> Option<(Filter, Option<GroupBy>, Sort)> {
    let part = |name: &str| address::query_of(at, name);
    let mut filter = Filter {
        search: part(SEARCH).unwrap_or_default(),
        among: part(AMONG).map(|ids| ids.split('.').filter_map(|id| id.parse().ok()).collect()).unwrap_or_default(),
        agency: part(AGENCY).and_then(|id| id.parse().ok()),
        track: part(TRACK).and_then(|track| Track::parse(&track)),
        status: part(STATUS).and_then(|status| Status::parse(&status)),
        ..Filter::default()
    };
    for (name, flag) in FLAGS {
        *flag(&mut filter) = part(name).is_some();
    }
    let by = part(GROUP).and_then(|name| GROUPS.into_iter().find(|(known, _)| *known == name)).map(|(_, by)| by);
    let sort = part(SORT).and_then(|name| SORTS.into_iter().find(|(known, _)| *known == name)).map(|(_, sort)| sort);
    (!filter.is_open() || by.is_some() || sort.is_some()).then_some((filter, by, sort.unwrap_or_default()))
}

fn written(at: &str, filter: &Filter, sort: Sort, by: Option<GroupBy>) -> String {
    let put = |at: String, name: &str, value: Option<String>| address::with_query(&at, name, value.as_deref());
    let mut filter = filter.clone();
    let mut at = put(at.to_owned(), SEARCH, Some(filter.search.clone()).filter(|search| !search.is_empty()));
    at = put(at, AMONG, (!filter.among.is_empty()).then(|| filter.among.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")));
    at = put(at, AGENCY, filter.agency.map(|id| id.to_string()));
    at = put(at, TRACK, filter.track.map(|track| track.as_str().to_owned()));
    at = put(at, STATUS, filter.status.map(|status| status.as_str().to_owned()));
    for (name, flag) in FLAGS {
        at = put(at, name, flag(&mut filter).then(|| "1".to_owned()));
    }
    at = put(at, SORT, SORTS.into_iter().find(|(_, known)| *known == sort && sort != Sort::Rank).map(|(name, _)| name.to_owned()));
    let group = by.and_then(|by| GROUPS.into_iter().find(|(_, known)| *known == by)).map(|(name, _)| name.to_owned());
    put(at, GROUP, group)
}
