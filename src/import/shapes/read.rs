//! Reads files of shapes: features with outlines, and hexagons by row and column.

use crate::import::ImportError;
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// How the names of files of shapes end.
const SHAPE_FILES: [&str; 2] = ["geojson", "hexjson"];

/// No file is longer, in bytes: all small areas of England at full length are not half of it.
const LONGEST: u64 = 2 << 30;

/// Whether a file holds shapes, by how its name ends.
pub fn is_shapes(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| SHAPE_FILES.contains(&ending.as_str()))
}

/// What a file of shapes holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Shapes {
    pub(super) file: PathBuf,
    pub(super) all: Vec<Shape>,
}

/// The shape of one area, not yet known which.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    /// What it is called, by the names of what calls it so: `MSOA21CD`, `name`.
    pub called: Vec<(String, String)>,
    pub is: Form,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// Rings, each closed, in degrees; those cut out follow what they are cut out of.
    Rings(Vec<Vec<[f64; 2]>>),
    /// Column, of which every other row is moved by a half, and row from the south.
    Hexagon([f64; 2]),
}

/// Reads one file.
///
/// # Errors
/// When it cannot be read, is not JSON, or is no file of shapes that can be used.
pub fn read_shapes(file: &Path) -> Result<Shapes, ImportError> {
    let length = fs::metadata(file).map_err(|error| ImportError::io(file, &error))?.len();
    if length > LONGEST {
        return Err(ImportError::input(
            file,
            None,
            "This file is larger than 2 GB; export the outlines of your areas alone, or more simply drawn.",
        ));
    }
    let bytes = fs::read(file).map_err(|error| ImportError::io(file, &error))?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let found: File = serde_json::from_slice(text).map_err(|error| {
        let line = u64::try_from(error.line()).ok();
        let sentence = format!("This is no GeoJSON or HexJSON that can be read ({error}); export it anew.");
        ImportError::input(file, line, sentence)
    })?;
    let all = match found {
        File { features: Some(features), .. } => outlines(file, features)?,
        File { hexes: Some(hexes), layout, .. } => hexagons(file, hexes, layout.as_deref())?,
        File { .. } => {
            let sentence = "This file has neither `features` with outlines (GeoJSON) nor `hexes` (HexJSON); export the \
                            areas as one of these.";
            return Err(ImportError::input(file, None, sentence));
        }
    };
    Ok(Shapes { file: file.to_owned(), all })
}

#[derive(Deserialize)]
struct File {
    features: Option<Vec<Feature>>,
    hexes: Option<BTreeMap<String, Hex>>,
    layout: Option<String>,
}

#[derive(Deserialize)]
struct Feature {
    id: Option<serde_json::Value>,
    properties: Option<BTreeMap<String, serde_json::Value>>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Polygon {
        coordinates: Vec<Vec<At>>,
    },
    MultiPolygon {
        coordinates: Vec<Vec<Vec<At>>>,
    },
    #[serde(other)]
    Other,
}

/// A position; heights are passed over.
struct At([f64; 2]);

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = At;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a longitude and a latitude")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<At, A::Error> {
                let missing = || serde::de::Error::custom("a position has a longitude and a latitude");
                let longitude = list.next_element()?.ok_or_else(missing)?;
                let latitude = list.next_element()?.ok_or_else(missing)?;
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(At([longitude, latitude]))
            }
        }
        from.deserialize_seq(Read)
    }
}

#[derive(Deserialize)]
struct Hex {
    q: f64,
    r: f64,
    n: Option<String>,
}

fn outlines(file: &Path, features: Vec<Feature>) -> Result<Vec<Shape>, ImportError> {
    let mut all = Vec::with_capacity(features.len());
    for feature in features {
        let polygons = match feature.geometry {
            Some(Geometry::Polygon { coordinates }) => vec![coordinates],
            Some(Geometry::MultiPolygon { coordinates }) => coordinates,
            Some(Geometry::Other) | None => continue,
        };
        let mut rings = Vec::new();
        for polygon in polygons {
            for (at, ring) in polygon.into_iter().enumerate() {
                rings.extend(sound(ring, at == 0));
            }
        }
        let id = feature.id.and_then(as_text).map(|id| ("id".to_owned(), id));
        let properties = feature.properties.into_iter().flatten();
        let named = properties.filter_map(|(name, value)| Some((name, as_text(value)?)));
        if !rings.is_empty() {
            all.push(Shape { called: id.into_iter().chain(named).collect(), is: Form::Rings(rings) });
        }
    }
    let points =
        || all.iter().flat_map(|shape| if let Form::Rings(rings) = &shape.is { &rings[..] } else { &[] });
    let is_on_earth = |at: &[f64; 2]| at[0].abs() <= 180.0 && at[1].abs() <= 90.0;
    if !points().flatten().all(is_on_earth) {
        let sentence = "The outlines are not in degrees of longitude and latitude, as GeoJSON wants them; they may be in \
                        metres of the British National Grid. Export them as WGS 84 (EPSG:4326).";
        return Err(ImportError::input(file, None, sentence));
    }
    if all.is_empty() {
        let sentence =
            "No feature of this file is a polygon; export the boundaries of areas, not points or lines.";
        return Err(ImportError::input(file, None, sentence));
    }
    Ok(all)
}

fn as_text(value: serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A closed ring that encloses something, outer ones against the clock and those cut out with it.
fn sound(ring: Vec<At>, outer: bool) -> Option<Vec<[f64; 2]>> {
    let mut ring: Vec<[f64; 2]> = ring.into_iter().map(|at| at.0).collect();
    ring.dedup();
    if ring.first() != ring.last() {
        ring.push(*ring.first()?);
    }
    let enclosed: f64 = ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum();
    if (enclosed > 0.0) != outer {
        ring.reverse();
    }
    (ring.len() > 3).then_some(ring)
}

fn hexagons(
    file: &Path,
    hexes: BTreeMap<String, Hex>,
    layout: Option<&str>,
) -> Result<Vec<Shape>, ImportError> {
    let moved = match layout {
        Some("odd-r") => 1,
        Some("even-r") => 0,
        other => {
            let given =
                other.map_or_else(|| "no layout".to_owned(), |layout| format!("the layout “{layout}”"));
            let sentence = format!(
                "This HexJSON has {given}; hexagons here stand on a corner, in rows: export it as odd-r or even-r."
            );
            return Err(ImportError::input(file, None, sentence));
        }
    };
    let hexagon = |(code, hex): (String, Hex)| {
        let is_moved = hex.r.rem_euclid(2.0).to_bits() == f64::from(moved).to_bits();
        let column = hex.q + if is_moved { 0.5 } else { 0.0 };
        let name = hex.n.map(|name| ("n".to_owned(), name));
        let called = std::iter::once(("code".to_owned(), code)).chain(name).collect();
        Shape { called, is: Form::Hexagon([column, hex.r]) }
    };
    Ok(hexes.into_iter().map(hexagon).collect())
}
