//! The table: what each role may ask for.

use parboard_domain::op::Request;

/// The names of all requests, and the name of each: from one list, so that a request which is not in it does not compile.
macro_rules! requests {
    ($($request:ident $name:literal),* $(,)?) => {
        pub const NAMES: &[&str] = &[$($name),*];
        pub fn name(request: &Request) -> &'static str {
            match request { $(Request::$request { .. } => $name),* }
        }
    };
}

requests! {
    CreateTask "create_task",
    PlaceTask "place_task",
    SetFields "set_fields",
    AddUpdate "add_update",
    ReportShare "report_share",
    AddComment "add_comment",
    AddEvidence "add_evidence",
    RemoveEvidence "remove_evidence",
    ArchiveTask "archive_task",
    RestoreTask "restore_task",
    SettleClash "settle_clash",
    LockTask "lock_task",
    AddStep "add_step",
    CheckStep "check_step",
    RemoveStep "remove_step",
    AssignPerson "assign_person",
    Remind "remind",
    GiveFigure "give_figure",
    FileReport "file_report",
    ShareView "share_view",
}

/// What is asked for, and who has it done: where their agency is named itself, where only a collective is, where it is
/// one of the units of a collective that are listed, where it leads and others are listed, and where other agencies are. Administrator, Coordinator, Leader, Head, Staff, Observer, by the first letter; `-` stands for no access, `=` for
/// nothing to do, `?` for nobody to find.
#[rustfmt::skip]
pub const TABLE: &[(&str, &str, &str, &str, &str, &str)] = &[
    //                                      named     collective listed    leads    foreign
    ("create_task",                          "-C-H--", "-C----",  "-C----",  "-C-H--", "-C----"),
    ("place_task not_started in_progress",   "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("place_task in_progress not_started",   "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("place_task in_progress in_review",     "-C-H--", "-C-H--",  "-C----",  "-C-H--", "-C----"),
    ("place_task in_review in_progress",     "-C-H--", "-C-H--",  "-C----",  "-C-H--", "-C----"),
    ("place_task in_review done",            "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("place_task done in_progress",          "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("set_fields percent",                   "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("set_fields due_on",                    "-C-H--", "-C----",  "-C----",  "-C-H--", "-C----"),
    ("set_fields title",                     "-C-HS-", "-C----",  "-C----",  "-C-HS-", "-C----"),
    ("set_fields text",                      "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("set_fields blocked",                   "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    // Only a proposal has these.
    ("set_fields carried_out_by",            "------", "------",  "------",  "------", "------"),
    ("set_fields target",                    "------", "------",  "------",  "------", "------"),
    ("set_fields points",                    "------", "------",  "------",  "------", "------"),
    ("add_update",                           "-C-HS-", "-C-HS-",  "-C-HS-",  "-C-HS-", "-C----"),
    ("report_share own",                     "------", "------",  "-C-HS-",  "------", "------"),
    ("report_share own in_review",           "------", "------",  "-C-H--",  "------", "------"),
    ("report_share another's",               "------", "------",  "-C----",  "-C----", "------"),
    // What who leads, or coordinates, makes of what a unit put forward; evidence of its share.
    ("report_share another's in_review done",            "------", "------",  "-C----",  "-C-H--", "------"),
    ("report_share another's in_review in_progress",     "------", "------",  "-C----",  "-C-H--", "------"),
    ("add_evidence another's",                "------", "------",  "-C----",  "-C----", "------"),
    ("add_comment",                          "-CLHS-", "-CLHS-",  "-CLHS-",  "-CLHS-", "-CLHS-"),
    ("add_comment answer",                   "-C-HS-", "-C-HS-",  "-C-HS-",  "-C-HS-", "-C----"),
    ("add_evidence",                         "-C-HS-", "-C-HS-",  "-C-HS-",  "-C-HS-", "-C----"),
    ("remove_evidence own",                  "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("remove_evidence another's",            "-C-H--", "-C-H--",  "-C----",  "-C-H--", "-C----"),
    ("archive_task",                         "-C-H--", "-C----",  "-C----",  "-C-H--", "-C----"),
    ("restore_task",                         "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("lock_task",                            "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("add_step",                             "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("add_step 2025-09-30",                  "-C-H--", "-C----",  "-C----",  "-C-H--", "-C----"),
    ("check_step",                           "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("remove_step",                          "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    // Whom: the person who asks, somebody of the same agency, somebody of another, somebody who only reads.
    ("assign_person me",                     "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("assign_person colleague",              "-C-H--", "-C-H--",  "-C----",  "-C-H--", "-C----"),
    ("assign_person stranger",               "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("assign_person reader",                 "------", "------",  "------",  "------", "------"),
    ("assign_person me own",                 "------", "------",  "-C-HS-",  "------", "------"),
    ("assign_person colleague own",          "------", "------",  "-C-H--",  "------", "------"),
    // A share is carried out by the people of its unit.
    ("assign_person colleague another's",    "------", "------",  "------",  "------", "------"),
    ("assign_person theirs another's",        "------", "------",  "-C----",  "-C----", "------"),
    // A clash asks the two whose values met, whatever became of their roles since, and nobody else.
    ("settle_clash own",                     "ACLHSO", "ACLHSO",  "ACLHSO",  "ACLHSO", "ACLHSO"),
    ("settle_clash others'",                 "======", "======",  "======",  "======", "======"),
    // Whoever is not on the card cannot be chased about it.
    ("remind",                               "-C----", "-?----",  "-C----",  "-C----", "-?----"),
    // Of a criterion: named is who leads or takes part there; what is scored is a matter of who leads, and where a collective does
    // nobody speaks for all of it but the coordinator.
    ("give_figure measured",                 "-C-HS-", "-C----",  "-C----",  "-C-HS-", "-C----"),
    ("give_figure self_assessed",            "-C-HS-", "-C----",  "-C----",  "-C-HS-", "-C----"),
    ("give_figure appraised",                "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("give_figure announced",                "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("give_figure baseline",                 "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("give_figure target",                   "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("give_figure max",                      "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    // Of what an agency reports for a period: whose, how far it had come before their eyes, and how far that brings it. No card matters.
    ("file_report own nothing written",      "-C-HS-", "-C-HS-",  "-C-HS-",  "-C-HS-", "-C-HS-"),
    ("file_report own nothing submitted",    "-C-H--", "-C-H--",  "-C-H--",  "-C-H--", "-C-H--"),
    ("file_report own returned written",     "-C-HS-", "-C-HS-",  "-C-HS-",  "-C-HS-", "-C-HS-"),
    ("file_report own submitted written",    "-C-H--", "-C-H--",  "-C-H--",  "-C-H--", "-C-H--"),
    ("file_report own submitted submitted",  "-C-H--", "-C-H--",  "-C-H--",  "-C-H--", "-C-H--"),
    ("file_report own accepted written",     "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("file_report own accepted submitted",   "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("file_report own submitted returned",   "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("file_report own submitted accepted",   "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("file_report own accepted returned",    "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("file_report another's nothing written", "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("file_report another's nothing submitted", "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("file_report another's submitted accepted", "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    // A view for everybody is the coordinator's to give, to rename and to take away.
    ("share_view given",                     "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("share_view renamed",                   "-C----", "-C----",  "-C----",  "-C----", "-C----"),
    ("share_view taken",                     "-C----", "-C----",  "-C----",  "-C----", "-C----"),
];

/// The same in a round of proposals, for all that is otherwise there: staff propose too, and a card has what only a proposal has.
/// All else is as in the table above.
#[rustfmt::skip]
pub const ROUND: &[(&str, &str, &str, &str, &str, &str)] = &[
    ("create_task",                          "-C-HS-", "-C----",  "-C----",  "-C-HS-", "-C----"),
    ("set_fields carried_out_by",            "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("set_fields target",                    "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
    ("set_fields points",                    "-C-HS-", "-C-HS-",  "-C----",  "-C-HS-", "-C----"),
];
