//! A page as it fills the screen for a room to look at: its title, and its main drawing or what it says first. Each page knows
//! which that is ([`Content::for_board`](crate::pages::Content::for_board)).

use super::parts::{OPEN, SIGN, open};
use crate::charts::{self, Sign};
use crate::model::IndicatorId;
use crate::pages::PageContext;
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{fonts, paragraph};
use crate::words::number;
use egui::text::Galley;
use egui::{FontId, Label, Rect, Sense, Ui, UiBuilder, vec2};
use std::sync::Arc;

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
    /// Whether that can be seen in a room of this height, where there is one in which it cannot.
    pub fits: Option<Fits<'a>>,
    /// Whether what is told stands beside that in a wide room, rather than below it.
    pub stands_beside: bool,
    /// What is told too where that has no room; nothing where what is told says the same.
    pub unseen: &'static str,
    /// The signs within that.
    pub signs: Vec<Sign>,
    /// The indicators whose figures it shows.
    pub indicators: Vec<IndicatorId>,
    /// What is told below it, what matters most first.
    pub lines: Vec<Line>,
    /// How many of the first of these the title counts.
    pub counted: usize,
}

/// Draws in a room of this height; how much of what it has to show there was no room for, or `None` where there was too little for
/// anything.
pub type Drawing<'a> = Box<dyn Fn(&mut Ui, &PageContext<'_>, f32) -> Option<usize> + 'a>;

/// Whether a drawing can be seen in a room of this height.
pub type Fits<'a> = Box<dyn Fn(&Ui, f32) -> bool + 'a>;

/// A line of a slide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub signs: Vec<Sign>,
    pub strong: String,
    pub rest: String,
    /// The indicators whose figures it tells.
    pub indicators: Vec<IndicatorId>,
}

/// What of a slide had room.
#[derive(Clone, Copy, Default)]
pub(super) struct Shown {
    pub is_drawn: bool,
    /// How many of its lines.
    pub lines: usize,
    pub left_out: usize,
}

/// What is left out of a slide is counted so.
const MORE: [&str; 2] = ["more", "more"];
/// A drawing leaves room for so many lines, and lines are as large as leaves so many of them in sight.
const LINES_BELOW_A_DRAWING: usize = 3;
const LINES_IN_SIGHT: usize = 6;
/// From so wide a room lines stand beside a drawing that may have them there; it has this share of the width.
const BESIDE_FROM: f32 = 560.0;
const SHARE_OF_DRAWING: f32 = 0.6;

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

    /// The signs of what has room.
    pub(super) fn signs(&self, shown: &Shown) -> Vec<Sign> {
        let drawn = self.signs.iter().filter(|_| shown.is_drawn);
        let told = self.lines[..shown.lines].iter().flat_map(|line| &line.signs);
        drawn.chain(told).copied().collect()
    }

    /// All of it, as if there were room.
    pub(super) fn all(&self) -> Shown {
        Shown { is_drawn: self.drawing.is_some(), lines: self.lines.len(), left_out: 0 }
    }

    /// Without the drawing, where that and enough lines have no room in this height: what it says goes before what it draws.
    #[must_use]
    pub(super) fn within(mut self, ui: &Ui, page: &PageContext<'_>, height: f32) -> Self {
        let of_lines = || Lines::of(ui, page, &self.lines).height(ui, size::SMALL, LINES_BELOW_A_DRAWING);
        let of_lines = if self.is_beside(ui) { 0.0 } else { of_lines() };
        let room = height - OPEN - ui.spacing().item_spacing.y - of_lines;
        if !self.lines.is_empty() && self.fits.as_ref().is_some_and(|fits| !fits(ui, room)) {
            self.drawing = None;
            self.lines.extend(Some(self.unseen).filter(|unseen| !unseen.is_empty()).map(Line::plain));
        }
        self
    }

    /// What would be seen in a room of this height; a drawing is taken to be.
    pub(super) fn lines_within(&self, ui: &Ui, page: &PageContext<'_>, height: f32) -> Shown {
        if self.drawing.is_some() {
            return self.all();
        }
        let room = height - OPEN - ui.spacing().item_spacing.y;
        let (_, lines) = Lines::of(ui, page, &self.lines).size_and_count(ui, room);
        Shown { is_drawn: false, lines, left_out: self.lines.len() - lines }
    }

    /// Whether what it tells stands beside its drawing in this room.
    fn is_beside(&self, ui: &Ui) -> bool {
        self.stands_beside && ui.available_width() >= BESIDE_FROM
    }

    /// Draws its drawing with its lines beside it.
    fn show_beside(&self, ui: &mut Ui, page: &PageContext<'_>, drawing: &Drawing<'_>, room: f32) -> Shown {
        let (_, all) = ui.allocate_space(vec2(ui.available_width(), room));
        let middle = all.left() + all.width() * SHARE_OF_DRAWING;
        let part = |ui: &mut Ui, salt, rect| ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
        let left = Rect::from_x_y_ranges(all.left()..=middle, all.y_range());
        let drawn = drawing(&mut part(ui, "drawing", left), page, room);
        let right = Rect::from_x_y_ranges(middle + space::THREE..=all.right() - space::ONE, all.y_range());
        let inside = &mut part(ui, "told", right);
        let lines = Lines::of(inside, page, &self.lines).show(inside, room);
        let left_out = drawn.unwrap_or(0) + self.lines.len() - lines;
        Shown { is_drawn: drawn.is_some(), lines, left_out }
    }

    /// Draws all below the title in a room of this height, but for what is below it all.
    pub(super) fn show(&self, ui: &mut Ui, page: &PageContext<'_>, height: f32) -> Shown {
        let room = height - OPEN - ui.spacing().item_spacing.y;
        if let Some(drawing) = self.drawing.as_ref().filter(|_| self.is_beside(ui)) {
            return self.show_beside(ui, page, drawing, room);
        }
        let top = ui.cursor().top();
        let of_lines = Lines::of(ui, page, &self.lines);
        let least = of_lines.height(ui, size::SMALL, LINES_BELOW_A_DRAWING);
        let drawn = self.drawing.as_ref().and_then(|drawing| drawing(ui, page, room - least));
        let lines = of_lines.show(ui, room - (ui.cursor().top() - top));
        let untold = self.lines.len() - lines;
        Shown { is_drawn: drawn.is_some(), lines, left_out: drawn.unwrap_or(0) + untold }
    }

    /// What leads to the page, with how much there was no room for: of what the title counts, as long as not all of that is there.
    pub(super) fn open(&self, ui: &mut Ui, page: &PageContext<'_>, shown: &Shown) {
        match self.counted.checked_sub(shown.lines).filter(|left| *left > 0) {
            Some(left) => {
                let more = format!("more of the {}", number::count(self.counted as u64));
                open(ui, page, left, [&more, &more]);
            }
            None => open(ui, page, shown.left_out, MORE),
        }
    }
}

/// Lines as they are laid out.
struct Lines<'a> {
    all: &'a [Line],
    /// The room of their signs; what none of them has takes none.
    signs: f32,
    width: f32,
    tokens: &'a Tokens,
}

impl<'a> Lines<'a> {
    fn of(ui: &Ui, page: &PageContext<'a>, all: &'a [Line]) -> Self {
        Self::of_width(ui, page.tokens, all, ui.available_width())
    }

    fn of_width(ui: &Ui, tokens: &'a Tokens, all: &'a [Line], width: f32) -> Self {
        let most = all.iter().map(|line| line.signs.len()).max().unwrap_or(0) as f32;
        let signs = most * (SIGN + ui.spacing().item_spacing.x);
        Self { all, signs, width: width - signs, tokens }
    }

    /// A line of this size, whole.
    fn words(&self, ui: &Ui, line: &Line, large: f32) -> Arc<Galley> {
        let usual = FontId::proportional(large);
        let gap = if line.strong.is_empty() || line.rest.is_empty() { "" } else { " " };
        let parts = [
            (line.strong.as_str(), fonts::semibold_at(large), self.tokens.text),
            (gap, usual.clone(), self.tokens.text),
            (line.rest.as_str(), usual, self.tokens.text),
        ];
        paragraph(ui, &parts, self.width, usize::MAX)
    }

    /// What the first of them take.
    fn height(&self, ui: &Ui, large: f32, count: usize) -> f32 {
        let gap = ui.spacing().item_spacing.y;
        self.all.iter().take(count).map(|line| self.words(ui, line, large).size().y + gap).sum()
    }

    /// How many of them have room in this size; more than could ever have are not measured.
    fn fitting(&self, ui: &Ui, large: f32, room: f32) -> usize {
        let (mut taken, gap) = (0.0, ui.spacing().item_spacing.y);
        let fits = self.all.iter().take_while(|line| {
            taken += self.words(ui, line, large).size().y + gap;
            taken <= room
        });
        fits.count()
    }

    /// Shows as many as there is room for, as large as that allows all of them, or else enough of them; how many.
    fn show(&self, ui: &mut Ui, room: f32) -> usize {
        let (large, count) = self.size_and_count(ui, room);
        // Signs of lines that are not seen take no room.
        let seen = Self::of_width(ui, self.tokens, &self.all[..count], self.width + self.signs);
        for line in seen.all {
            seen.show_line(ui, line, large);
        }
        count
    }

    fn size_and_count(&self, ui: &Ui, room: f32) -> (f32, usize) {
        const SIZES: [f32; 4] = [size::COUNT, size::CARD_TITLE, size::BODY, size::SMALL];
        let sizes = SIZES.map(|large| (large, self.fitting(ui, large, room)));
        let with = |least: usize| sizes.into_iter().find(|(_, count)| *count >= least);
        let all = self.all.len();
        with(all).or_else(|| with(LINES_IN_SIGHT.min(all))).unwrap_or(sizes[3])
    }

    fn show_line(&self, ui: &mut Ui, line: &Line, large: f32) {
        let gap = ui.spacing().item_spacing.x;
        ui.horizontal_top(|ui| {
            if self.signs > 0.0 {
                let (rect, _) = ui.allocate_exact_size(vec2(self.signs - gap, large), Sense::hover());
                for (nth, sign) in line.signs.iter().enumerate() {
                    let x = rect.left() + (SIGN + gap) * nth as f32 + SIGN / 2.0;
                    let at = egui::pos2(x, rect.top() + large * 0.7);
                    charts::sign(ui.painter(), at, large * 0.8, *sign, self.tokens);
                }
            }
            let words = self.words(ui, line, large);
            ui.add(Label::new(words));
        });
    }
}
