//! Which columns of a tidy table are taken for what.

use super::columns::{Column, Columns};
use super::{Dialect, Tidy};
use crate::import::layout::FirstRows;
use crate::import::table::{ColumnSearch, Header};

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
    assert_eq!((at(Column::Indicator), at(Column::Value), at(Column::Lower)), (Some(0), Some(3), Some(4)));
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
