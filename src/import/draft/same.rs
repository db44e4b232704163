//! Which indicator of the scorecard a file's indicator is, and what tables of indicators say of it, by whatever each is
//! called.

mod around;
mod other_figures;
mod repeated;

pub(super) use around::Around;
pub(super) use other_figures::{BASIS, OF_ALL, group_of_people};

use super::cadence::Cadence;
use super::question::{Question, Subject};
use super::sizes::Sizes;
use crate::import::layout::{per, says_multiple};
use crate::import::table::{
    Definition, Field, FoundIndicator, Gathered, SeriesOf, Suggestion, named, named_without_unit,
};
use crate::import::words::{undated, with_article};
use crate::model::{MeasureKind, PeriodKind, Scorecard, Word};
use std::collections::{BTreeSet, HashMap};

/// What tables of indicators say, by the key or name they give as it is compared.
pub(super) struct Tables<'a>(HashMap<String, Vec<(usize, &'a Definition)>>);

impl<'a> Tables<'a> {
    pub fn of(gathered: &'a Gathered) -> Self {
        let mut by_name: HashMap<String, Vec<(usize, &Definition)>> = HashMap::new();
        for (at, (called, says)) in gathered.known_indicators.iter().enumerate() {
            by_name.entry(named(called)).or_default().push((at, says));
        }
        Self(by_name)
    }

    /// What the tables say of an indicator with one of these names, in their order.
    pub fn about(&self, names: impl Iterator<Item = &'a str>) -> Definition {
        let mut says: Vec<_> = names.filter_map(|name| self.0.get(&named(name))).flatten().collect();
        says.sort_by_key(|(at, _)| *at);
        let mut definition = Definition::default();
        for (_, says) in says {
            definition.fill_from(says);
        }
        definition
    }
}

/// Ids of the scorecard's indicators, by whatever a file may call them.
#[derive(Default)]
pub(super) struct InScorecard<'a> {
    ids: HashMap<&'a str, &'a str>,
    /// By key, all that figures came under it for: one may be there in several units or kinds of period.
    keys: HashMap<&'a str, Vec<&'a str>>,
    /// By key without the measure and the unit that tell variants apart, and by name as it is compared, without the unit
    /// behind it.
    variants: HashMap<&'a str, Vec<&'a str>>,
    without_unit: HashMap<String, Vec<&'a str>>,
    /// By name as it is compared; none where several have it.
    names: HashMap<String, Option<&'a str>>,
    /// By a number in brackets in the title of the source, as in `Fingertips: Falls (90284)`; none where several have it.
    numbers: HashMap<&'a str, Option<&'a str>>,
    /// The kinds of their periods and of their values, by id.
    kinds: HashMap<&'a str, (PeriodKind, MeasureKind)>,
    /// Their names and the units of their values, by id.
    units: HashMap<&'a str, (&'a str, &'a str)>,
    /// The units that files of earlier imports gave where the scorecard has another, by the key of the indicator.
    said_units: HashMap<&'a str, &'a str>,
    /// How figures were said to be measured that came under a key, each with the id of the indicator that they went to.
    bases: HashMap<&'a str, Vec<(&'a str, &'a str)>>,
    /// What tables said of figures that came under a key, with the id of the indicator that these went to.
    around: HashMap<&'a str, Vec<(Around<'a>, &'a str)>>,
    /// By key, the indicators that figures went to of which nothing says whom they are of.
    of_all: HashMap<&'a str, &'a str>,
    /// The kinds of value that earlier imports were told against what the files hint at, by what was asked.
    said_kinds: HashMap<&'a str, MeasureKind>,
    scorecard: Option<&'a Scorecard>,
    sizes: Option<Sizes<'a>>,
}

impl<'a> InScorecard<'a> {
    pub fn of(scorecard: &'a Scorecard, gathered: &'a Gathered) -> Self {
        let sizes = Some(Sizes::new(gathered, scorecard));
        let mut all = Self { scorecard: Some(scorecard), sizes, ..Self::default() };
        let said = scorecard.import_answers().iter();
        all.said_kinds =
            said.filter_map(|(asked, kind)| Some((asked.as_str(), MeasureKind::from_word(kind)?))).collect();
        let units = scorecard.import_answers().iter();
        let units = units.filter_map(|(asked, unit)| Some((asked.strip_prefix(UNIT)?, unit.as_str())));
        all.said_units = units.collect();
        for (asked, id) in scorecard.import_answers() {
            if let Some(key) = asked.strip_prefix(OF_ALL) {
                all.of_all.insert(key, id);
            }
            if let Some(around) = Around::read(asked) {
                all.around.entry(around.key).or_default().push((around, id));
            }
            let Some((key, words)) = asked.strip_prefix(BASIS).and_then(|rest| rest.rsplit_once('/')) else {
                continue;
            };
            all.bases.entry(key).or_default().push((words, id));
        }
        for (_, indicator) in scorecard.indicators() {
            let id = indicator.id.as_str();
            all.units.insert(id, (&indicator.name, &indicator.measure.unit));
            all.ids.insert(id, id);
            all.kinds.insert(id, (indicator.period, indicator.measure.kind));
            for key in &indicator.published_as {
                all.keys.entry(key).or_default().push(id);
                let of_variant = key.split_once('@').map_or(key.as_str(), |(of, _)| of);
                all.variants.entry(of_variant).or_default().push(id);
            }
            let in_brackets = format!(" ({})", indicator.measure.unit);
            let bare = indicator.name.strip_suffix(&in_brackets).unwrap_or(&indicator.name);
            all.without_unit.entry(named_without_unit(bare)).or_default().push(id);
            all.names.entry(named(&indicator.name)).and_modify(|known| *known = None).or_insert(Some(id));
            let title = indicator.source.as_ref().and_then(|source| source.title.as_deref());
            for number in title.into_iter().flat_map(numbers_in_brackets) {
                let same = |known: &mut Option<&str>| *known = known.filter(|known| *known == id);
                all.numbers.entry(number).and_modify(same).or_insert(Some(id));
            }
        }
        all
    }

    /// Whether figures came under this key before.
    pub fn has_key(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// Whether an earlier import was told that values under this key are of the kind that this indicator is, against what
    /// the file hints at.
    pub fn was_told(&self, key: &str, id: &str) -> bool {
        let told = self.said_kinds.get(Subject::Indicator(key.to_owned(), Field::Kind).to_string().as_str());
        told.is_some() && told == self.kinds.get(id).map(|(_, kind)| kind)
    }

    /// Why figures of these periods and this kind of value are no later figures of an indicator that is called the same;
    /// none where they may be.
    pub fn why_another(&self, id: &str, cadence: &Cadence, kind: Option<MeasureKind>) -> Option<String> {
        let &(period, own) = self.kinds.get(id)?;
        let rates = [MeasureKind::Rate, MeasureKind::StandardisedRate];
        let is_kind = |kind: MeasureKind| kind == own || (rates.contains(&kind) && rates.contains(&own));
        if !cadence.kinds.is_empty() && !cadence.kinds.contains(&period) {
            return Some(format!("the periods of the indicator {id} of the scorecard are of another kind"));
        }
        let kind = kind.filter(|kind| !is_kind(*kind))?;
        let [said, own] = [kind, own].map(|kind| kind.as_str().replace('-', " "));
        Some(format!(
            "the file says {said}, and the indicator {id} of the scorecard is {}",
            with_article(&own)
        ))
    }

    /// How values of which a file says nothing but what they are of differ from the shares, rates or counts of an indicator: no share
    /// of a hundred reaches so far, all are many times as large as any rate that is there, or they are parts of one and the
    /// indicator counts. A percentage may be a little above a hundred.
    pub fn of_another_size(&self, id: &str, span: Option<[f64; 2]>) -> Option<OtherUnit> {
        const TIMES: f64 = 10.0;
        let [least, most] = span?;
        let &(_, own) = self.kinds.get(id)?;
        let scorecard = self.scorecard?;
        let series = scorecard.given_series_of(scorecard.indicator_by_id(id)?).iter();
        let there = series.flat_map(|series| (0..series.len()).filter_map(|at| series.value(at)));
        let most_there = there.fold(0.0, f64::max);
        let is_far = |value: f64| most_there > 0.0 && value >= TIMES * most_there;
        let (is_other, is_certain) = match own {
            MeasureKind::Proportion => (most > 100.0 && most_there <= 100.0, least > 100.0 || is_far(most)),
            MeasureKind::Rate | MeasureKind::StandardisedRate => (is_far(least), true),
            // A count is a whole number, or at least one; what lies below it is a share.
            MeasureKind::Count => (most < 1.0 && most_there >= 1.0, true),
            _ => (false, false),
        };
        let own = own.as_str().replace('-', " ");
        is_other.then(|| OtherUnit {
            sentence: format!(
                "its values reach {most} and nothing in the file says how they are measured, and the indicator {id} of the \
                 scorecard is a {own} of {most_there} at most"
            ),
            is_certain,
        })
    }

    /// How values that are no whole numbers, and of which a file says nothing but what they are of, differ from those of an
    /// indicator that counts in whole numbers alone.
    pub fn no_whole_numbers(&self, id: &str) -> Option<OtherUnit> {
        let scorecard = self.scorecard?;
        let series = scorecard.given_series_of(scorecard.indicator_by_id(id)?).iter();
        let mut there =
            series.flat_map(|series| (0..series.len()).filter_map(|at| series.value(at))).peekable();
        let counts = matches!(self.kinds.get(id)?, (_, MeasureKind::Count)) && there.peek().is_some();
        (counts && there.all(|value| value.fract() == 0.0)).then(|| OtherUnit {
            sentence: format!(
                "not all of its values are whole numbers and nothing in the file says how they are measured, and the indicator {id} \
                 of the scorecard is a count in whole numbers"
            ),
            is_certain: false,
        })
    }

    /// How values differ from those of an indicator where one of the two may be in thousands or millions, whatever is said of
    /// them.
    pub fn in_another_multiple(&self, id: &str, at: usize, span: [f64; 2]) -> Option<OtherUnit> {
        let id = self.scorecard?.indicator_by_id(id)?;
        let sentence = self.sizes.as_ref()?.in_another_multiple(at, span, id)?;
        Some(OtherUnit { sentence, is_certain: false })
    }

    /// Whether the values of an indicator are in this unit.
    fn is_in_unit(&self, id: &str, unit: &str) -> bool {
        self.units.get(id).is_some_and(|(_, own)| is_same_unit(own, unit))
    }

    /// What tells figures of a key and a unit from those of an indicator of the scorecard that is called the same; none where
    /// the units are the same, or an earlier import was told that they go together.
    pub fn other_unit(&self, id: &str, key: &str, unit: &str) -> Option<OtherUnit> {
        let (_, own) = *self.units.get(id)?;
        let is_known = self.said_units.get(key).is_some_and(|said| is_same_unit(said, unit));
        (!is_same_unit(own, unit) && !is_known).then(|| OtherUnit {
            sentence: format!(
                "the file gives the unit ‘{unit}’, and the indicator {id} of the scorecard has ‘{own}’"
            ),
            is_certain: are_other_scales(own, unit),
        })
    }

    /// Whether figures came from a table that does not say what it is of.
    fn has_unnamed(&self) -> bool {
        self.keys.keys().any(|key| key.starts_with(TABLE))
    }

    /// The only indicator whose figures came from a file that is called the same but for a date: `falls_2021`.
    fn of_other_date(&self, name: &str) -> Option<(&'a str, &'a str)> {
        let words = undated(name);
        let of_file = self.keys.iter().filter_map(|(key, ids)| Some((key.strip_prefix(TABLE)?, ids)));
        let alike = of_file.filter(|(file, _)| !words.is_empty() && undated(file) == words);
        let alike = alike.flat_map(|(file, ids)| ids.iter().map(move |id| (*id, file)));
        let alike: BTreeSet<(&str, &str)> = alike.collect();
        let last = *alike.last()?;
        alike.iter().all(|(id, _)| *id == last.0).then_some(last)
    }

    /// The indicators of the scorecard that a key or a name without a unit may mean, each with its unit, where these tell
    /// several apart.
    pub fn in_several_units(
        &self,
        key: &str,
        name: &str,
        fits: &dyn Fn(&str) -> bool,
    ) -> Vec<(&'a str, &'a str)> {
        let of_key = self.keys.get(key).cloned();
        let known = of_key.unwrap_or_else(|| {
            let of_name = self.without_unit.get(&named_without_unit(name));
            [self.variants.get(key), of_name].into_iter().flatten().flatten().copied().collect()
        });
        let of_unit = |id: &'a str| Some((id, self.units.get(id)?.1));
        let mut all: Vec<(&str, &str)> = known.into_iter().filter_map(of_unit).collect();
        all.retain(|(id, _)| fits(id));
        all.sort_unstable();
        all.dedup();
        let differs = all.iter().any(|(_, unit)| !is_same_unit(unit, all[0].1));
        if differs { all } else { Vec::new() }
    }

    /// The indicator of the scorecard with this name, to the letter, and unit.
    pub fn of_name_and_unit(&self, name: &str, unit: &str) -> Option<&'a str> {
        let is_it = |(_, (own, of)): &(&&str, &(&str, &str))| {
            own.trim().eq_ignore_ascii_case(name.trim()) && is_same_unit(of, unit)
        };
        self.units.iter().filter(is_it).map(|(id, _)| *id).min()
    }
}

/// In front of the key of an indicator, what its unit in files is kept by.
pub(super) const UNIT: &str = "unit/";

/// In front of the key of an indicator, that its table does not say what it is of.
const TABLE: &str = "table:";

/// How the unit of a file differs from that of an indicator of the scorecard.
#[derive(Clone, Debug)]
pub(super) struct OtherUnit {
    pub sentence: String,
    /// Whether the figures are certainly others: per another number, in thousands, a share of a hundred. Other words may mean
    /// the same.
    pub is_certain: bool,
}

/// Whether two units are the same but for the way in which they are written.
pub(super) fn is_same_unit(one: &str, other: &str) -> bool {
    match (per(one), per(other)) {
        (Some(one), Some(other)) => (one - other).abs() < f64::EPSILON,
        (None, None) => bare(one) == bare(other) || (one.contains('%') && other.contains('%')),
        _ => false,
    }
}

/// Whether figures in two units are certainly others: per another number, in thousands, shares beside rates or money.
fn are_other_scales(one: &str, other: &str) -> bool {
    let is_share = |unit: &str| unit.contains('%') || bare(unit) == "%";
    let is_other = |unit: &str| per(unit).is_some() || unit.contains(['£', '$', '€']);
    (per(one).is_some() && per(other).is_some())
        || says_multiple(one) != says_multiple(other)
        || (is_share(one) && is_other(other))
        || (is_share(other) && is_other(one))
}

/// The letters, digits and signs of a unit, those of per cent alike.
fn bare(unit: &str) -> String {
    let is_sign = |c: char| c.is_alphanumeric() || ['%', '£', '$', '€'].contains(&c);
    let bare: String = unit.chars().filter(|c| is_sign(*c)).flat_map(char::to_lowercase).collect();
    match bare.as_str() {
        "percent" | "percentage" | "pct" => "%".to_owned(),
        _ => bare,
    }
}

/// Numbers of three digits and more that stand in brackets of their own.
pub(super) fn numbers_in_brackets(title: &str) -> impl Iterator<Item = &str> {
    let bracketed = title.split('(').skip(1).filter_map(|after| Some(after.split_once(')')?.0));
    bracketed.filter(|inside| inside.len() >= 3 && inside.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The indicator of the scorecard that a file's indicator certainly is, and how that is known.
pub(super) fn same_as(
    key: &str,
    name: &str,
    definition: &Definition,
    unit: Option<&str>,
    base: &InScorecard<'_>,
    earlier: Option<&str>,
    fits: &dyn Fn(&str) -> bool,
) -> Option<(String, String)> {
    if definition.into.as_deref() == Some(Question::NEW) {
        return None;
    }
    let told = |(id, how): (&str, &str)| (id.to_owned(), how.to_owned());
    if let Some(into) = definition.into.as_deref() {
        return base.ids.get(into).map(|id| told((id, "the table of indicators says so")));
    }
    let of_key = base.keys.get(key).map_or(&[][..], Vec::as_slice);
    let is_of_unit = |id: &str| unit.is_some_and(|unit| base.is_in_unit(id, unit));
    let fitting = || of_key.iter().filter(|id| fits(id));
    let by_key = fitting().find(|id| earlier == Some(**id));
    let by_key = by_key.or_else(|| fitting().find(|id| is_of_unit(id))).or_else(|| fitting().next());
    let by_key = by_key.or(of_key.first()).map(|id| (*id, "its earlier figures came under the same key"));
    let by_id = || base.ids.get(short_key(key)).map(|id| (*id, "the ids are the same"));
    let by_name = || base.names.get(&named(name)).copied().flatten().map(|id| (id, "the names are the same"));
    let by_unit = || {
        let called = base.without_unit.get(&named_without_unit(name)).into_iter().flatten();
        let mut of_unit = called.filter(|id| fits(id) && is_of_unit(id));
        let only = of_unit.next().filter(|_| of_unit.next().is_none())?;
        Some((*only, "the names and the units are the same"))
    };
    by_key.or_else(by_id).or_else(by_unit).or_else(by_name).map(told)
}

/// What tables of indicators say of one series of an indicator by what they say of the whole.
pub(super) fn of_whole(series: &SeriesOf, tables: &Tables<'_>) -> Definition {
    let names = [Some(series.key.as_str()), Some(short_key(&series.key)), series.name.as_deref()];
    let mut definition = tables.about(names.into_iter().flatten());
    // One of the scorecard's indicators and one kind of period cannot be those of several series.
    (definition.into, definition.short, definition.period) = (None, None, None);
    definition.name = definition.name.map(|name| format!("{name} ({})", series.words));
    definition
}

/// The indicator of the scorecard that is the whole of which a file has several series, where its periods are those of
/// this one.
pub(super) fn same_as_whole(
    series: &SeriesOf,
    cadence: &Cadence,
    definition: &Definition,
    base: &InScorecard<'_>,
) -> Option<(String, String)> {
    let name = series.name.as_deref().unwrap_or_default();
    let (id, _) = same_as(&series.key, name, definition, None, base, None, &|_| true)?;
    let is_same = base.kinds.get(id.as_str()).is_some_and(|(period, _)| cadence.kinds.contains(period));
    is_same.then(|| (id, format!("its figures are the {} of it", series.words)))
}

/// A key without the layout's word.
pub(super) fn short_key(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, rest)| rest)
}

/// A key as people may read it: what tells it from others of its name stands in brackets.
pub(super) fn key_in_words(key: &str) -> String {
    key.split_once('@').map_or_else(|| key.to_owned(), |(name, of)| format!("{name} ({of})"))
}

/// The indicator of the scorecard that a publisher's number or one of these names points to, or a new one; none where
/// several have the name, or where figures of other tables that say almost the same may be of the same.
pub(super) fn likely_same(
    found: &FoundIndicator,
    names: [&str; 2],
    is_by_file: bool,
    base: &InScorecard<'_>,
    why_another: impl Fn(&str) -> Option<String>,
) -> Option<Suggestion> {
    let short_key = short_key(found.known_key());
    let suggestion =
        |value: &str, because| Suggestion { field: Field::Into, value: value.to_owned(), because };
    if let Some(id) = base.numbers.get(short_key).copied().flatten() {
        return Some(suggestion(id, format!("its source names {short_key}")));
    }
    let Some(called_so) = names.iter().find_map(|name| base.names.get(&named(name))) else {
        // What only the name of a file says may be a row of other tables: `Live_Table_100`.
        let like = base.like_around(found).filter(|like| !is_by_file && why_another(like.id).is_none());
        if let Some(like) = like {
            let because = "its figures came from a table that says the same around itself".to_owned();
            return like.is_same.then(|| suggestion(like.id, because));
        }
        if is_by_file && base.has_unnamed() {
            let (id, file) = base.of_other_date(short_key)?;
            let because =
                format!("its figures came from a file that is called the same but for its date, {file}");
            return why_another(id).is_none().then(|| suggestion(id, because));
        }
        return Some(suggestion(
            Question::NEW,
            "no indicator of the scorecard has this name or number".to_owned(),
        ));
    };
    let id = (*called_so)?;
    Some(match why_another(id) {
        Some(because) => suggestion(Question::NEW, because),
        None => suggestion(id, format!("the indicator {id} of the scorecard is called so")),
    })
}

#[cfg(test)]
#[path = "name_tests.rs"]
mod tests;
