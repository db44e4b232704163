//! The fields of the document as a whole.

use super::data::{BLOCK, SPREAD};
use super::indicators::{GROUPING, INDICATOR};
use super::places::{AREA, BOUNDARY};
use super::plan::{COMMENT, INTERVENTION, PRIORITY, VIEW};
use super::{Object, Range, Shape, may, need, word};
use crate::model::Benchmark;

/// The whole document.
pub(in crate::format) static SCORECARD: Object = Object {
    name: "scorecard",
    about: "A balanced scorecard for every place in an Integrated Care System.",
    fields: &[
        need("format", Shape::Whole(Range::POSITIVE), "Version of this format: 1."),
        need("title", Shape::Name, "Title of the scorecard."),
        may("edition", Shape::Text, "Edition, such as November 2026."),
        may("published", Shape::Day, "Day of publication."),
        may("publisher", Shape::Text, "Who publishes it."),
        may("contact", Shape::Text, "Whom to ask."),
        may("licence", Shape::Text, "Licence, such as OGL-UK-3.0."),
        may("about", Shape::Text, "What it is for."),
        need("system", Shape::Name, "Code of the Integrated Care System, an area of kind system."),
        need("national", Shape::Name, "Code of the nation it is compared with, an area of kind nation."),
        need("areas", Shape::List(0, &Shape::Object(&AREA)), "The areas, in the order they are shown."),
        may("methods", Shape::Object(&METHODS), "Settings on which tools of the field differ."),
        may("boundaries", Shape::List(0, &Shape::Object(&BOUNDARY)), "Outlines of areas."),
        may("groupings", Shape::List(0, &Shape::Object(&GROUPING)), "Ways to group the indicators."),
        need("indicators", Shape::List(0, &Shape::Object(&INDICATOR)), "What is measured."),
        need("data", Shape::List(0, &Shape::Object(&BLOCK)), "Blocks of observations."),
        may("spreads", Shape::List(0, &Shape::Object(&SPREAD)), "How all areas of a kind are spread."),
        need(
            "priorities",
            Shape::List(0, &Shape::Object(&PRIORITY)),
            "What leaders are held to account for.",
        ),
        may("interventions", Shape::List(0, &Shape::Object(&INTERVENTION)), "What was tried."),
        may("commentary", Shape::List(0, &Shape::Object(&COMMENT)), "People's words about the figures."),
        may("views", Shape::List(0, &Shape::Object(&VIEW)), "Saved views."),
    ],
};

static METHODS: Object = Object {
    name: "methods",
    about: "Settings on which tools of the field differ.",
    fields: &[
        may("benchmark", word::<Benchmark>(), "What values are compared with."),
        may("confidence", Shape::OneOf(&[0.95, 0.998]), "Confidence level of intervals."),
        may("run_length", Shape::OneOf(&[6.0, 7.0]), "Points on one side of the mean that make a run."),
        may(
            "screen_moving_ranges",
            Shape::Switch,
            "Whether outlying moving ranges are left out of the limits.",
        ),
    ],
};
