//! Bytes to the reader of scorecards, and changed scorecards to whatever works with them.

use crate::analysis::{Analysis, Options, balance, disagreements};
use crate::format::{Document, Finding, Severity};
use crate::model::{Against, Benchmark, Word};
use crate::words::explain;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

const TODAY: Date = date(2026, 11, 22);

/// Every object and field of the format, and every kind of judgement.
const FILES: [&str; 2] =
    [include_str!("../../tests/fixtures/full.scorecard"), include_str!("../../tests/golden/small.scorecard")];

/// Reads bytes as a scorecard: what opens is saved as it was, what does not open says why.
pub fn read(bytes: &[u8]) {
    match Document::read(bytes, TODAY) {
        Ok(document) => {
            assert!(
                document
                    .notes()
                    .iter()
                    .all(|note| note.severity() == Severity::Note && is_sentence(note, bytes))
            );
            assert_eq!(document.text().as_bytes(), bytes);
        }
        Err(findings) => {
            assert!(findings.iter().any(|finding| finding.severity() == Severity::Error));
            for finding in findings {
                assert!(is_sentence(&finding, bytes), "{finding:?}");
            }
        }
    }
}

/// A sentence with a way out, about a place that is in the text.
fn is_sentence(finding: &Finding, bytes: &[u8]) -> bool {
    let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
    let in_text = finding.position.is_none_or(|position| {
        (1..=lines).contains(&position.line) && (1..=bytes.len() + 1).contains(&position.column)
    });
    let message = &finding.message;
    in_text
        && finding.path.starts_with('$')
        && message.contains(';')
        && message.ends_with(['.', '?'])
        && !message.contains('\n')
}

/// Judges a changed scorecard in every way that can be asked for: no number is anything but a number.
pub fn analyse(bytes: &[u8]) {
    let Some(document) = changed(bytes) else { return };
    let scorecard = document.scorecard();
    let analysis = Analysis::of(scorecard);
    check(&analysis);
    check(&disagreements(scorecard));
    for judgement in analysis.judgements() {
        check(&explain(scorecard, judgement));
    }
    for place in scorecard.places() {
        check(&balance(scorecard, &analysis, place));
    }
    let as_at = scorecard.all_series().iter().flat_map(|series| series.periods.first()).next();
    let as_at = as_at.map(ToString::to_string);
    for benchmark in Benchmark::ALL {
        let scorecard = scorecard.compared_with(Against::Benchmark(*benchmark));
        check(&Analysis::with(&scorecard, &Options { as_at: as_at.clone(), ..Options::default() }));
    }
}

fn check(found: &impl std::fmt::Debug) {
    let text = format!("{found:?}");
    let mut words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    assert!(!words.any(|word| matches!(word, "NaN" | "inf")), "{text}");
}

/// A scorecard of the project's tests with some changes, where it still opens. The first byte chooses the file, three
/// each a change: two the node that is changed, counted from the top, and one what becomes of it.
pub fn changed(bytes: &[u8]) -> Option<Document> {
    let (first, changes) = bytes.split_first()?;
    let mut root: Value = serde_json::from_str(FILES[usize::from(*first) % FILES.len()]).ok()?;
    for change in changes.chunks_exact(3).take(16) {
        let all = count(&root);
        let at = usize::from(u16::from_be_bytes([change[0], change[1]])) % all;
        let what = usize::from(change[2]);
        let words = words();
        match what {
            // Another node, so that what is well formed in one place is tried in others.
            128.. => {
                let other = node(&mut root, &mut (what * 37 % all))?.clone();
                *node(&mut root, &mut at.clone())? = other;
            }
            112.. => match node(&mut root, &mut at.clone())? {
                Value::Array(items) if !items.is_empty() => items.push(items[what % items.len()].clone()),
                _ => {}
            },
            96.. => match node(&mut root, &mut at.clone())? {
                Value::Array(items) if !items.is_empty() => drop(items.remove(what % items.len())),
                Value::Object(fields) => {
                    let name = fields.keys().nth(what % fields.len().max(1)).cloned();
                    name.and_then(|name| fields.remove(&name));
                }
                _ => {}
            },
            _ => *node(&mut root, &mut at.clone())? = words[what % words.len()].clone(),
        }
    }
    Document::read(root.to_string().as_bytes(), TODAY).ok()
}

/// What breaks arithmetic, dates and references.
fn words() -> [Value; 24] {
    [
        json!(null),
        json!(0),
        json!(-0.0),
        json!(1),
        json!(-1),
        json!(0.1),
        json!(99.8),
        json!(1000),
        json!(1e12),
        json!(1e-12),
        json!(-1e12),
        json!(f64::MAX),
        json!(f64::MIN),
        json!(f64::MIN_POSITIVE),
        json!(""),
        json!("2019"),
        json!("2023/24"),
        json!("2024-11"),
        json!("2024 Q3"),
        json!("E08000002"),
        json!("\u{202e}é"),
        json!("higher-is-better"),
        json!([]),
        json!({}),
    ]
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// The node this many below, counted from the top.
fn node<'v>(value: &'v mut Value, below: &mut usize) -> Option<&'v mut Value> {
    if *below == 0 {
        return Some(value);
    }
    *below -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| node(item, below)),
        Value::Object(fields) => fields.values_mut().find_map(|field| node(field, below)),
        _ => None,
    }
}
