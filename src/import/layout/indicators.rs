//! Tables of indicators: our own, and the indicator metadata that Fingertips publishes beside its figures.

use super::fields::{field, given, unguarded};
use super::measure::per;
use super::own::is_of_indicators;
use super::token::number;
use crate::format::nearest;
use crate::import::gazetteer;
use crate::import::table::{ColumnSearch, Definition, Field, Gathering, Reason, RowOutcome};
use crate::import::words::first_of_twelve;
use crate::model::import_notes::OF_INDICATOR as PUBLISHED_AS;
use crate::model::own_tables::{BETWEEN, OF_INDICATORS};
use crate::model::{MeasureKind, PeriodKind, Polarity, Source, Strand, Word};
use csv::ByteRecord;

/// Reads the rows of a table of indicators.
#[derive(Debug)]
pub(in crate::import) struct Indicators {
    key: usize,
    /// Whether the key is a number of Fingertips.
    of_fingertips: bool,
    into: Option<usize>,
    words: [Option<usize>; 4],
    value_type: Option<usize>,
    year_type: Option<usize>,
    unit: Option<usize>,
    shares: Option<usize>,
    months: Option<usize>,
    per: Option<usize>,
    decimals: Option<usize>,
    texts: [Option<usize>; 10],
    published_as: Option<usize>,
    /// The further columns of a table of the indicators of a whole scorecard.
    of_scorecard: Option<[Option<usize>; OF_INDICATORS.len()]>,
}

impl Indicators {
    /// The reader for a table with this header, where it says what indicators measure and has no figures.
    pub fn of(search: &mut ColumnSearch<'_>) -> Option<Self> {
        const FIGURES: [&str; 6] = ["value", "observation", "obs_value", "area", "area code", "areacd"];
        let says = ["polarity", "unit", "kind", "value type", PUBLISHED_AS];
        // Areas across have figures below them.
        let are_areas =
            |name: &String| gazetteer::is_code(name.as_bytes()) || gazetteer::called_anyhow(name).is_some();
        let has_figures = search.header.has(&FIGURES) || search.header.names().iter().any(are_areas);
        if has_figures || !search.header.has(&says) {
            return None;
        }
        let of_fingertips = search.header.has(&["indicator id"]);
        let key = search.find(&["indicator id", "indicator", "key"])?;
        let name = search.find(&["name", "indicator name", "indicator full name"]);
        // Fingertips’ own metadata calls the name `Indicator`, beside its `Indicator ID`.
        let name = name.or_else(|| if of_fingertips { search.find(&["indicator"]) } else { None });
        Some(Self {
            key,
            of_fingertips,
            into: search.find(&["into"]),
            words: ["strand", "kind", "polarity", "period"].map(|name| search.find(&[name])),
            value_type: search.find(&["value type"]),
            year_type: search.find(&["year type", "period type"]),
            unit: search.find(&["unit"]),
            shares: search.find(&["shares"]),
            months: search.find(&["months"]),
            per: search.find(&["per"]),
            decimals: search.find(&["decimals"]),
            texts: [
                name,
                search.find(&["short", "simple name"]),
                search.find(&["definition"]),
                search.find(&["rationale"]),
                search.find(&["caveats"]),
                search.find(&["publisher"]),
                search.find(&["title", "data source", "indicator source"]),
                search.find(&["url", "address"]),
                search.find(&["released"]),
                search.find(&["licence"]),
            ],
            published_as: search.find(&[PUBLISHED_AS]),
            of_scorecard: is_of_indicators(search.header)
                .then(|| OF_INDICATORS.map(|name| search.find(&[name]))),
        })
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        let key = out.text(unguarded(field(record, Some(self.key)))).into_owned();
        if key.is_empty() {
            return RowOutcome::Skipped("the indicator is blank".into());
        }
        match self.definition(record, &key, out) {
            Ok(mut definition) => {
                // The table of a whole scorecard knows each by its id: names may be those of several.
                let id = definition.into.clone().filter(|_| self.of_scorecard.is_some());
                if id.is_some() {
                    definition.name.get_or_insert_with(|| key.clone());
                }
                let key = id.unwrap_or(key);
                let key = if self.of_fingertips { format!("fingertips:{key}") } else { key };
                out.know_indicator(key, definition);
                RowOutcome::Taken
            }
            Err(reason) => RowOutcome::Skipped(reason),
        }
    }

    fn definition(&self, record: &ByteRecord, key: &str, out: &mut Gathering) -> Result<Definition, Reason> {
        let mut text = |column: Option<usize>| {
            Some(out.text(unguarded(given(record, column))).into_owned()).filter(|text| !text.is_empty())
        };
        let [strand, kind, polarity, period] = self.words.map(&mut text);
        let [name, short, definition, rationale, caveats, publisher, title, url, released, licence] =
            self.texts.map(&mut text);
        let (unit, value_type, year_type) = (text(self.unit), text(self.value_type), text(self.year_type));
        let [into, shares, months] = [self.into, self.shares, self.months].map(&mut text);
        let published_as = text(self.published_as).unwrap_or_default();
        let further =
            self.of_scorecard.into_iter().flat_map(|columns| OF_INDICATORS.into_iter().zip(columns));
        let further = further.filter_map(|(name, column)| Some((name, text(column)?))).collect();
        let of_fingertips =
            || self.of_fingertips.then(|| "Office for Health Improvement and Disparities".to_owned());
        let mut definition = Definition {
            into: into.map(|into| if into == "new" { Definition::NEW.to_owned() } else { into }),
            name,
            short,
            strand: word::<Strand>("strand", strand)?,
            definition,
            rationale,
            caveats,
            kind: word::<MeasureKind>("kind", kind)?,
            shares: shares.map(|said| yes_or_no(&said)).transpose()?,
            months: months.map(|said| twelve(&said)).transpose()?,
            span: None,
            per: None,
            unit,
            decimals: None,
            polarity: match polarity {
                Some(words) => polarity_of(&words)?,
                None => None,
            },
            period: word::<PeriodKind>("period", period)?,
            source: Source { publisher: publisher.or_else(of_fingertips), title, url, released, licence },
            published_as: published_as
                .split(BETWEEN)
                .filter(|key| !key.is_empty())
                .map(str::to_owned)
                .collect(),
            further,
        };
        definition.kind = definition.kind.or_else(|| value_type.as_deref().and_then(kind_of_value_type));
        definition.period = definition.period.or_else(|| year_type.as_deref().and_then(period_of_year_type));
        self.numbers(record, &mut definition)?;
        if let (None, Some(value_type)) = (definition.kind, value_type) {
            out.remark(format!("{key}: the value type ‘{value_type}’ has no kind here, so it is asked."));
        }
        Ok(definition)
    }

    fn numbers(&self, record: &ByteRecord, definition: &mut Definition) -> Result<(), Reason> {
        let said = given(record, self.per);
        if !said.is_empty() {
            let number = number(said).filter(|per| *per > 0.0);
            definition.per = Some(number.ok_or("‘per’ is no number above zero")?);
        } else if let (None, Some(unit)) = (self.of_scorecard, &definition.unit) {
            definition.per = per(unit);
        }
        let decimals = given(record, self.decimals);
        if !decimals.is_empty() {
            let whole =
                number(decimals).filter(|places| (0.0..=6.0).contains(places) && places.fract() == 0.0);
            definition.decimals = Some(whole.ok_or("‘decimals’ is no whole number from 0 to 6")? as u8);
        }
        Ok(())
    }
}

/// A word of a closed list.
fn word<W: Word>(column: &str, given: Option<String>) -> Result<Option<W>, Reason> {
    let Some(given) = given else { return Ok(None) };
    if let Some(word) = W::from_word(&given) {
        return Ok(Some(word));
    }
    let words: Vec<&str> = W::ALL.iter().map(|word| word.as_str()).collect();
    let exact = match nearest(&given, words.iter().copied()) {
        Some(meant) => {
            format!("in the column {column}, ‘{given}’ is no word of the list; did you mean ‘{meant}’?")
        }
        None => format!("in the column {column}, ‘{given}’ is none of {}", words.join(", ")),
    };
    Err(Reason::exact("a word is none of the list of its column", exact))
}

/// The first of twelve months.
fn twelve(said: &str) -> Result<i8, Reason> {
    let first = first_of_twelve(said);
    first.ok_or_else(|| "‘months’ names no twelve months, such as January to December".into())
}

/// Whether values are shares of one.
fn yes_or_no(given: &str) -> Result<bool, Reason> {
    match given {
        Field::YES => Ok(true),
        Field::NO => Ok(false),
        _ => Err("‘shares’ is neither yes nor no".into()),
    }
}

/// Our own word, or Fingertips’: `RAG - Low is good`, `High is good`, `BOB - Blue orange blue`, `No judgement`.
fn polarity_of(words: &str) -> Result<Option<Polarity>, Reason> {
    let lower = words.to_lowercase();
    if lower.contains("low is good") {
        Ok(Some(Polarity::LowerIsBetter))
    } else if lower.contains("high is good") {
        Ok(Some(Polarity::HigherIsBetter))
    } else if lower.starts_with("bob") || lower == "no judgement" || lower == "not applicable" {
        Ok(Some(Polarity::Neutral))
    } else {
        word("polarity", Some(words.to_owned()))
    }
}

/// Source: Fingertips, value types of indicators. An indirectly standardised proportion has no kind in the format.
fn kind_of_value_type(words: &str) -> Option<MeasureKind> {
    match words.trim().to_lowercase().as_str() {
        "proportion" => Some(MeasureKind::Proportion),
        "crude rate" => Some(MeasureKind::Rate),
        "directly standardised rate" => Some(MeasureKind::StandardisedRate),
        "indirectly standardised ratio" | "ratio" => Some(MeasureKind::Ratio),
        "life expectancy" | "mean" => Some(MeasureKind::Mean),
        "count" => Some(MeasureKind::Count),
        "score" => Some(MeasureKind::Score),
        "index" => Some(MeasureKind::Index),
        _ => None,
    }
}

fn period_of_year_type(words: &str) -> Option<PeriodKind> {
    match words.trim().to_lowercase().as_str() {
        "calendar" => Some(PeriodKind::Year),
        "financial" => Some(PeriodKind::FinancialYear),
        "academic" => Some(PeriodKind::AcademicYear),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Layout;
    use crate::import::testing::{only_table, rows, skipped};

    #[test]
    fn our_own_table_says_everything_and_a_wrong_word_is_named() {
        let read = rows(
            "indicator,name,into,kind,per,unit,polarity,period,strand,decimals,hints\n\
             susp_rate,Suspensions,suspension-rate,rate,100,per 100 pupils,lower-is-better,academic-year,exclusions,1,x\n\
             headcount,,new,count,,pupils,neutral,,resources,,\n\
             other,,,,,,lower,,,,\n\
             ,,,,,,,,,,\n\
             third,,,,-1,,neutral,,,,\n",
        );
        let table = only_table(&read, Layout::Indicators);
        let reasons = skipped(table);
        assert!(reasons[0].starts_with("4: in the column polarity, ‘lower’"), "{reasons:?}");
        assert_eq!(reasons[1], "6: ‘per’ is no number above zero");
        let [(key, first), (_, second)] = &read.known_indicators[..] else { panic!() };
        assert_eq!(key, "susp_rate");
        assert_eq!(first.into.as_deref(), Some("suspension-rate"));
        assert_eq!((first.kind, first.per, first.decimals), (Some(MeasureKind::Rate), Some(100.0), Some(1)));
        assert_eq!(first.polarity, Some(Polarity::LowerIsBetter));
        assert_eq!(second.into.as_deref(), Some("a new indicator"));
        assert_eq!(second.period, None);
    }

    #[test]
    fn fingertips_metadata_is_read_in_its_own_words() {
        let read = rows(
            "Indicator ID,Indicator,Definition,Unit,Value type,Year type,Polarity\n\
             901,Walks to the park,Walks for each person.,per 100 000,Crude rate,Financial,RAG - Low is good\n\
             902,Others,,%,Indirectly standardised proportion,August-July,BOB - Blue orange blue\n",
        );
        let table = only_table(&read, Layout::Indicators);
        assert_eq!(table.remarks.len(), 1, "{:?}", table.remarks);
        let [(key, first), (_, second)] = &read.known_indicators[..] else { panic!() };
        assert_eq!(key, "fingertips:901");
        assert_eq!(first.name.as_deref(), Some("Walks to the park"));
        assert_eq!((first.kind, first.per), (Some(MeasureKind::Rate), Some(100_000.0)));
        assert_eq!(
            (first.polarity, first.period),
            (Some(Polarity::LowerIsBetter), Some(PeriodKind::FinancialYear))
        );
        assert_eq!((second.kind, second.polarity, second.period), (None, Some(Polarity::Neutral), None));
    }
}
