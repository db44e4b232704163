//! `placecard diff` as a script meets it.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

pub(super) struct Printed {
    status: i32,
    pub(super) out: String,
    err: String,
}

pub(super) fn diff(arguments: &[&str]) -> Printed {
    let mut call = Command::cargo_bin("placecard").unwrap();
    let output = call.arg("diff").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Printed { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// One place with a priority and an action, as at an edition.
fn edition(
    folder: &Path,
    name: &str,
    (edition, day): (&str, &str),
    years: &str,
    bury: &str,
    more: &str,
) -> String {
    let count = years.split(',').count();
    let england = vec!["10"; count].join(", ");
    let around = |by: f64| {
        let values = bury.split(", ").map(|value| (value.parse::<f64>().unwrap() + by).to_string());
        values.collect::<Vec<_>>().join(", ")
    };
    let (lower, upper) = (around(-0.5), around(0.5));
    let text = format!(
        r#"{{"format": 1, "title": "One place", "edition": "{edition}", "published": "{day}",
        "system": "E54000057", "national": "E92000001",
        "areas": [
            {{"code": "E92000001", "name": "England", "kind": "nation"}},
            {{"code": "E54000057", "name": "Greater Manchester", "kind": "system", "parent": "E92000001"}},
            {{"code": "E08000002", "name": "Bury", "kind": "place", "parent": "E54000057"}}],
        "indicators": [{{"id": "smoking", "name": "Smoking", "strand": "outcomes",
            "measure": {{"kind": "proportion", "unit": "% of adults"}}, "polarity": "lower-is-better",
            "period": "year"}}],
        "data": [{{"indicator": "smoking", "periods": [{years}], "rows": [
            {{"area": "E92000001", "values": [{england}]}},
            {{"area": "E08000002", "values": [{bury}], "lower": [{lower}], "upper": [{upper}]}}]}}],
        {more}}}"#
    );
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn two_editions(folder: &Path) -> [String; 2] {
    let action = |status: &str| {
        format!(
            r#""priorities": [{{"id": "less-smoking", "title": "Less smoking", "level": "place", "area": "E08000002",
            "indicators": ["smoking"], "targets": [{{"indicator": "smoking", "value": 5, "by": "2030"}}]}}],
            "actions": [{{"id": "clinics", "area": "E08000002", "text": "Clinics in all libraries.", "status": "{status}"}}]"#
        )
    };
    let more = action("done")
        + r#", "commentary": [{"id": "c1", "area": "E08000002", "author": "A. Lead", "text": "New\u001b[31m rules"}]"#;
    [
        edition(
            folder,
            "old.scorecard",
            ("June 2024", "2024-06-20"),
            r#""2021", "2022", "2023""#,
            "10.1, 10, 10",
            &action("open"),
        ),
        edition(
            folder,
            "new.scorecard",
            ("November 2024", "2024-11-20"),
            r#""2021", "2022", "2023", "2024""#,
            "10.1, 10.2, 10, 11",
            &more,
        ),
    ]
}

#[test]
fn what_changed_is_printed_in_sections_what_matters_first() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = two_editions(folder.path());
    let printed = diff(&[&old, &new]);
    assert_eq!((printed.status, printed.err.as_str()), (0, ""));
    assert_eq!(
        printed.out,
        "Since the edition of June 2024: two new figures, one revised; one judgement is worse, none better; one change in \
         actions and one in commentary.\n\
         \n\
         What matters first\n\
         - Smoking in Bury: 11.0% of adults in 2024, before 10.0% in 2023; worse than England, before no clear difference. \
         Behind it: the new figure.\n\
         \n\
         Actions\n\
         - Done in Bury: Clinics in all libraries.\n\
         \n\
         Commentary\n\
         - New on Bury, by A. Lead: “New [31m rules”\n\
         \n\
         New figures\n\
         - Smoking: 2 new figures in 2 areas, 2024.\n\
         \n\
         Revised figures\n\
         - Smoking in Bury, 2022: 10.2% of adults, 10.0% before.\n\
         \n\
         About the file\n\
         - The edition is “November 2024”, “June 2024” before.\n\
         - The day of publication is 20 November 2024, 20 June 2024 before.\n"
    );
    let same = diff(&[&new, &new]);
    assert_eq!((same.status, same.out.as_str()), (0, "Nothing changed.\n"));
    let back = diff(&[&new, &old]);
    assert!(
        back.out.contains("published on 20 November 2024, after the one taken as the newer"),
        "{}",
        back.out
    );
}

#[test]
fn as_json_it_is_one_document_of_every_change() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = two_editions(folder.path());
    let printed = diff(&[&old, &new, "--format", "json"]);
    assert_eq!((printed.status, printed.err.as_str()), (0, ""));
    let found: Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!((&found["format"], &found["old"]["edition"]), (&1.into(), &"June 2024".into()));
    assert_eq!(found["new"]["published"], "2024-11-20");
    assert_eq!(found["figures"]["new"], 2);
    let revised = serde_json::json!([{"indicator": "smoking", "area": "E08000002", "breakdown": null,
        "period": "2022", "before": 10.0, "after": 10.2}]);
    assert_eq!(found["figures"]["revised"], revised);
    let first = &found["first"][0];
    assert_eq!((&first["indicator"], &first["area"]), (&"smoking".into(), &"E08000002".into()));
    let level = serde_json::json!({"before": "similar", "after": "worse", "way": "worse", "judged_otherwise": false, "because": ["new-period"]});
    assert_eq!(first["level"], level);
    assert_eq!(first["kind"], "judgement");
    assert_eq!(found["judgements"][0]["sentence"], first["sentence"]);
    assert_eq!(found["actions"]["done"], serde_json::json!(["clinics"]));
    assert_eq!(found["commentary"]["added"], serde_json::json!(["c1"]));
    assert_eq!(found["sign_off"], Value::Null);
    let edition = serde_json::json!([
        {"field": "edition", "before": "June 2024", "after": "November 2024"},
        {"field": "published", "before": "2024-06-20", "after": "2024-11-20"}]);
    assert_eq!(found["texts"]["file"], edition);
    assert_eq!(found["priorities"], serde_json::json!({"added": [], "removed": [], "targets": []}));
}

/// Every line of the text, and what stands in the JSON beside it.
#[test]
fn the_document_says_all_that_the_text_says() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = two_editions(folder.path());
    for (before, after) in [(&old, &new), (&new, &old), (&new, &new)] {
        let text = diff(&[before, after]).out;
        let found: Value = serde_json::from_str(&diff(&[before, after, "--format", "json"]).out).unwrap();
        let text_of = |value: &Value| value.as_str().unwrap().to_owned();
        let mut said = vec![text_of(&found["headline"])];
        said.extend(found["notes"].as_array().unwrap().iter().map(text_of));
        for section in found["sections"].as_array().unwrap() {
            said.extend([String::new(), text_of(&section["title"])]);
            said.extend(
                section["lines"].as_array().unwrap().iter().map(|line| format!("- {}", text_of(line))),
            );
        }
        assert_eq!(text.lines().collect::<Vec<_>>(), said);
    }
}

#[test]
fn sign_off_definitions_views_limits_and_the_rest_are_compared_field_by_field() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, value: &Value| {
        let path = folder.path().join(name);
        std::fs::write(&path, serde_json::to_string(value).unwrap()).unwrap();
        path.display().to_string()
    };
    let before: Value = serde_json::from_str(include_str!("../fixtures/full.scorecard")).unwrap();
    let mut after = before.clone();
    after["approved"]["by"] = "The partnership".into();
    after["indicators"][0]["definition"] = "Counted in another way".into();
    after["indicators"][0]["source"]["released"] = "2030".into();
    after["views"].as_array_mut().unwrap().clear();
    after["groupings"][0]["name"] = "Another grouping".into();
    after["frameworks"].as_array_mut().unwrap().clear();
    after["actions"][0]["owner"] = "A team".into();
    after["priorities"][0]["weight"] = 3.into();
    after["spreads"].as_array_mut().unwrap().clear();
    after["read_only"] = true.into();
    after["boundaries"].as_array_mut().unwrap().clear();
    let [old, new] = [write("before.scorecard", &before), write("after.scorecard", &after)];
    let printed = diff(&[&old, &new]);
    assert_eq!((printed.status, printed.err.as_str()), (0, ""));
    for said in [
        "\nWhat matters first\n- Changed since it was approved by The partnership on 20 November 2026, edition November 2026; before: ",
        "the definition is “Counted in another way”",
        "the source is now with “2030”, no longer with “2026-07-17”",
        "was taken out.",
        "the name is “Another grouping”",
        ", a framework, was taken out.",
        "the owner is “A team”, “The board” before",
        "the weight is 3, 1 before",
        "a national spread was taken out, of areas of the kind",
        "Outlines taken out, for drawing maps: ",
        "The file is marked as only to be read; it was not before.",
    ] {
        assert!(printed.out.contains(said), "{said}: {}", printed.out);
    }
    let found: Value = serde_json::from_str(&diff(&[&old, &new, "--format", "json"]).out).unwrap();
    let sign_off = &found["sign_off"];
    assert_eq!(
        (&sign_off["before"]["by"], &sign_off["after"]["by"]),
        (&"The board".into(), &"The partnership".into())
    );
    assert_eq!(sign_off["after"]["changed_since"], true);
    let weight = serde_json::json!([{"id": "inclusion", "fields": [{"field": "weight", "before": "1", "after": "3"}]}]);
    assert_eq!(found["texts"]["priorities"], weight);
    // The same file laid out in another way.
    let pretty = folder.path().join("pretty.scorecard");
    std::fs::write(&pretty, serde_json::to_string_pretty(&after).unwrap()).unwrap();
    assert_eq!(diff(&[&new, pretty.to_str().unwrap()]).out, "Nothing changed.\n");
}

#[test]
fn two_systems_and_broken_files_are_refused_with_the_file_named() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = two_editions(folder.path());
    let other = folder.path().join("other.scorecard");
    let text = std::fs::read_to_string(&new).unwrap();
    let text = text.replace("E54000057", "E54000054").replace("Greater Manchester", "West Yorkshire");
    std::fs::write(&other, text).unwrap();
    let printed = diff(&[&old, other.to_str().unwrap()]);
    assert_eq!((printed.status, printed.out.as_str()), (2, ""));
    assert!(printed.err.contains("of two systems, Greater Manchester and West Yorkshire"), "{}", printed.err);
    let as_json = diff(&[&old, other.to_str().unwrap(), "--format", "json"]);
    let found: Value = serde_json::from_str(&as_json.out).unwrap();
    assert_eq!(found["errors"].as_array().unwrap().len(), 1);
    let broken = folder.path().join("broken.scorecard");
    std::fs::write(&broken, "{\"format\": 1}").unwrap();
    let printed = diff(&[&old, broken.to_str().unwrap()]);
    assert_eq!((printed.status, printed.out.as_str()), (1, ""));
    assert!(printed.err.contains("broken.scorecard: "), "{}", printed.err);
    let missing = diff(&[&old, "no such file.scorecard"]);
    assert_eq!(missing.status, 1);
}

/// The headline of what is otherwise in the second text, and all of it.
pub(super) fn between(before: &Value, after: &Value) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let paths = [("before", before), ("after", after)].map(|(name, value)| {
        let path = folder.path().join(name);
        std::fs::write(&path, serde_json::to_string(value).unwrap()).unwrap();
        path.display().to_string()
    });
    let printed = diff(&[&paths[0], &paths[1]]);
    assert_eq!((printed.status, printed.err.as_str()), (0, ""));
    (printed.out.lines().next().unwrap().to_owned(), printed.out)
}

pub(super) fn west_yorkshire() -> Value {
    serde_json::from_str(include_str!("../../sample_data/west-yorkshire.scorecard")).unwrap()
}

#[test]
fn whose_groups_there_are_is_told_first_with_the_judgements_that_hang_on_it() {
    let before = west_yorkshire();
    let mut after = before.clone();
    let mut bare = 0;
    for block in after["data"].as_array_mut().unwrap() {
        if let Some(breakdown) = block.get_mut("breakdown").and_then(Value::as_object_mut) {
            bare += usize::from(breakdown.remove("scope").is_some());
        }
    }
    assert!(bare > 3, "{bare}");
    let (headline, all) = between(&before, &after);
    assert!(headline.contains("judged against something else or in another way"), "{headline}");
    let first = all.split("What matters first\n- ").nth(1).unwrap_or_else(|| panic!("{all}"));
    assert!(
        first.starts_with("Whose groups these are, the nation’s or each area’s own, is said otherwise ("),
        "{first}"
    );
    assert!(
        all.contains("\nJudgements on the whole system, groups of people and neighbourhoods\n- "),
        "{all}"
    );
    assert!(all.contains("than everyone there, before "), "{all}");
}

#[test]
fn a_figure_of_a_group_that_is_revised_far_is_among_the_first() {
    let before = west_yorkshire();
    let mut after = before.clone();
    let is_group = |block: &&mut Value| {
        block.get("breakdown").is_some() && block["rows"][0]["values"].as_array().unwrap().len() > 5
    };
    let block = after["data"].as_array_mut().unwrap().iter_mut().find(is_group).unwrap();
    let values = block["rows"][0]["values"].as_array_mut().unwrap();
    let last = values.iter_mut().rev().find(|value| value.is_number()).unwrap();
    *last = (last.as_f64().unwrap() * 4.0).into();
    let (headline, all) = between(&before, &after);
    assert!(headline.contains("one figure revised"), "{headline}");
    assert!(all.contains("\nWhat matters first\n- "), "{all}");
}

#[test]
fn of_what_is_measured_otherwise_every_field_is_told_and_no_figure_said_to_be_the_same() {
    let before = west_yorkshire();
    let mut after = before.clone();
    let indicator = &mut after["indicators"][0];
    let other =
        if indicator["polarity"] == "lower-is-better" { "higher-is-better" } else { "lower-is-better" };
    indicator["polarity"] = other.into();
    indicator["name"] = "Another name".into();
    indicator["caveats"] = "Other caveats".into();
    let id = indicator["id"].clone();
    for block in after["data"].as_array_mut().unwrap().iter_mut().filter(|block| block["indicator"] == id) {
        block["rows"][0]["values"][0] = 1.0.into();
    }
    let (headline, all) = between(&before, &after);
    assert!(!headline.contains("no figure is new"), "{headline}");
    assert!(
        headline.contains("the figures of one indicator, which is measured otherwise, are not compared"),
        "{headline}"
    );
    for said in [
        "Nothing of it is compared.",
        "the name is “Another name”",
        "the caveats were rewritten: “Other caveats”, “",
    ] {
        assert!(all.contains(said), "{said}: {all}");
    }
}

#[test]
fn a_target_that_is_easier_makes_nothing_better_and_is_told_first() {
    let priority = |value: u32| {
        format!(
            r#""priorities": [{{"id": "less-smoking", "title": "Less smoking", "level": "place", "area": "E08000002",
            "indicators": ["smoking"], "targets": [{{"indicator": "smoking", "value": {value}, "by": "2030"}}]}}]"#
        )
    };
    let folder = tempfile::tempdir().unwrap();
    let of = |name: &str, value: u32| {
        let years = r#""2021", "2022", "2023""#;
        edition(folder.path(), name, ("June 2024", "2024-06-20"), years, "10.1, 10, 10", &priority(value))
    };
    let [old, new] = [of("old", 5), of("new", 11)];
    let out = diff(&[&old, &new]).out;
    assert!(out.contains("no judgement that could be compared is worse or better"), "{out}");
    let first = out.split("What matters first\n- ").nth(1).unwrap_or_else(|| panic!("{out}"));
    assert!(
        first.starts_with(
            "Less smoking, Smoking: the target is 11% by 2030, 5% by 2030 before, so that it is easier"
        ),
        "{out}"
    );
}

/// Whatever breaks an approval is told, if only that it is written otherwise; what nobody can see breaks none.
#[test]
fn no_approval_breaks_without_a_word() {
    let before = west_yorkshire();
    let reversed = |list: &str| {
        let mut after = before.clone();
        after[list].as_array_mut().unwrap().reverse();
        after
    };
    for (list, said) in [
        ("areas", "The areas are in another order."),
        ("indicators", "The indicators are in another order."),
        ("priorities", "The priorities are in another order."),
    ] {
        let (headline, all) = between(&before, &reversed(list));
        assert!(all.contains(said) && headline.contains("change in the order of lists"), "{list}: {all}");
    }
    let mut unknown = before.clone();
    unknown["house_style"] = "ours".into();
    let (headline, all) = between(&before, &unknown);
    let said =
        "the files are written differently in what Placecard does not know. An approval of the one does not";
    assert!(headline.contains(said), "{headline}");
    let line = "\nFields that Placecard does not know\n- “house_style”, a field of the file, is new.";
    assert!(all.contains(line), "{all}");
    // So it is beside what else changed.
    unknown["title"] = "Another title".into();
    for area in unknown["areas"].as_array_mut().unwrap().iter_mut().take(2) {
        area["colour"] = "blue".into();
    }
    let (headline, all) = between(&before, &unknown);
    let counted =
        "one change in what the file says about itself and two in fields that Placecard does not know.";
    assert!(headline.ends_with(counted) && all.contains(line.trim_end_matches("new.")), "{all}");
    assert!(all.contains("- “colour”, a field of areas, is new in two places.\n"), "{all}");
    let mut split = before.clone();
    let blocks = split["data"].as_array_mut().unwrap();
    let at = blocks.iter().position(|block| block["rows"].as_array().unwrap().len() > 1).unwrap();
    let mut rest = blocks[at].clone();
    let moved = blocks[at]["rows"].as_array_mut().unwrap().pop().unwrap();
    rest["rows"] = vec![moved].into();
    blocks.push(rest);
    let (headline, all) = between(&before, &split);
    assert!(headline.starts_with("Nothing changed") && !headline.contains("An approval"), "{all}");
    let mut unseen = before.clone();
    for list in ["interventions", "boundaries", "frameworks"] {
        if unseen.get(list).is_none_or(|list| list.as_array().is_some_and(Vec::is_empty)) {
            unseen[list] = Vec::<Value>::new().into();
        }
    }
    let row = &mut unseen["data"][0]["rows"][0];
    if row.get("verdicts").is_none() {
        row["verdicts"] = vec![Value::Null; row["values"].as_array().unwrap().len()].into();
    }
    let (headline, all) = between(&before, &unseen);
    assert!(headline.starts_with("Nothing changed") && !headline.contains("An approval"), "{all}");
}
