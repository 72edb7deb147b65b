//! Which column is which, by its name in the first line that names any.

use super::{Line, folded};

/// The columns as they are written, in their order.
pub const HEAD: [&str; 8] = ["Tên", "Loại", "Tên khác", "Trực thuộc", "Từ ngày", "Đến ngày", "Nay là", "Thư điện tử"];

/// Other names of the same columns, folded.
const ALSO: [&[&str]; 8] = [
    &["name", "ten co quan", "co quan", "ten don vi"],
    &["kind", "type"],
    &["aliases", "alias", "ten goi khac"],
    &["parent", "co quan cap tren"],
    &["valid_from", "valid from", "from", "co tu ngay"],
    &["valid_to", "valid to", "to", "den het ngay"],
    &["successor", "ke thua", "co quan ke thua"],
    &["email", "e-mail", "thu dien tu nhan don doc"],
];

/// Where each column stands, if anywhere.
pub(super) struct Columns([Option<usize>; 8]);

impl Columns {
    /// The columns, and the lines after the one that names them; a title may stand above it.
    pub fn find(lines: &[Line]) -> Option<(Self, &[Line])> {
        lines.iter().enumerate().take(10).find_map(|(at, line)| Some((Self::of(line)?, &lines[at + 1..])))
    }

    fn of(line: &Line) -> Option<Self> {
        let names: Vec<String> = line.cells.iter().map(|cell| folded(cell.trim_start_matches('\u{feff}'))).collect();
        let place = |column: usize| {
            let is_it = |name: &String| *name == folded(HEAD[column]) || ALSO[column].contains(&name.as_str());
            names.iter().position(is_it)
        };
        let places = [0, 1, 2, 3, 4, 5, 6, 7].map(place);
        places[0].map(|_| Self(places))
    }

    /// The cell of a column in a line, without the space around it; nothing when it is empty.
    pub fn cell(&self, line: &Line, column: usize) -> Option<String> {
        let cell = line.cells.get(self.0[column]?)?.trim();
        (!cell.is_empty()).then(|| cell.to_owned())
    }
}
