//! What figures and the way they are written make likely, and what is said of them without a question.

use super::cadence::Cadence;
use super::same::short_key;
use super::usage::Usage;
use crate::import::table::{Field, FoundIndicator, Suggestion};
use crate::import::words::{counted, thousands, twelve_months, unit_of_rate};
use crate::model::{MeasureKind, Word};

/// What the signs in its cells say, where all its numbers carry the same.
pub(super) fn from_signs(found: &FoundIndicator) -> Vec<Suggestion> {
    let suggest = |field, value: &str, sign: &str| {
        let because = format!("its values are written with {sign}");
        Suggestion { field, value: value.to_owned(), because }
    };
    if found.numbers > 0 && found.percent_signs == found.numbers {
        vec![suggest(Field::Kind, MeasureKind::Proportion.as_str(), "%"), suggest(Field::Unit, "%", "%")]
    } else if found.numbers > 0 && found.pound_signs == found.numbers {
        vec![suggest(Field::Unit, "£", "£")]
    } else {
        Vec::new()
    }
}

/// Says how the labels of an indicator were understood, where that is not asked and goes beyond their words.
pub(super) fn of_periods(found: &FoundIndicator, cadence: &Cadence) -> Option<String> {
    let name = found.name();
    if cadence.are_days && cadence.clear.is_some() {
        let of = &cadence.written;
        return Some(format!("{name}: its dates ({of}) stand for the calendar years that they lie in."));
    }
    if let Some(months) = cadence.odd_months() {
        let months = twelve_months(months);
        return Some(format!(
            "{name}: its twelve months, {months}, are named by the year in which they end."
        ));
    }
    if let Some(label) = &cadence.split_years {
        return Some(format!(
            "{name}: periods such as ‘{label}’ are of several financial or academic years, and are named by the first and \
             the last year that they reach into."
        ));
    }
    let series = found.series_of.as_ref().filter(|series| !series.is_part)?;
    let whole = series.name.as_deref().unwrap_or_else(|| short_key(&series.key));
    Some(format!(
        "{whole} has periods of several kinds; those with {} are an indicator of their own.",
        series.words
    ))
}

/// Says that only some values carry a sign: the others may be written in another unit.
pub(super) fn mixed_signs(found: &FoundIndicator) -> Option<String> {
    let signs = [(found.percent_signs, "%"), (found.pound_signs, "£")];
    let (count, sign) = signs.into_iter().find(|(count, _)| (1..found.numbers).contains(count))?;
    Some(format!(
        "{}: {count} of {} values are written with {sign}, the others without; what was taken was taken as it stands.",
        found.name(),
        found.numbers
    ))
}

/// Says that values are what programs write where there is none, and were taken all the same.
pub(super) fn fill_ins(found: &FoundIndicator, usage: &Usage) -> Option<String> {
    let counts: u64 = usage.fill_ins.iter().map(|(_, count)| count).sum();
    let written: Vec<String> = usage.fill_ins.iter().map(|(number, _)| number.to_string()).collect();
    let written = written.join(", ");
    let is = if counts == 1 { "is" } else { "are" };
    (counts > 0).then(|| {
        format!(
            "{}: {} {is} {written}, as programs write where there is none, and no other is below zero; all were taken as they \
             stand. If they stand for none, leave those cells blank.",
            found.name(),
            counted(counts, "value")
        )
    })
}

/// What values and counts together say about the kind of value, and labels about periods.
pub(super) fn from_figures(usage: &Usage) -> Vec<Suggestion> {
    let mut suggestions = match usage.factor {
        Some(1.0) => from_counts(1.0, "count ÷ denominator gives the values"),
        Some(factor) => from_counts(
            factor,
            &format!("count ÷ denominator × {} gives the values", thousands(factor as u64)),
        ),
        None => Vec::new(),
    };
    if let Some((kind, because)) = &usage.cadence.likely {
        let (value, because) = (kind.as_str().to_owned(), because.clone());
        suggestions.push(Suggestion { field: Field::Period, value, because });
    }
    suggestions
}

/// Whether a power of ten is this one.
pub(super) fn is_power(factor: f64, power: f64) -> bool {
    (factor - power).abs() < f64::EPSILON
}

/// What the power of ten says that a quotient of counts is multiplied by.
pub(super) fn from_counts(factor: f64, because: &str) -> Vec<Suggestion> {
    let suggest =
        |field, value: &str| Suggestion { field, value: value.to_owned(), because: because.to_owned() };
    if is_power(factor, 1.0) {
        return vec![suggest(Field::Shares, Field::YES)];
    }
    if is_power(factor, 100.0) {
        return vec![suggest(Field::Kind, MeasureKind::Proportion.as_str()), suggest(Field::Unit, "%")];
    }
    vec![
        suggest(Field::Kind, MeasureKind::Rate.as_str()),
        suggest(Field::Per, &factor.to_string()),
        suggest(Field::Unit, &unit_of_rate(factor)),
    ]
}

/// A number above zero, with commas between thousands allowed, as people write it: `1,000`, `per 1,000 people`.
pub(super) fn positive(text: &str) -> Option<f64> {
    const OF_NUMBERS: [&str; 5] = ["hundred", "thousand", "million", "k", "m"];
    let number = |text: &str| crate::import::layout::number(text.as_bytes()).filter(|number| *number > 0.0);
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_prefix("per ").unwrap_or(&lower);
    let of_people = || {
        let (digits, people) = bare.split_once(' ')?;
        let are_words = people.chars().all(|c| c.is_alphabetic() || c == ' ');
        let counts = people.split(' ').any(|word| OF_NUMBERS.contains(&word));
        number(digits).filter(|_| are_words && !counts)
    };
    number(bare).or_else(of_people)
}

/// Puts what tells figures from others of their name behind the names that are proposed, where there is anything.
pub(super) fn label_names(suggestions: &mut [Suggestion], label: Option<&str>) {
    for name in suggestions.iter_mut().filter(|hint| hint.field == Field::Name) {
        name.value.extend(label.iter().map(|label| format!(" ({label})")));
    }
}
