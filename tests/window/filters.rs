//! What a filter of the table leaves, held against the marks and arrows that stand in it.

use crate::harness::{Window, open, sample, wait_for};
use placecard::app::Origin;
use placecard::charts::{Arrow, Mark};
use placecard::model::{AreaId, Verdict};
use placecard::pages::{
    Cell, Grouped, Sample, ScorecardPage, Showing, TableOrder, TableRow, TableSort, TableView, View,
    scorecard_page,
};
use std::collections::BTreeSet;

fn page(window: &Window, table: TableView) -> ScorecardPage {
    let (loaded, _) = window.state().shown().unwrap();
    let (scorecard, analysis) = loaded.judgements.by(None, &loaded.document);
    scorecard_page(scorecard, analysis, &View { table, ..View::default() })
}

fn has_sign(cell: &Cell, show: Showing) -> bool {
    match show {
        Showing::All => true,
        Showing::Worse => {
            matches!(cell.mark, Mark::Verdict(Verdict::Worse) | Mark::Strong(Verdict::Worse) | Mark::Fifth(1))
        }
        Showing::Worsening => matches!(cell.arrow, Arrow::Worse { .. }),
        Showing::Improving => matches!(cell.arrow, Arrow::Better { .. }),
    }
}

/// The names of the rows in which a place, or any, has the sign of what is asked for.
fn with_sign(page: &ScorecardPage, show: Showing, place: Option<AreaId>) -> BTreeSet<String> {
    let is_asked = |at: usize| {
        let column = &page.columns[at];
        column.is_place && place.is_none_or(|place| place == column.area)
    };
    let rows = page.rows.iter().filter_map(|row| match row {
        TableRow::Indicator(row) => Some(row),
        TableRow::Group { .. } => None,
    });
    rows.filter(|row| row.cells.iter().enumerate().any(|(at, cell)| is_asked(at) && has_sign(cell, show)))
        .map(|row| row.name.clone())
        .collect()
}

#[test]
fn a_filter_leaves_no_row_with_its_sign_out_but_for_those_that_it_says_are_older() {
    let mut other = open(Origin::Sample(Sample::WestYorkshire));
    wait_for(&mut other, "West Yorkshire");
    for window in std::iter::once(sample()).chain(std::iter::once(other)) {
        let all = page(&window, TableView::default());
        let places = all.columns.iter().filter(|column| column.is_place).map(|column| Some(column.area));
        for place in places.chain([None]) {
            for show in [Showing::Worse, Showing::Worsening, Showing::Improving] {
                let asked = TableView { show, place, ..TableView::default() };
                let [recent, whole] =
                    [false, true].map(|older| page(&window, TableView { older, ..asked.clone() }));
                let [left, with_older] = [&recent, &whole].map(|page| with_sign(page, Showing::All, None));
                assert_eq!(with_older, with_sign(&all, show, place), "{show:?} {place:?}");
                let older = with_older.difference(&left).count();
                let said = recent.choices.older.as_ref().map(|older| older.words.clone());
                let wanted = (older > 0).then(|| format!("Show {older} older too"));
                assert_eq!(said, wanted, "{show:?} {place:?}: {:?}", recent.choices.shown);
                assert_eq!(whole.choices.older.is_some(), older > 0);
            }
        }
    }
}

#[test]
fn an_order_is_that_of_all_rows_where_they_are_not_grouped_and_says_where_they_are() {
    let window = sample();
    let order = TableOrder { by: TableSort::Name, ..TableOrder::default() };
    let of = |grouping| page(&window, TableView { grouping, order, ..TableView::default() });
    let names = |page: &ScorecardPage| -> Vec<String> {
        let named = page.rows.iter().filter_map(|row| match row {
            TableRow::Indicator(row) => Some(row.name.to_lowercase()),
            TableRow::Group { .. } => None,
        });
        named.collect()
    };
    let [grouped, together] = [of(Grouped::ByStrand), of(Grouped::Together)];
    assert!(!names(&grouped).is_sorted() && names(&together).is_sorted());
    assert_eq!(names(&together).len(), together.rows.len(), "no row of a group is left");
    let said = |page: &ScorecardPage, grouping| {
        page.choices.groupings.iter().find(|(of, _)| *of == grouping).unwrap().1.clone()
    };
    assert_eq!(said(&grouped, Grouped::ByStrand), "By strand, then");
    assert_eq!(said(&together, Grouped::Together), "All together");
    let as_in_file = page(&window, TableView::default());
    assert_eq!(said(&as_in_file, Grouped::ByStrand), "By strand");
}
