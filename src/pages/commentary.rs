//! What people wrote about a place or a figure, with the answers to it.

use crate::charts::remarks::{Commented, Remark};
use crate::model::{AreaId, Comment, IndicatorId, Scorecard, drafts};
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
    /// The position in the file of what it answers.
    pub answers: Option<usize>,
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
    /// Its number on the chart or that it is a reply, then who, when and about what.
    pub fn heading(&self) -> String {
        match self.number {
            Some(number) => format!("Comment {number}: {}", self.head),
            None if self.depth > 0 && self.draft.is_none() => format!("Reply: {}", self.head),
            None => self.head.clone(),
        }
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

    /// Those of them that have a number on the chart above, each with the replies to it.
    pub fn numbered(&self) -> impl Iterator<Item = &Said> {
        let mut has_number = false;
        self.told().filter(move |said| {
            has_number = if said.depth == 0 { said.number.is_some() } else { has_number };
            has_number
        })
    }

    /// The heading of one of them where nothing is set in and replies follow as what they are: to which comment, or to whom.
    pub fn heading_on_paper(&self, said: &Said) -> String {
        if said.depth == 0 || said.draft.is_some() {
            return said.heading();
        }
        let answered = self.said.iter().find(|other| Some(other.at) == said.answers);
        let to = match answered.map(|other| (other.number, &other.author)) {
            Some((Some(number), _)) => format!("comment {number}"),
            Some((None, Some(author))) => author.clone(),
            _ => "the comment above".to_owned(),
        };
        format!("Reply to {to}: {}", said.head)
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
                answers: all[at].reply_to,
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

    /// Numbers the comments that are on points of this chart, as their points follow each other in it, after those that have a
    /// number already; puts the numbers to the points, and the comments into the order of their numbers. Comments on a place, or on
    /// a figure without saying when, are on no point and have none; answers stand below what they answer, and a draft, which leaves
    /// the program on no picture, has its number once it is published.
    pub fn onto(&mut self, scorecard: &Scorecard, indicator: IndicatorId, chart: &mut impl Commented) {
        let all = scorecard.commentary();
        let mut on: Vec<(usize, Remark)> = Vec::new();
        for (at, said) in self.said.iter().enumerate().filter(|(_, said)| said.depth == 0) {
            let comment = &all[said.at];
            if said.draft.is_some() || comment.indicator != Some(indicator) {
                continue;
            }
            let point = comment.period.and_then(|period| chart.point(comment.area, period));
            on.extend(point.map(|point| (at, point)));
        }
        // Of those on one point the first in the file is the first.
        on.sort_by_key(|(_, remark)| remark.point);
        let mut next = self.said.iter().filter_map(|said| said.number).max().unwrap_or(0);
        let mut remarks: Vec<Remark> = Vec::new();
        for (at, remark) in on {
            next += 1;
            self.said[at].number = Some(next);
            match remarks.last_mut().filter(|last| last.point == remark.point) {
                Some(last) => last.numbers.push(next),
                None => remarks.push(Remark { numbers: vec![next], ..remark }),
            }
        }
        chart.remark(remarks);
        self.put_in_order();
    }

    /// Puts the comments that have numbers into the order of these, where such comments stand, each with the answers to it.
    fn put_in_order(&mut self) {
        let is_answer = |_: &Said, next: &Said| next.depth > 0;
        let threads: Vec<Vec<Said>> = self.said.chunk_by(is_answer).map(<[Said]>::to_vec).collect();
        let number = |thread: &Vec<Said>| thread.first().and_then(|said| said.number);
        let mut numbered: Vec<Vec<Said>> =
            threads.iter().filter(|thread| number(thread).is_some()).cloned().collect();
        numbered.sort_by_key(number);
        let mut numbered = numbered.into_iter();
        let in_order = threads.into_iter().map(|thread| match number(&thread) {
            Some(_) => numbered.next().unwrap_or(thread),
            None => thread,
        });
        self.said = in_order.flatten().collect();
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
    fn comments_on_points_are_numbered_as_the_points_follow_each_other_and_others_are_not() {
        use crate::charts::trend::{TrendOptions, trend_chart};
        use crate::model::Period;
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
        assert_eq!(numbers, [Some(1), Some(2), None, Some(3), None, None, None], "from left to right");
        let ids: Vec<&str> = commentary.said.iter().map(|said| said.id.as_str()).collect();
        assert_eq!(ids, ["early", "late", "answer", "again", "whole", "draft", "no such figure"]);
        let labels: Vec<String> = first.remarks.iter().map(Remark::label).collect();
        assert_eq!(labels, ["1", "2, 3"]);
        assert!(
            first.summary.ends_with(" Comment 1 in 2015/16; comments 2, 3 in 2023/24."),
            "{}",
            first.summary
        );
        assert_eq!(commentary.said[0].heading(), format!("Comment 1: {}", commentary.said[0].head));
        assert_eq!(commentary.said[2].heading(), format!("Reply: {}", commentary.said[2].head));
        let numbered: Vec<&str> = commentary.numbered().map(|said| said.id.as_str()).collect();
        assert_eq!(numbered, ["early", "late", "answer", "again"], "half of a conversation is none");
        // A second chart goes on where the first ended.
        commentary.onto(&scorecard, SUSPENSIONS, &mut second);
        assert_eq!(second.remarks[0].numbers, [4]);
    }

    #[test]
    fn every_chart_of_the_figure_shows_the_numbers_of_its_own_points() {
        use crate::analysis::Analysis;
        use crate::model::Period;
        use crate::pages::{ChartKind, IndicatorBody, View, indicator_page};
        use crate::words::sample::{self, BURY, SUSPENSIONS};
        let on = |id: &str, label: &str| Comment {
            area: BURY,
            indicator: Some(SUSPENSIONS),
            period: Period::parse(crate::model::PeriodKind::AcademicYear, label).ok(),
            ..comment(id, None, "x")
        };
        let mut sample = sample::suspensions();
        sample.parts.commentary = vec![on("late", "2023/24"), on("early", "2015/16")];
        let scorecard = sample.build();
        let analysis = Analysis::of(&scorecard);
        let page_of = |chart: ChartKind| {
            let view = View { chart, ..View::default() };
            indicator_page(&scorecard, &analysis, SUSPENSIONS, BURY, &view)
        };
        for kind in [ChartKind::Trend, ChartKind::Control] {
            let page = page_of(kind);
            let remarks = match &page.body {
                IndicatorBody::Trend(chart) => &chart.remarks,
                IndicatorBody::Control(of) => &of.chart.remarks,
                other => panic!("{other:?}"),
            };
            assert_eq!(remarks.iter().map(Remark::label).collect::<Vec<_>>(), ["1", "2"], "{kind:?}");
            let listed: Vec<(&str, Option<usize>)> =
                page.commentary.said.iter().map(|said| (said.id.as_str(), said.number)).collect();
            assert_eq!(listed, [("early", Some(1)), ("late", Some(2))]);
        }
        let page = page_of(ChartKind::Compare);
        let IndicatorBody::Bars(chart) = &page.body else { panic!("{:?}", page.body) };
        let numbers: Vec<(&str, &[usize])> =
            chart.bars.iter().map(|bar| (bar.label.as_str(), bar.numbers.as_slice())).collect();
        assert!(numbers.contains(&("Bury", &[1])) && numbers.contains(&("Bolton", &[])), "{numbers:?}");
        assert!(chart.summary.ends_with("Comment 1 in 2023/24."), "{}", chart.summary);
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
