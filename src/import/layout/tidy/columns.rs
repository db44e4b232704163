//! Which column of a tidy table holds what, by its name, another name for the same, or a slip of the finger.

use crate::format::nearest;
use crate::import::table::{Header, plain};

/// The columns of a tidy table, by what they hold.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub indicator: Option<usize>,
    /// Codes or names.
    pub area: Option<usize>,
    /// Codes alone.
    pub area_code: Option<usize>,
    /// Names alone.
    pub area_name: Option<usize>,
    pub area_kind: Option<usize>,
    pub period: Option<usize>,
    pub value: Option<usize>,
    pub lower: Option<usize>,
    pub upper: Option<usize>,
    pub numerator: Option<usize>,
    pub denominator: Option<usize>,
    pub flag: Option<usize>,
    pub note: Option<usize>,
    pub breakdown_by: Option<usize>,
    pub breakdown_group: Option<usize>,
    pub measure: Option<usize>,
    pub unit: Option<usize>,
    pub verdict: Option<usize>,
}

impl Columns {
    /// Finds the columns, and says in `remarks` where a name is not exactly ours; none where the table is not tidy.
    pub fn find(header: &Header, remarks: &mut Vec<String>) -> Option<Self> {
        let mut search = Search { header, taken: Vec::new(), remarks: Vec::new() };
        let mut columns = Self {
            indicator: search.named("indicator", INDICATOR),
            area: search.named("area", &[]),
            area_code: search.known_as("area", AREA_CODE),
            area_name: search.known_as("area", AREA_NAME),
            area_kind: search.named("kind", AREA_KIND),
            period: search.named("period", PERIOD),
            value: search.named("value", VALUE),
            lower: search.named("lower", LOWER),
            upper: search.named("upper", UPPER),
            numerator: search.named("numerator", &["count", "events", "cases", "numer"]),
            denominator: search.named("denominator", &["denom"]),
            flag: search.named("flag", &["flags", "status", "symbol", "marker"]),
            note: search.named("note", &["notes", "value note", "comment", "comments", "footnote"]),
            breakdown_by: search.named("breakdown_by", BREAKDOWN_BY),
            breakdown_group: search.named("breakdown_group", BREAKDOWN_GROUP),
            measure: search.named("measure", &["measure kind", "measure type", "value type"]),
            unit: search.named("unit", &["units", "unit of measure"]),
            verdict: search.named("verdict", &["compared to England", "comparison", "significance"]),
        };
        // Where nothing is called an indicator, a measure is meant by it.
        if columns.indicator.is_none() && columns.measure.is_some() {
            columns.indicator = columns.measure.take();
            search.say(columns.indicator, "indicator");
        }
        columns.find_slips(&mut search);
        // A breakdown needs its group; without one its column is left, and said to be left.
        if columns.breakdown_group.is_none() {
            columns.breakdown_by = None;
        }
        let has_area = [columns.area, columns.area_code, columns.area_name].iter().any(Option::is_some);
        if !has_area || columns.indicator.is_none() || columns.period.is_none() || columns.value.is_none() {
            return None;
        }
        columns.all().into_iter().flatten().for_each(|at| header.mark(at));
        remarks.append(&mut search.remarks);
        Some(columns)
    }

    /// Takes what is still missing from columns whose names are a slip away.
    fn find_slips(&mut self, search: &mut Search<'_>) {
        if self.area_code.is_none() && self.area_name.is_none() {
            search.slip(&mut self.area, "area");
        }
        search.slip(&mut self.indicator, "indicator");
        search.slip(&mut self.period, "period");
        search.slip(&mut self.value, "value");
        search.slip(&mut self.lower, "lower");
        search.slip(&mut self.upper, "upper");
        search.slip(&mut self.numerator, "numerator");
        search.slip(&mut self.denominator, "denominator");
        search.slip(&mut self.flag, "flag");
        search.slip(&mut self.note, "note");
        search.slip(&mut self.breakdown_by, "breakdown_by");
        search.slip(&mut self.breakdown_group, "breakdown_group");
        search.slip(&mut self.unit, "unit");
        search.slip(&mut self.verdict, "verdict");
    }

    fn all(&self) -> [Option<usize>; 18] {
        [
            self.indicator,
            self.area,
            self.area_code,
            self.area_name,
            self.area_kind,
            self.period,
            self.value,
            self.lower,
            self.upper,
            self.numerator,
            self.denominator,
            self.flag,
            self.note,
            self.breakdown_by,
            self.breakdown_group,
            self.measure,
            self.unit,
            self.verdict,
        ]
    }
}

const INDICATOR: &[&str] = &["indicator name", "indicator id", "measure name", "metric"];
const AREA_CODE: &[&str] = &[
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
];
const AREA_NAME: &[&str] = &[
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
];
const AREA_KIND: &[&str] = &["area kind", "area type", "geography type", "geographic level"];
const PERIOD: &[&str] = &[
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
];
const VALUE: &[&str] = &["observation", "obs value", "figure", "data value", "val"];
const LOWER: &[&str] = &[
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
];
const UPPER: &[&str] = &[
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
];
const BREAKDOWN_BY: &[&str] = &["breakdown topic", "breakdown type", "category type", "dimension"];
const BREAKDOWN_GROUP: &[&str] = &["category", "breakdown", "subgroup", "group"];

/// A search for columns. A column that was found for one thing is not found for another.
struct Search<'h> {
    header: &'h Header,
    taken: Vec<usize>,
    remarks: Vec<String>,
}

impl Search<'_> {
    /// The column with our name, or else with one of these.
    fn named(&mut self, name: &str, others: &[&str]) -> Option<usize> {
        self.take(name).or_else(|| self.known_as(name, others))
    }

    /// The column with one of these names, which stand for ours.
    fn known_as(&mut self, name: &str, others: &[&str]) -> Option<usize> {
        let found = others.iter().find_map(|other| self.take(other));
        self.say(found, name);
        found
    }

    /// Takes the column whose name is closest to ours, where `column` is not found yet and one is close.
    fn slip(&mut self, column: &mut Option<usize>, name: &str) {
        if column.is_some() {
            return;
        }
        let names = self.header.names();
        let free = (0..names.len()).filter(|at| !self.taken.contains(at));
        let Some(close) = nearest(name, free.map(|at| names[at].as_str())) else { return };
        let close = plain(close);
        *column = self.take(&close);
        self.say(*column, name);
    }

    fn take(&mut self, name: &str) -> Option<usize> {
        let name = plain(name);
        let names = self.header.plain_names().iter().enumerate();
        let at = names.filter(|(at, _)| !self.taken.contains(at)).find(|(_, column)| **column == name)?.0;
        self.taken.push(at);
        Some(at)
    }

    fn say(&mut self, found: Option<usize>, name: &str) {
        if let Some(at) = found {
            let written = &self.header.names()[at];
            self.remarks.push(format!("The column `{written}` was taken as `{name}`."));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(names: &[&str]) -> (Option<Columns>, Vec<String>, Vec<String>) {
        let header = Header::new(names.iter().map(|name| (*name).to_owned()).collect());
        let mut remarks = Vec::new();
        let columns = Columns::find(&header, &mut remarks);
        (columns, remarks, header.unused())
    }

    #[test]
    fn our_own_names_need_no_words() {
        let (columns, remarks, unused) = find(&["Value", "period", "area", "indicator", "extra"]);
        let columns = columns.unwrap();
        assert_eq!((columns.value, columns.indicator), (Some(0), Some(3)));
        assert_eq!(remarks, Vec::<String>::new());
        assert_eq!(unused, ["extra"]);
    }

    #[test]
    fn other_names_are_taken_and_said() {
        let (columns, remarks, unused) =
            find(&["area_code", "area_name", "area_type", "year", "indicator", "obs_value", "count", "lci"]);
        let columns = columns.unwrap();
        assert_eq!((columns.area_code, columns.area_name, columns.area), (Some(0), Some(1), None));
        assert_eq!((columns.numerator, columns.lower), (Some(6), Some(7)));
        assert_eq!(unused, Vec::<String>::new());
        assert_eq!(remarks.len(), 7);
        assert_eq!(remarks[0], "The column `area_code` was taken as `area`.");
        assert!(remarks.contains(&"The column `obs_value` was taken as `value`.".to_owned()));
    }

    #[test]
    fn a_slip_of_the_finger_is_taken_and_said_where_nothing_better_is_there() {
        let (columns, remarks, _) = find(&["indicater", "area", "period", "vaule", "lower"]);
        let columns = columns.unwrap();
        assert_eq!((columns.indicator, columns.value, columns.lower), (Some(0), Some(3), Some(4)));
        assert_eq!(
            remarks,
            ["The column `indicater` was taken as `indicator`.", "The column `vaule` was taken as `value`."]
        );
    }

    #[test]
    fn a_measure_stands_for_the_indicator_where_there_is_none() {
        let (columns, remarks, _) = find(&["measure", "area", "period", "value"]);
        let columns = columns.unwrap();
        assert_eq!((columns.indicator, columns.measure), (Some(0), None));
        assert_eq!(remarks, ["The column `measure` was taken as `indicator`."]);
    }

    #[test]
    fn a_breakdown_without_groups_is_left() {
        let (columns, _, unused) = find(&["indicator", "area", "period", "value", "breakdown_by"]);
        assert_eq!(columns.unwrap().breakdown_by, None);
        assert_eq!(unused, ["breakdown_by"]);
    }

    #[test]
    fn a_table_without_values_is_not_tidy() {
        assert!(find(&["indicator", "area", "period"]).0.is_none());
        assert!(find(&["indicator", "period", "value"]).0.is_none());
        assert!(find(&[]).0.is_none());
    }
}
