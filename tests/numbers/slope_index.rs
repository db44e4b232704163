//! The slope and the relative index of inequality beside those of `PHEindicatormethods`, the package that publishes them.
//!
//! Points agree to nine digits. The package draws its limits at random, so these agree within 2 % of their width.
//! Of a rate or a proportion without transformation it draws on the logarithm or logit scale even so, while a
//! straight line here takes the limits as they are; the program falls back on that form only where a figure is 0,
//! and there the limits agree within 5 % of the width, as in the package's own test.

use placecard::analysis::{RankedGroup, SlopeForm, SlopeIndex, slope_index};
use std::collections::HashMap;

const GOLDEN: &str = include_str!("../golden/slope_index.csv");
const POINT: f64 = 1e-9;
const OF_WIDTH: f64 = 0.02;
const OF_WIDTH_UNTRANSFORMED: f64 = 0.05;

/// What the package was asked for beside the groups.
pub struct Asked {
    pub kind: i64,
    pub transformed: bool,
    pub multiplier: f64,
}

/// What the package answered: slope, relative index and intercept, as far as it was asked for them.
pub struct Answer(pub [Option<f64>; 3]);

/// The limits of the slope and of the relative index at one confidence.
pub struct Limits {
    pub confidence: f64,
    pub slope: [f64; 2],
    pub relative: Option<[f64; 2]>,
}

impl Asked {
    fn form(&self) -> SlopeForm {
        match (self.transformed, self.kind) {
            (true, 1) => SlopeForm::Log,
            (true, 2) => SlopeForm::Logit,
            _ => SlopeForm::Linear,
        }
    }

    /// A negative multiplier turns the index round: the slope changes sign, the ratio is upside down.
    fn turn(&self, found: SlopeIndex) -> SlopeIndex {
        let m = self.multiplier;
        let pair = |(l, u): (f64, f64)| if m < 0.0 { (u * m, l * m) } else { (l * m, u * m) };
        let ratio = |r: f64| if m < 0.0 { 1.0 / r } else { r };
        let ratios = |(l, u): (f64, f64)| if m < 0.0 { (1.0 / u, 1.0 / l) } else { (l, u) };
        SlopeIndex {
            slope: found.slope * m,
            // The package scales the intercept only where it transforms back.
            intercept: found.intercept * if self.transformed { m.abs() } else { 1.0 },
            relative: found.relative.map(ratio),
            slope_limits: found.slope_limits.map(pair),
            relative_limits: found.relative_limits.map(ratios),
        }
    }

    pub fn check(&self, name: &str, groups: &[RankedGroup], answer: &Answer, limits: &[Limits]) {
        let at = |confidence| self.turn(slope_index(groups, self.form(), confidence).unwrap());
        let found = at(0.95);
        let ours = [found.slope, found.relative.unwrap(), found.intercept];
        for (ours, theirs) in ours.into_iter().zip(answer.0) {
            let Some(theirs) = theirs else { continue };
            assert!((ours - theirs).abs() <= POINT * theirs.abs(), "{name}: {ours} beside {theirs}");
        }
        let plain = self.kind == 0 || self.transformed;
        for limits in limits {
            let found = at(limits.confidence);
            let tolerance = if plain { OF_WIDTH } else { OF_WIDTH_UNTRANSFORMED };
            near(name, found.slope_limits.unwrap(), limits.slope, tolerance);
            if let Some(theirs) = limits.relative.filter(|_| plain) {
                near(name, found.relative_limits.unwrap(), theirs, tolerance);
            }
        }
    }
}

fn near(name: &str, (lower, upper): (f64, f64), theirs: [f64; 2], tolerance: f64) {
    let width = theirs[1] - theirs[0];
    let off = (lower - theirs[0]).abs().max((upper - theirs[1]).abs()) / width;
    assert!(off <= tolerance, "{name}: {lower} to {upper} beside {theirs:?}, off by {off} of the width");
}

#[test]
fn seeded_areas_have_the_indices_of_the_fields_own_package() {
    let mut groups: HashMap<(&str, &str), Vec<RankedGroup>> = HashMap::new();
    let mut checked = 0;
    for line in GOLDEN.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(',').collect();
        let number = |at: usize| -> f64 { fields[at].parse().unwrap() };
        let key = (fields[1], fields[2]);
        if fields[0] == "group" {
            let rank = groups.entry(key).or_default().len();
            let limits = Some((number(5), number(6)));
            let group = RankedGroup { rank, population: number(3), value: number(4), limits };
            groups.get_mut(&key).unwrap().push(group);
            continue;
        }
        let kind = fields[2].parse().unwrap();
        let asked = Asked { kind, transformed: fields[3] == "true", multiplier: number(4) };
        let limits = [(0.95, 8), (0.998, 12)].map(|(confidence, at)| Limits {
            confidence,
            slope: [number(at), number(at + 1)],
            relative: Some([number(at + 2), number(at + 3)]),
        });
        asked.check(line, &groups[&key], &Answer([5, 6, 7].map(|at| Some(number(at)))), &limits);
        checked += 1;
    }
    assert_eq!(checked, 120);
}
