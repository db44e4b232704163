//! The real window, driven as a reader would by role and label, without a display.

#![allow(clippy::unwrap_used, reason = "a test that fails to set up has failed")]

mod access;
mod board;
mod by_period;
mod commentary;
mod cost;
mod documents;
mod drawings;
mod filters;
mod footprint;
mod harness;
mod import;
mod indicator;
mod interventions;
mod kept_words;
mod keyboard;
mod labels;
mod layout;
mod made_up;
mod neighbourhoods;
mod of_system;
mod pack;
mod pages;
mod place;
mod priorities;
mod saved_views;
mod scorecard;
mod scores;
mod sharing;
mod sheet;
mod sheet_keyboard;
mod sheet_lists;
mod side_by_side;
mod since;
mod together;
mod trends;
mod what_changed;
mod wizard;
