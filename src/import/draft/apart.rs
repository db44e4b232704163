//! Figures that contradict each other: which column of a table tells them apart, and which of two files or levels is right.

use super::areas::AreaIndex;
use super::indicators::DraftIndicators;
use super::question::{Answers, Question, Subject};
use crate::import::table::{AreaAt, Gathered, Observation, Place, TellsApart};
use crate::import::words::counted;
use crate::model::Word;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Where figures come from that are held against those of another: a table; within one table the level of their areas, by
/// its position among all levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Origin {
    Table(u16),
    Level(usize),
}

/// Two tables, or two levels of areas, that give different figures of the same places.
#[derive(Clone, Debug)]
struct Pair {
    origins: (Origin, Origin),
    titles: (String, String),
    figures: u64,
    /// The first of them: `Walks, Upton, 2023: 5 and 6`.
    example: String,
}

/// What gives different figures of the same places.
#[derive(Clone, Debug, Default)]
pub(super) struct Differing {
    pairs: Vec<Pair>,
    /// Levels of areas that give the same figures of the same places.
    alike: BTreeSet<(usize, usize)>,
    levels: Levels,
}

/// What the publisher calls the kinds of the areas that were found.
#[derive(Clone, Debug, Default)]
struct Levels {
    words: Vec<String>,
    /// For each area, the position of the words for it.
    of_area: Vec<usize>,
}

impl Levels {
    fn of(gathered: &Gathered) -> Self {
        let words: BTreeSet<&String> = gathered.areas.iter().map(|area| &area.kind_words).collect();
        let words: Vec<String> = words.into_iter().cloned().collect();
        let of_area = gathered.areas.iter().map(|area| words.binary_search(&area.kind_words).unwrap_or(0));
        Self { of_area: of_area.collect(), words }
    }

    /// Where two observations come from, where that is not the same.
    fn origins(&self, one: (u16, AreaAt), other: (u16, AreaAt)) -> Option<(Origin, Origin)> {
        let [level, other_level] = [one, other].map(|(_, area)| self.of_area[area.index()]);
        if one.0 != other.0 {
            return Some((Origin::Table(one.0), Origin::Table(other.0)));
        }
        (level != other_level).then_some((Origin::Level(level), Origin::Level(other_level)))
    }

    fn title(&self, origin: Origin, gathered: &Gathered) -> String {
        match origin {
            Origin::Table(table) => gathered.title(usize::from(table)),
            Origin::Level(level) if self.words[level].is_empty() => "no level given".to_owned(),
            Origin::Level(level) => self.words[level].clone(),
        }
    }
}

/// How many observations of one place are held against each other: beyond that nothing tells rows apart at all.
const MOST_OF_A_PLACE: usize = 50;

impl Differing {
    /// All pairs of tables and of levels that differ. What is one area or one indicator is as it is known before anything is
    /// answered.
    pub fn among(gathered: &Gathered, indicators: &DraftIndicators, areas: &AreaIndex) -> Self {
        let has_several = gathered.tables.iter().filter(|table| table.layout.holds_figures()).count() > 1;
        let mut ids: HashMap<&str, u32> = HashMap::new();
        let mut id = |name| {
            let next = ids.len() as u32;
            *ids.entry(name).or_insert(next)
        };
        let of_area: Vec<u32> = areas.found.iter().map(|area| id(area.code.as_str())).collect();
        let mut count = vec![0; ids.len() + 1];
        for area in &of_area {
            count[*area as usize] += 1;
        }
        if !has_several && count.iter().all(|count| *count < 2) {
            return Self::default();
        }
        let mut id = |name| {
            let next = ids.len() as u32;
            *ids.entry(name).or_insert(next)
        };
        let of_indicator: Vec<u32> = (indicators.list.iter())
            .map(|indicator| id(indicator.same_as.as_ref().map_or(indicator.key.as_str(), |(id, _)| id)))
            .collect();
        let levels = Levels::of(gathered);
        let mut places: Vec<([u32; 4], u32)> = (gathered.observations.places().zip(0..))
            .filter(|(place, _)| has_several || count[of_area[place.area.index()] as usize] > 1)
            .map(|(place, at)| {
                let Place { indicator, area, group, period } = place;
                ([of_indicator[indicator.index()], of_area[area.index()], group.0, period.0], at)
            })
            .collect();
        places.sort_unstable();
        let of_places = || places.chunk_by(|(one, _), (other, _)| one == other).filter(|all| all.len() > 1);
        let beside: HashSet<u32> = of_places().flatten().map(|(_, at)| *at).collect();
        let ranks = gathered.observations.ranks(|at| beside.contains(&(at as u32)), gathered.pool.notes());
        let mut pairs: BTreeMap<(Origin, Origin), (u64, [u32; 2])> = BTreeMap::new();
        let mut alike = BTreeSet::new();
        for of_place in of_places() {
            let mut of_place = of_place.to_vec();
            of_place.sort_by_key(|(_, at)| ranks.get(at).copied());
            of_place.truncate(MOST_OF_A_PLACE);
            let mut seen: HashSet<(Origin, Origin)> = HashSet::new();
            for (later, &(_, other)) in of_place.iter().enumerate() {
                for &(_, one) in &of_place[..later] {
                    let both = [one, other].map(|at| gathered.observations.get(at as usize));
                    let table = |at: u32| gathered.observations.origin(at as usize).table;
                    let [first, second] = both;
                    let origins = levels.origins((table(one), first.area), (table(other), second.area));
                    let Some((from, from_other)) = origins else { continue };
                    let origins = (from.min(from_other), from.max(from_other));
                    match (Observation::together(&both), origins) {
                        (None, _) if seen.insert(origins) => {
                            pairs.entry(origins).or_insert((0, [one, other])).0 += 1;
                        }
                        (Some(_), (Origin::Level(one), Origin::Level(other))) => {
                            alike.insert((one, other));
                        }
                        _ => {}
                    }
                }
            }
        }
        let pair = |(origins, (figures, example)): ((Origin, Origin), (u64, [u32; 2]))| {
            let [one, other] = [origins.0, origins.1].map(|origin| levels.title(origin, gathered));
            Pair { origins, titles: (one, other), figures, example: shown(gathered, example) }
        };
        Self { pairs: pairs.into_iter().map(pair).collect(), alike, levels }
    }

    /// The questions which of two is right.
    pub fn questions(&self) -> impl Iterator<Item = Question> + '_ {
        self.pairs.iter().map(Pair::question)
    }

    /// The tables that are said to be of different things, by position, two and two.
    pub fn different<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = [usize; 2]> + 'a {
        self.pairs.iter().filter_map(|pair| match pair.origins {
            (Origin::Table(one), Origin::Table(other)) => {
                let is_said =
                    answers.get(&pair.subject()).is_some_and(|answer| answer == Question::DIFFERENT);
                is_said.then(|| [one, other].map(usize::from))
            }
            _ => None,
        })
    }

    /// Says of which areas figures were given twice.
    pub fn remarks(&self) -> impl Iterator<Item = String> + '_ {
        self.alike.iter().map(|(one, other)| {
            let [one, other] = [one, other].map(|level| &self.levels.words[*level]);
            format!(
                "Some areas are given at two levels, ‘{one}’ and ‘{other}’; where both give the same figures, these were taken \
                 once."
            )
        })
    }
}

impl Pair {
    fn subject(&self) -> Subject {
        Subject::RightFile(self.titles.0.clone(), self.titles.1.clone())
    }

    fn question(&self) -> Question {
        let (one, other) = &self.titles;
        let (two, way_out, different) = match self.origins.0 {
            Origin::Table(_) => (
                "The two",
                " If they are of different things, each is an indicator of its own.",
                Some(Question::DIFFERENT),
            ),
            Origin::Level(_) => ("These two levels of areas", "", None),
        };
        let choices = [Some(one.as_str()), Some(other.as_str()), different, Some(Question::NONE)];
        Question {
            subject: self.subject(),
            name: format!("{one} and {other}"),
            text: format!(
                "{two} give different figures for the same indicator, area and period: {}, such as {}. Which of them is \
                 right?{way_out}",
                counted(self.figures, "figure"),
                self.example
            ),
            choices: choices.into_iter().flatten().map(ToOwned::to_owned).collect(),
            suggestion: None,
        }
    }
}

/// That so many figures are left out because rows contradict each other, with a way out.
pub(super) fn left_out(contradicting: u64) -> Option<String> {
    let (it_is, it) = if contradicting == 1 { ("is", "it") } else { ("are", "them") };
    (contradicting > 0).then(|| {
        format!(
            "{} {it_is} left out, because several rows give {it} different values: say which column tells the rows \
             apart (--map 'COLUMN=breakdown'), or take the wrong rows out of the file.",
            counted(contradicting, "figure"),
        )
    })
}

/// What two observations are of, and their values; where these are the same, with what differs beside them.
fn shown(gathered: &Gathered, both: [u32; 2]) -> String {
    let said = both.map(|at| gathered.observations.get(at as usize));
    let value =
        |said: &Observation| said.figures.value.map_or_else(|| "none".to_owned(), |value| value.to_string());
    let [one, other] = [value(&said[0]), value(&said[1])];
    let values = if one == other { one + &beside(&said) } else { format!("{one} and {other}") };
    format!("{}: {values}", gathered.place(&said[0]))
}

/// What differs beside the same values of one place, in the order of the numbers: ` with 3 and 4 as lower limit`; blank where
/// nothing does.
pub(super) fn beside(said: &[Observation]) -> String {
    const NUMBERS: [&str; 4] = ["lower limit", "upper limit", "numerator", "denominator"];
    let number = |at: usize| {
        let numbers = said.iter().map(|Observation { figures, .. }| {
            [figures.lower, figures.upper, figures.numerator, figures.denominator][at]
        });
        let mut all: Vec<f64> = numbers.flatten().collect();
        all.sort_by(f64::total_cmp);
        all.iter().map(ToString::to_string).collect()
    };
    let of_numbers = NUMBERS.into_iter().enumerate().map(|(at, what)| (what, number(at)));
    let mut flags: Vec<String> =
        said.iter().filter_map(|said| said.flag).map(|flag| flag.as_str().replace('-', " ")).collect();
    flags.sort_unstable();
    let mut all = of_numbers.chain([("flag", flags)]).map(|(what, mut words): (&str, Vec<String>)| {
        words.dedup();
        (what, words)
    });
    let differ = all.find(|(_, words)| words.len() > 1);
    differ.map_or_else(String::new, |(what, words)| format!(" with {} as {what}", words.join(" and ")))
}

/// Which of two tables or levels is right where they differ.
#[derive(Clone, Debug, Default)]
pub(super) struct RightFiles {
    wrong_and_right: HashSet<(Origin, Origin)>,
    levels: Levels,
}

impl RightFiles {
    /// What was answered.
    pub fn of(differing: &Differing, answers: &Answers) -> Self {
        let wrong_and_right = differing.pairs.iter().filter_map(|pair| {
            let (one, other) = pair.origins;
            match answers.get(&pair.subject())? {
                right if *right == pair.titles.0 => Some((other, one)),
                right if *right == pair.titles.1 => Some((one, other)),
                _ => None,
            }
        });
        Self { wrong_and_right: wrong_and_right.collect(), levels: differing.levels.clone() }
    }

    /// Whether the table or level of another observation is right where this one, of a table and an area, differs from it.
    pub fn is_against(&self, one: (u16, AreaAt), other: (u16, AreaAt)) -> bool {
        !self.wrong_and_right.is_empty()
            && self.levels.origins(one, other).is_some_and(|origins| self.wrong_and_right.contains(&origins))
    }
}

/// The question which column of a table tells rows apart that contradict each other.
pub(super) fn column_question(apart: &TellsApart, gathered: &Gathered) -> Question {
    let title = gathered.title(apart.table);
    let choices: Vec<String> = apart.choices.iter().map(|columns| columns.join(" and ")).collect();
    let (first, second) = apart.lines;
    let rows = format!("Rows {first} and {second} give different figures for {}", apart.place);
    let text = match &choices[..] {
        [only] => format!(
            "{rows}; they differ in ‘{only}’: is that a breakdown, so that each of its groups has figures?"
        ),
        _ => {
            format!("{rows}. Which of these columns is a breakdown, so that each of its groups has figures?")
        }
    };
    // A column of weeks or other times is none.
    let when = match choices.first() {
        Some(column) if gathered.tables[apart.table].lacks_period => format!(
            " If it says when the figures are of, say that (--map '{column}=period'); where it is neither, choose that none is."
        ),
        _ => String::new(),
    };
    let text = format!("{text}{when}");
    // What differs in a single way and holds the same few words throughout is hardly anything else.
    let suggestion = match &choices[..] {
        [only] if apart.is_clear => Some((only.clone(), "nothing else tells these rows apart".to_owned())),
        _ => None,
    };
    Question {
        subject: Subject::Apart(title.clone()),
        name: title,
        text,
        choices: choices.into_iter().chain([Question::NONE.to_owned()]).collect(),
        suggestion,
    }
}

/// The columns that were said to break down the figures of a table that was read without that.
pub(super) fn columns_said(gathered: &Gathered, answers: &Answers) -> Vec<String> {
    let said = gathered.apart.iter().filter_map(|apart| {
        let answer = answers.get(&Subject::Apart(gathered.title(apart.table)))?;
        apart.choices.iter().find(|columns| columns.join(" and ") == *answer)
    });
    said.flatten().cloned().collect()
}
