//! The list of contents: the name of each section, and at the right the number of the page on which it begins.

use super::super::document::{Contents, Entry};
use super::blocks::{Room, Setter};
use super::look::GUTTER;
use super::slab::{Body, Drawn, Mark, Slab};
use super::tags::{Kind, Part};
use std::collections::VecDeque;

/// So many entries stand below each other; more stand in columns, and in more than so many of these nowhere. More than a page has
/// room for go on in columns on the next.
const MOST_BELOW: usize = 22;
const MOST_COLUMNS: usize = 3;
const MOST_TOGETHER: usize = 114;
/// As much room as the number of any page needs, whatever it is, so that where lines break does not hang on it.
const WIDEST_NUMBER: &str = "8888";
/// From a name to its rule, and to the next name.
const BELOW: f32 = 2.0;
const BETWEEN: f32 = 2.0;

impl<'a> Setter<'a> {
    pub(super) fn contents(&mut self, contents: &'a Contents, room: Room, within: Part) -> Vec<Slab<'a>> {
        let Contents { heading, entries } = contents;
        let mut slabs: Vec<Slab<'a>> = self.heading(2, heading, room, within);
        let list = self.tags.part(within, Kind::Contents);
        for (at, part) in entries.chunks(MOST_TOGETHER).enumerate() {
            let mut columns = self.columns_of_contents(part, room, list);
            match columns.len() {
                1 => slabs.extend(columns.remove(0)),
                _ => slabs.push(Slab {
                    before: self.space(if at == 0 { 3.0 } else { BETWEEN }),
                    body: Body::Beside(columns),
                    ..Slab::default()
                }),
            }
        }
        slabs
    }

    /// Entries that stand on one page, below each other and then in the next column.
    fn columns_of_contents(&mut self, part: &'a [Entry], room: Room, list: Part) -> Vec<VecDeque<Slab<'a>>> {
        let across = part.len().div_ceil(MOST_BELOW).clamp(1, MOST_COLUMNS);
        let width = (room.width - GUTTER * (across - 1) as f32) / across as f32;
        let column = |(at, part): (usize, &'a [Entry])| {
            let own = Room { x: room.x + at as f32 * (width + GUTTER), width };
            part.iter().map(|entry| self.entry(entry, own, list)).collect()
        };
        part.chunks(part.len().div_ceil(across).max(1)).enumerate().map(column).collect()
    }

    fn entry(&mut self, entry: &'a Entry, room: Room, list: Part) -> Slab<'a> {
        let looks = self.looks();
        let number = self.setting.letters.width(looks.plain.face, looks.plain.size, WIDEST_NUMBER);
        let item = self.tags.part(list, Kind::Entry);
        let reference = self.tags.part(item, Kind::Reference);
        let link = self.tags.part(reference, Kind::Link);
        let slot = self.tags.slot(link);
        self.links.insert(slot, &entry.to);
        let names = Room { width: room.width - number - GUTTER, ..room };
        let (mut marks, height) =
            self.words(&entry.name, looks.plain.in_colour(looks.link), names, Some(slot));
        let right = room.x + room.width;
        // It stands beside the last line of its name.
        let y = height - looks.plain.line() + looks.plain.baseline();
        let drawn = Drawn::PageOf { to: &entry.to, style: looks.plain };
        marks.push(Mark { x: right, y, slot: Some(slot), drawn });
        let y = height + self.space(BELOW);
        let rule = Drawn::Rule { right: room.width, down: 0.0, thickness: 0.5, colour: looks.hair };
        marks.push(Mark { x: room.x, y, slot: None, drawn: rule });
        Slab::of(self.space(BETWEEN), y + 0.5, marks)
    }
}

#[cfg(test)]
#[path = "contents_tests.rs"]
mod tests;
