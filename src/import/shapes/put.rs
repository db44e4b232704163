//! Shapes as one change of a scorecard, and what came of each of them.

use super::read::{Form, Shape, Shapes};
use super::simplify::simplified;
use crate::edit::{Edit, Key, Place};
use crate::import::ImportError;
use crate::model::{AreaId, AreaKind, Scorecard};
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Digits of a degree that are written: a metre.
const DIGITS: i32 = 5;
/// So many names of what was left out are told.
const NAMED: usize = 5;

/// What came of files of shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShapesReport {
    /// Areas that have an outline now, and how many of them had one before.
    pub outlines: usize,
    pub replaced: usize,
    /// Areas that have a hexagon now.
    pub hexagons: usize,
    /// Shapes of areas that the scorecard does not have.
    pub others: usize,
    /// The first of those by name.
    pub others_named: Vec<String>,
    /// The points of the outlines as they came, and as they were written.
    pub points: [usize; 2],
}

impl ShapesReport {
    /// The report in sentences.
    pub fn sentences(&self) -> Vec<String> {
        let counted =
            |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let mut said = Vec::new();
        if self.outlines > 0 {
            let replaced = match self.replaced {
                0 => String::new(),
                replaced => format!(", {replaced} of them in place of one that was there"),
            };
            let drawn = match self.points {
                [came, written] if written < came => {
                    format!("; drawn more simply, with {written} of {came} points, borders still shared")
                }
                _ => String::new(),
            };
            said.push(format!("{} taken{replaced}{drawn}.", counted(self.outlines, "outline", "outlines")));
        }
        if self.hexagons > 0 {
            said.push(format!("{} taken.", counted(self.hexagons, "hexagon", "hexagons")));
        }
        if self.others > 0 {
            let named = self.others_named.join(", ");
            let more = if self.others > self.others_named.len() { ", …" } else { "" };
            let left = counted(self.others, "shape is of an area", "shapes are of areas");
            said.push(format!("{left} that the scorecard does not have, and not taken: {named}{more}."));
        }
        said
    }
}

/// The change that puts shapes into a scorecard, and its report. Later files go before earlier ones.
///
/// # Errors
/// When no shape is of an area of the scorecard.
pub fn put_shapes(scorecard: &Scorecard, files: Vec<Shapes>) -> Result<(Edit, ShapesReport), ImportError> {
    let areas = Areas::of(scorecard);
    let first = files.first().map(|shapes| shapes.file.clone());
    let count = files.len();
    let mut report = ShapesReport::default();
    let mut rings: BTreeMap<usize, Vec<Vec<[f64; 2]>>> = BTreeMap::new();
    let mut hexagons: BTreeMap<usize, [f64; 2]> = BTreeMap::new();
    for shapes in files {
        let by = areas.called_by(&shapes.all);
        let mut of_file: BTreeMap<usize, Vec<Vec<[f64; 2]>>> = BTreeMap::new();
        for shape in shapes.all {
            match (areas.find(&shape, by.as_deref()), shape.is) {
                // An area may come in several features.
                (Some(area), Form::Rings(own)) => of_file.entry(area).or_default().extend(own),
                (Some(area), Form::Hexagon(hexagon)) => {
                    hexagons.insert(area, hexagon);
                }
                (None, _) => {
                    report.others += 1;
                    if report.others_named.len() < NAMED {
                        report.others_named.extend(name_of(&shape.called, by.as_deref()));
                    }
                }
            }
        }
        rings.extend(of_file);
    }
    if rings.is_empty() && hexagons.is_empty() {
        let named = report.others_named.join(", ");
        let sentence = format!(
            "No shape is of an area of the scorecard: none of their properties holds a code or a name that it has \
             (they are of {named}). Put the areas into the scorecard first, or export the shapes with their codes."
        );
        return Err(ImportError::of_files(first.as_deref(), sentence));
    }
    let points = |rings: &BTreeMap<usize, Vec<Vec<[f64; 2]>>>| rings.values().flatten().map(Vec::len).sum();
    let came = points(&rings);
    simplified(&mut rings.values_mut().collect::<Vec<_>>());
    report.points = [came, points(&rings)];
    report.outlines = rings.len();
    report.hexagons = hexagons.len();
    let edit = edit(scorecard, &rings, &hexagons, (&mut report, count));
    Ok((edit, report))
}

fn edit(
    scorecard: &Scorecard,
    rings: &BTreeMap<usize, Vec<Vec<[f64; 2]>>>,
    hexagons: &BTreeMap<usize, [f64; 2]>,
    (report, files): (&mut ShapesReport, usize),
) -> Edit {
    let code = |at: usize| scorecard.area(AreaId::at(at)).code.as_str();
    let mut before: HashMap<&str, usize> = HashMap::new();
    for boundary in scorecard.boundaries() {
        *before.entry(scorecard.area(boundary.area).code.as_str()).or_default() += 1;
    }
    let name = format!("shapes from {files} {}", if files == 1 { "file" } else { "files" });
    let mut edit = Edit::new(name);
    for (at, own) in rings {
        let there = before.get(code(*at)).copied().unwrap_or_default();
        report.replaced += usize::from(there > 0);
        // One outline takes the place of all that an area had.
        for nth in (1..there).rev() {
            let key = Key { parts: vec![code(*at).to_owned()], nth };
            edit = edit.remove(Place::item("boundaries", key));
        }
        edit = edit.put(
            Place::item("boundaries", code(*at)),
            &json!({ "area": code(*at), "rings": own.iter().map(|ring| written(ring)).collect::<Vec<_>>() }),
        );
    }
    for (at, hexagon) in hexagons {
        // A whole number is written as one.
        let written = hexagon.map(|at| if at.fract() == 0.0 { json!(at as i64) } else { json!(at) });
        edit = edit.put(Place::item("areas", code(*at)).below("hex"), &written);
    }
    edit
}

/// A ring with as many digits as are drawn, closed, without points that fall on each other.
fn written(ring: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let factor = 10_f64.powi(DIGITS);
    let round = |degrees: f64| (degrees * factor).round() / factor;
    let mut points: Vec<[f64; 2]> = ring.iter().map(|point| point.map(round)).collect();
    points.dedup();
    // Smaller than what is written, it keeps all digits.
    if points.len() < 4 { ring.to_vec() } else { points }
}

fn name_of(called: &[(String, String)], by: Option<&str>) -> Option<String> {
    let named =
        called.iter().find(|(name, _)| name.to_lowercase().ends_with("nm") || name == "name" || name == "n");
    let by = called.iter().find(|(name, _)| Some(name.as_str()) == by);
    named.or(by).or(called.first()).map(|(_, value)| value.clone())
}

/// The areas of a scorecard by code and by name.
struct Areas {
    by_code: HashMap<String, usize>,
    /// Names that only one area has.
    by_name: HashMap<String, usize>,
    /// How far down each lies: a neighbourhood further than the place that it lies in.
    depth: Vec<usize>,
}

impl Areas {
    fn of(scorecard: &Scorecard) -> Self {
        let plain = |name: &str| name.trim().to_lowercase();
        let (mut by_code, mut by_name, mut shared) = (HashMap::new(), HashMap::new(), HashSet::new());
        let depth = scorecard.areas().map(|(_, area)| match area.kind {
            AreaKind::Nation => 0,
            AreaKind::Region => 1,
            AreaKind::System => 2,
            AreaKind::Place => 3,
            AreaKind::Neighbourhood | AreaKind::Group => 4,
        });
        let depth = depth.collect();
        for (id, area) in scorecard.areas() {
            by_code.insert(plain(&area.code), id.index());
            if by_name.insert(plain(&area.name), id.index()).is_some() {
                shared.insert(plain(&area.name));
            }
        }
        by_name.retain(|name, _| !shared.contains(name));
        Self { by_code, by_name, depth }
    }

    fn known(&self, value: &str) -> [Option<usize>; 2] {
        let value = value.trim().to_lowercase();
        [self.by_code.get(&value).copied(), self.by_name.get(&value).copied()]
    }

    /// The property that calls most shapes by a code of the scorecard, or else by a name: one for the whole file, since
    /// a feature also names the area that it lies in, which is one further up.
    fn called_by(&self, all: &[Shape]) -> Option<String> {
        let mut found: BTreeMap<&str, [HashSet<usize>; 2]> = BTreeMap::new();
        for (name, value) in all.iter().flat_map(|shape| &shape.called) {
            for (kind, area) in self.known(value).into_iter().enumerate() {
                if let Some(area) = area {
                    found.entry(name).or_default()[kind].insert(area);
                }
            }
        }
        let most = |kind: usize| {
            let counted = found.iter().filter_map(|(name, areas)| {
                let deepest = areas[kind].iter().map(|area| self.depth[*area]).max()?;
                Some((areas[kind].len(), deepest, std::cmp::Reverse(*name)))
            });
            counted.max()
        };
        most(0).or_else(|| most(1)).map(|(.., name)| name.0.to_owned())
    }

    fn find(&self, shape: &Shape, by: Option<&str>) -> Option<usize> {
        let (_, value) = shape.called.iter().find(|(name, _)| Some(name.as_str()) == by)?;
        let [code, name] = self.known(value);
        code.or(name)
    }
}

#[cfg(test)]
#[path = "put_tests.rs"]
mod tests;
