//! What people wrote about a place or a figure, with the answers to it.

use crate::model::{AreaId, Comment, IndicatorId, Scorecard, drafts};
use crate::words::report::{comment_head, draft_head};
use crate::words::rich::{Rich, rich};

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
    /// How far it is set in: 0 where it answers none.
    pub depth: usize,
    /// Who, when and about what; of a draft also that it is one.
    pub head: String,
    pub parts: Vec<Rich>,
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
        let said = threads(all, is_on).into_iter().map(|(at, depth)| {
            let draft = stays[at].then_some(if all[at].draft { Draft::Own } else { Draft::Answer });
            let head = comment_head(scorecard, &all[at]);
            Said {
                at,
                depth: depth.min(DEEPEST),
                head: draft.map_or(head.clone(), |kind| draft_head(kind == Draft::Own, &head)),
                parts: rich(&all[at].text),
                id: all[at].id.clone(),
                draft,
            }
        });
        Self { area, indicator, said: said.collect() }
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
