//! What is asked about an approval before it is taken for meant.

use super::asking::Question;
use super::handler::Handler;
use crate::edit::plan::Entry;

impl Handler<'_> {
    /// Asks whether what was entered about the approval is meant; while another question is open it waits in its field.
    pub(super) fn ask_about_approval(&mut self, why: String, entry: Entry, field: &str) {
        if self.state.over.asking.is_some() {
            return self.write_otherwise(field, why);
        }
        self.ask(Question::OddApproval { why, entry, field: field.to_owned() });
    }

    /// What was entered stays in its field and is not in the file; the keyboard is there.
    pub(super) fn write_otherwise(&mut self, field: &str, why: String) {
        if let Some(sheet) = &mut self.state.sheet {
            sheet.open.refuse(Some(field), why);
            sheet.open.lead(field.to_owned());
        }
    }
}
