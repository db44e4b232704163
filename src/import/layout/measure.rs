//! What the words for a measure and its unit say, and what they only hint at.

use super::multiple::says_multiple;
use super::others::is_only_other;
use super::token;
use crate::import::kind_words::hint;
use crate::import::table::{Field, Suggestion, plain};
use crate::import::words::{unit_of_rate, words_in};
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
        // Thousands of a unit are not in it.
        if words_in(measure).count() == 1 && says_multiple(measure) && said.unit.take().is_some() {
            said.suggest(Field::Unit, &format!("{unit} {measure}"), measure);
        }
        if let Some(kind) = MeasureKind::ALL.iter().find(|kind| plain(kind.as_str()) == plain(measure)) {
            said.kind = Some(*kind);
        } else if is_percentage(unit) {
            said.suggest(Field::Kind, MeasureKind::Proportion.as_str(), unit);
        } else if let Some(kind) = hint(measure).or_else(|| hint(unit)) {
            said.suggest(Field::Kind, kind.as_str(), if hint(measure).is_some() { measure } else { unit });
        }
        if let Some((per, words)) = [measure, unit].iter().find_map(|words| Some((per(words)?, *words))) {
            said.suggest(Field::Per, &per.to_string(), words);
            if said.unit.is_none() {
                said.suggest(Field::Unit, &unit_of_rate(per), words);
            }
        }
        said
    }

    /// What a name hints at, where nothing else says how an indicator is measured.
    pub fn of_name(name: &str) -> Vec<Suggestion> {
        let mut said = Self::of(name, "");
        if said.kind == Some(MeasureKind::Proportion) {
            said.suggestions.clear();
        }
        if said.suggestions.is_empty() && says_share(name) {
            said.suggest(Field::Kind, MeasureKind::Proportion.as_str(), name);
            said.suggest(Field::Unit, "%", name);
        } else if let Some(kind) = said.kind.filter(|kind| *kind != MeasureKind::Proportion) {
            said.suggest(Field::Kind, kind.as_str(), name);
        }
        said.suggestions
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

/// Whether a name says that its figures are percentages, and no changes of any.
pub(super) fn says_share(name: &str) -> bool {
    const CHANGES: [&str; 7] = ["change", "difference", "point", "increase", "reduction", "growth", "gap"];
    let lower = name.to_lowercase();
    let begins = ["percent", "proportion of ", "share of "].iter().any(|start| lower.starts_with(start));
    let is_share = begins || has_sign_of_percent(&lower) || has_words_of_percent(&lower);
    is_share && !CHANGES.iter().any(|word| lower.contains(word))
}

fn unit_of(unit: &str) -> Option<String> {
    match unit {
        "" => None,
        _ if is_percentage(unit) => Some("%".to_owned()),
        _ => Some(unit.to_owned()),
    }
}

fn is_percentage(words: &str) -> bool {
    words == "%"
        || words.ends_with("(%)")
        || matches!(plain(words).as_str(), "percentage" | "percent" | "proportion")
}

/// Whether a name bears the sign as the unit of its figures: at its end, alone in brackets, or before what it is a share
/// of. Behind a number, as in `95% CI` or `top 10%`, it is part of the name.
fn has_sign_of_percent(name: &str) -> bool {
    name.match_indices('%').any(|(at, _)| {
        let (before, after) = (name[..at].trim_end(), &name[at + 1..]);
        let is_of_number = before.ends_with(|c: char| c.is_ascii_digit() || c == '+');
        let is_bracketed = before.ends_with('(') && after.trim_start().starts_with(')');
        let is_edge = after.trim().is_empty() || (before.is_empty() && after.starts_with(' '));
        !is_of_number && (is_bracketed || is_edge || after.starts_with(" of "))
    })
}

/// Whether a name in small letters speaks of a percentage, but of a number of per cent.
fn has_words_of_percent(name: &str) -> bool {
    ["per cent", "percentage of "].iter().flat_map(|words| name.match_indices(words)).any(|(at, _)| {
        let before = name[..at].trim_end();
        !before.ends_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether words say how something is measured, rather than what: `Count`, `Crude rate`, `%`.
pub(super) fn says_measure(words: &str) -> bool {
    const MEASURES: [&str; 8] =
        ["rate", "count", "number", "percentage", "percent", "numerator", "denominator", "value"];
    let lower = words.to_lowercase();
    let mut said = lower.split(|c: char| !c.is_alphanumeric());
    said.any(|word| MEASURES.contains(&word)) || !Measured::of_name(words).is_empty()
}

/// Whether words say how something is measured and nothing of what it is: `Percentage`, `(%)`, `Number`, `Cases`.
pub(super) fn is_only_measure(words: &str) -> bool {
    const BARE: [&str; 24] = [
        "",
        "number",
        "numbers",
        "count",
        "counts",
        "rate",
        "value",
        "values",
        "percent",
        "percentage",
        "proportion",
        "cases",
        "events",
        "n",
        "no",
        "num",
        "total",
        "totals",
        "persons",
        "result",
        "results",
        "figure",
        "figures",
        "amount",
    ];
    BARE.contains(&plain(words).as_str())
}

/// Whether a name says only that something is a figure, or how it is measured or worked out, and nothing of what it is of:
/// `Rate per 1000`, `Number of people`, `Median`, `Target`.
pub(super) fn says_only_measure(name: &str) -> bool {
    // Words that stand in the name of a column and say nothing of what its values are of: what is said of any values, of when
    // they are, how they were come by and how sure they are.
    const ABOUT_VALUES: &str = "actual actuals obs observation observations data val prevalence score scores mean \
        average median pct per cent crude standardised standardized directly indirectly age \
        population people of the estimate index all annual annually yearly quarterly monthly \
        weekly daily ytd cumulative latest current reported final provisional revised rounded \
        unrounded adjusted unadjusted nominal real indicator measure metric kpi outturn \
        performance quantity volume headcount fte wte dsr ci unnamed v sum maximum minimum max min";
    // Units, which say nothing of what is measured in them.
    const UNITS: &str = "m mn k bn 000s million millions thousand thousands billion pounds gbp days weeks months \
        years hours minutes seconds head household person capita";
    let is_number = |word: &str| {
        let digits = word.trim_end_matches('k');
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_listed =
        |word: &str| [ABOUT_VALUES, UNITS].iter().any(|list| list.split(' ').any(|known| known == word));
    let is_bare = |word: &str| is_only_measure(word) || is_number(word) || is_listed(&word.to_lowercase());
    // How many people live somewhere is something by itself.
    let is_something = ["population", "age"].contains(&plain(name).as_str());
    // A sign of money, and a number that only counts columns of one name, name nothing either.
    let has_words = name.chars().any(|c| c.is_alphabetic() || ['£', '€', '$'].contains(&c));
    let has_words = has_words || (name.len() <= 2 && is_number(name));
    is_only_other(name)
        || is_only_measure(name)
        || (has_words && !is_something && words_in(name).all(is_bare))
}

/// Whether the name of a sheet or a file says nothing of what it holds: `Sheet1`, `data`, `2023`, `Final report (2)`.
pub(super) fn is_only_table(name: &str) -> bool {
    const BARE: [&str; 38] = [
        "sheet",
        "data",
        "dataset",
        "table",
        "tab",
        "export",
        "exported",
        "download",
        "downloads",
        "downloaded",
        "result",
        "results",
        "output",
        "book",
        "workbook",
        "file",
        "new",
        "copy",
        "of",
        "final",
        "report",
        "raw",
        "input",
        "untitled",
        "unnamed",
        "document",
        "csv",
        "xlsx",
        "page",
        "latest",
        "update",
        "updated",
        "draft",
        "version",
        "v",
        "extract",
        "query",
        "main",
    ];
    let words = name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    { words }.all(|word| BARE.contains(&&*word.to_lowercase()) || is_only_measure(word))
}

/// Events per how many: `Rate per 100,000 population`, `rate_per_10000`, `per1000`, `per 10k`, `per 10 000`, `per hundred
/// thousand`. Events per one of something are no rate of this kind.
pub(in crate::import) fn per(words: &str) -> Option<f64> {
    let lower = words.to_lowercase().replace(',', "");
    let mut words = words_in(&lower).peekable();
    while let Some(word) = words.next() {
        let Some(joined) = word.strip_prefix("per") else { continue };
        let first = if joined.is_empty() { words.next_if(|word| many(word).is_some()) } else { Some(joined) };
        let Some(mut of) = first.and_then(many) else { continue };
        // Blanks of any kind, points and signs may part the thousands of a number.
        while let Some(times) = words.peek().and_then(|word| times(word)) {
            of *= times;
            words.next();
        }
        if POWERS.contains(&of) {
            return Some(of);
        }
    }
    None
}

/// How many one word says: `100`, `10k`, `thousand`.
fn many(word: &str) -> Option<f64> {
    match word.strip_suffix('k') {
        Some(thousands) => token::number(thousands.as_bytes()).map(|many| many * 1000.0),
        None if word == "ten" => Some(10.0),
        None if word.starts_with(|c: char| c.is_ascii_digit()) => token::number(word.as_bytes()),
        None => times(word),
    }
}

/// How many times as many a word behind a number makes it.
fn times(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 100.0,
        "000" | "thousand" => 1000.0,
        "million" => 1e6,
        _ => return None,
    })
}

/// What rates are given per.
const POWERS: [f64; 6] = [10.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0];

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
        assert_eq!(
            suggested(&said),
            [(Field::Kind, "rate"), (Field::Per, "1000000"), (Field::Unit, "per 1,000,000")]
        );
        assert_eq!(suggested(&Measured::of("", "%")), [(Field::Kind, "proportion")]);
        assert_eq!(suggested(&Measured::of("Number of enterprises", "")), [(Field::Kind, "count")]);
        assert_eq!(suggested(&Measured::of("Consumption per meter point", "kWh per meter point")), []);
        assert_eq!(Measured::of("", ""), Measured::default());
    }

    #[test]
    fn a_name_hints_at_what_it_says() {
        let of = |name: &str| -> Vec<(Field, String)> {
            Measured::of_name(name).into_iter().map(|said| (said.field, said.value)).collect()
        };
        let said = |said: &[(Field, &str)]| -> Vec<(Field, String)> {
            said.iter().map(|(field, value)| (*field, (*value).to_owned())).collect()
        };
        let rate = said(&[(Field::Kind, "rate"), (Field::Per, "1000"), (Field::Unit, "per 1,000")]);
        assert_eq!(of("Hospital admissions for falls (rate per 1,000)"), rate);
        assert_eq!(of("rate_per_1000"), rate);
        let share = said(&[(Field::Kind, "proportion"), (Field::Unit, "%")]);
        for name in
            ["Percentage of pupils", "% of adults who walk", "Walks (%)", "Percentage", "Share of homes"]
        {
            assert_eq!(of(name), share, "{name}");
        }
        assert_eq!(of("Number of walks"), said(&[(Field::Kind, "count")]));
        assert_eq!(of("Count"), said(&[(Field::Kind, "count")]));
        for name in ["Smoking, per cent", "Pupils absent: % of all", "Fill rate %"] {
            assert_eq!(of(name), share, "{name}");
        }
        for name in ["% change", "Percentage point gap", "Smoking prevalence", "Vacancy rate", "Superb"] {
            assert_eq!(of(name), [], "{name}");
        }
        for name in [
            "Life expectancy (95% CI)",
            "Top 10% most deprived areas",
            "Admissions 65%+ occupancy days",
            "Homes in the lowest 20%",
            "Top 10 per cent of areas",
            "Wards (%ile)",
        ] {
            assert_eq!(of(name), [], "{name}");
        }
    }

    #[test]
    fn some_names_say_only_how_something_is_measured() {
        for name in [
            "Rate per 1000",
            "Crude rate",
            "Number of people",
            "Median",
            "Directly standardised rate per 100k",
            "Target",
            "%",
            "(£m)",
            "(£000)",
            "£000s",
            "(95% CI)",
            "DSR",
            "Outturn",
            "Performance",
            "Headcount",
            "Volume",
            "Quantity",
            "YTD",
            "KPI",
            "V",
            "All",
            "Latest value",
            "Reported value",
            "Final figure",
            "Measure value",
            "(provisional)",
            "2",
            "Unnamed: 3",
            "(days)",
            "£ per head",
        ] {
            assert!(says_only_measure(name), "{name}");
        }
        for name in ["Rate of falls", "Population", "Reading at age 7 (%)", "-2+3", "2019", "People who walk"]
        {
            assert!(!says_only_measure(name), "{name}");
        }
    }

    #[test]
    fn events_are_per_a_power_of_ten() {
        for (name, many) in [
            ("Rate per 100,000 children", Some(1e5)),
            ("rate_per_10000", Some(1e4)),
            ("cla_per1000", Some(1e3)),
            ("per 10k", Some(1e4)),
            ("Rate per 10 000", Some(1e4)),
            ("Rate per 10\u{a0}000 people", Some(1e4)),
            ("Rate per 100\u{2009}000 people", Some(1e5)),
            ("Rate per 1\u{202f}000\u{202f}000", Some(1e6)),
            ("Rate per 10.000", Some(1e4)),
            ("rate_per_100_000", Some(1e5)),
            ("per 100 thousand people", Some(1e5)),
            ("per hundred thousand", Some(1e5)),
            ("per 1 million journeys", Some(1e6)),
            ("per 100 million miles", None),
            ("per 100 people in 2021", Some(100.0)),
            ("person_count", None),
            ("per_pupil", None),
            ("per person per 1000", Some(1e3)),
        ] {
            assert_eq!(per(name), many, "{name}");
        }
    }

    #[test]
    fn our_own_words_are_taken() {
        assert_eq!(Measured::of("standardised-rate", "").kind, Some(MeasureKind::StandardisedRate));
    }
}
