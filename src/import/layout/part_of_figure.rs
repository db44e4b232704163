//! Which number of a figure the words of a header, or of a measure, speak of: the value, a limit or a count.

use crate::import::table::{Figures, plain};

/// A number of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Part {
    Value,
    Lower,
    Upper,
    Numerator,
    Denominator,
    /// How far the limits lie from the value.
    Margin,
}

impl Part {
    /// Why a row or a column of margins is not taken.
    pub const MARGIN: &'static str = "it says how far the limits lie from a figure, which is not read";

    /// What the word for a measure speaks of where each number of a figure has a row of its own (`95% Lower Confidence
    /// Limit, Percent`), and what is left of it.
    pub fn of_row(measure: &str) -> (Self, String) {
        const LIMIT: [&str; 7] = ["confidence", "limit", "limits", "interval", "bound", "ci", "cl"];
        let is_parting = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '-' | '–');
        let words: Vec<&str> = measure.split(is_parting).filter(|word| !word.is_empty()).collect();
        let has = |any: &[&str]| words.iter().any(|word| any.contains(&word.to_lowercase().as_str()));
        let part = match (has(&["lower"]), has(&["upper"])) {
            (true, false) if has(&LIMIT) => Self::Lower,
            (false, true) if has(&LIMIT) => Self::Upper,
            _ => match measure.trim().to_lowercase().as_str() {
                "numerator" => Self::Numerator,
                "denominator" => Self::Denominator,
                "confidence" | "conf" | "confidence interval" => Self::Margin,
                "variable" | "value" => return (Self::Value, String::new()),
                _ => return (Self::Value, measure.trim().to_owned()),
            },
        };
        let says_part = |word: &&str| {
            let word = word.to_lowercase();
            let others = ["lower", "upper", "numerator", "denominator", "95", "95%", "95.0%", "conf"];
            LIMIT.contains(&word.as_str()) || others.contains(&word.as_str())
        };
        let rest: Vec<&str> = words.iter().copied().filter(|word| !says_part(word)).collect();
        (part, rest.join(" "))
    }

    /// Whether a column is called as those that say how far the limits lie from the values of another: `conf`.
    pub fn is_margin(name: &str) -> bool {
        let name = plain(name);
        ["conf", "confidence", "ci", "95ci", "marginoferror", "confidenceinterval"].contains(&name.as_str())
    }

    /// The figure of which a number alone is known.
    pub fn alone(self, number: f64) -> Figures {
        let (none, number) = (Figures::default(), Some(number));
        match self {
            Self::Value => Figures { value: number, ..none },
            Self::Lower => Figures { lower: number, ..none },
            Self::Upper => Figures { upper: number, ..none },
            Self::Numerator => Figures { numerator: number, ..none },
            Self::Denominator => Figures { denominator: number, ..none },
            Self::Margin => none,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_measure_say_which_number_of_a_figure_a_row_has() {
        for (words, part, rest) in [
            ("Percent", Part::Value, "Percent"),
            ("95% Lower Confidence Limit, Percent", Part::Lower, "Percent"),
            ("95% Upper Confidence Limit Percent", Part::Upper, "Percent"),
            ("Lower CI (95%)", Part::Lower, ""),
            ("Numerator", Part::Numerator, ""),
            ("Confidence", Part::Margin, ""),
            ("Variable", Part::Value, ""),
            ("Upper quartile", Part::Value, "Upper quartile"),
            ("Confidence in the police", Part::Value, "Confidence in the police"),
        ] {
            assert_eq!(Part::of_row(words), (part, rest.to_owned()), "{words}");
        }
    }
}
