//! Charts: what each is to show, in a folder of its own beside the code that draws it, and the parts they share.
//!
//! Drawing looks nothing up and formats no figures, so a frame costs little, and everything works in an
//! [`egui::Context`] without a window.

mod arrow;
pub mod bars;
pub mod before_after;
mod canvas;
pub mod control;
pub mod course;
pub mod dumbbell;
mod end_label;
pub mod flow;
pub mod gradient_line;
#[cfg(test)]
pub(crate) mod headless;
mod icons;
mod keyboard;
pub mod map;
mod mark;
mod moments;
mod placement;
pub mod reach;
pub mod remarks;
pub mod scatter;
pub mod scores;
pub mod spark;
mod spread_apart;
pub mod stacks;
pub mod swarm;
pub mod ticks;
mod time_axes;
mod time_frame;
mod time_ticks;
pub mod trend;

use crate::widgets::tokens::Tokens;

pub use arrow::{Arrow, arrow};
pub use bars::{BarsResponse, bars, bars_height};
pub use control::control;
pub use course::course;
pub use dumbbell::dumbbell;
pub use gradient_line::gradient_line;
pub use icons::{assurance_icon, variation_icon};
pub use map::{map, overview};
pub use mark::{Mark, mark, reached_mark, verdict_mark};
pub use moments::key as key_of_marks;
pub use reach::reach;
pub use scatter::scatter;
pub use scores::{ScoreChart, score_charts, scores};
pub use spark::draw::sparkline;
pub use stacks::{square, stacks, stacks_fit, stacks_narrow, stacks_within};
pub use swarm::swarm;
pub use time_ticks::TimeAxis;
pub use trend::{TrendInput, TrendResponse, trend, trend_size_on_paper};

/// A sign beside a figure or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// How it stands.
    Mark(Mark),
    /// Which way it moves.
    Arrow(Arrow),
}

/// Draws a sign in a square of this size.
pub fn sign(painter: &egui::Painter, centre: egui::Pos2, size: f32, sign: Sign, tokens: &Tokens) {
    match sign {
        Sign::Mark(shape) => mark(painter, centre, size, shape, tokens),
        Sign::Arrow(shape) => arrow(painter, centre, size, shape, tokens),
    }
}

/// What the summary of a chart goes on with after its title.
fn after_title<'a>(title: &str, summary: &'a str) -> &'a str {
    let rest = summary.strip_prefix(title).map(|rest| rest.trim_start_matches(['.', ' ']));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(summary)
}
