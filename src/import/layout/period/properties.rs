//! Every period in every form that is known for it is read back to itself, and no text breaks the reader.

use super::{in_column, label};
use crate::import::table::Written;
use crate::model::{MONTHS, Period, PeriodKind};
use proptest::prelude::*;

/// A period of any kind.
fn period() -> impl Strategy<Value = Period> {
    let year = 1971_i32..2069;
    let one = |kind: PeriodKind, label: String| Period::parse(kind, &label).expect("a label of ours");
    let split = |year: i32| format!("{year}/{:02}", (year + 1) % 100);
    prop_oneof![
        year.clone().prop_map(move |year| one(PeriodKind::Year, year.to_string())),
        year.clone().prop_map(move |year| one(PeriodKind::FinancialYear, split(year))),
        year.clone().prop_map(move |year| one(PeriodKind::AcademicYear, split(year))),
        (year.clone(), 1..=4)
            .prop_map(move |(year, quarter)| one(PeriodKind::Quarter, format!("{year} Q{quarter}"))),
        (year.clone(), 1..=12)
            .prop_map(move |(year, month)| one(PeriodKind::Month, format!("{year}-{month:02}"))),
        (year, 1..20).prop_map(move |(year, length)| {
            one(PeriodKind::Years, format!("{year}-{:02}", (year + length) % 100))
        }),
    ]
}

/// A period in the forms that are known for it.
fn forms(period: Period) -> Vec<String> {
    let (first, last) = (period.start(), period.end().yesterday().unwrap());
    let (year, end) = (i32::from(first.year()), i32::from(last.year()));
    let (short, short_end) = (year.rem_euclid(100), end.rem_euclid(100));
    let month = |month: i8| MONTHS[month as usize - 1];
    let (from, to) = (month(first.month()), month(last.month()));
    let days = vec![
        format!("{first}"),
        format!("{last}T00:00:00"),
        format!("{} {from} {year}", first.day()),
        format!("As at {} {to} {end}", last.day()),
        format!("{}-{}-{short_end:02}", last.day(), &to[..3]),
    ];
    let runs = vec![
        format!("{} {year}-{} {end}", &from[..3], &to[..3]),
        format!("{from} {year} to {to} {end}"),
        format!("{first} - {last}"),
    ];
    let own = match period.kind() {
        PeriodKind::Year => [
            vec![
                format!("{year}.0"),
                format!("'{year}"),
                format!("Year {year}"),
                format!("Year ending December {year}"),
            ],
            vec![
                format!("12 months to 31 December {year}"),
                format!("{year}-01-01/P1Y"),
                format!("Mid-{year}"),
            ],
        ]
        .concat(),
        PeriodKind::FinancialYear | PeriodKind::AcademicYear => {
            let is_financial = period.kind() == PeriodKind::FinancialYear;
            let (words, letters) = if is_financial { ("Financial", "FY") } else { ("Academic", "AY") };
            let plain = [
                format!("{year}/{short_end:02}"),
                format!("{year}/{end}"),
                format!("{short:02}/{short_end:02}"),
            ];
            let beside = plain.iter().flat_map(|plain| {
                [
                    format!("{words} year {plain}"),
                    format!("{letters}{plain}"),
                    format!("{plain} {words} year"),
                ]
            });
            let others =
                [format!("{year}-{end}"), format!("{year}–{short_end:02}"), format!("{year}{short_end:02}")];
            let ending = [
                format!("Year ending {to} {end}"),
                format!("YE {} {end}", &to[..3]),
                format!("12 months to {to} {end}"),
                format!("{first}/P1Y"),
            ];
            beside.chain(plain.clone()).chain(others).chain(ending).collect()
        }
        PeriodKind::Quarter => {
            let quarter = (first.month() + 2) / 3;
            let (start, of_year) = if quarter == 1 { (year - 1, 4) } else { (year, quarter - 1) };
            let after = (start + 1).rem_euclid(100);
            vec![
                format!("{year} Q{quarter}"),
                format!("Q{quarter} {year}"),
                format!("{year}Q0{quarter}"),
                format!("{start}/{after:02} Q{of_year}"),
                format!("Q{of_year} {:02}/{after:02}", start.rem_euclid(100)),
                format!("{}-{} {year}", &from[..3], &to[..3]),
                format!("{} to {} {year}", &from[..3], &to[..3]),
                format!("{first}/P3M"),
                format!("3 months to {to} {year}"),
            ]
        }
        PeriodKind::Month => vec![
            format!("{year}-{:02}", first.month()),
            format!("{year}{:02}", first.month()),
            format!("{:02}/{year}", first.month()),
            format!("{from} {year}"),
            format!("{}-{short:02}", &from[..3]),
            format!("Collection-{}-{year}", from.to_uppercase()),
            format!("{first}/P1M"),
        ],
        PeriodKind::Years => vec![
            format!("{year} - {short_end:02}"),
            format!("{year}-{end}"),
            format!("{year} to {end}"),
            format!("{first}/P{}Y", end - year + 1),
        ],
    };
    match period.kind() {
        PeriodKind::Years => [own, runs].concat(),
        _ => [own, runs, days].concat(),
    }
}

proptest! {
    #[test]
    fn every_form_of_a_period_is_read_to_it(period in period()) {
        for form in [vec![period.to_string()], forms(period)].concat() {
            for marked in [form.clone(), format!("{form} (provisional)"), format!(" {} ", form.to_uppercase())] {
                let read = label(&marked);
                prop_assert!(
                    read.as_ref().is_ok_and(|label| label.published.may_be.contains(&period)),
                    "{period} as ‘{marked}’: {read:?}"
                );
            }
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,60}") {
        _ = in_column(&text);
    }

    #[test]
    fn no_text_made_of_the_parts_of_labels_breaks_the_reader(
        parts in prop::collection::vec(
            prop_oneof![
                Just("2023"), Just("24"), Just("1"), Just("31"), Just("99999"), Just("0"), Just("/"), Just("-"),
                Just(" "), Just(" to "), Just("q"), Just("march"), Just("year ending "), Just("months"), Just("p"),
                Just("fy"), Just("."), Just("("), Just(")"), Just("*"), Just("autumn "), Just("as at "), Just("T00:00"),
                Just("é"), Just("†"), Just("/P1Y"),
            ],
            0..9,
        )
    ) {
        let text = parts.concat();
        if let Ok(read) = in_column(&text) {
            for period in &read.published.may_be {
                let again = Period::parse(period.kind(), &period.to_string());
                prop_assert_eq!(again, Ok(*period), "{}", text);
            }
        }
    }
}

#[test]
fn what_may_be_meant_otherwise_is_marked_as_such() {
    let written = |text: &str| label(text).unwrap().published.written;
    for text in ["23-Jan", "Autumn 2022", "2022 Spring"] {
        assert_eq!(written(text), Written::Unsure, "{text}");
    }
    for text in ["Jan-23", "2023-Jan", "Autumn term 2022", "Autumn 2022 term", "Autumn 2022/23"] {
        assert_eq!(written(text), Written::Named, "{text}");
    }
}
