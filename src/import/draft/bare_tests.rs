//! Tables that do not say what they are of: nothing joins them with one another unasked.

use super::tests::{of_choice, open};
use super::*;
use crate::import::choice::Choice;
use crate::import::table::Field;
use crate::import::testing::workbook;
use jiff::civil::Date;

const TODAY: Date = super::tests::TODAY;

/// A draft of files by their names.
pub(super) fn draft(files: &[(&str, Vec<u8>)], base: Option<Document>) -> Draft {
    let folder = tempfile::tempdir().unwrap();
    let files = files.iter().map(|(name, bytes)| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    });
    let mut choice = Choice { files: files.collect(), ..Choice::default() };
    if let Some(base) = &base {
        choice.want_areas_of(base.scorecard());
    } else {
        choice.areas.push("all".to_owned());
    }
    of_choice(&choice, base)
}

/// Answers by the ends of what is asked, else as is likely, else the first choice; all of which something is asked.
pub(super) fn finished(mut draft: Draft, answers: &[(&str, &str)]) -> Imported {
    while let Some(question) = draft.open_questions().first() {
        let path = question.subject.to_string();
        let own = answers.iter().find(|(end, _)| path.ends_with(end)).map(|(_, answer)| (*answer).to_owned());
        let likely = question.suggestion.as_ref().map(|(value, _)| value.clone());
        let answer = own.or(likely).or(question.choices.first().cloned());
        draft.answer(&question.subject, &answer.unwrap_or_else(|| format!("x {path}"))).unwrap();
    }
    draft.finish(TODAY).unwrap()
}

pub(super) fn names(imported: &Imported) -> Vec<String> {
    let names = imported.document.scorecard().indicators().map(|(_, indicator)| indicator.name.clone());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn csv(header: &str, value: u32) -> Vec<u8> {
    format!("Area,Year,{header}\nEngland,2021,{value}\nBury,2021,{value}\n").into_bytes()
}

fn book(rows: &[&[&str]]) -> Vec<u8> {
    workbook(&[("Sheet1", rows)])
}

const COUNT: [(&str, &str); 2] = [("/kind", "count"), ("/unit", "people")];

#[test]
fn a_header_that_says_nothing_of_what_is_counted_is_another_indicator_in_another_file() {
    for header in [
        "Cases",
        "n",
        "Total",
        "Persons",
        "Result",
        "Value",
        "Count",
        "Rate",
        "Value [note 1]",
        "Rate per 1000",
        "Crude rate",
        "Number of people",
        "Median",
        "Average",
        "Score",
    ] {
        let files = [("falls.csv", csv(header, 10)), ("smoking.csv", csv(header, 5000))];
        let both = finished(draft(&files, None), &COUNT);
        assert_eq!(both.report.new, 4, "{header}: {:?}", both.report.remarks);
        let of_file = |word: &str| names(&both).iter().any(|name| name.contains(word));
        assert!(of_file("falls") && of_file("smoking"), "{header}: {:?}", names(&both));
        let first = finished(draft(&files[..1], None), &COUNT);
        let second = finished(draft(&files[1..], Some(first.document.clone())), &COUNT);
        assert_eq!((second.report.new, second.report.revisions.len()), (2, 0), "{header}");
        let again = finished(draft(&files[..1], Some(first.document)), &COUNT);
        assert_eq!((again.report.unchanged, again.report.new), (2, 0), "{header}: the same file again");
    }
}

#[test]
fn what_no_name_says_is_asked_in_the_next_import_and_nothing_is_likely() {
    let first = finished(draft(&[("data.csv", csv("Value", 10))], None), &COUNT);
    for file in ["data.csv", "export (2).csv", "2023.csv"] {
        let next = draft(&[(file, csv("Value", 5000))], Some(first.document.clone()));
        let is_into = |question: &Question| question.subject.to_string().ends_with("/into");
        let into = next.open_questions().into_iter().find(is_into);
        let into = into.unwrap_or_else(|| panic!("{file}: {:?}", open(&next)));
        assert!(into.text.contains(file) && into.suggestion.is_none(), "{into:?}");
        let id = first.document.scorecard().indicators().next().unwrap().1.id.clone();
        let joined = finished(next.clone(), &[("/into", &id)]);
        assert_eq!(joined.report.revisions.len(), 2, "it may be the same");
        let other = finished(next, &[("/into", Question::NEW), COUNT[0], COUNT[1]]);
        assert_eq!((other.report.new, other.report.revisions.len()), (2, 0));
    }
}

#[test]
fn of_two_files_of_one_name_in_one_call_the_name_is_asked_and_one_name_joins_them() {
    let files = [("a/data.csv", csv("Value", 10)), ("b/data.csv", csv("Value", 5000))];
    let mut both = draft(&files, None);
    both.accept_suggestions();
    let asked = both.open_questions();
    let name = asked.iter().find(|question| question.subject.to_string().ends_with("/name")).unwrap();
    assert!(name.text.contains("data.csv"), "{}", name.text);
    let apart = finished(both.clone(), &[("/name", "Smoking"), COUNT[0], COUNT[1]]);
    assert_eq!((names(&apart).len(), apart.report.new), (2, 4));
    let later = csv("Value", 11);
    let later = String::from_utf8(later).unwrap().replace("2021", "2022").into_bytes();
    let files = [("a/data.csv", csv("Value", 10)), ("b/data.csv", later)];
    let joined = finished(draft(&files, None), &[("/name", "Falls"), COUNT[0], COUNT[1]]);
    assert_eq!((names(&joined), joined.report.new), (vec!["Falls".to_owned()], 4));
}

#[test]
fn sheets_that_a_spreadsheet_has_named_are_told_apart_by_title_and_file() {
    let titled = |title: &'static str, value: &'static str| {
        book(&[&[title], &["Area", "2021"], &["England", value], &["Bury", value]])
    };
    let untitled = |value| book(&[&["Area", "2021"], &["England", value], &["Bury", value]]);
    for [one, other] in [
        [("falls.xlsx", untitled("21")), ("smoking.xlsx", untitled("7000"))],
        [
            ("a/Book1.xlsx", titled("Emergency admissions for falls", "21")),
            ("b/Book1.xlsx", titled("Smoking at delivery", "7000")),
        ],
    ] {
        let both = finished(draft(&[one.clone(), other.clone()], None), &COUNT);
        assert_eq!((names(&both).len(), both.report.new), (2, 4), "{:?}", names(&both));
        let first = finished(draft(&[one], None), &COUNT);
        let second = finished(draft(&[other], Some(first.document)), &COUNT);
        assert_eq!((second.report.new, second.report.revisions.len()), (2, 0), "{:?}", second.report.remarks);
    }
    let of_years = workbook(&[
        ("2021", &[&["Area", "Value"], &["England", "1"], &["Bury", "2"]]),
        ("2022", &[&["Area", "Value"], &["England", "3"], &["Bury", "4"]]),
    ]);
    let years = finished(draft(&[("data.xlsx", of_years)], None), &COUNT);
    assert_eq!((names(&years).len(), years.report.new), (1, 4), "sheets of years are of one indicator");
}

#[test]
fn under_another_title_stands_another_table_and_another_date_makes_none() {
    let titled = |title: &str, header: &str, value: u32| {
        let csv = String::from_utf8(csv(header, value)).unwrap();
        format!("\"{title}\"\n\n{csv}").into_bytes()
    };
    for header in ["Value", "Rate per 1000"] {
        let first = titled("Falls in over 65s, 2021", header, 10);
        let first = finished(draft(&[("falls.csv", first)], None), &COUNT).document;
        let other =
            draft(&[("falls.csv", titled("Falls in over 80s, 2021", header, 50))], Some(first.clone()));
        let other = finished(other, &COUNT);
        assert_eq!((other.report.new, other.report.revisions.len()), (2, 0), "{header}");
        let next = titled("Falls in over 65s, 31 March 2022", header, 10);
        let next = finished(draft(&[("falls.csv", next)], Some(first)), &[]);
        assert_eq!((next.report.new, next.report.unchanged), (0, 2), "{header}");
    }
}

#[test]
fn the_next_edition_with_the_same_title_is_offered_as_the_indicator_of_that_name() {
    let titled = |year: &'static str| {
        book(&[&["Falls in over 65s"], &["Area", year], &["England", "1"], &["Bury", "2"]])
    };
    let first = finished(draft(&[("falls_2021.xlsx", titled("2021"))], None), &COUNT);
    assert_eq!(names(&first), ["Falls in over 65s"]);
    let id = first.document.scorecard().indicators().next().unwrap().1.id.clone();
    let next = draft(&[("falls_2022.xlsx", titled("2022"))], Some(first.document));
    let question = next.questions().into_iter().find(|it| it.subject.to_string().ends_with("/into")).unwrap();
    assert_eq!(question.suggestion.unwrap().0, id);
    let second = finished(next, &[]);
    assert_eq!((names(&second).len(), second.report.new), (1, 2));
}

#[test]
fn a_mark_of_a_footnote_makes_no_other_indicator_and_no_other_area() {
    let plain = b"Area,Year,Falls,Smoking\nEngland,2021,1,2\nRochdale,2021,3,4\n".to_vec();
    let first = finished(draft(&[("one.csv", plain)], None), &COUNT);
    let marked = "Area,Year,Falls [1],Smoking\u{b9}\nEngland [2],2022,1,2\nRochdale\u{b2},2022,3,4\n";
    let second = draft(&[("two.csv", marked.as_bytes().to_vec())], Some(first.document));
    assert_eq!(open(&second), Vec::<String>::new());
    let second = finished(second, &[]);
    assert_eq!((names(&second).len(), second.report.new), (2, 4), "{:?}", second.report.remarks);
}

#[test]
fn a_known_name_with_other_words_is_named_where_it_is_asked_about() {
    let first = finished(
        draft(&[("one.csv", b"Area,Year,Falls\nEngland,2021,1\nBury,2021,3\n".to_vec())], None),
        &COUNT,
    );
    for other in ["Bury (Met District)", "ladu:Bury", "Bury total"] {
        let table = format!("Area,Year,Falls\nEngland,2022,1\n{other},2022,3\n");
        let next = draft(&[("two.csv", table.into_bytes())], Some(first.document.clone()));
        let asked = next.open_questions();
        assert!(asked.iter().any(|question| question.text.contains("‘Bury’")), "{other}: {asked:?}");
        let done = finished(next, &[("/is", "Bury")]);
        assert_eq!(done.report.new, 2, "{other}: {:?}", done.report.remarks);
    }
}

#[test]
fn a_name_is_asked_with_every_field_that_is_open() {
    let both = draft(&[("a/data.csv", csv("Value", 1)), ("b/data.csv", csv("Value", 2))], None);
    let is_name = |question: &&Question| matches!(question.subject, Subject::Indicator(_, Field::Name));
    assert_eq!(both.open_questions().iter().filter(is_name).count(), 2);
}

#[test]
fn publishers_columns_that_say_only_how_they_are_measured_are_others_in_other_files() {
    let ees = |value: u32| {
        let header = "time_period,time_identifier,geographic_level,country_code,country_name,percentage";
        format!("{header}\n2022,Calendar year,National,E92000001,England,{value}\n").into_bytes()
    };
    let ons = |value: u32| format!("areacd,period,observation\nE92000001,2022,{value}\n").into_bytes();
    for [one, other] in [[ees(10), ees(50)], [ons(10), ons(50)]] {
        let files = [("absence.csv", one), ("exclusions.csv", other)];
        let both = finished(draft(&files, None), &COUNT);
        assert_eq!((names(&both).len(), both.report.new), (2, 2), "{:?}", names(&both));
        let first = finished(draft(&files[..1], None), &COUNT);
        let second = finished(draft(&files[1..], Some(first.document)), &COUNT);
        assert_eq!((second.report.new, second.report.revisions.len()), (1, 0));
    }
}

#[test]
fn what_only_the_name_of_a_file_says_makes_no_second_indicator_unasked() {
    let first = finished(draft(&[("falls_2021.csv", csv("Value", 10))], None), &COUNT).document;
    let likely = |file: &str, csv: Vec<u8>| {
        let questions = draft(&[(file, csv)], Some(first.clone())).open_questions();
        let into = questions.into_iter().find(|question| question.subject.to_string().ends_with("/into"));
        into.expect("it is asked").suggestion.map(|(id, _)| id)
    };
    let next = |value: u32| csv("Value", value);
    for file in ["falls_2022.csv", "Falls-2022-23.csv", "falls 202223.csv", "falls_March_2022.csv"] {
        assert_eq!(likely(file, next(11)).as_deref(), Some("falls-2021"), "{file}");
    }
    for file in ["smoking_2022.csv", "falls_65_2022.csv", "falls_table_122.csv", "emergency.csv"] {
        assert_eq!(likely(file, next(11)), None, "{file}");
    }
    let titled = b"Emergency admissions for falls\n\nArea,Year,Value\nEngland,2022,5\n".to_vec();
    assert_eq!(
        likely("download_7.csv", titled).as_deref(),
        Some(Question::NEW),
        "its title says what it is of"
    );
}
