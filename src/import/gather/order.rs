//! What was gathered in an order that the order of rows cannot change: indicators as their columns stand, else by name;
//! areas by kind, then by code; groups and periods as people list them.

use super::around;
use crate::import::table::{
    AreaAt, FoundArea, FoundIndicator, Gathered, GroupAt, IndicatorAt, OpenDates, OpenPeriod, OpenYears,
    PeriodAt, Place, Variant, named, people, plain,
};
use crate::import::words::listed_between;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Dimension and group.
type Pair = (String, String);

/// Puts everything in order.
pub(super) fn in_order(mut gathered: Gathered) -> Gathered {
    let not_chosen = std::mem::take(&mut gathered.not_chosen);
    let (mut indicators, became) =
        settle_variants(std::mem::take(&mut gathered.indicators), not_chosen, &mut gathered.remarks);
    let indicator_at = sorted(&mut indicators, |found| {
        (found.stands, people::order(found.name()), found.name().to_owned(), found.key.clone())
    });
    gathered.indicators = indicators;
    let area_at = sorted(&mut gathered.areas, |area| {
        let kind = (area.kind.is_none(), area.kind);
        (kind, area.code.is_none(), area.code.clone(), people::order(&area.name), area.kind_words.clone())
    });
    let Gathered { pool, observations, open_periods, open_dates, open_years, .. } = &mut gathered;
    let observations = Arc::make_mut(observations);
    // Groups that stand in names of variants are further ones; as a rule there are none, and all is done in one pass.
    let mut paired: HashMap<(GroupAt, IndicatorAt), GroupAt> = HashMap::new();
    if became.iter().any(|(_, pair)| pair.is_some()) {
        for place in observations.places() {
            let Some(pair) = &became[place.indicator.index()].1 else { continue };
            paired.entry((place.group, place.indicator)).or_insert_with(|| {
                let mut group = pool.groups()[place.group.index()].clone();
                group.push(pair.clone());
                pool.group(group)
            });
        }
    }
    let settled = |place: Place| {
        let (leader, pair) = &became[place.indicator.index()];
        let of_variant = pair.as_ref().and_then(|_| paired.get(&(place.group, place.indicator)).copied());
        Place {
            indicator: IndicatorAt(indicator_at[*leader]),
            area: AreaAt(area_at[place.area.index()]),
            group: of_variant.unwrap_or(place.group),
            ..place
        }
    };
    let (groups, several) = pool.one_of_each(observations.places().map(settled));
    let (group_at, period_at) = pool.sort(groups);
    observations.change(|place| {
        let of = settled(*place);
        let (group, period) = (GroupAt(group_at[of.group.index()]), PeriodAt(period_at[of.period.index()]));
        *place = Place { group, period, ..of };
    });
    let now = |at: &PeriodAt| PeriodAt(period_at[at.index()]);
    for OpenPeriod { at, .. } in open_periods {
        *at = now(at);
    }
    for OpenDates { open, .. } in open_dates {
        *open = open.iter().map(|(at, readings)| (now(at), *readings)).collect();
        open.sort_unstable();
    }
    for OpenYears { open, .. } in open_years {
        *open = open.iter().map(|(at, readings)| (now(at), *readings)).collect();
        open.sort_unstable();
    }
    let several: Vec<String> = several
        .iter()
        .map(|words| words.iter().map(|word| format!("‘{word}’")).collect::<Vec<_>>().join(" and "))
        .collect();
    gathered.remarks.extend(self::several(
        "Groups that are written in several ways, or that mean everyone, were taken as one",
        &several,
    ));
    order_known(&mut gathered);
    gathered.chosen.passed_over.sort_by(|one, other| (&one.code, &one.name).cmp(&(&other.code, &other.name)));
    gathered
}

/// Sorts a list, and gives the new position of each by its old one.
fn sorted<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) -> Vec<u32> {
    let mut keyed: Vec<(K, usize, T)> =
        list.drain(..).enumerate().map(|(at, item)| (key(&item), at, item)).collect();
    keyed.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let mut place = vec![0; keyed.len()];
    for ((_, before, item), now) in keyed.into_iter().zip(0..) {
        place[before] = now;
        list.push(item);
    }
    place
}

/// What tables of areas and indicators say, table by table, so that of rows that contradict each other it does not matter
/// which comes first: those stand first that agree with most.
fn order_known(gathered: &mut Gathered) {
    let [of_areas, of_indicators] = std::mem::take(&mut gathered.known_from);
    let mut known_areas: Vec<(u16, FoundArea)> =
        of_areas.into_iter().zip(std::mem::take(&mut gathered.known_areas)).collect();
    let mut rows: HashMap<(u16, Option<String>, String), usize> = HashMap::new();
    for (table, area) in &known_areas {
        *rows.entry((*table, area.code.clone(), area.name.clone())).or_default() += 1;
    }
    let agreeing =
        |table: u16, area: &FoundArea| rows.get(&(table, area.code.clone(), area.name.clone())).copied();
    known_areas.sort_by_cached_key(|(table, area)| {
        let FoundArea { code, name, .. } = area;
        (*table, code.clone(), Reverse(agreeing(*table, area)), name.len(), name.clone(), format!("{area:?}"))
    });
    let mut differing: Vec<String> = Vec::new();
    for of_code in known_areas.chunk_by(|(table, one), (other_table, other)| {
        table == other_table && one.code.is_some() && one.code == other.code
    }) {
        let names: BTreeSet<&str> =
            of_code.iter().map(|(_, area)| area.name.as_str()).filter(|name| !name.is_empty()).collect();
        let first = &of_code[0].1;
        let mut others: Vec<String> =
            names.into_iter().filter(|name| plain(name) != plain(&first.name)).map(str::to_owned).collect();
        for (what, differs) in [
            ("parents", |one: &FoundArea, other: &FoundArea| one.parent != other.parent),
            ("residents", |one: &FoundArea, other: &FoundArea| one.population != other.population),
            ("deciles", |one: &FoundArea, other: &FoundArea| {
                one.deprivation_decile != other.deprivation_decile
            }),
        ] as [(&str, fn(&FoundArea, &FoundArea) -> bool); 3]
        {
            if of_code.iter().any(|(_, other)| differs(first, other)) {
                others.push(format!("other {what}"));
            }
        }
        if !others.is_empty() {
            differing.push(format!("{} {} (also {})", first.id(), first.name, others.join(", ")));
        }
    }
    let sentence = "Tables of areas say several things of a code, and what most rows say was taken";
    gathered.remarks.extend(several(sentence, &differing));
    (gathered.known_from[0], gathered.known_areas) = known_areas.into_iter().unzip();
    let known_indicators = std::mem::take(&mut gathered.known_indicators);
    let mut known_indicators: Vec<_> = of_indicators.into_iter().zip(known_indicators).collect();
    known_indicators.sort_by_cached_key(|(table, (key, says))| (*table, named(key), format!("{says:?}")));
    (gathered.known_from[1], gathered.known_indicators) = known_indicators.into_iter().unzip();
}

/// A sentence with the first few of a list.
fn several(sentence: &str, list: &[String]) -> Option<String> {
    const SHOWN: usize = 6;
    let listed = || listed_between(list.iter().map(String::as_str), SHOWN, "; ");
    (!list.is_empty()).then(|| format!("{sentence}: {}.", listed()))
}

/// What an indicator that was found became: the position of the indicator it belongs to, and the group its figures are of.
type Became = (usize, Option<Pair>);

/// What variants of one name are. Where a unit or measure is a word for people, it is a group of one indicator; a blank
/// says nothing and goes with the only one that says something; those that are left are indicators of their own, each
/// named with its measure and unit. Those that were not chosen say that there are several, and are no more then.
fn settle_variants(
    mut found: Vec<FoundIndicator>,
    not_chosen: Vec<Variant>,
    remarks: &mut Vec<String>,
) -> (Vec<FoundIndicator>, Vec<Became>) {
    let chosen = found.len();
    let others =
        not_chosen.into_iter().map(|variant| FoundIndicator { variant: Some(variant), ..Default::default() });
    found.extend(others);
    let mut keys: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, found) in found.iter().enumerate() {
        if let Some(Variant { key, .. }) = &found.variant {
            let around = found.around.as_ref().map(|around| around.words().compared());
            keys.entry((key.to_lowercase(), around.unwrap_or_default())).or_default().push(at);
        }
    }
    let mut became: Vec<Became> = (0..found.len()).map(|at| (at, None)).collect();
    for mut variants in keys.into_values() {
        // Spelt as the first of several by their letters, whatever order the rows are in.
        variants.sort_by_key(|&at| found[at].variant.as_ref().map(|variant| variant.key.clone()));
        let spelt: BTreeSet<String> =
            variants.iter().filter_map(|&at| Some(found[at].variant.as_ref()?.name.clone())).collect();
        if spelt.len() > 1 {
            let spelt: Vec<String> = spelt.iter().map(|name| format!("‘{name}’")).collect();
            let spelt = spelt.join(", ");
            remarks.push(format!("One indicator is written in several ways, taken as one: {spelt}."));
        }
        // What stands only in rows that give no figure says nothing of the others.
        let is_silent = |at: &usize| *at < chosen && found[*at].figures == 0;
        let (silent, heard): (Vec<usize>, Vec<usize>) = variants.iter().partition(|at| is_silent(at));
        if heard.iter().any(|at| *at < chosen) {
            variants = heard;
        }
        let pairs = take_people(&mut found, &variants);
        for (&at, pair) in variants.iter().zip(pairs) {
            became[at].1 = pair;
        }
        // Of measures that differ in small and capital letters the first spelling by these.
        let mut measures: BTreeMap<String, String> = BTreeMap::new();
        for measure in variants.iter().filter_map(|&at| Some(&found[at].variant.as_ref()?.measure)) {
            let known = measures.entry(measure.to_lowercase()).or_insert_with(|| measure.clone());
            if measure < known {
                known.clone_from(measure);
            }
        }
        let mut classes: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for &at in &variants {
            let Variant { measure, unit, .. } = found[at].variant.clone().unwrap_or_default();
            let measure = measures.get(&measure.to_lowercase()).cloned().unwrap_or_default();
            classes.entry((measure, unit)).or_default().push(at);
        }
        let classes = without_blanks(classes);
        let first = found[variants[0]].variant.clone().unwrap_or_default();
        let is_only = classes.len() == 1;
        for ((measure, unit), members) in classes {
            // A variant that was chosen, where there is one.
            let leader = members.iter().copied().find(|&member| member < chosen).unwrap_or(members[0]);
            for &member in members.iter().filter(|&&member| member != leader) {
                let other = std::mem::take(&mut found[member]);
                found[leader].absorb(other);
                became[member].0 = leader;
            }
            let found = &mut found[leader];
            let spelt = first.clone();
            found.measured.clone_from(&measure);
            let variant = Variant { measure, unit, ..spelt };
            let is_nameless = found.is_unnamed && variant.name.is_empty();
            if is_nameless && !is_only {
                // What is asked for its name is proposed one by its table, with what tells it from the others.
                found.label_proposed(&variant.label());
            }
            let (key, name) = if is_only { (variant.key, variant.name) } else { variant.labelled() };
            let name = if is_nameless { String::new() } else { name };
            (found.key, found.definition.name) = (key, Some(name).filter(|name| !name.is_empty()));
        }
        let first = became[variants[0]].0;
        silent.into_iter().filter(|at| !variants.contains(at)).for_each(|at| became[at].0 = first);
    }
    around::tell_apart(&mut found, |at| at < chosen && became[at].0 == at);
    // Those that went into another are no more.
    let mut place = vec![0; found.len()];
    let mut kept = Vec::new();
    for (at, found) in found.into_iter().enumerate() {
        place[at] = kept.len();
        if at < chosen && became[at].0 == at {
            kept.push(found);
        }
    }
    for (leader, _) in &mut became {
        *leader = place[*leader];
    }
    around::part_proposed(&mut kept);
    (kept, became)
}

/// Takes words for people out of units and measures, and gives the pairs of dimension and group that they stand for.
fn take_people(found: &mut [FoundIndicator], variants: &[usize]) -> Vec<Option<Pair>> {
    let mut pairs = vec![None; variants.len()];
    for of in
        [(|variant| &mut variant.unit) as fn(&mut Variant) -> &mut String, |variant| &mut variant.measure]
    {
        let words: BTreeSet<String> = (variants.iter())
            .filter_map(|&at| found[at].variant.as_mut().map(|variant| of(variant).clone()))
            .filter(|words| !words.is_empty())
            .collect();
        // Over how many years figures were taken together is no age.
        if words.iter().all(|words| people::is_length_of_time(words)) {
            continue;
        }
        let Some(dimension) = people::dimension(words.iter().map(String::as_str)) else { continue };
        for (&at, pair) in variants.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            let Some(variant) = &mut found[at].variant else { continue };
            let word = std::mem::take(of(variant));
            if !word.is_empty() {
                let definition = &mut found[at].definition;
                definition.unit = definition.unit.take().filter(|unit| *unit != word);
                *pair = Some((dimension.to_owned(), word));
            }
        }
    }
    pairs
}

/// The variants by measure and unit, those that leave one of them blank with the only one that they can go with.
fn without_blanks(
    mut classes: BTreeMap<(String, String), Vec<usize>>,
) -> BTreeMap<(String, String), Vec<usize>> {
    let blanks =
        |(measure, unit): &(String, String)| usize::from(measure.is_empty()) + usize::from(unit.is_empty());
    let mut blank: Vec<(String, String)> =
        classes.keys().filter(|class| blanks(class) > 0).cloned().collect();
    blank.sort_by_key(|class| (blanks(class), class.clone()));
    for class in blank {
        let goes_with = |other: &&(String, String)| {
            **other != class
                && blanks(other) < blanks(&class)
                && (class.0.is_empty() || class.0 == other.0)
                && (class.1.is_empty() || class.1 == other.1)
        };
        let mut fitting = classes.keys().filter(goes_with).cloned();
        if let (Some(only), None) = (fitting.next(), fitting.next()) {
            drop(fitting);
            let members = classes.remove(&class).unwrap_or_default();
            classes.entry(only).or_default().extend(members);
        }
    }
    classes
}
