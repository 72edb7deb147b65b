//! The one connection of this tab, and transactions on it.

use super::{
    IndexedError,
    promised::{committed, finished, why_thrown},
};
use crate::browser::events;
use js_sys::{Function, Object, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

/// The database, and its version: raised when another table is needed.
const DATABASE: &str = "pb1";
const VERSION: u32 = 1;
const TABLE: &str = "kept";

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Whether a transaction only reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Read,
    Write,
}

/// Several questions in one transaction that only reads, and the answers in the same order.
pub(super) async fn ask(ask: impl Fn(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>) -> Result<Vec<JsValue>, IndexedError> {
    match attempt(&ask).await {
        Err(IndexedError::Broken) => {
            close();
            attempt(&ask).await
        }
        answers => answers,
    }
}

async fn attempt(ask: &impl Fn(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>) -> Result<Vec<JsValue>, IndexedError> {
    let (_, table) = begin(&open().await?, Mode::Read).map_err(|thrown| why_thrown(&thrown))?;
    let mut answers = Vec::new();
    // Each is told after those before it were taken.
    for request in ask(&table).map_err(|thrown| why_thrown(&thrown))? {
        answers.push(finished(&request).await?);
    }
    Ok(answers)
}

/// Several changes in one transaction.
pub(super) async fn change(edit: impl Fn(&IdbObjectStore) -> Result<(), JsValue>) -> Result<(), IndexedError> {
    match attempt_change(&edit).await {
        Err(IndexedError::Broken) => {
            close();
            attempt_change(&edit).await
        }
        answer => answer,
    }
}

async fn attempt_change(edit: &impl Fn(&IdbObjectStore) -> Result<(), JsValue>) -> Result<(), IndexedError> {
    let (transaction, table) = begin(&open().await?, Mode::Write).map_err(|thrown| why_thrown(&thrown))?;
    if let Err(thrown) = edit(&table) {
        let _ = transaction.abort();
        return Err(why_thrown(&thrown));
    }
    committed(&transaction).await
}

/// Several changes in one transaction, if what lies under a key is that text, or nothing; `false` when it is not.
pub(super) async fn change_if(
    key: &JsValue,
    stands: Option<&str>,
    edit: impl Fn(&IdbObjectStore) -> Result<(), JsValue>,
) -> Result<bool, IndexedError> {
    match attempt_change_if(key, stands, &edit).await {
        Err(IndexedError::Broken) => {
            close();
            attempt_change_if(key, stands, &edit).await
        }
        answer => answer,
    }
}

async fn attempt_change_if(
    key: &JsValue,
    stands: Option<&str>,
    edit: &impl Fn(&IdbObjectStore) -> Result<(), JsValue>,
) -> Result<bool, IndexedError> {
    let (transaction, table) = begin(&open().await?, Mode::Write).map_err(|thrown| why_thrown(&thrown))?;
    let held = finished(&table.get(key).map_err(|thrown| why_thrown(&thrown))?).await?;
    // The transaction is still open: what follows its own answer belongs to it.
    if held.as_string().as_deref() != stands {
        return Ok(false);
    }
    if let Err(thrown) = edit(&table) {
        let _ = transaction.abort();
        return Err(why_thrown(&thrown));
    }
    committed(&transaction).await.map(|()| true)
}

/// `strict`: some browsers else call a transaction complete before it is on the disk, and a flat battery takes it back.
fn begin(database: &IdbDatabase, mode: Mode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let name = if mode == Mode::Read { "readonly" } else { "readwrite" };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let transaction: IdbTransaction = begin.call3(database, &TABLE.into(), &name.into(), &options)?.dyn_into()?;
    let table = transaction.object_store(TABLE)?;
    Ok((transaction, table))
}

async fn open() -> Result<IdbDatabase, IndexedError> {
    if let Some(database) = OPEN.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(IndexedError::Forbidden)?;
    let request = factory.open_with_u32(DATABASE, VERSION).map_err(|thrown| why_thrown(&thrown))?;
    let asked = request.clone();
    let make_table = Closure::once_into_js(move || {
        let database = asked.result().ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok());
        // When it cannot be made, the next transaction fails and says so.
        let _ = database.map(|database| database.create_object_store(TABLE));
    });
    request.set_onupgradeneeded(Some(make_table.unchecked_ref()));
    // Only what is forbidden by name is: a connection that does not come, or is lost on the way, is worth another try.
    let opened = finished(&request).await?;
    let database: IdbDatabase = opened.dyn_into().map_err(|_| IndexedError::Broken)?;
    let let_go = Closure::<dyn FnMut()>::new(close).into_js_value();
    database.set_onversionchange(Some(let_go.unchecked_ref()));
    database.set_onclose(Some(let_go.unchecked_ref()));
    OPEN.set(Some(database.clone()));
    if !LISTENS.replace(true) {
        events::on_hidden(close);
    }
    Ok(database)
}

/// Lets the connection go; what is under way ends first.
fn close() {
    if let Some(database) = OPEN.take() {
        database.close();
    }
}
