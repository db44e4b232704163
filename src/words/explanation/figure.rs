//! The figure itself, and its interval.

use super::{Case, Entry, Step};
use crate::analysis::statistics::{CONFIDENCE_95, CONFIDENCE_998, z};
use crate::analysis::{IntervalMethod, interval_at, interval_of};
use crate::model::Word;
use crate::words::Reason;
use crate::words::date;

/// What the file says of the figure.
pub(super) fn figure(case: &Case) -> Step {
    let mut step = Step { about: "Figure", ..Step::default() };
    let Some(latest) = case.judgement.latest else {
        return step.because(case.no_figure());
    };
    let (series, at) = (case.series, latest.index);
    step.inputs = vec![
        Entry::word("period", Some(&date::period_in_words(latest.period))),
        Entry::number("value", Some(latest.value)),
        Entry::number("published lower 95% limit", series.lower(at)),
        Entry::number("published upper 95% limit", series.upper(at)),
        Entry::number("count", series.numerator(at)),
        Entry::number("denominator", series.denominator(at)),
        Entry::word("flag", series.flag(at).map(Word::as_str)),
        Entry::word("note", series.note(at)),
        Entry::word("published verdict", series.published_verdict(at).map(Word::as_str)),
    ];
    let measure = &case.scorecard.indicator(series.indicator).measure;
    step.inputs.push(Entry::word("kind of measure", Some(measure.kind.as_str())));
    step.inputs.push(Entry::number("per", measure.per_or_percent()));
    step.inputs.push(Entry::number("events per person", measure.repeats));
    step.result = format!("the latest of {} figures", case.judgement.points);
    step
}

/// Where the limits come from, at both confidences.
pub(super) fn interval(case: &Case) -> Step {
    let indicator = case.scorecard.indicator(case.series.indicator);
    let Some(latest) = case.judgement.latest else {
        return Step::about("Interval", false).because(case.no_figure());
    };
    let found = interval_of(indicator, case.series, latest);
    let mut step = Step::about("Interval", found.is_ok());
    match found {
        Err(none) => step.because(Some(none.sentence(case.scorecard))),
        Ok(interval) => {
            step.method = Some(method(interval.method));
            if interval.method == IntervalMethod::Published {
                step.source = Some("the publisher");
            } else {
                step.figures.push(Entry::number("z at 95%", z(CONFIDENCE_95)));
                let factor = indicator.measure.widening();
                step.figures.extend(factor.map(|factor| Entry::number("limits moved away by", Some(factor))));
            }
            step.figures.push(Entry::number("lower 95% limit", Some(interval.lower)));
            step.figures.push(Entry::number("upper 95% limit", Some(interval.upper)));
            if let Ok(wider) = interval_at(indicator, case.series, latest, CONFIDENCE_998) {
                step.figures.push(Entry::number("lower 99.8% limit", Some(wider.lower)));
                step.figures.push(Entry::number("upper 99.8% limit", Some(wider.upper)));
            }
            step.result = format!("{} to {}", interval.lower, interval.upper);
            step
        }
    }
}

fn method(method: IntervalMethod) -> &'static str {
    match method {
        IntervalMethod::Published => "published limits",
        IntervalMethod::Wilson => "Wilson’s score interval of a proportion",
        IntervalMethod::Byar => "Byar’s approximation for ten events or more",
        IntervalMethod::Exact => "exact Poisson limits for fewer than ten events",
        IntervalMethod::CompoundPoisson => {
            "limits of events, exact below ten and Byar’s from there, moved away from the value because events repeat"
        }
    }
}
