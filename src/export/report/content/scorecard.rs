//! The table of indicators by places, in as many tables as pages need.

use super::super::document::{Align, Block, Column, Fact, Inline, Line, Row, Section, Table};
use super::Given;
use super::behind::Behind;
use super::pen::{Pen, SCALE, WHOLE};
use super::shared::{across, from_to, heading, lead, list, quiet, sources_of_all};
use super::system::of_system;
use crate::charts::Sign;
use crate::model::IndicatorId;
use crate::pages::scorecard::SUPPRESSED;
use crate::pages::{
    self, Cell as Figure, Legend, LookFirstBox, ScorecardPage, TableRow, TableSigns, View, legend_of_table,
    scorecard_page,
};
use crate::words::{self, count_in_words, number, unit_line};
use std::collections::HashSet;

/// So many areas may stand beside each other, besides the nation: fewer where their figures need more room, but not fewer than these.
const MOST_ACROSS: usize = 7;
const LEAST_ACROSS: usize = 3;
/// A title names no more places than these.
const MOST_NAMED: usize = 3;
/// The room of the names of indicators, so that few need a third line; that of a digit, a point or comma and of a letter of a head, and what is between
/// columns, of which the table leaves some and figures bring the rest, so that long numbers do not read as one. All in points.
const NAMES: f32 = 127.0;
const DIGIT: f32 = 5.4;
const POINT: f32 = 2.6;
const LETTER: f32 = 5.2;
const BETWEEN: f32 = 9.0;
const BEFORE: f32 = 2.0;

pub(super) fn section(given: Given<'_>, pen: &Pen) -> Section {
    let page = scorecard_page(given.scorecard, given.analysis, &View::default());
    Section {
        id: "scorecard".to_owned(),
        name: "The scorecard".to_owned(),
        title: format!("The scorecard: every indicator in {}", of_which(given)),
        blocks: tables(given, &page, pen).into_iter().chain(of_system(given)).collect(),
        sources: sources_of_all(given.scorecard),
    }
}

/// The places of the table, by name where not all of them are there.
fn of_which(Given { scorecard, places, .. }: Given<'_>) -> String {
    let all = scorecard.places().count();
    let names: Vec<String> = places.iter().map(|place| scorecard.area(*place).name.clone()).collect();
    match names.len() {
        1..=MOST_NAMED if names.len() < all => words::list(&names),
        named if named < all => format!("{} of {} places", count_in_words(named), count_in_words(all)),
        _ => "every place".to_owned(),
    }
}

/// The page as the window has it: what it says first, how many figures each box holds, and its table.
pub(super) fn of_view(given: Given<'_>, page: &ScorecardPage, pen: &Pen) -> Vec<Block> {
    let count = |held: &LookFirstBox| Fact {
        name: held.title.to_owned(),
        value: Line::strong(&held.held).and(format!(" {}", held.of_judged)),
        share: 1.0,
    };
    let mut blocks = vec![lead(&page.subtitle), Block::Facts(page.boxes.iter().map(count).collect())];
    blocks.extend(tables(given, page, pen));
    blocks
}

/// What the table holds, in as many as there is room for, with what the signs mean above them.
fn tables(given: Given<'_>, page: &ScorecardPage, pen: &Pen) -> Vec<Block> {
    let places = given.places;
    let is_shown = |column: &&(usize, &pages::Column)| !column.1.is_place || places.contains(&column.1.area);
    let columns: Vec<(usize, &pages::Column)> =
        page.columns.iter().enumerate().filter(|it| is_shown(&it)).collect();
    let of_nation = |column: &(usize, &pages::Column)| column.1.area == page.nation.0;
    let (nation, mut others): (Vec<_>, Vec<_>) = columns.into_iter().partition(of_nation);
    // Places stand in the order that was asked for, behind what they lie in.
    others.sort_by_key(|(_, column)| {
        places.iter().position(|place| *place == column.area).map_or(0, |at| at + 1)
    });
    let mut blocks = Vec::new();
    blocks.extend(page.nothing.clone().map(lead));
    if !page.rows.is_empty() {
        let shown = nation.iter().chain(&others).copied();
        blocks.push(key(&legend(page, &shown.collect::<Vec<_>>()), pen));
        for part in across(&others, most_across(page, &nation, &others)) {
            let shown: Vec<(usize, &pages::Column)> = nation.iter().chain(part).copied().collect();
            let names: Vec<&str> = part.iter().map(|(_, column)| column.name.as_str()).collect();
            let caption = from_to(&names).unwrap_or_default();
            if part.len() < others.len() {
                blocks.push(heading(2, caption.clone()));
            }
            blocks.extend(table(page, (&shown, nation.len()), caption, pen));
        }
    }
    blocks.extend(without_figures(given, page));
    blocks
}

/// What the signs mean that stand in these columns.
fn legend(page: &ScorecardPage, shown: &[(usize, &pages::Column)]) -> Legend {
    let cells = || shown.iter().flat_map(|(at, _)| figures(page, *at));
    legend_of_table(&TableSigns {
        other_period: cells().any(|cell| cell.is_apart),
        suppressed: cells().any(|cell| cell.text == SUPPRESSED),
        ..TableSigns::of(cells().map(|cell| (cell.mark, cell.arrow)))
    })
}

/// All cells of a column.
fn figures(page: &ScorecardPage, at: usize) -> impl Iterator<Item = &Figure> {
    page.rows.iter().filter_map(move |row| match row {
        TableRow::Indicator(row) => row.cells.get(at),
        TableRow::Group { .. } => None,
    })
}

fn behind(page: &ScorecardPage, at: usize) -> Behind {
    Behind::of(figures(page, at).map(|cell| (cell.is_apart, cell.mark, cell.arrow)))
}

/// How many areas stand beside each other, so that their figures do not break and names have room.
fn most_across(
    page: &ScorecardPage,
    nation: &[(usize, &pages::Column)],
    others: &[(usize, &pages::Column)],
) -> usize {
    let width = |(at, column): &(usize, &pages::Column)| {
        let wide = |letter: char| if letter.is_ascii_digit() { DIGIT } else { POINT };
        let widest = figures(page, *at).map(|cell| cell.text.chars().map(wide).sum::<f32>());
        let letters = column.name.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let figures = widest.fold(0.0, f32::max) + behind(page, *at).width();
        figures.max(letters as f32 * LETTER) + BETWEEN
    };
    let room = WHOLE * SCALE - NAMES - nation.iter().map(width).sum::<f32>();
    let fit = |most: &usize| across(others, *most).all(|part| part.iter().map(width).sum::<f32>() <= room);
    (LEAST_ACROSS..=MOST_ACROSS).rev().find(fit).unwrap_or(LEAST_ACROSS)
}

/// The table of some areas, of which so many of the first are not asked for themselves, and what none of the others has.
fn table(
    page: &ScorecardPage,
    (shown, first): (&[(usize, &pages::Column)], usize),
    caption: String,
    pen: &Pen,
) -> Vec<Block> {
    let has_figure = |cell: &Figure| ![number::MISSING, SUPPRESSED].contains(&cell.text.as_str());
    // What none of these places has a figure of is named below.
    let (mut lacking, mut kept): (Vec<&str>, Vec<&TableRow>) = Default::default();
    for row in &page.rows {
        match row {
            TableRow::Indicator(one)
                if !shown.iter().skip(first).any(|(at, _)| has_figure(&one.cells[*at])) =>
            {
                lacking.push(&one.name);
            }
            row => kept.push(row),
        }
    }
    let is_empty = |at: usize| {
        matches!(kept[at], TableRow::Group { .. })
            && !matches!(kept.get(at + 1), Some(TableRow::Indicator(_)))
    };
    let rows = (0..kept.len()).filter(|at| !is_empty(*at)).map(|at| kept[at]);
    let behind: Vec<Behind> = shown.iter().map(|(at, _)| behind(page, *at)).collect();
    let row = |row: &TableRow| match row {
        TableRow::Group { name, note } => Row::Group(Line::strong(name).and_quiet(format!(" {note}"))),
        TableRow::Indicator(row) => {
            let period = row.period.as_ref().map(|period| format!(" {period}")).unwrap_or_default();
            let unit = if row.unit.is_empty() { String::new() } else { format!(" {}", row.unit) };
            let name = Line::text(&row.name).and_quiet(format!("{unit}{period}"));
            let cells = shown.iter().zip(&behind).map(|((at, _), behind)| {
                let cell = &row.cells[*at];
                behind.put(
                    Line::default().then(Inline::Gap(BEFORE)).and(&cell.text),
                    (cell.is_apart, cell.mark, cell.arrow),
                    pen,
                )
            });
            Row::Cells(std::iter::once(name).chain(cells).collect())
        }
    };
    let areas = shown.iter().map(|(_, column)| Column {
        head: Line::text(&column.name),
        align: Align::End,
        share: 1.0,
    });
    let none = (!lacking.is_empty()).then(|| quiet(format!("No figure here: {}.", lacking.join("; "))));
    let table = Block::Table(Table {
        caption,
        shows_caption: false,
        columns: std::iter::once(Column { head: Line::text("Indicator"), align: Align::Start, share: 3.4 })
            .chain(areas)
            .collect(),
        rows: rows.map(row).collect(),
    });
    [Some(table), none].into_iter().flatten().collect()
}

/// A legend set with the signs as little pictures.
pub(super) fn key(legend: &Legend, pen: &Pen) -> Block {
    let entry = |(signs, words): &(Vec<Sign>, String)| {
        let signs =
            signs.iter().fold(Line::default(), |line, sign| line.and_little(&pen.silent(*sign)).and(" "));
        signs.and(words)
    };
    Block::Key(legend.iter().map(entry).collect())
}

/// The indicators of which no area in the table has a figure.
fn without_figures(given: Given<'_>, page: &ScorecardPage) -> Vec<Block> {
    let shown: HashSet<IndicatorId> = { &page.rows }
        .iter()
        .filter_map(|row| match row {
            TableRow::Indicator(row) => Some(row.indicator),
            TableRow::Group { .. } => None,
        })
        .collect();
    let lacking = given.scorecard.indicators().filter(|(id, _)| !shown.contains(id));
    let lacking: Vec<Line> = lacking
        .map(|(_, about)| Line::text(&about.name).and_quiet(format!(" {}", unit_line(about))))
        .collect();
    if lacking.is_empty() {
        return Vec::new();
    }
    let head = number::counted(lacking.len() as u64, "indicator has", "indicators have");
    vec![heading(2, format!("{head} no figure here")), list(lacking)]
}
