//! What things are, for those who do not see them: the tree of headings, paragraphs, lists, tables and pictures.

use krilla::geom::Rect;
use krilla::tagging::{BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind};
use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

/// What a part is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Section,
    Heading {
        level: u8,
        text: String,
    },
    Paragraph,
    List {
        ordered: bool,
        labelled: bool,
    },
    Item,
    Label,
    Body,
    Table {
        told: String,
    },
    Caption,
    TableHead,
    TableBody,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    /// The name of the rows below it, over so many columns.
    Across(usize),
    Figure {
        told: String,
    },
    /// A list of contents, one of its entries, and the reference to another page that this holds.
    Contents,
    Entry,
    Reference,
    Link,
}

/// Where something is drawn that belongs to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Slot(usize);

/// A part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part(usize);

enum Child {
    Part(Part),
    Slot(Slot),
}

/// The parts of a section in the order of reading.
pub(super) struct Tags {
    parts: Vec<(Kind, Vec<Child>)>,
    slots: usize,
}

/// What was drawn in each slot, and over what it reaches where that matters.
#[derive(Default)]
pub(super) struct Painted {
    pub slots: HashMap<Slot, Vec<Identifier>>,
    pub boxes: HashMap<Slot, (usize, Rect)>,
    /// The name of the section above its first page, and what is read out of its feet.
    pub name: Vec<Identifier>,
    pub foot: Vec<Identifier>,
}

impl Tags {
    pub(super) const ROOT: Part = Part(0);

    pub(super) fn new() -> Self {
        Self { parts: vec![(Kind::Section, Vec::new())], slots: 0 }
    }

    /// A part within another one, after what that has already.
    pub(super) fn part(&mut self, within: Part, kind: Kind) -> Part {
        let part = Part(self.parts.len());
        self.parts.push((kind, Vec::new()));
        self.parts[within.0].1.push(Child::Part(part));
        part
    }

    /// A place for what is drawn of a part, after what it has already.
    pub(super) fn slot(&mut self, of: Part) -> Slot {
        let slot = Slot(self.slots);
        self.slots += 1;
        self.parts[of.0].1.push(Child::Slot(slot));
        slot
    }

    /// The tree, of what was painted.
    pub(super) fn tree(&self, painted: &mut Painted) -> TagGroup {
        self.group(Self::ROOT, painted)
    }

    fn group(&self, part: Part, painted: &mut Painted) -> TagGroup {
        let (kind, children) = &self.parts[part.0];
        let mut group = TagGroup::new(tag(kind, children, painted));
        for child in children {
            match child {
                Child::Part(part) => {
                    let inner = self.group(*part, painted);
                    if !inner.children.is_empty() {
                        group.push(Node::Group(inner));
                    }
                }
                Child::Slot(slot) => {
                    let drawn = painted.slots.remove(slot).unwrap_or_default();
                    for piece in drawn {
                        group.push(Node::Leaf(piece));
                    }
                }
            }
        }
        group
    }
}

fn tag(kind: &Kind, children: &[Child], painted: &Painted) -> TagKind {
    match kind {
        Kind::Section => Tag::Section.into(),
        Kind::Heading { level, text } => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(text.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::List { ordered: true, .. } => Tag::L(ListNumbering::Decimal).into(),
        Kind::List { labelled: true, .. } => Tag::L(ListNumbering::Disc).into(),
        Kind::List { .. } => Tag::L(ListNumbering::None).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table { told } => Tag::Table.with_summary(Some(told.clone())).into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::TableHead => Tag::THead.into(),
        Kind::TableBody => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Across(columns) => {
            let columns = NonZeroU32::new(*columns as u32).filter(|columns| columns.get() > 1);
            Tag::TD.with_col_span(columns).into()
        }
        Kind::Cell => Tag::TD.into(),
        Kind::Figure { told } => {
            let slot = |child: &Child| match child {
                Child::Slot(slot) => painted.boxes.get(slot).copied(),
                Child::Part(_) => None,
            };
            let reach = children.iter().find_map(slot).map(|(page, rect)| BBox::new(page, rect));
            Tag::Figure(Some(told.clone())).with_bbox(reach).into()
        }
        Kind::Contents => Tag::TOC.into(),
        Kind::Entry => Tag::TOCI.into(),
        Kind::Reference => Tag::Reference.into(),
        Kind::Link => Tag::Link.into(),
    }
}

#[cfg(test)]
impl Tags {
    /// Every part in the order of reading, as deep as it lies, with what its slots say.
    pub(super) fn read_out(&self, said: &dyn Fn(Slot) -> String) -> Vec<String> {
        let mut lines = Vec::new();
        self.read_part(Self::ROOT, 0, said, &mut lines);
        lines
    }

    fn read_part(&self, part: Part, depth: usize, said: &dyn Fn(Slot) -> String, lines: &mut Vec<String>) {
        let (kind, children) = &self.parts[part.0];
        let name = format!("{kind:?}");
        let name = name.split([' ', '{', '(']).next().unwrap_or_default();
        let name = if let Kind::Heading { level, .. } = kind { format!("H{level}") } else { name.to_owned() };
        lines.push(format!("{}{name}", "  ".repeat(depth)));
        for child in children {
            match child {
                Child::Part(part) => self.read_part(*part, depth + 1, said, lines),
                Child::Slot(slot) => {
                    let line = lines.last_mut().unwrap();
                    *line = format!("{line} “{}”", said(*slot));
                }
            }
        }
    }
}
