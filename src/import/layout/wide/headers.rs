//! What the headers of columns of figures say together, beside what each holds and when: indicators, groups, areas, or how
//! all figures are measured.

use super::totals::is_of_others;
use super::{Column, Columns, FirstRows};
use crate::import::gazetteer;
use crate::import::layout::long::groups;
use crate::import::layout::measure::{is_only_measure, says_measure};
use crate::import::table::{named, people};
use std::collections::BTreeSet;

/// What stands between the rows of a header that runs over several.
pub(super) const BETWEEN_ROWS: &str = ": ";

/// What the header of a column says beside its part and its period.
#[derive(Clone, Default)]
pub(super) struct Said {
    pub name: Option<String>,
    pub group: Option<(String, String)>,
    pub area: Option<String>,
}

/// What headers say beside their parts and periods. Where each runs over as many rows, each row is looked at by itself:
/// one may have areas and another words for people, and what is left is names; or how all figures are measured, which is
/// given beside. Where somebody says of each column that it holds values, they are names.
pub(super) fn said_by_headers(
    rests: &[&str],
    are_said: bool,
    rows: &FirstRows<'_>,
    columns: &Columns,
    positions: &[usize],
) -> (Vec<Said>, Option<String>) {
    let has_indicator = columns.at(Column::Indicator).is_some();
    let mut said = vec![Said::default(); rests.len()];
    let split: Vec<Vec<&str>> = rests.iter().map(|rest| rest.split(BETWEEN_ROWS).collect()).collect();
    let depth = split[0].len();
    let mut left: Vec<Vec<&str>> = split.clone();
    if split.iter().all(|parts| parts.len() == depth) {
        left.iter_mut().for_each(Vec::clear);
        for row in 0..depth {
            let words: Vec<&str> = split.iter().map(|parts| parts[row]).collect();
            let is_new = said.iter().all(|said| said.group.is_none());
            let named = words.iter().copied().filter(|word| !word.trim().is_empty());
            let people = people::dimension(named).filter(|_| is_new && differ(&words));
            let are_areas = !columns.has_area() && are_areas(&words) && said[0].area.is_none();
            for (at, word) in words.into_iter().enumerate() {
                match people {
                    // A header that names no group is of everyone.
                    Some(_) if word.trim().is_empty() => {}
                    Some(people) => said[at].group = Some((people.to_owned(), word.to_owned())),
                    None if are_areas => said[at].area = Some(word.to_owned()),
                    None => left[at].push(word),
                }
            }
        }
    }
    let mut left: Vec<String> = left.iter().map(|parts| parts.join(BETWEEN_ROWS)).collect();
    let is_grouped = said.iter().any(|said| said.group.is_some());
    // What the groups are of is no name.
    if is_grouped && left.iter().all(|left| groups::is_dimension(left)) {
        left.iter_mut().for_each(String::clear);
    }
    // One measure of all figures says nothing of what they are of.
    if !has_indicator && !differ(&left) && is_only_measure(&left[0]) && !left[0].is_empty() {
        let measure = left[0].trim_matches(['(', ')']).to_owned();
        return (said, Some(measure));
    }
    let category = category(&left, rows, has_indicator, positions).filter(|_| !is_grouped && !are_said);
    for (said, left) in said.iter_mut().zip(left) {
        match &category {
            Some(category) => {
                said.group = Some((category.clone(), left)).filter(|(_, group)| !group.is_empty());
            }
            // Figures that no header names are of what their rows or their table are of.
            None => said.name = Some(left).filter(|left| !left.is_empty()),
        }
    }
    (said, None)
}

fn differ(words: &[impl AsRef<str>]) -> bool {
    words.iter().map(|word| named(word.as_ref())).collect::<BTreeSet<_>>().len() > 1
}

/// Whether words are areas: most of them are known ones.
fn are_areas(words: &[&str]) -> bool {
    let is_known = |word: &&&str| {
        gazetteer::is_code(word.trim().as_bytes())
            || gazetteer::code_within(word).is_some()
            || gazetteer::called_anyhow(word).is_some()
    };
    let known = words.iter().filter(is_known).count();
    differ(words) && known > 1 && known * 2 > words.len()
}

/// What headers break the figures down by, where they are groups of one indicator: because one of them is the total of
/// the others, or because a column names the indicator. Where any of them says how figures are measured, they are no groups.
fn category(
    rests: &[String],
    rows: &FirstRows<'_>,
    has_indicator: bool,
    positions: &[usize],
) -> Option<String> {
    let distinct = rests.iter().map(|rest| named(rest)).collect::<BTreeSet<_>>();
    if distinct.len() < 2 || rests.iter().any(|rest| says_measure(rest)) {
        return None;
    }
    let mut totals = (0..rests.len()).filter(|at| people::is_everyone(&rests[*at]));
    let only = totals.next().filter(|_| totals.next().is_none() && distinct.len() > 2);
    if has_indicator || only.is_some_and(|total| is_of_others(rests, total, rows, positions)) {
        let title = rows.title().map(|title| without_number(&title));
        return Some(title.unwrap_or_else(|| "Category".to_owned()));
    }
    None
}

/// `Ethnic group` from `TS021 - Ethnic group`.
fn without_number(title: &str) -> String {
    match title.split_once(" - ") {
        Some((number, rest)) if number.chars().any(|c| c.is_ascii_digit()) && !number.contains(' ') => {
            rest.trim().to_owned()
        }
        _ => title.to_owned(),
    }
}
