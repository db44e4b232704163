//! Tidy tables, with the columns `indicator`, `area`, `period` and `value` and any of `lower`, `upper`, `numerator`,
//! `denominator`, `flag`, `note`, `breakdown_by`, `breakdown_group`, `unit`, `measure`, `verdict`.

use super::column_names::ColumnNames;
use super::columns::{Column, Columns, Row, groups_of};
use super::counts;
use super::flag_column::FlagColumn;
use super::indicator_lookup::IndicatorLookup;
use super::measures;
use super::names::NAMES;
use super::{Comparison, Dialect, Remarks, clearer, noted};
use crate::import::gazetteer;
use crate::import::layout::FirstRows;
use crate::import::layout::area_kind::{self, AreaKinds};
use crate::import::layout::finer;
use crate::import::layout::is_of_period;
use crate::import::layout::measure::{Measured, says_measure};
use crate::import::layout::part::Part;
use crate::import::layout::period::{self, Label, NoPeriod};
use crate::import::layout::sample::holds_figures;
use crate::import::layout::token::Cell;
use crate::import::layout::whole_table::Unnamed;
use crate::import::source;
use crate::import::table::{
    ColumnSearch, Field, Gathering, IndicatorAt, Lookup, NoteAt, Reason, RowArea, plain,
};
use crate::import::words::short;
use crate::model::{AreaKind, Flag, PeriodKind, Source, Verdict, Word};
use std::sync::Arc;

/// How tidy tables fill their columns.
#[derive(Debug)]
pub struct Tidy {
    kinds: AreaKinds,
    /// The kind of areas that the column of their names is called by: `ICB`, `Ward`.
    kind_in_header: Option<AreaKind>,
    kinds_by_name: Lookup<Option<AreaKind>>,
    around: finer::Around,
    indicators: IndicatorLookup,
    /// The kind of year that the name of the period's column says, such as `academic_year`.
    period_kind: Option<PeriodKind>,
    /// The name of the column of groups, which they are called by where no column names their dimension.
    group_column: Option<String>,
    has_dimension: bool,
    /// The group that all rows are of, by the name of the sheet.
    of_sheet: Option<(&'static str, String)>,
    flags: FlagColumn,
    /// What all rows are of, where no column says it: it has to be asked for.
    unnamed: Option<Unnamed>,
    /// What the column of values is called, where that says how it is measured: `Percentage`.
    measured: String,
    column_names: ColumnNames,
    /// Whether there are only counts, of which shares are worked out.
    counts_only: bool,
    /// The column whose words may say which number of a figure a row has.
    parts_by: Option<Column>,
    parts: Lookup<(Part, Arc<[u8]>)>,
}

impl Dialect for Tidy {
    fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<(Self, Columns)> {
        let mut columns = Columns::find_like(search, NAMES, rows);
        columns.find_pairs(search, rows);
        columns.find_other_area(search, rows);
        finer::find_council(&mut columns, search, rows);
        // A breakdown needs its group; without one its column is left, and said to be left.
        if let (None, Some(dimension)) = (columns.at(Column::Group), columns.at(Column::Dimension)) {
            columns.set(Column::Dimension, None);
            search.leave(dimension);
        }
        measures::find_among_groups(&mut columns, search, rows);
        let has = |columns: &Columns, column| columns.at(column).is_some();
        let counts = has(&columns, Column::Numerator) && has(&columns, Column::Denominator);
        let is_long = has(&columns, Column::Indicator)
            || has(&columns, Column::Period)
            || (counts && rows.mapping.is_about(search.header));
        if !columns.has_area() || !is_long {
            return None;
        }
        let measure = columns.at(Column::Measure).filter(|_| !has(&columns, Column::Value));
        if let Some(at) = measure.filter(|at| holds_figures(rows.below, *at)) {
            search.say_taken(at, "value");
            columns.set(Column::Value, Some(at));
            columns.set(Column::Measure, search.take("type definition"));
        }
        if !has(&columns, Column::Value) && counts {
            columns.set(Column::Value, counts::value_beside(search, rows, &columns));
        } else if !has(&columns, Column::Value) && has(&columns, Column::Indicator) {
            let value = only_figures(search, rows, has(&columns, Column::Period))
                .or_else(|| only_count(search, rows, &mut columns))
                .or_else(|| counts::rate_among(search, rows, &columns));
            columns.set(Column::Value, value);
        }
        let counts_only = !has(&columns, Column::Value) && counts;
        if !has(&columns, Column::Value) && !counts_only {
            return None;
        }
        if counts_only {
            search.remarks.push(
                "There is no column of values; shares are worked out as numerator ÷ denominator × 100, and rates \
                 per as many as their names say."
                    .to_owned(),
            );
        }
        counts::find(search, rows, &mut columns);
        columns.find_limits_in_cells(search, rows);
        Some((Self::new(search, rows, &columns, counts_only), columns))
    }

    /// Where one column holds codes and another names, both.
    fn area<'r>(&mut self, row: Row<'r>) -> RowArea<'r> {
        let (mut code, mut name) = (row.given(Column::AreaCode), row.given(Column::AreaName));
        let area = row.given(Column::Area);
        let side = if gazetteer::is_code(area) { &mut code } else { &mut name };
        if side.is_empty() {
            *side = area;
        }
        let (mut kind_in_header, mut parent) = (self.kind_in_header, row.given(Column::Parent));
        if code.is_empty() && name.is_empty() {
            (code, name, kind_in_header) = self.around.area(row.record);
            parent = b"";
        }
        let kind_words = row.field(Column::AreaKind);
        let kind = self.kinds.kind(kind_words, code).or_else(|| {
            let kind = kind_in_header.filter(|_| code.is_empty() && kind_words.is_empty())?;
            self.kinds_by_name
                .get(name, || gazetteer::is_in_column_of(kind, &source::text(name).0).then_some(kind))
        });
        RowArea { code, name, kind_words, kind, parent }
    }

    fn indicator(&mut self, row: Row<'_>, out: &mut Gathering) -> Result<Option<IndicatorAt>, Reason> {
        let at = if let Some(unnamed) = &self.unnamed {
            Ok(unnamed.indicator(out))
        } else {
            let measure = std::mem::take(&mut self.measured);
            let at = self.measured(row, &measure, out);
            self.measured = measure;
            at
        };
        if let (true, Ok(Some(at))) = (self.counts_only, &at) {
            counts::define_worked_out(out.found(*at));
        }
        at
    }

    fn part(&mut self, row: Row<'_>) -> Part {
        self.parted(row).0
    }

    /// The name of the column may say which kind of year a label is of.
    fn period(&mut self, label: &str, _out: &mut Gathering) -> Result<Label, NoPeriod> {
        let mut read = period::in_column(label)?;
        if self.period_kind.is_some() && read.published.is_calendar_year() {
            return Err(NoPeriod::EitherYear);
        }
        if let Some(named) = self.period_kind.and_then(|kind| read.published.of_kind(kind)) {
            read.published.may_be = vec![named];
        }
        Ok(read)
    }

    fn group(&self, row: Row<'_>, out: &mut Gathering) -> Result<Vec<(String, String)>, Reason> {
        let (by, group) = (row.words(Column::Dimension), row.words(Column::Group));
        let named = match (by.is_empty(), group.is_empty()) {
            (true, true) => None,
            (false, true) => return Err("the group of the breakdown is blank".into()),
            (true, false) if self.has_dimension => {
                return Err("what the group breaks down by is blank".into());
            }
            (true, false) => {
                Some((self.group_column.clone().unwrap_or_default(), out.text(group).into_owned()))
            }
            (false, false) => {
                let (by, group) = (out.text(by).into_owned(), out.text(group).into_owned());
                if by != group {
                    out.mark_topic(&by);
                }
                Some((by, group))
            }
        };
        let of_sheet = self.of_sheet.iter().map(|(by, group)| {
            out.remark(format!(
                "The sheet is called ‘{group}’, and its figures were taken as those of this group."
            ));
            ((*by).to_owned(), group.clone())
        });
        let of_sheet: Vec<(String, String)> = of_sheet.collect();
        Ok(named.into_iter().chain(groups_of(row, out)).chain(of_sheet).collect())
    }

    fn remarks(&mut self, row: Row<'_>, cell: Cell<'_>, out: &mut Gathering) -> Result<Remarks, Reason> {
        let said = self.flags.flag(row, out)?;
        let note = out.note(row.words(Column::Note));
        Ok((clearer(cell, said), noted(note, cell.note, out)))
    }

    /// A word that is no comparison is said, and the figure kept without one.
    fn verdict(&mut self, row: Row<'_>, out: &mut Gathering) -> Comparison {
        let words = row.words(Column::Verdict);
        if words.is_empty() {
            return Comparison::default();
        }
        let words = out.text(words);
        let said = plain(&words);
        let verdict = Verdict::ALL.iter().copied().find(|verdict| plain(verdict.as_str()) == said);
        if verdict.is_none() {
            out.remark(format!("The verdict ‘{}’ is not known; figures with it have none.", short(&words)));
        }
        Comparison { verdict, note: None }
    }
}

impl Tidy {
    /// Which number of a figure a row has, and the words for its measure without those that say so.
    fn parted(&mut self, row: Row<'_>) -> (Part, Arc<[u8]>) {
        let Some(column) = self.parts_by else { return (Part::Value, Arc::default()) };
        let words = row.words(column);
        self.parts.get(words, || {
            let (part, rest) = Part::of_row(&source::text(words).0);
            (part, rest.into_bytes().into())
        })
    }

    /// Whether a column names the indicator.
    pub(in crate::import::layout) fn has_indicator(&self) -> bool {
        self.unnamed.is_none()
    }

    /// The indicator that a row names, measured as it says or else as the header of its figure says; none where it is not
    /// chosen.
    pub(in crate::import::layout) fn measured(
        &mut self,
        row: Row<'_>,
        header: &str,
        out: &mut Gathering,
    ) -> Result<Option<IndicatorAt>, Reason> {
        let (_, part_of) = self.parted(row);
        let (name, measure) = match self.parts_by {
            Some(Column::Indicator) => (&part_of[..], row.words(Column::Measure)),
            Some(_) => (row.field(Column::Indicator), &part_of[..]),
            None => (row.field(Column::Indicator), row.words(Column::Measure)),
        };
        if name.is_empty() {
            return Err("the indicator is blank".into());
        }
        let measure = if measure.is_empty() { header.as_bytes() } else { measure };
        let unit = row.words(Column::Unit);
        let at = self.indicators.position([name, measure, unit], |_| Source::default(), out);
        if let Some(at) = at {
            self.indicators.call(at, [name, measure, unit, row.words(Column::IndicatorName)], out);
        }
        Ok(at)
    }

    /// Flag and note that a row with several figures gives all of them.
    pub(in crate::import::layout) fn said_of_all(
        &mut self,
        row: Row<'_>,
        out: &mut Gathering,
    ) -> (Option<Flag>, Option<NoteAt>) {
        self.flags.of_all(row, out)
    }

    /// Takes in how the headers of all figures of a table say that these are measured, where nothing names what they are of.
    pub(in crate::import::layout) fn all_measured(&mut self, measure: &str) {
        if let Some(unnamed) = &mut self.unnamed {
            unnamed.measure = Some(measure.to_owned());
        }
    }

    /// Takes in what all columns of figures are called.
    pub(in crate::import::layout) fn all_named(&mut self, names: &[&str]) {
        self.column_names = ColumnNames::of(names);
    }

    /// The indicator that the header of a column names, which is not chosen and holds the counts of one that is.
    pub(in crate::import::layout) fn named_counts(&self, name: &str, out: &mut Gathering) -> IndicatorAt {
        self.indicators.counts(self.column_names.parted(name).0, out)
    }

    /// The indicator that the header of a column names; none where it is not chosen.
    pub(in crate::import::layout) fn named(
        &mut self,
        name: &str,
        out: &mut Gathering,
    ) -> Option<IndicatorAt> {
        let (name, measure) = self.column_names.parted(name);
        let words = [name.as_bytes(), measure.as_bytes(), b""];
        let at = self.indicators.position(words, |_| Source::default(), out)?;
        let suggestions = &mut out.found(at).suggestions;
        if suggestions.iter().all(|hint| hint.field != Field::Kind) {
            suggestions.extend(self.column_names.likely_kind(name));
        }
        Some(at)
    }

    /// How a table with these columns is read.
    pub(in crate::import::layout) fn new(
        search: &ColumnSearch<'_>,
        rows: &FirstRows<'_>,
        columns: &Columns,
        counts_only: bool,
    ) -> Self {
        let name_of = |column| columns.at(column).map(|at| search.header.names()[at].as_str());
        let is_split = |kind: &PeriodKind| *kind != PeriodKind::Year;
        let period_kind = name_of(Column::Period).and_then(period::kind_of_year).filter(is_split);
        let is_of_measures = |at: usize| plain(&search.header.names()[at]).starts_with("measure");
        let parts_by = match (columns.at(Column::Measure), columns.at(Column::Indicator)) {
            (Some(_), _) => Some(Column::Measure),
            (None, Some(at)) if is_of_measures(at) => Some(Column::Indicator),
            _ => None,
        };
        let header_of_areas = name_of(Column::AreaName).or_else(|| name_of(Column::Area));
        let is_measure = |name: &&str| {
            says_measure(name) && (!plain(name).starts_with("val") || !Measured::of_name(name).is_empty())
        };
        Self {
            kind_in_header: header_of_areas.and_then(area_kind::in_header),
            kinds: AreaKinds::default(),
            kinds_by_name: Lookup::default(),
            around: finer::Around::of(search, rows, columns),
            indicators: IndicatorLookup::new("tidy", rows),
            period_kind,
            group_column: name_of(Column::Group).map(str::to_owned),
            has_dimension: columns.at(Column::Dimension).is_some(),
            of_sheet: of_sheet(rows, columns),
            flags: FlagColumn::of(name_of(Column::Flag)),
            unnamed: (columns.at(Column::Indicator).is_none())
                .then(|| Unnamed::of(rows).in_column(name_of(Column::Value))),
            measured: name_of(Column::Value).filter(is_measure).unwrap_or_default().to_owned(),
            column_names: ColumnNames::default(),
            counts_only,
            parts_by,
            parts: Lookup::default(),
        }
    }
}

/// The group that the sheet is called by, where no column has groups of the same kind.
fn of_sheet(rows: &FirstRows<'_>, columns: &Columns) -> Option<(&'static str, String)> {
    let (by, group) = rows.group_of_sheet()?;
    let has_own = columns.groups.iter().any(|(label, _)| plain(label).contains(&plain(by)));
    (!has_own).then(|| (by, group.to_owned()))
}

/// The only column of figures among those that have no role, where the first rows show that there is one.
fn only_figures(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, has_period: bool) -> Option<usize> {
    let names = search.header.names();
    // Periods across are figures of several periods, even where the first rows show only one of them.
    let says_when = |name: &str| if has_period { period::label(name).is_ok() } else { is_of_period(name) };
    if (0..names.len()).any(|at| search.is_free(at) && says_when(&names[at])) {
        return None;
    }
    let free = (0..names.len()).filter(|&at| search.is_free(at));
    let mut figures = free.filter(|&at| holds_figures(rows.below, at));
    let only = figures.next().filter(|_| figures.next().is_none())?;
    search.mark(only);
    search.say_taken(only, "value");
    Some(only)
}

/// The column of counts, where a table has no other figures: what it is called says how they are measured.
fn only_count(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &mut Columns) -> Option<usize> {
    let free = (0..search.header.names().len()).filter(|&at| search.is_free(at));
    if free.into_iter().any(|at| holds_figures(rows.below, at)) {
        return None;
    }
    let count = columns.at(Column::Numerator).filter(|_| columns.at(Column::Denominator).is_none())?;
    columns.set(Column::Numerator, None);
    search.remarks.retain(|remark| !remark.ends_with("was taken as `numerator`."));
    search.say_taken(count, "value");
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Header;

    fn find(names: &[&str]) -> (Option<Columns>, Vec<String>, Vec<String>) {
        let header = Header::new(names.iter().map(|name| (*name).to_owned()).collect());
        let mut search = ColumnSearch::new(&header);
        let columns = Tidy::of(&mut search, &FirstRows::default()).map(|(_, columns)| columns);
        let unused = search.unused();
        (columns, search.remarks, unused)
    }

    #[test]
    fn our_own_names_need_no_words() {
        let (columns, remarks, unused) = find(&["Value", "period", "area", "indicator", "extra"]);
        let columns = columns.unwrap();
        assert_eq!((columns.at(Column::Value), columns.at(Column::Indicator)), (Some(0), Some(3)));
        assert_eq!(remarks, Vec::<String>::new());
        assert_eq!(unused, ["extra"]);
    }

    #[test]
    fn other_names_are_taken_and_said() {
        let (columns, remarks, unused) =
            find(&["area_code", "area_name", "area_type", "year", "indicator", "obs_value", "count", "lci"]);
        let columns = columns.unwrap();
        let at = |column| columns.at(column);
        assert_eq!((at(Column::AreaCode), at(Column::AreaName), at(Column::Area)), (Some(0), Some(1), None));
        assert_eq!((at(Column::Numerator), at(Column::Lower)), (Some(6), Some(7)));
        assert_eq!(unused, Vec::<String>::new());
        assert_eq!(remarks.len(), 7);
        assert_eq!(remarks[0], "The column `area_code` was taken as `area`.");
        assert!(remarks.contains(&"The column `obs_value` was taken as `value`.".to_owned()));
    }

    #[test]
    fn a_slip_of_the_finger_is_taken_and_said_where_nothing_better_is_there() {
        let (columns, remarks, _) = find(&["indicater", "area", "period", "vaule", "lower"]);
        let columns = columns.unwrap();
        let at = |column| columns.at(column);
        assert_eq!(
            (at(Column::Indicator), at(Column::Value), at(Column::Lower)),
            (Some(0), Some(3), Some(4))
        );
        assert_eq!(
            remarks,
            ["The column `indicater` was taken as `indicator`.", "The column `vaule` was taken as `value`."]
        );
    }

    #[test]
    fn a_measure_stands_for_the_indicator_where_there_is_none() {
        let (columns, remarks, _) = find(&["measure", "area", "period", "value"]);
        let columns = columns.unwrap();
        let at = |column| columns.at(column);
        assert_eq!((at(Column::Indicator), at(Column::Measure)), (Some(0), None));
        assert_eq!(remarks, ["The column `measure` was taken as `indicator`."]);
    }

    #[test]
    fn a_breakdown_without_groups_is_left() {
        let (columns, _, unused) = find(&["indicator", "area", "period", "value", "breakdown_by"]);
        assert_eq!(columns.unwrap().at(Column::Dimension), None);
        assert_eq!(unused, ["breakdown_by"]);
    }

    #[test]
    fn a_table_without_values_is_not_tidy() {
        assert!(find(&["indicator", "area", "period"]).0.is_none());
        assert!(find(&["indicator", "period", "value"]).0.is_none());
        assert!(find(&["area", "value"]).0.is_none(), "neither what nor when");
        assert!(find(&[]).0.is_none());
    }
}
