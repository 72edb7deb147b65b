//! A table whose cells are the darker the more they count. Every cell says its number, so it is its own table.

use leptos::prelude::*;

/// How many shades there are besides none.
const SHADES: u32 = 4;

/// The shade of a number among others of which the largest is `most`; none for nought.
pub fn shade(count: u32, most: u32) -> u32 {
    if count == 0 { 0 } else { (count * SHADES).div_ceil(most.max(1)).min(SHADES) }
}

/// One row: whose it is, and its numbers.
pub type HeatRow = (String, Vec<u32>);

/// The table.
#[component]
pub fn Heat(
    /// What it is about.
    caption: String,
    /// What the rows are.
    corner: &'static str,
    /// The names of the columns.
    columns: Vec<String>,
    /// The rows, in order.
    rows: Vec<HeatRow>,
) -> impl IntoView {
    let most = rows.iter().flat_map(|(_, counts)| counts).copied().max().unwrap_or(0);
    let cell =
        move |count: u32| view! { <td data-shade=shade(count, most).to_string()>{if count == 0 { "–".to_owned() } else { count.to_string() }}</td> };
    let row = move |(name, counts): HeatRow| view! { <tr><th scope="row">{name}</th>{counts.into_iter().map(cell).collect_view()}</tr> };
    let label = caption.clone();
    view! {
        <div class="heat" tabindex="0" role="region" aria-label=label>
            <table>
                <caption>{caption}</caption>
                <thead><tr><th scope="col">{corner}</th>{columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
