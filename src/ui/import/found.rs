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
            let at = *areas.entry(&found.code).or_insert_with(|| {
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
    }
    all
}

#[cfg(test)]
pub(in crate::ui::import) mod tests {
    use super::*;

    /// A survey of a file with these indicators and areas (code and name), ten figures each.
    pub(in crate::ui::import) fn survey(indicators: &[&str], areas: &[(&str, &str)]) -> Survey {
        let indicator = |name: &&str| FoundIndicator {
            key: format!("tidy:{name}"),
            name: (*name).to_owned(),
            figures: 10,
        };
        let area = |(code, name): &(&str, &str)| FoundArea {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            kind: None,
            kind_words: String::new(),
            parent: None,
            figures: 10,
        };
        Survey {
            files: Vec::new(),
            indicators: indicators.iter().map(indicator).collect(),
            areas: areas.iter().map(area).collect(),
        }
    }

    #[test]
    fn what_several_files_hold_is_listed_once_with_all_its_figures() {
        let one = survey(&["Smoking", "Drinking"], &[("E92000001", "England")]);
        let other = survey(&["Smoking"], &[("E92000001", "England"), ("E08000001", "Bolton")]);
        let all = together([&one, &other].into_iter());
        let figures: Vec<_> =
            all.indicators.iter().map(|found| (found.name.as_str(), found.figures)).collect();
        assert_eq!(figures, [("Smoking", 20), ("Drinking", 10)]);
        let figures: Vec<_> = all.areas.iter().map(|found| (found.name.as_str(), found.figures)).collect();
        assert_eq!(figures, [("England", 20), ("Bolton", 10)]);
    }
}
