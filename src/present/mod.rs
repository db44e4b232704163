//! Words and numbers for people: sentences, labels, and what charts and tables are to show. No drawing here.

pub mod bar_chart;
pub mod control_chart;
pub mod copied;
pub mod data_table;
pub mod date;
pub mod number;
pub mod page;
#[cfg(test)]
pub(crate) mod sample;
pub mod sentence;
pub mod sparkline;
pub mod ticks;
pub mod trend_chart;
