//! Goes through a plan's paragraphs one by one: each opens a group or a block, or falls to a part of the open block.

use super::{
    super::{
        heading,
        label::{self, Field, Label},
        mark::{self, Mark},
        reading::Index,
        text::mentions,
        wrap::Piece,
    },
    Block, Group, Outline, Para,
};

/// The outline as far as it was read.
#[derive(Default)]
pub struct Reader {
    /// What was read.
    pub outline: Outline,
    is_open: bool,
    field: Option<Field>,
    /// The labels that the open block has had.
    opened: Vec<Field>,
    /// The number the next entry of a list "1. … 2. …" inside b) would have.
    list_next: u32,
}

impl Reader {
    /// Before the first paragraph.
    pub fn new(index: Option<Index>) -> Self {
        let whole = Group { index, ..Group::default() };
        Self { outline: Outline { groups: vec![whole], blocks: Vec::new() }, ..Self::default() }
    }

    /// Reads on.
    pub fn take(&mut self, piece: &Piece) {
        match &piece.mark {
            Mark::Section => self.open_group(None, piece),
            Mark::Number(number) if self.continues_list(number) => self.body(piece, Some('#')),
            Mark::Number(number) => self.open_block(number, piece),
            Mark::Bullet(sign) => self.body(piece, Some(*sign)),
            Mark::Letter(letter) if letter.is_uppercase() && !self.is_in_criterion() => self.open_group(None, piece),
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
        self.opened.clear();
        self.list_next = 1;
    }

    /// "1. …" right under b) can only be a list: a section would have to come after c) and d).
    fn continues_list(&mut self, number: &str) -> bool {
        let is_next = self.is_open && self.field == Some(Field::Tasks) && number.parse() == Ok(self.list_next);
        self.list_next += u32::from(is_next);
        is_next
    }

    /// Whether "B. Nhiệm vụ, giải pháp" can only be the criterion's; elsewhere it is a part of the plan, with numbers of its own.
    fn is_in_criterion(&self) -> bool {
        let block = self.outline.blocks.last().filter(|_| self.is_open);
        block.is_some_and(|block| self.field.is_some() || mark::depth(&block.number) > 1 || heading::level(&block.heading).is_some())
    }

    fn body(&mut self, piece: &Piece, sign: Option<char>) {
        if !self.is_open {
            return;
        }
        let read = label::read(&piece.mark, &piece.text);
        let starts_over = read.is_some_and(|label| self.starts_over(&piece.mark, &label));
        let label = read.filter(|label| self.accepts(&piece.mark, label));
        self.opened.extend(label.map(|label| label.field).filter(|field| !self.opened.contains(field)));
        self.field = label.map(|label| label.field).or(self.field);
        let (sign, text) = match label.map(|label| mark::read(label.rest)) {
            Some((Mark::Bullet(sign), text)) => (Some(sign), text),
            Some(_) => (None, label.map_or("", |label| label.rest)),
            None => (sign.or(letter_sign(&piece.mark)), piece.text.as_str()),
        };
        let Some(block) = self.outline.blocks.last_mut() else { return };
        block.starts_over |= starts_over;
        let Some(field) = self.field else { return block.unread.push(piece.first) };
        block.lines[1] = piece.last;
        if !text.is_empty() {
            block.paras(field).push(Para { line: piece.first, sign, text: text.to_owned() });
        }
    }

    /// A goal, tasks or a deadline for the second time, with something else in between. Roles may well come in two places.
    fn starts_over(&self, mark: &Mark, label: &Label<'_>) -> bool {
        let is_back = self.field.is_some_and(|at| at != label.field) && self.opened.contains(&label.field);
        let is_goal = label.field == Field::Goal && label.has_colon && self.field != Some(Field::Tasks);
        is_back && label.field != Field::Roles && (is_goal || self.accepts(mark, label))
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
