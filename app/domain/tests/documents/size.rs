//! Junk of any size is answered quickly; nothing grows faster than the text does.

use parboard_domain::document::{NotAPlan, Source, read};
use std::time::{Duration, Instant};

/// A generous bound for an unoptimised build on a busy machine; anything quadratic needs minutes.
const LIMIT: Duration = Duration::from_secs(30);

fn within_limit(text: &str) -> bool {
    let began = Instant::now();
    let _ = read(&Source::from_text(text));
    began.elapsed() < LIMIT
}

#[test]
fn text_beyond_the_limit_is_refused_unread() {
    let began = Instant::now();
    let bomb = Source::from_text(&"a b c d ".repeat(8 * 1024 * 1024));
    assert_eq!(read(&bomb), Err(NotAPlan::TooLarge));
    assert!(bomb.parts().is_empty() && began.elapsed() < LIMIT);
}

#[test]
fn a_source_built_bit_by_bit_stops_taking() {
    let mut source = Source::default();
    let paragraph = "x".repeat(1024 * 1024);
    for _ in 0..100 {
        source.push_line(&paragraph);
    }
    assert!(source.is_over_limit() && source.parts().len() < 20);
    assert_eq!(read(&source), Err(NotAPlan::TooLarge));
}

#[test]
fn millions_of_lines_are_too_many() {
    assert_eq!(read(&Source::from_text(&"- a\n".repeat(1_000_000))), Err(NotAPlan::TooLarge));
}

#[test]
fn repetition_costs_no_more_than_its_length() {
    let head = "KẾ HOẠCH\nCải thiện Chỉ số CCHC năm 2025\n1.1. Tiêu chí “X”\nb) Nhiệm vụ:\n";
    let bodies = [
        "- Sở Nội vụ: ".repeat(40_000),
        "- Sở Nội vụ rà soát quy trình nội bộ;\n".repeat(20_000),
        "+ Các cơ quan, đơn vị:\n- Các sở:\n".repeat(10_000),
        "và ".repeat(200_000),
        "các sở, ".repeat(80_000),
        "“".repeat(300_000),
        " a) b) c) d)".repeat(50_000),
        "1.1. Tiêu chí “Y”\n".repeat(20_000),
        "1.1.1.1.1. Y ".repeat(40_000),
        "c) Cơ quan chủ trì: Sở Nội vụ, ".repeat(20_000),
        "Phụ lục I, ".repeat(40_000),
        (1..8_000).map(|at| format!("{}.{}. Tiêu chí “Z”", at % 90 + 1, at / 90 + 1)).collect::<Vec<_>>().join("\n"),
        "STT\tTiêu chí\tCơ quan chủ trì\n1.1\tX\tSở Y tế\n".repeat(10_000),
        "dòng thường không đánh dấu gì cả\n".repeat(30_000),
        format!("1.2. Tiêu chí X\n{}", "thuộc nội dung được giao trong các văn bản của cấp trên và của tỉnh trong năm\n".repeat(45_000)),
        format!("1.2. TIÊU CHÍ X\n{}", "NỘI DUNG\nĐƯỢC GIAO\n".repeat(20_000)),
        format!("II. PHẦN X\n{}", (0..45_000).map(|at| format!("NỘI DUNG {at}")).collect::<Vec<_>>().join("\n")),
        format!("d) Thời gian: trước ngày\n{}", (0..45_000).map(|at| format!("Nội dung {at} của thời gian")).collect::<Vec<_>>().join("\n")),
        "2. Nhóm (02 tiêu chí)\n2.1. Tiêu chí “Y”\n".repeat(20_000),
    ];
    for body in bodies {
        assert!(within_limit(&format!("{head}{body}")), "{}", body.chars().take(40).collect::<String>());
    }
}
