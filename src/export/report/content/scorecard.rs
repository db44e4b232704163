//! The table of indicators by places, in as many tables as pages need.

use super::super::document::{Align, Block, Cell, Column, Line, Row, Section, Table};
use super::Given;
use super::pen::Pen;
use super::shared::{across, from_to, heading, lead, list, quiet, sources_of_all};
use crate::charts::{Arrow, Mark, Sign};
use crate::model::IndicatorId;
use crate::pages::scorecard::SUPPRESSED;
use crate::pages::{
    self, Cell as Figure, Legend, ScorecardPage, TableRow, View, legend_of_table, scorecard_page,
};
use crate::words::{number, unit_line};
use std::collections::HashSet;

/// So many areas have room beside each other, besides the nation.
const ACROSS: usize = 7;

pub(super) fn section(given: Given<'_>, pen: &Pen) -> Section {
    let Given { scorecard, analysis, places, .. } = given;
    let page = scorecard_page(scorecard, analysis, &View::default());
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
        blocks.push(key(&legend_of_table(scorecard.methods().confidence > 0.95, page.signs), pen));
        for part in across(&others, ACROSS) {
            let shown: Vec<(usize, &pages::Column)> = nation.iter().chain(part).copied().collect();
            let names: Vec<&str> = part.iter().map(|(_, column)| column.name.as_str()).collect();
            let caption = from_to(&names).unwrap_or_default();
            if part.len() < others.len() {
                blocks.push(heading(2, caption.clone()));
            }
            blocks.extend(table(&page, (&shown, nation.len()), caption, pen));
        }
    }
    blocks.extend(without_figures(given, &page));
    Section {
        id: "scorecard".to_owned(),
        name: "The scorecard".to_owned(),
        title: "The scorecard: every indicator in every place".to_owned(),
        blocks,
        sources: sources_of_all(scorecard),
    }
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
    let row = |row: &TableRow| match row {
        TableRow::Group { name, note } => Row::Group(Line::strong(name).and_quiet(format!(" {note}"))),
        TableRow::Indicator(row) => {
            let period = row.period.as_ref().map(|period| format!(" {period}")).unwrap_or_default();
            let unit = if row.unit.is_empty() { String::new() } else { format!(" {}", row.unit) };
            let name = Line::text(&row.name).and_quiet(format!("{unit}{period}"));
            let cells = shown.iter().map(|(at, _)| cell(&row.cells[*at], pen));
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

fn cell(figure: &Figure, pen: &Pen) -> Cell {
    let mut line = Line::text(&figure.text);
    if figure.is_apart {
        line = line.and("†");
    }
    if figure.mark != Mark::None {
        line = line.and(" ").and_little(&pen.sign(Sign::Mark(figure.mark)));
    }
    if figure.arrow != Arrow::None {
        line = line.and(" ").and_little(&pen.sign(Sign::Arrow(figure.arrow)));
    }
    line
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
