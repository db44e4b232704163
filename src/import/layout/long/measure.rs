//! What the words for a measure and its unit say, and what they only hint at.

use crate::import::layout::token;
use crate::import::table::{Field, Suggestion, plain};
use crate::model::{MeasureKind, Word};

/// What a file says about an indicator's values.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Measured {
    /// The kind of value, where the file says it.
    pub kind: Option<MeasureKind>,
    /// The unit, where the file says it.
    pub unit: Option<String>,
    /// What the words hint at, to be confirmed.
    pub suggestions: Vec<Suggestion>,
}

impl Measured {
    /// What the words for a measure (`Percentage`, `Rate per 1,000 dwellings`) and a unit (`%`, `Persons`) say.
    pub fn of(measure: &str, unit: &str) -> Self {
        let (measure, unit) = (measure.trim(), unit.trim());
        if is_percentage(measure) {
            return Self::percentage(measure, unit);
        }
        let mut said = Self { unit: unit_of(unit), ..Self::default() };
        if let Some(kind) = MeasureKind::ALL.iter().find(|kind| plain(kind.as_str()) == plain(measure)) {
            said.kind = Some(*kind);
        } else if is_percentage(unit) {
            said.suggest(Field::Kind, MeasureKind::Proportion.as_str(), unit);
        } else if let Some(kind) = hint(measure).or_else(|| hint(unit)) {
            said.suggest(Field::Kind, kind.as_str(), if hint(measure).is_some() { measure } else { unit });
        }
        if let Some((per, words)) = [measure, unit].iter().find_map(|words| Some((per(words)?, *words))) {
            said.suggest(Field::Per, &per, words);
        }
        said
    }

    /// A percentage is of something, and its unit is `%`: where the file gives another, such as `Persons`, that is who
    /// is counted, and the unit is only proposed.
    fn percentage(measure: &str, unit: &str) -> Self {
        let mut said = Self { kind: Some(MeasureKind::Proportion), ..Self::default() };
        if is_percentage(unit) {
            said.unit = Some("%".to_owned());
        } else {
            said.suggest(Field::Unit, "%", measure);
        }
        said
    }

    fn suggest(&mut self, field: Field, value: &str, words: &str) {
        let because = format!("the file says ‘{words}’");
        self.suggestions.push(Suggestion { field, value: value.to_owned(), because });
    }
}

fn unit_of(unit: &str) -> Option<String> {
    match unit {
        "" => None,
        _ if is_percentage(unit) => Some("%".to_owned()),
        _ => Some(unit.to_owned()),
    }
}

fn is_percentage(words: &str) -> bool {
    words == "%" || matches!(plain(words).as_str(), "percentage" | "percent" | "proportion")
}

/// The kind of value that a measure's words hint at.
fn hint(words: &str) -> Option<MeasureKind> {
    let lower = words.to_lowercase();
    if lower.contains("standardised") && (lower.contains("rate") || per(words).is_some()) {
        Some(MeasureKind::StandardisedRate)
    } else if per(words).is_some() {
        Some(MeasureKind::Rate)
    } else if lower.starts_with("mean") || lower.starts_with("average") {
        Some(MeasureKind::Mean)
    } else if lower.starts_with("number") || lower.starts_with("count") {
        Some(MeasureKind::Count)
    } else if lower.starts_with("ratio") {
        Some(MeasureKind::Ratio)
    } else if lower.starts_with("index") {
        Some(MeasureKind::Index)
    } else if lower.starts_with("score") {
        Some(MeasureKind::Score)
    } else {
        None
    }
}

/// `100000` from `Rate per 100,000 population`; events per one of something are no rate of this kind.
fn per(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let after =
        lower.split("per ").skip(1).find_map(|after| after.split_whitespace().next().map(str::to_owned))?;
    if after == "million" {
        return Some("1000000".to_owned());
    }
    let many = token::number(after.trim_end_matches(|c: char| !c.is_ascii_digit()).as_bytes())?;
    (many > 1.0).then(|| many.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(said: &Measured) -> Vec<(Field, &str)> {
        said.suggestions.iter().map(|suggestion| (suggestion.field, suggestion.value.as_str())).collect()
    }

    #[test]
    fn a_percentage_is_a_proportion_whose_unit_is_percent_and_never_persons() {
        let said = Measured::of("Percentage", "%");
        assert_eq!((said.kind, said.unit.as_deref()), (Some(MeasureKind::Proportion), Some("%")));
        assert!(said.suggestions.is_empty());
        let said = Measured::of("Percentage", "Persons");
        assert_eq!((said.kind, said.unit.as_deref()), (Some(MeasureKind::Proportion), None));
        assert_eq!(suggested(&said), [(Field::Unit, "%")]);
        assert_eq!(said.suggestions[0].because, "the file says ‘Percentage’");
    }

    #[test]
    fn other_words_only_hint() {
        let said = Measured::of("Rate per 100,000 population", "Rate per 100,000 population");
        assert_eq!((said.kind, said.unit.as_deref()), (None, Some("Rate per 100,000 population")));
        assert_eq!(suggested(&said), [(Field::Kind, "rate"), (Field::Per, "100000")]);
        let said = Measured::of("Homicides (rate per million population)", "");
        assert_eq!(suggested(&said), [(Field::Kind, "rate"), (Field::Per, "1000000")]);
        assert_eq!(suggested(&Measured::of("", "%")), [(Field::Kind, "proportion")]);
        assert_eq!(suggested(&Measured::of("Number of enterprises", "")), [(Field::Kind, "count")]);
        assert_eq!(suggested(&Measured::of("Consumption per meter point", "kWh per meter point")), []);
        assert_eq!(Measured::of("", ""), Measured::default());
    }

    #[test]
    fn our_own_words_are_taken() {
        assert_eq!(Measured::of("standardised-rate", "").kind, Some(MeasureKind::StandardisedRate));
    }
}
