//! What stands around tables, and what of it tells their figures apart.

use super::*;

/// What a file with lines above its header says.
fn words(file: &str, lines: &[&str]) -> Said {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    Surroundings::of(&lines, &[file], false).words()
}

#[test]
fn other_lines_and_other_names_are_of_other_figures() {
    for (one, other) in [
        (&["Claimants", "Males"][..], &["Claimants", "Females"][..]),
        (&["Claimants", "Males"], &["Claimants"]),
        (&["Claimants", "Aged 16-24"], &["Claimants", "Aged 25-49"]),
        (&["Claimants", "16-24"], &["Claimants", "25-49"]),
        (&["Claimants", "(seasonally adjusted)"], &["Claimants"]),
        (&["Survey", "age 16-64"], &["Survey", "age 16-24"]),
        (&["Claimants", "Number of people"], &["Claimants", "Rate per 100 people"]),
        (&["Claimants", "Unit: number"], &["Claimants", "Unit: per 1000"]),
        (&["Table 1: Looked after children"], &["Table 2: Children in need"]),
        (&["House prices (2015 = 100)"], &["House prices (2020 = 100)"]),
        (&["Emissions relative to 1990"], &["Emissions relative to 2005"]),
        (&["Spending, 2021/22 prices"], &["Spending, 2022/23 prices"]),
        (&["Pupils", "White"], &["Pupils", "Asian"]),
        (&["Claimants", "England residents"], &["Claimants", "All residents"]),
        (&["Claimants", "UK nationals"], &["Claimants", "EU nationals"]),
        (&["Spend", "£"], &["Spend", "%"]),
        (&["Period poverty"], &["Period pain"]),
        (&["Coverage of MMR"], &["Coverage of PCV"]),
        (&["Absence", "Source: School Census, primary"], &["Absence", "Source: School Census, secondary"]),
        (&["Absence", "Source: School Census (girls)."], &["Absence", "Source: School Census (boys)."]),
        (
            &["Absence", "Coverage: state-funded primary schools"],
            &["Absence", "Coverage: state-funded secondary schools"],
        ),
        (&["Jobs", "Geography: residence"], &["Jobs", "Geography: workplace"]),
        (&["Falls", "Notes: rates per 1000"], &["Falls", "Notes: rates per 100000"]),
        (&["Falls", "Notes: 65+"], &["Falls", "Notes: 75+"]),
        (&["Falls", "Note: aged 65 and over"], &["Falls", "Note: aged 75 and over"]),
        (&["Jobs", "Source: ONS residents"], &["Jobs", "Source: ONS workplace"]),
        (
            &["Absence", "Source: DfE (state-funded primary)"],
            &["Absence", "Source: DfE (state-funded secondary)"],
        ),
        (
            &["Jobs", "Source: Census 2021, residents aged 16+"],
            &["Jobs", "Source: Census 2021, residents aged 65+"],
        ),
        (&["Deaths", "Standardised to 2013 ESP"], &["Deaths", "Standardised to 1976 ESP"]),
        (&["Jobs", "Series A"], &["Jobs", "Series B"]),
    ] {
        assert_ne!(words("x", one), words("x", other), "{one:?}, {other:?}");
    }
    for (one, other) in [
        ("burglary", "robbery"),
        ("claimants_16-24", "claimants_25-49"),
        ("falls_65+", "falls_80+"),
        ("falls under 18", "falls under 25"),
        ("LAC", "CIN"),
        ("claimants_18", "claimants_65"),
        ("claimants_65_2021", "claimants_80_2022"),
        ("nhs_111", "nhs_999"),
        ("111 calls", "999 calls"),
        ("indicator_90284", "indicator_90366"),
    ] {
        assert_ne!(words(one, &[]), words(other, &[]), "{one}, {other}");
    }
}

#[test]
fn the_next_edition_and_a_copy_say_the_same() {
    for (one, other) in [
        (
            &["Claimants in 2020", "Released 3 May 2021"][..],
            &["Claimants in 2021", "Released 4 May 2022"][..],
        ),
        (&["Table 3a: Claimants"], &["Table 4a: Claimants"]),
        (&["Table 3a", "Claimants"], &["Claimants"]),
        (&["Claimants", "Source: one"], &["Claimants", "Source: another", "© Crown copyright 2021"]),
        (&["Claimants", "Contents"], &["Claimants"]),
        (&["Claimants", "date May 2020"], &["Claimants", "date May 2021"]),
        (&["Claimants, year ending March 2020"], &["Claimants, year ending March 2021 [note 2]"]),
        (&["Claimants", "Some cells refer to notes."], &["Claimants", "This worksheet contains one table."]),
        (&["Claimants, 3rd May 2021"], &["Claimants, 1st June 2021"]),
        (&["Claimants in Bury"], &["Claimants in Bolton and Greater Manchester"]),
        (&["Claimants, Q1 2021/22"], &["Claimants, Q2 2022/23"]),
        (&["Claimants per 1,000 people"], &["Claimants per 1000"]),
        (&["Claimants (provisional)"], &["Claimants (revised March 2022)"]),
        (&["Claimants"], &["Official statistics in development: claimants"]),
        (&["Claimants"], &["Claimants [accredited official statistics]"]),
        (&["Claimants", "OFFICIAL-SENSITIVE"], &["Claimants", "OFFICIAL SENSITIVE"]),
        (&["Claimants", "Data extracted on 3 March 2024 by JB"], &["Claimants"]),
        (&["Claimants", "Source: one, Nomis"], &["Claimants", "Source: one, table 3"]),
        (
            &["Claimants", "Release 4 May 2022", "Period: 2021"],
            &["Claimants", "Version 2.1", "Period April 2022"],
        ),
        (&["Claimants by council"], &["Claimants by local authority"]),
        (&["Claimants", "2021 boundaries"], &["Claimants", "2023 boundaries"]),
        (&["Claimants", "Table 1 of 5"], &["Claimants", "Table 2 of 6"]),
        (&["Claimants", "Issue 3"], &["Claimants", "Issue 4"]),
        (&["Claimants", "Includes data for 10 areas"], &["Claimants", "Includes data for 12 areas"]),
        (&["Claimants", "Rows: 4"], &["Claimants", "Rows: 6"]),
        (&["Claimants", "Refreshed daily"], &["Claimants", "Refreshed weekly"]),
        (&["Claimants", "Updated: weekly"], &["Claimants", "Updated: monthly"]),
        (&["Claimants", "Source: Secondary Uses Service"], &["Claimants", "Source: NHS England"]),
        (&["Claimants", "Note: rounded to 5"], &["Claimants", "Note: rounded to 10"]),
        (&["Claimants", "Figures are rounded to the nearest 5 and may not add up"], &["Claimants"]),
    ] {
        assert_eq!(words("x", one), words("x", other), "{one:?}, {other:?}");
    }
    for name in [
        "falls",
        "falls (1)",
        "Copy of falls",
        "falls - Copy",
        "falls_2024",
        "falls-final",
        "falls_v2",
        "Falls2021",
        "falls_21-22",
        "20240503_falls",
        "falls mar22",
        "falls_FY2122",
        "falls Bury",
        "3a falls",
        "½ falls",
        "T3_falls",
        "falls_Q1_2021",
        "falls 2021 final (2)",
        "falls_18",
        "falls (65)",
        "falls_gm",
        "falls week 45",
        "falls_12_10_24",
        "falls_20240503_174530",
        "falls_001",
        "falls_revised",
        "falls_rev1",
        "falls-20240511T1200",
        "falls_20240511T120000Z",
    ] {
        assert_eq!(words(name, &[]).to_string(), "falls", "{name}");
    }
    for name in ["data", "Sheet1", "Table 3", "1", "x (1)", "download (12)", "Table_1a", "2020-21"] {
        assert_eq!(words(name, &[]).to_string(), "", "{name}");
    }
}

#[test]
fn a_long_number_in_the_name_of_a_file_says_nothing_under_a_title() {
    assert_eq!(words("falls_12345", &["Falls"]), words("falls_67890", &["Falls"]));
    assert_ne!(words("indicator_12345", &[]), words("indicator_67890", &[]));
}

#[test]
fn what_is_kept_is_read_again_and_what_tells_apart_is_said_as_it_is_written() {
    let lines = ["Claimants".to_owned(), "Females".to_owned()];
    let around = Surroundings::of(&lines, &["robbery_2021"], false);
    let kept = around.words();
    assert_eq!(Said::read(&kept.to_string()), kept);
    assert_eq!(around.beside(&Said::read("male claimants robbery")), "Females");
    assert_eq!(around.beside(&Said::read("female claimants")), "robbery_2021");
    assert_eq!(around.beside(&kept), "");
    // Rows name what figures are of: a file may be called anyhow.
    let around = Surroundings::of(&lines[..1], &["robbery", "males"], true);
    assert_eq!(around.words().to_string(), "male");
}
