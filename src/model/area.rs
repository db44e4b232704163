//! Areas: the nation, the system, its places and their neighbourhoods.

use super::ids::AreaId;
use super::words::{AreaKind, Footprint};

/// An area that figures are given for.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// ONS code, or a slug for an area that has none.
    pub code: String,
    /// The name people use.
    pub name: String,
    /// What it is.
    pub kind: AreaKind,
    /// The area it lies in.
    pub parent: Option<AreaId>,
    /// Residents.
    pub population: Option<f64>,
    /// The kind of boundary it follows.
    pub footprint: Option<Footprint>,
    /// The group of its statistical neighbours.
    pub peers: Option<AreaId>,
    /// The members of a group, as far as they are in the file; others by name only.
    pub members: Vec<Member>,
    /// 1 (most deprived tenth of the country) to 10.
    pub deprivation_decile: Option<u8>,
    /// Column and row of its hexagon; columns may be halves.
    pub hex: Option<[f64; 2]>,
}

/// A member of a group of areas.
#[derive(Clone, Debug, PartialEq)]
pub enum Member {
    /// An area of this file.
    Area(AreaId),
    /// An area outside it, by name.
    Named(String),
}

/// The outline of an area, longitude and latitude in degrees.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// Whose outline it is.
    pub area: AreaId,
    /// Rings, the outer one first.
    pub rings: Vec<Vec<[f64; 2]>>,
}
