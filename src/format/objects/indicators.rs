//! Indicators, their measures, sources and groupings.

use crate::format::declare::object;
use crate::format::value::{Date, FromOne, List, Name, Number, Positive, Text, Whole, Word};
use crate::model::{MeasureKind, PeriodKind, Polarity, Statistic, Strand};

object! { Indicator, "indicator", "One measured thing, with everything needed to read its figures.", {
    need id: Name = "Unique slug.",
    need name: Name = "Full name.",
    may short: Name = "A name short enough for a card.",
    need strand: Word<Strand> = "The strand of the scorecard it belongs to.",
    may definition: Text = "What exactly is counted.",
    may rationale: Text = "Why it matters.",
    may caveats: Text = "What to keep in mind when reading it.",
    need measure: Measure = "What a value is.",
    need polarity: Word<Polarity> = "Which direction is good.",
    must period: Word<PeriodKind> = "How its periods are written.",
    may groups: List<Name> = "The groups it stands in, each as grouping/group.",
    may inequality: Text = "The kind of inequality it speaks of: outcome, access or experience.",
    may driver: Text = "What drives it: wider-determinant or health-care.",
    may population_group: Text = "The people it is about, where not everyone.",
    may source: Source = "Where the figures come from.",
    may published_as: List<Name> = "What publishers’ files call it, so that an import finds it again.",
    may span: Whole<1, 100> = "The years that a run of years covers, where its label does not tell.",
    may next_release: Date = "When the next figures are due.",
    may statistic: Word<Statistic> = "What kind of official figure it is.",
    may proxy_for: Name = "Id of the slower outcome that this in-year measure stands in for.",
} }

object! { Measure, "measure", "What a value is and how it is written.", {
    must kind: Word<MeasureKind> = "The kind of value.",
    may per: Number<Positive> = "For a rate, events per this many.",
    need unit: Text = "The unit in words, such as suspensions per 100 pupils.",
    may decimals: Whole<0, 6> = "Decimal places to show.",
    may repeats: Number<FromOne> = "Mean events per person, where one person can have several.",
    may events: Events = "The noun for what is counted.",
    may people: Name = "Who is counted, such as adults.",
} }

object! { Events, "events", "The noun for what is counted.", {
    need one: Name = "For one, such as suspension.",
    need many: Name = "For several, such as suspensions.",
} }

object! { Source, "source", "Where something was published.", {
    may publisher: Text = "Who published it.",
    may title: Text = "Under what title.",
    may url: Text = "Where.",
    may released: Text = "When.",
    may licence: Text = "Under what licence.",
} }

object! { Grouping, "grouping", "A way to group the indicators, such as the Marmot objectives.", {
    need id: Name = "Unique slug.",
    need name: Name = "Name.",
    need groups: List<Group> = "Its groups, in order.",
} }

object! { Group, "group", "One group of a grouping.", {
    need id: Name = "Slug, unique in its grouping.",
    need name: Name = "Name.",
} }
