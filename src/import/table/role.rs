//! What the columns of a table hold, as somebody says it: by the names of the columns, because the next edition of a
//! table has the same names and perhaps another order.

use super::header::{Header, plain};
use crate::format::nearest;
use crate::model::Word;

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Indicator,
    /// Codes or names of areas.
    Area,
    Code,
    Name,
    Kind,
    Period,
    /// Figures; where several columns hold them, the header of each says of which period, indicator or group.
    Value,
    Lower,
    Upper,
    Numerator,
    Denominator,
    Flag,
    Note,
    Measure,
    Unit,
    /// Groups of people, which break the figures down.
    Breakdown,
    /// What the groups of the breakdown break down by.
    BreakdownBy,
    Verdict,
    /// Nothing that is wanted.
    Ignore,
}

impl Default for Role {
    fn default() -> Self {
        Self::Ignore
    }
}

impl Word for Role {
    const ALL: &'static [Self] = &[
        Self::Indicator,
        Self::Area,
        Self::Code,
        Self::Name,
        Self::Kind,
        Self::Period,
        Self::Value,
        Self::Lower,
        Self::Upper,
        Self::Numerator,
        Self::Denominator,
        Self::Flag,
        Self::Note,
        Self::Measure,
        Self::Unit,
        Self::Breakdown,
        Self::BreakdownBy,
        Self::Verdict,
        Self::Ignore,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Area => "area",
            Self::Code => "code",
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Period => "period",
            Self::Value => "value",
            Self::Lower => "lower",
            Self::Upper => "upper",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
            Self::Flag => "flag",
            Self::Note => "note",
            Self::Measure => "measure",
            Self::Unit => "unit",
            Self::Breakdown => "breakdown",
            Self::BreakdownBy => "breakdown-by",
            Self::Verdict => "verdict",
            Self::Ignore => "ignore",
        }
    }
}

impl Role {
    /// What it means, for somebody who has to choose.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Indicator => "what is measured",
            Self::Area => "the area, by code or name",
            Self::Code => "the code of the area",
            Self::Name => "the name of the area",
            Self::Kind => "what kind of area it is",
            Self::Period => "when",
            Self::Value => "the figures",
            Self::Lower => "the lower 95% limit",
            Self::Upper => "the upper 95% limit",
            Self::Numerator => "the count",
            Self::Denominator => "what the count is out of",
            Self::Flag => "a sign beside the figure",
            Self::Note => "a note on the figure",
            Self::Measure => "how it is measured",
            Self::Unit => "the unit",
            Self::Breakdown => "the group of people",
            Self::BreakdownBy => "what the group breaks down by",
            Self::Verdict => "the comparison with the nation",
            Self::Ignore => "nothing that is wanted",
        }
    }

    /// Whether several columns may hold it.
    pub fn may_repeat(self) -> bool {
        matches!(self, Self::Value | Self::Breakdown | Self::Ignore)
            || matches!(self, Self::Lower | Self::Upper | Self::Numerator | Self::Denominator)
    }
}

/// The roles of columns by their names; what is not said is left to the layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The name as it was written, and the role.
    roles: Vec<(String, Role)>,
}

impl Mapping {
    /// Nothing said.
    pub const NONE: Self = Self { roles: Vec::new() };

    /// Reads `COLUMN=ROLE`, one for each column.
    ///
    /// # Errors
    /// A sentence that says how to write it, or which roles there are.
    pub fn read(said: &[String]) -> Result<Self, String> {
        let mut mapping = Self::default();
        for said in said {
            let Some((column, word)) = said.rsplit_once('=') else {
                return Err(format!(
                    "‘{said}’ does not say what a column holds; write COLUMN=ROLE, such as ‘Rate=value’."
                ));
            };
            let (column, word) = (column.trim(), word.trim());
            let Some(role) = Role::from_word(&word.to_lowercase()) else {
                let roles = Role::ALL.iter().map(|role| role.as_str());
                let meant = nearest(word, roles.clone()).map(|meant| format!(" Perhaps ‘{meant}’ is meant."));
                let roles = roles.collect::<Vec<_>>().join(", ");
                let meant = meant.unwrap_or_default();
                return Err(format!(
                    "‘{word}’ is nothing that a column can hold.{meant} It can hold: {roles}."
                ));
            };
            if plain(column).is_empty() {
                return Err(format!("‘{said}’ names no column; write COLUMN=ROLE, such as ‘Rate=value’."));
            }
            mapping.set(column, role);
        }
        Ok(mapping)
    }

    /// Says what a column holds, in place of what was said before.
    pub fn set(&mut self, column: &str, role: Role) {
        let name = plain(column);
        self.roles.retain(|(known, _)| plain(known) != name);
        self.roles.push((column.to_owned(), role));
    }

    /// Takes back what was said of a column.
    pub fn forget(&mut self, column: &str) {
        let name = plain(column);
        self.roles.retain(|(known, _)| plain(known) != name);
    }

    /// What a column holds, where it is said.
    pub fn role(&self, column: &str) -> Option<Role> {
        let name = plain(column);
        self.roles.iter().find(|(known, _)| plain(known) == name).map(|(_, role)| *role)
    }

    /// Each column with its role, in the order in which they were said.
    pub fn roles(&self) -> &[(String, Role)] {
        &self.roles
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty()
    }

    /// Whether it says where a table with this header has its figures, areas or periods. That a column breaks the figures
    /// down or is not wanted goes with every layout.
    pub(in crate::import) fn says_layout_of(&self, header: &Header) -> bool {
        let says = |role: Role| !matches!(role, Role::Breakdown | Role::Ignore);
        header.names().iter().any(|name| self.role(name).is_some_and(says))
    }

    /// A sentence about a column that it names and that none of these headers has, where there is one.
    pub(in crate::import) fn misnamed<'a>(
        &self,
        headers: impl Iterator<Item = &'a [String]>,
    ) -> Option<String> {
        let names: Vec<&str> = headers.flatten().map(String::as_str).collect();
        let there: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let (missing, _) = self.roles.iter().find(|(name, _)| !there.contains(&plain(name)))?;
        Some(match nearest(missing, names.into_iter()) {
            Some(meant) => format!("No column is called ‘{missing}’; did you mean ‘{meant}’?"),
            None => format!("No column is called ‘{missing}’; write it as the header does."),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(said: &[&str]) -> Result<Mapping, String> {
        Mapping::read(&said.iter().map(|said| (*said).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn roles_are_read_by_the_names_of_columns() {
        let mapping = read(&["Rate per 1,000 = value", "LA Code=Code", "a=b=ignore"]).unwrap();
        assert_eq!(mapping.role("rate_per_1000"), Some(Role::Value));
        assert_eq!((mapping.role("la code"), mapping.role("A=B")), (Some(Role::Code), Some(Role::Ignore)));
        assert_eq!(mapping.role("other"), None);
        let headers = [vec!["LA code".to_owned(), "ab".to_owned()]];
        let misnamed = mapping.misnamed(headers.iter().map(Vec::as_slice));
        assert!(misnamed.unwrap().starts_with("No column is called ‘Rate per 1,000’"));
    }

    #[test]
    fn what_says_no_role_is_refused_with_a_way_out() {
        assert!(read(&["Rate"]).unwrap_err().contains("write COLUMN=ROLE"));
        assert!(read(&["=value"]).unwrap_err().contains("names no column"));
        let error = read(&["Rate=vaule"]).unwrap_err();
        assert!(error.contains("Perhaps ‘value’ is meant.") && error.contains("breakdown-by"), "{error}");
    }

    #[test]
    fn every_role_has_its_own_word_and_meaning() {
        let words: std::collections::HashSet<_> = Role::ALL.iter().map(|role| role.as_str()).collect();
        let meanings: std::collections::HashSet<_> = Role::ALL.iter().map(|role| role.meaning()).collect();
        assert_eq!((words.len(), meanings.len()), (Role::ALL.len(), Role::ALL.len()));
    }
}
