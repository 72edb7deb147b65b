//! Charts: small drawings of our own, from figures that are at hand. Each has a name that says in words what it shows, or stands
//! beside a table that does; none says anything by colour alone.

pub mod bullet;
pub mod burn_up;
pub mod heat;
pub mod spark;

/// A coordinate, short enough for a path.
fn at(number: f64) -> String {
    format!("{number:.1}")
}

/// A line through points, with gaps where there are none.
fn path(points: impl IntoIterator<Item = Option<(f64, f64)>>) -> String {
    let (mut path, mut pen_is_down) = (String::new(), false);
    for point in points {
        if let Some((x, y)) = point {
            let pen = if pen_is_down { "L" } else { "M" };
            path.extend([pen, &at(x), " ", &at(y)]);
        }
        pen_is_down = point.is_some();
    }
    path
}
