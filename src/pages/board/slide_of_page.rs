//! A page as it fills the screen for a room to look at: its title, and its main drawing or what it says first. Each page knows
//! which that is ([`Content::for_board`](crate::pages::Content::for_board)).

use super::view::{OPEN, SIGN, is_low, open};
use crate::charts::{self, Sign};
use crate::pages::PageContext;
use crate::widgets::tokens::size;
use crate::widgets::{Hint, fonts, paragraph};
use egui::{FontId, Label, Sense, Ui, vec2};

/// What of a page is shown to a room.
#[derive(Default)]
pub struct SlideOfPage<'a> {
    /// What it says above all.
    pub title: String,
    /// What else was chosen, in words.
    pub under: String,
    /// Whether what it says hangs on what figures are compared with.
    pub is_compared: bool,
    /// Its main drawing in a room of this height, of which it takes as much as it needs.
    pub drawing: Option<Drawing<'a>>,
    /// What is told below it, what matters most first.
    pub lines: Vec<Line>,
}

/// Draws in a room of this height; how much of what it has to show there was no room for.
pub type Drawing<'a> = Box<dyn Fn(&mut Ui, &PageContext<'_>, f32) -> usize + 'a>;

/// A line of a slide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub signs: Vec<Sign>,
    pub strong: String,
    pub rest: String,
}

impl Line {
    /// Words without a sign.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { rest: words.into(), ..Self::default() }
    }
}

impl SlideOfPage<'_> {
    /// A page that has no drawing for a room: its title, then what it says.
    pub fn in_words(sentences: Vec<String>) -> Self {
        let mut said = sentences.into_iter().filter(|said| !said.is_empty());
        let title = said.next().unwrap_or_default();
        Self { title, lines: said.map(Line::plain).collect(), ..Self::default() }
    }

    /// Every sign of its lines.
    pub(super) fn signs(&self) -> Vec<Sign> {
        self.lines.iter().flat_map(|line| line.signs.iter().copied()).collect()
    }

    /// Draws all below the title in a room of this height; what there is no room for is counted.
    pub(super) fn show(&self, ui: &mut Ui, page: &PageContext<'_>, height: f32) {
        let top = ui.cursor().top();
        let mut left_out = 0;
        if let Some(drawing) = &self.drawing {
            left_out = drawing(ui, page, height - OPEN);
        }
        let rest = height - OPEN - (ui.cursor().top() - top);
        let untold = lines(ui, page, &self.lines, rest);
        // Where a drawing takes all the room it is not the first of something that goes on.
        left_out += if self.drawing.is_some() && untold == self.lines.len() { 0 } else { untold };
        open(ui, page, left_out);
    }
}

/// As many lines as there is room for, as large as that allows all of them; how many are left out.
fn lines(ui: &mut Ui, page: &PageContext<'_>, all: &[Line], room: f32) -> usize {
    /// How large a line is, and how many rows it has at most.
    const SIZES: [f32; 3] = [size::COUNT, size::CARD_TITLE, size::BODY];
    let most_rows = if is_low(ui) { 2 } else { 3 };
    let spacing = ui.spacing().item_spacing;
    let width = ui.available_width();
    // What none of them has takes no room.
    let signs = all.iter().map(|line| line.signs.len()).max().unwrap_or(0) as f32 * (SIGN + spacing.x);
    let words = |ui: &Ui, line: &Line, large: f32| {
        let strong = (line.strong.as_str(), fonts::semibold_at(large), page.tokens.text);
        let gap = if line.strong.is_empty() || line.rest.is_empty() { "" } else { " " };
        let rest = (line.rest.as_str(), FontId::proportional(large), page.tokens.text);
        let gap = (gap, FontId::proportional(large), page.tokens.text);
        paragraph(ui, &[strong, gap, rest], width - signs, most_rows)
    };
    // More lines than could ever have room are not measured.
    let fitting = |ui: &Ui, large: f32| {
        let mut taken = 0.0;
        let fits = all.iter().take_while(|line| {
            taken += words(ui, line, large).size().y + spacing.y;
            taken <= room
        });
        fits.count()
    };
    let at = |large: f32| (large, fitting(ui, large));
    let sizes = SIZES.map(at);
    let (large, count) = { sizes.into_iter().find(|(_, count)| *count == all.len()) }.unwrap_or(sizes[2]);
    for line in &all[..count] {
        ui.horizontal_top(|ui| {
            if signs > 0.0 {
                let (rect, _) = ui.allocate_exact_size(vec2(signs - spacing.x, large), Sense::hover());
                for (nth, sign) in line.signs.iter().enumerate() {
                    let x = rect.left() + (SIGN + spacing.x) * nth as f32 + SIGN / 2.0;
                    let at = egui::pos2(x, rect.top() + large * 0.7);
                    charts::sign(ui.painter(), at, large * 0.8, *sign, page.tokens);
                }
            }
            let words = words(ui, line, large);
            let is_cut = words.elided;
            let shown = ui.add(Label::new(words));
            if is_cut {
                shown.hint(format!("{} {}", line.strong, line.rest).trim());
            }
        });
    }
    all.len() - count
}
