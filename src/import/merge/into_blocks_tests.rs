use super::Figure;
use super::fixture::{
    DOWNHAM, MARSH, NATION, RATE, SHARE, TODAY, UPTON, blocks, document, figure, merge_any, merged, plan,
};
use crate::edit::field;

fn rate(periods: &str, rows: &[(&str, &str)]) -> String {
    let rows: Vec<String> =
        rows.iter().map(|(area, values)| format!("{{'area':'{area}','values':[{values}]}}")).collect();
    format!("{{'indicator':'rate','periods':[{periods}],'rows':[{}]}}", rows.join(","))
}

fn after(base: &[String], figures: Vec<Figure>) -> Vec<String> {
    blocks(&merged(&base.join(",").replace('\'', "\""), figures).document)
}

#[test]
fn new_periods_take_their_places_and_every_column_keeps_in_step() {
    let base = r#"{"indicator": "rate", "periods": ["2019", "2021"], "of": ["x", "y"], "rows": [
        {"area": "upton", "values": [1, 2], "shade": ["dark", "light"], "words": ["one"], "flags": null, "x": {"y": 1}},
        {"area": "downham", "notes": ["n", null], "values": [3, 4]}]}"#;
    let merged = merged(
        base,
        vec![
            figure(RATE, UPTON, "2018", 8.0),
            figure(RATE, UPTON, "2020", 9.0),
            Figure { lower: Some(0.5), ..figure(RATE, DOWNHAM, "2022", 7.0) },
        ],
    );
    assert_eq!(
        blocks(&merged.document),
        ["{'indicator':'rate','periods':['2018','2019','2020','2021','2022'],'of':['x','y'],'rows':[\
          {'area':'upton','values':[8,1,9,2,null],'shade':[null,'dark',null,'light',null],'words':['one'],\
          'flags':null,'x':{'y':1}},\
          {'area':'downham','notes':[null,'n',null,null,null],'values':[null,3,null,4,7],\
          'lower':[null,null,null,null,0.5]}]}"]
    );
}

#[test]
fn a_new_area_joins_the_only_block() {
    let base = [rate("'2020','2021'", &[("upton", "1,2")])];
    let figures = vec![figure(RATE, MARSH, "2021", 3.0), figure(RATE, MARSH, "2022", 4.0)];
    let expected = [rate("'2020','2021','2022'", &[("upton", "1,2,null"), ("marsh", "null,3,4")])];
    assert_eq!(after(&base, figures), expected);
}

#[test]
fn blocks_that_share_out_the_areas_are_each_extended() {
    let base = [rate("'2020'", &[("upton", "1")]), rate("'2019','2020'", &[("downham", "1,2")])];
    let figures = vec![figure(RATE, UPTON, "2021", 3.0), figure(RATE, DOWNHAM, "2021", 4.0)];
    let expected =
        [rate("'2020','2021'", &[("upton", "1,3")]), rate("'2019','2020','2021'", &[("downham", "1,2,4")])];
    assert_eq!(after(&base, figures), expected);
    // Which of the two a new area would belong to cannot be told, so it stands apart.
    let figures = vec![figure(RATE, NATION, "2020", 5.0), figure(RATE, MARSH, "2019", 6.0)];
    let new = rate("'2019','2020'", &[("nation", "null,5"), ("marsh", "6,null")]);
    assert_eq!(after(&base, figures), [base[0].clone(), base[1].clone(), new]);
}

#[test]
fn blocks_that_share_out_the_periods_are_extended_where_time_goes_on() {
    let base = [rate("'2018','2019'", &[("upton", "1,2")]), rate("'2021'", &[("upton", "3")])];
    let figures = vec![figure(RATE, UPTON, "2020", 8.0), figure(RATE, UPTON, "2022", 9.0)];
    let expected =
        [rate("'2018','2019','2020'", &[("upton", "1,2,8")]), rate("'2021','2022'", &[("upton", "3,9")])];
    assert_eq!(after(&base, figures), expected);
}

#[test]
fn a_period_that_another_block_has_for_one_of_the_areas_goes_into_a_new_block() {
    let base = [
        rate("'2020'", &[("upton", "1"), ("downham", "2")]),
        rate("'2021'", &[("downham", "3")]),
        "{'indicator':'share','periods':['2020/21'],'rows':[{'area':'upton','values':[1]}]}".to_owned(),
    ];
    // The second block could take no 2020 for Downham, nor the first one 2021 for Upton.
    let figures = vec![
        figure(RATE, UPTON, "2021", 7.0),
        figure(RATE, DOWNHAM, "2022", 8.0),
        figure(RATE, MARSH, "2020", 9.0),
    ];
    let expected = [
        base[0].clone(),
        rate("'2021','2022'", &[("downham", "3,8")]),
        rate("'2021'", &[("upton", "7")]),
        rate("'2020'", &[("marsh", "9")]),
        base[2].clone(),
    ];
    assert_eq!(after(&base, figures), expected);
}

#[test]
fn a_block_without_periods_that_lists_an_area_twice_is_left_alone() {
    let base = [rate("", &[("upton", ""), ("upton", "")])];
    let expected = [base[0].clone(), rate("'2020'", &[("upton", "1")])];
    assert_eq!(after(&base, vec![figure(RATE, UPTON, "2020", 1.0)]), expected);
    let expected = [base[0].clone(), rate("'2020'", &[("marsh", "1")])];
    assert_eq!(after(&base, vec![figure(RATE, MARSH, "2020", 1.0)]), expected);
    let one = [rate("", &[("upton", "")])];
    assert_eq!(after(&one, vec![figure(RATE, UPTON, "2020", 1.0)]), [rate("'2020'", &[("upton", "1")])]);
}

#[test]
fn a_breakdown_has_blocks_of_its_own_after_those_of_its_indicator() {
    let female = "{'indicator':'rate','breakdown':{'by':'Sex','group':'Female','x':1},'periods':['2020'],\
                  'rows':[{'area':'upton','values':[1]}]}";
    let base = [
        rate("'2020'", &[("upton", "5")]),
        female.to_owned(),
        "{'indicator':'share','periods':[],'rows':[]}".to_owned(),
    ];
    let of = |breakdown, value| Figure { breakdown: Some(breakdown), ..figure(RATE, UPTON, "2021", value) };
    let in_share = Figure { breakdown: Some(1), ..figure(SHARE, UPTON, "2020/21", 4.0) };
    let expected = [
        base[0].clone(),
        female.replace("['2020']", "['2020','2021']").replace("[1]", "[1,2]"),
        "{'indicator':'rate','breakdown':{'by':'Sex','group':'Male'},'periods':['2021'],\
         'rows':[{'area':'upton','values':[3]}]}"
            .to_owned(),
        base[2].clone(),
        "{'indicator':'share','breakdown':{'by':'Sex','group':'Male'},'periods':['2020/21'],\
         'rows':[{'area':'upton','values':[4]}]}"
            .to_owned(),
    ];
    assert_eq!(after(&base, vec![of(0, 2.0), of(1, 3.0), in_share]), expected);
}

#[test]
fn new_areas_and_indicators_come_last_and_the_rest_stays_as_it_was() {
    let base = document(&rate("'2020'", &[("upton", "1")]).replace('\'', "\""));
    let figures = vec![
        figure(RATE, MARSH, "2020", 1.0),
        Figure { indicator: SHARE, ..figure(RATE, MARSH, "2020", 2.0) },
    ];
    let mut plan = plan();
    plan.areas[4].code = "new".to_owned();
    let area = r#"{"code": "new", "name": "New", "kind": "place", "parent": "system", "colour": 1}"#;
    plan.areas[4].new = Some(area.to_owned());
    plan.indicators[1].id = "new".to_owned();
    let indicator = r#"{"id": "new", "name": "N", "strand": "outcomes", "measure": {"kind": "score", "unit": "points"}, "polarity": "neutral", "period": "year"}"#;
    plan.indicators[1].new = Some(indicator.to_owned());
    let merged = merge_any(Some(&base), &plan, figures).unwrap();
    let list = |document: &crate::format::Document, name| -> Vec<serde_json::Value> {
        serde_json::from_str(field(document.text(), name).unwrap()).unwrap()
    };
    let json = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let mut areas = list(&base, "areas");
    areas.push(json(area));
    assert_eq!(list(&merged.document, "areas"), areas);
    let mut indicators = list(&base, "indicators");
    indicators[0]["published_as"] = json(r#"["publisher:1"]"#);
    indicators.push(json(indicator));
    indicators[2]["published_as"] = json(r#"["publisher:2"]"#);
    assert_eq!(list(&merged.document, "indicators"), indicators);
    assert_eq!(list(&merged.document, "data").len(), 2);
    for name in ["house_style", "title", "end"] {
        assert_eq!(field(merged.document.text(), name), field(base.text(), name));
    }
}

#[test]
fn the_full_document_takes_figures_and_keeps_its_unknown_fields() {
    let text = include_str!("../../../tests/fixtures/full.scorecard");
    let base = crate::format::Document::read(text.as_bytes(), TODAY).unwrap();
    let figures = vec![figure(SHARE, UPTON, "2022/23", 4.6), figure(SHARE, UPTON, "2025/26", 4.7)];
    let mut plan = plan();
    plan.indicators[1].id = "suspension-rate".to_owned();
    plan.areas[2].code = "E08000001".to_owned();
    let merged = merge_any(Some(&base), &plan, figures).unwrap();
    assert_eq!((merged.new, merged.revisions.len()), (1, 1));
    assert_eq!(merged.revisions[0].also, ["notes"]);
    let scorecard = merged.document.scorecard();
    let (indicator, area) =
        (scorecard.indicator_by_id("suspension-rate").unwrap(), scorecard.area_by_code("E08000001").unwrap());
    let series = scorecard.series(indicator, None, area).unwrap();
    let values: Vec<Option<f64>> = (0..series.len()).map(|at| series.value(at)).collect();
    assert_eq!(values, [Some(4.6), Some(5.1), None, Some(4.7)]);
    assert_eq!(field(merged.document.text(), "house_style"), field(base.text(), "house_style"));
}
