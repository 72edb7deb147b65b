//! A province that does not exist: a plan of any size with agencies, and what its people did. The same seed gives the same
//! province. For load and for screens; nobody should mistake it for a real one, so its plan says what it is.

use parboard_domain::{
    appraisal,
    criterion::{Level, Track},
    document::{Document, Index, Item, ItemTask, Reading},
    field::{Field, Value},
    id::{AgencyId, TaskId},
    measure::Day,
    op::{Change, FromTo, Request},
    plan::PlanKind,
    registry::Record,
    task::Status,
};
use uuid::Uuid;

/// Numbers that look random and are the same for the same seed (splitmix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice of that seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; nought when that is nought.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % (end as u64).max(1)) as usize
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// So many communes, the same for the same seed.
pub fn communes(count: usize, seed: u64) -> Vec<Record> {
    let id = |n: usize| AgencyId(Uuid::from_u64_pair(seed | 1, 0x8000_0000_0000_0000 | n as u64));
    (1..=count).map(|n| Record::named(id(n), &format!("Xã Tổng Hợp số {n}"))).collect()
}

/// What a unit reports of its share.
pub fn report(dice: &mut Dice, task: TaskId, unit: AgencyId) -> Request {
    let to = Value::Number(dice.below(101) as i64);
    let did = dice.pick(&["Đã họp và phân công", "Đã niêm yết tại trụ sở", "Đã gửi báo cáo tháng", "Đang rà soát hồ sơ"]).to_owned();
    Request::ReportShare { task, unit, did, changes: vec![Change { field: Field::Percent, from: Value::Number(0), to }], why: None }
}

const SECTORS: [&str; 16] = [
    "Nội vụ",
    "Tài chính",
    "Tư pháp",
    "Xây dựng",
    "Công Thương",
    "Y tế",
    "Giáo dục và Đào tạo",
    "Khoa học và Công nghệ",
    "Nông nghiệp và Môi trường",
    "Văn hóa, Thể thao và Du lịch",
    "Dân tộc và Tôn giáo",
    "Ngoại vụ",
    "Giao thông công chính",
    "Lao động và Việc làm",
    "Thông tin và Chuyển đổi số",
    "Quy hoạch",
];
const FIELDS: [&str; 8] = [
    "Công tác chỉ đạo, điều hành cải cách hành chính",
    "Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng chính quyền điện tử, chính quyền số",
    "Tác động của cải cách đến người dân, tổ chức",
];
const DEEDS: [&str; 8] = ["rà soát", "công khai", "kiểm tra", "đôn đốc", "số hóa", "tập huấn", "ban hành quy trình về", "khảo sát ý kiến về"];
const THINGS: [&str; 8] = [
    "hồ sơ thủ tục hành chính quá hạn",
    "kết quả giải quyết thủ tục hành chính",
    "dịch vụ công trực tuyến toàn trình",
    "việc xử lý văn bản trên môi trường mạng",
    "giải ngân vốn đầu tư công",
    "sắp xếp đơn vị sự nghiệp công lập",
    "thời gian tiếp nhận phản ánh, kiến nghị của người dân",
    "đạo đức công vụ tại bộ phận một cửa",
];
const WHYS: [&str; 6] = [
    "phân công rõ người chịu trách nhiệm và thời hạn hoàn thành",
    "báo cáo kết quả về cơ quan chủ trì trước ngày 20 của tháng cuối quý",
    "bảo đảm tỷ lệ hồ sơ trả đúng hạn đạt từ 98% trở lên",
    "gắn kết quả thực hiện với đánh giá, xếp loại người đứng đầu",
    "niêm yết đầy đủ tại trụ sở và trên trang thông tin điện tử",
    "kịp thời tháo gỡ khó khăn, vướng mắc ngay tại cơ sở",
];
const DONE: [&str; 4] = ["Đã hoàn thành bước đầu", "Đang chờ ý kiến của đơn vị phối hợp", "Đã gửi văn bản đôn đốc", "Đã tập huấn cho cán bộ một cửa"];

/// A plan with that many tasks, led by that many agencies.
pub fn plan(tasks: usize, units: usize, seed: u64) -> Reading {
    let mut dice = Dice::new(seed);
    let units: Vec<String> = (0..units.max(1)).map(unit).collect();
    let criteria = tasks.div_ceil(10).clamp(1, 110);
    let items = (0..criteria).map(|n| item(&mut dice, n, tasks / criteria + usize::from(n < tasks % criteria), &units)).collect();
    Reading {
        document: Document {
            kind: PlanKind::Plan,
            number: Some(format!("{}/KH-TH", seed % 1_000)),
            issuer: Some("UBND tỉnh Tổng Hợp".to_owned()),
            issued_on: Day::new(2025, 5, 26),
            year: Some(2025),
            title: Some("Kế hoạch tổng hợp để thử tải, không phải văn bản thật".to_owned()),
        },
        declared_items: u32::try_from(criteria).ok(),
        items,
        warnings: Vec::new(),
    }
}

/// The name of the `n`-th agency.
pub fn unit(n: usize) -> String {
    SECTORS.get(n).map_or_else(|| format!("UBND xã Tổng Hợp {}", n - SECTORS.len() + 1), |sector| format!("Sở {sector}"))
}

fn item(dice: &mut Dice, n: usize, tasks: usize, units: &[String]) -> Item {
    let number = format!("{}.{}", n % FIELDS.len() + 1, n / FIELDS.len() + 1);
    let lead = units[n % units.len()].clone();
    let quarter = dice.below(4);
    let due_on = [(3, 31), (6, 30), (9, 30), (12, 31)].map(|(month, day)| Day::new(2025, month, day))[quarter];
    Item {
        title: format!("{} ({number})", FIELDS[n % FIELDS.len()]),
        index: Some(Index::Par),
        level: Some(Level::Criterion),
        track: Some(Track::Weak),
        goal: format!("Phấn đấu đạt điểm tối đa của tiêu chí; {}.", dice.pick(&WHYS)),
        tasks: (0..tasks).map(|task| words(dice, n * 100 + task, units)).collect(),
        lead: vec![lead],
        coordinating: vec!["Các cơ quan, đơn vị, địa phương".to_owned()],
        deadline_text: Some(format!("Quý {}/2025", ["I", "II", "III", "IV"][quarter])),
        due_on,
        lines: [n * 20 + 1, n * 20 + 19],
        number,
    }
}

/// The words of a task: one to six hundred bytes, as in real plans.
fn words(dice: &mut Dice, line: usize, units: &[String]) -> ItemTask {
    let unit = &units[dice.below(units.len())];
    let deed = format!("{} {}", dice.pick(&DEEDS), dice.pick(&THINGS));
    let whys: Vec<_> = (0..=dice.below(5)).map(|_| dice.pick(&WHYS)).collect();
    ItemTask {
        text: format!("{unit} {deed} (việc {line}); {}.", whys.join("; ")),
        assignees: vec![unit.clone()],
        short_title: format!(
            "{}{}",
            deed.chars().next().map(|first| first.to_uppercase().to_string()).unwrap_or_default(),
            deed.chars().skip(1).collect::<String>()
        ),
        line,
    }
}

/// A card as whoever changes it sees it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Which.
    pub task: TaskId,
    /// Its column.
    pub status: Status,
    /// How much of it is done.
    pub percent: i64,
}

/// What somebody does with a card next; `seen` is brought up to date.
pub fn deed(dice: &mut Dice, seen: &mut Seen) -> Request {
    let task = seen.task;
    match dice.below(20) {
        0..=8 => {
            let (from, to) = (seen.percent, (seen.percent + 5 + dice.below(20) as i64).min(100));
            seen.percent = to;
            Request::AddUpdate {
                task,
                did: format!("{}; {}.", dice.pick(&DONE), dice.pick(&WHYS)),
                percent: Some(FromTo { from: Value::Number(from), to: Value::Number(to) }),
            }
        }
        9..=13 => {
            let (from, to) = (seen.status, Status::ALL[dice.below(4)]);
            seen.status = to;
            let why = appraisal::asks(from, to, 0, false).map(|_| format!("{}.", dice.pick(&DONE)));
            Request::PlaceTask { task, from, to, rank: Some(format!("c{:06}i", dice.below(900_000))), why }
        }
        14..=16 => Request::AddComment { task, body: format!("Đề nghị {}.", dice.pick(&WHYS)), mentions: Vec::new(), answers: None },
        _ => {
            let why = format!("Vướng {}.", dice.pick(&THINGS));
            Request::SetFields { task, changes: vec![Change { field: Field::Blocked, from: Value::Nothing, to: why.as_str().into() }] }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_province() {
        assert_eq!(plan(300, 20, 7), plan(300, 20, 7));
        assert_ne!(plan(300, 20, 7), plan(300, 20, 8));
    }

    #[test]
    fn a_plan_has_as_many_tasks_as_asked_for() {
        for tasks in [1, 9, 300, 3_000] {
            assert_eq!(plan(tasks, 5, 1).items.iter().map(|item| item.tasks.len()).sum::<usize>(), tasks);
        }
    }

    #[test]
    fn tasks_are_as_long_as_real_ones() {
        let plan = plan(500, 10, 3);
        assert!(plan.items.iter().flat_map(|item| &item.tasks).all(|task| (90..700).contains(&task.text.len())));
    }
}
