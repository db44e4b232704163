//! Tables with figures across: a column for each period, each indicator or each group, and the areas down.

mod figure_columns;
#[cfg(test)]
mod gaps_tests;
mod half_read;
mod headers;
mod lacking;
mod limits;
mod notes;
mod series;
mod strangers;
#[cfg(test)]
mod tests;
mod totals;
mod units;
mod within_year;

use super::across;
use super::fields::{field, limits, number};
use super::finer;
use super::long::flag_column::leave_other_words;
use super::long::{
    Column, Columns, Dialect, NAMES, Row, Tidy, find_kinds, find_scale, groups, says_ahead, why_no_value,
};
use super::multiple;
use super::part::{Level, Part};
use super::period::PeriodLookup;
use super::recognise::{FirstRows, unusable};
use super::sample;
use super::token::{self, Beside};
use super::whole_table::OpenPeriod;
use crate::import::ratio;
use crate::import::table::{
    AreaAt, ColumnSearch, Figures, Gathering, GroupAt, IndicatorAt, Lookup, NoteAt, Observation, PeriodAt,
    Place, Reason, RowOutcome,
};
use crate::model::{Flag, Role};
use csv::ByteRecord;
pub(in crate::import) use lacking::Lacking;
pub(in crate::import) use series::period_within;
use series::{Series, SeriesFound};
pub(super) use within_year::parts_without_year;

/// Reads the rows of a table with figures across.
#[derive(Debug)]
pub(in crate::import) struct Wide {
    tidy: Tidy,
    columns: Columns,
    names: Vec<String>,
    series: Vec<Series>,
    /// What the header of each says of limits.
    levels: Vec<Level>,
    /// The period of rows that have none, where no column says it.
    open_period: OpenPeriod,
    /// Titles that say how many times as large the figures are.
    multiples: Vec<String>,
    /// The columns whose words may say how figures are measured.
    says_how: Vec<usize>,
    periods: PeriodLookup,
    groups: Lookup<Result<GroupAt, Reason>>,
    /// The label of a period that stands in two columns.
    label: Vec<u8>,
    /// Why its figures cannot be taken as their columns are called.
    pub(super) refused: Option<String>,
}

/// What a row says of all its figures, as far as their columns do not say it.
struct OfRow {
    area: Option<AreaAt>,
    indicator: Option<IndicatorAt>,
    /// With what its mark says of the figures.
    period: Option<(PeriodAt, Option<Flag>)>,
    /// Which number of its figures it has.
    part: Part,
    /// What its columns of flags and notes say.
    flag: Option<Flag>,
    note: Option<NoteAt>,
}

/// What a figure is of.
struct Named {
    at: IndicatorAt,
    /// Whether it was chosen, rather than needed for what it holds the counts of.
    is_chosen: bool,
}

impl Wide {
    /// The reader for a table with this header, where it names areas and has columns of figures.
    pub fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<Self> {
        let mut columns = find_columns(search, rows);
        // Years down a column that no name says are periods would be taken for figures: somebody has to say what they are.
        if columns.at(Column::Period).is_none() && lacking::may_be_periods(search, rows).is_some() {
            return None;
        }
        if columns.at(Column::Period).is_none() && !parts_without_year(search.header).is_empty() {
            return None;
        }
        let SeriesFound { mut series, measure, summary } = series::find(search, rows, &columns)?;
        if lacks_period(&columns, &series) && lacking::likely_periods(search, rows).is_some() {
            return None;
        }
        if !columns.has_area() && series.iter().any(|series| series.area.is_none()) {
            return None;
        }
        let half_read = || {
            let header = search.header;
            let open = series.iter().filter(|_| columns.at(Column::Period).is_none());
            open.map(|series| series.value).find_map(|at| {
                let (why, label) = half_read::half_read(&header.names()[at])?;
                Some(unusable(&header.said_as(at), why, &label))
            })
        };
        let refused = strangers::why_refused(&series, search, rows, &columns).or_else(half_read);
        let refused = refused.or_else(|| strangers::told_by_footnotes(&series, search));
        let refused = refused.or_else(|| match &series[..] {
            [only] => only.indicator.as_deref().and_then(|called| {
                let has_indicator = columns.at(Column::Indicator).is_some();
                let called = if has_indicator { &search.header.names()[only.value] } else { called };
                why_no_value(search, rows, only.value, (called, !has_indicator))
            }),
            _ => None,
        });
        strangers::leave_to_rows(&mut series);
        search.remarks.push(summary);
        know_counts(&mut series, rows.below);
        let mut tidy = Tidy::across(search, rows, &mut columns);
        if let Some(measure) = measure {
            tidy.all_measured(&measure);
        }
        let named: Vec<&str> = series.iter().filter_map(|series| series.indicator.as_deref()).collect();
        tidy.all_named(&named);
        let says_how = [Column::Unit, Column::Measure, Column::Indicator];
        let says_how = says_how.into_iter().filter_map(|column| columns.at(column)).collect();
        leave_unused(search, &mut columns);
        Some(Self {
            says_how,
            tidy,
            columns,
            names: search.header.names().to_vec(),
            levels: series.iter().map(|series| Level::of(&search.header.names()[series.value])).collect(),
            series,
            open_period: OpenPeriod::of(rows),
            multiples: multiple::said_above(rows),
            periods: PeriodLookup::default(),
            groups: Lookup::default(),
            label: Vec::new(),
            refused,
        })
    }

    /// What each column holds.
    pub fn roles(&self) -> Vec<Role> {
        with_figures(self.columns.roles(self.names.len()), &self.series)
    }

    /// Whether no column says when, and no header.
    pub fn lacks_period(&self) -> bool {
        lacks_period(&self.columns, &self.series)
    }

    /// Whether two columns of figures are each of a period that stands in the header, and not of the same.
    pub fn are_of_other_periods(&self, at: usize, other: usize) -> bool {
        let label = |at: usize| {
            let series = self.series.iter().find(|series| series.value == at)?;
            series.period.as_ref().map(|period| period.published.label.as_str())
        };
        label(at).zip(label(other)).is_some_and(|(one, other)| one != other)
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        match self.of_row(record, out) {
            Ok(Some(of_row)) => self.figures(record, &of_row, out),
            Ok(None) => RowOutcome::NotChosen,
            Err(reason) => RowOutcome::Skipped(reason),
        }
    }

    /// What a row says of all its figures; none where its area or indicator is not chosen.
    fn of_row(&mut self, record: &ByteRecord, out: &mut Gathering) -> Result<Option<OfRow>, Reason> {
        let Self { tidy, columns, series, open_period, periods, label, .. } = self;
        let row = Row { record, columns };
        // A note under the table is no row of it.
        if series.iter().all(|series| field(record, Some(series.value)).is_empty()) {
            return Err("it has no figures".into());
        }
        let area = if columns.has_area() {
            let area = tidy.area(row);
            if area.code.is_empty() && area.name.is_empty() {
                return Err("the area is blank".into());
            }
            let Some(area) = out.area(area) else { return Ok(None) };
            Some(area)
        } else {
            None
        };
        tidy.refuse_ahead(record)?;
        let part = tidy.part(row);
        if let Some(why) = part.why_not_read() {
            return Err(why.into());
        }
        let indicator = if series.iter().all(|series| series.indicator.is_some()) {
            None
        } else {
            tidy.indicator(row, out)?
        };
        let period = if series.iter().all(|series| series.period.is_some() || series.within.is_some()) {
            None
        } else if columns.at(Column::Period).is_none() {
            Some((open_period.position(out), None))
        } else {
            let label = row.period(label);
            Some(periods.position(label, out, |label, out| tidy.period(label, out))?)
        };
        let has_remarks = [Column::Flag, Column::Note].iter().any(|column| columns.at(*column).is_some());
        let (flag, note) = if has_remarks { tidy.said_of_all(row, out)? } else { (None, None) };
        Ok(Some(OfRow { area, indicator, period, part, flag, note }))
    }

    /// Takes the figures of a row, one observation for each series.
    fn figures(&mut self, record: &ByteRecord, of_row: &OfRow, out: &mut Gathering) -> RowOutcome {
        let (mut chosen, mut taken) = (false, false);
        for at in 0..self.series.len() {
            let Some(area) = of_row.area.or_else(|| self.series[at].area(out)) else { continue };
            let indicator = match self.indicator(at, record, of_row, out) {
                Ok(Some(indicator)) => indicator,
                Ok(None) => continue,
                Err(reason) => return RowOutcome::Skipped(reason),
            };
            let Named { at: indicator, is_chosen } = indicator;
            chosen |= is_chosen;
            let value_at = self.series[at].value;
            let written = field(record, Some(value_at));
            let says = self.says_how.iter().map(|column| field(record, Some(*column)));
            let around = says.chain([self.names[value_at].as_bytes()]);
            let around = around.chain(self.multiples.iter().map(String::as_bytes));
            let cell = match multiple::cell(written, around, &self.names[value_at], out) {
                Ok(Some(cell)) => cell,
                Ok(None) => {
                    out.unread(&self.names[value_at], token::why_unread(written), written);
                    continue;
                }
                Err(why) => {
                    out.unread(&self.names[value_at], Some(why), written);
                    continue;
                }
            };
            let of_part = match self.period_within(at, record, out) {
                Ok(period) => period,
                Err(reason) => return RowOutcome::Skipped(reason),
            };
            let period = of_part.or_else(|| self.series[at].period(out)).or(of_row.period);
            let Some((period, marked)) = period else { continue };
            let group = match self.group(at, record, out) {
                Ok(group) => group,
                Err(reason) => return RowOutcome::Skipped(reason),
            };
            taken |= is_chosen;
            if of_row.part != Part::Value {
                let Ok(figures) = of_row.part.alone(cell.value) else { continue };
                let (flag, note, verdict) = (None, None, None);
                out.push(
                    &Observation { indicator, area, group, period, figures, flag, note, verdict },
                    cell.signs,
                );
                continue;
            }
            let mut number = |column: Option<usize>| number(record, column, &self.names, out);
            let [lower, upper, numerator, denominator] = self.series[at].beside.map(&mut number);
            let place = Place { indicator, area, group, period };
            let mut beside = Figures { value: cell.value, lower, upper, numerator, denominator };
            match limits(record, self.series[at].margin, &self.names, out) {
                Some(Beside::Margin(margin)) => beside.set_margin(margin),
                Some(Beside::Limits(lower, upper)) => beside.set_limits(lower, upper),
                None => {}
            }
            let remarks = across::Remarks { flag: of_row.flag, note: of_row.note, marked };
            across::take(place, remarks, (cell, self.levels[at]), beside, out);
        }
        across::outcome(chosen, taken)
    }

    /// The period of a figure whose header names a part of its row's year.
    fn period_within(
        &mut self,
        at: usize,
        record: &ByteRecord,
        out: &mut Gathering,
    ) -> Result<Option<(PeriodAt, Option<Flag>)>, Reason> {
        let Self { tidy, columns, series, periods, label, .. } = self;
        let Some(within) = &series[at].within else { return Ok(None) };
        within.write(field(record, columns.at(Column::Period)), label);
        periods.position(label, out, |label, out| tidy.period(label, out)).map(Some)
    }

    /// What the figure of a series is of: what its header names, measured as its header says, or what its row names. None
    /// where it is not chosen and no counts of what is.
    fn indicator(
        &mut self,
        at: usize,
        record: &ByteRecord,
        of_row: &OfRow,
        out: &mut Gathering,
    ) -> Result<Option<Named>, Reason> {
        let Self { tidy, columns, series, .. } = self;
        let chosen = |at: IndicatorAt| Named { at, is_chosen: true };
        if series[at].indicator.is_none() {
            return Ok(of_row.indicator.map(chosen));
        }
        if tidy.has_indicator() {
            let measure = series[at].indicator.as_deref().unwrap_or_default();
            return Ok(tidy.measured(Row { record, columns }, measure, out)?.map(chosen));
        }
        let row = Row { record, columns };
        if let Some(indicator) = series[at].indicator(tidy, row, out) {
            return Ok(Some(chosen(indicator)));
        }
        let rates = std::mem::take(&mut series[at].may_count);
        let is_needed = rates.iter().any(|&rate| series[rate].indicator(tidy, row, out).is_some());
        series[at].may_count = rates;
        let counts = is_needed.then(|| series[at].indicator_of_counts(tidy, out)).flatten();
        Ok(counts.map(|at| Named { at, is_chosen: false }))
    }

    /// The group of a figure: what its row says, and what its column says.
    fn group(&mut self, at: usize, record: &ByteRecord, out: &mut Gathering) -> Result<GroupAt, Reason> {
        let Self { tidy, columns, series, groups, .. } = self;
        let row = Row { record, columns };
        let of_row = [columns.at(Column::Dimension), columns.at(Column::Group)].into_iter().flatten();
        let columns_of_groups = of_row.chain(columns.groups.iter().map(|(_, at)| *at));
        let fields = columns_of_groups.map(|column| field(record, Some(column)));
        groups.get_joined(fields.chain([&at.to_le_bytes()[..]]), || {
            let pairs = tidy.group(row, out)?;
            Ok(out.group(pairs.into_iter().chain(series[at].group.clone()).collect()))
        })
    }
}

/// Tells series which others they may hold the counts of, as far as the first rows show it.
fn know_counts(series: &mut [Series], sample: &[ByteRecord]) {
    if series.iter().all(|series| series.indicator.is_none()) {
        return;
    }
    let tried: Vec<ratio::Column> = series.iter().map(|series| series.tried(sample)).collect();
    for (rate, pairs) in ratio::pairs(&tried).into_iter().enumerate() {
        for at in pairs.iter().flat_map(|pair| [pair.count, pair.of]) {
            series[at].may_count.push(rate);
        }
    }
}

/// Whether neither a column nor every header says when.
fn lacks_period(columns: &Columns, series: &[Series]) -> bool {
    columns.at(Column::Period).is_none() && series.iter().any(|series| series.period.is_none())
}

/// The columns beside those of figures.
fn find_columns(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Columns {
    let mut columns = Columns::find_exactly(search, NAMES, rows);
    columns.find_pairs(search, rows);
    columns.take_measure_for_indicator(search, rows);
    find_kinds(&mut columns, search, rows);
    find_scale(&mut columns, search, rows);
    if !columns.has_area() {
        find_area(search, rows, &mut columns);
        columns.find_other_area(search, rows);
        columns.find_beside_area(search, rows);
    }
    finer::find_council(&mut columns, search, rows);
    columns.find_groups(search, rows);
    let is_open = |at: usize| rows.mapping.role_at(search.header, at).is_none();
    let is_figure = |(_, at): &(String, usize)| is_open(*at) && groups::number_rows(search, rows, *at);
    let (figures, groups) = std::mem::take(&mut columns.groups).into_iter().partition(is_figure);
    columns.groups = groups;
    let figures: Vec<(String, usize)> = figures;
    for at in figures.into_iter().map(|(_, at)| at) {
        search.leave(at);
    }
    leave_other_words(search, rows, &mut columns);
    columns
}

/// Leaves the publisher’s verdict on one figure, from which nothing is taken here, so that this is said.
fn leave_unused(search: &mut ColumnSearch<'_>, columns: &mut Columns) {
    if let Some(at) = columns.at(Column::Verdict) {
        columns.set(Column::Verdict, None);
        search.leave(at);
    }
}

/// The roles of columns, those of figures among them.
fn with_figures(mut roles: Vec<Role>, series: &[Series]) -> Vec<Role> {
    const BESIDE: [Role; 4] = [Role::Lower, Role::Upper, Role::Numerator, Role::Denominator];
    for series in series {
        let beside = series.beside.iter().zip(BESIDE).filter_map(|(at, role)| Some(((*at)?, role)));
        let margin = series.margin.map(|at| (at, Role::Margin));
        for (at, role) in beside.chain(margin).chain([(series.value, Role::Value)]) {
            roles[at] = role;
        }
    }
    roles
}

/// Finds areas where no column bears a usual name: a column that begins as the usual ones do (`local authority:
/// district / unitary (as of April 2023)`), and a column of codes.
fn find_area(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &mut Columns) {
    const BEGINNINGS: [&str; 6] = ["localauthorit", "area", "lad", "utla", "ltla", "geograph"];
    let header = search.header;
    let is_open =
        |search: &ColumnSearch<'_>, at| search.is_free(at) && rows.mapping.role_at(header, at).is_none();
    // Of several columns of codes the one with the most areas: `Country` stands beside them.
    let most = (0..header.names().len())
        .filter(|&at| is_open(search, at))
        .map(|at| (sample::areas(rows.below, at), std::cmp::Reverse(at)))
        .max();
    for (at, name) in header.plain_names().iter().enumerate() {
        if !is_open(search, at) {
            continue;
        }
        let seen = sample::seen(rows.below, at);
        let column = match (seen.codes, BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))) {
            (true, _) if most.is_some_and(|(_, most)| most.0 != at) => continue,
            (true, _) if !seen.numbers => Column::AreaCode,
            (false, true) if seen.words => Column::AreaName,
            _ => continue,
        };
        if columns.at(column).is_none() {
            search.mark(at);
            columns.set(column, Some(at));
            search.say_taken(at, "area");
        }
    }
}
