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
    }
}
