//! Which records a call asks for.

use super::failure::Failure;
use super::input;
use crate::analysis::{Analysis, Options};
use crate::export::table::Choice;
use crate::format::{nearest, today};
use crate::model::{Against, Benchmark, IndicatorId, Period, Scorecard, Word};
use jiff::civil::Date;
use std::collections::HashSet;
use std::path::Path;

/// How many of the known names a sentence lists where none is near.
const LISTED: usize = 10;

/// What a call names.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked<'a> {
    pub indicators: &'a [String],
    pub areas: &'a [String],
    pub period: Option<&'a str>,
    pub benchmark: Option<&'a str>,
}

/// A scorecard as a call asks for it, and what was made of its figures.
#[derive(Debug)]
pub(super) struct Judged {
    pub scorecard: Scorecard,
    pub analysis: Analysis,
    pub choice: Choice,
    /// As at which it was judged.
    pub day: Date,
}

impl Asked<'_> {
    /// Reads the scorecard at `path`, finds in it what the call names, and judges it.
    ///
    /// # Errors
    /// Where the file cannot be read or has errors, or has not what the call names.
    pub(super) fn judged(self, path: &Path) -> Result<Judged, Failure> {
        let document = input::sound(path)?;
        let (choice, scorecard) = self.of(document.scorecard())?;
        let day = today();
        let options = Options { as_at: self.period.map(str::to_owned), today: Some(day) };
        let analysis = Analysis::with(&scorecard, &options);
        Ok(Judged { scorecard, analysis, choice, day })
    }

    /// Finds it in the scorecard: what is chosen, and the scorecard compared with what the call asks for, where it does not
    /// leave that to the file.
    ///
    /// # Errors
    /// A sentence for everything that is not there, with what was probably meant.
    fn of(self, scorecard: &Scorecard) -> Result<(Choice, Scorecard), Failure> {
        let mut wrong = Vec::new();
        let indicators = found(
            self.indicators,
            |id| scorecard.indicator_by_id(id),
            |id| {
                let known: Vec<&str> = scorecard.indicators().map(|(_, known)| known.id.as_str()).collect();
                wrong
                    .push(format!("There is no indicator {id} in this file.{}", meant(id, "It has", &known)));
            },
        );
        let areas = found(
            self.areas,
            |code| scorecard.area_by_code(code),
            |code| {
                wrong.push(format!("There is no area {code} in this file.{}", meant_area(code, scorecard)));
            },
        );
        let against = self.benchmark.and_then(|name| {
            let of_area = || scorecard.area_by_code(name).map(Against::Area);
            let found = Benchmark::from_word(name).map(Against::Benchmark).or_else(of_area);
            if found.is_none() {
                wrong.push(format!(
                    "There is no benchmark {name}. It is one of {}, or the code of an area in this file.{}",
                    words(Benchmark::ALL).join(", "),
                    meant_area(name, scorecard)
                ));
            }
            found
        });
        let mut choice = Choice { indicators, areas };
        if let Some(label) = self.period {
            // An indicator that is not there must not make every period look wrong as well.
            let within = if wrong.is_empty() { choice.indicators.as_ref() } else { None };
            match at_period(label, scorecard, within) {
                Ok(having) => choice.indicators = Some(having),
                Err(sentence) => wrong.push(sentence),
            }
        }
        if !wrong.is_empty() {
            return Err(Failure::Call(wrong));
        }
        let compared = against.map_or_else(|| scorecard.clone(), |against| scorecard.compared_with(against));
        Ok((choice, compared))
    }
}

/// The words of a closed list.
fn words<W: Word>(all: &[W]) -> Vec<&'static str> {
    all.iter().map(|one| one.as_str()).collect()
}

/// The sentence where a call gives a word that is none of these: `There is no section covr. It is one of …`
pub(super) fn no_such<W: Word>(what: &str, name: &str, all: &[W]) -> String {
    let known = words(all);
    let meant = nearest(name, known.iter().copied());
    let meant = meant.map(|word| format!(" Did you mean {word}?")).unwrap_or_default();
    format!("There is no {what} {name}. It is one of {}.{meant}", known.join(", "))
}

/// The ids of all names, `None` where no name is given; what is not found goes to `missing`.
fn found<Id: std::hash::Hash + Eq>(
    names: &[String],
    find: impl Fn(&str) -> Option<Id>,
    mut missing: impl FnMut(&str),
) -> Option<HashSet<Id>> {
    let mut ids = HashSet::new();
    for name in names {
        match find(name) {
            Some(id) => _ = ids.insert(id),
            None => missing(name),
        }
    }
    (!names.is_empty()).then_some(ids)
}

/// The chosen indicators that have the period of this label, or the sentence that there is none.
fn at_period(
    label: &str,
    scorecard: &Scorecard,
    within: Option<&HashSet<IndicatorId>>,
) -> Result<HashSet<IndicatorId>, String> {
    let mut having = HashSet::new();
    let mut periods: HashSet<Period> = HashSet::new();
    let chosen = |id: &IndicatorId| within.is_none_or(|chosen| chosen.contains(id));
    for (id, indicator) in scorecard.indicators().filter(|(id, _)| chosen(id)) {
        let asked = Period::parse(indicator.period, label).ok();
        for series in scorecard.series_of(id) {
            if asked.is_some_and(|asked| series.periods.contains(&asked)) {
                having.insert(id);
            }
            periods.extend(series.periods.iter());
        }
    }
    if !having.is_empty() {
        return Ok(having);
    }
    let mut latest_first: Vec<Period> = periods.into_iter().collect();
    latest_first.sort_by_key(|period| std::cmp::Reverse((period.end(), *period)));
    let labels: Vec<String> = latest_first.iter().map(Period::to_string).collect();
    let known: Vec<&str> = labels.iter().map(String::as_str).collect();
    let (what, they) = match within {
        Some(_) => ("The chosen indicators have", "They have"),
        None => ("This file has", "It has"),
    };
    Err(format!("{what} no period {label}.{}", meant(label, they, &known)))
}

/// ` Did you mean …?`, or after `they_have` the names there are.
pub(super) fn meant(name: &str, they_have: &str, known: &[&str]) -> String {
    if let Some(near) = nearest(name, known.iter().copied()) {
        return format!(" Did you mean {near}?");
    }
    match known {
        [] => format!(" {they_have} none at all."),
        _ if known.len() <= LISTED => format!(" {they_have} {}.", known.join(", ")),
        _ => format!(" {they_have} {} and {} more.", known[..LISTED].join(", "), known.len() - LISTED),
    }
}

/// The same for an area, whose name may have been given in place of its code.
fn meant_area(given: &str, scorecard: &Scorecard) -> String {
    let codes: Vec<&str> = scorecard.areas().map(|(_, area)| area.code.as_str()).collect();
    let near = nearest(given, codes.iter().copied());
    let of_code = near.and_then(|code| scorecard.area_by_code(code)).map(|id| scorecard.area(id));
    let of_name = || {
        let name = nearest(given, scorecard.areas().map(|(_, area)| area.name.as_str()))?;
        scorecard.areas().find(|(_, area)| area.name == name).map(|(_, area)| area)
    };
    match of_code.or_else(of_name) {
        Some(area) => format!(" Did you mean {} ({})?", area.code, area.name),
        None => meant(given, "It has", &codes),
    }
}
