//! One column of figures, and the indicators it stands for.

use super::columns::{KnownColumn, known_among};
use super::guide::{Guide, Said};
use crate::import::layout::fields::field;
use crate::import::layout::measure::{is_only_measure, per};
use crate::import::layout::recognise::FirstRows;
use crate::import::layout::token;
use crate::import::layout::whole_table::OfTable;
use crate::import::ratio;
use crate::import::table::{ColumnSearch, Definition, Field, Gathering, IndicatorAt, Suggestion};
use crate::import::words::unit_of_rate;
use crate::model::{MeasureKind, PeriodKind, Source, Strand, Word};
use csv::ByteRecord;

/// A column of figures.
#[derive(Debug)]
pub(super) struct Column {
    pub at: usize,
    /// Positions of the columns of its count and of whom or what it is out of.
    pub out_of: (Option<usize>, Option<usize>),
    /// What these columns are called.
    counts: Option<[String; 2]>,
    pub name: String,
    /// Positions among the columns of those that it may hold the counts of.
    pub may_count: Vec<usize>,
    known: Option<KnownColumn>,
    said: Option<Said>,
    suggestions: Vec<Suggestion>,
    /// Where it is called only by how it is measured, the table that tells it from the same of others.
    table: Option<OfTable>,
    asked: Asked,
}

/// Whether it is known if an indicator is chosen.
#[derive(Clone, Copy, Debug)]
enum Asked {
    NotYet,
    NotChosen,
    At(IndicatorAt),
}

impl Column {
    /// The column of figures at this position.
    pub fn new(search: &mut ColumnSearch<'_>, at: usize, guide: &Guide, rows: &FirstRows<'_>) -> Self {
        let name = search.header.names()[at].clone();
        let known = known_among(&name, search.header.names());
        let mut position = |column: &str| search.find(&[column]);
        let out_of = known.as_ref().and_then(|known| known.out_of);
        let out_of = out_of.map_or((None, None), |(count, base)| (position(count), position(base)));
        let counts = out_of.0.zip(out_of.1);
        let counts = counts.map(|(count, of)| [count, of].map(|at| search.header.names()[at].clone()));
        search.mark(at);
        let said = guide.column(&name).cloned();
        let mut suggestions = if known.is_none() { suggestions(&name) } else { Vec::new() };
        if let Some(said) = said.as_ref().filter(|_| known.is_none()) {
            // What a name hints at goes before what a sentence about it does.
            let unit = said.unit.as_deref().unwrap_or_default();
            suggestions.extend(suggestions_of_label(&said.label, unit));
        }
        let table = (known.is_none() && is_only_measure(&name)).then(|| OfTable::of(rows));
        Self {
            table,
            at,
            out_of,
            counts,
            may_count: Vec::new(),
            said,
            name,
            known,
            suggestions,
            asked: Asked::NotYet,
        }
    }

    /// What the first rows hold of it, to look for its counts among other columns.
    pub fn tried(&self, sample: &[ByteRecord]) -> ratio::Column {
        let hinted = self.suggestions.iter().find(|suggestion| suggestion.field == Field::Kind);
        let hinted = || MeasureKind::from_word(&hinted?.value);
        let kind = self.known.as_ref().map(|known| known.kind).or_else(hinted);
        let is_rate = matches!(kind, Some(MeasureKind::Proportion | MeasureKind::Rate));
        let is_of_others = !is_rate && !matches!(kind, None | Some(MeasureKind::Count));
        ratio::Column {
            name: self.name.clone(),
            values: sample.iter().map(|record| token::number(field(record, Some(self.at)))).collect(),
            is_rate,
            is_other: is_of_others || self.counts.is_some() || self.is_of_sessions(),
        }
    }

    /// The indicator for this part of a year, which is not chosen and holds the counts of one that is.
    pub fn indicator_of_counts(&self, out: &mut Gathering) -> IndicatorAt {
        let key = self.key(out);
        let at = out.indicator_of_counts(&key, || self.definition());
        let found = out.found(at);
        found.stands.1 = self.at;
        found.suggestions.clone_from(&self.suggestions);
        at
    }

    /// The strand it is known to belong to.
    pub fn strand(&self) -> Option<Strand> {
        self.known.as_ref()?.strand
    }

    /// Proposes the strand that the other columns of the file belong to, where this one's is not known.
    pub fn propose(&mut self, strand: Strand) {
        if self.strand().is_none() {
            let because = "other columns of the file belong to it".to_owned();
            self.suggestions.push(Suggestion {
                field: Field::Strand,
                value: strand.as_str().to_owned(),
                because,
            });
        }
    }

    /// Proposes academic years, where no column says what kind of year a label is of.
    pub fn propose_academic_years(&mut self) {
        self.suggestions.push(Suggestion {
            field: Field::Period,
            value: PeriodKind::AcademicYear.as_str().to_owned(),
            because: "the Department’s files without a column for it are about schools".to_owned(),
        });
    }

    /// Its indicator; none where it is not chosen.
    pub fn indicator(&mut self, out: &mut Gathering) -> Option<IndicatorAt> {
        match self.asked {
            Asked::At(at) => Some(at),
            Asked::NotChosen => None,
            Asked::NotYet => {
                let at = self.ask(out);
                self.asked = at.map_or(Asked::NotChosen, Asked::At);
                at
            }
        }
    }

    /// Sessions missed come in runs of one pupil's days, so that an interval which takes them for independent events would
    /// be far too narrow: a share of sessions has no counts.
    fn is_of_sessions(&self) -> bool {
        let is_share = self.known.as_ref().is_none_or(|known| known.kind != MeasureKind::Count);
        is_share
            && self.name.to_lowercase().split('_').any(|word| word == "sess" || word.starts_with("session"))
    }

    /// What tells it from others.
    fn key(&self, out: &mut Gathering) -> String {
        self.table.as_ref().map_or_else(|| key_of(&self.name), |table| table.key(&self.name, out))
    }

    fn ask(&self, out: &mut Gathering) -> Option<IndicatorAt> {
        let key = self.key(out);
        let at = out.indicator(&key, || self.definition())?;
        if let Some(table) = self.table.as_ref().filter(|_| self.said.is_none()) {
            table.mark(at, &self.name, out);
        }
        let found = out.found(at);
        found.counts = self.counts.as_ref().map(|counts| counts.each_ref().map(|name| key_of(name)));
        found.without_counts = self.is_of_sessions();
        found.is_count = !self.may_count.is_empty();
        found.stands.1 = self.at;
        for suggestion in &self.suggestions {
            if !found.suggestions.contains(suggestion) {
                found.suggestions.push(suggestion.clone());
            }
        }
        Some(at)
    }

    fn definition(&self) -> Definition {
        let said = self.said.as_ref();
        let name = self.known.as_ref().map(|known| &known.name).or_else(|| Some(&said?.label));
        let name = name.or_else(|| Some(&self.name).filter(|_| self.table.is_none()));
        let known = self.known.as_ref();
        Definition {
            name: name.cloned(),
            strand: known.and_then(|known| known.strand),
            kind: known.map(|known| known.kind),
            per: match known {
                Some(known) => known.per(),
                None => per(&self.name),
            },
            unit: known.map(|known| known.unit.clone()),
            decimals: said.and_then(|said| said.decimals),
            polarity: known.map(|known| known.polarity),
            source: Source {
                publisher: Some("Department for Education".to_owned()),
                url: Some("https://explore-education-statistics.service.gov.uk/".to_owned()),
                // The Analysts' Guide of the Department: all data published there are under this licence, which the data
                // guidance of each release names with its version.
                licence: Some("OGL-UK-3.0".to_owned()),
                ..Source::default()
            },
            ..Definition::default()
        }
    }
}

/// What tells the indicator of a column from others.
fn key_of(column: &str) -> String {
    format!("ees:{column}")
}

/// What the name of a column that is not known hints at.
///
/// Source: Department for Education, Analysts' Guide, Open data standards, naming of indicators.
fn suggestions(name: &str) -> Vec<Suggestion> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |among: &[&'static str]| among.iter().copied().find(|word| words.contains(word));
    let suggest = |field, value: &str, word: &str| Suggestion {
        field,
        value: value.to_owned(),
        because: format!("its column is named with ‘{word}’"),
    };
    if let Some(word) = has(&["percent", "percentage", "perc", "pct", "pc", "pt"]) {
        return vec![
            suggest(Field::Kind, MeasureKind::Proportion.as_str(), word),
            suggest(Field::Unit, "%", word),
        ];
    }
    if let Some(per) = per(name) {
        let word = "per";
        return vec![
            suggest(Field::Kind, MeasureKind::Rate.as_str(), word),
            suggest(Field::Unit, &unit_of_rate(per), word),
        ];
    }
    let kinds: [(MeasureKind, &[&str]); 4] = [
        (MeasureKind::Rate, &["rate"]),
        (MeasureKind::Mean, &["average", "avg", "mean"]),
        (MeasureKind::Score, &["score"]),
        (MeasureKind::Count, &["count", "number", "num", "total", "headcount"]),
    ];
    let kind = kinds.iter().find_map(|(kind, among)| Some(suggest(Field::Kind, kind.as_str(), has(among)?)));
    kind.into_iter().collect()
}

/// What the label and unit that the Department gives a column hint at.
fn suggestions_of_label(label: &str, unit: &str) -> Vec<Suggestion> {
    if unit != "%" {
        return suggestions(label);
    }
    let because = format!("‘{label}’ has the unit %");
    let suggest =
        |field, value: &str| Suggestion { field, value: value.to_owned(), because: because.clone() };
    vec![suggest(Field::Kind, MeasureKind::Proportion.as_str()), suggest(Field::Unit, "%")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_hints_at_the_kind_by_whole_words_alone() {
        let of = |name: &str| -> Vec<(Field, String)> {
            suggestions(name).into_iter().map(|suggestion| (suggestion.field, suggestion.value)).collect()
        };
        let proportion = [(Field::Kind, "proportion".to_owned()), (Field::Unit, "%".to_owned())];
        assert_eq!(of("pupil_percent"), proportion);
        assert_eq!(of("vacancy_rate"), [(Field::Kind, "rate".to_owned())]);
        assert_eq!(of("pupil_count"), [(Field::Kind, "count".to_owned())]);
        let rate = |unit: &str| vec![(Field::Kind, "rate".to_owned()), (Field::Unit, unit.to_owned())];
        assert_eq!(of("rate_per_10000"), rate("per 10,000"));
        assert_eq!(of("cla_per1000"), rate("per 1,000"));
        assert_eq!(of("country_of_birth"), []);
        assert_eq!(of("turnover"), []);
    }
}
