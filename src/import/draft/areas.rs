//! What is known about each area: from the scorecard, a table of areas, its own file, what everybody knows, or an answer.

use super::kinds::UnclearArea;
use super::objects::{self, json};
use super::question::Answers;
use super::slug::{Ids, is_slug_of};
use crate::format::Document;
use crate::import::gazetteer::{self, Known, Takeover, key};
use crate::import::merge::PlannedArea;
use crate::import::table::{FoundArea, Gathered};
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
    /// The code of the scorecard's system.
    system: Option<String>,
    /// Codes that have figures in the scorecard or the files.
    with_figures: HashSet<String>,
    /// Areas whose figures stand under another of their codes.
    pub recoded: Vec<&'static Takeover>,
    /// Names without a code, each with the code that everybody knows it by.
    pub by_usual_name: Vec<(String, String)>,
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
        self.area.kind.or_else(|| AreaKind::from_word(self.unclear()?.answer(answers)?))
    }

    /// The area as one whose kind nobody has said.
    pub fn unclear(&self) -> Option<UnclearArea<'_>> {
        let is_unclear = !self.is_there && self.has_figures() && self.area.kind.is_none();
        let FoundArea { name, kind_words, .. } = &self.area;
        is_unclear.then_some(UnclearArea { code: &self.code, name, words: kind_words })
    }
}

impl AreaIndex {
    /// Finds each area by its code, else by its name.
    pub fn of(gathered: &Gathered, base: Option<&Document>) -> Self {
        let mut index = Self::default();
        let mut known_by_name: HashMap<String, Vec<String>> = HashMap::new();
        for area in &gathered.known_areas {
            let Some(code) = &area.code else { continue };
            known_by_name.entry(key(&area.name)).or_default().push(code.clone());
            index
                .known
                .entry(code.clone())
                .and_modify(|before| before.fill_from(area))
                .or_insert(area.clone());
        }
        index.system = base.map(|base| {
            let scorecard = base.scorecard();
            scorecard.area(scorecard.system()).code.clone()
        });
        let mut ids = Ids::default();
        let mut base_by_name: HashMap<String, Vec<(&str, AreaKind)>> = HashMap::new();
        for (_, area) in base.iter().flat_map(|base| base.scorecard().areas()) {
            ids.take(&area.code);
            index.base.insert(area.code.clone());
            base_by_name.entry(key(&area.name)).or_default().push((&area.code, area.kind));
        }
        let mut made: HashSet<String> = HashSet::new();
        let in_files: HashSet<&str> = gathered
            .areas
            .iter()
            .filter(|area| area.figures > 0)
            .filter_map(|area| area.code.as_deref())
            .collect();
        index.with_figures =
            index.base.iter().cloned().chain(in_files.iter().map(|&code| code.to_owned())).collect();
        for area in &gathered.areas {
            let code = match &area.code {
                Some(code) => index.code_in_use(code, &in_files),
                None => {
                    let name = key(&area.name);
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
                    given.or_else(|| index.usual(area, &in_files)).unwrap_or_else(|| ids.make(&area.name))
                }
            };
            ids.take(&code);
            made.insert(code.clone());
            index.add(code, area);
        }
        for (code, area) in &index.known {
            for name in [key(code), key(&area.name)] {
                index.by_name.entry(name).or_insert_with(|| Named::Known(code.clone()));
            }
        }
        index
    }

    /// The code that an area stands under: the scorecard's, where it has the area under another code; else the latest
    /// that the files have.
    fn code_in_use(&mut self, code: &str, in_files: &HashSet<&str>) -> String {
        if self.base.contains(code) {
            return code.to_owned();
        }
        let one_area = gazetteer::takeovers(code).filter(|takeover| takeover.is_one_area());
        for takeover in one_area {
            let other = if takeover.before == code { takeover.after } else { takeover.before };
            let is_later = takeover.before == code && in_files.contains(other);
            if self.base.contains(other) || (is_later && !self.base.contains(code)) {
                if !self.recoded.iter().any(|known| known.before == takeover.before) {
                    self.recoded.push(takeover);
                }
                return other.to_owned();
            }
        }
        code.to_owned()
    }

    /// The code of an area that has only a name, where everybody knows it by that name. Where the publisher calls it
    /// something that is not known here, it may be another area of the name.
    fn usual(&mut self, area: &FoundArea, in_files: &HashSet<&str>) -> Option<String> {
        let known = match area.kind {
            Some(kind) => gazetteer::called(&area.name, kind),
            None if area.kind_words.is_empty() => gazetteer::called_anyhow(&area.name),
            None => None,
        }?;
        let code = self.code_in_use(known.code, in_files);
        if area.figures > 0 {
            self.by_usual_name.push((area.name.clone(), code.clone()));
        }
        Some(code)
    }

    fn add(&mut self, code: String, found: &FoundArea) {
        let mut area = self.known.get(&code).cloned().unwrap_or_default();
        area.fill_from(found);
        area.figures = found.figures;
        if let Some(known) = gazetteer::by_code(&code) {
            area.kind = area.kind.or(Some(known.kind));
            if area.name.is_empty() || area.name == code {
                known.usual_name().clone_into(&mut area.name);
            }
        }
        let at = self.found.len();
        for name in [key(&code), key(&area.name)].into_iter().chain(found.code.as_deref().map(key)) {
            self.by_name.entry(name).or_insert(Named::Found(at));
        }
        self.by_code.entry(code.clone()).or_insert(at);
        let is_there = self.base.contains(&code);
        self.found.push(DraftArea { code, area, is_there });
    }

    /// Whether the files or the scorecard have figures of the area with this code.
    pub fn has_figures_of(&self, code: &str) -> bool {
        self.with_figures.contains(code)
    }

    /// The area that rows name by this code.
    pub fn by_code(&self, code: &str) -> Option<&DraftArea> {
        self.by_code.get(code).map(|&at| &self.found[at])
    }

    /// The area with this code or name among those found and those in tables.
    pub fn named(&self, given: &str) -> Option<(&str, &FoundArea)> {
        match self.by_name.get(&key(given))? {
            Named::Found(at) => Some((&self.found[*at].code, &self.found[*at].area)),
            Named::Known(code) => self.known.get(code).map(|area| (code.as_str(), area)),
        }
    }

    /// The areas that figures belong to, in the order found, with those of tables that they lie in; parents first.
    /// `scorecard` has nation and system of a new scorecard, `left_out` says for each found area whether it is to be left
    /// out. Also the position of each found area in the list; none where it is left out.
    pub fn planned(
        &self,
        answers: &Answers,
        scorecard: &[(String, FoundArea)],
        left_out: &[bool],
    ) -> (Vec<PlannedArea>, Vec<Option<u32>>) {
        let mut list = PlanList { index: self, planned: Vec::new(), position: HashMap::new() };
        for (code, area) in scorecard {
            list.add(code, area);
        }
        let system = scorecard.iter().find(|(_, area)| area.kind == Some(AreaKind::System));
        let system = system.map(|(code, _)| code.as_str()).or(self.system.as_deref());
        // Whatever others lie in comes before them.
        let mut new: Vec<(AreaKind, &DraftArea)> = Vec::new();
        let taken =
            self.found.iter().zip(left_out).filter(|(found, left_out)| found.has_figures() && !**left_out);
        for (found, _) in taken {
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
                area.parent = self.system_of_place(&found.code, system).or(area.parent);
            }
            if kind == AreaKind::Neighbourhood && area.parent.is_none() {
                area.parent = gazetteer::authority_of(&area.name).map(|place| place.code.to_owned());
            }
            list.add(&found.code, &area);
        }
        let position = |(found, left_out): (&DraftArea, &bool)| {
            list.position.get(&found.code).copied().filter(|_| !left_out)
        };
        let positions = self.found.iter().zip(left_out).map(position).collect();
        (list.planned, positions)
    }

    /// The system that a place lies in: the scorecard's, unless everybody knows it to lie in another one.
    fn system_of_place(&self, code: &str, system: Option<&str>) -> Option<String> {
        let known = gazetteer::by_code(code)
            .filter(|_| system.is_none_or(|system| gazetteer::by_code(system).is_some()));
        let outside = known.filter(|place| system.is_none_or(|system| !place.lies_in(system)));
        match outside.and_then(Known::system) {
            Some(other) => Some(other.code.to_owned()),
            // A scorecard that is there may have reasons of its own to leave a place without a system.
            None if self.system.is_some() && known.is_none() => None,
            None => system.map(str::to_owned),
        }
    }

    /// For each found area, whether everybody knows it to lie outside a system, its nation and its regions.
    pub fn outside(&self, system: &Known) -> Vec<bool> {
        let regions = gazetteer::regions_of(system.code);
        self.found.iter().map(|found| !found.is_there && self.lies_outside(found, system, &regions)).collect()
    }

    fn lies_outside(&self, found: &DraftArea, system: &Known, regions: &[&str]) -> bool {
        if self.lies_in_by_tables(&found.area, system) {
            return false;
        }
        let known = gazetteer::by_code(&found.code).or_else(|| {
            let is_small = found.area.kind == Some(AreaKind::Neighbourhood);
            // A neighbourhood lies where its authority does.
            let parent = found.area.parent.as_deref().filter(|_| is_small)?;
            gazetteer::by_code(parent).or_else(|| gazetteer::called(parent, AreaKind::Place))
        });
        let known = known.or_else(|| {
            gazetteer::authority_of(&found.area.name)
                .filter(|_| found.area.kind == Some(AreaKind::Neighbourhood))
        });
        known.is_some_and(|known| match known.kind {
            AreaKind::Nation => system.within != Some(known.code),
            AreaKind::Region => {
                !regions.contains(&known.code)
                    && !known.within.is_some_and(|within| regions.contains(&within))
            }
            AreaKind::System => {
                known.code != system.code
                    && !gazetteer::other_codes(known.code).any(|code| code == system.code)
            }
            _ => !known.lies_in(system.code),
        })
    }

    /// Whether tables of areas put an area in a system, whatever everybody knows.
    fn lies_in_by_tables(&self, area: &FoundArea, system: &Known) -> bool {
        const DEEPEST: usize = 8;
        let above = |area: &FoundArea| self.named(area.parent.as_deref()?);
        let all = std::iter::successors(above(area), |(_, area)| above(area));
        all.take(DEEPEST).any(|(code, _)| code == system.code)
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

    /// The one system that every known place with figures lies in; none where there are several.
    pub fn only_system_known(&self) -> Option<&'static Known> {
        let with_figures = self.found.iter().filter(|found| found.has_figures());
        let mut systems = with_figures.filter_map(|found| gazetteer::by_code(&found.code)?.system());
        let first = systems.next()?;
        systems.all(|system| system.code == first.code).then_some(first)
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
        self.push_new(code, area, parent.as_deref());
    }

    fn push_new(&mut self, code: &str, area: &FoundArea, parent: Option<&str>) {
        let is_there = |code: &str| self.index.with_figures.contains(code);
        self.push(code, Some(json(&objects::area(code, area, parent, is_there))));
    }

    /// The code of a parent that is in the scorecard, or is put there because a table has it.
    fn parent(&mut self, given: &str, child: &str) -> Option<String> {
        if self.index.base.contains(given) || self.position.contains_key(given) {
            return Some(given.to_owned());
        }
        let Some((code, area)) = self.index.named(given).filter(|(code, _)| *code != child) else {
            return self.known_system(given);
        };
        area.kind?;
        if !self.position.contains_key(code) && !self.index.base.contains(code) {
            let above = area.parent.clone().filter(|above| above != child);
            self.push_above(code, &FoundArea { parent: above, ..area.clone() });
        }
        Some(code.to_owned())
    }

    /// A system that no file names and everybody knows, put into the scorecard for a place that lies in it.
    fn known_system(&mut self, given: &str) -> Option<String> {
        let known = gazetteer::by_code(given).filter(|known| known.kind == AreaKind::System)?;
        let area = FoundArea {
            name: known.usual_name().to_owned(),
            kind: Some(known.kind),
            parent: known.within.map(str::to_owned),
            ..FoundArea::default()
        };
        self.push_above(known.code, &area);
        Some(known.code.to_owned())
    }

    /// Adds an area of a table with the area right above it, where that is there already.
    fn push_above(&mut self, code: &str, area: &FoundArea) {
        let above = area.parent.as_deref();
        let above = above.map(|parent| self.index.named(parent).map_or(parent, |(code, _)| code));
        let parent =
            above.filter(|code| self.index.base.contains(*code) || self.position.contains_key(*code));
        let parent = parent.map(str::to_owned);
        self.push_new(code, area, parent.as_deref());
    }

    fn push(&mut self, code: &str, new: Option<String>) {
        if self.position.contains_key(code) {
            return;
        }
        self.position.insert(code.to_owned(), u32::try_from(self.planned.len()).unwrap_or(u32::MAX));
        self.planned.push(PlannedArea { code: code.to_owned(), new });
    }
}
