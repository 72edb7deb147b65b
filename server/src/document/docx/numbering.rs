//! Lists that Word counts by itself: what is printed before a paragraph is in no paragraph's text.

use super::super::packed::{Sign, attribute};
use std::collections::HashMap;

/// Lists have so many levels.
const LEVELS: usize = 9;
/// Letters that symbol fonts print as bullets, and that are nothing in any other font.
const SYMBOLS: std::ops::RangeInclusive<char> = '\u{f000}'..='\u{f0ff}';

/// All lists, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    /// How lists count.
    ways: HashMap<u32, Way>,
    /// Lists by the ids that paragraphs name them by.
    lists: HashMap<u32, List>,
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    open_way: Option<u32>,
    open_list: Option<u32>,
    open_level: Option<usize>,
}

#[derive(Debug, Default)]
struct Way {
    levels: [Level; LEVELS],
    /// Another list's style says how.
    linked: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    way: u32,
    /// What counting begins with in this list, by level; taken as it begins.
    starts: [Option<u32>; LEVELS],
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    style: Option<String>,
    /// Without a blank behind it.
    is_tight: bool,
    is_figures: bool,
    /// Goes on counting whatever is counted above it.
    goes_on: bool,
}

impl Numbering {
    /// Takes what a walk comes by.
    pub fn take(&mut self, sign: &Sign<'_>) {
        let number = |tag, name| attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
        match sign {
            Sign::Start("abstractNum", tag) => {
                self.open_way = number(tag, "abstractNumId");
                self.ways.extend(self.open_way.map(|id| (id, Way::default())));
            }
            Sign::End("abstractNum") => self.open_way = None,
            Sign::Start("num", tag) => {
                self.open_list = number(tag, "numId");
                self.lists.extend(self.open_list.map(|id| (id, List::default())));
            }
            Sign::End("num") => self.open_list = None,
            Sign::Start("lvl" | "lvlOverride", tag) => {
                self.open_level = number(tag, "ilvl").map(|level| level as usize).filter(|level| *level < LEVELS);
            }
            Sign::End("lvlOverride") => self.open_level = None,
            Sign::End("lvl") if self.open_list.is_none() => self.open_level = None,
            Sign::Start(name, tag) => self.property(name, attribute(tag, "val")),
            _ => {}
        }
    }

    fn property(&mut self, name: &str, value: Option<String>) {
        let number = value.as_deref().and_then(|value| value.parse::<u32>().ok());
        if let Some(list) = self.open_list.and_then(|id| self.lists.get_mut(&id)) {
            match (name, self.open_level) {
                ("abstractNumId", _) => list.way = number.unwrap_or_default(),
                ("startOverride", Some(level)) => list.starts[level] = number,
                _ => {}
            }
            return;
        }
        let Some(way) = self.open_way.and_then(|id| self.ways.get_mut(&id)) else { return };
        if name == "numStyleLink" {
            way.linked = value;
            return;
        }
        let Some(level) = self.open_level.map(|level| &mut way.levels[level]) else { return };
        match name {
            "start" => level.start = number,
            "numFmt" => level.format = value.unwrap_or_default(),
            "lvlText" => level.text = value.unwrap_or_default(),
            "pStyle" => level.style = value,
            "suff" => level.is_tight = value.as_deref() == Some("nothing"),
            "isLgl" => level.is_figures = super::style::is_on(value.as_deref()),
            "lvlRestart" => level.goes_on = number == Some(0),
            _ => {}
        }
    }

    /// How the list of that id counts, also when the style of another list says so.
    fn way(&self, list: u32, list_of: impl Fn(&str) -> Option<u32>) -> Option<u32> {
        let id = self.lists.get(&list)?.way;
        let linked = self.ways.get(&id)?.linked.as_deref().and_then(list_of);
        linked.and_then(|other| self.lists.get(&other)).map_or(Some(id), |other| Some(other.way))
    }

    /// The level of a list that belongs to a style.
    pub fn level_of(&self, list: u32, style: &str) -> Option<usize> {
        let way = self.ways.get(&self.lists.get(&list)?.way)?;
        way.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts one paragraph more, and says what is printed before it.
    pub fn next(&mut self, list: u32, level: usize, list_of: impl Fn(&str) -> Option<u32>) -> String {
        let (level, Some(id)) = (level.min(LEVELS - 1), self.way(list, list_of)) else { return String::new() };
        let (Some(way), Some(own)) = (self.ways.get(&id), self.lists.get_mut(&list)) else { return String::new() };
        let counted = self.counted.entry(id).or_default();
        let first = |level: usize| way.levels[level].start.unwrap_or(1);
        counted[level] = Some(match (own.starts[level].take(), counted[level]) {
            (Some(start), _) => start,
            (None, Some(so_far)) => so_far.saturating_add(1),
            (None, None) => first(level),
        });
        for (number, deeper) in counted.iter_mut().zip(&way.levels).skip(level + 1) {
            *number = number.filter(|_| deeper.goes_on);
        }
        let mut numbers = [0; LEVELS];
        for (at, number) in numbers.iter_mut().enumerate().take(level + 1) {
            *number = *counted[at].get_or_insert_with(|| first(at));
        }
        printed(&way.levels, level, &numbers)
    }
}

fn printed(levels: &[Level; LEVELS], level: usize, numbers: &[u32; LEVELS]) -> String {
    let own = &levels[level];
    let behind = if own.is_tight { "" } else { " " };
    if own.format == "bullet" {
        let sign = own.text.trim();
        // A plan's tasks begin with "-", and what they are divided into with "+".
        let is_symbol = sign.chars().all(|letter| SYMBOLS.contains(&letter)) || matches!(sign, "o" | "§" | "Ø" | "ü" | "v" | "q");
        let sign = if is_symbol { if level.is_multiple_of(2) { "-" } else { "+" } } else { sign };
        return format!("{sign}{behind}");
    }
    let mut text = own.text.clone();
    for (at, number) in numbers.iter().enumerate().take(level + 1) {
        let format = if own.is_figures { "decimal" } else { levels[at].format.as_str() };
        text = text.replace(&format!("%{}", at + 1), &counted_as(*number, format));
    }
    if text.trim().is_empty() { String::new() } else { text + behind }
}

fn counted_as(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letter(number).to_uppercase(),
        "lowerLetter" => letter(number),
        _ => number.to_string(),
    }
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3_999 {
        return number.to_string();
    }
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            number -= worth;
            text.push_str(sign);
        }
    }
    text
}

/// a to z, then aa, bb: as Word goes on.
fn letter(number: u32) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < 26 * 10) else { return number.to_string() };
    let letter = char::from(b'a' + (at % 26) as u8);
    std::iter::repeat_n(letter, at as usize / 26 + 1).collect()
}
