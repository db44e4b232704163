//! `placecard analyse --explain`: how one judgement was reached.

use super::arguments::AnalyseFormat;
use super::failure::Failure;
use crate::analysis::{Amount, Entry, Judgement, Options, Step, explain};
use crate::model::Scorecard;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the steps to the judgement on the whole population, or where there is none to each group's.
///
/// # Errors
/// Where a table of comma-separated values is asked for, or nothing was chosen that could be explained.
pub(super) fn write(
    out: &mut impl Write,
    format: AnalyseFormat,
    scorecard: &Scorecard,
    options: &Options,
    chosen: &[&Judgement],
) -> Result<(), Failure> {
    let whole = chosen.iter().any(|judgement| judgement.breakdown.is_none());
    let explained: Vec<Explained> = chosen
        .iter()
        .filter(|judgement| !whole || judgement.breakdown.is_none())
        .map(|judgement| Explained::of(scorecard, judgement, options))
        .collect();
    if explained.is_empty() {
        return Err(Failure::Call(vec![
            "The file has no figures of this indicator for this area.".to_owned(),
        ]));
    }
    match format {
        AnalyseFormat::Text => explained.iter().try_for_each(|found| found.write_text(out))?,
        AnalyseFormat::Json => {
            let document = Document { format: 1, explanations: explained };
            serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        AnalyseFormat::Csv => {
            let sentence = "An explanation is written as text or json, not as csv.";
            return Err(Failure::Call(vec![sentence.to_owned()]));
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    explanations: Vec<Explained<'a>>,
}

#[derive(Serialize)]
struct Explained<'a> {
    indicator: &'a str,
    area: &'a str,
    breakdown: Option<String>,
    period: Option<String>,
    #[serde(skip)]
    title: String,
    steps: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    about: &'static str,
    method: Option<&'static str>,
    source: Option<&'static str>,
    inputs: Vec<Named>,
    figures: Vec<Named>,
    result: String,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Named {
    name: String,
    value: Value,
}

/// A number, a word, or null.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Number(f64),
    Word(String),
    Missing,
}

impl<'a> Explained<'a> {
    fn of(scorecard: &'a Scorecard, judgement: &Judgement, options: &Options) -> Self {
        let indicator = scorecard.indicator(judgement.indicator);
        let area = scorecard.area(judgement.area);
        let group = judgement.breakdown.map(|id| scorecard.breakdown(id));
        let breakdown = group.map(|found| format!("{}: {}", found.by, found.group));
        let title = [Some(indicator.name.clone()), Some(area.name.clone()), breakdown.clone()];
        Self {
            indicator: &indicator.id,
            area: &area.code,
            breakdown,
            period: judgement.latest.map(|latest| latest.period.to_string()),
            title: title.into_iter().flatten().collect::<Vec<_>>().join(", "),
            steps: explain(scorecard, judgement, options).into_iter().map(Shown::of).collect(),
        }
    }

    fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", self.title)?;
        for step in &self.steps {
            step.write_text(out)?;
        }
        Ok(())
    }
}

impl Shown {
    fn of(step: Step) -> Self {
        Self {
            about: step.about,
            method: step.method,
            source: step.source,
            inputs: step.inputs.into_iter().map(Named::of).collect(),
            figures: step.figures.into_iter().map(Named::of).collect(),
            result: step.result,
            reason: step.reason,
        }
    }

    /// What came out first, then how; what is missing is left out.
    fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        let outcome = self.reason.as_deref().unwrap_or(&self.result);
        writeln!(out, "\n{}: {outcome}", self.about)?;
        if let Some(method) = self.method {
            writeln!(out, "  Method: {method}")?;
        }
        if let Some(source) = self.source {
            writeln!(out, "  Source: {source}")?;
        }
        for (heading, entries) in [("From", &self.inputs), ("Worked out", &self.figures)] {
            let given: Vec<String> = entries.iter().filter_map(Named::text).collect();
            if !given.is_empty() {
                writeln!(out, "  {heading}:")?;
            }
            for line in given {
                writeln!(out, "    {line}")?;
            }
        }
        Ok(())
    }
}

impl Named {
    fn of(entry: Entry) -> Self {
        let value = match entry.value {
            Amount::Number(number) => Value::Number(number),
            Amount::Word(word) => Value::Word(word),
            Amount::Missing => Value::Missing,
        };
        Self { name: entry.name, value }
    }

    fn text(&self) -> Option<String> {
        match &self.value {
            Value::Number(number) => Some(format!("{}: {number}", self.name)),
            Value::Word(word) => Some(format!("{}: {}", self.name, word.replace(char::is_control, " "))),
            Value::Missing => None,
        }
    }
}
