//! Which period a table is of whose rows do not say it: what the lines above its header, its sheet and its file say of that.
//!
//! Words are read by the one reader of periods. What is refused in a column of periods is refused here, so that no span is
//! cut to its last month; dates of editions and sources and what figures are compared with are no periods; and where two
//! periods stand, none is proposed.

use super::period::{self, NoPeriod};
use super::recognise::FirstRows;
use crate::import::lines_above::{is_label_of_edition, is_of_edition, is_of_other_years, tells_no_period};
use crate::import::table::{PeriodAround, Published, Suggestion, Written};
use crate::import::words::{has_word, listed, undated, words_in};
use crate::model::{Period, PeriodKind};

/// Why a period is likely: it stands above the header.
const ABOVE: &str = "it stands above the header";

/// How many words a period has at most: `12 months to the end of 31 March 2022`.
const MOST_WORDS: usize = 10;

/// What is said around a table of when it is; nothing where nothing is.
pub(super) fn of(rows: &FirstRows<'_>) -> PeriodAround {
    let above = Lines::of(rows.above);
    let sheet = rows.sheet().unwrap_or_default();
    let file = rows.file.file_stem().unwrap_or_default().to_string_lossy().replace('_', " ");
    let of_file = mentions(&file);
    if let Some(unclear) = above.unclear() {
        return unclear;
    }
    let of_sheet = period::label(sheet).ok().map(|read| Mention::of(sheet, read.published));
    let part_of_sheet = part(sheet).map(|part| (part, Suggestion::BY_SHEET));
    let only_of_file = only(&of_file).filter(|mention| mention.is_year());
    let Some(first) = above.periods.first() else {
        return match (of_sheet, part_of_sheet, above.part(), only_of_file) {
            (Some(sheet), ..) => sheet.proposed(Suggestion::BY_SHEET),
            (_, Some(part), _, Some(year)) | (_, None, Some(part), Some(year)) => part_of(part, year),
            _ => PeriodAround::default(),
        };
    };
    let parts = [part_of_sheet, above.part(), part_in(&file).map(|part| (part, Suggestion::BY_FILE))];
    let mut parts = parts.into_iter().flatten().filter(|_| first.is_year());
    match (of_sheet, parts.next()) {
        (Some(sheet), _) if sheet.lies_in(first) => sheet.proposed(Suggestion::BY_SHEET),
        (Some(sheet), _) if !sheet.is_same(first) => several(&[first, &sheet]),
        (_, Some(part)) if parts.all(|(other, _)| is_same_part(other, part.0)) => part_of(part, first),
        (_, Some((part, _))) => PeriodAround::unclear(format!("{part}, {}", first.text), SEVERAL.to_owned()),
        // A file of a month of the year may be of that month, or have come out then.
        _ => match of_file.iter().find(|mention| mention.lies_in(first)) {
            Some(month) => several(&[first, month]),
            None => first.proposed(ABOVE),
        },
    }
}

const SEVERAL: &str = "which say more than one period";

fn several(all: &[&Mention<'_>]) -> PeriodAround {
    let texts = all.iter().map(|mention| mention.text);
    PeriodAround::unclear(listed(texts, 4), SEVERAL.to_owned())
}

/// Whether a sheet is called by a period, or by a month whose year stands elsewhere.
pub(super) fn is_called_by_period(sheet: &str) -> bool {
    let is_month = || part(sheet).is_some_and(|part| !part.bytes().any(|byte| byte.is_ascii_digit()));
    period::label(sheet).is_ok() || is_month()
}

/// A period that stands in a text.
#[derive(Debug)]
struct Mention<'t> {
    text: &'t str,
    read: Result<Published, NoPeriod>,
    /// Where it ends in its text.
    end: usize,
    is_explicit: bool,
}

impl<'t> Mention<'t> {
    fn of(text: &'t str, read: Published) -> Self {
        Self { text: text.trim(), read: Ok(alone(read)), end: text.len(), is_explicit: false }
    }

    fn may_be(&self) -> &[Period] {
        self.read.as_ref().map_or(&[], |read| &read.may_be)
    }

    fn is_year(&self) -> bool {
        let is_day = self.read.as_ref().is_ok_and(|read| read.day().is_some());
        !is_day && self.may_be().first().is_some_and(|period| period.kind().is_annual())
    }

    fn is_same(&self, other: &Self) -> bool {
        self.text == other.text || self.may_be().iter().any(|period| other.may_be().contains(period))
    }

    /// Whether it is a month or a quarter of the year that the other is.
    fn lies_in(&self, year: &Self) -> bool {
        let is_part = |period: &&Period| matches!(period.kind(), PeriodKind::Month | PeriodKind::Quarter);
        year.is_year()
            && !self.is_year()
            && self.may_be().iter().filter(is_part).any(|part| {
                year.may_be().iter().any(|year| year.start() <= part.start() && part.end() <= year.end())
            })
    }

    fn proposed(&self, because: &'static str) -> PeriodAround {
        let Ok(read) = &self.read else { return self.refused() };
        match (&read.written, &read.may_be[..]) {
            _ if read.part.is_some() => PeriodAround::unclear(
                self.text.to_owned(),
                "which is a part of a year; say the year, and name the part in the name of the indicator"
                    .to_owned(),
            ),
            (Written::EitherDay { readings: [Some(one), Some(other)], .. }, _) => {
                let day = |day: &jiff::civil::Date| day.strftime("%-d %B %Y").to_string();
                let why = format!("which may be {} or {}", day(one), day(other));
                PeriodAround::unclear(self.text.to_owned(), why)
            }
            (_, []) => PeriodAround::default(),
            // Without its mark, which is no part of an answer.
            (_, [first, ..]) => {
                let is_bare =
                    period::label(self.text).is_ok_and(|read| read.flag.is_none() && !read.is_marked);
                let likely = if is_bare { self.text.to_owned() } else { first.to_string() };
                PeriodAround::proposed(self.text.to_owned(), likely, because)
            }
        }
    }

    fn refused(&self) -> PeriodAround {
        let why = self.read.as_ref().err().map_or(NoPeriod::Months, |why| *why);
        PeriodAround::unclear(self.text.to_owned(), format!("and {}", why.clause(self.text)))
    }
}

/// A date of which no column tells whether the day comes first, where only one reading of it is a day.
pub(in crate::import) fn alone(read: Published) -> Published {
    match read.written {
        Written::EitherDay { readings: [Some(day), None] | [None, Some(day)], .. } => {
            Published::of_day(&read.label, day)
        }
        _ => read,
    }
}

/// What the lines above a header say.
struct Lines<'t> {
    periods: Vec<Mention<'t>>,
    refused: Vec<Mention<'t>>,
    parts: Vec<&'t str>,
}

impl<'t> Lines<'t> {
    fn of(lines: &'t [String]) -> Self {
        let mut all = Self { periods: Vec::new(), refused: Vec::new(), parts: Vec::new() };
        for (at, line) in lines.iter().enumerate() {
            // A label and its date may stand in cells of their own.
            let before = at.checked_sub(1).map_or("", |at| &lines[at]);
            let is_labelled = is_label_of_edition(&before.to_lowercase()) && period::label(line).is_ok();
            if is_labelled || tells_no_period(&line.to_lowercase()) {
                continue;
            }
            for mention in mentions(line) {
                let of = if mention.read.is_ok() { &mut all.periods } else { &mut all.refused };
                of.push(mention);
            }
            all.parts.extend(line.split([':', ',', '(', ')', ';']).filter_map(part));
            all.parts.extend(part_beside_year(line));
        }
        if all.periods.iter().any(|mention| mention.is_explicit) {
            all.periods.retain(|mention| mention.is_explicit);
        }
        all
    }

    /// The only month or quarter that stands there without its year.
    fn part(&self) -> Option<(&'t str, &'static str)> {
        self.parts.first().map(|part| (*part, ABOVE))
    }

    fn unclear(&self) -> Option<PeriodAround> {
        let first = self.periods.first();
        if let Some(refused) = self.refused.first() {
            return Some(refused.refused());
        }
        let others: Vec<&Mention<'_>> =
            self.periods.iter().filter(|other| first.is_some_and(|first| !first.is_same(other))).collect();
        if !others.is_empty() {
            return Some(several(&first.into_iter().chain(others).collect::<Vec<_>>()));
        }
        let [one, rest @ ..] = &self.parts[..] else { return None };
        let other = rest.iter().find(|other| !is_same_part(other, one))?;
        Some(PeriodAround::unclear(format!("{one}, {other}"), SEVERAL.to_owned()))
    }
}

/// The only period that a text says.
fn only<'m, 't>(all: &'m [Mention<'t>]) -> Option<&'m Mention<'t>> {
    let first = all.first().filter(|first| first.read.is_ok())?;
    all.iter().all(|other| other.is_same(first)).then_some(first)
}

/// A month or a quarter of a year. Of a financial year where it may be one; of one of schools it has to be said.
fn part_of((part, because): (&str, &'static str), year: &Mention<'_>) -> PeriodAround {
    let stands = format!("{part} {}", year.text);
    let is_split = year.may_be().iter().any(|period| period.kind() == PeriodKind::FinancialYear);
    let Some(name) = year.may_be().first().map(ToString::to_string) else { return PeriodAround::default() };
    let read = period::label(&format!("{part} {name}"));
    let read = match read {
        Err(NoPeriod::Unknown) if is_split => period::label(&format!("{part} FY {name}")),
        read => read,
    };
    match read.map(|read| read.published) {
        Ok(Published { part: None, may_be, .. }) if !may_be.is_empty() => {
            PeriodAround::proposed(stands, may_be[0].to_string(), because)
        }
        Err(why @ (NoPeriod::Months | NoPeriod::HalfYear | NoPeriod::Week)) => {
            let clause = format!("and {}", why.clause(&stands));
            PeriodAround::unclear(stands, clause)
        }
        _ => PeriodAround::unclear(stands, "and it is not clear which part of the year that is".to_owned()),
    }
}

/// A month, a quarter or some of them without a year, where words are no more than that: `April`, `Q1`, `Apr-Jun`.
fn part(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_bare = text.chars().any(char::is_alphabetic) && undigited(text);
    let read = || match period::label(&format!("{text} 2023")) {
        Ok(read) => read.published.part.is_some() || read.published.may_be.iter().any(is_within_year),
        Err(why) => matches!(why, NoPeriod::Months | NoPeriod::HalfYear),
    };
    (is_bare && text.len() <= 40 && read()).then_some(text)
}

fn is_within_year(period: &Period) -> bool {
    matches!(period.kind(), PeriodKind::Month | PeriodKind::Quarter)
}

/// Whether no number of two figures stands in a text, which may be a year.
fn undigited(text: &str) -> bool {
    !text.as_bytes().windows(2).any(|two| two.iter().all(u8::is_ascii_digit))
}

fn is_same_part(one: &str, other: &str) -> bool {
    let read = |part: &str| period::label(&format!("{part} 2023")).map(|read| read.published.may_be);
    read(one) == read(other)
}

/// The month beside a year that no reader takes together with it: `April 2023/24`.
fn part_beside_year(line: &str) -> Option<&str> {
    let year = mentions(line).into_iter().find(Mention::is_year)?;
    let start = year.end - year.text.len();
    let word = line[..start].trim_end_matches([' ', ',']).rsplit([' ', ',', '(', ':']).next()?;
    let after = line[year.end..].trim_start_matches([' ', ',', '(', '-', '–']);
    let next = after.split([' ', ',', ')', ':']).next()?;
    part(word).or_else(|| part(next))
}

/// The one month or quarter in the name of a file that stands there without a year.
fn part_in(file: &str) -> Option<&str> {
    let dated = mentions(file);
    let is_apart = |word: &&str| !dated.iter().any(|mention| mention.text.contains(*word));
    file.split([' ', '-', '.', '(', ')']).filter(is_apart).find_map(part)
}

/// The periods that a text says, as far as they are those of figures.
fn mentions(text: &str) -> Vec<Mention<'_>> {
    let mut found: Vec<Mention<'_>> = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let (starts, ends) = edges(text);
    let (mut from, mut at) = (0, 0);
    while let Some(&start) = starts.get(at) {
        at += 1;
        let Some((start, end, read)) = longest(text, start, &starts[at..], &ends) else { continue };
        at = starts.partition_point(|start| *start < end);
        let before = &text[from..start];
        let after = &text[end..];
        from = end;
        let mention = &text[start..end];
        let clause = before.rsplit([',', ';', '(', '[']).next().unwrap_or_default().to_lowercase();
        let is_no_period = is_of_edition(&clause)
            || is_of_other_years(&clause, &after.to_lowercase())
            || is_base(text, mention);
        if is_no_period {
            continue;
        }
        let is_cut = is_cut_before(&clause, mention) || is_cut_after(after);
        let is_explicit = is_label_of_period(&clause);
        let (mention, read) = if is_cut {
            (text[start - clause.trim_start().len()..end].trim(), Err(NoPeriod::Months))
        } else {
            (mention, read.map(alone))
        };
        found.push(Mention { text: mention, read, end, is_explicit });
    }
    found
}

/// Where words begin and end in a text. Figures that a sign joins are of one word.
fn edges(text: &str) -> (Vec<usize>, Vec<usize>) {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let is = |at: Option<usize>, fits: fn(char) -> bool| {
        at.and_then(|at| letters.get(at)).is_some_and(|(_, c)| fits(*c))
    };
    let is_sign = |c: char| "/-–—.,".contains(c);
    let is_digit = |c: char| c.is_ascii_digit();
    let (mut starts, mut ends) = (Vec::new(), Vec::new());
    for (at, &(byte, c)) in letters.iter().enumerate() {
        if !c.is_alphanumeric() {
            continue;
        }
        let (before, two_before) = (at.checked_sub(1), at.checked_sub(2));
        let goes_on = is_digit(c) && is(before, is_sign) && is(two_before, is_digit);
        if !is(before, char::is_alphanumeric) && !goes_on {
            starts.push(byte);
        }
        let joins = is_digit(c) && is(Some(at + 1), is_sign) && is(Some(at + 2), is_digit);
        if !is(Some(at + 1), char::is_alphanumeric) && !joins {
            ends.push(byte + c.len_utf8());
        }
    }
    (starts, ends)
}

type Found = (usize, usize, Result<Published, NoPeriod>);

/// The longest run of words from one on that is a period, or that is refused as one.
fn longest(text: &str, start: usize, later: &[usize], ends: &[usize]) -> Option<Found> {
    let first = ends.partition_point(|end| *end <= start);
    let last = ends.len().min(first + MOST_WORDS);
    for &end in ends[first..last].iter().rev() {
        let words = &text[start..end];
        if !says_year(text, start, end) {
            continue;
        }
        match period::label(words) {
            Ok(read) => return Some((start, end, Ok(read.published))),
            Err(NoPeriod::Week) if is_week(words) => return Some((start, end, Err(NoPeriod::Week))),
            Err(NoPeriod::Unknown | NoPeriod::Blank | NoPeriod::Week) => {}
            Err(why) => {
                let is_same = |from: &&usize| **from < end && period::label(&text[**from..end]) == Err(why);
                let start = later.iter().rev().find(is_same).copied().unwrap_or(start);
                return Some((start, end, Err(why)));
            }
        }
    }
    None
}

/// Whether words have a year in full, or one that nothing but the end of a title is beside.
fn says_year(text: &str, start: usize, end: usize) -> bool {
    let words = &text[start..end];
    let has_word = words.chars().any(char::is_alphabetic);
    let runs = || words.split(|c: char| !c.is_ascii_digit());
    let before = text[..start].trim_end().to_lowercase();
    let is_amount = before.ends_with(['£', '=']) || before.ends_with(" per");
    let is_end = text[end..].trim_matches([' ', ')', '.']).is_empty();
    let is_in_full = runs().any(|run| matches!(run.len(), 4 | 6 | 8));
    let is_short = (has_word && runs().any(|run| run.len() == 2)) || (is_end && words.contains('/'));
    !is_amount && (is_in_full || is_short)
}

/// `week ending 7 April 2023`, `Week 12 2023`; no weeks that somebody waits.
fn is_week(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut words = words_in(&lower);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    has_word("week wk w weeks", first)
        && (has_word("ending ended commencing beginning starting to number no", second)
            || (second.len() <= 2 && second.bytes().all(|byte| byte.is_ascii_digit())))
}

/// Whether words in front of a period make it the end of a longer one that nobody reads: `nine months to`.
fn is_cut_before(clause: &str, mention: &str) -> bool {
    const UNTIL: &str = "to until till through from since between and";
    const JOINING: &str = "of the to year period ending ended end date";
    const SPANS: &str = "months weeks days half halves quarters part ytd";
    if clause.trim_end().ends_with(':') {
        return false;
    }
    let mut back = words_in(clause).rev();
    let Some(last) = back.next() else { return false };
    let is_year_to = mention.to_lowercase().starts_with("year");
    if has_word(UNTIL, last)
        || (is_year_to && has_word("half financial fiscal tax part academic school", last))
    {
        return true;
    }
    let mut rest = std::iter::once(last).chain(back).skip_while(|word| has_word(JOINING, word));
    rest.next().is_some_and(|word| has_word(SPANS, word))
}

/// Whether what follows makes it the beginning of a longer one: `2023 to date`.
fn is_cut_after(after: &str) -> bool {
    let lower = after.trim_start().to_lowercase();
    ["to date", "onwards", "ytd", "and after", "year to date"].iter().any(|word| lower.starts_with(word))
}

/// Whether the words in front of a period say that it is that of the figures.
fn is_label_of_period(clause: &str) -> bool {
    const LABELS: [&str; 9] = [
        "period",
        "time period",
        "reporting period",
        "data period",
        "period covered",
        "year",
        "month",
        "quarter",
        "financial year",
    ];
    let label = clause.trim_end().strip_suffix(':').map(str::trim);
    label.is_some_and(|label| LABELS.contains(&label))
}

/// Whether the year of a period is one that figures are relative to.
fn is_base(text: &str, mention: &str) -> bool {
    let kept = undated(text);
    let mut years = mention.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    years.next().is_some_and(|year| {
        kept.iter().any(|word| word == year) && !undated(mention).contains(&year.to_owned())
    })
}

#[cfg(test)]
#[path = "period_around_tests.rs"]
mod tests;
