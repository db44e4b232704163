//! The way to a value: fields and positions from the top of the document.

use std::borrow::Cow;
use std::fmt::{self, Display};

/// One step down into a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// To a field; of fields of the same name, the one after this many others.
    Field(Cow<'static, str>, usize),
    /// To the item at this position of a list.
    Item(usize),
}

/// The steps to a value from the top.
pub(crate) type Path = Vec<Step>;

/// The step to the only field of this name.
pub(crate) fn field(name: &'static str) -> Step {
    Step::Field(Cow::Borrowed(name), 0)
}

/// The steps to an item of a list of the document, or to a field of it.
pub(crate) fn steps(list: &'static str, at: usize, then: impl IntoIterator<Item = Step>) -> Path {
    [field(list), Step::Item(at)].into_iter().chain(then).collect()
}

/// The path as people write it: `$.data[3].rows[0].values[2]`.
pub(crate) struct Written<'a>(pub &'a [Step]);

impl Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        self.0.iter().try_for_each(|step| match step {
            Step::Field(name, _) if is_plain(name) => write!(f, ".{name}"),
            Step::Field(name, _) => write!(f, "[\"{}\"]", clip(name)),
            Step::Item(at) => write!(f, "[{at}]"),
        })
    }
}

fn is_plain(name: &str) -> bool {
    (1..=LONGEST).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !name.as_bytes()[0].is_ascii_digit()
}

/// The most bytes of a text of the file that a message quotes.
const LONGEST: usize = 60;

/// A text of the file as a message may quote it: short, and on one line.
pub(crate) fn clip(text: &str) -> String {
    let tame = |c: char| if c.is_control() { ' ' } else { c };
    if text.len() <= LONGEST {
        return text.chars().map(tame).collect();
    }
    let kept = text.char_indices().take_while(|(at, _)| *at < LONGEST);
    kept.map(|(_, c)| tame(c)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_people_write_it() {
        let path = [field("data"), Step::Item(3), field("0.1"), Step::Item(2)];
        assert_eq!(Written(&path).to_string(), r#"$.data[3]["0.1"][2]"#);
        assert_eq!(Written(&[]).to_string(), "$");
    }

    #[test]
    fn an_endless_or_unprintable_name_is_clipped() {
        assert_eq!(clip("a\nb"), "a b");
        assert_eq!(clip(&"é".repeat(1000)).chars().count(), 31);
    }
}
