//! Columns of which several stand for one thing, as exports of statistical cubes have them: its name, its code, its place
//! in an order. The name tells people what it is; of areas the code is wanted too, and what kind they are.
//!
//! Sources of the endings: `StatsWales`, open data (`Year_ItemName_ENG`, `Year_Code`, `Year_SortOrder`); Nomis, API
//! (`DATE_NAME`, `DATE_CODE`, `DATE_TYPECODE`, `OBS_VALUE`).

use std::collections::HashSet;

/// What else than its name stands for a thing.
const BESIDE: [&str; 12] = [
    "",
    "code",
    "altcode1",
    "altcode2",
    "altcode3",
    "type",
    "typecode",
    "sortorder",
    "hierarchy",
    "itemnoteseng",
    "itemnamecym",
    "itemnotescym",
];

/// What such exports call areas.
const AREAS: [&str; 8] =
    ["area", "geography", "localauthority", "authority", "localhealthboard", "lhb", "healthboard", "region"];

/// Gives columns that name a thing its own name in place of theirs, and tells for each column whether it only numbers or
/// orders what another one names. Names are in their plain form.
pub(super) fn resolve(names: &mut [String]) -> Vec<bool> {
    let known: HashSet<&str> = names.iter().map(String::as_str).collect();
    let things: Vec<(String, &str)> = (names.iter())
        .filter_map(|name| {
            if let Some(thing) = name.strip_suffix("itemnameeng") {
                return Some((thing.to_owned(), "itemnameeng"));
            }
            let thing = name.strip_suffix("name").filter(|thing| !thing.is_empty())?;
            let has = |end: &str| known.contains(format!("{thing}{end}").as_str());
            let is_ordered = has("code") && (has("sortorder") || has("typecode"));
            (is_ordered || (has("") && known.contains("obsvalue"))).then(|| (thing.to_owned(), "name"))
        })
        .collect();
    let mut is_spare = vec![false; names.len()];
    if things.is_empty() {
        return is_spare;
    }
    let mut called: Vec<Option<&str>> = vec![None; names.len()];
    for (thing, named) in &things {
        let is_area = AREAS.contains(&thing.as_str());
        let code = if known.contains(format!("{thing}altcode1").as_str()) { "altcode1" } else { "code" };
        for (at, name) in names.iter().enumerate() {
            let Some(end) = name.strip_prefix(thing.as_str()) else { continue };
            match end {
                end if end == *named => {
                    called[at] = Some(match thing.as_str() {
                        _ if is_area => "areaname",
                        "measures" => "measure",
                        thing => thing,
                    });
                }
                end if is_area && end == code => called[at] = Some("areacode"),
                "type" if is_area => called[at] = Some("areatype"),
                end => is_spare[at] |= BESIDE.contains(&end),
            }
        }
    }
    for (at, name) in names.iter().enumerate() {
        is_spare[at] |= ["rowkey", "partitionkey", "recordoffset", "recordcount"].contains(&name.as_str());
    }
    let called: Vec<Option<String>> = called.into_iter().map(|name| name.map(str::to_owned)).collect();
    for ((name, called), spare) in names.iter_mut().zip(called).zip(&mut is_spare) {
        if let Some(called) = called {
            (*name, *spare) = (called, false);
        }
    }
    is_spare
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    fn resolved(header: &str) -> Vec<String> {
        let mut names: Vec<String> = header.split(',').map(plain).collect();
        let spare = resolve(&mut names);
        names.into_iter().zip(spare).map(|(name, spare)| if spare { "–".to_owned() } else { name }).collect()
    }

    #[test]
    fn each_thing_of_a_cube_keeps_its_name_and_areas_their_codes() {
        let of_wales = "Data,Area_Code,Area_ItemName_ENG,Area_SortOrder,Area_AltCode1,Year_Code,Year_ItemName_ENG,\
                        Year_Hierarchy,RowKey";
        assert_eq!(resolved(of_wales), ["data", "–", "areaname", "–", "areacode", "–", "year", "–", "–"]);
        let of_nomis = "DATE,DATE_NAME,DATE_CODE,DATE_TYPE,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GEOGRAPHY_TYPE,\
                        MEASURES,MEASURES_NAME,OBS_VALUE";
        let expected =
            ["–", "date", "–", "–", "–", "areaname", "areacode", "areatype", "–", "measure", "obsvalue"];
        assert_eq!(resolved(of_nomis), expected);
    }

    #[test]
    fn other_tables_are_left_alone() {
        for header in
            ["area,area_code,area_name,area_type,value", "country_code,country_name,year", "name,code,type"]
        {
            let plain: Vec<String> = header.split(',').map(plain).collect();
            assert_eq!(resolved(header), plain);
        }
    }
}
