//! `placecard analyse`: every judgement, one record for each indicator, breakdown and area.

use super::arguments::{Analyse, AnalyseFormat};
use super::choice::Choice;
use super::failure::Failure;
use super::input;
use super::record::Record;
use super::{csv, explanation, judgement_table};
use crate::analysis::{Analysis, Judgement, Options};
use crate::format::Severity;
use crate::model::Scorecard;
use serde::{Serialize, Serializer};
use std::io::{self, Write};
use std::process::ExitCode;

/// Judges the file's figures and prints what was chosen, in the order of indicators, breakdowns and areas.
pub(super) fn run(call: &Analyse, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let document = match input::read(&call.file)? {
        Ok(document) => document,
        Err(findings) => {
            let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
            return Err(Failure::Input(errors.map(ToString::to_string).collect()));
        }
    };
    let scorecard = document.scorecard();
    let choice = Choice::of(call, scorecard)?;
    let options = Options { as_at: call.period.clone(), benchmark: None };
    let analysis = Analysis::with(scorecard, &options);
    let chosen: Vec<&Judgement> = analysis.judgements().iter().filter(|found| choice.has(found)).collect();
    if !call.explain.is_empty() {
        explanation::write(out, call.format, scorecard, &options, &chosen)?;
        return Ok(ExitCode::SUCCESS);
    }
    match call.format {
        AnalyseFormat::Text => judgement_table::write(out, scorecard, options.benchmark(scorecard), &chosen)?,
        AnalyseFormat::Csv => csv::write(out, records(scorecard, &chosen))?,
        AnalyseFormat::Json => write_json(out, scorecard, &chosen)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn records<'a>(scorecard: &'a Scorecard, chosen: &'a [&'a Judgement]) -> impl Iterator<Item = Record<'a>> {
    chosen.iter().map(|judgement| Record::of(scorecard, judgement))
}

fn write_json(out: &mut impl Write, scorecard: &Scorecard, chosen: &[&Judgement]) -> io::Result<()> {
    let header = scorecard.header();
    let document = Document {
        format: 1,
        scorecard: About { title: &header.title, edition: header.edition.as_deref() },
        results: Results { scorecard, chosen },
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    scorecard: About<'a>,
    results: Results<'a>,
}

#[derive(Serialize)]
struct About<'a> {
    title: &'a str,
    edition: Option<&'a str>,
}

/// The records, each made only when it is written: thousands of neighbourhoods make hundreds of megabytes.
struct Results<'a> {
    scorecard: &'a Scorecard,
    chosen: &'a [&'a Judgement],
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(records(self.scorecard, self.chosen))
    }
}
