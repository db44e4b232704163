//! The same import made again: what was answered is not asked again, and calls that name what is not there.

use crate::commands::Folder;

const RATES: &str = "indicator,area,period,value,Sex\nWalks,E92000001,2022,0.95,Men\nWalks,E92000001,2022,0.9,Women\n\
                     Walks,E08000002,2022,0.5,Men\nWalks,E08000002,2022,0.4,Women\n";

#[test]
fn what_was_answered_is_not_asked_again_and_can_be_answered_otherwise() {
    let folder = Folder::new();
    folder.write("data.csv", RATES);
    let answers = "--answer */shares=yes --answer */everyone/Sex=none_of_them";
    let further = "--answer */polarity=neutral --answer */strand=activity";
    let (status, out, err) =
        folder.import(&format!("data.csv --system QOP --title Walks {answers} {further} -o one.scorecard"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let again = "data.csv --into one.scorecard -o two.scorecard";
    let (status, out, err) = folder.import(again);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("0 new figures, 4 unchanged, 0 revised."), "{out}");
    assert!(out.contains("Taken as an earlier import was answered: "), "{out}");
    let text = |name: &str| std::fs::read_to_string(folder.path(name)).unwrap();
    assert_eq!(text("one.scorecard"), text("two.scorecard"));
    let (status, out, err) = folder.import(&format!("{again} {answers} {further} --force"));
    assert_eq!((status, err.as_str()), (0, ""), "the whole call again: {out}");
    let (status, out, _) = folder.import(&format!("{again} --answer */everyone/Sex=Men --force"));
    assert_eq!(status, 0, "{out}");
    assert_eq!(folder.read("two.scorecard")["answers"]["tidy:Walks/everyone/Sex"], "Men");
}

#[test]
fn an_area_that_is_in_no_file_is_named_with_what_may_be_meant() {
    let folder = Folder::new();
    folder.write("data.csv", "Area,Measure,Period,Value\nBury,Walks,2022,5\nTrafford,Walks,2022,6\n");
    let refused = |areas: &str| {
        let (status, _, err) = folder.import(&format!("data.csv {areas} --dry-run"));
        assert_eq!(status, 2, "{err}");
        err
    };
    let near = "‘Burry’ is in none of the files; did you mean ‘Bury’?";
    assert!(refused("--area Burry").contains(near));
    let both = refused("--area Burry --area Traford");
    assert!(both.contains(near) && both.contains("did you mean ‘Trafford’?"), "{both}");
    assert!(!refused("--area Telford").contains("did you mean"));
    let (status, out, _) = folder.import("data.csv --area Burry --area Trafford --dry-run");
    assert!(status == 1 && out.starts_with(near), "beside what is asked: {out}");
}

#[test]
fn an_indicator_that_is_in_no_file_is_named_with_what_may_be_meant() {
    let folder = Folder::new();
    folder.write("data.csv", "Area,Measure,Period,Value\nBury,Walks to school,2022,5\nBury,Falls,2022,6\n");
    let (status, _, err) = folder.import("data.csv --system QOP --indicator Walks_to_schol --dry-run");
    assert_eq!(status, 2, "{err}");
    let near = "No indicator of the files is called ‘Walks to schol’; did you mean ‘Walks to school’?";
    assert!(err.contains(near), "{err}");
    let (status, out, _) =
        folder.import("data.csv --system QOP --indicator Walks_to_schol --indicator falls --dry-run");
    assert!(status == 1 && out.starts_with(near), "{out}");
    let (_, out, _) = folder.import("data.csv --system QOP --indicator Falls --dry-run");
    assert!(!out.contains("No indicator"), "{out}");
}

#[test]
fn weeks_are_refused_before_anything_is_asked() {
    let folder = Folder::new();
    folder.write(
        "weeks.csv",
        "Area,Week,Measure,Value\nBury,w/e 07/01/2024,A,2\nBury,w/e 14/01/2024,A,3\nEngland,w/e 07/01/2024,A,2\n",
    );
    let (status, out, err) = folder.import("weeks.csv --system QOP --dry-run");
    assert_eq!((status, out.as_str()), (1, ""), "{err}");
    assert!(err.contains("‘Week’") && err.contains("add weeks up to months"), "{err}");
    let (status, out, _) = folder.import("weeks.csv --system QOP --map Week=ignore --dry-run");
    assert!(status == 1 && out.contains("Which period is it"), "{out}");
}

#[test]
fn what_a_table_lacks_is_said_and_no_more() {
    let folder = Folder::new();
    folder.write("odd.csv", "Thing,When,Much\nfoo,2021,12\nbar,2022,13\n");
    let (_, _, err) = folder.import("odd.csv --map When=period --map Much=value --dry-run");
    assert!(
        err.contains("None is known that holds the area. Say which column holds the area (--map"),
        "{err}"
    );
    folder
        .write("lsoa.csv", "LSOA code,LSOA name,IMD Score,IMD Decile\nE01000001,City of London 001A,6.2,9\n");
    let (status, _, err) = folder.import("lsoa.csv --system QOP --dry-run");
    assert_eq!(status, 1);
    assert!(err.contains("a table of areas") && err.contains("--map 'IMD Score=value'"), "{err}");
    let (_, out, _) = folder.import("lsoa.csv --system QOP --area all --dry-run --map IMD_Score=value");
    assert!(out.contains("Which period is it"), "and that is a way out: {out}");
}

#[test]
fn the_table_of_areas_to_fill_in_lists_what_can_be_said() {
    let folder = Folder::new();
    folder.write("data.csv", "indicator,area,period,value\nWalks,Far Vale,2022,5\nWalks,England,2022,6\n");
    let (status, out, _) =
        folder.import("data.csv --system QOP --area all --questions asked.csv -o out.scorecard");
    assert_eq!(status, 1, "{out}");
    let table = std::fs::read_to_string(folder.path("asked-areas.csv")).unwrap();
    assert!(table.contains("kind: nation | region | system | place | neighbourhood | group"), "{table}");
    let before = table.clone();
    _ = folder.import("data.csv --system QOP --area all --questions asked.csv -o out.scorecard");
    assert_eq!(
        std::fs::read_to_string(folder.path("asked-areas.csv")).unwrap(),
        before,
        "hints are not added twice"
    );
}

#[test]
fn no_sentence_names_the_keys_of_the_program() {
    let folder = Folder::new();
    folder.write("t05.csv", "Area,2022,2023\nBury,5,6\nBury,7,6\nEngland,8,9\n");
    let (_, out, err) = folder.import(
        "t05.csv --system QOP --dry-run --accept --answer */kind=count --answer */unit=u \
                                       --answer */polarity=neutral --answer */strand=services",
    );
    assert!(out.contains("rows give different figures for t05, Bury, 2022: 5 and 7"), "{out}{err}");
    assert!(out.contains("Of some rows not all figures could be used, because rows give different"), "{out}");
    assert!(!out.contains("table:"), "{out}");
}

#[test]
fn answers_about_areas_that_the_next_call_does_not_ask_are_left_with_a_word() {
    let folder = Folder::new();
    folder.write(
        "data.csv",
        "Area,Indicator,Year,Value\nEngland,Walks,2022,5\nOldham,Walks,2022,4\nOther Place,Walks,2022,6\n\
         Far Vale,Walks,2022,7\nOur cottonopolis,Walks,2022,7\n",
    );
    let answers = "--answer */kind=score --answer */unit=points --answer */polarity=neutral --answer */strand=services \
                   --answer area/other-place/kind=leave_out --answer area/names/kind=group \
                   --answer area/our-cottonopolis/is=Manchester";
    let (status, out, err) =
        folder.import(&format!("data.csv --system QOP --area all --title Walks {answers} -o one.scorecard"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let codes: Vec<_> = (folder.read("one.scorecard")["areas"].as_array().unwrap().iter())
        .map(|area| area["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes, ["E92000001", "E54000057", "E08000004", "E08000003", "far-vale"]);
    let again = format!("data.csv --into one.scorecard {answers} -o two.scorecard");
    let (status, out, err) = folder.import(&again);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("‘area/other-place/kind’ is not asked with these files and answers"), "{out}");
    folder.write("data.csv", "Area,Indicator,Year,Value\nOldham,Walks,2022,4\nOther Place,Walks,2022,6\n");
    let (status, out, err) = folder.import(&format!("{again} --force --answer area/summaries/kind=group"));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    for left in
        ["area/other-place/kind", "area/names/kind", "area/summaries/kind", "area/our-cottonopolis/is"]
    {
        let sentence = format!("‘{left}’ is not asked with these files and answers");
        assert!(out.contains(&sentence), "{left}: {out}");
    }
    let (status, _, err) = folder.import(&format!("{again} --force --answer area/nowhere-at-all/kind=group"));
    assert!(status == 2 && err.contains("‘area/nowhere-at-all/kind’ is not asked"), "{err}");
}

#[test]
fn an_area_is_left_out_where_the_table_of_areas_says_so() {
    let folder = Folder::new();
    folder.write("data.csv", "indicator,area,period,value\nWalks,Far Vale,2022,5\nWalks,England,2022,6\n");
    let call = "data.csv --system QOP --area all --questions asked.csv -o out.scorecard --answer */kind=score \
                --answer */unit=points --answer */polarity=neutral --answer */strand=services --title Walks";
    let (status, out, _) = folder.import(call);
    assert_eq!(status, 1, "{out}");
    let table = std::fs::read_to_string(folder.path("asked-areas.csv")).unwrap();
    assert!(table.contains("| group | leave out"), "{table}");
    folder.write("asked-areas.csv", "code,name,kind\nfar-vale,Far Vale,leave out\n");
    let (status, out, err) = folder.import(call);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let document = folder.read("out.scorecard");
    assert_eq!(document["areas"].as_array().unwrap().len(), 2, "{document}");
}
