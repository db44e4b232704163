//! What the columns of a table hold, as it is shown and said.

use super::files::Said;
use crate::import::{Contradiction, Missing, SeenTable, TableMapping, TableRead};
use crate::model::{PlainDate, Role, one_line};
use crate::words::date;

/// Columns beyond these are counted and cannot be said.
const MOST_COLUMNS: usize = 400;

/// What is said of columns whose first cells show what they most likely hold.
const PROPOSAL: &str =
    "Do the columns hold what is chosen below? It is only what the first rows make likely.";

/// What is said of a table that is longer than what was looked at.
const BY_FIRST_ROWS: &str = "What each column holds was told by the first 1,000 rows.";
const LOOKED_AT: u64 = 1000;

/// The columns of one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The header as it stands in the file.
    names: Vec<String>,
    /// What each holds.
    roles: Vec<Role>,
    /// Each column in words.
    pub list: Vec<ColumnShown>,
    /// How many more there are.
    pub left_out: usize,
    /// What has still to be said, or what is asked later, in one line.
    pub line: String,
    /// Whether nothing can be read before more is said.
    pub is_unread: bool,
    /// Whether it can be read as it is shown, as soon as somebody says that it is right.
    pub may_be_right: bool,
    /// Other rows that may be the header.
    pub other_headers: Vec<(String, TableMapping)>,
    /// Rows that contradict each other.
    pub apart: Option<Apart>,
}

/// Rows that contradict each other, and the ways out.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// Which they are.
    pub sentence: String,
    /// What may tell them apart: the columns, and what is said where they do.
    pub choices: Vec<(String, TableMapping)>,
}

/// A column in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnShown {
    /// Its name, or its number where it has none.
    pub name: String,
    /// What stands in its first cells.
    pub examples: String,
    /// What it holds.
    pub role: Role,
}

impl Columns {
    /// The columns of a table that was read, where it can be said what they hold.
    pub fn of_read(table: &TableRead) -> Option<Self> {
        let missing = if table.lacks_period { &[Missing::Period][..] } else { &[] };
        (!table.roles.is_empty()).then(|| {
            let columns = Self::new(&table.columns, &table.first_rows, &table.roles, missing);
            let by_first = (table.rows > LOOKED_AT && table.said.is_none()).then_some(BY_FIRST_ROWS);
            let line = [by_first.unwrap_or_default(), &columns.line].join(" ").trim().to_owned();
            Self { line, ..columns }
        })
    }

    /// The same with rows that contradict each other.
    #[must_use]
    pub fn with_contradiction(self, found: &Contradiction) -> Self {
        let (first, second) = found.lines;
        let sentence = format!("Rows {first} and {second} give different figures for {}.", found.place);
        let said = |columns: &Vec<String>| {
            let mut roles = self.roles.clone();
            let places = self.names.iter().enumerate().filter(|(_, name)| columns.contains(name));
            for (at, _) in places {
                roles[at] = Role::Breakdown;
            }
            let said = TableMapping::with_role(&self.names, &roles, usize::MAX, Role::Ignore);
            (columns.join("’ and ‘"), said)
        };
        let apart = Some(Apart { sentence, choices: found.choices.iter().map(said).collect() });
        Self { apart, ..self }
    }

    /// The columns of a table of no known layout.
    pub fn of_seen(table: &SeenTable) -> Self {
        let other = |(line, names): &(u64, Vec<String>)| {
            let shown = names.iter().filter(|name| !name.is_empty()).take(6).map(String::as_str);
            let label = format!("Line {line}: {}", one_line(&shown.collect::<Vec<_>>().join(", ")));
            (label, TableMapping::new(names, crate::import::Mapping::NONE))
        };
        let columns = Self::new(&table.columns, &table.first_rows, &table.roles, &table.missing);
        let may_be_right = !table.missing.iter().any(|missing| *missing != Missing::Period);
        let line = match (may_be_right, columns.line.as_str()) {
            (false, line) => line.to_owned(),
            (true, "") => PROPOSAL.to_owned(),
            (true, line) => format!("{PROPOSAL} {line}"),
        };
        Self {
            is_unread: true,
            may_be_right,
            line,
            other_headers: table.other_headers.iter().map(other).collect(),
            ..columns
        }
    }

    fn new(names: &[String], rows: &[Vec<String>], roles: &[Role], missing: &[Missing]) -> Self {
        let shown = names.iter().zip(roles).enumerate().take(MOST_COLUMNS);
        let list = shown.map(|(at, (name, role))| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim());
            let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).take(3).collect();
            let name = if name.trim().is_empty() { format!("Column {}", at + 1) } else { name.clone() };
            ColumnShown {
                name: one_line(&name).into_owned(),
                examples: one_line(&cells.join(" · ")).into_owned(),
                role: *role,
            }
        });
        Self {
            names: names.to_vec(),
            roles: roles.to_vec(),
            list: list.collect(),
            left_out: names.len().saturating_sub(MOST_COLUMNS),
            line: missing.iter().copied().map(Missing::question).collect::<Vec<_>>().join(" "),
            is_unread: false,
            may_be_right: false,
            other_headers: Vec::new(),
            apart: None,
        }
    }

    /// What is said where one column holds something else.
    pub fn with_role(&self, at: usize, role: Role) -> TableMapping {
        TableMapping::with_role(&self.names, &self.roles, at, role)
    }

    /// What is said where all columns hold what is shown.
    pub fn as_shown(&self) -> TableMapping {
        TableMapping::with_role(&self.names, &self.roles, usize::MAX, Role::Ignore)
    }

    /// The header, with nothing said of it.
    pub fn unsaid(&self) -> TableMapping {
        TableMapping::new(&self.names, crate::import::Mapping::NONE)
    }
}

/// Who says what the columns hold, in a sentence; none where nobody does.
pub fn who_says(said: Said) -> String {
    match said {
        Said::Now => "Columns as you say.".to_owned(),
        Said::InScorecard => {
            "Columns as the scorecard keeps them for a table with the same header.".to_owned()
        }
        Said::On(day) => {
            let day = PlainDate::parse(&day.to_string()).map(|day| date::in_words(&day)).unwrap_or_default();
            format!("Columns as you said for a table with the same header on {day}.")
        }
    }
}

/// What a column may hold, as it is chosen.
pub fn role_in_words(role: Role) -> String {
    let mut letters = role.meaning().chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen() -> SeenTable {
        SeenTable {
            sheet: None,
            columns: ["", "Pct", "Was"].map(str::to_owned).to_vec(),
            first_rows: vec![["Upton", "11", ""].map(str::to_owned).to_vec()],
            roles: vec![Role::Ignore, Role::Value, Role::Ignore],
            missing: vec![Missing::Area, Missing::Period],
            other_headers: vec![(7, vec!["Upton".to_owned(), String::new(), "12".to_owned()])],
            of_scorecard: None,
            plain: None,
        }
    }

    #[test]
    fn columns_are_shown_with_their_first_cells_and_what_is_missing() {
        let columns = Columns::of_seen(&seen());
        assert_eq!((columns.list[0].name.as_str(), columns.list[0].examples.as_str()), ("Column 1", "Upton"));
        assert!(columns.line.starts_with("Which column names the area? Which column says when?"));
        assert_eq!(columns.other_headers[0].0, "Line 7: Upton, 12");
    }

    #[test]
    fn what_one_column_alone_can_hold_is_taken_from_the_other() {
        let columns =
            Columns { roles: vec![Role::Name, Role::Value, Role::Ignore], ..Columns::of_seen(&seen()) };
        let said = columns.with_role(2, Role::Name);
        let roles: Vec<_> = said.roles.roles().collect();
        assert_eq!(roles, [("column 1", Role::Ignore), ("Pct", Role::Value), ("Was", Role::Name)]);
        assert_eq!(columns.with_role(2, Role::Value).roles.role("Pct"), Some(Role::Value));
        assert!(columns.unsaid().roles.is_empty() && columns.unsaid().header() == said.header());
    }

    #[test]
    fn what_the_cells_make_likely_can_be_said_as_it_is_shown() {
        assert!(!Columns::of_seen(&seen()).may_be_right);
        let roles = vec![Role::Name, Role::Value, Role::Ignore];
        let columns = Columns::of_seen(&SeenTable { roles, missing: vec![Missing::Period], ..seen() });
        assert!(columns.may_be_right && columns.line.starts_with("Do the columns hold"), "{}", columns.line);
        assert!(columns.line.contains("Which column says when?"), "{}", columns.line);
        let said: Vec<_> =
            columns.as_shown().roles.roles().map(|(name, role)| (name.to_owned(), role)).collect();
        assert_eq!(
            said,
            [
                ("column 1".to_owned(), Role::Name),
                ("Pct".to_owned(), Role::Value),
                ("Was".to_owned(), Role::Ignore)
            ]
        );
    }

    #[test]
    fn it_is_said_who_says_so() {
        let day = "2024-05-03".parse().unwrap();
        assert!(who_says(Said::On(day)).ends_with("on 3 May 2024."));
        assert_eq!(role_in_words(Role::Code), "The code of the area");
    }
}
