//! What tables call groups of people: everyone, the sexes, ages; and the order in which groups are listed.

use super::header::plain;
use std::cmp::Ordering;

/// Whether a group is called what publishers call everyone.
pub(in crate::import) fn is_everyone(group: &str) -> bool {
    const WORDS: [&str; 10] = [
        "persons",
        "allpersons",
        "total",
        "all",
        "everyone",
        "everybody",
        "bothsexes",
        "overall",
        "wholepopulation",
        "population",
    ];
    let lower = group.trim().to_lowercase();
    let of_all = ["all ", "total ", "total: ", "all: "].iter().find_map(|start| lower.strip_prefix(start));
    // `_T` is the total in the codes that statistical offices share (SDMX).
    WORDS.contains(&plain(group).as_str())
        || group.trim() == "_T"
        || of_all.is_some_and(|of| !of.trim_start().starts_with("other"))
}

/// Whether a group is called so without more words, which might name a part of everyone.
pub(in crate::import) fn is_plainly_everyone(group: &str) -> bool {
    matches!(plain(group).as_str(), "persons" | "total" | "all" | "everyone" | "everybody" | "allpersons")
}

/// Whether a group is a sex, or what stands for both beside them.
pub(in crate::import) fn is_sex(group: &str) -> bool {
    sex(group).is_some() || is_both_sexes(group)
}

/// The sex that a group is of, in one word for all that it is called by: `M`, `Males`, `Men`. Children have words of their
/// own, which another column may tell from adults.
pub(in crate::import) fn sex(group: &str) -> Option<&'static str> {
    const SEXES: [(&str, &[&str]); 4] = [
        ("male", &["male", "males", "m", "man", "men"]),
        ("female", &["female", "females", "f", "woman", "women"]),
        ("boys", &["boy", "boys"]),
        ("girls", &["girl", "girls"]),
    ];
    let name = plain(group);
    SEXES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(sex, _)| *sex)
}

/// What a dimension and a group of it are compared by: in small letters, those of sex in one word each, and ages by the years
/// that they reach from and to.
pub(in crate::import) fn compared(dimension: &str, group: &str) -> (String, String) {
    match sex(group).filter(|_| is_of_sexes(dimension)) {
        Some(sex) => ("sex".to_owned(), sex.to_owned()),
        None if is_of_ages(dimension) => {
            ("age".to_owned(), ages(group).unwrap_or_else(|| group.trim().to_lowercase()))
        }
        None => (dimension.to_lowercase(), group.trim().to_lowercase()),
    }
}

/// Whether a dimension is called as the sexes are.
pub(in crate::import) fn is_of_sexes(dimension: &str) -> bool {
    matches!(plain(dimension).as_str(), "sex" | "gender" | "sexatbirth")
}

/// Whether a dimension is called as ages are.
fn is_of_ages(dimension: &str) -> bool {
    const NAMES: [&str; 9] = [
        "age",
        "ages",
        "agegroup",
        "agegroups",
        "ageband",
        "agerange",
        "agecategory",
        "agegrp",
        "ageinyears",
    ];
    NAMES.contains(&plain(dimension).as_str())
}

/// The ages that a group is of, in one way to write all that it is called by: `0-17` for `Under 18`, `<18 yrs` and
/// `0 to 17`, `65+` for `65 years and over`; none where it is no such band.
fn ages(group: &str) -> Option<String> {
    const YEARS: [&str; 6] = ["year olds", "years old", "years", "year", "yrs", "yr"];
    const AND_OVER: [&str; 9] = [
        "and over",
        "or over",
        "and above",
        "or above",
        "and older",
        "or older",
        "plus",
        "or more",
        "and more",
    ];
    let lower = group.trim().to_lowercase().replace(['–', '—', '−'], "-");
    let of_age = ["aged ", "ages ", "age "].iter().find_map(|start| lower.strip_prefix(start));
    let bare = of_age.unwrap_or(&lower);
    // `18s` in `Under 18s`.
    let bare =
        bare.strip_suffix('s').filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(bare);
    let text = YEARS.iter().fold(bare.to_owned(), |text, years| text.replace(years, " "));
    let text = AND_OVER.iter().fold(text, |text, over| text.replace(over, "+"));
    let text: String = text.replace(" to ", "-").chars().filter(|c| !c.is_whitespace()).collect();
    let number = |digits: &str| {
        let is_age =
            !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u16>().ok().filter(|_| is_age)
    };
    let under = ["under", "<", "lessthan", "below"].iter().find_map(|start| text.strip_prefix(start));
    if let Some(under) = under.and_then(number).filter(|under| *under > 0) {
        return Some(format!("0-{}", under - 1));
    }
    if let Some(from) =
        text.strip_suffix('+').or_else(|| text.strip_prefix(">=")).or_else(|| text.strip_prefix('≥'))
    {
        return Some(format!("{}+", number(from)?));
    }
    let (from, to) = text.split_once('-').unwrap_or((&text, &text));
    let (from, to) = (number(from)?, number(to)?);
    (from <= to).then(|| format!("{from}-{to}"))
}

/// Whether a group stands for both sexes beside them. `Both`, `People` and `T` alone say so only there.
pub(in crate::import) fn is_both_sexes(group: &str) -> bool {
    matches!(plain(group).as_str(), "both" | "people" | "t" | "p" | "mf") || is_everyone(group)
}

/// The dimension that words are groups of, where all of them are words for people and some of them are not everyone.
pub(in crate::import) fn dimension<'w>(words: impl Iterator<Item = &'w str>) -> Option<&'static str> {
    let words: Vec<&str> = words.collect();
    let all = |is: &dyn Fn(&str) -> bool| words.iter().all(|word| is(word));
    // A letter alone may stand for anything; `M` and `F` together are sexes.
    let has = |letter: &str| words.iter().any(|word| plain(word) == letter);
    let in_letters = words.iter().any(|word| plain(word).len() == 1);
    if all(&is_both_sexes) {
        None
    } else if all(&is_sex) && (!in_letters || (has("m") && has("f"))) {
        Some("Sex")
    } else {
        all(&|word| is_age(word) || is_everyone(word)).then_some("Age")
    }
}

/// The dimension that one word for the people of all figures is a group of; persons are both sexes.
pub(in crate::import) fn dimension_of_all(word: &str) -> Option<&'static str> {
    let is_both = matches!(plain(word).as_str(), "persons" | "allpersons" | "bothsexes");
    dimension(std::iter::once(word)).or_else(|| is_both.then_some("Sex"))
}

/// Whether words are a number of years and no more, as a measure may say over how many its figures were taken together.
pub(in crate::import) fn is_length_of_time(words: &str) -> bool {
    let count = ["years", "year"].iter().find_map(|unit| words.trim().strip_suffix(unit));
    count.is_some_and(|count| matches!(count.trim_end().as_bytes(), [digit] if digit.is_ascii_digit()))
}

/// Whether a group is an age: `18+ yrs`, `0-4 years`, `Under 18`.
pub(in crate::import) fn is_age(group: &str) -> bool {
    let lower = group.trim().to_lowercase();
    let bare = below(&lower).unwrap_or(&lower).trim_start_matches("aged ").trim_start_matches("age ");
    let has_years = ["yrs", "years", "year olds", "yr"].iter().any(|end| bare.ends_with(end));
    let is_band = |text: &str| {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
        let few = numbers.clone().count() <= 2 && numbers.all(|number| number.len() <= 3);
        let others: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
        few && matches!(others.trim(), "+" | "-" | "–" | " - " | "to" | "and over" | "plus" | "")
    };
    // `Under 18s`.
    let of_many = |rest: &str| below(&lower).is_some() && rest.ends_with(|c: char| c.is_ascii_digit());
    let bare = bare.strip_suffix('s').filter(|rest| of_many(rest)).unwrap_or(bare);
    let numbers = bare
        .trim_end_matches("year olds")
        .trim_end_matches("years")
        .trim_end_matches("yrs")
        .trim_end_matches("yr")
        .trim();
    let is_plain_number = numbers.chars().all(|c| c.is_ascii_digit());
    bare.starts_with(|c: char| c.is_ascii_digit())
        && is_band(numbers)
        && (has_years || !is_plain_number || below(&lower).is_some())
}

/// What follows the words for below a number.
fn below(lower: &str) -> Option<&str> {
    let rest = ["<", "under ", "less than ", "below "].iter().find_map(|start| lower.strip_prefix(start))?;
    let rest = rest.trim_start();
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

/// The order in which groups are listed: everyone first, numbers by their size (`5-9` before `10-14`), what is below a
/// number before what begins with it.
pub(in crate::import) fn natural(one: &str, other: &str) -> Ordering {
    order(one).cmp(&order(other)).then_with(|| one.cmp(other))
}

/// A piece of a text as it is compared.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// The text begins with what is below its first number.
    Below,
    /// Digits without zeros in front, how many there are first.
    Number(usize, String),
    Text(String),
}

/// What a text is sorted by so that it comes where [`natural`] puts it.
pub(in crate::import) fn order(text: &str) -> impl Ord + use<> {
    let lower = text.trim().to_lowercase();
    let (mut rest, is_below) = below(&lower).map_or((lower.as_str(), false), |rest| (rest, true));
    let mut pieces = Vec::new();
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        if is_number {
            let digits = piece.trim_start_matches('0');
            pieces.push(Piece::Number(digits.len(), digits.to_owned()));
            if is_below && pieces.len() == 1 {
                pieces.push(Piece::Below);
            }
        } else {
            pieces.push(Piece::Text(piece.to_owned()));
        }
    }
    (!is_everyone(text), pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_has_many_names_and_the_others_are_not_among_them() {
        for word in [
            "Persons",
            "All",
            "total",
            "All ages",
            "All pupils",
            "Both sexes",
            "Everyone",
            "Total: All residents",
        ] {
            assert!(is_everyone(word), "{word}");
        }
        for word in ["Male", "All other ethnic groups", "Allied", "Both", "Totally deaf", ""] {
            assert!(!is_everyone(word), "{word}");
        }
    }

    #[test]
    fn words_for_people_are_groups_of_sex_or_age() {
        let of = |words: &[&str]| dimension(words.iter().copied());
        assert_eq!(of(&["Male", "Female", "Persons"]), Some("Sex"));
        assert_eq!(of(&["Men", "Women"]), Some("Sex"));
        assert_eq!(of(&["M", "F", "T"]), Some("Sex"));
        assert_eq!(of(&["0-4 yrs", "65+ yrs", "All ages"]), Some("Age"));
        assert_eq!(of(&["Under 18", "18 to 64", "65 and over"]), Some("Age"));
        for words in [
            &["Persons", "People"][..],
            &["%", "Male"],
            &["£", "jobs"],
            &["2021", "2022"],
            &["M"],
            &["M", "T"],
        ] {
            assert_eq!(of(words), None, "{words:?}");
        }
    }

    #[test]
    fn ages_are_the_same_however_they_are_written() {
        for same in [
            &["0-15", "0 to 15", "0–15 years", "Aged 0-15", "Under 16", "<16", "under 16s", "00-15"][..],
            &["16+", "16 and over", "16 years and over", "Aged 16 plus", "16 or over", "≥16", "16+ yrs"],
            &["16-64", "16 to 64", "16-64 yrs", "Ages 16-64"],
            &["5", "5 years", "Age 5"],
        ] {
            for (group, by) in same.iter().zip(["Age", "Age group", "age_band"].iter().cycle()) {
                let first = compared("Age", same[0]);
                assert_eq!(compared(by, group), first, "{group}");
            }
        }
        for group in ["All ages", "Working age", "Over 65", "2021-22", "1 (most deprived)"] {
            assert_eq!(compared("Age", group).1, group.to_lowercase(), "{group}");
        }
        assert_eq!(compared("Decile", "1-2"), ("decile".to_owned(), "1-2".to_owned()));
        assert!(is_age("Under 18s") && !is_age("18s"));
    }

    #[test]
    fn groups_are_listed_as_people_would() {
        let sorted = |mut groups: Vec<&'static str>| {
            groups.sort_by(|one, other| natural(one, other));
            groups
        };
        assert_eq!(
            sorted(vec!["10-14", "85+", "5-9", "All ages", "0-4", "<1", "15-19"]),
            ["All ages", "0-4", "<1", "5-9", "10-14", "15-19", "85+"]
        );
        let deciles = vec!["10 (least deprived)", "2", "Total", "1 (most deprived)"];
        assert_eq!(sorted(deciles), ["Total", "1 (most deprived)", "2", "10 (least deprived)"]);
        assert_eq!(sorted(vec!["15-24 yrs", "<15 yrs", "15 yrs"]), ["<15 yrs", "15 yrs", "15-24 yrs"]);
    }
}
