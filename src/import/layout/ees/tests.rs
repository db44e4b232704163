use crate::import::choice::Choice;
use crate::import::table::{Field, Gathered, Layout, Observation};
use crate::import::testing::{named, only_table, read, rows, said, skipped};
use crate::model::{AreaKind, Flag, MeasureKind, PeriodKind, Polarity, Strand};

const HEADER: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,\
                      old_la_code,new_la_code,la_name,school_type,headcount,suspension,susp_rate\n";

fn with(body: &str) -> Gathered {
    rows(&format!("{HEADER}{body}"))
}

/// The observations of one indicator.
fn of(gathered: &Gathered, key: &str) -> Vec<Observation> {
    let at = gathered.indicators.iter().position(|found| found.key == key).expect(key);
    gathered.observations.iter().filter(|observation| observation.indicator.index() == at).collect()
}

fn flags(gathered: &Gathered, key: &str) -> Vec<Option<Flag>> {
    of(gathered, key).iter().map(|observation| observation.flag).collect()
}

#[test]
fn a_row_gives_one_observation_for_each_figure_with_the_counts_beside_the_rate() {
    let gathered = with(
        "202324,Academic year,Local authority,E92000001,England,E12000002,North West,801,E08000101,Ambury,Total,2000,130,6.5\n",
    );
    let table = only_table(&gathered, Layout::Ees);
    assert_eq!((table.taken, gathered.observations.len()), (1, 3));
    assert_eq!(table.columns_left, ["old_la_code"]);
    assert_eq!(table.remarks, ["Filters: school_type. Indicators: headcount, suspension, susp_rate."]);
    let rate = of(&gathered, "ees:susp_rate")[0];
    assert_eq!(rate.figures.value, Some(6.5));
    assert_eq!((rate.figures.numerator, rate.figures.denominator), (Some(130.0), Some(2000.0)));
    assert_eq!(of(&gathered, "ees:headcount")[0].figures.numerator, None);
    assert_eq!(gathered.pool.groups()[rate.group.index()], [("School type".to_owned(), "Total".to_owned())]);
    let period = &gathered.pool.periods()[rate.period.index()];
    assert_eq!(named(period), ("2023/24".to_owned(), vec![PeriodKind::AcademicYear]));
}

#[test]
fn known_columns_are_defined_and_the_strand_is_proposed_for_those_that_go_with_any() {
    let gathered = with("202324,Academic year,National,E92000001,England,,,,,,Total,2000,130,6.5\n");
    let found = |key: &str| gathered.indicators.iter().find(|found| found.key == key).unwrap();
    let rate = &found("ees:susp_rate").definition;
    assert_eq!((rate.kind, rate.per), (Some(MeasureKind::Rate), Some(100.0)));
    assert_eq!((rate.polarity, rate.strand), (Some(Polarity::LowerIsBetter), Some(Strand::Exclusions)));
    assert_eq!(rate.source.licence.as_deref(), Some("OGL-UK-3.0"));
    let headcount = found("ees:headcount");
    assert_eq!((headcount.definition.polarity, headcount.definition.strand), (Some(Polarity::Neutral), None));
    assert_eq!(headcount.suggestions[0].field, Field::Strand);
    assert_eq!(headcount.suggestions[0].value, "exclusions");
}

#[test]
fn an_unknown_column_is_asked_about_and_keeps_its_name() {
    let gathered = rows(
        "geographic_level,time_period,country_code,country_name,pupil_percent,turnover\n\
         National,2023,E92000001,England,40.5,x\n",
    );
    let share = &gathered.indicators[0];
    assert_eq!(
        (share.key.as_str(), share.definition.name.as_deref()),
        ("ees:pupil_percent", Some("pupil_percent"))
    );
    assert_eq!((share.definition.kind, share.definition.unit.as_deref()), (None, None));
    assert_eq!(share.suggestions[0].because, "its column is named with ‘percent’");
    let proposed: Vec<Field> = gathered.indicators[1].suggestions.iter().map(|likely| likely.field).collect();
    assert_eq!(proposed, [Field::Period], "nothing but the kind of year is likely");
    let period = &gathered.pool.periods()[0];
    assert_eq!(named(period), ("2023".to_owned(), vec![PeriodKind::Year]));
}

#[test]
fn each_level_has_its_own_code_kind_and_parent() {
    let gathered = with(
        "202324,Academic year,National,E92000001,England,,,,,,Total,1,1,1\n\
         202324,Academic year,Regional,E92000001,England,E12000002,North West,,,,Total,1,1,1\n\
         202324,Academic year,Local authority,E92000001,England,E12000002,North West,801,E08000101,Ambury,Total,1,1,1\n\
         202324,Academic year,Local authority,E92000001,England,E12000002,North West,802,.,Old Shire,Total,1,1,1\n",
    );
    only_table(&gathered, Layout::Ees);
    let areas: Vec<_> = (gathered.areas.iter())
        .map(|area| (area.code.as_deref(), area.name.as_str(), area.kind, area.parent.as_deref()))
        .collect();
    assert_eq!(
        areas,
        [
            (Some("E92000001"), "England", Some(AreaKind::Nation), None),
            (Some("E12000002"), "North West", Some(AreaKind::Region), Some("E92000001")),
            (Some("E08000101"), "Ambury", Some(AreaKind::Place), Some("E12000002")),
            (None, "Old Shire", Some(AreaKind::Place), Some("E12000002")),
        ]
    );
}

#[test]
fn levels_that_a_scorecard_has_not_and_places_that_are_not_known_are_left_with_the_reason() {
    let gathered = with(
        "202324,Academic year,School,E92000001,England,,,,,,Total,1,1,1\n\
         202324,Academic year,,E92000001,England,,,,,,Total,1,1,1\n\
         202324,Academic year,Local authority,E92000001,England,,,x,x,Not available,Total,1,1,1\n\
         202324,Week 12,National,E92000001,England,,,,,,Total,1,1,1\n",
    );
    assert_eq!(
        skipped(only_table(&gathered, Layout::Ees)),
        [
            "2: ‘School’ is no kind of area that a scorecard has",
            "3: the geographic level is blank",
            "4: the columns for areas of its level are blank",
            "5: the time period ‘202324’ with ‘Week 12’ is no period that a scorecard has",
        ]
    );
}

#[test]
fn each_sign_gives_its_flag() {
    let row = |(year, sign): (u32, &str)| {
        format!(
            "{year}{:02},Academic year,National,E92000001,England,,,,,,Total,2000,{sign},1\n",
            year - 1999
        )
    };
    let signs = ["z", "x", "c", ":", "u", "low", ""];
    let rows: Vec<String> = (2010..).zip(signs).map(row).collect();
    let gathered = with(&rows.concat());
    only_table(&gathered, Layout::Ees);
    assert_eq!(
        flags(&gathered, "ees:suspension"),
        [
            Flag::NotApplicable,
            Flag::NotAvailable,
            Flag::Suppressed,
            Flag::NotAvailable,
            Flag::LowReliability,
            Flag::NotAvailable,
            Flag::NotAvailable
        ]
        .map(Some)
    );
    let low = of(&gathered, "ees:suspension")[5];
    assert_eq!(gathered.pool.notes()[low.note.unwrap().index()], "Rounds to 0, but is not 0.");
    assert_eq!(of(&gathered, "ees:susp_rate")[0].figures.numerator, None);
}

#[test]
fn in_the_first_files_with_small_levels_x_is_a_small_number_withheld() {
    let gathered = with(
        "201617,academic year,national,E92000001,England,,,,,,Total,2000,x,x\n\
         201617,academic year,regional,E92000001,England,E12000002,North West,,,,Total,2000,.,1\n",
    );
    let table = only_table(&gathered, Layout::Ees);
    assert_eq!(flags(&gathered, "ees:suspension"), [Some(Flag::Suppressed), Some(Flag::NotAvailable)]);
    let said = table.remarks.iter().filter(|remark| remark.contains("‘x’")).count();
    assert_eq!(said, 1);
}

#[test]
fn copies_of_the_departments_app_have_names_alone() {
    let gathered = rows(
        "year,level,la_name,school_type,headcount,fixed_excl,fixed_excl_rate\n\
         201617,National,England,Total,2000,130,6.5\n\
         201617,Region,North West,Total,1000,x,x\n\
         201617,Local authority,Ambury,Total,100,5,5\n",
    );
    only_table(&gathered, Layout::Ees);
    let areas: Vec<_> =
        gathered.areas.iter().map(|area| (area.code.as_deref(), area.name.as_str(), area.kind)).collect();
    assert_eq!(
        areas,
        [
            (None, "England", Some(AreaKind::Nation)),
            (None, "North West", Some(AreaKind::Region)),
            (None, "Ambury", Some(AreaKind::Place)),
        ]
    );
    assert!(gathered.areas.iter().all(|area| area.parent.is_none()));
    assert_eq!(flags(&gathered, "ees:fixed_excl_rate"), [None, Some(Flag::Suppressed), None]);
    let period = &gathered.pool.periods()[0];
    assert_eq!(named(period).1, [PeriodKind::AcademicYear, PeriodKind::FinancialYear]);
}

#[test]
fn underlying_data_of_2010_to_2018_have_codes_for_each_level() {
    let gathered = rows(
        "year,level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_type,fixed_theft\n\
         201516,National,E92000001,England,,,,,,Total,800\n\
         201516,Regional,E92000001,England,E12000002,North West,,,,Total,120\n\
         201516,Local authority,E92000001,England,E12000002,North West,801,E08000101,Ambury,Total,x\n",
    );
    assert_eq!(only_table(&gathered, Layout::Ees).taken, 3);
    let areas: Vec<_> = (gathered.areas.iter())
        .map(|area| (area.code.as_deref(), area.kind, area.parent.as_deref()))
        .collect();
    assert_eq!(
        areas,
        [
            (Some("E92000001"), Some(AreaKind::Nation), None),
            (Some("E12000002"), Some(AreaKind::Region), Some("E92000001")),
            (Some("E08000101"), Some(AreaKind::Place), Some("E12000002")),
        ]
    );
    assert_eq!(flags(&gathered, "ees:fixed_theft"), [None, None, Some(Flag::Suppressed)]);
}

#[test]
fn inner_and_outer_london_under_the_code_of_london_are_areas_of_their_own_in_any_order() {
    let row = |name: &str, value: u32| {
        format!("202324,Academic year,Regional,E92000001,England,E12000007,{name},,,,Total,{value},1,1\n")
    };
    let [inner, london, outer] = [row("Inner London", 40), row("London", 100), row("Outer London", 60)];
    for body in [[&inner, &london, &outer], [&london, &outer, &inner], [&outer, &inner, &london]] {
        let gathered = with(&body.map(String::as_str).concat());
        let mut found: Vec<_> = of(&gathered, "ees:headcount")
            .iter()
            .map(|seen| {
                let area = &gathered.areas[seen.area.index()];
                (area.id().to_owned(), area.name.clone(), seen.figures.value)
            })
            .collect();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        let is = |code: &str, name: &str, value| (code.to_owned(), name.to_owned(), Some(value));
        let expected = [
            is("E12000007", "London", 100.0),
            is("E13000001", "Inner London", 40.0),
            is("E13000002", "Outer London", 60.0),
        ];
        assert_eq!(found, expected);
    }
}

#[test]
fn a_term_is_a_part_of_its_year() {
    let gathered = with(
        "202122,Autumn term,National,E92000001,England,,,,,,Total,2000,130,6.5\n\
         202122,Spring term,National,E92000001,England,,,,,,Total,2000,150,7.5\n",
    );
    only_table(&gathered, Layout::Ees);
    let parts = gathered.pool.periods().iter().map(|period| period.part.unwrap().words);
    assert_eq!(parts.collect::<Vec<_>>(), ["autumn term", "spring term"]);
    let values = of(&gathered, "ees:susp_rate").into_iter().map(|observation| observation.figures.value);
    assert_eq!(values.collect::<Vec<_>>(), [Some(6.5), Some(7.5)]);
}

#[test]
fn a_column_of_topics_and_its_groups_are_one_breakdown() {
    let gathered = rows(
        "time_period,time_identifier,geographic_level,country_code,country_name,breakdown_topic,breakdown,headcount\n\
         202324,Academic year,National,E92000001,England,Total,Total,2000\n\
         202324,Academic year,National,E92000001,England,Sex,Girls,990\n\
         202324,Academic year,National,E92000001,England,,,5\n",
    );
    let table = only_table(&gathered, Layout::Ees);
    let pair = |by: &str, group: &str| vec![(by.to_owned(), group.to_owned())];
    assert_eq!(gathered.pool.groups(), [pair("Breakdown", "Total"), pair("Sex", "Girls"), Vec::new()]);
    assert!(table.remarks.iter().any(|remark| remark.starts_with("Where the filter ‘Breakdown’ is blank")));
    assert_eq!(table.columns_left, Vec::<String>::new());
}

#[test]
fn a_cell_that_is_nothing_known_is_said_and_the_others_of_its_row_are_taken() {
    let gathered = with(
        "202324,Academic year,National,E92000001,England,,,,,,Total,2000,§,6.5\n\
         202425,Academic year,National,E92000001,England,,,,,,Total,about,?,!\n",
    );
    let table = only_table(&gathered, Layout::Ees);
    assert_eq!(table.taken, 1);
    assert_eq!(skipped(table), ["3: no figure in it is a number or a known sign"]);
    assert_eq!(
        table.remarks[1..],
        [
            "1 cell of the column `headcount` is no number and no known sign, and gives nothing: ‘about’ (line 3).",
            "1 cell of the column `susp_rate` is no number and no known sign, and gives nothing: ‘!’ (line 3).",
            "2 cells of the column `suspension` are no number and no known sign, and give nothing: ‘?’ (line 3), ‘§’ \
             (line 2)."
        ]
    );
}

#[test]
fn areas_and_indicators_that_are_not_chosen_are_counted_as_such() {
    let body = "202324,Academic year,National,E92000001,England,,,,,,Total,2000,130,6.5\n\
                202324,Academic year,Regional,E92000001,England,E12000002,North West,,,,Total,2000,130,6.5\n";
    let csv = format!("{HEADER}{body}");
    let choice = Choice { areas: vec!["North West".to_owned()], ..Choice::default() };
    let gathered = read(csv.as_bytes(), choice).unwrap();
    let table = only_table(&gathered, Layout::Ees);
    assert_eq!((table.taken, table.not_chosen), (1, 1));
    let choice = Choice { indicators: vec!["susp_rate".to_owned()], ..Choice::default() };
    let gathered = read(csv.as_bytes(), choice).unwrap();
    assert_eq!((only_table(&gathered, Layout::Ees).taken, gathered.observations.len()), (2, 2));
    assert_eq!(gathered.observations.get(0).figures.numerator, Some(130.0));
    let choice = Choice { indicators: vec!["something else".to_owned()], ..Choice::default() };
    let gathered = read(csv.as_bytes(), choice).unwrap();
    assert_eq!(only_table(&gathered, Layout::Ees).not_chosen, 2);
}

#[test]
fn other_tables_are_not_of_this_layout() {
    assert!(read(b"time_period,level\n202324,National\n", Choice::default()).is_err());
}

#[test]
fn a_column_of_numbers_may_be_said_to_break_figures_down_and_another_not_to_be_wanted() {
    let csv = "time_period,time_identifier,geographic_level,country_code,country_name,need_code,headcount,turnover\n\
        202324,Academic year,National,E92000001,England,1,2000,7\n202324,Academic year,National,E92000001,England,2,30,8\n";
    let gathered = said(csv, &["need_code=breakdown", "turnover=ignore"]);
    only_table(&gathered, Layout::Ees);
    let groups: Vec<&str> = gathered.pool.groups().iter().map(|group| group[0].1.as_str()).collect();
    assert_eq!(groups, ["1", "2"]);
    let keys: Vec<&str> = gathered.indicators.iter().map(|found| found.key.as_str()).collect();
    assert_eq!(keys, ["ees:headcount"]);
}
