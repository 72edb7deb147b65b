//! Charts and a table, from the plan that is open: a drawing is as honest as its figures.

use super::part;
use crate::{
    components::{
        chart::{bullet::Bullet, burn_up::BurnUp, heat::Heat, spark::Spark},
        live::live,
    },
    state::{
        session::use_desk,
        standing::{Scope, overview},
        trends::trends,
    },
    words::{looks as lines, words},
};
use leptos::prelude::*;
use parboard_domain::{score::Decimal, task::Status};

/// The charts.
#[component]
pub fn Charts() -> impl IntoView {
    let desk = use_desk();
    let overview = Memo::new(move |_| overview(desk, Scope::All));
    let course = move || {
        let trends = overview.with(|overview| trends(desk, overview, desk.now.get().day()));
        view! { <Spark series=trends.recent.clone()/><BurnUp trends/> }
    };
    let table = move || {
        let rows = overview.with(|overview| overview.agencies.iter().take(5).map(|row| (row.name.clone(), row.rollup.by_status.to_vec())).collect());
        let columns = Status::ALL.map(|status| words().status(status).to_owned()).to_vec();
        view! { <Heat caption=words().columns_caption().to_owned() corner=words().column_lead() columns rows/> }
    };
    let inside = view! {
        <p class="looks__about">{words().of(lines::CHARTS_ABOUT)}</p>
        {live(course)}
        {live(table)}
        <div class="looks__row"><h3>{words().of(lines::BULLET)}</h3>
            <Bullet base=Some(Decimal::whole(80)) aim=Some(Decimal::whole(90)) measured=Some(Decimal::whole(84)) most=Decimal::whole(100) label=words().of(lines::BULLET).to_owned()/>
        </div>
    };
    part("bieu-do", lines::TABLES, inside.into_any())
}
