//! Statistics and judgements, against the figures of the field's own tools and by their properties.

#![allow(clippy::unwrap_used, reason = "a test that fails to set up has failed")]

mod analysis_properties;
mod claims;
mod close;
mod control_by_definition;
mod golden_statistics;
mod golden_trend;
mod golden_xmr;
mod inequality_properties;
mod level_by_fractions;
mod movement_by_table;
mod needs_shared;
#[path = "../support/sample.rs"]
mod sample;
mod sample_inequality;
#[path = "../support/shared.rs"]
mod shared;
mod single_series;
mod slope_index;
mod starts_by_table;
mod statistics_properties;
mod target_by_months;
mod trend_properties;
#[path = "../support/words.rs"]
mod words;
