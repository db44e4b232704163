//! Areas and their outlines.

use crate::format::declare::object;
use crate::format::value::{
    Any, Date, Latitude, List, Longitude, Name, NotNegative, Number, Pair, Whole, Word,
};
use crate::model::{AreaKind, Footprint};

object! { Area, "area", "An area that figures are given for.", {
    need code: Name = "ONS code, or a slug for an area that has none.",
    need name: Name = "The name people use.",
    must kind: Word<AreaKind> = "What it is.",
    may parent: Name = "Code of the area it lies in.",
    may population: Number<NotNegative> = "Residents.",
    may footprint: Word<Footprint> = "The kind of boundary it follows.",
    may peers: Name = "Code of the group of its statistical neighbours.",
    may members: List<Name> = "What it is made of: codes of areas, or names of areas elsewhere.",
    may deprivation_decile: Whole<1, 10> = "1 (most deprived tenth of the country) to 10.",
    may hex: Pair<Any, Any> = "Column and row of its hexagon.",
    may succeeds: List<Predecessor> = "The areas it took over from.",
    may until: Date = "The last date it existed.",
} }

object! { Predecessor, "predecessor", "An area that another one took over from.", {
    need code: Name = "Its code, which need not be in this file.",
    may on: Date = "Since when the new area stands in its place.",
} }

object! { Boundary, "boundary", "The outline of an area.", {
    need area: Name = "Code of the area.",
    need rings: List<List<Pair<Longitude, Latitude>, 4>, 1> =
        "Rings of points, longitude and latitude in degrees, the outer ring first.",
} }
