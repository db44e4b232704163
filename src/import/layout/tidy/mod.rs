//! Tidy tables: one observation a row, with the columns `indicator`, `area`, `period` and `value` and any of `lower`,
//! `upper`, `numerator`, `denominator`, `flag`, `note`, `breakdown_by`, `breakdown_group`, `unit`, `measure`, `verdict`.

mod columns;

use super::area_kind::{AreaKinds, is_code};
use super::fields::{UnreadCells, field, given, short, words};
use super::flags::flag;
use super::named::NamedIndicators;
use super::token::{self, Cell};
use crate::format::nearest;
use crate::import::table::{
    AreaAt, Figures, Gathering, GroupAt, Header, IndicatorAt, Lookup, Observation, PeriodAt, PublishedPeriod,
    Reason, RowArea, RowOutcome, plain,
};
use crate::model::{Flag, PeriodKind, Source, Verdict, Word};
use columns::Columns;
use csv::ByteRecord;

/// Reads the rows of a tidy table.
#[derive(Debug)]
pub(in crate::import) struct Tidy {
    columns: Columns,
    names: Vec<String>,
    kinds: AreaKinds,
    indicators: NamedIndicators,
    /// The kind of year that the name of the period's column says, such as `academic_year`.
    period_kind: Option<PeriodKind>,
    periods: Lookup<Result<PeriodAt, Reason>>,
    groups: Lookup<Result<GroupAt, &'static str>>,
    key: Vec<u8>,
    unread: UnreadCells,
}

/// What, where, when and for whom a row is.
struct Row {
    indicator: IndicatorAt,
    area: AreaAt,
    period: PeriodAt,
    group: GroupAt,
}

impl Tidy {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(header: &Header, remarks: &mut Vec<String>) -> Option<Self> {
        let columns = Columns::find(header, remarks)?;
        let period_kind = match header.plain_names()[columns.period?].as_str() {
            "academicyear" => Some(PeriodKind::AcademicYear),
            "financialyear" => Some(PeriodKind::FinancialYear),
            _ => None,
        };
        Some(Self {
            columns,
            names: header.names().to_vec(),
            kinds: AreaKinds::default(),
            indicators: NamedIndicators::new("tidy"),
            period_kind,
            periods: Lookup::default(),
            groups: Lookup::default(),
            key: Vec::new(),
            unread: UnreadCells::default(),
        })
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        let published = self.area(record);
        if published.code.is_empty() && published.name.is_empty() {
            return RowOutcome::Skipped("the area is blank".into());
        }
        let Some(area) = out.area(published) else { return RowOutcome::NotChosen };
        let columns = &self.columns;
        let name = field(record, columns.indicator);
        if name.is_empty() {
            return RowOutcome::Skipped("the indicator is blank".into());
        }
        let said = [name, words(record, columns.measure), words(record, columns.unit)];
        let source = |_: &str| Source::default();
        let Some(indicator) = self.indicators.position(said, source, out) else {
            return RowOutcome::NotChosen;
        };
        let label = field(record, columns.period);
        let period = match self.periods.get(label, || period(label, self.period_kind, out)) {
            Ok(period) => period,
            Err(reason) => return RowOutcome::Skipped(reason),
        };
        match self.group(record, out) {
            Ok(group) => self.figures(record, &Row { indicator, area, period, group }, out),
            Err(reason) => RowOutcome::Skipped(reason.into()),
        }
    }

    /// The area of a row: where one column holds codes and another names, both.
    fn area<'r>(&mut self, record: &'r ByteRecord) -> RowArea<'r> {
        let columns = &self.columns;
        let (mut code, mut name) = (given(record, columns.area_code), given(record, columns.area_name));
        let area = given(record, columns.area);
        let side = if is_code(area) { &mut code } else { &mut name };
        if side.is_empty() {
            *side = area;
        }
        let kind_words = field(record, columns.area_kind);
        let kind = self.kinds.kind(kind_words, code);
        RowArea { code, name, kind_words, kind, parent: b"" }
    }

    /// The group that a row is about, or why there is none.
    fn group(&mut self, record: &ByteRecord, out: &mut Gathering) -> Result<GroupAt, &'static str> {
        let columns = &self.columns;
        let (by, group) = (words(record, columns.breakdown_by), words(record, columns.breakdown_group));
        self.key.clear();
        self.key.extend_from_slice(by);
        self.key.push(b'\n');
        self.key.extend_from_slice(group);
        let (names, columns) = (&self.names, &self.columns);
        self.groups.get(&self.key, || {
            if group.is_empty() {
                return if by.is_empty() {
                    Ok(out.group(Vec::new()))
                } else {
                    Err("the group of the breakdown is blank")
                };
            }
            let by = match (columns.breakdown_by, columns.breakdown_group) {
                (Some(_), _) if by.is_empty() => return Err("what the group breaks down by is blank"),
                (None, Some(at)) => names[at].clone(),
                _ => out.text(by).into_owned(),
            };
            let group = out.text(group).into_owned();
            Ok(out.group(vec![(by, group)]))
        })
    }

    /// Takes the figures of a row.
    fn figures(&mut self, record: &ByteRecord, row: &Row, out: &mut Gathering) -> RowOutcome {
        let (value, missing, reason) = match token::cell(field(record, self.columns.value)) {
            Cell::Number(value) => (Some(value), None, None),
            Cell::Missing(flag, reason) => (None, Some(flag), reason),
            Cell::Neither => return RowOutcome::Skipped("the value is not a number".into()),
        };
        let said = match self.flag(record, out) {
            Ok(said) => said,
            Err(reason) => return RowOutcome::Skipped(reason),
        };
        // A sign in the figure's place says more exactly why it is missing than a flag beside it, a blank says nothing.
        let flag = match missing {
            None | Some(Flag::NotAvailable) => said.or(missing),
            Some(_) => missing,
        };
        let columns = &self.columns;
        let mut number = |column, out: &mut Gathering| self.unread.number(record, column, &self.names, out);
        let figures = Figures {
            value,
            lower: number(columns.lower, out),
            upper: number(columns.upper, out),
            numerator: number(columns.numerator, out),
            denominator: number(columns.denominator, out),
        };
        let note = out.note(words(record, columns.note));
        let note = note.or_else(|| out.note(reason.unwrap_or_default().as_bytes()));
        let &Row { indicator, area, period, group } = row;
        let verdict = self.verdict(record, out);
        out.push(&Observation { indicator, area, group, period, figures, flag, note, verdict });
        RowOutcome::Taken
    }

    /// What the column of flags says, or why the row cannot be taken.
    fn flag(&self, record: &ByteRecord, out: &mut Gathering) -> Result<Option<Flag>, Reason> {
        let words = words(record, self.columns.flag);
        if words.is_empty() {
            return Ok(None);
        }
        let words = out.text(words);
        flag(&words).map(Some).ok_or_else(|| {
            let words = short(&words);
            let exact = match nearest(&words, Flag::ALL.iter().map(|flag| flag.as_str())) {
                Some(meant) => format!("the flag ‘{words}’ is not known, perhaps ‘{meant}’ is meant"),
                None => format!("the flag ‘{words}’ is not known"),
            };
            Reason::exact("the flag is not known", exact)
        })
    }

    /// The publisher's comparison with the nation. A word that is none is said, and the figure kept without one.
    fn verdict(&self, record: &ByteRecord, out: &mut Gathering) -> Option<Verdict> {
        let words = words(record, self.columns.verdict);
        if words.is_empty() {
            return None;
        }
        let words = out.text(words);
        let said = plain(&words);
        let verdict = Verdict::ALL.iter().copied().find(|verdict| plain(verdict.as_str()) == said);
        if verdict.is_none() {
            out.remark(format!("The verdict ‘{}’ is not known; figures with it have none.", short(&words)));
        }
        verdict
    }
}

/// The position of a period, or why it is none. The name of the column may say which kind of year a label is of.
fn period(words: &[u8], named: Option<PeriodKind>, out: &mut Gathering) -> Result<PeriodAt, Reason> {
    let words = out.text(words);
    let mut published = super::period::label(&words).ok_or_else(|| super::period::unknown(&words))?;
    if let Some(kind) = named.filter(|kind| published.kinds.contains(kind)) {
        // `2011-12` may also be a month; as a year it is written with a stroke.
        published = PublishedPeriod { label: published.label.replace('-', "/"), kinds: vec![kind] };
    }
    Ok(out.period(published))
}

#[cfg(test)]
mod tests;
