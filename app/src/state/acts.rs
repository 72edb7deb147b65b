//! What can be asked for by a key or from the palette: screens, and things to do. Each is offered to whom it is for.

use super::{
    address::{Address, use_address},
    desk::Desk,
    many, new_task, periods, picking,
    prefs::{self, Language, Theme},
    saved_views::SavedViews,
    scores,
    session::{Session, use_desk, use_session},
    standing::{Scope, overview},
    syncing,
    toast::{Toaster, use_toaster},
    trail,
    view::{View, address_of, has_tracks, use_view},
    view_address::BOARD,
};
use crate::{
    browser::{address, focus, look},
    components::shell::{Asking, Panel, around::sign_out, use_asking},
    words::{feedback, help, words},
};
use leptos::prelude::*;
use parboard_domain::board::Filter;

/// Something to be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    // Screens.
    Board,
    Leadership,
    Mine,
    Attention,
    Sync,
    Scores,
    Periods,
    Chasing,
    Round,
    Administration,
    Help,
    Feedback,
    // Things to do.
    Many,
    Pick,
    NewTask,
    Filter,
    OnlyMine,
    ClearFilters,
    Views,
    Undo,
    Redo,
    SyncNow,
    Meeting,
    Print,
    Language,
    Theme,
    Keys,
    SignOut,
}

/// All that an act may need.
#[derive(Clone, Copy)]
pub struct Reach {
    /// Whose cards.
    pub desk: Desk,
    /// Where the person is.
    pub here: Address,
    /// How the board is looked at.
    pub view: View,
    /// Views with a name.
    pub views: SavedViews,
    /// Which panel is open.
    pub asking: Asking,
    session: Session,
    toaster: Toaster,
}

impl Reach {
    /// The reach of whoever is signed in.
    pub fn now() -> Self {
        let desk = use_desk();
        Self {
            desk,
            here: use_address(),
            view: use_view(),
            views: SavedViews::of(desk.account()),
            asking: use_asking(),
            session: use_session(),
            toaster: use_toaster(),
        }
    }

    fn is_on_board(self) -> bool {
        address::path_of(&self.here.whole_now()) == BOARD
    }
}

impl Act {
    /// All there are, screens first.
    pub const ALL: [Act; 28] = [
        Act::Board,
        Act::Leadership,
        Act::Mine,
        Act::Attention,
        Act::Sync,
        Act::Scores,
        Act::Periods,
        Act::Chasing,
        Act::Round,
        Act::Administration,
        Act::Help,
        Act::Feedback,
        Act::Many,
        Act::Pick,
        Act::NewTask,
        Act::Filter,
        Act::OnlyMine,
        Act::ClearFilters,
        Act::Views,
        Act::Undo,
        Act::Redo,
        Act::SyncNow,
        Act::Meeting,
        Act::Print,
        Act::Language,
        Act::Theme,
        Act::Keys,
        Act::SignOut,
    ];

    /// Whether it is a screen.
    pub fn is_screen(self) -> bool {
        self.address().is_some()
    }

    /// Whether this person, here and now, can ask for it.
    pub fn is_offered(self, reach: Reach) -> bool {
        let (desk, actor) = (reach.desk, reach.desk.actor());
        untrack(|| match self {
            Act::Chasing => actor.may_read_chasing(),
            Act::Round => desk.in_round(),
            Act::Many | Act::Pick => many::is_for(actor.role),
            Act::Administration => actor.may_import() || actor.may_manage_accounts(),
            Act::NewTask => new_task::may_add(desk),
            Act::OnlyMine => reach.is_on_board(),
            Act::ClearFilters => reach.is_on_board() && !reach.view.filter.with(Filter::is_open),
            Act::Meeting => has_tracks(desk),
            _ => true,
        })
    }

    /// Does it.
    pub fn run(self, reach: Reach) {
        if let Some(address) = self.address() {
            return reach.here.go(address);
        }
        match self {
            Act::NewTask => reach.here.go(&new_task_address(reach.view)),
            Act::Pick => {
                if !reach.is_on_board() {
                    reach.here.go(BOARD);
                }
                picking::begin();
            }
            Act::Filter => {
                if !reach.is_on_board() {
                    reach.here.go(BOARD);
                }
                focus::go_to(".toolbar__search".to_owned());
            }
            Act::OnlyMine => reach.view.filter.update(|filter| filter.mine = !filter.mine),
            Act::ClearFilters => reach.view.filter.set(Filter::default()),
            Act::Views => reach.asking.0.set(Panel::Views),
            Act::Undo => trail::take_back(reach.desk, reach.toaster),
            Act::Redo => trail::do_again(reach.desk, reach.toaster),
            Act::Keys => reach.asking.0.set(Panel::Keys),
            Act::SyncNow => syncing::insist(reach.desk),
            Act::Meeting => reach.here.go(&meeting_address(reach.desk)),
            Act::Print => look::print(),
            Act::Language => {
                prefs::change(|prefs| prefs.language = other(prefs.language));
                look::reload();
            }
            Act::Theme => prefs::change(|prefs| prefs.theme = if prefs.theme == Theme::Dark { Theme::Light } else { Theme::Dark }),
            // What would stay behind unsent is said before anybody leaves it.
            Act::SignOut if reach.desk.line_now().stays_behind() => reach.here.go("/dong-bo"),
            Act::SignOut => sign_out(reach.session, reach.here),
            _ => {}
        }
    }

    /// Its name, as it is read and looked for.
    pub fn name(self) -> &'static str {
        match self {
            Act::Board => words().board,
            Act::Leadership => words().leadership,
            Act::Mine => words().mine,
            Act::Attention => words().attention,
            Act::Sync => words().sync,
            Act::Scores => words().scores(),
            Act::Periods => words().periods(),
            Act::Chasing => words().chasing(),
            Act::Round => words().rounds(),
            Act::Administration => words().administration,
            Act::Help => words().of(help::TITLE),
            Act::Feedback => words().of(feedback::GIVE),
            Act::Many => words().many(),
            Act::NewTask => words().add_task(),
            Act::SignOut => words().sign_out,
            Act::ClearFilters => words().clear_filters,
            _ => words().act(self),
        }
    }

    fn address(self) -> Option<&'static str> {
        Some(match self {
            Act::Board => BOARD,
            Act::Leadership => "/dieu-hanh",
            Act::Mine => "/cua-toi",
            Act::Attention => "/can-xu-ly",
            Act::Sync => "/dong-bo",
            Act::Scores => scores::ADDRESS,
            Act::Periods => periods::ADDRESS,
            Act::Chasing => "/don-doc",
            Act::Round => "/de-xuat",
            Act::Administration => "/quan-tri",
            Act::Help => "/tro-giup",
            Act::Feedback => super::feedback::ADDRESS,
            Act::Many => many::ADDRESS,
            _ => return None,
        })
    }
}

/// Under the criterion that is shown alone, as the button on the board has it.
fn new_task_address(view: View) -> String {
    view.criterion.get_untracked().map_or_else(|| new_task::ADDRESS.to_owned(), |number| address_of(new_task::ADDRESS, &number))
}

/// The meeting, at the criterion that stands worst.
fn meeting_address(desk: Desk) -> String {
    let worst = untrack(|| overview(desk, Scope::default())).criteria.first().map(|row| row.id);
    worst.map_or_else(|| "/dieu-hanh".to_owned(), |worst| format!("/dieu-hanh?hop={worst}"))
}

fn other(language: Language) -> Language {
    match language {
        Language::Vi => Language::En,
        Language::En => Language::Vi,
    }
}
