//! Where the figure stands: against the benchmark, in the spread, and from the best tenth.

use super::{Case, Entry, Step};
use crate::analysis::statistics::CONFIDENCE_998;
use crate::analysis::{Comparison, ComparisonMethod, FEWEST_AREAS_OF_A_SPREAD, NoBestTenth};
use crate::model::{Polarity, Word};
use crate::words::{Reason, fifth_name};

/// The value against its benchmark.
pub(super) fn benchmark(case: &Case) -> Step {
    let found = &case.judgement.benchmark;
    let mut step = Step::about("Against the benchmark", found.method.is_some());
    step.method = found.method.map(|method| match method {
        ComparisonMethod::IntervalOverlap => "whether the benchmark lies within the figure’s interval",
        ComparisonMethod::Published => "the publisher’s own verdict",
    });
    if found.method == Some(ComparisonMethod::Published) {
        step.source = Some("the publisher");
    }
    let polarity = case.scorecard.indicator(case.series.indicator).polarity;
    let name = found.area.map(|area| case.scorecard.area(area).name.as_str());
    step.inputs = vec![
        Entry::word("benchmark", Some(case.options.benchmark(case.scorecard).as_str())),
        Entry::word("area", name),
        Entry::number("its value", found.value),
        Entry::word("polarity", Some(polarity.as_str())),
        Entry::number("confidence asked for", Some(case.scorecard.methods().confidence)),
    ];
    step.figures = vec![Entry::number("difference", found.difference)];
    if found.method == Some(ComparisonMethod::IntervalOverlap) {
        step.figures.push(Entry::word("the benchmark lies", overlap(case, found)));
    }
    if case.scorecard.methods().confidence >= CONFIDENCE_998 {
        step.figures.push(Entry::word("holds at 99.8%", Some(if found.strong { "yes" } else { "no" })));
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

/// The fifth of the national spread.
pub(super) fn spread(case: &Case) -> Step {
    let found = case.judgement.spread;
    let mut step = Step::about("Fifth of the spread", found.is_some());
    step.method = step.method_where("type-7 quantiles, a value on a limit in the fifth below");
    match found {
        Some(fifth) => {
            step.inputs = vec![
                Entry::word("areas", Some(fifth.areas.name(case.scorecard))),
                Entry::number("how many", Some(f64::from(fifth.of))),
            ];
            step.result = String::from(fifth_name(fifth.fifth));
            step
        }
        None => step.because(Some(format!(
            "The file has no spread for this figure and fewer than {FEWEST_AREAS_OF_A_SPREAD} such areas."
        ))),
    }
}

/// The gap to the best tenth.
pub(super) fn best_tenth(case: &Case) -> Step {
    let found = case.judgement.best_tenth;
    let indicator = case.scorecard.indicator(case.series.indicator);
    let mut step = Step::about("Gap to the best tenth", found.is_some());
    step.method = step.method_where("type-7 quantile at 0.9 in the direction of good");
    let Some(found) = found else {
        let reason = match indicator.polarity {
            Polarity::Neutral => NoBestTenth::Neutral.sentence(case.scorecard),
            _ => "There is no figure, or too few areas of its kind to have a best tenth.".to_owned(),
        };
        return step.because(Some(reason));
    };
    let denominator = case.judgement.latest.and_then(|latest| case.series.denominator(latest.index));
    step.inputs = vec![
        Entry::number("best tenth", Some(found.value)),
        Entry::number("denominator", denominator),
        Entry::number("per", indicator.measure.per_or_percent()),
    ];
    step.figures = vec![Entry::number("gap", Some(found.gap)), Entry::number("gap in events", found.events)];
    step.result = format!("{} from the best tenth", found.gap);
    step
}
