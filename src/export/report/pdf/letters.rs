//! The typeface on paper: how wide words are, and their shapes, so that what was measured is what is written.

use crate::widgets::fonts::FACES;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::UnicodeBuffer;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A weight of the typeface, in the order of [`FACES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Face {
    Regular,
    Semibold,
    Bold,
}

/// The typeface, read once for a document.
pub(super) struct Letters {
    faces: Vec<(rustybuzz::Face<'static>, Font)>,
    /// What was shaped before: words come again and again.
    known: RefCell<HashMap<(Face, String), Rc<Shaped>>>,
}

/// A word in the shapes of the typeface; distances are shares of the size of the letters.
struct Shaped {
    glyphs: Vec<KrillaGlyph>,
    width: f32,
}

impl Letters {
    /// # Errors
    /// Where the typeface cannot be read, which is a fault of this program.
    pub(super) fn read() -> Result<Self, String> {
        let read = |bytes: &&'static [u8]| {
            let face = rustybuzz::Face::from_slice(bytes, 0)?;
            Some((face, Font::new((*bytes).into(), 0)?))
        };
        let faces: Option<Vec<_>> = FACES.iter().map(read).collect();
        let faces = faces.ok_or("The typeface of the program cannot be read.")?;
        Ok(Self { faces, known: RefCell::default() })
    }

    pub(super) fn font(&self, face: Face) -> Font {
        self.faces[face as usize].1.clone()
    }

    /// How wide a text is in letters of this size, in points.
    pub(super) fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        words(text).map(|word| self.shaped(face, word).width).sum::<f32>() * size
    }

    /// The shapes of a text.
    pub(super) fn glyphs(&self, face: Face, text: &str) -> Vec<KrillaGlyph> {
        let mut glyphs = Vec::new();
        let mut start = 0;
        for word in words(text) {
            glyphs.extend(self.shaped(face, word).glyphs.iter().cloned().map(|mut glyph| {
                glyph.text_range = glyph.text_range.start + start..glyph.text_range.end + start;
                glyph
            }));
            start += word.len();
        }
        glyphs
    }

    /// The text in letters that the typeface has: what cannot be seen is taken out, and a mark stands for what has no shape, because
    /// no other typeface is asked for one.
    pub(super) fn clean<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if text.chars().all(|letter| self.has(letter)) {
            return Cow::Borrowed(text);
        }
        let letter = |letter: char| match letter {
            letter if self.has(letter) => Some(letter),
            letter if letter.is_whitespace() => Some(' '),
            letter if is_unseen(letter) => None,
            _ => Some('?'),
        };
        Cow::Owned(text.chars().filter_map(letter).collect())
    }

    fn has(&self, letter: char) -> bool {
        if letter.is_ascii() {
            return !letter.is_control();
        }
        let shape = |(face, _): &(rustybuzz::Face<'_>, Font)| face.glyph_index(letter).is_some();
        // Letters of private use have no meaning for whoever reads the words out.
        !is_unseen(letter) && self.faces.iter().all(shape)
    }

    fn shaped(&self, face: Face, word: &str) -> Rc<Shaped> {
        let key = (face, word.to_owned());
        if let Some(known) = self.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        let shaped = Rc::new(shape(&self.faces[face as usize].0, word));
        self.known.borrow_mut().insert(key, Rc::clone(&shaped));
        shaped
    }
}

/// Marks of direction, joiners, private letters, and whatever else has no shape of its own.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            u32::from(letter),
            0xAD | 0x34F | 0x61C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xE000..=0xF8FF
                | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF0..=0xFFFF | 0xE0000..=0x0010_FFFF
        )
}

/// The words of a text and what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ').flat_map(|word| {
        let (word, space) = word.strip_suffix(' ').map_or((word, ""), |bare| (bare, " "));
        [word, space]
    })
}

fn shape(face: &rustybuzz::Face<'_>, word: &str) -> Shaped {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(word);
    buffer.set_direction(rustybuzz::Direction::LeftToRight);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(face, &[], buffer);
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let unit = f32::from(u16::try_from(face.units_per_em()).unwrap_or(1000));
    let share = |distance: i32| distance as f32 / unit;
    let mut glyphs = Vec::with_capacity(infos.len());
    for (at, (info, position)) in infos.iter().zip(positions).enumerate() {
        let start = info.cluster as usize;
        let next = infos[at..].iter().map(|info| info.cluster as usize).find(|cluster| *cluster > start);
        let place = [position.x_advance, position.x_offset, position.y_offset, position.y_advance].map(share);
        let [advance, x, y, down] = place;
        let letters = start..next.unwrap_or(word.len());
        glyphs.push(KrillaGlyph::new(GlyphId::new(info.glyph_id), advance, x, y, down, letters, None));
    }
    Shaped { width: glyphs.iter().map(|glyph| glyph.x_advance).sum(), glyphs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_typeface_lacks_is_marked_and_what_is_unseen_taken_out() {
        let letters = Letters::read().unwrap();
        assert_eq!(letters.clean("Ynys Môn’s 5–9 ≥ €"), "Ynys Môn’s 5–9 ≥ €");
        assert_eq!(letters.clean("a\u{202e}b\u{200b}c\u{e000}d\te\u{0}\u{feff}"), "abcd e");
        assert_eq!(letters.clean("鶴 ok"), "? ok");
    }

    #[test]
    fn a_text_is_as_wide_as_its_words_and_each_letter_is_its_own() {
        let letters = Letters::read().unwrap();
        let width = |text| letters.width(Face::Regular, 10.0, text);
        assert!((width("five boxes") - width("five") - width(" ") - width("boxes")).abs() < 1e-3);
        assert!(letters.width(Face::Bold, 10.0, "five") > width("five"));
        assert!((width("111") - width("888")).abs() < 1e-6, "figures stand below each other");
        let glyphs = letters.glyphs(Face::Regular, "to a");
        let covered: Vec<_> = glyphs.iter().map(|glyph| glyph.text_range.clone()).collect();
        assert_eq!(covered, [0..1, 1..2, 2..3, 3..4]);
    }
}
