//! Tidy tables, with the columns `indicator`, `area`, `period` and `value` and any of `lower`, `upper`, `numerator`,
//! `denominator`, `flag`, `note`, `breakdown_by`, `breakdown_group`, `unit`, `measure`, `verdict`.

use super::columns::{Column, Columns, Names, Row};
use super::indicator_lookup::IndicatorLookup;
use super::{Dialect, Missing, Remarks, clearer};
use crate::format::nearest;
use crate::import::layout::area_kind::{AreaKinds, is_code};
use crate::import::layout::fields::short;
use crate::import::layout::flags::flag;
use crate::import::layout::period;
use crate::import::table::{ColumnSearch, Gathering, IndicatorAt, Lookup, Reason, RowArea, plain};
use crate::model::{Flag, Period, PeriodKind, Source, Verdict, Word};

/// The first name is ours, but for codes and names of areas, which are both `area` to us.
const NAMES: Names = &[
    (Column::Indicator, &["indicator", "indicator name", "indicator id", "measure name", "metric"]),
    (Column::Area, &["area"]),
    (
        Column::AreaCode,
        &[
            "area code",
            "areacd",
            "area id",
            "geography code",
            "gss code",
            "ons code",
            "la code",
            "lad code",
            "local authority code",
            "code",
        ],
    ),
    (
        Column::AreaName,
        &[
            "area name",
            "areanm",
            "geography name",
            "geography",
            "la name",
            "lad name",
            "local authority name",
            "local authority",
            "place",
            "name",
        ],
    ),
    (Column::AreaKind, &["kind", "area kind", "area type", "geography type", "geographic level"]),
    (
        Column::Period,
        &[
            "period",
            "time period",
            "reporting period",
            "academic year",
            "financial year",
            "calendar year",
            "year",
            "quarter",
            "month",
            "date",
            "time",
        ],
    ),
    (Column::Value, &["value", "observation", "obs value", "figure", "data value", "val"]),
    (
        Column::Lower,
        &[
            "lower",
            "lower ci",
            "lci",
            "lci 95",
            "lower limit",
            "lower ci limit",
            "lower 95 ci",
            "lower ci 95",
            "lower ci 95.0 limit",
            "lower confidence limit",
            "lower bound",
            "ci lower",
        ],
    ),
    (
        Column::Upper,
        &[
            "upper",
            "upper ci",
            "uci",
            "uci 95",
            "upper limit",
            "upper ci limit",
            "upper 95 ci",
            "upper ci 95",
            "upper ci 95.0 limit",
            "upper confidence limit",
            "upper bound",
            "ci upper",
        ],
    ),
    (Column::Numerator, &["numerator", "count", "events", "cases", "numer"]),
    (Column::Denominator, &["denominator", "denom"]),
    (Column::Flag, &["flag", "flags", "status", "symbol", "marker"]),
    (Column::Note, &["note", "notes", "value note", "comment", "comments", "footnote"]),
    (Column::Dimension, &["breakdown_by", "breakdown topic", "breakdown type", "category type", "dimension"]),
    (Column::Group, &["breakdown_group", "category", "breakdown", "subgroup", "group"]),
    (Column::Measure, &["measure", "measure kind", "measure type", "value type"]),
    (Column::Unit, &["unit", "units", "unit of measure"]),
    (Column::Verdict, &["verdict", "compared to England", "comparison", "significance"]),
];

/// How tidy tables fill their columns.
#[derive(Debug)]
pub struct Tidy {
    kinds: AreaKinds,
    indicators: IndicatorLookup,
    /// The kind of year that the name of the period's column says, such as `academic_year`.
    period_kind: Option<PeriodKind>,
    /// The name of the column of groups, which they are called by where no column names their dimension.
    group_column: Option<String>,
    has_dimension: bool,
    flags: Lookup<Result<Option<Flag>, Reason>>,
}

impl Dialect for Tidy {
    fn of(search: &mut ColumnSearch<'_>) -> Option<(Self, Columns)> {
        let mut columns = Columns::find_like(search, NAMES);
        // A breakdown needs its group; without one its column is left, and said to be left.
        if let (None, Some(dimension)) = (columns.at(Column::Group), columns.at(Column::Dimension)) {
            columns.set(Column::Dimension, None);
            search.leave(dimension);
        }
        let has = |column| columns.at(column).is_some();
        let has_area = [Column::Area, Column::AreaCode, Column::AreaName].into_iter().any(has);
        if !has_area || !has(Column::Indicator) || !has(Column::Value) {
            return None;
        }
        let period_kind = match search.header.plain_names()[columns.at(Column::Period)?].as_str() {
            "academicyear" => Some(PeriodKind::AcademicYear),
            "financialyear" => Some(PeriodKind::FinancialYear),
            _ => None,
        };
        let tidy = Self {
            kinds: AreaKinds::default(),
            indicators: IndicatorLookup::new("tidy"),
            period_kind,
            group_column: columns.at(Column::Group).map(|at| search.header.names()[at].clone()),
            has_dimension: has(Column::Dimension),
            flags: Lookup::default(),
        };
        Some((tidy, columns))
    }

    /// Where one column holds codes and another names, both.
    fn area<'r>(&mut self, row: Row<'r>) -> RowArea<'r> {
        let (mut code, mut name) = (row.given(Column::AreaCode), row.given(Column::AreaName));
        let area = row.given(Column::Area);
        let side = if is_code(area) { &mut code } else { &mut name };
        if side.is_empty() {
            *side = area;
        }
        let kind_words = row.field(Column::AreaKind);
        let kind = self.kinds.kind(kind_words, code);
        RowArea { code, name, kind_words, kind, parent: b"" }
    }

    fn indicator(&mut self, row: Row<'_>, out: &mut Gathering) -> Result<Option<IndicatorAt>, Reason> {
        let name = row.field(Column::Indicator);
        if name.is_empty() {
            return Err("the indicator is blank".into());
        }
        let said = [name, row.words(Column::Measure), row.words(Column::Unit)];
        Ok(self.indicators.position(said, |_| Source::default(), out))
    }

    /// The name of the column may say which kind of year a label is of.
    fn period(&mut self, label: &str, _out: &mut Gathering) -> Option<Vec<Period>> {
        let periods = period::label(label)?;
        let named = periods.iter().find(|period| Some(period.kind()) == self.period_kind).copied();
        Some(named.map_or(periods, |period| vec![period]))
    }

    fn group(&self, row: Row<'_>, out: &mut Gathering) -> Result<Vec<(String, String)>, Reason> {
        let (by, group) = (row.words(Column::Dimension), row.words(Column::Group));
        match (by.is_empty(), group.is_empty()) {
            (true, true) => Ok(Vec::new()),
            (false, true) => Err("the group of the breakdown is blank".into()),
            (true, false) if self.has_dimension => Err("what the group breaks down by is blank".into()),
            (true, false) => {
                Ok(vec![(self.group_column.clone().unwrap_or_default(), out.text(group).into_owned())])
            }
            (false, false) => Ok(vec![(out.text(by).into_owned(), out.text(group).into_owned())]),
        }
    }

    fn remarks(
        &mut self,
        row: Row<'_>,
        missing: Option<Missing>,
        out: &mut Gathering,
    ) -> Result<Remarks, Reason> {
        let words = row.words(Column::Flag);
        let said = self.flags.get(words, || known_flag(&out.text(words)))?;
        let note = out.note(row.words(Column::Note));
        let reason = missing.and_then(|(_, reason)| reason).unwrap_or_default();
        Ok((clearer(missing, said), note.or_else(|| out.note(reason.as_bytes()))))
    }

    /// A word that is no comparison is said, and the figure kept without one.
    fn verdict(&mut self, row: Row<'_>, out: &mut Gathering) -> Option<Verdict> {
        let words = row.words(Column::Verdict);
        if words.is_empty() {
            return None;
        }
        let words = out.text(words);
        let said = plain(&words);
        let verdict = Verdict::ALL.iter().copied().find(|verdict| plain(verdict.as_str()) == said);
        if verdict.is_none() {
            out.remark(format!("The verdict ‘{}’ is not known; figures with it have none.", short(&words)));
        }
        verdict
    }
}

/// What the column of flags says, or why the row cannot be taken.
fn known_flag(words: &str) -> Result<Option<Flag>, Reason> {
    if words.is_empty() {
        return Ok(None);
    }
    flag(words).map(Some).ok_or_else(|| {
        let words = short(words);
        let exact = match nearest(&words, Flag::ALL.iter().map(|flag| flag.as_str())) {
            Some(meant) => format!("the flag ‘{words}’ is not known, perhaps ‘{meant}’ is meant"),
            None => format!("the flag ‘{words}’ is not known"),
        };
        Reason::exact("the flag is not known", exact)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Header;

    fn find(names: &[&str]) -> (Option<Columns>, Vec<String>, Vec<String>) {
        let header = Header::new(names.iter().map(|name| (*name).to_owned()).collect());
        let mut search = ColumnSearch::new(&header);
        let columns = Tidy::of(&mut search).map(|(_, columns)| columns);
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
        let at = |column| columns.unwrap().at(column);
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
        let at = |column| columns.unwrap().at(column);
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
        let at = |column| columns.unwrap().at(column);
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
        assert!(find(&[]).0.is_none());
    }
}
