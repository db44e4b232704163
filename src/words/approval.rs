//! Who signed an edition off, and whether it still says what it said then.

use super::date;
use crate::model::{Approval, PlainDate};

/// `Approved by the board on 3 November 2026, edition November 2026.`; of one that says something else by now: `Changed since
/// it was approved by …`.
pub fn approval_sentence(approval: &Approval) -> String {
    let edition = approval.edition.as_ref().map(|edition| format!(", edition {edition}")).unwrap_or_default();
    let how = if approval.has_changed_since() { "Changed since it was approved" } else { "Approved" };
    format!("{how} {}{edition}.", by_whom_and_when(approval))
}

/// The code of what was approved, to hold the file against.
pub fn fingerprint_sentence(approval: &Approval) -> String {
    match &approval.fingerprint {
        Some(then) if approval.has_changed_since() => {
            format!("Fingerprint of what was approved: {then}; of this file: {}.", approval.now)
        }
        _ => format!("Fingerprint of the data: {}.", approval.now),
    }
}

/// The same below a title, where there is little room.
pub fn approval_in_brief(approval: &Approval) -> String {
    let how = if approval.has_changed_since() { "changed since it was approved" } else { "approved" };
    format!("{how} {}", by_whom_and_when(approval))
}

fn by_whom_and_when(approval: &Approval) -> String {
    let day = approval.on.and_then(|day| PlainDate::parse(&day.to_string()));
    let on = day.map(|day| format!(" {}", date::when_in_words(&day))).unwrap_or_default();
    format!("by {}{on}", approval.by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn who_and_when_is_said_and_whether_it_changed_since() {
        let mut approval = Approval {
            by: "the board".to_owned(),
            on: Some(date(2026, 11, 3)),
            edition: Some("November 2026".to_owned()),
            fingerprint: None,
            now: "0a0b-0c0d-0e0f".to_owned(),
        };
        let approved = "Approved by the board on 3 November 2026, edition November 2026.";
        assert_eq!(approval_sentence(&approval), approved, "nobody can tell");
        assert_eq!(fingerprint_sentence(&approval), "Fingerprint of the data: 0a0b-0c0d-0e0f.");
        approval.fingerprint = Some("0a0b-0c0d-0e0f".to_owned());
        assert_eq!(approval_sentence(&approval), approved);
        approval.fingerprint = Some("1111-2222-3333".to_owned());
        assert_eq!(
            approval_in_brief(&approval),
            "changed since it was approved by the board on 3 November 2026"
        );
        assert_eq!(
            fingerprint_sentence(&approval),
            "Fingerprint of what was approved: 1111-2222-3333; of this file: 0a0b-0c0d-0e0f."
        );
        approval = Approval { by: "A".to_owned(), ..Approval::default() };
        assert_eq!(approval_sentence(&approval), "Approved by A.");
    }
}
