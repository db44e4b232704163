//! What changed between two editions of one scorecard: figures, what is judged of them, and what was decided and tried.
//!
//! Both editions are judged each by its own settings, and what is not the same is found here; nothing is judged anew. Why a
//! judgement is another one is said as far as it follows from the two files.

mod against;
mod because;
mod causes;
mod drawn;
mod fields;
mod figures;
mod first;
mod goalposts;
mod gone;
mod judged;
mod judgements;
mod orders;
mod pairing;
mod plans;
mod revision;
mod scopes;
mod sent;
mod set;
mod stands;
mod texts;
mod uncompared;
mod whom;

pub use against::AgainstAnother;
pub use because::Because;
pub use causes::{Causes, OneCause};
pub use fields::{Field, FieldChange, Rewritten};
pub use figures::{Figures, Marked, NewFigures, Revised, Withdrawn};
pub use first::{FIRST, First, told_together};
pub use goalposts::Goalposts;
pub use gone::{PlansGone, TakenOut, TakenOutOf, Whole};
pub use judged::{JudgementChange, LevelFound, Matter, Step, Way};
pub use judgements::{Alike, Judgements};
pub use orders::{InOrder, Owner, Reordered};
use pairing::Pairs;
pub use pairing::{Areas, is_one_system};
pub use plans::{ActionChange, Added, CommentChange, Plans, TargetChange};
pub use revision::{Beside, LargeStep};
pub use scopes::ScopesChanged;
pub use sent::{InCopy, in_copy};
pub use set::{Became, OtherSet};
pub use stands::{Standing, Stands};
pub use texts::{Drawn, Listed, Texts};
pub use uncompared::{Stood, Uncompared};
pub use whom::{Counts, Whom};

use super::Analysis;
use super::two_files::{Differs, InBoth, Matched};
use crate::model::{Against, IndicatorId, PriorityId, Scorecard, SpcRules};
use std::cmp::Ordering;

/// One edition and what is judged of it.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    pub scorecard: &'a Scorecard,
    pub analysis: &'a Analysis,
}

/// What changed from an older edition to a newer one. Where there is one of each, the older comes first; an id that stands alone
/// is of the newer, but where something was taken out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changed {
    /// Settings that judge the same figures otherwise.
    pub methods: Vec<MethodChange>,
    pub figures: Figures,
    /// What is judged of figures.
    pub judgements: Judgements,
    /// What hangs on whose groups there are, where that is said otherwise.
    pub scopes: Option<ScopesChanged>,
    pub indicators: Added<IndicatorId>,
    /// Indicators that do not measure what they did, so that nothing of them is compared.
    pub measured_otherwise: Vec<(InBoth, Differs)>,
    pub areas: Areas,
    /// Areas that are new, each with those within it that are new with it.
    pub new_areas: Vec<Whole>,
    /// Areas, indicators and kinds of figures that were taken out, with what stood on them.
    pub taken_out: Vec<TakenOut>,
    /// The withdrawn figures that did not go with any of these, by position.
    pub withdrawn_alone: Vec<usize>,
    /// The largest revision of each indicator that goes beyond what was known of the figure, the largest first.
    pub large_revisions: Vec<LargeStep>,
    /// The largest move of each indicator to a new figure, as far as it goes beyond what was known.
    pub large_moves: Vec<LargeStep>,
    pub plans: Plans,
    /// Priorities of the older edition that were taken out and did not go with an area.
    pub priorities_alone: Vec<PriorityId>,
    /// How the targets of each edition stand.
    pub stands: [Stands; 2],
    /// What hangs on what figures are compared with, where that is another one.
    pub against: Option<AgainstAnother>,
    /// What is said otherwise of what both have.
    pub texts: Texts,
    /// Whether the two files say the same of everything.
    pub is_same: bool,
}

/// A setting that is another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MethodChange {
    /// What figures are compared with.
    Against([Against; 2]),
    /// The confidence at which better and worse are told.
    Confidence([f64; 2]),
    RunLength([u32; 2]),
    ScreenMovingRanges([bool; 2]),
    SpcRules([SpcRules; 2]),
    BaselinePoints([Option<u32>; 2]),
    Season([bool; 2]),
}

impl MethodChange {
    /// Whether it is one of process control.
    fn is_of_control(self) -> bool {
        !matches!(self, Self::Against(_) | Self::Confidence(_))
    }
}

impl Changed {
    /// Whether nothing changed that is looked at here.
    pub fn is_empty(&self) -> bool {
        let Self {
            methods, figures, judgements, indicators, measured_otherwise, areas, plans, texts, ..
        } = self;
        methods.is_empty()
            && figures.is_empty()
            && judgements.is_empty()
            && indicators.is_empty()
            && measured_otherwise.is_empty()
            && areas.is_empty()
            && plans.is_empty()
            && texts.is_empty()
    }
}

/// What changed from the first edition to the second.
pub fn changed(editions: [Edition<'_>; 2]) -> Changed {
    let files = editions.map(|edition| edition.scorecard);
    let mut matched = Matched::of(files);
    // All lists are in the order of the newer file.
    matched.pairs.sort_unstable_by_key(|pair| pair[1]);
    let areas = Areas::of(files);
    let pairs = Pairs::of(files, &matched, &areas);
    let methods = methods(files, &areas);
    let judgements = judgements::judgements(editions, &matched, &areas, &methods);
    let figures = figures::figures(files, &matched, &areas);
    let otherwise = matched.different.iter().map(|(pair, _)| pair[0]).collect();
    let mut gone =
        gone::taken_out(editions[0], &areas.removed, &matched.only[0], &otherwise, &figures.withdrawn);
    let plans = plans::plans(files, &pairs);
    let is_namesake = |area| areas.namesakes.iter().any(|pair| pair[0] == area);
    gone::add_plans(&mut gone.taken_out, files[0], &plans, is_namesake);
    let went = |id: &PriorityId| gone.taken_out.iter().any(|it| it.with.priorities.contains(id));
    let priorities_alone = plans.priorities.removed.iter().copied().filter(|id| !went(id)).collect();
    let texts = texts::texts(files, &pairs);
    let against = against::against(&methods, &judgements);
    Changed {
        taken_out: gone.taken_out,
        withdrawn_alone: gone.alone,
        new_areas: gone::wholes(files[1], &areas.added),
        large_revisions: revision::revisions(editions, &figures.revised),
        large_moves: revision::moves(editions, &matched, &areas),
        scopes: scopes::scopes(editions[1], &texts, &judgements),
        figures,
        judgements,
        plans,
        priorities_alone,
        stands: editions.map(stands::stands),
        against,
        texts,
        is_same: files[0] == files[1],
        indicators: Added { removed: matched.only[0].clone(), added: matched.only[1].clone() },
        measured_otherwise: matched.different,
        methods,
        areas,
    }
}

/// Whether a number as it is written is another one, by however little.
fn is_another(was: f64, is: f64) -> bool {
    was.partial_cmp(&is) != Some(Ordering::Equal)
}

fn methods([older, newer]: [&Scorecard; 2], areas: &Areas) -> Vec<MethodChange> {
    let (was, is) = (older.methods(), newer.methods());
    let is_against_one = match (older.against(), newer.against()) {
        (Against::Benchmark(one), Against::Benchmark(other)) => one == other,
        (Against::Area(one), Against::Area(other)) => areas.newer(one) == Some(other),
        _ => false,
    };
    let changes = [
        (!is_against_one, MethodChange::Against([older.against(), newer.against()])),
        (
            is_another(was.confidence, is.confidence),
            MethodChange::Confidence([was.confidence, is.confidence]),
        ),
        (was.run_length != is.run_length, MethodChange::RunLength([was.run_length, is.run_length])),
        (
            was.screen_moving_ranges != is.screen_moving_ranges,
            MethodChange::ScreenMovingRanges([was.screen_moving_ranges, is.screen_moving_ranges]),
        ),
        (was.spc_rules != is.spc_rules, MethodChange::SpcRules([was.spc_rules, is.spc_rules])),
        (
            was.baseline_points != is.baseline_points,
            MethodChange::BaselinePoints([was.baseline_points, is.baseline_points]),
        ),
        (was.season != is.season, MethodChange::Season([was.season, is.season])),
    ];
    changes.into_iter().filter(|(is_another, _)| *is_another).map(|(_, change)| change).collect()
}

#[cfg(test)]
mod first_tests;
#[cfg(test)]
mod otherwise_tests;
#[cfg(test)]
mod sent_tests;
#[cfg(test)]
mod tests;
