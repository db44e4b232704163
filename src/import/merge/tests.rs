use super::fixture::{
    DOWNHAM, MARSH, NATION, RATE, SHARE, TODAY, UPTON, blocks, document, figure, merge_any, merged, plan,
    plan_of_new,
};
use super::{AreaFill, Figure, Merged, Plan, PlannedIndicator};
use crate::edit::{self, field, members};
use crate::import::report::Revision;
use crate::model::{Flag, Verdict, WITHHELD};
use std::path::PathBuf;

const ONE: &str = r#"{"indicator": "rate", "periods": ["2020", "2021"], "rows": [
    {"area": "upton", "values": [5, null], "lower": [4, null], "upper": [6, null], "numerators": [10, null],
     "denominators": [200, null], "flags": ["provisional", "suppressed"], "notes": ["Early.", null],
     "verdicts": ["worse", null], "shade": ["dark", "light"]},
    {"area": "downham", "values": [7.5, null]}]}"#;

/// The row of Upton in [`ONE`] after figures went into it, without spaces.
fn upton(merged: &Merged) -> String {
    let block = &blocks(&merged.document)[0];
    block.split("{'area':").nth(1).unwrap().to_owned()
}

fn counts(merged: &Merged) -> (u64, u64, usize) {
    (merged.new, merged.unchanged, merged.revisions.len())
}

fn everything(value: f64) -> Figure {
    Figure {
        lower: Some(value - 0.1),
        upper: Some(value + 0.3),
        numerator: Some(1.0),
        denominator: Some(9_007_199_254_740_993.0),
        flag: Some(Flag::Break),
        note: Some("A note.".to_owned()),
        verdict: Some(Verdict::Better),
        ..figure(RATE, UPTON, "2020", value)
    }
}

#[test]
fn a_new_document_holds_the_figures_and_nothing_else() {
    let figures = vec![
        figure(RATE, NATION, "2019", 66.0),
        figure(RATE, NATION, "2021", 0.1 + 0.2),
        everything(1.0 / 3.0),
        Figure { breakdown: Some(1), ..figure(RATE, UPTON, "2021", 2.0) },
        figure(SHARE, DOWNHAM, "2020/21", None),
    ];
    let merged = merge_any(None, &plan_of_new(), figures).unwrap();
    assert_eq!(counts(&merged), (5, 0, 0));
    assert!(merged.edit.is_none());
    let names: Vec<String> = members(merged.document.text()).into_iter().map(|span| span.name).collect();
    let expected = ["format", "title", "system", "national", "areas", "indicators", "data", "priorities"];
    assert_eq!(names, expected);
    assert_eq!(merged.document.scorecard().areas().count(), 5, "areas without figures too");
    assert_eq!(
        blocks(&merged.document),
        [
            "{'indicator':'rate','periods':['2019','2020','2021'],'rows':[\
             {'area':'nation','values':[66,null,0.30000000000000004]},\
             {'area':'upton','values':[null,0.3333333333333333,null],'lower':[null,0.2333333333333333,null],\
             'upper':[null,0.6333333333333333,null],'numerators':[null,1,null],\
             'denominators':[null,9007199254740992.0,null],'flags':[null,'break',null],\
             'notes':[null,'A note.',null],'verdicts':[null,'better',null]}]}",
            "{'indicator':'rate','breakdown':{'by':'Sex','group':'Male'},'periods':['2021'],\
             'rows':[{'area':'upton','values':[2]}]}",
            "{'indicator':'share','periods':['2020/21'],'rows':[{'area':'downham','values':[null]}]}",
        ]
    );
}

#[test]
fn figures_that_come_out_of_order_stand_in_order() {
    let figures = vec![
        Figure { breakdown: Some(0), ..figure(RATE, UPTON, "2021", 3.0) },
        figure(RATE, UPTON, "2021", 2.0),
        figure(RATE, NATION, "2022", 4.0),
        figure(RATE, UPTON, "2020", 1.0),
    ];
    let merged = merge_any(None, &plan_of_new(), figures).unwrap();
    let expected = "{'indicator':'rate','periods':['2020','2021','2022'],'rows':[\
                    {'area':'nation','values':[null,null,4]},{'area':'upton','values':[1,2,null]}]}";
    assert_eq!(blocks(&merged.document)[0], expected);
    assert!(blocks(&merged.document)[1].contains("'breakdown':{'by':'Sex','group':'Female'}"));
}

#[test]
fn the_same_figures_again_change_nothing() {
    let figures = vec![everything(0.7), figure(SHARE, UPTON, "2020/21", None)];
    let first = merge_any(None, &plan_of_new(), figures.clone()).unwrap();
    let again = merge_any(Some(&first.document), &plan(), figures).unwrap();
    assert_eq!(counts(&again), (0, 2, 0));
    assert_eq!(again.document.text(), first.document.text());
    assert!(again.edit.unwrap().is_empty());
}

#[test]
fn another_value_takes_the_place_of_everything_that_belonged_to_the_old_one() {
    let now = Figure { lower: Some(5.0), denominator: Some(200.0), ..figure(RATE, UPTON, "2020", 5.5) };
    let merged = merged(ONE, vec![now]);
    let expected = "'upton','values':[5.5,null],'lower':[5,null],'upper':[null,null],'numerators':[null,null],\
                    'denominators':[200,null],'flags':[null,'suppressed'],'notes':[null,null],\
                    'verdicts':[null,null],'shade':['dark','light']},";
    assert_eq!(upton(&merged), expected);
    let revision = Revision {
        indicator: "rate".to_owned(),
        breakdown: None,
        area: "upton".to_owned(),
        period: "2020".to_owned(),
        before: Some(5.0),
        flag_before: Some(Flag::Provisional),
        after: Some(5.5),
        flag_after: None,
        also: vec!["lower", "upper", "numerators", "flags", "notes", "verdicts"],
        from: (PathBuf::from("a.csv"), 7),
    };
    assert_eq!(merged.revisions, [revision]);
}

#[test]
fn beside_the_same_value_a_figure_adds_and_takes_nothing_away() {
    let now = Figure { upper: Some(6.5), note: Some("Late.".to_owned()), ..figure(RATE, UPTON, "2020", 5.0) };
    let merged = merged(ONE, vec![now]);
    let expected = "'upton','values':[5,null],'lower':[4,null],'upper':[6.5,null],'numerators':[10,null],\
                    'denominators':[200,null],'flags':['provisional','suppressed'],'notes':['Late.',null],\
                    'verdicts':['worse',null],'shade':['dark','light']},";
    assert_eq!(upton(&merged), expected);
    let revision = &merged.revisions[0];
    assert_eq!(revision.also, ["upper", "notes"]);
    assert_eq!((revision.before, revision.after), (Some(5.0), Some(5.0)));
    assert_eq!(revision.flag_after, Some(Flag::Provisional));
}

#[test]
fn a_figure_that_says_less_leaves_what_is_there() {
    let figures = vec![figure(RATE, UPTON, "2020", 5.0), figure(RATE, UPTON, "2021", None)];
    let merged = merged(ONE, figures);
    assert_eq!(counts(&merged), (0, 2, 0));
    assert_eq!(field(merged.document.text(), "data"), field(document(ONE).text(), "data"));
}

#[test]
fn a_value_is_withdrawn_and_a_suppressed_one_published() {
    let withdrawn = Figure { flag: Some(Flag::Suppressed), ..figure(RATE, UPTON, "2020", None) };
    let merged = merged(ONE, vec![withdrawn, figure(RATE, UPTON, "2021", 8.0)]);
    let expected = "'upton','values':[null,8],'lower':[null,null],'upper':[null,null],'numerators':[null,null],\
                    'denominators':[null,null],'flags':['suppressed',null],'notes':[null,null],\
                    'verdicts':[null,null],'shade':['dark','light']},";
    assert_eq!(upton(&merged), expected);
    let [withdrawn, published] = merged.revisions.as_slice() else { panic!("{:?}", merged.revisions) };
    assert_eq!((withdrawn.before, withdrawn.after), (Some(5.0), None));
    assert_eq!(withdrawn.flag_after, Some(Flag::Suppressed));
    assert_eq!((published.before, published.after), (None, Some(8.0)));
    assert_eq!((published.flag_before, published.flag_after), (Some(Flag::Suppressed), None));
    assert_eq!(published.also, ["flags"]);
}

#[test]
fn what_was_withheld_from_a_copy_empties_nothing() {
    let withheld = |period: &str| Figure {
        flag: Some(Flag::Suppressed),
        note: Some(WITHHELD.to_owned()),
        ..figure(RATE, UPTON, period, None)
    };
    let merged = merged(ONE, vec![withheld("2020"), withheld("2021")]);
    assert_eq!(counts(&merged), (0, 2, 0), "{:?}", merged.revisions);
    assert_eq!(field(merged.document.text(), "data"), field(document(ONE).text(), "data"));
}

#[test]
fn what_fills_a_hole_is_new() {
    let value = Figure { lower: Some(1.0), ..figure(RATE, DOWNHAM, "2021", 2.0) };
    let filled = merged(ONE, vec![value]);
    assert_eq!(counts(&filled), (1, 0, 0));
    let row = "{'area':'downham','values':[7.5,2],'lower':[null,1]}]}";
    assert!(blocks(&filled.document)[0].ends_with(row), "{:?}", blocks(&filled.document));
    let reason = Figure { flag: Some(Flag::Suppressed), ..figure(RATE, DOWNHAM, "2021", None) };
    assert_eq!(counts(&merged(ONE, vec![reason])), (1, 0, 0));
    assert_eq!(counts(&merged(ONE, vec![figure(RATE, DOWNHAM, "2021", None)])), (0, 1, 0));
}

#[test]
fn an_old_limit_or_count_that_contradicts_a_new_one_goes() {
    let crossed = Figure { lower: Some(7.0), ..figure(RATE, UPTON, "2020", 5.0) };
    let merged_limits = merged(ONE, vec![crossed]);
    assert!(upton(&merged_limits).contains("'lower':[7,null],'upper':[null,null]"));
    assert_eq!(merged_limits.revisions[0].also, ["lower", "upper"]);
    let more = Figure { denominator: Some(9.0), ..figure(RATE, UPTON, "2020", 5.0) };
    let merged_counts = merged(ONE, vec![more]);
    assert!(
        upton(&merged_counts).contains("'numerators':[10,null],'denominators':[9,null]"),
        "not a proportion"
    );
    let share = r#"{"indicator": "share", "periods": ["2020/21"], "rows": [
        {"area": "upton", "values": [5], "numerators": [10], "denominators": [200]}]}"#;
    let more = Figure { denominator: Some(9.0), ..figure(SHARE, UPTON, "2020/21", 5.0) };
    let merged_share = merged(share, vec![more]);
    assert!(blocks(&merged_share.document)[0].contains("'numerators':[null],'denominators':[9]"));
}

#[test]
fn numbers_that_are_equal_are_the_same_however_written() {
    let blocks = ONE.replace("[5, null]", "[5.0, null]");
    let merged = merged(&blocks, vec![figure(RATE, UPTON, "2020", 5.0)]);
    assert_eq!(counts(&merged), (0, 1, 0));
    assert!(upton(&merged).contains("'values':[5.0,null]"), "and stay as they were");
}

#[test]
fn revisions_stand_in_the_order_of_the_document() {
    let share =
        r#"{"indicator": "share", "periods": ["2019/20"], "rows": [{"area": "upton", "values": [1]}]}"#;
    let later = r#"{"indicator": "rate", "periods": ["2019"], "rows": [{"area": "upton", "values": [1]}]}"#;
    let figures = vec![
        figure(RATE, UPTON, "2019", 9.0),
        figure(RATE, UPTON, "2020", 9.0),
        figure(RATE, UPTON, "2021", 9.0),
        figure(RATE, DOWNHAM, "2020", 9.0),
        figure(SHARE, UPTON, "2019/20", 9.0),
    ];
    let merged = merged(&format!("{share}, {ONE}, {later}"), figures);
    let places: Vec<String> = merged
        .revisions
        .iter()
        .map(|revision| format!("{} {} {}", revision.indicator, revision.area, revision.period))
        .collect();
    let expected =
        ["rate upton 2020", "rate upton 2021", "rate downham 2020", "rate upton 2019", "share upton 2019/20"];
    assert_eq!(places, expected);
}

#[test]
fn the_publishers_key_is_written_down_once() {
    let figures = vec![figure(RATE, UPTON, "2020", 5.0)];
    let base = document(ONE);
    let keys = |merged: &Merged| -> Vec<Vec<String>> {
        let indicators = merged.document.scorecard().indicators();
        indicators.map(|(_, indicator)| indicator.published_as.clone()).collect()
    };
    let first = merge_any(Some(&base), &plan(), figures.clone()).unwrap();
    assert_eq!(keys(&first), [vec!["publisher:1".to_owned()], vec![]], "only where there are figures");
    let again = merge_any(Some(&first.document), &plan(), figures.clone()).unwrap();
    assert_eq!(again.document.text(), first.document.text());
    let mut other = plan();
    other.indicators[0].keys = vec!["other:1".to_owned()];
    let both = merge_any(Some(&again.document), &other, figures.clone()).unwrap();
    assert_eq!(keys(&both)[0], ["publisher:1", "other:1"]);
    other.indicators[0].keys = vec![" ".to_owned()];
    let blank = merge_any(Some(&base), &other, figures).unwrap();
    assert_eq!(blank.document.text(), base.text());
}

#[test]
fn an_indicator_is_found_again_though_none_of_its_figures_could_be_taken() {
    let new = r#"{"id": "walks", "name": "Walks", "strand": "outcomes", "measure": {"kind": "score", "unit": "points"},
        "polarity": "neutral", "period": "year"}"#;
    let mut with_walks = plan();
    with_walks.indicators.push(PlannedIndicator {
        id: "walks".to_owned(),
        keys: vec!["publisher:3".to_owned()],
        new: Some(new.to_owned()),
        order: None,
    });
    let merged = merge_any(Some(&document(ONE)), &with_walks, Vec::new()).unwrap();
    let scorecard = merged.document.scorecard();
    let walks = scorecard.indicator(scorecard.indicator_by_id("walks").unwrap());
    assert_eq!(walks.published_as, ["publisher:3"]);
}

#[test]
fn what_the_format_refuses_comes_back_as_findings() {
    let crossed = Figure { lower: Some(3.0), upper: Some(2.0), ..figure(RATE, MARSH, "2020", 2.5) };
    let error = merge_any(Some(&document(ONE)), &plan(), vec![crossed]).unwrap_err();
    assert!(error.to_string().contains("3 is above 2"), "{error}");
    let mut unknown = plan();
    unknown.indicators[0].id = "nowhere".to_owned();
    assert!(merge_any(Some(&document(ONE)), &unknown, vec![figure(RATE, UPTON, "2020", 1.0)]).is_err());
    let endless = merged(ONE, vec![figure(RATE, DOWNHAM, "2020", f64::NAN)]);
    assert_eq!(endless.revisions[0].after, None);
}

/// Valid, but written by nobody's rules.
const ODD: &str = r#"{
 "title" :"Odd",
	"house_style": {"b": [1.50, {"c": null}], "a": 1e2},"format":1,  "system": "system", "national" : "nation",
  "areas": [ {"name": "Nation", "code": "nation", "kind": "nation", "population": 1e2},
             {"\u0063ode": "system", "kind": "system", "name": "Système", "colour": "blue"},
 {"code":"upton","kind":"place","name":"Upton","parent":"system" , "population" : null } ],
  "indicators": [{"id":"rate","name":"I","strand":"activity","measure":{"unit":"points","kind":"score"},
     "polarity":"neutral","period":"year","published_as":[ "publisher:1" ]}], "views": [],
  "d\u0061ta": [ {"rows" : [ {"v\u0061lues": [ 1.50,2e0 ], "area": "nation"},
         {"area":"upton", "shade": [1.0,null],"values":[1.0,null] } ],
      "periods": ["2020" , "2021"], "indicator": "rate", "shade": ["x"]},
     {"indicator": "rate", "breakdown": {"group": "Men", "by": "Sex"}, "periods": ["2020"], "rows": []} ],

  "priorities":[]
}
"#;

#[test]
fn a_figure_changes_only_its_place_however_odd_the_file_and_is_taken_back_in_one_step() {
    let base = crate::format::Document::read(ODD.as_bytes(), TODAY).unwrap();
    let after = |figures: Vec<Figure>, plan: &Plan| {
        let merged = merge_any(Some(&base), plan, figures).unwrap();
        let edit = merged.edit.unwrap();
        assert_eq!(edit.name(), "import of a file");
        let (new, back) = edit::apply(&base, &edit, TODAY).unwrap();
        assert_eq!(new.text(), merged.document.text());
        assert_eq!(edit::apply(&new, &back, TODAY).unwrap().0.text(), ODD);
        new.text().to_owned()
    };
    let mut plan = plan();
    let population = |code: &str, people| (code.to_owned(), AreaFill::Population(people));
    plan.fills = vec![population("upton", 1234.0), population("nation", 100.0)];
    let fills = ODD.replace(r#""population" : null"#, r#""population" : 1234"#);
    assert_eq!(after(vec![figure(RATE, UPTON, "2020", 1.0)], &plan), fills);
    let changed = figure(RATE, UPTON, "2021", 2.5);
    let expected = ODD.replace(r#""values":[1.0,null]"#, r#""values":[1.0,2.5]"#);
    let plan = super::fixture::plan();
    assert_eq!(after(vec![figure(RATE, NATION, "2020", 1.5), changed.clone()], &plan), expected);
    let limits = Figure { lower: Some(2.0), ..changed };
    let expected = expected.replace("[1.0,2.5]", r#"[1.0,2.5], "lower": [null, 2]"#);
    assert_eq!(after(vec![limits], &plan), expected);
    let grown = ODD
        .replace(r#"["2020" , "2021"]"#, r#"["2020" , "2021", "2022"]"#)
        .replace("[ 1.50,2e0 ]", "[ 1.50,2e0, 3 ]")
        .replace("[1.0,null],\"values\":[1.0,null]", "[1.0,null, null],\"values\":[1.0,null, null]");
    assert_eq!(after(vec![figure(RATE, NATION, "2022", 3.0)], &plan), grown);
    // A new row is laid out as the others are.
    let new_row =
        ODD.replace("[1.0,null] }", "[1.0,null] },\n         {\"area\": \"system\", \"values\": [3, null]}");
    let system = Figure { area: 1, ..figure(RATE, NATION, "2020", 3.0) };
    assert_eq!(after(vec![system], &plan), new_row);
    // Where a document has no lines, only the block is written in its own way.
    let one_line = ODD.replace('\n', " ");
    let base = crate::format::Document::read(one_line.as_bytes(), TODAY).unwrap();
    let merged = merge_any(Some(&base), &plan, vec![figure(RATE, UPTON, "2021", 2.5)]).unwrap();
    let parts = |text: &str| {
        let (before, rest) = text.split_once("\"d\\u0061ta\": [ {").unwrap();
        let (block, after) = rest.split_once("[\"x\"]}").unwrap();
        (before.to_owned(), block.to_owned(), after.to_owned())
    };
    let (old, new) = (parts(base.text()), parts(merged.document.text()));
    assert_eq!((old.0, old.2), (new.0, new.2));
    assert!(new.1.contains("[1.50,2e0]") && new.1.contains("[1.0,2.5]"), "{}", new.1);
}
