//! A text as words, each with the separator behind it.

/// One word without its punctuation.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    /// The word as printed.
    pub core: &'t str,
    /// In small letters, tones kept: "sở" is not "số".
    pub lower: String,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends, punctuation left out.
    pub end: usize,
    /// It begins with a capital.
    pub is_capital: bool,
    /// A bracket opens before it.
    pub is_bracketed: bool,
    /// The first separator behind it.
    pub stop: Option<char>,
}

/// The first words of a text, `count` at most.
pub fn words(text: &str, count: usize) -> Vec<Word<'_>> {
    let mut at = 0;
    let chunks = text.split(' ').map(|chunk| {
        let start = at;
        at += chunk.len() + 1;
        (start, chunk)
    });
    chunks.filter(|(_, chunk)| !chunk.is_empty()).take(count).map(|(start, chunk)| word(start, chunk)).collect()
}

fn word(start: usize, chunk: &str) -> Word<'_> {
    let inner = chunk.trim_start_matches(['(', '“', '"', '‘', '[']);
    let opened = chunk.len() - inner.len();
    let core = inner.trim_end_matches([',', ';', ':', '.', ')', '”', '"', '’', ']', '…']);
    let tail = &inner[core.len()..];
    // "TP." and "Tp." shorten a word and end nothing.
    let is_short = core.chars().count() <= 2 && tail == ".";
    let stop = tail.chars().find(|letter| matches!(letter, ',' | ';' | ':' | '.')).filter(|_| !is_short);
    let (start, end) = (start + opened, start + opened + core.len());
    let is_capital = core.chars().next().is_some_and(char::is_uppercase);
    Word { core, lower: plain_tone(core), start, end, is_capital, is_bracketed: chunk.starts_with('('), stop }
}

/// Small letters with the tone of "uỷ", "hoà", "thuỷ" where the newer spelling puts it.
fn plain_tone(core: &str) -> String {
    let lower = core.to_lowercase();
    match lower.as_str() {
        "uỷ" => "ủy".into(),
        "toà" => "tòa".into(),
        "hoà" => "hòa".into(),
        _ => lower,
    }
}

/// Whether the words from `at` on are those of `phrase`, with no separator between them; gives the word after.
pub fn matches(words: &[Word<'_>], at: usize, phrase: &str) -> Option<usize> {
    let mut end = at;
    for expected in phrase.split(' ') {
        let is_cut = end > at && words[end - 1].stop.is_some();
        if is_cut || words.get(end)?.lower != expected {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// A number in roman or arabic figures, such as the "XIV" of "Khu vực XIV".
pub fn is_numeral(word: &Word<'_>) -> bool {
    !word.core.is_empty() && word.core.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'0'..=b'9'))
}
