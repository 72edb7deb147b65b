//! How long finding takes over as many things as a province has shares: `cargo run --release -p parboard-domain --example finding`.

use parboard_domain::finding::{Asked, Index, Thing};
use std::time::Instant;

/// So many things are looked through.
const THINGS: usize = 20_000;
/// So many times each question is asked; the slowest answer counts.
const TIMES: usize = 20;

fn main() {
    let words = "tổ chức thực hiện rà soát đơn giản hóa thủ tục hành chính nâng cao chất lượng cung cấp dịch vụ công trực tuyến tại các sở ban ngành";
    let words: Vec<&str> = words.split(' ').collect();
    let say = |from: usize, count: usize| (0..count).map(|at| words[(from * 7 + at * at + at) % words.len()]).collect::<Vec<_>>().join(" ");
    let written: Vec<(String, String)> = (0..THINGS).map(|place| (say(place, 14), say(place + 3, 80))).collect();
    let begun = Instant::now();
    let mut index = Index::default();
    for (title, words) in &written {
        index.add(&Thing { title, words, ..Thing::default() });
    }
    println!("{THINGS} things taken in: {:.1} ms", begun.elapsed().as_secs_f64() * 1_000.0);
    for typed in ["t", "thu tuc", "cung cap dich vu cong truc tuyen", "khong co o dau ca"] {
        let slowest = (0..TIMES).map(|_| ask(typed, &index)).fold((0.0_f64, 0), |most, one| if one.0 > most.0 { one } else { most });
        println!("\"{typed}\": {} found, at most {:.1} ms", slowest.1, slowest.0);
    }
}

/// How long it takes, in milliseconds, and how many are found.
fn ask(typed: &str, index: &Index) -> (f64, usize) {
    let begun = Instant::now();
    let found = index.find(&Asked::new(typed), 30, &|_| true);
    (begun.elapsed().as_secs_f64() * 1_000.0, found.count)
}
