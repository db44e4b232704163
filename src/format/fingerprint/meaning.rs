//! What a document says, however its text is laid out.
//!
//! The order of fields, blanks, the writing of numbers and letters, and a field that is `null` or an empty list rather than absent make no
//! difference; nor does how figures are cut into blocks and rows ([`super::figures`]), nor the order of outlines and of spreads, all of which
//! are known by what they are of. The order of most other lists is shown to readers: that of all of them counts, and that of groups of people
//! by itself. A code would not outlive another decision on which of them are shown.
//!
//! Codes that were given before held rows and blocks together, and once counted what is empty; they hold in their own way.

use super::figures::Figures;
use super::{COMMENTARY, GROUPS, counts, written};
use crate::format::text::without_mark;
use crate::format::tokens::{Broken, Kind, Tokens};
use crate::model::ORDER_OF_GROUPS;
use crate::model::import_notes::OF_INDICATOR;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// Lists and objects are nested no deeper in any document.
const DEEPEST: usize = 127;

/// The sum of a value.
pub(super) type Sum = [u8; 32];

/// By which rules a code is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rules {
    Now,
    /// Blocks of figures and their rows counted as they were cut.
    ByRows,
    /// So they did, and what holds nothing counted.
    WithWhatIsEmpty,
}

/// The sum of the whole, and of each field at the top in the order of their names; none for a text that is no object of JSON.
pub(super) fn sums(text: &str, drafts: &[bool], rules: Rules) -> Option<Vec<Member>> {
    let text = without_mark(text);
    let mut said = Said { text, tokens: Tokens::of(text), drafts, rules };
    said.document().ok()
}

/// The code of the whole by rules of before, which is made of the sums themselves.
pub(super) fn earlier_code(text: &str, drafts: &[bool], rules: Rules) -> String {
    let mut sum = Sha256::new();
    let Some(members) = sums(text, drafts, rules) else { return String::new() };
    add_members(&members, &mut sum);
    written(&sum.finalize(), GROUPS)
}

/// Where a value stands, as far as that decides what of it counts.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Top,
    Anything,
    /// A list whose items are known by what they are of.
    Unordered,
    Indicators,
    Indicator,
    Commentary,
    Comment,
    Data,
    Block,
    Rows,
    Row,
}

impl Within {
    /// Where the value of a field of an object is; none for one that is left out.
    fn field(self, name: &str) -> Option<Self> {
        match (self, name) {
            (Self::Top, name) if !counts(name) => None,
            (Self::Top, "indicators") => Some(Self::Indicators),
            (Self::Top, "data") => Some(Self::Data),
            (Self::Top, COMMENTARY) => Some(Self::Commentary),
            (Self::Top, "spreads" | "boundaries") => Some(Self::Unordered),
            (Self::Block, "rows") => Some(Self::Rows),
            (Self::Indicator, OF_INDICATOR) => None,
            _ => Some(Self::Anything),
        }
    }

    /// Whether a field of an object here holds nothing, so that it says as much as one that is left out: no item; of a row no figure or
    /// word; of a comment that it is no draft.
    fn is_nothing(self, name: &str, text: &str) -> bool {
        match self {
            Self::Comment if name == "draft" => text == "false",
            Self::Row if name != "area" => {
                text.starts_with('[') && text.bytes().all(|byte| b"[]nul, \t\r\n".contains(&byte))
            }
            _ => text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(']')),
        }
    }

    /// Where the items of a list are.
    fn item(self) -> Self {
        match self {
            Self::Indicators => Self::Indicator,
            Self::Data => Self::Block,
            Self::Rows => Self::Row,
            Self::Commentary => Self::Comment,
            _ => Self::Anything,
        }
    }
}

/// A value of a field or list, by its name or what it is of.
pub(super) struct Member {
    pub name: String,
    pub sum: Sum,
}

/// A walk over a text that adds up what it says.
struct Said<'t, 'd> {
    text: &'t str,
    tokens: Tokens<'t>,
    drafts: &'d [bool],
    rules: Rules,
}

impl Said<'_, '_> {
    fn document(&mut self) -> Result<Vec<Member>, Broken> {
        if self.tokens.kind()? != Kind::Object {
            return Err(Broken::Syntax(self.tokens.at()));
        }
        Ok(self.members(Within::Top, 0)?.0)
    }

    fn empty_counts(&self) -> bool {
        self.rules == Rules::WithWhatIsEmpty
    }

    /// The figures of a document and the order of their groups, each as far as there is something.
    fn figures(&mut self, name: String) -> Result<Vec<Member>, Broken> {
        let mut figures = Figures::default();
        let mut next = self.tokens.first_item()?;
        while let Some(kind) = next {
            let start = self.tokens.at();
            self.value(kind, Within::Anything, 2, &mut Sha256::new())?;
            let block = &self.text[start..self.tokens.at()];
            figures.add(&serde_json::from_str(block).map_err(|_| Broken::Syntax(start))?);
            next = self.tokens.next_item()?;
        }
        let said = [(name, figures.said()), (ORDER_OF_GROUPS.to_owned(), figures.order())];
        Ok(said.into_iter().filter_map(|(name, sum)| Some(Member { name, sum: sum? })).collect())
    }

    /// Takes a value and adds what it says.
    fn value(&mut self, kind: Kind, within: Within, depth: usize, sum: &mut Sha256) -> Result<(), Broken> {
        if depth > DEEPEST {
            return Err(Broken::Syntax(self.tokens.at()));
        }
        match kind {
            Kind::Null => self.tokens.null().map(|()| sum.update(b"n"))?,
            Kind::Bool => sum.update(if self.tokens.bool()? { b"1" } else { b"0" }),
            Kind::Number => {
                let start = self.tokens.at();
                self.tokens.number()?;
                add_text(b'd', &written_number(&self.text[start..self.tokens.at()]), sum);
            }
            Kind::Text => add_text(b't', &self.tokens.text()?, sum),
            Kind::List => self.list(within, depth, sum)?,
            Kind::Object => add_members(&self.members(within, depth)?.0, sum),
        }
        Ok(())
    }

    fn list(&mut self, within: Within, depth: usize, sum: &mut Sha256) -> Result<(), Broken> {
        let (mut known, mut at) = (Vec::new(), 0);
        sum.update(b"[");
        let mut next = self.tokens.first_item()?;
        while let Some(kind) = next {
            let is_left_out = within == Within::Commentary && self.drafts.get(at) == Some(&true);
            if matches!(within, Within::Data | Within::Rows) && kind == Kind::Object {
                let (members, of) = self.members(within.item(), depth + 1)?;
                let has_figures = members.iter().any(|member| member.name != "area");
                if within == Within::Data || has_figures || self.empty_counts() {
                    let mut own = Sha256::new();
                    add_members(&members, &mut own);
                    known.push(Member { name: of, sum: own.finalize().into() });
                }
            } else if is_left_out || matches!(within, Within::Data | Within::Unordered | Within::Rows) {
                let mut own = Sha256::new();
                self.value(kind, within.item(), depth + 1, &mut own)?;
                if !is_left_out {
                    known.push(Member { name: String::new(), sum: own.finalize().into() });
                }
            } else {
                self.value(kind, within.item(), depth + 1, sum)?;
            }
            at += 1;
            next = self.tokens.next_item()?;
        }
        match within {
            // The groups of a breakdown are shown in the order of their blocks.
            Within::Data => known.sort_by(|one, other| one.name.cmp(&other.name)),
            _ => known.sort_by_key(|member| member.sum),
        }
        for member in &known {
            sum.update(member.sum);
        }
        sum.update(b"]");
        Ok(())
    }

    /// The fields of an object that say something, by name; of a block also what it is of.
    fn members(&mut self, within: Within, depth: usize) -> Result<(Vec<Member>, String), Broken> {
        let (mut members, mut of) = (Vec::new(), [String::new(), String::new()]);
        let mut next = self.tokens.first_key(str::to_owned)?;
        while let Some(name) = next {
            let kind = self.tokens.kind()?;
            let start = self.tokens.at();
            let place = within.field(&name).filter(|_| kind != Kind::Null);
            if place == Some(Within::Data) && kind == Kind::List && self.rules == Rules::Now {
                members.extend(self.figures(name)?);
                next = self.tokens.next_key(str::to_owned)?;
                continue;
            }
            let mut sum = Sha256::new();
            self.value(kind, place.unwrap_or(Within::Anything), depth + 1, &mut sum)?;
            let text = &self.text[start..self.tokens.at()];
            if within == Within::Block {
                match name.as_str() {
                    "indicator" => of[0] = plain(text),
                    "breakdown" => of[1] = dimension(text),
                    _ => {}
                }
            }
            let is_left_out =
                place == Some(Within::Commentary) && kind == Kind::List && self.is_all_drafts(text);
            let is_nothing = !self.empty_counts() && within.is_nothing(&name, text);
            if place.is_some() && !is_left_out && !is_nothing {
                members.push(Member { name, sum: sum.finalize().into() });
            }
            next = self.tokens.next_key(str::to_owned)?;
        }
        members.sort_by(|one, other| one.name.cmp(&other.name));
        Ok((members, of.join("\0")))
    }

    /// Whether nothing but drafts stands in the list of comments.
    fn is_all_drafts(&self, comments: &str) -> bool {
        comments[1..].trim_start().starts_with(']')
            || (!self.drafts.is_empty() && self.drafts.iter().all(|draft| *draft))
    }
}

fn add_members(members: &[Member], sum: &mut Sha256) {
    sum.update(b"{");
    for Member { name, sum: own } in members {
        add_text(b'f', name, sum);
        sum.update(own);
    }
    sum.update(b"}");
}

/// Adds a text so that it cannot run into what follows it.
pub(super) fn add_text(kind: u8, text: &str, sum: &mut Sha256) {
    sum.update([kind]);
    sum.update((text.len() as u64).to_le_bytes());
    sum.update(text);
}

/// What a text of JSON says; nothing for what is none.
fn plain(text: &str) -> String {
    serde_json::from_str(text).unwrap_or_default()
}

/// What a breakdown is by.
fn dimension(text: &str) -> String {
    let breakdown: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    breakdown["by"].as_str().unwrap_or_default().to_owned()
}

/// A number in the one way that all ways to write it come to.
fn written_number(text: &str) -> Cow<'_, str> {
    let Some((is_negative, digits, power)) = number_said(text) else { return text.into() };
    let sign = if is_negative { "-" } else { "" };
    format!("{sign}{digits}e{power}").into()
}

/// Sign, digits and power of ten of a number of JSON: `-1.50e2` is minus 15 times ten to the first. `None` where the power is too
/// large to be told from another one.
pub fn number_said(text: &str) -> Option<(bool, String, i128)> {
    let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let digits = mantissa.trim_start_matches('-');
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    let kept = all.trim_end_matches('0');
    let significant = kept.trim_start_matches('0');
    if significant.is_empty() {
        return Some((false, String::new(), 0));
    }
    let power = i128::from(power.trim_start_matches('+').parse::<i64>().ok()?);
    let moved = (all.len() - kept.len()) as i128 - fraction.len() as i128;
    Some((mantissa.starts_with('-'), significant.to_owned(), power + moved))
}
