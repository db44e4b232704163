//! The sheet of comments.

use super::plan::{is_of_choice, of};
use super::sheet::Table;
use crate::export::table::{Cell, Found};
use crate::model::own_tables::ANSWER_TO;
use crate::model::{Comment, PlainDate, Scorecard, drafts};
use crate::pages::place_page;
use std::collections::{BTreeSet, HashMap};

const COMMENT: [&str; 13] = [
    "number",
    ANSWER_TO,
    "number_on_chart",
    "number_on_place_page",
    "area",
    "area_name",
    "indicator",
    "indicator_name",
    "period",
    "author",
    "written",
    "corrected",
    "comment",
];

/// The numbers that comments have, by their positions in the file.
struct Numbers {
    sheet: HashMap<usize, usize>,
    chart: HashMap<usize, usize>,
    place_page: HashMap<usize, usize>,
}

/// The table of all that are published. What is a draft, or answers one, stays at home, and has no number; no gap among the
/// others tells of it, and no id, which may count drafts too, is in it.
pub(super) fn table(found: Found<'_>) -> Table<'_> {
    let scorecard = found.scorecard;
    let stays = drafts(scorecard.commentary());
    let all = scorecard.commentary().iter().enumerate().zip(stays);
    let told: Vec<(usize, &Comment)> = all.filter(|(_, stays)| !stays).map(|(one, _)| one).collect();
    let numbers = Numbers {
        sheet: told.iter().map(|(at, _)| *at).zip(1..).collect(),
        chart: on_charts(scorecard, &told),
        place_page: on_place_pages(found, &told),
    };
    let told = told.into_iter().filter(move |(_, one)| is_of_choice(found, one.indicator, one.area));
    of("Comments", &COMMENT, told.map(move |(at, one)| row(scorecard, &numbers, at, one)))
}

/// The numbers that comments have on the chart of their indicator and area, as their points follow each other.
fn on_charts(scorecard: &Scorecard, told: &[(usize, &Comment)]) -> HashMap<usize, usize> {
    let point = |(at, comment): &(usize, &Comment)| {
        let (indicator, period) = (comment.indicator?, comment.period?);
        scorecard.series(indicator, None, comment.area)?.at(period)?;
        Some((indicator, comment.area, period, *at))
    };
    let first = told.iter().filter(|(_, comment)| comment.reply_to.is_none());
    let mut on: Vec<_> = first.filter_map(point).collect();
    on.sort_unstable();
    let of_chart = on.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    of_chart.flat_map(|of| of.iter().map(|(.., at)| *at).zip(1..)).collect()
}

/// The numbers that comments have on the page of their place, and in a pack.
fn on_place_pages(found: Found<'_>, told: &[(usize, &Comment)]) -> HashMap<usize, usize> {
    let scorecard = found.scorecard;
    let places: BTreeSet<_> = scorecard.places().collect();
    let areas: BTreeSet<_> =
        told.iter().map(|(_, comment)| comment.area).filter(|it| places.contains(it)).collect();
    let pages = areas.into_iter().map(|area| place_page(scorecard, found.analysis, area, None));
    pages.flat_map(|page| page.commentary.said).filter_map(|said| Some((said.at, said.number?))).collect()
}

/// A comment with its own number on the sheet, and that of the one that it answers.
fn row(scorecard: &Scorecard, numbers: &Numbers, at: usize, comment: &Comment) -> Vec<Cell> {
    let area = scorecard.area(comment.area);
    let indicator = comment.indicator.map(|id| scorecard.indicator(id));
    let number = |of: &HashMap<usize, usize>, at: Option<usize>| {
        Cell::number(at.and_then(|at| of.get(&at)).map(|number| *number as f64))
    };
    vec![
        number(&numbers.sheet, Some(at)),
        number(&numbers.sheet, comment.reply_to),
        number(&numbers.chart, Some(at)),
        number(&numbers.place_page, Some(at)),
        Cell::text(Some(&area.code)),
        Cell::text(Some(&area.name)),
        Cell::text(indicator.map(|found| found.id.as_str())),
        Cell::text(indicator.map(|found| found.short.as_str())),
        Cell::text(comment.period.map(|period| period.to_string()).as_deref()),
        Cell::text(comment.author.as_deref()),
        Cell::text(comment.written.as_deref()),
        Cell::text(comment.corrected.as_ref().map(PlainDate::label)),
        // With its paragraphs, lists and marks, as it was written.
        Cell::text(Some(&comment.text)),
    ]
}
