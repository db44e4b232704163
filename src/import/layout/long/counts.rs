//! The columns of counts of a long table that are not called as counts usually are: those whose quotient gives the values.

use super::columns::{Column, Columns};
use crate::import::layout::FirstRows;
use crate::import::layout::fields::field;
use crate::import::layout::measure::Measured;
use crate::import::layout::others::speaks_of_other;
use crate::import::layout::part::{Part, part};
use crate::import::layout::period;
use crate::import::layout::sample::{Mixed, holds_figures};
use crate::import::layout::token;
use crate::import::ratio::{self, Pair};
use crate::import::table::{ColumnSearch, Field, FoundIndicator, holds_keys, plain};
use crate::import::words::{listed, unit_of_rate, words_in};
use crate::model::MeasureKind;
use csv::ByteRecord;

/// What counts and what they are out of are often called. Figures that the two give are no chance then, however few there
/// are.
const COUNTS: [&str; 14] = [
    "n",
    "x",
    "no",
    "num",
    "number",
    "numerator",
    "count",
    "cases",
    "events",
    "observed",
    "deaths",
    "people",
    "frequency",
    "total",
];
const WHOLES: [&str; 14] = [
    "n",
    "d",
    "den",
    "denom",
    "denominator",
    "pop",
    "population",
    "base",
    "total",
    "size",
    "sample",
    "cohort",
    "eligible",
    "headcount",
];

/// Whether a column is called as counts are, or what they are out of: the list of a practice, a register.
pub(in crate::import) fn is_called_count(name: &str) -> bool {
    const LISTS: [&str; 7] = [
        "register",
        "registered",
        "registersize",
        "listsize",
        "practicelistsize",
        "practicelist",
        "headcounts",
    ];
    let name = plain(name);
    [&COUNTS[..], &WHOLES, &LISTS].concat().contains(&name.as_str())
        || ["population", "denominator", "numerator"].iter().any(|end| name.ends_with(end))
}

/// Says of an indicator whose values are worked out from its counts what they are: shares in per cent, or rates where its
/// words say per how many.
pub(super) fn define_worked_out(found: &mut FoundIndicator) {
    let definition = &mut found.definition;
    if definition.shares.is_some() {
        return;
    }
    definition.shares = Some(false);
    let per = found.suggestions.iter().find(|suggestion| suggestion.field == Field::Per);
    if let Some(per) = per.and_then(|suggestion| suggestion.value.parse().ok()) {
        definition.kind = Some(MeasureKind::Rate);
        definition.per = Some(per);
        definition.unit.get_or_insert_with(|| unit_of_rate(per));
    } else {
        definition.kind = Some(MeasureKind::Proportion);
        definition.unit.get_or_insert_with(|| "%".to_owned());
    }
}

/// The column of values beside columns of counts, where no usual name tells it: what was published is never left for what
/// counts give. Where several columns may be it, or one that may be something else, somebody has to say it.
pub(super) fn value_beside(
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    columns: &Columns,
) -> Option<usize> {
    let [count, of] = [Column::Numerator, Column::Denominator].map(|column| columns.at(column));
    let figures = |at| rows.below.iter().map(move |record| token::cell(field(record, at))?.value);
    let (count, of): (Vec<_>, Vec<_>) = (figures(count).collect(), figures(of).collect());
    let names = search.header.names();
    let is_value = |at: &usize| {
        let said = period::label(&names[*at]).is_err() && !speaks_of_other(&names[*at]);
        said && (is_called_rate(&names[*at]) || ratio::comes_near(figures(Some(*at)), &count, &of))
    };
    let mut values = figures_beside(search, rows).into_iter().filter(is_value);
    let value = values.next().filter(|_| values.next().is_none())?;
    search.mark(value);
    search.say_taken(value, "value");
    Some(value)
}

/// The columns of figures that have no role in a table of counts, and that nobody has said anything of.
fn figures_beside(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Vec<usize> {
    let names = search.header.names();
    let is_figures = |at: usize| {
        let mixed = Mixed::of(rows.below, at);
        holds_figures(rows.below, at) || (mixed.are_figures_with_gaps(false) && !mixed.may_be_groups())
    };
    let is_beside = |at: &usize| {
        let name = &names[*at];
        let is_limit = part(name).0 == Part::OtherLimit || Part::is_called_margin(name);
        let is_said = rows.mapping.role_at(search.header, *at).is_some();
        search.is_free(*at) && !is_said && !is_limit && !holds_keys(name) && is_figures(*at)
    };
    (0..names.len()).filter(is_beside).collect()
}

/// Why a table of counts cannot be read in which further columns may hold the values; none where there are none.
pub(in crate::import::layout) fn unclear_values(
    search: &ColumnSearch<'_>,
    rows: &FirstRows<'_>,
) -> Option<String> {
    let beside = figures_beside(search, rows);
    let said: Vec<_> = beside.iter().map(|at| search.header.said_as(*at)).collect();
    let first = said.first()?;
    let listed = listed(said.iter().map(|name| &**name), 6);
    let (are, none, ignored) = match &said[..] {
        [only] => ("a further column of figures", "it does not", format!("--map '{only}=ignore'")),
        [one, other, ..] => (
            "further columns of figures",
            "none of them does",
            format!("--map '{one}=ignore' --map '{other}=ignore', and so on"),
        ),
        [] => return None,
    };
    Some(format!(
        "There are counts and what they are out of, and {are} ({listed}) that may hold the values. Say which column does (--map \
         '{first}=value', or in the window, where the file is added), or that {none} ({ignored}), so that shares are worked \
         out from the counts."
    ))
}

/// Whether a column is called as rates and shares are.
fn is_called_rate(name: &str) -> bool {
    const WORDS: [&str; 12] = [
        "rate",
        "rates",
        "prevalence",
        "dsr",
        "proportion",
        "percentage",
        "percent",
        "pct",
        "share",
        "value",
        "incidence",
        "coverage",
    ];
    words_in(&name.to_lowercase()).any(|word| WORDS.contains(&word)) || name.contains('%')
}

/// The only column of rates or shares by its name, where limits stand in the table, or two others give its figures: the
/// value of a table that calls it otherwise.
pub(super) fn rate_among(
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    columns: &Columns,
) -> Option<usize> {
    let says_rate = |at: usize| {
        let hints = Measured::of_name(&search.header.names()[at]);
        let is_rate = |value: &str| ["rate", "proportion", "standardised-rate"].contains(&value);
        hints.iter().any(|hint| is_rate(&hint.value))
    };
    let mut rates = (0..search.header.names().len())
        .filter(|&at| search.is_free(at) && holds_figures(rows.below, at) && says_rate(at));
    let rate = rates.next().filter(|_| rates.next().is_none())?;
    if columns.at(Column::Lower).or(columns.at(Column::Upper)).is_none() {
        let mut with_value = columns.clone();
        with_value.set(Column::Value, Some(rate));
        pair(search, rows, &with_value)?;
    }
    search.mark(rate);
    search.say_taken(rate, "value");
    Some(rate)
}

/// Finds the columns of counts that a table with values lacks, as far as the first rows or the names show them.
pub(super) fn find(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &mut Columns) {
    let Some([count, of]) = pair(search, rows, columns) else {
        if let Some(at) = number_beside_rate(search, rows, columns) {
            columns.set(Column::Numerator, Some(at));
            search.mark(at);
            search.say_taken(at, "numerator");
        }
        return;
    };
    for (column, at, name) in
        [(Column::Numerator, count, "numerator"), (Column::Denominator, of, "denominator")]
    {
        if columns.at(column).is_none() {
            columns.set(column, Some(at));
            search.mark(at);
            search.say_taken(at, name);
        }
    }
}

/// The only column of whole numbers that is called as the count is of what stands beside it: `Number` beside `Percentage`.
fn number_beside_rate(search: &ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &Columns) -> Option<usize> {
    const NUMBERS: [&str; 6] = ["n", "no", "number", "numbers", "num", "frequency"];
    let names = search.header.names();
    let value =
        columns.at(Column::Value).filter(|at| is_called_rate(&names[*at]) && plain(&names[*at]) != "value");
    let is_called = |at: usize, known: &[&str]| known.contains(&plain(&names[at]).as_str());
    let is_whole_of = |at: usize| search.is_free(at) && is_called(at, &WHOLES) && !is_called(at, &NUMBERS);
    // What stands there for the whole would have shown it.
    let has_counts =
        [Column::Numerator, Column::Denominator].iter().any(|column| columns.at(*column).is_some());
    value.filter(|_| !has_counts && !(0..names.len()).any(is_whole_of))?;
    let is_whole = |record: &ByteRecord, at| {
        let number = token::cell(field(record, Some(at))).and_then(|cell| cell.value);
        number.is_none_or(|number| number.fract() == 0.0 && number >= 0.0)
    };
    let is_count = |at: &usize| {
        let is_open = search.is_free(*at) && rows.mapping.role_at(search.header, *at).is_none();
        is_open
            && is_called(*at, &NUMBERS)
            && holds_figures(rows.below, *at)
            && rows.below.iter().all(|record| is_whole(record, *at))
    };
    let mut found = (0..names.len()).filter(is_count);
    found.next().filter(|_| found.next().is_none())
}

/// The columns whose quotient gives the values, where one of them is not known.
fn pair(search: &ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &Columns) -> Option<[usize; 2]> {
    let value = columns.at(Column::Value)?;
    let (count, of) = (columns.at(Column::Numerator), columns.at(Column::Denominator));
    if count.is_some() && of.is_some() {
        return None;
    }
    let names = search.header.names();
    let is_figures =
        |at: usize| at != value && holds_figures(rows.below, at) && part(&names[at]).0 != Part::OtherLimit;
    let free: Vec<usize> = (0..names.len()).filter(|&at| search.is_free(at) && is_figures(at)).collect();
    let places: Vec<usize> = [Some(value), count, of].into_iter().flatten().chain(free).collect();
    let tried: Vec<ratio::Column> = places
        .iter()
        .map(|&at| ratio::Column {
            name: names[at].clone(),
            values: rows.below.iter().map(|record| token::number(field(record, Some(at)))).collect(),
            is_rate: at == value,
            is_other: false,
        })
        .collect();
    let position = |at: Option<usize>| at.and_then(|at| places.iter().position(|place| *place == at));
    let goes_with = |pair: &Pair| {
        position(count).is_none_or(|count| count == pair.count) && position(of).is_none_or(|of| of == pair.of)
    };
    let by_figures = ratio::pairs(&tried).swap_remove(0);
    let found = by_figures.into_iter().filter(goes_with).collect::<Vec<_>>();
    let found = if found.is_empty() { by_names(&tried, goes_with) } else { found };
    let [Pair { count, of, .. }] = found[..] else { return None };
    Some([places[count], places[of]])
}

/// The pairs that are called as counts are and give every value that tells.
fn by_names(tried: &[ratio::Column], goes_with: impl Fn(&Pair) -> bool) -> Vec<Pair> {
    let called = |at: usize, words: &[&str]| words.contains(&plain(&tried[at].name).as_str());
    let mut pairs = Vec::new();
    for count in (1..tried.len()).filter(|&at| called(at, &COUNTS)) {
        for of in (1..tried.len()).filter(|&at| at != count && called(at, &WHOLES)) {
            let pair = Pair { count, of, factor: 1.0 };
            if goes_with(&pair) && ratio::always_fits(&tried[0], &tried[count], &tried[of]) {
                pairs.push(pair);
            }
        }
    }
    pairs
}
