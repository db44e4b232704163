//! Texts that are laid out by hand: a line cut to its room, a few lines, and the name of a row with what is told of it.

use super::fonts;
use super::tokens::{Tokens, size};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Painter, Pos2, Ui, pos2};
use std::sync::Arc;

/// One line of text, ended with `…` where it does not fit `width`.
pub fn elided(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(one_line(text, font, colour, width)))
}

fn one_line(text: &str, font: FontId, colour: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    job
}

/// One line of text, of which the middle is left out where it does not fit: names that begin alike are told apart by how
/// they end.
pub fn elided_amid(ui: &Ui, text: &str, font: &FontId, colour: Color32, width: f32) -> Arc<Galley> {
    cut_amid(ui.painter(), text, font, colour, width)
}

fn cut_amid(painter: &Painter, text: &str, font: &FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let line = |text: &str, width: f32| {
        painter.fonts_mut(|fonts| fonts.layout_job(one_line(text, font.clone(), colour, width)))
    };
    let whole = line(text, f32::INFINITY);
    let Some(row) = whole.rows.first().filter(|_| whole.size().x > width) else { return whole };
    let room = width - line("…", f32::INFINITY).size().x - 1.0;
    let start = row.glyphs.partition_point(|glyph| glyph.max_x() <= room / 2.0);
    let used = start.checked_sub(1).map_or(0.0, |last| row.glyphs[last].max_x());
    let from = row.glyphs.partition_point(|glyph| whole.size().x - glyph.pos.x > room - used);
    let letters = |range: std::ops::Range<usize>| row.glyphs[range].iter().map(|glyph| glyph.chr);
    let before: String = letters(0..start).collect();
    let after: String = letters(from..row.glyphs.len()).collect();
    line(&format!("{}…{}", before.trim_end(), after.trim_start()), width.max(1.0))
}

/// Texts one after the other on no more than so many lines, each in its own font and colour.
pub fn paragraph(ui: &Ui, parts: &[(&str, FontId, Color32)], width: f32, lines: usize) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    for (text, font, colour) in parts {
        job.append(text, 0.0, TextFormat::simple(font.clone(), *colour));
    }
    job.wrap = TextWrapping { max_width: width.max(1.0), max_rows: lines, ..TextWrapping::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A name in a row, and what is told of it as far as there is room for it whole.
#[derive(Clone, Copy, Debug)]
pub struct RowName<'a> {
    pub name: &'a str,
    pub font: &'a FontId,
    pub colour: Color32,
    /// A part of a unit is no unit, but for the sign of a percentage and what a rate is for each so many of.
    pub unit: &'a str,
    pub period: &'a str,
    /// Stands for a period that there is no room for.
    pub instead: &'a str,
}

/// What is left of a unit where there is no room for all of it: `%` of `% of pupils`, `per 100` of `per 100 pupils`.
fn unit_in_short(unit: &str) -> &str {
    if unit.starts_with('%') {
        return "%";
    }
    let Some(of) = unit.strip_prefix("per ") else { return "" };
    let number = of.find(|letter: char| !letter.is_ascii_digit() && letter != ',').unwrap_or(of.len());
    if number == 0 { "" } else { unit[.."per ".len() + number].trim_end_matches(',') }
}

impl RowName<'_> {
    /// Between a name, its unit and its period.
    const GAP: f32 = 8.0;

    /// How wide all of it is.
    pub fn whole(&self, ui: &Ui) -> f32 {
        let wide = |text: &str, font: &FontId| {
            ui.painter().layout_no_wrap(text.to_owned(), font.clone(), self.colour).size().x
        };
        let weak = |text: &str| if text.is_empty() { 0.0 } else { wide(text, &fonts::small()) + Self::GAP };
        wide(self.name, self.font) + weak(self.unit) + weak(self.period)
    }

    /// Draws it from `left` on: before the name is cut the unit falls away, then the period.
    pub fn show(&self, ui: &Ui, left: Pos2, width: f32, tokens: &Tokens) {
        self.paint(ui.painter(), left, width, tokens);
    }

    /// The same by a painter, which may reach further than the room of a widget.
    pub fn paint(&self, painter: &Painter, left: Pos2, width: f32, tokens: &Tokens) {
        let elided = |text: &str, font: FontId, colour: Color32, width: f32| {
            painter.fonts_mut(|fonts| fonts.layout_job(one_line(text, font, colour, width)))
        };
        let weak = |text: &str| elided(text, fonts::small(), tokens.text_weak, f32::INFINITY);
        let parts = |text: &str| Some(text).filter(|text| !text.is_empty()).map(weak);
        let (period, instead) = (parts(self.period), parts(self.instead));
        let room = |part: &Option<Arc<Galley>>| part.as_ref().map_or(0.0, |part| part.size().x + Self::GAP);
        let whole = elided(self.name, self.font.clone(), self.colour, f32::INFINITY).size().x;
        let (period, gap) =
            if whole + room(&period) <= width { (period, Self::GAP) } else { (instead, Self::GAP / 4.0) };
        let of_period = period.as_ref().map_or(0.0, |part| part.size().x + gap);
        // A little smaller rather than cut.
        let is_cut = whole > width - of_period;
        let font = if is_cut { fonts::semibold_at(size::SMALL) } else { self.font.clone() };
        let name = cut_amid(painter, self.name, &font, self.colour, width - of_period);
        let units = [self.unit, unit_in_short(self.unit)];
        let of_unit = width - of_period - name.size().x - Self::GAP;
        let unit = units.into_iter().filter_map(parts).find(|unit| unit.size().x <= of_unit);
        let mut x = left.x;
        for (before, part, colour) in [
            (0.0, Some(name), self.colour),
            (Self::GAP, unit, tokens.text_weak),
            (gap, period, tokens.text_weak),
        ] {
            let Some(part) = part else { continue };
            let size = part.size();
            x += before;
            painter.galley(pos2(x, left.y - size.y / 2.0), part, colour);
            x += size.x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_in_short_is_still_one() {
        for (unit, short) in [
            ("% of pupils", "%"),
            ("per 100 pupils", "per 100"),
            ("per 100,000 aged 65 and over", "per 100,000"),
            ("per pupil", ""),
            ("years", ""),
            ("", ""),
        ] {
            assert_eq!(unit_in_short(unit), short);
        }
    }

    #[test]
    fn names_that_begin_alike_are_cut_so_that_they_still_differ() {
        let ctx = egui::Context::default();
        fonts::install(&ctx);
        let mut cut = Vec::new();
        let mut drawn = ctx.run_ui(egui::RawInput::default(), |ui| {
            let shown = |name: &str, width: f32| {
                let font = FontId::proportional(size::BODY);
                let galley = elided_amid(ui, name, &font, Color32::PLACEHOLDER, width);
                assert!(galley.size().x <= width && !galley.elided, "{}", galley.text());
                galley.text().to_owned()
            };
            cut = (1..=12).map(|at| shown(&format!("A place with a long name {at}"), 90.0)).collect();
            assert_eq!(shown("Bury", 90.0), "Bury");
            assert_eq!(shown("A place with a long name", 900.0), "A place with a long name");
        });
        drawn.textures_delta.clear();
        assert!(cut.iter().all(|name| name.starts_with("A pl") && name.contains('…')), "{cut:?}");
        let different: std::collections::HashSet<&String> = cut.iter().collect();
        assert_eq!(different.len(), 12, "{cut:?}");
    }
}
