//! `placecard import` of outlines and hexagons.

use crate::commands::Folder;
use serde_json::json;

const OUTLINES: &str = r#"{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"LAD24CD": "E08000901", "LAD24NM": "Upton", "ICB": "E54000901"},
 "geometry": {"type": "Polygon", "coordinates": [[[-2.3, 53.6], [-2.2, 53.6], [-2.2, 53.7], [-2.3, 53.6]]]}},
{"type": "Feature", "properties": {"LAD24CD": "E08000999", "LAD24NM": "Far away", "ICB": "E54000999"},
 "geometry": {"type": "Polygon", "coordinates": [[[-2.2, 53.6], [-2.1, 53.6], [-2.1, 53.7], [-2.2, 53.6]]]}}]}"#;
const HEXAGONS: &str = r#"{"layout": "odd-r", "hexes": {"E08000902": {"n": "Downham", "q": 3, "r": 1}}}"#;

#[test]
fn shapes_go_to_the_areas_of_a_scorecard_and_the_same_again_changes_nothing() {
    let folder = Folder::with_scorecard();
    folder.write("outlines.geojson", OUTLINES);
    folder.write("hexagons.hexjson", HEXAGONS);
    let call = "outlines.geojson hexagons.hexjson --into out.scorecard -o out.scorecard";
    let (status, out, err) = folder.import(call);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.starts_with("1 outline taken.\n1 hexagon taken.\n"), "{out}");
    assert!(out.contains("does not have, and not taken: Far away."), "{out}");
    let document = folder.read("out.scorecard");
    assert_eq!(document["boundaries"][0]["area"], "E08000901");
    assert_eq!(document["boundaries"][0]["rings"][0].as_array().map(Vec::len), Some(4));
    assert_eq!(document["areas"][3]["hex"], json!([3.5, 1]));
    let text = std::fs::read_to_string(folder.path("out.scorecard")).unwrap();
    assert_eq!(folder.import(call).0, 0);
    assert_eq!(std::fs::read_to_string(folder.path("out.scorecard")).unwrap(), text);
}

#[test]
fn shapes_that_cannot_go_in_say_why() {
    let folder = Folder::with_scorecard();
    folder.write("outlines.geojson", OUTLINES);
    let before = std::fs::read_to_string(folder.path("out.scorecard")).unwrap();
    for (call, status, said) in [
        ("outlines.geojson -o new.scorecard", 2, "name it after --into"),
        ("outlines.geojson data.csv --into out.scorecard -o out.scorecard", 2, "calls of their own"),
        ("gone.geojson --into out.scorecard -o out.scorecard", 1, "gone.geojson"),
    ] {
        let (code, _, err) = folder.import(call);
        assert_eq!(code, status, "{err}");
        assert!(err.contains(said), "{err}");
    }
    folder.write("outlines.geojson", "{\"features\": [");
    let (code, _, err) = folder.import("outlines.geojson --into out.scorecard -o out.scorecard");
    assert_eq!(code, 1);
    assert!(err.contains("no GeoJSON or HexJSON"), "{err}");
    assert_eq!(std::fs::read_to_string(folder.path("out.scorecard")).unwrap(), before);
}
