//! Areas: the nation, the system, its places and their neighbourhoods.

use super::ids::AreaId;
use super::period::PlainDate;
use super::words::{AreaKind, Footprint};

/// An area that figures are given for.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// What it is made of: statistical neighbours, or the parts of an own footprint; those outside the file by name.
    pub members: Vec<Member>,
    /// 1 (most deprived tenth of the country) to 10.
    pub deprivation_decile: Option<u8>,
    /// Column and row of its hexagon; columns may be halves.
    pub hex: Option<[f64; 2]>,
    /// The areas it took over from.
    pub succeeds: Vec<Succession>,
    /// The last date it existed.
    pub until: Option<PlainDate>,
}

/// An area that another one took over from.
#[derive(Clone, Debug, PartialEq)]
pub struct Succession {
    /// Its code, which need not be in the file.
    pub code: String,
    /// Since when the new area stands in its place.
    pub on: Option<PlainDate>,
}

/// A member of a group of areas.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
