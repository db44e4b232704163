//! What was decided about areas, in sentences.

use super::areas::DraftArea;
use super::{Draft, Subject, UnclearArea, setup};
use crate::format::nearest_name;
use crate::import::gazetteer::{self, Boundary, Takeover, key, without_council};
use crate::import::table::{FoundArea, MissingIndicator, PassedOver};
use crate::import::words::{counted, listed};
use crate::model::AreaKind;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How many areas a sentence names.
const NAMED: usize = 8;

impl Draft {
    /// What was asked for and is not there, what was left out, and what was known under another code or name.
    pub(super) fn remarks_on_areas(&self, left_out: &[bool]) -> Vec<String> {
        let mut remarks = self.not_found();
        remarks.extend(self.outside_the_system(left_out));
        remarks.extend(self.recoded(left_out));
        remarks.extend(self.kept_apart(left_out));
        remarks.extend(self.nowhere(left_out));
        remarks.extend(self.by_usual_name());
        remarks.extend(self.by_answer());
        remarks.extend(self.left_by_answer());
        remarks.extend(self.named_as_others());
        remarks.extend(self.not_in_the_scorecard());
        remarks.extend(self.of_two_editions());
        remarks
    }

    /// Why nothing is left, where every area with figures lies outside the system.
    pub(super) fn all_outside(&self) -> Option<String> {
        let left_out = self.left_out();
        let mut with_figures =
            self.areas.found.iter().zip(&left_out).filter(|(found, _)| found.has_figures());
        let all = left_out.contains(&true) && with_figures.all(|(_, left_out)| *left_out);
        let (_, system) = setup::system(&self.setup, &self.areas, &self.answers).filter(|_| all)?;
        Some(format!(
            "No area of the files lies in {}; choose another system, or take every area (--area all).",
            system.name
        ))
    }

    /// Why rows are of nothing that is wanted, and what to choose instead, where nothing at all came in.
    pub(super) fn why_not_chosen(&self) -> Vec<String> {
        let mut sentences = self.not_found();
        let others = self.not_in_the_scorecard();
        if others.is_empty() {
            let none = "None of the chosen areas and indicators is in the files; choose others, or all.";
            sentences.push(none.to_owned());
        } else {
            sentences.push("The files have no figure of the scorecard’s own areas.".to_owned());
            sentences.extend(others);
        }
        sentences
    }

    /// A sentence for each area and each indicator that was asked for and stands in no file.
    pub fn not_found(&self) -> Vec<String> {
        let gathered = &self.gathered;
        let passed_over = gathered.chosen.passed_over.iter().map(|area| (&area.name, Some(&area.code)));
        let found = gathered.areas.iter().map(|area| (&area.name, area.code.as_ref()));
        let all = found.chain(passed_over).flat_map(|(name, code)| [Some(name), code]).flatten();
        let names: Vec<&str> = all.map(String::as_str).filter(|name| !name.is_empty()).collect();
        let sentence = |asked: &String| match closest(asked, &names) {
            Some(meant) => format!("‘{asked}’ is in none of the files; did you mean ‘{meant}’?"),
            None => format!("‘{asked}’ is in none of the files."),
        };
        let indicators =
            gathered.missing_indicators.iter().map(|MissingIndicator { written, near }| match near {
                Some(near) => {
                    format!("No indicator of the files is called ‘{written}’; did you mean ‘{near}’?")
                }
                None => format!("No indicator of the files is called ‘{written}’."),
            });
        gathered.chosen.not_found.iter().map(sentence).chain(indicators).collect()
    }

    /// The areas with figures that lie outside the system; and those that lie in it in part.
    fn outside_the_system(&self, left_out: &[bool]) -> Vec<String> {
        let found = self.areas.found.iter().zip(left_out);
        let outside =
            found.filter(|(found, left_out)| **left_out && found.has_figures()).map(|(found, _)| found);
        let mut codes = HashSet::new();
        let outside: Vec<&DraftArea> = outside.filter(|found| codes.insert(&found.code)).collect();
        let system = setup::system(&self.setup, &self.areas, &self.answers);
        let Some(((code, system), first)) = system.zip(outside.first()) else { return Vec::new() };
        let lies = if outside.len() == 1 { "lies" } else { "lie" };
        let was = if outside.len() == 1 { "was" } else { "were" };
        let names = listed(outside.iter().map(|found| found.area.name.as_str()), NAMED);
        let mut remarks = vec![format!(
            "{} of the files {lies} outside {}, its nation and its regions and {was} left out: {names}. To take others too, \
             choose each (--area \"{}\" --area \"{}\"), or every area (--area all).",
            counted(outside.len() as u64, "area"),
            system.name,
            system.name,
            first.area.name,
        )];
        let known = outside.iter().filter_map(|found| gazetteer::by_code(&found.code));
        let partly = known.filter(|known| known.lies_partly_in(&code)).map(|known| known.name);
        let partly: Vec<&str> = partly.collect();
        if !partly.is_empty() {
            remarks.push(format!(
                "In part in {} and for the most part in another system: {}.",
                system.name,
                listed(partly.into_iter(), NAMED)
            ));
        }
        remarks
    }

    /// The codes of areas that are taken, as the scorecard has them.
    fn taken(&self, left_out: &[bool]) -> HashSet<&str> {
        let found = self.areas.found.iter().zip(left_out);
        let taken = found.filter(|(found, left_out)| !**left_out && found.has_figures());
        taken.map(|(found, _)| found.code.as_str()).collect()
    }

    fn recoded(&self, left_out: &[bool]) -> Vec<String> {
        let taken = self.taken(left_out);
        let sentence = |takeover: &Takeover| {
            let how = match takeover.boundary {
                Boundary::Same => "with the boundary as it was",
                _ => "with a small change of its boundary",
            };
            format!(
                "{} has the code {} since {}, {how}, and had {} before; its figures are one series.",
                name_of(takeover.after),
                takeover.after,
                takeover.on,
                takeover.before
            )
        };
        let recoded = self.areas.recoded.iter().copied();
        let recoded = recoded.filter(|it| taken.contains(it.before) || taken.contains(it.after));
        recoded.map(sentence).collect()
    }

    /// Areas that took over from others with another boundary, where figures of both are there.
    fn kept_apart(&self, left_out: &[bool]) -> Vec<String> {
        let taken = self.taken(left_out);
        let mut after: BTreeMap<&str, Vec<&Takeover>> = BTreeMap::new();
        for code in &taken {
            for takeover in gazetteer::takeovers(code).filter(|takeover| !takeover.is_one_area()) {
                let other = if takeover.before == *code { takeover.after } else { takeover.before };
                let known = after.entry(takeover.after).or_default();
                if self.areas.has_figures_of(other) && !known.iter().any(|it| it.before == takeover.before) {
                    known.push(takeover);
                }
            }
        }
        let sentence = |(after, takeovers): (&str, Vec<&Takeover>)| {
            let on = takeovers.first()?.on;
            let mut before: Vec<String> =
                takeovers.iter().map(|it| format!("{} ({})", name_of(it.before), it.before)).collect();
            before.sort();
            let names = listed(before.iter().map(String::as_str), NAMED);
            let name = name_of(after);
            let whole = gazetteer::went_into(after, |code| takeovers.iter().any(|it| it.before == code));
            let is_whole = !whole.is_empty()
                && whole.iter().all(|it| takeovers.iter().any(|one| one.before == it.before));
            if is_whole {
                return Some(format!(
                    "{name} ({after}) took over on {on} from {names}. Their series are kept; where all of them have counts, its own goes on from these, added up."
                ));
            }
            Some(format!(
                "{name} ({after}) took over on {on} from {names}, with another boundary; their series are kept apart."
            ))
        };
        after.into_iter().filter_map(sentence).collect()
    }

    /// Neighbourhoods that no file and no name puts anywhere, where only those of a system are wanted.
    fn nowhere(&self, left_out: &[bool]) -> Option<String> {
        let is_open = self.gathered.chosen.open && self.base.is_none();
        let (code, system) = setup::system(&self.setup, &self.areas, &self.answers).filter(|_| is_open)?;
        gazetteer::by_code(&code)?;
        let found = self.areas.found.iter().zip(left_out);
        let taken = found.filter(|(found, left_out)| !**left_out && found.has_figures());
        let nowhere = taken.filter(|(found, _)| {
            let FoundArea { kind, parent, name, .. } = &found.area;
            *kind == Some(AreaKind::Neighbourhood)
                && parent.is_none()
                && gazetteer::authority_of(name).is_none()
        });
        let count = nowhere.count() as u64;
        (count > 0).then(|| {
            let (lies, taken) = if count == 1 { ("lies", "it was") } else { ("lie", "they were") };
            format!(
                "Whether {} {lies} in {} could not be told, and {taken} taken; a table of areas among the sources, with the \
                 columns code, name and parent, tells it.",
                counted(count, "neighbourhood"),
                system.name
            )
        })
    }

    fn by_usual_name(&self) -> Option<String> {
        let named = &self.areas.by_usual_name;
        let names: Vec<String> = named.iter().map(|(name, code)| format!("{name} as {code}")).collect();
        let names = listed(names.iter().map(String::as_str), NAMED);
        (!named.is_empty()).then(|| format!("Areas without a code were known by their names: {names}."))
    }

    fn by_answer(&self) -> Vec<String> {
        let meant = self.areas.found.iter().filter(|found| found.has_figures() && found.is_meant());
        let (left, taken): (Vec<&DraftArea>, Vec<_>) =
            meant.partition(|found| self.areas.is_meant_elsewhere(found));
        let sentence = |found: &[&DraftArea], end: &str| {
            let names = found.iter().filter_map(|found| {
                let alone = found.name_alone.as_ref()?;
                Some(format!("‘{}’ as {} ({})", alone.name, found.area.name, found.code))
            });
            let names: Vec<String> = names.collect();
            let listed = listed(names.iter().map(String::as_str), NAMED);
            (!names.is_empty())
                .then(|| format!("Names were taken for other areas, as was answered: {listed}{end}."))
        };
        let out = "; their rows were left out, because the scorecard has not got these areas";
        sentence(&taken, "").into_iter().chain(sentence(&left, out)).collect()
    }

    /// The areas whose rows were left out because that was answered of them, or was accepted as likely.
    fn left_by_answer(&self) -> Option<String> {
        let areas = self.unclear_areas().into_iter();
        let is_left = |area: &UnclearArea<'_>| {
            let is_earlier = self.is_earlier(&Subject::AreaKind(area.code.to_owned()));
            area.was_left_out(&self.answers) && !is_earlier
        };
        let names =
            areas.filter(is_left).map(|area| if area.name.is_empty() { area.code } else { area.name });
        let names: BTreeSet<&str> = names.collect();
        (!names.is_empty()).then(|| {
            let listed = listed(names.into_iter(), NAMED);
            format!(
                "Rows that are of none of the areas were left out, as was answered or accepted: {listed}."
            )
        })
    }

    /// The areas of the files that the scorecard has not, where only its own are wanted.
    fn not_in_the_scorecard(&self) -> Vec<String> {
        let (Some(base), true) = (&self.base, self.gathered.chosen.of_scorecard) else { return Vec::new() };
        let scorecard = base.scorecard();
        let passed_over = self.gathered.chosen.passed_over.iter();
        let passed_over: Vec<&PassedOver> =
            passed_over.filter(|area| scorecard.area_by_code(&area.code).is_none()).collect();
        let names: Vec<&str> = scorecard.areas().map(|(_, area)| area.name.as_str()).collect();
        // Whatever is known to be another area was hardly meant for one of the scorecard.
        let unknown = |area: &&&PassedOver| {
            !gazetteer::is_code(area.code.as_bytes()) && gazetteer::all_called(&area.name).next().is_none()
        };
        let meant =
            passed_over.iter().filter(unknown).filter_map(|area| Some((area, closest(&area.name, &names)?)));
        let mut remarks: Vec<String> = meant
            .map(|(area, meant)| {
                format!(
                    "‘{}’ is not in the scorecard; did you mean ‘{meant}’? Its rows were left out.",
                    area.name
                )
            })
            .collect();
        if !passed_over.is_empty() {
            let are = if passed_over.len() == 1 { "is" } else { "are" };
            let shown: Vec<String> = passed_over.iter().map(|area| shown(area)).collect();
            remarks.push(format!(
                "{} of the files {are} not in the scorecard: {}. To take others too, choose each that is wanted (--area \
                 NAME), or all (--area all).",
                counted(passed_over.len() as u64, "area"),
                listed(shown.iter().map(String::as_str), NAMED),
            ));
        }
        remarks
    }

    /// Where neighbourhoods are of 2011 in one place and of 2021 in another: in the files, or in files and scorecard.
    fn of_two_editions(&self) -> Option<String> {
        let gathered = &self.gathered;
        let codes = gathered.areas.iter().filter_map(|area| area.code.as_deref());
        let passed_over = gathered.chosen.passed_over.iter().map(|area| area.code.as_str());
        let of_base = self.base.iter().flat_map(|base| base.scorecard().areas());
        let of_base = of_base.filter(|(_, area)| area.kind == AreaKind::Neighbourhood);
        let of_base = editions(of_base.map(|(_, area)| area.code.as_str()));
        // Of a whole country's neighbourhoods only those of the same edition are told apart.
        let of_files = editions(codes.chain(passed_over));
        let sentence = |whose: &str, earlier: &str, later: &str| {
            format!(
                "{whose}: {earlier} is a small area of 2011 alone and {later} one of 2021 alone. Figures of the two go together \
                 only where an area stayed as it was; take files of one edition."
            )
        };
        match (of_files, of_base) {
            ([Some(earlier), Some(later)], _) => {
                Some(sentence("The files have neighbourhoods of two editions", earlier, later))
            }
            ([Some(earlier), None], [_, Some(later)]) => Some(sentence(
                "The neighbourhoods of the files are of 2011 and those of the scorecard of 2021",
                earlier,
                later,
            )),
            ([None, Some(later)], [Some(earlier), _]) => Some(sentence(
                "The neighbourhoods of the files are of 2021 and those of the scorecard of 2011",
                earlier,
                later,
            )),
            _ => None,
        }
    }
}

/// The name that people use for the area of a code.
fn name_of(code: &str) -> &str {
    gazetteer::by_code(code).map_or(code, |known| known.usual_name())
}

/// The name of an area as the files have it, else as everybody knows it, else its code.
fn shown(area: &PassedOver) -> String {
    if area.name.is_empty() { name_of(&area.code).to_owned() } else { area.name.clone() }
}

/// The first codes of small areas that are of 2011 alone, and of 2021 alone.
fn editions<'a>(codes: impl Iterator<Item = &'a str>) -> [Option<&'a str>; 2] {
    let mut first: [BTreeSet<&str>; 2] = Default::default();
    for code in codes {
        match gazetteer::only_edition(code) {
            Some(2011) => _ = first[0].insert(code),
            Some(_) => _ = first[1].insert(code),
            None => {}
        }
    }
    first.map(|codes| codes.into_iter().next())
}

/// The name that was most likely meant: the same but for words for a council, else a slip of the finger away.
fn closest<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let bare = key(without_council(name));
    let same = names.iter().find(|other| key(without_council(other)) == bare).copied();
    same.or_else(|| nearest_name(name, names.iter().copied()))
}
