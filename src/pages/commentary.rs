//! What people wrote about a place or a figure, with the answers to it.

use crate::charts::trend::{PeriodMark, Remark, TrendChart};
use crate::model::{AreaId, Comment, IndicatorId, Period, Scorecard, drafts};
use crate::words::report::{comment_head, draft_head};
use crate::words::rich::{Rich, rich};
use std::collections::HashSet;

/// Answers are set no further in than this.
const DEEPEST: usize = 4;

/// The comments on something.
#[derive(Clone, Debug, PartialEq)]
pub struct Commentary {
    /// What they are on, and what a new one would be on.
    pub area: AreaId,
    pub indicator: Option<IndicatorId>,
    /// Each before the answers to it.
    pub said: Vec<Said>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Its position in the file.
    pub at: usize,
    /// Its number on a chart that stands above, where it is on a point of that.
    pub number: Option<usize>,
    /// How far it is set in: 0 where it answers none.
    pub depth: usize,
    /// Who, when and about what; of a draft also that it is one.
    pub head: String,
    pub parts: Vec<Rich>,
    /// Who wrote it, where that is said.
    pub author: Option<String>,
    /// Whether it was answered, so that it cannot be removed.
    pub is_answered: bool,
    /// Its id, and whether it stays in the file where the scorecard leaves the program.
    pub id: String,
    pub draft: Option<Draft>,
}

/// Why a comment stays in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// It is a draft.
    Own,
    /// It is none, but answers one.
    Answer,
}

impl Said {
    /// Its number on the chart, then who, when and about what.
    pub fn heading(&self) -> String {
        self.number.map_or_else(|| self.head.clone(), |number| format!("Comment {number}: {}", self.head))
    }
}

impl Commentary {
    /// All that is said of an area, also of one figure there.
    pub fn of_area(scorecard: &Scorecard, area: AreaId) -> Self {
        Self::of(scorecard, area, None, |comment| comment.area == area)
    }

    /// What is said of a figure there.
    pub fn of_indicator(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Self {
        let is_on = |comment: &Comment| comment.area == area && comment.indicator == Some(indicator);
        Self::of(scorecard, area, Some(indicator), is_on)
    }

    /// Those that leave the program: all but drafts and what answers them.
    pub fn told(&self) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(|said| said.draft.is_none())
    }

    fn of(
        scorecard: &Scorecard,
        area: AreaId,
        indicator: Option<IndicatorId>,
        is_on: impl Fn(&Comment) -> bool,
    ) -> Self {
        let all = scorecard.commentary();
        let stays = drafts(all);
        let answered: HashSet<usize> = all.iter().filter_map(|comment| comment.reply_to).collect();
        let said = threads(all, is_on).into_iter().map(|(at, depth)| {
            let draft = stays[at].then_some(if all[at].draft { Draft::Own } else { Draft::Answer });
            let head = comment_head(scorecard, &all[at]);
            Said {
                at,
                number: None,
                depth: depth.min(DEEPEST),
                head: draft.map_or(head.clone(), |kind| draft_head(kind == Draft::Own, &head)),
                parts: rich(&all[at].text),
                author: all[at].author.clone(),
                is_answered: answered.contains(&at),
                id: all[at].id.clone(),
                draft,
            }
        });
        Self { area, indicator, said: said.collect() }
    }

    /// Numbers the comments that are on points of this chart, in the order in which they are read, after those that have a number
    /// already, and puts the numbers to the points. Comments on a place, or on a figure without saying when, are on no point and have none; answers
    /// stand below what they answer, and a draft, which leaves the program on no picture, has its number once it is published.
    pub fn onto(&mut self, scorecard: &Scorecard, indicator: IndicatorId, chart: &mut TrendChart) {
        let Some(focus) = chart.focus().filter(|focus| focus.breakdown.is_none()) else { return };
        let mut next = self.said.iter().filter_map(|said| said.number).max().unwrap_or(0);
        let mut on: Vec<(usize, usize, [f64; 2])> = Vec::new();
        for said in self.said.iter_mut().filter(|said| said.depth == 0 && said.draft.is_none()) {
            let comment = &scorecard.commentary()[said.at];
            if comment.area != focus.area || comment.indicator != Some(indicator) {
                continue;
            }
            let Some(x) = comment.period.map(Period::midpoint) else { continue };
            let is_then = |period: &PeriodMark| period.x.to_bits() == x.to_bits();
            let Some(period) = chart.periods.iter().position(is_then) else { continue };
            let Some(value) = focus.at(period).and_then(|point| point.value) else { continue };
            next += 1;
            said.number = Some(next);
            on.push((period, next, [x, value]));
        }
        on.sort_by_key(|(period, number, _)| (*period, *number));
        let mut remarks: Vec<Remark> = Vec::new();
        for (period, number, at) in on {
            let period = chart.periods[period].label.clone();
            match remarks.last_mut().filter(|last| last.period == period) {
                Some(last) => last.numbers.push(number),
                None => remarks.push(Remark { at, period, numbers: vec![number] }),
            }
        }
        chart.remark(remarks);
    }
}

/// Comments by their positions, each before the answers to it, with how many it answers in a row. An answer belongs to what it
/// answers, whatever it is on itself.
fn threads(all: &[Comment], is_on: impl Fn(&Comment) -> bool) -> Vec<(usize, usize)> {
    let mut answers: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    let mut first = Vec::new();
    for (at, comment) in all.iter().enumerate() {
        match comment.reply_to {
            Some(to) if to < all.len() => answers[to].push(at),
            _ if is_on(comment) => first.push((at, 0)),
            _ => {}
        }
    }
    // A chain of answers may be long: it is walked along, not into.
    let mut waiting = first;
    waiting.reverse();
    let mut order = Vec::new();
    while let Some((at, depth)) = waiting.pop() {
        order.push((at, depth));
        waiting.extend(answers[at].iter().rev().map(|answer| (*answer, depth + 1)));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(id: &str, reply_to: Option<usize>, text: &str) -> Comment {
        Comment { id: id.to_owned(), reply_to, text: text.to_owned(), ..Comment::default() }
    }

    #[test]
    fn comments_on_points_are_numbered_as_they_are_read_and_others_are_not() {
        use crate::charts::trend::{TrendOptions, trend_chart};
        use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS};
        let on = |id: &str, period: Option<&str>| Comment {
            area: BURY,
            indicator: Some(SUSPENSIONS),
            period: period.map(|label| Period::parse(crate::model::PeriodKind::AcademicYear, label).unwrap()),
            ..comment(id, None, "x")
        };
        let mut sample = sample::suspensions();
        sample.parts.commentary = vec![
            on("late", Some("2023/24")),
            on("early", Some("2015/16")),
            on("again", Some("2023/24")),
            Comment { reply_to: Some(0), ..on("answer", Some("2016/17")) },
            on("whole", None),
            Comment { draft: true, ..on("draft", Some("2015/16")) },
            Comment { area: BOLTON, ..on("elsewhere", Some("2015/16")) },
            on("no such figure", Some("1990/91")),
        ];
        let scorecard = sample.build();
        let chart = || trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::card(None)).unwrap();
        let (mut first, mut second) = (chart(), chart());
        let mut commentary = Commentary::of_area(&scorecard, BURY);
        commentary.onto(&scorecard, SUSPENSIONS, &mut first);
        let numbers: Vec<Option<usize>> = commentary.said.iter().map(|said| said.number).collect();
        assert_eq!(numbers, [Some(1), None, Some(2), Some(3), None, None, None]);
        let labels: Vec<String> = first.remarks.iter().map(Remark::label).collect();
        assert_eq!(labels, ["2", "1, 3"]);
        assert!(
            first.summary.ends_with(" Comment 2 in 2015/16; comments 1, 3 in 2023/24."),
            "{}",
            first.summary
        );
        assert_eq!(commentary.said[0].heading(), format!("Comment 1: {}", commentary.said[0].head));
        // A second chart goes on where the first ended.
        commentary.onto(&scorecard, SUSPENSIONS, &mut second);
        assert_eq!(second.remarks[0].numbers, [5]);
    }

    #[test]
    fn answers_follow_what_they_answer_however_many_there_are() {
        let all = [
            comment("a", None, "x"),
            comment("b", Some(3), "x"),
            comment("c", Some(0), "x"),
            comment("d", None, "x"),
            comment("e", Some(2), "x"),
            comment("f", Some(0), "x"),
        ];
        assert_eq!(threads(&all, |_| true), [(0, 0), (2, 1), (4, 2), (5, 1), (3, 0), (1, 1)]);
        assert_eq!(threads(&all, |one| one.id == "d"), [(3, 0), (1, 1)], "with what answers it");
        let chain: Vec<Comment> = (0..50_000_usize).map(|at| comment("x", at.checked_sub(1), "x")).collect();
        assert_eq!(threads(&chain, |_| true).len(), 50_000);
    }
}
