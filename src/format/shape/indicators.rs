//! The fields of indicators, their measures, sources and groupings.

use super::{Object, Range, Shape, may, need, word};
use crate::model::{MeasureKind, PeriodKind, Polarity, Strand};

/// An indicator.
pub(super) static INDICATOR: Object = Object {
    name: "indicator",
    about: "One measured thing, with everything needed to read its figures.",
    fields: &[
        need("id", Shape::Name, "Unique slug."),
        need("name", Shape::Name, "Full name."),
        may("short", Shape::Name, "A name short enough for a card."),
        need("strand", word::<Strand>(), "The strand of the scorecard it belongs to."),
        may("definition", Shape::Text, "What exactly is counted."),
        may("rationale", Shape::Text, "Why it matters."),
        may("caveats", Shape::Text, "What to keep in mind when reading it."),
        need("measure", Shape::Object(&MEASURE), "What a value is."),
        need("polarity", word::<Polarity>(), "Which direction is good."),
        need("period", word::<PeriodKind>(), "How its periods are written."),
        may("groups", Shape::List(0, &Shape::Name), "The groups it stands in, each as grouping/group."),
        may("inequality", Shape::Text, "The kind of inequality it speaks of: outcome, access or experience."),
        may("driver", Shape::Text, "What drives it: wider-determinant or health-care."),
        may("population_group", Shape::Text, "The people it is about, where not everyone."),
        may("source", Shape::Object(&SOURCE), "Where the figures come from."),
        may(
            "published_as",
            Shape::List(0, &Shape::Name),
            "What publishers' files call it, so that an import finds it again.",
        ),
    ],
};

static MEASURE: Object = Object {
    name: "measure",
    about: "What a value is and how it is written.",
    fields: &[
        need("kind", word::<MeasureKind>(), "The kind of value."),
        may("per", Shape::Number(Range::POSITIVE), "For a rate, events per this many."),
        need("unit", Shape::Text, "The unit in words, such as suspensions per 100 pupils."),
        may("decimals", Shape::Whole(Range::between(0.0, 6.0)), "Decimal places to show."),
    ],
};

/// Where something was published.
pub(super) static SOURCE: Object = Object {
    name: "source",
    about: "Where something was published.",
    fields: &[
        may("publisher", Shape::Text, "Who published it."),
        may("title", Shape::Text, "Under what title."),
        may("url", Shape::Text, "Where."),
        may("released", Shape::Text, "When."),
        may("licence", Shape::Text, "Under what licence."),
    ],
};

/// A way to group the indicators.
pub(super) static GROUPING: Object = Object {
    name: "grouping",
    about: "A way to group the indicators, such as the Marmot objectives.",
    fields: &[
        need("id", Shape::Name, "Unique slug."),
        need("name", Shape::Name, "Name."),
        need("groups", Shape::List(0, &Shape::Object(&GROUP)), "Its groups, in order."),
    ],
};

static GROUP: Object = Object {
    name: "group",
    about: "One group of a grouping.",
    fields: &[need("id", Shape::Name, "Slug, unique in its grouping."), need("name", Shape::Name, "Name.")],
};
