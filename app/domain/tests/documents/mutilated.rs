//! Whatever happens to a document on its way, reading it never panics and never invents.

use parboard_domain::document::{Reading, Source, read};
use proptest::prelude::*;

const DOCUMENTS: [&str; 5] =
    [include_str!("wrapped.txt"), include_str!("table.txt"), include_str!("pipes.txt"), include_str!("unlettered.txt"), include_str!("decision.txt")];

/// One injury to a document.
#[derive(Clone, Debug)]
enum Injury {
    DropLine(prop::sample::Index),
    DoubleLine(prop::sample::Index),
    SwapLines(prop::sample::Index, prop::sample::Index),
    CutAt(prop::sample::Index),
    Insert(prop::sample::Index, String),
    JoinLine(prop::sample::Index),
}

fn injury() -> impl Strategy<Value = Injury> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        at().prop_map(Injury::DropLine),
        at().prop_map(Injury::DoubleLine),
        (at(), at()).prop_map(|(a, b)| Injury::SwapLines(a, b)),
        at().prop_map(Injury::CutAt),
        (at(), scrap()).prop_map(|(at, text)| Injury::Insert(at, text)),
        at().prop_map(Injury::JoinLine),
    ]
}

/// Scraps of what plans are made of, in any order.
fn scrap() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "a)",
        "b)",
        "c)",
        "d)",
        "-",
        "+",
        "•",
        "(1)",
        "1.1.",
        "2.",
        "II.",
        "“",
        "”",
        "\"",
        "Tiêu chí",
        "Nhiệm vụ, giải pháp",
        "Cơ quan chủ trì:",
        "Các Sở:",
        "Sở",
        "Nội vụ",
        "và",
        "UBND",
        "các",
        "xã, phường",
        ",",
        ";",
        ":",
        ".",
        "./.",
        "\t",
        "|",
        "\u{301}",
        "\u{a0}",
        "Quý",
        "III/2025",
        "99/99/9999",
        "ngày",
        "tháng",
        "năm 2025",
        "Phụ lục",
        "NĐ-",
        "chủ trì",
        "phối hợp với",
        "STT",
        "Thời gian:",
        "Thường xuyên",
        "Đ",
        "ộ",
        "o\u{302}\u{323}",
        "🏛",
        "\u{fffd}",
        "\r",
        "\n",
    ]);
    prop::collection::vec(words, 0..12).prop_map(|words| words.join(" "))
}

fn injure(text: &str, injuries: &[Injury]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for injury in injuries {
        if lines.is_empty() {
            break;
        }
        let count = lines.len();
        match injury {
            Injury::DropLine(at) => drop(lines.remove(at.index(count))),
            Injury::DoubleLine(at) => lines.insert(at.index(count), lines[at.index(count)].clone()),
            Injury::SwapLines(a, b) => lines.swap(a.index(count), b.index(count)),
            Injury::CutAt(at) => lines.truncate(at.index(count)),
            Injury::Insert(at, scrap) => lines.insert(at.index(count), scrap.clone()),
            Injury::JoinLine(at) => {
                let line = lines.remove(at.index(count));
                if let Some(above) = at.index(count).checked_sub(1).and_then(|above| lines.get_mut(above)) {
                    above.push_str(&line);
                }
            }
        }
    }
    lines.join("\n")
}

/// Words that were read but stand nowhere in the document. Where a line was cut at a hyphen each side is a word of its own.
fn invented(text: &str, reading: &Reading) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        let plain = parboard_domain::vietnamese::nfc(text).to_lowercase();
        plain.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect()
    };
    let printed: std::collections::HashSet<String> = words(text).into_iter().collect();
    let read = reading.items.iter().flat_map(|item| {
        let tasks = item.tasks.iter().map(|task| &task.text);
        let names = item.lead.iter().chain(&item.coordinating).chain(item.tasks.iter().flat_map(|task| &task.assignees));
        [&item.number, &item.title, &item.goal].into_iter().chain(tasks).chain(names)
    });
    // "Các Sở: A, B" is read as "Sở A" and "Sở B": the word is there once.
    read.flat_map(|text| words(text)).filter(|word| !word.is_empty() && !printed.contains(word)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_all_is_read_or_refused(text in any::<String>()) {
        let _ = read(&Source::from_text(&text));
    }

    #[test]
    fn any_order_of_a_plans_own_scraps_is_read_or_refused(scraps in prop::collection::vec(scrap(), 0..40)) {
        let text = format!("Cải cách hành chính\n{}", scraps.join("\n"));
        if let Ok(reading) = read(&Source::from_text(&text)) {
            prop_assert_eq!(invented(&text, &reading), Vec::<String>::new());
        }
    }

    #[test]
    fn an_injured_document_is_read_or_refused_but_never_embellished(which in 0..DOCUMENTS.len(), injuries in prop::collection::vec(injury(), 1..25)) {
        let text = injure(DOCUMENTS[which], &injuries);
        if let Ok(reading) = read(&Source::from_text(&text)) {
            prop_assert_eq!(invented(&text, &reading), Vec::<String>::new());
            let lines = text.lines().count().max(1) + text.matches('\r').count();
            prop_assert!(reading.items.iter().all(|item| item.lines[0] <= item.lines[1] && item.lines[0] >= 1 && item.lines[1] <= lines));
        }
    }

    #[test]
    fn any_rows_are_read_or_refused(rows in prop::collection::vec(prop::collection::vec(scrap(), 0..6), 0..20)) {
        let mut source = Source::default();
        source.push_row(vec!["STT".into(), "Tiêu chí CCHC".into(), "Cơ quan chủ trì".into(), "Nhiệm vụ".into()]);
        for cells in rows {
            source.push_row(cells);
        }
        let _ = read(&source);
    }
}
