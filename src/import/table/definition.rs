//! What has to be known about an indicator before its figures can be judged.

use crate::import::surroundings::Surroundings;
use crate::model::{MeasureKind, PeriodKind, Polarity, Source, Strand, Word};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is known about an indicator: from its file, a table of indicators, the scorecard it goes into, or an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    /// Id of the indicator of the scorecard that the figures belong to; none for a new one.
    pub into: Option<String>,
    pub name: Option<String>,
    /// A name short enough for a card.
    pub short: Option<String>,
    pub strand: Option<Strand>,
    pub definition: Option<String>,
    pub rationale: Option<String>,
    /// What to keep in mind when reading it.
    pub caveats: Option<String>,
    pub kind: Option<MeasureKind>,
    /// Whether its values, all between 0 and 1, are shares of one: proportions before they are made percentages.
    pub shares: Option<bool>,
    /// For a rate, events per this many.
    pub per: Option<f64>,
    pub unit: Option<String>,
    pub decimals: Option<u8>,
    pub polarity: Option<Polarity>,
    pub period: Option<PeriodKind>,
    /// How many years a run of its covers, where the labels name more than that.
    pub span: Option<u32>,
    /// Where its labels are of twelve months that overlap, the first of those that are taken.
    pub months: Option<i8>,
    pub source: Source,
    /// What publishers’ files call it, as a scorecard knew that it comes from.
    pub published_as: Vec<String>,
    /// What else the table of indicators of a whole scorecard says of it, by the names of its columns.
    pub further: BTreeMap<&'static str, String>,
}

impl Definition {
    /// In [`Self::into`]: the figures belong to no indicator of the scorecard yet.
    pub const NEW: &'static str = "a new indicator";

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
        fill(&mut self.shares, other.shares.as_ref());
        fill(&mut self.per, other.per.as_ref());
        fill(&mut self.unit, other.unit.as_ref());
        fill(&mut self.decimals, other.decimals.as_ref());
        fill(&mut self.polarity, other.polarity.as_ref());
        fill(&mut self.period, other.period.as_ref());
        fill(&mut self.months, other.months.as_ref());
        fill(&mut self.source.publisher, other.source.publisher.as_ref());
        fill(&mut self.source.title, other.source.title.as_ref());
        fill(&mut self.source.url, other.source.url.as_ref());
        fill(&mut self.source.released, other.source.released.as_ref());
        fill(&mut self.source.licence, other.source.licence.as_ref());
        if self.published_as.is_empty() {
            self.published_as.clone_from(&other.published_as);
        }
        for (name, said) in &other.further {
            self.further.entry(name).or_insert_with(|| said.clone());
        }
    }
}

/// A field of an indicator that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What it is called, where its table does not say it.
    Name,
    /// The indicator of the scorecard that the figures belong to.
    Into,
    Strand,
    /// Whether values between 0 and 1 are shares of one.
    Shares,
    Kind,
    /// For a rate, events per how many.
    Per,
    Unit,
    Polarity,
    Period,
    /// Which of several overlapping runs of twelve months are taken.
    Months,
    /// Whether dates stand for the years or quarters in which they lie.
    Days,
}

impl Field {
    /// The answers to a question that is not about which.
    pub const YES: &'static str = "yes";
    pub const NO: &'static str = "no";

    /// Every field, in the order in which it is asked.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::Into,
        Self::Shares,
        Self::Kind,
        Self::Per,
        Self::Unit,
        Self::Polarity,
        Self::Period,
        Self::Months,
        Self::Days,
        Self::Strand,
    ];

    /// The name of its column in a table of indicators.
    pub fn column(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Into => "into",
            Self::Strand => "strand",
            Self::Shares => "shares",
            Self::Kind => "kind",
            Self::Per => "per",
            Self::Unit => "unit",
            Self::Polarity => "polarity",
            Self::Period => "period",
            Self::Months => "months",
            Self::Days => "days",
        }
    }

    /// The question in words.
    pub fn question(self) -> &'static str {
        match self {
            Self::Name => "What is this table of?",
            Self::Into => "Which indicator of the scorecard is it?",
            Self::Strand => "Which strand, or part, of the scorecard does it belong to?",
            Self::Shares => {
                "Its values are all between 0 and 1: are they shares of one, so that 0.5 is 50 %?"
            }
            Self::Kind => "What kind of value is it?",
            Self::Per => "Events per how many?",
            Self::Unit => "What is its unit, in words?",
            Self::Polarity => "Which direction is good?",
            Self::Period => "Which kind of period do its labels stand for?",
            Self::Months => {
                "Its labels are of twelve months that overlap. Which twelve are taken, one figure a year?"
            }
            Self::Days => "Does each of these dates stand for the whole period in which it lies?",
        }
    }

    /// The words to choose from; none where a number, an id or free words are asked for.
    pub fn choices(self) -> Vec<&'static str> {
        fn words<W: Word>() -> Vec<&'static str> {
            W::ALL.iter().map(|word| word.as_str()).collect()
        }
        match self {
            Self::Strand => words::<Strand>(),
            Self::Shares | Self::Days => vec![Self::YES, Self::NO],
            Self::Kind => words::<MeasureKind>(),
            Self::Polarity => words::<Polarity>(),
            Self::Period => words::<PeriodKind>(),
            Self::Name | Self::Per | Self::Unit | Self::Into | Self::Months => Vec::new(),
        }
    }
}

/// A likely answer, with the reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The field of the indicator that it answers.
    pub field: Field,
    pub value: String,
    /// Why, as a clause: `the file says Percentage`.
    pub because: String,
}

impl Suggestion {
    /// Why a table is likely called so: its file is, or its sheet.
    pub(in crate::import) const BY_FILE: &str = "the file is called so";
    pub(in crate::import) const BY_SHEET: &str = "the sheet is called so";

    /// Whether the name of a file or of a sheet is all that speaks for it.
    pub(in crate::import) fn is_of_file(&self) -> bool {
        [Self::BY_FILE, Self::BY_SHEET].contains(&self.because.as_str())
    }
}

/// What a series of figures is of, where the periods of an indicator make several: a term, single years beside runs of
/// years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesOf {
    /// Key and name of the indicator that it is of.
    pub key: String,
    pub name: Option<String>,
    /// What tells it from the others; it stands in brackets behind the name.
    pub words: String,
    /// Whether it is of a part of the year and nothing else.
    pub is_part: bool,
}

/// An indicator of the files.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each was found by itself, and any may be true beside any other"
)]
pub struct FoundIndicator {
    /// What tells it from others, with its layout in front: `fingertips:90284`, `ees:perm_excl_rate`.
    pub key: String,
    pub definition: Definition,
    /// What its file hints at, to be confirmed.
    pub suggestions: Vec<Suggestion>,
    /// Whether its table does not say what it is called.
    pub is_unnamed: bool,
    /// Whether nothing says what it is of, the name of its table neither: another may have the same key.
    pub is_bare: bool,
    /// Keys of the indicators that hold its numerators and denominators, where its layout knows them.
    pub counts: Option<[String; 2]>,
    /// Whether it is known to have no counts of which its uncertainty could be worked out.
    pub without_counts: bool,
    /// Whether the first rows show that it holds the counts of another.
    pub is_count: bool,
    /// Whether it was asked for by its name.
    pub is_chosen: bool,
    /// Whether it was not asked for: it is there for what it holds counts of, or for another series of its whole.
    pub not_wanted: bool,
    /// Where it is one of several series of an indicator, by its periods.
    pub series_of: Option<SeriesOf>,
    pub figures: u64,
    /// The position of the first table that has it, and of the column that it has there, where it has one of its own.
    pub stands: (u16, usize),
    /// Whether it comes from an export of a scorecard, which has its id there.
    pub is_exported: bool,
    /// Whether its publisher writes -1 where there is no value.
    pub minus_one_is_none: bool,
    /// Figures that have a number, and how many of those numbers carry a sign in their cells.
    pub numbers: u64,
    pub percent_signs: u64,
    pub pound_signs: u64,
    /// The measure and unit that its name comes with, where a table has columns for them.
    pub variant: Option<Variant>,
    /// What its tables say around themselves; none where a publisher’s layout names what figures are of.
    pub(crate) around: Option<Arc<Surroundings>>,
    /// The key that it has by itself, where another table of the import has it and says something else around itself.
    pub(crate) own_key: Option<String>,
    /// What its rows, or else the header of their figures, say of how it is measured; blank where they do not.
    pub measured: String,
}

/// An indicator with its measure and unit. One that comes with several stands for as many: a count and a rate are never
/// one series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The key of an indicator that comes with one measure and unit only: `ons:Jobs`.
    pub key: String,
    /// Its name; blank where no row has one.
    pub name: String,
    pub measure: String,
    pub unit: String,
}

impl Variant {
    /// What tells it from others of its name; blank where its rows do not say it.
    pub fn words(&self) -> String {
        let words = [self.measure.as_str(), self.unit.as_str()].into_iter().filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(", ")
    }

    /// The same, with words where its rows do not say it.
    pub fn label(&self) -> String {
        Some(self.words()).filter(|words| !words.is_empty()).unwrap_or_else(|| "not said".to_owned())
    }

    /// Key and name beside others of its name.
    pub fn labelled(&self) -> (String, String) {
        let name = if self.name.is_empty() { &self.key } else { &self.name };
        (format!("{}@{}", self.key, self.words()), format!("{name} ({})", self.label()))
    }
}

impl FoundIndicator {
    /// Takes in what rows say of the same indicator under another key.
    pub(in crate::import) fn absorb(&mut self, other: Self) {
        self.definition.fill_from(&other.definition);
        let polarity = |suggestions: &[Suggestion]| {
            suggestions.iter().find(|hint| hint.field == Field::Polarity).map(|hint| hint.value.clone())
        };
        let of_both = polarity(&self.suggestions).zip(polarity(&other.suggestions));
        for suggestion in other.suggestions {
            if !self.suggestions.contains(&suggestion) {
                self.suggestions.push(suggestion);
            }
        }
        if of_both.is_some_and(|(one, other)| one != other) {
            self.suggestions.retain(|hint| hint.field != Field::Polarity);
        }
        self.minus_one_is_none |= other.minus_one_is_none;
        self.figures += other.figures;
        self.numbers += other.numbers;
        self.percent_signs += other.percent_signs;
        self.pound_signs += other.pound_signs;
        self.stands = self.stands.min(other.stands);
    }

    /// What it is known by to a scorecard, whatever other tables it comes with.
    pub(in crate::import) fn known_key(&self) -> &str {
        self.own_key.as_deref().unwrap_or(&self.key)
    }

    /// Puts a label behind the names that are proposed for it.
    pub(in crate::import) fn label_proposed(&mut self, label: &str) {
        for name in self.suggestions.iter_mut().filter(|hint| hint.field == Field::Name) {
            name.value = format!("{} ({label})", name.value);
        }
    }

    /// Whether an export of a scorecard calls it by this id, so that nothing has to be noted to find it again.
    pub(in crate::import) fn is_exported_as(&self, id: &str) -> bool {
        self.is_exported && self.known_key().split_once(':').is_some_and(|(_, key)| key == id)
    }

    /// Its name, or its key without the word for its layout where the file gives none.
    pub fn name(&self) -> &str {
        let short = || self.key.split_once(':').map_or(self.key.as_str(), |(_, rest)| rest);
        self.definition.name.as_deref().unwrap_or_else(short)
    }
}
