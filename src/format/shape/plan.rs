//! The fields of what was decided, tried and said.

use super::indicators::SOURCE;
use super::{Object, Range, Shape, may, need, word};
use crate::model::{Confidence, PageName, PriorityLevel};

/// A priority.
pub(super) static PRIORITY: Object = Object {
    name: "priority",
    about: "Something leaders are held to account for, upwards or outwards.",
    fields: &[
        need("id", Shape::Name, "Unique slug."),
        need("title", Shape::Name, "Title."),
        need("level", word::<PriorityLevel>(), "Whose it is."),
        need("area", Shape::Name, "Code of the area where it holds."),
        may("owner", Shape::Text, "Who answers for it."),
        may("weight", Shape::Number(Range::NOT_NEGATIVE), "Its weight against the others; 1 where left out."),
        may("how", Shape::Text, "How it is to be reached."),
        may("under", Shape::Name, "Id of the national priority that a local one serves."),
        may("indicators", Shape::List(0, &Shape::Name), "Ids of the indicators that tell whether it moves."),
        may("targets", Shape::List(0, &Shape::Object(&TARGET)), "What is to be reached by when."),
        may("source", Shape::Object(&SOURCE), "Where it was published."),
    ],
};

static TARGET: Object = Object {
    name: "target",
    about: "A value to be reached by a date.",
    fields: &[
        need("indicator", Shape::Name, "Id of the indicator."),
        may("area", Shape::Name, "Code of the area, where not everywhere the priority holds."),
        need("value", Shape::Number(Range::ANY), "The value to reach."),
        may("by", Shape::Date, "By when: a year, a financial year, a month or a day."),
        may("from", Shape::Object(&BASELINE), "The baseline it starts from."),
    ],
};

static BASELINE: Object = Object {
    name: "baseline",
    about: "Where a target starts from.",
    fields: &[
        need("period", Shape::Name, "Period label, as the indicator writes it."),
        need("value", Shape::Number(Range::ANY), "The value then."),
    ],
};

/// An intervention.
pub(super) static INTERVENTION: Object = Object {
    name: "intervention",
    about: "Something that was tried.",
    fields: &[
        need("id", Shape::Name, "Unique slug."),
        need("title", Shape::Name, "Title."),
        need("areas", Shape::List(0, &Shape::Name), "Codes of the areas where it was tried."),
        may("start", Shape::Date, "Since when: a year, a financial year, a month or a day."),
        may("end", Shape::Date, "Until when; null while it runs."),
        may("adopted_from", Shape::Object(&ADOPTED_FROM), "Where it was first seen to work."),
        may("aims", Shape::List(0, &Shape::Name), "Ids of the indicators it is meant to move."),
        may("watch", Shape::List(0, &Shape::Name), "Ids of the indicators it might break."),
        may("reason", Shape::Object(&REASON), "Why here."),
        may("source", Shape::Object(&SOURCE), "Where it was published."),
        need("confidence", word::<Confidence>(), "How sure the facts are."),
    ],
};

static ADOPTED_FROM: Object = Object {
    name: "adopted-from",
    about: "Where an intervention was adopted from.",
    fields: &[
        may("area", Shape::Name, "Code of the area, where it is in this file."),
        may("intervention", Shape::Name, "Id of the intervention there, where it is in this file."),
        may("name", Shape::Text, "The name of the place."),
    ],
};

static REASON: Object = Object {
    name: "reason",
    about: "Why an intervention was made here.",
    fields: &[
        may("level", Shape::Text, "The level it acts on."),
        may("inequality", Shape::Text, "The inequality it answers."),
    ],
};

/// A comment.
pub(super) static COMMENT: Object = Object {
    name: "comment",
    about: "A person's words about a figure.",
    fields: &[
        need("id", Shape::Name, "Unique slug."),
        need("area", Shape::Name, "Code of the area it is about."),
        may("indicator", Shape::Name, "Id of the indicator it is about; left out for the area as a whole."),
        may("period", Shape::Name, "Period label, as the indicator writes it."),
        may("author", Shape::Text, "Who wrote it."),
        may("written", Shape::Text, "When it was written."),
        need("text", Shape::Text, "The words."),
    ],
};

/// A saved view.
pub(super) static VIEW: Object = Object {
    name: "view",
    about: "A page to come back to.",
    fields: &[
        need("id", Shape::Name, "Unique slug."),
        need("name", Shape::Name, "Name."),
        need("page", word::<PageName>(), "The page."),
        may("area", Shape::Name, "Code of the place on it."),
        may("indicator", Shape::Name, "Id of the indicator on it."),
    ],
};
