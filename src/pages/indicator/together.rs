//! An indicator together with another one: points of both, or reach beside need by deprivation; what is said of them, and what
//! else can be chosen.

mod points;
mod reach;

pub use points::PointsCard;
pub use reach::ReachCard;

use super::content::{Fact, facts};
use crate::analysis::Analysis;
use crate::analysis::together::{
    Across, NoOwnPairs, NoPairs, NoReach, Paired, PairedOwn, all_marked, beside_at_first, can_be_reach,
    one_whole, reach,
};
use crate::model::{AreaId, AreaKind, Indicator, IndicatorId, MeasureKind, Scorecard};
use crate::pages::{Points, View};
use crate::words::{
    Reason, beside_because, no_choice_helps, no_own_pairs_in_brief, no_pairs_in_brief, one_whole_sentence,
    quoted,
};
use points::Looked;
use std::collections::HashSet;

/// The two figures together.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    pub first: IndicatorId,
    /// Its name.
    pub name: String,
    /// The other one and its name.
    pub other: Option<(IndicatorId, String)>,
    /// What the points can be of, each with the reason where there are none.
    pub points: Vec<(Points, String, Option<String>)>,
    pub shown: Points,
    /// Why reach cannot be set beside need, where no swap helps either.
    pub without_reach: Option<String>,
    /// How many years later the other can be looked at.
    pub lags: Vec<(u8, String)>,
    pub lag: u8,
    pub body: TogetherBody,
    /// What it says.
    pub says: Vec<String>,
    /// What is to be known of it.
    pub care: Vec<Fact>,
    /// What the other one is.
    pub facts: Vec<Fact>,
}

/// What fills it.
#[derive(Clone, Debug, PartialEq)]
pub enum TogetherBody {
    /// The list that another is chosen from.
    Choosing(Vec<Candidate>),
    Points(Box<PointsCard>),
    Reach(Box<ReachCard>),
    /// Nothing, and why.
    Nothing(String),
}

/// An indicator that can be set beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub indicator: IndicatorId,
    pub name: String,
    /// What both have figures of: `neighbourhoods, places`.
    pub about: String,
    /// Whether there is anything to look at.
    pub is_usable: bool,
    /// What a search looks through, in lower case.
    pub folded: String,
}

/// Why nothing is set beside an indicator unasked.
pub const CHOOSE: &str =
    "Nothing is proposed by how closely it goes along: of many figures some do by chance alone.";
/// What is said where there is nothing to be said.
const NOTHING_SAID: &str =
    "Nothing can be said of the two in this way: beside this stands why, and what else there is.";
/// What a second figure is for.
const WHAT_FOR: &str = "With a second figure beside it the page shows whether areas, or years, that are higher in one are higher in \
     the other, and whether what reaches people does so where it is needed.";

impl Together {
    /// What it says, but for what stands beside it.
    pub fn sentences(&self) -> Vec<String> {
        match &self.body {
            TogetherBody::Choosing(_) => {
                vec![format!("Choose a figure to set beside {}", self.name), CHOOSE.to_owned()]
            }
            TogetherBody::Points(card) => {
                vec![card.title.clone(), card.chart.summary.clone(), card.source.clone()]
            }
            TogetherBody::Reach(card) => {
                vec![card.title.clone(), card.note.clone(), card.chart.summary.clone(), card.source.clone()]
            }
            TogetherBody::Nothing(why) => vec![why.clone()],
        }
    }
}

/// An indicator in an area together with what the view, or else the file, sets beside it.
pub(super) fn together(
    scorecard: &Scorecard,
    analysis: &Analysis,
    (first, area): (IndicatorId, AreaId),
    view: &View,
) -> Together {
    let chosen = view.pair.with.filter(|other| *other != first);
    let at_first = beside_at_first(scorecard, first).filter(|_| chosen.is_none());
    let second = chosen.or(at_first.map(|(other, _)| other));
    let mut made = Together {
        first,
        name: quoted(scorecard.indicator(first)),
        other: second.map(|id| (id, scorecard.indicator(id).short.clone())),
        points: Vec::new(),
        shown: view.pair.points.unwrap_or(Points::Across(Across::Neighbourhoods)),
        without_reach: None,
        lags: Vec::new(),
        lag: 0,
        body: TogetherBody::Choosing(Vec::new()),
        says: vec![WHAT_FOR.to_owned()],
        care: Vec::new(),
        facts: second.map(|id| facts_of(scorecard, id)).unwrap_or_default(),
    };
    let Some(second) = second.filter(|_| !view.pair.is_choosing) else {
        let all = candidates(scorecard, analysis, first, area);
        if !all.is_empty() && !all.iter().any(|it| it.is_usable) {
            made.says = vec![none_helps(scorecard, first)];
        }
        made.body = TogetherBody::Choosing(all);
        return made;
    };
    let pair = [first, second];
    let found = reach(scorecard, pair, area);
    let is_for_good =
        |why: &&NoReach| !matches!(why, NoReach::NeedIsGood(_, true) | NoReach::ReachIsHarm(_, true));
    made.without_reach = found.as_ref().err().filter(is_for_good).map(|why| why.sentence(scorecard));
    if view.pair.reach {
        reach::put(&mut made, scorecard, (pair, area), found);
    } else {
        Looked::of(scorecard, analysis, pair, area).put(&mut made, view);
    }
    let nowhere = !view.pair.reach && made.points.iter().all(|(.., why)| why.is_some());
    if let TogetherBody::Nothing(why) = &mut made.body {
        if nowhere {
            let another = candidates(scorecard, analysis, first, area).iter().any(|it| it.is_usable);
            let way =
                if another { "Choose another figure.".to_owned() } else { none_helps(scorecard, first) };
            why.push(' ');
            why.push_str(&way);
        }
    } else if let Some(whole) = one_whole(scorecard, pair) {
        made.says.push(one_whole_sentence(scorecard, pair, &whole));
    }
    if let Some((_, because)) = at_first {
        made.care.push(Fact::new("Why this one", beside_because(scorecard, because)));
    }
    made
}

/// That no other choice helps, and why.
fn none_helps(scorecard: &Scorecard, first: IndicatorId) -> String {
    let marked = all_marked(scorecard, first);
    no_choice_helps(scorecard, first, marked.as_ref().map(|(periods, flag)| (periods.as_slice(), *flag)))
}

/// What the other figure is and where it is from, under its name.
fn facts_of(scorecard: &Scorecard, id: IndicatorId) -> Vec<Fact> {
    let about = scorecard.indicator(id);
    let of = |fact: Fact| Fact { label: format!("{}: {}", about.short, fact.label).into(), ..fact };
    facts(about).into_iter().map(of).collect()
}

/// Every other indicator with what both have: those first that neighbourhoods have too, then places; else in the order of the
/// file. How closely they go along has no part in it.
fn candidates(
    scorecard: &Scorecard,
    analysis: &Analysis,
    first: IndicatorId,
    area: AreaId,
) -> Vec<Candidate> {
    let own = Figures::of(scorecard, first, area);
    let candidate = |(indicator, about): (IndicatorId, &Indicator)| {
        let other = Figures::of(scorecard, indicator, area);
        let shared = own.shared_with(&other, &scorecard.area(area).name);
        let pair = [first, indicator];
        // Both having figures is not enough: there must be points of them.
        let across = |it| {
            let paired = Paired::of(scorecard, it, pair);
            let found =
                paired.and_then(|it| if it.can_be_looked_at() { Ok(()) } else { it.lags().map(drop) });
            found.map_err(|why| Without {
                is_marked: matches!(why, NoPairs::Unreliable(..)),
                why: no_pairs_in_brief(scorecard, &why),
            })
        };
        let over_time = || {
            let found = PairedOwn::of(scorecard, analysis, pair, area).and_then(|it| it.lags().map(drop));
            found.map_err(|why| Without {
                is_marked: matches!(why, NoOwnPairs::Unreliable { .. }),
                why: no_own_pairs_in_brief(scorecard, &why),
            })
        };
        let by_groups = || {
            let is_reach = can_be_reach(scorecard, pair);
            let why = || Without { is_marked: false, why: "neither is what reaches people".to_owned() };
            is_reach.then_some(()).ok_or_else(why)
        };
        let looked = |(at, shared): (usize, Option<String>)| {
            let found = shared.as_ref().map(|_| match at {
                0 => across(Across::Neighbourhoods),
                1 => across(Across::Places),
                2 => over_time(),
                _ => by_groups(),
            });
            shared.zip(found)
        };
        let looked: Vec<_> = shared.into_iter().enumerate().map(looked).collect();
        let rank = looked.iter().position(|it| matches!(it, Some((_, Ok(())))));
        let about_both = about_both(&looked.into_iter().flatten().collect::<Vec<_>>());
        let folded = format!("{} {}", about.name, about.short).to_lowercase();
        (
            rank,
            Candidate {
                indicator,
                name: about.short.clone(),
                about: about_both,
                is_usable: rank.is_some(),
                folded,
            },
        )
    };
    let mut all: Vec<(Option<usize>, Candidate)> =
        scorecard.indicators().filter(|(id, _)| *id != first).map(candidate).collect();
    all.sort_by_key(|(rank, _)| rank.unwrap_or(usize::MAX));
    all.into_iter().map(|(_, candidate)| candidate).collect()
}

/// That the two have no figures of the same areas or groups.
const NOTHING_SHARED: &str = "no figures of the same places, neighbourhoods or groups";

/// Why there is nothing to look at of what both have figures of.
#[derive(Debug, PartialEq, Eq)]
struct Without {
    /// Whether that is only because they are marked as ones that cannot be relied on.
    is_marked: bool,
    why: String,
}

/// What two have in common to look at: `places; not neighbourhoods: …`. Of what is not, the first reason is said where nothing is, or
/// where figures are marked.
fn about_both(shared: &[(String, Result<(), Without>)]) -> String {
    let usable: Vec<&str> =
        shared.iter().filter(|(_, found)| found.is_ok()).map(|(name, _)| name.as_str()).collect();
    let mut reasons = shared.iter().filter_map(|(_, found)| found.as_ref().err());
    let why = reasons.find(|why| why.is_marked || usable.is_empty());
    let without = why.map(|why| {
        let same = shared.iter().filter(|(_, found)| found.as_ref().err() == Some(why));
        let names: Vec<&str> = same.map(|(name, _)| name.as_str()).collect();
        format!("not {}: {}", names.join(" or "), why.why)
    });
    let told: Vec<String> =
        Some(usable.join(", ")).filter(|usable| !usable.is_empty()).into_iter().chain(without).collect();
    if told.is_empty() { NOTHING_SHARED.to_owned() } else { told.join("; ") }
}

/// What an indicator has figures of.
struct Figures<'a> {
    neighbourhoods: bool,
    places: bool,
    own: bool,
    /// The breakdowns by deprivation of the area or of what it lies in.
    by: HashSet<(AreaId, &'a str)>,
}

impl<'a> Figures<'a> {
    fn of(scorecard: &'a Scorecard, id: IndicatorId, area: AreaId) -> Self {
        // A count is larger where more people live, so that areas are not held against each other by it.
        let is_count = scorecard.indicator(id).measure.kind == MeasureKind::Count;
        let mut above: Vec<AreaId> =
            std::iter::successors(Some(area), |area| scorecard.area(*area).parent).collect();
        above.extend([scorecard.system(), scorecard.national()]);
        let mut found = Self { neighbourhoods: false, places: false, own: false, by: HashSet::new() };
        for series in scorecard.series_of(id) {
            if let Some(group) = series.breakdown.map(|group| scorecard.breakdown(group)) {
                if group.is_deprivation() && !is_count && above.contains(&series.area) {
                    found.by.insert((series.area, group.by.as_str()));
                }
                continue;
            }
            let kind = scorecard.area(series.area).kind;
            found.neighbourhoods |= kind == AreaKind::Neighbourhood && !is_count;
            found.places |= kind == AreaKind::Place && !is_count;
            found.own |= series.area == area;
        }
        found
    }

    /// What both have, in the order in which most can be told of it.
    fn shared_with(&self, other: &Self, name: &str) -> [Option<String>; 4] {
        let shared = [
            (self.neighbourhoods && other.neighbourhoods, "neighbourhoods".to_owned()),
            (self.places && other.places, "places".to_owned()),
            (self.own && other.own, format!("{name} over time")),
            (!self.by.is_disjoint(&other.by), "groups by deprivation".to_owned()),
        ];
        shared.map(|(is_shared, name)| is_shared.then_some(name))
    }
}

#[cfg(test)]
#[path = "together_tests.rs"]
mod tests;
