//! Figures, areas, indicators and plans that came, went or changed, in words.

use super::{ChangedLine, Told, shown};
use crate::analysis::changed::{
    ActionChange, Areas, Changed, CommentChange, NewFigures, Plans, Revised, TargetChange, Way, Withdrawn,
};
use crate::analysis::target::TargetRef;
use crate::model::{AreaId, AreaKind, Flag, IndicatorId, Scorecard};
use crate::words::wording::{list, without_full_stop};
use crate::words::{date, flag_in_words, not_comparable, number, wording};

impl Told<'_> {
    pub(super) fn new_figures(&self, new: &NewFigures) -> String {
        let file = self.files[1];
        let about = file.indicator(new.indicator);
        let comma = if about.short.contains(',') { "," } else { ":" };
        let areas = number::counted(new.areas as u64, "area", "areas");
        let [first, last] = new.periods;
        let all_new = match new.of_new_series {
            0 => String::new(),
            all if all == new.figures => ", all of areas or groups that had none".to_owned(),
            some => format!(", {} of areas or groups that had none", number::count(some as u64)),
        };
        format!(
            "{}{comma} {} in {areas}, {}{all_new}.",
            about.short,
            number::counted(new.figures as u64, "new figure", "new figures"),
            date::span_in_words(first, last)
        )
    }

    fn subject(
        &self,
        at: usize,
        (indicator, group, area): (IndicatorId, Option<crate::model::BreakdownId>, AreaId),
    ) -> String {
        let file = self.files[at];
        wording::subject(file, file.indicator(indicator), group, area)
    }

    pub(super) fn revised(&self, revised: &Revised) -> ChangedLine {
        let about = self.files[1].indicator(revised.indicators[1]);
        let [was, is] = shown(about, revised.values);
        let subject = self.subject(1, (revised.indicators[1], revised.breakdown, revised.areas[1]));
        let period = date::period_in_words(revised.period);
        ChangedLine {
            text: format!("{subject}, {period}: {is}, {was} before."),
            way: Way::Neither,
            about: Some((revised.areas, revised.indicators)).filter(|_| revised.breakdown.is_none()),
        }
    }

    pub(super) fn withdrawn(&self, withdrawn: &Withdrawn) -> String {
        let about = self.files[0].indicator(withdrawn.indicator);
        let subject = self.subject(0, (withdrawn.indicator, withdrawn.breakdown, withdrawn.area));
        let why = withdrawn.why.map(|flag: Flag| format!(", now {}", flag_in_words(flag)));
        format!(
            "{subject}, {}: {} before, no figure now{}.",
            date::period_in_words(withdrawn.period),
            number::with_sign(about, withdrawn.value),
            why.unwrap_or_default()
        )
    }

    pub(super) fn areas(&self, areas: &Areas) -> Vec<String> {
        let [older, newer] = self.files;
        let kind = |file: &Scorecard, area: AreaId| match file.area(area).kind {
            AreaKind::Nation => "nation",
            AreaKind::Region => "region",
            AreaKind::System => "system",
            AreaKind::Place => "place",
            AreaKind::Neighbourhood => "neighbourhood",
            AreaKind::Group => "group of areas",
        };
        let name = |file: &Scorecard, area: AreaId| file.area(area).name.clone();
        let line = |file: &Scorecard, area: AreaId, what: &str| {
            format!("{}, a {}, {what}.", name(file, area), kind(file, area))
        };
        let mut lines: Vec<String> = areas.added.iter().map(|id| line(newer, *id, "is new")).collect();
        lines.extend(areas.took_over.iter().map(|(id, from)| {
            let from: Vec<String> = from.iter().map(|id| name(older, *id)).collect();
            line(newer, *id, &format!("took over from {}", list(&from)))
        }));
        lines.extend(areas.recoded.iter().map(|[was, is]| {
            let [was, code] = [older.area(*was), newer.area(*is)].map(|area| area.code.clone());
            line(newer, *is, &format!("has the code {code}, {was} before"))
        }));
        lines.extend(areas.removed.iter().map(|id| line(older, *id, "was taken out")));
        lines
    }

    pub(super) fn indicators(&self, changed: &Changed) -> Vec<String> {
        let [older, newer] = self.files;
        let name = |file: &Scorecard, id: &IndicatorId| file.indicator(*id).name.clone();
        let mut lines: Vec<String> =
            changed.indicators.added.iter().map(|id| format!("{} is new.", name(newer, id))).collect();
        lines.extend(
            changed.indicators.removed.iter().map(|id| format!("{} was taken out.", name(older, id))),
        );
        // Said from the newer edition, which is the one here.
        lines.extend(changed.measured_otherwise.iter().map(|(pair, differs)| {
            let told = not_comparable([newer, older], ([pair[1], pair[0]], *differs));
            format!("{told}. Nothing of it is compared.")
        }));
        lines
    }

    fn target(&self, at: usize, target: TargetRef) -> String {
        let file = self.files[at];
        let target = target.target(file);
        let about = file.indicator(target.indicator);
        let by = target.by.as_ref().map(|by| format!(" by {}", date::in_words(by))).unwrap_or_default();
        format!("{}{by}", number::plain_with_sign(about, target.value))
    }

    pub(super) fn priorities(&self, plans: &Plans) -> Vec<String> {
        let [older, newer] = self.files;
        let line = |file: &Scorecard, id: &crate::model::PriorityId, what: &str| {
            let priority = file.priority(*id);
            format!("{}, of {}, {what}.", priority.title, file.area(priority.area).name)
        };
        let mut lines: Vec<String> =
            plans.priorities.added.iter().map(|id| line(newer, id, "is a new priority")).collect();
        lines.extend(
            plans.priorities.removed.iter().map(|id| line(older, id, "was taken out of the priorities")),
        );
        lines.extend(plans.targets.iter().map(|change| {
            let (at, of) = match change {
                TargetChange::Added(of) | TargetChange::Changed([_, of]) => (1, *of),
                TargetChange::Removed(of) => (0, *of),
            };
            let file = self.files[at];
            let target = of.target(file);
            let place = target.area.map(|area| format!(" in {}", file.area(area).name)).unwrap_or_default();
            let head = format!(
                "{}, {}{place}",
                file.priority(of.priority).title,
                file.indicator(target.indicator).short
            );
            let said = self.target(at, of);
            match change {
                TargetChange::Added(_) => format!("{head}: a new target, {said}."),
                TargetChange::Removed(_) => format!("{head}: the target of {said} was taken out."),
                TargetChange::Changed([was, _]) => match self.target(0, *was) {
                    before if before == said => {
                        format!("{head}: the target of {said} starts from another figure.")
                    }
                    before => format!("{head}: the target is {said}, {before} before."),
                },
            }
        }));
        lines
    }

    pub(super) fn actions(&self, plans: &Plans) -> Vec<String> {
        let line = |at: usize, action: &usize, what: &str| {
            let action = &self.files[at].actions()[*action];
            let due =
                action.due.as_ref().map(|due| format!(", due {}", date::in_words(due))).unwrap_or_default();
            let place = &self.files[at].area(action.area).name;
            format!("{what} in {place}: {}{due}.", without_full_stop(action.text.trim()))
        };
        let told = |change: &ActionChange| match change {
            ActionChange::Added(at) => line(1, at, "New"),
            ActionChange::Done(at) => line(1, at, "Done"),
            ActionChange::Dropped(at) => line(1, at, "Dropped"),
            ActionChange::Reopened(at) => line(1, at, "Open again"),
            ActionChange::Overdue(at) => line(1, at, "Overdue now"),
            ActionChange::Removed(at) => line(0, at, "Taken out"),
        };
        plans.actions.iter().map(told).collect()
    }

    pub(super) fn interventions(&self, plans: &Plans) -> Vec<String> {
        let line = |at: usize, id: &crate::model::InterventionId, what: &str| {
            let tried = self.files[at].intervention(*id);
            let areas: Vec<String> =
                tried.areas.iter().map(|area| self.files[at].area(*area).name.clone()).collect();
            let areas = if areas.is_empty() { String::new() } else { format!(", in {}", list(&areas)) };
            format!("{}{areas}, {what}.", tried.title)
        };
        let added = plans.interventions.added.iter().map(|id| line(1, id, "is new"));
        added.chain(plans.interventions.removed.iter().map(|id| line(0, id, "was taken out"))).collect()
    }

    pub(super) fn commentary(&self, plans: &Plans) -> Vec<String> {
        let line = |at: usize, comment: &usize, what: &str| {
            let file = self.files[at];
            let comment = &file.commentary()[*comment];
            let about =
                comment.indicator.map(|id| format!(", {}", file.indicator(id).short)).unwrap_or_default();
            let by = comment.author.as_ref().map(|who| format!(", by {who}")).unwrap_or_default();
            let text = comment.text.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{what} on {}{about}{by}: “{}”", file.area(comment.area).name, cut(&text))
        };
        let told = |change: &CommentChange| match change {
            CommentChange::Added(at) => line(1, at, "New"),
            CommentChange::Rewritten(at) => line(1, at, "Rewritten"),
            CommentChange::Removed(at) => line(0, at, "Taken out"),
        };
        plans.commentary.iter().map(told).collect()
    }
}

/// The longest that a comment is quoted with.
const QUOTED: usize = 160;

pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
