use super::super::apply;
use super::super::tests::{FULL, TODAY};
use super::*;
use crate::model::PeriodKind;

fn document(text: &str) -> Document {
    Document::read(text.as_bytes(), TODAY).unwrap_or_else(|findings| panic!("{}", findings[0]))
}

fn item(list: &'static str, id: &str) -> Item {
    Item { list, id: id.to_owned() }
}

/// The text after steps, which are taken back to the same bytes.
fn after(text: &str, item: Item, steps: Vec<Step>) -> String {
    let document = document(text);
    let edit = Entry { name: "x".to_owned(), item, steps }.edit(&document);
    let (new, back) = apply(&document, &edit, TODAY).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(apply(&new, &back, TODAY).unwrap().0.text(), text);
    new.text().to_owned()
}

fn set(path: &[&'static str], value: Value) -> Vec<Step> {
    vec![Step::Set(path.to_vec(), Some(value))]
}

fn empty(path: &[&'static str]) -> Vec<Step> {
    vec![Step::Set(path.to_vec(), None)]
}

#[test]
fn a_field_is_changed_and_nothing_else() {
    let moving = || item(PRIORITIES, "moving");
    let is = |steps, from: &str, to: &str| {
        assert!(FULL.contains(from), "{from}");
        assert_eq!(after(FULL, moving(), steps), FULL.replacen(from, to, 1));
    };
    is(set(&["title"], json!("All moving")), "\"Everyone moving\"", "\"All moving\"");
    is(set(&["weight"], json!(2)), "\"weight\": 0.5", "\"weight\": 2");
    is(empty(&["weight"]), " \"weight\": 0.5,", "");
    let targets = "\"targets\": [{\"indicator\": \"active-adults\", \"value\": 70}]";
    let with_source = format!("{targets},\n     \"source\": {{\"title\": \"A strategy\"}}}}");
    let made = after(FULL, moving(), set(&["source", "title"], json!("A strategy")));
    assert!(made.contains("\"source\": {\"title\": \"A strategy\"}"), "{with_source} {made}");
    is(
        vec![Step::SetOfTarget(0, vec!["by"], Some(json!("2030")))],
        "\"value\": 70}",
        "\"value\": 70, \"by\": \"2030\"}",
    );
    is(
        vec![Step::SetOfTarget(0, vec!["from"], Some(json!({"period": "2024", "value": 60})))],
        "\"value\": 70}",
        "\"value\": 70, \"from\": {\"period\": \"2024\", \"value\": 60}}",
    );
    is(vec![Step::RemoveTarget(0)], "[{\"indicator\": \"active-adults\", \"value\": 70}]", "[]");
    let rate = "suspension-rate".to_owned();
    is(
        vec![Step::Include("indicators", rate)],
        "[\"active-adults\"], \"targets\"",
        "[\"active-adults\", \"suspension-rate\"], \"targets\"",
    );
    is(
        vec![Step::Exclude("indicators", "active-adults".to_owned())],
        "[\"active-adults\"], \"targets\"",
        "[], \"targets\"",
    );
}

#[test]
fn what_is_so_already_is_no_change() {
    for steps in
        [set(&["weight"], json!(0.5)), empty(&["how"]), vec![Step::Exclude("indicators", "x".to_owned())]]
    {
        assert_eq!(after(FULL, item(PRIORITIES, "moving"), steps), FULL);
    }
    // Here it says null.
    assert_eq!(after(FULL, item(PRIORITIES, "inclusion"), empty(&["under"])), FULL);
}

#[test]
fn what_says_null_becomes_what_is_put_into_it() {
    let text = FULL
        .replacen(
            "\"reason\": {\"level\": \"place\", \"inequality\": \"Suspended pupils are poorer.\"}",
            "\"reason\": null",
            1,
        )
        .replacen("\"planned\": [\"E08000002\"]", "\"planned\": null", 1);
    let tried = || item(INTERVENTIONS, "team-around-the-school");
    let reason = after(&text, tried(), set(&["reason", "level"], json!("place")));
    assert_eq!(reason, text.replacen("\"reason\": null", "\"reason\": {\"level\": \"place\"}", 1));
    let planned = after(&text, tried(), vec![Step::Include("planned", "E08000002".to_owned())]);
    assert_eq!(planned, text.replacen("\"planned\": null", "\"planned\": [\"E08000002\"]", 1));
    // The last thing that an object says takes the object with it.
    assert_eq!(
        document(&after(&reason, tried(), empty(&["reason", "level"])))
            .scorecard()
            .interventions()
            .next()
            .unwrap()
            .1
            .reason_level,
        None
    );
    assert!(!after(&reason, tried(), empty(&["reason", "level"])).contains("\"reason\""));
}

#[test]
fn what_names_a_removed_item_stays_and_names_it_no_longer() {
    let without = after(FULL, item(PRIORITIES, "inclusion"), vec![Step::Remove]);
    let scorecard = document(&without);
    let scorecard = scorecard.scorecard();
    let left: Vec<_> = scorecard.priorities().map(|(_, it)| (it.id.as_str(), it.under)).collect();
    assert_eq!(left, [("moving", None)]);
    assert_eq!(scorecard.actions()[0].priority, None);
    assert_eq!(scorecard.actions()[0].text, "Meet the heads.");

    let without = after(FULL, item(INTERVENTIONS, "family-help"), vec![Step::Remove]);
    let from = document(&without).scorecard().interventions().next().unwrap().1.adopted_from.clone().unwrap();
    assert_eq!((from.intervention, from.name.as_deref()), (None, Some("Downham")));

    // Where nothing else says where it came from, that is kept.
    let bare = FULL.replacen(
        "{\"area\": \"E08000002\", \"intervention\": \"family-help\", \"name\": \"Downham\"}",
        "{\"intervention\": \"family-help\"}",
        1,
    );
    let without = document(&after(&bare, item(INTERVENTIONS, "family-help"), vec![Step::Remove]));
    let (_, tried) = without.scorecard().interventions().next().unwrap();
    let from = tried.adopted_from.as_ref().unwrap();
    assert_eq!(from.area.map(|area| without.scorecard().area(area).name.as_str()), Some("Downham"));
}

#[test]
fn something_new_is_the_last_of_its_list_and_its_id_is_its_own() {
    let id = new_id("Everyone, moving!", &mut ["everyone-moving"].into_iter());
    assert_eq!(id, "everyone-moving-2");
    let value = json!({"id": id, "title": "Everyone, moving!", "level": "place", "area": "E08000001", "indicators": []});
    let new = document(&after(FULL, item(PRIORITIES, &id), vec![Step::Add(value)]));
    let last = new.scorecard().priorities().last().unwrap().1;
    assert_eq!((last.id.as_str(), last.weight), ("everyone-moving-2", 1.0));
    let target = json!({"indicator": "active-adults", "value": 70, "by": "2030"});
    let two = document(&after(FULL, item(PRIORITIES, "moving"), vec![Step::AddTarget(target)]));
    assert_eq!(two.scorecard().priorities().last().unwrap().1.targets.len(), 2);
}

#[test]
fn what_is_typed_is_read_by_the_rules_of_the_format_or_refused_with_a_way_out() {
    let reads = |kind: Kind, typed: &str| kind.read(typed).unwrap();
    for (typed, date) in [
        ("31/03/2027", "2027-03-31"),
        ("1.4.2027", "2027-04-01"),
        ("31 March 2027", "2027-03-31"),
        ("5 sep 2026", "2026-09-05"),
        ("03/2027", "2027-03"),
        ("March 2027", "2027-03"),
    ] {
        assert_eq!(reads(Kind::Date, typed), Some(json!(date)), "{typed}");
    }
    for typed in ["03/31/2027", "31/03/27", "32 March 2027", "31 Ma 2027", "30/02/2027"] {
        assert!(Kind::Date.read(typed).is_err(), "{typed}");
    }
    assert_eq!(reads(Kind::Link, "https://www.gov.uk/x"), Some(json!("https://www.gov.uk/x")));
    for typed in ["javascript:x", "www.gov.uk", "https://", "https://a b"] {
        let why = Kind::Link.read(typed).unwrap_err();
        assert!(why.contains("is not the address of a page; write all of it"), "{why}");
    }
    assert_eq!(reads(Kind::Words, "  "), None);
    assert_eq!(reads(Kind::Words, " A board "), Some(json!("A board")));
    for (typed, number) in
        [("5", json!(5)), ("7.50", json!(7.5)), ("−3", json!(-3)), ("75 %", json!(75)), (".5", json!(0.5))]
    {
        assert_eq!(reads(Kind::Figure, typed), Some(number), "{typed}");
    }
    for date in ["2030", "2029/30", "2029-03", "2029-03-31"] {
        assert_eq!(reads(Kind::Date, date), Some(json!(date)));
    }
    assert_eq!(reads(Kind::Period(PeriodKind::FinancialYear), "2023/24"), Some(json!("2023/24")));
    for (kind, typed, why) in [
        (Kind::Figure, "about 5", "“about 5” is not a number; write digits alone, such as 5 or 7.5."),
        (Kind::Figure, "NaN", "“NaN” is not a number; write digits alone, such as 5 or 7.5."),
        (Kind::Figure, "1e300", "1e300 is larger than any figure can be; look at its decimal point."),
        (Kind::Weight, "-1", "A weight is 0 or more, and -1 is less; write 1 for the usual one."),
        (Kind::Date, "soon", "“soon” is not a date; write it as 2030, 2029/30, 2029-03 or 2029-03-31."),
        (
            Kind::Date,
            "2029-02-30",
            "“2029-02-30” is not a date; write it as 2030, 2029/30, 2029-03 or 2029-03-31.",
        ),
        (
            Kind::Period(PeriodKind::Year),
            "2023/24",
            "“2023/24” is not a period of this indicator; write a year such as 2023.",
        ),
        (Kind::Needed("A priority needs a title"), " ", "A priority needs a title. Write it here."),
    ] {
        assert_eq!(kind.read(typed).unwrap_err(), why);
    }
}

#[test]
fn an_approval_carries_the_code_of_what_is_approved_and_tells_what_changes_after_it() {
    let approve = |by: &str| {
        Entry::new("approve", item(APPROVED, ""), Step::Approve(json!({"by": by, "on": "2026-11-20"})))
    };
    let made = |document: &Document, entry: &Entry| apply(document, &entry.edit(document), TODAY).unwrap();
    let before = document(FULL);
    let (approved, back) = made(&before, &approve("The board"));
    let approval = approved.scorecard().approved().unwrap();
    assert_eq!(
        (approval.by.as_str(), approval.fingerprint.as_deref()),
        ("The board", Some(approval.now.as_str()))
    );
    assert!(!approval.has_changed_since());
    assert_eq!(apply(&approved, &back, TODAY).unwrap().0.text(), FULL);
    let retitled = Entry {
        name: "x".to_owned(),
        item: item(PRIORITIES, "moving"),
        steps: set(&["title"], json!("All")),
    };
    let (changed, _) = made(&approved, &retitled);
    assert!(changed.scorecard().approved().unwrap().has_changed_since());
    // Who signed is put right, which is no change of what was signed.
    let renamed =
        Entry { name: "x".to_owned(), item: item(APPROVED, ""), steps: set(&["by"], json!("Board")) };
    let (renamed, _) = made(&approved, &renamed);
    assert!(!renamed.scorecard().approved().unwrap().has_changed_since());
    let (again, _) = made(&changed, &approve("The board"));
    assert!(!again.scorecard().approved().unwrap().has_changed_since());
    let withdrawn = Entry::new("withdraw", item(APPROVED, ""), Step::Remove);
    assert!(made(&again, &withdrawn).0.scorecard().approved().is_none());
}
