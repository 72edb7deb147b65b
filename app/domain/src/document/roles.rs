//! Who is named under c): the lead, those who take part, and any tasks given to agencies there.

use super::{
    agency,
    outline::Para,
    text::{after, bare, start},
};
use crate::vietnamese::fold;

/// What c) says.
#[derive(Debug, Default)]
pub struct Assigned {
    /// Those who lead.
    pub lead: Vec<String>,
    /// Those who take part or carry out.
    pub coordinating: Vec<String>,
    /// Paragraphs that give an agency a task of its own.
    pub tasks: Vec<Para>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Lead,
    Coordinating,
}

/// Folded words that begin a role's label, longest first.
const LABELS: [&str; 9] =
    ["co quan, don vi", "co quan, to chuc", "co quan", "don vi", "chu tri", "phoi hop", "thuc hien", "tham muu", "trach nhiem chinh"];
/// What a label of those who answer for it says somewhere.
const LEADING: [&str; 5] = ["chu tri", "tham muu", "chiu trach nhiem", "trach nhiem chinh", "dau moi"];
/// What a label of all others says.
const TAKING_PART: [&str; 5] = ["phoi hop", "thuc hien", "theo doi", "don doc", "giam sat"];
/// A role's label is no longer than this.
const LABEL_CHARS_MAX: usize = 60;

/// Sorts the paragraphs of c).
pub fn read(paras: &[Para]) -> Assigned {
    let mut assigned = Assigned::default();
    let mut open: Option<Role> = None;
    for (at, para) in paras.iter().enumerate() {
        let has_list = paras.get(at + 1).is_some_and(|next| next.sign.is_some() && next.sign != para.sign);
        let labelled = Some(labelled(&para.text)).filter(|found| !found.is_empty()).unwrap_or_else(|| other_label(&para.text).into_iter().collect());
        if let Some((role, rest)) = labelled.last() {
            open = bare(rest).is_empty().then_some(*role);
            for (role, names) in &labelled {
                assigned.add(*role, agency::list(names));
            }
        } else if let Some(role) = open.filter(|_| is_only_names(&para.text)) {
            assigned.add(role, agency::list(&para.text));
        } else {
            open = None;
            assigned.sentence(para, has_list);
        }
    }
    assigned
}

impl Assigned {
    fn add(&mut self, role: Role, names: Vec<String>) {
        let into = if role == Role::Lead { &mut self.lead } else { &mut self.coordinating };
        for name in names {
            if !into.contains(&name) {
                into.push(name);
            }
        }
    }

    /// A paragraph without a role's label: a sentence about roles, an introduction, or a task.
    fn sentence(&mut self, para: &Para, has_list: bool) {
        let Some(opening) = agency::opening(&para.text) else { return self.tasks.push(para.clone()) };
        let (deed, is_prose) = (bare(opening.rest), para.sign.is_none());
        if has_list && para.text.ends_with(':') && (is_prose && !deed.is_empty()) {
            self.add(Role::Coordinating, opening.agencies);
        } else if has_list && para.text.ends_with(':') {
            self.tasks.push(para.clone());
        } else if let Some(partners) = leads_with(deed).filter(|(_, rest)| is_prose || is_only_carrying_out(rest)) {
            self.add(Role::Lead, opening.agencies);
            self.add(Role::Coordinating, partners.0);
        } else if is_prose || is_only_carrying_out(deed) {
            self.add(Role::Coordinating, agency::list(&para.text));
        } else {
            self.tasks.push(para.clone());
        }
    }
}

/// Each "Cơ quan …: names" of a paragraph; usually one, sometimes "chủ trì: A; phối hợp: B".
fn labelled(text: &str) -> Vec<(Role, &str)> {
    let Some((role, mut rest)) = label(text) else { return Vec::new() };
    let (mut role, mut found) = (role, Vec::new());
    let mut from = 0;
    while let Some(at) = rest[from..].find([';', '.', ',']).map(|at| from + at) {
        let tail = rest[at + 1..].trim_start_matches([' ', '-', '–', '+']);
        if let Some((next, names)) = label(tail) {
            found.push((role, &rest[..at]));
            (role, rest, from) = (next, names, 0);
        } else {
            from = at + 1;
        }
    }
    found.push((role, rest));
    found
}

/// The role that a label names, and what follows its colon.
fn label(text: &str) -> Option<(Role, &str)> {
    LABELS.iter().find_map(|words| after(text, words))?;
    let head = start(text, LABEL_CHARS_MAX);
    let colon = head.find([':', ';']).filter(|at| head[*at..].starts_with(':'))?;
    let words = fold(&head[..colon]);
    let names_role = LEADING.iter().chain(&TAKING_PART).any(|role| words.contains(role));
    names_role.then_some((role_of(&words), &text[colon + 1..]))
}

fn role_of(words: &str) -> Role {
    if LEADING.iter().any(|role| words.contains(role)) { Role::Lead } else { Role::Coordinating }
}

/// "Lãnh đạo phụ trách: …", "Giám sát: …": whatever a label is called, when only names stand behind it they are named here, and
/// are nothing to be done.
fn other_label(text: &str) -> Option<(Role, &str)> {
    let head = start(text, LABEL_CHARS_MAX);
    let colon = head.find([':', ';', '.']).filter(|at| head[*at..].starts_with(':'))?;
    let (words, names) = (&head[..colon], &text[colon + 1..]);
    let are_names = agency::opening(names.trim_start()).is_some_and(|opening| is_only_carrying_out(opening.rest));
    (are_names && agency::opening(words).is_none()).then(|| (role_of(&fold(words)), names))
}

/// "chủ trì, phối hợp với A, B thực hiện": the partners, and what is left to say.
fn leads_with(deed: &str) -> Option<(Vec<String>, &str)> {
    let rest = after(deed, "la co quan chu tri").or_else(|| after(deed, "chu tri"))?;
    let rest = rest.trim_start_matches([' ', ',', ';']);
    let Some(partners) = after(rest, "phoi hop voi").or_else(|| after(rest, "phoi hop")) else { return Some((Vec::new(), rest)) };
    match agency::opening(partners) {
        Some(opening) => Some((opening.agencies, opening.rest)),
        None => Some((Vec::new(), partners)),
    }
}

/// Nothing but names, perhaps with "thực hiện" behind them.
fn is_only_names(text: &str) -> bool {
    agency::opening(text).is_none_or(|opening| is_only_carrying_out(opening.rest))
}

fn is_only_carrying_out(deed: &str) -> bool {
    let deed = fold(bare(deed));
    deed.is_empty()
        || ["phoi hop", "thuc hien", "phoi hop thuc hien", "to chuc thuc hien", "trien khai thuc hien", "trien khai"].contains(&deed.as_str())
}
