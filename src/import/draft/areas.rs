//! What is known about each area: from the scorecard, a table of areas, its own file, what everybody knows, or an answer.

use super::kinds::UnclearArea;
use super::meant::NameAlone;
use super::objects;
use super::question::Answers;
use crate::edit::{Ids, is_slug_of};
use crate::format::Document;
use crate::import::gazetteer::{self, Takeover, key};
use crate::import::merge::AreaFill;
use crate::import::table::{FoundArea, Gathered};
use crate::model::{AreaKind, Word};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The areas of an import.
#[derive(Clone, Debug, Default)]
pub(super) struct AreaIndex {
    /// Those that the files' rows name, by position.
    pub found: Vec<DraftArea>,
    /// By code, what tables of areas say.
    known: BTreeMap<String, FoundArea>,
    /// The areas of a whole scorecard that comes as tables, in its order: each is wanted, and is what it was there.
    pub exported: Vec<String>,
    /// Codes of the scorecard's areas.
    pub base: HashSet<String>,
    /// What it calls them, by code, as names are compared.
    names_there: HashMap<String, String>,
    /// The codes of its places, by name as it is compared.
    pub places_there: HashMap<String, String>,
    /// Whether only the scorecard's areas are wanted, and what may be one of them was taken to be asked about.
    pub only_of_base: bool,
    /// The code of the scorecard's system.
    pub system: Option<String>,
    /// What the scorecard's system is called.
    system_name: Option<String>,
    /// Codes that have figures in the scorecard or the files.
    with_figures: HashSet<String>,
    /// Areas whose figures stand under another of their codes.
    pub recoded: Vec<&'static Takeover>,
    /// Names without a code, each with the code that everybody knows it by.
    pub by_usual_name: Vec<(String, String)>,
    /// Names that stand for other areas, as was answered: by the code made of each, the code of the other.
    pub meant: BTreeMap<String, String>,
    /// What a workbook of a whole scorecard says about that: names of fields, and what they are.
    about: Vec<(&'static str, String)>,
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
    /// Whether the scorecard calls it so: then its code and its name are of one area, whatever everybody knows by either.
    pub is_called_so: bool,
    /// Where it has only a name, and nobody knows it.
    pub name_alone: Option<NameAlone>,
}

impl DraftArea {
    /// Whether any figure is of it: rows of an indicator that was not chosen name areas too.
    pub fn has_figures(&self) -> bool {
        self.area.figures > 0
    }

    /// Whether it is a name that was said to stand for another area.
    pub fn is_meant(&self) -> bool {
        self.name_alone.as_ref().is_some_and(|alone| alone.id != self.code)
    }

    /// What a new area is; none while that is not said, or where it is to be left out.
    pub fn kind(&self, answers: &Answers) -> Option<AreaKind> {
        self.area.kind.or_else(|| AreaKind::from_word(self.unclear()?.answer(answers)?))
    }

    /// Whether it was said that its rows are to be left out.
    pub fn is_left_out(&self, answers: &Answers) -> bool {
        self.unclear().is_some_and(|unclear| unclear.was_left_out(answers))
    }

    /// The area as one whose kind nobody has said.
    pub fn unclear(&self) -> Option<UnclearArea<'_>> {
        let is_unclear = !self.is_there && self.has_figures() && self.area.kind.is_none();
        let FoundArea { name, kind_words, .. } = &self.area;
        is_unclear.then_some(UnclearArea {
            code: &self.code,
            name,
            words: kind_words,
            has_code: self.name_alone.is_none(),
        })
    }
}

impl AreaIndex {
    /// Finds each area by its code, else by its name.
    pub fn of(gathered: &Gathered, base: Option<&Document>, meant: BTreeMap<String, String>) -> Self {
        let only_of_base = base.is_some() && gathered.chosen.may_be_of_scorecard;
        let about = gathered.left.iter().filter_map(|seen| seen.of_scorecard.as_deref());
        let about = about.flatten().cloned().collect();
        let mut index = Self { only_of_base, meant, about, ..Self::default() };
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
        if base.is_none() {
            let of_scorecard =
                |(code, area): (&String, &FoundArea)| Some((area.of_scorecard.as_ref()?.order, code.clone()));
            let mut exported: Vec<(u32, String)> = index.known.iter().filter_map(of_scorecard).collect();
            exported.sort_unstable();
            index.exported = exported.into_iter().map(|(_, code)| code).collect();
        }
        index.system = base.map(|base| {
            let scorecard = base.scorecard();
            let system = scorecard.area(scorecard.system());
            index.system_name = Some(system.name.clone());
            system.code.clone()
        });
        let mut ids = Ids::default();
        let mut base_by_name: HashMap<String, Vec<(&str, AreaKind)>> = HashMap::new();
        for (_, area) in base.iter().flat_map(|base| base.scorecard().areas()) {
            ids.take(&area.code);
            index.base.insert(area.code.clone());
            index.names_there.insert(area.code.clone(), key(&area.name));
            if area.kind == AreaKind::Place {
                index.places_there.insert(key(&area.name), area.code.clone());
            }
            base_by_name.entry(key(&area.name)).or_default().push((&area.code, area.kind));
        }
        let names: Vec<&str> = base
            .iter()
            .flat_map(|base| base.scorecard().areas())
            .map(|(_, area)| area.name.as_str())
            .collect();
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
            let mut alone = None;
            let code = if let Some(code) = &area.code {
                index.code_in_use(code, &in_files)
            } else {
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
                // A code that was made of the name says nothing more than the name.
                let listed = listed.filter(|codes| !is_slug_of(&codes[0], &area.name));
                let given = by_name.map(str::to_owned).or_else(|| listed.map(|codes| codes[0].clone()));
                given.or_else(|| index.usual(area, &in_files)).unwrap_or_else(|| {
                    let id = ids.make(&area.name);
                    alone = Some(NameAlone::new(&area.name, id.clone(), &names));
                    index.meant.get(&id).cloned().unwrap_or(id)
                })
            };
            ids.take(&code);
            made.insert(code.clone());
            let is_meant = alone.as_ref().is_some_and(|alone| alone.id != code);
            // It bears the name of the area that it stands for.
            let named = is_meant.then(|| FoundArea { name: String::new(), ..area.clone() });
            index.add(code, named.as_ref().unwrap_or(area), alone);
        }
        index.doubt_unknown_places();
        let of_names = index.found.iter().filter(|found| found.has_figures()).map(|found| found.code.clone());
        index.with_figures.extend(of_names);
        for (code, area) in &index.known {
            for name in [code, &area.name].into_iter().filter_map(|name| found_by(name)) {
                index.by_name.entry(name).or_insert_with(|| Named::Known(code.clone()));
            }
        }
        index
    }

    /// Where files reach beyond one system, a place that nobody knows by its name, such as one that has long ended, may lie
    /// anywhere: what it is has to be asked.
    fn doubt_unknown_places(&mut self) {
        if self.reaches_beyond_one_system() {
            for found in &mut self.found {
                let is_unknown = found.name_alone.as_ref().is_some_and(|alone| alone.id == found.code);
                if is_unknown && found.area.parent.is_none() && found.area.kind == Some(AreaKind::Place) {
                    found.area.kind = None;
                }
            }
        }
    }

    /// The code that an area stands under: the scorecard's, where it has the area under another code; else the latest
    /// that the files have.
    fn code_in_use(&mut self, code: &str, in_files: &HashSet<&str>) -> String {
        if self.base.contains(code) || self.is_exported(code) {
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
        };
        // Where a name stands for nothing else, that of the scorecard's system stands for it without further words too.
        let is_system = || {
            let is_open = area.kind.is_none() && area.kind_words.is_empty();
            is_open
                && self.system_name.as_ref().is_some_and(|name| gazetteer::is_system_called(name, &area.name))
        };
        let code = match known {
            Some(known) => self.code_in_use(known.code, in_files),
            None => self.system.clone().filter(|_| is_system())?,
        };
        if area.figures > 0 {
            self.by_usual_name.push((area.name.clone(), code.clone()));
        }
        Some(code)
    }

    fn add(&mut self, code: String, found: &FoundArea, name_alone: Option<NameAlone>) {
        let mut area = self.known.get(&code).cloned().unwrap_or_default();
        area.fill_from(found);
        area.figures = found.figures;
        if let Some(known) = gazetteer::by_code(&code) {
            area.kind = area.kind.or(Some(known.kind));
            // A name in capitals, or without any, is how the publisher's system writes it.
            let has = |fits: fn(char) -> bool| area.name.chars().any(fits);
            let is_plain = !has(char::is_lowercase) || !has(char::is_uppercase);
            let is_whole = gazetteer::says_whole(&area.name) && !self.known.contains_key(&code);
            if is_plain || is_whole || area.name == code {
                known.usual_name().clone_into(&mut area.name);
            }
        }
        let parent = area.parent.as_deref().and_then(gazetteer::code_of);
        area.parent = parent.or(area.parent);
        let at = self.found.len();
        let names =
            [Some(code.as_str()), Some(area.name.as_str()), found.code.as_deref()].into_iter().flatten();
        for name in names.filter_map(found_by) {
            self.by_name.entry(name).or_insert(Named::Found(at));
        }
        self.by_code.entry(code.clone()).or_insert(at);
        let is_there = self.base.contains(&code);
        let is_named_there = self.names_there.get(&code).is_some_and(|name| *name == key(&area.name));
        let is_called_so = is_named_there || self.is_exported(&code);
        self.found.push(DraftArea { code, area, is_there, is_called_so, name_alone });
    }

    /// What a workbook of a whole scorecard says in this field of the file.
    pub fn about(&self, field: &str) -> Option<&str> {
        let said = self.about.iter().find(|(known, _)| *known == field);
        said.map(|(_, what)| what.as_str())
    }

    /// Whether it is an area of a whole scorecard that comes as tables.
    pub fn is_exported(&self, code: &str) -> bool {
        !self.exported.is_empty() && self.known.get(code).is_some_and(|area| area.of_scorecard.is_some())
    }

    /// What tables of areas say of the area with this code.
    pub fn known(&self, code: &str) -> Option<&FoundArea> {
        self.known.get(code)
    }

    /// Whether the files or the scorecard have figures of the area with this code.
    pub fn has_figures_of(&self, code: &str) -> bool {
        self.with_figures.contains(code)
    }

    /// Whether the files have figures of the area with this code, by the code itself or by a name that is known.
    pub fn is_in_files(&self, code: &str) -> bool {
        self.found.iter().any(|found| found.code == code && found.has_figures() && !found.is_meant())
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

    /// What tables say about areas that the scorecard has, by their codes.
    pub fn fills(&self) -> Vec<(String, AreaFill)> {
        let mut fills = Vec::new();
        for (code, area) in self.known.iter().filter(|(code, _)| self.base.contains(*code)) {
            let there = |parent: &&str| self.base.contains(*parent);
            let parent =
                area.parent.as_deref().map(|given| self.named(given).map_or(given, |(code, _)| code));
            let says = [
                area.population.map(AreaFill::Population),
                area.deprivation_decile.map(AreaFill::Decile),
                parent.filter(there).map(|parent| AreaFill::LiesIn(parent.to_owned())),
            ];
            fills.extend(says.into_iter().flatten().map(|says| (code.clone(), says)));
        }
        fills.extend(self.successions());
        fills
    }

    /// What areas of the scorecard took over from, where figures of any of that come with the files and were not there before.
    fn successions(&self) -> impl Iterator<Item = (String, AreaFill)> + '_ {
        let new = self.found.iter().filter(|found| !found.is_there && found.has_figures());
        let after = new.flat_map(|found| {
            gazetteer::takeovers(&found.code)
                .filter(|it| it.before == found.code && self.base.contains(it.after))
        });
        let after: BTreeSet<&str> = after.map(|it| it.after).collect();
        after.into_iter().filter_map(|code| {
            let before = objects::predecessors(code, |code| self.has_figures_of(code));
            (!before.is_empty()).then(|| (code.to_owned(), AreaFill::Succeeds(objects::json(&before))))
        })
    }
}

/// What an area is found by with a code or a name; none for what is no code and would be taken for one by its letters and
/// digits: `E9200#0001`, and the id that is made of it.
fn found_by(name: &str) -> Option<String> {
    let is_code = |text: &str| gazetteer::is_code(text.as_bytes());
    let key = key(name);
    (!is_code(&key) || is_code(name.trim())).then_some(key)
}
