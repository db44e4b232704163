//! The table behind every chart: periods down, newest first, areas across, everything as written.

use crate::model::{AreaId, AreaKind, BreakdownId, Indicator, IndicatorId, Period, Scorecard, Series};
use crate::words::{date, number, of_group, remark};

/// The figures of one indicator as text.
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// The indicator and its unit.
    pub title: String,
    /// The areas across: the nation, the system, regions and groups, then the places.
    pub columns: Vec<TableColumn>,
    /// The periods down, newest first.
    pub rows: Vec<TableRow>,
}

/// One area of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// The area.
    pub area: AreaId,
    /// Its name.
    pub name: String,
}

/// One period of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The period in words.
    pub period: String,
    /// One cell for each column.
    pub cells: Vec<TableCell>,
}

/// One figure of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// The value, or why there is none: `suppressed: fewer than five pupils`; an en dash where nothing is known.
    pub text: String,
    /// What is to be known about a value that is there: limits, counts, flag and note.
    pub note: Option<String>,
}

/// The table of one indicator and breakdown; `areas` narrows it down, `None` takes all but neighbourhoods.
pub fn data_table(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    areas: Option<&[AreaId]>,
) -> DataTable {
    let about = scorecard.indicator(indicator);
    let wanted = |series: &&Series| match areas {
        Some(areas) => areas.contains(&series.area),
        None => scorecard.area(series.area).kind != AreaKind::Neighbourhood,
    };
    let of_breakdown = scorecard.series_of(indicator).iter().filter(|series| series.breakdown == breakdown);
    let mut series: Vec<&Series> = of_breakdown.filter(wanted).collect();
    series.sort_by_key(|series| (position(scorecard, series.area), series.area));
    let mut periods: Vec<Period> = series.iter().flat_map(|series| series.periods.iter().copied()).collect();
    periods.sort_unstable_by(|a, b| b.cmp(a));
    periods.dedup();
    let row = |period: Period| TableRow {
        period: date::period_in_words(period),
        cells: series.iter().map(|series| cell(about, series, period)).collect(),
    };
    let column =
        |series: &&Series| TableColumn { area: series.area, name: scorecard.area(series.area).name.clone() };
    DataTable {
        title: title(scorecard, about, breakdown),
        columns: series.iter().map(column).collect(),
        rows: periods.into_iter().map(row).collect(),
    }
}

fn title(scorecard: &Scorecard, about: &Indicator, breakdown: Option<BreakdownId>) -> String {
    let unit = about.measure.unit.as_str();
    let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    format!("{}{unit}{}", about.name, of_group(scorecard, breakdown))
}

fn position(scorecard: &Scorecard, area: AreaId) -> u8 {
    match scorecard.area(area).kind {
        AreaKind::Nation => 0,
        AreaKind::System => 1,
        AreaKind::Region => 2,
        AreaKind::Place => 3,
        AreaKind::Group => 4,
        AreaKind::Neighbourhood => 5,
    }
}

fn cell(about: &Indicator, series: &Series, period: Period) -> TableCell {
    let Ok(index) = series.periods.binary_search(&period) else {
        return TableCell { text: number::MISSING.to_owned(), note: None };
    };
    let known = remark(series, index);
    match series.value(index) {
        None => TableCell { text: known.unwrap_or_else(|| number::MISSING.to_owned()), note: None },
        Some(value) => {
            let decimals = number::decimals(about, value);
            let limits = series.interval(index).map(|(lower, upper)| {
                format!(
                    "95% interval {} to {}",
                    number::fixed(lower, decimals),
                    number::fixed(upper, decimals)
                )
            });
            let counts = match (series.numerator(index), series.denominator(index)) {
                (Some(count), Some(of)) => {
                    Some(format!("{} of {}", number::fixed(count, 0), number::fixed(of, 0)))
                }
                (Some(count), None) => Some(format!("count {}", number::fixed(count, 0))),
                _ => None,
            };
            let notes: Vec<String> = [limits, counts, known].into_iter().flatten().collect();
            let note = (!notes.is_empty()).then(|| notes.join("; "));
            TableCell { text: number::fixed(value, decimals), note }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Flag;
    use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS, Sample};

    #[test]
    fn newest_first_nation_first() {
        let table = data_table(&sample::suspensions().build(), SUSPENSIONS, None, None);
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["England", "Bury", "Bolton"]);
        assert_eq!(table.rows[0].period, "2023/24");
        let newest: Vec<&str> = table.rows[0].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(newest, ["11.3", "12.2", "–"]);
        assert_eq!(table.title, "Suspensions (suspensions per 100 pupils)");
    }

    #[test]
    fn what_is_missing_says_why_and_what_is_there_says_how() {
        let bury = sample::series(SUSPENSIONS, None, BURY, &[None]);
        let bury = sample::flagged(bury, 0..1, Flag::Suppressed, "fewer than five pupils");
        let bolton = sample::with_limits(sample::series(SUSPENSIONS, None, BOLTON, &[Some(5.0)]), 0.5);
        let bolton = sample::flagged(bolton, 0..1, Flag::Provisional, "to be revised in July");
        let scorecard = Sample::new().with_series(bury).with_series(bolton).build();
        let table = data_table(&scorecard, SUSPENSIONS, None, Some(&[BURY, BOLTON]));
        assert_eq!(table.rows[0].cells[0].text, "suppressed: fewer than five pupils");
        let note = table.rows[0].cells[1].note.as_deref();
        assert_eq!(note, Some("95% interval 4.5 to 5.5; provisional: to be revised in July"));
    }
}
