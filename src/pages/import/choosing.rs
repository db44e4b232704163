//! Which indicators and areas are wanted.

use super::pick_list::{Entry, PickList};
use super::wizard::Aim;
use crate::import::{Choice, FoundArea, Survey};
use crate::model::AreaKind;
use std::collections::HashMap;

/// Up to this many areas are all chosen for a new scorecard: a nation, a region, a system and its places.
const FEW_AREAS: usize = 60;

/// One of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Indicators.
    Indicators,
    /// Areas.
    Areas,
}

/// The names of the areas of the open scorecard, by code and by name in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InScorecard(HashMap<String, String>);

impl InScorecard {
    /// From codes and names.
    pub fn new<'a>(areas: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        Self(
            areas
                .flat_map(|(code, name)| [code, name].map(|by| (by.to_lowercase(), name.to_owned())))
                .collect(),
        )
    }

    fn has(&self, area: &FoundArea) -> bool {
        let names = [area.id(), &area.name].into_iter().chain(area.other_codes());
        let may_be = || area.almost_called(self.0.values().map(String::as_str));
        names.map(str::to_lowercase).any(|name| self.0.contains_key(&name))
            || may_be().is_some_and(|name| self.0.contains_key(&name.to_lowercase()))
    }

    /// The name of an area: the file's, else that of the scorecard.
    fn name<'a>(&'a self, area: &'a FoundArea) -> &'a str {
        let is_named = !area.name.is_empty() && Some(&area.name) != area.code.as_ref();
        let known = self.0.get(&area.id().to_lowercase()).filter(|_| !is_named);
        known.map_or(area.name.as_str(), String::as_str)
    }
}

/// What is chosen of the files.
#[derive(Clone, Debug)]
pub struct Choosing {
    /// What the files hold.
    survey: Survey,
    indicators: PickList,
    areas: PickList,
    /// Why these areas were chosen to begin with.
    pub reason: String,
    /// Whether the reader has chosen otherwise.
    pub is_changed: bool,
}

impl Choosing {
    /// A first choice: every indicator, and the areas that the scorecard has or will most likely want.
    pub fn new(survey: Survey, aim: &Aim, in_scorecard: &InScorecard) -> Self {
        let indicators = survey.indicators.iter().map(|found| {
            let short = found.key.split_once(':').map_or(found.key.as_str(), |(_, rest)| rest);
            // What no file names is called as its publisher or its table is.
            let name = found.definition.name.as_deref().unwrap_or(short);
            let about = if short.to_lowercase() == name.to_lowercase() { "" } else { short };
            Entry::new(&found.key, name, about.to_owned(), "", found.figures).chosen(!found.is_count)
        });
        let indicators = PickList::new(indicators.collect());
        let (wanted, reason) = match aim {
            Aim::Add(_) => in_open_scorecard(&survey.areas, in_scorecard),
            Aim::New => for_new_scorecard(&survey.areas),
        };
        let above: HashMap<&str, &FoundArea> =
            survey.known_areas.iter().chain(&survey.areas).map(|area| (area.id(), area)).collect();
        let entries = survey.areas.iter().zip(wanted).map(|(area, chosen)| {
            let name = in_scorecard.name(area);
            Entry::new(area.id(), name, about(area, name), &searched(area, &above), area.figures)
                .chosen(chosen)
        });
        let areas = PickList::new(entries.collect());
        Self { survey, indicators, areas, reason, is_changed: false }
    }

    /// Keeps an earlier choice as far as it goes.
    #[must_use]
    pub fn keeping(mut self, earlier: Option<&Self>) -> Self {
        if let Some(earlier) = earlier {
            self.indicators.choose_as(&earlier.indicators);
            self.areas.choose_as(&earlier.areas);
            self.is_changed = earlier.is_changed;
        }
        self
    }

    /// Whether it was made for these files' content.
    pub fn is_for(&self, survey: &Survey) -> bool {
        self.survey == *survey
    }

    /// One of the lists.
    pub fn list(&self, side: Side) -> &PickList {
        match side {
            Side::Indicators => &self.indicators,
            Side::Areas => &self.areas,
        }
    }

    /// One of the lists, to be changed.
    pub fn list_mut(&mut self, side: Side) -> &mut PickList {
        match side {
            Side::Indicators => &mut self.indicators,
            Side::Areas => &mut self.areas,
        }
    }

    /// The choice, of these files.
    pub fn choice(&self, files: &super::Files) -> Choice {
        Choice {
            files: files.list.iter().map(|file| file.path.clone()).collect(),
            layout: files.layout,
            mapping: crate::import::Mapping::NONE,
            tables: files.mappings(),
            thousands: Vec::new(),
            // Each area for itself: a system that is chosen here does not stand for its places.
            areas: Vec::new(),
            areas_of_scorecard: self.areas.choice(),
            may_be_of_scorecard: false,
            left_out: std::collections::BTreeSet::new(),
            apart: Vec::new(),
            indicators: self.indicators.choice(),
        }
    }

    /// Why one cannot go on with this choice.
    pub fn obstacle(&self) -> Option<String> {
        match (self.indicators.chosen(), self.areas.chosen()) {
            (0, _) => Some("Choose at least one indicator.".to_owned()),
            (_, 0) => Some("Choose at least one area.".to_owned()),
            _ => None,
        }
    }

    /// The nation, where the files have it and it is not chosen.
    pub fn nation_left_out(&self) -> Option<&str> {
        let nations = self.survey.areas.iter().zip(self.areas.entries());
        let mut nations = nations.filter(|(area, _)| area.kind == Some(AreaKind::Nation)).peekable();
        nations.peek()?;
        let none_chosen = !nations.clone().any(|(_, entry)| entry.chosen);
        nations.next().filter(|_| none_chosen).map(|(area, _)| area.name.as_str())
    }
}

fn about(area: &FoundArea, name: &str) -> String {
    let code = if area.id() == name { "" } else { area.id() };
    let parts: Vec<&str> =
        [code, area.kind_words.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// Areas lie in one another no deeper than this.
const DEEPEST: usize = 8;

/// What else an area is found by: the areas it lies in, by code and name.
fn searched(area: &FoundArea, areas: &HashMap<&str, &FoundArea>) -> String {
    let parent_of = |area: &&FoundArea| area.parent.as_deref().and_then(|parent| areas.get(parent).copied());
    let above = std::iter::successors(Some(area), |area| parent_of(area)).skip(1).take(DEEPEST);
    let names = above.map(|area| format!("{} {}", area.id(), area.name)).collect::<Vec<_>>().join(" ");
    // What no file describes is still named by the area itself, and everybody knows which system a place is in.
    format!("{} {names} {}", area.parent.as_deref().unwrap_or(""), area.known_system().unwrap_or(""))
}

fn in_open_scorecard(areas: &[FoundArea], scorecard: &InScorecard) -> (Vec<bool>, String) {
    let wanted: Vec<bool> = areas.iter().map(|area| scorecard.has(area)).collect();
    let reason = match wanted.iter().filter(|wanted| **wanted).count() {
        0 => "None of these areas is in the open scorecard, by code or name.",
        _ => "Chosen to begin with: the areas that the open scorecard has, by code or name.",
    };
    (wanted, reason.to_owned())
}

fn for_new_scorecard(areas: &[FoundArea]) -> (Vec<bool>, String) {
    if areas.len() > FEW_AREAS {
        let nation = |area: &FoundArea| area.kind == Some(AreaKind::Nation);
        let reason = match areas.iter().find(|area| nation(area)) {
            Some(area) => format!(
                "There are more than {FEW_AREAS} areas, so only {} is chosen to begin with. Add your system and its places.",
                area.name
            ),
            None => format!(
                "There are more than {FEW_AREAS} areas, so none is chosen to begin with. Choose the nation, your system and its places."
            ),
        };
        return (areas.iter().map(nation).collect(), reason);
    }
    let small = |area: &FoundArea| matches!(area.kind, Some(AreaKind::Neighbourhood | AreaKind::Group));
    let wanted: Vec<bool> = areas.iter().map(|area| !small(area)).collect();
    let reason = if wanted.iter().all(|wanted| *wanted) {
        "Chosen to begin with: every area of the files."
    } else {
        "Chosen to begin with: every area but neighbourhoods and groups."
    };
    (wanted, reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::import::found::tests::survey;

    fn with_kinds(count: usize) -> Survey {
        let mut survey = survey(&["Smoking"], &[("E92000001", "England")]);
        survey.areas[0].kind = Some(AreaKind::Nation);
        for at in 1..count {
            let area = FoundArea {
                code: Some(format!("E0800{at:04}")),
                name: format!("Place {at}"),
                kind: Some(AreaKind::Place),
                ..survey.areas[0].clone()
            };
            survey.areas.push(area);
        }
        survey
    }

    #[test]
    fn a_new_scorecard_begins_with_all_of_few_areas_and_with_the_nation_of_many() {
        let none = InScorecard::default();
        let mut few = with_kinds(60);
        few.areas[59].kind = Some(AreaKind::Neighbourhood);
        let few = Choosing::new(few, &Aim::New, &none);
        assert_eq!(few.list(Side::Areas).chosen(), 59);
        let many = Choosing::new(with_kinds(61), &Aim::New, &none);
        assert_eq!(many.list(Side::Areas).choice(), ["E92000001"]);
        assert!(many.reason.contains("only England"), "{}", many.reason);
    }

    #[test]
    fn a_name_that_is_almost_one_of_the_open_scorecard_is_chosen_so_that_it_is_asked_about() {
        let open = InScorecard::new([("E08000005", "Rochdale")].into_iter());
        let named = |name: &str| FoundArea { name: name.to_owned(), ..FoundArea::default() };
        assert!(open.has(&named("Rochdael")));
        assert!(!open.has(&named("Oldam")), "Oldham is not in the scorecard");
        assert!(!open.has(&FoundArea { code: Some("E08000003".to_owned()), ..named("Rochdael") }));
    }

    #[test]
    fn areas_of_the_open_scorecard_are_chosen_by_code_or_name() {
        let open = InScorecard::new([("E92000001", "Engerland"), ("other", "Place 2")].into_iter());
        let choosing = Choosing::new(with_kinds(10), &Aim::Add("Open".to_owned()), &open);
        assert_eq!(choosing.list(Side::Areas).choice(), ["E92000001", "E08000002"]);
        let open = InScorecard::new([("E99", "Nowhere")].into_iter());
        let choosing = Choosing::new(with_kinds(10), &Aim::Add("Open".to_owned()), &open);
        assert!(choosing.reason.starts_with("None of these areas"));
        assert_eq!(choosing.obstacle().as_deref(), Some("Choose at least one area."));
    }

    #[test]
    fn an_area_of_the_open_scorecard_is_chosen_under_another_of_its_codes() {
        let open = InScorecard::new([("E08000016", "Barnsley Borough")].into_iter());
        let mut survey = with_kinds(3);
        survey.areas[1].code = Some("E08000038".to_owned());
        let choosing = Choosing::new(survey, &Aim::Add("Open".to_owned()), &open);
        assert_eq!(choosing.list(Side::Areas).choice(), ["E08000038"]);
    }

    #[test]
    fn an_area_that_the_file_does_not_name_has_the_name_of_the_open_scorecard() {
        let mut survey = with_kinds(3);
        survey.areas[1].name = String::new();
        let open = InScorecard::new([("E08000001", "Bolton"), ("E08000002", "Bury")].into_iter());
        let choosing = Choosing::new(survey, &Aim::Add("Open".to_owned()), &open);
        let entries = choosing.list(Side::Areas).entries();
        assert_eq!((entries[1].name.as_str(), entries[1].about.as_str()), ("Bolton", "E08000001"));
        assert_eq!(entries[2].name, "Place 2", "what the file says stays");
    }

    #[test]
    fn an_indicator_without_a_name_is_shown_by_that_of_its_table() {
        let mut survey = with_kinds(3);
        survey.indicators[0].key = "table:library visits".to_owned();
        survey.indicators[0].definition.name = None;
        let choosing = Choosing::new(survey, &Aim::New, &InScorecard::default());
        let entry = &choosing.list(Side::Indicators).entries()[0];
        assert_eq!((entry.name.as_str(), entry.about.as_str()), ("library visits", ""));
    }

    #[test]
    fn a_nation_that_is_left_out_is_named() {
        let mut choosing = Choosing::new(with_kinds(10), &Aim::New, &InScorecard::default());
        assert_eq!(choosing.nation_left_out(), None);
        choosing.list_mut(Side::Areas).choose(0, false);
        assert_eq!(choosing.nation_left_out(), Some("England"));
    }

    #[test]
    fn places_are_found_by_the_name_of_what_they_lie_in() {
        let mut survey = with_kinds(5);
        survey.areas[3].parent = Some("E92000001".to_owned());
        let mut choosing = Choosing::new(survey, &Aim::New, &InScorecard::default());
        choosing.list_mut(Side::Areas).search("england".to_owned());
        assert_eq!(choosing.list(Side::Areas).shown(), [0, 3]);
        // E08000001 to E08000004 are Bolton, Bury, Manchester and Oldham.
        choosing.list_mut(Side::Areas).search("greater manchester".to_owned());
        assert_eq!(choosing.list(Side::Areas).shown(), [1, 2, 3, 4]);
    }
}
