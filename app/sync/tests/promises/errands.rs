//! What a depot promises whoever sends an errand there: the suite for that half alone, in memory and on a browser's own.

use super::suite::{Broken, Place, ensure};
use parboard_sync::depot::{Bring, Brought, Change, Errand};

/// Tries every promise; how many were kept.
///
/// # Errors
/// With the promise that was not.
pub async fn try_all(place: &impl Place) -> Result<usize, Broken> {
    a_change_is_done_whole_while_its_guard_stands(place).await?;
    what_is_put_under_what_is_cleared_stays(place).await?;
    what_is_brought_comes_in_order_and_in_parts(place).await?;
    Ok(3)
}

fn texts(of: &[[&str; 2]]) -> Vec<(String, String)> {
    of.iter().map(|[key, text]| (format!("pb1/tried/{key}"), (*text).to_owned())).collect()
}

fn under(prefix: &str, after: &str, texts_max: usize) -> Errand {
    let key = |rest: &str| format!("pb1/tried/{rest}");
    let after = if after.is_empty() { String::new() } else { key(after) };
    Errand::Bring(Bring { head: Some(key("head")), under: key(prefix), after, texts_max })
}

fn change(put: &[[&str; 2]], clear: &[&str]) -> Change {
    let clear = clear.iter().map(|prefix| format!("pb1/tried/{prefix}")).collect();
    Change { guard: None, put: texts(put), clear }
}

/// Only while the head reads so.
fn guarded(stands: Option<&str>, put: &[[&str; 2]], clear: &[&str]) -> Errand {
    let guard = Some(("pb1/tried/head".to_owned(), stands.map(str::to_owned)));
    Errand::Change(Change { guard, ..change(put, clear) })
}

fn brought(head: &str, of: &[[&str; 2]]) -> Brought {
    Brought::Texts { head: Some(head.to_owned()), texts: texts(of) }
}

async fn a_change_is_done_whole_while_its_guard_stands(place: &impl Place) -> Result<(), Broken> {
    let begun = guarded(None, &[["head", "1"], ["rows/a", "A"]], &[]);
    ensure(place.run(&begun).await == Ok(Brought::Changed), "a change is done while nothing stands, if it says so")?;
    ensure(place.run(&begun).await == Ok(Brought::Overtaken), "and not once something does")?;
    let late = guarded(Some("0"), &[["head", "9"], ["rows/b", "B"]], &["rows/"]);
    ensure(place.run(&late).await == Ok(Brought::Overtaken), "who was overtaken is told so")?;
    ensure(place.run(&under("rows/", "", 9)).await == Ok(brought("1", &[["rows/a", "A"]])), "and has neither put nor cleared anything")?;
    let next = guarded(Some("1"), &[["head", "2"], ["rows/b", "B"]], &[]);
    ensure(place.run(&next).await == Ok(Brought::Changed), "a change is done while what it says stands")?;
    ensure(place.run(&under("rows/", "", 9)).await == Ok(brought("2", &[["rows/a", "A"], ["rows/b", "B"]])), "all of it")
}

async fn what_is_put_under_what_is_cleared_stays(place: &impl Place) -> Result<(), Broken> {
    let anew = change(&[["head", "3"], ["rows/c", "C"]], &["rows/"]);
    ensure(place.run(&Errand::Change(anew)).await == Ok(Brought::Changed), "a change without a guard is done")?;
    ensure(place.run(&under("rows/", "", 9)).await == Ok(brought("3", &[["rows/c", "C"]])), "first is cleared, then put")
}

async fn what_is_brought_comes_in_order_and_in_parts(place: &impl Place) -> Result<(), Broken> {
    let rows = [["rows/đ", "Đ"], ["rows/c", "C"], ["rows/e", "Chữ Việt đủ dấu: ữ ợ ẫ 🌾"], ["other/a", "A"]];
    ensure(place.run(&Errand::Change(change(&rows, &[]))).await == Ok(Brought::Changed), "texts are put under keys in any order")?;
    ensure(place.run(&under("rows/", "", 2)).await == Ok(brought("3", &[rows[1], rows[2]])), "they come in the order of their keys")?;
    ensure(place.run(&under("rows/", "rows/e", 2)).await == Ok(brought("3", &[rows[0]])), "the rest after them, and nothing from elsewhere")?;
    ensure(place.run(&under("rows/", "rows/đ", 2)).await == Ok(brought("3", &[])), "and then no more")
}
