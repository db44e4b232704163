//! One indicator in one place: its charts, what they say, where the figures come from.

mod content;
pub mod data_table;
mod judged;
mod view;

pub use content::{
    ControlView, Fact, IndicatorBody, IndicatorOptions, IndicatorPage, IndicatorShown, indicator_page,
};
pub use view::show;
