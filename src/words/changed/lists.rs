//! Figures, areas, indicators and plans that came, went or changed, in words.

use super::excerpt::where_they_part;
use super::first::of_kind;
use super::stands::{stands, targets_off_track};
use super::texts::{fields_told, named};
use super::{About, ChangedLine, Told, in_full, shown_with_unit};
use crate::analysis::changed::{
    ActionChange, Added, Changed, CommentChange, FieldChange, NewFigures, Plans, Revised, TakenOut,
    TakenOutOf, TargetChange, Way, Withdrawn, told_together,
};
use crate::analysis::target::TargetRef;
use crate::model::{AreaId, Flag, Indicator, IndicatorId, InterventionId, PriorityId};
use crate::words::wording::{count_in_words, list, without_full_stop};
use crate::words::{date, flag_in_words, number, rich, wording};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

impl Told<'_> {
    pub(super) fn new_figures(&self, new: &NewFigures) -> ChangedLine {
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
        let text = format!(
            "{}{comma} {} in {areas}, {}{all_new}.",
            about.short,
            number::counted(new.figures as u64, "new figure", "new figures"),
            date::span_in_words(first, last)
        );
        let older = self.files[0].indicator_by_id(&about.id);
        ChangedLine::of(text, [older, Some(new.indicator)].map(|id| id.map(About::Indicator)))
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
        let [was, is] = shown_with_unit(about, revised.values);
        let subject = self.subject(1, (revised.indicators[1], revised.breakdown, revised.areas[1]));
        let period = date::period_in_words(revised.period);
        ChangedLine {
            text: format!("{subject}, {period}: {is}, {was} before."),
            way: Way::Neither,
            about: self.figures_of(revised.indicators, revised.breakdown, revised.areas),
        }
    }

    pub(super) fn withdrawn(&self, withdrawn: &Withdrawn) -> ChangedLine {
        let about = self.files[0].indicator(withdrawn.indicator);
        let of = (withdrawn.indicator, withdrawn.breakdown, withdrawn.area);
        let subject = self.subject(0, of);
        let why = match withdrawn.why {
            _ if withdrawn.is_withheld => Some(", now withheld from this copy".to_owned()),
            why => why.map(|flag: Flag| format!(", now {}", flag_in_words(flag))),
        };
        let text = format!(
            "{subject}, {}: {} before, no figure now{}.",
            date::period_in_words(withdrawn.period),
            in_digits(about, withdrawn.value),
            why.unwrap_or_default()
        );
        ChangedLine::of(text, self.figures_of_older(of))
    }

    pub(super) fn areas(&self, changed: &Changed) -> Vec<ChangedLine> {
        let [older, newer] = self.files;
        let areas = &changed.areas;
        let is_namesake = |at: usize, area: AreaId| areas.namesakes.iter().any(|pair| pair[at] == area);
        let new = changed.new_areas.iter().filter(|whole| !is_namesake(1, whole.area));
        let mut lines: Vec<ChangedLine> = new.map(|whole| self.new_area(whole)).collect();
        lines.extend(areas.namesakes.iter().map(|pair| self.namesakes(changed, *pair)));
        lines.extend(areas.took_over.iter().map(|(id, from)| {
            let from: Vec<String> = from.iter().map(|id| older.area(*id).name.clone()).collect();
            let text = format!("{}, took over from {}.", of_kind(newer, *id), list(&from));
            ChangedLine::at(text, 1, About::Area(*id))
        }));
        lines.extend(areas.recoded.iter().map(|[was, is]| {
            let [before, code] = [older.area(*was), newer.area(*is)].map(|area| &area.code);
            let text = format!("{}, has the code {code}, {before} before.", of_kind(newer, *is));
            ChangedLine::of(text, [*was, *is].map(|id| Some(About::Area(id))))
        }));
        let is_area = |it: &&TakenOut| matches!(&it.of, TakenOutOf::Area(of) if !is_namesake(0, of.area));
        lines.extend(changed.taken_out.iter().filter(is_area).map(|it| self.taken_out(changed, it)));
        lines
    }

    pub(super) fn indicators(&self, changed: &Changed) -> Vec<ChangedLine> {
        let name = |id: &IndicatorId| self.files[1].indicator(*id).name.clone();
        let added = changed.indicators.added.iter();
        let new = |id: &IndicatorId| {
            ChangedLine::at(format!("“{}”, an indicator, is new.", name(id)), 1, About::Indicator(*id))
        };
        let mut lines: Vec<ChangedLine> = added.map(new).collect();
        let gone = changed.taken_out.iter().filter(|it| matches!(it.of, TakenOutOf::Indicator(_)));
        lines.extend(gone.map(|it| self.taken_out(changed, it)));
        lines.extend(changed.measured_otherwise.iter().map(|it| self.otherwise(*it)));
        lines
    }

    fn target(&self, at: usize, target: TargetRef) -> String {
        self.target_written(at, target, number::target_with_sign)
    }

    fn target_written(
        &self,
        at: usize,
        target: TargetRef,
        written: impl Fn(&Indicator, f64) -> String,
    ) -> String {
        let file = self.files[at];
        let target = target.target(file);
        let about = file.indicator(target.indicator);
        let by = target.by.as_ref().map(|by| format!(" by {}", date::in_words(by))).unwrap_or_default();
        format!("{}{by}", written(about, target.value))
    }

    /// Two targets, with all digits where these tell them apart.
    fn targets(&self, both: [TargetRef; 2]) -> [String; 2] {
        let values = [0, 1].map(|at| both[at].target(self.files[at]).value);
        let about = self.files[1].indicator(both[1].target(self.files[1]).indicator);
        let [was, is] = values.map(|value| number::with_sign(about, value));
        let are_alike = was == is && values[0].total_cmp(&values[1]) != Ordering::Equal;
        let written = if are_alike { in_full } else { number::target_with_sign };
        [0, 1].map(|at| self.target_written(at, both[at], written))
    }

    pub(super) fn priorities(&self, changed: &Changed) -> Vec<ChangedLine> {
        let Plans { priorities, targets, .. } = &changed.plans;
        let gone = &changed.priorities_alone;
        let of = |at: usize, ids| told_together(ids).map(move |ids| self.priorities_came(changed, at, ids));
        let mut lines: Vec<ChangedLine> = of(1, &priorities.added).chain(of(0, gone)).collect();
        let title = |id: &PriorityId| self.files[0].priority(*id).title.clone();
        lines.extend(self.went_with(changed, |it| it.priorities.iter().map(title).collect()));
        lines.extend(targets.iter().map(|change| self.target_change(changed, change)));
        lines
    }

    /// Priorities of the newer edition that are new, or of the older that were taken out: one with what it aims at and how that stands,
    /// many together.
    pub(super) fn priorities_came(&self, changed: &Changed, at: usize, ids: &[PriorityId]) -> ChangedLine {
        match ids {
            [id] => ChangedLine::at(self.priority_came(changed, at, *id), at, About::Priority(*id)),
            _ => ChangedLine::at(self.many_priorities(changed, at, ids), at, About::Priorities),
        }
    }

    /// `Cancers found early, of West Yorkshire, was taken out of the priorities with its target, 75% by 2028 for Cancers found early,
    /// which was off track.`
    fn priority_came(&self, changed: &Changed, at: usize, id: PriorityId) -> String {
        let file = self.files[at];
        let priority = file.priority(id);
        let all = TargetRef::all_of(file, id).map(|of| {
            let target = of.target(file);
            let area = target.area.map(|area| format!(" in {}", file.area(area).name)).unwrap_or_default();
            let short = &file.indicator(target.indicator).short;
            format!("{} for {short}{area}{}", self.target(at, of), stands(changed, at, of))
        });
        let said: Vec<String> = all.collect();
        let with = match said.len() {
            0 => String::new(),
            1 => format!(" with its target, {}", said[0]),
            some => format!(" with its {} targets: {}", count_in_words(some), said.join("; ")),
        };
        let what = ["was taken out of the priorities", "is a new priority"][at];
        format!("{}, of {}, {what}{with}.", priority.title, file.area(priority.area).name)
    }

    /// `, with seven targets, two of which were off track`; nothing where they have none.
    pub(super) fn with_targets(&self, changed: &Changed, at: usize, ids: &[PriorityId]) -> String {
        let file = self.files[at];
        let targets: Vec<TargetRef> = ids.iter().flat_map(|id| TargetRef::all_of(file, *id)).collect();
        match targets.len() {
            0 => String::new(),
            some => {
                let off = targets_off_track(changed, at, &targets);
                format!(", with {}{off}", number::counted(some as u64, "target", "targets"))
            }
        }
    }

    /// `All 37 priorities were taken out, with seven targets, two of which were off track: …`
    fn many_priorities(&self, changed: &Changed, at: usize, ids: &[PriorityId]) -> String {
        let file = self.files[at];
        let with = self.with_targets(changed, at, ids);
        let names = named(ids.iter().map(|id| file.priority(*id).title.clone()).collect());
        let all = file.priorities().count();
        let count = number::count(ids.len() as u64);
        let what = ["were taken out", "are new"][at];
        let all = if all == ids.len() { "All " } else { "" };
        let head = format!("{all}{count} priorities {what}");
        format!("{head}{with}: {names}.")
    }

    pub(super) fn target_change(&self, changed: &Changed, change: &TargetChange) -> ChangedLine {
        let [older, newer] = self.files;
        let about = match change {
            TargetChange::Changed([was, is]) => [Some(was.priority), Some(is.priority)],
            // The priority itself is in both, by its id where it has the same.
            TargetChange::Added(of) => {
                let id = &newer.priority(of.priority).id;
                [older.priorities().find(|(_, it)| it.id == *id).map(|(id, _)| id), Some(of.priority)]
            }
            TargetChange::Removed(of) => {
                let id = &older.priority(of.priority).id;
                [Some(of.priority), newer.priorities().find(|(_, it)| it.id == *id).map(|(id, _)| id)]
            }
        };
        ChangedLine::of(self.target_told(changed, change), about.map(|id| id.map(About::Priority)))
    }

    fn target_told(&self, changed: &Changed, change: &TargetChange) -> String {
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
        match change {
            TargetChange::Added(_) => {
                format!("{head}: a new target, {}{}.", self.target(at, of), stands(changed, at, of))
            }
            TargetChange::Removed(_) => {
                let stood = stands(changed, at, of);
                let comma = if stood.is_empty() { "" } else { "," };
                format!("{head}: the target of {}{stood}{comma} was taken out.", self.target(at, of))
            }
            TargetChange::Changed([was, _]) => match self.targets([*was, of]) {
                [before, said] if before == said => {
                    let from = |at: usize, of: TargetRef| {
                        let from = of.target(self.files[at]).from.as_ref();
                        let about = self.files[at].indicator(of.target(self.files[at]).indicator);
                        from.map_or("none".to_owned(), |it| {
                            let period = date::period_in_words(it.period);
                            format!("{} in {period}", number::plain_with_sign(about, it.value))
                        })
                    };
                    let [is, was] = [from(1, of), from(0, *was)];
                    format!("{head}: the target of {said} starts from {is}, from {was} before.")
                }
                [before, said] => {
                    format!("{head}: the target is {said}, {before} before{}.", self.goalposts(*change))
                }
            },
        }
    }

    /// One line for each, whatever became of it and however it is said otherwise.
    pub(super) fn actions(&self, changed: &Changed) -> Vec<ChangedLine> {
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
            let text = format!("{what} in {place}: {}{due}{fields}.", without_full_stop(action.text.trim()));
            ChangedLine::at(text, at, About::Action(action_at))
        };
        let mut found: Vec<ChangedLine> = Vec::new();
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
            let text = format!("Changed in {place}: {text}: {}.", fields_told(&it.fields));
            ChangedLine::of(text, it.ids.map(|at| Some(About::Action(at))))
        }));
        let went = |at: &usize| changed.plans_gone().any(|it| it.actions.contains(at));
        let gone = changed.plans.actions.iter().filter_map(|it| match it {
            ActionChange::Removed(at) if !went(at) => Some((*at, &self.files[0].actions()[*at])),
            _ => None,
        });
        found.extend(gone.map(|(at, action)| {
            let place = &self.files[0].area(action.area).name;
            let due = action.due.as_ref().map(|due| format!(", due {}", date::in_words(due)));
            let text = without_full_stop(action.text.trim());
            let text = format!("Taken out in {place}: {text}{}.", due.unwrap_or_default());
            ChangedLine::at(text, 0, About::Action(at))
        }));
        let text = |at: &usize| format!("“{}”", cut(self.files[0].actions()[*at].text.trim()));
        found.extend(self.went_with(changed, |it| it.actions.iter().map(text).collect()));
        found
    }

    pub(super) fn interventions(&self, changed: &Changed) -> Vec<ChangedLine> {
        let line = |at: usize, id: &InterventionId, what: &str| {
            let tried = self.files[at].intervention(*id);
            let areas: Vec<String> =
                tried.areas.iter().map(|area| self.files[at].area(*area).name.clone()).collect();
            let areas = if areas.is_empty() { String::new() } else { format!(", in {}", list(&areas)) };
            ChangedLine::at(format!("{}{areas}, {what}.", tried.title), at, About::Intervention(*id))
        };
        let Added { added, removed } = &changed.plans.interventions;
        let went = |id: &&InterventionId| changed.plans_gone().any(|it| it.interventions.contains(id));
        let added = added.iter().map(|id| line(1, id, "is new"));
        let alone = removed.iter().filter(|id| !went(id)).map(|id| line(0, id, "was taken out"));
        let title = |id: &InterventionId| self.files[0].intervention(*id).title.clone();
        let with = self.went_with(changed, |it| it.interventions.iter().map(title).collect());
        added.chain(alone).chain(with).collect()
    }

    /// One line for each, whatever is otherwise of it.
    pub(super) fn commentary(&self, changed: &Changed) -> Vec<ChangedLine> {
        let fields: HashMap<usize, &[FieldChange]> =
            changed.texts.commentary.iter().map(|it| (it.ids[1], &it.fields[..])).collect();
        let of = |at: usize| fields.get(&at).map(|fields| format!("; {}.", fields_told(fields)));
        let mut told: HashSet<usize> = HashSet::new();
        let mut found: Vec<ChangedLine> = Vec::new();
        // Of the newer edition, and where the older has it too.
        let both = |text: String, at: usize| {
            let id = &self.files[1].commentary()[at].id;
            let was = self.files[0].commentary().iter().position(|it| it.id == *id);
            ChangedLine::of(text, [was, Some(at)].map(|at| at.map(About::Comment)))
        };
        let went = |at: &usize| changed.plans_gone().any(|it| it.comments.contains(at));
        for change in &changed.plans.commentary {
            found.push(match change {
                CommentChange::Removed(at) if went(at) => continue,
                CommentChange::Added(at) => both(self.comment(1, *at, "New"), *at),
                CommentChange::Rewritten(at) => {
                    told.insert(*at);
                    let now = self.comment(1, *at, "Rewritten");
                    both(format!("{now}{}{}", self.words_before(*at), of(*at).unwrap_or_default()), *at)
                }
                CommentChange::Removed(at) => {
                    ChangedLine::at(self.comment(0, *at, "Taken out"), 0, About::Comment(*at))
                }
            });
        }
        let rest = changed.texts.commentary.iter().map(|it| it.ids[1]).filter(|at| !told.contains(at));
        found.extend(
            rest.map(|at| {
                both(format!("{}{}", self.comment(1, at, "Changed"), of(at).unwrap_or_default()), at)
            }),
        );
        let text = |at: &usize| format!("“{}”", cut(&rich::in_a_line(&self.files[0].commentary()[*at].text)));
        found.extend(self.went_with(changed, |it| it.comments.iter().map(text).collect()));
        found
    }

    /// What a rewritten comment said: a long one from where it parts from what it says now.
    fn words_before(&self, at: usize) -> String {
        let [older, newer] = self.files;
        let now = &newer.commentary()[at];
        let Some(was) = older.commentary().iter().find(|it| it.id == now.id) else { return String::new() };
        let [was, is] = [was, now].map(|it| rich::in_a_line(&it.text));
        if was.chars().count().max(is.chars().count()) <= QUOTED {
            return format!("; before: “{was}”");
        }
        let [was, is] = where_they_part([&was, &is]);
        format!("; from where it differs: “{is}”, “{was}” before")
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

/// A value as it is shown, or with all its digits where none of those shown says anything of it.
fn in_digits(about: &Indicator, value: f64) -> String {
    let shown = number::with_sign(about, value);
    let says_nothing = value.abs() > 0.0 && !shown.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if says_nothing { in_full(about, value) } else { shown }
}

/// The longest that a comment is quoted with.
const QUOTED: usize = 160;

pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
