//! The registry of agencies on the command line.

use crate::program::Program;

const SHEET: &str = "Tên,Loại,Nay là\nSở Kế hoạch và Đầu tư,,Sở Tài chính\nSở Tài chính,,\nXã Lạ,Làng,\n";

#[test]
fn a_sheet_comes_in_and_goes_out_and_changes_nothing_the_second_time() {
    let program = Program::new();
    std::fs::write(program.path("co-quan.csv"), SHEET).unwrap();
    let first = program.run(&["agency", "import", "co-quan.csv"]);
    assert_eq!((first.code, first.out.as_str()), (0, ""), "{}", first.err);
    assert!(first.err.contains("2 new, 0 changed, 0 unchanged, 1 refused") && first.err.contains("line 4: Xã Lạ: "), "{}", first.err);
    let out = program.must(&["agency", "export", "--format", "csv"]);
    assert!(out.contains("Sở Kế hoạch và Đầu tư,\"Sở, ban, ngành\",,,,,Sở Tài chính"), "{out}");
    program.must(&["agency", "export", "--format", "xlsx", "-o", "co-quan.xlsx"]);
    for (file, input) in [("-", out.as_str()), ("co-quan.xlsx", "")] {
        let again = program.run_with(&["agency", "import", file], input);
        assert!(again.err.contains("0 new, 0 changed, 2 unchanged, 0 refused"), "{file}: {}", again.err);
    }
    program.must(&["check"]);
}

#[test]
fn a_dry_run_says_the_same_and_keeps_nothing() {
    let program = Program::new();
    let said = program.run_with(&["agency", "import", "-", "--dry-run"], SHEET);
    assert!(said.err.contains("2 new, 0 changed, 0 unchanged, 1 refused"), "{}", said.err);
    assert_eq!(program.must(&["agency", "export", "--format", "csv"]).lines().count(), 1, "the names of the columns");
}

#[test]
fn what_is_no_sheet_is_refused_in_one_line() {
    let program = Program::new();
    for text in ["", "Sở Y tế,Sở", "PK gói"] {
        program.run_with(&["agency", "import", "-"], text).assert_refused("parboard: ");
    }
    program.run(&["agency", "import", "not-there.csv"]).assert_refused("not-there.csv");
    assert_eq!(program.run(&["agency", "export", "--format", "pdf"]).code, 2);
}

/// A plan that is imported says which agencies are new; one that the registry knows by another name is not.
#[test]
fn an_import_says_which_agencies_are_new() {
    let program = Program::new();
    program.run_with(&["agency", "import", "-"], "Tên,Tên khác\nBưu điện tỉnh Đắk Lắk,Bưu điện tỉnh\n");
    std::fs::write(program.path("plan.txt"), include_str!("../../demonstration/ke-hoach-cai-thien-2025.txt")).unwrap();
    let said = program.run(&["import", "plan.txt"]);
    assert!(said.err.contains("new agency: Sở Tư pháp\n") && !said.err.contains("new agency: Bưu điện"), "{}", said.err);
    assert!(!program.run(&["import", "plan.txt"]).err.contains("new agency"));
}
