use super::super::looking::{Showing, TableOrder, TableSort, TableView};
use super::*;
use crate::analysis::AttentionBox;
use crate::charts::{Arrow, Mark, Sign};
use crate::model::{Against, Benchmark, Flag, Polarity, Spread, Verdict};
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};

const READING: IndicatorId = IndicatorId(1);
const CALLS: IndicatorId = IndicatorId(2);
const FIRES: IndicatorId = IndicatorId(3);

fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn with(sample: Sample, indicator: IndicatorId, area: AreaId, values: &[f64]) -> Sample {
    sample.with_series(sample::with_limits(sample::series(indicator, None, area, &some(values)), 0.2))
}

/// Suspensions get worse in Bury and better in Bolton; reading is worse in Bolton and does not move; of calls neither more
/// nor fewer are good, and they are of a year before.
fn three() -> Sample {
    let mut reading = sample::indicator("reading", "Reading");
    reading.polarity = Polarity::HigherIsBetter;
    reading.strand = Strand::Outcomes;
    reading.measure.unit = "% of pupils".to_owned();
    reading.driver = Some("health-care".to_owned());
    reading.population_group = Some("Boys".to_owned());
    let mut calls = sample::indicator("calls", "Calls");
    calls.polarity = Polarity::Neutral;
    calls.driver = Some("wider-determinant".to_owned());
    calls.measure.unit = "calls per 100 people".to_owned();
    let mut sample = Sample::new().with_indicator(reading).with_indicator(calls);
    for (indicator, area, values) in [
        (SUSPENSIONS, ENGLAND, [10.0, 10.1, 9.9, 10.1, 10.0, 10.0]),
        (SUSPENSIONS, BURY, [13.0, 14.0, 15.0, 16.0, 17.0, 18.0]),
        (SUSPENSIONS, BOLTON, [14.0, 13.0, 12.0, 11.0, 10.0, 9.0]),
        (READING, ENGLAND, [60.0, 60.1, 59.9, 60.1, 60.0, 60.0]),
        (READING, BURY, [64.0, 64.1, 63.9, 64.1, 64.0, 64.0]),
        (READING, BOLTON, [50.0, 50.1, 49.9, 50.1, 50.0, 50.0]),
    ] {
        sample = with(sample, indicator, area, &values);
    }
    for (area, value) in [(ENGLAND, 30.0), (BURY, 40.0), (BOLTON, 20.0)] {
        sample = with(sample, CALLS, area, &[value; 5]);
    }
    sample
}

fn page_of(sample: Sample, table: TableView) -> ScorecardPage {
    let scorecard = sample.build();
    let analysis = Analysis::of(&scorecard);
    scorecard_page(&scorecard, &analysis, &View { table, ..View::default() })
}

fn page(table: TableView) -> ScorecardPage {
    page_of(three(), table)
}

fn names(page: &ScorecardPage) -> Vec<&str> {
    let named = page.rows.iter().filter_map(|row| match row {
        TableRow::Group { .. } => None,
        TableRow::Indicator(row) => Some(row.name.as_str()),
    });
    named.collect()
}

fn row_of<'a>(page: &'a ScorecardPage, name: &str) -> &'a IndicatorRow {
    let found = page.rows.iter().find_map(|row| match row {
        TableRow::Indicator(row) if row.name == name => Some(row),
        _ => None,
    });
    found.unwrap()
}

fn cell_of<'a>(page: &'a ScorecardPage, name: &str, area: AreaId) -> &'a super::Cell {
    let at = page.columns.iter().position(|column| column.area == area).unwrap();
    &row_of(page, name).cells[at]
}

#[test]
fn a_group_says_how_many_it_has_and_of_when_and_a_row_only_what_differs() {
    let page = page(TableView::default());
    let groups: Vec<(&str, &str)> = page
        .rows
        .iter()
        .filter_map(|row| match row {
            TableRow::Group { name, note } => Some((name.as_str(), note.as_str())),
            TableRow::Indicator(_) => None,
        })
        .collect();
    // Of two periods that are as many neither is the group's.
    assert_eq!(groups, [("School exclusions", "2 indicators"), ("Outcomes", "1 indicator · 2020/21")]);
    assert_eq!(row_of(&page, "Suspensions").period.as_deref(), Some("2020/21"));
    assert_eq!(row_of(&page, "Calls").period.as_deref(), Some("2019/20"));
    assert_eq!(row_of(&page, "Reading").period, None);
    let mut sample = three();
    for indicator in &mut sample.parts.indicators {
        indicator.strand = Strand::Exclusions;
    }
    let page = page_of(sample, TableView::default());
    let group = TableRow::Group {
        name: "School exclusions".to_owned(),
        note: "3 indicators · two of 2020/21, one of 2019/20".to_owned(),
    };
    assert_eq!(page.rows[0], group);
    assert_eq!(row_of(&page, "Suspensions").period, None);
    assert_eq!(row_of(&page, "Calls").period.as_deref(), Some("2019/20"));
    assert_eq!(row_of(&page, "Suspensions").unit, "per 100 pupils", "the name is not said twice");
    assert_eq!(row_of(&page, "Reading").unit, "% of pupils");
}

#[test]
fn the_system_stands_in_the_table_only_where_half_of_the_indicators_have_a_figure_for_it() {
    let columns = |sample| -> Vec<AreaId> {
        page_of(sample, TableView::default()).columns.iter().map(|column| column.area).collect()
    };
    let one = with(three(), SUSPENSIONS, SYSTEM, &[10.0; 6]);
    assert_eq!(columns(one), [ENGLAND, BURY, BOLTON]);
    let two = with(with(three(), SUSPENSIONS, SYSTEM, &[10.0; 6]), READING, SYSTEM, &[60.0; 6]);
    assert_eq!(columns(two), [ENGLAND, SYSTEM, BURY, BOLTON]);
}

#[test]
fn an_area_that_places_are_compared_with_stands_in_the_table_however_few_figures_it_has() {
    let scorecard = with(three(), SUSPENSIONS, SYSTEM, &[10.0; 6]).build();
    let scorecard = scorecard.compared_with(Against::Benchmark(Benchmark::System));
    let page = scorecard_page(&scorecard, &Analysis::of(&scorecard), &View::default());
    let columns: Vec<AreaId> = page.columns.iter().map(|column| column.area).collect();
    assert_eq!(columns, [SYSTEM, BURY, BOLTON], "and the nation only where it is compared with");
    assert_eq!(cell_of(&page, "Suspensions", SYSTEM).text, "10.0");
    assert!(page.subtitle.contains(" · 2 figures could not be tested against "), "{}", page.subtitle);
    let wide = &page.boxes[4];
    assert_eq!(wide.title, "Not known to be worse, getting better");
}

#[test]
fn where_nothing_is_there_to_compare_with_nothing_is_counted_or_ordered_by_it() {
    let limits = [(0.2, 11.0), (0.4, 12.0), (0.6, 13.0), (0.8, 14.0)];
    let spread = Spread {
        indicator: SUSPENSIONS,
        kind: AreaKind::Place,
        of: "English authorities".to_owned(),
        periods: vec![sample::academic_year(2020)],
        areas: vec![Some(153.0)],
        quantiles: limits.into_iter().map(|(at, limit)| (at, vec![Some(limit)])).collect(),
    };
    let scorecard = three().with_spread(spread).build();
    let system = sample::suspensions().build().area(SYSTEM).name.clone();
    for (benchmark, named, note) in [
        (Benchmark::System, system, "Nothing to compare with"),
        (Benchmark::Peers, "statistical neighbours".into(), "No neighbours are named"),
    ] {
        let scorecard = scorecard.compared_with(Against::Benchmark(benchmark));
        let page = scorecard_page(&scorecard, &Analysis::of(&scorecard), &View::default());
        let held: Vec<(&str, &str)> = page.boxes.iter().map(|it| (it.title, it.held.as_str())).collect();
        // Bury’s suspensions lie in the worst fifth of the country, which is not what they are compared with.
        assert_eq!(
            held,
            [
                ("Worse and getting worse", "–"),
                ("Worse, steady or not tested", "–"),
                ("Worse, getting better", "–"),
                ("Getting worse", "1"),
                ("Getting better", "1")
            ]
        );
        assert_eq!(page.boxes[0].note, note);
        assert_eq!(page.boxes[0].heading(), "Worse and getting worse: not tested");
        assert!(
            page.boxes[0].empty.contains("Choose England under ‘Compared with’"),
            "{}",
            page.boxes[0].empty
        );
        let worse = TableView { show: Showing::Worse, ..TableView::default() };
        let view = View { table: worse, ..View::default() };
        let filtered = scorecard_page(&scorecard, &Analysis::of(&scorecard), &view);
        assert_eq!(filtered.nothing.as_deref(), Some(page.boxes[0].empty.as_str()), "not that none is worse");
        assert!(page.title.ends_with(" getting worse") && !page.title.contains("fifth"), "{}", page.title);
        let told = format!("4 figures could not be tested against {named}");
        assert!(page.subtitle.contains(&told), "{}", page.subtitle);
        assert!(page.columns.iter().all(|column| column.is_place), "{:?}", page.columns);
        assert_eq!(cell_of(&page, "Suspensions", BURY).mark, Mark::None);
        let orders: Vec<TableSort> = page.choices.orders.iter().map(|(order, _)| order.by).collect();
        assert_eq!(orders, [TableSort::File, TableSort::Name, TableSort::Change, TableSort::Target]);
    }
    let page = scorecard_page(&scorecard, &Analysis::of(&scorecard), &View::default());
    assert!(page.choices.orders.iter().any(|(order, _)| order.by == TableSort::Gap), "England has figures");
}

#[test]
fn filters_count_what_the_boxes_hold_and_say_what_is_too_old_for_them() {
    // Of fires the figures end in 2016/17, four years before those of suspensions: worse, and in no box.
    let fires =
        || with(three().with_indicator(sample::indicator("fires", "Fires")), FIRES, ENGLAND, &[5.0; 2]);
    let old = || with(fires(), FIRES, BURY, &[9.0, 9.0]);
    let show = |show| page_of(old(), TableView { show, ..TableView::default() });
    let page = show(Showing::Worse);
    assert_eq!(names(&page), ["Suspensions", "Reading"]);
    assert_eq!(cell_of(&show(Showing::All), "Fires", BURY).mark, Mark::Verdict(Verdict::Worse));
    for (show, words) in &page.choices.show {
        let boxed = show.boxes().map(|boxes| {
            let held = page.boxes.iter().filter(|held| boxes.contains(&held.of));
            held.flat_map(|held| &held.items).map(|item| item.indicator).collect::<BTreeSet<_>>().len()
        });
        assert!(boxed.is_none_or(|boxed| words.ends_with(&format!(" {boxed}"))), "{words}: {boxed:?}");
    }
    let order = TableOrder { by: TableSort::MostWorse, ..TableOrder::default() };
    let sorted = page_of(old(), TableView { order, ..TableView::default() });
    let exclusions: Vec<&str> = names(&sorted).into_iter().filter(|name| *name != "Reading").collect();
    assert_eq!(exclusions, ["Suspensions", "Fires", "Calls"], "an order goes by the marks that are seen");
    assert_eq!(page.choices.older.as_ref().unwrap().words, "Show 1 older too");
    let asked = TableView { show: Showing::Worse, older: true, ..TableView::default() };
    let page = page_of(old(), asked.clone());
    assert_eq!(names(&page), ["Suspensions", "Fires", "Reading"]);
    assert_eq!(
        (page.choices.show[1].1.as_str(), page.choices.shown.as_str()),
        ("worse 3", "3 of 4 indicators")
    );
    assert_eq!(page.choices.older.unwrap().words, "with 1 older");
    let fires = TableView { search: "fires".to_owned(), older: false, ..asked };
    let nothing = page_of(old(), fires).nothing.unwrap();
    let way = "1 indicator passes by figures over 3 years older than the newest alone, which is counted in no box. ‘Show 1 older too’ above shows it.";
    assert!(nothing.ends_with(way), "{nothing}");
}

#[test]
fn arrows_say_good_or_bad_and_marks_how_it_stands() {
    let page = page(TableView::default());
    let shown = |name, area| {
        let cell = cell_of(&page, name, area);
        (cell.text.as_str(), cell.mark, cell.arrow, cell.is_apart)
    };
    let worse = Mark::Verdict(Verdict::Worse);
    assert_eq!(shown("Suspensions", BURY), ("18.0", worse, Arrow::Worse { rising: true }, false));
    let better = Mark::Verdict(Verdict::Better);
    assert_eq!(shown("Suspensions", BOLTON), ("9.0", better, Arrow::Better { rising: false }, false));
    assert_eq!(shown("Reading", BOLTON), ("50.0", worse, Arrow::Steady, false));
    assert_eq!(shown("Calls", BURY).1, Mark::Verdict(Verdict::Higher));
    assert_eq!(shown("Reading", ENGLAND), ("60.0", Mark::None, Arrow::None, false));
    let neutral = Sign::Mark(Mark::Verdict(Verdict::Higher));
    assert!(page.signs.drawn.contains(&neutral) && !page.signs.other_period);
}

#[test]
fn a_figure_has_an_arrow_as_long_as_it_is_in_a_box() {
    let older = |years: usize| {
        let rising = [13.0, 14.0, 15.0, 16.0, 17.0, 18.0];
        let sample = with(Sample::new(), SUSPENSIONS, BURY, &rising);
        let later: Vec<f64> = (0..6 + years).map(|_| 10.0).collect();
        let page = page_of(with(sample, SUSPENSIONS, ENGLAND, &later), TableView::default());
        let cell = cell_of(&page, "Suspensions", BURY);
        assert!(!page.signs.other_period, "the row is of the period of its places");
        let is_in_a_box = page.boxes.iter().any(|held| !held.items.is_empty());
        (cell.is_apart, cell.arrow, is_in_a_box)
    };
    let rises = Arrow::Worse { rising: true };
    assert_eq!([older(0), older(3)], [(false, rises, true); 2]);
    assert_eq!(older(4), (false, Arrow::None, false), "over three years before the newest of the file");
}

#[test]
fn what_places_are_compared_with_stands_in_the_period_of_most_of_their_figures() {
    // England goes two years further than Bury and Bolton, the system one year.
    let sample = with(with(three(), SUSPENSIONS, SYSTEM, &[10.0; 6]), READING, SYSTEM, &[60.0; 6]);
    let mut sample = sample.with_indicator(sample::indicator("fires", "Fires"));
    for (area, values) in [
        (ENGLAND, &[7.0, 7.1, 7.2, 7.4, 6.1, 5.9][..]),
        (SYSTEM, &[8.0, 8.1, 8.2, 8.3, 8.4]),
        (BURY, &[7.5, 7.5, 7.5, 7.5]),
        (BOLTON, &[7.3, 7.3, 7.3, 7.3]),
    ] {
        sample = with(sample, FIRES, area, values);
    }
    let page = page_of(sample, TableView::default());
    let shown = |area| {
        let cell = cell_of(&page, "Fires", area);
        (cell.text.as_str(), cell.is_apart)
    };
    assert_eq!(
        [ENGLAND, SYSTEM, BURY, BOLTON].map(shown),
        [("7.4", false), ("8.4", true), ("7.5", false), ("7.3", false)]
    );
    assert!(row_of(&page, "Fires").described.ends_with(", 2018/19"));
    let told = |area| cell_of(&page, "Fires", area).told.sentences().collect::<Vec<_>>();
    let england = told(ENGLAND);
    assert!(england[0].starts_with("Fires in England, 2018/19: 7.4 "), "{england:?}");
    assert_eq!(england[1], "Newest: 5.9 in 2020/21");
    assert!(told(BURY).contains(&"England: 7.4".to_owned()), "the same in the card of a place");
    let system = told(SYSTEM);
    assert!(system[0].starts_with("Fires in Greater Manchester, 2019/20: 8.4 "), "{system:?}");
}

#[test]
fn a_figure_of_another_period_than_most_is_marked_whichever_is_the_newer() {
    let sample = || with(Sample::new(), SUSPENSIONS, ENGLAND, &[10.0; 6]);
    let shown = |bury: usize, bolton: usize| {
        let sample = with(sample(), SUSPENSIONS, BURY, &vec![12.0; bury]);
        let page = page_of(with(sample, SUSPENSIONS, BOLTON, &vec![12.0; bolton]), TableView::default());
        [ENGLAND, BURY, BOLTON].map(|area| cell_of(&page, "Suspensions", area).is_apart)
    };
    assert_eq!(shown(4, 4), [false, false, false]);
    assert_eq!(shown(4, 5), [false, true, false], "of two that are as many the later");
}

#[test]
fn rows_are_put_in_order_inside_their_groups_by_where_one_place_stands() {
    let order = |by, of, reversed| {
        let order = TableOrder { by, of, reversed };
        // All in one group.
        let mut sample = three();
        for indicator in &mut sample.parts.indicators {
            indicator.strand = Strand::Outcomes;
        }
        let page = page_of(sample, TableView { order, ..TableView::default() });
        names(&page).join(" ")
    };
    assert_eq!(order(TableSort::File, None, false), "Suspensions Reading Calls");
    assert_eq!(order(TableSort::Name, None, false), "Calls Reading Suspensions");
    assert_eq!(order(TableSort::Name, None, true), "Suspensions Reading Calls");
    // What cannot be said of a place stands last in either direction.
    assert_eq!(order(TableSort::Gap, Some(BOLTON), false), "Reading Suspensions Calls");
    assert_eq!(order(TableSort::Gap, Some(BOLTON), true), "Suspensions Reading Calls");
    assert_eq!(order(TableSort::Gap, Some(BURY), false), "Suspensions Reading Calls");
    assert_eq!(order(TableSort::Change, Some(BOLTON), false), "Reading Calls Suspensions");
    assert_eq!(order(TableSort::Change, None, false), "Suspensions Reading Calls");
}

#[test]
fn a_press_on_a_heading_puts_the_worst_first_then_the_best_then_the_file() {
    let press = |order: TableOrder| order.after_press(TableSort::Gap, Some(BURY));
    let first = press(TableOrder::default());
    assert_eq!(first, TableOrder { by: TableSort::Gap, of: Some(BURY), reversed: false });
    let second = press(first);
    assert!(second.reversed);
    assert_eq!(press(second), TableOrder::default());
    let other = second.after_press(TableSort::Gap, Some(BOLTON));
    assert_eq!(other, TableOrder { by: TableSort::Gap, of: Some(BOLTON), reversed: false });
}

#[test]
fn filters_narrow_each_other_down_and_say_how_many_they_would_leave() {
    let shown = |table: TableView| {
        let page = page(table);
        let counts: Vec<String> = page.choices.show.iter().map(|(_, label)| label.clone()).collect();
        (names(&page).join(" "), counts.join(", "))
    };
    let all = TableView::default();
    let counts = "all 3 indicators, worse 2, getting worse 1, getting better 1";
    assert_eq!(shown(all.clone()), ("Suspensions Calls Reading".to_owned(), counts.to_owned()));
    let worse = TableView { show: Showing::Worse, ..all.clone() };
    assert_eq!(shown(worse.clone()), ("Suspensions Reading".to_owned(), counts.to_owned()));
    let in_bolton = TableView { place: Some(BOLTON), ..worse.clone() };
    let counts = "all 3 indicators, worse 1, getting worse 0, getting better 1";
    assert_eq!(shown(in_bolton), ("Reading".to_owned(), counts.to_owned()));
    let improving = TableView { show: Showing::Improving, ..all.clone() };
    assert_eq!(shown(improving).0, "Suspensions");
    assert_eq!(shown(TableView { strand: Some(Strand::Outcomes), ..all.clone() }).0, "Reading");
    assert_eq!(shown(TableView { driver: Some("health-care".to_owned()), ..all.clone() }).0, "Reading");
    assert_eq!(shown(TableView { people: Some("Boys".to_owned()), ..all.clone() }).0, "Reading");
    assert_eq!(shown(TableView { search: "people CALLS".to_owned(), ..all.clone() }).0, "Calls");
    let of_box = Some(AttentionBox::WorseWorsening);
    assert_eq!(shown(TableView { of_box, ..all.clone() }).0, "Suspensions");
    assert_eq!(shown(TableView { of_box, place: Some(BOLTON), ..all }).0, "");
}

#[test]
fn where_nothing_is_left_the_filters_are_named() {
    let nothing = |table| page(table).nothing;
    assert_eq!(nothing(TableView::default()), None);
    let table = TableView {
        show: Showing::Worsening,
        place: Some(BOLTON),
        strand: Some(Strand::Exclusions),
        search: " xyz ".to_owned(),
        ..TableView::default()
    };
    assert!(table.is_filtered() && !table.unfiltered().is_filtered());
    let filters = "getting worse in Bolton; School exclusions; with ‘xyz’ in the name";
    assert_eq!(nothing(table).unwrap(), format!("No indicator passes all of these filters: {filters}."));
    let empty = page_of(Sample::new(), TableView::default());
    assert_eq!(empty.nothing.as_deref(), Some("This file has no figures yet."));
}

#[test]
fn a_cell_tells_what_it_is_compared_with_how_it_moves_and_its_limits() {
    let page = page(TableView::default());
    let told = cell_of(&page, "Suspensions", BURY).told.sentences().collect::<Vec<_>>().join("\n");
    for part in [
        "Suspensions in Bury, 2020/21",
        "18.0 suspensions per 100 pupils (95%: 17.8 to 18.2)",
        "Worse than England",
        "England: 10.0",
        "Getting worse",
        "Change: Up 1.0",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn a_dash_tells_its_reason_and_what_is_held_back_has_a_sign_of_its_own() {
    let suppressed = sample::series(SUSPENSIONS, None, BURY, &[None, None]);
    let suppressed = sample::flagged(suppressed, 0..2, Flag::Suppressed, "fewer than five pupils");
    let sample = with(Sample::new(), SUSPENSIONS, ENGLAND, &[10.0; 2]).with_series(suppressed);
    let page = page_of(sample, TableView::default());
    let cell = |area| {
        let cell = cell_of(&page, "Suspensions", area);
        (cell.text.as_str(), cell.told.to_string())
    };
    let told = "Suspensions in Bury: no figure for 2016/17: suppressed: fewer than five pupils";
    assert_eq!(cell(BURY), ("[c]", told.to_owned()));
    let told = "Suspensions in Bolton: the file has no figure for Bolton";
    assert_eq!(cell(BOLTON), ("–", told.to_owned()));
    assert!(page.signs.suppressed);
}

#[test]
fn a_box_says_how_much_it_holds_even_where_that_is_nothing() {
    let page = page(TableView::default());
    let headings: Vec<String> = page.boxes.iter().map(LookFirstBox::heading).collect();
    assert_eq!(
        headings,
        [
            "Worse and getting worse: 1 of 6 judged",
            "Worse, steady or not tested: 1 of 6 judged",
            "Worse, getting better: 0 of 6 judged",
            "Not known to be worse, getting worse: 0 of 6 judged",
            "Not known to be worse, getting better: 1 of 6 judged",
        ]
    );
    assert_eq!(page.boxes[1].note, "1 steady, 0 not tested");
    let first = &page.boxes[0].items[0];
    assert_eq!(
        (first.place.as_str(), first.name.as_str(), first.here.as_str()),
        ("Bury", "Suspensions", "18.0")
    );
    assert_eq!((first.beside.as_str(), first.against.as_str()), ("10.0", "worse, tested"));
}

#[test]
fn an_order_by_a_place_follows_the_filter_and_not_a_heading() {
    let by = |of| TableOrder { by: TableSort::Gap, of, reversed: false };
    let asked = TableView { order: by(None), ..TableView::default() }.asked_of(Some(BURY));
    assert_eq!((asked.place, asked.order), (Some(BURY), by(Some(BURY))));
    assert_eq!(asked.asked_of(None).order, by(None));
    let heading = TableView { order: by(Some(BOLTON)), ..TableView::default() }.asked_of(Some(BURY));
    assert_eq!(heading.order, by(Some(BOLTON)));
    assert_eq!(heading.without_positions(), TableView::default(), "areas may be others in another edition");
}
