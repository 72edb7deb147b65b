//! The workbook: tasks, criteria, shares and figures, each on a sheet of its own. Numbers are numbers and days are days, so that they
//! can be counted, sorted and filtered; text is text and never a formula.

use super::{dossier::Dossier, words};
use parboard_domain::{
    criterion::Criterion,
    figures, forms,
    measure::{Day, Moment},
    row::{Kind, Noun, Rows},
    score::{Decimal, What},
    share::{self, Share},
    task::{Status, Task},
};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError};

/// The most characters of a cell; the format has no more.
const CELL_CHARS_MAX: usize = 32_767;

/// How high a line is, in points; no row is higher than 409.
const LINE_HEIGHT: f64 = 15.0;
const LINES_MAX: u32 = 27;
/// So many letters of a text fit where one figure does: words are broken before the end of a line.
const LETTERS_PER_WIDTH: f64 = 0.95;

/// What stands in a cell.
enum Cell {
    Text(String),
    Count(u32),
    Number(Decimal),
    Percent(u32),
    Day(Day),
    Moment(Moment),
    Blank,
}

impl Cell {
    /// How many lines it takes in a column so wide, as near as that can be told without the letters' own widths.
    fn lines(&self, width: f64) -> u32 {
        let of_line = |line: &str| (line.chars().count() as f64 / (width * LETTERS_PER_WIDTH)).ceil().max(1.0) as u32;
        if let Self::Text(text) = self { text.lines().map(of_line).sum::<u32>().max(1) } else { 1 }
    }
}

/// A column's name and how wide it is, in characters.
type Column = (&'static str, f64);

const TASKS: [Column; 18] = [
    ("Nhóm", 18.0),
    ("Số", 8.0),
    ("Tiêu chí", 36.0),
    ("Nhiệm vụ", 40.0),
    ("Nội dung", 60.0),
    ("Chủ trì", 28.0),
    ("Phối hợp", 28.0),
    ("Thực hiện", 28.0),
    ("Thời hạn", 20.0),
    ("Hạn cuối", 12.0),
    ("Trạng thái", 16.0),
    ("Tiến độ", 10.0),
    ("Quá hạn (ngày)", 12.0),
    ("Vướng mắc", 30.0),
    ("Cập nhật gần nhất", 18.0),
    ("Số đơn vị", 10.0),
    ("Đơn vị đã báo cáo", 12.0),
    ("Lưu trữ", 10.0),
];
const CRITERIA: [Column; 20] = [
    ("Nhóm", 18.0),
    ("Số", 8.0),
    ("Tiêu chí", 44.0),
    ("Mục tiêu, yêu cầu", 50.0),
    ("Chủ trì", 28.0),
    ("Phối hợp", 28.0),
    ("Thời hạn", 20.0),
    ("Hạn cuối", 12.0),
    ("Nhiệm vụ", 10.0),
    ("Hoàn thành", 10.0),
    ("Quá hạn", 10.0),
    ("Vướng mắc", 10.0),
    ("Lâu chưa báo cáo", 10.0),
    ("Tiến độ", 10.0),
    ("Cần đạt", 12.0),
    ("Số đo", 12.0),
    ("Ngày đo", 12.0),
    ("Điểm tối đa", 10.0),
    ("Điểm tự đánh giá", 10.0),
    ("Điểm thẩm định", 10.0),
];
const SHARES: [Column; 8] = [
    ("Số", 8.0),
    ("Nhiệm vụ", 50.0),
    ("Đơn vị", 40.0),
    ("Trạng thái", 16.0),
    ("Tiến độ", 10.0),
    ("Vướng mắc", 30.0),
    ("Báo cáo gần nhất", 18.0),
    ("Tài liệu kiểm chứng", 12.0),
];
const FIGURES: [Column; 10] = [
    ("Số", 8.0),
    ("Tiêu chí", 44.0),
    ("Loại số liệu", 22.0),
    ("Giá trị", 12.0),
    ("Đơn vị tính", 14.0),
    ("Năm", 8.0),
    ("Của", 20.0),
    ("Ngày đo", 12.0),
    ("Ghi chú, nguồn", 44.0),
    ("Ghi lúc", 18.0),
];

/// Writes it.
///
/// # Errors
/// When memory runs out.
pub fn write(dossier: &Dossier) -> anyhow::Result<Vec<u8>> {
    let (mut book, looks) = (Workbook::new(), Looks::new());
    sheet(&mut book, &looks, "Nhiệm vụ", &TASKS, tasks(dossier))?;
    sheet(&mut book, &looks, "Tiêu chí", &CRITERIA, dossier.criteria().into_iter().map(|criterion| criterion_line(dossier, criterion)))?;
    sheet(&mut book, &looks, "Phần việc", &SHARES, shares(dossier))?;
    sheet(&mut book, &looks, "Số liệu", &FIGURES, given(dossier).into_iter())?;
    Ok(book.save_to_buffer()?)
}

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    count: Format,
    number: Format,
    percent: Format,
    day: Format,
    moment: Format,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_background_color(Color::RGB(0x00DD_E6F0));
        Self {
            head: head.set_border_bottom(FormatBorder::Thin),
            text: top().set_text_wrap(),
            count: top().set_num_format("#,##0"),
            number: top().set_num_format("#,##0.###"),
            percent: top().set_num_format("0%"),
            day: top().set_num_format("dd/mm/yyyy"),
            moment: top().set_num_format("dd/mm/yyyy hh:mm"),
        }
    }

    fn put(&self, sheet: &mut Worksheet, row: u32, column: u16, cell: Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Text(text) if text.is_empty() => return Ok(()),
            Cell::Text(text) => sheet.write_string_with_format(row, column, shortened(text), &self.text)?,
            Cell::Count(count) => sheet.write_number_with_format(row, column, count, &self.count)?,
            Cell::Number(number) => sheet.write_number_with_format(row, column, number.thousandths() as f64 / 1_000.0, &self.number)?,
            Cell::Percent(percent) => sheet.write_number_with_format(row, column, f64::from(percent) / 100.0, &self.percent)?,
            Cell::Day(day) => match excel_day(day) {
                Ok(at) => sheet.write_datetime_with_format(row, column, at, &self.day)?,
                // A day that workbooks do not know, such as one of the year 25, is somebody's slip and takes nothing else with it.
                Err(_) => sheet.write_string(row, column, day.to_string())?,
            },
            Cell::Moment(moment) => {
                let minutes = (moment.0 / 60_000 + 7 * 60).rem_euclid(24 * 60);
                let at = excel_day(moment.day())?.and_hms((minutes / 60) as u16, (minutes % 60) as u8, 0.0)?;
                sheet.write_datetime_with_format(row, column, at, &self.moment)?
            }
            Cell::Blank => return Ok(()),
        };
        Ok(())
    }
}

fn excel_day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = day.civil();
    ExcelDateTime::from_ymd(year as u16, month as u8, day as u8)
}

/// A cell holds no more than the format allows; what is longer ends in a sign that it goes on.
fn shortened(text: String) -> String {
    match text.char_indices().nth(CELL_CHARS_MAX) {
        Some(_) => text.chars().take(CELL_CHARS_MAX - 1).chain(['…']).collect(),
        None => text,
    }
}

fn sheet<const N: usize>(
    book: &mut Workbook,
    looks: &Looks,
    name: &str,
    columns: &[Column; N],
    lines: impl Iterator<Item = [Cell; N]>,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?.set_freeze_panes(1, 0)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    for (column, (head, width)) in (0..).zip(columns) {
        sheet.set_column_width(column, *width)?.write_string_with_format(0, column, *head, &looks.head)?;
    }
    let mut last = 0;
    for (row, line) in (1..).zip(lines) {
        let lines = columns.iter().zip(&line).map(|((_, width), cell)| cell.lines(*width)).max().unwrap_or(1);
        // Not every program makes room for wrapped text by itself.
        if lines > 1 {
            sheet.set_row_height(row, f64::from(lines.min(LINES_MAX)) * LINE_HEIGHT)?;
        }
        for (column, cell) in (0..).zip(line) {
            looks.put(sheet, row, column, cell)?;
        }
        last = row;
    }
    // "1.10" is meant to be text: it is no sum, and not 1.1.
    sheet.autofilter(0, 0, last, N as u16 - 1)?.ignore_error_range(0, 0, last, N as u16 - 1, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn some<T>(value: Option<T>, cell: fn(T) -> Cell) -> Cell {
    value.map_or(Cell::Blank, cell)
}

/// Every card, those put away too, in the order of the document.
fn tasks(dossier: &Dossier) -> impl Iterator<Item = [Cell; 18]> {
    let mut tasks: Vec<(&Criterion, &Task)> = Vec::new();
    for task in dossier.all_tasks() {
        tasks.extend(dossier.rows.find_criterion(task.criterion).map(|criterion| (criterion, task)));
    }
    tasks.sort_by(|(a, one), (b, other)| (a.order, &one.rank, one.id).cmp(&(b.order, &other.rank, other.id)));
    tasks.into_iter().map(|(criterion, task)| task_line(dossier, criterion, task))
}

fn task_line(dossier: &Dossier, criterion: &Criterion, task: &Task) -> [Cell; 18] {
    let (title, whole) = dossier.wording(task);
    let today = dossier.at.day();
    let late = task.next_day().filter(|_| figures::is_overdue(task, today)).map(|due| (today.0 - due.0) as u32);
    let tally = dossier.tally(task, criterion);
    [
        text(words::track(criterion.track)),
        text(&criterion.number),
        text(&criterion.title),
        text(title),
        text(whole),
        Cell::Text(dossier.names(&criterion.lead)),
        Cell::Text(dossier.names(&criterion.coordinating)),
        Cell::Text(dossier.names(&task.assignees)),
        text(&criterion.deadline_text),
        some(task.due_on, Cell::Day),
        text(forms::status(task.status)),
        Cell::Percent(figures::progress(task)),
        some(late, Cell::Count),
        text(task.blocked.as_deref().unwrap_or_default()),
        Cell::Moment(task.touched_at),
        some(tally.map(|tally| tally.units), Cell::Count),
        some(tally.map(|tally| tally.reported), Cell::Count),
        text(if task.archived.is_some() { "có" } else { "" }),
    ]
}

fn criterion_line(dossier: &Dossier, criterion: &Criterion) -> [Cell; 20] {
    let sum = dossier.rollup(dossier.all_tasks().filter(|task| task.criterion == criterion.id));
    let aimed = dossier.aimed(criterion);
    let points = |what| some(dossier.score(criterion).and_then(|score| parboard_domain::score::standing::points(score, what)), Cell::Number);
    [
        text(words::track(criterion.track)),
        text(&criterion.number),
        text(&criterion.title),
        text(&criterion.goal),
        Cell::Text(dossier.names(&criterion.lead)),
        Cell::Text(dossier.names(&criterion.coordinating)),
        text(&criterion.deadline_text),
        some(criterion.due_on, Cell::Day),
        Cell::Count(sum.tasks),
        Cell::Count(sum.by_status[Status::Done.column()]),
        Cell::Count(sum.overdue),
        Cell::Count(sum.blocked),
        Cell::Count(sum.stalled),
        Cell::Percent(sum.percent()),
        some(aimed.to_reach, Cell::Number),
        some(aimed.measured, Cell::Number),
        some(aimed.measured_on, Cell::Day),
        points(What::Max),
        points(What::SelfAssessed),
        points(What::Appraised),
    ]
}

/// Every share that somebody owes, also those of which nobody has said anything yet.
fn shares(dossier: &Dossier) -> impl Iterator<Item = [Cell; 8]> {
    let by_criterion = dossier.tasks_by_criterion();
    let mut lines = Vec::new();
    for criterion in dossier.criteria() {
        for task in by_criterion.get(&criterion.id).into_iter().flatten() {
            let begun: Vec<&Share> = dossier.shares(task).collect();
            let mut units = share::units(task, criterion, &dossier.rows);
            units.extend(begun.iter().map(|share| share.unit).filter(|unit| !units.contains(unit)).collect::<Vec<_>>());
            dossier.by_name(&mut units);
            for unit in units {
                let share = begun.iter().find(|share| share.unit == unit);
                lines.push(share_line(dossier, criterion, task, share.map_or_else(|| Share::untouched(task.id, unit), |share| (*share).clone())));
            }
        }
    }
    lines.into_iter()
}

fn share_line(dossier: &Dossier, criterion: &Criterion, task: &Task, share: Share) -> [Cell; 8] {
    let percent = if share.status == Status::Done { 100 } else { u32::from(share.percent.get()) };
    [
        text(&criterion.number),
        text(dossier.wording(task).0),
        text(dossier.name(share.unit)),
        text(forms::status(share.status)),
        Cell::Percent(percent),
        Cell::Text(share.blocked.unwrap_or_default()),
        some(share.reported_at, Cell::Moment),
        Cell::Count(share.evidence.max(0) as u32),
    ]
}

/// Every figure that was given, the latest of each subject last.
fn given(dossier: &Dossier) -> Vec<[Cell; 10]> {
    let mut lines = Vec::new();
    for row in dossier.rows.of_kind(Kind::Score) {
        let Noun::Score(score) = &row.is else { continue };
        let criterion = dossier.rows.find_criterion(score.id);
        for figure in &score.figures {
            let says = &figure.says;
            lines.push((
                criterion.map_or(-1, |criterion| criterion.order),
                [
                    text(criterion.map_or("", |criterion| &criterion.number)),
                    text(criterion.map_or("Chỉ số chung của tỉnh (PAR Index)", |criterion| &criterion.title)),
                    text(kind(says.what)),
                    some(says.value, Cell::Number),
                    text(&says.unit),
                    // A year is no amount: it has no dot.
                    Cell::Text(says.year.map(|year| year.to_string()).unwrap_or_default()),
                    text(&says.of),
                    some(says.on, Cell::Day),
                    text(&says.words),
                    Cell::Moment(figure.at),
                ],
            ));
        }
    }
    lines.sort_by_key(|(order, _)| *order);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn kind(what: What) -> &'static str {
    match what {
        What::Target => "Chỉ tiêu",
        What::Baseline => "Mức nền",
        What::Measured => "Số đo",
        What::Max => "Điểm tối đa",
        What::SelfAssessed => "Điểm tự đánh giá",
        What::Appraised => "Điểm thẩm định",
        What::Announced => "Kết quả công bố",
        What::Newer => "Số liệu của bản ứng dụng mới hơn",
    }
}
