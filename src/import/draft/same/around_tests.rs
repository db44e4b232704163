//! Tables whose figures are called the same, and what stands around them: titles, sheets and files.

use crate::import::draft::Question;
use crate::import::draft::bare_tests::{draft, finished, names};
use crate::import::draft::tests::open;

const COUNT: [(&str, &str); 2] = [("/kind", "count"), ("/unit", "people")];

fn table(lines: &str, header: &str, year: u16) -> Vec<u8> {
    format!("{lines}Area,Year,{header}\nEngland,{year},1\nBury,{year},2\n").into_bytes()
}

/// What is asked of a second file, after a first one.
fn asked(one: (&str, Vec<u8>), other: (&str, Vec<u8>)) -> Vec<String> {
    let first = finished(draft(std::slice::from_ref(&one), None), &COUNT).document;
    let again = draft(&[one], Some(first.clone()));
    assert_eq!(open(&again), Vec::<String>::new(), "the same edition again");
    open(&draft(&[other], Some(first)))
}

#[test]
fn figures_under_other_titles_or_of_other_files_are_asked_about() {
    for (one, other) in [
        ("Claimants\nMales\n\n", "Claimants\nFemales\n\n"),
        ("Claimants\nAged 16-24\n\n", "Claimants\nAged 25-49\n\n"),
        ("Claimants\n(seasonally adjusted)\n\n", "Claimants\n\n"),
        ("Survey\nage,\"16-64\"\n\n", "Survey\nage,\"16-24\"\n\n"),
        ("Claimants\nNumber of people\n\n", "Claimants\nRate per 100 people\n\n"),
        ("Claimants\nUnit: number\n\n", "Claimants\nUnit: per 1000\n\n"),
        ("Table 1: Looked after children\n\n", "Table 2: Children in need\n\n"),
        ("Prices (2015 = 100)\n\n", "Prices (2020 = 100)\n\n"),
        ("Rent index\n2015 = 100\n\n", "Rent index\n2020 = 100\n\n"),
        ("Rent\nIndexed to January 2015\n\n", "Rent\nIndexed to January 2020\n\n"),
        ("Rent\nConstant prices (2015/16)\n\n", "Rent\nConstant prices (2022/23)\n\n"),
        ("Households\n2018-based\n\n", "Households\n2022-based\n\n"),
        ("Key stage 2 reading\n\n", "Key stage 2 maths\n\n"),
        ("Attainment\nKey stage 1\n\n", "Attainment\nKey stage 2\n\n"),
        ("Attainment\nCategory A\n\n", "Attainment\nCategory C\n\n"),
        ("Spend\nThis table shows gross spend\n\n", "Spend\nThis table shows net spend\n\n"),
        ("Pupils\nCoverage: boys\n\n", "Pupils\nCoverage: girls\n\n"),
        ("Contact centre\n\n", "Contact visits\n\n"),
    ] {
        for header in ["Children", "Value"] {
            let asked = asked(("x.csv", table(one, header, 2020)), ("x.csv", table(other, header, 2021)));
            assert!(asked.iter().any(|path| path.ends_with("/into")), "{one}, {header}: {asked:?}");
        }
    }
    let of_files =
        asked(("burglary.csv", table("", "Offences", 2020)), ("robbery.csv", table("", "Offences", 2021)));
    assert!(of_files.contains(&"tidy:Offences/into".to_owned()), "{of_files:?}");
    for (one, other) in [
        ("claimants_m.csv", "claimants_f.csv"),
        ("key_stage_1.csv", "key_stage_2.csv"),
        ("level 2.csv", "level 3.csv"),
        ("hep_b.csv", "hep_c.csv"),
    ] {
        let asked = asked((one, table("", "Pupils", 2020)), (other, table("", "Pupils", 2021)));
        assert!(asked.contains(&"tidy:Pupils/into".to_owned()), "{one}: {asked:?}");
    }
    // Under another name of the file as well.
    for (one, other) in [("Males", "Females"), ("Rate per 1000", "Number"), ("2015 = 100", "2020 = 100")] {
        let of = |line: &str, year| {
            format!("Claimant count\n{line}\n\nArea,{year}\nEngland,1\nBury,2\n").into_bytes()
        };
        let first = finished(draft(&[("one.csv", of(one, 2020))], None), &COUNT).document;
        let second = draft(&[("other.csv", of(other, 2021))], Some(first));
        let into =
            second.open_questions().into_iter().find(|asked| asked.subject.to_string().ends_with("/into"));
        assert!(into.is_some_and(|asked| asked.suggestion.is_none()), "{one}, {other}");
    }
    // Where rows name what figures are of, their people are said around them all the same.
    let of = |sex: &str, year| {
        let rows = format!(
            "{sex}\n\nIndicator,Area,Year,Value\nClaimants,England,{year},1\nClaimants,Bury,{year},1\n"
        );
        ("x.csv", rows.into_bytes())
    };
    assert!(!asked(of("Males", 2020), of("Females", 2021)).is_empty());
    assert_eq!(asked(of("Table 1: Measures", 2020), of("Table 2: Outcomes", 2021)), Vec::<String>::new());
}

#[test]
fn the_next_edition_and_a_copy_of_a_file_are_not() {
    for (one, other) in [
        (
            "Claimants in 2020\nReleased 3 May 2021\nSource: one\n\n",
            "Claimants in 2021\nReleased 4 May 2022\n\n",
        ),
        ("Table 3a: Claimants\n\n", "Table 4a: Claimants\n\n"),
        (
            "Claimants\nThis worksheet contains one table.\nNote: counts are rounded\nKey: c is confidential\n\n",
            "Claimants\nSome cells refer to notes\n© Crown\n\n",
        ),
    ] {
        let asked = asked(("x.csv", table(one, "Children", 2020)), ("x.csv", table(other, "Children", 2021)));
        assert_eq!(asked, Vec::<String>::new(), "{one}");
    }
    for name in ["falls (1).csv", "falls_2024.csv", "falls-final.csv", "Copy of falls.csv"] {
        let asked = asked(("falls.csv", table("", "Offences", 2020)), (name, table("", "Offences", 2021)));
        assert_eq!(asked, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_state_of_what_is_published_and_its_areas_make_no_other_table() {
    for (one, other) in [
        ("Children in need", "Children in need (provisional)"),
        ("Children in need (provisional)", "Children in need, revised"),
        ("Children in need", "Children in need (experimental statistics)"),
        ("Children in need", "Official statistics in development: Children in need"),
        ("Children in need by council", "Children in need by local authority"),
    ] {
        for header in ["Value", "Children"] {
            let [one, other] = [one, other].map(|title| format!("{title}\n\n"));
            let asked = asked(("x.csv", table(&one, header, 2020)), ("x.csv", table(&other, header, 2021)));
            assert_eq!(asked, Vec::<String>::new(), "{one}, {header}");
        }
    }
}

#[test]
fn the_next_edition_under_another_name_of_its_file_is_offered_as_the_indicator_that_is_there() {
    let first = table("\"Children in need, 2020\"\n\n", "Value", 2020);
    let first = finished(draft(&[("cin.csv", first)], None), &COUNT).document;
    for (file, title, likely) in [
        ("cin_2022.csv", "Children in need, 2021", Some("children-in-need-2020")),
        ("cin_v2.csv", "Children in need (revised)", Some("children-in-need-2020")),
        ("cin_2022.csv", "Children in need plans", None),
        ("cin_2022.csv", "Children in need aged 16 and over", Some(Question::NEW)),
        ("lac.csv", "Looked after children", Some(Question::NEW)),
    ] {
        let next = table(&format!("\"{title}\"\n\n"), "Value", 2021);
        let asked = draft(&[(file, next)], Some(first.clone())).open_questions().into_iter();
        let into = { asked }.find(|asked| asked.subject.to_string().ends_with("/into")).unwrap();
        assert_eq!(into.suggestion.map(|(id, _)| id).as_deref(), likely, "{file}, {title}");
    }
}

#[test]
fn words_of_the_earlier_table_are_quoted_as_they_stood() {
    let of = |title: &str, year| ("x.csv", table(&format!("{title}\n\n"), "Offences", year));
    let first = finished(draft(&[of("Children in need", 2020)], None), &COUNT).document;
    let asked = draft(&[of("Burglary offences", 2021)], Some(first)).open_questions();
    assert!(asked[0].text.contains("‘children need’"), "{}", asked[0].text);
}

#[test]
fn the_same_file_again_asks_nothing_after_a_new_indicator() {
    let in_units = |unit: &str, header: &str, year: u16| {
        let rows = format!("Area,Year,Unit,{header}\nEngland,{year},{unit},7\nBury,{year},{unit},0.5\n");
        rows.into_bytes()
    };
    for file in ["data.csv", "table 3.csv", "x.csv"] {
        for header in ["Value", "Claimants"] {
            for (one, other) in [
                (in_units("people", header, 2020), in_units("days", header, 2021)),
                (table("Cases\nMales\n\n", header, 2020), table("Cases\nFemales\n\n", header, 2021)),
                (table("", header, 2020), in_units("days", header, 2021)),
            ] {
                let first = finished(draft(&[(file, one.clone())], None), &COUNT).document;
                let second = draft(&[(file, other.clone())], Some(first));
                let new = [("/into", Question::NEW), ("/kind", "mean"), ("/unit", "days")];
                let second = finished(second, &new).document;
                for again in [other, one] {
                    let again = draft(&[(file, again)], Some(second.clone()));
                    assert_eq!(open(&again), Vec::<String>::new(), "{file}, {header}");
                    assert_eq!(finished(again, &[]).document.text(), second.text(), "{file}, {header}");
                }
            }
        }
    }
}

#[test]
fn tables_of_one_import_are_told_apart_and_one_name_makes_them_one() {
    let files = [("burglary.csv", table("", "Offences", 2020)), ("robbery.csv", table("", "Offences", 2020))];
    let apart = finished(draft(&files, None), &COUNT);
    assert_eq!(names(&apart), ["Offences (burglary)", "Offences (robbery)"]);
    assert_eq!(apart.report.new, 4);
    let years = [files[0].clone(), ("robbery.csv", table("", "Offences", 2021))];
    let one = finished(draft(&years, None), &[COUNT[0], COUNT[1], ("/name", "Crimes")]);
    assert_eq!((names(&one), one.report.new), (vec!["Crimes".to_owned()], 4));
    for (done, files) in [(apart, files), (one, years)] {
        for again in [&files[..], &files[..1], &files[1..]] {
            let again = draft(again, Some(done.document.clone()));
            assert_eq!(open(&again), Vec::<String>::new());
            assert_eq!(finished(again, &[]).document.text(), done.document.text(), "to the byte");
        }
    }
}

#[test]
fn what_was_answered_is_not_asked_of_the_next_edition() {
    let of = |file, year| (file, table("", "Offences", year));
    let first = finished(draft(&[of("burglary.csv", 2020)], None), &COUNT).document;
    for (answer, count) in [(Question::NEW, 2), ("offences", 1)] {
        let second = draft(&[of("robbery.csv", 2020 + count as u16)], Some(first.clone()));
        let second = finished(second, &[COUNT[0], COUNT[1], ("/into", answer)]);
        assert_eq!(names(&second).len(), count, "{answer}");
        for file in ["burglary.csv", "robbery.csv"] {
            let third = draft(&[of(file, 2023)], Some(second.document.clone()));
            assert_eq!(open(&third), Vec::<String>::new(), "{file}, {answer}");
            assert_eq!(names(&finished(third, &[])).len(), count);
        }
    }
}

#[test]
fn what_is_said_only_of_rows_without_figures_changes_nothing_where_these_are_passed_over() {
    for header in ["Indicator,Area,Year,Measure,Value", "Indicator,Area,Year,Unit,Value"] {
        let rows =
            format!("{header}\nFalls,England,2020,,1\nFalls,Bury,2020,,12\nFalls,Nowhere,2020,Days,words\n");
        let file = [("x.csv", rows.into_bytes())];
        let first = finished(draft(&file, None), &COUNT).document;
        let again = draft(&file, Some(first.clone()));
        assert_eq!(open(&again), Vec::<String>::new(), "{header}");
        assert_eq!(finished(again, &[]).document.text(), first.text(), "{header}");
    }
    let rows = "Area,Year,Unit,Value\nEngland,2020,All,1\nBury,2020,All,12\nNowhere,2020,Boys,words\n";
    let file = [("x.csv", rows.as_bytes().to_vec())];
    let first = finished(draft(&file, None), &COUNT).document;
    assert_eq!(finished(draft(&file, Some(first.clone())), &[]).document.text(), first.text());
}
