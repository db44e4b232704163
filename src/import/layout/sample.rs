//! What the first rows below a header say of a column.

use super::fields::field;
use super::{period, token};
use crate::import::table::{people, plain};
use crate::import::{gazetteer, source};
use csv::ByteRecord;
use std::collections::{BTreeMap, HashSet};

/// What the sampled cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub numbers: bool,
    /// Something that is neither a number nor a sign for none.
    pub words: bool,
    /// ONS codes of areas.
    pub codes: bool,
}

/// What stands in the sampled cells of a column. A sign without a letter or a digit is no word.
pub(super) fn seen(sample: &[ByteRecord], column: usize) -> Seen {
    // Few spans stand for withheld numbers; many are ages or other groups.
    const FEW_SPANS: usize = 3;
    let mut seen = Seen::default();
    let mut spans: HashSet<&[u8]> = HashSet::new();
    for record in sample {
        let field = field(record, Some(column));
        match token::cell(field) {
            Some(cell) if cell.is_span() => {
                spans.insert(field);
            }
            Some(cell) => seen.numbers |= cell.value.is_some(),
            None if gazetteer::is_code(field) => (seen.codes, seen.words) = (true, true),
            None if token::is_too_large(field) => seen.numbers = true,
            // Bytes beyond ASCII are letters in every encoding that is read here.
            None => seen.words |= field.iter().any(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80),
        }
    }
    seen.words |= spans.len() > FEW_SPANS || (!spans.is_empty() && !seen.numbers);
    seen
}

/// What stands in the sampled cells of a column that are no blanks and no signs for none.
#[derive(Debug, Default)]
pub(super) struct Mixed<'s> {
    /// The numbers, as they are written.
    pub numbers: Vec<&'s [u8]>,
    /// What is no number and no known sign.
    pub words: Vec<&'s [u8]>,
    /// Spans, which stand for withheld numbers or are ages or other groups.
    spans: usize,
    has_codes: bool,
}

impl<'s> Mixed<'s> {
    /// The sampled cells of a column.
    pub fn of(sample: &'s [ByteRecord], column: usize) -> Self {
        let mut mixed = Self::default();
        for cell in sample.iter().map(|record| field(record, Some(column))) {
            match token::cell(cell) {
                Some(known) if known.value.is_some() => mixed.numbers.push(cell),
                Some(known) if known.is_span() => mixed.spans += 1,
                Some(_) => {}
                None if token::is_too_large(cell) => mixed.numbers.push(cell),
                None => {
                    mixed.has_codes |= gazetteer::is_code(cell);
                    mixed.words.push(cell);
                }
            }
        }
        mixed
    }

    /// Whether they are figures but for a few that cannot be read; `is_named` says whether their column is called as one of
    /// figures, so that spans are withheld ones.
    pub fn are_figures_with_gaps(&self, is_named: bool) -> bool {
        let (read, unread) = if is_named { (self.spans, 0) } else { (0, self.spans) };
        let (read, unread) = (self.numbers.len() + read, self.words.len() + unread);
        !self.has_codes && read > 0 && read >= unread
    }

    /// Whether its numbers and words may be groups of people, or keys: everyone is among them, or the numbers come again
    /// and again.
    pub fn may_be_groups(&self) -> bool {
        let different = self.numbers.iter().collect::<HashSet<_>>().len();
        let is_everyone = |word: &&[u8]| people::is_everyone(&source::text(word).0);
        different * 2 <= self.numbers.len() || self.words.iter().any(is_everyone)
    }
}

/// How many areas the sampled cells of a column have the codes of.
pub(super) fn areas(sample: &[ByteRecord], column: usize) -> usize {
    let cells = sample.iter().map(|record| field(record, Some(column)));
    cells.filter(|cell| gazetteer::is_code(cell)).collect::<HashSet<_>>().len()
}

/// Whether the sampled cells of a column are areas, by their codes or by names that everybody knows.
pub(super) fn holds_areas(sample: &[ByteRecord], column: usize) -> bool {
    areas(sample, column) > 0 || likely(sample, column) == Some(Likely::Areas)
}

/// What the sampled cells of a column make likely that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likely {
    /// Names of areas that everybody knows.
    Areas,
    Periods,
    /// A few texts of some kind, again and again.
    Repeated,
}

/// What the sampled cells of a column make likely. Years alone may be figures, so they have to come again and again.
pub(super) fn likely(sample: &[ByteRecord], column: usize) -> Option<Likely> {
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    for record in sample {
        let text = source::text(field(record, Some(column))).0;
        if !text.trim().is_empty() {
            *texts.entry(text.trim().to_owned()).or_default() += 1;
        }
    }
    let (different, all) = (texts.len(), texts.values().sum::<usize>());
    let repeated = different > 0 && different * 2 <= all;
    let known = texts.keys().filter(|text| gazetteer::called_anyhow(text).is_some()).count();
    if known > 0 && known * 3 >= different * 2 {
        return Some(Likely::Areas);
    }
    let is_period = |text: &String| period::label(text).is_ok_and(|label| !label.published.may_be.is_empty());
    let are_numbers = texts.keys().all(|text| text.parse::<f64>().is_ok());
    if different > 0 && texts.keys().all(is_period) && (repeated || !are_numbers) {
        return Some(Likely::Periods);
    }
    let seen = seen(sample, column);
    let are_groups = texts.keys().any(|text| people::is_both_sexes(text))
        || people::dimension(texts.keys().map(String::as_str)).is_some();
    (repeated && different > 1 && seen.words && !seen.numbers && !are_groups).then_some(Likely::Repeated)
}

/// Whether the sampled cells of a column are figures: numbers, and no words.
pub(in crate::import) fn holds_figures(sample: &[ByteRecord], column: usize) -> bool {
    let seen = seen(sample, column);
    seen.numbers && !seen.words
}

/// Why a column says when and none of it can be taken, with a cell of it: weeks, half years. Nothing for any other.
pub(super) fn unusable_periods(
    name: &str,
    sample: &[ByteRecord],
    column: usize,
) -> Option<(period::NoPeriod, String)> {
    if let Some(label) = weeks(name, sample, column) {
        return Some((period::NoPeriod::Week, label));
    }
    let texts = sample.iter().map(|record| source::text(field(record, Some(column))).0);
    let mut first = None;
    for text in texts.filter(|text| !text.trim().is_empty()) {
        match period::label(&text) {
            Ok(_) | Err(period::NoPeriod::Unknown | period::NoPeriod::Blank) => return None,
            Err(why) => _ = first.get_or_insert_with(|| (why, text.trim().to_owned())),
        }
    }
    first
}

/// The first cell of a column that is called as weeks are and has days: `Week ending`.
pub(super) fn weeks(name: &str, sample: &[ByteRecord], column: usize) -> Option<String> {
    const WEEKS: [&str; 7] =
        ["week", "weekending", "weekended", "weekcommencing", "weekbeginning", "weekstarting", "weekdate"];
    if !WEEKS.contains(&plain(name).as_str()) {
        return None;
    }
    let texts = sample.iter().map(|record| source::text(field(record, Some(column))).0.trim().to_owned());
    { texts }.find(|text| !text.is_empty()).filter(|text| period::in_column(text).is_ok())
}

/// Whether the sampled cells of a column are limits beside a value: `9 - 11`, `± 1.5`.
pub(super) fn holds_limits(sample: &[ByteRecord], column: usize) -> bool {
    token::are_beside(sample.iter().map(|record| field(record, Some(column))))
}

/// Whether the sampled cells of a column are counts with percentages behind them: `12 (3.4%)`.
pub(super) fn holds_counted_shares(sample: &[ByteRecord], column: usize) -> bool {
    token::are_counted_shares(sample.iter().map(|record| field(record, Some(column))))
}

/// Whether values in the sampled cells of a column have limits behind them: `10 (9-11)`.
pub(super) fn has_limits_within(sample: &[ByteRecord], column: usize) -> bool {
    let cells = sample.iter().filter_map(|record| token::cell(field(record, Some(column))));
    { cells }.any(|cell| cell.limits.is_some())
}

/// Whether a cell is a number, or a sign that stands in the place of one. `0-4` and `<1` may be ages.
pub(in crate::import) fn is_figure(cell: &[u8]) -> bool {
    token::number(cell).is_some() || token::sign(cell).is_some()
}
