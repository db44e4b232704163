//! Draws the figures and the small pictures of a report, by the functions that draw them in the window.

use super::super::document::{Figure, Line, Little};
use crate::analysis::TargetStatus;
use crate::charts::map::MapFill;
use crate::charts::spark::Sparkline;
use crate::charts::stacks::SquareFill;
use crate::charts::{self, Arrow, Mark, Sign};
use crate::export::svg::{Picture, svg};
use crate::model::Verdict;
use crate::widgets::paper::{Drawn, Press};
use crate::widgets::tokens::{Tokens, size};
use crate::words::{lower_first, target_status_word, verdict_in_table};
use egui::{Color32, Painter, Pos2, Rect, Ui, Vec2};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

/// The width of a page in points of the window, and what no chart is higher than: one is as high as it has to be.
pub(super) const WHOLE: f32 = 808.0;
pub(super) const HIGHEST: f32 = 900.0;
/// How large a point of the window is on paper: its small type, of 13, is then of the 8 points below which nothing is.
pub(super) const SCALE: f32 = 8.0 / size::SMALL;
/// The width of what is drawn for a telephone, where its letters are as large as those beside it.
pub(super) const NARROW: f32 = 260.0;
/// The room of a sign in points of the window, and how large it is in it; five bars are wider.
const SIGN: Vec2 = Vec2::new(14.0, 14.0);
const FIFTH: Vec2 = Vec2::new(19.0, 14.0);
const MARK: f32 = 12.5;
const ARROW: f32 = 13.5;
const SPARK: Vec2 = Vec2::new(76.0, 19.0);

/// A press with the pictures that it has made.
pub(super) struct Pen {
    press: Press,
    pub(super) tokens: Tokens,
    made: RefCell<HashMap<String, Arc<Little>>>,
}

impl Pen {
    pub(super) fn new() -> Self {
        let tokens = Tokens::light();
        Self { press: Press::new(&tokens), tokens, made: RefCell::default() }
    }

    /// A sign that says what it means.
    pub(super) fn sign(&self, sign: Sign) -> Arc<Little> {
        self.sign_that_says(sign, sign_words(sign))
    }

    /// A sign beside words that say it.
    pub(super) fn silent(&self, sign: Sign) -> Arc<Little> {
        self.sign_that_says(sign, String::new())
    }

    /// A sign with words of its own.
    pub(super) fn sign_that_says(&self, sign: Sign, told: String) -> Arc<Little> {
        let id = super::shared::slug(&match sign {
            Sign::Mark(mark) => format!("mark {mark:?}"),
            Sign::Arrow(arrow) => format!("arrow {arrow:?}"),
        });
        let size = room_of(sign);
        let across = if matches!(sign, Sign::Arrow(_)) { ARROW } else { MARK };
        let centre = (size / 2.0).to_pos2();
        self.little(id, told, size, |painter| charts::sign(painter, centre, across, sign, &self.tokens))
    }

    /// The course of a figure, which the words beside it say.
    pub(super) fn spark(&self, line: &Sparkline) -> Arc<Little> {
        let rect = Rect::from_min_size(Pos2::ZERO, SPARK);
        let id = format!("spark-{:016x}", fingerprint(line));
        self.little(id, String::new(), SPARK, |painter| charts::sparkline(painter, rect, line, &self.tokens))
    }

    /// One of many squares, beside words that say what it is.
    pub(super) fn square(&self, fill: SquareFill) -> Arc<Little> {
        let id = super::shared::slug(&format!("square {fill:?}"));
        let rect = Rect::from_min_size(Pos2::ZERO, SIGN).shrink(1.5);
        self.little(id, String::new(), SIGN, |painter| charts::square(painter, rect, fill, &self.tokens))
    }

    /// What an area of a map is filled with, beside words that say what that means.
    pub(super) fn swatch(&self, fill: MapFill) -> Arc<Little> {
        let id = super::shared::slug(&format!("swatch {fill:?}"));
        let rect = Rect::from_min_size(Pos2::ZERO, SIGN).shrink(1.5);
        self.little(id, String::new(), SIGN, |painter| charts::map::swatch(painter, rect, fill, &self.tokens))
    }

    fn little(&self, id: String, told: String, size: Vec2, paint: impl Fn(&Painter)) -> Arc<Little> {
        let key = format!("{id} {told}");
        if let Some(known) = self.made.borrow().get(&key) {
            return Arc::clone(known);
        }
        let drawn = self.press.paint(size, paint);
        let svg = Self::svg(&id, "", &told, Rect::from_min_size(Pos2::ZERO, size), &drawn);
        let [width, height] = [size.x, size.y].map(|length| length * SCALE);
        let little = Arc::new(Little { id, told, svg, width, height });
        self.made.borrow_mut().insert(key, Arc::clone(&little));
        little
    }

    /// A chart in a room of this width and no higher than this, in points of the window; `draw` says where it stands.
    pub(super) fn figure(
        &self,
        id: String,
        [title, subtitle, told]: [&str; 3],
        room: Vec2,
        mut draw: impl FnMut(&mut Ui) -> Rect,
    ) -> Figure {
        let mut area = Rect::from_min_size(Pos2::ZERO, room);
        let drawn = self.press.draw(room, |ui| area = draw(ui));
        let svg = Self::svg(&id, title, told, area, &drawn);
        Figure {
            id,
            title: Line::strong(title),
            subtitle: subtitle.to_owned(),
            told: told.to_owned(),
            svg,
            width: area.width() * SCALE,
            height: area.height() * SCALE,
            narrow: None,
        }
    }

    fn svg(id: &str, title: &str, description: &str, area: Rect, drawn: &Drawn) -> String {
        svg(&Picture { id, title, description, area, ground: Color32::TRANSPARENT, shapes: &drawn.shapes })
    }
}

fn room_of(sign: Sign) -> Vec2 {
    match sign {
        Sign::Mark(Mark::Fifth(_) | Mark::Step(_)) => FIFTH,
        _ => SIGN,
    }
}

/// How wide a sign is, in points; nothing where none is drawn.
pub(super) fn width_of(sign: Sign) -> f32 {
    match sign {
        Sign::Mark(Mark::None) | Sign::Arrow(Arrow::None) => 0.0,
        sign => room_of(sign).x * SCALE,
    }
}

/// What a sign says to those who do not see it; nothing where there is nothing to say.
pub(super) fn sign_words(sign: Sign) -> String {
    match sign {
        Sign::Mark(mark) => mark_words(mark),
        Sign::Arrow(Arrow::Worse { .. }) => "getting worse".to_owned(),
        Sign::Arrow(Arrow::Better { .. }) => "getting better".to_owned(),
        Sign::Arrow(Arrow::Neutral { rising: true }) => "rising".to_owned(),
        Sign::Arrow(Arrow::Neutral { rising: false }) => "falling".to_owned(),
        Sign::Arrow(Arrow::Steady) => "no clear trend".to_owned(),
        Sign::Arrow(Arrow::None) => String::new(),
    }
}

fn mark_words(mark: Mark) -> String {
    match mark {
        Mark::Verdict(verdict) => lower_first(verdict_in_table(verdict)),
        Mark::Strong(Verdict::Better) => "best".to_owned(),
        Mark::Strong(_) => "worst".to_owned(),
        Mark::Fifth(step) => {
            format!("{} fifth", ["worst", "second worst", "middle", "second best", "best"][at(step)])
        }
        Mark::Step(step) => {
            format!("{} fifth", ["lowest", "second lowest", "middle", "second highest", "highest"][at(step)])
        }
        Mark::Target(TargetStatus::NotCalculated) | Mark::None => String::new(),
        Mark::Target(status) => format!("target {}", lower_first(target_status_word(status))),
    }
}

fn at(step: u8) -> usize {
    usize::from(step.clamp(1, 5) - 1)
}

/// A number of a drawing that no other has, as far as numbers go (FNV-1a), so that it is the same in every report.
fn fingerprint(line: &Sparkline) -> u64 {
    let mut text = String::new();
    let _ = write!(text, "{line:?}");
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
