//! Targets: the cases of Fingertips' own tests.

use super::{cases, number};
use placecard::analysis::{Analysis, TargetStatus};
use placecard::format::Document;
use serde_json::{Value, json};

/// A scorecard with one value of one place and one target on it.
fn scorecard(value: f64, target: f64, polarity: &str) -> Document {
    let area = |code: &str, kind: &str| json!({"code": code, "name": code, "kind": kind});
    let file = json!({
        "format": 1, "title": "One target", "system": "S", "national": "N",
        "areas": [area("N", "nation"), area("S", "system"), area("P", "place")],
        "indicators": [{"id": "smoking", "name": "Smoking", "strand": "outcomes", "period": "year",
                        "measure": {"kind": "score", "unit": "points"}, "polarity": polarity}],
        "data": [{"indicator": "smoking", "periods": ["2023"], "rows": [{"area": "P", "values": [value]}]}],
        "priorities": [{"id": "smokefree", "title": "Smokefree", "level": "place", "area": "P", "weight": 1,
                        "indicators": ["smoking"],
                        "targets": [{"indicator": "smoking", "area": null, "value": target, "by": "2100"}]}]
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("target.scorecard");
    std::fs::write(&path, file.to_string()).unwrap();
    Document::open(&path, jiff::civil::date(2024, 1, 1)).unwrap_or_else(|error| panic!("{error:?}"))
}

fn status(value: f64, input: &Value) -> Option<TargetStatus> {
    let polarity = if input["polarity"] == "low_is_good" { "lower-is-better" } else { "higher-is-better" };
    let document = scorecard(value, number(&input["limit"]), polarity);
    Analysis::of(document.scorecard()).judgements()[0].targets.first().map(|target| target.status)
}

#[test]
#[ignore = "needs ../shared"]
fn a_target_is_met_when_the_value_has_reached_it() {
    let mut left_out = 0;
    for (id, input, expected) in cases("target_compare") {
        // We do not judge a target by limits or by a range: METHODS asks only whether the value has reached it.
        if input["kind"] != "single_value" {
            left_out += 1;
            continue;
        }
        let found = status(number(&input["value"]), &input);
        assert_eq!(found == Some(TargetStatus::Met), expected == "better", "{id}: {input}");
    }
    assert_eq!(left_out, 17, "cases of targets with limits or ranges");
}
