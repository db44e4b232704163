//! Figures that contradict each other: which column of a table tells them apart, and which of two files is right.

use super::areas::AreaIndex;
use super::indicators::DraftIndicators;
use super::question::{Answers, Question, Subject};
use crate::import::table::{Gathered, Observation, TellsApart};
use crate::import::words::counted;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Two tables that give different figures of the same places.
#[derive(Clone, Debug)]
pub(super) struct FilesDiffer {
    /// Their positions.
    tables: (u16, u16),
    /// Their titles.
    titles: (String, String),
    figures: u64,
    /// The first of them: `Walks, Upton, 2023: 5 and 6`.
    example: String,
}

/// How many observations of one place are held against each other: beyond that nothing tells rows apart at all.
const MOST_OF_A_PLACE: usize = 50;

impl FilesDiffer {
    /// All pairs of tables that differ. What is one area or one indicator is as it is known before anything is answered.
    pub fn among(gathered: &Gathered, indicators: &DraftIndicators, areas: &AreaIndex) -> Vec<Self> {
        if gathered.tables.iter().filter(|table| table.layout.holds_figures()).count() < 2 {
            return Vec::new();
        }
        let mut ids: HashMap<&str, u32> = HashMap::new();
        let mut id = |name| {
            let next = ids.len() as u32;
            *ids.entry(name).or_insert(next)
        };
        let of_area: Vec<u32> = areas.found.iter().map(|area| id(area.code.as_str())).collect();
        let of_indicator: Vec<u32> = (indicators.list.iter())
            .map(|indicator| id(indicator.same_as.as_ref().map_or(indicator.key.as_str(), |(id, _)| id)))
            .collect();
        let mut places: Vec<([u32; 4], u32)> = (gathered.observations.iter().zip(0..))
            .map(|(said, at)| {
                let Observation { indicator, area, group, period, .. } = said;
                ([of_indicator[indicator.index()], of_area[area.index()], group.0, period.0], at)
            })
            .collect();
        places.sort_unstable();
        let of_places = || places.chunk_by(|(one, _), (other, _)| one == other).filter(|all| all.len() > 1);
        let beside: HashSet<u32> = of_places().flatten().map(|(_, at)| *at).collect();
        let ranks = gathered.observations.ranks(|at| beside.contains(&(at as u32)), gathered.pool.notes());
        let mut pairs: BTreeMap<(u16, u16), (u64, [u32; 2])> = BTreeMap::new();
        for of_place in of_places() {
            let mut of_place = of_place.to_vec();
            of_place.sort_by_key(|(_, at)| ranks.get(at).copied());
            of_place.truncate(MOST_OF_A_PLACE);
            let mut seen: HashSet<(u16, u16)> = HashSet::new();
            for (later, &(_, other)) in of_place.iter().enumerate() {
                for &(_, one) in &of_place[..later] {
                    let tables = [one, other].map(|at| gathered.observations.origin(at as usize).table);
                    let tables = (tables[0].min(tables[1]), tables[0].max(tables[1]));
                    let both = [one, other].map(|at| gathered.observations.get(at as usize));
                    if tables.0 != tables.1 && Observation::together(&both).is_none() && seen.insert(tables) {
                        pairs.entry(tables).or_insert((0, [one, other])).0 += 1;
                    }
                }
            }
        }
        let pair = |(tables, (figures, example)): ((u16, u16), (u64, [u32; 2]))| {
            let [one, other] = [tables.0, tables.1].map(|at| gathered.title(usize::from(at)));
            Self { tables, titles: (one, other), figures, example: shown(gathered, example) }
        };
        pairs.into_iter().map(pair).collect()
    }

    fn subject(&self) -> Subject {
        Subject::RightFile(self.titles.0.clone(), self.titles.1.clone())
    }

    /// The question which of the two is right.
    pub fn question(&self) -> Question {
        let (one, other) = &self.titles;
        Question {
            subject: self.subject(),
            name: format!("{one} and {other}"),
            text: format!(
                "The two give different figures for the same indicator, area and period: {}, such as {}. Which of them is \
                 right?",
                counted(self.figures, "figure"),
                self.example
            ),
            choices: [one, other, Question::NONE].into_iter().map(ToOwned::to_owned).collect(),
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

/// What two observations are of, and their values.
fn shown(gathered: &Gathered, both: [u32; 2]) -> String {
    let said = both.map(|at| gathered.observations.get(at as usize));
    let value =
        |said: &Observation| said.figures.value.map_or_else(|| "none".to_owned(), |value| value.to_string());
    let place = gathered.place(&said[0]);
    format!("{place}: {} and {}", value(&said[0]), value(&said[1]))
}

/// Which of two tables is right where they differ.
#[derive(Clone, Debug, Default)]
pub(super) struct RightFiles(HashSet<(u16, u16)>);

impl RightFiles {
    /// What was answered.
    pub fn of(differing: &[FilesDiffer], answers: &Answers) -> Self {
        let wrong_and_right = differing.iter().filter_map(|pair| {
            let (one, other) = pair.tables;
            match answers.get(&pair.subject())? {
                right if *right == pair.titles.0 => Some((other, one)),
                right if *right == pair.titles.1 => Some((one, other)),
                _ => None,
            }
        });
        Self(wrong_and_right.collect())
    }

    /// Whether another table is right where this one differs from it.
    pub fn is_against(&self, table: u16, other: u16) -> bool {
        self.0.contains(&(table, other))
    }
}

/// The question which column of a table tells rows apart that contradict each other.
pub(super) fn column_question(apart: &TellsApart, gathered: &Gathered) -> Question {
    let title = gathered.title(apart.table);
    let choices: Vec<String> = apart.choices.iter().map(|columns| columns.join(" and ")).collect();
    let (first, second) = apart.lines;
    let rows = format!("Rows {first} and {second} give different figures for {}", apart.place);
    let text = match &choices[..] {
        [only] => format!("{rows}; they differ in ‘{only}’: is that a breakdown?"),
        _ => format!("{rows}. Which of these columns breaks the figures down?"),
    };
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
