//! What the store promises, whatever the database: each test runs on SQLite, and on PostgreSQL too when
//! `PARBOARD_TEST_POSTGRES` names a server. Numbers are rows of the list of failure modes of offline sync.

#![allow(clippy::unwrap_used)]

mod promises {
    mod accounts;
    mod agencies;
    mod appraisal;
    mod carried;
    mod checking;
    mod collectives;
    mod crowd;
    mod evidence;
    mod exports;
    mod feedback;
    mod handing_in;
    mod imports;
    mod long_life;
    mod office;
    mod periods;
    mod provinces;
    mod pull;
    mod push;
    mod reader;
    mod registry;
    mod reminders;
    mod rounds;
    mod scores;
    mod shares;
    mod singly;
    mod slow;
    mod talk;
}
