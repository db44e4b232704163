//! From tables to a finished scorecard: what is asked, what is decided and said, and what goes where.

use super::*;
use crate::format::Document;
use crate::import::choice::Choice;
use crate::import::gather::gather;
use crate::import::table::{Field, Mapping};
use crate::model::Progress;
use crate::model::{Period, Scorecard};
use jiff::civil::{Date, date};
use std::cell::RefCell;
use tempfile::TempDir;

pub(super) const TODAY: Date = date(2026, 11, 22);

thread_local! {
    /// What the files of a test lie in, there as long as its thread: they may be read anew.
    static FOLDERS: RefCell<Vec<TempDir>> = const { RefCell::new(Vec::new()) };
}

/// The files of tables given as text, and these areas.
pub(super) fn choice_of(tables: &[&str], areas: &[&str]) -> Choice {
    let folder = tempfile::tempdir().unwrap();
    let files = tables.iter().enumerate().map(|(at, text)| {
        let path = folder.path().join(format!("{at}.csv"));
        std::fs::write(&path, text).unwrap();
        path
    });
    let areas = areas.iter().map(|&area| area.to_owned()).collect();
    let choice = Choice { files: files.collect(), areas, ..Choice::default() };
    FOLDERS.with_borrow_mut(|folders| folders.push(folder));
    choice
}

/// A draft of tables given as text.
pub(super) fn draft(tables: &[&str], areas: &[&str], base: Option<Document>) -> Draft {
    let mut choice = choice_of(tables, areas);
    if let Some(base) = base.as_ref().filter(|_| choice.areas.is_empty()) {
        choice.want_areas_of(base.scorecard());
    }
    of_choice(&choice, base)
}

/// A draft of tables of whose columns somebody says what they hold.
pub(super) fn read_anew(tables: &[&str], roles: &[&str]) -> Draft {
    let roles: Vec<String> = roles.iter().map(|&role| role.to_owned()).collect();
    let choice = choice_of(tables, &[]);
    of_choice(&Choice { mapping: Mapping::read(&roles).unwrap(), ..choice }, None)
}

pub(super) fn of_choice(choice: &Choice, base: Option<Document>) -> Draft {
    let setup =
        Setup { title: Some("Two Rivers".to_owned()), system: Some("E54000901 Two Rivers".to_owned()) };
    Draft::new(gather(choice, &Progress::default()).unwrap(), base, setup)
}

/// Answers whatever is open, those named in their own way, has the files read anew where answers say so, and finishes.
pub(super) fn finished(draft: Draft, answers: &[(&str, &str)]) -> Imported {
    answered(draft, answers).finish(TODAY).unwrap()
}

/// The same before it is finished.
pub(super) fn answered(mut draft: Draft, answers: &[(&str, &str)]) -> Draft {
    while let Some(question) = draft.open_questions().first() {
        let path = question.subject.to_string();
        let own = answers.iter().find(|(end, _)| path.ends_with(end)).map(|(_, answer)| (*answer).to_owned());
        let suggested = question.suggestion.as_ref().map(|(value, _)| value.clone());
        let answer =
            own.or(suggested).or(question.choices.first().cloned()).unwrap_or_else(|| "x".to_owned());
        draft.answer(&question.subject, &answer).unwrap();
    }
    match draft.choice_said() {
        Some(said) => answered(draft.anew(gather(&said, &Progress::default()).unwrap()), answers),
        None => draft,
    }
}

pub(super) fn open(draft: &Draft) -> Vec<String> {
    draft.open_questions().iter().map(|question| question.subject.to_string()).collect()
}

/// Values of one series, each with its period.
pub(super) fn values(scorecard: &Scorecard, area: &str, group: Option<&str>) -> Vec<(String, Option<f64>)> {
    let area = scorecard.area_by_code(area).unwrap();
    let fits = |breakdown: Option<crate::model::BreakdownId>| {
        breakdown.map(|id| scorecard.breakdown(id).group.as_str()) == group
    };
    let series =
        scorecard.all_series().iter().find(|series| series.area == area && fits(series.breakdown)).unwrap();
    series.periods.iter().map(Period::to_string).zip((0..).map(|at| series.value(at))).collect()
}

#[test]
fn which_kind_of_year_is_asked_where_labels_do_not_say() {
    let table = "indicator,area,period,value\nWalks,E92000001,2022/23,5\nWalks,E92000001,2023/24,6\n";
    let draft = draft(&[table], &[], None);
    assert!(open(&draft).contains(&"tidy:Walks/period".to_owned()), "{:?}", open(&draft));
    let done = finished(draft, &[("/period", "academic-year")]);
    let period = done.document.scorecard().indicators().next().unwrap().1.period;
    assert_eq!(period, crate::model::PeriodKind::AcademicYear);
}

#[test]
fn figures_of_another_kind_than_the_scorecards_are_asked_about_though_the_names_are_the_same() {
    let base = "indicator,area,period,value\nWalks,E92000001,2022,5\n";
    let base = finished(draft(&[base], &[], None), &[("kind", "count"), ("unit", "people")]).document;
    let suggested = |table: &str| {
        let draft = draft(&[table], &[], Some(base.clone()));
        let questions = draft.questions();
        let into = questions.iter().find(|question| question.subject.to_string() == "tidy:Walks/into");
        into.map(|question| question.suggestion.clone().unwrap())
    };
    let monthly = "indicator,area,period,value\nWalks,E92000001,2022-05,5\n";
    let (answer, because) = suggested(monthly).unwrap();
    assert_eq!(answer, Question::NEW);
    assert!(because.starts_with("the periods of the indicator walks"), "{because}");
    let share = "indicator,area,period,value\nWalks,E92000001,2023,12.3%\n";
    let (answer, because) = suggested(share).unwrap();
    assert_eq!(answer, Question::NEW);
    assert_eq!(because, "the file says proportion, and the indicator walks of the scorecard is a count");
    assert_eq!(suggested("indicator,area,period,value\nWalks,E92000001,2023,6\n"), None);
    let done = finished(draft(&[share], &[], Some(base)), &[]);
    let names: Vec<_> = done.document.scorecard().indicators().map(|(_, walks)| walks.id.clone()).collect();
    assert_eq!(names, ["walks", "walks-2"], "and what was there stays as it was");
}

#[test]
fn which_group_is_everyone_is_asked_where_no_word_says_it() {
    let table = "Indicator ID,Indicator Name,Area Code,Area Name,Sex,Age,Time period,Value\n\
        901,Falls,E92000001,England,Persons,65+ yrs,2023,5\n\
        901,Falls,E92000001,England,Persons,80+ yrs,2023,9\n\
        901,Falls,E92000001,England,Male,80+ yrs,2023,8\n";
    let first = draft(&[table], &[], None);
    assert!(open(&first).contains(&"fingertips:901/everyone/Age".to_owned()), "{:?}", open(&first));
    let done = finished(first, &[("/Age", "65+ yrs")]);
    let scorecard = done.document.scorecard();
    assert_eq!(values(scorecard, "E92000001", None), [("2023".to_owned(), Some(5.0))]);
    assert_eq!(values(scorecard, "E92000001", Some("80+ yrs")), [("2023".to_owned(), Some(9.0))]);
    assert_eq!(values(scorecard, "E92000001", Some("Male, 80+ yrs")), [("2023".to_owned(), Some(8.0))]);
    let done = finished(draft(&[table], &[], None), &[("/Age", Question::NONE)]);
    let scorecard = done.document.scorecard();
    assert!(scorecard.all_series().iter().all(|series| series.breakdown.is_some()));
}

#[test]
fn of_two_files_that_differ_somebody_says_which_is_right() {
    let first = "indicator,area,period,value\nWalks,E92000001,2023,5\nWalks,E92000001,2022,4\n";
    let second = "indicator,area,period,value\nWalks,E92000001,2023,6\nWalks,E92000001,2024,7\n";
    let asking = || draft(&[first, second], &[], None);
    let asked = asking().questions();
    let question = asked.iter().find(|question| question.subject.to_string() == "files/0.csv/1.csv").unwrap();
    assert!(
        question.text.contains("1 figure, such as Walks, E92000001, 2023: 5 and 6."),
        "{}",
        question.text
    );
    assert!(question.suggestion.is_none());
    for (answer, value, counts) in
        [("0.csv", Some(5.0), [2, 1]), ("1.csv", Some(6.0), [1, 2]), (Question::NONE, None, [1, 1])]
    {
        let done = finished(asking(), &[("files/0.csv/1.csv", answer)]);
        let taken: Vec<u64> = done.report.files.iter().map(|file| file.taken).collect();
        assert_eq!(taken, counts, "{answer}");
        let there = values(done.document.scorecard(), "E92000001", None);
        let of_2023 = there.iter().find(|(period, _)| period == "2023").and_then(|(_, value)| *value);
        assert_eq!(of_2023, value, "{answer}");
        let reasons: Vec<&str> = done
            .report
            .files
            .iter()
            .flat_map(|file| &file.skipped)
            .map(|skipped| skipped.reason.as_str())
            .collect();
        let expected = match answer {
            Question::NONE => {
                vec!["0.csv and 1.csv give different figures for Walks, E92000001, 2023: 5 and 6"; 2]
            }
            "0.csv" => vec!["0.csv was said to be right, and gives other figures"],
            _ => vec!["1.csv was said to be right, and gives other figures"],
        };
        assert_eq!(reasons, expected);
    }
}

#[test]
fn of_rows_that_contradict_each_other_none_is_taken_and_all_are_listed() {
    let table = "indicator,area,period,value,lower,upper\nWalks,E92000001,2023,5,,\nWalks,E92000001,2023,6,,\n\
        Walks,E92000001,2024,7,,\nWalks,E92000001,2024,7,6,8\n";
    let done = finished(draft(&[table], &[], None), &[]);
    let file = &done.report.files[0];
    assert_eq!((file.taken, file.repeated), (1, 1), "limits in one of two rows are no contradiction");
    assert_eq!(file.skipped.len(), 1);
    assert_eq!(file.skipped[0].reason, "rows give different figures for Walks, E92000001, 2023: 5 and 6");
    assert_eq!(file.skipped[0].lines.to_string(), "2–3");
    let remark = done.report.remarks.iter().find(|remark| remark.contains("different values")).unwrap();
    assert!(
        remark.starts_with("1 figure is left out") && remark.contains("--map 'COLUMN=breakdown'"),
        "{remark}"
    );
    let scorecard = done.document.scorecard();
    assert_eq!(values(scorecard, "E92000001", None), [("2024".to_owned(), Some(7.0))]);
    assert_eq!(scorecard.all_series()[0].lower(0), Some(6.0));
}

#[test]
fn names_find_the_areas_of_the_scorecard_and_a_table_fills_its_blanks() {
    let areas = "code,name,kind,parent\nE92000001,England,nation,\nE08000901,Upton,place,E54000901\n";
    let table = "indicator,area,period,value\nWalks,E92000001,2023,5\nWalks,E08000901,2023,6\n";
    let base = finished(draft(&[table, areas], &[], None), &[]).document;
    let named =
        "indicator,area,period,value\nWalks,England,2024,5.5\nWalks,upton,2024,6.5\nWalks,Downham,2024,1\n";
    let people = "code,name,population\nE08000901,Upton,200000\nE92000001,England,57000000\n";
    let done = finished(draft(&[named, people], &[], Some(base)), &[]);
    assert_eq!((done.report.new, done.report.files[1].not_chosen), (2, 1), "{:?}", done.report);
    let scorecard = done.document.scorecard();
    assert_eq!(values(scorecard, "E08000901", None)[1], ("2024".to_owned(), Some(6.5)));
    let upton = scorecard.area(scorecard.area_by_code("E08000901").unwrap());
    assert_eq!((upton.population, done.report.new_areas.len()), (Some(200_000.0), 0));
    assert!(
        done.report.remarks.iter().any(|remark| remark.contains("2 blanks were filled")),
        "{:?}",
        done.report
    );
    assert!(
        done.report
            .remarks
            .iter()
            .any(|remark| remark.contains("the keys are the same") || remark.contains("same key"))
    );
}

#[test]
fn a_system_stands_for_its_places_and_what_is_not_there_is_said() {
    let areas = "LAD23CD,LAD23NM,ICB23CD,ICB23NM\nE08000901,Upton,E54000901,Two Rivers\nE08000902,Far,E54000902,Hills\n";
    let table = "indicator,area,period,value\nWalks,E92000001,2023,5\nWalks,E08000901,2023,6\nWalks,E08000902,2023,7\n";
    let done = finished(draft(&[table, areas], &["Two Rivers", "England", "Uptown"], None), &[]);
    let scorecard = done.document.scorecard();
    let codes: Vec<&str> = scorecard.areas().map(|(_, area)| area.code.as_str()).collect();
    assert_eq!(codes, ["E92000001", "E54000901", "E08000901"]);
    let said = "‘Uptown’ is in none of the files";
    assert!(done.report.remarks.iter().any(|remark| remark.starts_with(said)), "{:?}", done.report.remarks);
    assert_eq!(done.report.files.last().unwrap().not_chosen, 1);
}

#[test]
fn an_indicator_of_the_scorecard_is_asked_for_and_remembered() {
    let table = "indicator,area,period,value\nWalks,E92000001,2023,5\n";
    let base = finished(draft(&[table], &[], None), &[]).document;
    let other = "Indicator ID,Indicator Name,Area Code,Area Name,Time period,Value\n901,Walking,E92000001,England,2024,6\n";
    let asking = draft(&[other], &[], Some(base));
    assert_eq!(open(&asking)[0], "fingertips:901/into");
    let done = finished(asking, &[("/into", "walks")]);
    assert_eq!((done.report.new, done.report.new_indicators.len()), (1, 0));
    let again = draft(&[other], &[], Some(done.document));
    assert!(again.is_complete(), "the key was kept: {:?}", open(&again));
    assert_eq!(again.finish(TODAY).unwrap().report.unchanged, 1);
}

#[test]
fn what_the_format_refuses_is_left_out_and_said() {
    let table = "indicator,area,period,value,lower,upper,numerator,denominator\n\
        Walks,E92000001,2023,50,60,40,5,10\nWalks,E92000001,2024,50,40,60,20,10\n";
    let done = finished(draft(&[table], &[], None), &[("/kind", "proportion")]);
    let series = &done.document.scorecard().all_series()[0];
    assert_eq!((series.lower(0), series.lower(1)), (None, Some(40.0)));
    assert_eq!((series.numerator(0), series.numerator(1)), (Some(5.0), None));
    assert_eq!(done.report.remarks.len(), 2, "{:?}", done.report.remarks);
    assert!(done.report.remarks[0].ends_with("line 2.") && done.report.remarks[1].ends_with("line 3."));
}

#[test]
fn nothing_to_import_says_why() {
    let table = "indicator,area,period,value\nWalks,E92000001,soon,5\nWalks,E92000001,later,5\n";
    let error = draft(&[table], &[], None).finish(TODAY).unwrap_err();
    let sentence = "None of the 2 rows could be used: 1 because the period ‘later’";
    assert!(
        error.sentence().contains(sentence) && error.sentence().contains("1 because the period ‘soon’"),
        "{error}"
    );
    let other = draft(&["indicator,area,period,value\nWalks,E92000001,2023,5\n"], &["Nowhere"], None);
    assert!(other.finish(TODAY).unwrap_err().sentence().contains("None of the chosen areas"));
}

#[test]
fn a_system_is_named_by_code_and_name_or_as_everybody_knows_it() {
    let mut draft = draft(&["indicator,area,period,value\nWalks,E92000001,2023,5\n"], &[], None);
    draft.setup.system = None;
    for wrong in ["Two Rivers", "E54000901_Two_Rivers", "E54000901"] {
        let refused = draft.answer(&Subject::System, wrong).unwrap_err();
        assert!(refused.contains("is no system that is known; give the name of one, or a code"), "{refused}");
    }
    for right in ["E54000901 Two Rivers", "Greater Manchester", "NHS West Yorkshire ICB", "QOP", "e54000057"]
    {
        draft.answer(&Subject::System, right).unwrap();
    }
}

#[test]
fn rows_that_are_repeated_are_counted_as_what_their_first_comes_to() {
    let table = "indicator,area,period,value\n\
        Walks,E92000001,2009-10,5\nWalks,E92000001,2009-10,5\nWalks,E92000001,2015-03,6\nWalks,E92000001,2021-22,6\n\
        Walks,E92000001,2021-22,6\nWalks,E92000001,2021-22,6\nWalks,E92000001,2009-10,7\nWalks,E92000001,2009-10,7\n";
    let done = finished(draft(&[table], &[], None), &[("/period", "month")]);
    let file = &done.report.files[0];
    assert_eq!((file.rows, file.taken, file.repeated), (8, 1, 0));
    let skipped: Vec<_> =
        file.skipped.iter().map(|skipped| (skipped.lines.count(), skipped.lines.to_string())).collect();
    assert_eq!(skipped, [(4, "2, 8 and 2 more".to_owned()), (3, "5 and 2 more".to_owned())]);
}

/// A table with very many new indicators and areas, and one without letters in the names of its areas.
#[test]
fn very_many_questions_are_answered_and_very_many_ids_made_in_no_time() {
    let mut table = "indicator,area,period,value\n".to_owned();
    for at in 0..4000 {
        table.extend([format!("Walks {at},E92000001,2023,5\n"), format!("Walks 1,Area {at},2023,6\n")]);
    }
    for at in 0..20_000 {
        let odd: String =
            [0x4e00 + at / 200, 0x4e00 + at % 200].iter().filter_map(|c| char::from_u32(*c)).collect();
        table.extend(["Walks 1,", &odd, ",2023,7\n"]);
    }
    let mut draft = draft(&[&table], &[], None);
    draft.accept_suggestions();
    let questions = draft.open_questions();
    assert!(questions.len() > 16_000, "{}", questions.len());
    let of_areas = questions.iter().filter(|question| matches!(question.subject, Subject::AreaKind(_)));
    assert_eq!(
        of_areas.map(|question| question.subject.to_string()).collect::<Vec<_>>(),
        ["area/names/kind"]
    );
    for question in &questions {
        let answer = match &question.subject {
            Subject::AreaKind(_) => "place",
            Subject::Indicator(_, Field::Kind) => "score",
            _ => question.choices.first().map_or("x", String::as_str),
        };
        draft.answer(&question.subject, answer).unwrap();
    }
    let done = draft.finish(TODAY).unwrap();
    assert_eq!(done.report.new_indicators.len(), 4000);
    assert!(done.report.new_areas.contains(&"unnamed-20000".to_owned()), "{}", done.report.new_areas.len());
}

/// Every row is broken down in a way of its own, and goes right after the one before it into a scorecard that is there.
#[test]
fn very_many_ways_to_break_figures_down_take_no_longer_each_than_a_few() {
    let table = "indicator,area,period,value\nWalks,E92000001,2023,5\n";
    let base = finished(draft(&[table], &[], None), &[]).document;
    let mut broken_down = "indicator,area,period,value,breakdown_by,breakdown_group\n".to_owned();
    for at in 0..40_000 {
        broken_down.extend(["Walks,E92000001,2024,3,By ", &at.to_string(), ",g\n"]);
    }
    let done = finished(draft(&[table, &broken_down], &[], Some(base)), &[]);
    assert_eq!((done.report.new, done.report.unchanged), (40_000, 1));
    let breakdowns = done.document.scorecard().breakdowns();
    assert_eq!((breakdowns.len(), breakdowns[39_999].by.as_str()), (40_000, "By 39999"));
}

#[test]
fn questions_with_the_same_choices_share_them() {
    let base = finished(draft(&["indicator,area,period,value\nWalks,E92000001,2023,5\n"], &[], None), &[]);
    let table = "indicator,area,period,value\nRuns,E92000001,2023,5\nSwims,E92000001,2023,5\n";
    let questions = draft(&[table], &[], Some(base.document)).questions();
    for field in [Field::Into, Field::Kind, Field::Polarity, Field::Strand] {
        let asked =
            questions.iter().filter(|question| question.subject.to_string().ends_with(field.column()));
        let choices: Vec<_> = asked.map(|question| &question.choices).collect();
        assert!(choices.len() == 2 && std::sync::Arc::ptr_eq(choices[0], choices[1]), "{field:?}");
    }
}

#[test]
fn a_question_takes_only_what_it_offers() {
    let mut draft = draft(&["indicator,area,period,value\nWalks,E92000001,2023,5\n"], &[], None);
    let subject = |field| Subject::Indicator("tidy:Walks".to_owned(), field);
    let wrong = draft.answer(&subject(Field::Polarity), "lower is better").unwrap_err();
    assert!(wrong.contains("did you mean ‘lower-is-better’?"), "{wrong}");
    assert!(draft.answer(&subject(Field::Unit), "  ").is_err());
    draft.answer(&subject(Field::Kind), "rate").unwrap();
    assert!(draft.answer(&subject(Field::Per), "-5").is_err());
    draft.answer(&subject(Field::Per), "100,000").unwrap();
    assert!(draft.answer(&Subject::Nation, "England").is_err(), "it is not asked");
    draft.forget(&subject(Field::Kind));
    assert!(open(&draft).contains(&"tidy:Walks/kind".to_owned()));
}

#[test]
fn an_area_without_a_code_is_found_again_beside_one_of_the_same_name() {
    let table = "Indicator ID,Area Code,Area Name,Area Type,Time period,Value\n\
        901,E92000001,England,England,2023,5\n901,,England,Somewhere,2023,6\n";
    let base =
        finished(draft(&[table], &[], None), &[("England/kind", "group"), ("area/england/kind", "region")])
            .document;
    let done = finished(draft(&[table], &[], Some(base)), &[]);
    assert_eq!((done.report.new, done.report.unchanged), (0, 2), "{:?}", done.report);
}

#[test]
fn the_total_of_one_topic_is_a_group_of_its_own_beside_the_total_of_all() {
    let header = "time_period,time_identifier,geographic_level,country_code,country_name,group,breakdown_topic,breakdown,headcount\n";
    let row = |topic: &str, group: &str, value: u32| {
        format!("202223,Academic year,National,E92000001,England,State-funded,{topic},{group},{value}\n")
    };
    let rows = [
        row("SEN Primary Need", "Total", 7500),
        row("SEN Primary Need", "Speech", 2100),
        row("SEN Provision", "No identified SEN", 49000),
        row("Total", "Total", 56500),
    ];
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
        let body: String = order.iter().map(|&at| rows[at].as_str()).collect();
        let done = finished(draft(&[&format!("{header}{body}")], &[], None), &[]);
        let scorecard = done.document.scorecard();
        let value = |group| values(scorecard, "E92000001", group)[0].1;
        assert_eq!((value(None), value(Some("Total"))), (Some(56500.0), Some(7500.0)));
        assert_eq!(value(Some("No identified SEN")), Some(49000.0));
        let named: Vec<&str> = scorecard.breakdowns().iter().map(|breakdown| breakdown.by.as_str()).collect();
        assert!(named.contains(&"SEN Primary Need") && named.contains(&"SEN Provision"), "{named:?}");
        let (_, indicator) = scorecard.indicators().next().unwrap();
        assert_eq!(indicator.population_group.as_deref(), Some("State-funded"));
        assert_eq!(done.report.files[0].taken, 4);
    }
}

#[test]
fn which_group_is_everyone_is_asked_once_for_all_columns_of_a_filter() {
    let header = "time_period,time_identifier,geographic_level,country_code,country_name,phase,version,headcount,num_schools\n";
    let rows = "202223,Academic year,National,E92000001,England,Primary,Revised,20,3\n\
        202223,Academic year,National,E92000001,England,Secondary,Revised,30,1\n";
    let table = format!("{header}{rows}");
    let first = draft(&[&table], &[], None);
    let asked: Vec<_> = open(&first).into_iter().filter(|path| path.contains("/everyone/")).collect();
    assert_eq!(asked, ["ees:headcount/everyone/Phase"], "and nothing of the only version");
    let question = first.questions().into_iter().find(|question| question.text.contains("everyone")).unwrap();
    assert_eq!(question.name, "Phase");
    assert!(question.text.ends_with("It is asked once for 2 indicators."), "{}", question.text);
    let also = [Subject::Everyone("ees:num_schools".to_owned(), "Phase".to_owned())];
    assert_eq!(first.asked_with(&question.subject), also);
    let done = finished(first, &[("/everyone/Phase", "Primary")]);
    let all = done.document.scorecard().all_series().iter().filter(|series| series.breakdown.is_none());
    assert_eq!(all.map(|series| series.value(0)).collect::<Vec<_>>(), [Some(20.0), Some(3.0)]);
}
