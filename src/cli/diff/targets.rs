//! Targets that came, went or were moved, as records.

use crate::analysis::changed::{Changed, TargetChange};
use crate::analysis::target::{TargetRef, TargetStatus};
use crate::model::{PriorityId, Scorecard};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct TargetOf<'a> {
    priority: &'a str,
    indicator: &'a str,
    area: Option<&'a str>,
    before: Option<Target<'a>>,
    after: Option<Target<'a>>,
}

#[derive(Serialize)]
struct Target<'a> {
    value: f64,
    by: Option<&'a str>,
    from: Option<From>,
    /// How it stands where it stands worst; none where it is in force nowhere.
    status: Option<TargetStatus>,
}

#[derive(Serialize)]
struct From {
    period: String,
    value: f64,
}

impl<'a> TargetOf<'a> {
    /// Those of priorities that came or went, too.
    pub(super) fn all(changed: &Changed, files: [&'a Scorecard; 2]) -> Vec<Self> {
        let plans = &changed.plans;
        let of = |at: usize, ids: &'_ [PriorityId]| {
            ids.iter().flat_map(|id| TargetRef::all_of(files[at], *id)).collect::<Vec<_>>()
        };
        let added = of(1, &plans.priorities.added).into_iter().map(TargetChange::Added);
        let removed = of(0, &plans.priorities.removed).into_iter().map(TargetChange::Removed);
        let all = plans.targets.iter().copied().chain(added).chain(removed);
        all.map(|change| Self::of(changed, files, change)).collect()
    }

    fn of(changed: &Changed, files: [&'a Scorecard; 2], change: TargetChange) -> Self {
        let (before, after) = match change {
            TargetChange::Added(is) => (None, Some(is)),
            TargetChange::Changed([was, is]) => (Some(was), Some(is)),
            TargetChange::Removed(was) => (Some(was), None),
        };
        let one = after.map_or((0, before), |is| (1, Some(is)));
        let file = files[one.0];
        let of = |at: usize, of: TargetRef| {
            let target = of.target(files[at]);
            let from = target.from.as_ref();
            Target {
                value: target.value,
                by: target.by.as_ref().map(crate::model::PlainDate::label),
                from: from.map(|it| From { period: it.period.to_string(), value: it.value }),
                status: changed.stands[at].get(&of).map(|it| it.worst),
            }
        };
        let about = one.1.map(|it| (it, it.target(file)));
        Self {
            priority: about.map_or("", |(it, _)| file.priority(it.priority).id.as_str()),
            indicator: about.map_or("", |(_, target)| file.indicator(target.indicator).id.as_str()),
            area: about.and_then(|(_, target)| Some(file.area(target.area?).code.as_str())),
            before: before.map(|was| of(0, was)),
            after: after.map(|is| of(1, is)),
        }
    }
}
