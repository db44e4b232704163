//! Placecard: a balanced scorecard for every place in an English Integrated Care System.
//!
//! Data flows one way, bytes to model to analysis to words, charts and pages; `ARCHITECTURE.md` draws it.

pub mod analysis;
pub mod app;
pub mod charts;
pub mod cli;
pub mod edit;
pub mod export;
pub mod format;
pub mod import;
pub mod model;
pub mod pages;
pub mod widgets;
pub mod words;
