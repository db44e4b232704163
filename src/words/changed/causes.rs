//! What one cause alone made of many judgements, in a sentence.

use super::texts::{named, some_named};
use super::{About, ChangedLine, Told};
use crate::analysis::changed::{Because, Changed, JudgementChange, OneCause};
use crate::model::IndicatorId;
use crate::words::number;
use crate::words::wording::sentence_case;
use std::collections::BTreeSet;

/// So many ways in which judgements became others are told, the most common first.
const WAYS: usize = 4;
/// So many judgements are named.
const FEW: usize = 4;

impl Told<'_> {
    /// `No national spread any more: 164 judgements of 27 indicators (…) are others, neither worse nor better (41 not compared with England,
    /// before in the worst fifth; …). They are Severe school absence: Salford, … and 160 more.`
    pub(super) fn cause(&self, changed: &Changed, of: &OneCause) -> ChangedLine {
        let newer = self.files[1];
        let all: Vec<&JudgementChange> = of.of(&changed.judgements).collect();
        let mut ways: Vec<(String, usize)> = Vec::new();
        // Those that went with a target are told there.
        let clauses = all.iter().filter_map(|it| self.clauses(it, false).into_iter().next());
        for clause in clauses {
            match ways.iter_mut().find(|(known, _)| *known == clause) {
                Some((_, count)) => *count += 1,
                None => ways.push((clause, 1)),
            }
        }
        ways.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let count = |some: usize| number::count(some as u64);
        let others: usize = ways.iter().skip(WAYS).map(|(_, count)| count).sum();
        let mut told: Vec<String> =
            ways.iter().take(WAYS).map(|(way, some)| format!("{} {way}", count(*some))).collect();
        told.extend((others > 0).then(|| format!("{} in other ways", count(others))));
        let indicators: BTreeSet<IndicatorId> = all.iter().map(|it| it.indicators[1]).collect();
        let shorts = indicators.iter().map(|id| newer.indicator(*id).short.clone()).collect();
        let of_what = match indicators.len() {
            1 => format!("of {}", named(shorts)),
            some => format!("of {} indicators ({})", count(some), named(shorts)),
        };
        let name = |it: &&JudgementChange| match indicators.len() {
            1 => self.who(it),
            _ => format!("{}: {}", newer.indicator(it.indicators[1]).short, self.who(it)),
        };
        let names = some_named(all.iter().map(name).collect(), FEW);
        let about = match (of.because, &all[..]) {
            (Because::Against, _) => [Some(About::Methods); 2],
            (_, [first, ..]) => self.about_judgement(first),
            _ => [None, None],
        };
        let text = format!(
            "{}: {} judgements {of_what} are others, neither worse nor better ({}). They are {names}.",
            sentence_case(&all.first().map_or_else(String::new, |it| self.because_words(of.because, it))),
            count(all.len()),
            told.join("; ")
        );
        ChangedLine::of(text, about)
    }
}
