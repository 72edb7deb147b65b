//! What is reported for periods, as the screen shows it: gathered from the rows that the device holds.

use super::{
    desk::{Desk, WishError},
    drafts::Draft,
};
use crate::browser::text;
use leptos::prelude::Get;
use parboard_domain::{
    field::Value,
    id::{AgencyId, OpId, PersonId, PlanId, ReportId},
    measure::{Day, Moment},
    op::Request,
    period::{
        Period, PeriodReport, Said, Span, Stage, Version,
        frozen::{self, Frozen},
        owing,
        standing::{self, first_handed_in},
    },
    person::{Directory, Role},
    row::{Kind, Noun, Rows},
};
use parboard_sync::overlay::Shown;

/// The screen's address.
pub const ADDRESS: &str = "/bao-cao";
/// The part of it that says which period is shown.
pub const PERIOD: &str = "ky";
/// The part of it that says whose report is open.
pub const AGENCY: &str = "don-vi";
/// So many days before its last day a report asks for somebody on "Của tôi", and so many after it.
const ASKS_DAYS: i64 = 30;

/// A period, as a person sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The plan.
    pub plan: PlanId,
    /// Which.
    pub period: Period,
    /// Those that can be chosen, the latest first.
    pub periods: Vec<Period>,
    /// The first and the last day it covers.
    pub window: (Day, Day),
    /// The last day for its report.
    pub due_on: Day,
    /// Who reports, one's own agency first, then whoever has not, by name.
    pub lines: Vec<Line>,
    /// What was frozen of it, the latest last.
    pub frozen: Vec<Freezing>,
    /// What was frozen last of the period before.
    pub before: Option<Freezing>,
}

/// One agency of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which.
    pub agency: AgencyId,
    /// Its name.
    pub name: String,
    /// Whether it is the person's own.
    pub is_own: bool,
    /// How far its report is; nothing while nobody has written anything.
    pub stage: Option<Stage>,
    /// The day it was first handed in, where it is handed in.
    pub handed_in: Option<Day>,
    /// Whether something of it waits on this device.
    pub waits: bool,
}

impl Line {
    /// Whether it has been reported for that agency.
    pub fn has_reported(&self) -> bool {
        self.stage.is_some_and(|stage| stage >= Stage::Submitted)
    }
}

/// Figures that were frozen.
#[derive(Clone, Debug, PartialEq)]
pub struct Freezing {
    /// Who froze them.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// Why once more; empty the first time.
    pub why: String,
    /// The figures.
    pub figures: Frozen,
}

/// One version of an agency's report.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionLine {
    /// The version.
    pub version: Version,
    /// Whose it was, where that agency is another's by now.
    pub of: Option<String>,
    /// Whether its words stand.
    pub stands: bool,
    /// Whether somebody of another agency wrote it: the coordinator, for those without an account.
    pub for_another: bool,
    /// Whether it waits on this device.
    pub waits: bool,
}

/// What the person at this desk may do with an agency's report as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Write it.
    pub write: bool,
    /// Writing takes back what was handed in.
    pub takes_back: bool,
    /// Hand it in.
    pub submit: bool,
    /// Return it.
    pub send_back: bool,
    /// Accept it.
    pub accept: bool,
}

/// The period that is reported on as of a day, for the plan of a year: the open one, else the plan's own first or last.
fn usual(year: i64, open: Period) -> Period {
    let span = match open.year {
        now if now == year => open.span,
        now if now > year => Span::Year,
        _ => Span::FirstQuarter,
    };
    Period { year, span }
}

/// The sheet of a period; of the usual one where none is chosen. Nothing while no plan is here.
pub fn sheet(desk: Desk, chosen: Option<Period>) -> Option<Sheet> {
    let (schedule, today) = (desk.directory(Directory::schedule), desk.now.get().day());
    let (open, waiting) = (Period::open_on(today, schedule), waiting(desk));
    let own = desk.person().agency;
    desk.read(|shown| {
        let plan = shown.plan()?;
        let period = chosen.unwrap_or_else(|| usual(plan.year, open));
        let reports = || shown.of_kind(Kind::PeriodReport).filter_map(as_report);
        let of_period: Vec<PeriodReport> = reports().filter(|report| report.period == period).collect();
        let of_period: Vec<&PeriodReport> = of_period.iter().collect();
        let mut periods: Vec<Period> = Span::ALL.map(|span| Period { year: plan.year, span }).into();
        periods.extend(reports().map(|report| report.period).chain([period, usual(plan.year, open)]));
        periods.sort_unstable();
        periods.dedup();
        periods.reverse();
        let line = |agency: AgencyId| line(shown, &of_period, agency, own, &waiting);
        // Whoever reported without being asked, or is named no more, is there too.
        let mut agencies = owed(shown);
        for own in of_period.iter().filter_map(|report| report.agency) {
            let agency = shown.standing_for(own);
            if !agencies.contains(&agency) {
                agencies.push(agency);
            }
        }
        let mut lines: Vec<Line> = agencies.into_iter().map(line).collect();
        lines.sort_by(|a, b| (!a.is_own, a.has_reported()).cmp(&(!b.is_own, b.has_reported())).then_with(|| text::alphabet(&a.name, &b.name)));
        Some(Sheet {
            plan: plan.id,
            period,
            periods,
            window: period.window(schedule),
            due_on: period.due_on(schedule),
            lines,
            frozen: freezings(shown, plan.id, period),
            before: freezings(shown, plan.id, period.before()).pop(),
        })
    })
}

/// Every office that the plan names, itself or as a unit of a collective, by who does its work now.
pub fn owed(shown: Shown<'_>) -> Vec<AgencyId> {
    owing::owing([Kind::Criterion, Kind::Task, Kind::Roster].into_iter().flat_map(|kind| shown.of_kind(kind)), &shown)
}

fn line(shown: Shown<'_>, reports: &[&PeriodReport], agency: AgencyId, own: Option<AgencyId>, waiting: &[OpId]) -> Line {
    let mine = || frozen::of(reports, agency, &shown).into_iter();
    Line {
        agency,
        name: shown.find_agency(agency).map(|agency| agency.name.clone()).unwrap_or_default(),
        is_own: own.is_some_and(|own| shown.standing_for(own) == agency),
        stage: frozen::stage(reports, agency, &shown),
        handed_in: mine().filter_map(first_handed_in).map(|version| version.at.day()).max(),
        waits: mine().flat_map(|report| &report.versions).any(|version| waiting.contains(&version.id)),
    }
}

fn freezings(shown: Shown<'_>, plan: PlanId, period: Period) -> Vec<Freezing> {
    let Some(report) = shown.find_period_report(ReportId::of(plan, period, None)) else { return Vec::new() };
    let freezing = |version: &Version| {
        let figures = frozen::read(version.figures.as_ref()?)?;
        Some(Freezing { by: version.by, at: version.at, why: version.says.why.clone(), figures })
    };
    report.versions.iter().filter_map(freezing).collect()
}

/// A report of my agency that is owed: of which period, until when, and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Of which.
    pub period: Period,
    /// Until when.
    pub due_on: Day,
    /// How far it is.
    pub stage: Option<Stage>,
    /// Why it was returned, where that is how it stands.
    pub why: String,
}

/// The report of the open plan that my agency owes: one that was returned before all, else the one whose last day is near or has just
/// gone by.
pub fn call(desk: Desk) -> Option<Call> {
    let person = desk.person();
    if person.agency.is_none() || !matches!(person.role, Role::Head | Role::Staff) || desk.in_round() {
        return None;
    }
    let open = sheet(desk, None)?.period;
    let returned = |span| call_for(desk, Period { year: open.year, span }).filter(|call| call.stage == Some(Stage::Returned));
    if let Some(returned) = Span::ALL.into_iter().find_map(returned) {
        return Some(returned);
    }
    let before = open.before();
    // Of another year it would be another plan's.
    (before.year == open.year).then(|| call_for(desk, before)).flatten().or_else(|| call_for(desk, open))
}

fn call_for(desk: Desk, period: Period) -> Option<Call> {
    let sheet = sheet(desk, Some(period))?;
    let line = sheet.lines.iter().find(|line| line.is_own && !line.has_reported())?;
    let is_near = (sheet.due_on.0 - desk.now.get().day().0).abs() <= ASKS_DAYS;
    let is_returned = line.stage == Some(Stage::Returned);
    let why = if is_returned { why_returned(desk, &sheet, line.agency) } else { String::new() };
    (is_near || is_returned).then_some(Call { period: sheet.period, due_on: sheet.due_on, stage: line.stage, why })
}

fn why_returned(desk: Desk, sheet: &Sheet, agency: AgencyId) -> String {
    let reports = desk.read(|shown| all_of(shown, sheet.plan, sheet.period, agency));
    reports.iter().find_map(|report| standing::returned(report).map(|version| version.says.why.clone())).unwrap_or_default()
}

/// Whether the report says just that already, and is as far: a second press makes no second version.
pub fn is_so(desk: Desk, (plan, period, agency): (PlanId, Period, AgencyId), says: &Said) -> bool {
    desk.peek(|shown| {
        let report = shown.find_period_report(ReportId::of(plan, period, Some(agency)));
        let stands = report.as_ref().map(standing::standing).unwrap_or_default();
        let texts = |says: &Said| [&says.results, &says.obstacles, &says.proposals].map(|text| text.trim().to_owned());
        matches!(stands[..], [only] if only.says.stage == says.stage && texts(&only.says) == texts(says))
    })
}

/// What stands of an agency's report, in one piece: where several wrote, one after the other, so that whoever goes on from there loses
/// nothing.
pub fn words(desk: Desk, plan: PlanId, period: Period, agency: AgencyId) -> Said {
    joined(desk, (plan, period, agency), standing::words)
}

/// The same of what was handed in.
pub fn words_handed_in(desk: Desk, plan: PlanId, period: Period, agency: AgencyId) -> Said {
    joined(desk, (plan, period, agency), standing::words_handed_in)
}

fn joined(desk: Desk, (plan, period, agency): (PlanId, Period, AgencyId), stand: fn(&PeriodReport) -> Vec<&Version>) -> Said {
    desk.read(|shown| {
        let mut said = Said::default();
        for report in all_of(shown, plan, period, agency) {
            for version in stand(&report) {
                said.join(&version.says);
            }
        }
        said
    })
}

/// All reports of a period.
fn every(shown: Shown<'_>, plan: PlanId, period: Period) -> Vec<PeriodReport> {
    let is_meant = |report: &PeriodReport| report.period == period && report.id == ReportId::of(plan, period, report.agency);
    shown.of_kind(Kind::PeriodReport).filter_map(as_report).filter(is_meant).collect()
}

/// Those that speak for an agency.
fn all_of(shown: Shown<'_>, plan: PlanId, period: Period, agency: AgencyId) -> Vec<PeriodReport> {
    let every = every(shown, plan, period);
    frozen::of(&every.iter().collect::<Vec<_>>(), agency, &shown).into_iter().cloned().collect()
}

/// Whose report is judged: the agency's own, or of those that became one the first that was handed in and not accepted.
pub fn judged(desk: Desk, plan: PlanId, period: Period, agency: AgencyId) -> AgencyId {
    desk.read(|shown| {
        let all = all_of(shown, plan, period, agency);
        let of = |is: fn(Stage) -> bool| all.iter().find(|report| standing::stage(report).is_some_and(is)).and_then(|report| report.agency);
        of(|stage| stage == Stage::Submitted).or_else(|| of(|stage| stage > Stage::Submitted)).unwrap_or(agency)
    })
}

/// All versions of an agency's report, the newest first; then those of the agencies whose work it does by now.
pub fn versions(desk: Desk, plan: PlanId, period: Period, agency: AgencyId) -> Vec<VersionLine> {
    let waiting = waiting(desk);
    desk.read(|shown| {
        let every = every(shown, plan, period);
        let every: Vec<&PeriodReport> = every.iter().collect();
        let speaks: Vec<ReportId> = frozen::of(&every, agency, &shown).iter().map(|report| report.id).collect();
        let is_its = |report: &&&PeriodReport| report.agency.is_some_and(|own| shown.standing_for(own) == agency);
        let mut its: Vec<&PeriodReport> = every.iter().filter(is_its).copied().collect();
        its.sort_by_key(|report| (report.agency != Some(agency), report.id));
        let mut lines = Vec::new();
        for report in its {
            let stand: Vec<OpId> = standing::words(report).iter().map(|version| version.id).collect();
            let own = report.agency.filter(|own| *own != agency).and_then(|own| shown.find_agency(own));
            for version in report.versions.iter().rev() {
                let home = shown.find_person(version.by).and_then(|person| person.agency);
                lines.push(VersionLine {
                    of: own.map(|own| own.name.clone()),
                    stands: stand.contains(&version.id) && speaks.contains(&report.id),
                    for_another: home.is_none_or(|home| shown.standing_for(home) != agency),
                    waits: waiting.contains(&version.id),
                    version: version.clone(),
                });
            }
        }
        lines
    })
}

/// What the person at this desk may do with it.
pub fn may(desk: Desk, plan: PlanId, period: Period, agency: AgencyId) -> May {
    let (actor, whose) = (desk.actor(), judged(desk, plan, period, agency));
    desk.read(|shown| {
        let over = shown.find_period_report(ReportId::of(plan, period, Some(whose))).as_ref().and_then(standing::stage).unwrap_or_default();
        let may = |step| actor.may_file(agency, step, over, &shown);
        // Whoever judges what was handed in returns it before they write in its place.
        let judges = may(Stage::Returned) && over >= Stage::Submitted;
        May {
            write: may(Stage::Written) && over < Stage::Accepted && !judges,
            takes_back: over == Stage::Submitted,
            submit: may(Stage::Submitted) && over < Stage::Accepted && !judges,
            send_back: judges,
            accept: may(Stage::Accepted) && over == Stage::Submitted,
        }
    })
}

/// What stands before the person now.
pub fn seen(desk: Desk, plan: PlanId, period: Period, agency: AgencyId) -> Vec<OpId> {
    desk.read(|shown| shown.find_period_report(ReportId::of(plan, period, Some(agency))).as_ref().map(standing::seen).unwrap_or_default())
}

/// Files a version, by somebody who had those before them.
///
/// # Errors
/// When it is not allowed or cannot be kept.
pub fn file(desk: Desk, (plan, period, agency): (PlanId, Period, AgencyId), says: &Said, saw: Vec<OpId>) -> Result<OpId, WishError> {
    let clean = |words: &str| text::nfc(words.trim());
    let says = Said {
        stage: says.stage,
        results: clean(&says.results),
        obstacles: clean(&says.obstacles),
        proposals: clean(&says.proposals),
        why: clean(&says.why),
    };
    desk.wish(Request::FileReport { plan, period, agency, says: says.json(), saw })
}

/// The form of an agency's report for a period.
pub fn form(plan: PlanId, period: Period, agency: AgencyId) -> String {
    format!("report-{}", ReportId::of(plan, period, Some(agency)))
}

/// What a person typed, as a draft of that form; with the versions they had before them.
pub fn draft(says: &Said, saw: &[OpId]) -> Draft {
    let rest = [says.obstacles.clone(), says.proposals.clone()];
    let choices = if rest.iter().all(String::is_empty) { Vec::new() } else { rest.into() };
    let saw: Vec<String> = saw.iter().map(OpId::to_string).collect();
    Draft { text: says.results.clone(), choices, from: Some(Value::Text(saw.join(" "))), ..Draft::default() }
}

/// From a draft: what was typed, and the versions that were before whoever typed it.
pub fn typed(draft: &Draft) -> (Said, Vec<OpId>) {
    let choice = |at: usize| draft.choices.get(at).cloned().unwrap_or_default();
    let says = Said { results: draft.text.clone(), obstacles: choice(0), proposals: choice(1), ..Said::default() };
    let saw = draft.from.as_ref().map(|saw| saw.as_text().split(' ').filter_map(|id| id.parse().ok()).collect());
    (says, saw.unwrap_or_default())
}

fn as_report(noun: &Noun) -> Option<PeriodReport> {
    if let Noun::PeriodReport(held) = noun { PeriodReport::of(held) } else { None }
}

fn waiting(desk: Desk) -> Vec<OpId> {
    desk.outbox().iter().filter(|pending| pending.is_waiting()).map(|pending| pending.op.id).collect()
}
