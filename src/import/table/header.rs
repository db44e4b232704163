//! The header of a table: which column bears which name.

use super::facets;
use crate::format::nearest;
use crate::import::words::words_in;
use std::borrow::Cow;

/// The header of a table. Columns are found by the letters and digits of their names alone, so that `Area Code`, `area_code`
/// and `AreaCode` are one name; they are told from each other by the signs that [`named`] keeps too.
#[derive(Clone, Debug)]
pub(in crate::import) struct Header {
    names: Vec<String>,
    plain: Vec<String>,
    /// The names as they are held against each other, and without the signs of units.
    named: Vec<String>,
    without_unit: Vec<String>,
    /// Whether a column only numbers or orders what another one names.
    spare: Vec<bool>,
}

impl Header {
    /// The header with these names.
    pub fn new(names: Vec<String>) -> Self {
        let mut plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let written = plain.clone();
        let spare = facets::resolve(&mut plain);
        let resolved = plain.iter().zip(&written).zip(&names);
        // What a cube calls its columns is told by the word for it alone.
        let named: Vec<String> = resolved
            .map(|((plain, written), name)| if plain == written { named(name) } else { plain.clone() })
            .collect();
        let without_unit = named.iter().map(|name| name.replace(OF_UNITS, "")).collect();
        Self { names, plain, named, without_unit, spare }
    }

    /// The names as they are written.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What the column at a position is about, as it is written: its name without the words by which a cube tells names
    /// from codes.
    pub fn called(&self, at: usize) -> &str {
        let name = self.names[at].trim();
        if plain(name) == self.plain[at] {
            return name;
        }
        let cut = |end: &str| {
            let at = name.len().checked_sub(end.len()).filter(|at| name.is_char_boundary(*at))?;
            name[at..].eq_ignore_ascii_case(end).then(|| &name[..at])
        };
        cut("_ItemName_ENG").or_else(|| cut("_NAME")).unwrap_or(name)
    }

    /// Whether one of these names is there.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.plain.contains(&plain(name)))
    }

    /// What the column at a position is said by: its name, or its number where it has none of its own.
    pub fn said_as(&self, at: usize) -> Cow<'_, str> {
        let name = &self.named[at];
        if self.plain[at].is_empty() || self.named[..at].contains(name) {
            Cow::Owned(format!("column {}", at + 1))
        } else {
            Cow::Borrowed(&self.names[at])
        }
    }

    /// What the column at a position is called in a sentence: its name, and its number where that alone tells it apart.
    pub fn in_words(&self, at: usize) -> String {
        let name = self.names[at].trim();
        match name {
            "" => format!("number {}, which has no name,", at + 1),
            _ if self.said_as(at) != self.names[at].as_str() => format!("`{name}` (number {})", at + 1),
            _ => format!("`{name}`"),
        }
    }

    /// The number that a column may be said by too, as it is compared; none where another column is called so.
    pub fn number(&self, at: usize) -> Option<String> {
        let number = format!("column{}", at + 1);
        let is_taken = self.plain.iter().enumerate().any(|(other, name)| other != at && *name == number);
        (!is_taken).then_some(number)
    }

    /// The position of the column that is said by its number with this plain name.
    pub fn numbered(&self, plain_name: &str) -> Option<usize> {
        let at = plain_name.strip_prefix("column")?.parse::<usize>().ok()?.checked_sub(1)?;
        (at < self.names.len()).then_some(at).filter(|at| self.number(*at).as_deref() == Some(plain_name))
    }

    /// The other columns that bear the name of the one at a position, but for those that only number or order it.
    pub fn namesakes(&self, at: usize) -> impl Iterator<Item = usize> {
        let is_called = move |other: usize| self.plain[other] == self.plain[at] && !self.plain[at].is_empty();
        let differs = move |other: usize| self.without_unit[other] != self.without_unit[at];
        (0..self.names.len())
            .filter(move |&other| other != at && is_called(other) && !differs(other) && !self.spare[other])
    }

    /// The name of the column at a position without the sign of its unit, where it has one and no other column is called
    /// so: what is said of `Falls` is said of `Falls (%)`.
    pub fn without_unit(&self, at: usize) -> Option<&str> {
        let name = &self.without_unit[at];
        let is_alone = self.without_unit.iter().filter(|other| *other == name).count() == 1;
        (is_alone && *name != self.named[at]).then_some(name.as_str())
    }

    /// Whether a column is said by this name as it is compared.
    pub fn has_said(&self, said: &str) -> bool {
        let is_said = |at: usize| self.named[at] == said || self.without_unit(at) == Some(said);
        (0..self.names.len()).any(is_said) || self.numbered(said).is_some()
    }

    /// The plain names of its columns in alphabetical order, which tell it from other headers.
    pub fn key(&self) -> String {
        let mut names: Vec<String> = (0..self.names.len()).map(|at| plain(&self.said_as(at))).collect();
        names.sort_unstable();
        names.join(" ")
    }

    /// Whether the column at a position only numbers or orders what another one names.
    pub fn is_spare(&self, at: usize) -> bool {
        self.spare[at]
    }

    /// The plain names: small letters and digits alone.
    pub fn plain_names(&self) -> &[String] {
        &self.plain
    }
}

/// A search of a layout for its columns, with those that it has found.
#[derive(Debug)]
pub(in crate::import) struct ColumnSearch<'h> {
    pub header: &'h Header,
    used: Vec<bool>,
    pub remarks: Vec<String>,
}

impl<'h> ColumnSearch<'h> {
    pub fn new(header: &'h Header) -> Self {
        let spare = header.names.iter().zip(&header.spare).filter(|(_, spare)| **spare);
        let spare: Vec<&str> = spare.map(|(name, _)| name.as_str()).collect();
        let mut remarks = Vec::new();
        if !spare.is_empty() {
            let spare = spare.join(", ");
            remarks
                .push(format!("Columns that only number or order what others name were not used: {spare}."));
        }
        Self { header, used: header.spare.clone(), remarks }
    }

    /// The column that bears one of these names, the first name that is there.
    pub fn find(&mut self, names: &[&str]) -> Option<usize> {
        let at = names.iter().find_map(|name| {
            let name = plain(name);
            self.header.plain.iter().position(|column| *column == name)
        })?;
        self.mark(at);
        Some(at)
    }

    /// The first column whose plain name fulfils a condition.
    pub fn find_by(&mut self, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let at = self.header.plain.iter().position(|column| fits(column))?;
        self.mark(at);
        Some(at)
    }

    /// The first column of this name that was not found before.
    pub fn take(&mut self, name: &str) -> Option<usize> {
        let name = plain(name);
        let mut columns = self.header.plain.iter().zip(&self.used);
        let at = columns.position(|(column, used)| !used && *column == name)?;
        self.mark(at);
        Some(at)
    }

    /// The column whose name is a slip of the finger away from this one, of those that were not found before.
    pub fn take_close(&mut self, name: &str) -> Option<usize> {
        let columns = self.header.names.iter().zip(&self.used);
        let free = columns.filter(|(_, used)| !**used).map(|(column, _)| column.as_str());
        let close = nearest(name, free)?.to_owned();
        self.take(&close)
    }

    /// Says that a column was taken for what another name stands for.
    pub fn say_taken(&mut self, column: usize, name: &str) {
        let column = self.header.in_words(column);
        self.remarks.push(format!("The column {column} was taken as `{name}`."));
    }

    /// Says that a column gives both limits of another.
    pub fn say_margin(&mut self, column: usize, value: Option<usize>) {
        let margin = self.header.in_words(column);
        let value = value.map(|at| self.header.in_words(at)).unwrap_or_default();
        self.remarks.push(format!("The limits of {value} were worked out as its figure ± {margin}."));
    }

    /// Says that the cells of a column are the limits of another.
    pub fn say_limits(&mut self, column: usize) {
        let column = self.header.in_words(column);
        self.remarks.push(format!("The column {column} was taken as the limits."));
    }

    /// Whether a column was not found before.
    pub fn is_free(&self, at: usize) -> bool {
        !self.used[at]
    }

    /// Counts a column as used.
    pub fn mark(&mut self, at: usize) {
        self.used[at] = true;
    }

    /// Counts a column as not used.
    pub fn leave(&mut self, at: usize) {
        self.used[at] = false;
    }

    /// The names of the columns that were not found, blank ones aside.
    pub fn unused(&self) -> Vec<String> {
        let columns = self.header.names.iter().zip(&self.used);
        columns
            .filter(|(name, used)| !**used && !name.trim().is_empty())
            .map(|(name, _)| name.clone())
            .collect()
    }
}

/// A name as it is held against the words that are known: small letters and digits alone.
pub(in crate::import) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The signs of units, which a name may have or leave out.
const OF_UNITS: [char; 5] = ['%', '‰', '£', '$', '€'];

/// A name as it is held against other names: small letters and digits, and the signs that tell one thing from another.
/// `Grade 4+` is not `Grade 4`, `Under 1.5` not `Under 15`, `Falls (£)` not `Falls (%)`; brackets, commas, dashes between words
/// and marks of footnotes tell nothing apart.
pub(in crate::import) fn named(name: &str) -> String {
    let signs: Vec<char> = name.chars().collect();
    let mut named = String::with_capacity(name.len());
    // Whether something that tells nothing by itself stands behind the last sign that does.
    let mut gap_from = None;
    for (at, &sign) in signs.iter().enumerate() {
        let next = signs.get(at + 1).copied();
        let told = match sign {
            '=' if named.ends_with('<') => {
                named.pop();
                '≤'
            }
            '=' if named.ends_with('>') => {
                named.pop();
                '≥'
            }
            '+' | '<' | '>' | '≤' | '≥' | '±' => sign,
            _ if OF_UNITS.contains(&sign) => sign,
            '*' | '#' if is_letter(&signs, at) => sign,
            '-' | '−' | '–' if is_minus(&signs, at) || is_lower_grade(&signs, at) => '-',
            '.' if next.is_some_and(|next| next.is_ascii_digit()) && !is_word(&signs, at) => '.',
            _ if sign.is_alphanumeric() => {
                let from = gap_from.take().filter(|_| sign.is_ascii_digit());
                if from.is_some_and(|from| {
                    named.ends_with(|c: char| c.is_ascii_digit()) && !is_of_thousands(&signs, from, at)
                }) {
                    named.push('-');
                }
                named.extend(sign.to_lowercase());
                continue;
            }
            _ => {
                gap_from.get_or_insert(at);
                continue;
            }
        };
        gap_from = None;
        named.push(told);
    }
    named
}

/// The same without the signs of units: figures and their limits are of one thing where only one of them has its unit.
pub(in crate::import) fn named_without_unit(name: &str) -> String {
    named(name).replace(OF_UNITS, "")
}

/// Whether a dash at a position is a sign of what follows it: nothing stands right before it, and a number or the end of
/// `-ve` right behind it. A dash between two numbers is what stands between them.
fn is_minus(signs: &[char], at: usize) -> bool {
    let before = signs[..at].iter().rev().find(|sign| !sign.is_whitespace());
    let is_free = at == 0 || !signs[at - 1].is_alphanumeric();
    let after = &signs[at + 1..];
    let is_ve = matches!(after, ['v' | 'V', 'e' | 'E', rest @ ..] if !rest.first().is_some_and(|c| c.is_alphanumeric()));
    let is_number =
        after.first().is_some_and(char::is_ascii_digit) && !before.is_some_and(char::is_ascii_digit);
    is_free && (is_number || is_ve)
}

/// Whether a dash at a position makes a grade a lower one: `A-`, `Grade 4-`.
fn is_lower_grade(signs: &[char], at: usize) -> bool {
    let grade: Vec<_> = signs[..at].iter().rev().take_while(|sign| sign.is_alphanumeric()).collect();
    let is_grade = grade.len() == 1 || (grade.len() == 2 && grade.iter().all(|sign| sign.is_ascii_digit()));
    let is_last = !signs.get(at + 1).is_some_and(|sign| sign.is_alphanumeric());
    let after = signs[at + 1..].iter().find(|sign| !sign.is_whitespace());
    is_grade && is_last && !after.is_some_and(char::is_ascii_digit)
}

/// Whether a single letter stands right before a position, with which a sign makes one name: `A*`, `C#`. Elsewhere such a
/// sign is the mark of a footnote.
fn is_letter(signs: &[char], at: usize) -> bool {
    is_word(signs, at) && !(at > 1 && signs[at - 2].is_alphanumeric())
}

/// Whether a letter stands right before a position, as in `No.5`.
fn is_word(signs: &[char], at: usize) -> bool {
    at > 0 && signs[at - 1].is_alphabetic()
}

/// Whether a gap between two digits only parts the thousands of one number: `10,000`, `10 000`.
fn is_of_thousands(signs: &[char], from: usize, to: usize) -> bool {
    let digits =
        |signs: &mut dyn Iterator<Item = &char>| signs.take_while(|sign| sign.is_ascii_digit()).count();
    let (before, after) = (digits(&mut signs[..from].iter().rev()), digits(&mut signs[to..].iter()));
    let parts = to == from + 1 && (signs[from] == ',' || signs[from] == '’' || signs[from].is_whitespace());
    parts && before <= 3 && after == 3
}

/// Whether a column is called as those are that say where by a code or a number: another code of an area is no figure and
/// breaks nothing down.
pub(in crate::import) fn says_where(name: &str) -> bool {
    const PLACES: [&str; 12] = [
        "la",
        "lad",
        "lea",
        "utla",
        "ltla",
        "area",
        "localauthority",
        "authority",
        "region",
        "country",
        "ward",
        "dfe",
    ];
    let name = plain(name);
    let ends = ["code", "number", "no", "codeold", "codenew"].iter().filter_map(|end| name.strip_suffix(end));
    let places = ends
        .chain([name.as_str()])
        .map(|place| ["old", "new"].iter().find_map(|word| place.strip_prefix(word)).unwrap_or(place));
    { places }.any(|place| PLACES.contains(&place))
}

/// Whether a column is called as those of codes, keys and periods are, which may be numbers and are no figures.
pub(in crate::import) fn holds_keys(name: &str) -> bool {
    const WHOLE: [&str; 4] = ["year", "quarter", "month", "date"];
    const LAST: [&str; 8] = ["code", "codes", "id", "key", "urn", "ukprn", "estab", "laestab"];
    let last = words_in(name).next_back().unwrap_or_default().to_lowercase();
    LAST.contains(&last.as_str()) || WHOLE.contains(&plain(name).as_str()) || says_where(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_said_by_its_number_only_where_its_name_does_not_tell_it_apart() {
        let header = Header::new(["Area", "", "area", "–"].map(str::to_owned).to_vec());
        let words: Vec<String> = (0..4).map(|at| header.in_words(at)).collect();
        let expected = ["`Area`", "number 2, which has no name,", "`area` (number 3)", "`–` (number 4)"];
        assert_eq!(words, expected);
    }

    #[test]
    fn names_are_found_however_their_words_are_separated() {
        let header =
            Header::new(["Area Code", "area_name", "LowerCI", "Vaule", ""].map(str::to_owned).to_vec());
        let mut search = ColumnSearch::new(&header);
        assert_eq!(search.find(&["code", "area code"]), Some(0));
        assert_eq!(search.find(&["AreaCode"]), Some(0), "a column may serve twice");
        assert_eq!((search.take("area code"), search.take("AreaName")), (None, Some(1)));
        assert_eq!(search.find(&["lower ci"]), Some(2));
        assert_eq!(search.find(&["value"]), None);
        assert_eq!(search.unused(), ["Vaule"]);
        assert_eq!((search.take_close("value"), search.take_close("value")), (Some(3), None));
    }

    #[test]
    fn signs_tell_names_apart_and_punctuation_does_not() {
        for (one, other) in [
            ("English grade 4", "English grade 4+"),
            ("Waits > 4h", "Waits < 4h"),
            ("Waits ≥ 4h", "Waits ≤ 4h"),
            ("Aged <18", "Aged 18"),
            ("Tests: +ve", "Tests: -ve"),
            ("Tests: ve", "Tests: −ve"),
            ("Temp -5", "Temp 5"),
            ("Falls (%)", "Falls (£)"),
            ("% in work", "£ in work"),
            ("PM2.5", "PM25"),
            ("Under 1.5", "Under 15"),
            ("Aged 5-9", "Aged 59"),
            ("Below .5", "Below 5"),
            ("Band A-", "Band A"),
            ("Grade 4- pupils", "Grade 4 pupils"),
            ("A*-C", "A-C"),
            ("A*-A (%)", "A-A (%)"),
            ("Band D* and above", "Band D and above"),
            ("C# score", "C score"),
        ] {
            assert_ne!(named(one), named(other), "{one}, {other}");
        }
        for (one, other) in [
            ("Area Code", "area_code"),
            ("Falls, aged 65 and over", "Falls (aged 65 and over)"),
            ("Falls – adults", "Falls - adults"),
            ("Falls - 65 and over*", "Falls: 65 and over"),
            ("Rate per 10,000", "Rate per 10 000"),
            ("Rate per 10000", "rate per 10,000"),
            ("Waits <= 4h", "Waits ≤4 h"),
            ("Aged 0-4", "Aged 0 – 4"),
            ("2021/22", "2021-22"),
            ("18 +", "18+"),
            ("Falls etc.", "Falls, etc"),
            ("Aged 0- 4", "Aged 0-4"),
            ("Pre- and post-natal", "Pre and post natal"),
            ("Vitamin A-rich food", "Vitamin A rich food"),
            ("Falls*", "Falls"),
            ("Grade 4*", "Grade 4"),
            ("Band DE*", "Band DE"),
            ("A *", "A"),
        ] {
            assert_eq!(named(one), named(other), "{one}, {other}");
        }
    }
}
