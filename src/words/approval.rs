//! Who signed an edition off, and whether it still says what it said then.

use super::date;
use super::wording::list;
use crate::model::{Approval, Approved, ORDER_OF_GROUPS, PlainDate, Scorecard};

/// `Approved by the board on 3 November 2026, edition November 2026.`; of one that says something else by now: `Changed since
/// it was approved by …`.
pub fn approval_sentence(approval: &Approval) -> String {
    format!("{}.", approval_clause(approval))
}

fn approval_clause(approval: &Approval) -> String {
    let edition = approval.edition.as_ref().map(|edition| format!(", edition {edition}")).unwrap_or_default();
    let how = if approval.has_changed_since() { "Changed since it was approved" } else { "Approved" };
    format!("{how} {}{edition}", by_whom_and_when(approval))
}

/// What a reader of the file has to know of its approval, and what to do; `None` where it holds of what the file says, or there is none.
pub fn approval_note(scorecard: &Scorecard) -> Option<String> {
    let approval = scorecard.approved()?;
    let clause = approval_clause(approval);
    let untold =
        "so that nobody can tell whether the file has changed since; have it approved again to keep one";
    Some(match approval.tells() {
        Approved::AsItIs => return None,
        Approved::ChangedSince => {
            let what = what_changed(approval).map(|what| format!(" {what}")).unwrap_or_default();
            format!(
                "{clause}; see what changed since, and have it approved again or withdraw the approval.{what}"
            )
        }
        Approved::NoFingerprint => {
            format!("{clause}, without a fingerprint of what was approved, {untold}.")
        }
        Approved::NoCode => {
            let kept = approval.fingerprint.as_deref().unwrap_or_default();
            format!("{clause}, but its fingerprint, “{kept}”, is no code that Placecard makes, {untold}.")
        }
    })
}

/// What of the file is not what was approved, as far as its codes tell: `Not as approved: figures and title; all else is.` `None`
/// where they do not.
pub fn what_changed(approval: &Approval) -> Option<String> {
    let names = fields_in_words(&approval.changed);
    (!names.is_empty()).then(|| format!("Not as approved: {}; all else is.", list(&names)))
}

/// What fields at the top of a file hold, each once.
pub(super) fn fields_in_words(fields: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for field in fields {
        let name = match field.as_str() {
            "data" => "figures",
            "boundaries" => "outlines of areas",
            "commentary" => "comments",
            "frameworks" => "published lists of outcomes",
            "groupings" => "groupings of indicators",
            "interventions" => "what was tried",
            "methods" => "settings",
            "national" => "nation",
            "national_list" => "list of national priorities",
            "spreads" => "national spreads",
            ORDER_OF_GROUPS => "order of groups of people",
            "views" => "saved views",
            "edition" | "published" | "publisher" | "contact" | "licence" | "about" | "title" | "system"
            | "areas" | "indicators" | "priorities" | "actions" => field,
            _ => "what Placecard does not know",
        };
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The code of what was approved, to hold the file against.
pub fn fingerprint_sentence(approval: &Approval) -> String {
    let (now, then) = (&approval.now, approval.fingerprint.as_deref().unwrap_or_default());
    match approval.tells() {
        Approved::AsItIs => format!("Fingerprint of the data: {now}."),
        Approved::ChangedSince => format!("Fingerprint of what was approved: {then}; of this file: {now}."),
        Approved::NoFingerprint => {
            format!("No fingerprint was kept of what was approved; of this file: {now}.")
        }
        Approved::NoCode => {
            format!(
                "What was kept as the fingerprint of what was approved, “{then}”, is none; of this file: {now}."
            )
        }
    }
}

/// So many of what changed are named where there is little room.
const NAMED_IN_BRIEF: usize = 3;

/// The same below a title, where there is little room: `changed since it was approved by the board on 3 November 2026, in figures and title`.
pub fn approval_in_brief(approval: &Approval) -> String {
    let whom = by_whom_and_when(approval);
    if !approval.has_changed_since() {
        return format!("approved {whom}");
    }
    let mut names = fields_in_words(&approval.changed);
    let more = names.len().saturating_sub(NAMED_IN_BRIEF);
    if more > 0 {
        names.truncate(NAMED_IN_BRIEF);
        names.push(format!("{more} more"));
    }
    let what = if names.is_empty() { String::new() } else { format!(", in {}", list(&names)) };
    format!("changed since it was approved {whom}{what}")
}

pub(super) fn by_whom_and_when(approval: &Approval) -> String {
    let day = approval.on.and_then(|day| PlainDate::parse(&day.to_string()));
    let on = day.map(|day| format!(" {}", date::when_in_words(&day))).unwrap_or_default();
    format!("by {}{on}", approval.by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Parts;
    use crate::words::sample;
    use jiff::civil::date;

    fn note(fingerprint: Option<&str>) -> (Approval, Option<String>) {
        let approval = Approval {
            by: "the board".to_owned(),
            on: Some(date(2026, 11, 3)),
            edition: Some("November 2026".to_owned()),
            fingerprint: fingerprint.map(str::to_owned),
            now: "0a0b-0c0d-0e0f-0102".to_owned(),
            changed: Vec::new(),
        };
        let parts = sample::suspensions().parts;
        let approved = Some(approval.clone());
        let scorecard = Scorecard::new(Parts { approved, ..parts }).unwrap();
        (approval, approval_note(&scorecard))
    }

    const APPROVED: &str = "Approved by the board on 3 November 2026, edition November 2026";

    #[test]
    fn an_approval_that_holds_says_who_and_when_and_there_is_nothing_to_note() {
        for same in ["0a0b-0c0d-0e0f-0102", "0A0B-0C0D-0E0F-0102"] {
            let (approval, note) = note(Some(same));
            assert_eq!(approval_sentence(&approval), format!("{APPROVED}."));
            assert_eq!(fingerprint_sentence(&approval), "Fingerprint of the data: 0a0b-0c0d-0e0f-0102.");
            assert_eq!(note, None);
        }
        let short = Approval { by: "A".to_owned(), ..Approval::default() };
        assert_eq!(approval_sentence(&short), "Approved by A.");
    }

    #[test]
    fn a_file_that_changed_since_says_so_everywhere() {
        let (approval, note) = note(Some("1111-2222-3333-4444"));
        let changed = "Changed since it was approved by the board on 3 November 2026, edition November 2026";
        assert_eq!(approval_sentence(&approval), format!("{changed}."));
        let brief = "changed since it was approved by the board on 3 November 2026";
        assert_eq!(approval_in_brief(&approval), brief);
        let codes =
            "Fingerprint of what was approved: 1111-2222-3333-4444; of this file: 0a0b-0c0d-0e0f-0102.";
        assert_eq!(fingerprint_sentence(&approval), codes);
        let advice = "see what changed since, and have it approved again or withdraw the approval";
        assert_eq!(note.unwrap(), format!("{changed}; {advice}."));
    }

    #[test]
    fn a_file_that_changed_since_says_where_as_far_as_its_codes_tell() {
        let said = |then: &str, changed: &[&str]| {
            what_changed(&Approval {
                fingerprint: Some(then.to_owned()),
                now: "0a0b-0c0d-0e0f-0102".to_owned(),
                changed: changed.iter().map(|field| (*field).to_owned()).collect(),
                ..Approval::default()
            })
        };
        let where_ = said("1111-2222-3333-4444", &["data", "house_style", "title", "x"]).unwrap();
        assert_eq!(where_, "Not as approved: figures, what Placecard does not know and title; all else is.");
        assert_eq!(said("1111-2222-3333-4444", &[]), None);
        let brief = approval_in_brief(&Approval {
            by: "A".to_owned(),
            fingerprint: Some("1111-2222-3333-4444".to_owned()),
            changed: ["actions", "commentary", "data", "title", "views"].map(str::to_owned).to_vec(),
            ..Approval::default()
        });
        assert_eq!(brief, "changed since it was approved by A, in actions, comments, figures and 2 more");
        let order = said("1111-2222-3333-4444", &[ORDER_OF_GROUPS]).unwrap();
        assert_eq!(order, "Not as approved: order of groups of people; all else is.");
        assert_eq!(said("0A0B-0C0D-0E0F-0102", &[]), None);
    }

    #[test]
    fn without_a_code_of_what_was_approved_nobody_can_tell() {
        let untold =
            "so that nobody can tell whether the file has changed since; have it approved again to keep one.";
        let (approval, of_none) = note(None);
        assert_eq!(approval_sentence(&approval), format!("{APPROVED}."), "not that it changed");
        let without = format!("{APPROVED}, without a fingerprint of what was approved, {untold}");
        assert_eq!(of_none.unwrap(), without);
        for no_code in
            ["", "abc", "0a0b-0c0d-0e0f", "0a0b-0c0d-0e0f-010g", "0a0b-0c0d-0e0f-0000-0000", "0a0b0c0d0e0f"]
        {
            let (approval, note) = note(Some(no_code));
            assert_eq!(approval_sentence(&approval), format!("{APPROVED}."), "{no_code}");
            let kept =
                format!("{APPROVED}, but its fingerprint, “{no_code}”, is no code that Placecard makes");
            assert_eq!(note.unwrap(), format!("{kept}, {untold}"));
            assert!(fingerprint_sentence(&approval).contains("is none; of this file: 0a0b-0c0d-0e0f-0102."));
        }
    }
}
