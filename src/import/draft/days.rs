//! Dates that stand for the year or the quarter that they lie in: `31/03/2022` for the financial year that ends then. Another
//! day of it may be of a part of it, so that what dates stand for is said of where they stand in it, and kept so.

use super::indicator::DraftIndicator;
use super::question::{Answers, Question, Subject};
use crate::import::table::{Field, PeriodAt};
use crate::import::words::{listed, short};
use crate::model::{MONTHS, PeriodKind, Scorecard, Word};
use jiff::civil::{Date, Weekday};
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// A label that is a day.
#[derive(Clone, Debug)]
pub(super) struct DayLabel {
    pub at: PeriodAt,
    pub day: Date,
    pub label: String,
}

/// Where a day stands in its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stand {
    /// From 1, in the year of the calendar or in the quarter.
    month: usize,
    within: Within,
    in_quarter: bool,
}

/// Where a day stands in its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Within {
    Start,
    End,
    Between,
}

impl Stand {
    /// None where nothing smaller than the period lies in it that a scorecard has.
    fn of(day: Date, kind: PeriodKind) -> Option<Self> {
        use PeriodKind::{AcademicYear, FinancialYear, Quarter, Year};
        let in_quarter = match kind {
            Quarter => true,
            Year | FinancialYear | AcademicYear => false,
            _ => return None,
        };
        let month = usize::try_from(day.month()).ok()?;
        let within = match (kind, day.month(), day.day()) {
            // As the year of taxes begins and ends.
            (FinancialYear, 4, 6) => Within::Start,
            (FinancialYear, 4, 5) => Within::End,
            _ => Within::of(day),
        };
        let month = if in_quarter { (month - 1) % 3 + 1 } else { month };
        Some(Self { month, within, in_quarter })
    }

    /// Whether the period begins or ends then.
    fn is_edge(self, kind: PeriodKind) -> bool {
        let (first, last): (&[usize], &[usize]) = match kind {
            PeriodKind::Quarter => (&[1], &[3]),
            // The fifth of April ends a year too, and stands for that alone.
            PeriodKind::FinancialYear => (&[4], &[3]),
            // Publishers count from August too.
            PeriodKind::AcademicYear => (&[8, 9], &[7, 8]),
            _ => (&[1], &[12]),
        };
        match self.within {
            Within::End => last.contains(&self.month),
            Within::Start => first.contains(&self.month),
            Within::Between => false,
        }
    }
}

impl Within {
    /// The first and the last working day are the start and the end of a month too, around Easter as well.
    fn of(day: Date) -> Self {
        use Weekday::{Friday, Monday, Saturday, Sunday};
        let is_off = |number: i8, days: &[Weekday]| {
            Date::new(day.year(), day.month(), number).is_ok_and(|day| days.contains(&day.weekday()))
        };
        if (1..day.day()).all(|before| is_off(before, &[Saturday, Sunday, Monday])) {
            Self::Start
        } else if (day.day() + 1..=day.days_in_month())
            .all(|after| is_off(after, &[Friday, Saturday, Sunday]))
        {
            Self::End
        } else {
            Self::Between
        }
    }
}

/// `the end of March`, by which it is also kept.
impl fmt::Display for Stand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.within {
            Within::Start => f.write_str("the start of ")?,
            Within::End => f.write_str("the end of ")?,
            Within::Between => f.write_str("a day within ")?,
        }
        match (self.in_quarter, self.month) {
            (false, month) => f.write_str(MONTHS[month - 1]),
            (true, month) => write!(f, "the {} month of a quarter", ["first", "second", "third"][month - 1]),
        }
    }
}

/// What is known of a day by where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// Nothing else than the period is meant.
    Clear,
    /// An earlier import was answered.
    Kept(bool),
    Open,
}

/// What the scorecard keeps of the days of its indicators.
#[derive(Clone, Debug, Default)]
pub(super) struct DaysThere {
    /// By id, the kind of period, and what was said of days by where they stand.
    of: HashMap<String, (PeriodKind, BTreeMap<String, bool>)>,
}

impl DaysThere {
    pub fn of(scorecard: &Scorecard) -> Self {
        let mut by_key: HashMap<&str, Vec<(&str, bool)>> = HashMap::new();
        for (asked, answer) in scorecard.import_answers() {
            if let Some((key, stand)) = asked.rsplit_once(BETWEEN) {
                by_key.entry(key).or_default().push((stand, answer == Field::YES));
            }
        }
        let of = scorecard.indicators().map(|(_, there)| {
            let kept = there.published_as.iter().filter_map(|key| by_key.get(key.as_str())).flatten();
            let kept = kept.map(|(stand, is_it)| ((*stand).to_owned(), *is_it)).collect();
            (there.id.clone(), (there.period, kept))
        });
        Self { of: of.collect() }
    }
}

/// What stands between a key and where days of it stand.
const BETWEEN: &str = "/days/";

/// The days of an indicator, each by where it stands in the periods that the indicator has.
pub(super) struct Days<'a> {
    indicator: &'a DraftIndicator,
    kind: PeriodKind,
    known: BTreeMap<Stand, Known>,
    /// Where days that an earlier import took stand, in words.
    before: Vec<&'a str>,
}

impl<'a> Days<'a> {
    /// None where it has no days, or its kind of period is not known yet.
    pub fn of(indicator: &'a DraftIndicator, answers: &Answers, there: &'a DaysThere) -> Option<Self> {
        let labels = &indicator.usage.cadence.days;
        if labels.is_empty() {
            return None;
        }
        let into = indicator.into(answers).and_then(|id| there.of.get(&id));
        let resolved = indicator.resolved(answers).period;
        let kind = into.map(|(kind, _)| *kind).or(resolved)?;
        let kept = into.map(|(_, kept)| kept);
        let before: Vec<&str> = { kept.into_iter().flatten() }
            .filter_map(|(stand, is_it)| is_it.then_some(stand.as_str()))
            .collect();
        let stands: Vec<Stand> = labels.iter().filter_map(|label| Stand::of(label.day, kind)).collect();
        let mut known: BTreeMap<Stand, Known> =
            stands.into_iter().map(|stand| (stand, Known::Open)).collect();
        // Days that begin a period, beside others that end one, do not go together.
        let edges = known.keys().filter(|stand| stand.is_edge(kind)).count();
        // The kind was chosen, or is clear, of these very dates.
        let cadence = &indicator.usage.cadence;
        let was_seen = indicator.definition.period.is_none() || cadence.clear == Some(kind);
        let is_whole = known.len() == 1 && into.is_none() && was_seen;
        for (stand, known) in &mut known {
            let is_kept = kept.and_then(|kept| kept.get(&stand.to_string()));
            *known = match is_kept {
                Some(is_it) => Known::Kept(*is_it),
                None if before.is_empty() && (is_whole || (edges == 1 && stand.is_edge(kind))) => {
                    Known::Clear
                }
                None => Known::Open,
            };
        }
        Some(Self { indicator, kind, known, before })
    }

    /// Whether a day is asked about: what no earlier import was told of, and where there is none, what was left out.
    fn is_asked(&self, stand: Stand) -> bool {
        let is_open = |known: &Known| *known == Known::Open;
        match self.known.get(&stand) {
            Some(Known::Open) => true,
            Some(Known::Kept(false)) => !self.known.values().any(is_open),
            _ => false,
        }
    }

    /// Its labels whose days stand so.
    fn labels(&self, is_such: impl Fn(Stand) -> bool) -> impl Iterator<Item = &'a DayLabel> {
        let labels = self.indicator.usage.cadence.days.iter();
        labels.filter(move |label| Stand::of(label.day, self.kind).is_some_and(&is_such))
    }

    /// Whether days stand for the periods that they lie in, where anything but that may be meant.
    pub fn question(&self) -> Option<Question> {
        let asked = self.labels(|stand| self.is_asked(stand));
        let asked: Vec<String> = asked.map(|label| format!("‘{}’", short(&label.label))).collect();
        if asked.is_empty() {
            return None;
        }
        let kind = self.kind.as_str().replace('-', " ");
        let here = self.known.iter().filter(|(_, known)| matches!(known, Known::Clear | Known::Kept(true)));
        let mut others: Vec<String> = here.map(|(stand, _)| stand.to_string()).collect();
        others.extend(self.before.iter().map(|stand| (*stand).to_owned()));
        others.sort_unstable();
        others.dedup();
        let why = match &others[..] {
            [] => format!("Dates such as these do not say which {kind} is meant:"),
            others => format!(
                "Its other dates are of {}, so these may be of less than a {kind}, or of another:",
                listed(others.iter().map(String::as_str), 4)
            ),
        };
        let dates = listed(asked.iter().map(String::as_str), 4);
        let text = format!("{} {why} {dates}. With ‘no’ their figures are left out.", Field::Days.question());
        let choices = Field::Days.choices().into_iter().map(str::to_owned).collect();
        Some(Question {
            subject: self.subject(),
            name: self.indicator.name.clone(),
            text,
            choices,
            suggestion: None,
        })
    }

    fn subject(&self) -> Subject {
        Subject::Indicator(self.indicator.key.clone(), Field::Days)
    }

    /// What was answered of these before, where it was.
    pub fn kept_answer(&self) -> Option<&'static str> {
        let is_open = self.known.values().any(|known| *known == Known::Open);
        (!is_open).then_some(Field::NO)
    }

    /// Whether a day stands for the period it lies in.
    fn is_taken(&self, stand: Stand, answers: &Answers) -> bool {
        match self.known.get(&stand) {
            _ if self.is_asked(stand) => {
                answers.get(&self.subject()).is_some_and(|answer| answer == Field::YES)
            }
            Some(Known::Kept(is_it)) => *is_it,
            _ => true,
        }
    }

    /// The labels that stand for no period, as answered.
    pub fn left_out(&self, answers: &Answers) -> Vec<PeriodAt> {
        self.labels(|stand| !self.is_taken(stand, answers)).map(|label| label.at).collect()
    }

    /// What is to be kept of them, by what it is kept by: the next edition may have dates of other days.
    pub fn to_keep(&self, answers: &Answers) -> impl Iterator<Item = (String, String)> {
        let new =
            self.known.iter().filter(|(stand, known)| **known == Known::Clear || self.is_asked(**stand));
        new.map(|(stand, _)| {
            let answer = if self.is_taken(*stand, answers) { Field::YES } else { Field::NO };
            (format!("{}{BETWEEN}{stand}", self.indicator.key), answer.to_owned())
        })
    }
}

#[cfg(test)]
#[path = "days_tests.rs"]
mod tests;
