//! Words as words: one element for each line and look of letters, as wide as on the screen whatever typeface is there.

use super::{Escaped, Fill, Number, Placed, Turned, Writer};
use crate::widgets::fonts;
use egui::epaint::TextShape;
use egui::epaint::text::{ByteIndex, Galley, LayoutSection};
use egui::{Color32, Pos2};

/// The typeface of the window where there is one of its name, or else what is much like it.
pub(super) const FAMILIES: &str = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// Letters of one look that follow each other on a line.
struct Run<'a> {
    look: &'a LayoutSection,
    words: String,
    /// Where the first one stands on its line, from the corner of the text, and where the last one ends.
    start: Pos2,
    end: f32,
}

impl Writer<'_> {
    pub(super) fn text(&mut self, shape: &TextShape) {
        for run in runs(&shape.galley) {
            let colour = colour(shape, run.look.format.color);
            if run.words.trim().is_empty() || colour == Color32::TRANSPARENT {
                continue;
            }
            let (x, y) = (shape.pos.x + run.start.x, shape.pos.y + run.start.y);
            let Placed { x, y } = self.at(Pos2::new(x, y));
            let corner = self.at(shape.pos);
            let format = &run.look.format;
            let (width, size) = (Number(run.end - run.start.x), Number(format.font_id.size));
            let weight = match &format.font_id.family {
                family if *family == fonts::bold() => " font-weight=\"700\"",
                family if *family == fonts::semibold() => " font-weight=\"600\"",
                _ => "",
            };
            let is_underlined = !format.underline.is_empty() || !shape.underline.is_empty();
            let line = if is_underlined { " text-decoration=\"underline\"" } else { "" };
            let (fill, words) = (Fill(colour), Escaped(&run.words));
            let turned = Turned(shape.angle, [corner.x, corner.y]);
            self.line(format_args!(
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{line} textLength=\"{width}\" \
                 lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"{turned}{fill}>{words}</text>"
            ));
        }
    }
}

/// The colour that letters have on the screen.
fn colour(shape: &TextShape, of_letters: Color32) -> Color32 {
    let own = if of_letters == Color32::PLACEHOLDER { shape.fallback_color } else { of_letters };
    shape.override_text_color.unwrap_or(own).gamma_multiply(shape.opacity_factor)
}

/// The runs of a text, line by line. A letter's look is that of its place in the text; the sign that stands for what was left
/// out has the look of the letters before it.
fn runs(galley: &Galley) -> Vec<Run<'_>> {
    let (text, sections) = (&galley.job.text, &galley.job.sections);
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut at = 0;
    for row in &galley.rows {
        let mut is_first = true;
        for glyph in &row.row.glyphs {
            let is_in_text = text.get(at..).is_some_and(|rest| rest.starts_with(glyph.chr));
            let look = sections.iter().find(|section| section.byte_range.contains(&ByteIndex(at)));
            let Some(look) =
                look.filter(|_| is_in_text).or(runs.last().map(|run| run.look)).or(sections.first())
            else {
                continue;
            };
            if is_in_text {
                at += glyph.chr.len_utf8();
            }
            let left = row.pos.x + glyph.pos.x;
            match runs.last_mut().filter(|run| !is_first && std::ptr::eq(run.look, look)) {
                Some(run) => {
                    run.words.push(glyph.chr);
                    run.end = left + glyph.advance_width;
                }
                None => runs.push(Run {
                    look,
                    words: glyph.chr.to_string(),
                    start: Pos2::new(left, row.pos.y + glyph.pos.y),
                    end: left + glyph.advance_width,
                }),
            }
            is_first = false;
        }
        if row.ends_with_newline {
            at += 1;
        }
    }
    runs
}
