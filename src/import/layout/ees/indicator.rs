//! One column of figures, and the indicators it stands for.

use super::columns::{KnownColumn, known};
use super::time::Part;
use crate::import::table::{ColumnSearch, Definition, Field, Gathering, IndicatorAt, Suggestion};
use crate::model::{MeasureKind, Source, Strand, Word};

/// A column of figures.
#[derive(Debug)]
pub(super) struct Column {
    pub at: usize,
    /// Positions of the columns of its count and of whom or what it is out of.
    pub out_of: (Option<usize>, Option<usize>),
    /// What these columns are called.
    counts: Option<[String; 2]>,
    name: String,
    known: Option<KnownColumn>,
    suggestions: Vec<Suggestion>,
    /// Its indicator for the whole year and for each part of a year.
    asked: [Asked; Part::COUNT],
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
    pub fn new(search: &mut ColumnSearch<'_>, at: usize) -> Self {
        let name = search.header.names()[at].clone();
        let known = known(&name);
        let mut position = |column: &str| search.find(&[column]);
        let out_of = known.as_ref().and_then(|known| known.out_of);
        let out_of = out_of.map_or((None, None), |(count, base)| (position(count), position(base)));
        let counts = out_of.0.zip(out_of.1);
        let counts = counts.map(|(count, of)| [count, of].map(|at| search.header.names()[at].clone()));
        search.mark(at);
        let suggestions = if known.is_none() { suggestions(&name) } else { Vec::new() };
        Self { at, out_of, counts, name, known, suggestions, asked: [Asked::NotYet; Part::COUNT] }
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

    /// The indicator for this part of a year; none where it is not chosen.
    pub fn indicator(&mut self, part: Part, out: &mut Gathering) -> Option<IndicatorAt> {
        match self.asked[part.index()] {
            Asked::At(at) => Some(at),
            Asked::NotChosen => None,
            Asked::NotYet => {
                let at = self.ask(part, out);
                self.asked[part.index()] = at.map_or(Asked::NotChosen, Asked::At);
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

    fn ask(&self, part: Part, out: &mut Gathering) -> Option<IndicatorAt> {
        let at = out.indicator(&key(&self.name, part), || self.definition(part))?;
        let found = out.found(at);
        found.counts = self.counts.as_ref().map(|counts| counts.each_ref().map(|name| key(name, part)));
        found.without_counts = self.is_of_sessions();
        found.stands.1 = self.at;
        for suggestion in &self.suggestions {
            if !found.suggestions.contains(suggestion) {
                found.suggestions.push(suggestion.clone());
            }
        }
        Some(at)
    }

    fn definition(&self, part: Part) -> Definition {
        let name = self.known.as_ref().map_or(&self.name, |known| &known.name);
        let name = match part.words() {
            Some((_, words)) => format!("{name} ({words})"),
            None => name.clone(),
        };
        let known = self.known.as_ref();
        Definition {
            name: Some(name),
            strand: known.and_then(|known| known.strand),
            kind: known.map(|known| known.kind),
            per: known.and_then(KnownColumn::per),
            unit: known.map(|known| known.unit.clone()),
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

/// What tells the indicator of a column from others, for a part of the year.
fn key(column: &str, part: Part) -> String {
    match part.words() {
        Some((word, _)) => format!("ees:{column}@{word}"),
        None => format!("ees:{column}"),
    }
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
    let kinds: [(MeasureKind, &[&str]); 4] = [
        (MeasureKind::Rate, &["rate"]),
        (MeasureKind::Mean, &["average", "avg", "mean"]),
        (MeasureKind::Score, &["score"]),
        (MeasureKind::Count, &["count", "number", "num", "total", "headcount"]),
    ];
    let kind = kinds.iter().find_map(|(kind, among)| Some(suggest(Field::Kind, kind.as_str(), has(among)?)));
    kind.into_iter().collect()
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
        assert_eq!(of("country_of_birth"), []);
        assert_eq!(of("turnover"), []);
    }
}
