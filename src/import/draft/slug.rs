//! Ids for what publishers give only a name.

/// The longest id that is made, in letters.
const LONGEST: usize = 48;

/// A short id of small letters, digits and hyphens, cut between words; `taken` says which are in use.
pub(super) fn slug(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let letters = name.to_lowercase();
    let mut whole = String::new();
    for word in letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !whole.is_empty() && whole.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !whole.is_empty() {
            whole.push('-');
        }
        whole.push_str(&word[..word.len().min(LONGEST)]);
    }
    if whole.is_empty() {
        whole.push_str("unnamed");
    }
    if !taken(&whole) {
        return whole;
    }
    let mut number = 2_u32;
    loop {
        let numbered = format!("{whole}-{number}");
        if !taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

/// Whether an id is one that [`slug`] makes of a name, with a number behind it or without.
pub(super) fn is_slug_of(id: &str, name: &str) -> bool {
    let whole = slug(name, |_| false);
    let number = id.strip_prefix(&whole).map(|rest| rest.strip_prefix('-').unwrap_or(rest));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_plain_and_never_used_twice() {
        assert_eq!(slug("Suspensions (rate)", |_| false), "suspensions-rate");
        let long =
            slug("Hospital admissions caused by unintentional and deliberate injuries in children", |_| {
                false
            });
        assert_eq!(long, "hospital-admissions-caused-by-unintentional-and");
        assert_eq!(slug("Ynys Môn", |_| false), "ynys-m-n");
        assert_eq!(slug("…", |_| false), "unnamed");
        assert_eq!(slug("Smoking", |id| id == "smoking" || id == "smoking-2"), "smoking-3");
        assert!(is_slug_of("smoking", "Smoking") && is_slug_of("smoking-12", "Smoking"));
        assert!(!is_slug_of("smoking-adults", "Smoking") && !is_slug_of("E92000001", "Smoking"));
    }
}
