//! What every place that keeps things for a device promises. One suite, whatever the place: in memory here, in local storage
//! and in IndexedDB in a real browser (`frontend/examples/promises.rs`).

use parboard_domain::{
    field::Field,
    id::{DeviceId, Epoch, Mint, OpId, PersonId, PlanId, TaskId},
    measure::{Moment, Rev},
    op::{Body, Change, Op, Request, SCHEMA},
    person::{Person, Role},
    row::{Noun, Row},
    task::Wording,
};
use parboard_sync::{
    depot::{Errand, Outcome},
    outbox::Pending,
    papers::Papers,
    protocol::{MARKER, PROTOCOL, SyncReply},
    shelf::Shelf,
    store::{KeepError, LocalStore, OutboxStore},
    tab::Tab,
};
use uuid::Uuid;

/// A place that keeps things, empty at first.
#[allow(async_fn_in_trait)] // nobody sends these anywhere
pub trait Place {
    /// Its shelf.
    type Shelf: Shelf;
    /// The shelf.
    fn shelf(&self) -> Self::Shelf;
    /// How many characters of a copy the shelf has room for.
    fn copy_chars_max(&self) -> usize;
    /// Goes to its depot.
    async fn run(&self, errand: &Errand) -> Outcome;
}

/// What went against a promise.
pub type Broken = String;

/// Tries every promise; how many were kept.
///
/// # Errors
/// With the promise that was not.
pub async fn try_all(place: &impl Place) -> Result<usize, Broken> {
    an_operation_is_found_as_it_was_kept(place)?;
    operations_are_kept_apart(place)?;
    a_damaged_operation_stops_no_other(place)?;
    accounts_see_nothing_of_each_other(place)?;
    a_mark_stays(place)?;
    a_copy_comes_back_as_it_was_kept(place).await?;
    what_is_added_comes_back_with_the_rest(place).await?;
    a_copy_fetched_anew_replaces_the_old_one(place).await?;
    plans_are_kept_apart(place).await?;
    what_was_sent_is_forgotten_once_its_rows_are_kept(place).await?;
    signing_out_takes_the_board_and_leaves_what_was_not_sent(place).await?;
    a_full_place_keeps_what_was_there(place)?;
    Ok(12)
}

/// More than one trip's worth.
const ROWS: u128 = 450;

fn id(kind: u128, n: u128) -> Uuid {
    Uuid::from_u128(kind << 64 | n)
}

/// Each promise has a person of its own, so that none finds what another left.
fn person(n: u128) -> Person {
    Person { id: PersonId(id(0x50, n)), name: "Người".into(), role: Role::Coordinator, agency: None }
}

fn papers<P: Place>(place: &P, n: u128) -> Papers<P::Shelf> {
    Papers::of(person(n).id, place.shelf()).with_room(place.copy_chars_max())
}

fn open<P: Place>(place: &P, n: u128) -> Tab<Papers<P::Shelf>> {
    Tab::open(person(n), DeviceId(id(0x60, 1)), Mint::new(0x100 * (n as u64 + 1)), papers(place, n))
}

/// The same, once its board is there.
async fn reopen<P: Place>(place: &P, n: u128) -> Tab<Papers<P::Shelf>> {
    let mut tab = open(place, n);
    carry(place, &mut tab).await;
    tab
}

async fn carry<P: Place>(place: &P, tab: &mut Tab<Papers<P::Shelf>>) {
    while let Some(errand) = tab.errand() {
        let outcome = place.run(&errand).await;
        tab.carried(outcome);
    }
}

fn pending(n: u128, title: &str) -> Pending {
    let change = Change { field: Field::Title, from: "".into(), to: title.into() };
    let body = Body::Known(Request::SetFields { task: TaskId(id(1, 1)), changes: vec![change] });
    Pending::new(Op { id: OpId(id(2, n)), device: DeviceId(id(0x60, 1)), schema: SCHEMA, made_at: Moment(1), deps: Vec::new(), body })
}

fn row(n: u128, rev: i64, title: &str) -> Row {
    let wording = Wording { words: "Một “lời” khó: \\ \"…\"\n".into(), ..Wording::titled(TaskId(id(1, n)), title.into()) };
    Row { rev: Rev(rev), is: Noun::Wording(wording) }
}

fn plan(n: u128) -> PlanId {
    PlanId(id(0xf, n))
}

/// What a server says that has these rows, up to that revision.
fn reply(of: u128, plan: PlanId, rows: Vec<Row>, cursor: i64) -> SyncReply {
    SyncReply {
        marker: MARKER.to_owned(),
        protocol: PROTOCOL,
        person: person(of).id,
        plan,
        instead_of: None,
        epoch: Epoch(id(0xe, 0)),
        reset: false,
        verdicts: Vec::new(),
        rows,
        cursor: Rev(cursor),
        more: false,
        sum: None,
        now: Moment(cursor),
        directory: None,
    }
}

/// One round with that answer.
async fn take<P: Place>(place: &P, tab: &mut Tab<Papers<P::Shelf>>, reply: SyncReply) -> Result<(), Broken> {
    tab.begin().ok_or("the board is still on its way")?;
    tab.receive(reply).map_err(|error| error.to_string())?;
    carry(place, tab).await;
    Ok(())
}

/// A board of so many rows, kept.
async fn keep_board<P: Place>(place: &P, of: u128, rows: u128) -> Result<Tab<Papers<P::Shelf>>, Broken> {
    let mut tab = reopen(place, of).await;
    let rows = (0..rows).map(|n| row(n, 1 + n as i64, "Việc")).collect();
    take(place, &mut tab, SyncReply { reset: true, ..reply(of, plan(0), rows, ROWS as i64) }).await?;
    Ok(tab)
}

fn rows<S: LocalStore>(tab: &Tab<S>) -> Vec<Row> {
    tab.client().confirmed().iter().cloned().collect()
}

/// A promise is kept, or is the one that was not.
pub fn ensure(holds: bool, broken: &str) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(broken.to_owned()) }
}

fn an_operation_is_found_as_it_was_kept(place: &impl Place) -> Result<(), Broken> {
    let mut first = papers(place, 1);
    ensure(first.is_allowed() && first.load_outbox().is_empty(), "a place is allowed, and empty at first")?;
    first.save_operation(&pending(1, "Chữ Việt đủ dấu: ữ ợ ẫ 🌾")).map_err(|error| error.to_string())?;
    let again = papers(place, 1);
    ensure(again.load_outbox() == [pending(1, "Chữ Việt đủ dấu: ữ ợ ẫ 🌾")], "an operation is found as it was kept")?;
    first.save_operation(&Pending { sent: true, ..pending(1, "Khác") }).map_err(|error| error.to_string())?;
    ensure(
        again.load_operation(OpId(id(2, 1))) == Some(Pending { sent: true, ..pending(1, "Khác") }),
        "an operation kept again is found as it was kept last",
    )
}

fn operations_are_kept_apart(place: &impl Place) -> Result<(), Broken> {
    let (mut one, mut other) = (papers(place, 2), papers(place, 2));
    one.save_operation(&pending(1, "a")).map_err(|error| error.to_string())?;
    other.save_operation(&pending(2, "b")).map_err(|error| error.to_string())?;
    one.erase_operation(OpId(id(2, 1)));
    ensure(other.load_outbox() == [pending(2, "b")], "forgetting one operation leaves the others, whoever kept them")
}

fn a_damaged_operation_stops_no_other(place: &impl Place) -> Result<(), Broken> {
    let mut own = papers(place, 3);
    own.save_operation(&pending(1, "a")).map_err(|error| error.to_string())?;
    let key = format!("pb1/{}/outbox/{}", person(3).id, id(2, 0));
    place.shelf().set(&key, "{\"op\":").map_err(|error| error.to_string())?;
    ensure(own.load_outbox() == [pending(1, "a")], "a damaged operation stops no other")?;
    ensure(place.shelf().get(&key).is_some(), "a damaged operation stays where it is")
}

fn accounts_see_nothing_of_each_other(place: &impl Place) -> Result<(), Broken> {
    papers(place, 4).save_operation(&pending(1, "a")).map_err(|error| error.to_string())?;
    ensure(papers(place, 5).load_outbox().is_empty(), "accounts see nothing of each other")
}

fn a_mark_stays(place: &impl Place) -> Result<(), Broken> {
    ensure(papers(place, 6).load_mark().is_none(), "there is no mark at first")?;
    papers(place, 6).save_mark(id(9, 9)).map_err(|error| error.to_string())?;
    ensure(papers(place, 6).load_mark() == Some(id(9, 9)), "a mark stays")
}

async fn a_copy_comes_back_as_it_was_kept(place: &impl Place) -> Result<(), Broken> {
    let kept = keep_board(place, 7, ROWS).await?;
    let again = reopen(place, 7).await;
    ensure(rows(&kept).len() == ROWS as usize && rows(&again) == rows(&kept), "a copy comes back as it was kept")?;
    ensure(again.client().place() == kept.client().place(), "a copy comes back with the place that vouches for it")?;
    ensure(again.keeps_replica() && !again.has_errand(), "nothing is left to carry")
}

async fn what_is_added_comes_back_with_the_rest(place: &impl Place) -> Result<(), Broken> {
    let mut tab = keep_board(place, 8, ROWS).await?;
    let news = vec![row(3, 900, "Khác"), row(ROWS + 1, 901, "Mới")];
    take(place, &mut tab, reply(8, plan(0), news, 901)).await?;
    let again = reopen(place, 8).await;
    ensure(rows(&again) == rows(&tab) && rows(&again).len() == ROWS as usize + 1, "what is added comes back with the rest")?;
    ensure(again.client().place().is_some_and(|place| place.cursor == Rev(901)), "the place has moved on")?;
    // And so does what a tab adds that did not write the rest.
    let mut later = again;
    take(place, &mut later, reply(8, plan(0), vec![row(4, 902, "Sau")], 902)).await?;
    ensure(rows(&reopen(place, 8).await) == rows(&later), "what a later tab adds comes back with the rest")
}

async fn a_copy_fetched_anew_replaces_the_old_one(place: &impl Place) -> Result<(), Broken> {
    let mut tab = keep_board(place, 9, ROWS).await?;
    tab.rebuild();
    let fewer: Vec<Row> = (0..10).map(|n| row(n, 2_000 + n as i64, "Lại")).collect();
    take(place, &mut tab, reply(9, plan(0), fewer, 2_009)).await?;
    let again = reopen(place, 9).await;
    ensure(rows(&again).len() == 10 && rows(&again) == rows(&tab), "a copy fetched anew replaces the old one")
}

async fn plans_are_kept_apart(place: &impl Place) -> Result<(), Broken> {
    let mut tab = keep_board(place, 10, ROWS).await?;
    let first = rows(&tab);
    tab.turn_to(plan(1));
    carry(place, &mut tab).await;
    take(place, &mut tab, SyncReply { reset: true, ..reply(10, plan(1), vec![row(7, 1, "Kế hoạch khác")], 1) }).await?;
    tab.turn_to(plan(0));
    carry(place, &mut tab).await;
    ensure(rows(&tab) == first, "turning back shows the plan as it was left")?;
    ensure(rows(&reopen(place, 10).await) == first, "the plan that was open last is opened again")
}

async fn what_was_sent_is_forgotten_once_its_rows_are_kept(place: &impl Place) -> Result<(), Broken> {
    use parboard_sync::protocol::Verdict;
    let mut tab = keep_board(place, 11, ROWS).await?;
    let mut own = papers(place, 11);
    own.save_operation(&pending(1, "Khác")).map_err(|error| error.to_string())?;
    let done = vec![(OpId(id(2, 1)), Verdict::Applied { rev: Rev(900) })];
    take(place, &mut tab, SyncReply { verdicts: done, ..reply(11, plan(0), vec![row(1, 900, "Khác")], 900) }).await?;
    ensure(own.load_outbox().is_empty(), "what was sent is forgotten once its rows are kept")?;
    ensure(rows(&reopen(place, 11).await).contains(&row(1, 900, "Khác")), "its rows are kept")
}

async fn signing_out_takes_the_board_and_leaves_what_was_not_sent(place: &impl Place) -> Result<(), Broken> {
    keep_board(place, 12, ROWS).await?;
    let mut own = papers(place, 12);
    own.save_operation(&pending(1, "a")).map_err(|error| error.to_string())?;
    own.forget_board();
    let mut again = reopen(place, 12).await;
    ensure(again.client().plan() == Some(plan(0)), "who signs in again gets the plan they had open")?;
    ensure(again.let_server_choose() && again.client().plan().is_none(), "unless the server does not know it any more")?;
    ensure(rows(&again).is_empty() && again.client().place().is_none(), "signing out takes the board away")?;
    ensure(own.load_outbox() == [pending(1, "a")], "signing out leaves what was not sent")
}

/// Nothing more fits on the shelf; what it took.
fn fill(shelf: &mut impl Shelf) -> Vec<String> {
    let mut taken = Vec::new();
    for chars in [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1] {
        loop {
            let key = format!("pb1/filler/{}", taken.len());
            if shelf.set(&key, &"x".repeat(chars)).is_err() {
                break;
            }
            taken.push(key);
        }
    }
    taken
}

fn a_full_place_keeps_what_was_there(place: &impl Place) -> Result<(), Broken> {
    let mut own = papers(place, 13);
    own.save_operation(&pending(1, "a")).map_err(|error| error.to_string())?;
    own.save_operation(&pending(2, "b")).map_err(|error| error.to_string())?;
    let mut shelf = place.shelf();
    let fillers = fill(&mut shelf);
    let long = "dài ".repeat(1_000);
    let refused = [own.save_operation(&pending(1, &long)), own.save_operation(&pending(3, &long))];
    ensure(refused == [Err(KeepError::Full), Err(KeepError::Full)], "what finds no room is said to have found none")?;
    let held = |own: &Papers<_>| [1, 2, 3].map(|n| own.load_operation(OpId(id(2, n))));
    ensure(held(&own) == [Some(pending(1, "a")), Some(pending(2, "b")), None], "what finds no room leaves what was there")?;
    own.erase_operation(OpId(id(2, 2)));
    ensure(own.load_outbox() == [pending(1, "a")], "a full place lets go of what is done")?;
    for key in &fillers {
        shelf.erase(key);
    }
    own.save_operation(&pending(1, &long)).map_err(|error| error.to_string())?;
    ensure(own.load_outbox() == [pending(1, &long)], "a place that has room again takes what found none")
}
