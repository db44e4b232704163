//! Figures, areas, indicators and plans that came, went or changed, in words.

use super::first::of_kind;
use super::texts::fields_told;
use super::{ChangedLine, Told, shown};
use crate::analysis::changed::{
    ActionChange, Changed, CommentChange, FieldChange, NewFigures, Plans, Revised, TakenOutOf, TargetChange,
    Way, Withdrawn,
};
use crate::analysis::target::TargetRef;
use crate::model::{AreaId, Flag, IndicatorId, Scorecard};
use crate::words::wording::{list, without_full_stop};
use crate::words::{date, flag_in_words, number, rich, wording};
use std::collections::{HashMap, HashSet};

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

    pub(super) fn areas(&self, changed: &Changed) -> Vec<String> {
        let [older, newer] = self.files;
        let areas = &changed.areas;
        let mut lines: Vec<String> = changed.new_areas.iter().map(|whole| self.new_area(whole)).collect();
        lines.extend(areas.took_over.iter().map(|(id, from)| {
            let from: Vec<String> = from.iter().map(|id| older.area(*id).name.clone()).collect();
            format!("{}, took over from {}.", of_kind(newer, *id), list(&from))
        }));
        lines.extend(areas.recoded.iter().map(|[was, is]| {
            let [before, code] = [older.area(*was), newer.area(*is)].map(|area| &area.code);
            format!("{}, has the code {code}, {before} before.", of_kind(newer, *is))
        }));
        let gone = changed.taken_out.iter().filter(|it| matches!(it.of, TakenOutOf::Area(_)));
        lines.extend(gone.map(|it| self.taken_out(it)));
        lines
    }

    pub(super) fn indicators(&self, changed: &Changed) -> Vec<String> {
        let name = |id: &IndicatorId| self.files[1].indicator(*id).name.clone();
        let added = changed.indicators.added.iter();
        let mut lines: Vec<String> =
            added.map(|id| format!("“{}”, an indicator, is new.", name(id))).collect();
        let gone = changed.taken_out.iter().filter(|it| matches!(it.of, TakenOutOf::Indicator(_)));
        lines.extend(gone.map(|it| self.taken_out(it)));
        lines.extend(changed.measured_otherwise.iter().map(|it| self.otherwise(*it)));
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
        lines.extend(plans.targets.iter().map(|change| self.target_change(change)));
        lines
    }

    pub(super) fn target_change(&self, change: &TargetChange) -> String {
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
                before => {
                    format!("{head}: the target is {said}, {before} before{}.", self.goalposts(*change))
                }
            },
        }
    }

    /// One line for each, whatever became of it and however it is said otherwise.
    pub(super) fn actions(&self, changed: &Changed) -> Vec<String> {
        let mut rewritten: HashMap<usize, &[FieldChange]> =
            changed.texts.actions.iter().map(|it| (it.ids[1], &it.fields[..])).collect();
        let mut line = |at: usize, action: &usize, what: &str| {
            let file = self.files[at];
            let action_at = *action;
            let action = &file.actions()[action_at];
            let due =
                action.due.as_ref().map(|due| format!(", due {}", date::in_words(due))).unwrap_or_default();
            let place = &file.area(action.area).name;
            let fields = rewritten.remove(&action_at).filter(|_| at == 1).map(fields_told);
            let fields = fields.map(|it| format!("; {it}")).unwrap_or_default();
            format!("{what} in {place}: {}{due}{fields}.", without_full_stop(action.text.trim()))
        };
        let mut found: Vec<String> = Vec::new();
        for change in &changed.plans.actions {
            found.push(match change {
                ActionChange::Added(at) => line(1, at, "New"),
                ActionChange::Done(at) => line(1, at, "Done"),
                ActionChange::Dropped(at) => line(1, at, "Dropped"),
                ActionChange::Reopened(at) => line(1, at, "Open again"),
                ActionChange::Overdue(at) => line(1, at, "Overdue now"),
                ActionChange::Removed(_) => continue,
            });
        }
        let is_left: HashSet<usize> = rewritten.keys().copied().collect();
        let left = changed.texts.actions.iter().filter(|it| is_left.contains(&it.ids[1]));
        found.extend(left.map(|it| {
            let action = &self.files[1].actions()[it.ids[1]];
            let place = &self.files[1].area(action.area).name;
            let text = without_full_stop(action.text.trim());
            format!("Changed in {place}: {text}: {}.", fields_told(&it.fields))
        }));
        let gone = changed.plans.actions.iter().filter_map(|it| match it {
            ActionChange::Removed(at) => Some(&self.files[0].actions()[*at]),
            _ => None,
        });
        found.extend(gone.map(|action| {
            let place = &self.files[0].area(action.area).name;
            let due = action.due.as_ref().map(|due| format!(", due {}", date::in_words(due)));
            let text = without_full_stop(action.text.trim());
            format!("Taken out in {place}: {text}{}.", due.unwrap_or_default())
        }));
        found
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

    /// One line for each, whatever is otherwise of it.
    pub(super) fn commentary(&self, changed: &Changed) -> Vec<String> {
        let fields: HashMap<usize, &[FieldChange]> =
            changed.texts.commentary.iter().map(|it| (it.ids[1], &it.fields[..])).collect();
        let of = |at: usize| fields.get(&at).map(|fields| format!("; {}.", fields_told(fields)));
        let mut told: HashSet<usize> = HashSet::new();
        let mut found: Vec<String> = Vec::new();
        for change in &changed.plans.commentary {
            found.push(match change {
                CommentChange::Added(at) => self.comment(1, *at, "New"),
                CommentChange::Rewritten(at) => {
                    told.insert(*at);
                    format!("{}{}", self.comment(1, *at, "Rewritten"), of(*at).unwrap_or_default())
                }
                CommentChange::Removed(at) => self.comment(0, *at, "Taken out"),
            });
        }
        let rest = changed.texts.commentary.iter().map(|it| it.ids[1]).filter(|at| !told.contains(at));
        found.extend(
            rest.map(|at| format!("{}{}", self.comment(1, at, "Changed"), of(at).unwrap_or_default())),
        );
        found
    }

    /// A comment with what it is on: `New reply on Leeds, Suspensions, 2023/24, by A. Lead: “Agreed”`.
    fn comment(&self, at: usize, comment: usize, what: &str) -> String {
        let file = self.files[at];
        let comment = &file.commentary()[comment];
        let reply = if comment.reply_to.is_some() { " reply" } else { "" };
        let about = comment.indicator.map(|id| format!(", {}", file.indicator(id).short)).unwrap_or_default();
        let period = comment.period.map(|it| format!(", {}", date::period_in_words(it))).unwrap_or_default();
        let by = comment.author.as_ref().map(|who| format!(", by {who}")).unwrap_or_default();
        let text = cut(&rich::in_a_line(&comment.text));
        format!("{what}{reply} on {}{about}{period}{by}: “{text}”", file.area(comment.area).name)
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
