//! Figures of a criterion: who gives which, what is refused, and that nothing given is lost.

use crate::office::{Office, actor, id, lan, minh, office};
use parboard_domain::{
    apply::Outcome,
    criterion::{Criterion, Track},
    id::{CriterionId, OpId},
    measure::Day,
    op::Request,
    permission::Actor,
    person::Role,
    refusal::{Refusal, RefusalCode},
    row::{Noun, Rows},
    score::{
        Aim, Decimal, FIGURES_MAX, MEASURED_MAX, Score, Stated, WORDS_CHARS_MAX, What,
        standing::{self, Base, Verdict},
    },
};

const CRITERION: CriterionId = CriterionId(id(0x200));

fn coordinator() -> Actor {
    actor(20, Role::Coordinator, 2)
}

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn measured(day: &str, value: &str) -> Stated {
    Stated { what: What::Measured, on: Day::parse(day), value: Some(number(value)), ..Stated::default() }
}

fn points(what: What, value: &str) -> Stated {
    Stated { what, value: Some(number(value)), ..Stated::default() }
}

fn baseline(year: i64, of: &str, value: &str) -> Stated {
    Stated { what: What::Baseline, year: Some(year), of: of.into(), value: Some(number(value)), ..Stated::default() }
}

impl Office {
    /// Gives a figure with what stands in sight.
    fn give(&mut self, who: Actor, says: Stated) -> Result<Outcome, Refusal> {
        let saw = standing::seen(&self.score(), &says, |_| false);
        self.give_seeing(who, says, saw)
    }

    fn give_seeing(&mut self, who: Actor, says: Stated, saw: Option<OpId>) -> Result<Outcome, Refusal> {
        self.act(who, Request::GiveFigure { criterion: CRITERION, says, saw })
    }

    fn score(&self) -> Score {
        self.rows.find_score(CRITERION).cloned().unwrap_or_else(|| Score::none(CRITERION))
    }

    /// The criterion's words become these.
    fn aim(&mut self, title: &str, goal: &str, track: Track) {
        let criterion = self.criterion();
        self.rows.set(Noun::Criterion(Criterion { title: title.into(), goal: goal.into(), track, ..criterion }));
    }

    fn criterion(&self) -> Criterion {
        self.rows.find_criterion(CRITERION).unwrap().clone()
    }

    fn verdict(&self) -> Verdict {
        standing::overview(Some(&self.criterion()), &self.score()).verdict()
    }
}

fn code(outcome: Result<Outcome, Refusal>) -> RefusalCode {
    outcome.unwrap_err().code
}

#[test]
fn a_figure_is_added_and_what_stood_before_it_stays_in_sight() {
    let mut office = office();
    let outcome = office.give(lan(), measured("2025-06-30", "82.1")).unwrap();
    assert!(matches!(&outcome.rows[..], [Noun::Score(score)] if score.figures.len() == 1), "{outcome:?}");
    office.give(lan(), measured("2025-06-30", "82.4")).unwrap();
    office.give(lan(), measured("2025-03-31", "81.9")).unwrap();
    let score = office.score();
    assert_eq!(score.figures.len(), 3);
    let values: Vec<_> = standing::standing(&score, What::Measured).iter().map(|held| held.figure.says.value.unwrap().to_string()).collect();
    assert_eq!(values, ["82.4", "81.9"], "one for each day, the latest of the day");
    let overview = standing::overview(Some(&office.criterion()), &score);
    assert_eq!(overview.measured.unwrap().figure.says.on, Day::parse("2025-06-30"), "the latest day, not what was said last");
}

/// Two people measure at once, each without having seen the other's: both stand in sight, and it says so.
#[test]
fn who_had_not_seen_what_stood_is_told_of_it() {
    let mut office = office();
    office.give_seeing(lan(), measured("2025-06-30", "82"), None).unwrap();
    office.give_seeing(minh(), measured("2025-06-30", "83"), None).unwrap();
    let score = office.score();
    let [held] = standing::standing(&score, What::Measured)[..] else { panic!("{score:?}") };
    assert_eq!((held.figure.says.value, held.unseen.and_then(|figure| figure.says.value)), (Some(number("83")), Some(number("82"))));
    // Whoever gives another with both in sight settles it.
    office.give(lan(), measured("2025-06-30", "82.5")).unwrap();
    assert!(standing::standing(&office.score(), What::Measured)[0].unseen.is_none());
    // Twice the same is no disagreement.
    office.give_seeing(minh(), measured("2025-06-30", "82.5"), None).unwrap();
    assert!(standing::standing(&office.score(), What::Measured)[0].unseen.is_none());
}

/// Somebody corrects their own figure before they could have seen the other's: that one stays in sight.
#[test]
fn a_correction_made_unseeing_hides_nothing() {
    let mut office = office();
    office.give_seeing(lan(), measured("2025-06-30", "82"), None).unwrap();
    let unseen = |office: &Office| {
        standing::standing(&office.score(), What::Measured)[0].unseen.and_then(|figure| figure.says.value).map(|value| value.to_string())
    };
    // Both of one outbox: the second could see nothing but the first, which had not reached the server.
    office.give_seeing(minh(), measured("2025-06-30", "83"), None).unwrap();
    office.give_seeing(minh(), measured("2025-06-30", "83.5"), None).unwrap();
    assert_eq!(unseen(&office).as_deref(), Some("82"));
    // With both in sight it is decided.
    office.give(minh(), measured("2025-06-30", "84")).unwrap();
    assert_eq!(unseen(&office), None);
}

/// Two that differ in anything but their words are two: the same number may be the least or the most there may be.
#[test]
fn targets_that_differ_in_their_aim_are_no_agreement() {
    let mut office = office();
    let target = |aim| Stated { what: What::Target, aim: Some(aim), value: Some(number("85")), ..Stated::default() };
    office.give_seeing(coordinator(), target(Aim::AtLeast), None).unwrap();
    office.give_seeing(actor(21, Role::Coordinator, 2), target(Aim::AtMost), None).unwrap();
    assert!(standing::standing(&office.score(), What::Target)[0].unseen.is_some());
}

#[test]
fn a_rank_among_so_many_is_compared_with_none_among_others() {
    let mut office = office();
    let target =
        Stated { what: What::Target, aim: Some(Aim::Ranks), value: Some(number("5")), year: Some(2024), out_of: Some(34), ..Stated::default() };
    office.give(coordinator(), target).unwrap();
    office.give(coordinator(), Stated { out_of: Some(63), ..baseline(2024, "", "42") }).unwrap();
    office.give(coordinator(), measured("2025-12-31", "20")).unwrap();
    assert_eq!(office.verdict(), Verdict::Unknown);
    office.give(coordinator(), Stated { out_of: Some(34), ..baseline(2024, "", "25") }).unwrap();
    assert_eq!(office.verdict(), Verdict::Reached);
}

#[test]
fn a_figure_that_says_nothing_takes_back_what_stood() {
    let mut office = office();
    office.give(lan(), measured("2025-06-30", "82")).unwrap();
    office.give(lan(), Stated { value: None, ..measured("2025-06-30", "0") }).unwrap();
    let score = office.score();
    assert_eq!((standing::standing(&score, What::Measured).len(), score.figures.len()), (0, 2));
}

#[test]
fn points_lie_between_nought_and_the_most_there_are() {
    let mut office = office();
    office.give(coordinator(), points(What::Max, "1.5")).unwrap();
    office.give(lan(), points(What::SelfAssessed, "1.5")).unwrap();
    for (what, value) in [(What::SelfAssessed, "1.501"), (What::SelfAssessed, "-0.1"), (What::Appraised, "2"), (What::Max, "100.5")] {
        assert_eq!(code(office.give(coordinator(), points(what, value))), RefusalCode::OutOfRange, "{what:?} {value}");
    }
    assert_eq!(standing::points(&office.score(), What::SelfAssessed), Some(number("1.5")), "what was refused changed nothing");
}

#[test]
fn nobody_scores_what_people_are_asked_about() {
    let mut office = office();
    let own = || points(What::SelfAssessed, "1");
    for (title, track) in [("Điều tra xã hội học lĩnh vực tổ chức bộ máy", Track::Weak), ("Chỉ số hài lòng về TTHC", Track::Satisfaction)]
    {
        office.aim(title, "", track);
        assert_eq!(code(office.give(lan(), own())), RefusalCode::Surveyed, "{title}");
        assert_eq!(code(office.give(coordinator(), own())), RefusalCode::Surveyed, "{title}");
        office.give(coordinator(), points(What::Appraised, "1")).unwrap();
    }
    // The year's set of criteria decides, where it says so.
    office.give(coordinator(), Stated { survey: false, ..points(What::Max, "2") }).unwrap();
    office.give(lan(), own()).unwrap();
    office.give(coordinator(), Stated { survey: true, ..points(What::Max, "2") }).unwrap();
    assert_eq!(code(office.give(lan(), own())), RefusalCode::Surveyed);
    office.give(lan(), Stated { value: None, ..own() }).expect("what was given before it was known may be taken back");
}

#[test]
fn a_figure_without_what_its_kind_needs_is_refused() {
    let mut office = office();
    let target = |aim, value: Option<&str>| Stated { what: What::Target, aim: Some(aim), value: value.map(number), ..Stated::default() };
    for (says, why) in [
        (Stated { on: None, ..measured("2025-06-30", "82") }, RefusalCode::Unreadable),
        (Stated { year: None, ..baseline(2024, "", "80") }, RefusalCode::Unreadable),
        (target(Aim::AtLeast, None), RefusalCode::Unreadable),
        (target(Aim::Prose, Some("3")), RefusalCode::Unreadable),
        (baseline(1899, "", "80"), RefusalCode::OutOfRange),
        (measured("2205-06-30", "82"), RefusalCode::OutOfRange),
        (Stated { out_of: Some(100), ..target(Aim::Ranks, Some("5")) }, RefusalCode::OutOfRange),
        (target(Aim::Ranks, Some("-5")), RefusalCode::OutOfRange),
        (Stated { words: "ư".repeat(WORDS_CHARS_MAX + 1), ..measured("2025-06-30", "82") }, RefusalCode::TooLong),
        (Stated { words: "\u{0}".into(), ..measured("2025-06-30", "82") }, RefusalCode::HiddenSigns),
    ] {
        assert_eq!(code(office.give(coordinator(), says.clone())), why, "{says:?}");
    }
    assert_eq!(office.rows.find_score(CRITERION), None);
}

#[test]
fn a_criterion_has_so_many_figures_and_no_more() {
    let mut office = office();
    for nth in 0..MEASURED_MAX {
        office.give(lan(), measured("2025-06-30", &nth.to_string())).unwrap();
    }
    assert_eq!(code(office.give(lan(), measured("2025-06-30", "1"))), RefusalCode::TooLong);
    for _ in MEASURED_MAX..FIGURES_MAX {
        office.give(coordinator(), points(What::Appraised, "1")).expect("what is measured leaves room for points");
    }
    assert_eq!(code(office.give(coordinator(), points(What::Appraised, "1"))), RefusalCode::TooLong);
}

/// The ten satisfaction items carry their baselines and aims in the plan's words; what the coordinator says goes before them.
#[test]
fn a_target_is_read_from_the_plan_and_set_otherwise_by_the_coordinator() {
    let mut office = office();
    office.aim("Chỉ số hài lòng", "Mức hài lòng tăng tối thiểu 3% so với năm 2024 (mức nền 81,31%).", Track::Satisfaction);
    assert_eq!(office.verdict(), Verdict::Unknown);
    office.give(coordinator(), measured("2025-12-31", "83")).unwrap();
    assert_eq!(office.verdict(), Verdict::Short(number("0.75")), "81.31 raised by three per cent is 83.75");
    // Three points rather than three per cent.
    let points =
        Stated { what: What::Target, aim: Some(Aim::RiseBy), value: Some(number("3")), year: Some(2024), unit: "%".into(), ..Stated::default() };
    office.give(coordinator(), points).unwrap();
    assert_eq!(office.verdict(), Verdict::Short(number("1.31")));
    office.give(coordinator(), baseline(2024, "", "80")).unwrap();
    assert_eq!(office.verdict(), Verdict::Reached, "the baseline that was given goes before the one in words");
    office.give(coordinator(), Stated { what: What::Target, ..Stated::default() }).unwrap();
    let score = office.score();
    let overview = standing::overview(Some(&office.criterion()), &score);
    assert_eq!((overview.is_set, overview.target.map(|target| target.aim)), (false, Some(Aim::Rise)), "taken back: the plan's words again");
}

/// After a merger of provinces there are two baselines, and neither is what both were together.
#[test]
fn two_predecessors_have_a_baseline_each_and_none_together() {
    let mut office = office();
    office.aim("Chỉ số hài lòng", "Tăng ít nhất 3% so với năm 2024.", Track::Satisfaction);
    office.give(coordinator(), baseline(2024, "Đắk Lắk", "81.31")).unwrap();
    office.give(coordinator(), baseline(2024, "Phú Yên", "84.2")).unwrap();
    office.give(coordinator(), measured("2025-12-31", "90")).unwrap();
    assert_eq!(office.verdict(), Verdict::Unknown);
    let score = office.score();
    let bases = standing::overview(Some(&office.criterion()), &score).bases;
    assert_eq!(
        bases,
        [
            Base { year: 2024, of: "Đắk Lắk", value: number("81.31"), out_of: None },
            Base { year: 2024, of: "Phú Yên", value: number("84.2"), out_of: None }
        ]
    );
    office.give(coordinator(), baseline(2024, "", "82.5")).unwrap();
    assert_eq!(office.verdict(), Verdict::Reached);
}

/// A row that a newer version has written a kind of figure into is held as it is, and nothing here counts that figure.
#[test]
fn a_figure_of_a_newer_version_is_held_and_not_counted() {
    let mut office = office();
    office.give(lan(), measured("2025-06-30", "82")).unwrap();
    let mut row = serde_json::to_value(Noun::Score(office.score())).unwrap();
    row["score"]["figures"][0]["says"]["what"] = "forecast".into();
    let Noun::Score(score) = serde_json::from_value(row).unwrap() else { panic!("no score") };
    assert_eq!((score.figures[0].says.what, standing::standing(&score, What::Measured).len()), (What::Newer, 0));
}

/// The whole index has a target, a rank among the provinces, points and a result of its own; it goes by the plan's id.
#[test]
fn the_whole_index_has_figures_of_its_own() {
    let mut office = office();
    let index = CriterionId(id(0x300));
    let give = |says| Request::GiveFigure { criterion: index, says, saw: None };
    let target =
        Stated { what: What::Target, aim: Some(Aim::Ranks), value: Some(number("5")), year: Some(2024), out_of: Some(34), ..Stated::default() };
    assert_eq!(code(office.act(coordinator(), give(target.clone()))), RefusalCode::NotFound, "no such plan");
    let plan = serde_json::json!({ "plan": { "id": index, "year": 2025, "title": "Kế hoạch" } });
    office.rows.set(serde_json::from_value(plan).unwrap());
    for says in [target, baseline(2024, "", "20"), measured("2026-04-15", "15"), points(What::SelfAssessed, "88.5")] {
        for role in [Role::Head, Role::Staff, Role::Leader, Role::Administrator, Role::Observer] {
            assert_eq!(code(office.act(actor(21, role, 1), give(says.clone()))), RefusalCode::NoAccess, "{role:?}");
        }
        office.act(coordinator(), give(says)).unwrap();
    }
    let score = office.rows.find_score(index).unwrap();
    let overview = standing::overview(None, score);
    assert_eq!((overview.to_reach(), overview.verdict()), (Some(number("15")), Verdict::Reached));
    assert_eq!(code(office.act(coordinator(), give(points(What::Appraised, "100.5")))), RefusalCode::OutOfRange);
}
