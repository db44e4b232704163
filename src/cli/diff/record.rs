//! What changed as one JSON document, with ids in place of positions. The order of the fields is the order of the keys.

use super::first::FirstOf;
use super::judgement::{Counted, Judgement, OfOther};
use super::targets::TargetOf;
use super::texts::{MarkedFigure, SignOff, Texts, Unknown};
use crate::analysis::changed::{
    ActionChange, Added, Changed, CommentChange, Edition, JudgementChange, MethodChange, Revised, Withdrawn,
};
use crate::model::{Against, AreaId, BreakdownId, IndicatorId, Scorecard, Word, Written};
use crate::words::{ChangedSection, ChangedTold};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
pub(super) struct Document<'a> {
    format: u32,
    old: About<'a>,
    new: About<'a>,
    /// The changes in a sentence, and what is to be known before they are read.
    headline: &'a str,
    notes: &'a [String],
    methods: Vec<Setting>,
    /// What matters first, each by its kind in a sentence as the text has it.
    first: Vec<FirstOf<'a>>,
    counts: Vec<Counted>,
    figures: Figures<'a>,
    judgements: Vec<Judgement<'a>>,
    /// On others than places.
    others: Vec<OfOther<'a>>,
    areas: Areas<'a>,
    indicators: Indicators<'a>,
    priorities: Priorities<'a>,
    actions: Actions<'a>,
    interventions: Came<'a>,
    commentary: Commentary<'a>,
    sign_off: Option<Both<Option<SignOff<'a>>>>,
    texts: Texts<'a>,
    /// Fields that the format does not know.
    unknown: Vec<Unknown<'a>>,
    /// All of it in sentences, as the text has them.
    sections: Vec<Section<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    title: &'a str,
    lines: Vec<&'a str>,
    more: usize,
}

#[derive(Serialize)]
struct About<'a> {
    title: &'a str,
    edition: Option<&'a str>,
    published: Option<String>,
}

#[derive(Serialize)]
struct Setting {
    #[serde(rename = "setting")]
    name: &'static str,
    before: Value,
    after: Value,
}

/// One thing in both editions.
#[derive(Serialize)]
pub(super) struct Both<T> {
    pub before: T,
    pub after: T,
}

#[derive(Serialize)]
struct Figures<'a> {
    new: usize,
    new_by_indicator: Vec<NewFigures<'a>>,
    revised: Vec<RevisedFigure<'a>>,
    withdrawn: Vec<WithdrawnFigure<'a>>,
    /// Of the same value, with something else beside it.
    marked: Vec<MarkedFigure<'a>>,
}

#[derive(Serialize)]
struct NewFigures<'a> {
    indicator: &'a str,
    figures: usize,
    areas: usize,
    first: String,
    last: String,
    of_new_series: usize,
}

#[derive(Serialize)]
pub(super) struct Group<'a> {
    pub by: &'a str,
    pub group: &'a str,
}

#[derive(Serialize)]
struct RevisedFigure<'a> {
    indicator: &'a str,
    area: &'a str,
    breakdown: Option<Group<'a>>,
    period: String,
    before: f64,
    after: f64,
}

#[derive(Serialize)]
struct WithdrawnFigure<'a> {
    indicator: &'a str,
    area: &'a str,
    breakdown: Option<Group<'a>>,
    period: String,
    before: f64,
    flag: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct Came<'a> {
    pub added: Vec<&'a str>,
    pub removed: Vec<&'a str>,
}

#[derive(Serialize)]
struct Areas<'a> {
    #[serde(flatten)]
    came: Came<'a>,
    recoded: Vec<Both<&'a str>>,
    took_over: Vec<TookOver<'a>>,
}

#[derive(Serialize)]
struct TookOver<'a> {
    area: &'a str,
    from: Vec<&'a str>,
}

#[derive(Serialize)]
struct Indicators<'a> {
    #[serde(flatten)]
    came: Came<'a>,
    measured_otherwise: Vec<Both<&'a str>>,
}

#[derive(Serialize)]
struct Priorities<'a> {
    #[serde(flatten)]
    came: Came<'a>,
    targets: Vec<TargetOf<'a>>,
}

#[derive(Default, Serialize)]
struct Actions<'a> {
    added: Vec<&'a str>,
    done: Vec<&'a str>,
    dropped: Vec<&'a str>,
    reopened: Vec<&'a str>,
    overdue: Vec<&'a str>,
    removed: Vec<&'a str>,
}

#[derive(Default, Serialize)]
struct Commentary<'a> {
    added: Vec<&'a str>,
    rewritten: Vec<&'a str>,
    removed: Vec<&'a str>,
}

impl<'a> Document<'a> {
    pub(super) fn of(
        changed: &'a Changed,
        (told, written): (&'a ChangedTold, &'a Written),
        editions: [Edition<'a>; 2],
    ) -> Self {
        let files = editions.map(|edition| edition.scorecard);
        let [older, newer] = files;
        let named = Named { files };
        let judgement = |change: &JudgementChange| Judgement::of(change, editions);
        let indicator: fn(&'a Scorecard, IndicatorId) -> &'a str = |file, id| &file.indicator(id).id;
        let area: fn(&'a Scorecard, AreaId) -> &'a str = |file, id| &file.area(id).code;
        let (plans, judgements) = (&changed.plans, &changed.judgements);
        Self {
            format: 1,
            old: About::of(older),
            new: About::of(newer),
            headline: &told.headline,
            notes: &told.notes,
            methods: changed.methods.iter().map(|change| named.setting(*change)).collect(),
            first: changed
                .first(files)
                .into_iter()
                .zip(told.first())
                .map(|(first, line)| FirstOf::of(first, &line.text, editions))
                .collect(),
            counts: judgements.counts.iter().map(|(whom, counts)| Counted::of(*whom, *counts)).collect(),
            figures: named.figures(changed),
            judgements: judgements.places.iter().map(judgement).collect(),
            others: judgements.others.iter().map(|change| OfOther::of(change, files)).collect(),
            areas: Areas {
                came: Came::of([&changed.areas.added, &changed.areas.removed], files, area),
                recoded: changed
                    .areas
                    .recoded
                    .iter()
                    .map(|[was, is]| Both { before: area(older, *was), after: area(newer, *is) })
                    .collect(),
                took_over: changed
                    .areas
                    .took_over
                    .iter()
                    .map(|(id, from)| TookOver {
                        area: area(newer, *id),
                        from: from.iter().map(|id| area(older, *id)).collect(),
                    })
                    .collect(),
            },
            indicators: Indicators {
                came: Came::of_both(&changed.indicators, files, indicator),
                measured_otherwise: changed
                    .measured_otherwise
                    .iter()
                    .map(|([was, is], _)| Both {
                        before: indicator(older, *was),
                        after: indicator(newer, *is),
                    })
                    .collect(),
            },
            priorities: Priorities {
                came: Came::of_both(&plans.priorities, files, |file, id| &file.priority(id).id),
                targets: TargetOf::all(changed, files),
            },
            actions: named.actions(&plans.actions),
            interventions: Came::of_both(&plans.interventions, files, |file, id| &file.intervention(id).id),
            commentary: named.commentary(&plans.commentary),
            sign_off: changed.texts.is_approved_otherwise.then(|| {
                let [before, after] = files.map(|file| file.approved().map(SignOff::of));
                Both { before, after }
            }),
            texts: Texts::of(&changed.texts, files),
            unknown: written.unknown.iter().map(Unknown::of).collect(),
            sections: told.sections.iter().map(Section::of).collect(),
        }
    }
}

impl<'a> Came<'a> {
    /// What came and what went, by ids of the newer file and of the older.
    pub(super) fn of<T: Copy>(
        [added, removed]: [&[T]; 2],
        [older, newer]: [&'a Scorecard; 2],
        id: impl Fn(&'a Scorecard, T) -> &'a str,
    ) -> Self {
        Self {
            added: added.iter().map(|it| id(newer, *it)).collect(),
            removed: removed.iter().map(|it| id(older, *it)).collect(),
        }
    }

    pub(super) fn of_both<T: Copy>(
        came: &Added<T>,
        files: [&'a Scorecard; 2],
        id: impl Fn(&'a Scorecard, T) -> &'a str,
    ) -> Self {
        Self::of([&came.added, &came.removed], files, id)
    }
}

impl<'a> Section<'a> {
    fn of(section: &'a ChangedSection) -> Self {
        let lines = section.lines.iter().map(|line| line.text.as_str()).collect();
        Self { title: section.title, lines, more: section.more }
    }
}

impl<'a> About<'a> {
    fn of(file: &'a Scorecard) -> Self {
        let header = file.header();
        Self {
            title: &header.title,
            edition: header.edition.as_deref(),
            published: header.published.map(|day| day.to_string()),
        }
    }
}

/// Two editions whose positions become ids.
#[derive(Clone, Copy)]
struct Named<'a> {
    files: [&'a Scorecard; 2],
}

impl<'a> Named<'a> {
    fn setting(self, change: MethodChange) -> Setting {
        let against = |at: usize, against: Against| match against {
            Against::Benchmark(benchmark) => benchmark.as_str().to_owned(),
            Against::Area(area) => self.files[at].area(area).code.clone(),
        };
        let (name, before, after) = match change {
            MethodChange::Against([was, is]) => ("benchmark", json!(against(0, was)), json!(against(1, is))),
            MethodChange::Confidence([was, is]) => ("confidence", json!(was), json!(is)),
            MethodChange::RunLength([was, is]) => ("run_length", json!(was), json!(is)),
            MethodChange::ScreenMovingRanges([was, is]) => ("screen_moving_ranges", json!(was), json!(is)),
            MethodChange::SpcRules([was, is]) => ("spc_rules", json!(was.as_str()), json!(is.as_str())),
            MethodChange::BaselinePoints([was, is]) => ("baseline_points", json!(was), json!(is)),
            MethodChange::Season([was, is]) => ("season", json!(was), json!(is)),
        };
        Setting { name, before, after }
    }

    fn group(self, at: usize, breakdown: Option<BreakdownId>) -> Option<Group<'a>> {
        let group = self.files[at].breakdown(breakdown?);
        Some(Group { by: &group.by, group: &group.group })
    }

    fn figures(self, changed: &Changed) -> Figures<'a> {
        let [older, newer] = self.files;
        let figures = &changed.figures;
        let revised = |it: &Revised| RevisedFigure {
            indicator: &newer.indicator(it.indicators[1]).id,
            area: &newer.area(it.areas[1]).code,
            breakdown: self.group(1, it.breakdown),
            period: it.period.to_string(),
            before: it.values[0],
            after: it.values[1],
        };
        let withdrawn = |it: &Withdrawn| WithdrawnFigure {
            indicator: &older.indicator(it.indicator).id,
            area: &older.area(it.area).code,
            breakdown: self.group(0, it.breakdown),
            period: it.period.to_string(),
            before: it.value,
            flag: it.why.map(Word::as_str),
        };
        Figures {
            new: figures.count_new(),
            new_by_indicator: figures
                .new
                .iter()
                .map(|new| NewFigures {
                    indicator: &newer.indicator(new.indicator).id,
                    figures: new.figures,
                    areas: new.areas,
                    first: new.periods[0].to_string(),
                    last: new.periods[1].to_string(),
                    of_new_series: new.of_new_series,
                })
                .collect(),
            revised: figures.revised.iter().map(revised).collect(),
            withdrawn: figures.withdrawn.iter().map(withdrawn).collect(),
            marked: figures
                .marked
                .iter()
                .map(|it| MarkedFigure::of(it, self.group(1, it.breakdown), newer))
                .collect(),
        }
    }

    fn actions(self, changes: &[ActionChange]) -> Actions<'a> {
        let mut found = Actions::default();
        for change in changes {
            let (list, file, at) = match change {
                ActionChange::Added(at) => (&mut found.added, 1, at),
                ActionChange::Done(at) => (&mut found.done, 1, at),
                ActionChange::Dropped(at) => (&mut found.dropped, 1, at),
                ActionChange::Reopened(at) => (&mut found.reopened, 1, at),
                ActionChange::Overdue(at) => (&mut found.overdue, 1, at),
                ActionChange::Removed(at) => (&mut found.removed, 0, at),
            };
            list.push(&self.files[file].actions()[*at].id);
        }
        found
    }

    fn commentary(self, changes: &[CommentChange]) -> Commentary<'a> {
        let mut found = Commentary::default();
        for change in changes {
            let (list, file, at) = match change {
                CommentChange::Added(at) => (&mut found.added, 1, at),
                CommentChange::Rewritten(at) => (&mut found.rewritten, 1, at),
                CommentChange::Removed(at) => (&mut found.removed, 0, at),
            };
            list.push(&self.files[file].commentary()[*at].id);
        }
        found
    }
}
