//! What people wrote about a place, with the answers to it.

use super::super::document::{Block, Inline, Line, Tone};
use super::shared::quiet;
use crate::pages::commentary::{Commentary, Said};
use crate::words::rich::{Rich, Span};

/// What was written: each with its number on a chart, who and when, answers set in below it.
pub(super) fn of(commentary: &Commentary) -> Vec<Block> {
    let told: Vec<(usize, Vec<Block>)> = commentary.told().map(|said| (said.depth, one(said))).collect();
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

fn one(said: &Said) -> Vec<Block> {
    let head = Block::Paragraph { text: Line::strong(said.heading()), tone: Tone::Plain };
    std::iter::once(head).chain(blocks(&said.parts)).collect()
}

/// A text of the file as blocks.
fn blocks(text: &[Rich]) -> Vec<Block> {
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
