//! What is known about each area: from the scorecard, a table of areas, its own file, or an answer.

use super::question::{Answers, Question, Subject};
use super::slug::{is_slug_of, slug};
use crate::format::{Document, Node};
use crate::import::gather::{AreaFound, Gathered};
use crate::import::layout::plain;
use crate::import::merge::PlannedArea;
use crate::model::{AreaKind, Footprint, Word};
use std::collections::{HashMap, HashSet};

/// What each found area is, by position; and what tables of areas say.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// By position of the found area.
    pub found: Vec<Place>,
    /// By code, what tables of areas say.
    known: HashMap<String, AreaFound>,
    /// Codes of the scorecard's areas.
    base: HashSet<String>,
}

/// One area.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Its code in the scorecard.
    pub code: String,
    /// What is known about it.
    pub area: AreaFound,
    /// Whether the scorecard has it already.
    pub is_there: bool,
    /// Whether any figure is of it: rows of an indicator that was not chosen name areas too.
    pub has_figures: bool,
}

impl Places {
    /// Finds each area by its code, else by its name.
    pub fn of(gathered: &Gathered, base: Option<&Document>) -> Self {
        let mut known: HashMap<String, AreaFound> = HashMap::new();
        let mut known_by_name: HashMap<String, Vec<String>> = HashMap::new();
        for area in &gathered.known_areas {
            let Some(code) = &area.code else { continue };
            known_by_name.entry(plain(&area.name)).or_default().push(code.clone());
            known.entry(code.clone()).and_modify(|before| fill(before, area)).or_insert_with(|| area.clone());
        }
        let mut base_codes = HashSet::new();
        let mut base_by_name: HashMap<String, Vec<(String, AreaKind)>> = HashMap::new();
        for (_, area) in base.iter().flat_map(|base| base.scorecard().areas()) {
            base_codes.insert(area.code.clone());
            base_by_name.entry(plain(&area.name)).or_default().push((area.code.clone(), area.kind));
        }
        let mut places = Self { found: Vec::new(), known, base: base_codes };
        let mut made: HashSet<String> = HashSet::new();
        for area in &gathered.areas {
            let name = plain(&area.name);
            let there = base_by_name.get(&name).map(Vec::as_slice).unwrap_or_default();
            let of_kind = |kind: AreaKind| area.kind.is_none_or(|own| own == kind);
            let fitting = there.iter().filter(|(_, kind)| of_kind(*kind)).map(|(code, _)| code);
            let fitting: Vec<&String> = fitting.filter(|code| !made.contains(*code)).collect();
            let by_name = match &fitting[..] {
                [only] => Some((*only).clone()),
                // Of several, the one that an earlier import has made from the name alone.
                several => {
                    several.iter().find(|code| is_slug_of(code, &area.name)).map(|code| (*code).clone())
                }
            };
            let listed =
                known_by_name.get(&name).filter(|codes| codes.len() == 1).map(|codes| codes[0].clone());
            let code = area
                .code
                .clone()
                .or(by_name)
                .or(listed)
                .unwrap_or_else(|| slug(&area.name, |id| made.contains(id) || places.base.contains(id)));
            made.insert(code.clone());
            places.add(code, area);
        }
        places
    }

    fn add(&mut self, code: String, found: &AreaFound) {
        let mut area = self.known.get(&code).cloned().unwrap_or_else(|| found.clone());
        fill(&mut area, found);
        let is_there = self.base.contains(&code);
        self.found.push(Place { code, area, is_there, has_figures: found.observations > 0 });
    }

    /// Questions about areas whose kind nobody says.
    pub fn questions(&self) -> Vec<Question> {
        let unclear = self
            .found
            .iter()
            .filter(|place| !place.is_there && place.has_figures && place.area.kind.is_none());
        let question = |place: &Place| Question {
            subject: Subject::AreaKind(place.code.clone()),
            name: place.area.name.clone(),
            text: match place.area.kind_words.as_str() {
                "" => "What kind of area is it?".to_owned(),
                words => format!("What kind of area is it? The file calls it ‘{words}’."),
            },
            choices: Question::area_kinds(),
            suggestion: None,
        };
        unclear.map(question).collect()
    }

    /// What a new area is; none while that is not said, or where it is to be left out.
    pub fn kind(place: &Place, answers: &Answers) -> Option<AreaKind> {
        let answer = || answers.get(&Subject::AreaKind(place.code.clone()));
        place.area.kind.or_else(|| answer().and_then(|answer| AreaKind::from_word(answer)))
    }

    /// The area with this code or name among those found and those in tables.
    pub fn named(&self, given: &str) -> Option<(String, AreaFound)> {
        let wanted = plain(given);
        let found =
            self.found.iter().find(|place| plain(&place.code) == wanted || plain(&place.area.name) == wanted);
        if let Some(place) = found {
            return Some((place.code.clone(), place.area.clone()));
        }
        let mut known: Vec<_> = self
            .known
            .iter()
            .filter(|(code, area)| plain(code) == wanted || plain(&area.name) == wanted)
            .collect();
        known.sort_by_key(|(code, _)| code.as_str());
        known.first().map(|(code, area)| ((*code).clone(), (*area).clone()))
    }

    /// The areas that figures belong to, in the order found, with those of tables that they lie in; parents first.
    /// `system` and `nation` are the codes of a new scorecard. Also the position of each found area in the list; none
    /// where it is left out.
    pub fn planned(
        &self,
        answers: &Answers,
        scorecard: &[(String, AreaFound)],
    ) -> (Vec<PlannedArea>, Vec<Option<u32>>) {
        let mut list = PlanList { places: self, planned: Vec::new(), position: HashMap::new() };
        for (code, area) in scorecard {
            list.add(code, area);
        }
        let system = scorecard.iter().find(|(_, area)| area.kind == Some(AreaKind::System));
        let system = system.map(|(code, _)| code.clone());
        // Whatever others lie in comes before them.
        let mut order: Vec<(usize, &Place, AreaKind)> = Vec::new();
        for (at, place) in self.found.iter().enumerate() {
            if !place.has_figures {
                continue;
            }
            if place.is_there {
                list.add_existing(&place.code);
            } else if let Some(kind) = Self::kind(place, answers) {
                order.push((at, place, kind));
            }
        }
        order.sort_by_key(|(at, _, kind)| (*kind, *at));
        for (_, place, kind) in order {
            let mut area = AreaFound { kind: Some(kind), ..place.area.clone() };
            if kind == AreaKind::Place && !self.is_a_system(area.parent.as_deref()) {
                area.parent.clone_from(&system);
            }
            list.add(&place.code, &area);
        }
        let positions = self.found.iter().map(|place| list.position.get(&place.code).copied()).collect();
        (list.planned, positions)
    }

    fn is_a_system(&self, parent: Option<&str>) -> bool {
        parent
            .and_then(|parent| self.named(parent))
            .is_some_and(|(_, area)| area.kind == Some(AreaKind::System))
    }

    /// The one system that tables of areas put the found areas in; none where there are several.
    pub fn only_system_above(&self) -> Option<(String, AreaFound)> {
        let above = |place: &Place| {
            let (code, area) = self.named(place.area.parent.as_deref()?)?;
            (area.kind == Some(AreaKind::System)).then_some((code, area))
        };
        let mut systems = self.found.iter().filter(|place| place.has_figures).filter_map(above);
        let first = systems.next()?;
        systems.all(|(code, _)| code == first.0).then_some(first)
    }

    /// What tables say about areas that the scorecard has: code, field and value.
    pub fn fills(&self) -> Vec<(String, &'static str, Node)> {
        let mut there: Vec<_> = self.known.iter().filter(|(code, _)| self.base.contains(*code)).collect();
        there.sort_by_key(|(code, _)| code.as_str());
        let mut fills = Vec::new();
        for (code, area) in there {
            let numbers = [
                ("population", area.population),
                ("deprivation_decile", area.deprivation_decile.map(f64::from)),
            ];
            for (field, number) in numbers {
                fills.extend(number.map(|number| (code.clone(), field, Node::of_number(number))));
            }
        }
        fills
    }
}

struct PlanList<'a> {
    places: &'a Places,
    planned: Vec<PlannedArea>,
    position: HashMap<String, u32>,
}

impl PlanList<'_> {
    fn add_existing(&mut self, code: &str) {
        self.push(code, None);
    }

    /// Adds an area, and before it the areas of tables that it lies in.
    fn add(&mut self, code: &str, area: &AreaFound) {
        if self.position.contains_key(code) {
            return;
        }
        if self.places.base.contains(code) {
            return self.add_existing(code);
        }
        let parent = area.parent.as_deref().and_then(|parent| self.parent(parent, code));
        // A circle of parents ends here, because the area itself is not in the list yet.
        self.push(code, Some(object(code, area, parent.as_deref())));
    }

    /// The code of a parent that is in the scorecard, or is put there because a table has it.
    fn parent(&mut self, given: &str, child: &str) -> Option<String> {
        if self.places.base.contains(given) || self.position.contains_key(given) {
            return Some(given.to_owned());
        }
        let (code, area) = self.places.named(given).filter(|(code, _)| code != child)?;
        area.kind?;
        if !self.position.contains_key(&code) && !self.places.base.contains(&code) {
            let above = AreaFound { parent: area.parent.clone().filter(|above| above != child), ..area };
            self.push_above(&code, &above);
        }
        Some(code)
    }

    /// Adds an area of a table with the area right above it, where that is there already.
    fn push_above(&mut self, code: &str, area: &AreaFound) {
        let above = area.parent.as_deref().and_then(|parent| self.places.named(parent));
        let parent = above.map(|(code, _)| code);
        let parent =
            parent.filter(|code| self.places.base.contains(code) || self.position.contains_key(code));
        self.push(code, Some(object(code, area, parent.as_deref())));
    }

    fn push(&mut self, code: &str, new: Option<Node>) {
        if self.position.contains_key(code) {
            return;
        }
        self.position.insert(code.to_owned(), u32::try_from(self.planned.len()).unwrap_or(u32::MAX));
        self.planned.push(PlannedArea { code: code.to_owned(), new });
    }
}

/// An area as the file format writes it.
fn object(code: &str, area: &AreaFound, parent: Option<&str>) -> Node {
    let text = |text: &str| Node::Text(text.to_owned());
    let name = if area.name.is_empty() { code } else { &area.name };
    let kind = area.kind.unwrap_or(AreaKind::Place);
    let mut fields = vec![
        ("code".to_owned(), text(code)),
        ("name".to_owned(), text(name)),
        ("kind".to_owned(), text(kind.as_str())),
    ];
    let mut add =
        |field: &str, value: Option<Node>| fields.extend(value.map(|value| (field.to_owned(), value)));
    add("parent", parent.map(text));
    add("population", area.population.map(Node::of_number));
    add("footprint", area.footprint.map(|footprint: Footprint| text(footprint.as_str())));
    add("deprivation_decile", area.deprivation_decile.map(|decile| Node::of_number(f64::from(decile))));
    Node::Object(fields)
}

fn fill(area: &mut AreaFound, other: &AreaFound) {
    if area.name.is_empty() {
        area.name.clone_from(&other.name);
    }
    if area.kind_words.is_empty() {
        area.kind_words.clone_from(&other.kind_words);
    }
    area.kind = area.kind.or(other.kind);
    area.parent = area.parent.take().or_else(|| other.parent.clone());
    area.population = area.population.or(other.population);
    area.deprivation_decile = area.deprivation_decile.or(other.deprivation_decile);
    area.footprint = area.footprint.or(other.footprint);
}
