//! The grip of a sheet that lies at the bottom of a phone: drawn down, it closes the sheet. Keys and the button under it do the same.

use crate::components::live::heard;
use leptos::{html::Dialog, prelude::*};
use web_sys::{HtmlElement, PointerEvent};

/// So far down it is drawn until the sheet closes.
const CLOSES_PX: i32 = 90;
/// While a finger leads the sheet.
const LED: &str = "data-led";

/// The grip.
#[component]
pub fn Grip(
    /// The sheet.
    dialog: NodeRef<Dialog>,
) -> impl IntoView {
    let from = StoredValue::new(None::<i32>);
    let down = move |event: PointerEvent| {
        let _ = event_target::<web_sys::Element>(&event).set_pointer_capture(event.pointer_id());
        from.set_value(Some(event.client_y()));
        let _ = dialog.get_untracked().map(|dialog| dialog.set_attribute(LED, ""));
    };
    let go = move |event: PointerEvent| {
        if let Some((from, dialog)) = from.get_value().zip(dialog.get_untracked()) {
            let _ = HtmlElement::style(&dialog).set_property("translate", &format!("0 {}px", (event.client_y() - from).max(0)));
        }
    };
    let lift = move |event: PointerEvent| {
        let Some((from, dialog)) = from.try_update_value(Option::take).flatten().zip(dialog.get_untracked()) else { return };
        let _ = dialog.remove_attribute(LED);
        let _ = HtmlElement::style(&dialog).remove_property("translate");
        if event.type_() == "pointerup" && event.client_y() - from > CLOSES_PX {
            dialog.close();
        }
    };
    view! {
        <div class="grip" aria-hidden="true" on:pointerdown=heard(down) on:pointermove=heard(go) on:pointerup=heard(lift) on:pointercancel=heard(lift)></div>
    }
}
