//! Which column of a Fingertips table holds what.

use crate::import::table::Header;

/// The columns of a table, those that it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub indicator: Option<usize>,
    pub indicator_name: Option<usize>,
    pub area_code: Option<usize>,
    pub area_name: Option<usize>,
    pub area_type: Option<usize>,
    pub parent: Option<usize>,
    pub sex: Option<usize>,
    pub age: Option<usize>,
    pub category_type: Option<usize>,
    pub category: Option<usize>,
    pub period: Option<usize>,
    /// Whether the period is only the year it starts in.
    pub starts: bool,
    pub value: Option<usize>,
    pub lower: Option<usize>,
    pub upper: Option<usize>,
    pub count: Option<usize>,
    pub denominator: Option<usize>,
    pub note: Option<usize>,
    pub trend: Option<usize>,
    /// The comparison with England. Comparisons with other areas are left.
    pub verdict: Option<usize>,
}

impl Columns {
    /// The columns of a table of this layout; nothing for any other table.
    pub fn of(header: &Header) -> Option<Self> {
        let is_fingertips = header.has(&["Time period"]) || (header.has(&["Year"]) && is_next(header));
        if !is_fingertips || !["Indicator ID", "Area Code", "Value"].iter().all(|&name| header.has(&[name])) {
            return None;
        }
        Some(Self {
            indicator: header.find(&["Indicator ID"]),
            indicator_name: header.find(&["Indicator Name"]),
            area_code: header.find(&["Area Code"]),
            area_name: header.find(&["Area Name"]),
            area_type: header.find(&["Area Type"]),
            parent: header.find(&["Parent Code", "Parent Name"]),
            sex: header.find(&["Sex"]),
            age: header.find(&["Age"]),
            category_type: header.find(&["Category Type"]),
            category: header.find(&["Category"]),
            period: header.find(&["Time period", "Year"]),
            starts: !header.has(&["Time period"]),
            value: header.find(&["Value"]),
            lower: header.find(&["Lower CI 95.0 limit", "Lower CI 95 limit", "Lower CI limit", "Lower CI"]),
            upper: header.find(&["Upper CI 95.0 limit", "Upper CI 95 limit", "Upper CI limit", "Upper CI"]),
            count: header.find(&["Count"]),
            denominator: header.find(&["Denominator"]),
            note: header.find(&["Value note"]),
            trend: header.find(&["Recent Trend", "Trend"]),
            verdict: header.find_by(|name| name.starts_with("comparedto") && name.contains("england")),
        })
    }
}

/// Whether a table with years has a column that `FingertipsNext` has and other tables of figures do not; other
/// publishers' figures must not be taken for Fingertips.
fn is_next(header: &Header) -> bool {
    header.has(&["Category Type", "Category Type ID", "Sex ID", "Age ID", "Recent Trend", "Value note"])
}
