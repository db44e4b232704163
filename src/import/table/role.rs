//! What the columns of a table hold, as somebody says it: by the names of the columns, because the next edition of a
//! table has the same names and perhaps another order.

use super::header::{Header, named, plain};
use crate::format::nearest;
use crate::import::words::listed;
use crate::model::{Role, Scorecard, Word, month_named};
use std::borrow::Cow;
use std::collections::BTreeSet;

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
            Self::Margin => "how far the limits lie from it",
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
            || matches!(self, Self::Lower | Self::Upper | Self::Margin | Self::Numerator | Self::Denominator)
    }
}

/// The roles of columns by their names; what is not said is left to the layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The name as it was written, as it is compared, and the role.
    roles: Vec<(String, String, Role)>,
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
        let name = named(column);
        self.roles.retain(|(_, known, _)| *known != name);
        self.roles.push((column.to_owned(), name, role));
    }

    /// What a column holds, where it is said.
    pub fn role(&self, column: &str) -> Option<Role> {
        self.role_of(&named(column))
    }

    fn role_of(&self, name: &str) -> Option<Role> {
        self.roles.iter().find(|(_, known, _)| *known == name).map(|(.., role)| *role)
    }

    /// What the column of a header at a position holds, where it is said.
    pub(in crate::import) fn role_at(&self, header: &Header, at: usize) -> Option<Role> {
        if self.is_empty() {
            return None;
        }
        let numbered = || header.number(at).and_then(|number| self.role(&number));
        let without_unit = || self.role_of(header.without_unit(at)?);
        numbered().or_else(|| self.role(&header.said_as(at))).or_else(without_unit)
    }

    /// The same with every column by its name, where it has one of its own: the next edition may have another order.
    fn by_names(self, header: &Header) -> Self {
        let mut by_names = Self::default();
        for (column, name, role) in self.roles {
            match header.numbered(&name) {
                Some(at) => by_names.set(&header.said_as(at), role),
                None if by_names.role(&column).is_none() => by_names.set(&column, role),
                None => {}
            }
        }
        by_names
    }

    /// Each column with its role, in the order in which they were said.
    pub fn roles(&self) -> impl Iterator<Item = (&str, Role)> {
        self.roles.iter().map(|(column, _, role)| (column.as_str(), *role))
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty()
    }

    /// Whether it says something of a table with this header.
    pub(in crate::import) fn is_about(&self, header: &Header) -> bool {
        (0..header.names().len()).any(|at| self.role_at(header, at).is_some())
    }

    /// What it says of a table with this header, where anything more is said by `further`, which comes first.
    fn with(&self, further: &Self, header: &Header) -> Self {
        let mut both = self.clone().by_names(header);
        let said = (0..header.names().len()).filter_map(|at| Some((at, further.role_at(header, at)?)));
        // A year and a part of it are both the period, so that what is said together stays together.
        for (_, role) in said.clone().filter(|(_, role)| !role.may_repeat()) {
            both.roles.retain(|(.., known)| *known != role);
        }
        for (at, role) in said {
            both.set(&header.said_as(at), role);
        }
        both
    }

    /// Whether it says where a table with this header has its figures, areas or periods. That a column breaks the figures
    /// down or is not wanted goes with every layout.
    pub(in crate::import) fn says_layout_of(&self, header: &Header) -> bool {
        let says = |role: Role| !matches!(role, Role::Breakdown | Role::Ignore);
        (0..header.names().len()).any(|at| self.role_at(header, at).is_some_and(says))
    }

    /// A sentence about a column that it names and that none of these headers has, where there is one.
    pub(in crate::import) fn misnamed<'a>(
        &self,
        headers: impl Iterator<Item = &'a Header>,
    ) -> Option<String> {
        const NAMED: usize = 12;
        let headers: Vec<&Header> = headers.collect();
        let is_there = |name: &String| headers.iter().any(|header| header.has_said(name));
        let (missing, ..) = self.roles.iter().find(|(_, name, _)| !is_there(name))?;
        let names = headers.iter().flat_map(|header| header.names()).map(String::as_str);
        if let Some(meant) = nearest(missing, names) {
            return Some(format!("No column is called ‘{missing}’; did you mean ‘{meant}’?"));
        }
        let names = headers.iter().flat_map(|header| header.names()).map(String::as_str);
        let names = listed(names.filter(|name| !name.trim().is_empty()), NAMED);
        Some(format!("No column is called ‘{missing}’; write it as the header does ({names})."))
    }
}

/// What the columns of tables with one header hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableMapping {
    /// The names of the columns as they are compared, in alphabetical order, so that their order does not matter.
    header: String,
    pub roles: Mapping,
}

impl TableMapping {
    /// For tables with a header of these names. Where nothing is said of any of them, such a header is read as if it had
    /// never been said.
    pub fn new(names: &[String], roles: Mapping) -> Self {
        let header = Header::new(names.to_vec());
        Self { header: header.key(), roles: roles.by_names(&header) }
    }

    /// Every column as it is taken, but for one that holds `role`. What only one column can hold is no longer held by
    /// another.
    pub fn with_role(names: &[String], roles: &[Role], at: usize, role: Role) -> Self {
        let header = Header::new(names.to_vec());
        let mut mapping = Mapping::default();
        for (other, held) in (0..names.len()).zip(roles) {
            let held = match other == at {
                true => role,
                false if *held == role && !role.may_repeat() => Role::Ignore,
                false => *held,
            };
            mapping.set(&header.said_as(other), held);
        }
        Self { header: header.key(), roles: mapping }
    }

    /// As it was kept, by what [`TableMapping::header`] gave.
    pub fn kept(header: String, roles: Mapping) -> Self {
        Self { header, roles }
    }

    /// Those that a scorecard keeps.
    pub fn all_of(scorecard: &Scorecard) -> Vec<Self> {
        let kept = |(header, columns): &(String, Vec<(String, Role)>)| {
            let mut roles = Mapping::default();
            for (column, role) in columns {
                roles.set(column, *role);
            }
            Self::kept(header.clone(), roles)
        };
        scorecard.tables().iter().map(kept).collect()
    }

    /// The header that it is about, in one text.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The position of the first that is about tables with this header; else of the first whose header differs from it
    /// in nothing but periods, as that of the next edition does.
    pub fn about<'t>(tables: impl Iterator<Item = &'t Self> + Clone, header: &str) -> Option<usize> {
        let same = tables.clone().position(|table| table.header == header);
        same.or_else(move || {
            let shape = shape_of(header);
            { tables }.position(|table| !table.roles.is_empty() && shape_of(&table.header) == shape)
        })
    }

    /// What it says of a table with this header. A column of a period that it does not know is what the columns of other
    /// periods are.
    fn roles_of(&self, header: &Header) -> Cow<'_, Mapping> {
        if self.header == header.key() {
            return Cow::Borrowed(&self.roles);
        }
        let mut roles = Mapping::default();
        for at in 0..header.names().len() {
            let said = header.said_as(at);
            let key = shape(&plain(&said));
            let alike = || {
                let mut alike = self.roles.roles.iter().filter(|(column, ..)| shape(&plain(column)) == key);
                let (.., role) = alike.next()?;
                alike.all(|(.., other)| other == role).then_some(*role)
            };
            if let Some(role) = self.roles.role_at(header, at).or_else(alike) {
                roles.set(&said, role);
            }
        }
        Cow::Owned(roles)
    }
}

/// The plain name of a column without the period in it: months are one letter, numbers of several digits another.
fn shape(plain_name: &str) -> String {
    let mut shape = String::new();
    let mut rest = plain_name;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        let is_month = month_named(run).is_some();
        match (is_digit, is_month) {
            (true, _) if run.len() > 1 => shape.push('#'),
            (_, true) => shape.push('@'),
            _ => shape.push_str(run),
        }
    }
    shape
}

/// The shapes of the names of a header, each once.
fn shape_of(header: &str) -> BTreeSet<String> {
    header.split(' ').map(shape).collect()
}

/// What is said of a table: by `everywhere`, of every table that has such a column, and by the first of `tables` that is
/// about its header.
pub(in crate::import) fn said_of<'m>(
    header: &Header,
    everywhere: &'m Mapping,
    tables: &'m [TableMapping],
) -> Cow<'m, Mapping> {
    let of_tables = || TableMapping::about(tables.iter(), &header.key());
    let table = if tables.is_empty() { None } else { of_tables() };
    match table.map(|at| tables[at].roles_of(header)) {
        Some(roles) if everywhere.is_about(header) => Cow::Owned(roles.with(everywhere, header)),
        Some(roles) => roles,
        None => Cow::Borrowed(everywhere),
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
        let header = Header::new(vec!["LA code".to_owned(), "ab".to_owned()]);
        let misnamed = mapping.misnamed(std::iter::once(&header));
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

    fn header(names: &[&str]) -> Header {
        Header::new(names.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn a_column_without_a_name_of_its_own_is_said_by_its_number() {
        let header = header(&["", "Rate", "rate", "–"]);
        let names: Vec<_> = (0..4).map(|at| header.said_as(at)).collect();
        assert_eq!(names, ["column 1", "Rate", "column 3", "column 4"]);
        let mapping = read(&["Column 1=area", "rate=value", "column 3=ignore"]).unwrap();
        let roles: Vec<_> = (0..4).map(|at| mapping.role_at(&header, at)).collect();
        assert_eq!(roles, [Some(Role::Area), Some(Role::Value), Some(Role::Ignore), None]);
        assert_eq!(mapping.misnamed(std::iter::once(&header)), None);
    }

    #[test]
    fn any_column_may_be_said_by_its_number_and_is_kept_by_its_name() {
        let header = header(&["Area", "Rate", "rate", "Column 2"]);
        let mapping = read(&["column 1=name", "column 3=value", "column 2=note"]).unwrap();
        let roles: Vec<_> = (0..4).map(|at| mapping.role_at(&header, at)).collect();
        assert_eq!(
            roles,
            [Some(Role::Name), None, Some(Role::Value), Some(Role::Note)],
            "a name goes before a number"
        );
        assert_eq!(mapping.misnamed(std::iter::once(&header)), None);
        let kept = TableMapping::new(header.names(), mapping);
        assert_eq!(kept.roles.role("Area"), Some(Role::Name));
        assert_eq!(kept.roles.role("column 1"), None);
    }

    #[test]
    fn what_is_said_without_a_unit_is_said_of_the_only_column_of_that_name() {
        let said = read(&["Falls=value"]).unwrap();
        let roles = |names: &[&str]| {
            let header = header(names);
            let roles: Vec<_> = (0..names.len()).map(|at| said.role_at(&header, at)).collect();
            (roles, said.misnamed(std::iter::once(&header)).is_none())
        };
        assert_eq!(roles(&["Area", "Falls (%)"]), (vec![None, Some(Role::Value)], true));
        assert_eq!(roles(&["Falls (%)", "Falls"]), (vec![None, Some(Role::Value)], true));
        assert_eq!(roles(&["Falls (%)", "Falls (£)"]), (vec![None, None], false), "which of the two?");
        assert_eq!(roles(&["Area", "Falls+"]), (vec![None, None], false), "something else");
    }

    #[test]
    fn what_is_said_of_a_table_goes_for_its_header_alone_and_the_call_comes_first() {
        let (rates, other) = (header(&["Where", "Rate", "Was"]), header(&["Where", "Rate"]));
        let names = ["was", "RATE", "where"].map(str::to_owned);
        let kept = [TableMapping::new(&names, read(&["Where=name", "Rate=value", "Was=ignore"]).unwrap())];
        let call = read(&["Was=name"]).unwrap();
        assert_eq!(said_of(&rates, &Mapping::NONE, &kept).role("Where"), Some(Role::Name));
        assert!(said_of(&other, &Mapping::NONE, &kept).is_empty());
        let both = said_of(&rates, &call, &kept);
        assert_eq!((both.role("Was"), both.role("Rate")), (Some(Role::Name), Some(Role::Value)));
        assert_eq!(both.role("Where"), None, "one column names the area");
    }

    #[test]
    fn what_is_said_of_a_table_goes_for_its_next_edition_with_further_periods() {
        let of_2022 = ["Where", "2021", "2022", "2021 low", "2022 low"].map(str::to_owned);
        let roles = ["Where=name", "2021=value", "2022=value", "2021 low=lower", "2022 low=lower"];
        let kept = [TableMapping::new(&of_2022, read(&roles).unwrap())];
        let next = header(&["Where", "2021", "2022", "2023", "2022 low", "2023 low"]);
        let said = said_of(&next, &Mapping::NONE, &kept).into_owned();
        assert_eq!((said.role("2023"), said.role("2023 low")), (Some(Role::Value), Some(Role::Lower)));
        assert_eq!((said.role("Where"), said.role("2021")), (Some(Role::Name), Some(Role::Value)));
        assert_eq!(said.role("2021 low"), None, "it is not there any more");
        let other = header(&["Where", "Rank", "2023", "2023 low"]);
        assert!(said_of(&other, &Mapping::NONE, &kept).is_empty(), "another column is another table");
        let months = ["Trust", "Apr-24", "May-24", "Type 1"].map(str::to_owned);
        let kept =
            [TableMapping::new(&months, read(&["Trust=name", "Apr-24=value", "May-24=value"]).unwrap())];
        let next = said_of(&header(&["Trust", "Jul-24", "Type 1"]), &Mapping::NONE, &kept).into_owned();
        assert_eq!((next.role("Jul-24"), next.role("Type 1")), (Some(Role::Value), None));
        assert!(said_of(&header(&["Trust", "Jul-24", "Type 2"]), &Mapping::NONE, &kept).is_empty());
    }
}
