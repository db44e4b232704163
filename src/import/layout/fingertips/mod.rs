//! Fingertips: one row for each indicator, area, sex, age, category and period.
//!
//! Source: Office for Health Improvement and Disparities, Fingertips, “Get the data” (27 columns), and the seed data of
//! its successor, which has the same columns under shorter names and no names of areas and indicators.

mod category;

#[cfg(test)]
mod tests;

use super::Header;
use super::area_kind::AreaKinds;
use super::fields::{field, short};
use super::period;
use super::token::number;
use crate::import::draft::{Definition, Field, Source, Suggestion};
use crate::import::gather::{
    Fate, Figures, Gathering, GroupAt, IndicatorAt, Memo, Observation, PeriodAt, PublishedArea,
};
use crate::model::{AreaKind, Flag, Polarity, Verdict, Word};
use csv::ByteRecord;

/// Reads the rows of Fingertips.
#[derive(Debug)]
pub(in crate::import) struct Fingertips {
    columns: Columns,
    kinds: AreaKinds,
    kind_by_words: Memo<Option<AreaKind>>,
    indicators: Memo<Option<IndicatorAt>>,
    groups: Memo<GroupAt>,
    periods: Memo<Option<PeriodAt>>,
    flags: Memo<Flag>,
    trends: Trends,
    key: Vec<u8>,
}

#[derive(Debug)]
struct Columns {
    id: usize,
    name: Option<usize>,
    code: usize,
    area: Option<usize>,
    area_type: Option<usize>,
    parent: Option<usize>,
    sex: Option<usize>,
    age: Option<usize>,
    category_type: Option<usize>,
    category: Option<usize>,
    period: usize,
    value: usize,
    lower: Option<usize>,
    upper: Option<usize>,
    count: Option<usize>,
    denominator: Option<usize>,
    note: Option<usize>,
    trend: Option<usize>,
    verdict: Option<usize>,
}

impl Fingertips {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(header: &Header) -> Option<Self> {
        let columns = Columns {
            id: header.find(&["indicator id"])?,
            code: header.find(&["area code"])?,
            period: header.find(&["time period", "year"])?,
            value: header.find(&["value"])?,
            name: header.find(&["indicator name"]),
            area: header.find(&["area name"]),
            area_type: header.find(&["area type"]),
            parent: header.find(&["parent code"]),
            sex: header.find(&["sex"]),
            age: header.find(&["age"]),
            category_type: header.find(&["category type"]),
            category: header.find(&["category"]),
            lower: header.find(&["lower ci 95.0 limit", "lower ci 95 limit", "lower ci limit", "lower ci"]),
            upper: header.find(&["upper ci 95.0 limit", "upper ci 95 limit", "upper ci limit", "upper ci"]),
            count: header.find(&["count"]),
            denominator: header.find(&["denominator"]),
            note: header.find(&["value note"]),
            trend: header.find(&["recent trend", "trend"]),
            // The name of the comparison varies; only one with England is the one the format keeps.
            verdict: header.find_by(|name| name.starts_with("comparedto") && name.contains("england")),
        };
        Some(Self {
            columns,
            kinds: AreaKinds::default(),
            kind_by_words: Memo::default(),
            indicators: Memo::default(),
            groups: Memo::default(),
            periods: Memo::default(),
            flags: Memo::default(),
            trends: Trends::default(),
            key: Vec::new(),
        })
    }

    /// Takes in one row. Its area comes first: that is where most rows of a national file end.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> Fate {
        let code = field(record, Some(self.columns.code));
        let name = field(record, self.columns.area);
        if code.is_empty() && name.is_empty() {
            return Fate::Skipped("the area is blank".into());
        }
        let kind_words = field(record, self.columns.area_type);
        let area = PublishedArea {
            code,
            name: if name.is_empty() { code } else { name },
            kind_words,
            kind: self.area_kind(kind_words, code),
            parent: field(record, self.columns.parent),
        };
        let Some(area) = out.area(area) else { return Fate::NotChosen };
        let id = field(record, Some(self.columns.id));
        if id.is_empty() {
            return Fate::Skipped("the indicator is blank".into());
        }
        let Some(indicator) = self.indicator(id, record, out) else { return Fate::NotChosen };
        let label = field(record, Some(self.columns.period));
        let Some(period) = self.period(label, out) else {
            let label = short(&out.text(label)).clone();
            let reason = if label.is_empty() {
                "the period is blank".to_owned()
            } else {
                format!("the period ‘{label}’ is of no known form")
            };
            return Fate::Skipped(reason.into());
        };
        let value = field(record, Some(self.columns.value));
        let given = number(value);
        if given.is_none() && !is_blank(value) {
            return Fate::Skipped("the value is not a number".into());
        }
        let note = field(record, self.columns.note);
        let observation = Observation {
            indicator,
            area,
            group: self.group(record, out),
            period,
            figures: self.figures(record, given, out),
            flag: given.is_none().then(|| self.flags.get(note, || flag(note))),
            note: out.note(note),
            verdict: verdict(field(record, self.columns.verdict)),
            table: 0,
            line: 0,
        };
        out.push(observation);
        self.trends.note(field(record, self.columns.trend), indicator, out);
        Fate::Taken
    }

    /// The kind of an area by Fingertips' own words, else by its code.
    fn area_kind(&mut self, words: &[u8], code: &[u8]) -> Option<AreaKind> {
        let Self { kinds, kind_by_words, .. } = self;
        if words.is_empty() {
            return kinds.kind(words, code);
        }
        kind_by_words
            .get(words, || kind_of(&String::from_utf8_lossy(words)).or_else(|| kinds.kind(words, code)))
    }

    fn indicator(&mut self, id: &[u8], record: &ByteRecord, out: &mut Gathering) -> Option<IndicatorAt> {
        let column = self.columns.name;
        self.indicators.get(id, || {
            let id = out.text(id).into_owned();
            let name = Some(out.text(field(record, column)).into_owned()).filter(|name| !name.is_empty());
            out.indicator(&format!("fingertips:{id}"), || {
                let title = name
                    .as_deref()
                    .map_or_else(|| format!("Fingertips {id}"), |name| format!("Fingertips: {name} ({id})"));
                Definition {
                    source: Source {
                        publisher: Some("Office for Health Improvement and Disparities".to_owned()),
                        title: Some(title),
                        url: Some("https://fingertips.phe.org.uk/".to_owned()),
                        ..Source::default()
                    },
                    name,
                    ..Definition::default()
                }
            })
        })
    }

    fn period(&mut self, label: &[u8], out: &mut Gathering) -> Option<PeriodAt> {
        self.periods.get(label, || period::label(&out.text(label)).map(|period| out.period(period)))
    }

    /// Sex and age are always named, so that it can be seen later which of them is everyone.
    fn group(&mut self, record: &ByteRecord, out: &mut Gathering) -> GroupAt {
        let Columns { sex, age, category_type, category, .. } = self.columns;
        let fields = [sex, age, category_type, category].map(|column| field(record, column));
        let Self { groups, key, .. } = self;
        key.clear();
        for field in fields {
            key.extend_from_slice(field);
            key.push(b'\n');
        }
        groups.get(key, || {
            let [sex, age, category_type, category] = fields.map(|field| out.text(field).into_owned());
            out.group(category::pairs(&sex, &age, &category_type, &category))
        })
    }

    fn figures(&self, record: &ByteRecord, value: Option<f64>, out: &mut Gathering) -> Figures {
        let of = |column| number(field(record, column));
        let mut figures = Figures {
            value,
            lower: of(self.columns.lower),
            upper: of(self.columns.upper),
            numerator: of(self.columns.count),
            denominator: of(self.columns.denominator),
        };
        let no_limits = figures.lower == Some(-1.0) && figures.upper == Some(-1.0);
        if value.is_none() && no_limits {
            (figures.lower, figures.upper) = (None, None);
            out.remark(
                "Limits of −1 beside a missing value are the publisher’s sign for none, and were not taken.",
            );
        }
        figures
    }
}

/// Whether a value is missing, by a blank or a sign for it.
fn is_blank(value: &[u8]) -> bool {
    matches!(super::token::cell(value), super::token::Cell::Missing(..))
}

/// Why a value is missing, by the note beside it.
fn flag(note: &[u8]) -> Flag {
    let words = String::from_utf8_lossy(note).to_lowercase();
    let suppressed = words.contains("suppress") || words.contains("disclosure");
    if suppressed { Flag::Suppressed } else { Flag::NotAvailable }
}

/// The publisher's comparison with England, which later tests may hold ours against.
fn verdict(field: &[u8]) -> Option<Verdict> {
    match field {
        b"Better" => Some(Verdict::Better),
        b"Similar" => Some(Verdict::Similar),
        b"Worse" => Some(Verdict::Worse),
        b"Higher" => Some(Verdict::Higher),
        b"Lower" => Some(Verdict::Lower),
        _ => None,
    }
}

/// Fingertips' own types of area.
fn kind_of(words: &str) -> Option<AreaKind> {
    let words = words.to_lowercase();
    if words == "england" {
        Some(AreaKind::Nation)
    } else if words.starts_with("counties & uas") || words.starts_with("districts & uas") {
        Some(AreaKind::Place)
    } else if words.starts_with("regions") || words.starts_with("government office region") {
        Some(AreaKind::Region)
    } else if words.starts_with("icbs") || words.starts_with("integrated care board") {
        Some(AreaKind::System)
    } else if words.starts_with("msoa") || words.starts_with("lsoa") || words.starts_with("electoral ward") {
        Some(AreaKind::Neighbourhood)
    } else {
        None
    }
}

/// What the words for recent trends hint at: `Increasing and getting worse` is a lower-is-better indicator.
///
/// Only a hint: in one published file the direction of these words runs against its own figures.
#[derive(Debug, Default)]
struct Trends {
    seen: Memo<()>,
    key: Vec<u8>,
}

impl Trends {
    fn note(&mut self, words: &[u8], indicator: IndicatorAt, out: &mut Gathering) {
        let polarity = match words {
            b"Increasing and getting worse" | b"Decreasing and getting better" => Polarity::LowerIsBetter,
            b"Increasing and getting better" | b"Decreasing and getting worse" => Polarity::HigherIsBetter,
            _ => return,
        };
        self.key.clear();
        self.key.extend_from_slice(words);
        self.key.extend_from_slice(&indicator.0.to_le_bytes());
        self.seen.get(&self.key, || {
            let words = String::from_utf8_lossy(words).into_owned();
            let suggestions = &mut out.found(indicator).suggestions;
            let earlier = suggestions.iter().position(|known| known.field == Field::Polarity);
            match earlier {
                None => suggestions.push(Suggestion {
                    field: Field::Polarity,
                    value: polarity.as_str().to_owned(),
                    because: format!("the file calls a recent trend ‘{words}’"),
                }),
                // Words that contradict each other hint at nothing.
                Some(at) if suggestions[at].value != polarity.as_str() => _ = suggestions.remove(at),
                Some(_) => {}
            }
        });
    }
}
