//! Which direction is good, as far as the words for trends tell.

use super::words;
use crate::import::table::{Field, Gathering, IndicatorAt, Lookup, Suggestion};
use crate::model::{Polarity, Word};

/// What the trend words of each indicator say.
#[derive(Debug, Default)]
pub(super) struct Directions {
    words: Lookup<Option<Polarity>>,
    /// By position of the indicator.
    found: Vec<Direction>,
}

/// Which direction the trend words of an indicator call better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Direction {
    #[default]
    Unsaid,
    Said(Polarity),
    /// The words contradict each other.
    Unclear,
}

impl Directions {
    /// Takes the trend words of a row as a hint, to be confirmed: some published files have them the wrong way round.
    pub fn hint(&mut self, said: &[u8], indicator: IndicatorAt, out: &mut Gathering) {
        if said.is_empty() {
            return;
        }
        let Some(polarity) = self.words.get(said, || words::better_direction(said)) else { return };
        if self.found.len() <= indicator.index() {
            self.found.resize(indicator.index() + 1, Direction::Unsaid);
        }
        let before = self.found[indicator.index()];
        if before == Direction::Unclear || before == Direction::Said(polarity) {
            return;
        }
        // Words of the file that do not depend on which row comes first.
        let words = words::for_better(polarity);
        let hints = &mut out.found(indicator).suggestions;
        // An earlier table of the same import may have given a hint too.
        let known = hints.iter().find(|hint| hint.field == Field::Polarity);
        self.found[indicator.index()] = match known.map(|hint| hint.value == polarity.as_str()) {
            None => {
                let because = format!("a trend is called ‘{words}’");
                let value = polarity.as_str().to_owned();
                hints.push(Suggestion { field: Field::Polarity, value, because });
                Direction::Said(polarity)
            }
            Some(true) => Direction::Said(polarity),
            Some(false) => {
                hints.retain(|hint| hint.field != Field::Polarity);
                Direction::Unclear
            }
        };
    }
}
