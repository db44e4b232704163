//! What people wrote about a place, with the answers to it.

use super::super::document::{Block, Inline, Line, Tone};
use super::Given;
use super::shared::quiet;
use crate::model::{AreaId, Comment};
use crate::words::report::comment_head;
use crate::words::rich::{Rich, Span, rich};
use std::collections::HashMap;

/// Answers are set no further in than this.
const DEEPEST: usize = 4;

/// What was written about a place: each with who and when, answers set in below it.
pub(super) fn of_place(given: Given<'_>, place: AreaId) -> Vec<Block> {
    let all = given.scorecard.commentary();
    let is_here = |at: &usize| all[*at].area == place;
    let answered = |at: usize| all[at].reply_to.filter(is_here);
    let mut answers: HashMap<usize, Vec<usize>> = HashMap::new();
    for at in (0..all.len()).filter(is_here) {
        if let Some(to) = answered(at) {
            answers.entry(to).or_default().push(at);
        }
    }
    // A chain of answers may be long: it is walked along, not into.
    let firsts = (0..all.len()).filter(is_here).filter(|at| answered(*at).is_none());
    let mut waiting: Vec<(usize, usize)> = firsts.map(|at| (at, 0)).collect();
    waiting.reverse();
    let mut told: Vec<(usize, Vec<Block>)> = Vec::new();
    while let Some((at, depth)) = waiting.pop() {
        told.push((depth, one(given, &all[at])));
        let below = answers.get(&at).into_iter().flatten().rev();
        waiting.extend(below.map(|answer| (*answer, (depth + 1).min(DEEPEST))));
    }
    nested(&told, 0).into_iter().flatten().collect()
}

/// Comments of one depth, each with those that are deeper behind it.
fn nested(told: &[(usize, Vec<Block>)], depth: usize) -> Vec<Vec<Block>> {
    let mut items = Vec::new();
    let mut rest = told;
    while let Some(((_, first), after)) = rest.split_first() {
        let deeper = after.iter().take_while(|(of, _)| *of > depth).count();
        let mut item = first.clone();
        let answers = nested(&after[..deeper], depth + 1);
        if !answers.is_empty() {
            item.push(Block::List { ordered: false, items: answers });
        }
        items.push(item);
        rest = &after[deeper..];
    }
    items
}

fn one(given: Given<'_>, comment: &Comment) -> Vec<Block> {
    let head = Line::strong(comment_head(given.scorecard, comment));
    let mut said = vec![Block::Paragraph { text: head, tone: Tone::Plain }];
    said.extend(blocks(&rich(&comment.text)));
    said
}

/// A text of the file as blocks.
pub(super) fn blocks(text: &[Rich]) -> Vec<Block> {
    let block = |part: &Rich| match part {
        Rich::Paragraph(words) => Block::Paragraph { text: line(words), tone: Tone::Plain },
        Rich::List { ordered, items } => {
            Block::List { ordered: *ordered, items: items.iter().map(|item| blocks(item)).collect() }
        }
    };
    text.iter().map(block).collect()
}

fn line(words: &[Span]) -> Line {
    let piece = |span: &Span| Inline::Text { text: span.text.clone(), strong: span.strong, quiet: false };
    Line(words.iter().map(piece).collect())
}

/// The part of a page in which comments stand, with room to write where there are none.
pub(super) fn or_room(mut said: Vec<Block>, none: String, lines: usize) -> Vec<Block> {
    if said.is_empty() {
        said = vec![quiet(none), Block::Room { lines }];
    }
    said
}
