//! Documents that the program writes: opened by LibreOffice, measured on the page, and read again.

use crate::program::Program;
use calamine::{Data, DataType, Reader, Xlsx};
use parboard_domain::vietnamese::fold;
use serde_json::Value;
use std::{
    io::{Cursor, Read},
    path::Path,
    process::Command,
};

const PLAN: &str = include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt");

/// A program with the demonstration's plan.
fn with_plan() -> Program {
    let program = Program::new();
    std::fs::write(program.path("plan.txt"), PLAN).unwrap();
    program.must(&["import", "plan.txt"]);
    program
}

fn tool(name: &str, args: &[&str], folder: &Path) -> String {
    let output = Command::new(name).args(args).current_dir(folder).output().unwrap_or_else(|error| panic!("{name}: {error}; see make tools-test"));
    assert!(output.status.success(), "{name} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Converts files with an office program that has a profile to itself, so that tests do not wait for each other.
fn convert(program: &Program, to: &str, more: &[&str], files: &[&str]) {
    let profile = format!("-env:UserInstallation=file://{}", program.path("profile").display());
    let args = [&[profile.as_str(), "--headless", "--convert-to", to][..], more, files].concat();
    tool("soffice", &args, program.folder.path());
}

/// A word on a page, in points from its left upper corner.
#[derive(Debug)]
struct Word {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

struct Page {
    width: f64,
    words: Vec<Word>,
}

impl Page {
    fn is_across(&self) -> bool {
        self.width > 700.0
    }

    /// What stands in the top margin.
    fn number(&self) -> Option<&str> {
        self.words.iter().find(|word| word.bottom < 56.0).map(|word| word.text.as_str())
    }

    /// Its words without blanks and diacritics: a printer sets letters and marks, and where one font lacks some the blanks between
    /// words are guessed at.
    fn text(&self) -> String {
        plain(&self.words.iter().map(|word| word.text.as_str()).collect::<String>())
    }

    #[track_caller]
    fn assert_says(&self, words: &str) {
        assert!(self.text().contains(&plain(words)), "{words} in {}", self.text());
    }
}

fn plain(text: &str) -> String {
    fold(text).split_whitespace().collect()
}

/// The pages of a document, as a printer would have them.
fn pages(program: &Program, name: &str) -> Vec<Page> {
    let markup = tool("pdftotext", &["-bbox", &format!("{name}.pdf"), "-"], program.folder.path());
    let number = |line: &str, name: &str| -> f64 { line.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap() };
    let mut pages: Vec<Page> = Vec::new();
    for line in markup.lines().map(str::trim) {
        if line.starts_with("<page ") {
            pages.push(Page { width: number(line, "width"), words: Vec::new() });
        } else if line.starts_with("<word ") {
            let text = line.split('>').nth(1).unwrap().trim_end_matches("</word").replace("&quot;", "\"").replace("&amp;", "&");
            let [left, top, right, bottom] = ["xMin", "yMin", "xMax", "yMax"].map(|name| number(line, name));
            pages.last_mut().unwrap().words.push(Word { text, left, top, right, bottom });
        }
    }
    pages
}

/// A millimetre in points.
const MM: f64 = 72.0 / 25.4;

/// Within the margins of the decree, but for the page's number; a letter's own box may stand out by a hair.
#[track_caller]
fn assert_within_margins(page: &Page) {
    let height = if page.is_across() { 210.0 } else { 297.0 };
    for word in page.words.iter().filter(|word| word.bottom >= 56.0) {
        let fits = word.left >= 28.0 * MM && word.right <= page.width - 15.0 * MM && word.top >= 18.0 * MM && word.bottom <= (height - 18.0) * MM;
        assert!(fits, "{word:?} stands in the margin of {}", page.text());
    }
}

#[test]
fn the_pages_are_those_of_the_decree() {
    let program = with_plan();
    for paper in ["plan", "report", "letters"] {
        program.must(&["export", "--format", "docx", "--paper", paper, "-o", &format!("{paper}.docx")]);
    }
    program.must(&["export", "--format", "docx", "--paper", "report", "--period", "2025-h1", "-o", "periodic.docx"]);
    let said = program.run(&["export", "--format", "docx", "--paper", "report", "--period", "2025-q2"]);
    assert!(said.err.contains("such as 2025-h1"), "{}", said.err);
    convert(&program, "pdf", &[], &["plan.docx", "report.docx", "letters.docx", "periodic.docx"]);

    let plan = pages(&program, "plan");
    let annex = plan.iter().position(Page::is_across).unwrap();
    assert!(annex > 10 && plan.len() - annex > 5, "{annex} of {}", plan.len());
    plan.iter().for_each(assert_within_margins);
    for (from, to) in [(0, annex), (annex, plan.len())] {
        for (at, page) in (1..).zip(&plan[from..to]) {
            let number = if at == 1 { None } else { Some(at.to_string()) };
            assert_eq!(page.number(), number.as_deref(), "every section is numbered from one, and hides the first");
            assert_eq!(page.is_across(), from == annex);
        }
    }
    for words in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "/KH-UBND", "KẾ HOẠCH", "1.1. Tiêu chí"]
    {
        plan[0].assert_says(words);
    }
    assert!(!plan[0].text().contains("45/kh-ubnd"), "the number is for a person to fill");
    for page in &plan[annex..] {
        page.assert_says("Nhiệm vụ, giải pháp");
    }
    for words in ["Nơi nhận:", "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "Phụ lục kèm theo"] {
        plan[annex - 1].assert_says(words);
    }

    let report = pages(&program, "report");
    report.iter().for_each(assert_within_margins);
    for words in ["BÁO CÁO", "31 tiêu chí, 128 nhiệm vụ. 0 nhiệm vụ hoàn thành (0 %)", "thiếu: 1.9"] {
        report[0].assert_says(words);
    }
    report.iter().find(|page| page.is_across()).unwrap().assert_says("TÌNH HÌNH THỰC HIỆN TỪNG TIÊU CHÍ");

    let periodic = pages(&program, "periodic");
    periodic.iter().for_each(assert_within_margins);
    for words in ["6 tháng đầu năm 2025", "Số liệu chưa chốt", "31 tiêu chí, 128 nhiệm vụ"] {
        periodic[0].assert_says(words);
    }
    let across: Vec<&Page> = periodic.iter().filter(|page| page.is_across()).collect();
    across[0].assert_says("SỐ LIỆU TỪNG TIÊU CHÍ");
    across[across.len() - 1].assert_says("chưa nộp");

    let letters = pages(&program, "letters");
    letters.iter().for_each(assert_within_margins);
    assert_eq!(letters.iter().filter(|page| page.number().is_none()).count(), letters.iter().filter(|page| page.text().contains("kinhgui:")).count());
}

#[test]
fn an_exported_document_is_the_same_plan_when_it_comes_back() {
    let program = with_plan();
    program.must(&["export", "--format", "docx", "-o", "again.docx"]);
    let read = |name: &str| -> Value { serde_json::from_str(&program.must(&["import", name, "--dry-run", "--json"])).unwrap() };
    let (first, again) = (read("plan.txt"), read("again.docx"));
    let items = |reading: &Value| reading["items"].as_array().unwrap().clone();
    assert_eq!(items(&again).len(), items(&first).len());
    for (one, other) in items(&first).iter().zip(items(&again)) {
        for part in ["number", "title", "goal", "lead", "coordinating", "due_on", "track", "level"] {
            assert_eq!(other[part], one[part], "{part} of {}", one["number"]);
        }
        let texts = |item: &Value| item["tasks"].as_array().unwrap().iter().map(|task| task["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(texts(&other), texts(one), "{}", one["number"]);
    }
    let said = program.run(&["import", "again.docx", "--plan", &plan_of(&program)]);
    assert!(said.err.contains("0 new"), "{}", said.err);
}

fn plan_of(program: &Program) -> String {
    let export: Value = serde_json::from_str(&program.must(&["export", "--format", "json"])).unwrap();
    export["plan"].as_str().unwrap().to_owned()
}

#[test]
fn documents_that_an_office_program_writes_read_like_their_text() {
    let program = Program::new();
    std::fs::write(program.path("plan.txt"), PLAN).unwrap();
    convert(&program, "docx:MS Word 2007 XML", &["--infilter=Text (encoded):UTF8,LF,,,"], &["plan.txt"]);
    let read = |name: &str| program.must(&["import", name, "--dry-run", "--json"]);
    assert_eq!(read("plan.docx"), read("plan.txt"));
}

#[test]
fn a_workbook_has_typed_columns_a_header_that_stays_and_filters() {
    let program = with_plan();
    program.must(&["export", "--format", "xlsx", "-o", "book.xlsx"]);
    let bytes = std::fs::read(program.path("book.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).unwrap();
    assert_eq!(book.sheet_names(), ["Nhiệm vụ", "Tiêu chí", "Phần việc", "Số liệu"]);
    let tasks = book.worksheet_range("Nhiệm vụ").unwrap();
    assert_eq!(tasks.height(), 129);
    let column = |name: &str| (0..tasks.width()).find(|at| tasks[(0, *at)] == Data::String(name.to_owned())).unwrap();
    let (number, due, percent) = (column("Số"), column("Hạn cuối"), column("Tiến độ"));
    for row in 1..tasks.height() {
        assert!(matches!(tasks[(row, number)], Data::String(_)), "1.10 is not 1.1");
        assert!(tasks[(row, due)].is_datetime() || tasks[(row, due)].is_empty(), "{:?}", tasks[(row, due)]);
        assert!(matches!(tasks[(row, percent)], Data::Float(_)));
    }
    assert!((1..tasks.height()).any(|row| tasks[(row, due)].is_datetime()));
    let mut package = zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
    for sheet in 1..=4 {
        let mut markup = String::new();
        package.by_name(&format!("xl/worksheets/sheet{sheet}.xml")).unwrap().read_to_string(&mut markup).unwrap();
        assert!(markup.contains("<autoFilter ") && markup.contains("state=\"frozen\""), "sheet {sheet}");
    }
}
