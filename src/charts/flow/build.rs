//! Puts what was tried into lanes.

use super::{Flow, Lane, LaneGroup, Ribbon, Start};
use crate::analysis::{Family, is_closely_known};
use crate::model::{AreaId, Confidence, Intervention, InterventionId, PlainDate, Scorecard, decimal_year};
use crate::words::{
    began_in, date, folded_name, from_outside, in_all_at_once, list, name_of_all, number, places_in_brief,
    start_sentence,
};
use std::cmp::Reverse;

/// Beside the first and the last start.
const MARGIN: f64 = 0.6;
/// The least that the axis spans, without the margins.
const LEAST_YEARS: f64 = 3.0;
/// An axis has no more years than these with a name.
const MOST_YEARS: i32 = 60;

/// More starts of one thing than these are only counted.
const MOST_DESCRIBED: usize = 12;

/// What is to be put into lanes.
#[derive(Clone, Copy, Debug)]
pub struct FlowOf<'a> {
    /// What is one thing, in the order in which things of as many places stand.
    pub families: &'a [Family],
    /// The end of the newest figure, a decimal year: the axis reaches so far.
    pub until: f64,
}

/// How a thing spread, which decides where its lane stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spread {
    TakenUp,
    Several,
    AllAtOnce,
    OnePlace,
}

/// The lanes of these things; `shows` is which intervention of a thing is shown when its lane is chosen.
pub fn flow_chart(
    scorecard: &Scorecard,
    of: FlowOf<'_>,
    shows: impl Fn(&Family) -> Option<InterventionId>,
) -> Flow {
    let all = scorecard.places().count();
    let mut lanes: Vec<(Spread, usize, Lane)> = { of.families.iter() }
        .map(|family| {
            let lane = Lane { shows: shows(family), ..lane(scorecard, family) };
            (spread(scorecard, family, all), family.places.len(), lane)
        })
        .collect();
    lanes.sort_by_key(|(spread, places, _)| (*spread, Reverse(*places)));
    let x_range = x_range(lanes.iter().flat_map(|(_, _, lane)| &lane.starts), of.until);
    let groups = lanes.chunk_by(|one, other| one.0 == other.0).map(|lanes| {
        let of_group: Vec<Lane> = lanes.iter().map(|(_, _, lane)| lane.clone()).collect();
        let folded = |name: &str| {
            let starts = of_group.iter().map(|lane| lane.members.len()).sum();
            let name = folded_name(name, starts);
            (name.clone(), Some(Lane { name, ..together(&of_group) }))
        };
        let (name, folded) = match lanes[0].0 {
            Spread::TakenUp => ("Taken up by one place from another, most places first".to_owned(), None),
            Spread::Several => ("Started without one place taking it from another".to_owned(), None),
            Spread::AllAtOnce => {
                folded(&in_all_at_once(all, of_group.iter().all(|lane| lane.undated.is_empty())))
            }
            Spread::OnePlace => folded("In one place only"),
        };
        LaneGroup { name, folded, lanes: of_group }
    });
    let groups = groups.collect();
    Flow { groups, x_range, years: years(x_range) }
}

fn spread(scorecard: &Scorecard, family: &Family, all: usize) -> Spread {
    let tried = |id: &InterventionId| scorecard.intervention(*id);
    let adopted = |(id, _): &(InterventionId, Vec<AreaId>)| {
        let from = tried(id).adopted_from.as_ref();
        from.is_some_and(|from| from.intervention.is_some() || from.area.is_some())
    };
    let first = tried(&family.members[0].0).start.as_ref();
    // Of several starts without a date nobody knows that they were one.
    let at_once = match &family.members[..] {
        [_] => true,
        all => first.is_some() && all.iter().all(|(id, _)| tried(id).start.as_ref() == first),
    };
    match family.places.len() {
        _ if family.members.iter().any(adopted) => Spread::TakenUp,
        1 => Spread::OnePlace,
        some if some == all && at_once => Spread::AllAtOnce,
        _ => Spread::Several,
    }
}

fn lane(scorecard: &Scorecard, family: &Family) -> Lane {
    let members: Vec<(&Intervention, &[AreaId])> =
        family.members.iter().map(|(id, places)| (scorecard.intervention(*id), places.as_slice())).collect();
    let (dated, undated): (Vec<_>, Vec<_>) =
        members.iter().copied().partition(|(tried, _)| tried.start.is_some());
    let mut starts: Vec<Start> = Vec::new();
    let mut last_from = String::new();
    for same in by_time(&dated) {
        let mut start = start(scorecard, &same, &members);
        // All from one place: the first says so.
        if start.from == last_from {
            start.from.clear();
        } else {
            last_from.clone_from(&start.from);
        }
        starts.push(start);
    }
    let undated_places = united(&undated);
    let elsewhere = united(&dated);
    let taken_up = |(tried, _): &&(&Intervention, &[AreaId])| {
        tried.adopted_from.as_ref().is_some_and(|from| from.intervention.is_some())
    };
    let undated_text = match undated.as_slice() {
        [] => String::new(),
        [(tried, places)] => began_in(scorecard, tried, places, &elsewhere),
        _ => places_in_brief(scorecard, &undated_places, &elsewhere),
    };
    let mut planned: Vec<AreaId> =
        members.iter().flat_map(|(tried, _)| tried.planned.iter().copied()).collect();
    planned.sort_unstable();
    planned.dedup();
    // Where it began under another of its titles it is planned no more.
    planned.retain(|place| !family.places.contains(place));
    let planned = match planned.as_slice() {
        [] => String::new(),
        some => format!("{} planned", places_in_brief(scorecard, some, &[])),
    };
    let name = name(scorecard, family, &members);
    let places = family.places.len();
    let told = members
        .iter()
        .take(MOST_DESCRIBED)
        .map(|(tried, places)| start_sentence(scorecard, tried, &began_in(scorecard, tried, places, &[])));
    // Areas of another kind are named by each start.
    let counted = (places > 0).then(|| format!(", {}", number::counted(places as u64, "place", "places")));
    let mut described = vec![format!("{name}{}.", counted.unwrap_or_default())];
    described.extend(told);
    let more = members.len().saturating_sub(MOST_DESCRIBED) as u64;
    described
        .extend((more > 0).then(|| format!("And {}.", number::counted(more, "more start", "more starts"))));
    described.extend((!planned.is_empty()).then(|| format!("{planned}.")));
    // It stands behind those whose start was not found.
    let planned =
        if planned.is_empty() || undated_text.is_empty() { planned } else { format!("; {planned}") };
    Lane {
        members: family.members.iter().map(|(id, _)| *id).collect(),
        shows: None,
        places: if places == 0 { number::MISSING.to_owned() } else { number::count(places as u64) },
        name,
        starts,
        ribbons: ribbons(scorecard, family),
        taken_up: united(&undated.iter().filter(taken_up).copied().collect::<Vec<_>>()).len(),
        undated: undated_text,
        planned,
        described: described.join(" "),
    }
}

/// All places of some of them, in the order of the file.
fn united(members: &[(&Intervention, &[AreaId])]) -> Vec<AreaId> {
    let mut places: Vec<AreaId> = members.iter().flat_map(|(_, places)| places.iter().copied()).collect();
    places.sort_unstable();
    places.dedup();
    places
}

type Member<'a> = (&'a Intervention, &'a [AreaId]);

/// The dated ones, those of one time together, oldest first.
fn by_time<'a>(dated: &[Member<'a>]) -> Vec<Vec<Member<'a>>> {
    let mut sorted: Vec<Member<'a>> = dated.to_vec();
    let key = |(tried, _): &Member<'_>| {
        tried.start.as_ref().map(|start| (moment(start).0.to_bits(), is_closely_known(start)))
    };
    sorted.sort_by_key(key);
    sorted.chunk_by(|one, other| key(one) == key(other)).map(<[_]>::to_vec).collect()
}

/// Where a start stands on the axis, and within which years it lies where no more is known of it. Days are too fine for it.
fn moment(start: &PlainDate) -> (f64, Option<[f64; 2]>) {
    let first = decimal_year(start.first_day().first_of_month());
    if is_closely_known(start) {
        return (first, None);
    }
    let last = start.last_day().tomorrow().map_or_else(|_| decimal_year(start.last_day()), decimal_year);
    (f64::midpoint(first, last), Some([first, last]))
}

fn start(scorecard: &Scorecard, same: &[Member<'_>], members: &[Member<'_>]) -> Start {
    let (first, _) = same[0];
    let (x, within) = first.start.as_ref().map(moment).unwrap_or_default();
    let places = united(same);
    let is_other = |(tried, _): &&Member<'_>| tried.start.as_ref().map(moment) != Some((x, within));
    let others: Vec<Member<'_>> = members.iter().filter(is_other).copied().collect();
    let label = match same {
        [(tried, places)] => began_in(scorecard, tried, places, &united(&others)),
        _ => places_in_brief(scorecard, &places, &united(&others)),
    };
    let end = same.iter().map(|(tried, _)| tried.end.as_ref()).collect::<Option<Vec<&PlainDate>>>();
    let end = end.and_then(|ends| ends.into_iter().max_by_key(|end| end.last_day()));
    let until = end.map(|end| format!(", to {}", date::in_words(end)));
    let from = from_outside(first.adopted_from.as_ref()).map(|from| format!("{from}: "));
    Start {
        x,
        within,
        documented: same.iter().all(|(tried, _)| tried.confidence == Confidence::Documented),
        end: end.map(|end| decimal_year(end.last_day())),
        from: from.unwrap_or_default(),
        label: label + &until.unwrap_or_default(),
    }
}

/// From each start that is an origin to the starts of those who took it up from there, those at one time together.
fn ribbons(scorecard: &Scorecard, family: &Family) -> Vec<Ribbon> {
    let at = |id: InterventionId| scorecard.intervention(id).start.as_ref().map(|start| moment(start).0);
    let of_area = |area: AreaId| {
        let there = family.members.iter().filter(|(_, places)| places.contains(&area));
        there.filter_map(|(id, _)| at(*id)).min_by(f64::total_cmp)
    };
    let mut found: Vec<Ribbon> = Vec::new();
    for (id, places) in &family.members {
        let Some(from) = &scorecard.intervention(*id).adopted_from else { continue };
        let origin = from.intervention.and_then(at).or_else(|| of_area(from.area?));
        let (Some(from), Some(to)) = (origin, at(*id)) else { continue };
        match found.iter_mut().find(|ribbon| (ribbon.from, ribbon.to) == (from, to)) {
            Some(ribbon) => ribbon.places += places.len(),
            None if from.total_cmp(&to).is_ne() => found.push(Ribbon { from, to, places: places.len() }),
            None => {}
        }
    }
    found
}

/// The name of a thing: what its titles have in common; else that of the first that others took up, or that most places have.
fn name(scorecard: &Scorecard, family: &Family, members: &[Member<'_>]) -> String {
    let mut titles: Vec<&str> = members.iter().map(|(tried, _)| tried.title.trim()).collect();
    titles.dedup();
    let origin = members.iter().find_map(|(tried, _)| {
        let id = tried.adopted_from.as_ref()?.intervention?;
        let origin = scorecard.intervention(id);
        let is_first = origin.adopted_from.as_ref().is_none_or(|from| from.intervention.is_none());
        (is_first && family.members.iter().any(|(member, _)| *member == id)).then_some(origin.title.as_str())
    });
    let most =
        members.iter().rev().max_by_key(|(_, places)| places.len()).map(|(tried, _)| tried.title.as_str());
    name_of_all(&titles, origin.or(most).unwrap_or_default())
}

/// One lane that has the starts of several.
fn together(lanes: &[Lane]) -> Lane {
    let mut starts: Vec<Start> = Vec::new();
    for start in lanes.iter().flat_map(|lane| &lane.starts) {
        match starts.iter_mut().find(|known| (known.x, known.within) == (start.x, start.within)) {
            Some(known) => {
                known.documented &= start.documented;
                known.end = known.end.zip(start.end).map(|(one, other)| one.max(other));
            }
            None => starts.push(Start { label: String::new(), from: String::new(), ..start.clone() }),
        }
    }
    starts.sort_by(|one, other| one.x.total_cmp(&other.x));
    let undated = lanes.iter().filter(|lane| !lane.undated.is_empty()).count();
    let names: Vec<String> = lanes.iter().take(3).map(|lane| lane.name.clone()).collect();
    let more = lanes.len().saturating_sub(names.len());
    let described = match more {
        0 => list(&names),
        more => format!("{} and {} more", names.join(", "), number::count(more as u64)),
    };
    Lane {
        starts,
        undated: if undated == 0 { String::new() } else { format!("{} more", number::count(undated as u64)) },
        described,
        ..Lane::default()
    }
}

fn x_range<'a>(starts: impl Iterator<Item = &'a Start>, until: f64) -> [f64; 2] {
    let mut range = [f64::INFINITY, until];
    for start in starts {
        let [from, to] = start.within.unwrap_or([start.x, start.x]);
        range = [range[0].min(from), range[1].max(to).max(start.end.unwrap_or(to))];
    }
    let [from, to] = if range[0].is_finite() { range } else { [until - 10.0, until] };
    // Of starts within a year the axis still has years to be read by.
    [from.min(to - LEAST_YEARS) - MARGIN, to + MARGIN]
}

fn years([first, last]: [f64; 2]) -> Vec<(i32, String)> {
    let (first, last) = (first.ceil() as i32, last.floor() as i32);
    let step = [1, 2, 5, 10, 20, 50, 100]
        .into_iter()
        .find(|step| (last - first) / step <= MOST_YEARS)
        .unwrap_or(500);
    (first..=last).filter(|year| year % step == 0).map(|year| (year, year.to_string())).collect()
}
