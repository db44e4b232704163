//! Whether the name of a column says that it holds limits, counts or values, and what is left of the name.

/// What a column of figures holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Value,
    Lower,
    Upper,
    /// A limit of another level than 95 %.
    OtherLimit,
    Numerator,
    Denominator,
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
            "lower" | "lcl" | "lci" | "lowerci" | "lowercl" | "lowerlimit" | "lowerbound" => {
                Self::Side(Part::Lower)
            }
            "upper" | "ucl" | "uci" | "upperci" | "uppercl" | "upperlimit" | "upperbound" => {
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

/// What the name of a column says it holds, and the rest of the name.
pub(super) fn part(name: &str) -> (Part, String) {
    let words = words(name);
    let known: Vec<Option<Word>> =
        words.iter().map(|(start, end)| Word::of(&name[*start..*end].to_lowercase())).collect();
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
    if let Some(part) = last.checked_sub(1).and_then(single) {
        return (part, trimmed(&name[..words[last - 1].0]));
    }
    if let Some(part) = single(0) {
        return (part, trimmed(&name[words[0].1..]));
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
        assert_eq!(of("Obesity (%)"), (Part::Value, "Obesity (%)".to_owned()));
        for name in ["Lowering speed", "Low income", "High attainment", "% of pupils", "Percent", "L", "CI"] {
            assert_eq!(of(name), (Part::Value, name.to_owned()), "{name}");
        }
    }
}
