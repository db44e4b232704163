//! What all rows of a table have in common and no column says: what it is of, and when. The file is asked about it once.

use super::measure::{Measured, says_only_measure};
use super::period_around;
use super::recognise::{FirstRows, OwnName};
use crate::import::table::{
    Definition, Field, Gathering, IndicatorAt, Lookup, PeriodAround, PeriodAt, Suggestion, Variant,
};

/// What a table is called, which tells what is named only by how it is measured from the same of other tables.
#[derive(Clone, Debug)]
pub(super) struct OfTable {
    table: OwnName,
    /// What it may be of, and how that is known.
    called: (String, &'static str),
}

impl OfTable {
    pub fn of(rows: &FirstRows<'_>) -> Self {
        Self { table: rows.own_name(), called: rows.called() }
    }

    /// The key of what is called only by how it is measured.
    pub fn key(&self, name: &str, out: &mut Gathering) -> String {
        format!("table:{}: {name}", self.table.told_apart(out).0)
    }

    /// Says of an indicator with such a key that it has no name, and proposes one by the table, where that is the first that
    /// is called so.
    pub fn mark(&self, at: IndicatorAt, name: &str, out: &mut Gathering) {
        let (_, is_first) = self.table.told_apart(out);
        let found = out.found(at);
        found.is_bare |= self.table.says_nothing;
        if !std::mem::replace(&mut found.is_unnamed, true) && is_first {
            let (called, because) = &self.called;
            let said = name.strip_prefix('(').and_then(|name| name.strip_suffix(')')).unwrap_or(name);
            let value = format!("{called} ({})", said.to_lowercase());
            found.suggestions.push(Suggestion { field: Field::Name, value, because: (*because).to_owned() });
        }
    }
}

/// What a table is of that names no indicator: one for each way in which its rows say that figures are measured.
#[derive(Debug)]
pub(super) struct Unnamed {
    /// The name of the table, which tells the indicator from others.
    table: OwnName,
    /// What it may be called, and how that is known.
    called: (String, &'static str),
    has_title: bool,
    /// Its sheet, where that is what tells it from others.
    sheet: Option<String>,
    /// How its figures are measured, where a header says it; blank where none does.
    measure: String,
    /// By the measure and the unit of rows.
    by_words: Lookup<Option<IndicatorAt>>,
}

impl Unnamed {
    /// The one indicator of a table.
    pub fn of(rows: &FirstRows<'_>) -> Self {
        let table = rows.own_name();
        let sheet = table.is_sheet.then(|| table.name.clone());
        let by_words = Lookup::default();
        Self {
            table,
            sheet,
            called: rows.called(),
            has_title: rows.title().is_some(),
            measure: String::new(),
            by_words,
        }
    }

    /// The same where its figures stand in a column of this name, which says better what they are of.
    pub fn in_column(self, name: Option<&str>) -> Self {
        let says_what = |name: &&str| name.chars().any(char::is_alphabetic) && !says_only_measure(name);
        let Some(column) = name.map(str::trim).filter(says_what) else { return self };
        // Sheets of one shape are told apart by what each is called.
        let called = match &self.sheet {
            Some(sheet) => (format!("{column}, {sheet}"), "its column and its sheet are called so"),
            None => (column.to_owned(), "the column of figures is called so"),
        };
        Self { called, has_title: false, ..self }
    }

    /// The same whose header says how the figures of all rows are measured that do not say it themselves; blank where it says
    /// nothing.
    pub fn measured_so(self, measure: &str) -> Self {
        Self { measure: measure.to_owned(), ..self }
    }

    /// The position of what rows are of that say this measure and this unit, either blank where no column says it; none
    /// where it is not chosen.
    pub fn indicator(&mut self, words: [&[u8]; 2], out: &mut Gathering) -> Option<IndicatorAt> {
        let mut by_words = std::mem::take(&mut self.by_words);
        let at = by_words.get_joined(words, || self.measured(words, out));
        self.by_words = by_words;
        at
    }

    fn measured(&self, words: [&[u8]; 2], out: &mut Gathering) -> Option<IndicatorAt> {
        let (table, is_first) = self.table.told_apart(out);
        let [of_row, unit] = words.map(|field| out.text(field).into_owned());
        let said = Measured::of(&of_row, &unit);
        let measure = if of_row.is_empty() { self.measure.clone() } else { of_row };
        let variant = Variant { key: format!("table:{table}"), name: String::new(), measure, unit };
        let at = out.variant(variant, |_| Definition {
            kind: said.kind,
            unit: said.unit,
            ..Definition::default()
        })?;
        let says_nothing = said.kind.is_none() && said.suggestions.is_empty();
        let found = out.found(at);
        found.is_bare |= self.table.says_nothing;
        if !std::mem::replace(&mut found.is_unnamed, true) {
            let (value, because) = self.called.clone();
            let of_header = Some(Measured::of_name(&self.measure)).filter(|hints| !hints.is_empty());
            let of_name = || {
                let hints = Measured::of_name(&value).into_iter();
                hints.map(|hint| Suggestion {
                    because: because.replace("so", &format!("‘{value}’")), ..hint
                })
            };
            let of_table = || {
                of_header.unwrap_or_else(|| {
                    if self.has_title { Measured::of_name(&value) } else { of_name().collect() }
                })
            };
            found.suggestions.extend(if says_nothing { of_table() } else { said.suggestions });
            // A sheet may be called by a blank; and of two tables that are called alike nothing tells what each is of.
            if !value.trim().is_empty() && is_first {
                found.suggestions.push(Suggestion { field: Field::Name, value, because: because.to_owned() });
            }
        }
        Some(at)
    }
}

/// The period of all rows of a table that has no column of periods.
#[derive(Debug)]
pub(super) struct OpenPeriod {
    around: PeriodAround,
    at: Option<PeriodAt>,
}

impl OpenPeriod {
    /// The one period of a table.
    pub fn of(rows: &FirstRows<'_>) -> Self {
        Self { around: period_around::of(rows), at: None }
    }

    /// Its position.
    pub fn position(&mut self, out: &mut Gathering) -> PeriodAt {
        *self.at.get_or_insert_with(|| out.open_period(std::mem::take(&mut self.around)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::{rows, said};

    /// The name that is proposed for the figures of a column of this name.
    fn proposed(column: &str) -> String {
        let csv = format!("Where,When,{column}\nUpton,2022,5\n");
        let gathered = said(&csv, &["Where=name", "When=period", &format!("{column}=value")]);
        let mut names = gathered.indicators[0].suggestions.iter().filter(|known| known.field == Field::Name);
        names.next().unwrap().value.clone()
    }

    #[test]
    fn figures_with_no_name_but_a_unit_or_a_word_for_any_value_are_others_in_every_table() {
        for column in
            ["Value (£m)", "Value (95% CI)", "£000s", "DSR", "Outturn", "KPI", "Latest value", "Value 2"]
        {
            for csv in [format!("area,period,{column}\nBury,2022,5\n"), format!("area,{column}\nBury,5\n")] {
                let gathered = rows(&csv);
                let found = &gathered.indicators[0];
                assert!(found.is_unnamed && found.key.starts_with("table:"), "{column}: {}", found.key);
            }
        }
        for across in
            ["2022 (£m),2023 (£m)", "2022 £000,2023 £000", "2022 FTE,2023 FTE", "Outturn 2022,Outturn 2023"]
        {
            let gathered = rows(&format!("area,{across}\nBury,5,6\n"));
            assert_eq!(gathered.indicators.len(), 1, "{across}");
            let found = &gathered.indicators[0];
            assert!(found.is_unnamed && found.key.starts_with("table:"), "{across}: {}", found.key);
        }
    }

    #[test]
    fn a_table_is_of_what_its_column_of_figures_is_called_where_that_says_more_than_how_they_are_measured() {
        assert_eq!(proposed("Falls of the old"), "Falls of the old");
        assert_eq!(proposed("Reading at age 7 (%)"), "Reading at age 7 (%)");
        for bare in ["Value", "Rate", "Rate per 1000 people", "Pct", "Crude rate", "Outturn", "Latest value"]
        {
            assert_eq!(proposed(bare), "table", "{bare}");
        }
    }
}
