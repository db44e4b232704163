//! Tidy tables, with the columns `indicator`, `area`, `period` and `value` and any of `lower`, `upper`, `numerator`,
//! `denominator`, `flag`, `note`, `breakdown_by`, `breakdown_group`, `unit`, `measure`, `verdict`.

use super::ahead::Ahead;
use super::column_names::ColumnNames;
use super::columns::{Column, Columns, Row, groups_of};
use super::counts;
use super::flag_column::{FlagColumn, leave_other_words};
use super::indicator_lookup::IndicatorLookup;
use super::measures;
use super::names::NAMES;
use super::themes::no_themes;
use super::value_column::{OfAll, measured, of_all, only_count, only_figures, why_no_value};
use super::{Comparison, Dialect, Remarks, clearer, noted};
use crate::import::gazetteer;
use crate::import::layout::FirstRows;
use crate::import::layout::area_kind::{self, AreaKinds};
use crate::import::layout::fields::unguarded;
use crate::import::layout::finer;
use crate::import::layout::own;
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
use crate::model::{AreaKind, Flag, PeriodKind, Scope, Source, Verdict, Word};
use csv::ByteRecord;
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
    /// The groups that all rows are of, by the name of the sheet and by that of the column of values.
    of_all: Vec<OfAll>,
    /// Why its figures cannot be taken as their column is called.
    refused: Option<String>,
    ahead: Ahead,
    flags: FlagColumn,
    /// What all rows are of, where no column says it: it has to be asked for.
    unnamed: Option<Unnamed>,
    /// What the column of values is called, as far as that says how it is measured: `Percentage`, `days`.
    measured: String,
    column_names: ColumnNames,
    /// Whether there are only counts, of which shares are worked out.
    counts_only: bool,
    /// The column whose words may say which number of a figure a row has.
    parts_by: Option<Column>,
    parts: Lookup<(Part, Arc<[u8]>)>,
    /// Whether the program wrote it, and its indicators have their ids.
    is_exported: bool,
}

impl Dialect for Tidy {
    fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<(Self, Columns)> {
        let mut columns = Columns::find_like(search, NAMES, rows);
        own::know_by_ids(search, &mut columns);
        leave_other_words(search, rows, &mut columns);
        columns.find_pairs(search, rows);
        columns.find_other_area(search, rows);
        finer::find_council(&mut columns, search, rows);
        // A breakdown needs its group; without one its column is left, and said to be left.
        if let (None, Some(dimension)) = (columns.at(Column::Group), columns.at(Column::Dimension)) {
            columns.set(Column::Dimension, None);
            search.leave(dimension);
        }
        measures::find_among_groups(&mut columns, search, rows);
        measures::find_scale(&mut columns, search, rows);
        let has = |columns: &Columns, column| columns.at(column).is_some();
        let counts = has(&columns, Column::Numerator) && has(&columns, Column::Denominator);
        let is_long = has(&columns, Column::Indicator)
            || has(&columns, Column::Period)
            || (counts && rows.mapping.is_about(search.header));
        if !columns.has_area() || !is_long {
            return None;
        }
        let mut refused = None;
        let measure = columns.at(Column::Measure).filter(|_| !has(&columns, Column::Value));
        if let Some(at) = measure.filter(|at| holds_figures(rows.below, *at)) {
            search.say_taken(at, "value");
            columns.set(Column::Value, Some(at));
            columns.set(Column::Measure, search.take("type definition"));
        }
        if !has(&columns, Column::Value) && counts {
            columns.set(Column::Value, counts::value_beside(search, rows, &columns));
        } else if !has(&columns, Column::Value) && has(&columns, Column::Indicator) {
            let only = only_figures(search, rows, has(&columns, Column::Period));
            refused = only.and_then(|at| why_no_value(search, rows, at, (&search.header.names()[at], false)));
            let value = only
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
        no_themes(search, rows, &mut columns);
        let ahead = Ahead::find(search, rows, &mut columns);
        Some((Self { refused, ahead, ..Self::new(search, rows, &columns, counts_only) }, columns))
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
        if code.is_empty() && (name.is_empty() || self.around.is_whole(name)) {
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
        let at = if self.unnamed.is_some() {
            let (_, part_of) = self.parted(row);
            let words = [self.measure_of(row, &part_of), row.words(Column::Unit)];
            Ok(self.unnamed.as_mut().and_then(|unnamed| unnamed.indicator(words, out)))
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
                if let Some(scope) = Scope::from_word(&out.text(row.words(Column::GroupsOf))) {
                    out.scopes.say(&by, &group, scope);
                }
                Some((by, group))
            }
        };
        let of_all = self.of_all.iter().map(|OfAll { by, group, what }| {
            out.remark(format!(
                "{what} is called ‘{group}’, and its figures were taken as those of this group."
            ));
            ((*by).to_owned(), group.clone())
        });
        let of_all: Vec<(String, String)> = of_all.collect();
        Ok(named.into_iter().chain(groups_of(row, out)).chain(of_all).collect())
    }

    fn remarks(&mut self, row: Row<'_>, cell: Cell<'_>, out: &mut Gathering) -> Result<Remarks, Reason> {
        self.ahead.refuse(row.record)?;
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

    /// The words of a row for its measure, where `part_of` are those that [`Self::parted`] leaves.
    fn measure_of<'r>(&self, row: Row<'r>, part_of: &'r [u8]) -> &'r [u8] {
        if self.parts_by == Some(Column::Measure) { part_of } else { row.words(Column::Measure) }
    }

    /// Why its figures cannot be taken as their column is called.
    pub(in crate::import::layout) fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
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
        let measure = self.measure_of(row, &part_of);
        let of_name = self.parts_by == Some(Column::Indicator);
        let name = if of_name { &part_of[..] } else { unguarded(row.field(Column::Indicator)) };
        if name.is_empty() {
            return Err("the indicator is blank".into());
        }
        let measure = if measure.is_empty() { header.as_bytes() } else { measure };
        let unit = row.words(Column::Unit);
        let at = self.indicators.position([name, measure, unit], |_| Source::default(), out);
        if let Some(at) = at {
            if self.is_exported {
                // Its values are written as the scorecard has them, however small.
                let found = out.found(at);
                (found.is_exported, found.definition.shares) = (true, Some(false));
            }
            self.indicators.call(at, [name, measure, unit, row.words(Column::IndicatorName)], out);
        }
        Ok(at)
    }

    /// Flag and note that a row with several figures gives all of them.
    ///
    /// # Errors
    /// Where these are said to be of what was expected or aimed at.
    pub(in crate::import::layout) fn said_of_all(
        &mut self,
        row: Row<'_>,
        out: &mut Gathering,
    ) -> Result<(Option<Flag>, Option<NoteAt>), Reason> {
        self.flags.of_all(row, out)
    }

    /// Takes in how the headers of all figures of a table say that these are measured, where nothing names what they are of.
    pub(in crate::import::layout) fn all_measured(&mut self, measure: &str) {
        self.unnamed = self.unnamed.take().map(|unnamed| unnamed.measured_so(measure));
    }

    /// Takes in what all columns of figures are called.
    pub(in crate::import::layout) fn all_named(&mut self, names: &[&str]) {
        self.column_names = ColumnNames::of(names);
        self.indicators.beside_others = !self.has_indicator() && names.iter().any(|name| *name != names[0]);
    }

    /// The indicator that the header of a column names, which is not chosen and holds the counts of one that is.
    pub(in crate::import::layout) fn named_counts(&self, name: &str, out: &mut Gathering) -> IndicatorAt {
        self.indicators.counts(self.column_names.parted(name).0, out)
    }

    /// The indicator that the header of a column names, measured as its row says or else as that header; none where it is not
    /// chosen.
    pub(in crate::import::layout) fn named(
        &mut self,
        name: &str,
        row: Row<'_>,
        out: &mut Gathering,
    ) -> Option<IndicatorAt> {
        let (_, part_of) = self.parted(row);
        let (name, of_header) = self.column_names.parted(name);
        let measure = Some(self.measure_of(row, &part_of)).filter(|words| !words.is_empty());
        let measure = measure.unwrap_or(of_header.as_bytes());
        let words = [name.as_bytes(), measure, row.words(Column::Unit)];
        let at = self.indicators.position(words, |_| Source::default(), out)?;
        let suggestions = &mut out.found(at).suggestions;
        if suggestions.iter().all(|hint| hint.field != Field::Kind) {
            suggestions.extend(self.column_names.likely_kind(name));
        }
        Some(at)
    }

    /// How the columns of a table with figures across are read that are none of figures.
    pub(in crate::import::layout) fn across(
        search: &mut ColumnSearch<'_>,
        rows: &FirstRows<'_>,
        columns: &mut Columns,
    ) -> Self {
        no_themes(search, rows, columns);
        let ahead = Ahead::find(search, rows, columns);
        Self { ahead, ..Self::new(search, rows, columns, false) }
    }

    /// Refuses a row that is said to be of what was expected or aimed at.
    ///
    /// # Errors
    /// Why it gives nothing.
    pub(in crate::import::layout) fn refuse_ahead(&mut self, record: &ByteRecord) -> Result<(), Reason> {
        self.ahead.refuse(record)
    }

    /// How a table with these columns is read.
    fn new(search: &ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &Columns, counts_only: bool) -> Self {
        let name_of = |column| columns.at(column).map(|at| search.header.names()[at].as_str());
        let is_split = |kind: &PeriodKind| *kind != PeriodKind::Year;
        let period_kind = name_of(Column::Period).and_then(period::kind_of_year).filter(is_split);
        let is_of_measures = |at: usize| plain(&search.header.names()[at]).starts_with("measure");
        let parts_by = match (columns.at(Column::Measure), columns.at(Column::Indicator)) {
            (Some(_), _) => Some(Column::Measure),
            (None, Some(at)) if is_of_measures(at) => Some(Column::Indicator),
            _ => None,
        };
        let measured = name_of(Column::Value).map(measured).unwrap_or_default();
        let unnamed = || Unnamed::of(rows).in_column(name_of(Column::Value)).measured_so(&measured);
        let header_of_areas = name_of(Column::AreaName).or_else(|| name_of(Column::Area));
        Self {
            kind_in_header: header_of_areas.and_then(area_kind::in_header),
            kinds: AreaKinds::default(),
            kinds_by_name: Lookup::default(),
            around: finer::Around::of(search, rows, columns),
            indicators: IndicatorLookup::new("tidy", rows),
            period_kind,
            group_column: name_of(Column::Group).map(str::to_owned),
            has_dimension: columns.at(Column::Dimension).is_some(),
            of_all: of_all(search, rows, columns),
            refused: None,
            ahead: Ahead::default(),
            flags: FlagColumn::of(name_of(Column::Flag)),
            unnamed: columns.at(Column::Indicator).is_none().then(unnamed),
            measured,
            column_names: ColumnNames::default(),
            counts_only,
            parts_by,
            parts: Lookup::default(),
            is_exported: own::is_of_observations(search.header),
        }
    }
}
