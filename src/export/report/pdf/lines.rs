//! A line of a document broken into lines as wide as there is room.

use super::super::document::{Inline, Line, Little};
use super::letters::Letters;
use super::look::{Looks, Style};
use std::collections::HashSet;

/// What is drawn in one piece.
#[derive(Clone, Debug)]
pub(super) enum What<'a> {
    Words { text: String, style: Style },
    Little(&'a Little),
    Gap(f32),
}

/// A piece of a line, which was part of this piece of the document’s.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub x: f32,
    pub of: usize,
    pub what: What<'a>,
}

/// A line as it is set.
#[derive(Clone, Debug, Default)]
pub(super) struct SetLine<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// Without the space at its end, which is there so that words stay apart for whoever reads them out.
    pub width: f32,
    pub height: f32,
    /// From its top to the foot of its letters.
    pub baseline: f32,
}

/// Letters and pictures between which no line may break, and the space after them.
#[derive(Default)]
struct Unit<'a> {
    parts: Vec<(Piece<'a>, f32)>,
    space: Option<Piece<'a>>,
}

impl Unit<'_> {
    fn width(&self) -> f32 {
        self.parts.iter().map(|(_, width)| width).sum()
    }
}

/// What is needed to set lines.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub letters: &'a Letters,
    pub looks: &'a Looks,
    /// The sections that can be led to.
    pub ids: &'a HashSet<&'a str>,
}

impl Setting<'_> {
    /// The line in lines no wider than this, at least one.
    pub(super) fn set<'a>(&self, line: &'a Line, style: Style, measure: f32) -> Vec<SetLine<'a>> {
        let mut done = Vec::new();
        let mut now = Filling::default();
        for unit in self.units(line, style) {
            if now.x > 0.0 && now.x + unit.width() > measure + 0.01 {
                done.push(std::mem::take(&mut now).done());
            }
            let too_wide = unit.width() > measure + 0.01;
            for (piece, width) in unit.parts {
                match &piece.what {
                    What::Words { text, style } if too_wide => {
                        let (of, style) = (piece.of, *style);
                        for letter in text.chars() {
                            let text = letter.to_string();
                            let width = self.letters.width(style.face, style.size, &text);
                            if now.x > 0.0 && now.x + width > measure {
                                done.push(std::mem::take(&mut now).done());
                            }
                            now.put(Piece { x: 0.0, of, what: What::Words { text, style } }, width);
                        }
                    }
                    _ => now.put(piece, width),
                }
            }
            if let Some(space) = unit.space {
                let width = self.wide(&space.what);
                now.put_space(space, width);
            }
        }
        done.push(now.done());
        done.into_iter().map(|(pieces, width)| high(pieces, width, style)).collect()
    }

    /// How wide the widest thing is that no line may break in.
    pub(super) fn least(&self, line: &Line, style: Style) -> f32 {
        self.units(line, style).iter().map(Unit::width).fold(0.0, f32::max)
    }

    /// How wide it is in one line.
    pub(super) fn whole(&self, line: &Line, style: Style) -> f32 {
        self.set(line, style, f32::INFINITY).iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Whether there is anything to be led to.
    pub(super) fn leads(&self, to: &str) -> bool {
        match to.strip_prefix('#') {
            Some(id) => self.ids.contains(id),
            None => ["https://", "http://", "mailto:"].iter().any(|scheme| to.starts_with(scheme)),
        }
    }

    fn wide(&self, what: &What<'_>) -> f32 {
        match what {
            What::Words { text, style } => self.letters.width(style.face, style.size, text),
            What::Little(little) => little.width,
            What::Gap(width) => *width,
        }
    }

    fn units<'a>(&self, line: &'a Line, base: Style) -> Vec<Unit<'a>> {
        let mut units: Vec<Unit<'a>> = vec![Unit::default()];
        for (of, inline) in line.0.iter().enumerate() {
            let (text, style) = match inline {
                Inline::Text { text, strong, quiet } => {
                    let style = if *strong { base.bold() } else { base };
                    (text, if *quiet { style.in_colour(self.looks.faint) } else { style })
                }
                Inline::Link { text, to } if self.leads(to) => (text, base.in_colour(self.looks.link)),
                Inline::Link { text, .. } => (text, base),
                Inline::Little(_) | Inline::Gap(_) => {
                    let what = match inline {
                        Inline::Little(little) => What::Little(little),
                        Inline::Gap(width) => What::Gap(*width),
                        _ => continue,
                    };
                    let width = self.wide(&what);
                    let piece = Piece { x: 0.0, of, what };
                    units.last_mut().into_iter().for_each(|unit| unit.parts.push((piece.clone(), width)));
                    continue;
                }
            };
            let words = |text: &str| What::Words { text: text.to_owned(), style };
            for (at, word) in self.letters.clean(text).split(' ').enumerate() {
                if at > 0 && units.last().is_some_and(|unit| !unit.parts.is_empty()) {
                    units.last_mut().into_iter().for_each(|unit| {
                        unit.space = Some(Piece { x: 0.0, of, what: words(" ") });
                    });
                    units.push(Unit::default());
                }
                if let Some(unit) = units.last_mut().filter(|_| !word.is_empty()) {
                    let width = self.letters.width(style.face, style.size, word);
                    unit.parts.push((Piece { x: 0.0, of, what: words(word) }, width));
                }
            }
        }
        units.retain(|unit| !unit.parts.is_empty());
        units
    }
}

/// The line with its height: that of its letters or of its highest picture.
fn high(pieces: Vec<Piece<'_>>, width: f32, style: Style) -> SetLine<'_> {
    let highest = pieces.iter().map(|piece| match &piece.what {
        What::Words { .. } | What::Gap(_) => 0.0,
        What::Little(little) => little.height + 1.0,
    });
    let height = highest.fold(style.line(), f32::max);
    SetLine { pieces, width, height, baseline: height / 2.0 + style.middle() }
}

impl SetLine<'_> {
    /// The middle of its letters, on which its pictures stand.
    pub(super) fn middle(&self) -> f32 {
        self.height / 2.0
    }
}

/// A line that is being filled.
#[derive(Default)]
struct Filling<'a> {
    pieces: Vec<Piece<'a>>,
    x: f32,
    width: f32,
}

impl<'a> Filling<'a> {
    fn put(&mut self, mut piece: Piece<'a>, width: f32) {
        let last = self.pieces.last_mut();
        match (last, &piece.what) {
            // What goes on in the same look is one piece.
            (
                Some(Piece { of, what: What::Words { text, style }, .. }),
                What::Words { text: more, style: same },
            ) if *of == piece.of && style == same => text.push_str(more),
            (_, What::Gap(_)) => {}
            _ => {
                piece.x = self.x;
                self.pieces.push(piece);
            }
        }
        self.x += width;
        self.width = self.x;
    }

    /// What stands after words and is not counted where the line ends with it.
    fn put_space(&mut self, space: Piece<'a>, width: f32) {
        let without = self.width;
        self.put(space, width);
        self.width = without;
    }

    fn done(self) -> (Vec<Piece<'a>>, f32) {
        (self.pieces, self.width)
    }
}
