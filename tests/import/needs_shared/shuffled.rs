//! Publishers' own files with their rows in another order.

use crate::shared::shared;
use crate::shuffled::same_in_any_order;

/// Every file that is a table of figures, with the areas that are looked at where it has very many.
const FILES: [(&str, &[&str]); 8] = [
    ("dfe_app_clean_la_data.csv", &[]),
    ("ees_exclusions_by_reason_2006-07_to_2016-17.csv", &["England", "E12000002", "E08000002", "E08000003"]),
    ("fingertips_90284_la_hospital_admissions_2324.csv", &[]),
    (
        "fingertipsnext_healthdata_151f984a.csv",
        &["E92000001", "E12000002", "E08000002", "E08000003", "E06000001"],
    ),
    ("ons_els_cigarette-smokers.csv", &[]),
    ("traffordlab_active_adults.csv", &[]),
    ("traffordlab_active_children.csv", &[]),
    ("traffordlab_inactive_adults.csv", &[]),
];

#[test]
#[ignore = "needs ../shared"]
fn published_files_come_to_the_same_in_any_order_of_their_rows() {
    for (name, areas) in FILES {
        let text = std::fs::read_to_string(shared(&format!("data/raw/{name}"))).unwrap();
        let folder = tempfile::tempdir().unwrap();
        same_in_any_order(folder.path(), &[text], &[1, 2026], areas, &[]);
    }
}

#[test]
#[ignore = "needs ../shared"]
fn published_tables_of_areas_and_indicators_say_the_same_in_any_order_of_their_rows() {
    let folder = tempfile::tempdir().unwrap();
    let figures = folder.path().join("figures.csv");
    let rows = "indicator,area,period,value\nWalks,E92000001,2023,5\nWalks,E02000984,2023,6\nWalks,E01004766,2023,7\n\
                Walks,E08000001,2023,8\n";
    std::fs::write(&figures, rows).unwrap();
    let health = shared("data/raw/fingertipsnext_healthdata_151f984a.csv");
    for (name, beside, areas) in [
        ("hocl_MSOA-Names-1.20.csv", &figures, &[][..]),
        ("hocl_MSOA-Names-2.2.csv", &figures, &[]),
        ("iod2019_population_denominators.csv", &figures, &[]),
        ("fingertipsnext_indicators.csv", &health, &["E92000001", "E08000002"]),
    ] {
        let text = std::fs::read_to_string(shared(&format!("data/raw/{name}"))).unwrap();
        same_in_any_order(folder.path(), &[text], &[1, 2026], areas, std::slice::from_ref(beside));
    }
}
