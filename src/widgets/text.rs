//! Texts that are laid out by hand: a line cut to its room, a few lines, and the name of a row with what is told of it.

use super::fonts;
use super::tokens::Tokens;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Pos2, Ui, pos2};
use std::sync::Arc;

/// One line of text, ended with `…` where it does not fit `width`.
pub fn elided(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
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
    /// A part of a unit is no unit, but for the sign of a percentage.
    pub unit: &'a str,
    pub period: &'a str,
    /// Stands for a period that there is no room for.
    pub instead: &'a str,
}

impl RowName<'_> {
    /// Between a name, its unit and its period.
    const GAP: f32 = 8.0;

    /// Draws it from `left` on: before the name is cut the unit falls away, then the period.
    pub fn show(&self, ui: &Ui, left: Pos2, width: f32, tokens: &Tokens) {
        let weak = |text: &str| elided(ui, text, fonts::small(), tokens.text_weak, f32::INFINITY);
        let parts = |text: &str| Some(text).filter(|text| !text.is_empty()).map(weak);
        let (period, instead) = (parts(self.period), parts(self.instead));
        let room = |part: &Option<Arc<Galley>>| part.as_ref().map_or(0.0, |part| part.size().x + Self::GAP);
        let whole = elided(ui, self.name, self.font.clone(), self.colour, f32::INFINITY).size().x;
        let (period, gap) =
            if whole + room(&period) <= width { (period, Self::GAP) } else { (instead, Self::GAP / 4.0) };
        let of_period = period.as_ref().map_or(0.0, |part| part.size().x + gap);
        let name = elided(ui, self.name, self.font.clone(), self.colour, width - of_period);
        let units = [self.unit, if self.unit.starts_with('%') { "%" } else { "" }];
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
            ui.painter().galley(pos2(x, left.y - size.y / 2.0), part, colour);
            x += size.x;
        }
    }
}
