//! What is known about one indicator, from whichever source says it first: an answer, a table of indicators, the
//! scorecard it goes into, its own file.

use super::cadence::as_answer;
use super::days::Days;
use super::indicators::Choices;
use super::proposals::{
    fill_ins, from_counts, from_figures, from_signs, is_power, label_names, of_periods, positive,
};
use super::question::{Answers, Question, Subject};
use super::same::{InScorecard, OtherUnit, Tables, key_in_words, of_whole, short_key};
use super::usage::{Dimension, Reach, Scale, Usage};
use super::which::{Known, Which};
use crate::import::ratio::Pair;
use crate::import::table::{Definition, Field, FoundIndicator, Suggestion};
use crate::import::words::{first_of_twelve, twelve_months, unit_of_rate};
use crate::model::{MeasureKind, PeriodKind, Word};
use std::sync::Arc;

/// Counts of an indicator that are in two others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Linked {
    pub pair: Pair,
    /// What count and denominator are called.
    pub names: [String; 2],
    /// How many figures they do not give.
    pub left: u64,
}

impl Linked {
    /// `children_count ÷ population`.
    pub fn quotient(&self) -> String {
        self.names.join(" ÷ ")
    }
}

/// What an indicator of the files is in the import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Indicator,
    /// It holds the counts of another: whether it is an indicator as well is asked.
    Counts,
    /// It was not chosen, and was read for another's counts or with the whole that it is a series of.
    NotWanted,
}

/// What is known about one indicator before anything is answered.
#[derive(Clone, Debug)]
pub(super) struct DraftIndicator {
    pub key: String,
    /// Its name, or its key without the layout's word.
    pub name: String,
    pub definition: Definition,
    /// Id of the indicator of the scorecard it was found to be, and how.
    pub same_as: Option<(String, String)>,
    pub suggestions: Vec<Suggestion>,
    /// How its unit differs from that of the indicator of the scorecard that is called so.
    pub other_unit: Option<OtherUnit>,
    /// Why it has to be said which of several indicators of the scorecard it is.
    pub unsaid_unit: Option<String>,
    /// Whether its table does not say what it is called.
    pub is_unnamed: bool,
    /// The title of its table, where that says nothing of what it is of either.
    pub bare_in: Option<String>,
    /// Whether it has any figure: every row of it may have been unusable.
    pub has_figures: bool,
    /// Whether a value of -1 without counts and limits stands for none: its publisher does so, and no other value of it is
    /// below zero.
    pub minus_one_is_none: bool,
    /// How many values of it carry the sign of per cent.
    pub percent_signs: u64,
    /// What is odd about its values and periods, for the report.
    pub remarks: Vec<String>,
    pub usage: Usage,
    /// The counts of it that are in other indicators.
    pub linked: Option<Linked>,
    /// Between which counts it has to be said.
    pub likely_counts: Vec<Linked>,
    pub part: Part,
    /// By dimension, the key of the indicator at which it is asked which group is everyone, and for how many.
    pub asked_at: Vec<String>,
    pub asked_for: Vec<usize>,
}

impl DraftIndicator {
    pub fn of(
        (at, found): (usize, &FoundIndicator),
        mut usage: Usage,
        tables: &Tables<'_>,
        base: Option<&InScorecard<'_>>,
        table: &str,
    ) -> Self {
        let short_key = short_key(&found.key);
        let names = [Some(found.key.as_str()), Some(short_key), found.definition.name.as_deref()];
        let mut definition = tables.about(names.into_iter().flatten());
        if let Some(series) = &found.series_of {
            definition.fill_from(&of_whole(series, tables));
        }
        definition.fill_from(&found.definition);
        let mut name = definition.name.clone().unwrap_or_else(|| key_in_words(short_key));
        // What stands in the cells says more than a name: the values under `Number (%)` with their signs are shares.
        let mut suggestions = from_signs(found);
        suggestions.extend(found.suggestions.iter().cloned());
        // What carries the sign of money is no share of one.
        if found.pound_signs > 0 {
            usage.scale =
                Scale { reach: Reach::Wide, is_mixed: false, is_beside_percent: false, ..usage.scale };
        }
        suggestions.extend(from_figures(&usage));
        // What says nothing of what it is of may be anything, whatever came under the same key before.
        let is_bare = found.is_bare && definition.name.is_none() && definition.into.is_none();
        let known = Known {
            found,
            name: &name,
            definition: &definition,
            suggestions: &suggestions,
            cadence: &usage.cadence,
            scale: &usage.scale,
            is_of_group: usage.dimensions.list.iter().any(Dimension::is_of_people),
            at,
        };
        let which = match base {
            Some(base) if is_bare => Which::repeated(&known, base),
            Some(base) => Which::of(&known, base),
            None => Which::default(),
        };
        let Which { same_as, are_shares, other_unit, unsaid_unit, likely, labelled, label } = which;
        definition.shares = definition.shares.or(are_shares);
        label_names(&mut suggestions, label.as_deref());
        suggestions.extend(likely);
        if let Some(labelled) = labelled {
            name.clone_from(&labelled);
            definition.name = Some(labelled);
        }
        let has_figures = found.figures > 0;
        let is_unnamed = found.is_unnamed && definition.name.is_none();
        let minus_one_is_none = found.minus_one_is_none && !usage.has_negatives;
        Self {
            is_unnamed,
            bare_in: is_bare.then(|| table.to_owned()),
            key: found.key.clone(),
            name,
            definition,
            same_as,
            suggestions,
            other_unit,
            unsaid_unit,
            has_figures,
            minus_one_is_none,
            percent_signs: found.percent_signs,
            remarks: of_periods(found, &usage.cadence)
                .into_iter()
                .chain(fill_ins(found, &usage).filter(|_| !minus_one_is_none))
                .collect(),
            usage,
            linked: None,
            likely_counts: Vec::new(),
            part: Part::Indicator,
            asked_at: Vec::new(),
            asked_for: Vec::new(),
        }
    }

    /// Whether it goes into the scorecard, rather than being the counts of another alone.
    pub fn takes_part(&self, answers: &Answers) -> bool {
        match self.part {
            Part::Indicator => true,
            Part::Counts => answers.get(&Subject::CountsToo).is_some_and(|answer| answer == Question::YES),
            Part::NotWanted => false,
        }
    }

    /// The pair of counts that was answered, where several are likely.
    pub fn chosen_counts(&self, answers: &Answers) -> Option<Pair> {
        let answer = answers.get(&Subject::CountsOf(self.key.clone()))?;
        self.likely_counts.iter().find(|likely| likely.quotient() == *answer).map(|likely| likely.pair)
    }

    /// Takes what counts in other indicators say of it.
    pub fn know_factor(&mut self) {
        let Some(linked) = &self.linked else { return };
        let factor = linked.pair.factor;
        self.usage.factor = Some(factor);
        let because = format!("{} × {factor} gives the values", linked.quotient());
        let kind_hint = self.suggestions.iter().find(|suggestion| suggestion.field == Field::Kind);
        let is_share = kind_hint.is_some_and(|hint| hint.value == MeasureKind::Proportion.as_str());
        let definition = &mut self.definition;
        if factor >= 1000.0 && definition.kind.is_none() {
            definition.kind = Some(MeasureKind::Rate);
        }
        if is_power(factor, 100.0) && is_share && definition.kind.is_none() {
            definition.kind = Some(MeasureKind::Proportion);
            definition.unit.get_or_insert_with(|| "%".to_owned());
        }
        if definition.kind == Some(MeasureKind::Rate) {
            definition.per.get_or_insert(factor);
            definition.unit.get_or_insert_with(|| unit_of_rate(factor));
        }
        // What the counts say is surer than what a name hints at.
        let mut found = from_counts(factor, &because);
        found.append(&mut self.suggestions);
        self.suggestions = found;
    }

    /// Id of the indicator of the scorecard that the figures go into; none for a new one, or while that is not said.
    pub fn into(&self, answers: &Answers) -> Option<String> {
        if let Some((id, _)) = &self.same_as {
            return Some(id.clone());
        }
        answers
            .get(&Subject::Indicator(self.key.clone(), Field::Into))
            .filter(|answer| *answer != Question::NEW)
            .cloned()
    }

    /// Everything that is known now: what was answered fills the gaps.
    pub fn resolved(&self, answers: &Answers) -> Definition {
        fn word<W: Word>(own: &mut Option<W>, answer: Option<&str>) {
            *own = own.or_else(|| answer.and_then(W::from_word));
        }
        let mut definition = self.definition.clone();
        let answer = |field| answers.get(&Subject::Indicator(self.key.clone(), field)).map(String::as_str);
        if definition.name.is_none() {
            definition.name = answer(Field::Name).map(str::to_owned).or_else(|| Some(self.name.clone()));
        }
        word(&mut definition.strand, answer(Field::Strand));
        if self.are_shares(definition.kind, answers) {
            // Below nought lie changes of a share, and no share.
            let is_share = !self.usage.has_negatives;
            definition.kind = definition.kind.or(is_share.then_some(MeasureKind::Proportion));
            definition.unit.get_or_insert_with(|| "%".to_owned());
        }
        word(&mut definition.kind, answer(Field::Kind));
        word(&mut definition.polarity, answer(Field::Polarity));
        word(&mut definition.period, answer(Field::Period));
        definition.months = definition.months.or_else(|| answer(Field::Months).and_then(first_of_twelve));
        let cadence = &self.usage.cadence;
        let kind = definition.months.and_then(|months| cadence.twelve_months.get(&months).copied());
        definition.period = kind.or(definition.period).or(cadence.clear);
        definition.span = cadence.span.filter(|_| definition.period == Some(PeriodKind::Years));
        let odd = definition.months.filter(|_| kind == Some(PeriodKind::Year)).or(cadence.odd_months());
        let months = odd.filter(|months| *months != 1).map(|months| {
            format!(
                "Each figure is of twelve months, from {}, and is named by the year in which they end.",
                twelve_months(months)
            )
        });
        let years = cadence.split_years.as_ref().map(|label| {
            format!(
                "Figures of several financial or academic years, such as {label}, are named by the first and the last year \
                 that they reach into."
            )
        });
        for said in months.into_iter().chain(years) {
            definition.caveats =
                Some(definition.caveats.map_or(said.clone(), |text| format!("{text} {said}")));
        }
        definition.per = definition.per.or_else(|| answer(Field::Per).and_then(positive));
        definition.unit = definition.unit.or_else(|| answer(Field::Unit).map(|unit| unit.trim().to_owned()));
        definition
    }

    /// Whether its values, but for those with a sign, may be shares of one, where this is its kind of value. Where some lie
    /// outside of 0 to 1, its kind, its name or its unit has to speak of per cent.
    pub fn may_be_shares(&self, kind: Option<MeasureKind>) -> bool {
        let Scale { no_quotients, reach, is_mixed, is_beside_percent, .. } = self.usage.scale;
        let is_share = matches!(kind, None | Some(MeasureKind::Proportion));
        let counts_allow = matches!(self.usage.factor, None | Some(1.0)) && !no_quotients;
        let is_around = reach == Reach::AroundOne && self.speaks_of_percent(kind);
        let fits = ((reach == Reach::WithinOne || is_mixed || is_beside_percent) && is_share) || is_around;
        fits && self.definition.per.is_none() && counts_allow
    }

    fn speaks_of_percent(&self, kind: Option<MeasureKind>) -> bool {
        let is_other = matches!(
            kind,
            Some(MeasureKind::Count | MeasureKind::Rate | MeasureKind::StandardisedRate | MeasureKind::Index)
        );
        let proportion = MeasureKind::Proportion;
        let hinted = |hint: &Suggestion| hint.field == Field::Kind && hint.value == proportion.as_str();
        let says =
            self.name.contains('%') || self.definition.unit.as_deref().is_some_and(|unit| unit.contains('%'));
        !is_other
            && (says || kind == Some(proportion) || (kind.is_none() && self.suggestions.iter().any(hinted)))
    }

    /// Whether its values are shares of one, as a table of indicators or an answer says, so that they have to be made
    /// percentages.
    pub fn are_shares(&self, kind: Option<MeasureKind>, answers: &Answers) -> bool {
        let answer = answers.get(&Subject::Indicator(self.key.clone(), Field::Shares));
        let said = self.definition.shares.or_else(|| answer.map(|answer| answer == Field::YES));
        said == Some(true) && self.may_be_shares(kind)
    }

    /// The questions about it, open and answered.
    pub fn questions(&self, answers: &Answers, choices: &Choices) -> Vec<Question> {
        let (mut questions, cadence) = (Vec::new(), &self.usage.cadence);
        if !self.has_figures || !self.takes_part(answers) {
            return questions;
        }
        if !self.likely_counts.is_empty() {
            let quotients = self.likely_counts.iter().map(Linked::quotient);
            questions.push(Question {
                subject: Subject::CountsOf(self.key.clone()),
                name: self.name.clone(),
                text: "Which columns are its counts? Its values are what several of them give.".to_owned(),
                choices: quotients.chain([Question::NONE.to_owned()]).collect(),
                suggestion: None,
            });
        }
        let is_new = self.definition.into.as_deref() == Some(Question::NEW);
        if let Some(into) = choices.into.as_ref().filter(|_| self.same_as.is_none() && !is_new) {
            questions.push(self.question(Field::Into, into.clone()));
        }
        let into = self.into(answers);
        let resolved = self.resolved(answers);
        let kind_there = into.as_deref().and_then(|id| choices.kinds.get(id).copied());
        let kind = if into.is_some() { kind_there } else { resolved.kind };
        if self.definition.shares.is_none() && self.may_be_shares(kind) {
            let choices = choices.fields.get(&Field::Shares).cloned().unwrap_or_default();
            questions.push(self.question(Field::Shares, choices));
        }
        if cadence.overlaps() && self.definition.months.is_none() {
            let choices = cadence.twelve_months.keys().map(|first| as_answer(*first)).collect();
            questions.push(self.question(Field::Months, choices));
        }
        if into.is_none() {
            let says = &self.definition;
            let is_rate = resolved.kind == Some(MeasureKind::Rate);
            let are_shares = self.are_shares(resolved.kind, answers);
            for (field, known) in [
                (Field::Name, !self.is_unnamed),
                (Field::Kind, says.kind.is_some() || (are_shares && !self.usage.has_negatives)),
                (Field::Per, says.per.is_some() || !is_rate),
                (Field::Unit, says.unit.is_some() || are_shares),
                (Field::Polarity, says.polarity.is_some()),
                (Field::Period, says.period.is_some() || cadence.clear.is_some() || cadence.kinds.is_empty()),
                (Field::Strand, says.strand.is_some()),
            ] {
                if !known {
                    let choices = match field {
                        Field::Period => cadence.kinds.iter().map(|kind| kind.as_str().to_owned()).collect(),
                        _ => choices.fields.get(&field).cloned().unwrap_or_default(),
                    };
                    questions.push(self.question(field, choices));
                }
            }
        }
        questions.extend(Days::of(self, answers, &choices.days).and_then(|days| days.question()));
        questions.extend(self.questions_of_totals(answers, &choices.people));
        questions
    }

    pub fn question(&self, field: Field, choices: Arc<[String]>) -> Question {
        let is_it = |suggestion: &&Suggestion| {
            suggestion.field == field && (choices.is_empty() || choices.contains(&suggestion.value))
        };
        let suggestion = self.suggestions.iter().find(is_it);
        let text = match field {
            Field::Period | Field::Months => {
                format!("{} They are {}.", field.question(), self.usage.cadence.written)
            }
            Field::Shares if self.usage.scale.is_mixed => {
                "Some of its values are between 0 and 1, and those of other areas, periods or files about a hundred times as \
                 large: are the small ones shares of one?"
                    .to_owned()
            }
            Field::Shares if self.usage.scale.reach == Reach::AroundOne => {
                "It is a percentage, and most of its values lie between -1 and 1: are they shares of one, so that 1.02 is \
                 102 %?"
                    .to_owned()
            }
            Field::Shares if self.percent_signs > 0 => {
                "Some of its values are written with %, and others without it are no larger than 1: are those shares of one, so \
                 that 0.3 is 30 %?"
                    .to_owned()
            }
            Field::Name | Field::Into if self.bare_in.is_some() => {
                let table = self.bare_in.as_deref().unwrap_or_default();
                format!("{} Nothing in {table} says what its figures are of.", field.question())
            }
            // The name of a table says nothing of one of its columns.
            Field::Name => match self.key.strip_prefix("table:").and_then(|rest| rest.rsplit_once(": ")) {
                Some((_, said)) => format!("The file calls it only ‘{said}’: what is it called?"),
                None => field.question().to_owned(),
            },
            Field::Into => {
                let other = self.other_unit.as_ref().map(|other| format!(" One is called so, but {}.", other.sentence));
                let unsaid = self.unsaid_unit.as_ref().map(|unsaid| format!(" {unsaid}"));
                format!("{}{}", field.question(), other.or(unsaid).unwrap_or_default())
            }
            _ => field.question().to_owned(),
        };
        Question {
            subject: Subject::Indicator(self.key.clone(), field),
            name: self.name.clone(),
            text,
            choices,
            suggestion: suggestion.map(|suggestion| (suggestion.value.clone(), suggestion.because.clone())),
        }
    }
}

/// The unit that the file gives, or else hints at.
pub(super) fn said_unit(found: &FoundIndicator) -> Option<&str> {
    let hinted = found.suggestions.iter().find(|hint| hint.field == Field::Unit);
    found.definition.unit.as_deref().or_else(|| hinted.map(|hint| hint.value.as_str()))
}
