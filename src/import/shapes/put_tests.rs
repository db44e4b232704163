use super::super::read_shapes;
use super::*;
use crate::edit;
use crate::format::Document;
use crate::format::today;
use std::fs;

const SCORECARD: &str = r#"{"format": 1, "title": "T", "system": "S", "national": "N",
"areas": [{"code": "N", "name": "England", "kind": "nation"}, {"code": "S", "name": "System", "kind": "system"},
 {"code": "E01", "name": "West", "kind": "place", "parent": "S"},
 {"code": "E02", "name": "East", "kind": "place", "parent": "S", "hex": [9, 9]}],
"boundaries": [{"area": "E02", "rings": [[[0, 50], [1, 50], [1, 51], [0, 50]]]}],
"indicators": [], "data": [], "priorities": []}"#;

fn square(west: f64) -> String {
    let east = west + 0.5;
    format!("[[[{west}, 50], [{east}, 50, 3.5], [{east}, 50.5], [{west}, 50.5], [{west}, 50]]]")
}

fn feature(code: &str, name: &str, kind: &str, coordinates: &str) -> String {
    format!(
        r#"{{"type": "Feature", "properties": {{"LAD23CD": "{code}", "LAD23NM": "{name}", "ICB": "S"}},
        "geometry": {{"type": "{kind}", "coordinates": {coordinates}}}}}"#
    )
}

fn put(files: &[(&str, String)]) -> Result<(Document, ShapesReport, Document), String> {
    let folder = tempfile::tempdir().unwrap();
    let read = |(name, text): &(&str, String)| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        read_shapes(&path).map_err(|error| error.sentence().to_owned())
    };
    let files: Vec<Shapes> = files.iter().map(read).collect::<Result<_, _>>()?;
    let document = Document::read(SCORECARD.to_owned(), today()).unwrap();
    let (change, report) =
        put_shapes(document.scorecard(), files).map_err(|error| error.sentence().to_owned())?;
    let (after, back) = edit::apply(&document, &change, today()).unwrap();
    let (before, _) = edit::apply(&after, &back, today()).unwrap();
    Ok((after, report, before))
}

fn collection(features: &[String]) -> String {
    format!(r#"{{"type": "FeatureCollection", "features": [{}]}}"#, features.join(","))
}

#[test]
fn outlines_go_to_the_areas_whose_codes_they_have() {
    let two = format!("[{}, {}]", square(2.0), square(3.0));
    let file = collection(&[
        feature("E01", "West", "Polygon", &square(0.0)),
        feature("E02", "East", "MultiPolygon", &two),
        feature("E03", "Elsewhere", "Polygon", &square(5.0)),
    ]);
    let (after, report, before) = put(&[("a.geojson", file)]).unwrap();
    let boundaries = after.scorecard().boundaries();
    let rings = |code: &str| {
        let area = after.scorecard().area_by_code(code).unwrap();
        boundaries.iter().filter(|it| it.area == area).map(|it| it.rings.len()).collect::<Vec<_>>()
    };
    assert_eq!((rings("E01"), rings("E02")), (vec![1], vec![2]));
    assert_eq!((report.outlines, report.replaced, report.others), (2, 1, 1));
    assert_eq!(report.others_named, ["Elsewhere"]);
    assert_eq!(before.text(), SCORECARD, "taken back, it is what it was");
}

#[test]
fn hexagons_of_every_other_row_are_moved_by_a_half() {
    let file =
        r#"{"layout": "odd-r", "hexes": {"E01": {"n": "West", "q": 0, "r": 0}, "E02": {"q": 1, "r": 1}}}"#;
    let (after, report, _) = put(&[("a.hexjson", file.to_owned())]).unwrap();
    let hex = |code: &str| after.scorecard().area(after.scorecard().area_by_code(code).unwrap()).hex;
    assert_eq!((hex("E01"), hex("E02")), (Some([0.0, 0.0]), Some([1.5, 1.0])));
    assert_eq!(report.hexagons, 2);
    let even = file.replace("odd-r", "even-r");
    let (after, ..) = put(&[("a.hexjson", even)]).unwrap();
    let hex = |code: &str| after.scorecard().area(after.scorecard().area_by_code(code).unwrap()).hex;
    assert_eq!((hex("E01"), hex("E02")), (Some([0.5, 0.0]), Some([1.0, 1.0])));
}

#[test]
fn names_serve_where_no_codes_do_and_what_cannot_be_used_says_why() {
    let named = collection(&[feature("X1", "west ", "Polygon", &square(0.0))]);
    assert_eq!(put(&[("a.geojson", named)]).unwrap().1.outlines, 1);
    let told = |file: &str, text: &str| put(&[(file, text.to_owned())]).unwrap_err();
    let none = collection(&[feature("X1", "Nowhere", "Polygon", &square(0.0))]);
    // What they lie in is no area of theirs.
    assert!(told("a.geojson", &none.replace("\"S\"", "\"Z\"")).contains("No shape is of an area"));
    let metres = feature(
        "E01",
        "West",
        "Polygon",
        "[[[380000, 410000], [380100, 410000], [380100, 410100], [380000, 410000]]]",
    );
    assert!(told("a.geojson", &collection(&[metres])).contains("British National Grid"));
    let points = collection(&[feature("E01", "West", "Point", "[1, 50]")]);
    assert!(told("a.geojson", &points).contains("No feature of this file is a polygon"));
    assert!(told("a.geojson", "{}").contains("neither `features`"));
    assert!(told("a.geojson", "{\"features\": [").contains("no GeoJSON or HexJSON"));
    let flat = r#"{"layout": "odd-q", "hexes": {"E01": {"q": 0, "r": 0}}}"#;
    assert!(told("a.hexjson", flat).contains("odd-r or even-r"));
}
