//! Reminders on their way by e-mail: a line for each agency of each reminder, in the transaction that brings the reminder, so that none
//! is forgotten and none is sent for what was never kept. Knows nothing of SMTP.

use crate::{
    Store, StoreError,
    cells::{Bound, Cells},
    sql::{self, Insert},
};
use parboard_domain::{
    id::{AgencyId, OpId, PersonId, PlanId, ProvinceId, TaskId},
    measure::{Day, Moment},
    reminder::{Reminder, Why},
    row::{Noun, Row},
    task::Step,
};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// Reminders of one press reach the server within moments of each other, and leave it as one letter.
pub const TOGETHER_MS: i64 = 3_000;
/// A day after it was to be sent the first time, a letter is given up.
const GIVE_UP_MS: i64 = 24 * 3_600_000;
/// The first pause after a failure; each one after it is twice as long, up to an hour.
const AGAIN_MS: i64 = 30_000;
const AGAIN_MS_MAX: i64 = 3_600_000;

const EMAILS: &str = "select id, email from agency where province_id = $1 and email is not null";
const DUE: &str =
    "select m.reminder_id, m.agency_id, m.province_id, m.queued_at, m.tries, a.name, a.email, v.name, p.name, r.person_id, r.at, r.why, r.words,
     r.task_id, w.title, t.due_on, t.steps
     from reminder_mail m join reminder r on r.id = m.reminder_id join agency a on a.id = m.agency_id join province v on v.id = m.province_id
     join person p on p.id = r.person_id join task t on t.id = r.task_id join wording w on w.task_id = r.task_id
     where m.state = 'waiting' and m.due_at <= $1 and not exists (
         select 1 from reminder_mail o where o.agency_id = m.agency_id and o.state = 'waiting' and o.tries = 0 and o.queued_at > $2)
     order by m.agency_id, r.person_id, r.at, r.id limit 2000";
/// Whoever sends it holds it for so long; another node leaves it alone meanwhile.
const LEASE_MS: i64 = 5 * 60_000;
/// So many letters are taken at once: even a mail server that lets each of them wait is through before they are anybody else's.
pub const LETTERS_AT_ONCE: usize = 10;
const TAKE: &str = "update reminder_mail set due_at = $1 where reminder_id = $2 and agency_id = $3 and state = 'waiting' and due_at <= $4";
const ENDED: &str =
    "update reminder_mail set state = $1, ended_at = $2, tries = tries + 1 where reminder_id = $3 and agency_id = $4 and state = 'waiting'";
const PUT_OFF: &str = "update reminder_mail set due_at = $1, tries = tries + 1 where reminder_id = $2 and agency_id = $3 and state = 'waiting'";
const OF_PLAN: &str = "select m.reminder_id, m.agency_id, m.state from reminder_mail m join reminder r on r.id = m.reminder_id
     where r.plan_id = $1 and m.province_id = $2 order by m.reminder_id, m.agency_id";

static INSERT: Insert = Insert::new("insert into reminder_mail (reminder_id, agency_id, province_id, state, queued_at, due_at, tries)", 7, "");

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// It has yet to be sent.
    Waiting,
    /// The mail server took it.
    Sent,
    /// Given up.
    Failed,
    /// Nobody has said where the agency is written to.
    NoAddress,
}

impl MailState {
    /// Its name in the database and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            MailState::Waiting => "waiting",
            MailState::Sent => "sent",
            MailState::Failed => "failed",
            MailState::NoAddress => "no_address",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [MailState::Waiting, MailState::Sent, MailState::Failed, MailState::NoAddress].into_iter().find(|state| state.as_str() == name)
    }
}

/// A letter's state, for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReminderMail {
    /// The reminder.
    pub reminder: OpId,
    /// The agency.
    pub agency: AgencyId,
    /// What became of it.
    pub state: MailState,
}

/// One letter to be sent: all that one person reminded one agency of, and that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// To which agency.
    pub agency: AgencyId,
    /// By name.
    pub name: String,
    /// Where it is written to; nothing where that was taken away since.
    pub email: Option<String>,
    /// The province's name.
    pub province: String,
    /// Who reminded.
    pub by: (PersonId, String),
    /// Of what; never empty.
    pub items: Vec<Item>,
}

/// One card in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The reminder.
    pub reminder: OpId,
    /// The card.
    pub task: TaskId,
    /// Its short line.
    pub title: String,
    /// The last day for it.
    pub due_on: Option<Day>,
    /// What for.
    pub why: Why,
    /// What was said.
    pub words: String,
    /// When it was reminded of.
    pub at: Moment,
    queued_at: i64,
    tries: i64,
}

impl Store {
    /// Takes the letters that are due, no more than [`LETTERS_AT_ONCE`]: whoever took them is to send them. What was reminded of only just now waits for what may come
    /// with it.
    ///
    /// # Errors
    /// `Damaged` when a line cannot be read; `Unavailable` when the database does not answer.
    pub async fn take_due_letters(&self, now: Moment) -> Result<Vec<Letter>, StoreError> {
        let mut bound = Bound::default();
        bound.int(now.0).int(now.0 - TOGETHER_MS);
        let rows = sql::select(&mut *self.snapshot().await?, DUE, bound).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut transaction = self.write().await?;
        let mut letters: Vec<Letter> = Vec::new();
        for row in rows {
            let (letter, item) = read(&mut Cells::of(&row))?;
            let is_next = letters.last().is_none_or(|last| (last.agency, last.by.0) != (letter.agency, letter.by.0));
            if is_next && letters.len() == LETTERS_AT_ONCE {
                break;
            }
            if !take(&mut transaction, letter.agency, &item, now).await? {
                continue;
            }
            match letters.last_mut().filter(|last| (last.agency, last.by.0) == (letter.agency, letter.by.0)) {
                Some(last) => last.items.push(item),
                None => letters.push(Letter { items: vec![item], ..letter }),
            }
        }
        transaction.commit().await?;
        Ok(letters)
    }

    /// Notes that a letter was sent, or that it cannot be.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer: then it will be sent again.
    pub async fn end_letter(&self, letter: &Letter, state: MailState, now: Moment) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        for item in &letter.items {
            end(&mut transaction, letter.agency, item, state, now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Notes that a letter was not taken: it is tried again after a pause that grows, and given up after a day.
    ///
    /// # Errors
    /// As [`Store::end_letter`].
    pub async fn put_off_letter(&self, letter: &Letter, now: Moment) -> Result<(), StoreError> {
        let mut transaction = self.write().await?;
        for item in &letter.items {
            if now.0 - item.queued_at >= GIVE_UP_MS {
                end(&mut transaction, letter.agency, item, MailState::Failed, now).await?;
                continue;
            }
            let mut bound = Bound::default();
            bound.int(now.0 + pause_ms(item.tries)).shown(item.reminder).shown(letter.agency);
            sql::execute(&mut transaction, PUT_OFF, bound).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// What became of the letters of a plan's reminders.
    ///
    /// # Errors
    /// `NotFound` when the plan is not the province's; `Unavailable` when the database does not answer.
    pub async fn reminder_mails(&self, province: ProvinceId, plan: PlanId) -> Result<Vec<ReminderMail>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        crate::head::look(&mut snapshot, province, plan).await?;
        let mut bound = Bound::default();
        bound.shown(plan).shown(province);
        let read = |row: &sqlx::any::AnyRow| {
            let mut cells = Cells::of(row);
            let (reminder, agency, state) = (cells.parsed()?, cells.parsed()?, cells.next::<String>()?);
            let state = MailState::parse(&state).ok_or_else(|| cells.damaged("no such state"))?;
            Ok(ReminderMail { reminder, agency, state })
        };
        sql::select(&mut snapshot, OF_PLAN, bound).await?.iter().map(read).collect()
    }
}

/// Whether nobody else has taken it.
async fn take(connection: &mut AnyConnection, agency: AgencyId, item: &Item, now: Moment) -> Result<bool, StoreError> {
    let mut bound = Bound::default();
    bound.int(now.0 + LEASE_MS).shown(item.reminder).shown(agency).int(now.0);
    Ok(sql::execute(connection, TAKE, bound).await? == 1)
}

fn pause_ms(tries: i64) -> i64 {
    AGAIN_MS.saturating_mul(1 << tries.clamp(0, 10)).min(AGAIN_MS_MAX)
}

async fn end(connection: &mut AnyConnection, agency: AgencyId, item: &Item, state: MailState, now: Moment) -> Result<(), StoreError> {
    let mut bound = Bound::default();
    bound.text(state.as_str()).int(now.0).shown(item.reminder).shown(agency);
    sql::execute(connection, ENDED, bound).await?;
    Ok(())
}

/// Puts the reminders among these rows on their way.
pub(crate) async fn queue(connection: &mut AnyConnection, province: ProvinceId, rows: &[Row], now: Moment) -> Result<(), StoreError> {
    let reminders: Vec<&Reminder> =
        rows.iter().filter_map(|row| if let Noun::Reminder(reminder) = &row.is { Some(reminder) } else { None }).collect();
    if reminders.is_empty() {
        return Ok(());
    }
    let emails = load_emails(connection, province).await?;
    let mut lines: Vec<(OpId, AgencyId, MailState)> = Vec::new();
    for reminder in reminders {
        let mut agencies = reminder.agencies.clone();
        agencies.sort_unstable();
        agencies.dedup();
        let state = |id: &AgencyId| if emails.contains_key(id) { MailState::Waiting } else { MailState::NoAddress };
        lines.extend(agencies.iter().map(|id| (reminder.id, *id, state(id))));
    }
    INSERT
        .run(connection, &lines, |(reminder, agency, state), bound| {
            bound.shown(reminder).shown(agency).shown(province).text(state.as_str()).int(now.0).int(now.0 + TOGETHER_MS).int(0);
        })
        .await
}

async fn load_emails(connection: &mut AnyConnection, province: ProvinceId) -> Result<BTreeMap<AgencyId, String>, StoreError> {
    let mut bound = Bound::default();
    bound.shown(province);
    let mut emails = BTreeMap::new();
    for row in sql::select(connection, EMAILS, bound).await? {
        let mut cells = Cells::of(&row);
        emails.insert(cells.parsed()?, cells.next()?);
    }
    Ok(emails)
}

/// A letter without its items, and its first.
fn read(cells: &mut Cells<'_>) -> Result<(Letter, Item), StoreError> {
    let (reminder, agency) = (cells.parsed()?, cells.parsed()?);
    let _: ProvinceId = cells.parsed()?;
    let (queued_at, tries) = (cells.next()?, cells.next()?);
    let (name, email, province, by) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let letter = Letter { agency, name, email, province, by: (cells.parsed()?, by), items: Vec::new() };
    let (at, why, words) = (Moment(cells.next()?), cells.word()?, cells.next()?);
    let (task, title, last) = (cells.parsed()?, cells.next()?, cells.word_or_null()?);
    // What is late may be a milestone, long before the last day.
    let steps: Vec<Step> = cells.json()?;
    let due_on = steps.iter().filter(|step| step.done.is_none()).filter_map(|step| step.due_on).chain(last).min();
    Ok((letter, Item { reminder, task, title, due_on, why, words, at, queued_at, tries }))
}
