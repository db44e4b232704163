//! Observations as a table: one row for each, with the judgement beside the latest of its series. The columns up to the
//! verdict are those by which an import reads them back.

use super::cell::{self, Cell};
use super::columns::cells;
use super::found::Found;
use super::record::Record;
use crate::analysis::{Judgement, TargetJudgement};
use crate::model::own_tables::{GROUPS_OF, INDICATOR_ID, JUDGED};
use crate::model::{Scorecard, Series, Word};
use crate::words::{number, tame, target_status_word};
use std::io::{self, Write};

/// What is observed. The words of the measure are the file's own, and the verdict is the publisher's.
const OBSERVED: [&str; 19] = [
    INDICATOR_ID,
    "indicator",
    "measure",
    "unit",
    "area_code",
    "area_name",
    "area_kind",
    "breakdown_by",
    "breakdown_group",
    GROUPS_OF,
    "period",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "flag",
    "note",
    "verdict",
];

/// The column of how targets stand.
const TARGETS: &str = "targets.status";

/// How each target stands, with what it is and for which priority: `Cancers found early, 75% by 2028: off track`.
fn targets(scorecard: &Scorecard, judgement: &Judgement) -> Cell {
    let one = |found: &TargetJudgement| {
        let target = found.target.target(scorecard);
        let by = target.by.as_ref().map(|by| format!(" by {}", by.label())).unwrap_or_default();
        let value = number::target_with_sign(scorecard.indicator(target.indicator), target.value);
        let priority = &scorecard.priority(found.target.priority).title;
        Cell::Text(format!("{priority}, {value}{by}: {}", target_status_word(found.status).to_lowercase()))
    };
    Cell::Several(judgement.targets.iter().map(one).collect())
}

/// The names of the columns.
pub(in crate::export) fn names() -> impl Iterator<Item = String> {
    let judged = JUDGED.iter().map(|column| column.replace('.', "_"));
    OBSERVED.iter().map(|name| (*name).to_owned()).chain(judged)
}

/// Writes the observations of the file that are chosen as comma-separated values.
pub(in crate::export) fn write(out: impl Write, found: Found<'_>) -> io::Result<()> {
    cell::write(out, names(), rows(found), tame::cell_of_lines)
}

/// How many observations are chosen; those that are missing and said to be count too.
pub(in crate::export) fn count(found: Found<'_>) -> usize {
    chosen(found).map(|series| (0..series.len()).filter(|at| series.says_anything(*at)).count()).sum()
}

/// A row for each observation that the file gives and that is chosen, by indicator, breakdown, area and period.
pub(in crate::export) fn rows(found: Found<'_>) -> impl Iterator<Item = Vec<Cell>> {
    chosen(found).flat_map(move |series| of_series(found, series))
}

fn chosen(found: Found<'_>) -> impl Iterator<Item = &Series> {
    let all = found.scorecard.given_series().iter();
    all.filter(move |series| {
        found.choice.has_indicator(series.indicator) && found.choice.has_area(series.area)
    })
}

fn of_series<'a>(found: Found<'a>, series: &'a Series) -> impl Iterator<Item = Vec<Cell>> + 'a {
    let scorecard = found.scorecard;
    let (indicator, area) = (scorecard.indicator(series.indicator), scorecard.area(series.area));
    let breakdown = series.breakdown.map(|id| scorecard.breakdown(id));
    let judgement = found.analysis.get(series.indicator, series.breakdown, series.area);
    let latest = judgement.and_then(|judgement| judgement.latest).map(|latest| latest.period);
    (0..series.len()).filter(|at| series.says_anything(*at)).map(move |at| {
        let mut row = vec![
            Cell::text(Some(&indicator.id)),
            Cell::text(Some(&indicator.name)),
            Cell::text(Some(indicator.measure.kind.as_str())),
            Cell::text(Some(&indicator.measure.unit)),
            Cell::text(Some(&area.code)),
            Cell::text(Some(&area.name)),
            Cell::text(Some(area.kind.as_str())),
            Cell::text(breakdown.map(|found| found.by.as_str())),
            Cell::text(breakdown.map(|found| found.group.as_str())),
            Cell::text(breakdown.and_then(|found| found.scope).map(Word::as_str)),
            Cell::Text(series.periods[at].to_string()),
        ];
        row.extend(
            [series.value(at), series.lower(at), series.upper(at)]
                .map(|value| Cell::figure(indicator, value)),
        );
        row.extend([series.numerator(at), series.denominator(at)].map(Cell::number));
        row.push(Cell::text(series.flag(at).map(Word::as_str)));
        row.push(Cell::text(series.note(at)));
        row.push(Cell::text(series.published_verdict(at).map(Word::as_str)));
        match judgement.filter(|_| latest == Some(series.periods[at])) {
            Some(judgement) => {
                let judged = cells(&JUDGED, &Record::of(scorecard, judgement));
                let of_column =
                    |(column, cell)| if column == TARGETS { targets(scorecard, judgement) } else { cell };
                row.extend(JUDGED.into_iter().zip(judged).map(of_column));
            }
            None => row.extend(JUDGED.iter().map(|_| Cell::Blank)),
        }
        row
    })
}
