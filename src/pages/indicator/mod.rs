//! One indicator in one place: its charts, what they say, where the figures come from.

mod content;
pub mod data_table;
mod judged;
mod view;

pub use content::{ControlView, Fact, IndicatorBody, IndicatorPage, indicator_page};

use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Indicator",
    go_to: "Go to the indicator",
    subject: Subject::Indicator,
    make: |scorecard, analysis, view| {
        Some(Box::new(indicator_page(scorecard, analysis, view.indicator?, view.place?, view)))
    },
    legend: None,
};
