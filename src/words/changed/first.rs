//! What matters first, in words: judgements, and what was taken out, moved or revised.

use super::{ChangedLine, Told, shown};
use crate::analysis::changed::{
    Beside, Changed, First, Goalposts, LargeRevision, TakenOut, TakenOutOf, TargetChange, Whole, Withdrawn,
};
use crate::analysis::{Differs, InBoth};
use crate::model::{AreaId, AreaKind, Scorecard};
use crate::words::wording::{count_in_words, list, without_full_stop};
use crate::words::{not_comparable, number};
use std::collections::HashSet;

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
    pub(super) fn first(&self, first: First<'_>) -> ChangedLine {
        match first {
            First::Judgement(change) => self.judgement(change),
            First::TakenOut(gone) => ChangedLine::plain(self.taken_out(gone)),
            First::Otherwise(pair, differs) => ChangedLine::plain(self.otherwise((pair, differs))),
            First::Target(change) => ChangedLine::plain(self.target_change(&change)),
            First::Revision(revision) => self.large_revision(revision),
            First::Scopes(of) => ChangedLine::plain(self.scopes(of)),
            First::Group(change) => self.group_change(change),
        }
    }

    /// What the first of these says without what is behind it.
    pub(super) fn first_alone(&self, first: First<'_>) -> String {
        match first {
            First::Judgement(change) => self.judgement_alone(change),
            other => self.first(other).text,
        }
    }

    pub(super) fn new_area(&self, whole: &Whole) -> String {
        let with = within(self.files[1], whole).map(|it| format!(", with {it}")).unwrap_or_default();
        format!("{}, is new{with}.", of_kind(self.files[1], whole.area))
    }

    pub(super) fn taken_out(&self, gone: &TakenOut) -> String {
        let older = self.files[0];
        let (what, within) = match &gone.of {
            TakenOutOf::Area(whole) => (of_kind(older, whole.area), within(older, whole)),
            TakenOutOf::Indicator(id) => (format!("“{}”, an indicator", older.indicator(*id).name), None),
        };
        let mut with: Vec<String> = within.into_iter().collect();
        let (figures, judgements) = (gone.figures as u64, gone.stood.judgements as u64);
        with.extend((figures > 0).then(|| number::counted(figures, "figure", "figures")));
        with.extend((judgements > 0).then(|| number::counted(judgements, "judgement", "judgements")));
        let with = if with.is_empty() { String::new() } else { format!(", with {}", list(&with)) };
        let worse = match gone.stood.worse {
            0 => String::new(),
            1 => ", one of them of a level that was worse".to_owned(),
            some => format!(", {} of them of levels that were worse", count_in_words(some)),
        };
        format!("{what}, was taken out{with}{worse}.")
    }

    /// Figures that went with what was taken out are told of together.
    pub(super) fn withdrawn_figures(&self, changed: &Changed) -> Vec<String> {
        let older = self.files[0];
        let mut areas: HashSet<AreaId> = HashSet::new();
        let mut found: Vec<String> = Vec::new();
        for gone in changed.taken_out.iter().filter(|it| it.figures > 0) {
            let (name, around) = match &gone.of {
                TakenOutOf::Area(whole) => {
                    areas.insert(whole.area);
                    areas.extend(&whole.within);
                    let within = within(older, whole).map(|it| format!(" and of {it}"));
                    (older.area(whole.area).name.clone(), within.unwrap_or_default())
                }
                TakenOutOf::Indicator(id) => (format!("“{}”", older.indicator(*id).name), String::new()),
            };
            let figures = number::counted(gone.figures as u64, "figure", "figures");
            let were = if gone.figures == 1 { "was" } else { "were" };
            found.push(format!("{figures} of {name}{around} {were} taken out with it."));
        }
        let with_indicator = &changed.indicators.removed;
        let is_alone = |it: &&Withdrawn| !areas.contains(&it.area) && !with_indicator.contains(&it.indicator);
        found.extend(changed.figures.withdrawn.iter().filter(is_alone).map(|it| self.withdrawn(it)));
        found
    }

    /// Why nothing of an indicator is compared.
    pub(super) fn otherwise(&self, (pair, differs): (InBoth, Differs)) -> String {
        let [older, newer] = self.files;
        let told = not_comparable([newer, older], ([pair[1], pair[0]], differs), ["now", "before"]);
        format!("{told}. Nothing of it is compared.")
    }

    /// Which way a target was moved.
    pub(super) fn goalposts(&self, change: TargetChange) -> &'static str {
        match change.goalposts(self.files) {
            Some(Goalposts::Easier) => ", so that it is easier to reach",
            Some(Goalposts::Harder) => ", so that it is harder to reach",
            None => "",
        }
    }

    fn large_revision(&self, large: &LargeRevision) -> ChangedLine {
        let about = self.files[1].indicator(large.revised.indicators[1]);
        let ChangedLine { text, way, about: leads } = self.revised(&large.revised);
        let beside = match large.beside {
            Beside::Limits { limits, .. } => {
                let [lower, upper] = shown(about, limits);
                format!("outside its limits before, {lower} to {upper}")
            }
            Beside::Steps { step, .. } => format!(
                "from one period to the next it had moved by {} on average",
                number::plain_with_sign(about, step)
            ),
        };
        let others = match large.others {
            0 => String::new(),
            1 => {
                " Another figure of this indicator was revised as far beyond what was known of it.".to_owned()
            }
            some => format!(
                " {} other figures of this indicator were revised beyond what was known of them too.",
                number::count(some as u64)
            ),
        };
        ChangedLine { text: format!("{}; {beside}.{others}", without_full_stop(&text)), way, about: leads }
    }
}
