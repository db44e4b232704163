//! Two long texts beside each other: a few words from where they part.

/// So many words stand before the first that differs, and so many are told from there on.
const BEFORE: usize = 3;
const FROM: usize = 9;

/// A few words of each from where they part, with dots where there is more: `…counted at the end of the year…`.
pub(super) fn where_they_part(texts: [&str; 2]) -> [String; 2] {
    let words = texts.map(|text| text.split_whitespace().collect::<Vec<&str>>());
    let same = words[0].iter().zip(&words[1]).take_while(|(one, other)| one == other).count();
    let start = same.saturating_sub(BEFORE);
    words.map(|words| {
        let end = words.len().min(same + FROM);
        let told = words.get(start..end).unwrap_or_default().join(" ");
        let [head, tail] = [start > 0, end < words.len()].map(|more| if more { "…" } else { "" });
        format!("{head}{told}{tail}")
    })
}

#[cfg(test)]
mod tests {
    use super::where_they_part;

    #[test]
    fn a_few_words_are_told_from_the_first_that_differs() {
        let was = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
        let is =
            "One two three four five six 7 eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
        assert_eq!(
            where_they_part([was, is]),
            [
                "…four five six seven eight nine ten eleven twelve thirteen fourteen fifteen…",
                "…four five six 7 eight nine ten eleven twelve thirteen fourteen fifteen…"
            ]
        );
        assert_eq!(where_they_part(["a b", "a b c"]), ["a b", "a b c"]);
        assert_eq!(where_they_part(["", "all new"]), ["", "all new"]);
    }
}
