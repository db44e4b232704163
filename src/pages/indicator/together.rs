//! An indicator together with another one: points of both, or reach beside need by deprivation; what is said of them, and what
//! else can be chosen.

mod points;
mod reach;

pub use points::PointsCard;
pub use reach::ReachCard;

use super::content::{Fact, facts};
use crate::analysis::Analysis;
use crate::analysis::together::{Across, NoReach, Paired, PairedOwn, beside_at_first, reach};
use crate::model::{AreaId, AreaKind, Indicator, IndicatorId, MeasureKind, Scorecard};
use crate::pages::{Points, View};
use crate::words::{Reason, beside_because, quoted};
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
        made.body = TogetherBody::Choosing(candidates(scorecard, analysis, first, area));
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
    if let Some((_, because)) = at_first {
        made.care.push(Fact::new("Why this one", beside_because(scorecard, because)));
    }
    made
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
        let mut both = own.shared_with(&other, &scorecard.area(area).name);
        // Both having figures is not enough: there must be points of them.
        let pair = [first, indicator];
        let across = |it| Paired::of(scorecard, it, pair).is_ok_and(|paired| paired.can_be_looked_at());
        both[0] = both[0].take().filter(|_| across(Across::Neighbourhoods));
        both[1] = both[1].take().filter(|_| across(Across::Places));
        let over_time =
            || PairedOwn::of(scorecard, analysis, pair, area).is_ok_and(|paired| paired.lags().is_ok());
        both[2] = both[2].take().filter(|_| over_time());
        let rank = both.iter().position(Option::is_some);
        let both: Vec<String> = both.into_iter().flatten().collect();
        let about_both = if both.is_empty() { "nothing in common".to_owned() } else { both.join(", ") };
        let folded = format!("{} {}", about.name, about.short).to_lowercase();
        (rank, Candidate { indicator, name: about.short.clone(), about: about_both, folded })
    };
    let mut all: Vec<(Option<usize>, Candidate)> =
        scorecard.indicators().filter(|(id, _)| *id != first).map(candidate).collect();
    all.sort_by_key(|(rank, _)| rank.unwrap_or(usize::MAX));
    all.into_iter().map(|(_, candidate)| candidate).collect()
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
