//! Which number of a figure the name of a column, or the words of a row for its measure, speak of: the value, a limit or a
//! count; and what is left of the words.

use crate::import::table::{Figures, Reason, plain};

/// A number of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Part {
    Value,
    Lower,
    Upper,
    /// A limit of another level than 95 %.
    OtherLimit,
    Numerator,
    Denominator,
    /// How far the limits lie from the value.
    Margin,
    StandardError,
}

impl Part {
    /// Why a row or a column of standard errors is not taken.
    pub const ERROR: &'static str = "it is a standard error, which is not read";

    /// Why a row or a column of margins is not taken.
    pub const MARGIN: &'static str = "it says how far the limits lie from a figure, which is not read";

    /// What the word for a measure speaks of where each number of a figure has a row of its own (`95% Lower Confidence
    /// Limit, Percent`), and what is left of it.
    pub fn of_row(measure: &str) -> (Self, String) {
        let (words, known) = known_words(measure);
        let mut start = 0;
        for run in known.chunk_by(|one, other| one.is_some() == other.is_some()) {
            let range = start..start + run.len();
            start = range.end;
            let said = run.iter().copied().flatten();
            let speaks =
                said.clone().any(|word| matches!(word, Word::Limit | Word::Level | Word::OtherLevel));
            let has_side = said.clone().any(|word| matches!(word, Word::Side(_)));
            let is_all = run.len() == words.len();
            let Some(part) = limit(said).filter(|_| has_side && (speaks || is_all)) else { continue };
            let is_of_limit = |at: &usize| known[*at] != Some(Word::Beside);
            let first = range.clone().find(is_of_limit).unwrap_or(range.start);
            let last = range.rev().find(is_of_limit).unwrap_or(first);
            let after = measure[words[last].1..].trim_start_matches('%');
            let rest = [trimmed(&measure[..words[first].0]), trimmed(after)];
            let rest = rest.iter().map(String::as_str).filter(|rest| !rest.is_empty());
            let rest = without_joints(&rest.collect::<Vec<_>>().join(" "));
            return (part, if plain(&rest) == "value" { String::new() } else { rest });
        }
        match plain(measure).as_str() {
            "numerator" => (Self::Numerator, String::new()),
            "denominator" => (Self::Denominator, String::new()),
            "variable" | "value" | "estimate" | "pointestimate" => (Self::Value, String::new()),
            _ if Self::is_error(measure) => (Self::StandardError, String::new()),
            _ if Self::is_margin(measure) => (Self::Margin, String::new()),
            _ => (Self::Value, measure.trim().to_owned()),
        }
    }

    /// What is left of the name of a column that says how far both limits lie from a value: `conf`, `Walks ±`; none for any
    /// other. An interval may be that, or how wide it is, and is not enough.
    pub fn without_margin(name: &str) -> Option<String> {
        const MARKS: [&str; 5] = ["conf", "margin of error", "moe", "±", "+/-"];
        let readable = name.replace('_', " ").to_lowercase();
        let bare = readable.trim().trim_end_matches(')').trim_end();
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let rest = MARKS.iter().find_map(|mark| {
            let before = bare.strip_suffix(mark).filter(|before| is_edge(before.chars().next_back()));
            before.or_else(|| bare.strip_prefix(mark).filter(|after| is_edge(after.chars().next())))
        })?;
        let says_nothing = |(start, end): (usize, usize)| {
            matches!(Word::of(&rest[start..end]), Some(Word::Limit | Word::Level | Word::Beside))
        };
        Some(if words(rest).into_iter().all(says_nothing) { String::new() } else { trimmed(rest) })
    }

    /// What is left of a name without the words at its end or its beginning that speak of an interval of 95 % or of no level:
    /// `Persons (95% CI)`; none where there are none.
    pub(in crate::import) fn without_interval(name: &str) -> Option<String> {
        let (words, known) = known_words(name);
        let speaks = |word: &Option<Word>| matches!(word, Some(Word::Limit | Word::Level | Word::Beside));
        let speaks_of_limits = |words: &[Option<Word>]| words.contains(&Some(Word::Limit));
        let first = known.iter().take_while(|word| speaks(word)).count();
        let last = known.len() - known.iter().rev().take_while(|word| speaks(word)).count();
        if speaks_of_limits(&known[last..]) {
            return Some(trimmed(&name[..words[last].0]));
        }
        let after = || trimmed(name[words[first - 1].1..].trim_start_matches('%'));
        speaks_of_limits(&known[..first]).then(after)
    }

    /// Whether a column is called as those of margins or of errors are.
    pub fn is_called_margin(name: &str) -> bool {
        Self::is_margin(name) || Self::without_margin(name).is_some() || Self::is_error(name)
    }

    /// Whether words speak of how far the limits lie from a value, or of how wide they are: `conf`, `CI`.
    pub fn is_margin(words: &str) -> bool {
        let words = plain(words);
        let names = ["conf", "confidence", "ci", "95ci", "marginoferror", "confidenceinterval"];
        names.contains(&words.as_str())
    }

    /// Whether words speak of a standard error: `SE`, `Std. error`.
    pub fn is_error(words: &str) -> bool {
        ["se", "standarderror", "stderror", "stderr", "sterr"].contains(&plain(words).as_str())
    }

    /// Why a row that has this number alone cannot be taken.
    pub fn why_not_read(self) -> Option<&'static str> {
        match self {
            Self::Margin => Some(Self::MARGIN),
            Self::StandardError => Some(Self::ERROR),
            Self::OtherLimit => Some("it is a limit of another level than 95 %, which is not read"),
            _ => None,
        }
    }

    /// The figure of which a row has only this number, or why it cannot be taken.
    pub fn alone(self, number: Option<f64>) -> Result<Figures, Reason> {
        if let Some(why) = self.why_not_read() {
            return Err(why.into());
        }
        if number.is_none() {
            return Err("its limit or count is not a number".into());
        }
        let mut figures = Figures::default();
        *match self {
            Self::Lower => &mut figures.lower,
            Self::Upper => &mut figures.upper,
            Self::Numerator => &mut figures.numerator,
            Self::Denominator => &mut figures.denominator,
            _ => &mut figures.value,
        } = number;
        Ok(figures)
    }
}

/// Of which level a name says that limits are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Level {
    /// 95 %.
    Said,
    /// Nothing says it.
    #[default]
    Unsaid,
    Other,
}

impl Level {
    /// What is said of limits of no level that anything names.
    pub const UNSAID: &'static str = "Limits stand beside values, and nothing says of which level they are. They were taken as those \
        of 95 % that most tables give; if they are others, say so in the header, such as ‘99% CI’, and they are left out.";

    /// What the name of a column says.
    pub fn of(name: &str) -> Self {
        let (_, known) = known_words(name);
        let has = |word: Word| known.contains(&Some(word));
        match (has(Word::Limit), has(Word::OtherLevel), has(Word::Level)) {
            (true, true, _) => Self::Other,
            (true, false, true) => Self::Said,
            _ => Self::Unsaid,
        }
    }
}

/// What one word of a name says of limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Side(Part),
    /// A letter that is a side beside other words for limits: `L95`, `CI_U`.
    Letter(Part),
    /// It speaks of limits without a side.
    Limit,
    Level,
    OtherLevel,
    /// It may stand beside the others and says nothing.
    Beside,
}

impl Word {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "lower" | "lcl" | "lci" | "lowci" | "lowerci" | "lowercl" | "lowerlimit" | "lowerbound" => {
                Self::Side(Part::Lower)
            }
            "upper" | "ucl" | "uci" | "upci" | "upperci" | "uppercl" | "upperlimit" | "upperbound" => {
                Self::Side(Part::Upper)
            }
            "l" | "ll" | "low" => Self::Letter(Part::Lower),
            "u" | "ul" | "high" | "hi" => Self::Letter(Part::Upper),
            "ci" | "cl" | "cis" | "confidence" | "conf" | "interval" | "limit" | "limits" | "bound" => {
                Self::Limit
            }
            "95" | "95.0" | "0.95" => Self::Level,
            "99.8" | "998" | "99" | "99.0" | "99.9" | "90" | "90.0" | "68" => Self::OtherLevel,
            "value" | "pct" | "percent" | "of" | "level" | "the" => Self::Beside,
            _ => return None,
        })
    }
}

/// Where the words of a name are, and what each says of limits.
fn known_words(name: &str) -> (Vec<(usize, usize)>, Vec<Option<Word>>) {
    let words = words(name);
    let known = words.iter().map(|(start, end)| Word::of(&name[*start..*end].to_lowercase())).collect();
    (words, known)
}

/// What the name of a column says it holds, and the rest of the name.
pub(super) fn part(name: &str) -> (Part, String) {
    let (words, known) = known_words(name);
    let (first, last) = (known.iter().take_while(|word| word.is_some()).count(), words.len());
    let trailing = last - known.iter().rev().take_while(|word| word.is_some()).count();
    let limits = |range: std::ops::Range<usize>| limit(known[range].iter().copied().flatten());
    if let Some(part) = limits(trailing..last) {
        let end = words.get(trailing).map_or(name.len(), |(start, _)| *start);
        return (part, trimmed(&name[..end]));
    }
    if let Some(part) = limits(0..first) {
        let start = if first == 0 { 0 } else { words[first - 1].1 };
        return (part, trimmed(name[start..].trim_start_matches('%')));
    }
    let single = |at: usize| {
        let (start, end) = *words.get(at)?;
        Some(match name[start..end].to_lowercase().as_str() {
            "numerator" => Part::Numerator,
            "denominator" => Part::Denominator,
            "value" => Part::Value,
            _ => return None,
        })
    };
    // A raw value is a value.
    let is_raw =
        |at: usize| words.get(at).is_some_and(|(start, end)| name[*start..*end].eq_ignore_ascii_case("raw"));
    if let Some(part) = last.checked_sub(1).and_then(single) {
        let first = last.checked_sub(2).filter(|at| part == Part::Value && is_raw(*at)).unwrap_or(last - 1);
        return (part, trimmed(&name[..words[first].0]));
    }
    let first = usize::from(is_raw(0) && single(1) == Some(Part::Value));
    if let Some(part) = single(first) {
        return (part, trimmed(&name[words[first].1..]));
    }
    (Part::Value, trimmed(name))
}

/// The limit that words speak of, where all of them do.
fn limit(words: impl Iterator<Item = Word> + Clone) -> Option<Part> {
    let speaks = words.clone().any(|word| matches!(word, Word::Limit | Word::Level | Word::OtherLevel));
    let is_other = words.clone().any(|word| word == Word::OtherLevel);
    let mut sides = words.filter_map(|word| match word {
        Word::Side(part) => Some(part),
        Word::Letter(part) if speaks => Some(part),
        _ => None,
    });
    let side = sides.next()?;
    if sides.any(|other| other != side) {
        return None;
    }
    Some(if is_other { Part::OtherLimit } else { side })
}

/// What is left of words without those that joined them to what was taken out: `of the`.
fn without_joints(rest: &str) -> String {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_joint = |word: &&str| ["of", "the", "for"].contains(&word.to_lowercase().as_str());
    let first = words.iter().take_while(|word| is_joint(word)).count();
    let last = words.len() - words[first..].iter().rev().take_while(|word| is_joint(word)).count();
    words[first..last].join(" ")
}

/// Where the words of a name are: letters, or digits with points among them. A capital after a small letter begins a new
/// one, as in `LowerCI95.0limit`.
fn words(name: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<char> = None;
    let mut letters = name.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let is_point = c == '.' && before.is_some_and(|b| b.is_ascii_digit()) && next_is_digit;
        let goes_on = before.is_some_and(|before| {
            let both_digits = (before.is_ascii_digit() || before == '.') && c.is_ascii_digit();
            let both_letters = before.is_alphabetic() && c.is_alphabetic();
            is_point || both_digits || (both_letters && !(before.is_lowercase() && c.is_uppercase()))
        });
        let is_of_word = is_point || c.is_alphanumeric();
        match words.last_mut() {
            Some((_, end)) if goes_on && is_of_word && *end == at => *end = at + c.len_utf8(),
            _ if is_of_word => words.push((at, at + c.len_utf8())),
            _ => {}
        }
        before = is_of_word.then_some(c);
    }
    words
}

/// The rest of a name as people write it, without what parted it from the words that were taken out.
pub(super) fn trimmed(rest: &str) -> String {
    let is_between = |c: char| c.is_whitespace() || ":-–,|/_".contains(c);
    let readable = rest.replace('_', " ");
    let ends = readable.trim_end_matches(is_between);
    let ends = ends.strip_suffix('(').unwrap_or(ends);
    let starts = ends.trim_start_matches(is_between);
    let starts = starts.strip_prefix(')').unwrap_or(starts);
    let rest = starts.trim_matches(is_between);
    let is_cut = rest.matches('(').count() == rest.matches(')').count() + 1;
    if is_cut { format!("{rest})") } else { rest.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_known_by_their_words_however_they_are_put_together() {
        for name in [
            "Lower",
            "LCI",
            "Lower CI (95%)",
            "CI lower",
            "ci_lower_95",
            "95% LCL",
            "95% CI lower",
            "Lower confidence interval",
            "lower 95",
            "LowerCI95.0limit",
            "lowercl",
            "L95",
            "CI_L",
            "Lower 95% confidence limit",
            "Lower limit of the confidence interval",
            "95% CI (low)",
        ] {
            assert_eq!(part(name), (Part::Lower, String::new()), "{name}");
        }
        for name in ["UCI", "Upper CI (95%)", "upper_ci", "U95", "High CI", "Upper 95.0% limit"] {
            assert_eq!(part(name), (Part::Upper, String::new()), "{name}");
        }
        for name in ["Lower CI 99.8", "Upper 99.8% limit"] {
            assert_eq!(part(name).0, Part::OtherLimit, "{name}");
        }
    }

    #[test]
    fn words_of_a_measure_say_which_number_of_a_figure_a_row_has() {
        for (words, part, rest) in [
            ("Percent", Part::Value, "Percent"),
            ("95% Lower Confidence Limit, Percent", Part::Lower, "Percent"),
            ("95% Upper Confidence Limit Percent", Part::Upper, "Percent"),
            ("Percent (95% lower CI)", Part::Lower, "Percent"),
            ("Lower 95% limit of the rate (per 1,000)", Part::Lower, "rate (per 1,000)"),
            ("Lower CI (95%)", Part::Lower, ""),
            ("Value: upper CI", Part::Upper, ""),
            ("Upper", Part::Upper, ""),
            ("Lower 99.8% limit", Part::OtherLimit, ""),
            ("Numerator", Part::Numerator, ""),
            ("Confidence", Part::Margin, ""),
            ("Variable", Part::Value, ""),
            ("Upper quartile", Part::Value, "Upper quartile"),
            ("Lower age limit", Part::Value, "Lower age limit"),
            ("High confidence", Part::Value, "High confidence"),
            ("Confidence in the police", Part::Value, "Confidence in the police"),
        ] {
            assert_eq!(Part::of_row(words), (part, rest.to_owned()), "{words}");
        }
    }

    #[test]
    fn a_margin_is_known_where_its_name_says_that_it_goes_both_ways() {
        for (name, rest) in [
            ("conf", Some("")),
            ("95% CI (±)", Some("")),
            ("+/-", Some("")),
            ("Walks: margin of error", Some("walks")),
            ("2021 conf", Some("2021")),
            ("Walks_conf", Some("walks")),
            ("CI", None),
            ("Confidence interval", None),
            ("Confidence in the police", None),
            ("Conference places", None),
            ("Value", None),
        ] {
            assert_eq!(Part::without_margin(name).as_deref(), rest, "{name}");
        }
    }

    #[test]
    fn a_name_says_of_which_level_limits_are_or_does_not() {
        for (name, level, rest) in [
            ("Persons (95% CI)", Level::Said, Some("Persons")),
            ("95% CI", Level::Said, Some("")),
            ("95% confidence interval", Level::Said, Some("")),
            ("CI", Level::Unsaid, Some("")),
            ("Walks: confidence limits", Level::Unsaid, Some("Walks")),
            ("Persons (99% CI)", Level::Other, Some("Persons (99%)")),
            ("Persons", Level::Unsaid, None),
            ("95 and over", Level::Unsaid, None),
        ] {
            assert_eq!((Level::of(name), Part::without_interval(name).as_deref()), (level, rest), "{name}");
        }
    }

    #[test]
    fn what_is_left_of_a_name_is_as_it_was_written() {
        let of = |name: &str| {
            let (part, rest) = part(name);
            (part, rest)
        };
        assert_eq!(of("Smoking prevalence: lower CI (95%)"), (Part::Lower, "Smoking prevalence".to_owned()));
        assert_eq!(of("2022 Upper CI"), (Part::Upper, "2022".to_owned()));
        assert_eq!(of("Upper CI 2021"), (Part::Upper, "2021".to_owned()));
        assert_eq!(of("Obesity_denominator"), (Part::Denominator, "Obesity".to_owned()));
        assert_eq!(of("Obesity (value)"), (Part::Value, "Obesity".to_owned()));
        assert_eq!(of("2021/22: Raw value"), (Part::Value, "2021/22".to_owned()));
        assert_eq!(of("Raw value 2021/22"), (Part::Value, "2021/22".to_owned()));
        assert_eq!(of("Obesity (%)"), (Part::Value, "Obesity (%)".to_owned()));
        for name in ["Lowering speed", "Low income", "High attainment", "% of pupils", "Percent", "L", "CI"] {
            assert_eq!(of(name), (Part::Value, name.to_owned()), "{name}");
        }
    }
}
