//! Which column of a long table holds what, by its name, another name for the same, or a slip of the finger.

use super::groups;
use super::measures;
use super::other_period;
use super::within_year::{self, WithinYear};
use crate::import::layout::fields::{field, given, words};
use crate::import::layout::part::{Part, part};
use crate::import::layout::recognise::FirstRows;
use crate::import::layout::sample;
use crate::import::table::{ColumnSearch, Gathering, Mapping, plain};
use crate::model::{Role, Word};
use csv::ByteRecord;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Indicator,
    IndicatorName,
    /// Codes or names.
    Area,
    /// Codes alone.
    AreaCode,
    /// Names alone.
    AreaName,
    AreaKind,
    /// The area that this one lies in.
    Parent,
    Period,
    Value,
    Lower,
    Upper,
    /// How far both limits lie from the value.
    Margin,
    /// 99.8 % limits.
    WideLower,
    WideUpper,
    Numerator,
    Denominator,
    Flag,
    Note,
    Measure,
    Unit,
    Sex,
    Age,
    Dimension,
    Group,
    /// Whose groups those of the breakdown are.
    GroupsOf,
    Verdict,
    Trend,
}

/// The columns that say which area a row is of.
pub const AREAS: [Column; 3] = [Column::Area, Column::AreaCode, Column::AreaName];

/// The names of columns, each with the names it may have, the likeliest first.
pub type Names = &'static [(Column, &'static [&'static str])];

impl Column {
    /// What a role stands for, where it is one column.
    fn of(role: Role) -> Option<Self> {
        Some(match role {
            Role::Indicator => Self::Indicator,
            Role::Area => Self::Area,
            Role::Code => Self::AreaCode,
            Role::Name => Self::AreaName,
            Role::Kind => Self::AreaKind,
            Role::Period => Self::Period,
            Role::Value => Self::Value,
            Role::Lower => Self::Lower,
            Role::Upper => Self::Upper,
            Role::Margin => Self::Margin,
            Role::Numerator => Self::Numerator,
            Role::Denominator => Self::Denominator,
            Role::Flag => Self::Flag,
            Role::Note => Self::Note,
            Role::Measure => Self::Measure,
            Role::Unit => Self::Unit,
            Role::BreakdownBy => Self::Dimension,
            Role::Verdict => Self::Verdict,
            Role::Breakdown | Role::Ignore => return None,
        })
    }
}

/// Where the columns of a table are, those that it has.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    at: [Option<usize>; Column::Trend as usize + 1],
    /// The column that says which part of the period's year a row is of.
    pub(super) within_year: Option<WithinYear>,
    /// Columns of groups of people, each a dimension of its own: its label and its position.
    pub groups: Vec<(String, usize)>,
}

impl Columns {
    /// The columns with these names, and those of groups. What somebody says of groups comes first.
    pub fn find(search: &mut ColumnSearch<'_>, names: Names, rows: &FirstRows<'_>) -> Self {
        let mut columns = Self::said(search, rows.mapping);
        for &(column, names) in names {
            if columns.at(column).is_none() {
                columns.set(column, names.iter().find_map(|name| search.take(name)));
            }
        }
        columns.find_groups(search, rows);
        columns
    }

    /// The columns with these names, where the first name of each is ours. Where another one is taken, or one that is a
    /// slip away from ours, that is said. A column holds one thing.
    /// What somebody says of a column comes first.
    pub fn find_like(search: &mut ColumnSearch<'_>, names: Names, rows: &FirstRows<'_>) -> Self {
        let mut columns = Self::said(search, rows.mapping);
        columns.find_kinds(search, rows);
        let ours = |column: Column, names: &'static [&'static str]| match column {
            // Areas have three columns under one name.
            Column::AreaCode | Column::AreaName => "area",
            _ => names[0],
        };
        for &(column, names) in names {
            if columns.at(column).is_some() {
                continue;
            }
            let has_own = !matches!(column, Column::AreaCode | Column::AreaName);
            let own = if has_own { search.take(names[0]) } else { None };
            let found = own.or_else(|| {
                let of_code = columns.name_of_code(column, search, rows);
                let mut others = names[usize::from(has_own)..].iter();
                let other = of_code.or_else(|| others.find_map(|name| search.take(name)))?;
                search.say_taken(other, ours(column, names));
                Some(other)
            });
            columns.set(column, found);
        }
        columns.give_back_figures(search, rows);
        columns.keep_to_said_areas(search, rows.mapping);
        columns.find_limits(search);
        // Where nothing is called an indicator, a measure is meant by it.
        if let (None, Some(measure)) = (columns.at(Column::Indicator), columns.at(Column::Measure)) {
            columns.set(Column::Measure, None);
            columns.set(Column::Indicator, Some(measure));
            search.say_taken(measure, "indicator");
        }
        let has_area = columns.has_area();
        for &(column, names) in names {
            let may_slip =
                !matches!(column, Column::AreaCode | Column::AreaName | Column::AreaKind | Column::Measure)
                    && !matches!(column, Column::IndicatorName | Column::GroupsOf);
            if columns.at(column).is_some() || !may_slip || (column == Column::Area && has_area) {
                continue;
            }
            if let Some(close) = search.take_close(names[0]) {
                columns.set(column, Some(close));
                search.say_taken(close, names[0]);
            }
        }
        columns.find_groups(search, rows);
        columns
    }

    /// The limits by the words of their names: `Lower CI (95%)`, `Rate: UCL`.
    fn find_limits(&mut self, search: &mut ColumnSearch<'_>) {
        let names = search.header.names();
        let value = self.at(Column::Value).map(|at| plain(&names[at]));
        for (column, limit, ours) in
            [(Column::Lower, Part::Lower, "lower"), (Column::Upper, Part::Upper, "upper")]
        {
            let is_limit = |at: &usize| {
                let (part, of) = part(&names[*at]);
                search.is_free(*at) && part == limit && (of.is_empty() || Some(plain(&of)) == value)
            };
            let found = (0..names.len()).find(is_limit).filter(|_| self.at(column).is_none());
            if let Some(at) = found {
                self.set(column, Some(at));
                search.mark(at);
                search.say_taken(at, ours);
            }
        }
        let has_limits = [Column::Lower, Column::Upper].iter().any(|column| self.at(*column).is_some());
        let is_margin = |at: &usize| {
            let of = Part::without_margin(&names[*at]).filter(|_| search.is_free(*at));
            of.is_some_and(|of| of.is_empty() || Some(plain(&of)) == value)
        };
        let margin = (0..names.len()).find(is_margin).filter(|_| value.is_some() && !has_limits);
        if let Some(at) = margin {
            self.set(Column::Margin, Some(at));
            search.mark(at);
            search.say_margin(at, self.at(Column::Value));
        }
    }

    /// The column beside the values whose cells are limits, where its name speaks of an interval: `95% CI` over `9 - 11`.
    pub fn find_limits_in_cells(&mut self, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
        let names = search.header.names();
        let Some(value) = self.at(Column::Value) else { return };
        if [Column::Lower, Column::Upper, Column::Margin].iter().any(|column| self.at(*column).is_some()) {
            return;
        }
        let is_of_value = |of: &String| of.is_empty() || plain(of) == plain(&names[value]);
        let is_it = |at: &usize| {
            search.is_free(*at)
                && Part::without_interval(&names[*at]).is_some_and(|of| is_of_value(&of))
                && sample::holds_limits(rows.below, *at)
        };
        let found = (0..names.len()).find(is_it);
        if let Some(at) = found {
            self.set(Column::Margin, Some(at));
            search.mark(at);
            search.say_limits(at);
        }
    }

    /// The columns with exactly these names, but those of figures; what somebody says of a column comes first.
    pub fn find_exactly(search: &mut ColumnSearch<'_>, names: Names, rows: &FirstRows<'_>) -> Self {
        const FIGURES: [Column; 6] = [
            Column::Value,
            Column::Lower,
            Column::Upper,
            Column::Margin,
            Column::Numerator,
            Column::Denominator,
        ];
        let mut columns = Self::said(search, rows.mapping);
        columns.find_kinds(search, rows);
        for &(column, names) in names {
            if columns.at(column).is_none() && !FIGURES.contains(&column) {
                let of_code = columns.name_of_code(column, search, rows);
                columns.set(column, of_code.or_else(|| names.iter().find_map(|name| search.take(name))));
            }
        }
        columns.give_back_figures(search, rows);
        for column in FIGURES {
            columns.set(column, None);
        }
        columns.keep_to_said_areas(search, rows.mapping);
        columns
    }

    /// What is called as a column of names of indicators and is the only one of figures has these: `KPI` over numbers.
    fn give_back_figures(&mut self, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
        let names = search.header.plain_names();
        let is_only = |at: usize| {
            let mut others = (0..names.len()).filter(|other| *other != at && search.is_free(*other));
            sample::holds_figures(rows.below, at) && !others.any(|at| sample::holds_figures(rows.below, at))
        };
        let has_figures =
            [Column::Value, Column::Numerator].into_iter().any(|column| self.at(column).is_some());
        let Some(at) = self.at(Column::Indicator).filter(|_| !has_figures) else { return };
        if matches!(names[at].as_str(), "kpi" | "pi") && is_only(at) {
            self.set(Column::Indicator, None);
            search.leave(at);
            search.remarks.retain(|remark| !remark.ends_with("was taken as `indicator`."));
        }
    }

    /// The columns whose roles somebody has said. Of several columns with one role the first is taken, but for groups.
    fn said(search: &mut ColumnSearch<'_>, mapping: &Mapping) -> Self {
        let mut columns = Self::default();
        let header = search.header;
        let mut columns_of = 0..header.names().len();
        let named_by = columns_of.any(|at| mapping.role_at(header, at) == Some(Role::BreakdownBy));
        for (at, name) in header.names().iter().enumerate() {
            let Some(role) = mapping.role_at(header, at) else { continue };
            search.mark(at);
            match Column::of(role) {
                Some(column) if columns.at(column).is_none() => columns.set(column, Some(at)),
                None if role == Role::Breakdown && named_by && columns.at(Column::Group).is_none() => {
                    columns.set(Column::Group, Some(at));
                }
                None if role == Role::Breakdown => columns.groups.push((groups::label(name), at)),
                _ => {}
            }
        }
        columns
    }

    /// Where nothing is called an indicator and a column of measures has words that name something, these are indicators.
    pub fn take_measure_for_indicator(&mut self, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
        let is_open = |at: &usize| rows.mapping.role_at(search.header, *at).is_none();
        let measure = self.at(Column::Measure).filter(is_open).filter(|at| measures::names_what(rows, *at));
        if let (Some(at), None) = (measure, self.at(Column::Indicator)) {
            self.set(Column::Measure, None);
            self.set(Column::Indicator, Some(at));
            search.say_taken(at, "indicator");
        }
    }

    /// What has no usual name by itself: a label beside a code is the name of the area, and a year and its part are one
    /// period.
    pub fn find_pairs(&mut self, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
        if let (Some(code), None) = (self.at(Column::AreaCode), self.at(Column::AreaName)) {
            // `LA code` and `LA`.
            let of_code = search.header.plain_names()[code].strip_suffix("code").filter(|of| !of.is_empty());
            let name = search.take("label").or_else(|| search.take(of_code?));
            self.set(Column::AreaName, name);
        }
        self.find_beside_area(search, rows);
        within_year::find(self, search, rows);
        other_period::find(self, search, rows);
    }

    /// Columns of groups by their names: whatever the figures are broken down by must not be lost.
    pub fn find_groups(&mut self, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
        for at in groups::find(search, rows) {
            search.mark(at);
            self.groups.push((groups::label(search.header.called(at)), at));
        }
    }

    /// What each of so many columns holds.
    pub fn roles(&self, count: usize) -> Vec<Role> {
        let mut roles = vec![Role::Ignore; count];
        let single = Role::ALL.iter().filter_map(|role| Some((self.at(Column::of(*role)?)?, *role)));
        let groups = self.groups.iter().map(|(_, at)| *at).chain(self.at(Column::Group));
        let when = self.within_year.as_ref().map(|within| (within.at, Role::Period));
        for (at, role) in single.chain(groups.map(|at| (at, Role::Breakdown))).chain(when) {
            if let Some(held) = roles.get_mut(at) {
                *held = role;
            }
        }
        roles
    }

    /// The position of a column.
    pub fn at(&self, column: Column) -> Option<usize> {
        self.at[column as usize]
    }

    /// Whether a column names the area.
    pub fn has_area(&self) -> bool {
        AREAS.iter().any(|column| self.at(*column).is_some())
    }

    pub fn set(&mut self, column: Column, at: Option<usize>) {
        self.at[column as usize] = at;
    }
}

/// The groups that columns of groups put a row in.
pub fn groups_of(row: Row<'_>, out: &mut Gathering) -> Vec<(String, String)> {
    let of = |(label, at): &(String, usize)| {
        let group = words(row.record, Some(*at));
        (!group.is_empty()).then(|| (label.clone(), out.text(group).into_owned()))
    };
    row.columns.groups.iter().filter_map(of).collect()
}

/// A row by what its columns hold; blank where the column or the field is not there.
#[derive(Clone, Copy)]
pub struct Row<'r> {
    pub record: &'r ByteRecord,
    pub columns: &'r Columns,
}

impl<'r> Row<'r> {
    /// The field without blanks around it.
    pub fn field(self, column: Column) -> &'r [u8] {
        field(self.record, self.columns.at(column))
    }

    /// The same, blank where it holds a sign that there is nothing.
    pub fn given(self, column: Column) -> &'r [u8] {
        given(self.record, self.columns.at(column))
    }

    /// The label of its period, for which `joined` holds what stands in two columns.
    pub fn period<'l>(self, joined: &'l mut Vec<u8>) -> &'l [u8]
    where
        'r: 'l,
    {
        match &self.columns.within_year {
            None => self.words(Column::Period),
            Some(within) => {
                within.write(self.record, self.columns.at(Column::Period), joined);
                joined
            }
        }
    }

    /// The same, blank where words say that there are none.
    pub fn words(self, column: Column) -> &'r [u8] {
        words(self.record, self.columns.at(column))
    }
}
