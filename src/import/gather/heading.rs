//! Which of the first rows of a table may be its header: one row, or two of which the first stands over the second.

use crate::import::layout::{holds_figures, number, period_label};
use crate::import::table::Header;
use csv::ByteRecord;

/// How likely a row is the header: the more columns of figures have a name in it, then the more names there are.
pub(super) fn likely(header: &Header, below: &[ByteRecord]) -> (usize, usize) {
    const LOOKED_AT: usize = 30;
    let below = &below[..below.len().min(LOOKED_AT)];
    let names = header.names().iter().enumerate().filter(|(_, name)| !name.is_empty() && is_name(name));
    let over_figures = names.clone().filter(|(at, _)| holds_figures(below, *at)).count();
    (over_figures, names.count())
}

/// How many names of a header are not blank.
pub(super) fn filled(header: &Header) -> usize {
    header.names().iter().filter(|name| !name.is_empty()).count()
}

/// Whether a cell may be a name in a header: words, or a period.
fn is_name(cell: &str) -> bool {
    number(cell.as_bytes()).is_none() || period_label(cell).is_ok()
}

/// Whether the first of these rows stands over the second as the upper half of a header does: it is blank where the second
/// is not, or has periods where the second has one word again and again; its last name stands over a column of figures,
/// and the second holds words and periods alone.
pub(super) fn stands_over(rows: &[Vec<String>], below: &[ByteRecord]) -> bool {
    let [first, second, ..] = rows else { return false };
    let is_blank = |at: usize| first.get(at).is_none_or(String::is_empty);
    let has_gap = second.iter().enumerate().any(|(at, below)| !below.is_empty() && is_blank(at));
    let last = first.iter().rposition(|cell| !cell.is_empty());
    let (same, others): (Vec<_>, Vec<_>) =
        first.iter().zip(second).partition(|(above, below)| above == below);
    let is_of_period = |&(above, below): &(&String, &String)| {
        !below.is_empty() && *below == *others[0].1 && period_label(above).is_ok()
    };
    let has_word_of_periods = !same.is_empty() && others.len() > 1 && others.iter().all(is_of_period);
    (has_gap || has_word_of_periods)
        && second.iter().all(|cell| is_name(cell))
        && last.is_some_and(|last| last > 0 && holds_figures(below, last))
}

/// The names of a header that begins with the first of these rows. In one of two rows, a name in the first stands over
/// every column up to the next name, as merged cells do.
pub(super) fn header_of(rows: &[Vec<String>], height: usize) -> Vec<String> {
    let (first, second) = match rows {
        [first, second, ..] if height == 2 => (first, second),
        [first, ..] => return first.clone(),
        [] => return Vec::new(),
    };
    let width = first.len().max(second.len());
    let mut over = "";
    let names = (0..width).map(|at| {
        let below = second.get(at).map_or("", String::as_str);
        if let Some(name) = first.get(at).filter(|name| !name.is_empty()) {
            over = name;
        }
        match (over, below) {
            ("", name) | (name, "") => name.to_owned(),
            // A name that is merged over both rows.
            (over, below) if over == below => over.to_owned(),
            _ => format!("{over}: {below}"),
        }
    });
    names.collect()
}
