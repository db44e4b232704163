//! A small made-up scorecard: a share of spend with a target, and scores by domain of the system and of a place.

use serde_json::{Value, json};

/// The text of it. Every figure is made up and plainly small.
pub fn scorecard() -> String {
    let areas = json!([
        {"code": "N1", "name": "England", "kind": "nation"},
        {"code": "S1", "name": "A system", "kind": "system", "parent": "N1"},
        {"code": "P1", "name": "Upton", "kind": "place", "parent": "S1", "population": 1000},
        {"code": "P2", "name": "Downham", "kind": "place", "parent": "S1", "population": 2000},
        {"code": "P3", "name": "Overby", "kind": "place", "parent": "S1"}
    ]);
    let indicators = json!([
        {"id": "spend", "name": "Spend on what prevents", "strand": "resources", "polarity": "higher-is-better",
         "period": "financial-year", "measure": {"kind": "proportion", "unit": "% of spend", "decimals": 1}},
        {"id": "maturity", "name": "Maturity", "strand": "services", "polarity": "higher-is-better",
         "period": "year", "measure": {"kind": "score", "unit": "points out of 5", "decimals": 0}}
    ]);
    let years: Vec<String> = (2015..2025).map(|year| format!("{year}/{:02}", (year + 1) % 100)).collect();
    let rising = |from: f64| (0..10).map(|at| json!(from + f64::from(at) / 10.0)).collect::<Vec<Value>>();
    let mut gap = rising(0.0);
    gap[4] = Value::Null;
    let mut flags = vec![Value::Null; 10];
    flags[4] = json!("not-collected");
    let spend = json!({"indicator": "spend", "periods": years, "rows": [
        {"area": "N1", "values": rising(0.2)},
        {"area": "S1", "values": rising(0.3)},
        {"area": "P1", "values": rising(0.5)},
        {"area": "P2", "values": rising(0.3)},
        {"area": "P3", "values": gap, "flags": flags}
    ]});
    let domain = |name: &str, system: [i32; 2], place: [i32; 2]| {
        json!({"indicator": "maturity", "breakdown": {"by": "Domain", "group": name}, "periods": ["2023", "2024"],
            "rows": [{"area": "S1", "values": system}, {"area": "P1", "values": place}]})
    };
    let data = json!([
        spend,
        domain("Leadership", [2, 4], [3, 3]),
        domain("Finance", [3, 2], [2, 4]),
        domain("Working together", [3, 3], [1, 2])
    ]);
    let priorities = json!([{
        "id": "prevention", "title": "Prevention first", "level": "system", "area": "S1", "owner": "The board",
        "indicators": ["spend"], "targets": [{"indicator": "spend", "value": 1, "by": "2030"}]
    }]);
    json!({"format": 1, "title": "A made-up scorecard", "system": "S1", "national": "N1", "areas": areas,
        "indicators": indicators, "data": data, "priorities": priorities})
    .to_string()
}
