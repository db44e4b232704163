use super::op::follow;
use super::splice::splice;
use super::*;
use crate::model::Methods;
use jiff::civil::date;
use serde_json::json;

pub(super) const FULL: &str = include_str!("../../tests/fixtures/full.scorecard");
pub(super) const TODAY: Date = date(2026, 11, 20);

/// Valid, but written by nobody's rules.
const ODD: &str = r#"{ "title" :"Odd",
	"house_style": {"b": [1.50, {"c": null}], "a": 1e2},"format":1,  "system": "S", "national" : "N",
  "areas": [ {"name": "England", "code": "N", "kind": "nation", "population": 1e2},
             {"\u0063ode": "S", "kind": "system", "name": "Système", "colour": "blue"} ],
  "indicators": [{"id":"i","name":"I","strand":"activity","measure":{"unit":"%","kind":"ratio"},
     "polarity":"neutral","period":"year"}], "views": [],
  "d\u0061ta": [ {"rows" : [ {"v\u0061lues": [ 1.50,2e0 ], "area": "N"}, {"area":"S","values":[1.0,null]} ],
      "periods": ["2020" , "2021"], "indicator": "i", "shade": ["x"]},
     {"indicator": "i", "breakdown": {"group": "Men", "by": "Sex"}, "periods": ["2020"], "rows": []} ],

  "priorities":[]
}
"#;

fn document(text: &str) -> Document {
    Document::read(text.as_bytes(), TODAY).unwrap_or_else(|findings| panic!("{}", findings[0]))
}

/// The text after steps, which can be taken back and made again.
fn after(text: &str, steps: &[Op]) -> String {
    let new = follow(text, steps).unwrap();
    let old = splice(&new.text, &new.back);
    assert_eq!(old.text, text);
    assert_eq!(splice(text, &old.back).text, new.text);
    new.text
}

fn put(place: Place, text: &str, slot: Slot) -> Op {
    Op::Put { place, text: text.to_owned(), slot }
}

fn list(keys: &[&str]) -> Place {
    Place(keys.iter().map(|key| (*key).into()).collect())
}

#[test]
fn an_edit_of_one_figure_changes_only_its_row_however_odd_the_file() {
    let block = Place::item("data", Key::block("i", None, 0));
    let cell = block.below("rows").below("S").below("values").below(Key::position(1));
    for text in [ODD.to_owned(), format!("\u{FEFF}{}", ODD.replace('\n', "\r\n"))] {
        let changed = document(&text);
        let (new, back) = apply(&changed, &Edit::new("x").put(cell.clone(), &7), TODAY).unwrap();
        assert_eq!(new.text(), text.replace("\"values\":[1.0,null]", "\"values\":[1.0,7]"));
        let (old, again) = apply(&new, &back, TODAY).unwrap();
        assert_eq!(old.text(), text);
        assert_eq!(apply(&old, &again, TODAY).unwrap().0.text(), new.text());
        assert_eq!(back.name(), "x");
        assert_eq!(apply(&old, &back, TODAY).unwrap_err(), EditError::OtherDocument);
    }
    let changed = document(ODD);
    let same = Edit::new("x").put(block.below("rows").below("N").below("values"), &json!([1.5, 2]));
    let (new, back) = apply(&changed, &same, TODAY).unwrap();
    assert!(back.is_empty() && new.text() == ODD, "the same in other words is no change");
}

#[test]
fn members_come_and_go_where_they_belong() {
    let lines = "{\n  \"views\": [\n    {\"id\": \"a\"},\n    {\"id\": \"b\"}\n  ],\n  \"x\": [1, 2]\n}\n";
    let c = |slot| put(list(&["views", "c"]), "{\"id\":\"c\"}", slot);
    let views = |items: &str| format!("{{\n  \"views\": [{items}],\n  \"x\": [1, 2]\n}}\n");
    let [a, b, c_text] = ["a", "b", "c"].map(|id| format!("\n    {{\"id\": \"{id}\"}}"));
    for (step, expected) in [
        (c(Slot::Last), format!("{a},{b},{c_text}\n  ")),
        (c(Slot::First), format!("{c_text},{a},{b}\n  ")),
        (c(Slot::After("a".into())), format!("{a},{c_text},{b}\n  ")),
        (c(Slot::After("gone".into())), format!("{a},{b},{c_text}\n  ")),
        (Op::Remove(list(&["views", "a"])), format!("{b}\n  ")),
        (Op::Remove(list(&["views", "b"])), format!("{a}\n  ")),
        (Op::Move(list(&["views", "a"]), Slot::Last), format!("{b},{a}\n  ")),
        (Op::Move(list(&["views", "b"]), Slot::First), format!("{b},{a}\n  ")),
        (Op::Move(list(&["views", "b"]), Slot::After("b".into())), format!("{a},{b}\n  ")),
    ] {
        assert_eq!(after(lines, &[step]), views(&expected));
    }
    let none = after(lines, &[Op::Remove(list(&["views", "a"])), Op::Remove(list(&["views", "b"]))]);
    assert_eq!(none, views(""));
    assert_eq!(after(&none, &[c(Slot::Last)]), views(&format!("{c_text}\n  ")));
    assert_eq!(after(lines, &[Op::Remove(list(&["views"]))]), "{\n  \"x\": [1, 2]\n}\n");
    assert_eq!(
        after(lines, &[Op::Remove(list(&["x"])), put(list(&["y"]), "[3]", Slot::First)]),
        lines.replace(",\n  \"x\": [1, 2]", "").replace("{\n  \"views", "{\n  \"y\": [3],\n  \"views")
    );
    let x = |nth| Place::field("x").below(Key::position(nth));
    assert_eq!(after(lines, &[Op::Remove(x(0))]), lines.replace("[1, 2]", "[2]"));
    assert_eq!(after(lines, &[put(x(1), "1e3", Slot::Last)]), lines.replace("[1, 2]", "[1, 1e3]"));
}

#[test]
fn lists_and_objects_that_are_left_out_are_made() {
    let text = "{\r\n\t\"title\": \"x\"\r\n}";
    let action = put(list(&["actions", "a"]), "{\"id\":\"a\",\"text\":\"b, c\"}", Slot::Last);
    let confidence = put(list(&["methods", "confidence"]), "0.998", Slot::Last);
    let run = put(list(&["methods", "run_length"]), "6", Slot::Last);
    assert_eq!(
        after(text, &[action.clone(), confidence.clone(), run]),
        "{\r\n\t\"title\": \"x\",\r\n\t\"actions\": [\r\n\t\t{\"id\": \"a\", \"text\": \"b, c\"}\r\n\t],\r\n\t\
         \"methods\": {\"confidence\": 0.998, \"run_length\": 6}\r\n}"
    );
    assert_eq!(
        after("{\"title\":\"x\"}", &[action, confidence]),
        "{\"title\":\"x\",\"actions\":[{\"id\":\"a\",\"text\":\"b, c\"}],\"methods\":{\"confidence\":0.998}}"
    );
    let within = put(list(&["priorities", "gone", "weight"]), "1", Slot::Last);
    assert!(matches!(follow(text, &[within]), Err(EditError::NotThere(_))));
}

#[test]
fn what_was_put_can_be_changed_and_moved_by_later_steps() {
    let steps = vec![
        put(list(&["views", "v"]), "{\"id\":\"v\"}", Slot::Last),
        put(list(&["views", "v", "name"]), "\"V\"", Slot::Last),
        put(list(&["views", "w"]), "{\"id\":\"w\"}", Slot::Last),
        Op::Move(list(&["views", "v"]), Slot::Last),
        Op::Remove(list(&["views", "w"])),
        put(list(&["views", "w"]), "{\"id\": \"w\", \"name\": \"again\"}", Slot::First),
    ];
    let new = after(ODD, &steps);
    assert_eq!(
        new,
        ODD.replace(r#""views": []"#, r#""views": [{"id":"w","name":"again"},{"id":"v","name":"V"}]"#)
    );
}

#[test]
fn what_does_not_fit_is_refused_and_says_why() {
    let full = document(FULL);
    let refused = |edit: Edit| apply(&full, &edit, TODAY).unwrap_err();
    let gone = Edit::new("x").remove(Place::item("priorities", "gone"));
    assert_eq!(refused(gone), EditError::NotThere(Place::item("priorities", "gone")));
    for text in ["", "{", "1}, {\"x\": 2", "{\"a\": 1} 2", "[1,]"] {
        let edit = Edit::of("x", vec![put(Place::field("x"), text, Slot::Last)]);
        assert!(matches!(refused(edit), EditError::NotJson(..)), "{text}");
    }
    let invalid = refused(Edit::new("x").remove(Place::item("areas", "E08000001")));
    let EditError::Invalid(findings) = &invalid else { panic!("{invalid}") };
    assert!(
        findings
            .iter()
            .any(|finding| finding.path == "$.boundaries[0].area" || finding.path.contains("area"))
    );
    assert!(invalid.to_string().starts_with("The change does not fit the document; nothing was changed.\n"));
    assert!(matches!(refused(Edit::new("x").remove(Place(Vec::new()))), EditError::NotThere(_)));
    assert!(matches!(refused(Edit::new("x").put(list(&["title", "x"]), &1)), EditError::NotThere(_)));
}

#[test]
fn settings_that_go_back_take_the_text_back_too() {
    for text in [FULL, ODD] {
        let saved = document(text);
        let first = saved.scorecard().methods().clone();
        let ticked = Methods { screen_moving_ranges: !first.screen_moving_ranges, ..first.clone() };
        let both = Methods { run_length: 13 - first.run_length, ..ticked.clone() };
        let mut edited = document(text);
        for methods in [&ticked, &both, &ticked, &first] {
            edited = apply(&edited, &Edit::methods(&edited, methods, Some(&saved)), TODAY).unwrap().0;
        }
        assert_eq!(edited.text(), text);
    }
}

#[test]
fn changed_settings_are_written_and_nothing_else_moves() {
    let full = document(FULL);
    let methods = Methods { confidence: 0.95, ..full.scorecard().methods().clone() };
    let edit = Edit::methods(&full, &methods, None);
    let (new, _) = apply(&full, &edit, TODAY).unwrap();
    assert_eq!(new.text(), FULL.replace("\"confidence\": 0.998", "\"confidence\": 0.95"));
    assert_eq!(new.scorecard().methods(), &methods);
    assert!(Edit::methods(&new, &methods, None).is_empty());
    let odd = document(ODD);
    let (new, _) =
        apply(&odd, &Edit::methods(&odd, &Methods { run_length: 6, ..Methods::default() }, None), TODAY)
            .unwrap();
    assert_eq!(
        new.text(),
        ODD.replace("\"priorities\":[]\n", "\"priorities\":[],\n\t\"methods\":{\"run_length\":6}\n")
    );
}

#[test]
fn an_edit_of_an_item_is_named_after_what_it_does() {
    let full = document(FULL);
    let view = json!({"id": "v", "name": "A view", "page": "place"});
    assert_eq!(Edit::item(&full, "views", "v", &view).name(), "add the view A view");
    let priority = json!({"id": "moving", "title": "Everyone moving"});
    assert_eq!(
        Edit::item(&full, "priorities", "moving", &priority).name(),
        "edit the priority Everyone moving"
    );
    assert_eq!(Edit::remove_item(&full, "commentary", "c1").name(), "remove the comment c1");
    assert_eq!(
        Edit::remove_item(&full, "interventions", "family-help").name(),
        "remove the intervention Family help"
    );
    let (new, back) = apply(&full, &Edit::item(&full, "views", "v", &view), TODAY).unwrap();
    let (gone, _) = apply(&new, &Edit::remove_item(&new, "views", "v"), TODAY).unwrap();
    assert_eq!((gone.text(), apply(&new, &back, TODAY).unwrap().0.text()), (FULL, FULL));
}

fn merged(base: &str, ours: &str, theirs: &str) -> (String, Vec<String>) {
    let [base, ours, theirs] = [base, ours, theirs].map(document);
    let merged = merge(&base, &ours, &theirs, TODAY);
    let edit = merged.edit("merge", &[]);
    let text = apply(&ours, &edit, TODAY).unwrap().0.text().to_owned();
    (text, merged.conflicts.iter().map(ToString::to_string).collect())
}

#[test]
fn changes_of_different_fields_rows_and_periods_go_together() {
    let ours = FULL
        .replace("\"weight\": 0.5", "\"weight\": 0.75")
        .replace("\"values\": [60, 62.5]", "\"values\": [60, 63]")
        .replace("\"values\": [7, 8]", "\"values\": [7, 8.50]");
    let theirs = FULL
        .replace("\"title\": \"Everyone moving\"", "\"title\": \"All moving\"")
        .replace("\"values\": [60, 62.5]", "\"values\": [61, 62.5]")
        .replace("[\"2023/24\", \"2024/25\"],\n     \"rows\"", "[\"2023/24\", \"2024/25\", \"2025/26\"],\n     \"rows\"")
        .replace("[9.33, 11.31], \"lower\": [9.3, 11.2], \"upper\": [9.4, 11.4]", "[9.33, 11.31, 12]")
        .replace("[9.0, 11.0]", "[9.0, 11.0, 12]")
        .replace("[8.7, 10.5]", "[8.7, 10.5, null]")
        .replace("[7, 8]", "[7, 8, 9]")
        .replace("[5.1, null], \"lower\": [4.9, null], \"upper\": [5.3, null],\n        \"numerators\": [1510, null], \"denominators\": [29600, null], \"flags\": [\"break\", \"suppressed\"],\n        \"notes\": [\"A new census.\", \"Fewer than five pupils.\"], \"verdicts\": [\"worse\", null]", "[5.1, null, 5]");
    let (text, conflicts) = merged(FULL, &ours, &theirs);
    assert!(conflicts.is_empty(), "{conflicts:?}");
    for part in [
        "\"weight\": 0.75",
        "\"title\": \"All moving\"",
        "\"values\": [61, 63]",
        "[7, 8.50, 9]",
        "[5.1, null, 5]}",
    ] {
        assert!(text.contains(part), "{part} {text}");
    }
    assert!(compare(&text, &merged(FULL, &theirs, &ours).0).is_empty());
}

#[test]
fn what_both_changed_is_a_conflict_told_in_a_sentence() {
    let ours = FULL.replace("\"weight\": 0.5", "\"weight\": 0.75").replace("[7, 8]", "[7, 9]");
    let theirs = FULL.replace("\"weight\": 0.5", "\"weight\": 0.25").replace("[7, 8]", "[7, 10]");
    let (text, conflicts) = merged(FULL, &ours, &theirs);
    assert_eq!(text, ours);
    assert_eq!(
        conflicts,
        [
            "Both editions changed the value of the row of E08000002 of the figures for suspension-rate for 2024/25: it \
             was 8, here it is 9, in the other one 10.",
            "Both editions changed the weight of the priority moving: it was 0.5, here it is 0.75, in the other one \
             0.25."
        ]
    );
    let [base, ours, theirs] = [FULL, &ours, &theirs].map(document);
    let merged = merge(&base, &ours, &theirs, TODAY);
    let edit = merged.edit("merge", &[Choice::Theirs, Choice::Ours]);
    let text = apply(&ours, &edit, TODAY).unwrap().0.text().to_owned();
    assert!(text.contains("\"weight\": 0.75") && text.contains("[7, 10]"));
}

#[test]
fn two_valid_halves_of_an_invalid_whole_are_a_conflict() {
    let view = |area: &str| {
        format!(
            "\"views\": [\n    {{\"id\": \"new\", \"name\": \"N\", \"page\": \"place\", \"area\": \"{area}\"}},"
        )
    };
    let added = FULL.replace("\"views\": [", &view("E12000009"));
    let areas =
        "\"areas\": [\n    {\"code\": \"E12000009\", \"name\": \"South West\", \"kind\": \"region\"},";
    let base = FULL.replacen("\"areas\": [", areas, 1);
    let refers = added.replacen("\"areas\": [", areas, 1);
    let removed = FULL.replace("\"about\": \"For", "\"about\": \"Not for");
    let (text, conflicts) = merged(&base, &removed, &refers);
    assert_eq!(text, removed);
    assert!(
        conflicts[0].starts_with("What the other edition makes of the view new does not go with this one. "),
        "{conflicts:?}"
    );
    let (text, conflicts) = merged(&base, &refers, &removed);
    assert_eq!(text, refers.replace("\"about\": \"For", "\"about\": \"Not for"));
    assert!(conflicts[0].starts_with("What the other edition makes of the area E12000009"), "{conflicts:?}");
    assert_eq!(conflicts.len(), 1);
}
