//! Judgements that are another one than before: of each indicator and place that both editions have.

use super::because::{self, Of};
use super::pairing::Areas;
use super::{Edition, MethodChange};
use crate::analysis::LookFirst;
use crate::analysis::concern::Concern;
use crate::analysis::judgement::Judgement;
use crate::analysis::look_first::{AttentionBox, look_first};
use crate::analysis::movement::MovementVerdict;
use crate::analysis::standing::{Level, LevelBy, LevelVerdict, is_compared};
use crate::analysis::target::TargetStatus;
use crate::analysis::two_files::{InBoth, Matched};
use crate::model::{AreaId, IndicatorId, Observation, Period, Polarity, Scorecard, Verdict};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// What changed in the judgements on one indicator in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgementChange {
    pub indicators: InBoth,
    pub areas: [AreaId; 2],
    /// The latest figure in each edition.
    pub latest: [Option<Observation>; 2],
    /// The level in each edition, whether it changed or not.
    pub levels: [LevelFound; 2],
    pub level: Option<Step<LevelFound>>,
    pub movement: Option<Step<MovementVerdict>>,
    /// How the target in force stands, where one is in both editions.
    pub target: Option<Step<TargetStatus>>,
    /// The box of where to look first; it says no more than level and movement, but that old figures are in none.
    pub attention: Option<Step<Option<AttentionBox>>>,
    /// How much it matters.
    pub matter: Matter,
}

/// One judgement before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<T> {
    pub before: T,
    pub after: T,
    pub way: Way,
    /// Why, as far as it follows from the two files; more than one may have a part in it, and none is a cause of what happened.
    pub because: Vec<Because>,
}

/// Which way a judgement changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    Worse,
    Better,
    /// It was not known before, or is not now, or rests on an older figure or another comparison than before, or neither direction
    /// is good.
    Neither,
}

/// What of the two files makes a judgement another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A figure of a newer period.
    NewPeriod(Period),
    /// The latest figure of before is no longer there, or others that a test rests on.
    Withdrawn,
    /// Its own figures have other values.
    Revised,
    /// What it is compared with has another value for the same period.
    BesideRevised,
    /// The limits of the same figure are others.
    Limits,
    /// It is compared with something else.
    Against,
    /// It is found in another way, by the settings or by what is published with the figures.
    Method,
    /// Figures are marked otherwise, as where a method changed.
    Marked,
    /// The publisher judges the figure otherwise.
    Publisher,
    /// The national spread that it lies in is another one, or there is none any more.
    Spread,
    /// The target is another one.
    Target,
    /// The day of the edition is a later one.
    Day,
    /// The figure is old beside the newest of the others now, or no longer is.
    Age,
    /// Something else in the files, such as the figures of other areas.
    Other,
}

impl Because {
    /// Whether no figure of a period came or went.
    fn is_revision(self) -> bool {
        matches!(self, Self::Revised | Self::BesideRevised | Self::Limits)
    }
}

/// The level of a figure with how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelFound {
    /// By the test.
    Tested(Verdict),
    /// In the outer fifth that is worst.
    WorstFifth,
    /// In a fifth between the outer ones.
    MiddleFifths,
    BestFifth,
    NotCompared,
}

/// How much a change matters, what matters most first: by the order of [`Concern`], worse before worsening, and the bad news before
/// the good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    LevelWorse,
    TargetLost,
    BeganToWorsen,
    TargetWorse,
    StoppedImproving,
    LevelBetter,
    TargetReached,
    BeganToImprove,
    TargetBetter,
    StoppedWorsening,
    /// The level was worst, and is not known any more, is found in another way, or rests on an older figure.
    WorseWithdrawn,
    /// The level is worst, or the figures get worse, and that could not be told before.
    FoundWorse,
    Other,
}

impl LevelFound {
    pub(super) fn of(judgement: Option<&Judgement>, polarity: Polarity) -> Self {
        let Some(judgement) = judgement.filter(|judged| judged.latest.is_some()) else {
            return Self::NotCompared;
        };
        if judgement.benchmark.verdict != Verdict::NotCompared {
            return Self::Tested(judgement.benchmark.verdict);
        }
        match Level::of(judgement, polarity) {
            Some(Level { verdict: LevelVerdict::Worse, by: LevelBy::Fifth(_) }) => Self::WorstFifth,
            Some(Level { verdict: LevelVerdict::Better, by: LevelBy::Fifth(_) }) => Self::BestFifth,
            _ if is_compared(judgement, polarity) => Self::MiddleFifths,
            _ => Self::NotCompared,
        }
    }

    /// Whether it is as bad as a level can be.
    pub(super) fn is_worst(self) -> bool {
        self.rank() == Some(0)
    }

    /// From worst to best.
    pub(super) fn rank(self) -> Option<u8> {
        match self {
            Self::Tested(Verdict::Worse) | Self::WorstFifth => Some(0),
            Self::Tested(Verdict::Similar) | Self::MiddleFifths => Some(1),
            Self::Tested(Verdict::Better) | Self::BestFifth => Some(2),
            Self::Tested(Verdict::Higher | Verdict::Lower | Verdict::NotCompared) | Self::NotCompared => None,
        }
    }
}

pub(super) fn movement_rank(movement: MovementVerdict) -> Option<u8> {
    match movement {
        MovementVerdict::Worsening => Some(0),
        MovementVerdict::Steady => Some(1),
        MovementVerdict::Improving => Some(2),
        MovementVerdict::Unknown => None,
    }
}

fn target_rank(status: TargetStatus) -> Option<u8> {
    match status {
        TargetStatus::Missed | TargetStatus::MetSinceLost => Some(0),
        TargetStatus::OffTrack => Some(1),
        TargetStatus::Uncertain => Some(2),
        TargetStatus::OnTrack => Some(3),
        TargetStatus::MetLate => Some(4),
        TargetStatus::Met => Some(5),
        TargetStatus::NotKnownYet | TargetStatus::NotCalculated => None,
    }
}

/// Whether it can be told how a target stands.
pub(super) fn is_target_known(status: TargetStatus) -> bool {
    target_rank(status).is_some()
}

/// From worst to best; what is in no box is neither worse nor moves.
fn box_rank(of: Option<AttentionBox>) -> u8 {
    match of {
        Some(AttentionBox::WorseWorsening) => 0,
        Some(AttentionBox::WorseNotMoving) => 1,
        Some(AttentionBox::WorseImproving) => 2,
        Some(AttentionBox::Worsening) => 3,
        None => 4,
        Some(AttentionBox::Improving) => 5,
    }
}

fn is_met(status: TargetStatus) -> bool {
    matches!(status, TargetStatus::Met | TargetStatus::MetLate)
}

impl<T: Copy + PartialEq> Step<T> {
    /// The step between two judgements; `None` where they are the same.
    fn of([before, after]: [T; 2], rank: impl Fn(T) -> Option<u8>) -> Option<Self> {
        if before == after {
            return None;
        }
        let way = match (rank(before), rank(after)) {
            (Some(before), Some(after)) if after < before => Way::Worse,
            (Some(before), Some(after)) if after > before => Way::Better,
            _ => Way::Neither,
        };
        Some(Self { before, after, way, because: Vec::new() })
    }

    fn because(mut self, found: Vec<Because>) -> Self {
        self.because = if found.is_empty() { vec![Because::Other] } else { found };
        self
    }
}

impl Step<LevelFound> {
    /// Whether one was found by the test and the other by a fifth.
    fn is_found_otherwise(&self) -> bool {
        let known = [self.before, self.after].map(|level| match level {
            LevelFound::NotCompared => None,
            level => Some(matches!(level, LevelFound::Tested(_))),
        });
        known[0].zip(known[1]).is_some_and(|(before, after)| before != after)
    }
}

impl JudgementChange {
    /// The ways of its level, movement and target; a box says nothing of its own.
    pub fn ways(&self) -> impl Iterator<Item = Way> + '_ {
        let level = self.level.iter().map(|step| step.way);
        level.chain(self.movement.iter().map(|step| step.way)).chain(self.target.iter().map(|step| step.way))
    }

    /// Which way it changed on the whole: worse where anything of it is.
    pub fn way(&self) -> Way {
        let ways: Vec<Way> = self.ways().collect();
        [Way::Worse, Way::Better].into_iter().find(|way| ways.contains(way)).unwrap_or(Way::Neither)
    }

    /// Why, of all of them together.
    pub fn because(&self) -> Vec<Because> {
        let level = self.level.iter().flat_map(|step| &step.because);
        let movement = self.movement.iter().flat_map(|step| &step.because);
        let target = self.target.iter().flat_map(|step| &step.because);
        let of_box = self.attention.iter().flat_map(|step| &step.because);
        let mut found: Vec<Because> = Vec::new();
        because::add_new(&mut found, level.chain(movement).chain(target).chain(of_box).copied());
        if found.is_empty() && self.is_on_older_figure() {
            found.push(Because::Withdrawn);
        }
        // What is known of one of them is more than what is not known of another.
        if found.len() > 1 {
            found.retain(|because| *because != Because::Other);
        }
        found
    }

    /// Whether figures that were known before were revised, and nothing else has a part in it.
    pub fn is_by_revision_alone(&self) -> bool {
        self.because().iter().all(|because| because.is_revision())
    }

    /// Whether its latest figure of before is no longer given.
    pub fn is_on_older_figure(&self) -> bool {
        match self.latest {
            [Some(was), Some(is)] => is.period < was.period,
            [was, is] => was.is_some() && is.is_none(),
        }
    }

    fn matter(&self) -> Matter {
        let [had, has] = self.levels;
        let withdrawn = (self.is_on_older_figure() && had.is_worst()).then_some(Matter::WorseWithdrawn);
        let level = self.level.as_ref().map(|step| match step.way {
            Way::Worse => Matter::LevelWorse,
            Way::Better => Matter::LevelBetter,
            Way::Neither if had.is_worst() && !has.is_worst() => Matter::WorseWithdrawn,
            Way::Neither if !had.is_worst() && has.is_worst() => Matter::FoundWorse,
            Way::Neither => Matter::Other,
        });
        let movement = self.movement.as_ref().map(|step| match (step.way, step.before, step.after) {
            (Way::Neither, _, MovementVerdict::Worsening) => Matter::FoundWorse,
            (Way::Neither, ..) => Matter::Other,
            (_, _, MovementVerdict::Worsening) => Matter::BeganToWorsen,
            (_, _, MovementVerdict::Improving) => Matter::BeganToImprove,
            (Way::Worse, ..) => Matter::StoppedImproving,
            (Way::Better, ..) => Matter::StoppedWorsening,
        });
        let target = self.target.as_ref().map(|step| match step.way {
            Way::Worse if is_met(step.before) && !is_met(step.after) => Matter::TargetLost,
            Way::Better if is_met(step.after) && !is_met(step.before) => Matter::TargetReached,
            Way::Worse => Matter::TargetWorse,
            Way::Better => Matter::TargetBetter,
            Way::Neither => Matter::Other,
        });
        [withdrawn, level, movement, target].into_iter().flatten().min().unwrap_or(Matter::Other)
    }
}

/// In which box each place and indicator of an edition is.
fn boxes(edition: Edition<'_>) -> HashMap<(IndicatorId, AreaId), AttentionBox> {
    let LookFirst { items, .. } = look_first(edition.scorecard, edition.analysis);
    items.into_iter().map(|item| ((item.indicator, item.area), item.of)).collect()
}

/// What changed, what matters most first; of what matters as much, the figure of most concern now, then in the order of the file.
pub(super) fn judgements(
    editions: [Edition<'_>; 2],
    matched: &Matched,
    areas: &Areas,
    methods: &[MethodChange],
) -> Vec<JudgementChange> {
    let files: [&Scorecard; 2] = editions.map(|edition| edition.scorecard);
    let boxes = editions.map(boxes);
    let older = areas.older();
    let was_place: HashSet<AreaId> = files[0].places().collect();
    let mut found: Vec<(JudgementChange, Option<Concern>)> = Vec::new();
    for &indicators in &matched.pairs {
        for place in files[1].places() {
            let Some(before) = older.get(&place).copied().filter(|it| was_place.contains(it)) else {
                continue;
            };
            let areas_of = [before, place];
            let judged = [0, 1].map(|at| editions[at].analysis.get(indicators[at], None, areas_of[at]));
            let of = Of { editions, areas, methods, indicators, places: areas_of, judged };
            let attention = [0, 1].map(|at| boxes[at].get(&(indicators[at], areas_of[at])).copied());
            let Some(mut change) = change(of, attention) else { continue };
            change.matter = change.matter();
            let concern = judged[1].map(|it| Concern::of(files[1], editions[1].analysis, it));
            found.push((change, concern));
        }
    }
    // The sort keeps the order of the file where all else is the same.
    found.sort_by(|(one, concern), (other, beside)| {
        let by_concern = concern.as_ref().zip(beside.as_ref()).map(|(one, other)| one.compare(other));
        one.matter.cmp(&other.matter).then(by_concern.unwrap_or(std::cmp::Ordering::Equal))
    });
    found.into_iter().map(|(change, _)| change).collect()
}

fn change(of: Of<'_>, attention: [Option<AttentionBox>; 2]) -> Option<JudgementChange> {
    let polarity = of.editions[1].scorecard.indicator(of.indicators[1]).polarity;
    let levels = of.judged.map(|judged| LevelFound::of(judged, polarity));
    let movement = of.judged.map(|judged| judged.map_or(MovementVerdict::Unknown, |it| it.movement.verdict));
    let targets = of.judged.map(|judged| judged.and_then(Judgement::target_in_force));
    let target = targets[0].zip(targets[1]);
    let target = target.and_then(|(was, is)| Step::of([was.status, is.status], target_rank));
    let mut found = JudgementChange {
        indicators: of.indicators,
        areas: of.places,
        latest: of.judged.map(|judged| judged?.latest),
        levels,
        level: Step::of(levels, LevelFound::rank).map(|step| {
            let is_otherwise = step.is_found_otherwise();
            let because = of.level(is_otherwise);
            // A fifth says nothing of what a test says, nor one comparator of what another says, so that one is neither better nor
            // worse than the other.
            let is_apart = is_otherwise || because.contains(&Because::Against);
            let way = if is_apart { Way::Neither } else { step.way };
            Step { way, ..step }.because(because)
        }),
        movement: Step::of(movement, movement_rank).map(|step| step.because(of.movement())),
        target: target.map(|step| {
            let because = of.target();
            // Nor does another target say anything of how the one before stands: it may be met because it was made easier.
            let way = if because.contains(&Because::Target) { Way::Neither } else { step.way };
            Step { way, ..step }.because(because)
        }),
        attention: None,
        matter: Matter::Other,
    };
    // That the latest figure was taken back makes nothing better or worse.
    if found.is_on_older_figure() {
        let JudgementChange { level, movement, target, .. } = &mut found;
        if let Some(step) = level {
            step.way = Way::Neither;
        }
        if let Some(step) = movement {
            step.way = Way::Neither;
        }
        if let Some(step) = target {
            step.way = Way::Neither;
        }
    }
    found.attention = Step::of(attention, |of| Some(box_rank(of))).map(|step| of_box(&step, &found));
    let JudgementChange { level, movement, target, attention, .. } = &found;
    let is_any = level.is_some() || movement.is_some() || target.is_some() || attention.is_some();
    (is_any || (found.is_on_older_figure() && levels[0] != LevelFound::NotCompared)).then_some(found)
}

/// The step between two boxes, of which level and movement are why.
fn of_box(step: &Step<Option<AttentionBox>>, found: &JudgementChange) -> Step<Option<AttentionBox>> {
    let (level, movement) = (&found.level, &found.movement);
    let both = level.iter().flat_map(|it| &it.because).chain(movement.iter().flat_map(|it| &it.because));
    let mut because: Vec<Because> = Vec::new();
    because::add_new(&mut because, both.copied());
    let Step { before, after, way, .. } = *step;
    // Where both are what they were, the figure is in no box for its age, or was.
    if level.is_none() && movement.is_none() {
        return Step { before, after, because: vec![Because::Age], way: Way::Neither };
    }
    let is_neither = found.ways().all(|way| way == Way::Neither);
    Step { before, after, because, way: if is_neither { Way::Neither } else { way } }
}
