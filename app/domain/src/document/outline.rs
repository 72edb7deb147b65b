//! Finds the numbered blocks of a plan and sorts each block's paragraphs under goal, tasks, roles and deadline.

mod reader;

use super::{
    heading, item,
    label::Field,
    mark,
    reading::{Index, Item},
    wrap::Piece,
};
use crate::criterion::Track;
use reader::Reader;
use std::collections::BTreeSet;

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
    /// Source lines of paragraphs that stand before any label, or under words that are none: they are in no part.
    pub unread: Vec<usize>,
    /// Its labels begin again after they were all there: a second item, whose heading was not seen, may be in it.
    pub starts_over: bool,
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
    let mut reader = Reader::new(index);
    for piece in pieces {
        reader.take(piece);
    }
    reader.outline
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

    /// Blocks that were not read whole, each with its number: paragraphs in no part of it, or parts that begin again.
    pub fn doubtful(&self) -> impl Iterator<Item = &Block> {
        let groups: BTreeSet<usize> = self.criteria().map(|block| block.group).collect();
        self.blocks.iter().filter(move |block| {
            let is_among_criteria = groups.contains(&block.group) && (mark::depth(&block.number) > 1 || block.has_fields());
            is_among_criteria && (block.starts_over || !block.unread.is_empty())
        })
    }

    /// How many criteria to be mended the document announces, so that it can be held against how many were read; a count of
    /// other items has its own group's warning. `None` when it counts only some of them.
    pub fn declared_items(&self) -> Option<u32> {
        let mut groups: BTreeSet<usize> = self.criteria().map(|block| block.group).collect();
        groups.retain(|group| self.groups[*group].track.unwrap_or_default() == Track::Weak);
        groups.iter().map(|group| self.groups[*group].announced).reduce(|sum, more| Some(sum? + more?)).flatten()
    }

    /// The groups that announce a count, with what was found in each.
    pub fn declared(&self) -> Vec<Declared> {
        let mut found = vec![0; self.groups.len()];
        for block in self.criteria() {
            found[block.group] += 1;
        }
        let announces = |(group, found): (&Group, u32)| {
            let announced = group.announced.filter(|_| found > 0)?;
            Some(Declared { number: group.number.clone(), announced, found })
        };
        self.groups.iter().zip(found).filter_map(announces).collect()
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
