//! Where the figure stands: against the benchmark, in the spread, and from the best tenth.

use super::{Case, Entry, Step};
use crate::analysis::statistics::{CONFIDENCE_998, Z_95};
use crate::analysis::{
    BestOf, Comparison, ComparisonMethod, Estimate, Interval, NoBestTenth, benchmark_figure, interval_of,
};
use crate::model::{Against, MeasureKind, Observation, Word};
use crate::words::date;
use crate::words::{Reason, benchmark_name, fifth_name};

const ALTMAN_BLAND: &str = "Altman DG and Bland JM (2003), Interaction revisited, BMJ 326:219";

/// The value against its benchmark.
pub(super) fn benchmark(case: &Case) -> Step {
    let found = &case.judgement.benchmark;
    let mut step = Step::about("Against the benchmark", found.method.is_some());
    step.method = found.method.map(|method| match method {
        ComparisonMethod::IntervalOverlap => "whether the benchmark lies within the figure’s interval",
        ComparisonMethod::DifferenceOfIntervals => {
            "whether the two differ by more than z times the root of the sum of their squared standard errors"
        }
        ComparisonMethod::Published => "the publisher’s own verdict",
    });
    match found.method {
        Some(ComparisonMethod::Published) => step.source = Some("the publisher"),
        Some(ComparisonMethod::DifferenceOfIntervals) => step.source = Some(ALTMAN_BLAND),
        _ => {}
    }
    let polarity = case.scorecard.indicator(case.series.indicator).polarity;
    let asked = match case.scorecard.against() {
        Against::Area(area) => case.scorecard.area(area).code.as_str(),
        Against::Benchmark(benchmark) => benchmark.as_str(),
    };
    let name = found.area.map(|_| benchmark_name(case.scorecard, case.judgement));
    step.inputs = vec![
        Entry::word("benchmark", Some(asked)),
        Entry::word("area", name.as_deref()),
        Entry::number("its value", found.value),
        Entry::word("polarity", Some(polarity.as_str())),
        Entry::number("confidence asked for", Some(case.scorecard.methods().confidence)),
    ];
    step.figures = vec![Entry::number("difference", found.difference)];
    if found.method == Some(ComparisonMethod::IntervalOverlap) {
        step.figures.push(Entry::word("the benchmark lies", overlap(case, found)));
    }
    if found.method == Some(ComparisonMethod::DifferenceOfIntervals) {
        step.figures.extend(standard_errors(case));
    }
    if case.scorecard.methods().confidence >= CONFIDENCE_998 {
        step.figures.push(Entry::word("holds at 99.8%", Some(if found.holds_at_998 { "yes" } else { "no" })));
    }
    step.result.push_str(found.verdict.as_str());
    step.because(found.reason.as_ref().map(|why| why.sentence(case.scorecard)))
}

fn overlap(case: &Case, found: &Comparison) -> Option<&'static str> {
    let (interval, value) = (case.judgement.interval?, found.value?);
    Some(if value < interval.lower {
        "below the lower limit"
    } else if value > interval.upper {
        "above the upper limit"
    } else {
        "within the limits"
    })
}

/// The standard errors of both, and the difference that would be needed.
fn standard_errors(case: &Case) -> Vec<Entry> {
    let beside = benchmark_figure(case.scorecard, case.judgement);
    let about = case.scorecard.indicator(case.series.indicator);
    let other = beside.and_then(|(series, found)| interval_of(about, series, found).ok());
    let estimate = |point: Option<Observation>, interval: Option<Interval>| {
        point.zip(interval).map(|(point, interval)| Estimate::of(point, interval))
    };
    let own = estimate(case.judgement.latest, case.judgement.interval);
    let both = own.zip(estimate(beside.map(|(_, found)| found), other));
    let own = both.map(|(own, other)| own.error_beside(other.value));
    let other = both.map(|(own, other)| other.error_beside(own.value));
    let needed = own.zip(other).map(|(own, other)| Z_95 * own.hypot(other));
    vec![
        Entry::word("its period", beside.map(|(_, found)| date::period_in_words(found.period)).as_deref()),
        Entry::number("standard error", own),
        Entry::number("standard error of the benchmark", other),
        Entry::number("different from", needed),
    ]
}

/// The fifth of the national spread.
pub(super) fn spread(case: &Case) -> Step {
    let found = case.judgement.spread;
    let mut step = Step::about("Fifth of the spread", found.is_ok());
    step.method = step.method_where("type-7 quantiles, a value on a limit in the fifth below");
    let polarity = case.scorecard.indicator(case.series.indicator).polarity;
    match found {
        Ok(fifth) => {
            step.inputs = vec![
                Entry::word("areas", Some(fifth.areas.name(case.scorecard))),
                Entry::number("how many", Some(f64::from(fifth.of))),
            ];
            step.result = String::from(fifth_name(fifth, polarity));
            step
        }
        Err(why) => step.because(Some(why.sentence(case.scorecard))),
    }
}

/// The gap to the best tenth.
pub(super) fn best_tenth(case: &Case) -> Step {
    let found = case.judgement.best_tenth;
    let indicator = case.scorecard.indicator(case.series.indicator);
    let mut step = Step::about("Gap to the best tenth", found.is_some());
    step.method = step.method_where("type-7 quantile at 0.9 in the direction of good");
    let Some(found) = found else {
        let reason = NoBestTenth::of(indicator).map_or_else(
            || {
                let groups =
                    case.judgement.breakdown.map(|_| ", or everyone has one and this group has none");
                let groups = groups.unwrap_or_default();
                format!("There is no figure, or too few areas of its kind to have a best tenth{groups}.")
            },
            |none| none.sentence(case.scorecard),
        );
        return step.because(Some(reason));
    };
    let at = case.judgement.latest.map(|latest| latest.index);
    let (name, area) = match found.best.of {
        BestOf::Tenth(_) => ("best tenth", None),
        BestOf::Area(area) => ("best of few", Some(case.scorecard.area(area).name.as_str())),
    };
    step.inputs = vec![Entry::number(name, Some(found.best.value))];
    if let Some(area) = area {
        step.method = Some("the best of the areas in the file, too few for a tenth of them");
        step.inputs.push(Entry::word("of", Some(area)));
    }
    if indicator.measure.kind == MeasureKind::StandardisedRate {
        step.inputs.push(Entry::number("count", at.and_then(|at| case.series.numerator(at))));
    } else {
        step.inputs.push(Entry::number("denominator", at.and_then(|at| case.series.denominator(at))));
        step.inputs.push(Entry::number("per", indicator.measure.per_or_percent()));
    }
    step.figures = vec![
        Entry::number("gap", case.judgement.gap_to_best()),
        Entry::number("gap in events", found.events),
    ];
    step.result = format!("{} from the best", case.judgement.gap_to_best().unwrap_or_default());
    step
}
