//! The pictures of a document, read before they are drawn: all at once on every core, since that is what takes time.

use super::super::document::{Block, Document, Figure, Inline, Line, Little, Row};
use super::letters::Letters;
use crate::export::drawn::Reader;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use resvg::usvg::Tree;
use std::borrow::Cow;
use std::collections::HashMap;

/// Every picture by its id.
pub(super) struct Pictures<'a> {
    figures: HashMap<&'a str, Tree>,
    littles: HashMap<&'a str, Tree>,
}

/// Pictures as they stand in a document; of those that look alike the first.
#[derive(Default)]
struct Found<'a> {
    figures: HashMap<&'a str, &'a str>,
    littles: HashMap<&'a str, &'a str>,
}

impl<'a> Pictures<'a> {
    /// # Errors
    /// Where one cannot be drawn.
    pub(super) fn read(document: &'a Document, letters: &Letters) -> Result<Self, String> {
        let mut found = Found::default();
        for section in &document.sections {
            found.blocks(&section.blocks);
        }
        let reader = Reader::new();
        let read = |pictures: HashMap<&'a str, &'a str>| -> Result<HashMap<&'a str, Tree>, String> {
            // What letters a picture has must be in the typeface too.
            let clean = |(id, svg): (&'a str, &'a str)| (id, letters.clean(svg));
            let pictures: Vec<(&str, Cow<'_, str>)> = pictures.into_iter().map(clean).collect();
            let read = |(id, svg): (&'a str, Cow<'_, str>)| Ok((id, reader.read(&svg)?));
            pictures.into_par_iter().map(read).collect()
        };
        Ok(Self { figures: read(found.figures)?, littles: read(found.littles)? })
    }

    pub(super) fn figure(&self, figure: &Figure) -> Option<&Tree> {
        self.figures.get(figure.id.as_str())
    }

    pub(super) fn little(&self, little: &Little) -> Option<&Tree> {
        self.littles.get(little.id.as_str())
    }
}

impl<'a> Found<'a> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text, .. } => self.line(text),
                Block::List { items, .. } => items.iter().for_each(|blocks| self.blocks(blocks)),
                Block::Facts(facts) => facts.iter().for_each(|fact| self.line(&fact.value)),
                Block::Table(table) => {
                    table.columns.iter().for_each(|column| self.line(&column.head));
                    for row in &table.rows {
                        match row {
                            Row::Group(name) => self.line(name),
                            Row::Cells(cells) => cells.iter().for_each(|cell| self.line(cell)),
                            Row::Room => {}
                        }
                    }
                }
                Block::Figure(figure) => {
                    self.line(&figure.title);
                    self.figures.entry(&figure.id).or_insert(&figure.svg);
                }
                Block::Columns(columns) => columns.iter().for_each(|blocks| self.blocks(blocks)),
                Block::Key(items) => items.iter().for_each(|item| self.line(item)),
                Block::Contents(_) | Block::Room { .. } => {}
            }
        }
    }

    fn line(&mut self, line: &'a Line) {
        for inline in &line.0 {
            if let Inline::Little(little) = inline {
                self.littles.entry(&little.id).or_insert(&little.svg);
            }
        }
    }
}
