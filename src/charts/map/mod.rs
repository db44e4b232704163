//! A map of areas, as hexagons of one size or by their true outlines: what each is filled with, which are named beside it,
//! and what is told of each.

mod draw;
mod groups;
mod mesh;
mod pick;
mod shapes;

pub use draw::{map, overview, swatch};
pub use groups::MapGroup;
pub use shapes::MapShapes;

use super::Mark;
use crate::model::AreaId;
use std::sync::Arc;

/// A map. Made once; drawing looks nothing up.
#[derive(Clone, Debug, PartialEq)]
pub struct MapChart {
    /// What it shows, in a few words.
    pub title: String,
    /// What is to be seen on it, for those who do not see it.
    pub summary: String,
    pub shapes: Arc<MapShapes>,
    /// One for each area of the shapes, in their order.
    pub cells: Vec<MapCell>,
    /// Those that are one together, outlined when what they are together is looked at.
    pub groups: Arc<Vec<MapGroup>>,
    /// Whether all of these are outlined anyway.
    pub outlines_groups: bool,
}

/// One area on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapCell {
    pub area: AreaId,
    pub fill: MapFill,
    /// What stands in it besides its colour.
    pub mark: Mark,
    /// The figure, where hexagons are wide enough for it.
    pub value: Option<String>,
    /// Its name beside the map; for a few only.
    pub label: Option<String>,
    /// What is told of it at the pointer and to screen readers.
    pub told: String,
}

/// What an area is filled with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapFill {
    /// The colours of its mark.
    Verdict(Mark),
    /// A step of one hue, from 0, the lightest, which is the lowest.
    Step { at: u8, of: u8 },
    /// There is no figure.
    None,
}

/// What is looked at in all parts of a page that show the same areas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapLinked<'a> {
    /// Under the pointer or the keyboard, in any of them.
    pub previewed: Option<AreaId>,
    /// Kept by a click.
    pub chosen: Option<AreaId>,
    /// What makes up the one of these that is made of several.
    pub lit: &'a [AreaId],
    /// Those that an own footprint is being made of.
    pub gathered: &'a [AreaId],
}

/// What became of a map in a frame.
#[derive(Debug)]
pub struct MapResponse {
    pub response: egui::Response,
    /// The area under the pointer, or that the arrow keys have come to.
    pub previewed: Option<AreaId>,
    /// The area that was clicked, or chosen by Enter.
    pub picked: Option<AreaId>,
}
