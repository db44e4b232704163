//! Cells of figures that could not be read, with their texts: each text of a column once, with its lines.

use crate::import::report::Lines;
use crate::import::words::counted;
use std::collections::BTreeMap;

/// Cells of one table that hold neither a number nor a known sign.
#[derive(Debug, Default)]
pub(super) struct UnreadCells {
    /// By name, and by what is the matter with its cells.
    columns: BTreeMap<(String, &'static str), Column>,
}

#[derive(Debug, Default)]
struct Column {
    /// The first by the alphabet, whatever order rows are in.
    texts: BTreeMap<String, Lines>,
    /// The lines of texts beyond those that are listed.
    others: Lines,
}

impl UnreadCells {
    /// How many texts of a column are listed.
    const LISTED: usize = 10;

    /// What is the matter with most cells that cannot be read.
    pub const NO_NUMBER: &str = "no number and no known sign";

    /// Counts a cell.
    pub fn add(&mut self, column: &str, why: &'static str, text: &str, line: u64) {
        let Column { texts, others } = self.columns.entry((column.to_owned(), why)).or_default();
        texts.entry(text.to_owned()).or_default().add(line);
        if texts.len() > Self::LISTED
            && let Some((_, lines)) = texts.pop_last()
        {
            others.join(&lines);
        }
    }

    /// One sentence for each column.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        self.columns.iter().map(|((name, why), Column { texts, others })| {
            let count = others.count() + texts.values().map(Lines::count).sum::<u64>();
            let listed = texts.iter().map(|(text, lines)| format!("‘{text}’ ({})", lines.said()));
            let more = (others.count() > 0).then(|| format!("others ({})", others.said()));
            let texts = listed.chain(more).collect::<Vec<_>>().join(", ");
            let (is, gave) = if count == 1 { ("is", "gives") } else { ("are", "give") };
            let cells = counted(count, "cell");
            format!("{cells} of the column `{name}` {is} {why}, and {gave} nothing: {texts}.")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_shown_once_with_its_lines() {
        let mut unread = UnreadCells::default();
        unread.add("lower", UnreadCells::NO_NUMBER, "few", 7);
        assert_eq!(
            unread.sentences().next().unwrap(),
            "1 cell of the column `lower` is no number and no known sign, and gives nothing: ‘few’ (line 7)."
        );
        unread.add("lower", UnreadCells::NO_NUMBER, "few", 8);
        unread.add("upper", UnreadCells::NO_NUMBER, "some", 9);
        for line in 10..30 {
            unread.add("upper", UnreadCells::NO_NUMBER, &format!("some {line}"), line);
        }
        let sentences: Vec<String> = unread.sentences().collect();
        assert!(sentences[0].ends_with("give nothing: ‘few’ (lines 7–8)."), "{sentences:?}");
        assert!(sentences[1].starts_with("21 cells"), "{sentences:?}");
        assert!(sentences[1].ends_with("‘some 18’ (line 18), others (lines 19–29)."), "{sentences:?}");
    }
}
