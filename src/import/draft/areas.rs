//! What is known about each area: from the scorecard, a table of areas, its own file, or an answer.

use super::objects::{NewArea, json};
use super::question::{Answers, Question, Subject};
use super::slug::{Ids, is_slug_of};
use crate::format::Document;
use crate::import::merge::PlannedArea;
use crate::import::table::{FoundArea, Gathered, plain};
use crate::model::{AreaKind, Word};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The areas of an import.
#[derive(Clone, Debug, Default)]
pub(super) struct AreaIndex {
    /// Those that the files' rows name, by position.
    pub found: Vec<DraftArea>,
    /// By code, what tables of areas say.
    known: BTreeMap<String, FoundArea>,
    /// Codes of the scorecard's areas.
    base: HashSet<String>,
    /// Positions in `found` by code.
    by_code: HashMap<String, usize>,
    /// By code and by name, each as it is compared, the first area of that name: of the rows, else of the tables.
    by_name: HashMap<String, Named>,
}

/// Where an area that has a name is listed.
#[derive(Clone, Debug)]
enum Named {
    Found(usize),
    Known(String),
}

/// One area.
#[derive(Clone, Debug)]
pub(super) struct DraftArea {
    pub code: String,
    pub area: FoundArea,
    pub is_there: bool,
}

impl DraftArea {
    /// Whether any figure is of it: rows of an indicator that was not chosen name areas too.
    pub fn has_figures(&self) -> bool {
        self.area.figures > 0
    }

    /// What a new area is; none while that is not said, or where it is to be left out.
    pub fn kind(&self, answers: &Answers) -> Option<AreaKind> {
        let answer = || answers.get(&Subject::AreaKind(self.code.clone()));
        self.area.kind.or_else(|| answer().and_then(|answer| AreaKind::from_word(answer)))
    }

    /// The question what it is, where nobody says that.
    pub fn question(&self) -> Option<Question> {
        let is_unclear = !self.is_there && self.has_figures() && self.area.kind.is_none();
        is_unclear.then(|| Question {
            subject: Subject::AreaKind(self.code.clone()),
            name: self.area.name.clone(),
            text: match self.area.kind_words.as_str() {
                "" => "What kind of area is it?".to_owned(),
                words => format!("What kind of area is it? The file calls it ‘{words}’."),
            },
            choices: Question::area_kinds(),
            suggestion: None,
        })
    }
}

impl AreaIndex {
    /// Finds each area by its code, else by its name.
    pub fn of(gathered: &Gathered, base: Option<&Document>) -> Self {
        let mut index = Self::default();
        let mut known_by_name: HashMap<String, Vec<String>> = HashMap::new();
        for area in &gathered.known_areas {
            let Some(code) = &area.code else { continue };
            known_by_name.entry(plain(&area.name)).or_default().push(code.clone());
            index
                .known
                .entry(code.clone())
                .and_modify(|before| before.fill_from(area))
                .or_insert(area.clone());
        }
        let mut ids = Ids::default();
        let mut base_by_name: HashMap<String, Vec<(&str, AreaKind)>> = HashMap::new();
        for (_, area) in base.iter().flat_map(|base| base.scorecard().areas()) {
            ids.take(&area.code);
            index.base.insert(area.code.clone());
            base_by_name.entry(plain(&area.name)).or_default().push((&area.code, area.kind));
        }
        let mut made: HashSet<String> = HashSet::new();
        for area in &gathered.areas {
            let code = area.code.clone().unwrap_or_else(|| {
                let name = plain(&area.name);
                let there = base_by_name.get(&name).map(Vec::as_slice).unwrap_or_default().iter();
                let of_kind = there.filter(|(_, kind)| area.kind.is_none_or(|own| own == *kind));
                let fitting: Vec<&str> =
                    of_kind.map(|(code, _)| *code).filter(|code| !made.contains(*code)).collect();
                let by_name = match fitting[..] {
                    [only] => Some(only),
                    // Of several, the one that an earlier import has made from the name alone.
                    _ => fitting.into_iter().find(|code| is_slug_of(code, &area.name)),
                };
                let listed = known_by_name.get(&name).filter(|codes| codes.len() == 1);
                let given = by_name.map(str::to_owned).or_else(|| listed.map(|codes| codes[0].clone()));
                given.unwrap_or_else(|| ids.make(&area.name))
            });
            ids.take(&code);
            made.insert(code.clone());
            index.add(code, area);
        }
        for (code, area) in &index.known {
            for name in [plain(code), plain(&area.name)] {
                index.by_name.entry(name).or_insert_with(|| Named::Known(code.clone()));
            }
        }
        index
    }

    fn add(&mut self, code: String, found: &FoundArea) {
        let mut area = self.known.get(&code).cloned().unwrap_or_default();
        area.fill_from(found);
        area.figures = found.figures;
        let at = self.found.len();
        for name in [plain(&code), plain(&area.name)] {
            self.by_name.entry(name).or_insert(Named::Found(at));
        }
        self.by_code.entry(code.clone()).or_insert(at);
        let is_there = self.base.contains(&code);
        self.found.push(DraftArea { code, area, is_there });
    }

    /// The area that rows name by this code.
    pub fn by_code(&self, code: &str) -> Option<&DraftArea> {
        self.by_code.get(code).map(|&at| &self.found[at])
    }

    /// The area with this code or name among those found and those in tables.
    pub fn named(&self, given: &str) -> Option<(&str, &FoundArea)> {
        match self.by_name.get(&plain(given))? {
            Named::Found(at) => Some((&self.found[*at].code, &self.found[*at].area)),
            Named::Known(code) => self.known.get(code).map(|area| (code.as_str(), area)),
        }
    }

    /// The areas that figures belong to, in the order found, with those of tables that they lie in; parents first.
    /// `system` and `nation` are the codes of a new scorecard. Also the position of each found area in the list; none
    /// where it is left out.
    pub fn planned(
        &self,
        answers: &Answers,
        scorecard: &[(String, FoundArea)],
    ) -> (Vec<PlannedArea>, Vec<Option<u32>>) {
        let mut list = PlanList { index: self, planned: Vec::new(), position: HashMap::new() };
        for (code, area) in scorecard {
            list.add(code, area);
        }
        let system = scorecard.iter().find(|(_, area)| area.kind == Some(AreaKind::System));
        let system = system.map(|(code, _)| code.clone());
        // Whatever others lie in comes before them.
        let mut new: Vec<(AreaKind, &DraftArea)> = Vec::new();
        for found in self.found.iter().filter(|found| found.has_figures()) {
            if found.is_there {
                list.add_existing(&found.code);
            } else if let Some(kind) = found.kind(answers) {
                new.push((kind, found));
            }
        }
        new.sort_by_key(|(kind, _)| *kind);
        for (kind, found) in new {
            let mut area = FoundArea { kind: Some(kind), ..found.area.clone() };
            if kind == AreaKind::Place && !self.is_a_system(area.parent.as_deref()) {
                area.parent.clone_from(&system);
            }
            list.add(&found.code, &area);
        }
        let positions = self.found.iter().map(|found| list.position.get(&found.code).copied()).collect();
        (list.planned, positions)
    }

    fn is_a_system(&self, parent: Option<&str>) -> bool {
        parent
            .and_then(|parent| self.named(parent))
            .is_some_and(|(_, area)| area.kind == Some(AreaKind::System))
    }

    /// The one system that tables of areas put the found areas in; none where there are several.
    pub fn only_system_above(&self) -> Option<(String, FoundArea)> {
        let above = |found: &DraftArea| {
            let (code, area) = self.named(found.area.parent.as_deref()?)?;
            (area.kind == Some(AreaKind::System)).then_some((code, area))
        };
        let mut systems = self.found.iter().filter(|found| found.has_figures()).filter_map(above);
        let (first, area) = systems.next()?;
        systems.all(|(code, _)| code == first).then(|| (first.to_owned(), area.clone()))
    }

    /// What tables say about areas that the scorecard has: code, field and value.
    pub fn fills(&self) -> Vec<(String, &'static str, f64)> {
        let mut fills = Vec::new();
        for (code, area) in self.known.iter().filter(|(code, _)| self.base.contains(*code)) {
            let numbers = [
                ("population", area.population),
                ("deprivation_decile", area.deprivation_decile.map(f64::from)),
            ];
            for (field, number) in numbers {
                fills.extend(number.map(|number| (code.clone(), field, number)));
            }
        }
        fills
    }
}

struct PlanList<'a> {
    index: &'a AreaIndex,
    planned: Vec<PlannedArea>,
    position: HashMap<String, u32>,
}

impl PlanList<'_> {
    fn add_existing(&mut self, code: &str) {
        self.push(code, None);
    }

    /// Adds an area, and before it the areas of tables that it lies in.
    fn add(&mut self, code: &str, area: &FoundArea) {
        if self.position.contains_key(code) {
            return;
        }
        if self.index.base.contains(code) {
            return self.add_existing(code);
        }
        let parent = area.parent.as_deref().and_then(|parent| self.parent(parent, code));
        // A circle of parents ends here, because the area itself is not in the list yet.
        self.push(code, Some(json(&NewArea::of(code, area, parent.as_deref()))));
    }

    /// The code of a parent that is in the scorecard, or is put there because a table has it.
    fn parent(&mut self, given: &str, child: &str) -> Option<String> {
        if self.index.base.contains(given) || self.position.contains_key(given) {
            return Some(given.to_owned());
        }
        let (code, area) = self.index.named(given).filter(|(code, _)| *code != child)?;
        area.kind?;
        if !self.position.contains_key(code) && !self.index.base.contains(code) {
            let above = area.parent.clone().filter(|above| above != child);
            self.push_above(code, &FoundArea { parent: above, ..area.clone() });
        }
        Some(code.to_owned())
    }

    /// Adds an area of a table with the area right above it, where that is there already.
    fn push_above(&mut self, code: &str, area: &FoundArea) {
        let above = area.parent.as_deref().and_then(|parent| self.index.named(parent));
        let parent = above
            .map(|(code, _)| code)
            .filter(|code| self.index.base.contains(*code) || self.position.contains_key(*code));
        self.push(code, Some(json(&NewArea::of(code, area, parent))));
    }

    fn push(&mut self, code: &str, new: Option<String>) {
        if self.position.contains_key(code) {
            return;
        }
        self.position.insert(code.to_owned(), u32::try_from(self.planned.len()).unwrap_or(u32::MAX));
        self.planned.push(PlannedArea { code: code.to_owned(), new });
    }
}
