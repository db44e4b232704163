//! What stands in the fields of a sheet and waits for others: it is kept with them or not at all, and the sheet does not close over
//! it unsaid.

use super::form::{Control, New, Subject, Typed, Write};
use super::open::{InField, Open};
use super::target::NEW;
use crate::edit::plan::Entry;
use crate::model::Scorecard;

impl Open {
    /// Leads to what closing the sheet would lose, once for each thing that was typed: a field that was refused, else the one that
    /// is missing for what stands in others.
    pub fn stop_at_unkept(&mut self) -> bool {
        if self.stop_at_correction() || self.stop_at_unpressed() {
            return true;
        }
        let refused = self.typed.iter_mut().find(|(_, field)| field.refused.is_some() && !field.stopped);
        if let Some((id, field)) = refused {
            field.stopped = true;
            self.leads_to = Some(id.clone());
            return true;
        }
        let waits = |(id, field): (&String, &InField)| {
            let waits = !field.entered && field.refused.is_none() && !field.stopped;
            (waits && !field.text.trim().is_empty()).then(|| id.clone())
        };
        let waiting: Vec<String> = self.typed.iter().filter_map(waits).collect();
        let Some(missing) = waiting.iter().find_map(|id| self.missing_for(id)) else { return false };
        for id in waiting {
            if let Some(field) = self.typed.get_mut(&id) {
                field.stopped = true;
            }
        }
        self.leads_to = Some(missing.0.clone());
        self.missing = Some(missing);
        true
    }

    /// What waits for its button, which nobody has pressed.
    fn stop_at_unpressed(&mut self) -> bool {
        let what = match &self.form.subject {
            Subject::New(New::Approval) => "The edition is not approved yet. Press ‘Approve’",
            Subject::New(New::View(_)) => "The view is not saved yet. Press ‘Save’",
            _ => return false,
        };
        let waits = |field: &InField| !field.text.trim().is_empty() && !field.stopped;
        let Some((id, field)) = self.typed.iter_mut().find(|(_, field)| waits(field)) else { return false };
        field.stopped = true;
        self.leads_to = Some(id.clone());
        self.missing = Some((id.clone(), format!("{what}, or close the sheet again to leave it.")));
        true
    }

    /// What was typed and is not entered yet, as far as it fits, as what it comes to: what waits for its button alone is left out, but
    /// for a comment, which is a draft.
    pub fn as_typed(&self, scorecard: &Scorecard) -> Vec<Entry> {
        if self.is_added_whole() {
            return self.draft_of_words(scorecard).into_iter().collect();
        }
        let typed = self.unentered();
        typed.iter().filter_map(|id| self.entry(scorecard, id).ok()?).map(|(entry, _)| entry).collect()
    }

    /// Says what something new cannot be without, where nothing of it is typed.
    pub fn ask_for_needed(&mut self) {
        let Subject::New(_) = &self.form.subject else { return };
        let needed = self.form.all().find_map(|field| match &field.control {
            Control::Typed(typed) => Some((field.id.clone(), typed.kind.read(self.text(field)).err()?)),
            _ => None,
        });
        if let Some((id, why)) = needed.filter(|(id, _)| !self.typed.contains_key(id)) {
            self.leads_to = Some(id.clone());
            self.missing = Some((id, why));
        }
    }

    /// The field that must be filled in for what stands in this one to be kept, and the sentence that says so.
    fn missing_for(&self, id: &str) -> Option<(String, String)> {
        let write = |id: &str| match &self.form.field(id)?.control {
            Control::Typed(Typed { write, .. }) => Some(write),
            _ => None,
        };
        let at = |row: &str, part: &str| format!("{row}/{part}");
        let (needed, what): (Vec<String>, _) = match write(id)? {
            Write::NewTarget => (["value", "by"].map(|part| at(NEW, part)).into(), "target"),
            Write::Baseline(nth) => {
                let row = format!("targets/{nth}");
                (["period", "from"].map(|part| at(&row, part)).into(), "baseline")
            }
            Write::Cost => (["unit", "amount"].map(|part| at("cost", part)).into(), "cost"),
            _ => return None,
        };
        let is_empty = |id: &&String| self.form.field(id).is_some_and(|it| self.text(it).trim().is_empty());
        let missing = needed.iter().find(is_empty)?;
        let label = &self.form.field(missing)?.label;
        let why = format!(
            "The {what} is not kept without “{label}”. Write it here, or empty what stands beside it."
        );
        Some((missing.clone(), why))
    }

    /// The field that waits in the row of one that was left with nothing new in it: what it was refused beside may be another
    /// again.
    pub(super) fn waits_beside(&self, id: &str) -> Option<String> {
        let is_alone = |id: &str| {
            self.form.field(id).is_some_and(|field| match &field.control {
                Control::Typed(typed) => matches!(typed.write, Write::Set(_) | Write::OfTarget(..)),
                _ => false,
            })
        };
        let mut row = self.form.beside(id).iter().map(|field| &field.id);
        row.find(|other| *other != id && self.is_typing(other) && is_alone(other)).cloned()
    }

    /// Half a baseline that was typed for a new target goes on to stand in that target, which is now there.
    pub(super) fn hand_half_baseline_on(&mut self, nth: usize) {
        let parts = ["period", "from"].map(|part| (format!("{NEW}/{part}"), format!("targets/{nth}/{part}")));
        let typed = parts.map(|(from, to)| (self.typed.get(&from).map(|field| field.text.clone()), to));
        if let [(Some(text), to), (None, _)] | [(None, _), (Some(text), to)] = typed {
            self.typed.insert(to, InField { text, ..InField::default() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Entered, New, Open, Subject};
    use crate::edit::apply;
    use crate::edit::plan::{Document, INTERVENTIONS, Item, PRIORITIES};
    use jiff::civil::{Date, date};

    const FULL: &str = include_str!("../../../tests/fixtures/full.scorecard");
    const TODAY: Date = date(2026, 11, 20);

    fn document() -> Document {
        Document::read(FULL.as_bytes(), TODAY).unwrap_or_else(|findings| panic!("{}", findings[0]))
    }

    fn open(document: &Document, list: &'static str, id: &str) -> Open {
        let scorecard = document.scorecard();
        let item = Item { list, id: id.to_owned() };
        Open::new(scorecard, &Subject::Item(item), scorecard.system()).unwrap()
    }

    /// Types in a field and leaves it, as the window does.
    fn enter(open: &mut Open, document: &mut Document, field: &str, typed: &str) {
        open.type_in(field, typed.to_owned());
        let Entered::Entry(entry) = open.leave(document.scorecard(), field) else { return };
        match apply(document, &entry.edit(document), TODAY) {
            Ok((changed, _)) => {
                *document = changed;
                let place = document.scorecard().system();
                assert!(open.follow(document.scorecard(), place, true));
            }
            Err(error) => open.refuse(Some(field), error.to_string()),
        }
    }

    fn dates(document: &Document, id: &str) -> [String; 2] {
        let mut all = document.scorecard().interventions();
        let tried = all.find(|(_, tried)| tried.id == id).unwrap().1;
        [&tried.start, &tried.end].map(|date| date.as_ref().map_or("", |it| it.label()).to_owned())
    }

    #[test]
    fn of_two_dates_that_do_not_fit_either_can_be_put_right() {
        let before = document();
        let id = before.scorecard().interventions().next().unwrap().1.id.clone();
        for (end, comes_to) in [("", ["2018", ""]), ("2019", ["2018", "2019"])] {
            let mut now = before.clone();
            let mut sheet = open(&now, INTERVENTIONS, &id);
            enter(&mut sheet, &mut now, "start", "");
            enter(&mut sheet, &mut now, "end", "2015");
            enter(&mut sheet, &mut now, "start", "2018");
            assert!(sheet.refused("start").unwrap().contains("must not end before it starts"));
            // As wrong as before: both wait, and it is said where it was typed last.
            enter(&mut sheet, &mut now, "end", "2016");
            assert!(sheet.refused("end").is_some() && sheet.refused("start").is_none());
            assert_eq!(dates(&now, &id), ["", "2015"]);
            enter(&mut sheet, &mut now, "end", end);
            assert_eq!(dates(&now, &id), comes_to);
            assert!(sheet.refused("start").is_none() && sheet.refused("end").is_none());
            assert!(!sheet.stop_at_unkept());
        }
    }

    #[test]
    fn what_is_half_made_keeps_the_sheet_open_once() {
        let mut now = document();
        for (typed, missing) in [("value", "by"), ("by", "value"), ("period", "value")] {
            let mut sheet = open(&now, PRIORITIES, "moving");
            let field = format!("targets/new/{typed}");
            enter(&mut sheet, &mut now, &field, if typed == "value" { "10" } else { "2030" });
            if sheet.refused(&field).is_some() {
                enter(&mut sheet, &mut now, &field, "2024/25");
            }
            let missing = format!("targets/new/{missing}");
            assert!(sheet.stop_at_unkept(), "{typed}");
            assert_eq!(sheet.leads_to(), Some(missing.as_str()));
            assert!(sheet.refused(&missing).unwrap().starts_with("The target is not kept without"));
            assert!(!sheet.stop_at_unkept(), "it stays open once");
            enter(&mut sheet, &mut now, &field, "");
            assert_eq!(sheet.refused(&missing), None);
            assert!(!sheet.stop_at_unkept());
        }
        let id = now.scorecard().interventions().find(|(_, it)| it.cost.is_none()).unwrap().1.id.clone();
        let mut sheet = open(&now, INTERVENTIONS, &id);
        enter(&mut sheet, &mut now, "cost/unit", "£ a year");
        assert!(sheet.stop_at_unkept());
        assert_eq!(sheet.leads_to(), Some("cost/amount"));
    }

    #[test]
    fn half_a_baseline_goes_on_with_its_target() {
        let mut now = document();
        let mut sheet = open(&now, PRIORITIES, "moving");
        let count = |document: &Document| {
            document.scorecard().priorities().find(|(_, it)| it.id == "moving").unwrap().1.targets.len()
        };
        let nth = count(&now);
        for (field, typed) in [("from", "60"), ("value", "80"), ("by", "2032")] {
            enter(&mut sheet, &mut now, &format!("targets/new/{field}"), typed);
        }
        assert_eq!(count(&now), nth + 1);
        let from = format!("targets/{nth}/from");
        assert_eq!(sheet.text(sheet.form.field(&from).unwrap()), "60");
        assert!(sheet.stop_at_unkept());
        assert_eq!(sheet.leads_to(), Some(format!("targets/{nth}/period").as_str()));
    }

    #[test]
    fn something_new_without_its_name_says_what_it_needs() {
        let now = document();
        let system = now.scorecard().system();
        let parent = now.scorecard().area(system).code.clone();
        for (new, field, why) in [
            (New::Priority(parent.clone()), "title", "A priority needs a title. Write it here."),
            (
                New::Footprint { parent, members: Vec::new() },
                "name",
                "A footprint needs a name. Write it here.",
            ),
        ] {
            let mut sheet = Open::new(now.scorecard(), &Subject::New(new), system).unwrap();
            sheet.ask_for_needed();
            assert_eq!(sheet.refused(field), Some(why));
            assert_eq!(sheet.leads_to(), Some(field));
            sheet.type_in(field, "A name".to_owned());
            assert_eq!(sheet.refused(field), None);
        }
    }
}
