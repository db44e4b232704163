//! The map: what it is coloured by, what its colours mean, and where the area lies in the whole system.

use super::scene::{MOST_NAMED, Scene, mark_of};
use crate::analysis::{
    Judgement, LocalCounts, OwnFootprint, SpreadAreas, Steps, judged_footprints, side_by_side,
};
use crate::charts::Mark;
use crate::charts::map::{MapCell, MapChart, MapFill, MapGroup, MapShapes};
use crate::model::{AreaId, AreaKind, Verdict};
use crate::pages::{Colouring, MapView};
use crate::words::{number, range_of, sentence_case, together_in_words};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The card of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapCard {
    pub title: String,
    /// What it is coloured by.
    pub colouring: Colouring,
    /// What it can be coloured by, each with why not where it cannot.
    pub colourings: Vec<(Colouring, &'static str, Option<String>)>,
    /// Whether true outlines are shown, and what can be, each with why not.
    pub true_outlines: bool,
    pub outlines: Vec<(bool, &'static str, Option<String>)>,
    /// `None` where there is neither, which `without` says.
    pub chart: Option<MapChart>,
    pub without: Option<String>,
    /// What the colours mean.
    pub legend: Vec<(MapFill, String)>,
    /// The whole system with the area outlined, and what leads there.
    pub overview: Option<Overview>,
}

/// A map of the whole system, what of it is outlined, and what leads there in words.
pub type Overview = (MapChart, Vec<AreaId>, String);

impl MapCard {
    pub(super) fn of(scene: &Scene<'_>, view: MapView) -> Self {
        let scorecard = scene.scorecard;
        let all = scene.all();
        // Only the shapes that are shown are made.
        let hexagons = all.iter().any(|&id| scorecard.area(id).hex.is_some());
        let within: HashSet<AreaId> = all.iter().copied().collect();
        let outlines = scorecard.boundaries().iter().any(|boundary| within.contains(&boundary.area));
        // Where only one of the two is there, that is shown.
        let true_outlines = outlines && (view.true_outlines || !hexagons);
        let lacks = |there: bool, what: &str| {
            (!there).then(|| format!("The file has no {what} of these neighbourhoods."))
        };
        let kinds = vec![
            (false, "Hexagons", lacks(hexagons, "hexagons")),
            (true, "True map", lacks(outlines, "outlines")),
        ];
        let colourings = colourings(scene);
        let is_there =
            |wanted: &Colouring| colourings.iter().any(|(one, _, why)| one == wanted && why.is_none());
        let chosen = view.colouring.filter(is_there);
        let first = || colourings.iter().find(|(_, _, why)| why.is_none()).map(|(one, ..)| *one);
        let colouring = chosen.or_else(first).unwrap_or_default();
        let painter = Painter::of(scene, colouring);
        let shapes = MapShapes::of(scorecard, all, true_outlines);
        let title = title(scene, colouring);
        let legend = painter.legend(all.len());
        let chart = shapes.map(|shapes| {
            let group = |of: &OwnFootprint| MapGroup::of(of.area, &of.parts, &shapes);
            let mut cells = painter.cells(all, true);
            if colouring == Colouring::Footprint {
                name_footprints(scene, &mut cells, &shapes);
            }
            MapChart {
                summary: format!("{}. {}", title, summary(&legend)),
                title: title.clone(),
                cells,
                groups: Arc::new(scene.footprints.iter().filter_map(group).collect()),
                outlines_groups: colouring == Colouring::Footprint,
                shapes,
            }
        });
        let without = chart.is_none().then(|| {
            "The file says neither where these neighbourhoods lie on a map of hexagons nor what their outlines are. The table \
             has all of them."
                .to_owned()
        });
        Self {
            title,
            colouring,
            colourings,
            true_outlines,
            outlines: kinds,
            overview: chart.is_some().then(|| overview(scene, colouring)).flatten(),
            chart,
            without,
            legend,
        }
    }

    /// What it says.
    pub(super) fn sentences(&self) -> Vec<String> {
        let chart = self.chart.iter().map(|chart| chart.summary.clone());
        let unable = self.colourings.iter().filter_map(|(_, _, why)| why.clone());
        chart
            .chain(self.without.clone())
            .chain(unable)
            .chain(self.overview.iter().map(|it| it.2.clone()))
            .collect()
    }
}

fn colourings(scene: &Scene<'_>) -> Vec<(Colouring, &'static str, Option<String>)> {
    let tested = (!scene.is_tested()).then(|| "None of these neighbourhoods could be tested.".to_owned());
    let valued =
        scene.local.figures.is_empty().then(|| "None of these neighbourhoods has a figure.".to_owned());
    let deprived = scene.all().iter().any(|&id| scene.scorecard.area(id).deprivation_decile.is_some());
    let deprived = (!deprived).then(|| "The file gives no deprivation of these neighbourhoods.".to_owned());
    let mut all = vec![
        (Colouring::Verdict, "verdict", tested),
        (Colouring::Value, "value", valued),
        (Colouring::Deprivation, "deprivation", deprived),
    ];
    if !scene.footprints.is_empty() {
        let is_empty = scene.footprints.iter().all(|footprint| footprint.parts.is_empty());
        let empty = is_empty.then(|| "No own footprint is made of any neighbourhood yet.".to_owned());
        all.push((Colouring::Footprint, "footprint", empty));
    }
    all
}

/// Writes the name of each own footprint at the part in its middle.
fn name_footprints(scene: &Scene<'_>, cells: &mut [MapCell], shapes: &MapShapes) {
    for footprint in &scene.footprints {
        let middle = shapes.most_central(&footprint.parts);
        if let Some(cell) = cells.iter_mut().find(|cell| Some(cell.area) == middle) {
            cell.label.get_or_insert_with(|| scene.name(footprint.area).to_owned());
        }
    }
}

fn title(scene: &Scene<'_>, colouring: Colouring) -> String {
    match colouring {
        Colouring::Verdict if scene.has_worse() => {
            let worse: Vec<AreaId> = scene.local.worse().map(|judgement| judgement.area).collect();
            let groups = side_by_side(scene.scorecard, &worse);
            groups.map_or_else(|| "Where they are".to_owned(), |groups| together_in_words(&groups))
        }
        Colouring::Verdict if scene.local.counts().higher + scene.local.counts().lower > 0 => {
            format!("Which are higher or lower than {}", scene.than())
        }
        Colouring::Verdict => format!("None is found to be worse than {}", scene.than()),
        Colouring::Value => format!("From {}", range_of(scene.indicator, &scene.local.figures)),
        Colouring::Deprivation => format!("How deprived they are, by tenths of {}", scene.nation()),
        Colouring::Footprint => "Which own footprint each lies in".to_owned(),
    }
}

fn summary(legend: &[(MapFill, String)]) -> String {
    let told: Vec<&str> = legend.iter().map(|(_, text)| text.as_str()).collect();
    format!("{}.", sentence_case(&told.join(", ")))
}

/// The whole system around a place.
fn overview(scene: &Scene<'_>, colouring: Colouring) -> Option<Overview> {
    let (scorecard, system) = (scene.scorecard, scene.scorecard.system());
    if scene.area == system {
        return None;
    }
    let whole = Scene::of(scorecard, scene.analysis, scene.neighbourhoods, (scene.id, system));
    let all = whole.all();
    // Outlines of hundreds cannot be seen at this size.
    let shapes = MapShapes::of(scorecard, all, false)?;
    let cells = Painter::of(&whole, colouring).cells(all, false);
    let worse = whole.local.counts().worse;
    let count = number::count(all.len() as u64);
    let words = if scene.is_tested() && worse > 0 {
        format!("All {count}: {} worse", number::count(worse as u64))
    } else {
        format!("All {count}")
    };
    let title = format!("{} in {}", scene.name(scene.area), scene.name(system));
    let chart = MapChart {
        summary: title.clone(),
        title,
        shapes,
        cells,
        groups: Arc::default(),
        outlines_groups: false,
    };
    Some((chart, scene.all().to_vec(), words))
}

/// How each neighbourhood is filled.
struct Painter<'a, 'b> {
    scene: &'b Scene<'a>,
    colouring: Colouring,
    steps: Option<Steps>,
    judged: HashMap<AreaId, &'a Judgement>,
    named: Vec<AreaId>,
    /// The own footprint that each is in, the first of the file of several, and how these stand.
    footprint_of: HashMap<AreaId, AreaId>,
    footprints: Vec<&'a Judgement>,
}

/// How many tenths there are.
const TENTHS: u8 = 10;
const FIFTHS: u8 = 5;

impl<'a, 'b> Painter<'a, 'b> {
    fn of(scene: &'b Scene<'a>, colouring: Colouring) -> Self {
        // Of all neighbourhoods of the file, so that a place has the colours of the system.
        let steps = || {
            let (period, kind) = (scene.period?, AreaKind::Neighbourhood);
            let value = |id| scene.scorecard.series(scene.id, None, id)?.at(period).map(|it| it.value);
            let values = scene.scorecard.areas_of_kind(kind).filter_map(value).collect();
            Steps::of(scene.scorecard, (scene.id, kind, period), values)
        };
        let by_footprint = colouring == Colouring::Footprint;
        let named = if scene.has_worse() && !by_footprint { scene.listed() } else { Vec::new() };
        let each = scene.footprints.iter().rev().flat_map(|it| it.parts.iter().map(|part| (*part, it.area)));
        Self {
            footprint_of: if by_footprint { each.collect() } else { HashMap::new() },
            footprints: judged_footprints(scene.scorecard, scene.analysis, scene.id, &scene.footprints),
            steps: if colouring == Colouring::Value { steps() } else { None },
            judged: scene.local.figures.iter().map(|judgement| (judgement.area, *judgement)).collect(),
            named: named.into_iter().take(MOST_NAMED).map(|judgement| judgement.area).collect(),
            scene,
            colouring,
        }
    }

    fn cells(&self, all: &[AreaId], named: bool) -> Vec<MapCell> {
        all.iter().map(|&area| self.cell(area, named)).collect()
    }

    fn cell(&self, area: AreaId, named: bool) -> MapCell {
        let judgement = self.judged.get(&area);
        let value = judgement.and_then(|judgement| Some(judgement.latest?.value));
        let name = self.scene.name(area);
        let footprint = self.footprint_of.get(&area);
        let shown = match self.colouring {
            Colouring::Footprint => self.footprints.iter().find(|it| Some(&it.area) == footprint),
            _ => judgement,
        };
        let mark = shown.map_or(Mark::None, |judgement| mark_of(judgement));
        let mut told = match judgement {
            _ if !named => String::new(),
            Some(judgement) => self.scene.told(judgement),
            None => format!("{name}, no figure"),
        };
        if let Some(footprint) = footprint {
            told = format!("{told}; in {}", self.scene.name(*footprint));
        }
        let fill = match (self.colouring, value) {
            (Colouring::Deprivation, _) => {
                let tenth = self.scene.scorecard.area(area).deprivation_decile;
                tenth.map_or(MapFill::None, |tenth| MapFill::Step { at: TENTHS - tenth, of: TENTHS })
            }
            (Colouring::Footprint, _) if mark != Mark::None => MapFill::Verdict(mark),
            (Colouring::Footprint, _) | (_, None) => MapFill::None,
            (Colouring::Verdict, Some(_)) if mark == Mark::None => MapFill::None,
            (Colouring::Verdict, Some(_)) => MapFill::Verdict(mark),
            (Colouring::Value, Some(value)) => {
                self.steps.map_or(MapFill::None, |steps| MapFill::Step { at: steps.step(value), of: FIFTHS })
            }
        };
        MapCell {
            area,
            fill,
            mark,
            value: value
                .filter(|_| named && self.colouring != Colouring::Footprint)
                .map(|value| number::value(self.scene.indicator, value)),
            label: (named && self.named.contains(&area)).then(|| name.to_owned()),
            told,
        }
    }

    /// What the colours mean, with how many have each.
    fn legend(&self, all: usize) -> Vec<(MapFill, String)> {
        let without = all - self.scene.local.figures.len();
        let mut legend: Vec<(MapFill, String)> = match self.colouring {
            Colouring::Verdict => self.verdicts_legend(&self.scene.local.figures),
            Colouring::Footprint => return self.footprints_legend(),
            Colouring::Value => self.steps_legend(),
            Colouring::Deprivation => {
                let step = |tenth: u8| MapFill::Step { at: TENTHS - tenth, of: TENTHS };
                let name = |tenth: u8| match tenth {
                    1 => "1, most deprived".to_owned(),
                    TENTHS => "10, least".to_owned(),
                    _ => String::new(),
                };
                (1..=TENTHS).map(|tenth| (step(tenth), name(tenth))).collect()
            }
        };
        if without > 0 && self.colouring != Colouring::Deprivation {
            legend.push((MapFill::None, format!("no figure {without}")));
        }
        legend
    }

    fn verdicts_legend(&self, figures: &[&Judgement]) -> Vec<(MapFill, String)> {
        let (counts, than) = (LocalCounts::of(figures), self.scene.than());
        let kinds = [
            (Verdict::Worse, counts.worse, format!("worse than {than}")),
            (Verdict::Higher, counts.higher, format!("higher than {than}")),
            (Verdict::Similar, counts.similar, "no clear difference".to_owned()),
            (Verdict::Lower, counts.lower, "lower".to_owned()),
            (Verdict::Better, counts.better, "better".to_owned()),
        ];
        let untested = figures.len() - counts.tested();
        let kinds = kinds.into_iter().filter(|(_, count, _)| *count > 0);
        let kinds = kinds.map(|(verdict, count, name)| {
            (MapFill::Verdict(Mark::Verdict(verdict)), format!("{name} {count}"))
        });
        let untested = (untested > 0).then(|| (MapFill::None, format!("not tested {untested}")));
        kinds.chain(untested).collect()
    }

    /// How many own footprints stand in which way, and how many neighbourhoods are in none.
    fn footprints_legend(&self) -> Vec<(MapFill, String)> {
        let mut legend = self.verdicts_legend(&self.footprints);
        let without = self.scene.footprints.len() - self.footprints.len();
        let loose = self.scene.all().iter().filter(|area| !self.footprint_of.contains_key(area)).count();
        let noun = if loose == 1 { "neighbourhood" } else { "neighbourhoods" };
        let rest = [
            (without > 0).then(|| format!("no figure {without}")),
            (loose > 0).then(|| format!("in no footprint {loose} {noun}")),
        ];
        legend.extend(rest.into_iter().flatten().map(|text| (MapFill::None, text)));
        legend
    }

    fn steps_legend(&self) -> Vec<(MapFill, String)> {
        let Some(steps) = self.steps else {
            return vec![(MapFill::None, "too few figures to make five steps of".to_owned())];
        };
        let written = |value: f64| number::value(self.scene.indicator, value);
        let [first, second, third, fourth] = steps.limits().map(written);
        let whose = match steps.areas() {
            SpreadAreas::Published(_) => format!("fifths of {}", steps.areas().name(self.scene.scorecard)),
            SpreadAreas::InFile(_) => "fifths of the neighbourhoods in this file".to_owned(),
        };
        let texts = [
            format!("up to {first}"),
            format!("to {second}"),
            format!("to {third}"),
            format!("to {fourth}"),
            format!("above; {whose}"),
        ];
        (0..FIFTHS).zip(texts).map(|(at, text)| (MapFill::Step { at, of: FIFTHS }, text)).collect()
    }
}
