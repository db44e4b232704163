//! Which indicator of the scorecard the figures of one of the files go into, as far as that is certain or likely.

use super::cadence::Cadence;
use super::indicator::said_unit;
use super::question::Question;
use super::same::{InScorecard, OtherUnit, likely_same, same_as, same_as_whole};
use super::usage::{Scale, Whole};
use crate::import::basis::Basis;
use crate::import::table::{Definition, Field, FoundIndicator, Suggestion};
use crate::import::words::listed;
use crate::model::{MeasureKind, Word};

/// An indicator of the files, with what is known of it before anything is asked.
pub(super) struct Known<'a> {
    pub found: &'a FoundIndicator,
    pub name: &'a str,
    pub definition: &'a Definition,
    pub suggestions: &'a [Suggestion],
    pub cadence: &'a Cadence,
    pub scale: &'a Scale,
    /// Whether rows say which group of people its figures are of.
    pub is_of_group: bool,
    /// Its position among those of the files.
    pub at: usize,
}

/// What that says of the indicator of the scorecard that its figures go into.
#[derive(Default)]
pub(super) struct Which {
    /// The id of the one that it certainly is, and how that is known.
    pub same_as: Option<(String, String)>,
    /// Whether its figures are shares of one, where those that it repeats tell.
    pub are_shares: Option<bool>,
    /// How its unit differs from that of the one that is called so.
    pub other_unit: Option<OtherUnit>,
    /// Why it has to be said which of several it is, where no row gives the unit that tells them apart.
    pub unsaid_unit: Option<String>,
    pub likely: Option<Suggestion>,
    /// What it is called as one of another unit, and what stands behind the names that are proposed for one without a name.
    pub labelled: Option<String>,
    pub label: Option<String>,
}

impl Which {
    /// The same of figures of which nothing says what they are of: they go where all of them are already.
    pub fn repeated(known: &Known<'_>, base: &InScorecard<'_>) -> Self {
        let Some((id, are_shares)) = base.repeated(known.at, known.found.known_key()) else {
            return Self::default();
        };
        let same_as = Some((id.to_owned(), "it has all of its figures already".to_owned()));
        Self { same_as, are_shares: Some(are_shares), ..Self::default() }
    }

    pub fn of(known: &Known<'_>, base: &InScorecard<'_>) -> Self {
        let Known { found, name, definition, suggestions, cadence, scale, is_of_group, at } = *known;
        // A name or a key alone does not make a share the next figure of a count; what a table of indicators says does.
        let said = suggestions.iter().find(|suggestion| suggestion.field == Field::Kind);
        let kind = definition.kind.or_else(|| said.and_then(|said| MeasureKind::from_word(&said.value)));
        let unit = said_unit(found);
        // What says nothing of itself may be something else by its size.
        let span = scale.span.filter(|_| kind.is_none() && unit.is_none());
        let has_fractions = span.is_some() && scale.whole == Whole::NotAll;
        let of_another_size = |id: &str| {
            let size =
                base.of_another_size(id, span).or_else(|| base.in_another_multiple(id, at, scale.span?));
            let other = size.or_else(|| base.no_whole_numbers(id).filter(|_| has_fractions));
            // What it has already is no other figure, whatever else the files say that is left out.
            other.filter(|_| base.has_every_figure(at, id) != Some(false))
        };
        let basis = Basis::of(&found.measured);
        let measured_so = base.measured_so(found.known_key(), &basis);
        // What went to an indicator under the same words is of its kind, whatever these hint at.
        let kind_beside = |id: &str| kind.filter(|_| basis.is_blank() || measured_so != Some(id));
        let why_another = |id: &str| {
            let because = base.why_another(id, cadence, kind_beside(id));
            because.or_else(|| of_another_size(id).map(|other| other.sentence))
        };
        let fits = |id: &str| why_another(id).is_none();
        // What was told of figures that say nothing of people is not said of those of a group.
        let of_everyone = base.told_of_all(found.known_key());
        let around = base.told_around(found).filter(|id| !is_of_group || of_everyone != Some(*id));
        // What an earlier import was told of the same is not asked again.
        let is_told = around.is_some_and(fits);
        let told = of_everyone.filter(|_| !is_of_group).or(around).or(measured_so);
        let same = same_as(found.known_key(), name, definition, unit, base, told, &fits)
            .or_else(|| same_as_whole(found.series_of.as_ref()?, cadence, definition, base));
        let is_open = definition.into.is_none() && !is_told;
        let units =
            (is_open && unit.is_none()).then(|| base.in_several_units(found.known_key(), name, &fits));
        let is_unsaid = is_open && basis.is_blank() && measured_so.is_none();
        let bases = is_unsaid.then(|| base.in_several_bases(found.known_key()));
        let unsaid = units.and_then(|units| one_of(&units, "in several units", "gives none"));
        let unsaid = unsaid.or_else(|| one_of(&bases?, "measured in several ways", "does not say how"));
        if unsaid.is_some() {
            return Self { unsaid_unit: unsaid, ..Self::default() };
        }
        let called_so = same.as_ref().filter(|_| definition.into.is_none()).map(|(id, _)| id.as_str());
        let another = called_so.and_then(|id| base.why_another(id, cadence, kind_beside(id)));
        let size = called_so.and_then(of_another_size);
        // The words of a key hinted at the same when earlier figures came under it, and somebody said otherwise.
        let is_in_key = |hint: &Suggestion| {
            let words = hint.because.split_once('‘').and_then(|(_, words)| words.strip_suffix('’'));
            words.is_some_and(|words| found.key.contains(words))
        };
        let hint_known = definition.kind.is_none()
            && called_so.is_some_and(|id| {
                let is_known = said.is_some_and(is_in_key) || base.was_told(found.known_key(), id);
                is_known && base.has_key(found.known_key()) && base.why_another(id, cadence, None).is_none()
            });
        let other_unit = |id: &str| Some((unit?.to_owned(), base.other_unit(id, found.known_key(), unit?)?));
        let of_people = |id: &str| base.of_other_people(id, found.known_key()).filter(|_| !is_of_group);
        let of_kind = |id: &str| base.other_kind(id, found.known_key(), &found.measured);
        let other_kind = called_so.filter(|_| around.is_none()).and_then(of_kind);
        // Under a name with the words that tell the two apart, where there are such.
        let mut because = another.filter(|_| !hint_known && other_kind.is_none());
        let other = called_so.and_then(|id| {
            other_kind
                .or_else(|| other_unit(id))
                .or_else(|| {
                    base.other_basis(id, found.known_key(), &found.measured).filter(|_| around.is_none())
                })
                .or_else(|| base.other_around(id, found))
                .or_else(|| of_people(id))
        });
        let mut which = Self { same_as: same, ..Self::default() };
        // What is called the same and is something else may stand beside it under its name with its unit.
        let with_unit = || {
            let unit = unit.filter(|_| definition.into.is_none())?;
            base.of_name_and_unit(&format!("{name} ({unit})"), unit).filter(|id| fits(id))
        };
        if let Some(id) = because.as_ref().and_then(|_| with_unit()) {
            because = None;
            which.same_as = Some((id.to_owned(), "the names and the units are the same".to_owned()));
        }
        match size.filter(|_| because.is_none()) {
            Some(size) if size.is_certain => because = Some(size.sentence),
            Some(size) => (which.same_as, which.other_unit) = (None, Some(size)),
            None => {}
        }
        if let (Some((unit, other)), None) = (other, &because) {
            let labelled = format!("{name} ({unit})");
            which.same_as = base
                .of_name_and_unit(&labelled, &unit)
                .map(|id| (id.to_owned(), "the names and the units are the same".to_owned()));
            if which.same_as.is_none() {
                because = Some(other.sentence.clone()).filter(|_| other.is_certain);
                which.stand_apart(name, unit, other, found);
            }
        }
        if let Some(because) = because {
            which.same_as = None;
            which.likely = Some(Suggestion { field: Field::Into, value: Question::NEW.to_owned(), because });
        } else if which.same_as.is_none() && which.other_unit.is_none() {
            let proposed = suggestions.iter().find(|suggestion| suggestion.field == Field::Name);
            let names = [name, proposed.map_or(name, |suggestion| &suggestion.value)];
            // What a file or a sheet is called by somebody says little of what it is of.
            let is_by_file = found.is_unnamed && proposed.is_none_or(Suggestion::is_of_file);
            let likely = likely_same(found, names, is_by_file, base, why_another);
            which.propose(likely, names[1], found, base);
        }
        which
    }

    /// Proposes what it most likely is; where what stands around its table says otherwise, it is asked.
    fn propose(
        &mut self,
        likely: Option<Suggestion>,
        name: &str,
        found: &FoundIndicator,
        base: &InScorecard<'_>,
    ) {
        let other = likely.as_ref().and_then(|likely| base.other_around(&likely.value, found));
        let Some((label, other)) = other else {
            self.likely = likely;
            return;
        };
        self.stand_apart(name, label, other, found);
    }

    /// Has a name of its own beside what is called the same, with the words that tell the two apart.
    fn stand_apart(&mut self, name: &str, label: String, other: OtherUnit, found: &FoundIndicator) {
        self.other_unit = Some(other);
        if !found.is_unnamed {
            self.labelled = Some(format!("{name} ({label})"));
        } else if found.own_key.is_none() {
            self.label = Some(label);
        }
    }
}

/// That it has to be said which of several indicators figures are of, each with what tells it from the others.
fn one_of(several: &[(&str, &str)], has_it: &str, file: &str) -> Option<String> {
    let said: Vec<String> = several.iter().map(|(id, words)| format!("{id} ({words})")).collect();
    let all = listed(said.iter().map(String::as_str), 6);
    (!several.is_empty()).then(|| format!("The scorecard has it {has_it}, {all}, and the file {file}."))
}
