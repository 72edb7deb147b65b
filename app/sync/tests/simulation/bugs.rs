//! Deliberate bugs, each put in from outside: into what the pretend server does around the half that decides, into the
//! store a tab writes to, or into what a pretend page does around the tab. A simulator that lets one pass is too weak.

mod store;

pub use store::CrookedStore;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// The server does not look whether an operation came before.
    ForgetsIds,
    /// The server weighs a refused operation anew when it comes again.
    RefusalsAreWeighedAgain,
    /// The server refuses for good what a newer version made.
    RefusesTheNewer,
    /// The server keeps rows whose transaction never ended.
    RowsOutsideTheTransaction,
    /// The server keeps verdicts whose transaction never ended.
    LogOutsideTheTransaction,
    /// Of two values the later one stands, and the other is kept nowhere.
    LastWriteWinsSilently,
    /// Whoever has the later clock wins.
    ClockDecides,
    /// The cursor is the plan's revision although there are more pages.
    CursorRunsAhead,
    /// The last verdict of an answer is missing.
    DropsAVerdict,
    /// Nobody is told that people changed office.
    DirectoryIsNotSent,
    /// A restored backup goes on in the generation it was taken from.
    RestoresWithoutANewEpoch,
    /// The server believes that whoever sends an operation has made it.
    TakesAnybodysOutbox,
    /// Work that is handed in is carried out as the work of whoever brings it.
    HandsInAsOnesOwn,
    /// The device lets go of a file with its last piece, whatever the answer.
    LetsGoWithTheLastPiece,
    /// The server says that it has a file before the cards that name it say so.
    CardsAreNotTold,
    /// The device vouches for rows before it has them.
    PlaceBeforeRows,
    /// All operations of a device are one text, which every tab writes as it remembers it.
    OutboxAsOneText,
    /// The device forgets an operation when it is acknowledged, not when its rows are held.
    ForgetsWhenAcknowledged,
    /// Any answer is a success, also the page of a captive portal.
    TakesAnyPageForSuccess,
    /// A tab with something refused does not ask for news.
    RefusedBlocksNews,
    /// A whole copy with nothing in it empties the board.
    TakesAnEmptyCopy,
    /// When there is no room, what was typed is given up before the board is.
    GivesUpTheTyping,
    /// The device says that it keeps a move, and does not.
    LosesMoves,
    /// The server tells the first of what was carried out that it was refused.
    AltersAVerdict,
    /// A tab adds to a copy in the depot whoever else has added to it since.
    IgnoresTheGuard,
    /// A tab that dies on the way to the depot leaves half of what it carried.
    TearsWhatItCarries,
}

impl Bug {
    pub const ALL: [Bug; 26] = [
        Bug::ForgetsIds,
        Bug::RefusalsAreWeighedAgain,
        Bug::RefusesTheNewer,
        Bug::RowsOutsideTheTransaction,
        Bug::LogOutsideTheTransaction,
        Bug::LastWriteWinsSilently,
        Bug::ClockDecides,
        Bug::CursorRunsAhead,
        Bug::DropsAVerdict,
        Bug::DirectoryIsNotSent,
        Bug::RestoresWithoutANewEpoch,
        Bug::TakesAnybodysOutbox,
        Bug::HandsInAsOnesOwn,
        Bug::LetsGoWithTheLastPiece,
        Bug::CardsAreNotTold,
        Bug::PlaceBeforeRows,
        Bug::OutboxAsOneText,
        Bug::ForgetsWhenAcknowledged,
        Bug::TakesAnyPageForSuccess,
        Bug::RefusedBlocksNews,
        Bug::TakesAnEmptyCopy,
        Bug::GivesUpTheTyping,
        Bug::TearsWhatItCarries,
        Bug::LosesMoves,
        Bug::AltersAVerdict,
        Bug::IgnoresTheGuard,
    ];
    /// What it is to be seen by: a bug that something else gives away has not been looked for.
    pub fn shows_in(self) -> &'static str {
        match self {
            Self::ForgetsIds | Self::RefusalsAreWeighedAgain => "was carried out twice",
            Self::RefusesTheNewer => "because it is too new",
            Self::RowsOutsideTheTransaction => "has no operation in the log",
            Self::CursorRunsAhead | Self::RestoresWithoutANewEpoch | Self::PlaceBeforeRows | Self::TearsWhatItCarries | Self::IgnoresTheGuard => {
                "says it has everything"
            }
            Self::AltersAVerdict => "and written down as",
            Self::DropsAVerdict => "never gets rid of",
            Self::DirectoryIsNotSent => "never hears who works where",
            Self::TakesAnybodysOutbox | Self::HandsInAsOnesOwn => "in the name of another",
            Self::LetsGoWithTheLastPiece => "is on no device and not on the server",
            Self::CardsAreNotTold => "never says that its file has arrived",
            Self::RefusedBlocksNews => "never gets to",
            Self::TakesAnEmptyCopy => "emptied itself",
            Self::LogOutsideTheTransaction
            | Self::LastWriteWinsSilently
            | Self::ClockDecides
            | Self::OutboxAsOneText
            | Self::ForgetsWhenAcknowledged
            | Self::TakesAnyPageForSuccess
            | Self::GivesUpTheTyping
            | Self::LosesMoves => "is nowhere",
        }
    }
}
