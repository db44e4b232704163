//! The judgements as a table for people, the reasons below it.

use super::table::{Align, Table};
use super::words;
use crate::analysis::{Fifth, Judgement, Spc, TargetJudgement, Trend, TrendJudgement};
use crate::model::{Benchmark, Indicator, Scorecard};
use crate::words::number::{self, MISSING};
use std::io::{self, Write};

/// Writes one line for each judgement, and once each reason why something was not judged.
pub(super) fn write(
    out: &mut impl Write,
    scorecard: &Scorecard,
    benchmark: Benchmark,
    chosen: &[&Judgement],
) -> io::Result<()> {
    if chosen.is_empty() {
        return writeln!(out, "The file has no figures for this choice.");
    }
    let columns = columns(scorecard, benchmark);
    let mut table = Table::new(columns.iter().map(|column| (column.heading.clone(), column.align)).collect());
    let mut reasons = Reasons::default();
    for judgement in chosen {
        let row = Row { scorecard, judgement };
        table.push(columns.iter().map(|column| (column.cell)(&row, &mut reasons)).collect());
    }
    table.write(out)?;
    writeln!(out)?;
    for (at, reason) in reasons.0.iter().enumerate() {
        writeln!(out, "[{}] {reason}", at + 1)?;
    }
    Ok(())
}

/// One line of the table.
struct Row<'a> {
    scorecard: &'a Scorecard,
    judgement: &'a Judgement,
}

type Cell = fn(&Row, &mut Reasons) -> String;

struct Column {
    heading: String,
    align: Align,
    cell: Cell,
}

fn columns(scorecard: &Scorecard, benchmark: Benchmark) -> Vec<Column> {
    let of = |heading: &str, align, cell: Cell| Column { heading: heading.to_owned(), align, cell };
    let left = |heading: &str, cell: Cell| of(heading, Align::Left, cell);
    let right = |heading: &str, cell: Cell| of(heading, Align::Right, cell);
    vec![
        left("Indicator", |row, _| row.indicator().short.clone()),
        left("Area", |row, _| row.scorecard.area(row.judgement.area).name.clone()),
        left("Group", |row, _| row.group()),
        left("Period", |row, _| row.period()),
        right("Value", |row, _| {
            row.judgement.latest.map_or_else(|| MISSING.to_owned(), |latest| row.number(latest.value))
        }),
        left("95% limits", |row, _| row.limits()),
        right(&against(scorecard, benchmark), |row, _| row.optional(row.judgement.benchmark.value)),
        left("Verdict", |row, reasons| verdict(row.judgement, reasons)),
        right("Since last", |row, _| change(row.scorecard, row.judgement).unwrap_or_default()),
        right("Running", |row, _| running(row.judgement.change.run)),
        left("Trend", |row, reasons| trend(&row.judgement.trend, reasons)),
        left("Variation", |row, reasons| variation(&row.judgement.spc, reasons)),
        left("Targets", targets),
        right("Rank", |row, _| {
            row.judgement.rank.map(|rank| format!("{} of {}", rank.position, rank.of)).unwrap_or_default()
        }),
        right("To best tenth", |row, _| row.gap()),
        right("Slope", slope),
        left("Hidden", hidden),
        left("Spread", |row, _| row.judgement.spread.as_ref().map(fifth).unwrap_or_default()),
    ]
}

/// What stands over the column of the benchmark's values.
fn against(scorecard: &Scorecard, benchmark: Benchmark) -> String {
    match benchmark {
        Benchmark::National => scorecard.area(scorecard.national()).name.clone(),
        Benchmark::System => scorecard.area(scorecard.system()).name.clone(),
        Benchmark::Region => "Region".to_owned(),
        Benchmark::Peers => "Neighbours".to_owned(),
        Benchmark::FirstPeriod => "First".to_owned(),
        Benchmark::BestTenth => "Best tenth".to_owned(),
    }
}

impl Row<'_> {
    fn indicator(&self) -> &Indicator {
        self.scorecard.indicator(self.judgement.indicator)
    }

    fn number(&self, value: f64) -> String {
        number::value(self.indicator(), value)
    }

    fn optional(&self, value: Option<f64>) -> String {
        value.map(|value| self.number(value)).unwrap_or_default()
    }

    fn group(&self) -> String {
        let group = self.judgement.breakdown.map(|id| self.scorecard.breakdown(id));
        group.map(|found| format!("{}: {}", found.by, found.group)).unwrap_or_default()
    }

    fn period(&self) -> String {
        self.judgement.latest.map(|latest| latest.period.to_string()).unwrap_or_default()
    }

    fn limits(&self) -> String {
        let limits = self.judgement.interval;
        limits.map(|it| format!("{} to {}", self.number(it.lower), self.number(it.upper))).unwrap_or_default()
    }

    fn gap(&self) -> String {
        let (Some(best), Some(latest)) = (self.judgement.best_tenth, self.judgement.latest) else {
            return String::new();
        };
        number::signed_change_of(self.indicator(), best.gap, latest.value)
    }
}

fn targets(row: &Row, reasons: &mut Reasons) -> String {
    let target = |target: &TargetJudgement| {
        let status = words::target_status(target.status).replace('-', " ");
        format!("{}: {}", row.number(target.value), with_reason(&status, target.reason.as_deref(), reasons))
    };
    row.judgement.targets.iter().map(target).collect::<Vec<_>>().join("; ")
}

fn slope(row: &Row, reasons: &mut Reasons) -> String {
    let found = &row.judgement.gradient;
    match found.slope_index {
        Some(slope) => row.number(slope),
        None => with_reason("", found.reason.as_deref(), reasons),
    }
}

fn hidden(row: &Row, reasons: &mut Reasons) -> String {
    let found = &row.judgement.hidden;
    let names: Vec<&str> =
        found.worse_neighbourhoods.iter().map(|id| row.scorecard.area(*id).name.as_str()).collect();
    with_reason(&names.join(", "), found.reason.as_deref(), reasons)
}

fn verdict(judgement: &Judgement, reasons: &mut Reasons) -> String {
    let word = words::verdict(&judgement.benchmark).replace('-', " ");
    with_reason(&word, judgement.benchmark.reason.as_deref(), reasons)
}

fn trend(found: &Trend, reasons: &mut Reasons) -> String {
    let word = match found.judgement {
        // Without a good direction only the direction itself can be said.
        TrendJudgement::NoJudgement => words::trend_verdict(found.verdict),
        judged => words::trend_judgement(judged),
    };
    with_reason(&word.replace('-', " "), found.reason.as_deref(), reasons)
}

fn variation(found: &Spc, reasons: &mut Reasons) -> String {
    let word = found.variation.map_or("no limits", words::variation).replace('-', " ");
    with_reason(&word, found.reason.as_deref(), reasons)
}

/// The word, and where there is a reason its number.
fn with_reason(word: &str, reason: Option<&str>, reasons: &mut Reasons) -> String {
    match reason {
        Some(reason) => format!("{word} [{}]", reasons.number_of(reason)).trim_start().to_owned(),
        None => word.to_owned(),
    }
}

fn change(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let indicator = scorecard.indicator(judgement.indicator);
    let size = judgement.latest?.value;
    Some(number::signed_change_of(indicator, judgement.change.from_previous?, size))
}

/// `up 4`, `down 3`; one step is a change and no run.
fn running(run: i32) -> String {
    match run {
        2.. => format!("up {run}"),
        ..=-2 => format!("down {}", -run),
        _ => String::new(),
    }
}

/// `middle fifth of 153 English upper-tier authorities`.
fn fifth(found: &Fifth) -> String {
    let which = match found.fifth {
        1 => "lowest",
        2 => "second",
        3 => "middle",
        4 => "fourth",
        _ => "highest",
    };
    format!("{which} fifth of {} {}", found.of, found.kind)
}

/// Each reason once, numbered in the order of its first use.
#[derive(Default)]
struct Reasons(Vec<String>);

impl Reasons {
    fn number_of(&mut self, reason: &str) -> usize {
        let known = self.0.iter().position(|known| known == reason);
        known.map_or_else(
            || {
                self.0.push(reason.to_owned());
                self.0.len()
            },
            |at| at + 1,
        )
    }
}
