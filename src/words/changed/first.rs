//! What matters first, in words: judgements, and what was taken out, moved or revised.

use super::alike::of_whom;
use super::texts::named;
use super::{About, ChangedLine, MOST, Told, shown, shown_with_unit};
use crate::analysis::changed::{
    Beside, Changed, First, Goalposts, LargeStep, PlansGone, Revised, TakenOut, TakenOutOf, TargetChange,
    Whole,
};
use crate::analysis::{Differs, InBoth};
use crate::model::{AreaId, AreaKind, Scorecard, Series};
use crate::words::wording::{count_in_words, list, subject, without_full_stop};
use crate::words::{date, not_comparable, number};

/// An area with its kind: `Wakefield, a place`.
pub(super) fn of_kind(file: &Scorecard, area: AreaId) -> String {
    let kind = match file.area(area).kind {
        AreaKind::Nation => "nation",
        AreaKind::Region => "region",
        AreaKind::System => "system",
        AreaKind::Place => "place",
        AreaKind::Neighbourhood => "neighbourhood",
        AreaKind::Group => "group of areas",
    };
    format!("{}, a {kind}", file.area(area).name)
}

/// What lies within an area that came or went with it: `45 neighbourhoods in it`.
fn within(file: &Scorecard, whole: &Whole) -> Option<String> {
    let is_neighbourhood = |id: &AreaId| file.area(*id).kind == AreaKind::Neighbourhood;
    let count = whole.within.len() as u64;
    let (one, many) = if whole.within.iter().all(is_neighbourhood) {
        ("neighbourhood", "neighbourhoods")
    } else {
        ("area", "areas")
    };
    (count > 0).then(|| format!("{} in it", number::counted(count, one, many)))
}

impl Told<'_> {
    pub(super) fn first(&self, changed: &Changed, first: First<'_>) -> ChangedLine {
        match first {
            First::SignOff => ChangedLine::plain(self.approval(changed).join(" ")),
            First::Judgement(change) => self.judgement(change),
            First::Alike(alike) => self.alike(changed, alike),
            First::TakenOut(gone) => self.taken_out(changed, gone),
            First::Otherwise(pair, differs) => self.otherwise((pair, differs)),
            First::Target(change) => self.target_change(changed, &change),
            First::PrioritiesGone(ids) => self.priorities_came(changed, 0, ids),
            First::PrioritiesNew(ids) => self.priorities_came(changed, 1, ids),
            First::Cause(of) => self.cause(changed, of),
            First::Against(of) => ChangedLine::both(self.against_another(of), About::Methods),
            First::Step(step) => self.large_step(step),
            First::Scopes(of) => {
                let about = of.indicators.first().map(|id| About::Indicator(*id));
                ChangedLine::of(self.scopes(of), [None, about])
            }
        }
    }

    /// What the first of these says without what is behind it.
    pub(super) fn first_alone(&self, changed: &Changed, first: First<'_>) -> String {
        match first {
            First::Judgement(change) => self.judgement_alone(change),
            other => self.first(changed, other).text,
        }
    }

    pub(super) fn new_area(&self, whole: &Whole) -> ChangedLine {
        let with = within(self.files[1], whole).map(|it| format!(", with {it}")).unwrap_or_default();
        let text = format!("{}, is new{with}.", of_kind(self.files[1], whole.area));
        ChangedLine::at(text, 1, About::Area(whole.area))
    }

    /// An area that came for another of its name: `Leeds, a place, has the code E08000099 now, E08000035 before. The file does not say that
    /// it took over, so that nothing of the two is compared: 40 figures and 30 judgements. 107 areas lie in it.`
    pub(super) fn namesakes(&self, changed: &Changed, [was, is]: [AreaId; 2]) -> ChangedLine {
        let [older, newer] = self.files;
        let is_it = |it: &&TakenOut| matches!(&it.of, TakenOutOf::Area(whole) if whole.area == was);
        let gone = changed.taken_out.iter().find(is_it);
        let with = gone.map(|it| {
            let of = [(it.figures, "figure", "figures"), (it.stood.judgements, "judgement", "judgements")];
            let some = of.iter().filter(|(count, ..)| *count > 0);
            list(
                &some.map(|(count, one, many)| number::counted(*count as u64, one, many)).collect::<Vec<_>>(),
            )
        });
        let with = with.filter(|it| !it.is_empty()).map(|it| format!(": {it} of before")).unwrap_or_default();
        let inside = newer.areas().filter(|(_, area)| area.parent == Some(is)).count() as u64;
        let (lies, it) = (if inside == 1 { "lies" } else { "lie" }, number::counted(inside, "area", "areas"));
        let inside = if inside > 0 { format!(" {it} {lies} in it.") } else { String::new() };
        let text = format!(
            "{}, has the code {} now, {} before. The file does not say that the one took over from the other, so that nothing of \
             the two is compared{with}.{inside}",
            of_kind(newer, is),
            newer.area(is).code,
            older.area(was).code
        );
        ChangedLine::of(text, [was, is].map(|id| Some(About::Area(id))))
    }

    pub(super) fn taken_out(&self, changed: &Changed, gone: &TakenOut) -> ChangedLine {
        if let TakenOutOf::Area(whole) = &gone.of
            && let Some(both) = changed.areas.namesakes.iter().find(|pair| pair[0] == whole.area)
        {
            return self.namesakes(changed, *both);
        }
        let older = self.files[0];
        let (figures, judgements) = (gone.figures as u64, gone.stood.judgements as u64);
        let worse = match gone.stood.worse {
            0 => String::new(),
            1 => ", one of them of a level that was worse".to_owned(),
            some => format!(", {} of them of levels that were worse", count_in_words(some)),
        };
        let judgements = (judgements > 0).then(|| number::counted(judgements, "judgement", "judgements"));
        let (what, within) = match &gone.of {
            TakenOutOf::Area(whole) => (of_kind(older, whole.area), within(older, whole)),
            TakenOutOf::Indicator(id) => (format!("“{}”, an indicator", older.indicator(*id).name), None),
            TakenOutOf::Figures { .. } | TakenOutOf::Group { .. } => {
                let with = judgements.map(|it| format!(", and with them {it}")).unwrap_or_default();
                let new = self.new_groups_beside(changed, gone);
                let text = format!("{} were withdrawn{with}{worse}.{new}", self.all_figures(gone));
                return ChangedLine::of(text, self.about_gone(gone));
            }
        };
        let mut with: Vec<String> = within.into_iter().collect();
        with.extend((figures > 0).then(|| number::counted(figures, "figure", "figures")));
        with.extend(judgements);
        let with = if with.is_empty() { String::new() } else { format!(", with {}", list(&with)) };
        let plans = self.plans_gone(changed, &gone.with);
        ChangedLine::of(format!("{what}, was taken out{with}{worse}.{plans}"), self.about_gone(gone))
    }

    /// What of some kind went with each area: `Taken out with Wigan: The Wigan Deal and Lung health checks.`
    pub(super) fn went_with(
        &self,
        changed: &Changed,
        names: impl Fn(&PlansGone) -> Vec<String>,
    ) -> Vec<ChangedLine> {
        let line = |it: &TakenOut| {
            let (TakenOutOf::Area(whole), names) = (&it.of, names(&it.with)) else { return None };
            let area = &self.files[0].area(whole.area).name;
            let text = format!("Taken out with {area}: {}.", named(names.clone()));
            (!names.is_empty()).then(|| ChangedLine::at(text, 0, About::Area(whole.area)))
        };
        changed.taken_out.iter().filter_map(line).collect()
    }

    /// ` With it were taken out: 2 priorities (…); 13 interventions, eleven of them in other areas too (…).`
    fn plans_gone(&self, changed: &Changed, gone: &PlansGone) -> String {
        let older = self.files[0];
        let PlansGone { priorities, interventions, elsewhere, actions, comments } = gone;
        let mut said: Vec<String> = Vec::new();
        let counted =
            |some: usize, [one, many]: [&str; 2]| (some > 0).then(|| number::counted(some as u64, one, many));
        said.extend(counted(priorities.len(), ["priority", "priorities"]).map(|count| {
            let names = priorities.iter().map(|id| older.priority(*id).title.clone()).collect();
            format!("{count}{} ({})", self.with_targets(changed, 0, priorities), named(names))
        }));
        said.extend(counted(interventions.len(), ["intervention", "interventions"]).map(|count| {
            let names = interventions.iter().map(|id| older.intervention(*id).title.clone()).collect();
            let elsewhere = match (*elsewhere, interventions.len()) {
                (0, _) => String::new(),
                (_, 1) => ", which was in other areas too".to_owned(),
                (some, all) if some == all => ", all of them in other areas too".to_owned(),
                (some, _) => format!(", {} of them in other areas too", count_in_words(some)),
            };
            format!("{count}{elsewhere} ({})", named(names))
        }));
        said.extend(counted(actions.len(), ["action", "actions"]));
        said.extend(counted(comments.len(), ["comment", "comments"]));
        if said.is_empty() { String::new() } else { format!(" With it were taken out: {}.", said.join("; ")) }
    }

    /// What was taken out, where it was; of figures alone also where they were.
    fn about_gone(&self, gone: &TakenOut) -> [Option<About>; 2] {
        let [older, newer] = self.files;
        let of = match &gone.of {
            TakenOutOf::Area(whole) => return [Some(About::Area(whole.area)), None],
            TakenOutOf::Indicator(id) => return [Some(About::Indicator(*id)), None],
            TakenOutOf::Figures { indicator, .. } | TakenOutOf::Group { indicator, .. } => *indicator,
        };
        let there = of.and_then(|id| newer.indicator_by_id(&older.indicator(id).id));
        [of, there].map(|id| id.map(About::Indicator))
    }

    /// `All 3,651 figures of neighbourhoods`.
    fn all_figures(&self, gone: &TakenOut) -> String {
        let older = self.files[0];
        let (whom, of) = match &gone.of {
            TakenOutOf::Figures { whom, indicator } => (of_whom(older, *whom), *indicator),
            TakenOutOf::Group { group, indicator } => {
                let group = older.breakdown(*group);
                (format!("of the group {} ({})", group.group, group.by), *indicator)
            }
            TakenOutOf::Area(_) | TakenOutOf::Indicator(_) => (String::new(), None),
        };
        let head = of.map(|id| format!("{}: all ", older.indicator(id).short));
        format!("{}{} figures {whom}", head.as_deref().unwrap_or("All "), number::count(gone.figures as u64))
    }

    /// Of a group of people that went, which others by the same dimension have figures only now: it may be called otherwise.
    fn new_groups_beside(&self, changed: &Changed, gone: &TakenOut) -> String {
        let [older, newer] = self.files;
        let TakenOutOf::Group { group, indicator } = &gone.of else { return String::new() };
        let by = &older.breakdown(*group).by;
        let has_any = |file: &Scorecard, name: &str| {
            let is_it = |it: &Series| {
                let of = it.breakdown.map(|id| file.breakdown(id));
                let is_of =
                    indicator.is_none_or(|id| file.indicator(it.indicator).id == older.indicator(id).id);
                is_of && of.is_some_and(|of| of.by == *by && of.group == name)
            };
            file.given_series().iter().any(is_it)
        };
        let all = newer.breakdowns().iter().filter(|it| it.by == *by).map(|it| it.group.as_str());
        let new: Vec<String> = all
            .filter(|name| has_any(newer, name) && !has_any(older, name))
            .map(|it| format!("“{it}”"))
            .collect();
        let gone = changed.taken_out.iter().filter(
            |it| matches!(&it.of, TakenOutOf::Group { group, .. } if older.breakdown(*group).by == *by),
        );
        match new.len() {
            0 => String::new(),
            1 if gone.count() == 1 => {
                format!(
                    " The group {} is new there; the files do not say whether it is the same under another name.",
                    new[0]
                )
            }
            1 => format!(" The group {} is new there.", new[0]),
            _ => format!(" The groups {} are new there.", named(new)),
        }
    }

    /// Figures that went with what was taken out are told of together.
    pub(super) fn withdrawn_figures(&self, changed: &Changed) -> Vec<ChangedLine> {
        let older = self.files[0];
        let together = changed.taken_out.iter().filter(|it| it.figures > 0).map(|gone| {
            let (name, around) = match &gone.of {
                TakenOutOf::Area(whole) => {
                    let within = within(older, whole).map(|it| format!(" and of {it}"));
                    (older.area(whole.area).name.clone(), within.unwrap_or_default())
                }
                TakenOutOf::Indicator(id) => (format!("“{}”", older.indicator(*id).name), String::new()),
                TakenOutOf::Figures { .. } | TakenOutOf::Group { .. } => {
                    let text = format!("{} were withdrawn.", self.all_figures(gone));
                    return ChangedLine::of(text, self.about_gone(gone));
                }
            };
            let figures = number::counted(gone.figures as u64, "figure", "figures");
            let were = if gone.figures == 1 { "was" } else { "were" };
            let text = format!("{figures} of {name}{around} {were} taken out with it.");
            ChangedLine::of(text, self.about_gone(gone))
        });
        let alone = changed.withdrawn_alone.iter().map(|at| self.withdrawn(&changed.figures.withdrawn[*at]));
        together.chain(alone).take(MOST).collect()
    }

    /// Why nothing of an indicator is compared.
    pub(super) fn otherwise(&self, (pair, differs): (InBoth, Differs)) -> ChangedLine {
        let [older, newer] = self.files;
        let told = not_comparable([newer, older], ([pair[1], pair[0]], differs), ["now", "before"]);
        let about = pair.map(|id| Some(About::Indicator(id)));
        ChangedLine::of(format!("{told}. Nothing of it is compared."), about)
    }

    /// Which way a target was moved.
    pub(super) fn goalposts(&self, change: TargetChange) -> &'static str {
        match change.goalposts(self.files) {
            Some(Goalposts::Easier) => ", so that it is easier to reach",
            Some(Goalposts::Harder) => ", so that it is harder to reach",
            None => "",
        }
    }

    fn large_step(&self, large: &LargeStep) -> ChangedLine {
        let LargeStep { indicators, breakdown, areas, periods, values, .. } = *large;
        let about = self.files[1].indicator(indicators[1]);
        let step = if large.is_revision() {
            self.revised(&Revised { indicators, breakdown, areas, period: periods[0], values })
        } else {
            let [was, is] = shown_with_unit(about, values);
            let subject = subject(self.files[1], about, breakdown, areas[1]);
            let [before, now] = periods.map(date::period_in_words);
            let text = format!("{subject}: {is} in {now}, before {was} in {before}.");
            ChangedLine::of(text, self.figures_of(indicators, breakdown, areas))
        };
        let beside = match large.beside {
            Beside::Limits { limits, .. } => {
                let [lower, upper] = shown(about, limits);
                format!("outside the limits before, {lower} to {upper}")
            }
            Beside::Steps { step, .. } => {
                format!("from one period to the next it had moved by {} on average", number::gap(about, step))
            }
        };
        let others = match (large.others, large.is_revision()) {
            (0, _) => String::new(),
            (some, true) => format!(
                " It is the largest of {} revisions of this indicator beyond what was known of the figures.",
                count_in_words(some + 1)
            ),
            (some, false) => {
                format!(" It is the largest of {} such moves of this indicator.", count_in_words(some + 1))
            }
        };
        ChangedLine { text: format!("{}; {beside}.{others}", without_full_stop(&step.text)), ..step }
    }
}
