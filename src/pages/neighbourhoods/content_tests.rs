use super::*;
use crate::model::fixture::area;
use crate::pages::{AreaColumn, AreaOrder, Colouring, MapView};
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};

/// Bury at 9.5 against England’s 10, with six neighbourhoods in a row of hexagons, each with ± this.
fn sample_with(half: Option<f64>, with_hexagons: bool) -> Sample {
    let mut sample = Sample::new();
    let with_limits = |area, value: f64, half: Option<f64>| {
        let series = sample::series(SUSPENSIONS, None, area, &[Some(value)]);
        half.map_or(series.clone(), |half| sample::with_limits(series, half))
    };
    sample = sample.with_series(with_limits(ENGLAND, 10.0, Some(0.1))).with_series(with_limits(
        BURY,
        9.5,
        Some(1.0),
    ));
    for (at, value) in [14.0, 13.0, 9.0, 8.0, 7.0, 6.0].into_iter().enumerate() {
        let code = format!("E0200000{at}");
        let mut made = area(&code, &format!("Ward {at}"), crate::model::AreaKind::Neighbourhood, Some(BURY));
        made.population = Some(1_000.0);
        made.deprivation_decile = Some(at as u8 + 1);
        made.hex = with_hexagons.then_some([at as f64, 0.0]);
        sample.parts.areas.push(made);
        sample = sample.with_series(with_limits(AreaId::at(4 + at), value, half));
    }
    sample
}

fn page(sample: Sample, view: View) -> NeighbourhoodsPage {
    let scorecard = sample.build();
    let view = View { place: Some(BURY), ..view };
    neighbourhoods_page(&scorecard, &Analysis::of(&scorecard), &view).expect("a page of Bury")
}

fn cards(page: NeighbourhoodsPage) -> Cards {
    match page.body {
        Body::Cards(cards) => *cards,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_asked_for_and_is_not_measured_here_is_said_and_is_no_slide_of_something_else() {
    let other = IndicatorId::at(1);
    let with_other = || {
        let mut sample = sample_with(Some(1.0), true);
        let mut about = sample.parts.indicators[0].clone();
        (about.id, about.short) = ("other".to_owned(), "Other".to_owned());
        sample.parts.indicators.truncate(1);
        sample.parts.indicators.push(about);
        sample
    };
    let view = |indicator| View { indicator, ..View::default() };
    let asked = page(with_other(), view(Some(other)));
    assert_eq!(asked.instead.as_deref(), Some("Other: no figures for the neighbourhoods of Bury"));
    assert_eq!(asked.indicator, Some(SUSPENSIONS));
    let said = "Other: no figures for the neighbourhoods of Bury; Suspensions is shown instead. ";
    assert!(asked.sentence.starts_with(said), "{}", asked.sentence);
    let slide = asked.for_board();
    assert_eq!((slide.title.as_str(), slide.lines.len()), (said.split(';').next().unwrap(), 0));
    assert!(slide.drawing.is_none() && slide.indicators.is_empty());
    let measured = page(with_other(), view(Some(SUSPENSIONS)));
    assert_eq!(measured.instead, None);
    assert!(measured.for_board().drawing.is_some());
}

#[test]
fn the_cards_tell_of_the_same_ones_that_are_worse() {
    let page = page(sample_with(Some(1.0), true), View::default());
    assert_eq!(
        page.title,
        "Suspensions: Bury’s average hides two neighbourhoods that are worse than England in 2015/16"
    );
    assert_eq!(page.indicator, Some(SUSPENSIONS));
    assert_eq!(page.scopes.len(), 2, "the system has them too");
    let cards = cards(page);
    assert_eq!(cards.map.title, "Both worse ones lie together");
    assert_eq!(cards.spread.title, "Both worse ones are among England’s most deprived fifth");
    assert_eq!(cards.list.title, "Home to 33% of residents");
    let listed: Vec<&str> = cards.list.rows.iter().map(|row| row.cells[0].as_str()).collect();
    assert_eq!(listed, ["Ward 0", "Ward 1"]);
    let chosen = cards.chosen.expect("the worst");
    assert_eq!((chosen.is_chosen, chosen.heading.as_str()), (false, "The worst: Ward 0"));
    let figure = &chosen.figure;
    assert!(figure.starts_with("Suspensions: 14.0"), "{figure}");
    assert!(
        figure.ends_with("worse than England (10.0); Bury 9.5. One year only, so no trend of it."),
        "{figure}"
    );
    let chart = cards.map.chart.expect("hexagons");
    let labels: Vec<&str> = chart.cells.iter().filter_map(|cell| cell.label.as_deref()).collect();
    assert_eq!(labels, ["Ward 0", "Ward 1"]);
    assert_eq!(chart.cells[0].told, "Ward 0, 14.0, worse than England");
}

#[test]
fn both_shares_are_of_one_whole() {
    let title = |whole: Option<f64>| {
        let mut sample = sample_with(Some(1.0), true);
        sample.parts.indicators[0].measure.events =
            Some(crate::model::Events { one: "suspension".to_owned(), many: "suspensions".to_owned() });
        for series in &mut sample.parts.series {
            let is_bury = series.area == BURY;
            let value = series.value(0).unwrap();
            series.change(|it| {
                it.numerators = vec![if is_bury { whole } else { Some(value) }];
                it.denominators = vec![(!is_bury || whole.is_some()).then_some(100.0)];
            });
        }
        let mut without = area("E02000009", "Ward 9", crate::model::AreaKind::Neighbourhood, Some(BURY));
        without.population = Some(1_000.0);
        sample.parts.areas.push(without);
        cards(page(sample, View::default())).list.title
    };
    // Two of seven live there; of the six with a figure, which have 57 of the 90, they have 27.
    assert_eq!(title(Some(90.0)), "Home to 29% of residents, with 30% of the suspensions");
    let of_those = "Of the 6 with a figure: home to 33% of residents, with 47% of the suspensions";
    assert_eq!(title(None), of_those);
    assert_eq!(title(Some(50.0)), of_those, "less than they have is not of the same kind");
}

#[test]
fn where_the_trend_is_that_of_another_indicator_it_is_said_and_never_that_of_a_count() {
    let with_other = |kind| {
        let mut sample =
            sample_with(Some(1.0), true).with_indicator(sample::indicator("other", "Other figures"));
        let other = IndicatorId::at(sample.parts.indicators.len() - 1);
        sample.parts.indicators[other.index()].measure.kind = kind;
        let years = [Some(5.0), Some(6.0), Some(7.0), Some(8.0)];
        let view = View { indicator: Some(SUSPENSIONS), ..View::default() };
        let sample = sample.with_series(sample::series(other, None, AreaId::at(4), &years));
        cards(page(sample, view)).chosen.expect("the worst")
    };
    let chosen = with_other(crate::model::MeasureKind::Mean);
    assert!(chosen.trend.is_ok(), "{:?}", chosen.trend);
    let expected =
        "One year only, so no trend of it; the trend shown is that of another indicator, Other figures.";
    assert!(chosen.figure.ends_with(expected), "{}", chosen.figure);
    let chosen = with_other(crate::model::MeasureKind::Count);
    assert!(chosen.trend.is_err() && chosen.figure.ends_with("so no trend of it."), "{}", chosen.figure);
}

#[test]
fn without_a_test_value_is_what_the_map_is_coloured_by_and_the_reason_stands_at_verdict() {
    let cards = cards(page(sample_with(None, true), View::default()));
    assert_eq!(cards.map.colouring, Colouring::Value);
    let why = cards.map.colourings.iter().find(|(one, ..)| *one == Colouring::Verdict);
    assert_eq!(
        why.and_then(|(_, _, why)| why.as_deref()),
        Some("None of these neighbourhoods could be tested.")
    );
    assert_eq!(cards.list.title, "The five highest");
    assert_eq!(cards.list.under, "Described, not tested");
}

#[test]
fn without_hexagons_and_outlines_it_says_so_and_all_else_is_there() {
    let cards = cards(page(sample_with(Some(1.0), false), View::default()));
    assert!(cards.map.chart.is_none() && cards.map.without.is_some());
    assert_eq!(cards.map.title, "Where they are");
    assert_eq!((cards.spread.chart.dots.len(), cards.list.rows.len()), (6, 2));
}

#[test]
fn the_table_has_what_it_is_compared_with_and_the_place_first_then_the_worst() {
    let view = View { map: MapView { table: true, ..MapView::default() }, ..View::default() };
    let Body::Table(table) = page(sample_with(Some(1.0), true), view).body else { panic!("a table") };
    let names: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
    assert_eq!(names[..3], ["England", "Bury", "Ward 0"]);
    assert_eq!(table.heads.len(), table.rows[0].cells.len());
    assert_eq!(table.rows[2].cells[2], "Worse");
    assert_eq!(table.rows[4].cells[2], "No clear difference", "as the map says it");
    // The limits are of the level that the verdicts are of: 1.0 × 3.09 / 1.96 to either side.
    assert_eq!(
        (table.heads[3].1.as_str(), table.rows[2].cells[3].as_str()),
        ("99.8% interval", "12.4 to 15.6")
    );
    assert!(table.tested.contains("at the 99.8% level, Bury at 95%"), "{}", table.tested);
}

#[test]
fn the_table_goes_by_any_column_one_way_and_the_other_and_by_none_again() {
    let names = |order: Option<AreaOrder>| -> Vec<String> {
        let map = MapView { table: true, order, ..MapView::default() };
        let found = page(sample_with(Some(1.0), true), View { map, ..View::default() });
        let Body::Table(table) = found.body else { panic!("a table") };
        assert_eq!(table.order, order);
        table.rows.into_iter().map(|row| row.cells[0].clone()).collect()
    };
    let by = AreaColumn::Tenth;
    let first = AreaOrder::after_press(None, by);
    assert_eq!(names(first)[..4], ["England", "Bury", "Ward 0", "Ward 1"], "the most deprived first");
    let second = AreaOrder::after_press(first, by);
    assert_eq!(names(second)[..4], ["England", "Bury", "Ward 5", "Ward 4"]);
    assert_eq!(AreaOrder::after_press(second, by), None);
    let value = AreaOrder::after_press(second, AreaColumn::Value);
    assert_eq!(names(value)[2], "Ward 0", "the highest first");
    assert_eq!(names(AreaOrder::after_press(value, AreaColumn::Value))[2], "Ward 5");
    let name = AreaOrder { by: AreaColumn::Name, reversed: true };
    assert_eq!(names(Some(name))[2], "Ward 5");
    let verdict = AreaOrder { by: AreaColumn::Verdict, reversed: false };
    assert_eq!(names(Some(verdict))[2..4], ["Ward 0", "Ward 1"], "worse first");
}

#[test]
fn what_was_chosen_is_shown_also_in_the_system_and_another_places_is_not() {
    let ward = AreaId::at(7);
    let chosen = |view: View| cards(page(sample_with(Some(1.0), true), view)).chosen.expect("one").heading;
    let view = View { neighbourhood: Some(ward), ..View::default() };
    assert_eq!(chosen(view.clone()), "Chosen: Ward 3");
    assert_eq!(chosen(View { whole_system: true, ..view }), "Chosen: Ward 3");
    let other = View { neighbourhood: Some(SYSTEM), ..View::default() };
    assert_eq!(chosen(other), "The worst: Ward 0");
}

#[test]
fn a_file_without_neighbourhoods_says_what_there_is_not_and_what_to_do() {
    let page = page(sample::suspensions(), View::default());
    assert_eq!(page.title, "No figures for the neighbourhoods of Bury");
    assert!(page.sentence.contains("has no neighbourhoods of Bury") && page.sentence.contains("Add data…"));
    assert!(
        page.scopes.is_empty()
            && matches!(&page.body, Body::Nothing(why) if !why.contains("Menu"))
            && page.sentences().len() == 2
    );
}

#[test]
fn neighbourhoods_that_lie_in_no_place_are_told_of_with_the_way_to_put_them_there() {
    let mut sample = sample_with(Some(1.0), true);
    for area in &mut sample.parts.areas {
        area.parent = area.parent.map(|parent| if parent == BURY { SYSTEM } else { parent });
    }
    let page = page(sample, View::default());
    assert!(page.sentence.starts_with("6 neighbourhoods of this file lie in no place"), "{}", page.sentence);
    assert!(page.sentence.contains("Add data…"), "{}", page.sentence);
    assert_eq!(page.scopes.len(), 1, "the system has them");
}
