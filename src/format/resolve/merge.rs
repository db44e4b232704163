//! One series from all rows of the same indicator, breakdown and area, whichever blocks they stand in.

use super::super::findings::{Findings, Rule};
use super::super::path::{Path, Step, Written, field, steps};
use crate::model::{Columns, NumberColumn, Period, Series};

/// A row of a block.
pub(super) struct Piece {
    /// Position of the block.
    pub block: u32,
    /// Position of the row in its block.
    pub row: u32,
    /// What the row holds.
    pub series: Series,
}

/// Joins the pieces of each series in order of time, and reports observations that are given more than once.
pub(super) fn merge(mut pieces: Vec<Piece>, found: &mut Findings) -> Vec<Series> {
    let key = |piece: &Piece| (piece.series.indicator, piece.series.breakdown, piece.series.area);
    // Within a series the pieces stay in the order of the file.
    pieces.sort_unstable_by_key(|piece| (key(piece), piece.block, piece.row));
    let mut all: Vec<Series> = Vec::with_capacity(pieces.len());
    let mut same: Vec<Piece> = Vec::new();
    for piece in pieces {
        if same.first().is_some_and(|first| key(first) != key(&piece)) {
            all.extend(join(&mut same, found));
        }
        same.push(piece);
    }
    all.extend(join(&mut same, found));
    all
}

/// Where an observation stands: its period, the piece, and the column in that piece.
type Cell = (Period, usize, usize);

/// The series of some pieces, which are given up.
fn join(pieces: &mut Vec<Piece>, found: &mut Findings) -> Option<Series> {
    if pieces.len() < 2 {
        return pieces.pop().map(|piece| piece.series);
    }
    let pieces = std::mem::take(pieces);
    let mut cells: Vec<Cell> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        cells.extend(piece.series.periods.iter().enumerate().map(|(column, &period)| (period, at, column)));
    }
    cells.sort_unstable();
    report_again(&pieces, &cells, found);
    let first = &pieces[0].series;
    Some(Series {
        indicator: first.indicator,
        breakdown: first.breakdown,
        area: first.area,
        periods: cells.iter().map(|cell| cell.0).collect(),
        columns: columns(&pieces, &cells),
    })
}

fn columns(pieces: &[Piece], cells: &[Cell]) -> Columns {
    let given = NumberColumn::ALL.into_iter();
    let given = given.filter(|column| pieces.iter().any(|piece| piece.series.columns.has(*column)));
    let numbers = |column| -> Vec<f64> {
        let number = |&(_, at, index): &Cell| pieces[at].series.columns.number(column, index);
        cells.iter().map(|cell| number(cell).unwrap_or(f64::NAN)).collect()
    };
    let columns: Vec<(NumberColumn, Vec<f64>)> = given.map(|column| (column, numbers(column))).collect();
    let columns: Vec<(NumberColumn, &[f64])> =
        columns.iter().map(|(column, numbers)| (*column, numbers.as_slice())).collect();
    Columns::of(
        &columns,
        words(cells, |at, index| pieces[at].series.flag(index)),
        words(cells, |at, index| pieces[at].series.note(index).map(Box::from)),
        words(cells, |at, index| pieces[at].series.published_verdict(index)),
    )
}

/// A column of words; none where no piece has any.
fn words<T>(cells: &[Cell], word: impl Fn(usize, usize) -> Option<T>) -> Vec<Option<T>> {
    let column: Vec<Option<T>> = cells.iter().map(|&(_, at, index)| word(at, index)).collect();
    if column.iter().any(Option::is_some) { column } else { Vec::new() }
}

/// Reports, once for each row, the first period that an earlier row of the same series has already.
fn report_again(pieces: &[Piece], cells: &[Cell], found: &mut Findings) {
    let mut reported = vec![false; pieces.len()];
    for pair in cells.windows(2) {
        let ((period, first, first_column), (again, second, column)) = (pair[0], pair[1]);
        if period != again || std::mem::replace(&mut reported[second], true) {
            continue;
        }
        let path = || place(&pieces[second], column);
        found.error_at(Rule::Twice, path, || {
            format!(
                "An observation must be given once, but the same indicator, breakdown, area and period ({period}) is at \
                 {} already; remove one of the two.",
                Written(&place(&pieces[first], first_column))
            )
        });
    }
}

fn place(piece: &Piece, column: usize) -> Path {
    let row = [field("rows"), Step::Item(piece.row as usize), field("values"), Step::Item(column)];
    steps("data", piece.block as usize, row)
}

#[cfg(test)]
mod tests {
    use crate::format::fixture::Fixture;
    use crate::model::{ColumnValues, NumberColumn};

    #[test]
    fn blocks_with_different_periods_become_one_series_in_order_of_time() {
        let document = Fixture::full().read().unwrap();
        let scorecard = document.scorecard();
        let indicator = scorecard.indicator_by_id("suspension-rate").unwrap();
        let upton = scorecard.area_by_code("E08000001").unwrap();
        let series = scorecard.series(indicator, None, upton).unwrap();
        let labels: Vec<String> = series.periods.iter().map(ToString::to_string).collect();
        assert_eq!(labels, ["2022/23", "2023/24", "2024/25"]);
        let columns = ColumnValues::from(&series.columns);
        assert_eq!(columns.values, [Some(4.5), Some(5.1), None]);
        assert_eq!(columns.lower, [None, Some(4.9), None], "a column that one block lacks has gaps");
        assert_eq!(series.note(0), Some("Provisional."));
        assert_eq!(series.note(2), Some("Fewer than five pupils."));
        let downham = scorecard.area_by_code("E08000002").unwrap();
        assert!(!scorecard.series(indicator, None, downham).unwrap().columns.has(NumberColumn::Lower));
    }

    #[test]
    fn a_whole_block_given_twice_is_reported_once_for_each_row() {
        let block = r#"{"indicator": "active-adults", "periods": ["2024", "2025"],
            "rows": [{"area": "E92000001", "values": [1, 2]}, {"area": "E08000001", "values": [1, 2]}]}"#;
        let errors = Fixture::full().set("data/-", block).errors();
        let paths: Vec<&str> = errors.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["$.data[4].rows[0].values[0]", "$.data[4].rows[1].values[0]"]);
        assert!(errors[1].1.contains("at $.data[3].rows[1].values[0] already"), "{errors:?}");
    }
}
