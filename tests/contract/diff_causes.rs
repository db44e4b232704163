//! What `placecard diff` says where one cause has many changes, and where bad news is gone or found and nothing shows better or worse.

use super::diff::{between, west_yorkshire};
use serde_json::{Value, json};

const BURY: &str = "E08000002";

fn greater_manchester() -> Value {
    serde_json::from_str(include_str!("../../sample_data/greater-manchester.scorecard")).unwrap()
}

/// The lines of a section.
fn section<'a>(all: &'a str, title: &str) -> Vec<&'a str> {
    let Some(from) = all.split(&format!("\n{title}\n")).nth(1) else { return Vec::new() };
    from.lines().take_while(|line| line.starts_with("- ")).collect()
}

const FIRST: &str = "What matters first";

#[test]
fn groupings_priorities_and_spreads_that_went_are_few_lines_and_the_verdicts_that_went_come_first() {
    let before = west_yorkshire();
    let mut after = before.clone();
    for list in ["priorities", "groupings", "spreads", "views"] {
        after[list] = json!([]);
    }
    for indicator in after["indicators"].as_array_mut().unwrap() {
        indicator.as_object_mut().unwrap().remove("groups");
    }
    let (headline, all) = between(&before, &after);
    let first = section(&all, FIRST);
    assert!(first.iter().any(|line| line.starts_with("- All 22 priorities were taken out: ")), "{all}");
    assert_eq!(section(&all, "Priorities and targets").len(), 1, "{all}");
    assert!(headline.contains("22 in priorities and targets"), "{headline}");
    assert!(!all.contains("the groups are no longer with"), "{all}");
    assert!(all.contains("- Marmot objectives, a grouping of "), "{all}");
}

#[test]
fn a_priority_that_comes_or_goes_says_its_target_and_how_that_stands() {
    let before = greater_manchester();
    let mut after = before.clone();
    let new = json!({"id": "new-thing", "title": "New thing", "level": "place", "area": BURY,
        "indicators": ["suspension-rate"],
        "targets": [{"indicator": "suspension-rate", "value": 5, "by": "2028"}]});
    after["priorities"].as_array_mut().unwrap().push(new);
    let (headline, all) = between(&before, &after);
    let said = "- New thing, of Bury, is a new priority with its target, 5 by 2028 for Suspensions, which is off track.";
    assert_eq!(section(&all, FIRST), [said], "{all}");
    assert!(headline.contains("one verdict of worse, getting worse or off track is new"), "{headline}");
    let (headline, all) = between(&after, &before);
    let said = "- New thing, of Bury, was taken out of the priorities with its target, 5 by 2028 for Suspensions, which was off track.";
    assert_eq!(section(&all, FIRST), [said], "{all}");
    assert!(headline.contains("one verdict of worse, getting worse or off track is gone"), "{headline}");
}

#[test]
fn another_comparator_without_figures_is_one_line() {
    let before = greater_manchester();
    let mut after = before.clone();
    after["methods"]["benchmark"] = json!("region");
    let (_, all) = between(&before, &after);
    let first = section(&all, FIRST);
    assert!(
        first[0].contains(" levels are not compared any more, ") && first[0].contains(" of which were worse"),
        "{all}"
    );
    assert!(first.iter().skip(1).all(|line| !line.contains("not compared with")), "{all}");
    assert!(section(&all, "Judgements that are others, neither worse nor better").len() < 20, "{all}");
}

#[test]
fn a_group_under_another_name_is_withdrawn_in_one_line_and_puts_nothing_in_another_order() {
    let before = greater_manchester();
    for of_all in [false, true] {
        let mut after = before.clone();
        for block in after["data"].as_array_mut().unwrap() {
            let is_it = of_all || block["indicator"] == "suspension-rate";
            if is_it && block["breakdown"]["group"] == "Primary" {
                block["breakdown"]["group"] = json!("Primary schools");
            }
        }
        let (_, all) = between(&before, &after);
        let first = section(&all, FIRST);
        assert!(
            first[0].contains(" figures of the group Primary (School type) were withdrawn")
                && first[0].contains(" The group “Primary schools” is new there; "),
            "{all}"
        );
        assert!(!all.contains("in another order"), "{all}");
        assert_eq!((first.len(), section(&all, "Withdrawn figures").len()), (1, 1), "{all}");
    }
}

#[test]
fn at_another_confidence_those_are_counted_that_are_called_otherwise() {
    let before = greater_manchester();
    let mut after = before.clone();
    after["methods"]["confidence"] = json!(0.998);
    let (_, all) = between(&before, &after);
    let said = "1,975 judgements stay as they are, called best or worst in one edition and better or worse in the other.";
    assert!(all.contains(said), "{all}");
}

#[test]
fn a_title_alone_is_counted_and_files_of_one_edition_are_called_so() {
    let before = west_yorkshire();
    let mut after = before.clone();
    after["title"] = json!("Another title");
    let (headline, _) = between(&before, &after);
    assert!(headline.starts_with("Between two files of the edition of "), "{headline}");
    assert!(headline.ends_with("; one change in what the file says about itself."), "{headline}");
}

#[test]
fn a_figure_that_contradicts_its_count_is_found_worse_and_says_why() {
    let before = greater_manchester();
    let mut after = before.clone();
    let is_it =
        |block: &&mut Value| block["indicator"] == "suspension-rate" && block.get("breakdown").is_none();
    for block in after["data"].as_array_mut().unwrap().iter_mut().filter(is_it) {
        for row in block["rows"].as_array_mut().unwrap().iter_mut().filter(|row| row["area"] == BURY) {
            *row["values"].as_array_mut().unwrap().last_mut().unwrap() = json!(22.15956);
        }
    }
    let (headline, all) = between(&before, &after);
    let first = section(&all, FIRST);
    assert!(
        first[0].contains("no test now, as the published counts give another value than the one published")
            && !first[0].contains("another method"),
        "{all}"
    );
    assert!(headline.contains(" is new, which shows nothing worse"), "{headline}");
}

/// The limits of a figure, in one edition alone such that it is not tested there.
#[test]
fn a_figure_that_cannot_be_tested_in_one_edition_says_why() {
    let before = greater_manchester();
    let with = |lower: Value, upper: Value| {
        let mut after = before.clone();
        let is_it =
            |block: &&mut Value| block["indicator"] == "adult-obesity" && block.get("breakdown").is_none();
        for block in after["data"].as_array_mut().unwrap().iter_mut().filter(is_it) {
            for row in block["rows"].as_array_mut().unwrap().iter_mut().filter(|row| row["area"] == BURY) {
                *row["lower"].as_array_mut().unwrap().last_mut().unwrap() = lower.clone();
                *row["upper"].as_array_mut().unwrap().last_mut().unwrap() = upper.clone();
            }
        }
        after
    };
    for (limits, why) in [
        ([json!(40.0), json!(41.0)], "the value lies outside its own published limits"),
        ([json!(30.0), json!(null)], "the publisher gives only one of the two limits"),
        ([json!(null), json!(null)], "the publisher gives neither counts nor limits"),
    ] {
        let [lower, upper] = limits;
        let after = with(lower, upper);
        for (files, when, level) in [
            ([&before, &after], "now", "not compared with England, before worse"),
            ([&after, &before], "before", "worse than England, before not compared"),
        ] {
            let (_, all) = between(files[0], files[1]);
            let first = section(&all, FIRST);
            let said = format!("- Adult obesity in Bury: {level}. Behind it: no test {when}, as {why}.");
            assert_eq!(first, [said], "{all}");
        }
    }
}

const WIGAN: &str = "E08000010";

/// Greater Manchester without Wigan and all that names it.
fn without_wigan() -> Value {
    let mut after = greater_manchester();
    let areas = after["areas"].as_array_mut().unwrap();
    areas.retain(|area| area["code"] != WIGAN && area["parent"] != WIGAN);
    let kept: Vec<Value> = areas.iter().map(|area| area["code"].clone()).collect();
    for list in ["boundaries", "priorities", "commentary", "actions"] {
        if let Some(list) = after[list].as_array_mut() {
            list.retain(|it| kept.contains(&it["area"]));
        }
    }
    after["interventions"].as_array_mut().unwrap().retain(|it| !it.to_string().contains(WIGAN));
    for block in after["data"].as_array_mut().unwrap() {
        block["rows"].as_array_mut().unwrap().retain(|row| kept.contains(&row["area"]));
    }
    after
}

#[test]
fn a_place_that_was_taken_out_makes_nothing_worse_and_is_one_line_with_its_plans() {
    let before = greater_manchester();
    let (headline, all) = between(&before, &without_wigan());
    assert!(headline.contains("; no judgement that could be compared is worse or better; "), "{headline}");
    assert!(headline.contains("two in priorities and targets and 13 in interventions"), "{headline}");
    let first = section(&all, FIRST);
    assert_eq!(first.len(), 2, "{all}");
    assert!(
        first[0].contains(" With it were taken out: 2 priorities (Fair opportunities for all and "),
        "{all}"
    );
    assert!(first[0].contains("; 11 interventions, nine of them in other areas too ("), "{all}");
    assert!(
        first[1].starts_with("- Fewer neighbourhoods to compare with: 80 judgements of 8 indicators ("),
        "{all}"
    );
    // Two interventions were not in Wigan, which the file had planned for only.
    for (title, count) in [("Priorities and targets", 1), ("Interventions", 3)] {
        let lines = section(&all, title);
        let last = lines.last().unwrap_or_else(|| panic!("{all}"));
        assert!(lines.len() == count && last.starts_with("- Taken out with Wigan: "), "{all}");
    }
    assert_eq!(section(&all, WHOLE), Vec::<&str>::new(), "{all}");
}

const WHOLE: &str = "Judgements on the whole system, groups of people and neighbourhoods";

#[test]
fn spreads_that_were_taken_out_are_one_line_with_their_names() {
    let before = greater_manchester();
    let mut after = before.clone();
    after["spreads"] = json!([]);
    let (headline, all) = between(&before, &after);
    let first = section(&all, FIRST);
    assert_eq!(first.len(), 1, "{all}");
    assert!(
        first[0].starts_with("- No national spread any more: 164 judgements of 20 indicators ("),
        "{all}"
    );
    let indicators = section(&all, "Indicators");
    assert_eq!(indicators.len(), 1, "{all}");
    assert!(indicators[0].starts_with("- 27 national spreads were taken out: of Suspensions, "), "{all}");
    assert!(headline.ends_with("; 27 changes in indicators."), "{headline}");
    assert!(all.lines().count() < 12, "{all}");
}

#[test]
fn counts_and_verdicts_of_publishers_that_are_others_are_a_line_each() {
    let before = greater_manchester();
    let of = |file: &Value, indicator: &str, change: &dyn Fn(&mut Value)| {
        let mut after = file.clone();
        let is_it = |block: &&mut Value| block["indicator"] == indicator && block.get("breakdown").is_none();
        for block in after["data"].as_array_mut().unwrap().iter_mut().filter(is_it) {
            block["rows"].as_array_mut().unwrap().iter_mut().for_each(change);
        }
        after
    };
    let after = of(&before, "suspension-rate", &|row| {
        if row.get("numerators").is_some() {
            let years = row["values"].as_array().unwrap().len();
            row["numerators"] = json!(vec![Value::Null; years]);
        }
    });
    let (_, all) = between(&before, &after);
    let first = section(&all, FIRST);
    let said = "- No test now, as the publisher gives a denominator but neither a count nor limits: 12 judgements of Suspensions are ";
    assert!(first[0].starts_with(said), "{all}");
    let beside = section(&all, "Figures of the same value");
    assert_eq!(beside.len(), 1, "{all}");
    assert!(beside[0].ends_with(" have no counts any more."), "{all}");
    assert!(all.lines().count() < 14, "{all}");

    let after = of(&before, "active-adults", &|row| {
        if row["area"] == "E08000003" {
            let years = row["values"].as_array().unwrap().len();
            row["verdicts"] = json!(vec!["better"; years]);
        }
    });
    let (_, all) = between(&before, &after);
    let beside = section(&all, "Figures of the same value");
    let said = "- Physically active adults: 10 figures in Manchester, ";
    assert!(beside.len() == 1 && beside[0].starts_with(said), "{all}");
}

#[test]
fn targets_that_were_off_track_in_some_areas_are_told_apart() {
    let before = greater_manchester();
    let mut after = before.clone();
    after["priorities"] = json!([]);
    let (_, all) = between(&before, &after);
    let said =
        ", with 4 targets, one of which was off track and three in some of the areas that they are for: ";
    assert!(section(&all, FIRST)[0].contains(said), "{all}");
}

#[test]
fn what_matters_first_stands_in_the_json_too() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = [("old", greater_manchester()), ("new", without_wigan())].map(|(name, file)| {
        let path = folder.path().join(format!("{name}.scorecard"));
        std::fs::write(&path, file.to_string()).unwrap();
        path.to_string_lossy().into_owned()
    });
    let printed = super::diff::diff(&[&old, &new, "--format", "json"]);
    let found: Value = serde_json::from_str(&printed.out).unwrap();
    let of_section = found["sections"].as_array().unwrap().iter().find(|it| it["title"] == FIRST).unwrap();
    let first = found["first"].as_array().unwrap();
    let sentences: Vec<Value> = first.iter().map(|it| it["sentence"].clone()).collect();
    assert_eq!(&Value::from(sentences), &of_section["lines"]);
    let kinds: Vec<&str> = first.iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["taken-out", "one-cause"]);
}
