//! The priorities of one place in brief: the worst first, and a sign for each.

use crate::analysis::{Analysis, Balance, IndicatorStanding, PriorityStanding, TargetStatus, balance};
use crate::charts::Sign;
use crate::charts::{Arrow, Mark};
use crate::model::{Aim, AreaId, IndicatorId, PriorityId, PriorityLevel, Scorecard};
use crate::words::{PriorityInBrief, priorities_title, priority_in_brief, priority_status, way_counts};

/// How many priorities are told in brief.
const IN_BRIEF: usize = 5;

/// The priorities of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityColumns {
    /// The finding: how many of those with a target miss it or are off track.
    pub title: String,
    /// The worst, in brief; those that share a target are one.
    pub brief: Vec<BriefPriority>,
    /// How many more would stand in that list.
    pub not_in_brief: usize,
    /// Set for the whole country, the worst first.
    pub national: Vec<PriorityItem>,
    /// Set by the system or the place, the worst first.
    pub local: Vec<PriorityItem>,
    /// How many of all move which way.
    pub counts: Option<String>,
}

/// A priority in a line or two.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefPriority {
    /// How it stands, as a sign.
    pub sign: Sign,
    pub title: String,
    /// Whose it is: `National, Greater Manchester`.
    pub whose: String,
    pub brief: PriorityInBrief,
    /// The indicator to look at.
    pub indicator: Option<IndicatorId>,
    /// How it stands in words, for the pointer and for screen readers.
    pub status: String,
}

/// One priority at one place, as its sign; its own page tells all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityItem {
    pub id: PriorityId,
    /// How it stands, as a sign.
    pub sign: Sign,
    pub title: String,
    /// How it stands, in a few words.
    pub status: String,
}

impl PriorityColumns {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.national.len() + self.local.len()
    }

    /// Everything they say.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone()];
        said.extend(self.brief.iter().map(BriefPriority::sentence));
        said.extend(self.counts.clone());
        let item = |item: &PriorityItem| format!("{}: {}.", item.title, item.status);
        said.extend(self.national.iter().chain(&self.local).map(item));
        said
    }
}

impl BriefPriority {
    /// What it says in one line.
    pub fn sentence(&self) -> String {
        let figure = self.brief.figure.as_ref().map(|figure| format!(" {figure}.")).unwrap_or_default();
        let first = Some(&self.brief.first).filter(|first| !first.is_empty());
        let first = first.map(|first| format!("{first} ")).unwrap_or_default();
        format!("{}:{figure} {} · {first}{}", self.title, self.whose, self.brief.rest)
    }
}

/// The priorities that hold at a place, the worst first; what stands alike keeps the order of the file.
pub(super) fn columns(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> PriorityColumns {
    let balance = balance(scorecard, analysis, place);
    let half = |standings: &[PriorityStanding]| -> Vec<PriorityItem> {
        let item = |standing: &PriorityStanding| {
            let priority = scorecard.priority(standing.priority);
            PriorityItem {
                id: standing.priority,
                sign: sign(scorecard, analysis, place, standing.worst(), priority.aim),
                title: priority.title.clone(),
                status: priority_status(scorecard, analysis, place, standing),
            }
        };
        worst_first(standings.iter()).into_iter().map(item).collect()
    };
    let mut brief = brief(scorecard, analysis, &balance);
    let not_in_brief = brief.len().saturating_sub(IN_BRIEF);
    brief.truncate(IN_BRIEF);
    PriorityColumns {
        title: priorities_title(scorecard, &balance),
        brief,
        not_in_brief,
        national: half(&balance.national),
        local: half(&balance.local),
        counts: way_counts(&balance),
    }
}

/// How a priority stands in a place, in the fewest words.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityInPlace {
    pub priority: PriorityId,
    pub sign: Sign,
    /// `Off track`, `2 of 3 getting better`.
    pub status: String,
}

/// How every priority that holds at a place stands there.
pub fn priorities_in_place(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
) -> Vec<PriorityInPlace> {
    let balance = balance(scorecard, analysis, place);
    let all = balance.national.iter().chain(&balance.local);
    let stands = |standing: &PriorityStanding| {
        let told = match &standing.indicators[..] {
            [] | [_] => priority_status(scorecard, analysis, place, standing),
            _ => {
                let brief = priority_in_brief(scorecard, analysis, place, standing);
                // What the sign shows.
                if brief.first.is_empty() { brief.rest } else { brief.first }
            }
        };
        let first = told.split("; ").next().unwrap_or_default().trim_end_matches('.');
        let aim = scorecard.priority(standing.priority).aim;
        PriorityInPlace {
            priority: standing.priority,
            sign: sign(scorecard, analysis, place, standing.worst(), aim),
            status: first.to_owned(),
        }
    };
    all.map(stands).collect()
}

fn worst_first<'a>(standings: impl Iterator<Item = &'a PriorityStanding>) -> Vec<&'a PriorityStanding> {
    let mut all: Vec<&PriorityStanding> = standings.collect();
    all.sort_by_key(|standing| standing.order());
    all
}

/// A priority in brief, with its indicator where that has a target, and the areas whose it is, none of which is the nation.
type Told = (Option<IndicatorId>, Vec<Option<AreaId>>, BriefPriority);

/// Those of both sides, the worst first; what has the same single indicator with a target is told once, with whose it is.
fn brief(scorecard: &Scorecard, analysis: &Analysis, balance: &Balance) -> Vec<BriefPriority> {
    let mut found: Vec<Told> = Vec::new();
    for standing in worst_first(balance.national.iter().chain(&balance.local)) {
        let priority = scorecard.priority(standing.priority);
        let whose = match priority.level {
            PriorityLevel::National => None,
            PriorityLevel::System | PriorityLevel::Place => Some(priority.area),
        };
        let target = match &standing.indicators[..] {
            [one] => one.target.filter(|it| *it != TargetStatus::NotCalculated).map(|_| one.indicator),
            _ => None,
        };
        let same = |known: &&mut Told| target.is_some() && known.0 == target;
        if let Some((_, known, _)) = found.iter_mut().find(same) {
            if !known.contains(&whose) {
                known.push(whose);
            }
            continue;
        }
        found.push((
            target,
            vec![whose],
            BriefPriority {
                sign: sign(scorecard, analysis, balance.place, standing.worst(), priority.aim),
                title: priority.title.clone(),
                whose: String::new(),
                brief: priority_in_brief(scorecard, analysis, balance.place, standing),
                indicator: standing.worst().map(|one| one.indicator),
                status: priority_status(scorecard, analysis, balance.place, standing),
            },
        ));
    }
    let named = |(_, whose, brief): Told| BriefPriority { whose: whose_priority(scorecard, &whose), ..brief };
    found.into_iter().map(named).collect()
}

/// Whose priority it is, of areas that are `None` for the nation.
fn whose_priority(scorecard: &Scorecard, whose: &[Option<AreaId>]) -> String {
    let name = |area: &Option<AreaId>| area.map_or("National", |area| scorecard.area(area).name.as_str());
    whose.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The sign of an indicator as a priority sees it: its target where that has a status, else its level; of a gap whether it
/// widens.
fn sign(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: Option<&IndicatorStanding>,
    aim: Aim,
) -> Sign {
    let none = Sign::Mark(Mark::None);
    let Some(one) = standing.filter(|one| one.measured && !one.old) else { return none };
    let Some(judgement) = analysis.get(one.indicator, None, place) else { return none };
    let target = one.target.filter(|status| *status != TargetStatus::NotCalculated);
    match (aim, target) {
        (Aim::Gap, _) => match Arrow::for_aim(scorecard, judgement, aim) {
            Arrow::None => none,
            arrow => Sign::Arrow(arrow),
        },
        (Aim::Level, Some(status)) => Sign::Mark(Mark::Target(status)),
        (Aim::Level, None) => Sign::Mark(Mark::of(scorecard, judgement)),
    }
}
