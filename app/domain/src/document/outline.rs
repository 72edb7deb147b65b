//! Finds the numbered blocks of a plan and sorts each block's paragraphs under goal, tasks, roles and deadline.

use super::{
    heading, item,
    label::{self, Field, Label},
    mark::{self, Mark},
    reading::{Index, Item},
    text::mentions,
    wrap::Piece,
};
use crate::criterion::Track;

/// A paragraph below a label.
#[derive(Clone, Debug)]
pub struct Para {
    /// Its source line.
    pub line: usize,
    /// Its bullet; `None` for plain text.
    pub sign: Option<char>,
    /// Its words.
    pub text: String,
}

/// A numbered heading with what stands below it, up to the next heading.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// As printed.
    pub number: String,
    /// The heading's words.
    pub heading: String,
    /// First and last source line.
    pub lines: [usize; 2],
    /// From the group headings above it.
    pub index: Option<Index>,
    /// From the group headings above it.
    pub track: Option<Track>,
    /// Which group it belongs to: a place in [`Outline::groups`].
    group: usize,
    /// The paragraphs under each label, in the order of [`Field`].
    pub goal: Vec<Para>,
    /// Under b).
    pub tasks: Vec<Para>,
    /// Under c).
    pub roles: Vec<Para>,
    /// Under d).
    pub deadline: Vec<Para>,
}

/// A group heading that announces how many criteria follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The group's number, if it has one.
    pub number: Option<String>,
    /// As announced.
    pub announced: u32,
    /// As read.
    pub found: u32,
}

/// All blocks of a document.
#[derive(Debug, Default)]
pub struct Outline {
    blocks: Vec<Block>,
    groups: Vec<Group>,
}

#[derive(Debug, Default)]
struct Group {
    number: Option<String>,
    announced: Option<u32>,
    index: Option<Index>,
    track: Option<Track>,
    is_about_organising: bool,
}

/// Reads the blocks; `index` is what the document's title says of them all.
pub fn outline(pieces: &[Piece], index: Option<Index>) -> Outline {
    let mut reader = Reader { outline: Outline { groups: vec![Group { index, ..Group::default() }], blocks: Vec::new() }, ..Reader::default() };
    for piece in pieces {
        reader.take(piece);
    }
    reader.outline
}

#[derive(Default)]
struct Reader {
    outline: Outline,
    is_open: bool,
    field: Option<Field>,
    /// The number the next entry of a list "1. … 2. …" inside b) would have.
    list_next: u32,
}

impl Reader {
    fn take(&mut self, piece: &Piece) {
        match &piece.mark {
            Mark::Section => self.open_group(None, piece),
            Mark::Number(number) if self.continues_list(number) => self.body(piece, Some('#')),
            Mark::Number(number) => self.open_block(number, piece),
            Mark::Bullet(sign) => self.body(piece, Some(*sign)),
            Mark::Letter(_) | Mark::None => self.body(piece, None),
        }
    }

    fn open_group(&mut self, number: Option<String>, piece: &Piece) {
        let above = self.outline.groups.first().and_then(|whole| whole.index);
        self.outline.groups.push(Group {
            number,
            announced: heading::declared(&piece.text),
            index: heading::index(&piece.text).or(above),
            track: heading::track(&piece.text),
            is_about_organising: mentions(&piece.text, &["to chuc thuc hien"]) && !mentions(&piece.text, &["tieu chi"]),
        });
        self.is_open = false;
        self.field = None;
    }

    fn open_block(&mut self, number: &str, piece: &Piece) {
        let organises = self.outline.groups.last().is_some_and(|group| group.is_about_organising);
        if mark::depth(number) == 1 && !organises {
            self.open_group(Some(number.to_owned()), piece);
        }
        let group = self.outline.groups.len() - 1;
        let Group { index, track, .. } = self.outline.groups[group];
        let (number, heading, lines) = (number.to_owned(), piece.text.clone(), [piece.first, piece.last]);
        self.outline.blocks.push(Block { number, heading, lines, index, track, group, ..Block::default() });
        self.is_open = !organises;
        self.field = None;
        self.list_next = 1;
    }

    /// "1. …" right under b) can only be a list: a section would have to come after c) and d).
    fn continues_list(&mut self, number: &str) -> bool {
        let is_next = self.is_open && self.field == Some(Field::Tasks) && number.parse() == Ok(self.list_next);
        self.list_next += u32::from(is_next);
        is_next
    }

    fn body(&mut self, piece: &Piece, sign: Option<char>) {
        if !self.is_open {
            return;
        }
        let label = label::read(&piece.mark, &piece.text).filter(|label| self.accepts(&piece.mark, label));
        self.field = label.map(|label| label.field).or(self.field);
        let (sign, text) = match label.map(|label| mark::read(label.rest)) {
            Some((Mark::Bullet(sign), text)) => (Some(sign), text),
            Some(_) => (None, label.map_or("", |label| label.rest)),
            None => (sign.or(letter_sign(&piece.mark)), piece.text.as_str()),
        };
        let (Some(field), Some(block)) = (self.field, self.outline.blocks.last_mut()) else { return };
        block.lines[1] = piece.last;
        if !text.is_empty() {
            block.paras(field).push(Para { line: piece.first, sign, text: text.to_owned() });
        }
    }

    /// A bullet inside the tasks may begin with a label's words without being that label.
    fn accepts(&self, mark: &Mark, label: &Label<'_>) -> bool {
        match (mark, label.field, self.field) {
            (Mark::Letter(_), _, _) | (_, _, None) => true,
            (Mark::Bullet(_), Field::Goal, Some(_)) => false,
            (_, Field::Goal | Field::Tasks, Some(at)) => at == Field::Goal && label.has_colon,
            (_, Field::Roles | Field::Deadline, Some(_)) => label.has_colon,
        }
    }
}

/// A lettered line that is no label lists something: "a) rà soát…" under b).
fn letter_sign(mark: &Mark) -> Option<char> {
    matches!(mark, Mark::Letter(_)).then_some(')')
}

impl Block {
    fn paras(&mut self, field: Field) -> &mut Vec<Para> {
        match field {
            Field::Goal => &mut self.goal,
            Field::Tasks => &mut self.tasks,
            Field::Roles => &mut self.roles,
            Field::Deadline => &mut self.deadline,
        }
    }

    fn has_fields(&self) -> bool {
        !(self.tasks.is_empty() && self.roles.is_empty() && self.deadline.is_empty())
    }
}

impl Outline {
    /// The blocks that are criteria; headings that only gather others are not.
    pub fn items(&self, year: Option<i64>) -> Vec<Item> {
        self.criteria().map(|block| item::item(block, year)).collect()
    }

    /// Every number printed before a heading, gathering ones included: a gap may stand among those too.
    pub fn heading_numbers(&self) -> Vec<String> {
        self.blocks.iter().map(|block| block.number.clone()).collect()
    }

    /// The groups that announce a count, with what was found in each.
    pub fn declared(&self, items: &[Item]) -> Vec<Declared> {
        if items.is_empty() {
            return Vec::new();
        }
        let found = |at: usize| u32::try_from(self.criteria().filter(|block| block.group == at).count()).unwrap_or(u32::MAX);
        let announces = |(at, group): (usize, &Group)| {
            let found = found(at);
            let announced = group.announced.filter(|_| found > 0)?;
            Some(Declared { number: group.number.clone(), announced, found })
        };
        self.groups.iter().enumerate().filter(|(_, group)| group.announced.is_some()).filter_map(announces).collect()
    }

    fn criteria(&self) -> impl Iterator<Item = &Block> {
        // Without one block that has tasks or agencies, numbered headings are those of any document.
        let has_any = self.blocks.iter().any(Block::has_fields);
        let next = self.blocks.iter().skip(1).map(Some).chain([None]);
        self.blocks.iter().zip(next).filter_map(move |(block, next)| {
            let gathers = next.is_some_and(|next| next.number.starts_with(&format!("{}.", block.number)));
            let is_named = heading::level(&block.heading).is_some() && !gathers && has_any;
            (block.has_fields() || is_named).then_some(block)
        })
    }
}

/// The count the whole document announces: the sum of its groups'.
pub fn total(declared: &[Declared]) -> Option<u32> {
    (!declared.is_empty()).then(|| declared.iter().map(|group| group.announced).sum())
}
