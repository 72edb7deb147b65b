use super::*;

/// Number, name, what else it says, whether it is done.
type Told<'a> = (&'a str, &'a str, &'a str, bool);

fn index(told: &[Told<'_>]) -> Index {
    let mut index = Index::default();
    for (number, title, words, is_done) in told {
        index.add(&Thing { number, title, words, is_done: *is_done, of: None });
    }
    index
}

fn ask(index: &Index, typed: &str) -> Found {
    index.find(&Asked::new(typed), 10, &|_| true)
}

fn found(typed: &str, told: &[Told<'_>]) -> Vec<usize> {
    ask(&index(told), typed).first
}

#[test]
fn the_nearest_comes_first() {
    let told = [
        ("", "Rà soát thủ tục hành chính", "tiêu chí 1.10", false),
        ("1.10", "Chỉ đạo điều hành", "", false),
        ("", "Đánh giá 1.10 thủ tục", "", false),
        ("", "1.10 là số", "", false),
    ];
    assert_eq!(found("1.10", &told), [1, 3, 2, 0]);
}

#[test]
fn a_name_that_begins_so_comes_before_one_with_such_a_word_and_that_before_one_that_only_says_it() {
    let told = [("", "Kiểm tra", "các sở", false), ("", "Báo cáo của sở", "", false), ("", "Sở Nội vụ", "", false), ("", "Casõ", "", false)];
    assert_eq!(found("so", &told), [2, 1, 0, 3]);
}

#[test]
fn diacritics_case_and_the_letter_d_make_no_difference() {
    let told = [("", "Đẩy mạnh đào tạo", "", false)];
    for typed in ["đẩy mạnh", "day manh", "DAY MANH", "dao  TAO", "Đào", "day đao", "\u{111}a\u{300}o"] {
        assert_eq!(found(typed, &told), [0], "{typed}");
    }
    assert!(found("day khong", &told).is_empty());
}

#[test]
fn of_what_is_equally_near_what_is_open_comes_first_and_then_the_order_of_the_plan() {
    let told = [("", "Họp một", "", true), ("", "Họp hai", "", false), ("", "Họp ba", "", true), ("", "Họp bốn", "", false)];
    assert_eq!(found("hop", &told), [1, 3, 0, 2]);
}

#[test]
fn the_beginning_of_a_number_finds_what_stands_under_it() {
    let told = [("1.1", "A", "", false), ("1.10", "B", "", false), ("11", "C", "", false), ("2.1.1", "D", "", false)];
    assert_eq!(found("1.1", &told), [0, 1]);
    assert_eq!(found("1", &told), [0, 1, 2]);
}

#[test]
fn nothing_typed_finds_nothing() {
    for typed in ["", "   ", "\u{301}"] {
        assert!(found(typed, &[("", "Họp", "", false)]).is_empty());
    }
}

#[test]
fn what_is_not_offered_is_neither_shown_nor_counted() {
    let index = index(&[("", "Họp một", "", false), ("", "Họp hai", "", false)]);
    assert_eq!(index.find(&Asked::new("hop"), 10, &|place| place == 1), Found { first: vec![1], count: 1 });
}

/// A card with the shares of three units, the second of which is done.
fn card_and_shares() -> Index {
    let mut index = index(&[("1.10", "Họp giao ban ở Xã Ea Kao", "", true), ("", "Rà soát hồ sơ", "giao ban", false)]);
    for (title, words, is_done) in [("Xã Ea Kao", "đã niêm yết", false), ("Xã Hòa Phú", "giao ban hằng tuần", true), ("Xã Ea Kao Hai", "", false)]
    {
        index.add(&Thing { title, words, is_done, of: Some(0), ..Thing::default() });
    }
    index
}

#[test]
fn a_share_is_found_by_its_unit_and_by_what_was_written_after_cards_that_are_as_near() {
    let index = card_and_shares();
    assert_eq!(ask(&index, "giao ban").first, [0, 1, 3], "a done card before a share");
    assert_eq!(ask(&index, "ea kao").first, [0, 2, 4]);
    let near = ask(&index, "xa ea kao").first;
    assert_eq!(near[..3], [2, 4, 0], "a share whose unit begins so is nearer than a card that has the words");
    assert_eq!(ask(&index, "niem yet").first, [2]);
}

#[test]
fn words_of_the_card_lead_to_a_share_only_beside_one_of_its_own() {
    let index = card_and_shares();
    assert_eq!(ask(&index, "hoa phu hop").first, [3]);
    assert_eq!(ask(&index, "hop").first, [0], "or every share of the card would be found");
    assert!(ask(&index, "hoa phu khong").first.is_empty());
}

#[test]
fn what_is_said_later_is_found_too() {
    let mut index = card_and_shares();
    index.add_words(2, "vướng kinh phí");
    assert_eq!(ask(&index, "kinh phi").first, [2]);
    index.add_words(2, "kinh phí đã có");
    assert_eq!(ask(&index, "kinh phi"), Found { first: vec![2], count: 1 });
}

#[test]
fn of_twenty_thousand_shares_a_few_are_shown_and_the_rest_is_counted() {
    let mut index = index(&[("", "Xã trong phương án", "", false)]);
    for n in 0..20_000 {
        let (unit, words) = (format!("Xã số {n}"), format!("đã báo cáo lần {n}"));
        index.add(&Thing { title: &unit, words: &words, of: Some(0), ..Thing::default() });
    }
    for (typed, count) in [("x", 20_001), ("xa", 20_001), ("bao cao", 20_000), ("xa so 19999", 1), ("khong co", 0)] {
        let found = index.find(&Asked::new(typed), 30, &|_| true);
        assert_eq!((found.first.len(), found.count), (count.min(30), count), "{typed}");
    }
    assert_eq!(ask(&index, "xa").first[0], 0, "the card is as near and comes before its shares");
}

#[test]
fn more_words_than_anybody_types_are_left_out() {
    let many = (0..500).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
    assert_eq!(Asked::new(&many).words.len(), WORDS_MAX);
}

/// How near a thing comes by looking through its own text: what the index must come to as well.
fn looked_through(asked: &Asked, (number, title, words, _): &Told<'_>) -> Option<Nearness> {
    let (title, words) = (vietnamese::fold(title), vietnamese::fold(words));
    if !number.is_empty() && *number == asked.whole {
        return Some(Nearness::Number);
    }
    if title.starts_with(&asked.whole) {
        return Some(Nearness::Beginning);
    }
    let begins =
        |word: &String| title.match_indices(word.as_str()).any(|(at, _)| !title[..at].chars().next_back().is_some_and(char::is_alphanumeric));
    let is_near = |word: &String| number.starts_with(word.as_str()) || begins(word);
    let occurs = |word: &String| is_near(word) || title.contains(word.as_str()) || words.contains(word.as_str());
    let nearest = if asked.words.iter().all(is_near) { Nearness::Words } else { Nearness::Within };
    asked.words.iter().all(occurs).then_some(nearest)
}

#[test]
fn the_index_finds_what_looking_through_every_text_finds() {
    let told = [
        ("1.1", "Rà soát, đơn giản hóa thủ tục (TTHC)", "Sở Nội vụ; Sở Tư pháp\nquý III/2025", false),
        ("1.10", "Công khai kết quả giải quyết/trả hồ sơ", "đúng hạn 98%", true),
        ("2.1", "“Họp” giao ban\ttuần", "không-giấy tờ", false),
        ("", "Ủy ban nhân dân xã Ea Kao", "", false),
    ];
    let index = index(&told);
    for typed in [
        "t",
        "tt",
        "tthc",
        "ho",
        "hop",
        "giay",
        "tra ho so",
        "so",
        "iii/2025",
        "1",
        "1.1",
        "quyet/tra",
        "ra soat, don",
        "98%",
        "giao ban tuan",
        "a e",
    ] {
        let asked = Asked::new(typed);
        let nearest = |place: &usize| looked_through(&asked, &told[*place]).map(|nearness| (nearness, told[*place].3, *place));
        let mut expected: Vec<_> = (0..told.len()).filter_map(|place| nearest(&place)).collect();
        expected.sort();
        assert_eq!(ask(&index, typed).first, expected.iter().map(|one| one.2).collect::<Vec<_>>(), "{typed}");
    }
}
