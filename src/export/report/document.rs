//! What a report says, in an order to be read in, whatever it is written down as.

use std::sync::Arc;

/// Behind a figure: it is of another period than its row.
pub const OTHER_PERIOD: &str = "†";

/// A whole report.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is of, such as “Greater Manchester balanced scorecard”.
    pub title: String,
    /// Which edition, as readers call it.
    pub edition: String,
    /// A sentence about it, for catalogues and those who search.
    pub description: String,
    /// The day it was made, as ISO 8601 has it.
    pub made: String,
    pub sections: Vec<Section>,
}

/// What begins on a page of its own and stands in the list of contents.
#[derive(Clone, Debug)]
pub struct Section {
    /// Of letters, digits and hyphens; no other section has it.
    pub id: String,
    /// In the list of contents and at the head of each of its pages: “Salford”.
    pub name: String,
    /// What it says first, as its heading.
    pub title: String,
    pub blocks: Vec<Block>,
    /// Whose figures they are and under which licence, at the foot of each of its pages.
    pub sources: String,
}

/// A part of a section.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading below that of the section; the first level is 2.
    Heading {
        level: u8,
        text: Line,
    },
    Paragraph {
        text: Line,
        tone: Tone,
    },
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    /// Short facts in a frame, each with its name above it.
    Facts(Vec<Fact>),
    Table(Table),
    Figure(Figure),
    /// The list of the sections, where the form itself does not have one beside the pages.
    Contents(Contents),
    /// Beside each other where there is room, otherwise one below the other.
    Columns(Vec<Vec<Block>>),
    /// Room to write by hand: empty lines, which nothing is read out of.
    Room {
        lines: usize,
    },
    /// What the marks mean.
    Key(Vec<Line>),
}

/// The list of the sections that follow, under its heading.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    pub heading: Line,
    pub entries: Vec<Entry>,
}

/// A section in the list of contents.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    /// Where it leads, as links do: `#salford`.
    pub to: String,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The first sentences of a section, larger.
    Lead,
    #[default]
    Plain,
    /// What one may pass over: units, methods.
    Quiet,
}

/// A fact and its name.
#[derive(Clone, Debug)]
pub struct Fact {
    pub name: String,
    pub value: Line,
    /// How wide it is beside the others.
    pub share: f32,
}

/// What stands in one line, or in several where it does not fit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line(pub Vec<Inline>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text {
        text: String,
        strong: bool,
        quiet: bool,
    },
    /// Words that lead to a section of this document (`#salford`) or to a page of the web.
    Link {
        text: String,
        to: String,
    },
    /// A small picture as high as a line or two, such as a mark or the course of a few years.
    Little(Arc<Little>),
    /// Room of so many points, in which no line breaks: what stands there in other lines would be below it.
    Gap(f32),
}

/// A small picture within a line.
#[derive(Debug, PartialEq)]
pub struct Little {
    /// Of letters, digits and hyphens; pictures that look alike share it, and are written once where that can be.
    pub id: String,
    /// What it says to those who do not see it; empty where the words beside it say it.
    pub told: String,
    /// A document of its own in SVG, without a ground.
    pub svg: String,
    /// In points.
    pub width: f32,
    pub height: f32,
}

/// A table with heads.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is of, told to those who do not see it and drawn where nothing above it says so.
    pub caption: String,
    pub shows_caption: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column, and how wide it is beside the others.
#[derive(Clone, Debug)]
pub struct Column {
    pub head: Line,
    pub align: Align,
    pub share: f32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    Middle,
    End,
}

/// A row.
#[derive(Clone, Debug)]
pub enum Row {
    /// Names the rows below it, such as a strand, and goes across.
    Group(Line),
    /// The first cell is the head of the row.
    Cells(Vec<Cell>),
    /// Empty, to be written in by hand.
    Room,
}

pub type Cell = Line;

/// A picture with what it says.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Of letters, digits and hyphens; no other figure has it.
    pub id: String,
    /// What it says, above it: “Pupils suspended at least once: worst fifth of 153, and rising”.
    pub title: Line,
    /// The unit and what is light, below its title.
    pub subtitle: String,
    /// All it says to those who do not see it.
    pub told: String,
    /// A document of its own in SVG, without a ground.
    pub svg: String,
    /// In points; it may be drawn smaller, not larger.
    pub width: f32,
    pub height: f32,
    /// The same for a screen as narrow as a telephone’s, where it is laid out otherwise there.
    pub narrow: Option<Box<Figure>>,
}

impl Line {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::default().and(text)
    }

    /// Words that matter.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::default().and_strong(text)
    }

    /// Words that may be passed over.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self::default().and_quiet(text)
    }

    /// This and plain words.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.then(Inline::Text { text: text.into(), strong: false, quiet: false })
    }

    /// This and words that matter.
    #[must_use]
    pub fn and_strong(self, text: impl Into<String>) -> Self {
        self.then(Inline::Text { text: text.into(), strong: true, quiet: false })
    }

    /// This and words that may be passed over.
    #[must_use]
    pub fn and_quiet(self, text: impl Into<String>) -> Self {
        self.then(Inline::Text { text: text.into(), strong: false, quiet: true })
    }

    /// This and a small picture.
    #[must_use]
    pub fn and_little(self, little: &Arc<Little>) -> Self {
        self.then(Inline::Little(Arc::clone(little)))
    }

    /// This and one more piece.
    #[must_use]
    pub fn then(mut self, piece: Inline) -> Self {
        self.0.push(piece);
        self
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| match piece {
            Inline::Text { text, .. } => text.is_empty(),
            Inline::Gap(_) => true,
            Inline::Link { .. } | Inline::Little(_) => false,
        })
    }

    /// All its words, and what its pictures say, as it is read out.
    pub fn said(&self) -> String {
        let piece = |piece: &Inline| match piece {
            Inline::Text { text, .. } | Inline::Link { text, .. } => text.clone(),
            Inline::Little(little) => little.told.clone(),
            Inline::Gap(_) => " ".to_owned(),
        };
        self.0.iter().map(piece).collect()
    }
}
