//! What several files hold together.

use crate::import::{FoundArea, FoundIndicator, Survey};
use std::collections::HashMap;

/// Surveys of single files as one: an indicator or area that several files hold is listed once.
pub(super) fn together<'s>(surveys: impl Iterator<Item = &'s Survey>) -> Survey {
    let mut all = Survey::default();
    let mut indicators: HashMap<&str, usize> = HashMap::new();
    let mut areas: HashMap<&str, usize> = HashMap::new();
    for survey in surveys {
        all.files.extend(survey.files.iter().cloned());
        for found in &survey.indicators {
            let at = *indicators.entry(&found.key).or_insert_with(|| {
                all.indicators.push(FoundIndicator { figures: 0, ..found.clone() });
                all.indicators.len() - 1
            });
            all.indicators[at].figures += found.figures;
        }
        for found in &survey.areas {
            let at = *areas.entry(found.id()).or_insert_with(|| {
                all.areas.push(FoundArea { figures: 0, ..found.clone() });
                all.areas.len() - 1
            });
            let known = &mut all.areas[at];
            known.figures += found.figures;
            known.kind = known.kind.or(found.kind);
            if known.parent.is_none() {
                known.parent.clone_from(&found.parent);
            }
        }
        all.known_areas.extend(survey.known_areas.iter().cloned());
    }
    fill_from_tables(&mut all);
    all
}

/// What a table of areas says about an area, by code or name, goes for every file.
fn fill_from_tables(all: &mut Survey) {
    let by = |name: fn(&FoundArea) -> &str| -> HashMap<String, &FoundArea> {
        all.known_areas.iter().map(|known| (name(known).to_lowercase(), known)).collect()
    };
    let (by_code, by_name) = (by(FoundArea::id), by(|area| &area.name));
    for area in &mut all.areas {
        let known = by_code.get(&area.id().to_lowercase()).or_else(|| by_name.get(&area.name.to_lowercase()));
        let Some(known) = known else { continue };
        area.kind = area.kind.or(known.kind);
        if area.parent.is_none() {
            area.parent.clone_from(&known.parent);
        }
    }
}

#[cfg(test)]
pub(in crate::pages::import) mod tests {
    use super::*;
    use crate::import::Definition;

    /// A survey of a file with these indicators and areas (code and name), ten figures each.
    pub(in crate::pages::import) fn survey(indicators: &[&str], areas: &[(&str, &str)]) -> Survey {
        let indicator = |name: &&str| FoundIndicator {
            key: format!("tidy:{name}"),
            definition: Definition { name: Some((*name).to_owned()), ..Definition::default() },
            figures: 10,
            ..FoundIndicator::default()
        };
        let area = |(code, name): &(&str, &str)| FoundArea {
            code: Some((*code).to_owned()),
            name: (*name).to_owned(),
            figures: 10,
            ..FoundArea::default()
        };
        Survey {
            left: Vec::new(),
            files: Vec::new(),
            indicators: indicators.iter().map(indicator).collect(),
            areas: areas.iter().map(area).collect(),
            known_areas: Vec::new(),
            contradictions: Vec::new(),
        }
    }

    #[test]
    fn what_several_files_hold_is_listed_once_with_all_its_figures() {
        let one = survey(&["Smoking", "Drinking"], &[("E92000001", "England")]);
        let other = survey(&["Smoking"], &[("E92000001", "England"), ("E08000001", "Bolton")]);
        let all = together([&one, &other].into_iter());
        let figures: Vec<_> = all.indicators.iter().map(|found| (found.name(), found.figures)).collect();
        assert_eq!(figures, [("Smoking", 20), ("Drinking", 10)]);
        let figures: Vec<_> = all.areas.iter().map(|found| (found.name.as_str(), found.figures)).collect();
        assert_eq!(figures, [("England", 20), ("Bolton", 10)]);
    }

    #[test]
    fn what_a_table_of_areas_says_goes_for_the_areas_of_every_file() {
        let figures = survey(&["Smoking"], &[("E08000001", "Bolton")]);
        let mut table = survey(&[], &[]);
        table.known_areas = survey(&[], &[("E08000001", "Bolton")]).areas;
        table.known_areas[0].parent = Some("E54000057".to_owned());
        let all = together([&figures, &table].into_iter());
        assert_eq!(all.areas[0].parent.as_deref(), Some("E54000057"));
    }
}
