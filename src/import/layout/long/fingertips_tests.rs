use super::{Dialect, Fingertips};
use crate::import::choice::Choice;
use crate::import::layout::FirstRows;
use crate::import::table::{ColumnSearch, Field, Figures, Gathered, Header, Layout, Observation};
use crate::import::testing::{only_table, read, rows, skipped};
use crate::model::{AreaKind, Flag, PeriodKind, Verdict};

const HEADER: &str = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,\
    Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,\
    Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles\n";

fn published(rows_below: &str) -> Gathered {
    rows(&format!("{HEADER}{rows_below}"))
}

fn group(gathered: &Gathered, observation: Observation) -> Vec<(&str, &str)> {
    let pairs = &gathered.pool.groups()[observation.group.index()];
    pairs.iter().map(|(by, group)| (by.as_str(), group.as_str())).collect()
}

#[test]
fn a_row_is_kept_as_the_file_says_it() {
    let gathered = published(
        "7,Falls,E92000001,England,E06000901,Northmere,Counties & UAs (from Apr 2023),Persons,65+ yrs,,,2022/23,\
         115.2166797,110.1,120.4,108,122,\"1,296\",1124800,Revised,,Worse\n",
    );
    let table = only_table(&gathered, Layout::Fingertips);
    assert_eq!((table.rows, table.taken), (1, 1));
    assert_eq!(table.columns_left, ["Parent Name"]);
    let observation = gathered.observations.get(0);
    let expected = Figures {
        value: Some(115.216_679_7),
        lower: Some(110.1),
        upper: Some(120.4),
        numerator: Some(1296.0),
        denominator: Some(1_124_800.0),
    };
    assert_eq!(observation.figures, expected);
    assert_eq!((observation.flag, observation.verdict), (None, Some(Verdict::Worse)));
    assert_eq!(gathered.pool.notes()[observation.note.unwrap().index()], "Revised");
    assert_eq!(group(&gathered, observation), [("Sex", "Persons"), ("Age", "65+ yrs")]);
    let period = &gathered.pool.periods()[observation.period.index()];
    assert_eq!(
        (period.may_be[0].to_string().as_str(), period.may_be[0].kind()),
        ("2022/23", PeriodKind::FinancialYear)
    );
    let area = &gathered.areas[0];
    assert_eq!((area.code.as_deref(), area.name.as_str()), (Some("E06000901"), "Northmere"));
    assert_eq!((area.kind, area.parent.as_deref()), (Some(AreaKind::Place), Some("E92000001")));
    let indicator = &gathered.indicators[0];
    assert_eq!(indicator.key, "fingertips:7");
    assert_eq!(indicator.definition.name.as_deref(), Some("Falls"));
    assert_eq!(indicator.definition.source.title.as_deref(), Some("Fingertips: Falls (7)"));
}

#[test]
fn columns_are_found_by_name_in_any_order_and_the_comparison_by_england() {
    let gathered = rows(
        "Value,Compared to subnational parent value or percentiles,Time period,Area Code,Compared to England,\
         Something new,Indicator ID\n4.5,Worse,2021 - 23,E06000901,Better,x,7\n",
    );
    let table = only_table(&gathered, Layout::Fingertips);
    assert_eq!(table.columns_left, ["Compared to subnational parent value or percentiles", "Something new"]);
    let observation = gathered.observations.get(0);
    assert_eq!(observation.verdict, Some(Verdict::Better));
    assert_eq!(gathered.pool.periods()[0].may_be[0].to_string(), "2021-23");
    assert_eq!(gathered.areas[0].name, "E06000901");
    assert_eq!(gathered.areas[0].kind, Some(AreaKind::Place));
    assert_eq!(gathered.indicators[0].definition.name, None);
}

#[test]
fn the_files_of_fingertips_next_are_read_too() {
    let gathered = rows(
        "IndicatorId,Category,CategoryType,Age,Sex,Trend,Denominator,CategoryTypeId,UpperCI,Value,Count,AreaCode,\
         SexID,AgeID,Year,LowerCI,CategoryId\n\
         7,Most deprived decile (IMD2019),\"\"\"County & UA deprivation deciles in England (IMD2019, 4/21 geography)\"\"\",\
         <18 yrs,Female,,91451,146,21.4,20.5,1871,E92000001,2,173,2019,19.5,1\n",
    );
    only_table(&gathered, Layout::Fingertips);
    let observation = gathered.observations.get(0);
    assert_eq!((observation.figures.lower, observation.figures.upper), (Some(19.5), Some(21.4)));
    let by = "Deprivation decile of the local authority: County & UA, IMD2019, 4/21 geography";
    let expected = [("Sex", "Female"), ("Age", "<18 yrs"), (by, "1 (most deprived)")];
    assert_eq!(group(&gathered, observation), expected);
}

#[test]
fn a_missing_value_says_why_and_minus_one_is_no_limit() {
    let gathered = published(
        "7,Falls,,,E06000901,,,,,,,2021,,-1,-1,,,,,Value suppressed for disclosure control due to small count,,\n\
         7,Falls,,,E06000901,,,,,,,2022,,-1,-1,,,-1,500,Not presented,,Not compared\n\
         7,Falls,,,E06000901,,,,,,,2023,-1,-1,-0.5,,,,,,,\n\
         7,Falls,,,E06000901,,,,,,,2024,3,-1,-1,,,,,,,\n\
         7,Falls,,,E06000901,,,NA,NA,NA,NA,2025,NA,NA,NA,,,NA,NA,NA,NA,NA\n\
         7,Falls,,,E06000901,,,,,,,2026,c,,,,,,,,,\n",
    );
    let table = only_table(&gathered, Layout::Fingertips);
    assert_eq!(table.taken, 6);
    assert_eq!(table.remarks.len(), 1, "{:?}", table.remarks);
    let of = |at: usize| gathered.observations.get(at);
    let none = Figures::default();
    assert_eq!((of(0).flag, of(0).figures), (Some(Flag::Suppressed), none));
    let denominator = Some(500.0);
    assert_eq!((of(1).flag, of(1).figures), (Some(Flag::NotAvailable), Figures { denominator, ..none }));
    assert_eq!((of(1).note.is_some(), of(1).verdict), (true, None));
    assert_eq!(
        (of(2).figures.value, of(2).figures.lower, of(2).figures.upper),
        (Some(-1.0), Some(-1.0), Some(-0.5))
    );
    assert_eq!(of(3).figures, Figures { value: Some(3.0), ..none });
    assert_eq!((of(4).figures, of(4).note, group(&gathered, of(4))), (none, None, vec![]));
    assert_eq!((of(5).flag, of(5).figures), (Some(Flag::Suppressed), none));
}

#[test]
fn rows_that_give_nothing_say_why() {
    let gathered = published(
        "7,Falls,,,E06000901,,,,,,,,4,,,,,,,,,\n\
         7,Falls,,,E06000901,,,,,,,once,4,,,,,,,,,\n\
         7,Falls,,,E06000901,,,,,,,2021,about 4,,,,,,,,,\n\
         7a,Falls,,,E06000901,,,,,,,2021,4,,,,,,,,,\n\
         7,Falls,,,,,,,,,,2021,4,,,,,,,,,\n\
         7,Falls,,,E06000901,,,,,,,2021,4,few,,,,,,,,Great\n",
    );
    let table = only_table(&gathered, Layout::Fingertips);
    assert_eq!(
        skipped(table),
        [
            "2: the period is blank",
            "3: the period ‘once’ is of no known form",
            "4: the value is not a number: ‘about 4’",
            "5: the indicator ID is not a number",
            "6: the area is blank"
        ]
    );
    assert_eq!(table.taken, 1);
    let [unread, comparison] = &table.remarks[..] else { panic!("{:?}", table.remarks) };
    assert!(unread.contains("`Lower CI 95.0 limit`") && unread.ends_with("‘few’ (line 7)."), "{unread}");
    assert!(comparison.starts_with("‘Great’"), "{comparison}");
    assert_eq!(gathered.observations.get(0).figures.lower, None);
}

#[test]
fn very_many_unreadable_periods_have_few_reasons() {
    let rows: Vec<String> =
        (0..500).map(|at| format!("7,Falls,,,E06000901,,,,,,,p{at},4,,,,,,,,,\n")).collect();
    let gathered = published(&rows.concat());
    assert_eq!(only_table(&gathered, Layout::Fingertips).skipped.len(), 11);
}

#[test]
fn trend_words_hint_at_the_good_direction_unless_they_contradict_each_other() {
    let row =
        |id: u32, year: u32, trend: &str| format!("{id},Falls,,,E06000901,,,,,,,{year},4,,,,,,,,{trend},\n");
    let mut table =
        row(7, 2020, "Increasing and getting worse") + &row(7, 2021, "Decreasing and getting better");
    table += &row(8, 2020, "Increasing and getting better");
    table += &row(8, 2021, "Increasing and getting worse");
    table += &row(8, 2022, "Decreasing and getting worse");
    table += &row(9, 2020, "Increasing");
    let gathered = published(&table);
    let hints: Vec<_> = gathered.indicators.iter().map(|found| &found.suggestions).collect();
    assert_eq!(hints[0].len(), 1);
    assert_eq!((hints[0][0].field, hints[0][0].value.as_str()), (Field::Polarity, "lower-is-better"));
    assert!(hints[1].is_empty() && hints[2].is_empty());
    assert_eq!(gathered.indicators[0].definition.polarity, None);
}

#[test]
fn only_what_is_chosen_is_taken() {
    let table = format!(
        "{HEADER}7,Falls,,,E06000901,Northmere,,,,,,2021,4,,,,,,,,,\n\
         8,Trips,,,E06000901,Northmere,,,,,,2021,5,,,,,,,,,\n\
         7,Falls,,,E06000902,Southmere,,,,,,2021,6,,,,,,,,,\n"
    );
    let choice =
        Choice { areas: vec!["northmere".to_owned()], indicators: vec!["7".to_owned()], ..Choice::default() };
    let gathered = read(table.as_bytes(), choice).unwrap();
    let table = only_table(&gathered, Layout::Fingertips);
    assert_eq!((table.taken, table.not_chosen), (1, 2));
    assert_eq!(gathered.observations.get(0).figures.value, Some(4.0));
}

#[test]
fn figures_of_others_with_years_are_not_taken_for_fingertips() {
    let is_fingertips = |names: &str| {
        let header = Header::new(names.split(',').map(str::to_owned).collect());
        Fingertips::of(&mut ColumnSearch::new(&header), &FirstRows::default()).is_some()
    };
    assert!(!is_fingertips("indicator_id,area_code,year,value,lower,upper"));
    assert!(is_fingertips("indicator_id,area_code,year,value,sex_id,age_id"));
    assert!(!is_fingertips("Indicator ID,Area Code,Time period"));
}

#[test]
fn a_value_of_minus_one_with_such_a_count_is_none() {
    let gathered = published(
        "7,Share,,,E06000901,,,,,,,2023,-1,,,,,-1,-1,,,\n7,Share,,,E06000901,,,,,,,2024,98,,,,,98,100,,,\n",
    );
    let table = only_table(&gathered, Layout::Fingertips);
    assert_eq!(gathered.observations.get(0).figures, Figures::default());
    assert_eq!(gathered.observations.get(1).figures.value, Some(98.0));
    assert!(table.remarks[0].starts_with("Values, limits and counts of -1"), "{:?}", table.remarks);
}

#[test]
fn comparisons_at_another_level_are_kept_with_a_note_and_a_place_among_areas_is_none() {
    let gathered = published(
        "7,Share,,,E06000901,,,,,,,2021,11,9,13,,,,,,,Lower 99.8\n\
         7,Share,,,E06000901,,,,,,,2022,11,9,13,,,,,Revised,,Higher 99.8\n\
         7,Share,,,E06000901,,,,,,,2023,11,9,13,,,,,,,Better 95\n\
         7,Share,,,E06000901,,,,,,,2024,11,9,13,,,,,,,Worst\n",
    );
    let table = only_table(&gathered, Layout::Fingertips);
    let of = |at: usize| {
        let observation = gathered.observations.get(at);
        let note = observation.note.map(|note| gathered.pool.notes()[note.index()].as_str());
        (observation.verdict, note.unwrap_or_default())
    };
    assert_eq!(of(0), (Some(Verdict::Lower), "The publisher compared it at 99.8 %."));
    assert_eq!(of(1), (Some(Verdict::Higher), "Revised; The publisher compared it at 99.8 %."));
    assert_eq!(of(2), (Some(Verdict::Better), ""));
    assert_eq!(of(3), (None, "The publisher calls it one of the worst."));
    assert!(
        table.remarks[0].starts_with("‘Worst’ says that an area is one of the best or worst"),
        "{:?}",
        table.remarks
    );
}

#[test]
fn wide_limits_are_taken_only_where_the_usual_ones_are_missing_and_said() {
    let gathered = published(
        "7,Share,,,E06000901,,,,,,,2021,11,9,13,8,14,,,,,\n\
         7,Share,,,E06000901,,,,,,,2022,11,,,8,14,,,,,\n\
         7,Share,,,E06000901,,,,,,,2023,,,,8,14,,,,,\n",
    );
    let table = only_table(&gathered, Layout::Fingertips);
    let limits = |at: usize| {
        let observation = gathered.observations.get(at);
        (observation.figures.lower, observation.figures.upper, observation.note.is_some())
    };
    assert_eq!(limits(0), (Some(9.0), Some(13.0), false));
    assert_eq!(limits(1), (Some(8.0), Some(14.0), true));
    assert_eq!(limits(2), (None, None, false));
    assert_eq!(gathered.pool.notes(), ["Its limits are 99.8 % limits."]);
    assert_eq!(table.remarks.len(), 1, "{:?}", table.remarks);
}
