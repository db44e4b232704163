//! `placecard analyse`: every judgement, one record for each indicator, breakdown and area, and what the pages make of
//! them: where to look first, priorities, balance and interventions.

use super::arguments::{Analyse, AnalyseFormat, AnalyseTable};
use super::choice::Asked;
use super::failure::Failure;
use super::{explanation, judgement_table};
use crate::export::table::{Found, columns};
use crate::pages::{self, Said};
use crate::words::{compared_with, tame};
use serde::{Serialize, Serializer};
use std::io::{self, Write};
use std::process::ExitCode;

/// Judges the file's figures and prints what was chosen, in the order of indicators, breakdowns and areas.
pub(super) fn run(call: &Analyse, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let (indicators, areas) = match call.explain.as_slice() {
        [indicator, area] => (std::slice::from_ref(indicator), std::slice::from_ref(area)),
        _ => (call.indicators.as_slice(), call.areas.as_slice()),
    };
    let (period, benchmark) = (call.period.as_deref(), call.benchmark.as_deref());
    let asked = Asked { indicators, areas, period, benchmark };
    let judged = asked.judged(&call.file)?;
    let (scorecard, choice) = (&judged.scorecard, &judged.choice);
    let found = Found { scorecard, analysis: &judged.analysis, choice };
    if !call.explain.is_empty() {
        explanation::write(out, call.format, scorecard, &found.chosen(), choice.only())?;
        return Ok(ExitCode::SUCCESS);
    }
    let printed = Printed(found);
    if call.sentences {
        printed.write_sentences(out, call.format)?;
        return Ok(ExitCode::SUCCESS);
    }
    match (call.format, call.table) {
        (AnalyseFormat::Csv, table) => printed.write_csv(out, table)?,
        (_, table) if table != AnalyseTable::Results => {
            let sentence = "A table is chosen for csv only; json has all of them.";
            return Err(Failure::Call(vec![sentence.to_owned()]));
        }
        (AnalyseFormat::Text, _) => {
            judgement_table::write(out, scorecard, compared_with(scorecard), &found.chosen())?;
        }
        (AnalyseFormat::Json, _) => printed.write_json(out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What was judged, as a call prints it.
#[derive(Clone, Copy)]
struct Printed<'a>(Found<'a>);

impl Printed<'_> {
    fn write_csv(self, out: &mut impl Write, table: AnalyseTable) -> io::Result<()> {
        let found = self.0;
        match table {
            AnalyseTable::Results => columns::write(out, columns::RESULTS, found.results()),
            AnalyseTable::LookFirst => columns::write(out, columns::LOOK_FIRST, found.look_first()),
            AnalyseTable::Priorities => columns::write(out, columns::PRIORITIES, found.priorities()),
            AnalyseTable::Balance => columns::write(out, columns::BALANCE, found.balance()),
            AnalyseTable::Interventions => columns::write(out, columns::INTERVENTIONS, found.interventions()),
        }
    }

    fn write_sentences(self, out: &mut impl Write, format: AnalyseFormat) -> Result<(), Failure> {
        let Found { scorecard, analysis, choice } = self.0;
        let chosen = |said: &Said| {
            let everywhere = said.area.is_none() && choice.has_every_area();
            let of_every_indicator = said.indicator.is_none() && choice.has_every_indicator();
            (everywhere || said.area.is_some_and(|area| choice.has_area(area)))
                && (of_every_indicator || said.indicator.is_some_and(|id| choice.has_indicator(id)))
        };
        let pages = || pages::said(scorecard, analysis).filter(chosen);
        match format {
            AnalyseFormat::Csv => {
                let sentence = "Sentences are printed as text or json; choose one of these formats.";
                return Err(Failure::Call(vec![sentence.to_owned()]));
            }
            AnalyseFormat::Text => {
                for said in pages() {
                    writeln!(out, "== {} ==", tame::line(&said.page))?;
                    for sentence in &said.sentences {
                        writeln!(out, "{}", tame::line(sentence))?;
                    }
                    writeln!(out)?;
                }
            }
            AnalyseFormat::Json => {
                let page = |said: Said| Page { page: said.page, sentences: said.sentences };
                serde_json::to_writer_pretty(
                    &mut *out,
                    &Pages { format: 1, pages: Each(|| pages().map(page)) },
                )
                .map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
        Ok(())
    }

    fn write_json(self, out: &mut impl Write) -> io::Result<()> {
        let found = self.0;
        let header = found.scorecard.header();
        let document = Document {
            format: 1,
            scorecard: About { title: &header.title, edition: header.edition.as_deref() },
            results: Each(|| found.results()),
            look_first: Each(|| found.look_first()),
            priorities: Each(|| found.priorities()),
            balance: Each(|| found.balance()),
            interventions: Each(|| found.interventions()),
        };
        serde_json::to_writer_pretty(&mut *out, &document)?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Document<'a, R, L, P, B, I> {
    format: u32,
    scorecard: About<'a>,
    results: R,
    look_first: L,
    priorities: P,
    balance: B,
    interventions: I,
}

#[derive(Serialize)]
struct Pages<P> {
    format: u32,
    pages: P,
}

#[derive(Serialize)]
struct Page {
    page: String,
    sentences: Vec<String>,
}

#[derive(Serialize)]
struct About<'a> {
    title: &'a str,
    edition: Option<&'a str>,
}

/// Records, each made only when it is written: thousands of neighbourhoods make hundreds of megabytes.
struct Each<F>(F);

impl<F, Records> Serialize for Each<F>
where
    F: Fn() -> Records,
    Records: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0())
    }
}
