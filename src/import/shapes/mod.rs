//! Shapes of areas into a scorecard: outlines from `GeoJSON`, hexagons from `HexJSON`.
//!
//! Outlines are drawn on a screen and not surveyed by, so they are simplified, each border once, and stay as they lie
//! against each other. Only areas of the scorecard are taken.

mod put;
mod read;
mod simplify;

pub use put::{ShapesReport, put_shapes};
pub use read::{Shapes, is_shapes, read_shapes};
