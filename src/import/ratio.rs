//! Whether figures are counts divided by what they are out of, times a power of ten; and which columns of a table these
//! counts are, where nobody says it.

use super::ratio_names::{by_names, likeness};
use std::collections::HashSet;

/// What count ÷ denominator is multiplied by in published rates.
pub(super) const POWERS: [f64; 6] = [1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0];

/// How many rows are looked at.
pub(super) const ROWS: usize = 2000;

/// Beyond so many triples of columns a table is no table of rates and counts, but of everything.
const MOST_TRIPLES: usize = 100_000_000;

/// Rounded counts of a handful tell nothing.
const TELLING_COUNT: f64 = 10.0;

/// How surely a pair of columns has to be none by chance, in bits: once in a thousand tables.
const BITS: f64 = 10.0;

/// Whether a figure with these counts can tell what it is multiplied by.
pub(super) fn is_telling(value: f64, count: f64, of: f64) -> bool {
    count >= TELLING_COUNT && of > 0.0 && value > 0.0
}

/// How far a value may be from what its counts give, as a part of it: publishers round counts to five and values to one
/// decimal, or to as many more as a value has.
fn rounding(value: f64, count: f64) -> f64 {
    3.0 / count + 0.6 * place(value) / value + 0.002
}

/// The last place that a value has, from tenths to thousandths.
fn place(value: f64) -> f64 {
    let has_more = |places: f64| (value / places - (value / places).round()).abs() > 1e-6;
    if !has_more(0.1) {
        0.1
    } else if !has_more(0.01) {
        0.01
    } else {
        0.001
    }
}

/// Whether count ÷ denominator × factor gives a value, but for rounding.
pub(super) fn fits(value: f64, count: f64, of: f64, factor: f64) -> bool {
    if value <= 0.0 || count <= 0.0 {
        return of > 0.0 && (count / of * factor - value).abs() <= 0.06;
    }
    of > 0.0 && (count / of * factor / value - 1.0).abs() <= rounding(value, count)
}

/// Whether counts that are parts of others give with them every value that can tell it, each times some power of ten, and
/// there is one.
pub(super) fn always_fits(values: &Column, counts: &Column, of: &Column) -> bool {
    let rows = values.values.iter().zip(&counts.values).zip(&of.values);
    let given = rows.filter_map(|((value, count), of)| Some(((*value)?, (*count)?, (*of)?)));
    let mut telling = given.filter(|&(value, count, of)| is_telling(value, count, of)).peekable();
    telling.peek().is_some()
        && telling.all(|(value, count, of)| {
            count <= of && POWERS.into_iter().any(|factor| fits(value, count, of, factor))
        })
}

/// Whether values are roughly what counts give, all times one power of ten: crude rates beside standardised ones are.
pub(super) fn comes_near(
    values: impl Iterator<Item = Option<f64>>,
    counts: &[Option<f64>],
    of: &[Option<f64>],
) -> bool {
    /// How many times as large one may be as the other.
    const TIMES: f64 = 1.5;
    let rows = values.zip(counts).zip(of);
    let given = rows.filter_map(|((value, count), of)| Some((value?, (*count)?, (*of)?)));
    let telling: Vec<_> = given.filter(|&(value, count, of)| is_telling(value, count, of)).collect();
    let is_near = |factor: &f64| {
        let near = telling.iter().filter(|(value, count, of)| {
            let times = count / of * factor / value;
            (1.0 / TIMES..=TIMES).contains(&times)
        });
        nearly_all(near.count(), telling.len())
    };
    !telling.is_empty() && POWERS.iter().any(is_near)
}

/// Whether nearly all of so many are so: 98 %.
pub(super) fn nearly_all(some: usize, of: usize) -> bool {
    some * 100 >= of * 98
}

/// A column of figures, row by row.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub name: String,
    pub values: Vec<Option<f64>>,
    /// Whether its name says that it holds rates or shares.
    pub is_rate: bool,
    /// Whether it holds something that is neither counted nor a rate of counts, such as a mean.
    pub is_other: bool,
}

/// Two columns that give a third.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub count: usize,
    pub of: usize,
    pub factor: f64,
}

impl Column {
    fn given(&self) -> impl Iterator<Item = f64> {
        self.values.iter().copied().flatten()
    }

    fn is_whole(&self) -> bool {
        let (mut whole, mut given) = (0, 0);
        for value in self.given() {
            given += 1;
            whole += usize::from(value >= 0.0 && value.fract() == 0.0);
        }
        given > 0 && nearly_all(whole, given)
    }

    fn may_be_rate(&self) -> bool {
        !self.is_other && (self.is_rate || !self.is_whole()) && self.given().next().is_some()
    }

    fn may_be_count(&self) -> bool {
        !self.is_other && !self.is_rate && self.is_whole()
    }

    /// Half of the last place that its values have, which rounding may have changed.
    pub fn half_place(&self) -> f64 {
        const MOST_PLACES: i32 = 9;
        let places = |value: f64| {
            value.to_string().split_once('.').and_then(|(_, places)| i32::try_from(places.len()).ok())
        };
        let places = self.given().filter_map(places).max().unwrap_or(0).min(MOST_PLACES);
        0.5 * 10_f64.powi(-places)
    }

    /// Lowest and highest value.
    fn range(&self) -> (f64, f64) {
        self.given().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
    }
}

/// For each column, the pairs of other columns that give its values in nearly all rows, in so many different ones that
/// it is no chance: none, the one, or several between which the figures cannot decide.
///
/// Where some pairs give the values to the last place, pairs that only come near are none. Names decide between pairs that
/// do equally well, and nothing else.
pub(super) fn pairs(columns: &[Column]) -> Vec<Vec<Pair>> {
    let counts: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].may_be_count()).collect();
    let rates: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].may_be_rate()).collect();
    let mut found = vec![Vec::new(); columns.len()];
    if rates.len().saturating_mul(counts.len()).saturating_mul(counts.len()) > MOST_TRIPLES {
        return found;
    }
    for rate in rates {
        found[rate] = pairs_of(rate, columns, &counts);
    }
    found
}

fn pairs_of(rate: usize, columns: &[Column], counts: &[usize]) -> Vec<Pair> {
    let others = || counts.iter().copied().filter(|&at| at != rate);
    let seen = Rate::of(&columns[rate], counts.len());
    let (mut exact, mut near) = (Vec::new(), Vec::new());
    for count in others() {
        for of in others().filter(|&of| of != count) {
            match seen.closeness(&columns[count], &columns[of]) {
                Some((Closeness::Exact, factor)) => exact.push(Pair { count, of, factor }),
                Some((Closeness::Near, factor)) => near.push(Pair { count, of, factor }),
                None => {}
            }
        }
    }
    let mut likely = if exact.is_empty() { near } else { exact };
    if likely.is_empty() {
        likely = by_names(rate, columns, counts);
    }
    likely.sort_by_key(|pair| (&columns[pair.count].name, &columns[pair.of].name));
    let name = &columns[rate].name;
    let best = likely.iter().map(|pair| likeness(name, pair, columns)).max();
    likely.retain(|pair| Some(likeness(name, pair, columns)) == best);
    // Of columns that hold the same, any one does.
    let mut distinct: Vec<Pair> = Vec::new();
    for pair in likely {
        let same = |one: usize, other: usize| columns[one].values == columns[other].values;
        if !distinct.iter().any(|known| same(known.count, pair.count) && same(known.of, pair.of)) {
            distinct.push(pair);
        }
    }
    distinct
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closeness {
    Exact,
    Near,
}

/// A column of rates while pairs are held against it.
struct Rate<'a> {
    column: &'a Column,
    half_place: f64,
    range: (f64, f64),
    /// How many bits are needed.
    needed: f64,
}

impl<'a> Rate<'a> {
    fn of(column: &'a Column, counts: usize) -> Self {
        let tried = (counts * counts * POWERS.len()) as f64;
        Self {
            column,
            half_place: column.half_place(),
            range: column.range(),
            needed: BITS + tried.max(1.0).log2(),
        }
    }

    /// How close two columns come to it, and what their quotient is multiplied by.
    fn closeness(&self, count: &Column, of: &Column) -> Option<(Closeness, f64)> {
        let rows = || {
            let figures = self.column.values.iter().zip(&count.values).zip(&of.values);
            figures.filter_map(|((value, count), of)| Some(((*value)?, (*count)?, (*of)?)))
        };
        let (value, first, base) = rows().find(|&(value, count, of)| is_telling(value, count, of))?;
        let factor = POWERS.into_iter().find(|factor| fits(value, first, base, *factor))?;
        let total = rows().count();
        let (mut tried, mut exact, mut telling, mut near) = (0, 0, 0, 0);
        let mut evidence = [Evidence::default(), Evidence::default()];
        for (value, count, of) in rows() {
            if of <= 0.0 || value < 0.0 {
                continue;
            }
            tried += 1;
            let given = count / of * factor;
            if (given - value).abs() <= self.half_place * 1.001 + value * 1e-9 {
                exact += 1;
                evidence[0].add(value, 2.0 * self.half_place, self.range);
            }
            if is_telling(value, count, of) {
                telling += 1;
                if fits(value, count, of, factor) {
                    near += 1;
                    evidence[1].add(value, 2.0 * value * rounding(value, count), self.range);
                }
            }
            // Neither can come to nearly all any more.
            if (tried - exact) * 50 > total && (telling - near) * 50 > total {
                return None;
            }
        }
        let is_enough = |evidence: &Evidence| evidence.bits >= self.needed;
        if nearly_all(exact, tried) && is_enough(&evidence[0]) {
            Some((Closeness::Exact, factor))
        } else if nearly_all(near, telling) && is_enough(&evidence[1]) {
            Some((Closeness::Near, factor))
        } else {
            None
        }
    }
}

/// How little likely it is that so many different values fit by chance, in bits.
#[derive(Default)]
struct Evidence {
    bits: f64,
    seen: HashSet<u64>,
}

impl Evidence {
    /// Counts a value that fits within a window. The first may be anything; all further ones lie in the range of the
    /// column, and a value that has been seen before says nothing new.
    fn add(&mut self, value: f64, window: f64, (low, high): (f64, f64)) {
        if self.seen.len() > 64 || !self.seen.insert(value.to_bits()) {
            return;
        }
        let room = if self.seen.len() == 1 { value } else { high - low };
        if room > 0.0 {
            self.bits += -(window / room).min(1.0).log2();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table by its columns.
    fn columns(all: &[(&str, &[f64])]) -> Vec<Column> {
        let column = |(name, values): &(&str, &[f64])| Column {
            name: (*name).to_owned(),
            values: values.iter().copied().map(Some).collect(),
            is_rate: name.contains("rate") || name.contains("percent"),
            is_other: false,
        };
        all.iter().map(column).collect()
    }

    fn pair(count: usize, of: usize, factor: f64) -> Vec<Pair> {
        vec![Pair { count, of, factor }]
    }

    #[test]
    fn the_counts_of_a_rate_are_found_among_others() {
        let table = columns(&[
            ("children_count", &[300.0, 310.0, 330.0, 340.0, 80_000.0]),
            ("population", &[42_000.0, 42_100.0, 42_000.0, 41_900.0, 12_000_000.0]),
            ("schools", &[30.0, 31.0, 32.0, 29.0, 9000.0]),
            ("rate_per_10000", &[71.4, 73.6, 78.6, 81.1, 66.7]),
        ]);
        let found = pairs(&table);
        assert_eq!(found[3], pair(0, 1, 10_000.0));
        assert!(found[..3].iter().all(Vec::is_empty));
    }

    #[test]
    fn counts_rounded_to_five_still_are_found_and_exact_ones_go_before_them() {
        let counts = [1003.0, 1512.0, 2018.0, 2549.0, 3077.0, 911.0];
        let people = [9000.0, 9100.0, 9200.0, 9300.0, 9400.0, 9500.0];
        let percent: Vec<f64> =
            counts.iter().zip(&people).map(|(count, of)| (count / of * 1000.0_f64).round() / 10.0).collect();
        let rounded = counts.map(|count| (count / 5.0_f64).round() * 5.0);
        let near = columns(&[("some", &rounded), ("people", &people), ("percent", &percent)]);
        assert_eq!(pairs(&near)[2], pair(0, 1, 100.0));
        let both = columns(&[("a", &rounded), ("people", &people), ("percent", &percent), ("b", &counts)]);
        assert_eq!(pairs(&both)[2], pair(3, 1, 100.0));
    }

    #[test]
    fn chance_a_constant_and_too_few_rows_are_no_evidence() {
        let whole = columns(&[("a", &[20.0; 9]), ("b", &[20.0; 9]), ("percent", &[100.0; 9])]);
        assert!(pairs(&whole)[2].is_empty(), "everything is 100 % of the same");
        let one = columns(&[("a", &[20.0]), ("b", &[50.0]), ("percent", &[40.0])]);
        assert!(pairs(&one)[2].is_empty());
        let coarse = columns(&[("a", &[20.0, 30.0]), ("b", &[50.0, 60.0]), ("percent", &[40.0, 50.0])]);
        assert!(pairs(&coarse)[2].is_empty());
        let other = columns(&[
            ("a", &[120.0, 130.0, 140.0, 150.0]),
            ("b", &[1050.0, 1060.0, 1070.0, 1080.0]),
            ("percent", &[11.4, 17.2, 3.1, 9.9]),
        ]);
        assert!(pairs(&other)[2].is_empty());
    }

    #[test]
    fn a_count_that_is_called_as_its_rate_is_needs_a_few_rows_alone_and_all_of_them() {
        let of = |name: &str, count: &str, percent: &[f64]| {
            pairs(&columns(&[
                (count, &[100.0, 120.0, 110.0]),
                ("Adults", &[1000.0, 1000.0, 1000.0]),
                ("Homes", &[611.0, 732.0, 1204.0]),
                (name, percent),
            ]))[3]
                .clone()
        };
        let percent = [10.0, 12.0, 11.0];
        assert_eq!(of("Smoking percent", "Smoking (number)", &percent), pair(0, 1, 100.0));
        assert_eq!(of("percent seen", "Patients seen", &[0.1, 0.12, 0.11]), pair(0, 1, 1.0));
        assert!(of("Smoking percent", "Falls", &percent).is_empty(), "another name");
        assert!(of("percent", "Number", &percent).is_empty(), "no name at all");
        assert!(
            of("Smoking percent", "Smoking (number)", &[10.0, 12.0, 13.0]).is_empty(),
            "not in every row"
        );
        assert!(of("Smoking percent", "Smoking (number)", &[10.0, 10.0, 10.0]).is_empty());
    }

    #[test]
    fn names_decide_only_between_pairs_that_do_equally_well() {
        let (counts, people) = ([130.0, 141.0, 152.0, 163.0], [1000.0, 1000.0, 1000.0, 1000.0]);
        let near = [1002.0, 1001.0, 999.0, 998.0];
        let percent = [13.0, 14.1, 15.2, 16.3];
        let of = |first: &str, second: &str, second_values: &[f64]| {
            pairs(&columns(&[
                ("susp", &counts),
                (first, &people),
                (second, second_values),
                ("susp_percent", &percent),
            ]))[3]
                .clone()
        };
        assert_eq!(of("x", "y", &people), pair(0, 1, 100.0), "two columns of the same");
        assert_eq!(of("x", "y", &near).len(), 2, "no name decides between two that give it alike");
        assert_eq!(of("headcount", "y", &near), pair(0, 1, 100.0));
    }
}
