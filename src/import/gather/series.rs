//! Indicators whose periods make several series become as many: those of a term, or single years beside runs of years. A
//! scorecard's indicator has periods of one kind, and none may be lost for that.

use crate::import::table::{
    Field, FoundIndicator, Gathered, IndicatorAt, Observation, PartOfYear, PeriodAt, Published, SeriesOf,
    Suggestion, Written,
};
use crate::model::{Period, PeriodKind};
use std::collections::HashMap;
use std::sync::Arc;

/// Gives each series of an indicator an indicator of its own, where its periods make several.
pub(super) fn part(gathered: &mut Gathered) {
    let mut moved: HashMap<(IndicatorAt, PeriodAt), IndicatorAt> = HashMap::new();
    let labels = gathered.periods_of_indicators();
    for (at, labels) in labels.iter().enumerate() {
        let whole = gathered.indicators[at].clone();
        for (words, labels) in series(labels, gathered.pool.periods()) {
            let variant = IndicatorAt(gathered.indicators.len() as u32);
            gathered.indicators.push(of(&whole, &words));
            moved.extend(labels.into_iter().map(|label| ((IndicatorAt(at as u32), label), variant)));
        }
    }
    if moved.is_empty() {
        return;
    }
    let Gathered { observations, indicators, .. } = gathered;
    for at in 0..observations.len() {
        let Observation { indicator, period, .. } = observations.get(at);
        if let Some(to) = moved.get(&(indicator, period)) {
            // Rows that say the same are kept once.
            let figures = 1 + observations.repeats(at);
            indicators[indicator.index()].figures -= figures;
            indicators[to.index()].figures += figures;
        }
    }
    Arc::make_mut(observations).change(|observation| {
        if let Some(&to) = moved.get(&(observation.indicator, observation.period)) {
            observation.indicator = to;
        }
    });
}

/// An indicator for one series of another.
fn of(whole: &FoundIndicator, words: &Words) -> FoundIndicator {
    let FoundIndicator { mut definition, mut suggestions, .. } = whole.clone();
    let behind = |name: &str| format!("{name} ({})", words.label);
    let name = definition.name.take();
    definition.name = name.as_deref().map(behind);
    for Suggestion { value, .. } in
        suggestions.iter_mut().filter(|suggestion| suggestion.field == Field::Name)
    {
        *value = behind(value);
    }
    FoundIndicator {
        key: format!("{}@{}", whole.key, words.key),
        own_key: whole.own_key.as_ref().map(|own| format!("{own}@{}", words.key)),
        definition,
        suggestions,
        series_of: Some(SeriesOf {
            key: whole.key.clone(),
            name,
            words: words.label.clone(),
            is_part: words.is_part,
        }),
        figures: 0,
        ..whole.clone()
    }
}

/// What tells a series from others, in its key and in its name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    key: String,
    /// In its name.
    label: String,
    is_part: bool,
}

/// The series that labels make, each with its labels; none for labels that go with the indicator as it is.
fn series(labels: &[PeriodAt], periods: &[Published]) -> Vec<(Words, Vec<PeriodAt>)> {
    let mut parts: Vec<(Option<Words>, Vec<PeriodAt>)> = Vec::new();
    for &at in labels {
        let part = periods[at.index()].part;
        let words =
            part.map(|part| Words { key: part.key.to_owned(), label: part.words.to_owned(), is_part: true });
        match parts.iter_mut().find(|(known, _)| *known == words) {
            Some((_, labels)) => labels.push(at),
            None => parts.push((words, vec![at])),
        }
    }
    let mut series = Vec::new();
    for (part, labels) in parts {
        let kinds = by_kind(&labels, periods);
        if let ([], Some(part)) = (&kinds[..], &part) {
            series.push((part.clone(), labels));
            continue;
        }
        for (kind, labels) in kinds {
            let words = match &part {
                Some(part) => Words {
                    key: format!("{}, {}", part.key, kind.key),
                    label: format!("{}, {}", part.label, kind.label),
                    is_part: false,
                },
                None => kind,
            };
            series.push((words, labels));
        }
    }
    series
}

/// What the labels of a series have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Periods of one kind and length.
    Kind(PeriodKind, i32),
    /// Twelve months each, beginning with different ones.
    TwelveMonths,
}

/// Labels by their kinds, where they are of several and each is of one of them without doubt; none where one kind fits
/// all, or where it has to be asked.
fn by_kind(labels: &[PeriodAt], periods: &[Published]) -> Vec<(Words, Vec<PeriodAt>)> {
    let runs = labels.iter().filter_map(|at| match periods[at.index()].written {
        Written::TwelveMonths(first) => Some(first),
        _ => None,
    });
    let runs: std::collections::BTreeSet<i8> = runs.collect();
    let sorts = |at: PeriodAt| -> Vec<Sort> {
        let published = &periods[at.index()];
        if matches!(published.written, Written::TwelveMonths(_)) && runs.len() > 1 {
            return vec![Sort::TwelveMonths];
        }
        published.may_be.iter().map(|period| Sort::Kind(period.kind(), period.length())).collect()
    };
    // What is not known yet goes with the rest.
    let known: Vec<(PeriodAt, Vec<Sort>)> =
        labels.iter().map(|at| (*at, sorts(*at))).filter(|(_, sorts)| !sorts.is_empty()).collect();
    let mut groups: Vec<(Vec<Sort>, Vec<PeriodAt>)> = Vec::new();
    for (at, sorts) in &known {
        let mut fitting =
            groups.iter_mut().filter(|(common, _)| common.iter().any(|sort| sorts.contains(sort)));
        match (fitting.next(), fitting.next()) {
            (Some((common, labels)), None) => {
                common.retain(|sort| sorts.contains(sort));
                labels.push(*at);
            }
            (None, _) => groups.push((sorts.clone(), vec![*at])),
            // It may be of either.
            (Some(_), Some(_)) => return Vec::new(),
        }
    }
    // A label that would go into two groups, had it come later, is of neither without doubt.
    let homes = |sorts: &[Sort]| {
        groups.iter().filter(|(common, _)| common.iter().any(|sort| sorts.contains(sort))).count()
    };
    if groups.len() < 2 || known.iter().any(|(_, sorts)| homes(sorts) != 1) {
        return Vec::new();
    }
    let annual = groups.iter().filter(|(common, _)| is_annual(common)).count();
    let named = groups.into_iter().map(|(common, labels)| {
        let words = words(&common, annual > 1, &periods[labels[0].index()].label);
        (Words { key: words.clone(), label: words, is_part: false }, labels)
    });
    named.collect()
}

fn is_annual(sorts: &[Sort]) -> bool {
    sorts.iter().any(|sort| matches!(sort, Sort::Kind(kind, 1) if kind.is_annual()))
}

/// Whether words may be those of a series, by its key or in its name.
pub(super) fn may_be_called(words: &str) -> bool {
    let is_part =
        |words: &str| PartOfYear::ALL.iter().any(|(part, _)| [part.key, part.words].contains(&words));
    is_part(words)
        || is_kind(words)
        || words.rsplit_once(", ").is_some_and(|(part, kind)| is_part(part) && is_kind(kind))
}

fn is_kind(words: &str) -> bool {
    OF_ONE_KIND.contains(&words)
        || [YEARS_SUCH_AS, PERIODS_SUCH_AS].iter().any(|such_as| words.starts_with(such_as))
        || words.ends_with(YEARS_TOGETHER)
}

/// Whether all labels can be of a series that words tell from others by its kind of period.
pub(in crate::import) fn are_series_called(words: &str, kind: PeriodKind, labels: &[&Published]) -> bool {
    let fits = |label: &&Published| {
        let mut of_kind = label.may_be.iter().filter(|period| period.kind() == kind);
        let is_as_long = |period: &Period| words == format!("{}{YEARS_TOGETHER}", period.length());
        label.part.is_none() && of_kind.any(|period| kind != PeriodKind::Years || is_as_long(period))
    };
    is_kind(words) && labels.iter().all(fits)
}

/// What series are called that are of one kind of period.
const OF_ONE_KIND: [&str; 7] = [
    "calendar years",
    "financial years",
    "academic years",
    "single years",
    "quarters",
    "months",
    "twelve months",
];
const YEARS_SUCH_AS: &str = "years such as ";
const PERIODS_SUCH_AS: &str = "periods such as ";
const YEARS_TOGETHER: &str = " years together";

/// What the labels of a series are, in words that tell it from the other series of its indicator.
fn words(sorts: &[Sort], beside_others: bool, label: &str) -> String {
    match sorts {
        [Sort::Kind(PeriodKind::Year, 1)] if beside_others => "calendar years".to_owned(),
        [Sort::Kind(PeriodKind::FinancialYear, 1)] if beside_others => "financial years".to_owned(),
        [Sort::Kind(PeriodKind::AcademicYear, 1)] if beside_others => "academic years".to_owned(),
        sorts if is_annual(sorts) && beside_others => format!("{YEARS_SUCH_AS}{label}"),
        sorts if is_annual(sorts) => "single years".to_owned(),
        [Sort::Kind(PeriodKind::Quarter, _)] => "quarters".to_owned(),
        [Sort::Kind(PeriodKind::Month, _)] => "months".to_owned(),
        [Sort::Kind(PeriodKind::Years, length)] => format!("{length}{YEARS_TOGETHER}"),
        [Sort::TwelveMonths] => "twelve months".to_owned(),
        _ => format!("{PERIODS_SUCH_AS}{label}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::layout::period_label;

    /// The series of an indicator with these labels.
    fn of(labels: &[&str]) -> Vec<(String, Vec<String>)> {
        let periods: Vec<Published> =
            labels.iter().map(|label| period_label(label).unwrap().published).collect();
        let at: Vec<PeriodAt> = (0..labels.len() as u32).map(PeriodAt).collect();
        let written = |labels: Vec<PeriodAt>| labels.iter().map(|at| labels_of(&periods, *at)).collect();
        series(&at, &periods).into_iter().map(|(words, labels)| (words.label, written(labels))).collect()
    }

    fn labels_of(periods: &[Published], at: PeriodAt) -> String {
        periods[at.index()].label.clone()
    }

    #[test]
    fn labels_of_several_kinds_make_as_many_series() {
        let owned = |words: &str, labels: &[&str]| {
            (words.to_owned(), labels.iter().map(|&label| label.to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(
            of(&["2022", "2019 - 21", "2023", "2020 - 22"]),
            [
                owned("single years", &["2022", "2023"]),
                owned("3 years together", &["2019 - 21", "2020 - 22"])
            ]
        );
        assert_eq!(
            of(&["2022", "2022/23"]),
            [owned("calendar years", &["2022"]), owned("years such as 2022/23", &["2022/23"])]
        );
        for words in
            ["single years", "3 years together", "years such as 2022/23", "autumn term", "twelve months"]
        {
            assert!(
                may_be_called(words)
                    && may_be_called(&format!("autumn term, {words}")) != (words == "autumn term")
            );
        }
        assert!(!may_be_called("people") && !may_be_called("£"));
        assert_eq!(
            of(&["Autumn 2021/22", "Spring 2021/22", "2021/22"]),
            [owned("autumn term", &["Autumn 2021/22"]), owned("spring term", &["Spring 2021/22"])],
            "the whole year stays as it is"
        );
        assert_eq!(
            of(&["2023", "Oct 2021-Sep 2022", "Jan 2022-Dec 2022"]),
            [
                owned("single years", &["2023"]),
                owned("twelve months", &["Oct 2021-Sep 2022", "Jan 2022-Dec 2022"])
            ]
        );
    }

    #[test]
    fn labels_that_one_kind_fits_and_those_in_doubt_stay_together() {
        for labels in [
            &["2022", "2023"][..],
            &["2009-10", "2010-11", "2021-22"],
            &["2023", "2024-01-01"],
            &["Oct 2021-Sep 2022", "Jan 2022-Dec 2022", "Apr 2022-Mar 2023"],
            // `2009-10` may be a month or a year.
            &["2009-10", "2015-03", "2021-22"],
            &["2015-03", "2021-22", "2009-10"],
        ] {
            assert_eq!(of(labels), [], "{labels:?}");
        }
    }
}
