//! Which groups of people add up to which: those of a breakdown, or some of them, to everybody; tenths by deprivation to fifths; those of one
//! breakdown to a group of another or of their own, as men of each age to all men; and two breakdowns of the same people to each other.
//!
//! No file says which they are. They are found as whoever has a copy would find them: by their counts, which add up in every area and
//! period, and by their names.

use super::sums::{Key, Sums, THOSE};
use crate::analysis::deprivation::DeprivationGroups;
use crate::model::{AreaId, BreakdownId, Figure, IndicatorId, Period};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Of so many finer groups every choice is held against the counts of a coarser one; of more, the one that names tell.
const TRIED: usize = 14;

/// In so many areas and periods, those with the largest counts. What fits one alone may do so by chance; some need not add up, as where the
/// figures of the nation are of another year.
const ROWS: usize = 24;
const LEAST_ROWS: usize = 2;

/// In how many rows more two breakdowns come to the same than they do not, before they are of the same people.
const LEAST_MORE: isize = 2;

/// What a figure of a period comes to, and how far off that may be.
type Worked = (Period, (f64, f64));

/// The groups of each breakdown of an indicator, by the areas that they have figures of.
type Breakdowns<'a> = BTreeMap<&'a str, BTreeMap<BreakdownId, BTreeSet<AreaId>>>;

/// Adds the sums of groups of an indicator.
pub(super) fn add(sums: &mut Sums, indicator: IndicatorId) {
    let scorecard = sums.scorecard;
    let mut areas: BTreeSet<AreaId> = BTreeSet::new();
    let mut by = Breakdowns::new();
    for series in scorecard.given_series_of(indicator) {
        areas.insert(series.area);
        if let Some(group) = series.breakdown {
            let groups = by.entry(scorecard.breakdown(group).by.as_str()).or_default();
            groups.entry(group).or_default().insert(series.area);
        }
    }
    add_everybody(sums, indicator, &by, &areas);
    let key = |group: Option<BreakdownId>, area| (indicator, group, area);
    for groups in by.values() {
        let relation = sums.new_relation();
        for area in &areas {
            let there = groups.iter().filter(|(_, areas)| areas.contains(area));
            let parts: Vec<Key> = there.map(|(group, _)| key(Some(*group), *area)).collect();
            sums.add(key(None, *area), &parts, relation);
        }
    }
    let deprivation = DeprivationGroups::of(scorecard, indicator);
    by_deprivation(sums, indicator, (&areas, &deprivation));
    let is_deprivation: BTreeSet<&str> =
        areas.iter().flat_map(|area| deprivation.dimensions(*area)).map(|of| of.by).collect();
    let everybody = [(None, &areas, "")];
    let groups =
        by.iter().flat_map(|(of, groups)| groups.iter().map(move |(id, areas)| (Some(*id), areas, *of)));
    for (group, areas, of) in everybody.into_iter().chain(groups) {
        for (fine, finer) in &by {
            if is_deprivation.contains(of) && is_deprivation.contains(fine) {
                continue;
            }
            let finer: Vec<BreakdownId> =
                finer.keys().copied().filter(|finer| Some(*finer) != group).collect();
            let relation = sums.new_relation();
            // That all of them are everybody has been said.
            let parts = parts_of(sums, (indicator, group), areas, &finer);
            if let Some(parts) = parts.filter(|parts| group.is_some() || parts.len() < finer.len()) {
                for area in areas {
                    let parts: Vec<Key> = parts.iter().map(|group| key(Some(*group), *area)).collect();
                    sums.add(key(group, *area), &parts, relation);
                }
            }
        }
    }
}

/// Adds a figure of everybody that the file does not give, where the groups of two breakdowns come to the same: what one of them lacks is
/// in the other.
fn add_everybody(sums: &mut Sums, indicator: IndicatorId, by: &Breakdowns<'_>, areas: &BTreeSet<AreaId>) {
    let without: Vec<AreaId> =
        areas.iter().copied().filter(|area| !sums.has(&(indicator, None, *area))).collect();
    let periods_of = |area: AreaId| -> BTreeSet<Period> {
        let series = sums.scorecard.given_series_of(indicator).iter().filter(|series| series.area == area);
        series.flat_map(|series| series.periods.iter().copied()).collect()
    };
    // What each breakdown comes to, where it is whole.
    let comes_to = |groups: &BTreeMap<BreakdownId, BTreeSet<AreaId>>, area: AreaId, period: Period| {
        let there = groups.iter().filter(|(_, areas)| areas.contains(&area));
        let counts = there.map(|(group, _)| count(sums, (indicator, Some(*group), area), period));
        let counts: Vec<(f64, f64)> = counts.collect::<Option<_>>()?;
        counts.into_iter().reduce(|(sum, off), (count, half)| (sum + count, off + half))
    };
    let mut agree: BTreeMap<[&str; 2], isize> = BTreeMap::new();
    let mut rows = Vec::new();
    for area in without {
        for period in periods_of(area) {
            let all: Vec<(&str, (f64, f64))> =
                by.iter().filter_map(|(of, groups)| Some((*of, comes_to(groups, area, period)?))).collect();
            for (at, (one, (sum, off))) in all.iter().enumerate() {
                for (other, (other_sum, other_off)) in &all[at + 1..] {
                    let is_same = (sum - other_sum).abs() <= off + other_off + 0.5;
                    *agree.entry([one, other]).or_default() += if is_same { 1 } else { -1 };
                }
            }
            rows.push((area, period, all));
        }
    }
    agree.retain(|_, more| *more >= LEAST_MORE);
    let mut everybody: BTreeMap<AreaId, Vec<Worked>> = BTreeMap::new();
    for (area, period, all) in rows {
        let is_tied = |of: &str| agree.keys().any(|pair| pair.contains(&of));
        let best =
            all.into_iter().filter(|(of, _)| is_tied(of)).min_by(|one, other| one.1.1.total_cmp(&other.1.1));
        everybody.entry(area).or_default().extend(best.map(|(_, count)| (period, count)));
    }
    for (area, counts) in everybody {
        sums.add_worked_out((indicator, None, area), &counts);
    }
}

/// The tenths of a fifth, and the groups of the most deprived fifth and of all others.
fn by_deprivation(
    sums: &mut Sums,
    indicator: IndicatorId,
    (areas, groups): (&BTreeSet<AreaId>, &DeprivationGroups<'_>),
) {
    let relation = sums.new_relation();
    for area in areas {
        let dimensions = groups.dimensions(*area);
        for coarse in &dimensions {
            let finer = dimensions.iter().filter(|fine| fine.groups.len() > coarse.groups.len());
            for fine in finer {
                let (many, few) = (fine.groups.len(), coarse.groups.len());
                let cuts: Vec<usize> = match few {
                    2 => vec![0, many / 5, many],
                    _ if many % few == 0 => (0..=few).map(|at| at * many / few).collect(),
                    _ => continue,
                };
                for (group, cut) in coarse.groups.iter().zip(cuts.windows(2)) {
                    let key = |group: &BreakdownId| (indicator, Some(*group), *area);
                    let parts: Vec<Key> = fine.groups[cut[0]..cut[1]].iter().map(key).collect();
                    sums.add(key(group), &parts, relation);
                }
            }
        }
    }
}

/// The groups that come to another one, or to everybody, where there are such.
fn parts_of(
    sums: &Sums,
    whole: (IndicatorId, Option<BreakdownId>),
    areas: &BTreeSet<AreaId>,
    finer: &[BreakdownId],
) -> Option<Vec<BreakdownId>> {
    let rows = rows(sums, whole, areas, finer);
    let fits = |choice: u64| {
        let adds_up = |Row { whole, parts, off }: &Row| {
            let is_in = |at: usize| choice >> at & 1 == 1;
            let sum: f64 =
                parts.iter().enumerate().filter(|(at, _)| is_in(*at)).map(|(_, count)| count).sum();
            (sum - whole).abs() <= off + 0.5
        };
        let mut amiss = 0;
        rows.iter().all(|row| {
            amiss += usize::from(!adds_up(row));
            2 * amiss < rows.len()
        })
    };
    let named = whole.1.map_or(0, |group| called(sums, group, finer));
    let choice = if !rows.is_empty() && named != 0 && fits(named) {
        named
    } else if rows.len() >= LEAST_ROWS && finer.len() <= TRIED {
        // A group of nobody makes no difference: it is left out.
        let of_size = |size: u32| (1..1_u64 << finer.len()).filter(move |choice| choice.count_ones() == size);
        (1..=finer.len() as u32).flat_map(of_size).find(|choice| fits(*choice))?
    } else {
        return None;
    };
    Some(finer.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1).map(|(_, group)| *group).collect())
}

/// A count and those of the finer groups, and how far all of them may be off.
struct Row {
    whole: f64,
    parts: Vec<f64>,
    off: f64,
}

/// The rows that have all of them, with the largest counts first.
fn rows(
    sums: &Sums,
    (indicator, group): (IndicatorId, Option<BreakdownId>),
    areas: &BTreeSet<AreaId>,
    finer: &[BreakdownId],
) -> Vec<Row> {
    let mut rows = Vec::new();
    for series in sums.scorecard.given_series_of(indicator) {
        if series.breakdown != group || !areas.contains(&series.area) {
            continue;
        }
        for period in series.periods.iter() {
            let count = |of: Option<BreakdownId>| count(sums, (indicator, of, series.area), *period);
            let parts: Option<Vec<(f64, f64)>> = finer.iter().map(|of| count(Some(*of))).collect();
            if let Some(((whole, half), parts)) = count(group).zip(parts) {
                let off = half + parts.iter().map(|(_, half)| half).sum::<f64>();
                rows.push(Row { whole, parts: parts.into_iter().map(|(count, _)| count).collect(), off });
            }
        }
    }
    rows.retain(|row| row.whole > 0.0 && row.off < row.whole / 2.0);
    rows.sort_by_key(|row| Reverse(row.whole.round() as u64));
    rows.truncate(ROWS);
    rows
}

/// Those that a figure speaks of, and how far off that may be, where it is known.
fn count(sums: &Sums, (indicator, breakdown, area): Key, period: Period) -> Option<(f64, f64)> {
    sums.position(Figure { indicator, breakdown, area, period }).and_then(|at| sums.count_within(at, THOSE))
}

/// Which of the first 64 groups have all words of the name of another one, as bits.
fn called(sums: &Sums, group: BreakdownId, finer: &[BreakdownId]) -> u64 {
    let words = |group: BreakdownId| -> BTreeSet<String> {
        let name = sums.scorecard.breakdown(group).group.to_lowercase();
        let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let name = words(group);
    let is_called = |(_, finer): &(usize, &BreakdownId)| words(**finer).is_superset(&name);
    finer.iter().take(64).enumerate().filter(is_called).map(|(at, _)| 1 << at).sum()
}
