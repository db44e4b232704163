//! What kind of period the labels of an indicator stand for, which all of them tell together.

use super::days::DayLabel;
use crate::import::table::{PeriodAt, Pool, Published, Written};
use crate::import::words::{short, twelve_months};
use crate::model::PeriodKind;
use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the labels of an indicator tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cadence {
    /// The labels that are known.
    pub labels: Vec<PeriodAt>,
    /// Those of them that are days.
    pub days: Vec<DayLabel>,
    /// The kinds that they may be, the likeliest first.
    pub kinds: Vec<PeriodKind>,
    /// The kind, where it need not be asked.
    pub clear: Option<PeriodKind>,
    /// A kind that is nearly certain, and why.
    pub likely: Option<(PeriodKind, String)>,
    /// Kinds as which several labels of one area fall on one period.
    pub crowded: Vec<PeriodKind>,
    /// The months that its runs of twelve months begin with, each with the kind of such a run.
    pub twelve_months: BTreeMap<i8, PeriodKind>,
    /// The first label of several financial or academic years.
    pub split_years: Option<String>,
    /// How many financial or academic years each label is of, where all are of as many: one less than the years it names.
    pub span: Option<u32>,
    /// Whether they are days that stand for the years that they lie in.
    pub are_days: bool,
    /// The labels as the file writes them, in words.
    pub written: String,
}

/// Month and day of the middle and the ends of the calendar's year.
const OF_CALENDAR: [(i8, i8); 4] = [(1, 1), (6, 30), (7, 1), (12, 31)];

impl Cadence {
    /// What labels tell; `crowded` are the kinds as which several of them fall on one period.
    pub fn of(labels: &[PeriodAt], pool: &Pool, crowded: Vec<PeriodKind>) -> Self {
        let at = |at: &PeriodAt| &pool.periods()[at.index()];
        // What is still asked of tables may tell more of the others too.
        let is_open = labels.iter().any(|it| at(it).may_be.is_empty());
        let mut labels: Vec<PeriodAt> =
            labels.iter().copied().filter(|it| !at(it).may_be.is_empty()).collect();
        labels.sort_by_key(|it| at(it).may_be[0].start());
        let known: Vec<&Published> = labels.iter().map(at).collect();
        let day = |at: &PeriodAt, published: &Published| {
            Some(DayLabel { at: *at, day: published.day()?, label: published.label.clone() })
        };
        let days = labels.iter().zip(&known).filter_map(|(at, published)| day(at, published)).collect();
        let cadence = Self { labels, days, crowded, written: written(&known), ..Self::default() };
        match known[..] {
            _ if is_open => cadence,
            [] => cadence,
            _ => cadence.judged(&known),
        }
    }

    fn judged(mut self, known: &[&Published]) -> Self {
        let is_split = |published: &&&Published| published.written == Written::SplitYears;
        self.split_years = known.iter().find(is_split).map(|published| {
            let label = &published.label;
            let bare = label.strip_prefix('(').and_then(|label| label.strip_suffix(')'));
            short(bare.unwrap_or(label))
        });
        if known.iter().all(|published| is_split(&published)) {
            let lengths: BTreeSet<i32> = known.iter().map(|published| published.may_be[0].length()).collect();
            let only = lengths.first().filter(|_| lengths.len() == 1);
            self.span = only.and_then(|length| u32::try_from(length - 1).ok());
        }
        for published in known {
            if let Written::TwelveMonths(first) = published.written {
                self.twelve_months.insert(first, published.may_be[0].kind());
            }
        }
        if self.overlaps() {
            return self;
        }
        let common: Vec<PeriodKind> = (known[0].may_be.iter().map(|period| period.kind()))
            .filter(|kind| known.iter().all(|published| published.of_kind(*kind).is_some()))
            .collect();
        self.kinds = common.iter().copied().filter(|kind| !self.crowded.contains(kind)).collect();
        if let Some(finest) = common.first().filter(|_| self.kinds.is_empty()) {
            // Days of one month: each is refused with its reason.
            self.clear = Some(*finest);
            return self;
        }
        if common.is_empty() {
            self.kinds = by_number(known);
        }
        let days: Option<Vec<Date>> = known.iter().map(|published| published.day()).collect();
        if let Some(days) = days {
            self.judge_days(known, &days);
        } else {
            self.clear = Some(self.kinds[0]).filter(|_| self.kinds.len() == 1);
            self.doubt(known);
        }
        self
    }

    /// What may be meant otherwise has to be asked, whatever it is read to: `23-Jan`, `Autumn 2022`.
    fn doubt(&mut self, known: &[&Published]) {
        let mut unsure = known.iter().filter(|published| published.written == Written::Unsure);
        let Some(first) = unsure.next() else { return };
        let is_term = first.part.is_some();
        self.clear = None;
        self.written += if is_term {
            "; seasons that are no school terms have to be written as months"
        } else {
            "; days have to be written with their year, such as 2023-01-23"
        };
        // Days that are read as months of years are scattered over many years.
        let go_on = known.windows(2).all(|pair| pair[1].may_be[0].steps_after(pair[0].may_be[0]) == 1);
        self.likely = match (is_term, go_on && known.len() > 2) {
            (true, _) => Some((self.kinds[0], "schools have terms of these names".to_owned())),
            (false, true) => Some((Month, "these months follow each other".to_owned())),
            (false, false) => None,
        };
    }

    /// Whether its labels are of twelve months that overlap, so that only some of them can be taken.
    pub fn overlaps(&self) -> bool {
        self.twelve_months.len() > 1
    }

    /// The months of its labels, where they are no year that a scorecard has.
    pub fn odd_months(&self) -> Option<i8> {
        let (first, kind) = self.twelve_months.first_key_value().filter(|_| !self.overlaps())?;
        (*kind == Year && *first != 1).then_some(*first)
    }

    /// Days a year apart stand for a year, others for the quarter or the month that they lie in.
    fn judge_days(&mut self, known: &[&Published], days: &[Date]) {
        let yearly = self.kinds.contains(&Year);
        let order = if yearly {
            [Year, FinancialYear, AcademicYear, Quarter, Month]
        } else {
            [Quarter, Month, Year, FinancialYear, AcademicYear]
        };
        self.kinds.sort_by_key(|kind| order.iter().position(|other| other == kind));
        let is_serial = known.iter().any(|published| matches!(published.written, Written::Serial(_)));
        let of_taxes = |day: &Date| day.month() == 4 && matches!(day.day(), 5 | 6);
        let is_edge = |day: &Date| day.day() == 1 || *day == day.last_of_month() || of_taxes(day);
        let same = |day: &Date| (day.month(), day.day()) == (days[0].month(), days[0].day());
        let of_calendar = days.len() > 1
            && days.iter().all(same)
            && OF_CALENDAR.contains(&(days[0].month(), days[0].day()));
        let clear = match self.kinds[..] {
            [only] => Some(only),
            _ if yearly && (of_calendar || !days.iter().any(is_edge)) => Some(Year),
            _ => None,
        };
        self.are_days = yearly && clear == Some(Year);
        if !is_serial {
            self.clear = clear;
        }
        self.likely = match clear {
            Some(kind) => {
                let because = format!("a spreadsheet keeps {} as {}", days[0], short(&known[0].label));
                Some((kind, because)).filter(|_| is_serial)
            }
            None => gaps(days).filter(|_| !yearly && self.kinds[..].starts_with(&[Quarter, Month])),
        };
    }
}

/// What the gaps between days tell of quarters and months.
fn gaps(days: &[Date]) -> Option<(PeriodKind, String)> {
    let mut months: Vec<i32> =
        days.iter().map(|day| i32::from(day.year()) * 12 + i32::from(day.month())).collect();
    months.sort_unstable();
    months.dedup();
    let quarterly = months.windows(2).all(|pair| (pair[1] - pair[0]) % 3 == 0);
    let (kind, because) = if quarterly {
        (Quarter, "its dates are three months apart")
    } else {
        (Month, "its dates are not three months apart")
    };
    (months.len() > 1).then(|| (kind, because.to_owned()))
}

/// All kinds, that of the most labels first.
fn by_number(known: &[&Published]) -> Vec<PeriodKind> {
    let mut kinds: Vec<(PeriodKind, usize)> = Vec::new();
    for period in known.iter().flat_map(|published| &published.may_be) {
        match kinds.iter_mut().find(|(kind, _)| *kind == period.kind()) {
            Some((_, count)) => *count += 1,
            None => kinds.push((period.kind(), 1)),
        }
    }
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    kinds.into_iter().map(|(kind, _)| kind).collect()
}

/// `‘2021-22’, ‘2022-23’ … ‘2024-25’`.
fn written(known: &[&Published]) -> String {
    let quoted = |published: &Published| format!("‘{}’", short(&published.label));
    match known {
        [] => String::new(),
        [first, second, .., last] if known.len() > 3 => {
            format!("{}, {} … {}", quoted(first), quoted(second), quoted(last))
        }
        few => few.iter().map(|published| quoted(published)).collect::<Vec<_>>().join(", "),
    }
}

/// The twelve months from one on as an answer.
pub(super) fn as_answer(first: i8) -> String {
    twelve_months(first).replace(' ', "-")
}
