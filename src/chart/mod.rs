//! Draws what `present` specifies: `egui_plot` for the charts, the painter for marks and sparklines.
//!
//! Nothing here looks anything up or formats figures, so a frame costs little, and everything works in an
//! [`egui::Context`] without a window.

mod bar_rows;
mod bars;
mod control;
mod control_ends;
mod control_hover;
mod control_lines;
#[cfg(test)]
mod headless;
mod icons;
mod mark;
mod spark;
mod spread_apart;
mod style;
mod time_frame;
mod trend;
mod trend_axes;
mod trend_clear;
mod trend_hover;
mod trend_keys;
mod trend_layout;
mod trend_lines;
mod trend_moments;
mod trend_names;

pub use bars::{BarsResponse, bars};
pub use control::control;
pub use icons::{assurance_icon, variation_icon};
pub use mark::{direction_arrow, fifth_mark, verdict_mark};
pub use spark::sparkline;
pub use style::{ChartStyle, MarkColours, ProcessColours};
pub use trend::{TrendInput, trend, trend_with};
