//! A judgement that is another one than before: of one indicator in one area, on everyone or a group of people there.

use super::because::{self, Because, Of};
use super::whom::Whom;
use crate::analysis::judgement::Judgement;
use crate::analysis::look_first::AttentionBox;
use crate::analysis::movement::{MovementVerdict, last_tested};
use crate::analysis::standing::{Level, LevelBy, LevelVerdict, is_compared};
use crate::analysis::target::TargetStatus;
use crate::analysis::two_files::InBoth;
use crate::model::{AreaId, BreakdownId, Observation, Period, Polarity, Verdict};
use serde::Serialize;

/// What changed in the judgements on one indicator in one area. Where there are two of something, the older edition comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgementChange {
    pub whom: Whom,
    pub indicators: InBoth,
    /// The group of people; `None` is everyone.
    pub breakdowns: Option<[BreakdownId; 2]>,
    pub areas: [AreaId; 2],
    /// The areas that it is compared with, where it is with one.
    pub against: [Option<AreaId>; 2],
    /// The latest figure in each edition.
    pub latest: [Option<Observation>; 2],
    /// The level in each edition, whether it changed or not.
    pub levels: [LevelFound; 2],
    pub level: Option<Step<LevelFound>>,
    pub movement: Option<Step<MovementVerdict>>,
    /// The first and the last period of the figures that were tested for a movement, in the newer edition.
    pub tested: Option<[Period; 2]>,
    /// How the target in force stands; `None` before or after where no target is in force.
    pub target: Option<Step<Option<TargetStatus>>>,
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
    /// Whether one is made against something else than the other or in another way, so that neither is better or worse.
    pub is_apart: bool,
    /// Why, as far as it follows from the two files; more than one may have a part in it, and none is a cause of what happened.
    pub because: Vec<Because>,
}

/// Which way a judgement changed, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    Worse,
    Better,
    /// It was not known before, or is not now, or rests on an older figure, another comparison or another method than before, or
    /// neither direction is good.
    Neither,
}

impl Way {
    /// From one rank to another, of which higher ones are better.
    fn of([before, after]: [Option<u8>; 2]) -> Self {
        match before.zip(after) {
            Some((before, after)) if after < before => Self::Worse,
            Some((before, after)) if after > before => Self::Better,
            _ => Self::Neither,
        }
    }

    /// Of several: worse where one is.
    pub fn on_the_whole(ways: impl Iterator<Item = Self>) -> Self {
        ways.min().unwrap_or(Self::Neither)
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
    /// The level was worst, the figures got worse or the target was off track, and that is not known any more, is found in another
    /// way, or rests on an older figure.
    WorseWithdrawn,
    /// The level is worst, the figures get worse or the target is off track, and that was not told before and shows nothing worse.
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

pub(super) fn target_rank(status: TargetStatus) -> Option<u8> {
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
pub(super) fn is_target_known(status: Option<TargetStatus>) -> bool {
    status.and_then(target_rank).is_some()
}

/// Whether a target is missed, lost again, or will not be reached at this pace.
pub(super) fn is_off_track(status: Option<TargetStatus>) -> bool {
    status.and_then(target_rank).is_some_and(|rank| rank <= 1)
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

fn is_met(status: Option<TargetStatus>) -> bool {
    matches!(status, Some(TargetStatus::Met | TargetStatus::MetLate))
}

impl<T: Copy + PartialEq> Step<T> {
    /// The step between two judgements; `None` where they are the same.
    fn of([before, after]: [T; 2], rank: impl Fn(T) -> Option<u8>) -> Option<Self> {
        (before != after).then(|| Self::between([before, after], rank))
    }

    fn between([before, after]: [T; 2], rank: impl Fn(T) -> Option<u8>) -> Self {
        let way = Way::of([before, after].map(rank));
        Self { before, after, way, is_apart: false, because: Vec::new() }
    }

    /// Says why. Where both are `known` and nothing that is `news` is behind the step, the same was judged otherwise, and so it was
    /// where something made the judgement another `kind`: that shows nothing better or worse.
    fn because(
        mut self,
        found: Vec<Because>,
        is_known: [bool; 2],
        is_news: impl Fn(&Because) -> bool,
        is_kind: impl Fn(&Because) -> bool,
    ) -> Self {
        self.because = if found.is_empty() { vec![Because::Other] } else { found };
        let is_judged_otherwise = !self.because.iter().any(is_news) || self.because.iter().any(is_kind);
        if is_known == [true; 2] && is_judged_otherwise {
            (self.is_apart, self.way) = (true, Way::Neither);
        }
        self
    }
}

impl Step<Option<TargetStatus>> {
    /// Whether the target itself came, went or was moved, and nothing else has a part in it: that is told with the target.
    pub(super) fn is_only_with_its_target(&self) -> bool {
        self.before.is_none() || self.after.is_none() || self.because == [Because::Target]
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
        Way::on_the_whole(self.ways())
    }

    /// Whether one of them is made against something else than before or in another way, so that it shows nothing better or worse.
    pub fn is_apart(&self) -> bool {
        let level = self.level.iter().map(|step| step.is_apart);
        let movement = self.movement.iter().map(|step| step.is_apart);
        level.chain(movement).chain(self.target.iter().map(|step| step.is_apart)).any(|it| it)
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

    /// Whether nothing of it changed but that its target came or went, which is told with the target or its priority.
    pub fn is_told_with_its_target(&self) -> bool {
        let is_alone = self.level.is_none() && self.movement.is_none() && !self.is_on_older_figure();
        let came_or_went = self.target.as_ref().is_some_and(|it| it.before.is_none() || it.after.is_none());
        is_alone && self.attention.is_none() && came_or_went
    }

    /// Of one that is neither worse nor better, whether something bad is gone or found.
    pub(super) fn bad_news(&self) -> Matter {
        let is_told = matches!(self.matter, Matter::WorseWithdrawn | Matter::FoundWorse);
        if is_told && self.way() == Way::Neither { self.matter } else { Matter::Other }
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
            (Way::Neither, MovementVerdict::Worsening, _) => Matter::WorseWithdrawn,
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
            Way::Neither if step.is_only_with_its_target() => Matter::Other,
            Way::Neither => match [step.before, step.after].map(is_off_track) {
                [true, false] => Matter::WorseWithdrawn,
                [false, true] => Matter::FoundWorse,
                _ => Matter::Other,
            },
        });
        [withdrawn, level, movement, target].into_iter().flatten().min().unwrap_or(Matter::Other)
    }
}

/// What changed in the judgements on one indicator in one area; `None` where nothing did.
pub(super) fn change(of: Of<'_>, attention: [Option<AttentionBox>; 2]) -> Option<JudgementChange> {
    let polarity = of.editions[1].scorecard.indicator(of.indicators[1]).polarity;
    let levels = of.judged.map(|judged| LevelFound::of(judged, polarity));
    let mut found = JudgementChange {
        whom: of.whom,
        indicators: of.indicators,
        breakdowns: of.breakdowns,
        areas: of.within,
        against: of.judged.map(|judged| judged.and_then(|it| it.benchmark.area)),
        latest: of.judged.map(|judged| judged?.latest),
        levels,
        level: level(of, levels),
        movement: movement(of),
        tested: of.judged[1]
            .and_then(|it| Some([it.movement.since?, last_tested(of.editions[1].scorecard, it)?.period])),
        target: target(of),
        attention: None,
        matter: Matter::Other,
    };
    // That the latest figure was taken back makes nothing better or worse.
    if found.is_on_older_figure() {
        let JudgementChange { level, movement, target, .. } = &mut found;
        let level = level.as_mut().map(|step| (&mut step.way, &mut step.is_apart));
        let movement = movement.as_mut().map(|step| (&mut step.way, &mut step.is_apart));
        let target = target.as_mut().map(|step| (&mut step.way, &mut step.is_apart));
        for (way, is_apart) in [level, movement, target].into_iter().flatten() {
            (*way, *is_apart) = (Way::Neither, false);
        }
    }
    found.attention = Step::of(attention, |of| Some(box_rank(of))).map(|step| of_box(&step, &found));
    found.matter = found.matter();
    let JudgementChange { level, movement, target, attention, .. } = &found;
    let is_any = level.is_some() || movement.is_some() || target.is_some() || attention.is_some();
    (is_any || (found.is_on_older_figure() && levels[0] != LevelFound::NotCompared)).then_some(found)
}

fn level(of: Of<'_>, levels: [LevelFound; 2]) -> Option<Step<LevelFound>> {
    let is_known = levels.map(|level| level != LevelFound::NotCompared);
    // Of a group that is set beside other people now the same verdict is another judgement.
    let is_beside_another = of.breakdowns.is_some() && is_known == [true; 2] && of.is_beside_another();
    let step = Step::between(levels, LevelFound::rank);
    let is_otherwise = step.is_found_otherwise();
    // What was found by a fifth is another one by the figures of others, too.
    let is_news = |because: &Because| because.is_new_figure() || *because == Because::Other;
    // A fifth says nothing of what a test says, nor one comparator of what another says.
    let is_kind =
        |because: &Because| matches!(because, Because::Against | Because::Method | Because::Untested { .. });
    (levels[0] != levels[1] || is_beside_another)
        .then(|| step.because(of.level(is_otherwise), is_known, is_news, is_kind))
}

fn movement(of: Of<'_>) -> Option<Step<MovementVerdict>> {
    let verdicts = of.judged.map(|judged| judged.map_or(MovementVerdict::Unknown, |it| it.movement.verdict));
    let is_known = verdicts.map(|it| it != MovementVerdict::Unknown);
    // A record that is longer or shorter at its beginning makes a test sharper or blunter, and so does where it starts anew.
    let is_news = |because: &Because| because.is_new_figure() && !of.is_filled_in(because);
    let is_kind = |because: &Because| matches!(because, Because::Method | Because::Marked);
    Step::of(verdicts, movement_rank).map(|step| step.because(of.movement(), is_known, is_news, is_kind))
}

/// How the target in force stands. One that came or went says nothing of the figures.
fn target(of: Of<'_>) -> Option<Step<Option<TargetStatus>>> {
    let statuses = of.judged.map(|judged| Some(judged?.target_in_force()?.status));
    // One that came or went and of which nothing can be told changes no judgement.
    if statuses.contains(&None) && !statuses.iter().any(|status| is_target_known(*status)) {
        return None;
    }
    let is_news = |because: &Because| {
        *because == Because::Day || (because.is_new_figure() && !of.is_filled_in(because))
    };
    // Another target says nothing of how the one before stands: it may be met because it was made easier.
    let is_kind = |because: &Because| matches!(because, Because::Target | Because::Marked);
    Step::of(statuses, |status| status.and_then(target_rank))
        .map(|step| step.because(of.target(), statuses.map(is_target_known), is_news, is_kind))
}

/// The step between two boxes, of which level and movement are why.
fn of_box(step: &Step<Option<AttentionBox>>, found: &JudgementChange) -> Step<Option<AttentionBox>> {
    let (level, movement) = (&found.level, &found.movement);
    // Where both are what they were, the figure is in no box for its age, or was.
    if level.is_none() && movement.is_none() {
        return Step { because: vec![Because::Age], way: Way::Neither, ..*step };
    }
    let both = level.iter().flat_map(|it| &it.because).chain(movement.iter().flat_map(|it| &it.because));
    let mut because: Vec<Because> = Vec::new();
    because::add_new(&mut because, both.copied());
    let is_neither = found.ways().all(|way| way == Way::Neither);
    Step { because, way: if is_neither { Way::Neither } else { step.way }, ..*step }
}
