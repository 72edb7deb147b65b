//! What can be found, by the pieces of what it says: text between blanks, folded. Vietnamese has few syllables, so twenty thousand
//! reports are made of some thousand pieces, and a word is compared with those instead of with every report. Nothing of the texts
//! themselves is kept.

use super::{Asked, Found, Nearness, Thing};
use crate::vietnamese;
use std::collections::BTreeMap;

/// Things that were taken in, one after the other; each is known by its place.
#[derive(Clone, Debug, Default)]
pub struct Index {
    things: Vec<Held>,
    pieces: BTreeMap<Box<str>, Piece>,
}

#[derive(Clone, Debug)]
struct Held {
    number: Box<str>,
    title: Box<str>,
    is_done: bool,
    of: Option<u32>,
}

/// Where a piece occurs.
#[derive(Clone, Debug, Default)]
struct Piece {
    in_titles: Vec<u32>,
    in_words: Vec<u32>,
}

/// How one of the words is met in a thing, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    Nowhere,
    InWords,
    InTitle,
    BeginsInTitle,
}

/// Kinds of nearness, each for what is whole and for parts, and of those for what is open and for what is done.
const SHELVES: usize = 16;

impl Index {
    /// How many things were taken in.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// Takes something in, and says at which place.
    pub fn add(&mut self, thing: &Thing<'_>) -> usize {
        let place = self.things.len();
        let title = vietnamese::fold(thing.title);
        for piece in title.split_whitespace() {
            note(&mut self.piece(piece).in_titles, place);
        }
        let of = thing.of.map(|of| of as u32);
        self.things.push(Held { number: thing.number.into(), title: title.into(), is_done: thing.is_done, of });
        self.add_words(place, thing.words);
        place
    }

    /// Something that was taken in says this too.
    pub fn add_words(&mut self, place: usize, words: &str) {
        for piece in vietnamese::fold(words).split_whitespace() {
            note(&mut self.piece(piece).in_words, place);
        }
    }

    fn piece(&mut self, text: &str) -> &mut Piece {
        // Nearly every piece was met before, and then nothing is allocated.
        if !self.pieces.contains_key(text) {
            self.pieces.insert(text.into(), Piece::default());
        }
        self.pieces.get_mut(text).expect("it is there, or was put there")
    }

    /// Finds the best of those that are offered, at most so many. Of what is equally near, what is whole comes before parts, what is
    /// open before what is done, and then the order in which the things came stands.
    pub fn find(&self, asked: &Asked, most: usize, is_offered: &dyn Fn(usize) -> bool) -> Found {
        if asked.is_empty() {
            return Found::default();
        }
        let met: Vec<Vec<Met>> = asked.words.iter().map(|word| self.meet(word)).collect();
        let mut shelves: [Vec<usize>; SHELVES] = Default::default();
        let mut count = 0;
        for (place, held) in self.things.iter().enumerate() {
            let Some(nearness) = self.nearness(asked, &met, place).filter(|_| is_offered(place)) else { continue };
            count += 1;
            let near = &mut shelves[nearness as usize * 4 + usize::from(held.of.is_some()) * 2 + usize::from(held.is_done)];
            // More than are shown need not be remembered.
            if near.len() < most {
                near.push(place);
            }
        }
        Found { first: shelves.into_iter().flatten().take(most).collect(), count }
    }

    /// How that word is met in each thing.
    fn meet(&self, word: &str) -> Vec<Met> {
        let mut met = vec![Met::Nowhere; self.things.len()];
        for (text, piece) in self.pieces.iter().filter(|(text, _)| text.contains(word)) {
            let in_title = if begins_a_word(text, word) { Met::BeginsInTitle } else { Met::InTitle };
            raise(&mut met, &piece.in_titles, in_title);
            raise(&mut met, &piece.in_words, Met::InWords);
        }
        met
    }

    /// How near that one comes; nothing when a word does not occur at all.
    fn nearness(&self, asked: &Asked, met: &[Vec<Met>], place: usize) -> Option<Nearness> {
        let held = &self.things[place];
        if !held.number.is_empty() && *held.number == *asked.whole {
            return Some(Nearness::Number);
        }
        let (mut nearest, mut is_own) = (Nearness::Words, false);
        for (word, met) in asked.words.iter().zip(met) {
            let own = if held.number.starts_with(word.as_str()) { Met::BeginsInTitle } else { met[place] };
            if own == Met::Nowhere && held.of.is_none_or(|whole| met[whole as usize] < Met::InTitle) {
                return None;
            }
            is_own |= own != Met::Nowhere;
            if own != Met::BeginsInTitle {
                nearest = Nearness::Within;
            }
        }
        let nearest = if held.title.starts_with(&asked.whole) { Nearness::Beginning } else { nearest };
        is_own.then_some(nearest)
    }
}

/// Notes a place, once where it was the last one.
fn note(places: &mut Vec<u32>, place: usize) {
    if places.last() != Some(&(place as u32)) {
        places.push(place as u32);
    }
}

fn raise(met: &mut [Met], places: &[u32], how: Met) {
    for place in places {
        let one = &mut met[*place as usize];
        *one = how.max(*one);
    }
}

/// Whether a word of the text begins so.
fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}
