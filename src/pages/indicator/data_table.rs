//! The table behind every chart: periods down, newest first, areas across, the place and the nation first, everything as
//! written.

use crate::analysis::{Judgement, in_period, interval_of};
use crate::model::{
    AreaId, AreaKind, BreakdownId, Flag, Indicator, IndicatorId, Period, Scorecard, Series, Word,
};
use crate::words::{
    BOUNDARY_MOVED, compared_in_brief, compared_with, date, flag_at, flag_letter, number, of_group,
    source_line, taken_over_from,
};

/// The figures of one indicator as text.
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// The indicator with its unit, the group of people and the periods.
    pub title: String,
    /// What stands across: the value of the place with what is known of it, then the values of other areas.
    pub columns: Vec<TableColumn>,
    /// The periods down, newest first.
    pub rows: Vec<TableRow>,
    /// What the letters beside values mean: `p provisional`.
    pub key: Option<String>,
    /// Where the figures are from.
    pub source: String,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Whose values, or what is known of the place.
    pub name: String,
    /// Whether it is about the place in focus.
    pub is_focus: bool,
    /// What stands in the cell that has most letters.
    pub longest: String,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCell {
    /// The value with the letter of its flag, or in a word why there is none; an en dash where nothing is known.
    pub text: String,
    /// What else is to be known: limits, counts, what its flag means, the publisher's note.
    pub note: Option<String>,
}

/// What stands beside a figure of the areas that an area took over from.
const BEFORE: &str = "‡";

impl DataTable {
    /// What it says beside its figures.
    pub fn sentences(&self) -> Vec<String> {
        [Some(&self.title), self.key.as_ref(), Some(&self.source)].into_iter().flatten().cloned().collect()
    }
}

/// The table of one indicator and group of people, all areas but neighbourhoods and own footprints of these, with `focus`
/// first.
pub fn data_table(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    judgement: Option<&Judgement>,
    focus: AreaId,
) -> DataTable {
    let about = scorecard.indicator(indicator);
    let wanted = |series: &&Series| {
        let is_small = || {
            let kind = scorecard.area(series.area).kind;
            kind == AreaKind::Neighbourhood || scorecard.footprint(series.area).is_some()
        };
        series.breakdown == breakdown && (series.area == focus || !is_small())
    };
    let mut series: Vec<&Series> = scorecard.series_of(indicator).iter().filter(wanted).collect();
    let benchmark = judgement.and_then(|judgement| judgement.benchmark.area);
    series.sort_by_key(|series| (position(scorecard, series.area, focus, benchmark), series.area));
    let mut periods: Vec<Period> = series.iter().flat_map(|series| series.periods.iter().copied()).collect();
    periods.sort_unstable_by(|a, b| b.cmp(a));
    periods.dedup();
    let mut columns: Vec<(String, bool, Vec<TableCell>)> = Vec::new();
    for series in &series {
        let of = |cell: &dyn Fn(Period) -> TableCell| periods.iter().map(|period| cell(*period)).collect();
        let is_focus = series.area == focus;
        let name = scorecard.area(series.area).name.clone();
        columns.push((name, is_focus, of(&|period| cell(scorecard, series, period))));
        if is_focus {
            let known = known(scorecard, about, series, judgement);
            let known = known.iter().map(|(name, text)| {
                let cell = |period| TableCell { text: text_at(series, period, text), note: None };
                (name.clone(), true, of(&cell))
            });
            // A column without a word would only take room.
            columns.extend(known.filter(|(.., cells)| cells.iter().any(|cell| !cell.text.is_empty())));
        }
    }
    let row = |(at, period): (usize, &Period)| TableRow {
        period: date::period_in_words(*period),
        cells: columns.iter().map(|(.., cells)| cells[at].clone()).collect(),
    };
    let rows = periods.iter().enumerate().map(row).collect();
    let span = periods.last().zip(periods.first());
    DataTable {
        title: title(scorecard, about, breakdown, span),
        rows,
        key: key(scorecard, &series),
        source: span.map(|(first, last)| source_line(about, *first, *last)).unwrap_or_default(),
        columns: columns.into_iter().map(|(name, is_focus, cells)| column(name, is_focus, &cells)).collect(),
    }
}

fn column(name: String, is_focus: bool, cells: &[TableCell]) -> TableColumn {
    let longest = cells.iter().map(|cell| &cell.text).max_by_key(|text| text.chars().count());
    TableColumn { name, is_focus, longest: longest.cloned().unwrap_or_default() }
}

fn title(
    scorecard: &Scorecard,
    about: &Indicator,
    breakdown: Option<BreakdownId>,
    span: Option<(&Period, &Period)>,
) -> String {
    let unit = about.measure.unit.as_str();
    let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    let when = span.map(|(first, last)| format!(", {}", date::span_in_words(*first, *last)));
    format!("{}{unit}{}{}", about.name, of_group(scorecard, breakdown), when.unwrap_or_default())
}

/// The place, the nation, what it is compared with, then all others.
fn position(scorecard: &Scorecard, area: AreaId, focus: AreaId, benchmark: Option<AreaId>) -> u8 {
    match scorecard.area(area).kind {
        _ if area == focus => 0,
        AreaKind::Nation => 1,
        _ if Some(area) == benchmark => 2,
        AreaKind::System => 3,
        AreaKind::Region => 4,
        AreaKind::Place => 5,
        AreaKind::Group => 6,
        AreaKind::Neighbourhood => 7,
    }
}

type TextAt<'a> = Box<dyn Fn(usize) -> Option<String> + 'a>;

/// What is known of the figures of the place beside the value, each by its name.
fn known<'a>(
    scorecard: &'a Scorecard,
    about: &'a Indicator,
    series: &'a Series,
    judgement: Option<&'a Judgement>,
) -> [(String, TextAt<'a>); 4] {
    let whole = |value: f64| number::fixed(value, 0);
    let verdict = move |at: usize| {
        let judged = judgement?;
        let period = *series.periods.get(at)?;
        let latest = judged.latest.is_some_and(|latest| latest.period == period);
        let earlier = || in_period(scorecard, judged, series.at(period)?);
        if latest { compared_in_brief(&judged.benchmark) } else { compared_in_brief(&earlier()?) }
    };
    [
        ("95% interval".to_owned(), Box::new(move |at| limits(about, series, at))),
        ("Count".to_owned(), Box::new(move |at| series.numerator(at).map(whole))),
        ("Out of".to_owned(), Box::new(move |at| series.denominator(at).map(whole))),
        (format!("Against {}", compared_with(scorecard)), Box::new(verdict)),
    ]
}

fn text_at(series: &Series, period: Period, text: &TextAt<'_>) -> String {
    series.periods.binary_search(&period).ok().and_then(text).unwrap_or_default()
}

fn limits(about: &Indicator, series: &Series, at: usize) -> Option<String> {
    let observation = series.at(*series.periods.get(at)?)?;
    let decimals = number::decimals(about, observation.value);
    let limits = interval_of(about, series, observation).ok()?;
    Some(format!("{} to {}", number::fixed(limits.lower, decimals), number::fixed(limits.upper, decimals)))
}

/// The signs beside the figure of a period, each after a blank: the letter of its flag, and that it is one of the areas before.
pub(super) fn signs(scorecard: &Scorecard, series: &Series, at: usize) -> String {
    let letter = series.flag(at).and_then(flag_letter).filter(|_| series.value(at).is_some());
    let before = of_before(scorecard, series, at).map(|_| BEFORE);
    [letter, before].into_iter().flatten().flat_map(|sign| [" ", sign]).collect()
}

/// Whose figure it is, where it is one of the areas that its own took over from.
fn of_before(scorecard: &Scorecard, series: &Series, at: usize) -> Option<String> {
    let (before, since) = taken_over_from(scorecard, series)?;
    let is_given = series.value(at).is_some() || series.flag(at).is_some();
    (is_given && series.periods[at] < since).then(|| format!("figure of {before}"))
}

/// The figure of a period as text, with what else is to be known of it.
pub(super) fn cell(scorecard: &Scorecard, series: &Series, period: Period) -> TableCell {
    let about = scorecard.indicator(series.indicator);
    let Ok(at) = series.periods.binary_search(&period) else {
        return TableCell { text: number::MISSING.to_owned(), note: None };
    };
    let (before, note) = (of_before(scorecard, series, at), series.note(at).map(str::to_owned));
    let told = |notes: &[Option<String>]| {
        let notes: Vec<String> = notes.iter().flatten().cloned().collect();
        (!notes.is_empty()).then(|| notes.join("; "))
    };
    let (flag, signs) = (flag_at(scorecard, series, at).map(str::to_owned), signs(scorecard, series, at));
    let Some(value) = series.value(at) else {
        let why = flag.unwrap_or_else(|| number::MISSING.to_owned());
        return TableCell { text: why + &signs, note: told(&[before, note]) };
    };
    let counts = match (series.numerator(at), series.denominator(at)) {
        (Some(count), Some(of)) => Some(format!("{} of {}", number::fixed(count, 0), number::fixed(of, 0))),
        (Some(count), None) => Some(format!("count {}", number::fixed(count, 0))),
        _ => None,
    };
    let limits = limits(about, series, at).map(|limits| format!("95% interval {limits}"));
    TableCell {
        text: number::fixed(value, number::decimals(about, value)) + &signs,
        note: told(&[before, limits, counts, flag, note]),
    }
}

/// What the letters mean that stand beside some value.
pub(super) fn key(scorecard: &Scorecard, series: &[&Series]) -> Option<String> {
    let means = |flag: Flag| {
        let of = |series: &&Series| {
            let has = |at: &usize| series.flag(*at) == Some(flag) && series.value(*at).is_some();
            let means = |at| flag_at(scorecard, series, at);
            (0..series.periods.len()).filter(has).filter_map(means).collect::<Vec<_>>()
        };
        let mut means: Vec<&str> = series.iter().flat_map(of).collect();
        // What most lines break for comes first.
        means.sort_by_key(|means| *means == BOUNDARY_MOVED);
        means.dedup();
        (!means.is_empty()).then(|| means.join(" or "))
    };
    let told = Flag::ALL.iter().filter_map(|flag| Some(format!("{} {}", flag_letter(*flag)?, means(*flag)?)));
    let before = series.iter().filter_map(|series| {
        let (before, since) = taken_over_from(scorecard, series)?;
        let (area, since) = (&scorecard.area(series.area).name, date::period_in_words(since));
        Some(format!("{BEFORE} {area} before {since}: {before}"))
    });
    let told: Vec<String> = told.chain(before).collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Against, Verdict};
    use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS, SYSTEM, Sample};

    fn table(scorecard: &Scorecard, judgement: Option<&Judgement>) -> DataTable {
        data_table(scorecard, SUSPENSIONS, None, judgement, BURY)
    }

    fn heads(table: &DataTable) -> Vec<&str> {
        table.columns.iter().map(|column| column.name.as_str()).collect()
    }

    fn texts(table: &DataTable, row: usize) -> Vec<&str> {
        table.rows[row].cells.iter().map(|cell| cell.text.as_str()).collect()
    }

    #[test]
    fn newest_first_and_the_place_and_the_nation_before_all_others() {
        let table = table(&sample::suspensions().build(), None);
        assert_eq!(heads(&table), ["Bury", "England", "Bolton"]);
        assert!(table.columns[0].is_focus && !table.columns[1].is_focus);
        assert_eq!(table.rows[0].period, "2023/24");
        assert_eq!(texts(&table, 0), ["12.2", "11.3", "–"]);
        assert_eq!(table.title, "Suspensions (suspensions per 100 pupils), 2015/16 to 2023/24");
        assert_eq!(table.columns[1].longest.chars().count(), 4, "a column is as wide as its figures");
    }

    #[test]
    fn what_is_known_of_the_place_has_columns_of_its_own() {
        let mut bury =
            sample::with_limits(sample::series(SUSPENSIONS, None, BURY, &[Some(5.0), Some(6.0)]), 0.5);
        bury.change(|it| it.numerators = vec![Some(50.0), Some(1_260.0)]);
        let scorecard = Sample::new().with_series(bury).build();
        let mut judgement = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).unwrap());
        judgement.benchmark.verdict = Verdict::Worse;
        let table = table(&scorecard, Some(&judgement));
        assert_eq!(heads(&table), ["Bury", "95% interval", "Count", "Against England"]);
        assert_eq!(texts(&table, 0), ["6.0", "5.5 to 6.5", "1,260", "worse, tested"]);
        assert_eq!(
            texts(&table, 1),
            ["5.0", "4.5 to 5.5", "50", ""],
            "England has no figure to compare with in that period"
        );
    }

    #[test]
    fn every_period_has_its_own_verdict() {
        let of = |area, values: &[f64]| {
            let values: Vec<_> = values.iter().copied().map(Some).collect();
            sample::with_limits(sample::series(SUSPENSIONS, None, area, &values), 0.5)
        };
        let scorecard = Sample::new().with_series(of(BURY, &[5.0, 5.2, 6.0]));
        let scorecard = scorecard.with_series(of(sample::ENGLAND, &[6.0, 5.0, 5.0])).build();
        let judgement = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).unwrap());
        let verdicts = |judgement: &Judgement| -> Vec<String> {
            let table = table(&scorecard, Some(judgement));
            let at = table.columns.iter().position(|column| column.name == "Against England").unwrap();
            table.rows.iter().map(|row| row.cells[at].text.clone()).collect()
        };
        let mut judged = judgement.clone();
        judged.benchmark.area = Some(sample::ENGLAND);
        judged.benchmark.verdict = Verdict::Worse;
        assert_eq!(verdicts(&judged), ["worse, tested", "no clear difference", "better, tested"]);
    }

    #[test]
    fn what_the_place_is_compared_with_stands_before_others() {
        let one = |area| sample::series(SUSPENSIONS, None, area, &[Some(5.0)]);
        let scorecard =
            Sample::new().with_series(one(BURY)).with_series(one(BOLTON)).with_series(one(SYSTEM));
        let scorecard = scorecard.build().compared_with(Against::Area(BOLTON));
        let mut judgement = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).unwrap());
        judgement.benchmark.area = Some(BOLTON);
        assert_eq!(heads(&table(&scorecard, Some(&judgement))), ["Bury", "Bolton", "Greater Manchester"]);
    }

    #[test]
    fn figures_of_the_areas_before_say_whose_they_are() {
        let table = table(&taken_over(false), None);
        let column: Vec<&str> = table.rows.iter().map(|row| row.cells[0].text.as_str()).collect();
        assert_eq!(column, ["6.0", "5.5 ‡", "5.0 ‡"]);
        assert_eq!(table.rows[1].cells[0].note.as_deref(), Some("figure of Bolton"));
        assert_eq!(table.key.as_deref(), Some("‡ Bury before 2017/18: Bolton"));
    }

    #[test]
    fn a_line_that_breaks_because_the_boundary_moved_does_not_say_that_the_method_changed() {
        let table = table(&taken_over(true), None);
        let cell = &table.rows[0].cells[0];
        assert_eq!((cell.text.as_str(), cell.note.as_deref()), ("6.0 b", Some("boundary moved")));
        assert_eq!(table.key.as_deref(), Some("b boundary moved · ‡ Bury before 2017/18: Bolton"));
    }

    /// Bury from 2017/18, before which it was Bolton, whose boundary was another where it `moved`.
    fn taken_over(moved: bool) -> Scorecard {
        let mut own = sample::series(SUSPENSIONS, None, BURY, &[Some(6.0)]);
        own.periods = [sample::academic_year(2017)].into();
        let before = sample::series(SUSPENSIONS, None, BOLTON, &[Some(5.0), Some(5.5)]);
        let sample = Sample::new().with_series(own).with_series(before);
        sample::bury_takes_over(sample, "2017-09-01", moved).build()
    }

    #[test]
    fn what_is_missing_says_why_and_what_is_there_says_how() {
        let bury = sample::series(SUSPENSIONS, None, BURY, &[None]);
        let bury = sample::flagged(bury, 0..1, Flag::Suppressed, "fewer than five pupils");
        let bolton = sample::with_limits(sample::series(SUSPENSIONS, None, BOLTON, &[Some(5.0)]), 0.5);
        let bolton = sample::flagged(bolton, 0..1, Flag::Provisional, "to be revised in July");
        let scorecard = Sample::new().with_series(bury).with_series(bolton).build();
        let table = table(&scorecard, None);
        assert_eq!(texts(&table, 0), ["suppressed", "5.0 p"]);
        let notes: Vec<_> = table.rows[0].cells.iter().map(|cell| cell.note.as_deref()).collect();
        let bolton = Some("95% interval 4.5 to 5.5; provisional; to be revised in July");
        assert_eq!(notes, [Some("fewer than five pupils"), bolton]);
        assert_eq!(table.key.as_deref(), Some("p provisional"));
    }
}
