//! Figures of the next edition in another unit than those of the scorecard.

use super::area_tests::said;
use super::tests::{draft, finished, open, values};
use super::{Draft, Question};
use crate::format::Document;
use crate::model::Word;

/// A table of one figure with a column of units.
fn edition(unit: &str, year: u16, value: &str) -> String {
    format!("indicator,area,unit,period,value\nFalls,E92000001,\"{unit}\",{year},{value}\n")
}

/// A scorecard whose figures have this unit.
fn scorecard(unit: &str) -> Document {
    finished(draft(&[&edition(unit, 2021, "10")], &[], None), &[("/kind", "count"), ("/per", "1000")])
        .document
}

/// A draft of the next edition, with what was answered before taken.
fn next(base: &Document, unit: &str) -> Draft {
    let mut draft = draft(&[&edition(unit, 2022, "1000")], &[], Some(base.clone()));
    while draft.take_kept() {}
    draft
}

fn question(draft: &Draft) -> Option<Question> {
    draft.open_questions().into_iter().find(|question| question.subject.to_string() == "tidy:Falls/into")
}

#[test]
fn figures_in_another_unit_are_never_joined_unasked() {
    for (unit, other) in [("per 1000", "per 100000"), ("£", "£000"), ("%", "per 1000"), ("per 1000", "£")]
    {
        let base = scorecard(unit);
        let asked = question(&next(&base, other)).unwrap_or_else(|| panic!("{unit}, {other}: joined"));
        assert!(asked.text.contains(&format!("‘{other}’")), "{}", asked.text);
        assert_eq!(
            asked.suggestion.map(|(answer, _)| answer).as_deref(),
            Some(Question::NEW),
            "{unit}, {other}"
        );
        let done = finished(next(&base, other), &[("/kind", "count"), ("/per", "100000")]);
        let names = done.document.scorecard().indicators().map(|(_, indicator)| indicator.name.clone());
        assert_eq!(names.collect::<Vec<_>>(), ["Falls".to_owned(), format!("Falls ({other})")]);
        // The edition after that is known by its name and unit.
        assert_eq!(open(&next(&done.document, other)), Vec::<String>::new(), "{unit}, {other}");
    }
}

#[test]
fn the_same_unit_in_other_signs_is_the_same() {
    for (unit, same) in
        [("per 1000", "per 1,000"), ("%", "percent"), ("Persons", "persons"), ("per 10k", "Rate per 10,000")]
    {
        assert_eq!(open(&next(&scorecard(unit), same)), Vec::<String>::new(), "{unit}, {same}");
    }
}

#[test]
fn words_that_may_mean_the_same_are_asked_about_once() {
    let base = scorecard("Persons");
    let asked = question(&next(&base, "People")).expect("other words are asked about");
    assert_eq!(asked.suggestion, None);
    let done = finished(next(&base, "People"), &[("/into", "falls")]);
    let joined = values(done.document.scorecard(), "E92000001", None);
    assert_eq!(joined, [("2021".to_owned(), Some(10.0)), ("2022".to_owned(), Some(1000.0))]);
    assert_eq!(open(&next(&done.document, "People")), Vec::<String>::new());
    assert!(question(&next(&done.document, "Visits")).is_some(), "a third unit");
}

#[test]
fn a_header_that_gives_another_unit_is_held_against_the_scorecard_too() {
    let table = |header: &str, year: u16| format!("area_code,year,{header}\nE92000001,{year},5\n");
    let first = finished(draft(&[&table("Falls (per 1000)", 2021)], &[], None), &[]);
    let next = table("Falls (per 100000)", 2022);
    let asked = draft(&[&next], &[], Some(first.document));
    assert!(open(&asked).iter().any(|path| path.ends_with("/into")), "{:?}", open(&asked));
}

#[test]
fn figures_without_a_unit_that_are_far_larger_than_shares_or_rates_are_asked_about() {
    let table =
        |header: &str, year: u16, value: &str| format!("area_code,year,{header}\nE92000001,{year},{value}\n");
    for (header, value) in [("Falls (%)", "40"), ("Falls (per 1000)", "41.2")] {
        let first = table(header, 2021, value);
        let base = finished(draft(&[&first], &[], None), &[]).document;
        let next = |value: &str| draft(&[&table("Falls", 2022, value)], &[], Some(base.clone()));
        assert_eq!(open(&next("43")), Vec::<String>::new(), "{header}");
        let asked = question(&next("4400")).unwrap_or_else(|| panic!("{header}: joined"));
        assert_eq!(asked.suggestion.map(|(answer, _)| answer).as_deref(), Some(Question::NEW), "{header}");
        let both = finished(next("4400"), &[("/kind", "count"), ("/unit", "falls")]).document;
        assert_eq!(both.scorecard().indicators().count(), 2, "{header}");
        // Each is known by its size again.
        for again in [table("Falls", 2022, "4400"), first.clone()] {
            let again = draft(&[&again], &[], Some(both.clone()));
            assert_eq!(open(&again), Vec::<String>::new(), "{header}");
            let done = finished(again, &[]);
            assert_eq!((done.report.new, done.report.unchanged), (0, 1), "{header}");
        }
    }
}

#[test]
fn parts_of_one_are_no_later_figures_of_a_count() {
    let table =
        |year: u16, value: &str| format!("indicator,area,period,value\nFalls,E92000001,{year},{value}\n");
    let kind = [("/kind", "count"), ("/unit", "people")];
    let base = finished(draft(&[&table(2021, "310")], &[], None), &kind).document;
    let next = |value: &str| draft(&[&table(2022, value)], &[], Some(base.clone()));
    assert_eq!(open(&next("1")), Vec::<String>::new());
    let asked = question(&next("0.32")).expect("it is asked which indicator it is");
    assert_eq!(asked.suggestion.map(|(answer, _)| answer).as_deref(), Some(Question::NEW), "{}", asked.text);
}

#[test]
fn a_percentage_a_little_above_a_hundred_is_asked_about_once() {
    let table = |header: &str, year: u16, value: &str| {
        format!("area_code,year,{header}\nE92000001,{year},{value}\nE08000901,{year},90\n")
    };
    let base = finished(draft(&[&table("Beds (%)", 2021, "98")], &[], None), &[]).document;
    let next = table("Beds", 2022, "104");
    let asked = draft(&[&next], &[], Some(base.clone()));
    let question =
        asked.open_questions().into_iter().find(|question| question.subject.to_string() == "tidy:Beds/into");
    let question = question.expect("it is asked");
    assert!(
        question.suggestion.is_none() && question.text.contains("its values reach 104"),
        "{}",
        question.text
    );
    let done = finished(asked, &[("/into", "beds")]);
    assert_eq!(done.document.scorecard().indicators().count(), 1);
    assert_eq!(open(&draft(&[&next], &[], Some(done.document))), Vec::<String>::new());
}

#[test]
fn a_number_and_its_share_across_go_each_into_its_own_indicator() {
    let both = "area_code,year,Falls,Falls (%)\nE92000001,2021,20,40\n";
    let shares = |year: u16| format!("area_code,year,Falls (%)\nE92000001,{year},41\n");
    let first = finished(draft(&[both], &[], None), &[]).document;
    let kinds = |document: &Document| {
        let all = document.scorecard().indicators();
        all.map(|(_, indicator)| (indicator.name.clone(), indicator.measure.kind.as_str()))
            .collect::<Vec<_>>()
    };
    let expected = [("Falls".to_owned(), "count"), ("Falls (%)".to_owned(), "proportion")];
    assert_eq!(kinds(&first), expected);
    let again = draft(&[both], &[], Some(first.clone()));
    assert_eq!(open(&again), Vec::<String>::new());
    assert_eq!(finished(again, &[]).document.text(), first.text(), "to the byte");
    let next = draft(&[&shares(2022)], &[], Some(first));
    assert_eq!(open(&next), Vec::<String>::new(), "it is known by its name and unit");
    assert_eq!(kinds(&finished(next, &[]).document), expected);
    // The other way round the number is not taken for the share that had its name.
    let of_shares = finished(draft(&[&shares(2020)], &[], None), &[]).document;
    let asked = draft(&[both], &[], Some(of_shares));
    let suggested = question(&asked).and_then(|question| question.suggestion).map(|(answer, _)| answer);
    assert_eq!(suggested.as_deref(), Some(Question::NEW), "{:?}", open(&asked));
    assert!(!open(&asked).iter().any(|path| path.starts_with("tidy:Falls (%)")), "{:?}", open(&asked));
}

#[test]
fn rows_that_were_left_out_as_no_areas_are_named() {
    let table = "indicator,area,period,value\nFalls,E92000001,2021,10\nTotal,E08000901,2021,3\n\
                 Falls,Total,2021,8\nFalls,All areas,2021,9\n";
    let mut draft = draft(&[table], &[], None);
    draft.accept_suggestions();
    let done = finished(draft, &[]);
    assert!(said(&done, "All areas, Total"), "{:?}", done.report.remarks);
}

#[test]
fn an_edition_without_a_unit_is_asked_about_where_the_scorecard_has_several() {
    let both = "indicator,area_code,unit,period,value\nFalls,E92000001,per 1000,2021,10\n\
                Falls,E92000001,per 100000,2021,1000\n";
    let answers = [("/kind", "rate"), ("Falls@per 1000/per", "1000"), ("/per", "100000")];
    let of_one_file = finished(draft(&[both], &[], None), &answers).document;
    let second =
        finished(next(&scorecard("per 1000"), "per 100000"), &[("/kind", "count"), ("/per", "100000")]);
    let bare = "indicator,area_code,period,value\nFalls,E92000001,2023,11\n";
    for base in [of_one_file, second.document] {
        let asked = question(&draft(&[bare], &[], Some(base.clone()))).expect("it is asked which");
        assert_eq!(asked.suggestion, None, "{}", asked.text);
        assert!(asked.text.contains("(per 1000)") && asked.text.contains("(per 100000)"), "{}", asked.text);
        let id = asked.choices[2].clone();
        let done = finished(draft(&[bare], &[], Some(base.clone())), &[("/into", &id)]);
        assert_eq!(done.document.scorecard().indicators().count(), 2);
        assert_eq!(done.report.new, 1);
        // With its unit it is known.
        let third = draft(&[&edition("per 100000", 2023, "1100")], &[], Some(base));
        assert_eq!(open(&third), Vec::<String>::new());
    }
    let only = scorecard("per 1000");
    assert_eq!(question(&draft(&[bare], &[], Some(only))), None, "one of the name is it");
}

#[test]
fn figures_in_thousands_or_millions_never_go_beside_whole_ones_unasked() {
    let table = |header: &str, year: u16, bury: &str, bolton: &str| {
        format!("Area,Year,{header}\nBury,{year},{bury}\nBolton,{year},{bolton}\n")
    };
    let answers = [("/kind", "count"), ("/unit", "£")];
    let editions = [
        ("Spend", "£5.2m", "£610k", "Spend", "5.3", "0.6"),
        ("Spend", "5.2", "0.6", "Spend", "£5.3m", "£620k"),
        ("Spend (£m)", "5.2", "0.6", "Spend", "5300000", "620000"),
        ("Spend", "5200000", "610000", "Spend", "5300", "620"),
        ("Spend (£)", "5200000", "610000", "Spend (£)", "5300", "620"),
        ("Spend", "5200", "610", "Spend", "5.3k", "1200"),
    ];
    for (header, bury, bolton, next_header, next_bury, next_bolton) in editions {
        let first = table(header, 2021, bury, bolton);
        let base = finished(draft(&[&first], &[], None), &answers).document;
        let next = table(next_header, 2022, next_bury, next_bolton);
        let asked = draft(&[&next], &[], Some(base.clone()));
        let is_into = |question: &Question| question.subject.to_string().ends_with("/into");
        let question = asked.open_questions().into_iter().find(is_into);
        let is_joined = next_bury == "5.3k";
        assert_eq!(question.is_none(), is_joined, "{header}, {bury}; {next_header}, {next_bury}");
        let Some(question) = question else { continue };
        let said = "so that one of the two may be in thousands or millions";
        let is_said = question.suggestion.is_none() && question.text.contains(said);
        assert!(is_said || header != next_header, "{}", question.text);
        let id = question.choices[1].clone();
        for answer in [id.as_str(), Question::NEW] {
            let done = finished(asked.clone(), &[("/into", answer), answers[0], answers[1]]);
            let count = done.document.scorecard().indicators().count();
            assert_eq!(count, if answer == Question::NEW { 2 } else { 1 }, "{header}");
            // What was answered is known by the figures that are there now.
            let again = draft(&[&next], &[], Some(done.document.clone()));
            assert_eq!(open(&again), Vec::<String>::new(), "{header}, {answer}");
            assert_eq!(finished(again, &[]).document.text(), done.document.text(), "{header}, {answer}");
        }
        // The way out.
        let alike = table(header, 2022, bury, bolton);
        assert_eq!(open(&draft(&[&alike], &[], Some(base))), Vec::<String>::new(), "{header}");
    }
}

#[test]
fn other_areas_and_groups_of_few_are_no_other_multiple() {
    let table = |rows: &str| format!("Area,Year,Age,Falls\n{rows}");
    let base = table("England,2021,All ages,5200000\nBury,2021,All ages,900\n");
    let base = finished(draft(&[&base], &[], None), &[("/kind", "count")]).document;
    for rows in ["Bury,2022,All ages,12\n", "Bolton,2022,All ages,3\n", "England,2022,All ages,12000000\n"] {
        let next = draft(&[&table(rows)], &["all"], Some(base.clone()));
        assert!(!open(&next).iter().any(|path| path.ends_with("/into")), "{rows}: {:?}", open(&next));
    }
}

#[test]
fn values_with_their_signs_are_shares_whatever_word_their_header_has() {
    for (header, cell) in [("Number (%)", "12 (3.4%)"), ("Number of falls", "3.4%")] {
        let draft = draft(&[&format!("Area,Year,{header}\nBury,2021,{cell}\n")], &[], None);
        let kind = draft.questions().into_iter().find(|it| it.subject.to_string().ends_with("/kind"));
        let likely = kind.unwrap().suggestion.map(|(likely, _)| likely);
        assert_eq!(likely.as_deref(), Some("proportion"), "{header}");
    }
}

/// A table of one figure whose column is called so.
fn called(header: &str, year: u16, value: &str) -> String {
    format!("Area,Indicator,Period,{header}\nEngland,Waits,{year},{value}\n")
}

const PER: [(&str, &str); 1] = [("/per", "1000")];

fn asked_into(draft: &Draft) -> Option<Question> {
    draft.open_questions().into_iter().find(|question| question.subject.to_string().ends_with("Waits/into"))
}

#[test]
fn figures_whose_column_says_that_they_are_measured_otherwise_are_never_joined_unasked() {
    for (one, other) in [
        ("Value (days)", "Value (hours)"),
        ("Mean", "Total"),
        ("Mean", "Median"),
        ("Value (weekly)", "Value (monthly)"),
        ("Value (cumulative)", "Value"),
        ("Value (nominal)", "Value (real terms)"),
        ("FTE", "Headcount"),
        ("% of adults", "% of children"),
    ] {
        let files =
            [(one, 2021, "10"), (other, 2022, "12")].map(|(header, year, value)| called(header, year, value));
        let base = finished(draft(&[&files[0]], &[], None), &PER).document;
        let again = draft(&[&files[0]], &[], Some(base.clone()));
        assert_eq!(open(&again), Vec::<String>::new(), "{one}");
        assert_eq!(finished(again, &[]).document.text(), base.text(), "{one}: to the byte");
        let next = draft(&[&files[1]], &[], Some(base.clone()));
        let asked = asked_into(&next).unwrap_or_else(|| panic!("{one}, {other}: joined"));
        assert_eq!(asked.suggestion, None, "{one}, {other}");
        let there = base.scorecard().indicators().next().unwrap().1.id.clone();
        for answer in [there.as_str(), Question::NEW] {
            let done = finished(next.clone(), &[("/into", answer), PER[0]]).document;
            let count = done.scorecard().indicators().count();
            assert_eq!(count, if answer == Question::NEW { 2 } else { 1 }, "{one}, {other}");
            let names: std::collections::BTreeSet<_> =
                done.scorecard().indicators().map(|(_, indicator)| indicator.name.clone()).collect();
            assert_eq!(names.len(), count, "{names:?}");
            // Each is known again, whichever comes first.
            for file in &files {
                let again = draft(&[file], &[], Some(done.clone()));
                assert_eq!(open(&again), Vec::<String>::new(), "{one}, {other}, {answer}: {file}");
                assert_eq!(
                    finished(again, &[]).document.text(),
                    done.text(),
                    "{one}, {other}, {answer}: {file}"
                );
            }
        }
    }
}

#[test]
fn headers_that_say_the_same_or_nothing_are_joined() {
    for (one, other) in [
        ("Value", "Figure"),
        ("Rate", "Outturn"),
        ("Value", "Value (days)"),
        ("Value (days)", "Value"),
        ("Value 2021", "Value 2022"),
        ("Value (days)", "VALUE [days] [1]"),
        ("Days 2021", "Days 2022"),
    ] {
        let base = finished(draft(&[&called(one, 2021, "10")], &[], None), &PER).document;
        let next = called(other, 2022, "12");
        let asked = draft(&[&next], &[], Some(base));
        assert_eq!(open(&asked), Vec::<String>::new(), "{one}, {other}");
        // So they are in one import.
        let both = finished(draft(&[&called(one, 2021, "10"), &next], &[], None), &PER).document;
        assert_eq!(both.scorecard().indicators().count(), 1, "{one}, {other}");
    }
}

#[test]
fn what_was_measured_so_before_is_known_beside_what_is_measured_otherwise() {
    let (mean, total) = (called("Mean", 2021, "10"), called("Total", 2021, "900"));
    let base = finished(draft(&[&mean], &[], None), &PER).document;
    let done = finished(draft(&[&mean, &total], &[], Some(base)), &PER).document;
    let names: Vec<_> = done.scorecard().indicators().map(|(_, indicator)| indicator.name.clone()).collect();
    assert_eq!(names, ["Waits", "Waits (Total)"]);
    let again = draft(&[&mean, &total], &[], Some(done.clone()));
    assert_eq!(open(&again), Vec::<String>::new());
    assert_eq!(finished(again, &[]).document.text(), done.text());
}

#[test]
fn figures_of_a_group_that_their_column_is_called_by_are_never_joined_to_those_of_everyone() {
    for (one, other) in
        [("Persons", "Males"), ("Males", "Persons"), ("Males", "Females"), ("Value", "Under 18s")]
    {
        let base = finished(draft(&[&called(one, 2021, "10")], &[], None), &PER).document;
        let next = called(other, 2022, "4");
        let asked = draft(&[&next], &[], Some(base.clone()));
        assert_eq!(open(&asked).len(), 1, "{one}, {other}: {:?}", open(&asked));
        let done =
            finished(asked, &[("/everyone/Sex", Question::NONE), ("/everyone/Age", Question::NONE)]).document;
        let whole = done.scorecard().all_series().iter().filter(|series| series.breakdown.is_none());
        assert!(whole.into_iter().all(|series| series.len() == 1), "{one}, {other}: one series");
        let again = draft(&[&next], &[], Some(done.clone()));
        let mut again = again;
        while again.take_kept() {}
        assert_eq!(open(&again), Vec::<String>::new(), "{one}, {other}");
        assert_eq!(finished(again, &[]).document.text(), done.text(), "{one}, {other}");
    }
}

#[test]
fn ages_of_the_next_edition_go_to_the_groups_that_are_there_however_they_are_written() {
    let table = |column: &str, groups: [&str; 3], year: u16| {
        let row = |group: &str| format!("England,Waits,{year},{group},5\n");
        format!("Area,Indicator,Period,{column},Value\n") + &groups.map(row).concat()
    };
    let first = table("Age", ["All ages", "0-15", "16+"], 2021);
    let base = finished(draft(&[&first], &[], None), &[]).document;
    for (column, groups) in [
        ("Age", ["All ages", "0 to 15", "16 and over"]),
        ("Age group", ["All ages", "0-15", "16+"]),
        ("Age band", ["All ages", "Under 16", "16 years and over"]),
    ] {
        let next = draft(&[&table(column, groups, 2022)], &[], Some(base.clone()));
        assert_eq!(open(&next), Vec::<String>::new(), "{column}, {groups:?}");
        let done = finished(next, &[]).document;
        let lengths: Vec<usize> =
            done.scorecard().all_series().iter().map(crate::model::Series::len).collect();
        assert_eq!(lengths, [2, 2, 2], "{column}, {groups:?}");
    }
}

#[test]
fn figures_of_which_nothing_says_whom_they_are_of_are_never_joined_unasked_to_those_of_one_group() {
    let by_sex = "Area,Indicator,Period,Sex,Value\nEngland,Waits,2021,Males,10\n".to_owned();
    for first in [called("Males", 2021, "10"), called("Males (days)", 2021, "10"), by_sex] {
        let base = finished(draft(&[&first], &[], None), &PER).document;
        let next = called("Value", 2022, "12");
        let asked = asked_into(&draft(&[&next], &[], Some(base.clone()))).expect("it is asked");
        assert!(asked.text.contains("are of Males") && asked.suggestion.is_none(), "{}", asked.text);
        for answer in ["waits", Question::NEW] {
            let done = draft(&[&next], &[], Some(base.clone()));
            let done = finished(done, &[("/into", answer), PER[0]]).document;
            let count = done.scorecard().indicators().count();
            assert_eq!(count, if answer == Question::NEW { 2 } else { 1 }, "{first}");
            for file in [&first, &next] {
                let again = draft(&[file], &[], Some(done.clone()));
                assert_eq!(open(&again), Vec::<String>::new(), "{answer}: {file}");
                assert_eq!(finished(again, &[]).document.text(), done.text(), "{answer}: {file}");
            }
        }
    }
}
