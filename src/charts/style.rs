//! The colours and type of charts, as plain data: the window fills it from its tokens.

use crate::widgets::fonts;
pub use crate::widgets::tokens::MarkColours;
use crate::widgets::tokens::{Tokens, size};
use eframe::egui::{Color32, FontFamily, FontId};

/// The colours of process control, the same whatever colours verdicts are drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessColours {
    /// Special cause, the right way.
    pub improvement: MarkColours,
    /// Special cause, the wrong way.
    pub concern: MarkColours,
    /// Nothing but chance.
    pub common_cause: MarkColours,
    /// Special cause, neither way good.
    pub neutral: MarkColours,
}

impl ProcessColours {
    /// On a light card.
    pub fn light() -> Self {
        let mark = |fill, outline| MarkColours { fill: hex(fill), outline: hex(outline) };
        Self {
            improvement: mark("#419bd9", "#12436d"),
            concern: mark("#f47738", "#8a2f00"),
            common_cause: mark("#8b98a2", "#4c5a65"),
            neutral: mark("#b96a93", "#801650"),
        }
    }

    /// On a dark card.
    pub fn dark() -> Self {
        let mark = |fill, outline| MarkColours { fill: hex(fill), outline: hex(outline) };
        Self {
            improvement: mark("#2f7fbf", "#a8d5f7"),
            concern: mark("#f0854a", "#ffc09a"),
            common_cause: mark("#71818e", "#b4c0ca"),
            neutral: mark("#b55a8c", "#eaa6cb"),
        }
    }
}

/// How charts look.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartStyle {
    /// The card behind the chart; halos of labels have it too.
    pub card: Color32,
    /// Values and names.
    pub text: Color32,
    /// Ticks, notes and names of context.
    pub text_weak: Color32,
    /// Horizontal grid lines.
    pub grid: Color32,
    /// The line of zero, and the line of the reference of bars.
    pub axis: Color32,
    /// The place in focus.
    pub focus: Color32,
    /// The same place as a whole, beside its most deprived group.
    pub whole: Color32,
    /// The nation, dashed.
    pub nation: Color32,
    /// The system.
    pub system: Color32,
    /// Statistical neighbours.
    pub peers: Color32,
    /// The region.
    pub region: Color32,
    /// All other lines.
    pub other: Color32,
    /// Another line under the pointer.
    pub other_hovered: Color32,
    /// The limits around the line in focus.
    pub band: Color32,
    /// Stretches of low reliability.
    pub shade: Color32,
    /// Vertical marks.
    pub mark: Color32,
    /// The line of a target.
    pub target: Color32,
    /// Better than the benchmark.
    pub better: MarkColours,
    /// Worse.
    pub worse: MarkColours,
    /// Similar.
    pub similar: MarkColours,
    /// Higher or lower, where neither is good.
    pub neutral: MarkColours,
    /// Process control.
    pub process: ProcessColours,
    /// Ticks and names of context.
    pub small: FontId,
    /// Names and values of what is in focus.
    pub strong: FontId,
}

impl ChartStyle {
    /// The colours of a theme, as charts need them.
    pub fn of(tokens: &Tokens) -> Self {
        Self {
            card: tokens.card,
            text: tokens.text,
            text_weak: tokens.text_weak,
            grid: tokens.line,
            axis: tokens.outline,
            focus: tokens.line_focus,
            whole: tokens.line_focus.lerp_to_gamma(tokens.card, 0.45),
            nation: tokens.line_nation,
            system: tokens.line_system,
            peers: tokens.line_peers,
            region: tokens.line_region,
            other: tokens.line_other,
            other_hovered: tokens.text_weak,
            band: tokens.line_focus.gamma_multiply(0.15),
            shade: tokens.shade,
            mark: tokens.text_weak,
            target: tokens.line_target,
            better: tokens.better,
            worse: tokens.worse,
            similar: tokens.similar,
            neutral: MarkColours { fill: tokens.card, outline: tokens.line_nation },
            process: if tokens.dark { ProcessColours::dark() } else { ProcessColours::light() },
            small: FontId::new(size::SMALL, FontFamily::Proportional),
            strong: FontId::new(size::SMALL, fonts::semibold()),
        }
    }

    /// On white, in egui's own type; the window sets its own families.
    pub fn light() -> Self {
        let mark = |fill, outline| MarkColours { fill: hex(fill), outline: hex(outline) };
        Self {
            card: hex("#ffffff"),
            text: hex("#212b32"),
            text_weak: hex("#4c6272"),
            grid: hex("#dde3e7"),
            axis: hex("#5a6b78"),
            focus: hex("#12436d"),
            whole: hex("#7f9cb5"),
            nation: hex("#43525e"),
            system: hex("#6f7f8b"),
            peers: hex("#28a197"),
            region: hex("#801650"),
            other: hex("#cdd5da"),
            other_hovered: hex("#5a6b78"),
            band: hex("#12436d22"),
            shade: hex("#eef2f4"),
            mark: hex("#4c6272"),
            target: hex("#801650"),
            better: mark("#5694ca", "#12436d"),
            worse: mark("#f46a25", "#7a2c05"),
            similar: mark("#e3e8ec", "#5a6b78"),
            neutral: mark("#ffffff", "#43525e"),
            process: ProcessColours::light(),
            small: FontId::new(12.5, FontFamily::Proportional),
            strong: FontId::new(13.0, FontFamily::Proportional),
        }
    }

    /// On a dark card.
    pub fn dark() -> Self {
        let mark = |fill, outline| MarkColours { fill: hex(fill), outline: hex(outline) };
        Self {
            card: hex("#1c242b"),
            text: hex("#f0f4f5"),
            text_weak: hex("#aebdca"),
            grid: hex("#35414b"),
            axis: hex("#8fa1af"),
            focus: hex("#7fb8ea"),
            whole: hex("#4d7396"),
            nation: hex("#d0dae1"),
            system: hex("#9aabb8"),
            peers: hex("#4fc4ba"),
            region: hex("#e58ab8"),
            other: hex("#4c5a66"),
            other_hovered: hex("#c3ced6"),
            band: hex("#7fb8ea2e"),
            shade: hex("#27313a"),
            mark: hex("#aebdca"),
            target: hex("#e58ab8"),
            better: mark("#3f86c4", "#a9d2f5"),
            worse: mark("#d9591a", "#ffbd99"),
            similar: mark("#43525e", "#b4c2cd"),
            neutral: mark("#1c242b", "#d0dae1"),
            process: ProcessColours::dark(),
            ..Self::light()
        }
    }
}

/// A colour as `#rrggbb` or `#rrggbbaa`; the literals above are checked by a test.
fn hex(colour: &str) -> Color32 {
    Color32::from_hex(colour).unwrap_or(Color32::PLACEHOLDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f32 {
        let [r, g, b, _] = eframe::egui::Rgba::from(colour).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_has_4_5_and_marks_have_3_to_1_on_the_card() {
        for style in [ChartStyle::light(), ChartStyle::dark()] {
            for text in [style.text, style.text_weak, style.focus, style.nation, style.target] {
                assert!(contrast(text, style.card) >= 4.5, "{text:?}");
                assert_ne!(text, Color32::PLACEHOLDER);
            }
            let process = style.process;
            let verdicts = [style.better, style.worse, style.similar, style.neutral];
            let process = [process.improvement, process.concern, process.common_cause, process.neutral];
            for mark in verdicts.into_iter().chain(process) {
                assert!(contrast(mark.outline, style.card) >= 3.0, "{mark:?}");
            }
            for line in [style.system, style.axis, style.mark, style.other_hovered] {
                assert!(contrast(line, style.card) >= 3.0, "{line:?}");
            }
        }
    }
}
