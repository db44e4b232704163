//! Groups of people as Fingertips names them.

/// The parts into which areas are ranked.
const PARTS: [(&str, u8); 3] = [("decile", 10), ("quintile", 5), ("quartile", 4)];

/// The pairs of dimension and group that sex, age and category stand for; nothing for what is blank.
///
/// Deprivation groups get the form `1 (most deprived)` to `10 (least deprived)`; the several ways to group by
/// deprivation (by district, by county, by edition of the index) stay dimensions of their own.
pub(super) fn pairs(sex: &str, age: &str, category_type: &str, category: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (by, group) in [("Sex", sex), ("Age", age)] {
        if !group.is_empty() {
            pairs.push((by.to_owned(), group.to_owned()));
        }
    }
    // Some files have a second pair of quotes around a name with a comma.
    let [category_type, category] = [category_type, category].map(|words| words.trim_matches('"').trim());
    if !category.is_empty() {
        let by = if category_type.is_empty() { "Category" } else { category_type };
        let as_published = || (by.to_owned(), category.to_owned());
        pairs.push(deprivation(category_type, category).unwrap_or_else(as_published));
    }
    pairs
}

/// A deprivation group, where the publisher's words are known ones.
///
/// `County & UA deprivation deciles in England (IMD2019, 4/23 geography)` becomes `Deprivation decile of the local
/// authority: County & UA, IMD2019, 4/23 geography`.
fn deprivation(category_type: &str, category: &str) -> Option<(String, String)> {
    let words = category_type.split_whitespace().collect::<Vec<_>>().join(" ");
    let (areas, rest) = words.split_once(" deprivation ")?;
    let (part, parts) = PARTS.into_iter().find(|(part, _)| rest.starts_with(part))?;
    let rest = rest[part.len()..].strip_prefix('s')?.trim_start();
    let (span, edition) = match rest.split_once(" (") {
        Some((span, edition)) => (span, edition.strip_suffix(')')?),
        None => (rest, ""),
    };
    if !matches!(span, "in England" | "within area") {
        return None;
    }
    let rank = rank(category, part, parts, edition)?;
    let head = match areas {
        "County & UA" | "District & UA" | "Counties & UAs" | "Districts & UAs" if span == "in England" => {
            format!("Deprivation {part} of the local authority: {areas}")
        }
        _ if is_small_area(areas) => format!("Deprivation {part} {span}: {areas}"),
        _ => return None,
    };
    let by = if edition.is_empty() { head } else { format!("{head}, {edition}") };
    let group = match rank {
        1 => "1 (most deprived)".to_owned(),
        _ if rank == parts => format!("{parts} (least deprived)"),
        _ => rank.to_string(),
    };
    Some((by, group))
}

/// `LSOA11`, `LSOA21`, `MSOA11`: areas so small that their deprivation is nearly that of the people.
fn is_small_area(areas: &str) -> bool {
    let year = areas.strip_prefix("LSOA").or_else(|| areas.strip_prefix("MSOA"));
    year.is_some_and(|year| year.len() <= 2 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// 1 for the most deprived part: `Second most deprived decile (IMD2019)` is 2, `Third less deprived decile` is 8 of 10,
/// `Average deprived quintile` is 3 of 5. An edition that is named must be the one of the dimension.
fn rank(category: &str, part: &str, parts: u8, edition: &str) -> Option<u8> {
    let lower = category.to_lowercase();
    let name = match lower.split_once(" (") {
        Some((name, named)) => edition.to_lowercase().contains(named.strip_suffix(')')?).then_some(name)?,
        None => &lower,
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let (ordinal, end) = match words[..] {
        [end, "deprived", named] if named == part => ("first", end),
        [ordinal, end, "deprived", named] if named == part => (ordinal, end),
        _ => return None,
    };
    let ordinal =
        1 + ["first", "second", "third", "fourth", "fifth"].iter().position(|&word| word == ordinal)?;
    let ordinal = u8::try_from(ordinal).ok()?;
    if ordinal > parts.div_ceil(2) {
        return None;
    }
    match (end, ordinal) {
        ("most", _) | ("more", 2..) => Some(ordinal),
        ("least", _) | ("less", 2..) => Some(parts + 1 - ordinal),
        ("average" | "middle", 1) if words.len() == 3 && parts % 2 == 1 => Some(parts.div_ceil(2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(category_type: &str, category: &str) -> (String, String) {
        pairs("", "", category_type, category).pop().unwrap()
    }

    #[test]
    fn ten_parts_are_numbered_from_the_most_deprived() {
        let by = "County & UA deprivation deciles in England (IMD2019, 4/23 geography)";
        let names = [
            "Most deprived",
            "Second most deprived",
            "Third more deprived",
            "Fourth more deprived",
            "Fifth more deprived",
            "Fifth less deprived",
            "Fourth less deprived",
            "Third less deprived",
            "Second least deprived",
            "Least deprived",
        ];
        for (name, rank) in names.into_iter().zip(1..) {
            let (dimension, group) = category(by, &format!("{name} decile (IMD2019)"));
            assert_eq!(
                dimension,
                "Deprivation decile of the local authority: County & UA, IMD2019, 4/23 geography"
            );
            let expected = match rank {
                1 => "1 (most deprived)".to_owned(),
                10 => "10 (least deprived)".to_owned(),
                _ => rank.to_string(),
            };
            assert_eq!(group, expected, "{name}");
        }
    }

    #[test]
    fn five_parts_have_an_average_one() {
        let by = "LSOA11 deprivation quintiles within area (IMD  trend)";
        let names = ["Most", "Second most", "Average", "Second least", "Least"];
        let groups = ["1 (most deprived)", "2", "3", "4", "5 (least deprived)"];
        for (name, expected) in names.into_iter().zip(groups) {
            let (dimension, group) = category(by, &format!("{name} deprived quintile"));
            assert_eq!(dimension, "Deprivation quintile within area: LSOA11, IMD trend");
            assert_eq!(group, expected, "{name}");
        }
    }

    #[test]
    fn quotes_around_a_type_are_no_part_of_it() {
        let quoted = "\"District & UA deprivation deciles in England (IMD2015, pre 4/19 geog.)\"";
        let (dimension, group) = category(quoted, "Least deprived decile (IMD2015)");
        assert_eq!(
            dimension,
            "Deprivation decile of the local authority: District & UA, IMD2015, pre 4/19 geog."
        );
        assert_eq!(group, "10 (least deprived)");
    }

    #[test]
    fn what_is_not_surely_known_stays_in_the_words_of_the_publisher() {
        for (by, group) in [
            ("CCG deprivation deciles in England (IMD2019, 2021 CCGs)", "Most deprived decile"),
            ("General Practice deprivation deciles in England (IMD2019)", "Most deprived decile (IMD2019)"),
            ("LSOA11 deprivation deciles in England (IMD2015)", "Most deprived decile (IMD2019)"),
            ("LSOA11 deprivation deciles in England (IMD2015)", "Unknown"),
            ("LSOA11 deprivation deciles in England (IMD2015)", "Sixth more deprived decile"),
            ("LSOA11 deprivation deciles in England (IMD2015)", "Average deprived decile"),
            ("LSOA11 deprivation deciles in England (IMD2015)", "Most deprived quintile"),
            ("LSOA11 deprivation deciles in Wales", "Most deprived decile"),
            ("Ethnic groups", "White British"),
        ] {
            assert_eq!(category(by, group), (by.to_owned(), group.to_owned()));
        }
        assert_eq!(category("", "Group").0, "Category");
    }

    #[test]
    fn sex_and_age_are_dimensions_and_blanks_are_none() {
        let pair = |by: &str, group: &str| (by.to_owned(), group.to_owned());
        assert_eq!(pairs("Persons", "<15 yrs", "", ""), [pair("Sex", "Persons"), pair("Age", "<15 yrs")]);
        assert_eq!(pairs("", "", "Ethnic groups", ""), []);
    }
}
