//! Names of columns made readable.

/// `School type` from `school_type`, `FSM eligible` from `fsm_eligible`.
pub(super) fn readable(name: &str) -> String {
    const ACRONYMS: &[&str] = &["fsm", "sen", "ehc", "ehcp", "nc", "imd", "idaci", "eal", "la", "nvq"];
    let words = name.split(|c: char| c == '_' || c.is_whitespace()).filter(|word| !word.is_empty());
    let words = words.enumerate().map(|(at, word)| {
        let mut letters = word.chars();
        match letters.next() {
            _ if ACRONYMS.contains(&word.to_lowercase().as_str()) => word.to_uppercase(),
            Some(first) if at == 0 => first.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_readable() {
        assert_eq!(readable("school_type"), "School type");
        assert_eq!(readable("fsm_eligible"), "FSM eligible");
        assert_eq!(readable("pupil sen status"), "Pupil SEN status");
    }
}
