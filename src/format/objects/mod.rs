//! Every object of the format, declared once each.

mod areas;
mod data;
mod file;
mod indicators;
mod plan;

pub(crate) use areas::{Area, Boundary, Predecessor};
pub(crate) use data::{Block, Breakdown, Spread};
pub(crate) use file::{Approved, File};
pub(crate) use indicators::{Events, Group, Grouping, Indicator, Measure, Source};
pub(crate) use plan::{
    Action, AdoptedFrom, Baseline, Comment, Cost, Framework, Intervention, Priority, Target, View,
};
