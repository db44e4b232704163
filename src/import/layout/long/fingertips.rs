//! Fingertips, Office for Health Improvement and Disparities: one row for each indicator, area, sex, age, category and
//! period. The data files of its successor, `FingertipsNext`, have fewer columns under shorter names.

use super::columns::{Column, Columns, Names, Row, groups_of};
use super::direction::Directions;
use super::{Comparison, Dialect, Remarks, category, noted, words};
use crate::import::layout::FirstRows;
use crate::import::layout::area_kind::AreaKinds;
use crate::import::layout::period::{self, Label, NoPeriod};
use crate::import::layout::token::{Cell, number};
use crate::import::table::{
    ColumnSearch, Definition, Figures, Gathering, Header, IndicatorAt, Lookup, Reason, RowArea, Variant,
};
use crate::import::words::counted;
use crate::model::{AreaKind, Flag, PeriodKind, Source, Verdict};

const NAMES: Names = &[
    (Column::Indicator, &["Indicator ID"]),
    (Column::IndicatorName, &["Indicator Name"]),
    (Column::AreaCode, &["Area Code"]),
    (Column::AreaName, &["Area Name"]),
    (Column::AreaKind, &["Area Type"]),
    (Column::Parent, &["Parent Code", "Parent Name"]),
    (Column::Sex, &["Sex"]),
    (Column::Age, &["Age"]),
    (Column::Dimension, &["Category Type"]),
    (Column::Group, &["Category"]),
    (Column::Period, &["Time period", "Year"]),
    (Column::Value, &["Value"]),
    (Column::Lower, &["Lower CI 95.0 limit", "Lower CI 95 limit", "Lower CI limit", "Lower CI"]),
    (Column::Upper, &["Upper CI 95.0 limit", "Upper CI 95 limit", "Upper CI limit", "Upper CI"]),
    (Column::WideLower, &["Lower CI 99.8 limit"]),
    (Column::WideUpper, &["Upper CI 99.8 limit"]),
    (Column::Numerator, &["Count"]),
    (Column::Denominator, &["Denominator"]),
    (Column::Note, &["Value note"]),
    (Column::Trend, &["Recent Trend", "Trend"]),
    // One year and three years of an indicator are as many indicators.
    (Column::Measure, &["Time period range"]),
];

/// How Fingertips fills its columns.
#[derive(Debug, Default)]
pub struct Fingertips {
    /// Whether the period is only the year it starts in.
    starts: bool,
    area_types: Lookup<Option<AreaKind>>,
    area_kinds: AreaKinds,
    /// With the position of the name that a row has for it.
    indicators: Lookup<Option<(IndicatorAt, usize)>>,
    suppression: Lookup<bool>,
    verdicts: Lookup<Comparison>,
    directions: Directions,
}

impl Dialect for Fingertips {
    fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<(Self, Columns)> {
        let header = search.header;
        let starts = !header.has(&["Time period"]);
        let is_fingertips = !starts || (header.has(&["Year"]) && is_next(header));
        if !is_fingertips || !["Indicator ID", "Area Code", "Value"].iter().all(|&name| header.has(&[name])) {
            return None;
        }
        let mut columns = Columns::find(search, NAMES, rows);
        // Comparisons with other areas than England are left.
        let verdict = search.find_by(|name| name.starts_with("comparedto") && name.contains("england"));
        columns.set(Column::Verdict, verdict);
        Some((Self { starts, ..Self::default() }, columns))
    }

    fn area<'r>(&mut self, row: Row<'r>) -> RowArea<'r> {
        let [code, name, kind_words, parent] =
            [Column::AreaCode, Column::AreaName, Column::AreaKind, Column::Parent]
                .map(|column| row.words(column));
        let kind = self.area_types.get(kind_words, || words::area_kind(kind_words));
        let kind = kind.or_else(|| self.area_kinds.kind(kind_words, code));
        RowArea { code, name: if name.is_empty() { code } else { name }, kind_words, kind, parent }
    }

    fn indicator(&mut self, row: Row<'_>, out: &mut Gathering) -> Result<Option<IndicatorAt>, Reason> {
        let id = row.words(Column::Indicator);
        let id = id.strip_suffix(b".0").unwrap_or(id);
        if id.is_empty() || !id.iter().all(u8::is_ascii_digit) {
            return Err("the indicator ID is not a number".into());
        }
        let name = row.words(Column::IndicatorName);
        let range = row.words(Column::Measure);
        let found = self.indicators.get_joined([id, name, range], || find_indicator(id, name, range, out));
        Ok(found.map(|(at, name)| {
            out.count_name(name);
            at
        }))
    }

    /// Where the column holds only the year a period starts in, as Fingertips' own column for sorting does, that may be a
    /// calendar, a financial or an academic year.
    fn period(&mut self, label: &str, out: &mut Gathering) -> Result<Label, NoPeriod> {
        let mut read = period::label(label)?;
        let periods = &mut read.published.may_be;
        if let (true, [year]) = (self.starts, &periods[..])
            && year.kind() == PeriodKind::Year
        {
            periods.extend(period::starting_in(year.start().year().into()));
            out.remark("The column of years holds the year that a financial or academic year starts in.");
        }
        Ok(read)
    }

    fn group(&self, row: Row<'_>, out: &mut Gathering) -> Result<Vec<(String, String)>, Reason> {
        let [sex, age, category_type, category] =
            [Column::Sex, Column::Age, Column::Dimension, Column::Group]
                .map(|column| out.text(row.words(column)));
        let mut pairs = category::pairs(&sex, &age, &category_type, &category);
        pairs.extend(groups_of(row, out));
        Ok(pairs)
    }

    fn amend(&mut self, row: Row<'_>, figures: &mut Figures, out: &mut Gathering) -> Option<&'static str> {
        if leave_minus_one(figures) {
            out.remark(
                "Values, limits and counts of -1 are the publisher’s sign for none; they are left out.",
            );
        }
        if figures.value.is_none() || figures.lower.is_some() || figures.upper.is_some() {
            return None;
        }
        let wide = |column| Some(number(row.field(column))).filter(|limit| *limit != Some(-1.0)).flatten();
        (figures.lower, figures.upper) = (wide(Column::WideLower), wide(Column::WideUpper));
        (figures.lower.or(figures.upper)).map(|_| {
            out.remark(
                "Where there are no 95 % limits, the 99.8 % ones are taken; a note of each figure says so.",
            );
            "Its limits are 99.8 % limits."
        })
    }

    fn remarks(&mut self, row: Row<'_>, cell: Cell<'_>, out: &mut Gathering) -> Result<Remarks, Reason> {
        let words = row.words(Column::Note);
        let suppressed =
            cell.value.is_none() && self.suppression.get(words, || words::speaks_of_suppression(words));
        let flag = if suppressed { Some(Flag::Suppressed) } else { cell.flag };
        let note = out.note(words);
        Ok((flag, noted(note, cell.note, out)))
    }

    /// England itself is called similar to England in some rows, which says nothing; a tenth of it does compare.
    fn verdict(&mut self, row: Row<'_>, out: &mut Gathering) -> Comparison {
        if row.words(Column::AreaCode) == b"E92000001" && row.words(Column::Group).is_empty() {
            return Comparison::default();
        }
        let said = row.words(Column::Verdict);
        self.verdicts.get(said, || {
            let Some(mut comparison) = words::comparison(said) else {
                let words = out.text(said);
                out.remark(format!("‘{words}’ is no comparison with England that is known; it is left out."));
                return Comparison::default();
            };
            if let (None, Some(_)) = (comparison.verdict, comparison.note) {
                let words = out.text(said);
                out.remark(format!(
                    "‘{words}’ says that an area is one of the best or worst and compares it with no other; it is kept as a note of \
                         the figure."
                ));
            }
            comparison.verdict = comparison.verdict.filter(|&verdict| verdict != Verdict::NotCompared);
            comparison
        })
    }

    fn hint(&mut self, row: Row<'_>, indicator: IndicatorAt, out: &mut Gathering) {
        self.directions.hint(row.words(Column::Trend), indicator, out);
    }
}

/// Whether a table with years has a column that `FingertipsNext` has and other tables of figures do not; other
/// publishers' figures must not be taken for Fingertips.
fn is_next(header: &Header) -> bool {
    header.has(&["Category Type", "Category Type ID", "Sex ID", "Age ID", "Recent Trend", "Value note"])
}

/// Leaves out what -1 stands for nothing in: a value whose count is -1 too, limits without a value or on both of its
/// sides, and counts. True where there was any.
fn leave_minus_one(figures: &mut Figures) -> bool {
    const NONE: Option<f64> = Some(-1.0);
    let no_value = figures.value == NONE && figures.numerator == NONE;
    if no_value {
        figures.value = None;
    }
    let both = figures.lower == NONE && figures.upper == NONE && figures.value != NONE;
    let limits_fail = both || figures.value.is_none();
    let mut any = no_value;
    let mut leave = |number: &mut Option<f64>, fails: bool| {
        if fails && *number == NONE {
            *number = None;
            any = true;
        }
    };
    leave(&mut figures.lower, limits_fail);
    leave(&mut figures.upper, limits_fail);
    leave(&mut figures.numerator, true);
    leave(&mut figures.denominator, true);
    any
}

fn find_indicator(id: &[u8], name: &[u8], range: &[u8], out: &mut Gathering) -> Option<(IndicatorAt, usize)> {
    let [id, name, range] = [id, name, range].map(|field| out.text(field).into_owned());
    let title = match name.as_str() {
        "" => format!("Fingertips: indicator {id}"),
        name => format!("Fingertips: {name} ({id})"),
    };
    let key = format!("fingertips:{id}");
    let variant = Variant { key, name: name.clone(), measure: range_in_words(&range), unit: String::new() };
    let at = out.variant(variant, |full_name| Definition {
        name: Some(full_name).filter(|_| !name.is_empty()),
        source: Source {
            publisher: Some("Office for Health Improvement and Disparities".to_owned()),
            title: Some(title),
            url: Some("https://fingertips.phe.org.uk/".to_owned()),
            ..Source::default()
        },
        ..Definition::default()
    })?;
    out.found(at).minus_one_is_none = true;
    Some((at, out.name_of_indicator(at, &name)))
}

/// `3 years` from `3y`.
fn range_in_words(range: &str) -> String {
    let words = [("y", "year"), ("q", "quarter"), ("m", "month")].into_iter().find_map(|(end, unit)| {
        let count: u64 = range.strip_suffix(end)?.parse().ok()?;
        Some(counted(count, unit))
    });
    words.unwrap_or_else(|| range.to_owned())
}
