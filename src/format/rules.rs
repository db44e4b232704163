//! One test for every rule of the format: a change that breaks it, where it is reported, and what is said.

use super::document::Document;
use super::findings::MOST_OF_ONE_RULE;
use super::fixture::Fixture;
use super::json::Node;
use super::objects::File;
use super::reader::Reader;
use super::shape::Shape;
use super::value::Value;
use crate::model::Progress;

const SCOPED: &str = r#"{"indicator": "active-adults", "periods": [], "rows": [],
    "breakdown": {"by": "Deprivation decile", "group": "1 (most deprived)", "scope": "within"}}"#;
const PLACE: &str = r#"{"code": "E08000001", "name": "Again", "kind": "place"}"#;

/// A change to the full document: what is set or, where the value is empty, removed; the path of the error; a phrase
/// of it, and the way out it names.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const SHAPES: &[Case] = &[
    ("title", "", "$", "needs `title`", "add it as text"),
    ("title", "\" \"", "$.title", "not empty", "write it"),
    ("title", "null", "$.title", "it is null", "write it"),
    ("format", "", "$", "needs `format`", "add it as a whole number"),
    ("format", "2", "$.format", "is in format 2", "install a newer version"),
    ("format", "\"1\"", "$.format", "a whole number above 0", "take the quotation marks away"),
    ("format", "0", "$.format", "above 0", "correct the number"),
    ("format", "0.5", "$.format", "a whole number", "correct the number"),
    ("published", "\"2026-11\"", "$.published", "a day such as", "write the date in this way"),
    ("areas", "{}", "$.areas", "a list in square brackets", "put it in square brackets"),
    ("areas/3", "7", "$.areas[3]", "Item 4 of `areas` must be an object", "curly brackets"),
    ("areas/3/kind", "\"Place\"", "$.areas[3].kind", "one of `nation`, `region`", "did you mean `place`?"),
    ("areas/3/kind", "\"planet\"", "$.areas[3].kind", "it is `planet`", "did you mean `place`?"),
    ("areas/3/kind", "\"borough\"", "$.areas[3].kind", "it is `borough`", "choose one of these"),
    ("areas/3/footprint", "7", "$.areas[3].footprint", "the number 7", "quotation marks"),
    ("areas/3/name", "12", "$.areas[3].name", "must be text", "put it in quotation marks"),
    ("areas/3/population", "-1", "$.areas[3].population", "0 or more", "correct the number"),
    ("areas/6/deprivation_decile", "11", "$.areas[6].deprivation_decile", "from 1 to 10", "correct the number"),
    ("areas/6/deprivation_decile", "0", "$.areas[6].deprivation_decile", "from 1 to 10", "correct the number"),
    ("areas/6/hex", "[1]", "$.areas[6].hex", "two numbers", "write two numbers"),
    ("methods/benchmark", "\"peer\"", "$.methods.benchmark", "one of `national`", "did you mean `peers`?"),
    ("methods/confidence", "0.9", "$.methods.confidence", "0.95 or 0.998", "correct the number"),
    ("methods/run_length", "8", "$.methods.run_length", "6 or 7", "correct the number"),
    ("methods/screen_moving_ranges", "1", "$.methods.screen_moving_ranges", "true or false", "without quotation marks"),
    ("methods/spc_rules", "\"nhs\"", "$.methods.spc_rules", "one of `making-data-count` or `nhsr`", "did you mean `nhsr`?"),
    ("methods/baseline_points", "11", "$.methods.baseline_points", "from 12 to 24", "correct the number"),
    ("indicators/0/measure/repeats", "0.5", "$.indicators[0].measure.repeats", "of 1 or more", "correct the number"),
    ("indicators/0/measure/events/many", "", "$.indicators[0].measure.events", "needs `many`", "add it"),
    ("indicators/0/statistic", "\"offical\"", "$.indicators[0].statistic", "one of `accredited`", "did you mean `official`?"),
    ("data/2/breakdown/scope", "\"nation\"", "$.data[2].breakdown.scope", "one of `national` or `within`", "did you mean `national`?"),
    ("priorities/0/aim", "\"gaps\"", "$.priorities[0].aim", "one of `level` or `gap`", "did you mean `gap`?"),
    ("actions/0/status", "\"closed\"", "$.actions[0].status", "one of `open`, `done` or `dropped`", "choose one"),
    ("national_list/count", "0", "$.national_list.count", "from 1 to 1000", "correct the number"),
    ("approved/on", "\"2026\"", "$.approved.on", "a day such as", "write the date in this way"),
    ("areas/4/until", "\"then\"", "$.areas[4].until", "a date such as", "write the date in this way"),
    ("areas/4/succeeds/0", "\"E07000001\"", "$.areas[4].succeeds[0]", "must be an object", "curly brackets"),
    ("boundaries/0/rings/0", "[[0, 50], [1, 50], [0, 50]]", "$.boundaries[0].rings[0]", "at least 4 items", "add what"),
    ("boundaries/0/rings", "[]", "$.boundaries[0].rings", "at least one item", "add what"),
    ("boundaries/0/rings/0/1", "[53.6, -200]", "$.boundaries[0].rings[0][1]", "from -90 to 90", "longitude before"),
    ("boundaries/0/rings/0/1", "[181, 50]", "$.boundaries[0].rings[0][1]", "from -180 to 180", "longitude before"),
    ("indicators/0/measure/per", "0", "$.indicators[0].measure.per", "above 0", "correct the number"),
    ("indicators/0/measure/per", "", "$.indicators[0].measure", "A rate needs `per`", "add it"),
    ("indicators/0/measure/decimals", "7", "$.indicators[0].measure.decimals", "from 0 to 6", "correct the number"),
    ("indicators/0/measure/decimals", "1.5", "$.indicators[0].measure.decimals", "whole number", "correct the number"),
    ("indicators/0/polarity", "\"lower\"", "$.indicators[0].polarity", "one of `higher-is-better`", "choose one"),
    ("data/0/rows/0/values/1", "\"c\"", "$.data[0].rows[0].values[1]", "must be a number", "where a value is missing write null"),
    ("data/0/rows/0/values/1", "\"7.5\"", "$.data[0].rows[0].values[1]", "a number", "take the quotation marks away"),
    ("data/0/rows/3/flags/0", "\"supressed\"", "$.data[0].rows[3].flags[0]", "one of", "did you mean `suppressed`?"),
    ("data/0/rows/3/denominators/0", "-1", "$.data[0].rows[3].denominators[0]", "0 or more", "correct the number"),
    ("priorities/0/weight", "-1", "$.priorities[0].weight", "0 or more", "correct the number"),
    ("priorities/0/targets/0/by", "\"soon\"", "$.priorities[0].targets[0].by", "a date such as 2030", "in this way"),
    ("priorities/0/targets/0/by", "2030", "$.priorities[0].targets[0].by", "a date such as", "marks: \"2030\""),
    ("interventions/0/cost/unit", "", "$.interventions[0].cost", "needs `unit`", "add it"),
    ("interventions/0/cost/unit", "\" \"", "$.interventions[0].cost.unit", "text that is not empty", "write it"),
    ("interventions/0/cost/amount", "\"£250,000\"", "$.interventions[0].cost.amount", "a number of 0 or more", "digits alone"),
    ("interventions/0/cost/amount", "-1", "$.interventions[0].cost.amount", "0 or more", "correct the number"),
    ("interventions/0/cost", "250000", "$.interventions[0].cost", "must be an object", "write"),
    ("interventions/0/confidence", "", "$.interventions[0]", "needs `confidence`", "add it as one of `documented`"),
];

#[rustfmt::skip]
const REFERENCES: &[Case] = &[
    ("system", "\"E54000002\"", "$.system", "no area `E54000002`", "did you mean `E54000001`?"),
    ("system", "\"E12000002\"", "$.system", "of kind `system`", "name another area"),
    ("national", "\"E54000001\"", "$.national", "of kind `nation`", "name another area"),
    ("areas/3/parent", "\"nowhere\"", "$.areas[3].parent", "no area `nowhere`", "add it to `areas`"),
    ("areas/3/parent", "\"E02000001\"", "$.areas[3].parent", "leads back to it (E02000001, then E08000001)", "correct or remove one `parent`"),
    ("areas/3/parent", "\"E08000001\"", "$.areas[3].parent", "leads back to it (E08000001)", "correct or remove"),
    ("areas/3/peers", "\"E08000002\"", "$.areas[3].peers", "of kind `group`", "name another area"),
    ("areas/-", PLACE, "$.areas[8].code", "`E08000001` is at $.areas[3] already", "give one of the two another id"),
    ("boundaries/0/area", "\"x\"", "$.boundaries[0].area", "no area `x`", "add it to `areas`"),
    ("indicators/1/id", "\"suspension-rate\"", "$.indicators[1].id", "at $.indicators[0] already", "another id"),
    ("indicators/0/groups/0", "\"marmot/best-strat\"", "$.indicators[0].groups[0]", "no group", "did you mean `marmot/best-start`?"),
    ("indicators/0/groups/0", "\"best\"", "$.indicators[0].groups[0]", "as grouping/group", "add it to `groupings`"),
    ("groupings/0/groups/1/id", "\"best-start\"", "$.groupings[0].groups[1].id", "at $.groupings[0].groups[0]", "another id"),
    ("data/0/indicator", "\"suspension-rat\"", "$.data[0].indicator", "no indicator", "did you mean `suspension-rate`?"),
    ("data/0/rows/0/values/0", "1e300", "$.data[0].rows[0].values[0]", "larger than any figure can be", "look it up at its source"),
    ("priorities/0/targets/0/value", "-1e17", "$.priorities[0].targets[0].value", "larger than any figure", "look it up at its source"),
    ("data/0/rows/1/area", "\"E12\"", "$.data[0].rows[1].area", "no area `E12`", "add it to `areas`"),
    ("spreads/0/indicator", "\"x\"", "$.spreads[0].indicator", "no indicator `x`", "add it to `indicators`"),
    ("priorities/0/area", "\"x\"", "$.priorities[0].area", "no area `x`", "add it"),
    ("priorities/0/indicators/0", "\"x\"", "$.priorities[0].indicators[0]", "no indicator `x`", "add it"),
    ("priorities/0/targets/0/indicator", "\"x\"", "$.priorities[0].targets[0].indicator", "no indicator", "add it"),
    ("priorities/1/under", "\"inclusoin\"", "$.priorities[1].under", "no priority", "did you mean `inclusion`?"),
    ("priorities/1/id", "\"inclusion\"", "$.priorities[1].id", "at $.priorities[0] already", "another id"),
    ("interventions/0/areas/0", "\"x\"", "$.interventions[0].areas[0]", "no area `x`", "add it"),
    ("interventions/0/cost/areas/E08000002", "1", "$.interventions[0].cost.areas.E08000002", "is none of its `areas`", "remove its cost"),
    ("interventions/0/cost/areas/E0800001", "1", "$.interventions[0].cost.areas.E0800001", "no area `E0800001`", "did you mean"),
    ("interventions/0/watch/0", "\"x\"", "$.interventions[0].watch[0]", "no indicator `x`", "add it"),
    ("interventions/0/adopted_from/intervention", "\"family\"", "$.interventions[0].adopted_from.intervention", "no intervention `family`", "add it"),
    ("commentary/0/area", "\"x\"", "$.commentary[0].area", "no area `x`", "add it"),
    ("commentary/-", r#"{"id": "c1", "area": "E08000001", "text": "x"}"#, "$.commentary[2].id", "the comment `c1` is at $.commentary[0]", "another id"),
    ("actions/0/area", "\"x\"", "$.actions[0].area", "no area `x`", "add it"),
    ("actions/0/indicator", "\"x\"", "$.actions[0].indicator", "no indicator `x`", "add it"),
    ("actions/0/priority", "\"x\"", "$.actions[0].priority", "no priority `x`", "add it"),
    ("actions/-", r#"{"id": "a1", "area": "E08000001", "text": "x", "status": "done"}"#, "$.actions[1].id", "the action `a1` is at $.actions[0]", "another id"),
    ("frameworks/0/outcomes/0/indicators/0", "\"x\"", "$.frameworks[0].outcomes[0].indicators[0]", "no indicator `x`", "add it"),
    ("interventions/0/planned/0", "\"x\"", "$.interventions[0].planned[0]", "no area `x`", "add it"),
    ("indicators/0/proxy_for", "\"x\"", "$.indicators[0].proxy_for", "no indicator `x`", "add it"),
    ("commentary/1/reply_to", "\"c3\"", "$.commentary[1].reply_to", "no comment `c3`", "did you mean `c1`?"),
    ("views/0/indicator", "\"x\"", "$.views[0].indicator", "no indicator `x`", "add it"),
];

#[rustfmt::skip]
const FIGURES: &[Case] = &[
    ("data/0/periods/1", "\"2025\"", "$.data[0].periods[1]", "an academic year such as", "rewrite the label"),
    ("data/0/periods/1", "\"2022/23\"", "$.data[0].periods[1]", "2022/23 comes after 2023/24", "put them in order"),
    ("data/0/periods/1", "\"2023/24\"", "$.data[0].periods[1]", "2023/24 is listed again", "remove one"),
    ("data/0/rows/0/values", "[1]", "$.data[0].rows[0].values", "each of the 2 periods, but it has 1", "add null"),
    ("data/0/rows/3/notes", "[]", "$.data[0].rows[3].notes", "each of the 2 periods, but it has 0", "add null"),
    ("data/0/rows/0/lower/0", "9.5", "$.data[0].rows[0].lower[0]", "9.5 is above 9.4", "swap the two"),
    ("data/3/rows/1/numerators/1", "1001", "$.data[3].rows[1].numerators[1]", "1001 is above 1000", "correct one"),
    ("data/1/periods/0", "\"2023/24\"", "$.data[1].rows[0].values[0]", "$.data[0].rows[3].values[0] already", "remove one"),
    ("data/0/rows/4/area", "\"E08000001\"", "$.data[0].rows[4].values[0]", "$.data[0].rows[3].values[0] already", "remove"),
    ("spreads/0/areas", "[153]", "$.spreads[0].areas", "each of the 2 periods", "add null"),
    ("spreads/0/quantiles/0.1", "[1]", "$.spreads[0].quantiles[\"0.1\"]", "each of the 2 periods", "add null"),
    ("spreads/0/quantiles/1.1", "[99, 99]", "$.spreads[0].quantiles[\"1.1\"]", "from 0 to 1", "rename it"),
    ("spreads/0/quantiles/NaN", "[99, 99]", "$.spreads[0].quantiles.NaN", "from 0 to 1", "rename it"),
    ("spreads/0/quantiles/0.10", "[5.04, 5.1]", "$.spreads[0].quantiles[\"0.10\"]", "given twice", "remove one"),
    ("spreads/0/quantiles/0.5", "[4, 6]", "$.spreads[0].quantiles[\"0.5\"][0]", "4 at 0.5 is below 5.04 at 0.1", "correct one"),
    ("spreads/0/periods/0", "\"2023\"", "$.spreads[0].periods[0]", "an academic year", "rewrite"),
    ("priorities/0/targets/0/from/period", "\"2022\"", "$.priorities[0].targets[0].from.period", "an academic year", "rewrite"),
    ("interventions/0/end", "\"2021\"", "$.interventions[0].end", "2021 is before 2022-09", "correct one"),
    ("commentary/1/reply_to", "\"c2\"", "$.commentary[1].reply_to", "leads back to it (c2)", "correct or remove"),
    ("commentary/0/reply_to", "\"c2\"", "$.commentary[0].reply_to", "of c1 leads back to it (c2, then c1)", "remove one `reply_to`"),
    ("indicators/0/proxy_for", "\"suspension-rate\"", "$.indicators[0].proxy_for", "leads back to it (suspension-rate)", "remove one `proxy_for`"),
    ("indicators/1/proxy_for", "\"suspension-rate\"", "$.indicators[0].proxy_for", "(active-adults, then suspension-rate)", "remove one `proxy_for`"),
    ("priorities/0/under", "\"inclusion\"", "$.priorities[0].under", "leads back to it (inclusion)", "remove one `under`"),
    ("interventions/0/adopted_from/intervention", "\"team-around-the-school\"", "$.interventions[0].adopted_from.intervention", "leads back to it (team-around-the-school)", "remove one `adopted_from`"),
    ("areas/4/members/0", "\"Downham\"", "$.areas[4].members[0]", "must not be a part of itself", "remove one `members`"),
    ("areas/4/members", "[\"Faraway\", \"peers-upton\"]", "$.areas[4].members[1]", "of E08000002 leads back to it (peers-upton, then E08000002)", "remove one"),
    ("areas/4/succeeds/0/code", "\"E08000002\"", "$.areas[4].succeeds[0]", "must take over from another one", "correct or remove one `succeeds`"),
    ("areas/7/succeeds", "[{\"code\": \"E1\"}, {\"code\": \"E08000002\"}]", "$.areas[4].succeeds[0]", "of E08000002 leads back to it (E07000001, then E08000002)", "correct or remove one `succeeds`"),
    ("areas/5/members", "[\"Upton\", \"Downham\", \"E08000001\"]", "$.areas[5].members[2]", "`E08000001` is the one at $.areas[5].members[0] already", "remove one of the two"),
    ("areas/5/members", "[\"Faraway\", \"Faraway\"]", "$.areas[5].members[1]", "`Faraway` is the one at", "remove one of the two"),
    ("data/-", SCOPED, "$.data[4].breakdown.scope", "is `within` here and `national`", "correct one of the two"),
    ("commentary/0/indicator", "null", "$.commentary[0].period", "must name its `indicator`", "remove the period"),
];

#[test]
fn every_rule_names_the_place_and_a_way_out() {
    let cases = SHAPES.iter().chain(REFERENCES).chain(FIGURES);
    let failures: Vec<String> = cases.filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What is wrong with the findings of a case, if anything.
fn failure((place, value, path, phrase, way_out): &Case) -> Option<String> {
    let fixture = match *value {
        "" => Fixture::full().remove(place),
        value => Fixture::full().set(place, value),
    };
    let errors = fixture.errors();
    let Some((_, message)) = errors.iter().find(|(at, _)| at == path) else {
        return Some(format!("{place} = {value}: nothing at {path}, but {errors:?}"));
    };
    let said = message.contains(phrase) && message.contains(way_out) && message.ends_with(['.', '?']);
    (!said).then(|| format!("{place} = {value}: {message}"))
}

#[test]
fn the_full_document_opens_with_one_note_about_its_unknown_field() {
    let notes = Fixture::full().notes();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert_eq!(notes[0].0, "$.house_style");
    assert!(notes[0].1.contains("no field `house_style`"), "{notes:?}");
}

#[test]
fn fields_given_twice_are_errors_known_or_not() {
    let errors = Fixture::full().add("areas/0/name", "\"Angleterre\"").add("house_style", "1").errors();
    let paths: Vec<&str> = errors.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["$.areas[0].name", "$.house_style"]);
    assert!(errors[0].1.contains("keep one of the two"), "{errors:?}");
    let findings = Fixture::full().add("title", "\"Another\"").read().unwrap_err();
    let first = Fixture::full().set("title", "1").read().unwrap_err();
    assert!(findings[0].position > first[0].position, "the second title is the one to look at");
}

#[test]
fn an_unknown_field_is_noted_once_for_each_kind_of_place() {
    let mut fixture = Fixture::full().remove("house_style").set("areas/3/popluation", "1");
    for area in 0..3 {
        fixture = fixture.set(&format!("areas/{area}/colour"), "\"blue\"");
    }
    let notes = fixture.notes();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert_eq!(notes[0].0, "$.areas[0].colour");
    assert!(notes[0].1.contains("`areas[].colour` (3 times)"), "{notes:?}");
    assert!(notes[1].1.contains("if you meant `population`"), "{notes:?}");
}

#[test]
fn every_error_is_reported_not_only_the_first() {
    let errors = Fixture::full()
        .set("title", "7")
        .set("areas/3/kind", "\"town\"")
        .set("data/0/rows/0/values/0", "true")
        .set("priorities/0/indicators/0", "\"x\"")
        .errors();
    assert_eq!(errors.len(), 4, "{errors:?}");
}

/// A list of that many items that are wrong.
fn flood(item: &str) -> String {
    format!("[{}]", vec![item; 3 * MOST_OF_ONE_RULE].join(","))
}

fn read_file(text: &str) -> (File, usize) {
    let progress = Progress::new();
    let mut reader = Reader::of(text, &progress);
    let kind = reader.tokens.kind().unwrap();
    let file = File::read(&mut reader, kind).unwrap().unwrap();
    (file, reader.spans.fields.len())
}

#[test]
fn nothing_is_made_of_more_wrong_items_than_are_reported() {
    const KEPT: usize = MOST_OF_ONE_RULE + 1;
    for item in ["0", "{}", "null", "[]"] {
        let flood = flood(item);
        let lists = ["areas", "indicators", "priorities", "interventions", "actions", "data", "spreads"];
        for list in lists {
            let (file, _) = read_file(&format!("{{\"{list}\": {flood}}}"));
            let kept = [
                file.areas.map_or(0, |items| items.len()),
                file.indicators.map_or(0, |items| items.len()),
                file.priorities.map_or(0, |items| items.len()),
                file.interventions.map_or(0, |items| items.len()),
                file.actions.map_or(0, |items| items.len()),
                file.spreads.map_or(0, |items| items.len()),
                file.data.len(),
            ];
            assert!(kept.iter().sum::<usize>() <= KEPT, "{list} of {item}: {kept:?}");
        }
        let (file, _) = read_file(&format!("{{\"data\": [{{\"rows\": {flood}}}]}}"));
        assert!(file.data.iter().all(|block| block.rows.rows.len() <= KEPT), "rows of {item}");
    }
    let row = "{\"values\": [1, 2, 3, 4, 5, 6, 7, 8]}";
    let (file, _) = read_file(&format!("{{\"data\": [{{\"rows\": {}}}]}}", flood(row)));
    assert!(file.data.iter().all(|block| block.rows.numbers.len() <= 8 * KEPT), "rows without areas");
}

#[test]
fn a_flood_of_wrong_items_does_not_make_every_reference_an_error() {
    let errors = Fixture::full().set("areas", &flood("0")).set("groupings/0/groups", &flood("7")).errors();
    let about_areas = |at: &str| at.starts_with("$.areas[") || at == "$";
    assert!(
        errors.iter().all(|(at, _)| about_areas(at)),
        "{:?}",
        errors.iter().find(|(at, _)| !about_areas(at))
    );
    assert!(
        errors.iter().any(|(_, message)| message.starts_with("There are 5000 more findings about values"))
    );
}

#[test]
fn unknown_fields_beyond_those_that_are_listed_are_only_counted() {
    let many: Vec<String> = (0..3 * MOST_OF_ONE_RULE).map(|at| format!("\"x{at}\": {at}")).collect();
    let text = super::fixture::FULL.replacen('{', &format!("{{{}, \"x7\": 1, ", many.join(", ")), 1);
    let (_, spans) = read_file(&text);
    assert!(spans <= MOST_OF_ONE_RULE + File::OBJECT.fields.len() + 2, "{spans}");
    let findings = Document::read(text.as_str(), super::fixture::TODAY).unwrap_err();
    let again: Vec<&str> = findings.iter().map(|finding| finding.path.as_str()).take(2).collect();
    assert_eq!(again, ["$.x7", "$.x0"], "the error about the one given twice, then the notes");
    assert!(findings[0].position > findings[1].position);
    let document = Document::read(text.replace(", \"x7\": 1, ", ", "), super::fixture::TODAY).unwrap();
    let notes: Vec<&str> = document.notes().iter().map(|note| note.message.as_str()).collect();
    assert_eq!(notes.len(), MOST_OF_ONE_RULE + 1);
    assert!(
        notes.iter().any(|note| note.starts_with("There are 2001 more unknown fields")),
        "{:?}",
        notes.last()
    );
}

#[test]
fn an_unknown_number_may_be_of_any_size_and_a_known_one_may_not() {
    let text = super::fixture::FULL.replacen('{', "{\"x\": [1e309, {\"y\": -1e99999999999999999999}], ", 1);
    let document = Document::read(text.as_str(), super::fixture::TODAY).unwrap();
    assert_eq!(document.text(), text);
    let paths: Vec<&str> = document.notes().iter().map(|note| note.path.as_str()).collect();
    assert_eq!(paths, ["$.x", "$.house_style"]);
    let text = text.replacen("\"title\"", "\"methods\": {\"baseline_points\": 1e309}, \"title\"", 1);
    let findings = Document::read(text, super::fixture::TODAY).unwrap_err();
    assert!(findings[0].message.contains("`baseline_points` must be a whole number"), "{}", findings[0]);
}

#[test]
fn one_missing_list_does_not_make_every_reference_an_error() {
    let errors = Fixture::full().remove("areas").errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].1.contains("needs `areas`"), "{errors:?}");
    let errors = Fixture::full().set("indicators", "7").errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
}

#[test]
fn a_newer_format_is_the_only_thing_said_about_a_file() {
    let errors = Fixture::full().set("format", "2").remove("areas").set("title", "{}").errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
}

#[test]
fn a_suggestion_is_not_made_where_the_id_may_be_among_the_missing_ones() {
    let errors = Fixture::full().remove("areas/3/code").errors();
    let (_, message) = errors.iter().find(|(path, _)| path == "$.data[1].rows[0].area").unwrap();
    assert!(!message.contains("did you mean"), "{message}");
}

/// Every field that the format declares and the full document lacks.
fn lacking(node: &Node, shape: &Shape, at: &str, lacks: &mut Vec<String>) {
    match shape {
        Shape::OrNull(shape) => lacking(node, shape, at, lacks),
        Shape::List(_, of) => {
            let mut of_each = node.items().iter().map(|item| {
                let mut lacks = Vec::new();
                lacking(item, of, at, &mut lacks);
                lacks
            });
            // What one of the items has is there.
            let first = of_each.next().unwrap_or_default();
            lacks.extend(
                of_each.fold(first, |all, own| all.into_iter().filter(|at| own.contains(at)).collect()),
            );
        }
        Shape::Object(object) => {
            for field in object.fields {
                let at = format!("{at}.{}", field.name);
                match node.field(field.name) {
                    Some(node) => lacking(node, &field.shape, &at, lacks),
                    None => lacks.push(at),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_full_document_has_every_field_of_the_format() {
    let root: Node = serde_json::from_str(super::fixture::FULL).unwrap();
    let mut lacks = Vec::new();
    lacking(&root, &Shape::Object(&File::OBJECT), "$", &mut lacks);
    assert_eq!(lacks, Vec::<String>::new());
}

#[test]
fn what_is_read_is_written_as_it_was() {
    let text = super::fixture::FULL;
    let (file, _) = read_file(text);
    let mut written: Node = serde_json::from_str(&serde_json::to_string(&file).unwrap()).unwrap();
    written.set_field(
        "house_style",
        serde_json::from_str::<Node>(text).unwrap().field("house_style").unwrap().clone(),
    );
    let again = Document::read(serde_json::to_vec(&written).unwrap(), super::fixture::TODAY).unwrap();
    let before = Document::read(text, super::fixture::TODAY).unwrap();
    assert_eq!(again.scorecard(), before.scorecard());
}
