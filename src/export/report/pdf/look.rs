//! Sizes and colours on paper, in points.

use super::letters::Face;
use crate::widgets::tokens::Tokens;
use egui::Color32;

/// A4.
pub(super) const PAPER: [f32; 2] = [595.28, 841.89];
/// 17 mm on each side.
pub(super) const MARGIN: f32 = 48.19;
/// The width of what is between the margins.
pub(super) const MEASURE: f32 = PAPER[0] - 2.0 * MARGIN;
/// Where the running head stands, and the rule below it.
pub(super) const HEAD: f32 = 36.0;
pub(super) const HEAD_RULE: f32 = 43.5;
/// Where the content begins.
pub(super) const TOP: f32 = 52.0;
/// The last line of the foot.
pub(super) const FOOT: f32 = 815.0;

/// From line to line, as a share of the size of the letters.
pub(super) const LEADING: f32 = 1.34;
/// Between columns, of text and of a table.
pub(super) const GUTTER: f32 = 14.0;
pub(super) const CELL_GAP: f32 = 7.0;
/// How far what stands in a list is moved in.
pub(super) const INDENT: f32 = 12.0;
/// From line to line where one writes by hand.
pub(super) const RULED: f32 = 20.0;

/// Letters of one size, weight and colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub face: Face,
    pub size: f32,
    pub colour: Color32,
}

impl Style {
    pub(super) fn bold(self) -> Self {
        let face = if self.face == Face::Regular { Face::Semibold } else { self.face };
        Self { face, ..self }
    }

    pub(super) fn in_colour(self, colour: Color32) -> Self {
        Self { colour, ..self }
    }

    /// The height of a line of it.
    pub(super) fn line(self) -> f32 {
        self.size * LEADING
    }

    /// From the top of a line to the foot of its letters.
    pub(super) fn baseline(self) -> f32 {
        self.line() / 2.0 + self.middle()
    }

    /// From the foot of its letters to where the middle of a line is for the eye: half a capital letter.
    pub(super) fn middle(self) -> f32 {
        0.364 * self.size
    }
}

/// Nothing is smaller than this, which is the least that is read with ease on paper.
const LEAST: f32 = 8.0;

/// The looks of the parts of a document.
pub(super) struct Looks {
    pub title: Style,
    /// The second level to the fourth.
    pub headings: [Style; 3],
    pub lead: Style,
    pub plain: Style,
    pub quiet: Style,
    pub cell: Style,
    pub head: Style,
    pub running: Style,
    pub fact: Style,
    pub fact_name: Style,
    pub key: Style,
    /// Words that are passed over within others, and those that lead elsewhere.
    pub faint: Color32,
    pub link: Color32,
    pub rule: Color32,
    pub strong_rule: Color32,
    pub hair: Color32,
}

impl Looks {
    /// As they are where things stand so close.
    pub(super) fn new(tight: Tight) -> Self {
        let tokens = Tokens::light();
        let (ink, faint) = (tokens.text, tokens.text_weak);
        let style = |face, size: f32, colour| Style { face, size: (size * tight.letters).max(LEAST), colour };
        Self {
            title: style(Face::Bold, 19.0, ink),
            headings: [
                style(Face::Semibold, 11.5, ink),
                style(Face::Semibold, 9.5, ink),
                style(Face::Semibold, 9.0, ink),
            ],
            lead: style(Face::Regular, 10.0, faint),
            plain: style(Face::Regular, 9.0, ink),
            quiet: style(Face::Regular, 8.5, faint),
            cell: style(Face::Regular, 8.5, ink),
            head: style(Face::Semibold, 8.5, ink),
            running: style(Face::Regular, 8.0, faint),
            fact: style(Face::Semibold, 9.0, ink),
            fact_name: style(Face::Regular, 8.0, faint),
            key: style(Face::Regular, 8.0, ink),
            faint,
            link: tokens.accent_text,
            rule: tokens.outline,
            strong_rule: tokens.line_focus,
            hair: tokens.line,
        }
    }
}

/// How close things stand, so that a page holds what belongs on one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tight {
    pub space: f32,
    pub figure: f32,
    pub letters: f32,
}

/// From the most roomy to the tightest.
pub(super) const TIGHT: [Tight; 5] = [
    Tight { space: 1.0, figure: 1.0, letters: 1.0 },
    Tight { space: 0.8, figure: 0.92, letters: 1.0 },
    Tight { space: 0.65, figure: 0.84, letters: 0.96 },
    Tight { space: 0.5, figure: 0.76, letters: 0.9 },
    Tight { space: 0.35, figure: 0.7, letters: 0.85 },
];
