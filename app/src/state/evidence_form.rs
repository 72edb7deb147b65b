//! The form that adds evidence. What is typed, and the file that was chosen, survive a closed tab: phones close the browser
//! while their camera is open.

use super::{
    desk::{Desk, WishError},
    drafts::{self, Draft, Others, Slot},
    editing::Said,
    files::{Files, use_files},
    session::use_desk,
};
use crate::{
    browser::{clock, file, indexed::IndexedError, kept_files, room, text},
    words::words,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::{
    evidence::{FILE_BYTES_MAX, FileRef, Media, NAME_CHARS_MAX, Paper},
    id::{OpId, TaskId},
    op::Request,
};
use parboard_sync::files::KeptFile;

/// The form's name among the drafts of a card.
pub const NAME: &str = "evidence";

/// Why a file was not taken. Nothing was kept, and the form stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The file itself is not taken.
    File(parboard_domain::refusal::RefusalCode),
    /// There is nothing in it.
    Empty,
    /// The browser cannot read it.
    Unreadable,
    /// The page has no secure address, without which browsers compute no digest.
    Insecure,
    /// This device does not keep it.
    NotKept(IndexedError),
    /// Form and operation do not go together.
    Wish(WishError),
    /// A file was chosen and not taken, and the person has not said that it goes without.
    Without,
}

/// The form.
#[derive(Clone, Copy)]
pub struct EvidenceForm {
    desk: Desk,
    files: Files,
    task: TaskId,
    said: Said,
    /// What is in it.
    pub draft: RwSignal<Draft>,
    /// A file is being read and kept.
    pub busy: RwSignal<bool>,
    /// Why the last thing could not be done.
    pub trouble: RwSignal<Option<Refused>>,
}

impl EvidenceForm {
    /// The form on a card, with what was left in it.
    pub fn open(task: TaskId) -> Self {
        let desk = use_desk();
        let slot = Slot::on_card(desk, task, NAME);
        let draft = RwSignal::new(slot.load().map(|draft| with_file_or_without(desk, draft)).unwrap_or_default());
        let wants = move || draft.try_with_untracked(Draft::is_empty).unwrap_or(false);
        expect_context::<Others>().take_over(slot, NAME, wants, move |left| draft.set(with_file_or_without(desk, left)));
        Self { desk, files: use_files(), task, said: expect_context(), draft, busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// Where its drafts lie.
    pub fn slot(self) -> Slot {
        Slot::on_card(self.desk, self.task, NAME)
    }

    /// Shows a draft that lies in its slot by now.
    pub fn show(self, draft: &Draft) {
        self.trouble.set(None);
        self.draft.set(with_file_or_without(self.desk, draft.clone()));
    }

    /// The person typed.
    pub fn change(self, edit: impl FnOnce(&mut Paper)) {
        self.draft.update(|draft| edit(&mut draft.paper));
        self.trouble.set(None);
        self.keep_draft();
    }

    fn keep_draft(self) {
        self.draft.with_untracked(|draft| self.slot().save(draft));
    }

    /// The person chose a file: it is looked at, kept on this device, and only then shown as chosen.
    pub fn choose(self, chosen: web_sys::File) {
        self.trouble.set(None);
        self.busy.set(true);
        spawn_local(async move {
            let outcome = self.keep(&chosen).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(file) => self.take(file),
                Err(refused) => {
                    let without = Some(named(&chosen.name()));
                    if self.draft.try_update(|draft| draft.without.clone_from(&without)).is_some() {
                        self.keep_draft();
                        self.trouble.set(Some(refused));
                    } else {
                        self.write_down(|draft| draft.without = without);
                    }
                }
            }
        });
    }

    fn take(self, file: FileRef) {
        let others = self.draft.try_with_untracked(|draft| draft.paper.file.as_ref().is_some_and(|held| held.hash != file.hash));
        let Some(has_another) = others else {
            let hash = file.hash;
            let before = self.write_down(|draft| {
                draft.without = None;
                draft.paper.file.replace(file)
            });
            return before.flatten().iter().filter(|before| before.hash != hash).for_each(|before| self.let_go(before));
        };
        if has_another {
            self.drop_file();
        }
        self.draft.update(|draft| draft.without = None);
        self.change(|paper| paper.file = Some(file));
        self.files.count();
    }

    /// The screen was left while the file was being kept: the form finds what came of it when it is opened again. Nothing where the
    /// person has signed out meanwhile.
    fn write_down<T>(self, edit: impl FnOnce(&mut Draft) -> T) -> Option<T> {
        self.desk.try_is_open().then(|| {
            let mut draft = self.slot().load().unwrap_or_default();
            let done = edit(&mut draft);
            self.slot().save(&draft);
            done
        })
    }

    async fn keep(self, chosen: &web_sys::File) -> Result<FileRef, Refused> {
        if chosen.size() > FILE_BYTES_MAX as f64 {
            // Before it is read: a film would not fit into the memory of a phone.
            return Err(Refused::File(parboard_domain::refusal::RefusalCode::FileTooLarge));
        }
        let bytes = file::bytes(chosen).await.ok_or(Refused::Unreadable)?;
        if bytes.length() == 0 {
            return Err(Refused::Empty);
        }
        let ends = file::ends(&bytes);
        let media = Media::of(&ends.0, &ends.1).map(Media::as_str).unwrap_or_default();
        let hash = file::hash(&bytes).await.ok_or(Refused::Insecure)?;
        let file = FileRef { hash, name: named(&chosen.name()), media: media.to_owned(), bytes: i64::from(bytes.length()) };
        file.check().map_err(|refusal| Refused::File(refusal.code))?;
        let account = self.desk.account();
        let held = kept_files::notes(account).find(hash);
        // What the browser had cleared away is there again once it is chosen anew, also for evidence that was added before.
        let is_whole = match &held {
            Some(held) => held.trouble.is_none() && kept_files::load(account, hash).await.is_ok_and(|bytes| bytes.is_some()),
            None => false,
        };
        if !is_whole {
            let drafted = held.is_none_or(|held| held.drafted);
            let kept = KeptFile { file: file.clone(), task: self.task, kept_at: clock::now(), sent: 0, drafted, wanted: false, trouble: None };
            kept_files::save(account, &kept, &bytes).await.map_err(Refused::NotKept)?;
            // What a person photographs is worth asking for; the answer changes nothing here.
            spawn_local(async {
                let _ = room::ask_to_keep().await;
            });
        }
        Ok(file)
    }

    /// The person says that the file which was not taken is not needed.
    pub fn go_without(self) {
        self.draft.update(|draft| draft.without = None);
        self.change(|_| ());
    }

    /// The person takes the file out of the form again.
    pub fn take_out(self) {
        self.drop_file();
        self.change(|paper| paper.file = None);
    }

    /// Lets go of the file in the form, unless something else names it.
    fn drop_file(self) {
        if let Some(file) = self.draft.with_untracked(|draft| draft.paper.file.clone()) {
            self.let_go(&file);
        }
    }

    /// Lets go of a file that this form names no more, unless another draft does, or something that waits to be sent.
    pub fn let_go(self, file: &FileRef) {
        let (account, files, file) = (self.desk.account(), self.files, file.clone());
        if drafts::name_file(self.desk, file.hash, &self.slot()) {
            return;
        }
        if kept_files::notes(account).find(file.hash).is_some_and(|kept| kept.drafted) {
            spawn_local(async move {
                kept_files::erase(account, file.hash).await;
                files.count();
            });
        }
    }

    /// The person is through: makes an operation of it, and says whether that could be done. The file, kept already, is free
    /// to be sent from here on.
    pub fn submit(self) -> bool {
        let draft = self.draft.get_untracked();
        if draft.without.is_some() {
            self.trouble.set(Some(Refused::Without));
            return false;
        }
        match self.add(clean(draft.paper)) {
            Ok(()) => {
                if let Some(old) = draft.replaces {
                    self.desk.discard(old);
                }
                self.draft.set(Draft::default());
                self.keep_draft();
                self.trouble.set(None);
                self.said.say(words().saved(self.desk.with(|inner| inner.tab.keeps_all())));
                self.files.count();
                true
            }
            Err(refused) => {
                self.trouble.set(Some(refused));
                false
            }
        }
    }

    fn add(self, paper: Paper) -> Result<(), Refused> {
        let account = self.desk.account();
        let kept =
            paper.file.as_ref().map(|file| kept_files::notes(account).find(file.hash).ok_or(Refused::NotKept(IndexedError::Broken))).transpose()?;
        if let Some(kept) = &kept {
            let free = KeptFile { drafted: false, task: self.task, kept_at: clock::now(), ..kept.clone() };
            kept_files::notes(account).note(&free).map_err(|error| Refused::Wish(WishError::NoRoom(error)))?;
        }
        self.desk.wish(Request::AddEvidence { task: self.task, paper, unit: None }).map(drop).map_err(|error| {
            if let Some(kept) = &kept {
                let _ = kept_files::notes(account).note(kept);
            }
            Refused::Wish(error)
        })
    }
}

/// Puts refused evidence back into its form, where it is a draft until it is saved anew.
/// `false` when what lies there already could not be laid aside.
pub fn take_up_again(desk: Desk, task: TaskId, paper: &Paper, refused: OpId) -> bool {
    Slot::on_card(desk, task, NAME).bring(&Draft { paper: paper.clone(), replaces: Some(refused), ..Draft::default() })
}

/// Whether something lies in the form of a card.
pub fn is_begun(desk: Desk, task: TaskId, others: Others) -> bool {
    others.were_of(NAME) || Slot::on_card(desk, task, NAME).load().is_some()
}

fn clean(paper: Paper) -> Paper {
    let tidy = |words: &str| text::nfc(words.trim());
    Paper { title: tidy(&paper.title), number: tidy(&paper.number), issuer: tidy(&paper.issuer), ..paper }
}

/// A name that any file system takes, with its ending.
fn named(name: &str) -> String {
    let name: String = text::nfc(name).chars().map(|sign| if sign.is_control() || matches!(sign, '/' | '\\') { '_' } else { sign }).collect();
    let skip = name.chars().count().saturating_sub(NAME_CHARS_MAX);
    let name: String = name.chars().skip(skip).collect();
    if name.trim().is_empty() { "tep".to_owned() } else { name }
}

/// The browser may have cleared the file away meanwhile, or it was sent with another piece of evidence: then the form says
/// that it has none.
fn with_file_or_without(desk: Desk, mut draft: Draft) -> Draft {
    let gone = |file: &FileRef| kept_files::notes(desk.account()).find(file.hash).is_none();
    if let Some(file) = draft.paper.file.take_if(|file| gone(file)) {
        draft.without = Some(file.name);
    }
    draft
}
