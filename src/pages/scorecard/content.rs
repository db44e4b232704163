//! The start page: where to look first, and the table of indicators by places.

use super::look_first::{self, LookFirstBox};
use crate::analysis::{self, Analysis, Judgement};
use crate::charts::spark::Sparkline;
use crate::charts::{Arrow, Mark};
use crate::model::{AreaId, AreaKind, Indicator, IndicatorId, Scorecard, Strand, Verdict, Word};
use crate::pages::common::{masthead, spark};
use crate::pages::{TableSort, VerdictFilter, View};
use crate::words::{date, number};
use crate::words::{gap_clause, latest_period, look_first_title, movement_clause, verdict_line};
use crate::words::{sentence_case, strand_name};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The start page.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorecardPage {
    /// What the page is for.
    pub title: String,
    /// Title, edition, age of the data.
    pub subtitle: String,
    /// Where to look first.
    pub boxes: [LookFirstBox; 5],
    /// How many figures the boxes leave out because they are old.
    pub left_out: Option<String>,
    /// Areas across.
    pub columns: Vec<Column>,
    /// Groups and indicators down.
    pub rows: Vec<TableRow>,
    /// How many indicators are shown, and out of how many.
    pub shown: (usize, usize),
    /// Names of the groupings to choose from, after "strand".
    pub groupings: Vec<String>,
}

/// One area across the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub area: AreaId,
    /// Its name.
    pub name: String,
    /// Whether it is one of the places, and so leads somewhere.
    pub is_place: bool,
    /// What its cells look like, each likeness once, for the width of the column.
    pub shapes: BTreeSet<Shape>,
}

/// What a cell takes room for: its texts with 0 for every digit, as all digits are as wide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape {
    pub number: String,
    pub marked: bool,
    pub older: Option<String>,
}

impl Shape {
    fn of(cell: &Cell) -> Self {
        let plain = |text: &str| text.replace(|letter: char| letter.is_ascii_digit(), "0");
        Self {
            number: plain(&cell.text),
            marked: cell.mark != Mark::None,
            older: cell.older.as_deref().map(plain),
        }
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum TableRow {
    /// The name of the group that follows.
    Group(String),
    /// An indicator.
    Indicator(IndicatorRow),
}

/// One indicator across all areas.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorRow {
    /// Which.
    pub indicator: IndicatorId,
    /// Its short name.
    pub name: String,
    /// Latest period and unit: `2024/25, % of adults`.
    pub unit: String,
    /// How many places are worse than the benchmark.
    pub worse: usize,
    /// How many places are better than the benchmark.
    pub better: usize,
    /// The nation's line.
    pub spark: Option<Sparkline>,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// One area's figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The latest value, or an en dash.
    pub text: String,
    /// The shape beside it; places only.
    pub mark: Mark,
    /// Which way it moves.
    pub arrow: Arrow,
    /// The period of a value that is from an earlier one than the row's.
    pub older: Option<String>,
    /// Everything about the cell in words, for the pointer and for screen readers.
    pub described: String,
    /// The area's line.
    pub spark: Option<Sparkline>,
}

impl ScorecardPage {
    /// Everything it says: the titles, the boxes, then every cell of the table.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone(), self.subtitle.clone()];
        for held in &self.boxes {
            said.push(format!("{}, {}", held.title, held.count));
            said.extend(held.items.iter().map(|item| format!("{}: {}", item.name, item.detail)));
        }
        said.extend(self.left_out.clone());
        for row in &self.rows {
            match row {
                TableRow::Group(name) => said.push(name.clone()),
                TableRow::Indicator(row) => {
                    said.push(format!("{}, {}", row.name, row.unit));
                    said.extend(row.cells.iter().flat_map(|cell| cell.described.lines().map(str::to_owned)));
                }
            }
        }
        said
    }
}

/// The start page of a scorecard.
pub fn scorecard_page(scorecard: &Scorecard, analysis: &Analysis, view: &View) -> ScorecardPage {
    let mut columns = columns(scorecard);
    let rows: Vec<(usize, IndicatorRow)> = scorecard
        .indicators()
        .filter_map(|(id, _)| Some((id.index(), row(scorecard, analysis, id, &columns)?)))
        .collect();
    let total = rows.len();
    let kept: Vec<(usize, IndicatorRow)> =
        rows.into_iter().filter(|(_, row)| keeps(scorecard, row, view)).collect();
    for (at, column) in columns.iter_mut().enumerate() {
        column.shapes = kept.iter().map(|(_, row)| Shape::of(&row.cells[at])).collect();
    }
    let shown = (kept.len(), total);
    let found = analysis::look_first(scorecard, analysis);
    ScorecardPage {
        title: look_first_title(scorecard, &found),
        subtitle: masthead(scorecard, analysis),
        boxes: look_first::boxes(scorecard, analysis, &found),
        left_out: look_first::left_out(&found),
        rows: grouped(scorecard, kept, view),
        columns,
        shown,
        groupings: scorecard.groupings().iter().map(|grouping| grouping.name.clone()).collect(),
    }
}

/// The system and the nation first, then the places.
fn columns(scorecard: &Scorecard) -> Vec<Column> {
    let has_figures =
        |area: &AreaId| scorecard.indicators().any(|(id, _)| scorecard.series(id, None, *area).is_some());
    let above = [scorecard.national(), scorecard.system()].into_iter().filter(has_figures);
    let column = |area: AreaId| Column {
        area,
        name: scorecard.area(area).name.clone(),
        is_place: scorecard.area(area).kind == AreaKind::Place,
        shapes: BTreeSet::new(),
    };
    above.chain(scorecard.places()).map(column).collect()
}

fn row(
    scorecard: &Scorecard,
    analysis: &Analysis,
    id: IndicatorId,
    columns: &[Column],
) -> Option<IndicatorRow> {
    let indicator = scorecard.indicator(id);
    let judged: Vec<Option<&Judgement>> =
        columns.iter().map(|column| analysis.get(id, None, column.area)).collect();
    let latest =
        judged.iter().flatten().filter_map(|judgement| judgement.latest.map(|at| at.period)).max()?;
    let cell = |at: usize| cell(scorecard, indicator, &columns[at], judged[at], latest);
    let count = |verdict| {
        let same =
            |at: &usize| columns[*at].is_place && judged[*at].is_some_and(|j| j.benchmark.verdict == verdict);
        (0..columns.len()).filter(same).count()
    };
    Some(IndicatorRow {
        indicator: id,
        name: indicator.short.clone(),
        unit: format!("{}, {}", date::period_in_words(latest), indicator.measure.unit),
        worse: count(Verdict::Worse),
        better: count(Verdict::Better),
        spark: spark(scorecard, id, scorecard.national(), None, None),
        cells: (0..columns.len()).map(cell).collect(),
    })
}

fn cell(
    scorecard: &Scorecard,
    indicator: &Indicator,
    column: &Column,
    judgement: Option<&Judgement>,
    row_period: crate::model::Period,
) -> Cell {
    let Some((judgement, latest)) = judgement.and_then(|judgement| Some((judgement, judgement.latest?)))
    else {
        return Cell {
            text: "–".to_owned(),
            mark: Mark::None,
            arrow: Arrow::None,
            older: None,
            described: format!("{}: no figure for {}", indicator.short, column.name),
            spark: None,
        };
    };
    let figure = number::with_unit(indicator, latest.value);
    let period = latest_period(scorecard, judgement).unwrap_or_default();
    let mut described = vec![format!("{}, {}: {figure} in {period}", column.name, indicator.name)];
    if column.is_place {
        described.push(verdict_line(scorecard, judgement));
    }
    let moves = [movement_clause(scorecard, judgement), gap_clause(scorecard, judgement)];
    described.extend(moves.iter().flatten().map(|clause| sentence_case(clause)));
    Cell {
        text: number::value(indicator, latest.value),
        mark: if column.is_place { Mark::of(scorecard, judgement) } else { Mark::None },
        arrow: Arrow::of(&judgement.movement),
        older: (latest.period != row_period).then(|| date::period_in_words(latest.period)),
        described: described.join("\n"),
        spark: spark(scorecard, judgement.indicator, column.area, None, None),
    }
}

fn keeps(scorecard: &Scorecard, row: &IndicatorRow, view: &View) -> bool {
    let wanted = match view.filter {
        VerdictFilter::All => true,
        VerdictFilter::SomeWorse => row.worse > 0,
        VerdictFilter::SomeBetter => row.better > 0,
    };
    let indicator = scorecard.indicator(row.indicator);
    let text = format!("{} {} {}", indicator.name, row.name, row.unit).to_lowercase();
    wanted && view.search.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn grouped(scorecard: &Scorecard, mut rows: Vec<(usize, IndicatorRow)>, view: &View) -> Vec<TableRow> {
    match view.sort {
        TableSort::File => {}
        TableSort::Name => rows.sort_by(|(_, one), (_, other)| one.name.cmp(&other.name)),
        TableSort::MostWorse => rows.sort_by_key(|(_, row)| Reverse(row.worse)),
    }
    let mut table = Vec::with_capacity(rows.len() + 8);
    for (name, belongs) in groups(scorecard, view.grouping) {
        let members: Vec<&(usize, IndicatorRow)> =
            rows.iter().filter(|(at, _)| belongs(scorecard.indicator(IndicatorId::at(*at)))).collect();
        if !members.is_empty() {
            table.push(TableRow::Group(name));
            table.extend(members.into_iter().map(|(_, row)| TableRow::Indicator(row.clone())));
        }
    }
    table
}

type Belongs = Box<dyn Fn(&Indicator) -> bool>;

/// The groups of a grouping in order, with the test for what belongs; what is in none comes last.
fn groups(scorecard: &Scorecard, grouping: Option<usize>) -> Vec<(String, Belongs)> {
    let Some((at, grouping)) = grouping.and_then(|at| Some((at, scorecard.groupings().get(at)?))) else {
        let strand = |strand: Strand| -> (String, Belongs) {
            (strand_name(strand).to_owned(), Box::new(move |indicator| indicator.strand == strand))
        };
        return Strand::ALL.iter().map(|s| strand(*s)).collect();
    };
    let named = grouping.groups.iter().enumerate().map(|(position, group)| -> (String, Belongs) {
        let belongs = move |indicator: &Indicator| {
            indicator.groups.iter().any(|place| place.grouping == at && place.group == position)
        };
        (group.name.clone(), Box::new(belongs))
    });
    let rest: Belongs = Box::new(move |indicator| indicator.groups.iter().all(|place| place.grouping != at));
    named.chain(std::iter::once(("In no group".to_owned(), rest))).collect()
}
