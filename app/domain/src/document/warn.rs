//! What a person should know before importing: gaps, repeats, nobody in charge. Nothing is mended here.

use super::{
    mark,
    outline::{Block, Declared},
    reading::{Item, ItemTask, Warning, WarningCode},
};
use crate::{agency::Agency, criterion::Level, plan::PlanKind, vietnamese::fold};
use std::collections::{BTreeMap, BTreeSet};

/// A paragraph shorter than this, given to two agencies, is only a stock phrase.
const REPEATED_CHARS_MIN: usize = 30;
/// One paragraph that begins with all of another repeats it, if that other is at least this long.
const CONTAINED_CHARS_MIN: usize = 80;

/// Everything amiss with the items, in their order, then with their numbering.
pub fn about(items: &[Item], headings: &[String], kind: PlanKind, expects_deadlines: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, item) in items.iter().enumerate() {
        // Below "II." the counting begins anew.
        if is_scope(item) {
            seen.clear();
        }
        if !seen.insert(item.number.as_str()) {
            warnings.push(on(item, WarningCode::DuplicateNumber, format!("số {} xuất hiện hơn một lần", item.number)));
        }
        let gathers = items.get(at + 1).is_some_and(|next| next.number.starts_with(&format!("{}.", item.number)));
        if !(gathers && kind == PlanKind::Assignment || item.level == Some(Level::Field)) {
            warnings.extend(responsibility(item));
        }
        if expects_deadlines && kind == PlanKind::Plan && item.deadline_text.is_none() && item.level != Some(Level::Field) {
            warnings.push(on(item, WarningCode::NoDeadline, format!("{}: không ghi thời gian thực hiện", item.number)));
        }
        if repeats_itself(item) {
            warnings.push(on(item, WarningCode::DuplicateParagraph, format!("{}: có đoạn nhiệm vụ lặp lại", item.number)));
        }
    }
    warnings.extend(gaps(items, headings));
    warnings
}

/// A group that announces one count and holds another: "khai 22, đọc được 21".
pub fn miscounts(declared: &[Declared]) -> impl Iterator<Item = Warning> {
    declared.iter().filter(|group| group.announced != group.found).map(|group| Warning {
        code: WarningCode::CountMismatch,
        number: group.number.clone(),
        message: format!("khai {} tiêu chí, đọc được {}", group.announced, group.found),
    })
}

/// Blocks that were not read whole. Nothing is left out, and no two items are taken for one, without a word.
pub fn doubts<'b>(blocks: impl Iterator<Item = &'b Block>) -> impl Iterator<Item = Warning> {
    blocks.flat_map(|block| {
        let of = |code, message| Warning { code, number: Some(block.number.clone()), message };
        let unread = block.unread.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let unread_words = format!("{}: nội dung ở dòng {unread} không thuộc phần nào của mục nên không được đọc", block.number);
        let over_words = format!("{}: mục tiêu, nhiệm vụ hoặc thời hạn bắt đầu lại, có thể hai mục đã bị đọc thành một", block.number);
        let unread = (!block.unread.is_empty()).then(|| of(WarningCode::UnreadParagraph, unread_words));
        unread.into_iter().chain(block.starts_over.then(|| of(WarningCode::LabelsStartOver, over_words)))
    })
}

fn on(item: &Item, code: WarningCode, message: String) -> Warning {
    Warning { code, number: Some(item.number.clone()), message }
}

fn responsibility(item: &Item) -> Option<Warning> {
    if item.lead.is_empty() {
        return Some(on(item, WarningCode::NoLead, format!("{}: không có cơ quan chủ trì", item.number)));
    }
    let collective = item.lead.iter().find(|name| Agency::names_many(name))?;
    Some(on(item, WarningCode::CollectiveLead, format!("{}: chủ trì là tập thể ({collective})", item.number)))
}

/// Whether a task's paragraph stands twice, or once more with words added. Sorted, a text stands right before what it begins.
fn repeats_itself(item: &Item) -> bool {
    let plain = |task: &ItemTask| (fold(task.text.trim_end_matches(['.', ';', ' '])), task.assignees.clone());
    let mut tasks: Vec<(String, Vec<String>)> = item.tasks.iter().map(plain).collect();
    tasks.sort_unstable();
    tasks.windows(2).any(|two| {
        let ((first, first_by), (second, second_by)) = (&two[0], &two[1]);
        let is_same = first == second && (first_by == second_by || first.chars().count() >= REPEATED_CHARS_MIN);
        is_same || (second.starts_with(first.as_str()) && first.chars().count() >= CONTAINED_CHARS_MIN)
    })
}

/// Numbers that the counting jumps over. A document that quotes only some numbers of a larger set has no gaps: more than
/// half must be there.
fn gaps(items: &[Item], headings: &[String]) -> Vec<Warning> {
    let mut children: BTreeMap<(usize, Vec<u32>, &str), BTreeSet<u32>> = BTreeMap::new();
    let mut scope = 0;
    let above: BTreeSet<&str> = items.iter().flat_map(|item| item.number.match_indices('.').map(|(at, _)| &item.number[..at])).collect();
    let gathering: BTreeSet<&String> = headings.iter().filter(|number| mark::depth(number) > 1 && above.contains(number.as_str())).collect();
    let scoped: Vec<(usize, &String)> = items.iter().map(|item| (count_scope(&mut scope, item), &item.number)).collect();
    for (scope, number) in scoped.into_iter().chain(gathering.into_iter().map(|number| (0, number))) {
        let (parent, last) = number.rsplit_once('.').unwrap_or(("", number));
        let order = parent.split('.').filter_map(|part| part.parse().ok()).collect();
        if let Ok(last) = last.parse() {
            children.entry((scope, order, parent)).or_default().insert(last);
        }
    }
    children.iter().flat_map(|((_, _, parent), present)| missing_below(parent, present)).collect()
}

/// A field numbered "II" or "B": the numbers below it are its own.
fn is_scope(item: &Item) -> bool {
    !mark::is_figures(&item.number)
}

fn count_scope(scope: &mut usize, item: &Item) -> usize {
    *scope += usize::from(is_scope(item));
    *scope
}

fn missing_below(parent: &str, present: &BTreeSet<u32>) -> Vec<Warning> {
    let most = present.last().copied().unwrap_or(0);
    let missing: Vec<u32> = (1..=most).filter(|number| !present.contains(number)).collect();
    if missing.len() >= present.len() {
        return Vec::new();
    }
    let printed = |last: &u32| if parent.is_empty() { last.to_string() } else { format!("{parent}.{last}") };
    missing
        .iter()
        .map(printed)
        .map(|number| {
            let message = format!("thiếu {number}: văn bản không có mục này");
            Warning { code: WarningCode::MissingNumber, number: Some(number), message }
        })
        .collect()
}
