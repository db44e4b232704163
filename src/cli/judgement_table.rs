//! The judgements as a table for people, the reasons below it.

use super::table::{Align, Table, WIDEST, cut};
use crate::analysis::{BestOf, Judgement, NoFifth, TargetJudgement};
use crate::export::table::verdict_word;
use crate::model::{AreaId, Indicator, Scorecard};
use crate::words::date;
use crate::words::number::{self, MISSING};
use crate::words::{
    Reason, benchmark_name, fifth_words, gap_words, lower_first, movement_word, sentence_case, tame,
    target_standing, though_lately, variation_word,
};
use std::collections::HashMap;
use std::io::{self, Write};

/// Writes one line for each judgement, and once each reason why something was not judged.
pub(super) fn write(
    out: &mut impl Write,
    scorecard: &Scorecard,
    benchmark: &str,
    chosen: &[&Judgement],
) -> io::Result<()> {
    if chosen.is_empty() {
        return writeln!(out, "The file has no figures for this choice.");
    }
    let columns = columns(benchmark);
    let mut table = Table::new(columns.iter().map(|column| (column.heading.clone(), column.align)).collect());
    let mut reasons = Reasons::default();
    for judgement in chosen {
        let row = Row { scorecard, judgement };
        let cells: Vec<String> = columns.iter().map(|column| (column.cell)(&row, &mut reasons)).collect();
        table.push(&cells);
    }
    table.write(out)?;
    writeln!(out)?;
    for (at, reason) in reasons.in_order.iter().enumerate() {
        writeln!(out, "[{}] {}", at + 1, tame::line(reason))?;
    }
    if table.is_cut() || reasons.left_out {
        writeln!(out, "Some of this is shortened to fit; --format json and --format csv have all of it.")?;
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

fn columns(benchmark: &str) -> Vec<Column> {
    let of = |heading: &str, align, cell: Cell| Column { heading: heading.to_owned(), align, cell };
    let left = |heading: &str, cell: Cell| of(heading, Align::Left, cell);
    let right = |heading: &str, cell: Cell| of(heading, Align::Right, cell);
    vec![
        left("Indicator", |row, _| cut(&row.indicator().short).into_owned()),
        left("Area", |row, _| row.area(row.judgement.area)),
        left("Group", |row, _| row.group()),
        left("Period", |row, _| row.period()),
        right("Value", |row, _| {
            row.judgement.latest.map_or_else(|| MISSING.to_owned(), |latest| row.number(latest.value))
        }),
        left("95% limits", |row, _| row.limits()),
        right(&sentence_case(benchmark), |row, _| row.optional(row.judgement.benchmark.value)),
        left("Verdict", verdict),
        right("Since last", |row, _| change(row.scorecard, row.judgement).unwrap_or_default()),
        right("Running", |row, _| running(row.judgement.change.run)),
        left("Movement", movement),
        left("Variation", variation),
        left("Targets", targets),
        right("Rank", |row, _| {
            row.judgement.rank.map(|rank| format!("{} of {}", rank.position, rank.of)).unwrap_or_default()
        }),
        right("To the best", |row, _| row.gap()),
        right("Slope", slope),
        left("Hidden", hidden),
        left("Spread", |row, reasons| match row.judgement.spread {
            Ok(fifth) => fifth_words(row.scorecard, fifth, row.indicator().polarity),
            Err(NoFifth::NoFigure | NoFifth::NoSpread | NoFifth::OtherBenchmark) => String::new(),
            Err(why) => with_reason(row, "", Some(&why), reasons),
        }),
    ]
}

impl Row<'_> {
    fn indicator(&self) -> &Indicator {
        self.scorecard.indicator(self.judgement.indicator)
    }

    fn area(&self, id: AreaId) -> String {
        cut(&self.scorecard.area(id).name).into_owned()
    }

    fn number(&self, value: f64) -> String {
        number::with_sign(self.indicator(), value)
    }

    fn optional(&self, value: Option<f64>) -> String {
        value.map(|value| self.number(value)).unwrap_or_default()
    }

    fn group(&self) -> String {
        let group = self.judgement.breakdown.map(|id| self.scorecard.breakdown(id));
        group.map(|found| format!("{}: {}", cut(&found.by), cut(&found.group))).unwrap_or_default()
    }

    fn period(&self) -> String {
        self.judgement.latest.map(|latest| date::period_in_words(latest.period)).unwrap_or_default()
    }

    fn limits(&self) -> String {
        let limits = self.judgement.interval;
        limits.map(|it| format!("{} to {}", self.number(it.lower), self.number(it.upper))).unwrap_or_default()
    }

    fn gap(&self) -> String {
        let judged = self.judgement;
        let (Some(gap), Some(latest), Some(best)) = (judged.gap_to_best(), judged.latest, judged.best_tenth)
        else {
            return String::new();
        };
        let of = match best.best.of {
            BestOf::Tenth(_) => "best tenth".into(),
            BestOf::Area(area) => cut(&self.scorecard.area(area).name),
        };
        format!("{} ({of})", number::signed_change_in_points(self.indicator(), gap, latest.value))
    }
}

fn targets(row: &Row, reasons: &mut Reasons) -> String {
    let target = |target: &TargetJudgement| {
        let status = lower_first(&target_standing(target));
        format!(
            "{}: {}",
            row.number(target.value),
            with_reason(row, &status, target.reason.as_ref(), reasons)
        )
    };
    let all = &row.judgement.targets;
    let listed: Vec<String> = all.iter().take(TARGETS_LISTED).map(target).collect();
    reasons.with_rest(listed.join("; "), all.len() - listed.len())
}

fn slope(row: &Row, reasons: &mut Reasons) -> String {
    match &row.judgement.gradient {
        Some(Ok(found)) => row.number(found.slope_index),
        Some(Err(why)) => with_reason(row, "", Some(why), reasons),
        None => String::new(),
    }
}

fn hidden(row: &Row, reasons: &mut Reasons) -> String {
    match &row.judgement.hidden {
        Some(Ok(found)) => {
            let all = &found.worse_neighbourhoods;
            let (mut listed, mut width) = (Vec::new(), 0);
            for name in all.iter().map(|id| row.area(*id)) {
                width += name.chars().count() + 2;
                if !listed.is_empty() && width > NAMES_WIDTH {
                    break;
                }
                listed.push(name);
            }
            reasons.with_rest(listed.join(", "), all.len() - listed.len())
        }
        Some(Err(why)) => with_reason(row, "", Some(why), reasons),
        None => String::new(),
    }
}

fn verdict(row: &Row, reasons: &mut Reasons) -> String {
    let found = &row.judgement.benchmark;
    with_reason(row, &verdict_word(row.scorecard, found).replace('-', " "), found.reason.as_ref(), reasons)
}

fn movement(row: &Row, reasons: &mut Reasons) -> String {
    let found = &row.judgement.movement;
    let word = lower_first(movement_word(found));
    let gap = found.gap.map(|_| gap_words(found, &benchmark_name(row.scorecard, row.judgement)));
    let word = gap.map_or_else(|| word.clone(), |gap| format!("{word}, {gap}"));
    let word = word + &though_lately(row.scorecard, row.judgement);
    with_reason(row, &word, found.reason.as_ref(), reasons)
}

fn variation(row: &Row, reasons: &mut Reasons) -> String {
    let found = &row.judgement.spc;
    let without = if found.limits.is_some() { "not judged" } else { "no limits" };
    let mut word = found.variation.map_or_else(|| without.to_owned(), |it| lower_first(variation_word(it)));
    if found.seasonal {
        word.push_str(", on the year before");
    }
    with_reason(row, &word, found.reason.as_ref(), reasons)
}

/// The word, and where there is a reason its number.
fn with_reason(row: &Row, word: &str, reason: Option<&impl Reason>, reasons: &mut Reasons) -> String {
    match reason {
        Some(reason) => {
            let number = reasons.number_of(reason.sentence(row.scorecard));
            format!("{word} [{number}]").trim_start().to_owned()
        }
        None => word.to_owned(),
    }
}

fn change(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let indicator = scorecard.indicator(judgement.indicator);
    let size = judgement.latest?.value;
    Some(number::signed_change_in_points(indicator, judgement.change.from_previous?, size))
}

/// `up 4`, `down 3`; one step is a change and no run.
fn running(run: i32) -> String {
    match run {
        2.. => format!("up {run}"),
        ..=-2 => format!("down {}", -run),
        _ => String::new(),
    }
}

/// How many targets one cell lists; more of them would not fit in it.
const TARGETS_LISTED: usize = 3;
/// How wide a list of names may be, so that the number of those left out fits beside it in a cell.
const NAMES_WIDTH: usize = WIDEST - 20;
/// How long a reason may be in characters. It may name areas, and a name be of any length.
const LONGEST_REASON: usize = 1000;

/// Each reason once, numbered in the order of its first use.
#[derive(Default)]
struct Reasons {
    in_order: Vec<String>,
    numbers: HashMap<String, usize>,
    /// Whether any cell or reason says less than there is.
    left_out: bool,
}

impl Reasons {
    fn number_of(&mut self, mut reason: String) -> usize {
        if let Some((end, _)) = reason.char_indices().nth(LONGEST_REASON) {
            reason.truncate(end);
            reason.push('…');
            self.left_out = true;
        }
        let next = self.in_order.len() + 1;
        *self.numbers.entry(reason).or_insert_with_key(|reason| {
            self.in_order.push(reason.clone());
            next
        })
    }

    /// A list with the number of those that are not in it.
    fn with_rest(&mut self, list: String, rest: usize) -> String {
        if rest == 0 {
            return list;
        }
        self.left_out = true;
        format!("{list} and {rest} more")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_has_one_number_however_many_there_are() {
        // Searching the list for each of them would take minutes.
        let mut reasons = Reasons::default();
        for round in 0..2 {
            for at in 0..200_000 {
                let number = reasons.number_of(format!("There are no figures for place {at}."));
                assert_eq!(number, at + 1, "round {round}");
            }
        }
        assert_eq!(reasons.in_order.len(), 200_000);
    }
}
