//! The entry that a field of an open sheet comes to, alone or with the others that make a value with it.

use super::choices::Names;
use super::form::{Control, Field, New, Subject, Typed, Write};
use super::open::Open;
use super::target::NEW;
use crate::edit::plan::{Entry, Item, Kind, Step};
use crate::model::Scorecard;
use serde_json::{Value, json};

impl Open {
    /// The entry that a field comes to as it stands, with the fields that go into it.
    ///
    /// # Errors
    /// Why what stands in it does not fit.
    pub fn entry(&self, scorecard: &Scorecard, id: &str) -> Result<Option<(Entry, Vec<String>)>, String> {
        let Some(field) = self.form.field(id) else { return Ok(None) };
        let Control::Typed(typed) = &field.control else { return Ok(None) };
        match (&typed.write, &self.form.subject) {
            (Write::New, Subject::New(new)) => self.new_item(scorecard, field, typed, new),
            (Write::NewTarget, _) => self.new_target(scorecard, field, typed),
            (Write::Cost, _) => super::cost::entry(self, field, typed),
            (Write::Baseline(nth), _) => self.baseline(field, typed, *nth),
            (Write::Set(_) | Write::OfTarget(..), Subject::Item(item)) => {
                self.with_waiting(field, typed, item)
            }
            _ => Ok(None),
        }
    }

    /// What stands in a field, with what waits in the others of its row: what was refused beside something that is now changed may
    /// fit, and what is judged together is entered together.
    fn with_waiting(
        &self,
        field: &Field,
        typed: &Typed,
        item: &Item,
    ) -> Result<Option<(Entry, Vec<String>)>, String> {
        let step = |field: &Field, typed: &Typed| {
            let value = typed.kind.read(self.text(field))?;
            Ok::<_, String>(match &typed.write {
                Write::Set(path) => Some(Step::Set(path.clone(), value)),
                Write::OfTarget(nth, path) => Some(Step::SetOfTarget(*nth, path.clone(), value)),
                _ => None,
            })
        };
        let Some(own) = step(field, typed)? else { return Ok(None) };
        let (mut steps, mut ids) = (vec![own], vec![field.id.clone()]);
        for other in self.form.beside(&field.id).iter().filter(|other| other.id != field.id) {
            // What is wrong with another one is said there, and waits there.
            if let Control::Typed(typed) = &other.control
                && self.is_typing(&other.id)
                && let Ok(Some(step)) = step(other, typed)
            {
                steps.push(step);
                ids.push(other.id.clone());
            }
        }
        Ok(Some((Entry { name: typed.name.clone(), item: item.clone(), steps }, ids)))
    }

    fn new_item(
        &self,
        scorecard: &Scorecard,
        field: &Field,
        typed: &Typed,
        new: &New,
    ) -> Result<Option<(Entry, Vec<String>)>, String> {
        let Some(Value::String(name)) = typed.kind.read(self.text(field))? else { return Ok(None) };
        let Some((item, step)) = (Names { scorecard, place: self.place }).made(new, &name) else {
            return Ok(None);
        };
        let entry = Entry::new(new.entered(&name), item, step);
        Ok(Some((entry, vec![field.id.clone()])))
    }

    /// A baseline needs both its parts; without both there is none.
    fn baseline(
        &self,
        field: &Field,
        typed: &Typed,
        nth: usize,
    ) -> Result<Option<(Entry, Vec<String>)>, String> {
        let Some(item) = self.form.item() else { return Ok(None) };
        // What was typed here is looked at first, so that what is wrong with it is said here.
        typed.kind.read(self.text(field))?;
        let ids = ["period", "from"].map(|part| format!("targets/{nth}/{part}"));
        let part = |id: &String| {
            let Some(field) = self.form.field(id) else { return Part::Empty };
            let Control::Typed(typed) = &field.control else { return Part::Empty };
            Part::of(typed.kind, self.text(field))
        };
        let value = match [part(&ids[0]), part(&ids[1])] {
            [Part::Is(period), Part::Is(value)] => Some(json!({"period": period, "value": value})),
            [Part::Empty, Part::Empty] => None,
            // The other part is still to come, or to be put right where it stands.
            _ => return Ok(None),
        };
        let step = Step::SetOfTarget(nth, vec!["from"], value);
        Ok(Some((Entry::new(typed.name.clone(), item.clone(), step), ids.to_vec())))
    }

    /// A target is there once its value and its date are; its baseline once both of its parts are.
    fn new_target(
        &self,
        scorecard: &Scorecard,
        field: &Field,
        typed: &Typed,
    ) -> Result<Option<(Entry, Vec<String>)>, String> {
        let id = |part: &str| format!("{NEW}/{part}");
        let Some(offer) = self.target_chosen() else { return Ok(None) };
        let [Step::AddTarget(target)] = offer.steps.as_slice() else { return Ok(None) };
        let indicator = target["indicator"].as_str().and_then(|id| scorecard.indicator_by_id(id));
        let period = indicator.map_or(Kind::Words, |id| Kind::Period(scorecard.indicator(id).period));
        let kind = |part: &str| if part == "period" { period } else { typed.kind };
        kind(field.id.rsplit('/').next().unwrap_or_default()).read(self.text(field))?;
        let read = |part: &str, kind: Kind| {
            self.form.field(&id(part)).map_or(Part::Empty, |it| Part::of(kind, self.text(it)))
        };
        let (Part::Is(value), Part::Is(by)) = (read("value", Kind::Figure), read("by", Kind::Date)) else {
            return Ok(None);
        };
        let mut target = target.clone();
        target["value"] = value;
        target["by"] = by;
        match (read("period", period), read("from", Kind::Figure)) {
            (Part::Is(period), Part::Is(value)) => target["from"] = json!({"period": period, "value": value}),
            // What is wrong there is to be put right first.
            (Part::Wrong, _) | (_, Part::Wrong) => return Ok(None),
            _ => {}
        }
        let entry = Entry { steps: vec![Step::AddTarget(target)], ..offer.clone() };
        Ok(Some((entry, ["value", "by", "period", "from"].map(id).to_vec())))
    }

    /// What the new target is of.
    pub(super) fn target_chosen(&self) -> Option<&Entry> {
        let field = self.form.field(&format!("{NEW}/indicator"))?;
        let Control::Choice(choice) = &field.control else { return None };
        choice.offers.get(self.chosen(field)?).map(|offer| &offer.entry)
    }
}

/// What stands in one of several fields that make a value together. What is wrong with it is said at that field alone, once it
/// is left.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Empty,
    Is(Value),
    Wrong,
}

impl Part {
    /// What was typed comes to.
    pub(super) fn of(kind: Kind, typed: &str) -> Self {
        match kind.read(typed) {
            Ok(value) => value.map_or(Self::Empty, Self::Is),
            Err(_) => Self::Wrong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Entered, Open, Subject};
    use crate::edit::apply;
    use crate::edit::plan::{Document, Item, PRIORITIES};
    use jiff::civil::date;

    const FULL: &str = include_str!("../../../tests/fixtures/full.scorecard");

    fn document() -> Document {
        Document::read(FULL.as_bytes(), date(2026, 11, 20))
            .unwrap_or_else(|findings| panic!("{}", findings[0]))
    }

    fn open(document: &Document) -> Open {
        let scorecard = document.scorecard();
        let item = Item { list: PRIORITIES, id: "moving".to_owned() };
        Open::new(scorecard, &Subject::Item(item), scorecard.system()).unwrap()
    }

    fn leave(open: &mut Open, document: &Document, field: &str, typed: &str) -> Entered {
        open.type_in(field, typed.to_owned());
        open.leave(document.scorecard(), field)
    }

    #[test]
    fn what_is_wrong_is_said_at_its_own_field_alone() {
        let document = document();
        let mut open = open(&document);
        let [value, by, period] = ["value", "by", "period"].map(|part| format!("targets/new/{part}"));
        assert_eq!(leave(&mut open, &document, &value, "abc"), Entered::Nothing);
        assert_eq!(leave(&mut open, &document, &by, "soon"), Entered::Nothing);
        assert_eq!(leave(&mut open, &document, &value, "10"), Entered::Nothing);
        assert_eq!(open.refused(&value), None);
        assert!(open.refused(&by).unwrap().starts_with("“soon” is not a date"));
        // A baseline that is wrong is not thrown away with the target.
        assert_eq!(leave(&mut open, &document, &period, "then"), Entered::Nothing);
        assert_eq!(leave(&mut open, &document, &by, "2030"), Entered::Nothing);
        assert!(open.refused(&by).is_none() && open.refused(&period).is_some());
        // Emptied, it says what it did at first.
        assert_eq!(leave(&mut open, &document, &period, ""), Entered::Nothing);
        let Entered::Entry(entry) = leave(&mut open, &document, &by, "2031") else { panic!("no target") };
        assert!(apply(&document, &entry.edit(&document), date(2026, 11, 20)).is_ok());
    }

    #[test]
    fn a_baseline_after_its_target_is_told_at_the_target() {
        let text = FULL.replacen(
            "{\"indicator\": \"active-adults\", \"value\": 70}",
            "{\"indicator\": \"active-adults\", \"value\": 70, \"by\": \"2023\", \"from\": {\"period\": \"2024\", \"value\": 60}}",
            1,
        );
        assert_ne!(text, FULL);
        let document = Document::read(text.as_bytes(), date(2026, 11, 20)).unwrap();
        let open = open(&document);
        let row = open.form.fields.iter().find(|field| field.id == "targets/0").unwrap();
        let note = row.note.as_deref().unwrap();
        assert!(note.starts_with("This target is for a date that is not after its baseline"), "{note}");
    }

    #[test]
    fn what_is_taken_back_can_be_entered_again() {
        let before = document();
        let mut open = open(&before);
        let place = before.scorecard().system();
        let new = open.form.another.clone().unwrap().1;
        open = Open::new(before.scorecard(), &Subject::New(new.clone()), place).unwrap();
        let Entered::Entry(entry) = leave(&mut open, &before, "title", "Better sleep") else {
            panic!("nothing")
        };
        let (after, _) = apply(&before, &entry.edit(&before), date(2026, 11, 20)).unwrap();
        assert!(open.follow(after.scorecard(), place, true));
        assert_eq!(open.form.heading, "Edit local priority");
        assert!(open.follow(before.scorecard(), place, true), "the sheet stays");
        assert_eq!(open.form.subject, Subject::New(new));
        assert_eq!(open.leads_to(), Some("title"));
        assert!(open.follow(after.scorecard(), place, true));
        assert_eq!(open.form.heading, "Edit local priority", "it is made again");
    }
}
