//! What columns of figures say in their headers: a period, an indicator, a group, an area, and whether they hold values,
//! limits or counts.

use super::figure_columns::figure_columns;
use super::headers::{BETWEEN_ROWS, said_by_headers};
use super::limits::{
    join_bare_counts, join_bare_limits, join_measures_behind, join_what_is_said, join_what_stands_behind,
    says_rate,
};
use super::notes::without_notes;
use super::strangers::leave_beside_actual;
use super::units::{share_units, without_bracketed_unit, without_unit};
use super::within_year::WithinYear;
use super::{Column, Columns, FirstRows, Row, Tidy};
use crate::import::gazetteer;
use crate::import::layout::fields::field;
use crate::import::layout::measure::{Measured, is_only_measure};
use crate::import::layout::part::{Part, part, trimmed};
use crate::import::layout::period::{self, Label};
use crate::import::layout::sample::{has_limits_within, holds_limits};
use crate::import::layout::token;
use crate::import::ratio;
use crate::import::table::{
    AreaAt, ColumnSearch, Field, Gathering, IndicatorAt, PeriodAt, RowArea, named_without_unit,
};
use crate::import::words::without_footnote;
use crate::model::{Flag, MeasureKind, Role, Word};
use csv::ByteRecord;
use std::cell::OnceCell;

/// A column of values, with the columns of limits and counts that belong to it.
#[derive(Debug, Default)]
pub(super) struct Series {
    /// What its header names, where that is an indicator, or how the indicator of a row is measured.
    pub indicator: Option<String>,
    /// Code or name of the area that its header names.
    pub area: Option<String>,
    /// What its header may stand for, where that is a period.
    pub period: Option<Label>,
    /// The part of its row's year that its header names.
    pub within: Option<WithinYear>,
    /// Dimension and group, where its header names a group.
    pub group: Option<(String, String)>,
    pub value: usize,
    /// Lower and upper limit, numerator and denominator.
    pub beside: [Option<usize>; 4],
    /// How far both limits lie from the value.
    pub margin: Option<usize>,
    /// Positions of the series that it may hold the counts of, as far as the first rows show it.
    pub may_count: Vec<usize>,
    /// Asked once for each series.
    indicator_at: OnceCell<Option<IndicatorAt>>,
    area_at: OnceCell<Option<AreaAt>>,
    period_at: Option<(PeriodAt, Option<Flag>)>,
}

impl Series {
    /// The indicator that its header names, measured as a row says; none where it is not chosen.
    pub fn indicator(&self, tidy: &mut Tidy, row: Row<'_>, out: &mut Gathering) -> Option<IndicatorAt> {
        let mut find = || {
            let at = tidy.named(self.indicator.as_deref()?, row, out)?;
            let stands = &mut out.found(at).stands.1;
            // Several columns may be of one indicator.
            *stands = if *stands == 0 { self.value } else { (*stands).min(self.value) };
            Some(at)
        };
        let said_by_row = row.columns.at(Column::Measure).or(row.columns.at(Column::Unit));
        if said_by_row.is_some() { find() } else { *self.indicator_at.get_or_init(find) }
    }

    /// What the first rows hold of it, to look for its counts among other columns.
    pub fn tried(&self, sample: &[ByteRecord]) -> ratio::Column {
        let name = self.indicator.clone().unwrap_or_default();
        let hint = Measured::of_name(&name).into_iter().find(|hint| hint.field == Field::Kind);
        let kind = hint.and_then(|hint| MeasureKind::from_word(&hint.value));
        let is_rate = matches!(kind, Some(MeasureKind::Proportion | MeasureKind::Rate));
        let has_own = self.beside[2].is_some() || self.beside[3].is_some();
        ratio::Column {
            name,
            values: sample.iter().map(|record| token::number(field(record, Some(self.value)))).collect(),
            is_rate,
            is_other: has_own || (!is_rate && !matches!(kind, None | Some(MeasureKind::Count))),
        }
    }

    /// The indicator that its header names, which is not chosen and holds the counts of one that is.
    pub fn indicator_of_counts(&self, tidy: &Tidy, out: &mut Gathering) -> Option<IndicatorAt> {
        let at = tidy.named_counts(self.indicator.as_deref()?, out);
        out.found(at).stands.1 = self.value;
        Some(at)
    }

    /// The area that its header names; none where it is not chosen.
    pub fn area(&self, out: &mut Gathering) -> Option<AreaAt> {
        *self.area_at.get_or_init(|| {
            let words = self.area.as_deref()?.as_bytes();
            let (code, name): (&[u8], &[u8]) =
                if gazetteer::is_code(words) { (words, b"") } else { (b"", words) };
            out.area(RowArea { code, name, kind_words: b"", kind: None, parent: b"" })
        })
    }

    /// The period that its header names, and what its mark says of the figures.
    pub fn period(&mut self, out: &mut Gathering) -> Option<(PeriodAt, Option<Flag>)> {
        let Self { period, period_at, .. } = self;
        if period_at.is_none() {
            *period_at = Some(period.clone()?.position(out));
        }
        *period_at
    }
}

/// The series of a table, and what was taken for what.
pub(super) struct SeriesFound {
    pub series: Vec<Series>,
    /// How all figures are measured, where the headers say nothing else of them.
    pub measure: Option<String>,
    pub summary: String,
}

/// A column of figures by its header.
pub(super) struct Headed {
    pub at: usize,
    pub part: Part,
    /// The header without the words for its part and its period.
    pub rest: String,
    pub period: Option<Label>,
    within: Option<WithinYear>,
    /// Whether somebody says what it holds.
    pub is_said: bool,
}

/// The series of a table whose other columns are known; none where it has no figures.
pub(super) fn find(
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    columns: &Columns,
) -> Option<SeriesFound> {
    let has_period = columns.at(Column::Period).is_some();
    let is_margin = |&(at, role): &(usize, Option<Role>)| {
        let name = &search.header.names()[at];
        role == Some(Role::Margin) || (role.is_none() && Part::is_called_margin(name))
    };
    let found = figure_columns(search, rows, has_period);
    let (mut margins, figures): (Vec<_>, Vec<_>) = found.into_iter().partition(is_margin);
    let is_beside = |at: &usize| {
        search.is_free(*at)
            && rows.mapping.role_at(search.header, *at).is_none()
            && Part::without_interval(&search.header.names()[*at]).is_some()
            && holds_limits(rows.below, *at)
    };
    margins.extend((0..search.header.names().len()).filter(is_beside).map(|at| (at, None)));
    // What stands behind the figures of a column is said by its header and is no part of its name.
    let name = |at: usize| {
        let name = &search.header.names()[at];
        let without = Part::without_interval(name).filter(|rest| !rest.is_empty());
        without.filter(|_| has_limits_within(rows.below, at)).unwrap_or_else(|| name.clone())
    };
    let mut headed: Vec<Headed> =
        figures.iter().map(|&(at, role)| Headed::of(at, role, &name(at), has_period)).collect();
    if let Some(years) = columns.at(Column::Period) {
        let names = search.header.names();
        let rests: Vec<&str> = headed.iter().map(|column| column.rest.as_str()).collect();
        let parts = WithinYear::all(&rests, years, &names[years], rows);
        for (column, part) in headed.iter_mut().zip(parts).filter(|(_, part)| part.is_some()) {
            (column.within, column.rest) = (part, String::new());
        }
    }
    let by_period = headed.iter().any(|column| column.label().is_some());
    headed.retain(|column| column.is_said || column.part != Part::OtherLimit);
    join_what_stands_behind(&mut headed);
    join_measures_behind(&mut headed);
    headed.retain(|column| column.is_said || !by_period || column.label().is_some());
    without_notes(&mut headed, search);
    join_what_is_said(&mut headed, search);
    join_bare_counts(&mut headed);
    share_units(&mut headed, search);
    join_bare_limits(&mut headed, search);
    leave_beside_actual(&mut headed, search);
    let belongs: Vec<bool> = (headed.iter())
        .map(|column| headed.iter().any(|other| other.part == Part::Value && other.is_of_one(column)))
        .collect();
    // Limits or counts of nothing are figures by themselves, with all their words but the period.
    for (column, _) in headed.iter_mut().zip(belongs).filter(|(_, belongs)| !belongs) {
        column.part = Part::Value;
        let name = search.header.names()[column.at].trim();
        let without_period = with_period(name).filter(|_| column.period.is_some());
        column.rest = without_period.map_or_else(|| name.to_owned(), |(_, rest)| rest);
    }
    let mut series = joined(&headed);
    if series.is_empty() {
        return None;
    }
    for column in &headed {
        search.mark(column.at);
    }
    for (at, role) in margins {
        let is_sure = role.is_some() || holds_limits(rows.below, at);
        join_margin((at, is_sure), &mut series, &headed, search, has_period);
    }
    let rests: Vec<&str> = series.iter().map(|(_, at)| headed[*at].rest.as_str()).collect();
    let are_said =
        series.len() > 1 && series.iter().all(|(_, at)| headed[*at].is_said && headed[*at].period.is_none());
    let positions: Vec<usize> = series.iter().map(|(series, _)| series.value).collect();
    let (said, measure) = said_by_headers(&rests, are_said, rows, columns, &positions);
    for ((series, _), said) in series.iter_mut().zip(said) {
        (series.indicator, series.group, series.area) = (said.name, said.group, said.area);
    }
    let summary = summary(&series.iter().map(|(series, at)| (series, &headed[*at])).collect::<Vec<_>>());
    Some(SeriesFound { series: series.into_iter().map(|(series, _)| series).collect(), measure, summary })
}

impl Headed {
    fn of(at: usize, role: Option<Role>, name: &str, has_period: bool) -> Self {
        // The mark of a footnote is left where the words for a part are gone: `Value [note 1]`.
        let name = without_footnote(name);
        let (named_part, rest) = part(name);
        let part = match role {
            Some(Role::Lower) => Part::Lower,
            Some(Role::Upper) => Part::Upper,
            Some(Role::Numerator) => Part::Numerator,
            Some(Role::Denominator) => Part::Denominator,
            Some(Role::Value) => Part::Value,
            _ => named_part,
        };
        // Figures that are called as limits or counts are have a name of their own.
        let rest = if part == Part::Value && named_part != part { name.trim().to_owned() } else { rest };
        let (words, unit) = without_unit(&rest);
        let (period, rest) = match with_period(words).filter(|_| !has_period) {
            Some((period, rest)) if rest.is_empty() => (Some(period), unit.to_owned()),
            Some((period, rest)) if !unit.is_empty() => (Some(period), format!("{rest} ({unit})")),
            Some((period, rest)) => (Some(period), rest),
            None => {
                let in_brackets = without_bracketed_unit(&rest).filter(|_| !has_period);
                let of_period = in_brackets.and_then(|(words, unit)| Some((with_period(words)?, unit)));
                match of_period {
                    Some(((period, rest), unit)) => (Some(period), format!("{rest} ({unit})")),
                    None => (None, rest),
                }
            }
        };
        Self { at, part, rest, period, within: None, is_said: role.is_some() }
    }

    /// How its period is written, or the part of a year.
    pub fn label(&self) -> Option<&str> {
        let period = self.period.as_ref().map(|period| period.published.label.as_str());
        period.or_else(|| Some(self.within.as_ref()?.words.as_str()))
    }

    /// Whether two columns are of the same figures.
    fn is_of_one(&self, other: &Self) -> bool {
        named_without_unit(&self.rest) == named_without_unit(&other.rest) && self.label() == other.label()
    }
}

/// The columns of values, each with the limits and counts that belong to it, and with its position among the columns.
fn joined(headed: &[Headed]) -> Vec<(Series, usize)> {
    let values = headed.iter().enumerate().filter(|(_, column)| column.part == Part::Value);
    let series = values.map(|(at, column)| {
        let beside = [Part::Lower, Part::Upper, Part::Numerator, Part::Denominator].map(|part| {
            headed.iter().find(|other| other.part == part && column.is_of_one(other)).map(|other| other.at)
        });
        let (period, within) = (column.period.clone(), column.within.clone());
        (Series { period, within, value: column.at, beside, ..Series::default() }, at)
    });
    series.collect()
}

/// Gives a column that says how far limits lie from values to the figures that are called alike, or, where it has no other
/// name, to those to the left of it if they are of a period, a share or a rate, or somebody says that it is a margin; one of no
/// figures is left out, which is said.
fn join_margin(
    (at, is_said): (usize, bool),
    series: &mut [(Series, usize)],
    headed: &[Headed],
    search: &mut ColumnSearch<'_>,
    has_period: bool,
) {
    let names = search.header.names();
    let is_of = |rest: &str, (one, column): &(Series, usize)| {
        let column = &headed[*column];
        if rest.is_empty() {
            let may_have = is_said || column.period.is_some() || says_rate(&names[column.at]);
            return one.value + 1 == at && may_have;
        }
        column.is_of_one(&Headed::of(at, None, rest, has_period))
    };
    let has_limits = |one: &Series| one.beside[0].or(one.beside[1]).or(one.margin).is_some();
    let rest =
        Part::without_margin(&names[at]).or_else(|| Part::without_interval(&names[at]).filter(|_| is_said));
    let rest = rest.or_else(|| is_said.then(String::new));
    let mut of = series.iter_mut().filter(|one| rest.as_ref().is_some_and(|rest| is_of(rest, one)));
    match (of.next(), of.next()) {
        (Some((one, _)), None) if !has_limits(one) => {
            one.margin = Some(at);
            search.mark(at);
            if Part::without_margin(&names[at]).is_some() {
                search.say_margin(at, Some(one.value));
            } else {
                search.say_limits(at);
            }
        }
        _ => {
            let name = search.header.said_as(at);
            let why = if Part::is_error(&name) { Part::ERROR } else { Part::MARGIN };
            search.remarks.push(format!("The column `{name}` was left out: {why}."));
        }
    }
}

/// The period that a name holds, beside the words for its part and its unit.
pub(in crate::import) fn period_within(name: &str) -> Option<Label> {
    Some(with_period(without_unit(&part(name).1).0)?.0)
}

/// Whether a name is a period, and beside it says at most that its figures are values: `2022`, `2022 Rate`.
pub(super) fn is_bare_period(name: &str) -> bool {
    with_period(without_unit(&part(name).1).0).is_some_and(|(_, rest)| is_only_measure(&rest))
}

/// The period at the end or the beginning of a header, or between colons of one that runs over several rows, and the rest
/// of the words.
fn with_period(text: &str) -> Option<(Label, String)> {
    const MOST_WORDS: usize = 6;
    let words: Vec<&str> = text.split_whitespace().collect();
    for count in (1..=words.len().min(MOST_WORDS)).rev() {
        let (before, last) = words.split_at(words.len() - count);
        let (first, after) = words.split_at(count);
        for (label, rest) in [(last, before), (first, after)] {
            if let Some(period) = period_of(&label.join(" ")) {
                return Some((period, trimmed(&rest.join(" "))));
            }
        }
    }
    let parts: Vec<&str> = text.split(BETWEEN_ROWS).collect();
    let (at, period) = parts.iter().enumerate().find_map(|(at, part)| Some((at, period_of(part)?)))?;
    let rest = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, part)| *part);
    Some((period, rest.collect::<Vec<_>>().join(BETWEEN_ROWS)))
}

/// The period that words of a header are. Brackets may hold a mark, or the period; R puts an `X` in front of a name that
/// begins with a digit, and points in place of other signs: `X2021.22`.
pub(super) fn period_of(words: &str) -> Option<Label> {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || ":-–,|/()".contains(c));
    let of_r = bare.strip_prefix(['X', 'x']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let of_r = || period::label(&of_r?.replace('.', "/")).ok();
    period::label(words).or_else(|_| period::label(bare)).ok().or_else(of_r)
}

/// What the columns of figures were taken for.
fn summary(series: &[(&Series, &Headed)]) -> String {
    const MOST: usize = 6;
    let of = |name: &dyn Fn(&Series, &Headed) -> Option<String>| {
        let mut names: Vec<String> = Vec::new();
        for name in series.iter().filter_map(|(series, headed)| name(series, headed)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let count = names.len();
        names.truncate(MOST);
        let rest = if count > MOST { format!(" and {} more", count - MOST) } else { String::new() };
        (count > 0).then(|| format!("{}{rest}", names.join(", ")))
    };
    let periods = of(&|_, headed| headed.label().map(str::to_owned));
    let indicators = of(&|series, _| series.indicator.clone());
    let groups = of(&|series, _| series.group.as_ref().map(|(_, group)| group.clone()));
    let areas = of(&|series, _| series.area.clone());
    let parts = [("periods", periods), ("indicators", indicators), ("groups", groups), ("areas", areas)];
    let parts: Vec<String> =
        parts.into_iter().filter_map(|(what, names)| Some(format!("{what} {}", names?))).collect();
    if parts.is_empty() {
        return "The columns of figures were taken as values.".to_owned();
    }
    format!("The columns of figures were taken as {}.", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_its_part_and_its_period() {
        let read = |name: &str| {
            let headed = Headed::of(0, None, name, false);
            let label = headed.label().unwrap_or_default().to_owned();
            (headed.part, headed.rest, label)
        };
        let of = |part, rest: &str, label: &str| (part, rest.to_owned(), label.to_owned());
        assert_eq!(read("2021/22"), of(Part::Value, "", "2021/22"));
        assert_eq!(read("2021 lower CI"), of(Part::Lower, "", "2021"));
        assert_eq!(read("Smoking prevalence: 2021"), of(Part::Value, "Smoking prevalence", "2021"));
        assert_eq!(read("Upper CI 2021"), of(Part::Upper, "", "2021"));
        assert_eq!(read("March 2015"), of(Part::Value, "", "March 2015"));
        assert_eq!(read("Obesity_denominator"), of(Part::Denominator, "Obesity", ""));
        assert_eq!(read("Lowering speed"), of(Part::Value, "Lowering speed", ""));
        assert_eq!(read("Attendances Type 1"), of(Part::Value, "Attendances Type 1", ""));
        assert_eq!(read("X2021"), of(Part::Value, "", "2021"));
        assert_eq!(read("X2021.22"), of(Part::Value, "", "2021/22"));
        assert_eq!(read("Walks: 2021: Male"), of(Part::Value, "Walks: Male", "2021"));
        assert_eq!(read("2021: Lower CI (95%)"), of(Part::Lower, "", "2021"));
    }

    #[test]
    fn a_year_in_the_name_of_an_indicator_is_no_period_where_a_column_has_periods() {
        let headed = Headed::of(0, None, "Score of 2019", true);
        assert_eq!((headed.rest.as_str(), headed.label()), ("Score of 2019", None));
    }
}
