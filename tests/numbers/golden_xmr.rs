//! Process control against the figures of NHS-R Community's package.

use crate::single_series::{self, assert_within, indicator, numbers, polarity, rows};
use jiff::civil::Date;
use placecard::analysis::xmr::{self, Options};
use placecard::analysis::{Assurance, Limits, Rule, Variation, Xmr, XmrPoint};
use placecard::model::{Indicator, MeasureKind, Period, PeriodKind, Polarity, SpcRules};
use std::collections::HashMap;

const SERIES: &str = include_str!("../golden/xmr_series.csv");
const RESULTS: &str = include_str!("../golden/xmr_results.csv");

struct Case {
    about: Indicator,
    target: Option<f64>,
    fix_after: Option<usize>,
    rebase: Vec<Date>,
    values: Vec<Option<f64>>,
}

impl Case {
    fn read(row: &[&str]) -> Self {
        let months: Vec<Period> = single_series::months().take(400).collect();
        let anew = row[4].split_whitespace().map(|at| months[at.parse::<usize>().unwrap() - 1].start());
        Self {
            about: indicator(MeasureKind::Rate, polarity(row[1]), PeriodKind::Month),
            target: row[2].parse().ok(),
            fix_after: row[3].parse().ok(),
            rebase: anew.collect(),
            values: numbers(row[5]),
        }
    }

    /// The package gives limits to any number of points and warns below thirteen.
    fn chart(&self, screen: bool) -> Xmr {
        let series = single_series::series(single_series::months(), self.values.clone());
        let options = Options {
            screen,
            minimum_points: 1,
            rules: SpcRules::Nhsr,
            season: false,
            baseline_points: self.fix_after,
            rebase: &self.rebase,
            ..Options::default()
        };
        xmr::chart(&self.about, &series, single_series::latest(&series), None, &options)
    }
}

/// The sign of the package's label for a point: its highest rule and the side of that.
fn sign(point: &XmrPoint, polarity: Polarity) -> char {
    let high = match point.variation {
        Some(Variation::NeutralHigh) => true,
        Some(Variation::Improvement) => polarity == Polarity::HigherIsBetter,
        Some(Variation::Concern) => polarity == Polarity::LowerIsBetter,
        _ => false,
    };
    match (point.marks.rules().first(), high) {
        (None, _) => '.',
        (Some(Rule::OutsideLimits), true) => 'A',
        (Some(Rule::OutsideLimits), false) => 'B',
        (Some(Rule::Trend), true) => 'U',
        (Some(Rule::Trend), false) => 'D',
        (Some(Rule::TwoOfThree), true) => 'H',
        (Some(Rule::TwoOfThree), false) => 'L',
        (Some(Rule::Run), true) => '+',
        (Some(Rule::Run), false) => '-',
    }
}

fn check_limits(name: &str, chart: &Xmr, expected: &str) {
    for (group, lines) in expected.split('|').enumerate() {
        let found = chart.points.iter().find(|point| point.group == group).unwrap().limits;
        let [mean, lower, upper]: [f64; 3] = numbers(lines)
            .into_iter()
            .map(|number| number.unwrap_or(f64::NAN))
            .collect::<Vec<_>>()
            .try_into()
            .unwrap();
        match found {
            // No limits without a moving range.
            None => assert!(lower.is_nan() && chart.points.len() == 1, "{name} has no limits"),
            // With screening on, the package has none for a constant series; ours are equal to the mean.
            Some(Limits { mean: ours, lower: low, upper: high }) if lower.is_nan() => {
                assert_within(ours, mean, 1e-9 * mean.abs(), name);
                assert!(low.to_bits() == ours.to_bits() && high.to_bits() == ours.to_bits(), "{name}");
            }
            Some(ours) => {
                // Relative to the figures, not to a limit that happens to lie near 0.
                let tolerance = 1e-9 * mean.abs().max(upper - lower);
                assert_within(ours.mean, mean, tolerance, name);
                assert_within(ours.lower, lower, tolerance, name);
                assert_within(ours.upper, upper, tolerance, name);
            }
        }
    }
}

fn check_marks(name: &str, case: &Case, chart: &Xmr, expected: &str) {
    let mut ours = vec!['.'; case.values.len()];
    for point in &chart.points {
        ours[point.observation.index] = sign(point, case.about.polarity);
    }
    assert_eq!(ours.into_iter().collect::<String>(), expected, "{name}");
}

fn check_icons(name: &str, case: &Case, chart: &Xmr, [variation, assurance]: [&str; 2]) {
    let found = xmr::latest(chart, &case.about, case.target);
    // The package's icon is that of the last month, common cause where that has no figure; ours of the last figure.
    if variation != "?" && case.values.last().unwrap().is_some() {
        let expected = match variation {
            "improvement-high" | "improvement-low" => Variation::Improvement,
            "concern-high" | "concern-low" => Variation::Concern,
            "neutral-high" => Variation::NeutralHigh,
            "neutral-low" => Variation::NeutralLow,
            _ => Variation::CommonCause,
        };
        assert_eq!(found.variation.unwrap_or(Variation::CommonCause), expected, "{name}");
        let high = case.about.polarity == Polarity::HigherIsBetter;
        let side_fits = match variation {
            "improvement-high" | "concern-low" => high,
            "improvement-low" | "concern-high" => !high,
            _ => true,
        };
        assert!(side_fits, "{name}");
    }
    if assurance != "?" {
        let expected = match assurance {
            "pass" => Some(Assurance::Pass),
            "fail" => Some(Assurance::Fail),
            "hit-or-miss" => Some(Assurance::HitOrMiss),
            _ => None,
        };
        assert_eq!(found.assurance, expected, "{name}");
    }
}

#[test]
fn limits_rules_and_icons_agree_with_the_package() {
    let cases: HashMap<&str, Case> = rows(SERIES).map(|row| (row[0], Case::read(&row))).collect();
    let mut count = 0;
    for row in rows(RESULTS) {
        let case = &cases[row[0]];
        let name = format!("{} {}", row[0], row[1]);
        let chart = case.chart(row[1] == "screened");
        if !row[2].is_empty() {
            check_limits(&name, &chart, row[2]);
        }
        if !row[3].is_empty() {
            check_marks(&name, case, &chart, row[3]);
        }
        // Where the package has no limits, its assurance is hit or miss for want of them.
        let assurance = if row[2].contains("NaN") { "?" } else { row[5] };
        check_icons(&name, case, &chart, [row[4], assurance]);
        count += 1;
    }
    assert!(count > 250, "{count} runs are too few");
}

/// The package stops with an error here; a gap ends every trend (the reference numbers say so beside the case).
#[test]
fn a_gap_within_a_trend_ends_it() {
    let climb = [9.2, 9.4, 9.6, f64::NAN, 10.2, 10.4, 10.6, 9.0];
    let baseline = [9.0, 11.0].repeat(6).into_iter().chain(climb);
    let case = Case {
        about: indicator(MeasureKind::Rate, Polarity::HigherIsBetter, PeriodKind::Month),
        target: None,
        fix_after: Some(12),
        rebase: Vec::new(),
        values: baseline.map(|value: f64| value.is_finite().then_some(value)).collect(),
    };
    check_marks("a gap within a trend", &case, &case.chart(true), &".".repeat(20));
}
