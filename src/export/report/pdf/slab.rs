//! What is set, in slabs that no page cuts in two, and how slabs fill pages.

use super::super::document::{Figure, Little};
use super::look::Style;
use super::tags::Slot;
use egui::Color32;
use std::collections::VecDeque;
use std::rc::Rc;

/// Something drawn: where its corner is, or the foot of its first letter, and of which part it is. What is of none is only to be
/// looked at.
#[derive(Clone, Debug)]
pub(super) struct Mark<'a> {
    pub x: f32,
    pub y: f32,
    pub slot: Option<Slot>,
    pub drawn: Drawn<'a>,
}

#[derive(Clone, Debug)]
pub(super) enum Drawn<'a> {
    Words {
        text: String,
        style: Style,
    },
    /// The number of the page on which a section begins, which is known once all are set. It ends where its corner is.
    PageOf {
        to: &'a str,
        style: Style,
    },
    Little(&'a Little),
    Figure {
        figure: &'a Figure,
        width: f32,
        height: f32,
    },
    /// A line to this many points right and down.
    Rule {
        right: f32,
        down: f32,
        thickness: f32,
        colour: Color32,
    },
    Frame {
        width: f32,
        height: f32,
        colour: Color32,
    },
    /// Holds the place of something empty, such as a cell.
    Nothing,
}

/// A heading that a reader can go to.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub level: u8,
    pub text: String,
    pub y: f32,
}

/// What stands together.
#[derive(Clone, Debug, Default)]
pub(super) struct Slab<'a> {
    /// The room above it, which the top of a page needs not.
    pub before: f32,
    pub body: Body<'a>,
    /// Whether it stands on the page of what follows it.
    pub keep: bool,
    /// What is drawn anew above it where a page begins with it.
    pub head: Option<Rc<Head<'a>>>,
    pub anchor: Option<(u8, String)>,
}

#[derive(Clone, Debug)]
pub(super) enum Body<'a> {
    Marks {
        height: f32,
        marks: Vec<Mark<'a>>,
    },
    /// Columns, each filled from its top.
    Beside(Vec<VecDeque<Slab<'a>>>),
}

/// The head of a table.
#[derive(Clone, Debug)]
pub(super) struct Head<'a> {
    pub height: f32,
    pub marks: Vec<Mark<'a>>,
}

impl Default for Body<'_> {
    fn default() -> Self {
        Self::Marks { height: 0.0, marks: Vec::new() }
    }
}

/// A page or a part of one.
#[derive(Debug, Default)]
pub(super) struct Filled<'a> {
    pub marks: Vec<Mark<'a>>,
    pub anchors: Vec<Anchor>,
    pub height: f32,
}

impl<'a> Slab<'a> {
    pub(super) fn of(before: f32, height: f32, marks: Vec<Mark<'a>>) -> Self {
        Self { before, body: Body::Marks { height, marks }, ..Self::default() }
    }

    pub(super) fn height(&self) -> f32 {
        match &self.body {
            Body::Marks { height, .. } => *height,
            Body::Beside(columns) => columns.iter().map(stacked).fold(0.0, f32::max),
        }
    }
}

/// The height of slabs on each other.
fn stacked(slabs: &VecDeque<Slab<'_>>) -> f32 {
    let each = slabs.iter().enumerate().map(|(at, slab)| {
        let before = if at == 0 { 0.0 } else { slab.before };
        before + slab.height()
    });
    each.sum()
}

/// Takes as many slabs as there is room for, at least one where `must`: nothing is above, and more room there is nowhere.
pub(super) fn fill<'a>(slabs: &mut VecDeque<Slab<'a>>, room: f32, whole: f32, must: bool) -> Filled<'a> {
    let mut filled = Filled::default();
    let mut is_first = true;
    while let Some(first) = slabs.front() {
        let before = if is_first { 0.0 } else { first.before };
        let head = first.head.clone().filter(|_| is_first);
        let above = before + head.as_ref().map_or(0.0, |head| head.height);
        let left = room - filled.height - above;
        if chain(slabs, whole) > left + 0.01 {
            let alone = first.height();
            let can_be_cut = matches!(&first.body, Body::Beside(_)) && alone > whole && left > whole / 4.0;
            if can_be_cut {
                filled.raise(head.as_deref(), before);
                if !cut(slabs, left, whole, &mut filled) {
                    return filled;
                }
                is_first = false;
                continue;
            }
            // What no page has room for is drawn all the same, on a page of its own.
            if !(is_first && must) {
                return filled;
            }
        }
        filled.raise(head.as_deref(), before);
        if let Some(slab) = slabs.pop_front() {
            filled.put(slab);
        }
        is_first = false;
    }
    filled
}

/// The height of what has to stand together from the first slab on.
fn chain(slabs: &VecDeque<Slab<'_>>, whole: f32) -> f32 {
    let mut height = 0.0;
    for (at, slab) in slabs.iter().enumerate() {
        let own = match slab.height() {
            // Columns that no page holds begin here all the same.
            long if matches!(slab.body, Body::Beside(_)) && long > whole => whole / 4.0,
            own => own,
        };
        height += own + if at == 0 { 0.0 } else { slab.before };
        if !slab.keep {
            break;
        }
    }
    height
}

/// Fills what room there is with the first part of columns that are longer than a page; whether that was all of them.
fn cut<'a>(slabs: &mut VecDeque<Slab<'a>>, room: f32, whole: f32, filled: &mut Filled<'a>) -> bool {
    let Some(Slab { body: Body::Beside(columns), .. }) = slabs.front_mut() else { return true };
    let top = filled.height;
    for column in columns.iter_mut() {
        let part = fill(column, room, whole, top <= 0.0);
        filled.height = filled.height.max(top + part.height);
        filled.add(part, top);
    }
    let is_done = columns.iter().all(VecDeque::is_empty);
    if is_done {
        slabs.pop_front();
    }
    is_done
}

impl<'a> Filled<'a> {
    /// Leaves room, and draws the head of a table that goes on.
    fn raise(&mut self, head: Option<&Head<'a>>, before: f32) {
        self.height += before;
        if let Some(head) = head {
            let top = self.height;
            // It was read out where the table began.
            let again = head.marks.iter().filter(|mark| !matches!(mark.drawn, Drawn::Nothing)).cloned();
            self.marks.extend(again.map(|mark| Mark { y: mark.y + top, slot: None, ..mark }));
            self.height += head.height;
        }
    }

    fn put(&mut self, slab: Slab<'a>) {
        let top = self.height;
        if let Some((level, text)) = slab.anchor {
            self.anchors.push(Anchor { level, text, y: top });
        }
        match slab.body {
            Body::Marks { height, marks } => {
                self.marks.extend(marks.into_iter().map(|mark| Mark { y: mark.y + top, ..mark }));
                self.height += height;
            }
            Body::Beside(columns) => {
                let mut lowest = top;
                for mut column in columns {
                    let part = fill(&mut column, f32::INFINITY, f32::INFINITY, true);
                    lowest = lowest.max(top + part.height);
                    self.add(part, top);
                }
                self.height = lowest;
            }
        }
    }

    fn add(&mut self, part: Filled<'a>, top: f32) {
        self.marks.extend(part.marks.into_iter().map(|mark| Mark { y: mark.y + top, ..mark }));
        self.anchors.extend(part.anchors.into_iter().map(|anchor| Anchor { y: anchor.y + top, ..anchor }));
    }
}
