//! Colours as the browser shows them, and how well two of them can be told apart.

use web_sys::Element;

/// Red, green and blue, 0 to 255 each.
type Colour = [f64; 3];

/// How well an element's writing stands out from its own background: the ratio of WCAG 2, from 1 to 21. Nothing while the element is
/// not on the page, or where the browser names its colours in another way.
pub fn contrast_of(element: &Element) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    let shown = |property: &str| parse(&style.get_property_value(property).ok()?);
    Some(contrast(shown("color")?, shown("background-color")?))
}

/// As browsers say it: `rgb(22, 32, 46)`. A colour that lets another shine through is none of ours.
fn parse(text: &str) -> Option<Colour> {
    let inner = text.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut parts = inner.split(',').map(|part| part.trim().parse::<f64>().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2, "relative luminance".
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
