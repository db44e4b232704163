//! Labels as publishers write them, each with what it is read to.

use super::{Label, NoPeriod, in_column, label, years_meant};
use crate::import::table::Written;
use crate::import::testing::named;
use crate::model::PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year, Years};
use crate::model::{Flag, Period, PeriodKind};
use jiff::civil::date;

const EITHER: &[PeriodKind] = &[FinancialYear, AcademicYear];
const OR_RUN: &[PeriodKind] = &[FinancialYear, AcademicYear, Years];

/// Says what labels are read to: the likeliest label of ours, and the kinds that they may be.
#[track_caller]
fn read(labels: &[(&str, &str, &[PeriodKind])]) {
    for (text, expected, kinds) in labels {
        let read = label(text).map(|label| named(&label.published));
        assert_eq!(read, Ok(((*expected).to_owned(), kinds.to_vec())), "{text}");
    }
}

#[test]
fn years_of_every_kind() {
    read(&[
        ("2023", "2023", &[Year]),
        (" 2023 ", "2023", &[Year]),
        ("'2021", "2021", &[Year]),
        ("2021.0", "2021", &[Year]),
        ("Year 2021", "2021", &[Year]),
        ("Calendar year 2021", "2021", &[Year]),
        ("Mid-2022", "2022", &[Year]),
        ("mid-year 2022", "2022", &[Year]),
        ("2023/24", "2023/24", EITHER),
        ("2023/2024", "2023/24", EITHER),
        ("1999/00", "1999/00", EITHER),
        ("21/22", "2021/22", EITHER),
        ("99/00", "1999/00", EITHER),
        ("201920", "2019/20", EITHER),
        ("201112", "2011/12", &[FinancialYear, AcademicYear, Month]),
        ("FY21/22", "2021/22", &[FinancialYear]),
        ("FY 2021/22", "2021/22", &[FinancialYear]),
        ("FY2021-22", "2021/22", &[FinancialYear]),
        ("2021/22 FY", "2021/22", &[FinancialYear]),
        ("Financial year 2021 to 2022", "2021/22", &[FinancialYear]),
        ("Financial year ending 2022", "2021/22", &[FinancialYear]),
        ("FYE 2022", "2021/22", &[FinancialYear]),
        ("Academic year 2021/22", "2021/22", &[AcademicYear]),
        ("2021/22 academic year", "2021/22", &[AcademicYear]),
        ("2021-22", "2021/22", OR_RUN),
        ("2021-2022", "2021/22", OR_RUN),
        ("2021–2022", "2021/22", OR_RUN),
        ("2021 to 2022", "2021/22", OR_RUN),
        ("FY2324", "2023/24", &[FinancialYear]),
        ("FY 22-23", "2022/23", &[FinancialYear]),
        ("2324", "2023/24", EITHER),
        ("2122", "2021/22", EITHER),
        ("22-23", "2022/23", EITHER),
        ("2022_23", "2022/23", OR_RUN),
        ("2022\\23", "2022/23", EITHER),
        ("20222023", "2022/23", OR_RUN),
        ("2011/12", "2011/12", &[FinancialYear, AcademicYear, Month]),
        ("2023-24 (FY)", "2023/24", &[FinancialYear]),
        ("2022/23 (Apr-Mar)", "2022/23", &[FinancialYear]),
        ("2022/23 (financial)", "2022/23", &[FinancialYear]),
        ("2022/23 (academic)", "2022/23", &[AcademicYear]),
        ("Census 2021", "2021", &[Year]),
        ("2021 (Census)", "2021", &[Year]),
    ]);
}

#[test]
fn runs_of_years() {
    read(&[
        ("2010/11 - 12/13", "2010-13", &[Years]),
        ("2010/11 - 2012/13", "2010-13", &[Years]),
        ("2010/11-12/13", "2010-13", &[Years]),
        ("1998/99 – 00/01", "1998-01", &[Years]),
        ("2021 - 23", "2021-23", &[Years]),
        ("2009 - 11", "2009-11", &[Years]),
        ("2021 - 22", "2021-22", &[Years]),
        ("2021 - 2023", "2021-23", &[Years]),
        ("2021-2023", "2021-23", &[Years]),
        ("2021 to 2023", "2021-23", &[Years]),
        ("2021-23", "2021-23", &[Years]),
        ("2009-11", "2009-11", &[Month, Years]),
        ("2009-10", "2009-10", &[Month, FinancialYear, AcademicYear, Years]),
        ("2020, 2021, 2022", "2020-22", &[Years]),
        ("2020 and 2021", "2020-21", &[Years]),
        ("Jan 2020 - Dec 2022", "2020-22", &[Years]),
        ("Apr 2020 - Mar 2023", "2020-23", &[Years]),
        ("3 years to 2022", "2020-22", &[Years]),
        ("3 years to March 2022", "2019-22", &[Years]),
        ("Three-year average 2020-22", "2020-22", &[Years]),
        ("2020-22 (3 year average)", "2020-22", &[Years]),
        ("2021-22 (2 year average)", "2021-22", &[Years]),
        ("2016-2020 (5 year)", "2016-20", &[Years]),
        ("2020-22 (pooled)", "2020-22", &[Years]),
    ]);
}

#[test]
fn several_split_years_are_told_from_years_of_the_calendar() {
    let written = |text: &str| label(text).unwrap().published.written;
    for text in [
        "2016/17 - 20/21",
        "2016/17 - 2020/21",
        "2016/17 to 2020/21 financial years",
        "2016-17 to 2020-21",
        "2016-17 – 2020-21",
        "2016/17, 2017/18 and 2018/19",
        "2016/17 - 20/21 (5 year average)",
        "Apr 2016 - Mar 2021",
        "5 years to March 2021",
    ] {
        assert_eq!(written(text), Written::SplitYears, "{text}");
    }
    for text in ["2016 - 21", "2016-2021", "Jan 2016 - Dec 2021", "2020-22 (3 year average)", "2016/17"] {
        assert_eq!(written(text), Written::Named, "{text}");
    }
}

#[test]
fn quarters() {
    read(&[
        ("2023 Q2", "2023 Q2", &[Quarter]),
        ("2023-Q2", "2023 Q2", &[Quarter]),
        ("2023q2", "2023 Q2", &[Quarter]),
        ("2025Q01", "2025 Q1", &[Quarter]),
        ("Q2 2023", "2023 Q2", &[Quarter]),
        ("Quarter 2 2023", "2023 Q2", &[Quarter]),
        ("2023/24 Q1", "2023 Q2", &[Quarter]),
        ("2023/24 Q4", "2024 Q1", &[Quarter]),
        ("2022-23 Q1", "2022 Q2", &[Quarter]),
        ("Q1 22/23", "2022 Q2", &[Quarter]),
        ("Q1 FY22/23", "2022 Q2", &[Quarter]),
        ("FY22/23 Q4", "2023 Q1", &[Quarter]),
        ("Q4 2022 (Jan-Mar 2023)", "2023 Q1", &[Quarter]),
        ("Q4 2022/23 (Jan-Mar 2023)", "2023 Q1", &[Quarter]),
        ("Q1 2022 (Apr to Jun 2022)", "2022 Q2", &[Quarter]),
        ("Jan-Mar 2023", "2023 Q1", &[Quarter]),
        ("Jan to Mar 2023", "2023 Q1", &[Quarter]),
        ("January – March 2023", "2023 Q1", &[Quarter]),
        ("Oct 2022-Dec 2022", "2022 Q4", &[Quarter]),
        ("Apr-Jun 2021/22", "2021 Q2", &[Quarter]),
        ("Jan-Mar 2021/22", "2022 Q1", &[Quarter]),
        ("3 months to June 2023", "2023 Q2", &[Quarter]),
        ("Quarter ending June 2023", "2023 Q2", &[Quarter]),
        ("QE Jun 2023", "2023 Q2", &[Quarter]),
        ("Q2 23", "2023 Q2", &[Quarter]),
        ("Q2-23", "2023 Q2", &[Quarter]),
        ("Q2/2023", "2023 Q2", &[Quarter]),
        ("2023 Apr-Jun", "2023 Q2", &[Quarter]),
        ("2022/23 Jan-Mar", "2023 Q1", &[Quarter]),
        ("First quarter 2023", "2023 Q1", &[Quarter]),
        ("4th quarter 2022/23", "2023 Q1", &[Quarter]),
        ("Q4 (2022/23)", "2023 Q1", &[Quarter]),
        ("Q1 of 2023/24", "2023 Q2", &[Quarter]),
        ("Q1 (Apr-Jun) 2023/24", "2023 Q2", &[Quarter]),
        ("2022/23 Q4 (Jan - Mar)", "2023 Q1", &[Quarter]),
        ("Q2 Apr-Jun 2023", "2023 Q2", &[Quarter]),
        ("Quarter 4 (January to March 2023)", "2023 Q1", &[Quarter]),
    ]);
    assert!(label("Q3 Apr-Jun 2023").is_err(), "the third quarter of no year");
}

#[test]
fn months() {
    read(&[
        ("Mar 2015", "2015-03", &[Month]),
        ("March 2015", "2015-03", &[Month]),
        ("MAY 2015", "2015-05", &[Month]),
        ("Sept 2015", "2015-09", &[Month]),
        ("Mar-2015", "2015-03", &[Month]),
        ("2015 March", "2015-03", &[Month]),
        ("2015-03", "2015-03", &[Month]),
        ("201503", "2015-03", &[Month]),
        ("Jan-24", "2024-01", &[Month]),
        ("Jan '24", "2024-01", &[Month]),
        ("01/2024", "2024-01", &[Month]),
        ("1/2024", "2024-01", &[Month]),
        ("MSitAE-APRIL-2025", "2025-04", &[Month]),
        ("2023/04", "2023-04", &[Month]),
        ("04-2023", "2023-04", &[Month]),
        ("04.2023", "2023-04", &[Month]),
        ("2023M04", "2023-04", &[Month]),
        ("2023-M04", "2023-04", &[Month]),
        ("2023_04", "2023-04", &[Month]),
        ("April FY 2022/23", "2022-04", &[Month]),
        ("January 2022/23", "2023-01", &[Month]),
    ]);
}

#[test]
fn twelve_months_are_years_where_they_are_years_of_a_scorecard() {
    let months = |text: &str| match label(text).unwrap().published.written {
        Written::TwelveMonths(first) => first,
        other => panic!("{text}: {other:?}"),
    };
    read(&[
        ("Jan 2025-Dec 2025", "2025", &[Year]),
        ("Apr 2020 - Mar 2021", "2020/21", &[FinancialYear]),
        ("1 April 2020 to 31 March 2021", "2020/21", &[FinancialYear]),
        ("01/04/2020 - 31/03/2021", "2020/21", &[FinancialYear]),
        ("2020-04-01/2021-03-31", "2020/21", &[FinancialYear]),
        ("Sep 2020 - Aug 2021", "2020/21", &[AcademicYear]),
        ("Aug 2020 to Jul 2021", "2020/21", &[AcademicYear]),
        ("Year ending March 2022", "2021/22", &[FinancialYear]),
        ("Year ended 31 March 2022", "2021/22", &[FinancialYear]),
        ("Year to Mar-22", "2021/22", &[FinancialYear]),
        ("YE Mar 2022", "2021/22", &[FinancialYear]),
        ("12 months to March 2022", "2021/22", &[FinancialYear]),
        ("Rolling 12 months to March 2022", "2021/22", &[FinancialYear]),
        ("Year ending December 2022", "2022", &[Year]),
        ("Oct 2021-Sep 2022", "2022", &[Year]),
        ("Year ending June 2022", "2022", &[Year]),
        ("2021-07-01/P1Y", "2022", &[Year]),
    ]);
    assert_eq!(["Oct 2021-Sep 2022", "Year ending June 2022", "2021-07-01/P1Y"].map(months), [10, 7, 7]);
}

#[test]
fn days_may_be_whatever_they_lie_in() {
    const ANY: &[PeriodKind] = &[Month, Quarter, Year, FinancialYear, AcademicYear];
    for text in [
        "2024-03-31",
        "2024-03-31T00:00:00",
        "2024-03-31 00:00:00",
        "31 March 2024",
        "31st March 2024",
        "March 31, 2024",
        "31-Mar-2024",
        "31-Mar-24",
        "31 Mar 24",
        "20240331",
        "2024-03-31T09:30:00",
        "2024-03-31 23:59:59.997",
        "31 March 2024 9:30",
        "2024-03-31T00:00:00.000Z",
        "As at 31 March 2024",
        "End of March 2024",
    ] {
        let read = label(text).unwrap().published;
        assert_eq!((read.day(), named(&read).1), (Some(date(2024, 3, 31)), ANY.to_vec()), "{text}");
        let labels: Vec<String> = read.may_be.iter().map(Period::to_string).collect();
        assert_eq!(labels, ["2024-03", "2024 Q1", "2024", "2023/24", "2023/24"], "{text}");
    }
    assert_eq!(
        label("01/01/2024").unwrap().published.day(),
        Some(date(2024, 1, 1)),
        "it is the same either way"
    );
    let either = |text: &str| match label(text).unwrap().published.written {
        Written::EitherDay { readings, .. } => readings,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(either("01/02/2024"), [Some(date(2024, 2, 1)), Some(date(2024, 1, 2))]);
    assert_eq!(either("31/01/2024"), [Some(date(2024, 1, 31)), None]);
    assert_eq!(either("31.01.2024"), [Some(date(2024, 1, 31)), None]);
    assert_eq!(either("01/31/2024"), [None, Some(date(2024, 1, 31))]);
    assert_eq!(either("1/31/2024 12:00:00 AM"), [None, Some(date(2024, 1, 31))]);
    assert_eq!(either("31/01/24"), [Some(date(2024, 1, 31)), None]);
    assert_eq!(either("01/02/24"), [Some(date(2024, 2, 1)), Some(date(2024, 1, 2))]);
}

#[test]
fn five_digits_are_a_day_in_a_column_of_periods_alone() {
    let read = in_column("45292").unwrap().published;
    assert_eq!(read.written, Written::Serial(date(2024, 1, 1)));
    assert_eq!(label("45292"), Err(NoPeriod::Unknown));
}

#[test]
fn a_part_of_a_year_is_named() {
    for (text, part, expected) in [
        ("Autumn 2021/22", "autumn term", "2021/22"),
        ("Autumn term 2021/22", "autumn term", "2021/22"),
        ("2021/22 Spring", "spring term", "2021/22"),
        ("Autumn term 2021", "autumn term", "2021/22"),
        ("Autumn 2021", "autumn term", "2021/22"),
        ("2022 summer", "summer term", "2021/22"),
        ("Autumn 2021 term", "autumn term", "2021/22"),
        ("Summer term 2022", "summer term", "2021/22"),
        ("Autumn and spring 202122", "autumn and spring term", "2021/22"),
        ("Apr-Sep 2021", "April to September", "2021/22"),
        ("Oct 2021 to Mar 2022", "October to March", "2021/22"),
    ] {
        let read = label(text).unwrap().published;
        let (label, _) = named(&read);
        assert_eq!((read.part.map(|part| part.words), label.as_str()), (Some(part), expected), "{text}");
    }
}

#[test]
fn marks_go_to_the_figures() {
    for (text, expected, flag, is_marked) in [
        ("2023p", "2023", Some(Flag::Provisional), false),
        ("2023 (provisional)", "2023", Some(Flag::Provisional), false),
        ("2023 [p]", "2023", Some(Flag::Provisional), false),
        ("2023 Provisional", "2023", Some(Flag::Provisional), false),
        ("2023r", "2023", Some(Flag::Revised), false),
        ("2023/24 [e]", "2023/24", Some(Flag::Estimated), false),
        ("March 2024 (p)", "2024-03", Some(Flag::Provisional), false),
        ("2023 (prov.)", "2023", Some(Flag::Provisional), false),
        ("2023 est.", "2023", Some(Flag::Estimated), false),
        ("2023/24 - provisional", "2023/24", Some(Flag::Provisional), false),
        ("2022/23 final", "2022/23", None, false),
        ("2022A", "2022", None, false),
        ("2024E", "2024", Some(Flag::Estimated), false),
        ("2023 (12 months)", "2023", None, false),
        ("2021/22*", "2021/22", None, true),
        ("2021/22¹", "2021/22", None, true),
        ("2021/22 [note 3]", "2021/22", None, true),
        ("2021/22 [p] [note 3]", "2021/22", Some(Flag::Provisional), true),
    ] {
        let Label { published, flag: said, is_marked: marked } = label(text).unwrap();
        assert_eq!((named(&published).0.as_str(), said, marked), (expected, flag, is_marked), "{text}");
    }
}

#[test]
fn what_a_scorecard_has_no_periods_for_is_said() {
    for (text, why) in [
        ("2024-W01", NoPeriod::Week),
        ("Week 12 2024", NoPeriod::Week),
        ("Week ending 5 January 2024", NoPeriod::Week),
        ("H1 2023", NoPeriod::HalfYear),
        ("2023 H2", NoPeriod::HalfYear),
        ("Jan-Jun 2023", NoPeriod::HalfYear),
        ("Feb-Apr 2023", NoPeriod::Months),
        ("Dec-Feb 2023", NoPeriod::Months),
        ("2023-02-01/P3M", NoPeriod::Months),
        ("FY 2022", NoPeriod::EitherYear),
        ("FY22", NoPeriod::EitherYear),
        ("Academic year 2022", NoPeriod::EitherYear),
        ("FY 2023 Q1", NoPeriod::EitherYear),
        ("2022 Q4 (Jan-Mar)", NoPeriod::EitherYear),
        ("Q4 (Jan-Mar) 2022", NoPeriod::EitherYear),
        ("Q1 (Apr-Jun) 2022", NoPeriod::EitherYear),
        ("", NoPeriod::Blank),
        (" ", NoPeriod::Blank),
    ] {
        assert_eq!(label(text), Err(why), "{text}");
    }
    let sentence = NoPeriod::Week.reason("2024-W01").exact.unwrap();
    assert_eq!(
        sentence,
        "the period ‘2024-W01’ is a week, and a scorecard has months, quarters and years; add weeks up to months in the \
         file"
    );
    let sentence = NoPeriod::EitherYear.reason("FY2022").exact.unwrap();
    assert_eq!(
        sentence,
        "the period ‘FY2022’ does not say whether it begins or ends in that year; write the year as 2021/22 or as 2022/23"
    );
    for (text, year) in [
        ("FY 2022", "2022"),
        ("FY22", "22"),
        ("Academic year 2022", "2022"),
        ("FY 2023 Q1", "2023"),
        ("Q1 FY23", "23"),
        ("2022 Q4 (Jan-Mar)", "2022"),
        ("Q1 (Apr-Jun) 2022", "2022"),
    ] {
        for meant in years_meant(text).unwrap() {
            let sentence = NoPeriod::EitherYear.clause(text);
            assert!(sentence.contains(&meant), "{sentence}");
            let mended = text.replacen(year, &meant, 1);
            assert!(label(&mended).is_ok(), "what is to be written can be read: {mended}");
        }
    }
}

#[test]
fn a_label_that_is_none_is_refused() {
    for text in [
        "-",
        "/",
        "23",
        "2023† revised",
        "‡ decile",
        "2023/25",
        "2023/2025",
        "2023 - 23",
        "2023 - 2021",
        "2010/11 - 10/11 - 11/12",
        "2010/11 - 2013",
        "2023 Q5",
        "2023/25 Q1",
        "9999",
        "201913",
        "2015-13-01",
        "2024-02-30",
        "30/02/2024",
        "June 2022/23",
        "24-01-31",
        "2024-03-31T23:00:00Z",
        "Winter 2021",
        "2024-25 to 2023-24",
        "2020, 2021, 2023",
        "Q4 2022 (Jan-Mar 2024)",
        "2023 YTD",
        "2023/24 to date",
        "05-07",
        "04/23",
        "Smarch 2015",
        "Ma 2015",
        "Academic year Q1 2022/23",
        "2021/22 financial figures",
        "２０２３",
        "20é3",
        "é-éé",
        "é2023",
        "202é",
        "2023 (London)",
        "p",
        "(p)",
        "*",
        "99999999999999999999/00",
        "2023 - 99999999999999999999",
        "latest year",
        "soon",
    ] {
        assert_eq!(label(text), Err(NoPeriod::Unknown), "{text}");
    }
    assert_eq!(label(&"2023 ".repeat(1000)), Err(NoPeriod::Unknown));
}

#[test]
fn each_kind_writes_its_label_in_its_own_way() {
    let written = |text: &str| -> Vec<String> {
        label(text).unwrap().published.may_be.iter().map(Period::to_string).collect()
    };
    assert_eq!(written("2009-10"), ["2009-10", "2009/10", "2009/10", "2009-10"]);
    assert_eq!(written("2021-22"), ["2021/22", "2021/22", "2021-22"]);
    assert_eq!(written("201112"), ["2011/12", "2011/12", "2011-12"]);
}

#[test]
fn every_form_that_a_refusal_names_is_known() {
    let (_, forms) = NoPeriod::KNOWN.split_once(" are ").unwrap();
    let forms = forms.strip_suffix(" and the like.").unwrap();
    for form in forms.split(", ") {
        assert!(label(form).is_ok(), "{form}");
    }
}
