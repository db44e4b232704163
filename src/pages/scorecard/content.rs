//! The start page: where to look first, and the table of indicators by places.

use super::candidate::{Boxed, Candidate, Filter, candidates, put_in_order};
use super::cell::{Cell, SUPPRESSED, cell};
use super::choices::{Choices, choices, nothing_left};
use super::look_first::{self, LookFirstBox};
use super::looking::{Attribute, Grouped};
use crate::analysis::{self, Analysis};
use crate::charts::spark::Sparkline;
use crate::charts::stacks::{Stacks, stacks_chart};
use crate::charts::{ScoreChart, score_charts};
use crate::model::{AreaId, AreaKind, Indicator, IndicatorId, Period, Scorecard, Strand, Word};
use crate::pages::View;
use crate::pages::common::{masthead, spark};
use crate::pages::legend::TableSigns;
use crate::words::report::headed;
use crate::words::{count_in_words, date, look_first_title, number, strand_name, without_benchmark};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The start page.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorecardPage {
    /// The finding.
    pub title: String,
    /// Title, edition, age of the data.
    pub subtitle: String,
    /// What that says besides: which figures could not be tested, and which are old.
    pub not_counted: String,
    /// The same where nothing before it says than what a figure is older.
    pub not_counted_alone: String,
    /// Where to look first.
    pub boxes: [LookFirstBox; 5],
    /// The same as a square for each figure.
    pub squares: Stacks,
    /// Scores of the system by domain.
    pub scores: Vec<ScoreChart>,
    /// What is compared with, by name.
    pub benchmark: String,
    /// Whose line stands beside the names.
    pub nation: (AreaId, String),
    /// Areas across.
    pub columns: Vec<Column>,
    /// Groups and indicators down.
    pub rows: Vec<TableRow>,
    /// What rows can be filtered and ordered by.
    pub choices: Choices,
    /// Why there are no rows.
    pub nothing: Option<String>,
    /// Which signs need explaining.
    pub signs: TableSigns,
}

/// One area across the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub area: AreaId,
    /// Its name.
    pub name: String,
    /// Whether it is one of the places.
    pub is_place: bool,
    /// Whether its figures have marks and arrows.
    pub has_signs: bool,
    /// Whether rows can be ordered by how far it stands from the benchmark.
    pub is_compared: bool,
    /// What its cells look like, each likeness once: for the width of the column.
    pub shapes: BTreeSet<Shape>,
}

/// What a cell takes room for: its number with 0 for every digit, as all digits are as wide, and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape {
    pub number: String,
    pub beside: Beside,
}

/// What stands beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    Nothing,
    /// A mark, with an arrow or without.
    Signs,
    /// An arrow alone.
    Arrow,
    /// The dagger of an earlier period, with a mark or without.
    Dagger,
    /// The same with an arrow.
    DaggerAndArrow,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum TableRow {
    /// The group that follows.
    Group {
        name: String,
        /// How many indicators it has here, and their period.
        note: String,
    },
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
    /// Its unit, as it goes on after the name: `per 100 pupils`.
    pub unit: String,
    /// Its period, where that is not the group's.
    pub period: Option<String>,
    /// Whether the group has a period, which is another one.
    pub is_apart: bool,
    /// Name, unit and period in full.
    pub described: String,
    /// The nation's line.
    pub spark: Option<Sparkline>,
    /// One cell for each column; a row may stand in several groups.
    pub cells: Arc<[Cell]>,
}

impl ScorecardPage {
    /// Whether the nation's figures stand in a column, so that whose line is beside them needs no words.
    pub(super) fn has_nation(&self) -> bool {
        self.columns.iter().any(|column| column.area == self.nation.0)
    }

    /// Everything it says: the titles, the boxes, then every cell of the table.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone(), self.subtitle.clone()];
        for held in &self.boxes {
            said.extend(held.sentences());
        }
        said.extend(self.scores.iter().flat_map(ScoreChart::sentences));
        said.extend(self.nothing.clone());
        for row in &self.rows {
            match row {
                TableRow::Group { name, note } => said.push(format!("{name}: {note}")),
                TableRow::Indicator(row) => {
                    said.push(row.described.clone());
                    said.extend(row.cells.iter().flat_map(|cell| cell.told.sentences()));
                }
            }
        }
        said
    }
}

/// The start page of a scorecard.
pub fn scorecard_page(scorecard: &Scorecard, analysis: &Analysis, view: &View) -> ScorecardPage {
    let found = analysis::look_first(scorecard, analysis);
    let (areas, all) = candidates(scorecard, analysis);
    let boxed = Boxed::of(&found);
    let filter = Filter::new(scorecard, &view.table, &boxed);
    let mut kept: Vec<&Candidate<'_>> = all.iter().filter(|one| filter.keeps(one)).collect();
    put_in_order(&mut kept, (scorecard, &boxed), view.table.order);
    // Thousands of cells, each in words: shared among the processor's cores.
    let rows: Vec<(&Candidate<'_>, IndicatorRow)> =
        kept.into_par_iter().map(|one| (one, row(scorecard, one, &areas))).collect();
    let column = |(at, area): (usize, &AreaId)| column(scorecard, *area, at, &all, &rows);
    let grouped = grouped(scorecard, &rows, view.table.grouping);
    let columns: Vec<Column> = areas.iter().enumerate().map(column).collect();
    let is_compared = columns.iter().any(|column| column.is_place && column.is_compared);
    // What is said above the table is of the place that it is asked of.
    let place = filter.place();
    let told = match place {
        Some(place) => &analysis::look_first_in(scorecard, analysis, [place]),
        None => &found,
    };
    let [not_counted, not_counted_alone] =
        ["", " than the newest"].map(|than| not_counted(scorecard, told, than));
    ScorecardPage {
        title: match place {
            Some(place) => headed(scorecard, &scorecard.area(place).name, &look_first_title(scorecard, told)),
            None => look_first_title(scorecard, told),
        },
        subtitle: subtitle(scorecard, analysis, &not_counted),
        not_counted,
        not_counted_alone,
        boxes: look_first::boxes(scorecard, analysis, told),
        squares: stacks_chart(scorecard, analysis, told),
        scores: score_charts(scorecard, scorecard.system()),
        benchmark: crate::words::compared_with(scorecard).to_owned(),
        nation: (scorecard.national(), scorecard.area(scorecard.national()).name.clone()),
        nothing: rows.is_empty().then(|| {
            nothing_left(scorecard, &view.table, &found, (place, filter.older(&all)), all.is_empty())
        }),
        choices: choices(
            scorecard,
            &view.table,
            (&found, is_compared),
            place,
            filter.counts(&all),
            [rows.len(), all.len(), filter.older(&all)],
        ),
        columns,
        signs: signs(&rows, &grouped),
        rows: grouped,
    }
}

/// Title, edition and age, then what is not counted.
fn subtitle(scorecard: &Scorecard, analysis: &Analysis, not_counted: &str) -> String {
    let told = [masthead(scorecard, analysis), not_counted.to_owned()];
    told.into_iter().filter(|told| !told.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How many figures could not be tested against what they are compared with, and how many the boxes leave out because they are old,
/// said older `than` what where nothing before it does.
fn not_counted(scorecard: &Scorecard, found: &analysis::LookFirst, than: &str) -> String {
    let told = [without_benchmark(scorecard, found), look_first::left_out(found, than)];
    told.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn column(
    scorecard: &Scorecard,
    area: AreaId,
    at: usize,
    all: &[Candidate<'_>],
    rows: &[(&Candidate<'_>, IndicatorRow)],
) -> Column {
    let shape = |cell: &Cell| Shape {
        number: cell.text.replace(|letter: char| letter.is_ascii_digit(), "0"),
        beside: cell.beside(),
    };
    let is_place = scorecard.area(area).kind == AreaKind::Place;
    Column {
        area,
        name: scorecard.area(area).name.clone(),
        is_place,
        has_signs: is_place || rows.iter().any(|(_, row)| row.cells[at].has_signs()),
        is_compared: all.iter().any(|one| one.has_gap(at)),
        shapes: rows.iter().map(|(_, row)| shape(&row.cells[at])).collect(),
    }
}

fn row(scorecard: &Scorecard, one: &Candidate<'_>, areas: &[AreaId]) -> IndicatorRow {
    let (about, unit) = (one.about, one.about.measure.unit.as_str());
    let in_full = if unit.is_empty() { about.name.clone() } else { format!("{} ({unit})", about.name) };
    IndicatorRow {
        indicator: one.id,
        name: about.short.clone(),
        unit: number::unit_beside(about, &about.short).to_owned(),
        period: None,
        is_apart: false,
        described: format!("{in_full}, {}", date::period_in_words(one.period)),
        spark: spark(scorecard, one.id, scorecard.national(), None),
        cells: areas
            .iter()
            .zip(&one.judged)
            .map(|(area, judged)| cell(scorecard, one, *area, *judged))
            .collect(),
    }
}

fn signs(rows: &[(&Candidate<'_>, IndicatorRow)], grouped: &[TableRow]) -> TableSigns {
    let any = |is: &dyn Fn(&Cell) -> bool| rows.iter().any(|(_, row)| row.cells.iter().any(is));
    TableSigns {
        other_period: any(&|cell| cell.is_apart)
            || grouped.iter().any(|row| matches!(row, TableRow::Indicator(row) if row.is_apart)),
        suppressed: any(&|cell| cell.text == SUPPRESSED),
        ..TableSigns::of(
            rows.iter().flat_map(|(_, row)| row.cells.iter()).map(|cell| (cell.mark, cell.arrow)),
        )
    }
}

/// The rows in their groups, each group with a row of its own before them; without groups each row says its period.
fn grouped(
    scorecard: &Scorecard,
    rows: &[(&Candidate<'_>, IndicatorRow)],
    grouping: Grouped,
) -> Vec<TableRow> {
    if grouping == Grouped::Together {
        let with_period = |(one, row): &(&Candidate<'_>, IndicatorRow)| {
            let period = Some(date::period_on_axis(one.period));
            TableRow::Indicator(IndicatorRow { period, ..row.clone() })
        };
        return rows.iter().map(with_period).collect();
    }
    let mut table = Vec::with_capacity(rows.len() + 8);
    for (name, belongs) in groups(scorecard, grouping) {
        let members: Vec<_> = rows.iter().filter(|(one, _)| belongs(one.about)).collect();
        if members.is_empty() {
            continue;
        }
        let periods = || members.iter().map(|(one, _)| one.period);
        let usual = usual_period(periods());
        let count = number::counted(members.len() as u64, "indicator", "indicators");
        let of = usual.map(|usual| format!(" · {}", periods_of_group(usual, periods())));
        table.push(TableRow::Group { name, note: count + &of.unwrap_or_default() });
        table.extend(members.into_iter().map(|(one, row)| {
            let period = (Some(one.period) != usual).then(|| date::period_on_axis(one.period));
            let is_apart = period.is_some() && usual.is_some();
            TableRow::Indicator(IndicatorRow { period, is_apart, ..row.clone() })
        }));
    }
    table
}

/// Of when the figures of a group are: `2023/24`; where all others are of one other period, how many are of each, as a row has
/// not always room to say its own: `five of 2023/24, two of 2024/25`; else `mostly 2023/24`.
fn periods_of_group(usual: Period, periods: impl Iterator<Item = Period>) -> String {
    let (of_usual, others): (Vec<Period>, Vec<Period>) = periods.partition(|period| *period == usual);
    let usual = date::period_on_axis(usual);
    let Some(other) = others.first() else { return usual };
    if others.iter().any(|period| period != other) {
        return format!("mostly {usual}");
    }
    let [most, few] = [of_usual.len(), others.len()].map(count_in_words);
    format!("{most} of {usual}, {few} of {}", date::period_on_axis(*other))
}

/// The period that more than half of them have.
fn usual_period(periods: impl Iterator<Item = Period>) -> Option<Period> {
    let mut all: Vec<Period> = periods.collect();
    all.sort_unstable();
    // Where there is one, it is in the middle.
    let middle = *all.get(all.len() / 2)?;
    let have = all.iter().filter(|period| **period == middle).count();
    (2 * have > all.len()).then_some(middle)
}

type Belongs = Box<dyn Fn(&Indicator) -> bool>;

/// The groups of a grouping in order, with the test for what belongs; what is in none comes last.
fn groups(scorecard: &Scorecard, grouping: Grouped) -> Vec<(String, Belongs)> {
    let of_file = match grouping {
        Grouped::By(at) => scorecard.groupings().get(at).map(|grouping| (at, grouping)),
        Grouped::ByAttribute(attribute) => return by_attribute(scorecard, attribute),
        Grouped::ByStrand | Grouped::Together => None,
    };
    let Some((at, grouping)) = of_file else {
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

/// A group for each word of an attribute; what has none comes last.
fn by_attribute(scorecard: &Scorecard, attribute: Attribute) -> Vec<(String, Belongs)> {
    let words = attribute.words(scorecard).into_iter().map(|word| -> (String, Belongs) {
        let name = attribute.in_words(&word);
        (name, Box::new(move |indicator| attribute.of(indicator) == Some(&word)))
    });
    let none: Belongs = Box::new(move |indicator| attribute.of(indicator).is_none());
    words.chain(std::iter::once((attribute.none().to_owned(), none))).collect()
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
