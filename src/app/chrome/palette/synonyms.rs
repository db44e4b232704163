//! Words that people use beside those that publishers write.

/// What is looked for when the first word is typed, besides the word itself.
const SYNONYMS: &[(&str, &str)] = &[
    ("absence", "truancy"),
    ("absent", "absence"),
    ("active", "activity"),
    ("admission", "hospital"),
    ("ae", "emergency"),
    ("alcohol", "drink"),
    ("attendance", "absence"),
    ("babies", "infant"),
    ("baby", "infant"),
    ("cardiovascular", "cvd"),
    ("cigarette", "smoking"),
    ("death", "mortality"),
    ("deaths", "mortality"),
    ("deprivation", "deprived"),
    ("drink", "alcohol"),
    ("drinking", "alcohol"),
    ("elderly", "65"),
    ("exercise", "active"),
    ("expelled", "exclusion"),
    ("expulsion", "exclusion"),
    ("fat", "obesity"),
    ("gp", "practice"),
    ("heart", "cvd"),
    ("jab", "vaccination"),
    ("jobs", "employment"),
    ("kids", "children"),
    ("lifespan", "expectancy"),
    ("maternity", "delivery"),
    ("mortality", "deaths"),
    ("obese", "obesity"),
    ("older", "65"),
    ("overweight", "obesity"),
    ("poor", "deprived"),
    ("poorest", "deprived"),
    ("poverty", "deprived"),
    ("pregnancy", "delivery"),
    ("pregnant", "delivery"),
    ("pupils", "school"),
    ("readmitted", "readmissions"),
    ("smokefree", "smoking"),
    ("sport", "active"),
    ("suspended", "suspension"),
    ("truancy", "absence"),
    ("unemployed", "employment"),
    ("unemployment", "employment"),
    ("vaccine", "vaccination"),
    ("waits", "waiting"),
    ("weight", "obesity"),
];

/// Other words for what was typed.
pub(super) fn of(word: &str) -> impl Iterator<Item = &'static str> {
    let from = SYNONYMS.partition_point(|(typed, _)| *typed < word);
    SYNONYMS[from..].iter().take_while(move |(typed, _)| *typed == word).map(|(_, other)| *other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_finds_every_word() {
        assert!(SYNONYMS.is_sorted());
        for (typed, other) in SYNONYMS {
            assert!(of(typed).any(|found| found == *other), "{typed}");
        }
        assert_eq!(of("school").next(), None);
    }
}
