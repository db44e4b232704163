//! Own footprints on the page: in the list, the table, the map and the card of the chosen one.

use super::*;
use crate::analysis::Analysis;
use crate::model::fixture::area;
use crate::model::{Area, AreaKind, Footprint, Measure, MeasureKind, Member};
use crate::pages::neighbourhoods::{Body, Cards, NeighbourhoodsPage, neighbourhoods_page};
use crate::pages::{Colouring, MapView, View};
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, Sample};

const EAST: usize = 8;
const WEST: usize = 9;
const EMPTY: usize = 10;

/// Bury with four neighbourhoods of 1,000 people each, of whom 200, 180, 40 and 20 are counted, against 10 of 100 in England; an
/// east team of the first two, a west team of the others and one outside the file, and one that is made of nothing yet.
fn sample() -> Sample {
    let mut sample = Sample::new();
    let counted = |area: usize, count: f64| {
        let mut series = sample::series(SUSPENSIONS, None, AreaId::at(area), &[Some(count / 10.0)]);
        series.change(|it| (it.numerators, it.denominators) = (vec![Some(count)], vec![Some(1_000.0)]));
        series
    };
    for (at, count) in [200.0, 180.0, 40.0, 20.0].into_iter().enumerate() {
        let own = area(&format!("E0200000{at}"), &format!("Ward {at}"), AreaKind::Neighbourhood, Some(BURY));
        let hex = Some([at as f64, 0.0]);
        sample.parts.areas.push(Area { hex, population: Some(1_000.0), ..own });
        sample = sample.with_series(counted(4 + at, count));
    }
    let members = [
        ("East team", vec![Member::Area(AreaId::at(4)), Member::Area(AreaId::at(5))]),
        ("West team", vec![Member::Area(AreaId::at(6)), Member::Named("Elsewhere".to_owned())]),
        ("North team", Vec::new()),
    ];
    for (name, members) in members {
        let own = area(name, name, AreaKind::Group, Some(BURY));
        let parts = Area { members, footprint: Some(Footprint::Custom), ..own };
        sample.parts.areas.push(parts);
    }
    let peers = area("peers", "Statistical neighbours", AreaKind::Group, None);
    sample.parts.areas.push(Area { members: vec![Member::Area(BOLTON)], ..peers });
    let of =
        |area, value: f64| sample::with_limits(sample::series(SUSPENSIONS, None, area, &[Some(value)]), 0.5);
    sample.with_series(of(ENGLAND, 10.0)).with_series(of(BURY, 11.0))
}

fn page(sample: Sample, view: View) -> NeighbourhoodsPage {
    let scorecard = sample.build();
    let view = View { place: Some(BURY), ..view };
    neighbourhoods_page(&scorecard, &Analysis::of(&scorecard), &view).expect("a page of Bury")
}

fn cards(page: NeighbourhoodsPage) -> Cards {
    let Body::Cards(cards) = page.body else { panic!("cards") };
    *cards
}

#[test]
fn they_are_listed_with_what_they_come_to_and_why_where_they_come_to_nothing() {
    let found = page(sample(), View::default());
    assert_eq!(found.footprints.len(), 3, "statistical neighbours are none");
    let card = cards(found).footprints.expect("a card");
    assert_eq!(card.title, "The one tested own footprint of Bury is worse than England");
    let east = &card.rows[0];
    assert_eq!(east.area, AreaId::at(EAST));
    assert_eq!(east.cells[1], "Added up from the counts of 2 neighbourhoods");
    assert_eq!([&east.cells[2], &east.cells[3]], ["2,000", "19.0"], "380 of 2,000");
    assert!(!east.cells[4].is_empty(), "with its limits");
    assert_eq!(
        east.told,
        "East team, 19.0, worse than England, added up from the counts of 2 neighbourhoods"
    );
    let why: Vec<_> = card.rows[1..].iter().map(|row| row.without.as_deref()).collect();
    let outside = Some("Not added up: Elsewhere, which it is made of, is not in this file");
    let empty = Some("Made of nothing yet: open it by Edit and choose its neighbourhoods on the map");
    assert_eq!(why, [outside, empty]);
}

#[test]
fn what_is_made_of_neighbourhoods_is_none_itself() {
    let found = page(sample(), View::default());
    assert_eq!(found.scopes[0].1, "Bury 4");
    let system = page(sample(), View { whole_system: true, ..View::default() });
    assert_eq!(system.footprints.len(), 3, "those of its places");
}

#[test]
fn one_that_is_chosen_has_its_own_card_and_place() {
    let view = View { neighbourhood: Some(AreaId::at(EAST)), ..View::default() };
    let found = page(sample(), view);
    assert_eq!(found.lies(AreaId::at(EAST)).and_then(|it| it.place), Some(BURY));
    let chosen = cards(found).chosen.expect("one");
    assert!(chosen.is_footprint);
    assert_eq!(chosen.heading, "Chosen: East team");
    assert_eq!(chosen.brief, "2,000 residents, made of 2 neighbourhoods");
    let view = View { neighbourhood: Some(AreaId::at(WEST)), ..View::default() };
    let why = cards(page(sample(), view)).chosen.expect("one").figure;
    assert!(why.contains("Elsewhere, which it is made of, is not in this file"), "{why}");
    let view = View { neighbourhood: Some(AreaId::at(EMPTY)), ..View::default() };
    assert_eq!(cards(page(sample(), view)).chosen.expect("one").brief, "");
}

#[test]
fn the_map_can_be_coloured_by_them_and_outlines_each() {
    let colouring = Some(Colouring::Footprint);
    let view = View { map: MapView { colouring, ..MapView::default() }, ..View::default() };
    let map = cards(page(sample(), view)).map;
    assert_eq!(map.colouring, Colouring::Footprint);
    let chart = map.chart.expect("hexagons");
    assert!(chart.outlines_groups);
    let groups: Vec<AreaId> = chart.groups.iter().map(|group| group.area).collect();
    assert_eq!(groups, [EAST, WEST].map(AreaId::at));
    let worse = Mark::Verdict(crate::model::Verdict::Worse);
    let marks: Vec<Mark> = chart.cells.iter().map(|cell| cell.mark).collect();
    assert_eq!(marks, [worse, worse, Mark::None, Mark::None], "as the footprint stands, not the part");
    let labels: Vec<_> = chart.cells.iter().filter_map(|cell| cell.label.as_deref()).collect();
    assert_eq!(labels, ["East team", "West team"]);
    assert!(chart.cells[0].told.ends_with("; in East team"), "{}", chart.cells[0].told);
    let legend: Vec<&str> = map.legend.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(legend, ["worse than England 1", "no figure 2", "in no footprint 1 neighbourhood"]);
    let plain = cards(page(sample(), View::default())).map.chart.expect("hexagons");
    assert!(!plain.outlines_groups && plain.groups.len() == 2, "outlined only when one is looked at");
}

#[test]
fn the_table_has_them_before_neighbourhoods_with_where_their_figures_are_from() {
    let view = View { map: MapView { table: true, ..MapView::default() }, ..View::default() };
    let Body::Table(table) = page(sample(), view).body else { panic!("a table") };
    let names: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
    let expected = [
        "England",
        "Bury",
        "East team, of 2 neighbourhoods",
        "West team, of 1 neighbourhood",
        "North team",
        "Ward 0",
    ];
    assert_eq!(names[..6], expected);
    assert_eq!([&table.rows[2].cells[1], &table.rows[2].cells[2]], ["19.0", "Worse"]);
    assert_eq!(table.rows[2].note.as_deref(), Some("Added up from the counts of 2 neighbourhoods"));
    assert_eq!(table.rows[3].cells[2], "Not added up");
}

#[test]
fn what_cannot_be_added_up_is_told_by_its_kind() {
    let mut sample = sample();
    let measure = Measure { kind: MeasureKind::Index, ..sample.parts.indicators[0].measure.clone() };
    sample.parts.indicators[0].measure = measure;
    let card = cards(page(sample, View::default())).footprints.expect("a card");
    assert_eq!(card.under, "None of them has a figure by this indicator.");
    let why = card.rows[0].without.as_deref();
    let kind =
        "Not added up: an index cannot be; only counts can, and the shares and rates that are made of them";
    assert_eq!(why, Some(kind));
}

#[test]
fn of_a_part_that_is_suppressed_name_and_reason_are_told() {
    let mut sample = sample();
    let ward = sample.parts.series.iter_mut().find(|series| series.area == AreaId::at(5)).expect("Ward 1");
    ward.change(|it| {
        (it.values, it.numerators) = (vec![None], vec![None]);
        it.flags = vec![Some(crate::model::Flag::Suppressed)];
    });
    let card = cards(page(sample, View::default())).footprints.expect("a card");
    let why = card.rows.iter().find(|row| row.area == AreaId::at(EAST)).and_then(|row| row.without.clone());
    let why = why.expect("it has no figure");
    assert!(
        why.starts_with("Not added up: no count for Ward 1 in ") && why.ends_with(": suppressed"),
        "{why}"
    );
}
