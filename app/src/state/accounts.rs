//! The province's accounts, as the server last listed them. Nothing here is kept on the device.

use super::{
    asking::{ask, look},
    desk::Desk,
};
use crate::online::accounts::{AccountForm, AccountLine, FreshPassword, add_account, list_accounts, reset_password, set_account_disabled};
use leptos::prelude::*;

/// Accounts on the screen.
#[derive(Clone, Copy)]
pub struct Accounts {
    /// The list; nothing before the server first answered.
    pub lines: RwSignal<Option<Vec<AccountLine>>>,
    /// Why the list, or a change to it, did not come about.
    pub trouble: RwSignal<Option<String>>,
    /// Why the account of the form was not made; said beside the form.
    pub form_trouble: RwSignal<Option<String>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    /// A password that was just made.
    pub fresh: RwSignal<Option<FreshPassword>>,
    /// The account to be made, as filled in.
    pub form: RwSignal<AccountForm>,
}

impl Accounts {
    /// Asks for the list, and again when the network is back.
    pub fn open(desk: Desk) -> Self {
        let accounts = Self {
            lines: RwSignal::new(None),
            trouble: RwSignal::new(None),
            form_trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            fresh: RwSignal::new(None),
            form: RwSignal::new(AccountForm::default()),
        };
        let is_online = Memo::new(move |_| desk.trouble().is_none());
        Effect::new(move |_| {
            if is_online.get() || accounts.lines.with_untracked(Option::is_none) {
                accounts.load();
            }
        });
        accounts
    }

    /// Asks for the list.
    pub fn load(self) {
        look(self.trouble, list_accounts(), move |lines| self.lines.set(Some(lines)));
    }

    /// Makes the account that was filled in; the form is emptied only when it was made.
    pub fn add(self) {
        ask(self.busy, self.form_trouble, add_account(self.form.get_untracked()), move |fresh| {
            self.form.set(AccountForm::default());
            self.show(fresh);
        });
    }

    /// Replaces a password.
    pub fn reset(self, login: String) {
        ask(self.busy, self.trouble, reset_password(login), move |fresh| self.show(fresh));
    }

    /// Forbids or allows signing in.
    pub fn set_disabled(self, login: String, disabled: bool) {
        ask(self.busy, self.trouble, set_account_disabled(login, disabled), move |()| self.load());
    }

    fn show(self, fresh: FreshPassword) {
        self.fresh.set(Some(fresh));
        self.load();
    }
}
