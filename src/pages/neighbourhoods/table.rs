//! All neighbourhoods in a table, what they are compared with and the area itself first, then own footprints.

use super::scene::{Scene, mark_of};
use crate::analysis::{Judgement, judged_footprints, verdict_at_998};
use crate::charts::Mark;
use crate::model::{AreaId, Verdict};
use crate::pages::{AreaColumn, AreaOrder};
use crate::words::{
    added_up_from, counted_areas, date, not_added_up, number, sentence_case, source_line, unit_line,
    verdict_in_table,
};
use std::cmp::Ordering;

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaTable {
    /// What screen readers call it.
    pub name: String,
    /// What stands across, each with its head.
    pub heads: Vec<(AreaColumn, String)>,
    pub rows: Vec<AreaRow>,
    /// What it goes by.
    pub order: Option<AreaOrder>,
    /// How the areas were tested.
    pub tested: String,
    pub source: String,
}

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaRow {
    /// The neighbourhood or the footprint; `None` of the area itself and of what it is compared with.
    pub area: Option<AreaId>,
    pub mark: Mark,
    pub cells: Vec<String>,
    /// Of a footprint where its figure is from, or why it has none.
    pub note: Option<String>,
}

impl AreaTable {
    pub(super) fn of(scene: &Scene<'_>, order: Option<AreaOrder>) -> Self {
        use AreaColumn::{Count, Interval, Name, OutOf, Period, Place, Residents, Tenth, Value, Verdict};
        let scorecard = scene.scorecard;
        let place = (scene.area == scorecard.system()).then_some((Place, "Place"));
        let others = [
            (Value, "Value"),
            (Verdict, "Verdict"),
            (Interval, "99.8% interval"),
            (Count, "Count"),
            (OutOf, "Out of"),
            (Period, "Period"),
            (Residents, "Residents"),
            (Tenth, "Tenth"),
        ];
        let heads = [(Name, "Neighbourhood")].into_iter().chain(place).chain(others);
        let heads: Vec<(AreaColumn, String)> =
            heads.map(|(column, head)| (column, head.to_owned())).collect();
        let benchmark = scene.local.figures.first().and_then(|first| first.benchmark.area);
        let judged = |area| scene.analysis.get(scene.id, None, area).filter(|found| found.latest.is_some());
        let whole = |area| Line { area, judgement: judged(area), kind: Kind::Whole };
        let mut lines: Vec<Line<'_>> =
            [benchmark.unwrap_or(scorecard.national()), scene.area].map(whole).into();
        let of_kind = |kind: Kind, figures: &[&'_ Judgement], all: &mut dyn Iterator<Item = AreaId>| {
            let with = figures.iter().map(|one| Line { area: one.area, judgement: judged(one.area), kind });
            let without = all.filter(|area| judged(*area).is_none());
            let mut lines: Vec<Line<'_>> =
                with.chain(without.map(|area| Line { area, judgement: None, kind })).collect();
            if let Some(order) = order {
                lines.sort_by(|one, other| compare(scene, order, one, other));
            }
            lines
        };
        let footprints = judged_footprints(scorecard, scene.analysis, scene.id, &scene.footprints);
        let mut all = scene.footprints.iter().map(|footprint| footprint.area);
        lines.extend(of_kind(Kind::Footprint, &footprints, &mut all));
        lines.extend(of_kind(Kind::Neighbourhood, &scene.local.figures, &mut scene.all().iter().copied()));
        let rows = lines.iter().map(|line| line.row(scene, &heads)).collect();
        let name = scene.name(scene.area);
        let unit = unit_line(scene.indicator);
        Self {
            name: format!("{} in the neighbourhoods of {name}, {unit}", scene.indicator.name),
            heads,
            rows,
            order,
            tested: tested(scene),
            source: scene
                .period
                .map(|period| source_line(scene.indicator, period, period))
                .unwrap_or_default(),
        }
    }

    /// What it says: the table has every figure, so that only what it is and its first rows are told.
    pub(super) fn sentences(&self) -> Vec<String> {
        let notes =
            self.rows.iter().filter_map(|row| Some(format!("{}: {}", row.cells[0], row.note.as_ref()?)));
        let told = [self.name.clone()].into_iter().chain(notes);
        told.chain([self.tested.clone(), self.source.clone()]).collect()
    }
}

/// By which test the verdicts are, and what the limits beside them are of.
fn tested(scene: &Scene<'_>) -> String {
    let of = if scene.footprints.is_empty() { "Neighbourhoods" } else { "Neighbourhoods and own footprints" };
    format!(
        "{of} are tested against {} at the 99.8% level, {} at 95%. The limits are of 99.8% for all.",
        scene.than(),
        scene.name(scene.area)
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What they are compared with, and the area itself.
    Whole,
    Footprint,
    Neighbourhood,
}

/// An area of the table, and what is known of it.
struct Line<'a> {
    area: AreaId,
    judgement: Option<&'a Judgement>,
    kind: Kind,
}

impl Line<'_> {
    /// A whole area is judged as everywhere else, all others at 99.8 %.
    fn verdict(&self) -> Verdict {
        match self.judgement {
            Some(judgement) if self.kind == Kind::Whole => judgement.benchmark.verdict,
            Some(judgement) => verdict_at_998(judgement),
            None => Verdict::NotCompared,
        }
    }

    fn row(&self, scene: &Scene<'_>, heads: &[(AreaColumn, String)]) -> AreaRow {
        let mark = match (self.judgement, self.kind) {
            (None, _) => Mark::None,
            (Some(judgement), Kind::Whole) => Mark::of(scene.scorecard, judgement),
            (Some(judgement), _) => mark_of(judgement),
        };
        let footprint = scene.footprint(self.area);
        let note = footprint.map(|footprint| match scene.scorecard.not_added_up(scene.id, self.area) {
            Some(why) if self.judgement.is_none() => not_added_up(scene.scorecard, &why),
            _ => added_up_from(scene.scorecard, scene.id, footprint),
        });
        AreaRow {
            area: (self.kind != Kind::Whole).then_some(self.area),
            mark,
            cells: heads.iter().map(|(column, _)| self.cell(scene, *column)).collect(),
            note: note.map(|note| sentence_case(&note)),
        }
    }

    fn cell(&self, scene: &Scene<'_>, column: AreaColumn) -> String {
        let scorecard = scene.scorecard;
        let about = scorecard.area(self.area);
        let latest = self.judgement.and_then(|judgement| judgement.latest);
        let whole = |count: Option<f64>| count.map(|count| number::fixed(count, 0));
        let cell = match column {
            AreaColumn::Name => Some(match scene.footprint(self.area) {
                Some(it) if !it.parts.is_empty() => {
                    format!("{}, of {}", about.name, counted_areas(scorecard, &it.parts))
                }
                _ => about.name.clone(),
            }),
            AreaColumn::Place => {
                about.parent.filter(|_| self.kind != Kind::Whole).map(|place| scene.name(place).to_owned())
            }
            AreaColumn::Value => {
                let value = latest.map(|latest| scene.value(latest.value));
                Some(value.unwrap_or_else(|| number::MISSING.to_owned()))
            }
            AreaColumn::Verdict => match (latest, self.verdict()) {
                (None, _) if self.kind == Kind::Footprint => Some("Not added up".to_owned()),
                (None, _) => Some("No figure".to_owned()),
                (_, Verdict::NotCompared) if self.area == scorecard.national() => None,
                (_, Verdict::NotCompared) => Some("Not tested".to_owned()),
                (_, verdict) => Some(verdict_in_table(verdict).to_owned()),
            },
            AreaColumn::Interval => self.judgement.and_then(|judgement| scene.limits_at_998(judgement)),
            AreaColumn::Period => latest.map(|latest| date::period_on_axis(latest.period)),
            AreaColumn::Count | AreaColumn::OutOf | AreaColumn::Residents => {
                whole(self.number(scene, column))
            }
            AreaColumn::Tenth => about.deprivation_decile.map(|tenth| tenth.to_string()),
        };
        cell.unwrap_or_default()
    }

    /// What stands in a column as a number, and of a verdict how bad it is.
    fn number(&self, scene: &Scene<'_>, column: AreaColumn) -> Option<f64> {
        let about = scene.scorecard.area(self.area);
        let latest = self.judgement.and_then(|judgement| judgement.latest);
        let series = || scene.scorecard.series(scene.id, None, self.area);
        match column {
            AreaColumn::Name | AreaColumn::Place => None,
            AreaColumn::Value | AreaColumn::Interval => Some(latest?.value),
            AreaColumn::Verdict => Some(match self.verdict() {
                Verdict::Worse => 0.0,
                Verdict::Higher => 1.0,
                Verdict::Similar => 2.0,
                Verdict::Lower => 3.0,
                Verdict::Better => 4.0,
                Verdict::NotCompared => return None,
            }),
            AreaColumn::Count => series()?.numerator(latest?.index),
            AreaColumn::OutOf => series()?.denominator(latest?.index),
            AreaColumn::Period => Some(latest?.period.midpoint()),
            AreaColumn::Residents => about.population,
            AreaColumn::Tenth => about.deprivation_decile.map(f64::from),
        }
    }
}

/// Which of two comes first; what is not known comes last, either way.
fn compare(scene: &Scene<'_>, order: AreaOrder, one: &Line<'_>, other: &Line<'_>) -> Ordering {
    // Of numbers the largest comes first, of tenths the most deprived, of verdicts the worst, of names A.
    let is_number =
        !matches!(order.by, AreaColumn::Name | AreaColumn::Place | AreaColumn::Verdict | AreaColumn::Tenth);
    let turned = |found: Ordering| if order.reversed == is_number { found } else { found.reverse() };
    let name = |line: &Line<'_>| {
        let at = scene.scorecard.area(line.area);
        let of = at.parent.filter(|_| order.by == AreaColumn::Place).map(|place| scene.name(place));
        (of.unwrap_or_default().to_lowercase(), at.name.to_lowercase())
    };
    match (one.number(scene, order.by), other.number(scene, order.by)) {
        (Some(one), Some(other)) => turned(one.total_cmp(&other)),
        (None, None) if matches!(order.by, AreaColumn::Name | AreaColumn::Place) => {
            turned(name(one).cmp(&name(other)))
        }
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}
