//! The fields of observations and national spreads.

use super::{Object, Range, Shape, may, need, word};
use crate::model::{AreaKind, Flag, Verdict};

/// A block of observations.
pub(super) static BLOCK: Object = Object {
    name: "block",
    about: "Observations of one indicator for one group of people.",
    fields: &[
        need("indicator", Shape::Name, "Id of the indicator."),
        may("breakdown", Shape::Object(&BREAKDOWN), "For whom; left out for the whole population."),
        need("periods", Shape::List(0, &Shape::Name), "Period labels, oldest first."),
        need("rows", Shape::List(0, &Shape::Object(&ROW)), "One row for each area."),
    ],
};

static BREAKDOWN: Object = Object {
    name: "breakdown",
    about: "One group of one dimension that figures are broken down by.",
    fields: &[
        need("by", Shape::Name, "The dimension, such as Deprivation decile."),
        need("group", Shape::Name, "The group, such as 1 (most deprived)."),
    ],
};

static ROW: Object = Object {
    name: "row",
    about: "The observations of one area; every list is as long as the periods of its block.",
    fields: &[
        need("area", Shape::Name, "Code of the area."),
        need(
            "values",
            Shape::List(0, &Shape::OrNull(&Shape::Number(Range::ANY))),
            "Values; null is missing.",
        ),
        may(
            "lower",
            Shape::List(0, &Shape::OrNull(&Shape::Number(Range::ANY))),
            "Lower 95 % limits as published.",
        ),
        may(
            "upper",
            Shape::List(0, &Shape::OrNull(&Shape::Number(Range::ANY))),
            "Upper 95 % limits as published.",
        ),
        may(
            "numerators",
            Shape::List(0, &Shape::OrNull(&Shape::Number(Range::ANY))),
            "Counts of events or people.",
        ),
        may(
            "denominators",
            Shape::List(0, &Shape::OrNull(&Shape::Number(Range::NOT_NEGATIVE))),
            "Whom or what they are out of.",
        ),
        may(
            "flags",
            Shape::List(0, &Shape::OrNull(&word::<Flag>())),
            "Why a value is missing, or what to know of it.",
        ),
        may("notes", Shape::List(0, &Shape::OrNull(&Shape::Text)), "The publisher's words beside a value."),
        may(
            "verdicts",
            Shape::List(0, &Shape::OrNull(&word::<Verdict>())),
            "The publisher's own comparison with the nation.",
        ),
    ],
};

/// A national spread.
pub(super) static SPREAD: Object = Object {
    name: "spread",
    about: "How all areas of a kind in the country are spread, where the file holds only some of them.",
    fields: &[
        need("indicator", Shape::Name, "Id of the indicator."),
        need("kind", word::<AreaKind>(), "Which kind of area."),
        need("of", Shape::Name, "The areas in words, such as English upper-tier authorities."),
        need("periods", Shape::List(0, &Shape::Name), "Period labels, oldest first."),
        may(
            "areas",
            Shape::List(0, &Shape::OrNull(&Shape::Number(Range::NOT_NEGATIVE))),
            "How many areas had a value, by period.",
        ),
        need(
            "quantiles",
            Shape::Map(&Shape::List(0, &Shape::OrNull(&Shape::Number(Range::ANY)))),
            "Quantiles by period; each field name is a probability from 0 to 1.",
        ),
    ],
};
