//! Names that are almost those of areas which everybody knows.

use super::{GAZETTEER, Known, all_called, called, names, today};
use crate::format::{nearest_name, only_near};
use crate::model::AreaKind;

/// The name of a place that is a slip of the finger away from this one.
pub(in crate::import) fn nearest_place(name: &str) -> Option<&'static str> {
    nearest_name(names::without_area(name), names_of_places())
}

fn names_of_places() -> impl Iterator<Item = &'static str> {
    GAZETTEER.areas.iter().filter(|area| area.kind == AreaKind::Place).map(|place| place.name)
}

/// The name of the one place that is nearest to this one in its letters, for somebody to look at: many others are as near.
pub(in crate::import) fn place_in_sight(name: &str) -> Option<&'static str> {
    only_near(names::without_area(name), names_of_places())
}

/// The name of a system, a region or a nation that is a slip of the finger away from this one.
fn nearest_above(name: &str) -> Option<&'static str> {
    let above = today().filter(|area| area.kind != AreaKind::Place);
    nearest_name(names::of_system(name), above.map(Known::usual_name))
}

/// Whether a name says that all of an area is meant, as `England average` does: no area is called so.
pub(in crate::import) fn says_whole(name: &str) -> bool {
    names::of_whole(name).is_some() && all_called(name).next().is_none()
}

/// The area, of these names or a place, that a name is almost that of. A name that is known is no slip: it is another area
/// of that name; nor are other digits, which are other areas.
pub(in crate::import) fn almost<'a>(
    name: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let is_known = all_called(name).next().is_some() || names.clone().any(|other| other == name);
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let near = || {
        let place = nearest_place(name).or_else(|| nearest_name(name, names));
        place.or_else(|| within(name)).or_else(|| nearest_above(name))
    };
    if is_known { None } else { near().filter(|near| digits(near) == digits(name)) }
}

/// The name of a known place that stands before brackets, behind a prefix or before a word for a sum: `Bolton (Met
/// District)`, `ladu:Bury`, `Bury total`.
fn within(name: &str) -> Option<&'static str> {
    let name = name.trim();
    let of_sum = name.rsplit_once(' ').filter(|(_, last)| last.eq_ignore_ascii_case("total"));
    let before = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).or(of_sum).map(|it| it.0);
    let behind = name.rsplit_once(':').map(|(_, rest)| rest);
    let places =
        [before, behind].into_iter().flatten().filter_map(|name| called(name.trim(), AreaKind::Place));
    { places }.map(Known::usual_name).next()
}
