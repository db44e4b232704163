//! What is known about each indicator, from whichever source says it first: an answer, a table of indicators, the
//! scorecard it goes into, its own file.

use super::cadence::{Cadence, as_answer};
use super::links::Links;
use super::question::{Answers, Question, Subject};
use super::total_group::TotalGroup;
use super::usage::{Dimension, Usage};
use crate::format::Document;
use crate::import::ratio::Pair;
use crate::import::table::{Definition, Field, FoundIndicator, Gathered, SeriesOf, Suggestion, plain};
use crate::import::words::{first_of_twelve, thousands, twelve_months};
use crate::model::{MeasureKind, PeriodKind, Scorecard, Word};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The indicators of an import.
#[derive(Clone, Debug)]
pub(super) struct DraftIndicators {
    /// By position.
    pub list: Vec<DraftIndicator>,
    by_key: HashMap<String, usize>,
    choices: Choices,
}

impl DraftIndicators {
    /// What is known about all indicators.
    pub fn of(gathered: &Gathered, links: &Links, base: Option<&Document>) -> Self {
        let tables = Tables::of(gathered);
        let choices = Choices::of(base);
        let base = base.map(|base| InScorecard::of(base.scorecard()));
        let found = gathered.indicators.iter().zip(Usage::of(gathered));
        let list = found.map(|(found, usage)| DraftIndicator::of(found, usage, &tables, base.as_ref()));
        let mut list: Vec<DraftIndicator> = list.collect();
        link(&mut list, gathered, links);
        ask_alike_once(&mut list);
        let by_key = list.iter().enumerate().map(|(at, indicator)| (indicator.key.clone(), at)).collect();
        Self { list, by_key, choices }
    }

    /// The questions about all of them, open and answered.
    pub fn questions<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = Question> + 'a {
        self.list.iter().flat_map(|indicator| indicator.questions(answers, &self.choices))
    }

    /// Whether columns that hold counts of others are indicators as well; asked once, where there are such columns.
    pub fn question_of_counts(&self) -> Option<Question> {
        let counts =
            self.list.iter().filter(|indicator| indicator.part == Part::Counts && indicator.has_figures);
        let names: Vec<&str> = counts.map(|indicator| indicator.name.as_str()).collect();
        let (it, them) = match names.len() {
            0 => return None,
            1 => ("holds counts of another indicator. Is it", "it is kept with what it counts"),
            _ => ("hold counts of other indicators. Are they", "they are kept with what they count"),
        };
        Some(Question {
            subject: Subject::CountsToo,
            name: "Counts".to_owned(),
            text: format!("{} {it} wanted as well, each as an indicator of its own?", first_of(&names)),
            choices: [Question::NO, Question::YES].map(str::to_owned).into(),
            suggestion: Some((Question::NO.to_owned(), them.to_owned())),
        })
    }

    /// Whom a question about everyone is asked for as well: the other indicators with the same groups.
    pub fn asked_with<'a>(&'a self, key: &'a str, dimension: &'a str) -> impl Iterator<Item = &'a str> {
        let is_asked = move |indicator: &&DraftIndicator| {
            let at = indicator.usage.dimensions.position(dimension);
            at.is_some_and(|at| indicator.asked_at[at] == key) && indicator.key != key
        };
        self.list.iter().filter(is_asked).map(|indicator| indicator.key.as_str())
    }

    /// Whether there is an indicator with this key.
    pub fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The questions about the indicator with this key.
    pub fn questions_of(&self, key: &str, answers: &Answers) -> Option<Vec<Question>> {
        let &at = self.by_key.get(key)?;
        Some(self.list[at].questions(answers, &self.choices))
    }
}

/// Tells each indicator what it has to do with counts in others.
fn link(list: &mut [DraftIndicator], gathered: &Gathered, links: &Links) {
    let mut is_count = vec![false; list.len()];
    for link in links.iter() {
        let names = |pair: &Pair| [list[pair.count].name.clone(), list[pair.of].name.clone()];
        let linked = |pair: &Pair| Linked { pair: *pair, names: names(pair), left: link.left };
        let (taken, likely) = (link.taken.as_ref().map(linked), link.pairs.iter().map(linked).collect());
        if let Some(pair) = link.taken {
            (is_count[pair.count], is_count[pair.of]) = (true, true);
        }
        let indicator = &mut list[link.rate];
        indicator.linked = taken;
        if link.pairs.len() > 1 {
            indicator.likely_counts = likely;
        }
        indicator.know_factor();
    }
    // An indicator of several terms is one for each, with the term behind the key.
    let found = gathered.indicators.iter();
    let declared: HashSet<&str> = found
        .filter(|found| found.figures > 0)
        .flat_map(|found| found.counts.iter().flatten())
        .map(String::as_str)
        .collect();
    for (found, is_count) in gathered.indicators.iter().zip(&mut is_count) {
        let column = found.key.split_once('@').map_or(found.key.as_str(), |(column, _)| column);
        *is_count |= declared.contains(column);
    }
    for ((indicator, found), is_count) in list.iter_mut().zip(&gathered.indicators).zip(is_count) {
        indicator.part = match is_count {
            _ if found.only_counts => Part::OnlyCounts,
            true if indicator.same_as.is_none() && !found.is_chosen => Part::Counts,
            _ => Part::Indicator,
        };
    }
}

/// The first few names, and how many more.
fn first_of(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Indicators whose figures are broken down into the same groups are asked once which of them is everyone: at the one whose
/// key comes first, whatever the order of the rows is.
fn ask_alike_once(list: &mut [DraftIndicator]) {
    let mut first: HashMap<(String, Vec<String>), (String, usize)> = HashMap::new();
    let alike = |dimension: &Dimension| {
        let mut groups = dimension.groups.clone();
        groups.sort_unstable();
        (dimension.name.clone(), groups)
    };
    let unknown = |indicator: &DraftIndicator| {
        let unknown = |dimension: &&Dimension| TotalGroup::of(dimension) == TotalGroup::Unknown;
        let dimensions = indicator.usage.dimensions.list.iter();
        dimensions.filter(unknown).map(alike).collect::<Vec<_>>()
    };
    // Columns that may be left out are asked about only where no other has their groups.
    let mut asked: Vec<&DraftIndicator> = list.iter().filter(|indicator| indicator.has_figures).collect();
    asked.sort_by_key(|indicator| (indicator.part != Part::Indicator, &indicator.key));
    for indicator in asked {
        for alike in unknown(indicator) {
            first.entry(alike).or_insert_with(|| (indicator.key.clone(), 0)).1 += 1;
        }
    }
    for indicator in list {
        let asked = |dimension: &Dimension| match TotalGroup::of(dimension) {
            TotalGroup::Unknown => first.get(&alike(dimension)).cloned().unwrap_or_default(),
            _ => <(String, usize)>::default(),
        };
        (indicator.asked_at, indicator.asked_for) = indicator.usage.dimensions.list.iter().map(asked).unzip();
    }
}

/// What can be answered about any indicator.
#[derive(Clone, Debug)]
struct Choices {
    /// The indicators of the scorecard and a new one; none where the scorecard is new.
    into: Option<Arc<[String]>>,
    fields: HashMap<Field, Arc<[String]>>,
    /// The kinds of value of the scorecard's indicators, by id.
    kinds: HashMap<String, MeasureKind>,
}

impl Choices {
    fn of(base: Option<&Document>) -> Self {
        let words = |field: &Field| field.choices().into_iter().map(str::to_owned).collect();
        let into = base.map(|base| {
            let ids = base.scorecard().indicators().map(|(_, indicator)| indicator.id.clone());
            std::iter::once(Question::NEW.to_owned()).chain(ids).collect()
        });
        let there = base.into_iter().flat_map(|base| base.scorecard().indicators());
        let kinds = there.map(|(_, indicator)| (indicator.id.clone(), indicator.measure.kind)).collect();
        Self { into, kinds, fields: Field::ALL.iter().map(|field| (*field, words(field))).collect() }
    }
}

/// What tables of indicators say, by the key or name they give as it is compared.
struct Tables<'a>(HashMap<String, Vec<(usize, &'a Definition)>>);

impl<'a> Tables<'a> {
    fn of(gathered: &'a Gathered) -> Self {
        let mut by_name: HashMap<String, Vec<(usize, &Definition)>> = HashMap::new();
        for (at, (named, says)) in gathered.known_indicators.iter().enumerate() {
            by_name.entry(plain(named)).or_default().push((at, says));
        }
        Self(by_name)
    }

    /// What the tables say of an indicator with one of these names, in their order.
    fn about(&self, names: impl Iterator<Item = &'a str>) -> Definition {
        let mut says: Vec<_> = names.filter_map(|name| self.0.get(&plain(name))).flatten().collect();
        says.sort_by_key(|(at, _)| *at);
        let mut definition = Definition::default();
        for (_, says) in says {
            definition.fill_from(says);
        }
        definition
    }
}

/// Ids of the scorecard's indicators, by whatever a file may call them.
#[derive(Default)]
struct InScorecard<'a> {
    ids: HashMap<&'a str, &'a str>,
    keys: HashMap<&'a str, &'a str>,
    /// By name as it is compared; none where several have it.
    names: HashMap<String, Option<&'a str>>,
    /// By a number in brackets in the title of the source, as in `Fingertips: Falls (90284)`; none where several have it.
    numbers: HashMap<&'a str, Option<&'a str>>,
    /// The kinds of their periods and of their values, by id.
    kinds: HashMap<&'a str, (PeriodKind, MeasureKind)>,
}

impl<'a> InScorecard<'a> {
    fn of(scorecard: &'a Scorecard) -> Self {
        let mut all = Self::default();
        for (_, indicator) in scorecard.indicators() {
            let id = indicator.id.as_str();
            all.ids.insert(id, id);
            all.kinds.insert(id, (indicator.period, indicator.measure.kind));
            for key in &indicator.published_as {
                all.keys.entry(key).or_insert(id);
            }
            all.names.entry(plain(&indicator.name)).and_modify(|known| *known = None).or_insert(Some(id));
            let title = indicator.source.as_ref().and_then(|source| source.title.as_deref());
            for number in title.into_iter().flat_map(numbers_in_brackets) {
                let same = |known: &mut Option<&str>| *known = known.filter(|known| *known == id);
                all.numbers.entry(number).and_modify(same).or_insert(Some(id));
            }
        }
        all
    }

    /// Why figures of these periods and this kind of value are no later figures of an indicator that is called the same;
    /// none where they may be.
    fn why_another(&self, id: &str, cadence: &Cadence, kind: Option<MeasureKind>) -> Option<String> {
        let &(period, own) = self.kinds.get(id)?;
        let rates = [MeasureKind::Rate, MeasureKind::StandardisedRate];
        let is_kind = |kind: MeasureKind| kind == own || (rates.contains(&kind) && rates.contains(&own));
        if !cadence.kinds.is_empty() && !cadence.kinds.contains(&period) {
            return Some(format!("the periods of the indicator {id} of the scorecard are of another kind"));
        }
        let kind = kind.filter(|kind| !is_kind(*kind))?;
        let [said, own] = [kind, own].map(|kind| kind.as_str().replace('-', " "));
        Some(format!("the file says {said}, and the indicator {id} of the scorecard is a {own}"))
    }
}

/// Numbers of three digits and more that stand in brackets of their own.
fn numbers_in_brackets(title: &str) -> impl Iterator<Item = &str> {
    let bracketed = title.split('(').skip(1).filter_map(|after| Some(after.split_once(')')?.0));
    bracketed.filter(|inside| inside.len() >= 3 && inside.bytes().all(|byte| byte.is_ascii_digit()))
}

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
enum Part {
    Indicator,
    /// It holds the counts of another: whether it is an indicator as well is asked.
    Counts,
    /// It was read for another's counts alone.
    OnlyCounts,
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
    /// Whether its table does not say what it is called.
    is_unnamed: bool,
    /// Whether it has any figure: every row of it may have been unusable.
    pub has_figures: bool,
    /// Whether a value of -1 without counts and limits stands for none: its publisher does so, and no other value of it is
    /// below zero.
    pub minus_one_is_none: bool,
    /// What is odd about its values and periods, for the report.
    pub remarks: Vec<String>,
    pub usage: Usage,
    /// The counts of it that are in other indicators.
    pub linked: Option<Linked>,
    /// Between which counts it has to be said.
    likely_counts: Vec<Linked>,
    part: Part,
    /// By dimension, the key of the indicator at which it is asked which group is everyone, and for how many.
    asked_at: Vec<String>,
    asked_for: Vec<usize>,
}

impl DraftIndicator {
    fn of(
        found: &FoundIndicator,
        mut usage: Usage,
        tables: &Tables<'_>,
        base: Option<&InScorecard<'_>>,
    ) -> Self {
        let short_key = short_key(&found.key);
        let names = [Some(found.key.as_str()), Some(short_key), found.definition.name.as_deref()];
        let mut definition = tables.about(names.into_iter().flatten());
        if let Some(series) = &found.series_of {
            definition.fill_from(&of_whole(series, tables));
        }
        definition.fill_from(&found.definition);
        let name = definition.name.clone().unwrap_or_else(|| short_key.to_owned());
        let mut suggestions = found.suggestions.clone();
        // What carries the sign of a unit is no share of one.
        usage.within_one &= found.percent_signs + found.pound_signs == 0;
        suggestions.extend(from_signs(found));
        suggestions.extend(from_figures(&usage));
        let mut same_as = base.and_then(|base| {
            let same = same_as(&found.key, short_key, &name, &definition, base);
            same.or_else(|| same_as_whole(found.series_of.as_ref()?, &usage.cadence, &definition, base))
        });
        // A name or a key alone does not make a share the next figure of a count; what a table of indicators says does.
        let said = suggestions.iter().find(|suggestion| suggestion.field == Field::Kind);
        let kind = definition.kind.or_else(|| said.and_then(|said| MeasureKind::from_word(&said.value)));
        let called_so = same_as.as_ref().zip(base).filter(|_| definition.into.is_none());
        let another = called_so.and_then(|((id, _), base)| base.why_another(id, &usage.cadence, kind));
        if let Some(because) = another {
            same_as = None;
            suggestions.push(Suggestion { field: Field::Into, value: Question::NEW.to_owned(), because });
        } else if let Some(base) = base.filter(|_| same_as.is_none()) {
            suggestions.push(likely_same(short_key, base));
        }
        let has_figures = found.figures > 0;
        let is_unnamed = found.is_unnamed && definition.name.is_none();
        Self {
            is_unnamed,
            key: found.key.clone(),
            name,
            definition,
            same_as,
            suggestions,
            has_figures,
            minus_one_is_none: found.minus_one_is_none && !usage.has_negatives,
            remarks: mixed_signs(found).into_iter().chain(of_periods(found, &usage.cadence)).collect(),
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
            Part::OnlyCounts => false,
        }
    }

    /// The pair of counts that was answered, where several are likely.
    pub fn chosen_counts(&self, answers: &Answers) -> Option<Pair> {
        let answer = answers.get(&Subject::CountsOf(self.key.clone()))?;
        self.likely_counts.iter().find(|likely| likely.quotient() == *answer).map(|likely| likely.pair)
    }

    /// Takes what counts in other indicators say of it.
    fn know_factor(&mut self) {
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
            definition.unit.get_or_insert_with(|| format!("per {}", thousands(factor as u64)));
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
            definition.kind = Some(MeasureKind::Proportion);
            definition.unit.get_or_insert_with(|| "%".to_owned());
        }
        word(&mut definition.kind, answer(Field::Kind));
        word(&mut definition.polarity, answer(Field::Polarity));
        word(&mut definition.period, answer(Field::Period));
        definition.months = definition.months.or_else(|| answer(Field::Months).and_then(first_of_twelve));
        let cadence = &self.usage.cadence;
        let kind = definition.months.and_then(|months| cadence.twelve_months.get(&months).copied());
        definition.period = kind.or(definition.period).or(cadence.clear);
        let odd = definition.months.filter(|_| kind == Some(PeriodKind::Year)).or(cadence.odd_months());
        if let Some(months) = odd.filter(|months| *months != 1) {
            let said = format!(
                "Each figure is of twelve months, from {}, and is named by the year in which they end.",
                twelve_months(months)
            );
            definition.caveats =
                Some(definition.caveats.map_or(said.clone(), |text| format!("{text} {said}")));
        }
        definition.per = definition.per.or_else(|| answer(Field::Per).and_then(positive));
        definition.unit = definition.unit.or_else(|| answer(Field::Unit).map(|unit| unit.trim().to_owned()));
        definition
    }

    /// Whether its values may be shares of one, where this is its kind of value.
    fn may_be_shares(&self, kind: Option<MeasureKind>) -> bool {
        let fits = matches!(kind, None | Some(MeasureKind::Proportion)) && self.definition.per.is_none();
        self.usage.within_one && fits && matches!(self.usage.factor, None | Some(1.0))
    }

    /// Whether its values are shares of one, as a table of indicators or an answer says, so that they have to be made
    /// percentages.
    pub fn are_shares(&self, kind: Option<MeasureKind>, answers: &Answers) -> bool {
        let answer = answers.get(&Subject::Indicator(self.key.clone(), Field::Shares));
        let said = self.definition.shares.or_else(|| answer.map(|answer| answer == Field::YES));
        said == Some(true) && self.may_be_shares(kind)
    }

    /// The questions about it, open and answered.
    fn questions(&self, answers: &Answers, choices: &Choices) -> Vec<Question> {
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
                (Field::Kind, says.kind.is_some() || are_shares),
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
        questions.extend(self.questions_of_totals());
        questions
    }

    fn question(&self, field: Field, choices: Arc<[String]>) -> Question {
        let is_it = |suggestion: &&Suggestion| {
            suggestion.field == field && (choices.is_empty() || choices.contains(&suggestion.value))
        };
        let suggestion = self.suggestions.iter().find(is_it);
        let text = match field {
            Field::Period | Field::Months => {
                format!("{} They are {}.", field.question(), self.usage.cadence.written)
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

    fn questions_of_totals(&self) -> Vec<Question> {
        let dimensions = self.usage.dimensions.list.iter().zip(&self.asked_at).zip(&self.asked_for);
        let here = dimensions.filter(|((_, key), _)| **key == self.key);
        let question = |((dimension, _), &count): ((&Dimension, &String), &usize)| {
            let name = &dimension.name;
            let all =
                if count > 1 { format!(" It is asked once for {count} indicators.") } else { String::new() };
            Question {
                subject: Subject::Everyone(self.key.clone(), name.clone()),
                name: if count > 1 { name.clone() } else { self.name.clone() },
                text: format!("Which group of ‘{name}’ is everyone?{all}"),
                choices: dimension.groups.iter().cloned().chain([Question::NONE.to_owned()]).collect(),
                suggestion: None,
            }
        };
        here.map(question).collect()
    }

    /// What each dimension of its groups stands for, by position.
    pub fn totals(&self, answers: &Answers) -> Vec<TotalGroup> {
        let meaning = |(dimension, key): (&Dimension, &String)| match TotalGroup::of(dimension) {
            TotalGroup::Unknown => {
                let subject = Subject::Everyone(key.clone(), dimension.name.clone());
                match answers.get(&subject) {
                    Some(answer) if answer == Question::NONE => TotalGroup::None,
                    Some(group) => TotalGroup::Group(group.clone()),
                    None => TotalGroup::Unknown,
                }
            }
            known => known,
        };
        self.usage.dimensions.list.iter().zip(&self.asked_at).map(meaning).collect()
    }
}

/// A number above zero, with commas between thousands allowed.
pub(super) fn positive(text: &str) -> Option<f64> {
    crate::import::layout::number(text.as_bytes()).filter(|number| *number > 0.0)
}

/// The indicator of the scorecard that a file's indicator certainly is, and how that is known.
fn same_as(
    key: &str,
    short_key: &str,
    name: &str,
    definition: &Definition,
    base: &InScorecard<'_>,
) -> Option<(String, String)> {
    if definition.into.as_deref() == Some(Question::NEW) {
        return None;
    }
    let told = |(id, how): (&str, &str)| (id.to_owned(), how.to_owned());
    if let Some(into) = definition.into.as_deref() {
        return base.ids.get(into).map(|id| told((id, "the table of indicators says so")));
    }
    let by_key = base.keys.get(key).map(|id| (*id, "its earlier figures came under the same key"));
    let by_id = || base.ids.get(short_key).map(|id| (*id, "the ids are the same"));
    let by_name = || base.names.get(&plain(name)).copied().flatten().map(|id| (id, "the names are the same"));
    by_key.or_else(by_id).or_else(by_name).map(told)
}

/// What tables of indicators say of one series of an indicator by what they say of the whole.
fn of_whole(series: &SeriesOf, tables: &Tables<'_>) -> Definition {
    let names = [Some(series.key.as_str()), Some(short_key(&series.key)), series.name.as_deref()];
    let mut definition = tables.about(names.into_iter().flatten());
    // One of the scorecard's indicators and one kind of period cannot be those of several series.
    (definition.into, definition.short, definition.period) = (None, None, None);
    definition.name = definition.name.map(|name| format!("{name} ({})", series.words));
    definition
}

/// The indicator of the scorecard that is the whole of which a file has several series, where its periods are those of
/// this one.
fn same_as_whole(
    series: &SeriesOf,
    cadence: &Cadence,
    definition: &Definition,
    base: &InScorecard<'_>,
) -> Option<(String, String)> {
    let name = series.name.as_deref().unwrap_or_default();
    let (id, _) = same_as(&series.key, short_key(&series.key), name, definition, base)?;
    let is_same = base.kinds.get(id.as_str()).is_some_and(|(period, _)| cadence.kinds.contains(period));
    is_same.then(|| (id, format!("its figures are the {} of it", series.words)))
}

/// A key without the layout's word.
fn short_key(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, rest)| rest)
}

/// The indicator of the scorecard that a publisher's number points to, or a new one.
fn likely_same(short_key: &str, base: &InScorecard<'_>) -> Suggestion {
    let (value, because) = match base.numbers.get(short_key).copied().flatten() {
        Some(id) => (id, format!("its source names {short_key}")),
        None => (Question::NEW, "no indicator of the scorecard has this name or number".to_owned()),
    };
    Suggestion { field: Field::Into, value: value.to_owned(), because }
}

/// What the signs in its cells say, where all its numbers carry the same.
fn from_signs(found: &FoundIndicator) -> Vec<Suggestion> {
    let suggest = |field, value: &str, sign: &str| {
        let because = format!("its values are written with {sign}");
        Suggestion { field, value: value.to_owned(), because }
    };
    if found.numbers > 0 && found.percent_signs == found.numbers {
        vec![suggest(Field::Kind, MeasureKind::Proportion.as_str(), "%"), suggest(Field::Unit, "%", "%")]
    } else if found.numbers > 0 && found.pound_signs == found.numbers {
        vec![suggest(Field::Unit, "£", "£")]
    } else {
        Vec::new()
    }
}

/// Says how the labels of an indicator were understood, where that is not asked and goes beyond their words.
fn of_periods(found: &FoundIndicator, cadence: &Cadence) -> Option<String> {
    let name = found.name();
    if cadence.are_days && cadence.clear.is_some() {
        let of = &cadence.written;
        return Some(format!("{name}: its dates ({of}) stand for the calendar years that they lie in."));
    }
    if let Some(months) = cadence.odd_months() {
        let months = twelve_months(months);
        return Some(format!(
            "{name}: its twelve months, {months}, are named by the year in which they end."
        ));
    }
    let series = found.series_of.as_ref().filter(|series| !series.is_part)?;
    let whole = series.name.as_deref().unwrap_or(&series.key);
    Some(format!(
        "{whole} has periods of several kinds; those with {} are an indicator of their own.",
        series.words
    ))
}

/// Says that only some values carry a sign: the others may be written in another unit.
fn mixed_signs(found: &FoundIndicator) -> Option<String> {
    let signs = [(found.percent_signs, "%"), (found.pound_signs, "£")];
    let (count, sign) = signs.into_iter().find(|(count, _)| (1..found.numbers).contains(count))?;
    Some(format!(
        "{}: {count} of {} values are written with {sign}, the others without; all were taken as they stand.",
        found.name(),
        found.numbers
    ))
}

/// What values and counts together say about the kind of value, and labels about periods.
fn from_figures(usage: &Usage) -> Vec<Suggestion> {
    let mut suggestions = match usage.factor {
        Some(1.0) => from_counts(1.0, "count ÷ denominator gives the values"),
        Some(factor) => from_counts(factor, &format!("count ÷ denominator × {factor} gives the values")),
        None => Vec::new(),
    };
    if let Some((kind, because)) = &usage.cadence.likely {
        let (value, because) = (kind.as_str().to_owned(), because.clone());
        suggestions.push(Suggestion { field: Field::Period, value, because });
    }
    suggestions
}

/// Whether a power of ten is this one.
fn is_power(factor: f64, power: f64) -> bool {
    (factor - power).abs() < f64::EPSILON
}

/// What the power of ten says that a quotient of counts is multiplied by.
fn from_counts(factor: f64, because: &str) -> Vec<Suggestion> {
    let suggest =
        |field, value: &str| Suggestion { field, value: value.to_owned(), because: because.to_owned() };
    if is_power(factor, 1.0) {
        return vec![suggest(Field::Shares, Field::YES)];
    }
    if is_power(factor, 100.0) {
        return vec![suggest(Field::Kind, MeasureKind::Proportion.as_str()), suggest(Field::Unit, "%")];
    }
    vec![
        suggest(Field::Kind, MeasureKind::Rate.as_str()),
        suggest(Field::Per, &factor.to_string()),
        suggest(Field::Unit, &format!("per {}", thousands(factor as u64))),
    ]
}
