//! `placecard analyse --explain`: how one judgement was reached.

use super::arguments::AnalyseFormat;
use super::failure::Failure;
use crate::analysis::Judgement;
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::words::{Amount, Entry, Step, explain, not_added_up, tame};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the steps to the judgement on the whole population, or where there is none to each group's; `asked` is what was
/// asked for.
///
/// # Errors
/// Where a table of comma-separated values is asked for, or nothing was chosen that could be explained.
pub(super) fn write(
    out: &mut impl Write,
    format: AnalyseFormat,
    scorecard: &Scorecard,
    chosen: &[&Judgement],
    asked: Option<(IndicatorId, AreaId)>,
) -> Result<(), Failure> {
    let whole = chosen.iter().any(|judgement| judgement.breakdown.is_none());
    let explained: Vec<Explained> = chosen
        .iter()
        .filter(|judgement| !whole || judgement.breakdown.is_none())
        .map(|judgement| Explained::of(scorecard, judgement))
        .collect();
    if explained.is_empty() {
        let why = asked.and_then(|(indicator, area)| scorecard.not_added_up(indicator, area));
        let why = why.map(|why| format!("; {}", not_added_up(scorecard, &why))).unwrap_or_default();
        return Err(Failure::Call(vec![format!(
            "The file has no figures of this indicator for this area{why}."
        )]));
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
    steps: Vec<Step>,
}

impl<'a> Explained<'a> {
    fn of(scorecard: &'a Scorecard, judgement: &Judgement) -> Self {
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
            steps: explain(scorecard, judgement),
        }
    }

    fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", tame::line(&self.title))?;
        self.steps.iter().try_for_each(|step| write_step(step, out))
    }
}

/// What came out first, then how; what is missing is left out.
fn write_step(step: &Step, out: &mut impl Write) -> io::Result<()> {
    let outcome = step.reason.as_deref().unwrap_or(&step.result);
    writeln!(out, "\n{}: {}", step.about, tame::line(outcome))?;
    if let Some(method) = step.method {
        writeln!(out, "  Method: {method}")?;
    }
    if let Some(source) = step.source {
        writeln!(out, "  Source: {source}")?;
    }
    for (heading, entries) in [("From", &step.inputs), ("Worked out", &step.figures)] {
        let given: Vec<String> = entries.iter().filter_map(in_a_line).collect();
        if !given.is_empty() {
            writeln!(out, "  {heading}:")?;
        }
        for line in given {
            writeln!(out, "    {}", tame::line(&line))?;
        }
    }
    Ok(())
}

fn in_a_line(entry: &Entry) -> Option<String> {
    match &entry.value {
        Amount::Number(number) => Some(format!("{}: {number}", entry.name)),
        Amount::Word(word) => Some(format!("{}: {word}", entry.name)),
        Amount::Missing => None,
    }
}
