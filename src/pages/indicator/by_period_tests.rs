use super::*;
use crate::model::{Flag, Indicator, Measure, MeasureKind, PriorityLevel, fixture};
use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample, flagged, series};

/// Shares of spend of two places, the system and the nation, from 2015/16.
fn spend() -> Sample {
    let mut sample = Sample::new();
    sample.parts.indicators[0] = Indicator {
        measure: Measure {
            kind: MeasureKind::Proportion,
            unit: "% of spend".to_owned(),
            decimals: Some(1),
            ..Measure::default()
        },
        polarity: Polarity::HigherIsBetter,
        ..sample::indicator("spend", "Spend on what is tested")
    };
    let of = |area, values: &[f64]| {
        series(SUSPENSIONS, None, area, &values.iter().copied().map(Some).collect::<Vec<_>>())
    };
    let bolton = flagged(
        series(SUSPENSIONS, None, BOLTON, &[Some(0.5), None, Some(0.9)]),
        1..2,
        Flag::NotCollected,
        "no return",
    );
    sample
        .with_series(of(ENGLAND, &[0.7, 0.8, 0.9]))
        .with_series(of(SYSTEM, &[0.6, 0.9, 1.0]))
        .with_series(of(BURY, &[0.4, 1.0, 1.2]))
        .with_series(bolton)
}

fn to_reach(sample: Sample, targets: &[(Option<AreaId>, f64)]) -> Scorecard {
    to_reach_by(sample, targets, "2030")
}

fn to_reach_by(sample: Sample, targets: &[(Option<AreaId>, f64)], by: &str) -> Scorecard {
    let mut priority = fixture::priority("Prevention first", PriorityLevel::System, SYSTEM, &[SUSPENSIONS]);
    let target = |(area, value): &(Option<AreaId>, f64)| crate::model::Target {
        area: *area,
        by: crate::model::PlainDate::parse(by),
        ..fixture::target(SUSPENSIONS, *value)
    };
    priority.targets = targets.iter().map(target).collect();
    priority.owner = Some("A board".to_owned());
    sample.with_priority(priority).build()
}

fn table(scorecard: &Scorecard) -> ByPeriod {
    let analysis = Analysis::of(scorecard);
    by_period(scorecard, &analysis, (SUSPENSIONS, None), BURY, BarOrder::ByPlace).unwrap()
}

fn row<'a>(table: &'a ByPeriod, name: &str) -> &'a AreaRow {
    table.rows.iter().find(|row| row.name == name).unwrap()
}

#[test]
fn every_figure_says_whether_it_has_reached_the_target() {
    let table = table(&to_reach(spend(), &[(None, 1.0)]));
    assert_eq!(
        table.title,
        "One of the two places has reached the target of at least 1% in 2017/18, up from none in 2015/16 (by the published figure)"
    );
    assert_eq!(
        table.above,
        ["Target: at least 1% by 2030, set in this file by “Prevention first” (A board)."]
    );
    assert_eq!(table.heads, ["Place", "2015/16", "2016/17", "2017/18", "Up to now"]);
    let names: Vec<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["England", "Greater Manchester", "Bury", "Bolton"]);
    let signs = |name: &str| row(&table, name).cells.iter().map(|cell| cell.sign).collect::<Vec<_>>();
    let [met, short] = [true, false].map(Sign::Reached);
    assert_eq!(signs("Bury"), [short, met, met], "equality counts");
    assert_eq!(signs("Greater Manchester"), [short, short, met]);
    assert_eq!(signs("England"), [Sign::Nothing; 3], "the target is the system’s");
    assert_eq!(row(&table, "Bury").running, "reached, 2 years running");
    assert_eq!(row(&table, "Bolton").running, "not reached yet, 1 year");
    assert_eq!(row(&table, "Bolton").told, "not reached yet, 1 year; movement not tested");
    let missing = &row(&table, "Bolton").cells[1];
    assert_eq!((missing.text.as_str(), missing.told.as_str()), ("[x]", "not collected; no return"));
    assert_eq!(row(&table, "Bury").cells[1].told, "1.0; reached");
    assert_eq!(table.below[0], "[x] not collected");
    let key: Vec<&str> = table.key.iter().map(|(_, means)| means.as_str()).collect();
    assert_eq!(key, ["Reached", "Short of it"]);
}

#[test]
fn what_was_reached_before_or_is_due_is_short_of_it_and_no_longer_not_reached_yet() {
    let running = |bolton: &[f64], by: &str| {
        let mut sample = spend();
        sample.parts.series.retain(|series| series.area != BOLTON);
        let bolton: Vec<_> = bolton.iter().copied().map(Some).collect();
        let sample = sample.with_series(series(SUSPENSIONS, None, BOLTON, &bolton));
        row(&table(&to_reach_by(sample, &[(None, 1.0)], by)), "Bolton").running.clone()
    };
    assert_eq!(running(&[0.5, 0.6, 0.9], "2030"), "not reached yet, 3 years running");
    assert_eq!(running(&[0.5, 1.2, 0.9], "2030"), "short, 1 year");
    assert_eq!(running(&[0.5, 0.6, 0.9], "2018"), "short, 3 years running");
}

#[test]
fn each_place_is_held_against_its_own_target() {
    let table = table(&to_reach(spend(), &[(None, 1.0), (Some(BOLTON), 0.8)]));
    assert_eq!(row(&table, "Bolton").running, "reached, 1 year");
    assert_eq!(
        table.title,
        "Both places have reached the target in force there in 2017/18, up from none in 2015/16 (by the published figure)"
    );
    assert_eq!(
        table.above,
        [
            "Target of Greater Manchester and Bury: at least 1% by 2030, set in this file by “Prevention first” (A board).",
            "Target of Bolton: at least 0.8% by 2030, set in this file by “Prevention first” (A board).",
        ]
    );
}

#[test]
fn without_a_target_figures_stand_against_the_benchmark_of_their_period() {
    let mut sample = spend();
    for series in &mut sample.parts.series {
        *series = sample::with_limits(series.clone(), 0.1);
    }
    let table = table(&sample.build());
    let verdicts: Vec<Sign> = row(&table, "Bury").cells.iter().map(|cell| cell.sign).collect();
    let compared = [Verdict::Worse, Verdict::Better, Verdict::Better].map(Sign::Compared);
    assert_eq!(verdicts, compared);
    assert_eq!(row(&table, "Bury").running, "better, 2 years running");
    assert_eq!(row(&table, "England").cells[0].sign, Sign::Nothing);
    assert_eq!(
        table.title,
        "Neither of the two places is worse than England in 2017/18, down from two in 2015/16 (tested)"
    );
    assert!(table.above[0].starts_with("No target is set here"), "{:?}", table.above);
}

/// Bury worse than England in every year from 2015/16, of which the first two are Bolton’s, from which it took over.
fn taken_over(moved: bool) -> Sample {
    let of = |area, values: &[f64]| {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        sample::with_limits(series(SUSPENSIONS, None, area, &values), 0.1)
    };
    let mut own = of(BURY, &[6.0, 6.1, 6.2]);
    own.periods = (2017..2020).map(sample::academic_year).collect();
    let sample = Sample::new().with_series(of(ENGLAND, &[4.0; 5])).with_series(own);
    sample::bury_takes_over(sample.with_series(of(BOLTON, &[5.0, 5.5])), "2017-09-01", moved)
}

#[test]
fn a_run_passes_no_boundary_that_moved_and_no_year_that_cannot_be_compared() {
    let running = |sample: Sample| row(&table(&sample.build()), "Bury").running.clone();
    assert_eq!(running(taken_over(false)), "worse, 5 years running");
    assert_eq!(running(taken_over(true)), "worse, 3 years running");
    let disrupted = |at: usize| {
        let mut sample = taken_over(false);
        let own = sample.parts.series.iter_mut().find(|series| series.area == BURY).unwrap();
        *own = flagged(own.clone(), at..at + 1, Flag::Disrupted, "schools closed");
        running(sample)
    };
    assert_eq!(disrupted(1), "worse, 1 year");
    assert_eq!(disrupted(2), "", "it never starts at one");
}

#[test]
fn figures_of_the_areas_before_have_their_sign_and_a_moved_boundary_is_no_change_of_method() {
    let table = table(&taken_over(true).build());
    let texts: Vec<&str> = row(&table, "Bury").cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["5.0 ‡", "5.5 ‡", "6.0 b", "6.1", "6.2"]);
    assert_eq!(table.below[0], "b boundary moved · ‡ Bury before 2017/18: Bolton");
    let told = &row(&table, "Bury").cells[0].told;
    assert!(told.contains("figure of Bolton"), "{told}");
}

#[test]
fn what_is_held_against_a_target_no_more_says_that_the_boundary_moved() {
    let table = table(&to_reach(taken_over(true), &[(None, 1.0)]));
    let told = &row(&table, "Bury").cells[0].told;
    assert!(told.contains("not held against the target: the boundary moved in 2017/18"), "{told}");
}

#[test]
fn where_nothing_is_tested_nothing_is_counted() {
    let table = table(&spend().build());
    assert_eq!(table.title, "Spend on what is tested: places over time, none tested against England");
    assert!(table.key.is_empty() && table.rows.iter().all(|row| row.running.is_empty()));
}

#[test]
fn the_highest_comes_first_where_that_is_asked_and_figures_that_end_earlier_say_so() {
    let mut sample = spend();
    sample.parts.series.retain(|series| series.area != BOLTON);
    let sample = sample.with_series(series(SUSPENSIONS, None, BOLTON, &[Some(2.0), Some(3.0)]));
    let scorecard = to_reach(sample, &[(None, 1.0)]);
    let analysis = Analysis::of(&scorecard);
    let table = by_period(&scorecard, &analysis, (SUSPENSIONS, None), BURY, BarOrder::ByValue).unwrap();
    assert_eq!(table.rows[2].name, "Bolton");
    assert_eq!(table.rows[2].running, "reached, 2 years running to 2016/17");
    assert_eq!(table.rows[2].cells[2].text, number::MISSING);
}

#[test]
fn where_neither_way_is_good_no_figure_can_have_reached_a_target() {
    let mut sample = spend();
    sample.parts.indicators[0].polarity = Polarity::Neutral;
    let table = table(&to_reach(sample, &[(None, 1.0)]));
    assert!(table.above[1].starts_with("Neither direction is good"), "{:?}", table.above);
    assert!(table.key.is_empty());
}

#[test]
fn a_figure_that_rounding_would_put_on_the_other_side_of_the_target_is_written_longer() {
    let mut sample = spend();
    sample.parts.series.retain(|series| series.area != BURY);
    let sample = sample.with_series(series(SUSPENSIONS, None, BURY, &[Some(0.97), Some(0.9996), Some(1.02)]));
    let table = table(&to_reach(sample, &[(None, 1.0)]));
    let texts: Vec<&str> = row(&table, "Bury").cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["0.97", "0.9996", "1.0"]);
    assert_eq!(row(&table, "Bury").cells[0].told, "0.97; short of it");
}
