//! Fields that Placecard does not know and keeps, in words: where they stand and what became of them.

use crate::model::UnknownField;
use crate::words::wording::{count_in_words, list};

pub(super) const TITLE: &str = "Fields that Placecard does not know";
pub(super) const COUNTED_AS: &str = "fields that Placecard does not know";

/// `“colour”, a field of areas, is new in two places and was taken out in one.`
pub(super) fn line(field: &UnknownField) -> String {
    let UnknownField { name, within, added, changed, removed } = field;
    let whose = match within.iter().rev().map(|it| it.replace('_', " ")).collect::<Vec<_>>().join(" of ") {
        top if top.is_empty() => "the file".to_owned(),
        of => of,
    };
    let what = [(*added, "is new"), (*changed, "says something else"), (*removed, "was taken out")];
    let what = what.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = match added + changed + removed {
        1 => what.map(|(_, what)| what.to_owned()).collect(),
        _ => what
            .map(|(count, what)| {
                let places = if count == 1 { "place" } else { "places" };
                format!("{what} in {} {places}", count_in_words(count))
            })
            .collect(),
    };
    format!("“{name}”, a field of {whose}, {}.", list(&said))
}
