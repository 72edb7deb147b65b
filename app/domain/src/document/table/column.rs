//! Which column holds what, told by the header's words.

use super::super::mark;
use crate::vietnamese::fold;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// STT.
    Number,
    /// Tiêu chí, lĩnh vực.
    Title,
    /// Mục tiêu, chỉ tiêu.
    Goal,
    /// Nhiệm vụ, giải pháp.
    Tasks,
    /// Cơ quan chủ trì.
    Lead,
    /// Cơ quan phối hợp, thực hiện.
    Coordinating,
    /// Thời gian.
    Deadline,
}

/// The columns of one table, from left to right; `None` for those of no interest.
#[derive(Clone, Debug, Default)]
pub struct Columns(Vec<Option<Column>>);

/// A header's cell is a phrase.
const HEADER_CHARS_MAX: usize = 90;

impl Columns {
    /// The columns, when these cells are a header that names criteria and something about each.
    pub fn of_header(cells: &[String]) -> Option<Self> {
        let is_entry = cells.iter().any(|cell| mark::number_cell(cell).is_some());
        if is_entry || cells.iter().any(|cell| cell.chars().count() > HEADER_CHARS_MAX) {
            return None;
        }
        let mut columns: Vec<Option<Column>> = Vec::new();
        for cell in cells {
            let found = column(&fold(cell).replace('\n', " ")).filter(|found| !columns.contains(&Some(*found)));
            columns.push(found);
        }
        let columns = Self(columns);
        let says = [Column::Lead, Column::Coordinating, Column::Tasks, Column::Deadline].iter().any(|column| columns.at(*column).is_some());
        (says && columns.at(Column::Title).is_some()).then_some(columns)
    }

    /// Where a column stands.
    pub fn at(&self, column: Column) -> Option<usize> {
        self.0.iter().position(|own| *own == Some(column))
    }

    /// Remembers which columns any table had.
    pub fn join(&mut self, other: &Self) {
        self.0.extend(other.0.iter().flatten().copied().map(Some));
    }
}

fn column(header: &str) -> Option<Column> {
    let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
    let is_agency = has(&["co quan", "don vi"]);
    match header.trim() {
        "stt" | "tt" | "so tt" | "so thu tu" | "ma" | "ma so" | "muc" => Some(Column::Number),
        _ if has(&["chu tri"]) => Some(Column::Lead),
        _ if has(&["phoi hop"]) || (is_agency && has(&["thuc hien", "tham gia"])) => Some(Column::Coordinating),
        _ if has(&["thoi gian", "thoi han", "tien do", "han hoan thanh"]) => Some(Column::Deadline),
        _ if has(&["tieu chi", "linh vuc", "chi so"]) => Some(Column::Title),
        _ if has(&["nhiem vu", "giai phap", "noi dung thuc hien", "noi dung cong viec"]) => Some(Column::Tasks),
        _ if has(&["muc tieu", "chi tieu", "yeu cau", "ket qua"]) => Some(Column::Goal),
        _ => None,
    }
}
