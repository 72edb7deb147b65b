//! Who may ask for what: every request, for every role, by what the card is to the person's agency. Told as one table, which
//! `apply` has to agree with; a request that is not in the table does not compile, or fails here.
#![allow(clippy::unwrap_used, missing_docs)]

mod desk;
mod table;

use desk::{Desk, Named, request};
use parboard_domain::{
    apply::Outcome,
    person::Role,
    refusal::{Refusal, RefusalCode},
};
use table::{NAMES, ROUND, TABLE, name};

/// How the table writes what came of it, for one role.
fn sign(role: Role, outcome: Result<Outcome, Refusal>) -> char {
    match outcome {
        Ok(outcome) if outcome.rows.is_empty() => '=',
        Ok(_) => role.as_str().chars().next().unwrap().to_ascii_uppercase(),
        Err(refusal) if refusal.code == RefusalCode::NoAccess => '-',
        Err(refusal) if refusal.code == RefusalCode::NotFound => '?',
        Err(refusal) => panic!("{role:?} {refusal:?}"),
    }
}

fn line(ask: &str, place: &Named) -> String {
    Role::ALL.into_iter().map(|role| sign(role, Desk::new(place).carry_out(role, ask))).collect()
}

#[test]
fn every_request_is_in_the_table_and_asks_for_what_its_line_says() {
    let told: Vec<&str> = TABLE.iter().map(|(ask, ..)| name(&request(ask))).collect();
    for (ask, told) in TABLE.iter().map(|(ask, ..)| ask).zip(&told) {
        assert_eq!(ask.split(' ').next(), Some(*told), "{ask}");
    }
    for name in NAMES {
        assert!(told.contains(name), "{name} has no line in the table");
    }
}

#[test]
fn what_a_role_may_ask_for_where_its_agency_is_named() {
    for (ask, named, ..) in TABLE {
        // A new card is made under a criterion, and a figure is about one: nobody is to carry it out there.
        let lists = match *ask {
            "give_figure self_assessed" => &Named::ITSELF[..1],
            "create_task" | "give_figure measured" => &Named::ITSELF[..2],
            _ => &Named::ITSELF[..],
        };
        for list in lists {
            assert_eq!(line(ask, list), *named, "{ask}, {list:?}");
        }
    }
}

#[test]
fn what_a_role_may_ask_for_where_only_a_collective_is_named() {
    for (ask, _, collective, ..) in TABLE {
        assert_eq!(line(ask, &Named::OnlyACollective), *collective, "{ask}");
    }
}

#[test]
fn what_a_role_may_ask_for_where_its_agency_is_one_of_the_listed_units() {
    for (ask, _, _, listed, ..) in TABLE {
        assert_eq!(line(ask, &Named::Listed), *listed, "{ask}");
    }
}

#[test]
fn what_a_role_may_ask_for_where_its_agency_leads_and_others_are_listed() {
    for (ask, _, _, _, leads, _) in TABLE {
        assert_eq!(line(ask, &Named::LeadOfListed), *leads, "{ask}");
    }
}

#[test]
fn what_a_role_may_ask_for_on_a_card_of_other_agencies() {
    for (ask, .., foreign) in TABLE {
        assert_eq!(line(ask, &Named::Foreign), *foreign, "{ask}");
    }
}

/// What a round changes, and that it changes nothing else.
#[test]
fn what_a_role_may_ask_for_in_a_round_of_proposals() {
    for (ask, ..) in TABLE {
        let of_round = ROUND.iter().find(|line| line.0 == *ask);
        let [named, collective, listed, leads, foreign] = of_round.or_else(|| TABLE.iter().find(|line| line.0 == *ask)).map(places).unwrap();
        let places = [
            (Named::Lead, named),
            (Named::OnlyACollective, collective),
            (Named::Listed, listed),
            (Named::LeadOfListed, leads),
            (Named::Foreign, foreign),
        ];
        for (place, expected) in places {
            let told: String = Role::ALL.into_iter().map(|role| sign(role, Desk::new(&place).in_a_round().carry_out(role, ask))).collect();
            assert_eq!(told, expected, "{ask}, {place:?}");
        }
    }
}

type Line<'t> = (&'t str, &'t str, &'t str, &'t str, &'t str, &'t str);

fn places<'t>((_, named, collective, listed, leads, foreign): &Line<'t>) -> [&'t str; 5] {
    [named, collective, listed, leads, foreign]
}

/// What is not among the rows of the province does not exist, whoever asks.
#[test]
fn what_another_province_has_is_found_by_nobody() {
    for (ask, ..) in TABLE {
        assert_eq!(line(ask, &Named::Elsewhere), "??????", "{ask}");
    }
}
