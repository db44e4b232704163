//! What people wrote about a place, with the replies to it.

use super::super::document::{Block, Inline, Line, Tone};
use super::shared::quiet;
use crate::pages::commentary::{Commentary, Said};
use crate::words::rich::{Rich, Span, rich};

/// What was written, one after the other: each with its number on a chart, who and when; of a reply it is said to what, as a list of its
/// own below a comment that ends in one would go on with that.
pub(super) fn of(commentary: &Commentary) -> Vec<Block> {
    commentary.told().flat_map(|said| one(commentary, said)).collect()
}

fn one(commentary: &Commentary, said: &Said) -> Vec<Block> {
    let head = Line::strong(commentary.heading_on_paper(said));
    let head = Block::Paragraph { text: head, tone: Tone::Plain };
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

/// A text of the file in one line of a table, with its bold words: paragraphs behind one another, items with semicolons between them.
pub(super) fn in_a_line(text: &str) -> Line {
    fn put(mut to: Line, parts: &[Rich]) -> Line {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                to = to.and(" ");
            }
            match part {
                Rich::Paragraph(words) => to.0.extend(line(words).0),
                Rich::List { items, .. } => {
                    for (at, item) in items.iter().enumerate() {
                        to = put(if at > 0 { to.and("; ") } else { to }, item);
                    }
                }
            }
        }
        to
    }
    put(Line::default(), &rich(text))
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
