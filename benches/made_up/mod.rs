//! A file made for measuring. Its figures are drawn by a seeded generator and say nothing about any area.

#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot run")]
#![allow(dead_code, reason = "not every benchmark measures every size")]

use std::fmt::Write;

/// How much there is of what.
#[derive(Clone, Copy)]
pub struct MadeUp {
    pub title: &'static str,
    pub neighbourhoods: usize,
    pub places: usize,
    pub systems: usize,
    pub regions: usize,
    pub indicators: usize,
    pub years: usize,
    /// Things that every place tried, and as many priorities that it set itself.
    pub tried: usize,
    /// Whether neighbourhoods have a hexagon and an outline of sixty points.
    pub mapped: bool,
}

/// Numbers that look drawn by lot and are the same on every run.
struct Drawn(u64);

impl Drawn {
    /// From 0 up to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A kind of area, how its codes start, and how many there are.
struct Kind {
    name: &'static str,
    prefix: &'static str,
    count: usize,
}

impl Kind {
    fn code(&self, at: usize) -> String {
        format!("{}{:0width$}", self.prefix, at % self.count + 1, width = 9 - self.prefix.len())
    }
}

impl MadeUp {
    pub const ENGLAND: Self = Self {
        title: "Made-up figures of all England",
        neighbourhoods: 6_856,
        places: 153,
        systems: 42,
        regions: 9,
        indicators: 40,
        years: 12,
        tried: 0,
        mapped: false,
    };

    /// Twice as many indicators as the sample, and four times as many places.
    pub const LARGE: Self = Self {
        title: "Made-up figures",
        neighbourhoods: 400,
        places: 40,
        systems: 1,
        regions: 1,
        indicators: 200,
        years: 12,
        tried: 5,
        mapped: false,
    };

    /// As many neighbourhoods on one map as Greater Manchester has.
    pub const MAP: Self = Self {
        title: "A made-up map",
        neighbourhoods: 353,
        places: 10,
        systems: 1,
        regions: 1,
        indicators: 30,
        years: 10,
        tried: 0,
        mapped: true,
    };

    /// As many as England has.
    pub const LARGE_MAP: Self =
        Self { title: "A large made-up map", neighbourhoods: 6_856, places: 153, indicators: 6, ..Self::MAP };

    /// The file.
    pub fn text(&self) -> String {
        let kinds = [
            Kind { name: "nation", prefix: "E92", count: 1 },
            Kind { name: "region", prefix: "E12", count: self.regions },
            Kind { name: "system", prefix: "E54", count: self.systems },
            Kind { name: "place", prefix: "E08", count: self.places },
            Kind { name: "neighbourhood", prefix: "E02", count: self.neighbourhoods },
        ];
        let mut drawn = Drawn(1);
        let blocks: Vec<String> = (0..self.indicators).map(|at| self.block(at, &kinds, &mut drawn)).collect();
        let blocks = blocks.join(",\n");
        let areas = areas(&kinds, self.mapped, &mut drawn).join(",\n");
        let boundaries = if self.mapped { boundaries(&kinds[4]).join(",\n") } else { String::new() };
        let indicators = (0..self.indicators).map(indicator).collect::<Vec<_>>().join(",\n");
        let (priorities, interventions): (Vec<_>, Vec<_>) = (0..kinds[3].count * self.tried)
            .map(|at| self.priority_and_intervention(at, &kinds[3].code(at)))
            .unzip();
        let (priorities, interventions) = (priorities.join(",\n"), interventions.join(",\n"));
        let (title, system, nation) = (self.title, kinds[2].code(0), kinds[0].code(0));
        format!(
            r#"{{
  "format": 1,
  "title": "{title}",
  "about": "Drawn by a seeded generator to measure the program; no figure is about a real area.",
  "system": "{system}",
  "national": "{nation}",
  "areas": [
{areas}
  ],
  "boundaries": [
{boundaries}
  ],
  "indicators": [
{indicators}
  ],
  "data": [
{blocks}
  ],
  "priorities": [
{priorities}
  ],
  "interventions": [
{interventions}
  ]
}}
"#
        )
    }

    fn priority_and_intervention(&self, at: usize, place: &str) -> (String, String) {
        let aim = at * 7 % self.indicators;
        let year = 2014 + at % (self.years - 2).max(1);
        (
            format!(
                r#"    {{"id": "priority-{at}", "title": "Made-up priority {at}", "level": "place", "area": "{place}",
     "indicators": ["made-up-{aim}"]}}"#
            ),
            format!(
                r#"    {{"id": "tried-{at}", "title": "Made-up intervention {at}", "areas": ["{place}"],
     "start": "{year}", "aims": ["made-up-{aim}"], "confidence": "illustrative"}}"#
            ),
        )
    }

    /// The figures of one indicator.
    fn block(&self, at: usize, kinds: &[Kind; 5], drawn: &mut Drawn) -> String {
        let periods: Vec<String> =
            (0..self.years).map(|year| format!(r#""{}/{}""#, 2013 + year, 14 + year)).collect();
        let areas = kinds.iter().flat_map(|kind| (0..kind.count).map(|at| kind.code(at)));
        let rows: Vec<String> = areas.map(|area| self.row(&area, drawn)).collect();
        format!(
            "    {{\"indicator\": \"made-up-{at}\", \"periods\": [{}],\n     \"rows\": [\n{}\n     ]}}",
            periods.join(", "),
            rows.join(",\n")
        )
    }

    /// Some areas rise, some fall, and all waver.
    fn row(&self, area: &str, drawn: &mut Drawn) -> String {
        let (start, pace) = (20.0 + 60.0 * drawn.next(), 3.0 * drawn.next() - 1.5);
        let value = |year| (start + pace * year as f64 + 4.0 * drawn.next()).clamp(1.0, 99.0);
        let values: Vec<f64> = (0..self.years).map(value).collect();
        let column = |off: f64| {
            let numbers: Vec<String> = values.iter().map(|value| format!("{:.2}", value + off)).collect();
            numbers.join(", ")
        };
        let (values, lower, upper) = (column(0.0), column(-0.9), column(0.9));
        format!(
            r#"       {{"area": "{area}", "values": [{values}], "lower": [{lower}], "upper": [{upper}]}}"#
        )
    }
}

/// Hexagons in rows of about the length of a side of a square.
fn hexagon(at: usize, of: usize) -> [f64; 2] {
    let row = (of as f64).sqrt() as usize;
    let (column, row) = (at % row, at / row);
    [column as f64 + if row % 2 == 1 { 0.5 } else { 0.0 }, row as f64]
}

/// An outline around each hexagon, in and out like a coast.
fn boundaries(kind: &Kind) -> Vec<String> {
    let boundary = |at: usize| {
        let [column, row] = hexagon(at, kind.count);
        let point = |nth: usize| {
            let turn = (nth % 60) as f64 / 60.0 * std::f64::consts::TAU;
            let radius = 0.0045 + 0.0008 * (turn * 9.0).sin();
            let (east, north) = (column * 0.01 + radius * turn.cos(), row * 0.009 + radius * turn.sin());
            format!("[{:.5}, {:.5}]", east - 2.0, north + 53.0)
        };
        let ring: Vec<String> = (0..=60).map(point).collect();
        format!(r#"    {{"area": "{}", "rings": [[{}]]}}"#, kind.code(at), ring.join(", "))
    };
    (0..kind.count).map(boundary).collect()
}

fn areas(kinds: &[Kind; 5], mapped: bool, drawn: &mut Drawn) -> Vec<String> {
    let mut found = Vec::new();
    for (level, kind) in kinds.iter().enumerate() {
        for at in 0..kind.count {
            let (code, name, number) = (kind.code(at), kind.name, at + 1);
            let mut area =
                format!(r#"    {{"code": "{code}", "name": "Made-up {name} {number}", "kind": "{name}""#);
            // Regions and systems are within the nation; the others within the level above.
            let above = if level < 3 { &kinds[0] } else { &kinds[level - 1] };
            if level > 0 {
                write!(area, r#", "parent": "{}""#, above.code(at)).unwrap();
            }
            if name == "neighbourhood" {
                let population = 5_000 + (drawn.next() * 7_000.0) as usize;
                let decile = (drawn.next() * 10.0) as usize + 1;
                write!(area, r#", "population": {population}, "deprivation_decile": {decile}"#).unwrap();
                if mapped {
                    let [column, row] = hexagon(at, kind.count);
                    write!(area, r#", "hex": [{column}, {row}]"#).unwrap();
                }
            }
            found.push(area + "}");
        }
    }
    found
}

fn indicator(at: usize) -> String {
    let measure = match at % 3 {
        0 => r#""kind": "rate", "per": 100000, "unit": "per 100,000 people""#,
        1 => r#""kind": "proportion", "unit": "% of people""#,
        _ => r#""kind": "score", "unit": "points""#,
    };
    let polarity = if at.is_multiple_of(2) { "lower-is-better" } else { "higher-is-better" };
    format!(
        r#"    {{"id": "made-up-{at}", "name": "Made-up indicator {at}", "strand": "outcomes",
     "measure": {{{measure}}}, "polarity": "{polarity}", "period": "financial-year"}}"#
    )
}
