//! What matters first, as records.

use super::judgement::Judgement;
use crate::analysis::changed::{Edition, First};
use serde::Serialize;

/// One change that matters first: a judgement on a place whole, of anything else what it is in a sentence.
#[derive(Serialize)]
pub(super) struct FirstOf<'a> {
    kind: &'static str,
    #[serde(flatten)]
    of: Of<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Of<'a> {
    Judgement(Box<Judgement<'a>>),
    Told { sentence: &'a str },
}

impl<'a> FirstOf<'a> {
    pub(super) fn of(first: First<'_>, sentence: &'a str, editions: [Edition<'a>; 2]) -> Self {
        let of = match first {
            First::Judgement(change) => Of::Judgement(Box::new(Judgement::of(change, editions))),
            _ => Of::Told { sentence },
        };
        Self { kind: kind(first), of }
    }
}

fn kind(first: First<'_>) -> &'static str {
    match first {
        First::SignOff => "sign-off",
        First::Judgement(_) => "judgement",
        First::Alike(_) => "judgements",
        First::TakenOut(_) => "taken-out",
        First::Otherwise(..) => "measured-otherwise",
        First::Target(_) => "target",
        First::PrioritiesGone(_) => "priorities-removed",
        First::PrioritiesNew(_) => "priorities-added",
        First::Cause(_) => "one-cause",
        First::Against(_) => "benchmark",
        First::Step(step) if step.is_revision() => "revision",
        First::Step(_) => "move",
        First::Scopes(_) => "groups",
    }
}
