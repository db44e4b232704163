//! Fingertips, Office for Health Improvement and Disparities: one row for each indicator, area, sex, age, category and
//! period. The data files of its successor, `FingertipsNext`, have fewer columns under shorter names.

mod category;
mod columns;
mod direction;
mod words;

#[cfg(test)]
mod tests;

use super::area_kind::AreaKinds;
use super::fields::{UnreadCells, field, words as given};
use super::period;
use super::token::{self, Cell};
use crate::import::table::{
    AreaAt, Definition, Figures, Gathering, GroupAt, Header, IndicatorAt, Lookup, Observation, PeriodAt,
    RowArea, RowOutcome,
};
use crate::model::{AreaKind, Flag, PeriodKind, Source, Verdict};
use columns::Columns;
use csv::ByteRecord;
use direction::Directions;

/// Reads the rows of Fingertips.
#[derive(Debug)]
pub(in crate::import) struct Fingertips {
    columns: Columns,
    names: Vec<String>,
    area_types: Lookup<Option<AreaKind>>,
    area_kinds: AreaKinds,
    indicators: Lookup<Option<IndicatorAt>>,
    groups: Lookup<GroupAt>,
    /// The four columns of a group in one, to look it up without a new string.
    group_key: Vec<u8>,
    periods: Lookup<Option<PeriodAt>>,
    /// Whether a note speaks of suppression.
    suppression: Lookup<bool>,
    verdicts: Lookup<Option<Verdict>>,
    directions: Directions,
    unread: UnreadCells,
    /// Whether it was said that -1 is left out.
    left_minus_one: bool,
}

impl Fingertips {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(header: &Header) -> Option<Self> {
        let columns = Columns::of(header)?;
        Some(Self {
            columns,
            names: header.names().to_vec(),
            area_types: Lookup::default(),
            area_kinds: AreaKinds::default(),
            indicators: Lookup::default(),
            groups: Lookup::default(),
            group_key: Vec::new(),
            periods: Lookup::default(),
            suppression: Lookup::default(),
            verdicts: Lookup::default(),
            directions: Directions::default(),
            unread: UnreadCells::default(),
            left_minus_one: false,
        })
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        let columns = self.columns;
        if given(record, columns.area_code).is_empty() && given(record, columns.area_name).is_empty() {
            return RowOutcome::Skipped("the area is blank".into());
        }
        let Some(area) = self.area(record, out) else { return RowOutcome::NotChosen };
        let id = given(record, columns.indicator);
        let id = id.strip_suffix(b".0").unwrap_or(id);
        if id.is_empty() || !id.iter().all(u8::is_ascii_digit) {
            return RowOutcome::Skipped("the indicator ID is not a number".into());
        }
        let name = || given(record, columns.indicator_name);
        let Some(indicator) = self.indicators.get(id, || find_indicator(id, name(), out)) else {
            return RowOutcome::NotChosen;
        };
        let period = match self.period(record, out) {
            Ok(period) => period,
            Err(skipped) => return skipped,
        };
        let value = match token::cell(field(record, columns.value)) {
            Cell::Number(value) => Ok(value),
            Cell::Missing(flag, sign_note) => Err((flag, sign_note)),
            Cell::Neither => return RowOutcome::Skipped("the value is not a number".into()),
        };
        let group = self.group(record, out);
        let figures = self.figures(record, value.ok(), out);
        let note_field = given(record, columns.note);
        let (mut flag, mut note) = (None, out.note(note_field));
        if let Err((why, sign_note)) = value {
            let suppressed = self.suppression.get(note_field, || words::speaks_of_suppression(note_field));
            flag = Some(if suppressed { Flag::Suppressed } else { why });
            note = note.or_else(|| sign_note.map(|words| out.own_note(words)));
        }
        let verdict = self.verdict(record, out);
        self.directions.hint(given(record, columns.trend), indicator, out);
        out.push(&Observation { indicator, area, group, period, figures, flag, note, verdict });
        RowOutcome::Taken
    }

    fn area(&mut self, record: &ByteRecord, out: &mut Gathering) -> Option<AreaAt> {
        let columns = self.columns;
        let code = given(record, columns.area_code);
        let kind_words = given(record, columns.area_type);
        let name = given(record, columns.area_name);
        let kind = self.area_types.get(kind_words, || words::area_kind(kind_words));
        out.area(RowArea {
            code,
            name: if name.is_empty() { code } else { name },
            kind_words,
            kind: kind.or_else(|| self.area_kinds.kind(kind_words, code)),
            parent: given(record, columns.parent),
        })
    }

    /// The period of a row, or why there is none.
    fn period(&mut self, record: &ByteRecord, out: &mut Gathering) -> Result<PeriodAt, RowOutcome> {
        let words = given(record, self.columns.period);
        let starts = self.columns.starts;
        if let Some(period) = self.periods.get(words, || find_period(words, starts, out)) {
            return Ok(period);
        }
        if words.is_empty() {
            return Err(RowOutcome::Skipped("the period is blank".into()));
        }
        Err(RowOutcome::Skipped(period::unknown(&out.text(words))))
    }

    fn group(&mut self, record: &ByteRecord, out: &mut Gathering) -> GroupAt {
        let Columns { sex, age, category_type, category, .. } = self.columns;
        let fields = [sex, age, category_type, category].map(|column| given(record, column));
        self.group_key.clear();
        for field in fields {
            self.group_key.extend_from_slice(field);
            self.group_key.push(b'\n');
        }
        self.groups.get(&self.group_key, || {
            let [sex, age, category_type, category] = fields.map(|field| out.text(field));
            out.group(category::pairs(&sex, &age, &category_type, &category))
        })
    }

    fn figures(&mut self, record: &ByteRecord, value: Option<f64>, out: &mut Gathering) -> Figures {
        let Self { columns, unread, names, .. } = self;
        let mut number = |column: Option<usize>| unread.number(record, column, names, out);
        let mut figures = Figures {
            value,
            lower: number(columns.lower),
            upper: number(columns.upper),
            numerator: number(columns.count),
            denominator: number(columns.denominator),
        };
        if leave_minus_one(&mut figures) && !self.left_minus_one {
            self.left_minus_one = true;
            out.remark("Limits and counts of -1 are the publisher's sign for none; they are left out.");
        }
        figures
    }

    /// The comparison with England. England itself is called similar to England in some rows, which says nothing; a
    /// tenth of it does compare.
    fn verdict(&mut self, record: &ByteRecord, out: &mut Gathering) -> Option<Verdict> {
        let is_england = given(record, self.columns.area_code) == b"E92000001";
        if is_england && given(record, self.columns.category).is_empty() {
            return None;
        }
        let said = given(record, self.columns.verdict);
        self.verdicts.get(said, || {
            let verdict = words::verdict(said);
            if verdict.is_none() {
                let words = out.text(said);
                out.remark(format!("‘{words}’ is no comparison with England that is known; it is left out."));
            }
            verdict.filter(|&verdict| verdict != Verdict::NotCompared)
        })
    }
}

/// Leaves out what -1 stands for nothing in: limits without a value or on both of its sides, and counts. True where
/// there was any.
fn leave_minus_one(figures: &mut Figures) -> bool {
    const NONE: Option<f64> = Some(-1.0);
    let both = figures.lower == NONE && figures.upper == NONE && figures.value != NONE;
    let limits_fail = both || figures.value.is_none();
    let mut any = false;
    let mut leave = |number: &mut Option<f64>, fails: bool| {
        if fails && *number == NONE {
            *number = None;
            any = true;
        }
    };
    leave(&mut figures.lower, limits_fail);
    leave(&mut figures.upper, limits_fail);
    leave(&mut figures.numerator, true);
    leave(&mut figures.denominator, true);
    any
}

/// The period of a label. Where the column holds only the year a period starts in, as Fingertips' own column for sorting
/// does, that may be a calendar, a financial or an academic year.
fn find_period(words: &[u8], starts: bool, out: &mut Gathering) -> Option<PeriodAt> {
    let mut period = period::label(&out.text(words))?;
    if starts && period.kinds == [PeriodKind::Year] {
        period.kinds.extend([PeriodKind::FinancialYear, PeriodKind::AcademicYear]);
        out.remark("The column of years holds the year that a financial or academic year starts in.");
    }
    Some(out.period(period))
}

fn find_indicator(id: &[u8], name: &[u8], out: &mut Gathering) -> Option<IndicatorAt> {
    let id = out.text(id).into_owned();
    let name = Some(out.text(name).into_owned()).filter(|name| !name.is_empty());
    let title = match &name {
        Some(name) => format!("Fingertips: {name} ({id})"),
        None => format!("Fingertips: indicator {id}"),
    };
    out.indicator(&format!("fingertips:{id}"), || Definition {
        name,
        source: Source {
            publisher: Some("Office for Health Improvement and Disparities".to_owned()),
            title: Some(title),
            url: Some("https://fingertips.phe.org.uk/".to_owned()),
            ..Source::default()
        },
        ..Definition::default()
    })
}
