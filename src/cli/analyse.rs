//! `placecard analyse`: every judgement, one record for each indicator, breakdown and area, and what the pages make of
//! them: where to look first, priorities, balance and interventions.

use super::arguments::{Analyse, AnalyseFormat, AnalyseTable};
use super::choice::Choice;
use super::failure::Failure;
use super::page_record::{Balance, Intervention, LookFirst, Priority};
use super::record::Record;
use super::{csv, explanation, input, judgement_table};
use crate::analysis::{self, Analysis, Judgement, Options};
use crate::format::today;
use crate::model::{AreaId, Scorecard};

use crate::pages::{self, Said};
use crate::words::{compared_with, tame};
use serde::{Serialize, Serializer};
use std::io::{self, Write};
use std::process::ExitCode;

/// Judges the file's figures and prints what was chosen, in the order of indicators, breakdowns and areas.
pub(super) fn run(call: &Analyse, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let document = input::read(&call.file)?.map_err(|findings| Failure::of_findings(&findings))?;
    let choice = Choice::of(call, document.scorecard())?;
    let scorecard = &choice.compared(document.scorecard());
    let options = Options { as_at: call.period.clone(), today: Some(today()) };
    let analysis = Analysis::with(scorecard, &options);
    let found = Found { scorecard, analysis: &analysis, choice: &choice };
    if !call.explain.is_empty() {
        explanation::write(out, call.format, scorecard, &found.chosen(), choice.only())?;
        return Ok(ExitCode::SUCCESS);
    }
    if call.sentences {
        found.write_sentences(out, call.format)?;
        return Ok(ExitCode::SUCCESS);
    }
    match (call.format, call.table) {
        (AnalyseFormat::Csv, table) => found.write_csv(out, table)?,
        (_, table) if table != AnalyseTable::Results => {
            let sentence = "A table is chosen for csv only; json has all of them.";
            return Err(Failure::Call(vec![sentence.to_owned()]));
        }
        (AnalyseFormat::Text, _) => {
            judgement_table::write(out, scorecard, compared_with(scorecard), &found.chosen())?;
        }
        (AnalyseFormat::Json, _) => found.write_json(out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What was judged, and which of it is asked for.
#[derive(Clone, Copy)]
struct Found<'a> {
    scorecard: &'a Scorecard,
    analysis: &'a Analysis,
    choice: &'a Choice,
}

impl<'a> Found<'a> {
    fn chosen(self) -> Vec<&'a Judgement> {
        self.analysis.judgements().iter().filter(|found| self.choice.has(found)).collect()
    }

    fn results(self) -> impl Iterator<Item = Record<'a>> {
        let chosen = self.analysis.judgements().iter().filter(move |found| self.choice.has(found));
        chosen.map(move |judgement| Record::of(self.scorecard, judgement))
    }

    fn look_first(self) -> impl Iterator<Item = LookFirst<'a>> {
        let all = analysis::look_first(self.scorecard, self.analysis).items.into_iter();
        let chosen = all.filter(move |found| {
            self.choice.has_indicator(found.indicator) && self.choice.has_area(found.area)
        });
        chosen.map(move |found| LookFirst::of(self.scorecard, self.analysis, &found))
    }

    /// The balance of the nation, of the system and of each place, where any priority holds there.
    fn balances(self) -> impl Iterator<Item = analysis::Balance> {
        let above = [self.scorecard.national(), self.scorecard.system()];
        let areas = above.into_iter().chain(self.scorecard.places());
        let chosen: Vec<AreaId> = areas.filter(|area| self.choice.has_area(*area)).collect();
        let all = analysis::balances(self.scorecard, self.analysis, chosen);
        all.filter(|found| !(found.national.is_empty() && found.local.is_empty()))
    }

    fn priorities(self) -> impl Iterator<Item = Priority<'a>> {
        let names_chosen = move |standing: &analysis::PriorityStanding| {
            let mut named = standing.indicators.iter().map(|one| one.indicator);
            self.choice.has_every_indicator() || named.any(|id| self.choice.has_indicator(id))
        };
        self.balances().flat_map(move |balance| {
            let standings = balance.national.into_iter().chain(balance.local);
            standings
                .filter(names_chosen)
                .map(move |standing| Priority::of(self.scorecard, self.analysis, balance.place, &standing))
        })
    }

    fn interventions(self) -> impl Iterator<Item = Intervention<'a>> {
        let chosen = self.analysis.interventions().iter();
        let chosen = chosen.filter(move |found| {
            self.choice.has_indicator(found.indicator) && self.choice.has_area(found.area)
        });
        chosen.map(move |found| Intervention::of(self.scorecard, found))
    }

    fn write_csv(self, out: &mut impl Write, table: AnalyseTable) -> io::Result<()> {
        match table {
            AnalyseTable::Results => csv::write(out, csv::RESULTS, self.results()),
            AnalyseTable::LookFirst => csv::write(out, csv::LOOK_FIRST, self.look_first()),
            AnalyseTable::Priorities => csv::write(out, csv::PRIORITIES, self.priorities()),
            AnalyseTable::Balance => {
                let rows = self.balances();
                csv::write(out, csv::BALANCE, rows.map(|found| Balance::of(self.scorecard, &found)))
            }
            AnalyseTable::Interventions => csv::write(out, csv::INTERVENTIONS, self.interventions()),
        }
    }

    fn write_sentences(self, out: &mut impl Write, format: AnalyseFormat) -> Result<(), Failure> {
        let chosen = |said: &Said| {
            let everywhere = said.area.is_none() && self.choice.has_every_area();
            let of_every_indicator = said.indicator.is_none() && self.choice.has_every_indicator();
            (everywhere || said.area.is_some_and(|area| self.choice.has_area(area)))
                && (of_every_indicator || said.indicator.is_some_and(|id| self.choice.has_indicator(id)))
        };
        let pages = || pages::said(self.scorecard, self.analysis).filter(chosen);
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
        let header = self.scorecard.header();
        let balances = || self.balances().map(|found| Balance::of(self.scorecard, &found));
        let document = Document {
            format: 1,
            scorecard: About { title: &header.title, edition: header.edition.as_deref() },
            results: Each(|| self.results()),
            look_first: Each(|| self.look_first()),
            priorities: Each(|| self.priorities()),
            balance: Each(balances),
            interventions: Each(|| self.interventions()),
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
