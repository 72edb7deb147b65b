//! The form for one more account. What was typed stays until the account is made.

use crate::{
    browser::text,
    components::live::{live, said},
    online::accounts::AccountForm,
    state::{accounts::Accounts, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::person::Role;
use web_sys::SubmitEvent;

/// The form.
#[component]
pub fn NewAccountForm(accounts: Accounts) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        accounts.add();
    };
    view! {
        <form class="account-form" on:submit=submit>
            <h3>{words().add_account()}</h3>
            <Field accounts name="name" label=words().account_name() get=|form| form.name.clone() set=|form, text| form.name = text/>
            <Field accounts name="new-login" label=words().login hint=words().login_hint() get=|form| form.login.clone() set=|form, text| form.login = text/>
            <RoleField accounts/>
            <AgencyField accounts/>
            <div role="alert">{live(move || accounts.form_trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            <button type="submit" class="button button--main" aria-busy=said(move || accounts.busy.get())>{words().add_account()}</button>
        </form>
    }
}

#[component]
fn Field(
    accounts: Accounts,
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    get: fn(&AccountForm) -> String,
    set: fn(&mut AccountForm, String),
) -> impl IntoView {
    view! {
        <label>
            {label}
            <input class="field" name=name required autocomplete="off" autocapitalize="none" spellcheck="false"
                prop:value=said(move || accounts.form.with(get)) on:input:target=move |event| accounts.form.update(|form| set(form, event.target().value()))/>
            {(!hint.is_empty()).then(|| view! { <small>{hint}</small> })}
        </label>
    }
}

#[component]
fn RoleField(accounts: Accounts) -> impl IntoView {
    view! {
        <label>
            {words().account_role()}
            <select class="field" name="role" required prop:value=said(move || accounts.form.with(|form| form.role.clone()))
                on:change:target=move |event| accounts.form.update(|form| form.role = event.target().value())>
                <option value="">"–"</option>
                {Role::ALL.map(|role| view! { <option value=role.as_str()>{words().role(role)}</option> })}
            </select>
        </label>
    }
}

/// Any name may be typed; those that are known are offered, so that one agency is not spelled in two ways.
#[component]
fn AgencyField(accounts: Accounts) -> impl IntoView {
    let desk = use_desk();
    let known = move || {
        let mut known = desk.directory(|directory| {
            directory.agencies.iter().filter(|agency| !agency.collective).map(|agency| agency.name.clone()).collect::<Vec<_>>()
        });
        known.sort_by(|a, b| text::alphabet(a, b));
        known
    };
    view! {
        <label>
            {words().account_agency()}
            <input class="field" name="agency" list="agencies" autocomplete="off" prop:value=said(move || accounts.form.with(|form| form.agency.clone()))
                on:input:target=move |event| accounts.form.update(|form| form.agency = event.target().value())/>
            <small>{words().account_agency_hint()}</small>
        </label>
        <datalist id="agencies">{live(move || known().into_iter().map(|name| view! { <option value=name></option> }).collect_view())}</datalist>
    }
}
