//! How a judgement was reached, step by step: what went in, what was worked out on the way, by which method.
//!
//! Nothing is judged here again. A step repeats the functions that made the judgement where their figures on the way
//! are not kept in it.

mod figure;
mod movement;
mod standing;

use super::judgement::Judgement;
use super::{Options, inequality};
use crate::model::{Scorecard, Series};

/// One step of an explanation.
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub name: String,
    /// What it amounts to.
    pub value: Amount,
}

/// What a figure or word amounts to.
#[derive(Clone, Debug, PartialEq)]
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
    options: &'a Options,
}

/// Explains one judgement of an analysis made with these options; empty where the scorecard lacks its series.
pub fn explain(scorecard: &Scorecard, judgement: &Judgement, options: &Options) -> Vec<Step> {
    let (indicator, breakdown, area) = (judgement.indicator, judgement.breakdown, judgement.area);
    let Some(series) = scorecard.series(indicator, breakdown, area) else { return Vec::new() };
    let case = Case { scorecard, series, judgement, options };
    let mut steps = vec![
        figure::figure(&case),
        figure::interval(&case),
        standing::benchmark(&case),
        standing::spread(&case),
        standing::best_tenth(&case),
        movement::trend(&case),
        movement::process_control(&case),
    ];
    steps.extend(movement::targets(&case));
    if breakdown.is_none() {
        steps.push(gradient(&judgement.gradient));
        steps.push(hidden(&case));
    }
    steps
}

fn gradient(found: &inequality::Gradient) -> Step {
    let mut step = Step::about("Gradient over deprivation", found.slope_index.is_some());
    step.method = step.method_where("weighted least squares over the cumulative share of people");
    step.inputs = vec![Entry::word("ordered by deprivation", found.dimension.as_deref())];
    step.figures = vec![
        Entry::number("slope index", found.slope_index),
        Entry::number("lower 95% limit", found.slope_lower),
        Entry::number("upper 95% limit", found.slope_upper),
        Entry::number("relative index", found.relative_index),
    ];
    step.result = found.leans.clone().unwrap_or_default();
    step.because(found.reason.as_deref())
}

fn hidden(case: &Case) -> Step {
    let found = &case.judgement.hidden;
    let mut step = Step::about("Neighbourhoods hidden in the average", found.reason.is_none());
    step.method = step.method_where("neighbourhoods worse than the benchmark in a place that is not");
    step.source = None;
    let name = |id: &crate::model::AreaId| case.scorecard.area(*id).name.clone();
    step.figures =
        found.worse_neighbourhoods.iter().map(|id| Entry::word("worse", Some(&name(id)))).collect();
    step.figures.push(Entry::number("share of residents", found.population_share));
    step.result = format!("{} hidden", found.worse_neighbourhoods.len());
    step.because(found.reason.as_deref())
}

impl Step {
    /// A step of this name, with the usual source where it came to a result.
    fn about(about: &'static str, came_to_a_result: bool) -> Self {
        Self { about, source: came_to_a_result.then_some(FINGERTIPS), ..Self::default() }
    }

    fn method_where(&self, method: &'static str) -> Option<&'static str> {
        self.source.map(|_| method)
    }

    /// The step with the reason why nothing came of it; its result then is that sentence's business.
    fn because(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.map(str::to_owned);
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
