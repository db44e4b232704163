//! The fields of areas and their outlines.

use super::{Object, Range, Shape, may, need, word};
use crate::model::{AreaKind, Footprint};

/// An area.
pub(super) static AREA: Object = Object {
    name: "area",
    about: "An area that figures are given for.",
    fields: &[
        need("code", Shape::Name, "ONS code, or a slug for an area that has none."),
        need("name", Shape::Name, "The name people use."),
        need("kind", word::<AreaKind>(), "What it is."),
        may("parent", Shape::Name, "Code of the area it lies in."),
        may("population", Shape::Number(Range::NOT_NEGATIVE), "Residents."),
        may("footprint", word::<Footprint>(), "The kind of boundary it follows."),
        may("peers", Shape::Name, "Code of the group of its statistical neighbours."),
        may(
            "members",
            Shape::List(0, &Shape::Name),
            "For a group: codes of its members, or names of areas elsewhere.",
        ),
        may(
            "deprivation_decile",
            Shape::Whole(Range::between(1.0, 10.0)),
            "1 (most deprived tenth of the country) to 10.",
        ),
        may("hex", Shape::Pair([Range::ANY; 2]), "Column and row of its hexagon."),
    ],
};

/// An outline.
pub(super) static BOUNDARY: Object = Object {
    name: "boundary",
    about: "The outline of an area.",
    fields: &[
        need("area", Shape::Name, "Code of the area."),
        need(
            "rings",
            Shape::List(1, &Shape::List(4, &POINT)),
            "Rings of points, longitude and latitude in degrees, the outer ring first.",
        ),
    ],
};

static POINT: Shape = Shape::Pair([Range::between(-180.0, 180.0), Range::between(-90.0, 90.0)]);
