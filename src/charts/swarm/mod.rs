//! How the figures of many areas are spread: a mark for each by its value, none on another, the most deprived in a band of
//! their own.

mod draw;
mod layout;
mod names;

use super::Mark;
use super::ticks::{self, Tick, on_axis};
use crate::model::AreaId;
use std::hash::{DefaultHasher, Hash, Hasher};

pub use draw::swarm;

/// A swarm of marks, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct SwarmChart {
    /// The bands from top to bottom.
    pub bands: Vec<String>,
    /// The areas by value, the lowest first.
    pub dots: Vec<SwarmDot>,
    /// What they are held against.
    pub lines: Vec<SwarmLine>,
    /// Values shown.
    pub x_range: [f64; 2],
    pub ticks: Vec<Tick>,
    /// The chart in a sentence or two, for screen readers.
    pub summary: String,
    /// Tells it from another, so that where its marks stand is found anew only for another.
    print: u64,
}

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct SwarmDot {
    pub area: AreaId,
    pub value: f64,
    /// The position of its band.
    pub band: usize,
    pub mark: Mark,
    /// Its name and value.
    pub label: String,
    /// Whether it stands so far out that it is named.
    pub is_named: bool,
    /// The same with how it stands, for the pointer and for screen readers.
    pub told: String,
}

/// A value over all bands.
#[derive(Clone, Debug, PartialEq)]
pub struct SwarmLine {
    pub value: f64,
    /// `Bury 3.8`.
    pub label: String,
    /// Whether it is that of the area the chart is about.
    pub is_focus: bool,
}

impl SwarmChart {
    /// Puts the areas in order and finds a scale for them; those that an axis cannot show are left out.
    /// Values are written with so many `decimals`.
    pub fn new(
        bands: Vec<String>,
        dots: Vec<SwarmDot>,
        lines: Vec<SwarmLine>,
        decimals: usize,
        summary: String,
    ) -> Self {
        let mut dots: Vec<SwarmDot> =
            dots.into_iter().filter(|dot| on_axis(dot.value) == Some(dot.value)).collect();
        dots.sort_by(|a, b| a.value.total_cmp(&b.value));
        let mut lines: Vec<SwarmLine> =
            lines.into_iter().filter(|line| on_axis(line.value).is_some()).collect();
        lines.sort_by(|a, b| a.value.total_cmp(&b.value));
        let values = dots.iter().map(|dot| dot.value).chain(lines.iter().map(|line| line.value));
        let x_range = ticks::range_of(values, decimals);
        let mut print = DefaultHasher::new();
        for dot in &dots {
            (dot.value.to_bits(), dot.band).hash(&mut print);
        }
        (bands.len(), x_range.map(f64::to_bits)).hash(&mut print);
        Self {
            ticks: ticks::ticks(x_range[0], x_range[1], ticks::MOST_TICKS, decimals),
            print: print.finish(),
            bands,
            dots,
            lines,
            x_range,
            summary,
        }
    }
}
