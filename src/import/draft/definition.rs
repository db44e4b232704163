//! What has to be known about an indicator before its figures can be judged.

use crate::model::{MeasureKind, PeriodKind, Polarity, Source, Strand};

/// What is known about an indicator: from its file, a table of indicators, the scorecard it goes into, or an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    /// Id of the indicator of the scorecard that the figures belong to; none for a new one.
    pub into: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// A name short enough for a card.
    pub short: Option<String>,
    /// The strand it belongs to.
    pub strand: Option<Strand>,
    /// What exactly is counted.
    pub definition: Option<String>,
    /// Why it matters.
    pub rationale: Option<String>,
    /// What to keep in mind when reading it.
    pub caveats: Option<String>,
    /// The kind of value.
    pub kind: Option<MeasureKind>,
    /// For a rate, events per this many.
    pub per: Option<f64>,
    /// The unit in words.
    pub unit: Option<String>,
    /// Decimal places to show.
    pub decimals: Option<u8>,
    /// Which direction is good.
    pub polarity: Option<Polarity>,
    /// How its periods are written.
    pub period: Option<PeriodKind>,
    /// Where the figures come from.
    pub source: Source,
}

impl Definition {
    /// Fills what is not known yet from another definition.
    pub(in crate::import) fn fill_from(&mut self, other: &Self) {
        fn fill<T: Clone>(own: &mut Option<T>, other: Option<&T>) {
            if own.is_none() {
                *own = other.cloned();
            }
        }
        fill(&mut self.into, other.into.as_ref());
        fill(&mut self.name, other.name.as_ref());
        fill(&mut self.short, other.short.as_ref());
        fill(&mut self.strand, other.strand.as_ref());
        fill(&mut self.definition, other.definition.as_ref());
        fill(&mut self.rationale, other.rationale.as_ref());
        fill(&mut self.caveats, other.caveats.as_ref());
        fill(&mut self.kind, other.kind.as_ref());
        fill(&mut self.per, other.per.as_ref());
        fill(&mut self.unit, other.unit.as_ref());
        fill(&mut self.decimals, other.decimals.as_ref());
        fill(&mut self.polarity, other.polarity.as_ref());
        fill(&mut self.period, other.period.as_ref());
        fill(&mut self.source.publisher, other.source.publisher.as_ref());
        fill(&mut self.source.title, other.source.title.as_ref());
        fill(&mut self.source.url, other.source.url.as_ref());
        fill(&mut self.source.released, other.source.released.as_ref());
        fill(&mut self.source.licence, other.source.licence.as_ref());
    }
}
