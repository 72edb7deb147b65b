//! The leaf tasks under b), or under c) where each agency is given its own.

use super::{
    agency,
    outline::Para,
    reading::ItemTask,
    short_title::short_title,
    text::{bare, ends_sentence},
};

/// A bullet, or the agency before a list, under which the bullets below it stand.
struct Open {
    sign: Option<char>,
    assignees: Vec<String>,
    /// It is nothing but agencies and a colon, so bullets of its own rank below it are its tasks too.
    is_only_agencies: bool,
}

/// Each paragraph that is a task, with whom its words name.
pub fn leaves(paras: &[Para]) -> Vec<ItemTask> {
    let mut signs: Vec<Open> = Vec::new();
    let mut tasks = Vec::new();
    for (at, para) in paras.iter().enumerate() {
        let next = paras.get(at + 1);
        close_up_to(&mut signs, para, next);
        let opening = agency::opening(&para.text);
        let is_only_agencies = opening.as_ref().is_some_and(|opening| bare(opening.rest).is_empty());
        if introduces(para, next, &signs, is_only_agencies) {
            // Prose before a list speaks of all; only an agency standing alone, or a bullet, hands itself down.
            let hands_down = para.sign.is_some() || is_only_agencies;
            let assignees = opening.filter(|_| hands_down).map_or_else(Vec::new, |opening| opening.agencies);
            signs.push(Open { sign: para.sign, assignees, is_only_agencies });
            continue;
        }
        let inherited = || signs.iter().rev().find(|open| !open.assignees.is_empty()).map(|open| open.assignees.clone());
        let assignees = opening.map(|opening| opening.agencies).or_else(inherited).unwrap_or_default();
        tasks.push(ItemTask { text: para.text.clone(), short_title: short_title(&para.text), line: para.line, assignees });
    }
    tasks
}

/// Leaves the lists that `para` no longer belongs to.
fn close_up_to(signs: &mut Vec<Open>, para: &Para, next: Option<&Para>) {
    let Some(sign) = para.sign else { return signs.clear() };
    if let Some(at) = signs.iter().position(|open| open.sign == Some(sign)) {
        let opens_list = para.text.ends_with(':') && next.is_some();
        let keep = signs[at].is_only_agencies && at + 1 == signs.len() && !opens_list;
        signs.truncate(at + usize::from(keep));
    }
}

/// A paragraph that ends in a colon and has a list below it is not itself a task.
fn introduces(para: &Para, next: Option<&Para>, above: &[Open], is_only_agencies: bool) -> bool {
    let Some(next) = next else { return false };
    let is_other_list = next.sign != para.sign && !above.iter().any(|open| open.sign == next.sign && next.sign.is_some());
    let has_list = next.sign.is_some() && (is_other_list || is_only_agencies);
    has_list && para.text.ends_with(':') && ends_sentence(&para.text)
}
