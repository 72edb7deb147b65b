//! Accounts on the command line.

use crate::program::Program;

const ADD: [&str; 8] = ["account", "add", "--login", "hanh", "--name", "Trần Thị Minh Hạnh", "--role", "coordinator"];

#[test]
fn a_made_up_password_is_printed_once_and_alone() {
    let program = Program::new();
    let password = program.must(&ADD);
    assert_eq!((password.trim_end().len(), password.lines().count()), (19, 1));
    assert_eq!(program.must(&["account", "list"]), "hanh\tTrần Thị Minh Hạnh\tcoordinator\t\tactive\n");
}

#[test]
fn a_given_password_is_not_printed() {
    let program = Program::new();
    let args: Vec<&str> = ADD.into_iter().chain(["--agency", "Sở Nội vụ", "--password-stdin"]).collect();
    let said = program.run_with(&args, "một mật khẩu đủ dài\n");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(!said.err.contains("mật khẩu"));
    assert!(program.must(&["account", "list"]).contains("Sở Nội vụ"));
    program.run_with(&["account", "reset", "--login", "hanh", "--password-stdin"], "ngắn\n").assert_refused("8 characters");
}

#[test]
fn what_cannot_be_done_is_refused_in_one_line() {
    let program = Program::new();
    program.must(&ADD);
    program.run(&ADD).assert_refused("taken");
    program.run(&["account", "disable", "--login", "nobody"]).assert_refused("nobody");
    program.run(&["account", "add", "--login", "hai chữ", "--name", "N", "--role", "staff"]).assert_refused("one word");
    let said = program.run(&["account", "add", "--login", "x", "--name", "X", "--role", "king"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
}

#[test]
fn disabled_accounts_are_listed_as_such_until_reset() {
    let program = Program::new();
    program.must(&ADD);
    program.must(&["account", "disable", "--login", "HANH"]);
    assert!(program.must(&["account", "list"]).ends_with("disabled\n"));
    assert_eq!(program.must(&["account", "reset", "--login", "hanh"]).trim_end().len(), 19);
    assert!(program.must(&["account", "list"]).ends_with("active\n"));
}
