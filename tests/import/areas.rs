//! `placecard import` and areas: codes and names as files write them, what lies outside the system, areas that nobody
//! knows, codes that changed.

use crate::commands::Folder;
use serde_json::Value;

const ANSWERS: &str = "--answer */kind=score --answer */unit=points --answer */polarity=neutral \
    --answer */strand=services --answer */period=year";

fn areas(document: &Value) -> Vec<String> {
    let areas = document["areas"].as_array().unwrap().iter();
    areas.map(|area| area["code"].as_str().unwrap().to_owned()).collect()
}

/// A scorecard of Greater Manchester with Bury and Rochdale.
fn with_scorecard() -> Folder {
    let folder = Folder::new();
    folder.write("first.csv", "indicator,area,period,value\nWalks,E92000001,2022,5\nWalks,E08000002,2022,6\nWalks,E08000005,2022,6\n");
    let call = "first.csv --system QOP --title Walks --accept -o gm.scorecard";
    let (status, out, err) = folder.import(&format!("{call} {ANSWERS}"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    folder
}

#[test]
fn a_code_in_small_letters_and_in_a_column_of_names_is_the_same_area() {
    let folder = with_scorecard();
    folder.write(
        "more.csv",
        "Indicator,Local Authority,Time period,Value\nWalks,e92000001,2023,5\nWalks, e08000002,2023,7\n",
    );
    let (status, out, err) = folder.import("more.csv --into gm.scorecard -o more.scorecard");
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(areas(&folder.read("more.scorecard")), ["E92000001", "E54000057", "E08000002", "E08000005"]);
    assert!(out.contains("2 new figures"), "{out}");
}

#[test]
fn what_lies_outside_the_system_is_counted_and_taken_where_asked_for() {
    let folder = Folder::new();
    let table = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2022,5\nWalks,E08000002,Bury,2022,6\n\
        Walks,E08000035,Leeds,2022,6\nWalks,E12000002,North West,2022,5\nWalks,E12000009,South West,2022,5\n";
    folder.write("data.csv", table);
    for system in ["QOP", "E54000057", "NHS_Greater_Manchester_ICB", "Greater_Manchester"] {
        let call =
            format!("data.csv --system {system} --title Walks --accept --force -o gm.scorecard {ANSWERS}");
        let (status, out, err) = folder.import(&call);
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        let document = folder.read("gm.scorecard");
        assert_eq!(areas(&document), ["E92000001", "E54000057", "E12000002", "E08000002"], "{system}");
        assert_eq!(document["areas"][1]["name"], "Greater Manchester");
        assert!(out.contains("2 areas of the files lie outside Greater Manchester"), "{out}");
        let (_, out, _) = folder.import(&format!("{call} --area all"));
        assert!(out.contains("5 new figures"), "{out}");
    }
    let call =
        format!("data.csv --system QOP --area QOP --title Walks --accept --force -o gm.scorecard {ANSWERS}");
    let (status, out, err) = folder.import(&call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(areas(&folder.read("gm.scorecard")), ["E92000001", "E54000057", "E08000002"]);
}

#[test]
fn a_name_that_is_almost_one_of_the_scorecard_is_asked_about() {
    let folder = with_scorecard();
    folder.write("more.csv", "indicator,area,period,value\nWalks,Bury,2023,7\nWalks,Rochdael,2023,7\n");
    let (status, out, err) = folder.import("more.csv --into gm.scorecard --dry-run");
    assert_eq!(status, 1, "{out}{err}");
    assert!(out.contains("‘Rochdale’ is almost the same. Which area is it?"), "{out}");
    let call = "more.csv --into gm.scorecard --dry-run --answer area/rochdael/is=Rochdale";
    let (status, out, err) = folder.import(call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("‘Rochdael’ as Rochdale (E08000005)"), "{out}");
}

#[test]
fn organisations_are_kept_or_left_out_by_one_answer() {
    let folder = Folder::new();
    let mut table = "indicator,Org Code,Org name,period,value\nWalks,E92000001,England,2022,5\n".to_owned();
    for at in 1..=3 {
        table.extend([format!("Walks,R0{at},HOSPITAL {at} NHS FOUNDATION TRUST,2022,{at}\n")]);
    }
    folder.write("data.csv", &table);
    let call = format!("data.csv --system QOP --title Walks --accept --force -o gm.scorecard {ANSWERS}");
    let (status, out, _) = folder.import(&call);
    assert_eq!(status, 1, "{out}");
    assert_eq!(out.matches("--answer 'area/").count(), 1, "one question for all three: {out}");
    assert!(out.contains("--answer 'area/organisations/kind=…'"), "{out}");
    for path in ["area/organisations/kind", "area/*/kind"] {
        let (status, out, err) = folder.import(&format!("{call} --answer {path}=group"));
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        assert_eq!(areas(&folder.read("gm.scorecard")).len(), 5);
    }
    let answers = "--answer area/*/kind=leave_out --answer area/R02/kind=group";
    let (status, out, err) = folder.import(&format!("{call} {answers}"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(areas(&folder.read("gm.scorecard")), ["E92000001", "E54000057", "R02"]);
}

#[test]
fn a_table_of_questions_has_a_row_for_each_area_of_no_known_kind() {
    let folder = Folder::new();
    let table = "indicator,Org Code,Org name,period,value\nWalks,E92000001,England,2022,5\n\
        Walks,R01,HOSPITAL 1,2022,5\nWalks,R02,HOSPITAL 2,2022,5\n";
    folder.write("data.csv", table);
    let call = format!(
        "data.csv --system QOP --title Walks --accept -o gm.scorecard --questions asked.csv {ANSWERS}"
    );
    let (status, out, _) = folder.import(&call);
    assert_eq!(status, 1, "{out}");
    let asked = std::fs::read_to_string(folder.path("asked-areas.csv")).unwrap();
    assert!(asked.contains("R01,HOSPITAL 1,,") && asked.contains("R02,HOSPITAL 2,,"), "{asked}");
    folder.write("asked-areas.csv", "code,name,kind\nR01,HOSPITAL 1,group\nR02,HOSPITAL 2,group\n");
    let (status, out, err) = folder.import(&call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(areas(&folder.read("gm.scorecard")), ["E92000001", "E54000057", "R01", "R02"]);
}

#[test]
fn a_code_that_changed_is_one_place_with_all_its_years() {
    let folder = Folder::new();
    let mut table = "indicator,area_code,area_name,period,value\n".to_owned();
    for year in 2019..2027 {
        let barnsley = if year < 2025 { "E08000016" } else { "E08000038" };
        let yorkshire = if year < 2023 { "E10000023" } else { "E06000065" };
        table.extend([format!(
            "Walks,E92000001,England,{year},5\nWalks,{barnsley},Barnsley,{year},6\nWalks,{yorkshire},North Yorkshire,{year},7\n"
        )]);
    }
    folder.write("data.csv", &table);
    let call = format!("data.csv --area all --system QF7 --title Walks --accept -o sy.scorecard {ANSWERS}");
    let (status, out, err) = folder.import(&call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let document = folder.read("sy.scorecard");
    let of_code = |code: &str| {
        let rows = document["data"][0]["rows"].as_array().unwrap();
        rows.iter().find(|row| row["area"] == code).unwrap()["values"].as_array().unwrap().len()
    };
    assert_eq!((of_code("E08000038"), of_code("E06000065")), (8, 8));
    let area =
        |code: &str| document["areas"].as_array().unwrap().iter().find(|area| area["code"] == code).cloned();
    let barnsley = area("E08000038").unwrap();
    assert_eq!(barnsley["succeeds"][0]["code"], "E08000016");
    assert_eq!(barnsley["succeeds"][0]["on"], "2025-04-01");
    assert!(area("E08000016").is_none() && area("E10000023").is_none());
    assert!(out.contains("Barnsley has the code E08000038 since 2025-04-01"), "{out}");
}
