//! Why rows gave nothing. There may be as many reasons as rows, but a report of a hundred thousand of them tells nobody
//! anything: of each kind the first few are kept in full, the rest under the words they share.

use std::borrow::Cow;
use std::collections::HashMap;

/// Why a row gave nothing, as a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Reason {
    /// What rows that fail alike share: `the period is of no known form`.
    pub general: &'static str,
    /// The same with what the row holds: `the period ‘soon’ is of no known form`.
    pub exact: Option<String>,
}

impl Reason {
    /// A reason that says what the row holds; `general` is what it has in common with others of its kind.
    pub fn exact(general: &'static str, exact: String) -> Self {
        Self { general, exact: Some(exact) }
    }
}

impl From<&'static str> for Reason {
    fn from(general: &'static str) -> Self {
        Self { general, exact: None }
    }
}

/// A reason as it is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct KeptReason {
    /// What it shares with others of its kind.
    pub kind: &'static str,
    pub words: String,
}

/// Reasons by position, each once.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Reasons {
    list: Vec<KeptReason>,
    positions: HashMap<Cow<'static, str>, u32>,
    /// How many exact reasons of each kind are in the list.
    exact: HashMap<&'static str, usize>,
}

impl Reasons {
    /// How many exact reasons of one kind are kept; further ones count under their general words.
    pub const EXACT: usize = 10;

    /// The position of a reason.
    pub fn position(&mut self, reason: Reason) -> usize {
        let Reason { general, exact } = reason;
        let Some(exact) = exact else { return self.add(general, Cow::Borrowed(general)) };
        if let Some(&at) = self.positions.get(exact.as_str()) {
            return at as usize;
        }
        let kept = self.exact.entry(general).or_default();
        if *kept == Self::EXACT {
            return self.add(general, Cow::Borrowed(general));
        }
        *kept += 1;
        self.add(general, Cow::Owned(exact))
    }

    fn add(&mut self, kind: &'static str, reason: Cow<'static, str>) -> usize {
        let Self { list, positions, .. } = self;
        *positions.entry(reason).or_insert_with_key(|reason| {
            list.push(KeptReason { kind, words: reason.clone().into_owned() });
            (list.len() - 1) as u32
        }) as usize
    }

    /// All of them, by position.
    pub fn list(&self) -> &[KeptReason] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_exact_reasons_shares_the_general_one() {
        let mut reasons = Reasons::default();
        let flag = reasons.position("the flag is blank".into());
        let at: Vec<usize> = (0..1000)
            .map(|year| reasons.position(Reason::exact("the period is odd", format!("‘{year}’ is odd"))))
            .collect();
        assert_eq!(reasons.list().len(), 12);
        assert_eq!((&at[..3], at[10], at[999]), (&[1, 2, 3][..], 11, 11));
        let last = &reasons.list()[11];
        assert_eq!((last.kind, last.words.as_str()), ("the period is odd", "the period is odd"));
        assert_eq!(reasons.position("the flag is blank".into()), flag);
        let again = Reason::exact("the period is odd", "‘3’ is odd".to_owned());
        assert_eq!(reasons.position(again), 4);
    }
}
