//! How a judgement was reached, step by step: what went in, what was worked out on the way, by which method.
//!
//! Nothing is judged here again, and no rule or constant is stated a second time: a step reads the judgement and asks
//! the functions that made it where their figures on the way are not kept.

mod figure;
mod movement;
mod standing;

use super::{Reason, date, gap_trend_sentence, gradient_note, lean_sentence};
use crate::analysis::{self, Gradient, Judgement, NoGradient};
use crate::model::{PlainDate, Scorecard, Series};
use serde::Serialize;

/// One step of an explanation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Step {
    /// What is judged.
    pub about: &'static str,
    /// By which method; `None` where none could be used.
    pub method: Option<&'static str>,
    /// Where the method was published.
    pub source: Option<&'static str>,
    /// What went in.
    pub inputs: Vec<Entry>,
    /// What was worked out on the way.
    pub figures: Vec<Entry>,
    /// What came out, in a few words.
    pub result: String,
    /// Why nothing came out: one plain English sentence.
    pub reason: Option<String>,
}

/// One figure or word of a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// What it is.
    pub name: String,
    /// What it amounts to.
    pub value: Amount,
}

/// What a figure or word amounts to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Amount {
    /// A number, unrounded.
    Number(f64),
    /// A word.
    Word(String),
    /// Missing.
    Missing,
}

const FINGERTIPS: &str = "OHID, Fingertips technical guidance; PHEindicatormethods 2.1.0";
const MAKING_DATA_COUNT: &str = "NHS England, Making Data Count; NHSRplotthedots 0.2.2";

/// What is explained: one judgement with the series it is on.
struct Case<'a> {
    scorecard: &'a Scorecard,
    series: &'a Series,
    judgement: &'a Judgement,
}

impl Case<'_> {
    /// Why there is no figure at all.
    fn no_figure(&self) -> Option<String> {
        self.judgement.benchmark.reason.as_ref().map(|why| why.sentence(self.scorecard))
    }
}

/// Explains one judgement; empty where the scorecard lacks its series.
pub fn explain(scorecard: &Scorecard, judgement: &Judgement) -> Vec<Step> {
    let (indicator, breakdown, area) = (judgement.indicator, judgement.breakdown, judgement.area);
    let Some(series) = scorecard.series(indicator, breakdown, area) else { return Vec::new() };
    let case = Case { scorecard, series, judgement };
    let mut steps = vec![
        figure::figure(&case),
        figure::interval(&case),
        standing::benchmark(&case),
        standing::spread(&case),
        standing::best_tenth(&case),
        movement::recent_trend(&case),
        movement::movement(&case),
        movement::gap(&case),
        movement::process_control(&case),
    ];
    steps.extend(movement::targets(&case));
    if breakdown.is_none() {
        steps.extend(before_and_after(&case));
    }
    if let Some(found) = &judgement.gradient {
        steps.push(gradient(&case, found));
        steps.push(hidden(&case));
    }
    steps
}

/// What was tried here to move it, or might break it: which figures are before its start and which after.
fn before_and_after(case: &Case) -> Vec<Step> {
    let (indicator, area) = (case.judgement.indicator, case.judgement.area);
    let here = case.scorecard.interventions().filter(|(_, tried)| {
        tried.areas.contains(&area) && tried.aims.iter().chain(&tried.watch).any(|aim| *aim == indicator)
    });
    here.map(|(id, tried)| {
        let found = analysis::before_and_after(case.scorecard, id, area, indicator);
        let mut step = Step { about: "Before and after", ..Step::default() };
        let first_day = tried.start.as_ref().map(|start| analysis::first_day_after(start).to_string());
        step.inputs = vec![
            Entry::word("intervention", Some(&tried.title)),
            Entry::word("start", tried.start.as_ref().map(PlainDate::label)),
            Entry::word("after is what begins on or after", first_day.as_deref()),
        ];
        match found {
            Err(why) => step.because(Some(why.sentence(case.scorecard))),
            Ok(found) => {
                step.method = Some("the mean of the periods after the start less that of the five before it");
                step.source = Some("Placecard’s METHODS, Interventions");
                for (name, side) in [("before", &found.before), ("after", &found.after)] {
                    let periods = side.periods.iter().map(|period| date::period_in_words(*period));
                    let periods: Vec<String> = periods.collect();
                    step.inputs.push(Entry::word(name, Some(&periods.join(", "))));
                    step.figures.push(Entry::number(format!("mean {name}"), Some(side.mean)));
                }
                step.figures.push(Entry::number("change", Some(found.change)));
                step.result =
                    format!("{} before, {} after", found.before.periods.len(), found.after.periods.len());
                step
            }
        }
    })
    .collect()
}

fn gradient(case: &Case, found: &Result<Box<Gradient>, NoGradient>) -> Step {
    let mut step = Step::about("Gradient over deprivation", found.is_ok());
    step.method = step.method_where("weighted least squares over the cumulative share of people");
    let over = match found {
        Ok(found) => Some(found.over),
        Err(NoGradient::NoSlope(over, _)) => Some(*over),
        Err(_) => None,
    };
    step.inputs =
        vec![Entry::word("ordered by deprivation", over.map(|over| over.dimension(case.scorecard)))];
    let found = match found {
        Ok(found) => found,
        Err(why) => return step.because(Some(why.sentence(case.scorecard))),
    };
    step.figures = vec![
        Entry::number("slope index", Some(found.slope_index)),
        Entry::number("lower 95% limit", found.slope_limits.map(|(lower, _)| lower)),
        Entry::number("upper 95% limit", found.slope_limits.map(|(_, upper)| upper)),
        Entry::number("relative index", found.relative_index),
    ];
    let notes = found.notes.iter().map(|note| gradient_note(*note, case.scorecard));
    step.figures.extend(notes.map(|note| Entry::word("note", Some(&note))));
    step.figures.push(Entry::number("chi-squared of its trend", found.trend.statistic));
    step.figures.push(Entry::word("its trend", Some(&gap_trend_sentence(case.scorecard, found))));
    step.result = lean_sentence(found, case.scorecard.indicator(case.series.indicator).polarity);
    step
}

fn hidden(case: &Case) -> Step {
    let found = case.judgement.hidden.as_ref();
    let mut step = Step::about("Neighbourhoods hidden in the average", found.is_some_and(Result::is_ok));
    step.method = step.method_where(
        "neighbourhoods worse than the benchmark at the 99.8% level in a place that is not worse",
    );
    step.source = None;
    match found {
        Some(Ok(found)) => {
            let name = |id: &crate::model::AreaId| case.scorecard.area(*id).name.clone();
            step.figures =
                found.worse_neighbourhoods.iter().map(|id| Entry::word("worse", Some(&name(id)))).collect();
            step.figures.push(Entry::number("tested", Some(found.tested as f64)));
            step.figures.push(Entry::number("share of residents", found.population_share));
            step.result = format!("{} hidden", found.worse_neighbourhoods.len());
            step
        }
        Some(Err(why)) => step.because(Some(why.sentence(case.scorecard))),
        None => step,
    }
}

impl Step {
    /// A step of this name, with the usual source where it came to a result.
    fn about(about: &'static str, came_to_a_result: bool) -> Self {
        Self { about, source: came_to_a_result.then_some(FINGERTIPS), ..Self::default() }
    }

    fn method_where(&self, method: &'static str) -> Option<&'static str> {
        self.source.map(|_| method)
    }

    /// The step with the reason why nothing came of it.
    fn because(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }
}

impl Entry {
    fn number(name: impl Into<String>, value: Option<f64>) -> Self {
        Self { name: name.into(), value: value.map_or(Amount::Missing, Amount::Number) }
    }

    fn word(name: impl Into<String>, value: Option<&str>) -> Self {
        let value = value.map_or(Amount::Missing, |word| Amount::Word(word.to_owned()));
        Self { name: name.into(), value }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
