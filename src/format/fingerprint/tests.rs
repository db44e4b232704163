use super::*;

const FULL: &str = include_str!("../../../tests/fixtures/full.scorecard");

fn code(text: &str) -> String {
    fingerprint(text, &[]).code
}

#[test]
fn how_a_document_is_written_changes_nothing() {
    let plain = code(r#"{"title": "A \" b", "n": 120, "x": {"a": 1, "b": [1, 2]}}"#);
    assert_eq!(plain.len(), 19, "{plain}");
    for same in [
        "\u{feff}{\"title\":\"A \\\" b\",\"n\":120.0,\"x\":{\"b\":[1.0,2e0],\"a\":1}}",
        "{\n \"x\" : {\"a\":10e-1,\"b\":[1,2]},\r\n\t\"n\" : 1.2E+2 , \"title\" : \"\\u0041 \\\" b\"\n}\n",
        r#"{"approved": {"by": "The board"}, "title": "A \" b", "n": 120, "x": {"a": 1, "b": [1, 2], "c": null}}"#,
        r#"{"title": "A \" b", "n": 120, "x": {"a": 1, "b": [1, 2]}, "approv\u0065d": null, "read_only": true}"#,
        r#"{"title": "A \" b", "n": 120, "x": {"a": 1, "b": [1, 2]}, "answers": {"a": "b"}, "tables": {"c": {}}}"#,
        r#"{"title": "A \" b", "n": 120, "x": {"a": 1, "b": [1, 2]}, "commentary": []}"#,
    ] {
        assert_eq!(code(same), plain, "{same}");
    }
}

#[test]
fn what_holds_nothing_changes_nothing_and_an_approval_of_when_it_did_holds() {
    let with = |row: &str, more: &str| {
        format!(
            r#"{{"title": "A", "data": [{{"indicator": "a", "periods": ["2020"], "rows": [{row}]}}]{more}}}"#
        )
    };
    let plain = with(r#"{"area": "P", "values": [1]}"#, r#", "commentary": [{"id": "c"}]"#);
    for (row, more) in [
        (
            r#"{"area": "P", "values": [1], "verdicts": [ null ]}"#,
            r#", "commentary": [{"id": "c"}], "boundaries": [ ]"#,
        ),
        (
            r#"{"area": "Q", "values": [null]}, {"area": "P", "values": [1], "flags": []}"#,
            r#", "commentary": [{"id": "c"}], "interventions": [], "actions": []"#,
        ),
        (r#"{"area": "P", "values": [1]}"#, r#", "commentary": [{"id": "c", "draft": false, "x": []}]"#),
    ] {
        let same = with(row, more);
        assert_eq!(code(&same), code(&plain), "{same}");
        for rules in [Rules::ByRows, Rules::WithWhatIsEmpty] {
            let kept = earlier_code(&same, &[], rules);
            assert_ne!(kept, code(&same));
            assert_eq!(held_against(&kept, &[], &same, &[]), (kept.clone(), Vec::new()));
            let now = same.replace("[1]", "[2]");
            assert_eq!(held_against(&kept, &[], &now, &[]), (code(&now), Vec::new()), "{same}");
        }
    }
    for (row, more) in [
        (r#"{"area": "P", "values": [0]}"#, r#", "commentary": [{"id": "c"}]"#),
        (r#"{"area": "P", "values": [1], "flags": ["break"]}"#, r#", "commentary": [{"id": "c"}]"#),
        (r#"{"area": "P", "values": [1]}"#, r#", "commentary": [{"id": "c", "draft": true}]"#),
        (
            r#"{"area": "P", "values": [1]}, {"area": "Q", "values": [null], "flags": ["suppressed"]}"#,
            r#", "commentary": [{"id": "c"}]"#,
        ),
    ] {
        assert_ne!(code(&with(row, more)), code(&plain), "{row}");
    }
}

#[test]
fn whatever_is_said_is_seen() {
    let plain = code(r#"{"title": "A b", "n": 12, "l": ["a", "b"], "o": {"a": "b"}}"#);
    for other in [
        r#"{"title": "A  b", "n": 12, "l": ["a", "b"], "o": {"a": "b"}}"#,
        r#"{"title": "A b", "n": 1.2, "l": ["a", "b"], "o": {"a": "b"}}"#,
        r#"{"title": "A b", "n": -12, "l": ["a", "b"], "o": {"a": "b"}}"#,
        r#"{"title": "A b", "n": "12", "l": ["a", "b"], "o": {"a": "b"}}"#,
        r#"{"title": "A b", "n": 12, "l": ["b", "a"], "o": {"a": "b"}}"#,
        r#"{"title": "A b", "n": 12, "l": ["ab"], "o": {"a": "b"}}"#,
        r#"{"title": "A b", "n": 12, "l": ["a", "b", null], "o": {"a": "b"}}"#,
        r#"{"title": "A b", "n": 12, "l": ["a", ["b"]], "o": {"a": "b"}}"#,
        r#"{"title": "A b", "n": 12, "l": ["a", "b"], "o": {"b": "a"}}"#,
        r#"{"title": "A b", "n": 12, "l": ["a", "b"], "o": {"a": "b", "read_only": true}}"#,
        r#"{"title": "A b", "n": 12, "l": ["a", "b"], "o": {"a": "b"}, "commentary": [{}]}"#,
        r#"{"title": "A b", "n": 12, "l": ["a", "b"]}"#,
        "{}",
    ] {
        assert_ne!(code(other), plain, "{other}");
    }
    for no_document in ["[1]", "{", "", "x", &"[".repeat(500)] {
        assert_eq!(fingerprint(no_document, &[]), Fingerprint::default());
    }
}

#[test]
fn drafts_do_not_count() {
    let plain = code(r#"{"title": "A", "commentary": [{"id": "a"}, {"id": "c"}]}"#);
    let with = r#"{"title": "A", "commentary": [{"id": "a"},{"id": "b", "draft": true}, {"id": "c"} ]}"#;
    assert_eq!(fingerprint(with, &[false, true, false]).code, plain);
    assert_ne!(code(with), plain);
    assert_eq!(
        fingerprint(r#"{"title": "A", "commentary": [{"id": "b"}]}"#, &[true]).code,
        code(r#"{"title": "A"}"#)
    );
}

/// The full scorecard as a value, changed.
fn changed(change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut value: serde_json::Value = serde_json::from_str(FULL).unwrap();
    change(&mut value);
    value.to_string()
}

fn reversed(value: &mut serde_json::Value, list: &str) {
    value[list].as_array_mut().unwrap().reverse();
}

#[test]
fn figures_are_known_by_what_they_are_of_and_other_lists_by_their_order() {
    let plain = code(FULL);
    assert_eq!(code(&changed(|_| ())), plain, "fields in another order");
    let swapped = changed(|value| {
        let blocks = value["data"].as_array_mut().unwrap();
        blocks.sort_by_key(|block| std::cmp::Reverse(block["indicator"].as_str().map(str::to_owned)));
        for block in blocks {
            reversed(block, "rows");
        }
        reversed(value, "spreads");
        value["indicators"][0].as_object_mut().unwrap().remove("published_as");
    });
    assert_ne!(swapped, changed(|_| ()));
    assert_eq!(code(&swapped), plain);
    for list in ["areas", "indicators", "priorities", "interventions"] {
        assert_ne!(code(&changed(|value| reversed(value, list))), plain, "{list}");
    }
    assert_ne!(code(&changed(|value| value["data"][0]["rows"][0]["values"][0] = 0.123.into())), plain);
}

/// Swapping the groups of one indicator changes no figure.
#[test]
fn the_order_of_groups_is_no_change_of_figures_and_how_blocks_are_cut_is_none() {
    let block = |group: &str, periods: &str, values: &str| {
        format!(
            r#"{{"indicator": "a", "breakdown": {{"by": "Sex", "group": "{group}"}}, "periods": [{periods}],
            "rows": [{{"area": "P", "values": [{values}], "flags": [{flags}]}}]}}"#,
            flags = values.split(',').map(|_| "null").collect::<Vec<_>>().join(", ")
        )
    };
    let data = |blocks: &[String]| format!(r#"{{"title": "A", "data": [{}]}}"#, blocks.join(", "));
    let (men, women) =
        (block("Men", r#""2020", "2021""#, "1, 2"), block("Women", r#""2020", "2021""#, "3, 4"));
    let kept = fingerprint(&data(&[men.clone(), women.clone()]), &[]);
    let differ = |text: &str| held_against(&kept.code, &kept.parts, text, &[]).1;
    let cut = [block("Men", r#""2021""#, "2.0"), women.clone(), block("Men", r#""2020""#, "1")];
    assert_eq!(code(&data(&cut)), kept.code);
    assert_eq!(differ(&data(&[women.clone(), men.clone()])), [ORDER_OF_GROUPS]);
    let revised = block("Men", r#""2020", "2021""#, "1, 2.5");
    assert_eq!(differ(&data(&[women.clone(), revised])), ["data"], "what changed is not told twice");
    let with = |extra: &str| data(&[men.replacen('{', &format!("{{{extra}"), 1), women.clone()]);
    assert_eq!(differ(&with(r#""unknown": "x", "#)), ["data"], "what Placecard does not know counts");
    assert_eq!(code(&with(r#""unknown": null, "#)), kept.code);
}

#[test]
fn the_parts_tell_where_a_document_changed_and_only_those_of_the_code_do() {
    let Fingerprint { code: kept, parts } = fingerprint(FULL, &[]);
    let now = changed(|value| {
        value["title"] = "Another".into();
        value["data"][0]["rows"][0]["values"][0] = 0.123.into();
        value.as_object_mut().unwrap().remove("views");
    });
    let (code_now, differ) = held_against(&kept, &parts, &now, &[]);
    assert_ne!(code_now, kept);
    assert_eq!(differ, ["data", "title", "views"]);
    let without = (code_now, Vec::new());
    assert_eq!(held_against(&kept, &[], &now, &[]), without, "no codes of parts were kept");
    // Whoever writes another code for a part by hand is not believed.
    let mut forged = parts.clone();
    let of_title = forged.iter_mut().find(|(name, _)| name == "title").unwrap();
    of_title.1 = fingerprint(&now, &[]).parts.iter().find(|(name, _)| name == "title").unwrap().1.clone();
    assert_eq!(held_against(&kept, &forged, &now, &[]), without);
    let mut reversed = parts;
    reversed.reverse();
    assert_eq!(held_against(&kept.to_uppercase(), &reversed, &now, &[]).1, ["data", "title", "views"]);
}

#[test]
fn the_full_scorecard_has_the_codes_of_what_it_says() {
    let value: serde_json::Value = serde_json::from_str(FULL).unwrap();
    let Fingerprint { code, parts } = fingerprint(FULL, &[false; 9]);
    // The test of the command line gives the file this code.
    assert_eq!(earlier_code(FULL, &[false; 9], Rules::ByRows), "9398-0a5e-565a-9345");
    let parts: serde_json::Map<_, _> = parts.into_iter().map(|(name, code)| (name, code.into())).collect();
    let approved = &value["approved"];
    assert_eq!(
        (approved["fingerprint"].to_string(), approved["parts"].to_string()),
        (format!("\"{code}\""), serde_json::Value::Object(parts).to_string())
    );
}
