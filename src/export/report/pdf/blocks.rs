//! The blocks of a section set one below the other.

use super::super::document::{Block, Fact, Figure, Inline, Line, Tone};
use super::lines::{SetLine, Setting, What};
use super::look::{GUTTER, INDENT, Looks, RULED, Style, Tight};
use super::slab::{Body, Drawn, Mark, Slab};
use super::tags::{Kind, Part, Slot, Tags};
use std::collections::{HashMap, VecDeque};

/// A column narrower than this is no column: what would stand in it goes below.
const LEAST_COLUMN: f32 = 105.0;
/// Letters in pictures are no smaller than others, where they were not drawn smaller.
const LEAST_LETTERS: f32 = 8.0;
const PADDING: f32 = 8.0;

/// Sets what a section says.
pub(super) struct Setter<'a> {
    pub setting: Setting<'a>,
    pub tags: Tags,
    /// Where what is drawn leads to.
    pub links: HashMap<Slot, &'a str>,
    pub tight: Tight,
    /// The height of a page.
    pub whole: f32,
    /// How deep the last heading was, below which the next is at most one level.
    pub level: u8,
}

/// Where something is set: from how far right, and how wide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub x: f32,
    pub width: f32,
}

impl<'a> Setter<'a> {
    pub(super) fn new(setting: Setting<'a>, tight: Tight, whole: f32) -> Self {
        Self { setting, tags: Tags::new(), links: HashMap::new(), tight, whole, level: 0 }
    }

    pub(super) fn looks(&self) -> &'a Looks {
        self.setting.looks
    }

    /// So much room, or less where things stand closer.
    pub(super) fn space(&self, points: f32) -> f32 {
        points * self.tight.space
    }

    pub(super) fn blocks(&mut self, blocks: &'a [Block], room: Room, within: Part) -> Vec<Slab<'a>> {
        let mut slabs: Vec<Slab<'a>> = Vec::new();
        for block in blocks {
            let is_below_heading = slabs.last().is_some_and(|slab| slab.anchor.is_some());
            let mut new = self.block(block, room, within);
            if let Some(first) = new.first_mut().filter(|_| is_below_heading) {
                first.before = first.before.min(self.space(3.0));
            }
            // A line or two below a heading say what comes, and do not end a page.
            if let ([line], Block::Paragraph { .. }, true) = (&mut new[..], block, is_below_heading) {
                line.keep = true;
            }
            slabs.append(&mut new);
        }
        slabs
    }

    fn block(&mut self, block: &'a Block, room: Room, within: Part) -> Vec<Slab<'a>> {
        match block {
            Block::Heading { level, text } => self.heading((*level).clamp(2, 4), text, room, within),
            Block::Paragraph { text, tone } => self.paragraph(text, *tone, room, within),
            Block::List { ordered, items } => self.list(*ordered, items, room, within),
            Block::Facts(facts) => self.facts(facts, room, within),
            Block::Table(table) => self.table(table, room, within),
            Block::Figure(figure) => self.figure(figure, room, within),
            Block::Contents(contents) => self.contents(contents, room, within),
            Block::Columns(columns) => self.columns(columns, room, within),
            Block::Room { lines } => self.room(*lines, room),
            Block::Key(items) => self.key(items, room, within),
        }
    }

    /// The heading of the section.
    pub(super) fn title(&mut self, title: &str, room: Room) -> Slab<'a> {
        let said = self.setting.letters.clean(title).trim().to_owned();
        if said.is_empty() {
            return Slab::default();
        }
        self.level = 1;
        let style = self.looks().title;
        let part = self.tags.part(Tags::ROOT, Kind::Heading { level: 1, text: said.clone() });
        let slot = Some(self.tags.slot(part));
        let (marks, height) = self.words(&said, style, room, slot);
        Slab { keep: true, anchor: Some((1, said)), ..Slab::of(0.0, height, marks) }
    }

    /// Plain words in lines, from the top of their room.
    pub(super) fn words(
        &self,
        text: &str,
        style: Style,
        room: Room,
        slot: Option<Slot>,
    ) -> (Vec<Mark<'a>>, f32) {
        let (mut marks, mut y) = (Vec::new(), 0.0);
        for text in wrapped(self.setting, text, style, room.width) {
            let drawn = Drawn::Words { text, style };
            marks.push(Mark { x: room.x, y: y + style.baseline(), slot, drawn });
            y += style.line();
        }
        (marks, y)
    }

    pub(super) fn heading(&mut self, level: u8, text: &'a Line, room: Room, within: Part) -> Vec<Slab<'a>> {
        // No level is passed over on the way down.
        let level = level.min(self.level + 1);
        let said = self.setting.letters.clean(&text.said()).trim().to_owned();
        if said.is_empty() {
            return Vec::new();
        }
        self.level = level;
        let looks = self.looks();
        let (style, before) = match level {
            1 | 2 => (looks.headings[0], 15.0),
            3 => (looks.headings[1], 10.0),
            _ => (looks.headings[2], 8.0),
        };
        let part = self.tags.part(within, Kind::Heading { level, text: said.clone() });
        let lines = self.setting.set(text, style, room.width);
        let (marks, height) = self.lines(&lines, text, room, part);
        let slab = Slab::of(self.space(before), height, marks);
        vec![Slab { keep: true, anchor: Some((level, said)), ..slab }]
    }

    fn paragraph(&mut self, text: &'a Line, tone: Tone, room: Room, within: Part) -> Vec<Slab<'a>> {
        let looks = self.looks();
        let (style, before) = match tone {
            Tone::Lead => (looks.lead, 5.0),
            Tone::Plain => (looks.plain, 5.0),
            Tone::Quiet => (looks.quiet, 4.0),
        };
        if text.is_empty() {
            return Vec::new();
        }
        let part = self.tags.part(within, Kind::Paragraph);
        self.prose(text, style, before, room, part)
    }

    /// Lines that pages may part, though no page begins or ends with a single one.
    fn prose(&mut self, text: &'a Line, style: Style, before: f32, room: Room, part: Part) -> Vec<Slab<'a>> {
        let lines = self.setting.set(text, style, room.width);
        let slots = self.slots(text, part);
        let mut slabs = Vec::new();
        let mut rest = lines.as_slice();
        while !rest.is_empty() {
            let count = if rest.len() <= 3 || slabs.is_empty() { rest.len().min(2) } else { 1 };
            let count = if rest.len() == 3 { 3 } else { count };
            let (now, later) = rest.split_at(count);
            let (marks, height) = place(now, room.x, &slots);
            let before = if slabs.is_empty() { self.space(before) } else { 0.0 };
            slabs.push(Slab::of(before, height, marks));
            rest = later;
        }
        slabs
    }

    /// What is set, from the top of its room, and how high it is.
    pub(super) fn lines(
        &mut self,
        lines: &[SetLine<'a>],
        text: &'a Line,
        room: Room,
        part: Part,
    ) -> (Vec<Mark<'a>>, f32) {
        let slots = self.slots(text, part);
        place(lines, room.x, &slots)
    }

    /// A slot for each piece of a line: words that follow each other have one, links and pictures that say something are
    /// parts of their own.
    pub(super) fn slots(&mut self, text: &'a Line, part: Part) -> Vec<Option<Slot>> {
        let mut slots = Vec::with_capacity(text.0.len());
        let mut words: Option<Slot> = None;
        for inline in &text.0 {
            slots.push(match inline {
                Inline::Link { to, .. } if self.setting.leads(to) => {
                    words = None;
                    let link = self.tags.part(part, Kind::Link);
                    let slot = self.tags.slot(link);
                    self.links.insert(slot, to);
                    Some(slot)
                }
                Inline::Text { .. } | Inline::Link { .. } => {
                    Some(*words.get_or_insert_with(|| self.tags.slot(part)))
                }
                Inline::Gap(_) => None,
                Inline::Little(little) if little.told.trim().is_empty() => None,
                Inline::Little(little) => {
                    words = None;
                    let told = self.setting.letters.clean(&little.told).into_owned();
                    let figure = self.tags.part(part, Kind::Figure { told });
                    Some(self.tags.slot(figure))
                }
            });
        }
        slots
    }

    fn list(&mut self, ordered: bool, items: &'a [Vec<Block>], room: Room, within: Part) -> Vec<Slab<'a>> {
        let style = self.looks().plain;
        let list = self.tags.part(within, Kind::List { ordered, labelled: true });
        let sign = |at: usize| if ordered { format!("{}.", at + 1) } else { "•".to_owned() };
        let width = |text: &str| self.setting.letters.width(style.face, style.size, text);
        let indent = INDENT.max(width(&sign(items.len().saturating_sub(1))) + 4.0);
        let indent = indent.min(room.width / 2.0);
        let inner = Room { x: room.x + indent, width: room.width - indent };
        let mut slabs = Vec::new();
        for (at, blocks) in items.iter().enumerate() {
            let item = self.tags.part(list, Kind::Item);
            let label = self.tags.part(item, Kind::Label);
            let slot = self.tags.slot(label);
            let body = self.tags.part(item, Kind::Body);
            let mut set = self.blocks(blocks, inner, body);
            let Some(first) = set.first_mut() else { continue };
            first.before = self.space(if at == 0 { 5.0 } else { 2.5 });
            let text = format!("{} ", sign(at));
            let words = Drawn::Words { text, style };
            let y = style.baseline();
            match &mut first.body {
                Body::Marks { marks, .. } => {
                    marks.insert(0, Mark { x: room.x, y, slot: Some(slot), drawn: words });
                }
                Body::Beside(_) => {
                    set.insert(
                        0,
                        Slab::of(0.0, 0.0, vec![Mark { x: room.x, y, slot: Some(slot), drawn: words }]),
                    );
                    set[0].keep = true;
                }
            }
            slabs.append(&mut set);
        }
        slabs
    }

    fn facts(&mut self, facts: &'a [Fact], room: Room, within: Part) -> Vec<Slab<'a>> {
        let looks = self.looks();
        let shares: f32 = facts.iter().map(|fact| share(fact.share)).sum();
        let width = room.width - 2.0 * PADDING - GUTTER * facts.len().saturating_sub(1) as f32;
        let list = self.tags.part(within, Kind::List { ordered: false, labelled: false });
        let (mut marks, mut x, mut lowest) = (Vec::new(), room.x + PADDING, 0.0_f32);
        for fact in facts {
            let own =
                Room { x, width: (width * share(fact.share) / shares.max(f32::MIN_POSITIVE)).max(20.0) };
            let item = self.tags.part(list, Kind::Item);
            let label = self.tags.part(item, Kind::Label);
            let slot = self.tags.slot(label);
            let (set, height) = self.words(&fact.name, looks.fact_name, own, Some(slot));
            marks.extend(set.into_iter().map(|mark| Mark { y: mark.y + 6.0, ..mark }));
            let y = 6.0 + height;
            let body = self.tags.part(item, Kind::Body);
            let lines = self.setting.set(&fact.value, looks.fact, own.width);
            let (set, height) = self.lines(&lines, &fact.value, own, body);
            marks.extend(set.into_iter().map(|mark| Mark { y: mark.y + y, ..mark }));
            if fact.value.said().trim().is_empty() {
                let slot = Some(self.tags.slot(body));
                marks.push(Mark { x, y, slot, drawn: Drawn::Nothing });
                let rule = Drawn::Rule { right: own.width, down: 0.0, thickness: 0.6, colour: looks.rule };
                marks.push(Mark { x, y: y + height - 1.0, slot: None, drawn: rule });
            }
            lowest = lowest.max(y + height);
            x += own.width + GUTTER;
        }
        let height = lowest + 6.0;
        let frame = Drawn::Frame { width: room.width, height, colour: looks.rule };
        marks.insert(0, Mark { x: room.x, y: 0.0, slot: None, drawn: frame });
        if facts.is_empty() { Vec::new() } else { vec![Slab::of(self.space(9.0), height, marks)] }
    }

    fn figure(&mut self, figure: &'a Figure, room: Room, within: Part) -> Vec<Slab<'a>> {
        let looks = self.looks();
        let mut marks = Vec::new();
        let mut y = 0.0;
        if !figure.title.is_empty() {
            let part = self.tags.part(within, Kind::Paragraph);
            let style = looks.fact;
            let lines = self.setting.set(&figure.title, style, room.width);
            let (set, height) = self.lines(&lines, &figure.title, room, part);
            marks.extend(set);
            y += height;
        }
        if !figure.subtitle.trim().is_empty() {
            let part = self.tags.part(within, Kind::Paragraph);
            let slot = self.tags.slot(part);
            let (set, height) = self.words(&figure.subtitle, looks.running, room, Some(slot));
            marks.extend(set.into_iter().map(|mark| Mark { y: mark.y + y, ..mark }));
            y += height;
        }
        y += 2.0;
        let (width, height) = (figure.width.max(1.0), figure.height.max(1.0));
        let fits = (room.width / width).min((self.whole - y).max(40.0) / height).min(1.0);
        // Where there is little room a picture shrinks as long as its letters can be read.
        let readable = smallest_letters(figure).map_or(0.0, |least| LEAST_LETTERS / least);
        let scale = (fits * self.tight.figure).max(readable.min(fits));
        let told = self.setting.letters.clean(&figure.told).into_owned();
        let part = self.tags.part(within, Kind::Figure { told });
        let slot = Some(self.tags.slot(part));
        let (width, height) = (width * scale, height * scale);
        marks.push(Mark { x: room.x, y, slot, drawn: Drawn::Figure { figure, width, height } });
        vec![Slab::of(self.space(9.0), y + height, marks)]
    }

    fn columns(&mut self, columns: &'a [Vec<Block>], room: Room, within: Part) -> Vec<Slab<'a>> {
        let count = columns.len().max(1) as f32;
        let width = (room.width - GUTTER * (count - 1.0)) / count;
        if width < LEAST_COLUMN {
            return columns.iter().flat_map(|column| self.blocks(column, room, within)).collect();
        }
        let looks = self.looks();
        let level = self.level;
        let mut beside = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            // Each column goes on below the heading above them all.
            self.level = level;
            let x = room.x + at as f32 * (width + GUTTER);
            let mut slabs: VecDeque<Slab<'a>> = self.blocks(column, Room { x, width }, within).into();
            let colour = looks.strong_rule;
            let rule = Drawn::Rule { right: width, down: 0.0, thickness: 1.0, colour };
            let mark = Mark { x, y: 0.5, slot: None, drawn: rule };
            if let Some(first) = slabs.front_mut() {
                first.before = self.space(4.0);
                slabs.push_front(Slab { keep: true, ..Slab::of(0.0, 1.0, vec![mark]) });
            }
            beside.push(slabs);
        }
        self.level = level;
        vec![Slab { before: self.space(11.0), body: Body::Beside(beside), ..Slab::default() }]
    }

    fn room(&mut self, lines: usize, room: Room) -> Vec<Slab<'a>> {
        let (colour, height) = (self.looks().rule, RULED * (0.5 + self.tight.space / 2.0));
        let line = |_| {
            let rule = Drawn::Rule { right: room.width, down: 0.0, thickness: 0.6, colour };
            Slab::of(0.0, height, vec![Mark { x: room.x, y: height - 0.5, slot: None, drawn: rule }])
        };
        (0..lines).map(line).collect()
    }

    /// What the marks mean, side by side as far as there is room.
    fn key(&mut self, items: &'a [Line], room: Room, within: Part) -> Vec<Slab<'a>> {
        let style = self.looks().key;
        let list = self.tags.part(within, Kind::List { ordered: false, labelled: false });
        let (mut marks, mut x, mut y, mut highest) = (Vec::new(), 0.0, 0.0, 0.0_f32);
        for line in items {
            let item = self.tags.part(list, Kind::Item);
            let body = self.tags.part(item, Kind::Body);
            let width = self.setting.whole(line, style).min(room.width);
            if x > 0.0 && x + width > room.width + 0.1 {
                (x, y, highest) = (0.0, y + highest, 0.0);
            }
            let lines = self.setting.set(line, style, width + 0.1);
            let own = Room { x: room.x + x, width };
            let (set, height) = self.lines(&lines, line, own, body);
            marks.extend(set.into_iter().map(|mark| Mark { y: mark.y + y, ..mark }));
            highest = highest.max(height);
            x += width + GUTTER;
        }
        if items.is_empty() { Vec::new() } else { vec![Slab::of(self.space(9.0), y + highest, marks)] }
    }
}

/// Lines below each other from this far right, in the slots of their pieces.
pub(super) fn place<'a>(lines: &[SetLine<'a>], x: f32, slots: &[Option<Slot>]) -> (Vec<Mark<'a>>, f32) {
    let (mut marks, mut y) = (Vec::new(), 0.0);
    for line in lines {
        for piece in &line.pieces {
            let slot = slots.get(piece.of).copied().flatten();
            marks.push(match &piece.what {
                What::Gap(_) => continue,
                What::Words { text, style } => {
                    let drawn = Drawn::Words { text: text.clone(), style: *style };
                    Mark { x: x + piece.x, y: y + line.baseline, slot, drawn }
                }
                What::Little(little) => {
                    let y = y + line.middle() - little.height / 2.0;
                    Mark { x: x + piece.x, y, slot, drawn: Drawn::Little(little) }
                }
            });
        }
        y += line.height;
    }
    (marks, y)
}

/// A text in lines no wider than this, each with the space that keeps it apart from the next.
pub(super) fn wrapped(setting: Setting<'_>, text: &str, style: Style, measure: f32) -> Vec<String> {
    let line = Line::text(text);
    let words = |piece: super::lines::Piece<'_>| match piece.what {
        What::Words { text, .. } => text,
        What::Little(_) | What::Gap(_) => String::new(),
    };
    let lines = setting.set(&line, style, measure).into_iter();
    lines
        .map(|line| {
            let text: String = line.pieces.into_iter().map(words).collect();
            format!("{} ", text.trim_end())
        })
        .collect()
}

fn share(share: f32) -> f32 {
    if share.is_finite() { share.max(0.01) } else { 1.0 }
}

/// The size of the smallest letters of a picture in points, as large as it may be drawn: what it was drawn in may be other units.
pub(super) fn smallest_letters(figure: &Figure) -> Option<f32> {
    let svg = figure.svg.as_str();
    let view = svg.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next());
    let width = view
        .and_then(|view| view.split_ascii_whitespace().nth(2))
        .and_then(|width| width.parse::<f32>().ok());
    let unit = width.filter(|width| *width > 0.0).map_or(1.0, |width| figure.width / width);
    let sizes = svg.split("font-size=\"").skip(1);
    let read = |rest: &str| rest.split('"').next().and_then(|size| size.parse::<f32>().ok());
    sizes.filter_map(read).filter(|size| *size > 0.0).min_by(f32::total_cmp).map(|size| size * unit)
}
