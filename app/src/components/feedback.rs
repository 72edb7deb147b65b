//! Góp ý in the help: the form, what is sent along, and what was said from this device.

use super::{
    live::{heard, live, shown_when, watch},
    task::other_drafts::FormDrafts,
};
use crate::{
    browser::{clock, look, text},
    state::{
        address::use_address,
        drafts::{Draft, Others},
        editing::Said,
        feedback::{self, KeptFeedback},
        form::Form,
        session::use_desk,
    },
    words::{feedback as lines, words},
};
use leptos::{ev::SubmitEvent, prelude::*};
use parboard_domain::{
    feedback::{About, Feedback, FeedbackKind, WORDS_CHARS_MAX, require_words},
    id::FeedbackId,
};

/// The part of the help.
#[component]
pub fn FeedbackPart() -> impl IntoView {
    let (desk, here) = (use_desk(), use_address());
    provide_context(Said(RwSignal::new(String::new())));
    provide_context(Others::of_no_card(desk));
    let form = Form::alone(feedback::NAME);
    watch(move || {
        if here.query(feedback::ASKED).is_some() {
            look::focus_soon("#gop-y".to_owned());
        }
    });
    // Whoever comes back to look, or has signed in again, need not wait.
    feedback::send();
    view! {
        <section class="help__part feedback" aria-labelledby="gop-y">
            <h2 id="gop-y" tabindex="-1">{words().of(lines::TITLE)}</h2>
            <p>{words().of(lines::INTRO)}</p>
            <FeedbackForm form/>
            <FormDrafts form/>
            <Own form/>
        </section>
    }
}

#[component]
fn FeedbackForm(form: Form) -> impl IntoView {
    let desk = use_desk();
    let (trouble, last) = (RwSignal::new(None::<String>), RwSignal::new(None::<FeedbackId>));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let said = form.draft.get_untracked();
        if let Err(problem) = require_words(&said.text) {
            return trouble.set(Some(words().feedback_problem(problem)));
        }
        let id = feedback::new_id();
        let one = Feedback { id, kind: kind_of(&said), words: said.text.trim().to_owned(), about: about_of(&said), written_at: clock::now() };
        if feedback::keep(desk, one) {
            form.change(|draft| *draft = Draft::default());
            trouble.set(None);
            last.set(Some(id));
        } else {
            trouble.set(Some(words().of(lines::FULL).to_owned()));
        }
    };
    let change = move |edit: &dyn Fn(&mut Draft)| {
        trouble.set(None);
        form.change(|draft| {
            // Where it was begun is what it is about, also when it is sent tomorrow.
            let screen = about_of(draft).screen;
            edit(draft);
            draft.choices = if draft.text.is_empty() { Vec::new() } else { vec![kind_of(draft).as_str().to_owned(), screen] };
        });
    };
    let chosen = RwSignal::new(kind_of(&form.draft.get_untracked()));
    watch(move || {
        let kind = form.draft.with(|draft| draft.choices.first().map(|_| kind_of(draft)));
        if let Some(kind) = kind {
            chosen.set(kind);
        }
    });
    let choose = move |kind: FeedbackKind| {
        chosen.set(kind);
        change(&|draft| draft.choices = vec![kind.as_str().to_owned()]);
    };
    let choice = move |kind: FeedbackKind| {
        view! {
            <label class="feedback__kind">
                <input type="radio" name="feedback_kind" value=kind.as_str() prop:checked=move || chosen.get() == kind on:change=heard(move |_| choose(kind))/>
                <span>{words().feedback_kind(kind)}</span>
            </label>
        }
    };
    let count = Memo::new(move |_| form.draft.with(|draft| draft.text.chars().count()));
    let outcome = move || {
        let last = last.get()?;
        let kept = feedback::list(desk.account()).into_iter().find(|kept| kept.feedback.id == last)?;
        Some(words().of(if kept.sent_at.is_some() { lines::THANKS } else { lines::KEPT }))
    };
    view! {
        <form class="task-form feedback__form" novalidate on:submit=submit>
            <fieldset class="feedback__kinds">
                <legend>{words().of(lines::WHAT)}</legend>
                {FeedbackKind::ALL.map(choice).into_iter().collect_view()}
            </fieldset>
            <label>
                {words().of(lines::WORDS)}
                <textarea class="field" rows="5" name="feedback" aria-describedby="gop-y-goi-y" prop:value=move || form.draft.with(|draft| draft.text.clone())
                    on:input:target=move |event| {
                        let (typed, kind) = (event.target().value(), chosen.get_untracked());
                        change(&|draft| {
                            draft.choices = vec![kind.as_str().to_owned()];
                            draft.text.clone_from(&typed);
                        });
                    }></textarea>
            </label>
            <p class="task-field__hint" id="gop-y-goi-y">{words().of(lines::HINT)}</p>
            <p class="trouble" role="status">{live(move || (count.get() > WORDS_CHARS_MAX).then(|| words().feedback_too_long(count.get())))}</p>
            {live(move || along(&form.draft.with(about_of)))}
            <div class="task-form__foot">
                {shown_when(move || form.kept.get(), move || view! { <p class="note">{words().draft_kept()}</p> }.into_any())}
                <button type="submit" class="button button--main">{words().of(lines::SEND)}</button>
            </div>
            <div role="alert">{live(move || trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            <p class="feedback__outcome" role="status">{live(outcome)}</p>
        </form>
    }
}

/// What is sent along, told before it is sent.
fn along(about: &About) -> AnyView {
    let one = |(name, value): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! {
        <div class="feedback__along">
            <p>{words().of(lines::ALONG)}</p>
            <dl>{words().feedback_about(about).map(one).into_iter().collect_view()}</dl>
        </div>
    }
    .into_any()
}

/// The first choice of the draft is what it is about, the second the screen it was begun at.
fn kind_of(draft: &Draft) -> FeedbackKind {
    let said = draft.choices.first().map_or("", String::as_str);
    FeedbackKind::ALL.into_iter().find(|kind| kind.as_str() == said).unwrap_or_default()
}

fn about_of(draft: &Draft) -> About {
    let now = feedback::about();
    match draft.choices.get(1) {
        Some(screen) => About { screen: screen.clone(), ..now },
        None => now,
    }
}

/// What was said from this device, by this account.
#[component]
fn Own(form: Form) -> impl IntoView {
    let account = use_desk().account();
    let all = Memo::new(move |_| feedback::list(account));
    let gone = RwSignal::new(None::<KeptFeedback>);
    let one = move |kept: KeptFeedback| view! { <One kept form gone/> };
    let put_back = move |_| {
        if gone.with_untracked(|gone| gone.as_ref().is_some_and(|kept| feedback::put_back(account, kept))) {
            gone.set(None);
            look::focus_soon(".feedback textarea".to_owned());
        }
    };
    shown_when(
        move || all.with(|all| !all.is_empty()) || gone.with(Option::is_some),
        move || {
            view! {
                <h3>{words().of(lines::OWN)}</h3>
                <ul class="feedback__list">{live(move || all.get().into_iter().map(one).collect_view())}</ul>
                {shown_when(move || gone.with(Option::is_some), move || view! {
                    <button type="button" class="button feedback__back" on:click=heard(put_back)>{words().undo}</button>
                }.into_any())}
            }
            .into_any()
        },
    )
}

#[component]
fn One(kept: KeptFeedback, form: Form, gone: RwSignal<Option<KeptFeedback>>) -> impl IntoView {
    let account = use_desk().account();
    let id = kept.feedback.id;
    let (state, mut told) = match (&kept.sent_at, &kept.refused) {
        (Some(at), _) => ("sent", format!("{} · {}", words().of(lines::SENT), text::date_time(*at))),
        (None, Some(why)) => ("refused", format!("{}: {}", words().of(lines::REFUSED), words().feedback_refused(why))),
        (None, None) if kept.rests_until.is_some() => ("waits", words().of(lines::RESTS).to_owned()),
        (None, None) => ("waits", words().of(lines::WAITS).to_owned()),
    };
    told.insert_str(0, " · ");
    let draft = Draft {
        text: kept.feedback.words.clone(),
        choices: vec![kept.feedback.kind.as_str().to_owned(), kept.feedback.about.screen.clone()],
        ..Draft::default()
    };
    let mend = move |_| {
        // The words lie in the form's draft before they are gone here.
        if form.slot().put(&draft) {
            form.draft.set(draft.clone());
            form.kept.set(true);
            feedback::forget(account, id);
            look::focus_soon(".feedback textarea".to_owned());
        }
    };
    let held = kept.clone();
    let ways = kept.refused.is_some().then(|| {
        // The button that was pressed goes; the way back takes its place.
        let drop_it = move |_| {
            feedback::forget(account, id);
            gone.set(Some(held.clone()));
            look::focus_soon(".feedback__back".to_owned());
        };
        view! {
            <div class="feedback__ways">
                <button type="button" class="button" on:click=heard(mend)>{words().of(lines::MEND)}</button>
                <button type="button" class="button button--quiet" on:click=heard(drop_it)>{words().of(lines::DROP)}</button>
            </div>
        }
    });
    view! {
        <li data-state=state>
            <p class="feedback__words">{kept.feedback.words}</p>
            <p class="feedback__state"><b>{words().feedback_kind(kept.feedback.kind)}</b>{told}</p>
            {ways}
        </li>
    }
}
