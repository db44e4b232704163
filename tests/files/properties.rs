//! Whatever happens to a file, reading it ends, says what is wrong, and what opens survives saving.

use crate::json::Node;
use jiff::civil::{Date, date};
use placecard::format::{Document, Finding, Severity};
use proptest::prelude::*;

const FULL: &str = include_str!("../fixtures/full.scorecard");
const TODAY: Date = date(2026, 11, 20);

/// Reads `bytes`: either a document that survives saving, or findings of which one at least is an error.
fn read(bytes: &[u8]) -> Result<(), TestCaseError> {
    match Document::read(bytes, TODAY) {
        Ok(document) => survives_saving(&document, bytes),
        Err(findings) => {
            prop_assert!(findings.iter().any(|finding| finding.severity() == Severity::Error));
            prop_assert!(findings.iter().all(is_sentence), "{:?}", findings.iter().find(|f| !is_sentence(f)));
            Ok(())
        }
    }
}

fn survives_saving(document: &Document, bytes: &[u8]) -> Result<(), TestCaseError> {
    prop_assert!(document.notes().iter().all(|note| note.severity() == Severity::Note && is_sentence(note)));
    prop_assert_eq!(document.text().as_bytes(), bytes);
    Ok(())
}

/// A finding that a person can act on: where it is, what is wrong, and after a semicolon what to do.
fn is_sentence(finding: &Finding) -> bool {
    let message = &finding.message;
    finding.path.starts_with('$')
        && message.len() < 2000
        && message.contains(';')
        && message.ends_with(['.', '?'])
        && !message.contains('\n')
}

/// What may be done to one node of the tree.
#[derive(Clone, Debug)]
enum Change {
    Delete,
    Double,
    Swap(prop::sample::Index),
    Replace(Node),
    Rename(String),
}

fn scalar() -> impl Strategy<Value = Node> {
    static WORDS: [&str; 9] =
        ["E08000001", "suspension-rate", "nation", "2023/24", "2030", "", "\u{0}", "é\u{202e}", "NaN"];
    prop_oneof![
        prop::sample::select(&["null", "true", "false", "-0", "1e2", "1.50", "1e300"][..])
            .prop_map(|word| Node::Scalar(word.to_owned())),
        any::<i64>().prop_map(|number| Node::Scalar(number.to_string())),
        any::<f64>().prop_filter_map("finite", |number| {
            serde_json::Number::from_f64(number).map(|number| Node::Scalar(number.to_string()))
        }),
        prop::sample::select(&[-1_i64, 0, 1, 2, 7, 100][..])
            .prop_map(|number| Node::Scalar(number.to_string())),
        prop::sample::select(&WORDS[..]).prop_map(Node::text),
        ".{0,80}".prop_map(|text| Node::text(&text)),
    ]
}

fn node() -> impl Strategy<Value = Node> {
    scalar().prop_recursive(4, 30, 5, |inner| {
        let names = prop_oneof!["[a-z_]{1,12}", Just("area".to_owned()), Just("0.5".to_owned())];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Node::List),
            prop::collection::vec((names, inner), 0..5).prop_map(Node::Object),
        ]
    })
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Delete),
        Just(Change::Double),
        any::<prop::sample::Index>().prop_map(Change::Swap),
        node().prop_map(Change::Replace),
        prop_oneof!["[a-z_]{0,12}", Just("source".to_owned())].prop_map(Change::Rename),
    ]
}

/// How many nodes are below `node`.
fn size(node: &Node) -> usize {
    match node {
        Node::List(items) => items.iter().map(|item| 1 + size(item)).sum(),
        Node::Object(fields) => fields.iter().map(|(_, field)| 1 + size(field)).sum(),
        Node::Scalar(_) => 0,
    }
}

/// Changes the `nth` node below `node`, counted from the top down.
fn apply(node: &mut Node, mut nth: usize, change: &Change) {
    let below: Vec<usize> = match node {
        Node::List(items) => items.iter().map(size).collect(),
        Node::Object(fields) => fields.iter().map(|(_, field)| size(field)).collect(),
        Node::Scalar(_) => return,
    };
    for (at, below) in below.into_iter().enumerate() {
        if nth == 0 {
            return apply_here(node, at, change);
        }
        nth -= 1;
        if nth < below {
            return match node {
                Node::List(items) => apply(&mut items[at], nth, change),
                Node::Object(fields) => apply(&mut fields[at].1, nth, change),
                Node::Scalar(_) => {}
            };
        }
        nth -= below;
    }
}

fn apply_here(node: &mut Node, at: usize, change: &Change) {
    match node {
        Node::List(items) => match change {
            Change::Replace(node) => items[at] = node.clone(),
            change => rearrange(items, at, change),
        },
        Node::Object(fields) => match change {
            Change::Replace(node) => fields[at].1 = node.clone(),
            Change::Rename(name) => fields[at].0.clone_from(name),
            change => rearrange(fields, at, change),
        },
        Node::Scalar(_) => {}
    }
}

fn rearrange<T: Clone>(list: &mut Vec<T>, at: usize, change: &Change) {
    match change {
        Change::Delete => drop(list.remove(at)),
        Change::Double => list.insert(at, list[at].clone()),
        Change::Swap(other) => {
            let other = other.index(list.len());
            list.swap(at, other);
        }
        Change::Replace(_) | Change::Rename(_) => {}
    }
}

/// The full file in another order, with other spaces, other writings of its numbers and texts, and fields nobody knows.
fn oddly_written(seed: u64) -> String {
    let mut state = seed;
    let mut draw = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut root = Node::parse(FULL);
    let Node::Object(fields) = &mut root else { unreachable!() };
    for (name, field) in &mut *fields {
        if name == "data" || name == "spreads" {
            rewrite_numbers(field, &mut draw);
        }
    }
    disorder(&mut root, &mut draw);
    let draw = std::cell::RefCell::new(draw);
    let mut scalar = |written: &String| {
        let escape = |letter: char| {
            if letter.is_ascii_alphanumeric() && draw.borrow_mut()(20) == 0 {
                format!("\\u{:04x}", letter as u32)
            } else {
                letter.to_string()
            }
        };
        if written.starts_with('"') && !written.contains('\\') {
            written.chars().map(escape).collect()
        } else {
            written.clone()
        }
    };
    let mut space = || ["", "", " ", "\n", "\r\n\t", "   "][draw.borrow_mut()(6)].to_owned();
    let written = root.write_as(&mut scalar, &mut space);
    let mark = ["", "\u{feff}"][draw.borrow_mut()(2)];
    format!("{mark}{}{written}{}", space(), space())
}

/// Puts fields nobody knows in, and all fields in another order.
fn disorder(node: &mut Node, draw: &mut impl FnMut(usize) -> usize) {
    match node {
        Node::List(items) => items.iter_mut().for_each(|item| disorder(item, draw)),
        Node::Object(fields) => {
            for (_, field) in &mut *fields {
                disorder(field, draw);
            }
            // The parts of an approval have the names of fields too, and take no others.
            let is_version =
                |field: &Node| matches!(field, Node::Scalar(written) if !written.starts_with('"'));
            let takes_more = |(name, field): &(String, Node)| {
                name == "code" || name == "id" || (name == "format" && is_version(field))
            };
            if fields.iter().any(takes_more) && draw(3) == 0 {
                let unknown = Node::parse(r#"{"kept": [1.50, 1e2, -0, "\u00e9", null, {}], "": []}"#);
                fields.push(("anything else".to_owned(), unknown));
            }
            for last in (1..fields.len()).rev() {
                fields.swap(last, draw(last + 1));
            }
        }
        Node::Scalar(_) => {}
    }
}

/// Writes numbers in other ways that mean the same.
fn rewrite_numbers(node: &mut Node, draw: &mut impl FnMut(usize) -> usize) {
    match node {
        Node::List(items) => items.iter_mut().for_each(|item| rewrite_numbers(item, draw)),
        Node::Object(fields) => fields.iter_mut().for_each(|(_, field)| rewrite_numbers(field, draw)),
        Node::Scalar(written) if written.parse::<f64>().is_ok() => {
            let more = if written.contains('.') { "00" } else { ".0" };
            *written +=
                [String::new(), more.to_owned(), "e0".to_owned(), "E+00".to_owned()][draw(4)].as_str();
        }
        Node::Scalar(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes_are_survived(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = FULL.as_bytes().to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read(&bytes)?;
    }

    #[test]
    fn a_file_cut_short_is_an_error(at in any::<prop::sample::Index>()) {
        let cut = at.index(FULL.trim_end().len());
        prop_assert!(Document::read(&FULL.as_bytes()[..cut], TODAY).is_err());
        read(&FULL.as_bytes()[..cut])?;
    }

    #[test]
    fn a_changed_tree_is_survived(
        changes in prop::collection::vec((any::<prop::sample::Index>(), change()), 1..5)
    ) {
        let mut root = Node::parse(FULL);
        for (at, change) in changes {
            let size = size(&root);
            apply(&mut root, if size > 0 { at.index(size) } else { 0 }, &change);
        }
        read(root.write().as_bytes())?;
    }

    #[test]
    fn any_json_and_any_bytes_are_survived(root in node(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(root.write().as_bytes())?;
        read(&bytes)?;
    }

    #[test]
    fn unknown_fields_anywhere_survive_saving(at in any::<prop::sample::Index>(), extra in node()) {
        let mut root = Node::parse(FULL);
        let Node::Object(fields) = &mut root else { unreachable!() };
        let at = at.index(fields.len() + 1);
        fields.insert(at, ("anything_else".to_owned(), extra));
        let text = root.write();
        let document = Document::read(text.as_bytes(), TODAY);
        let document = document.map_err(|findings| TestCaseError::fail(findings[0].to_string()))?;
        survives_saving(&document, text.as_bytes())?;
    }

    #[test]
    fn a_file_is_saved_as_it_was_written(seed in any::<u64>()) {
        let text = oddly_written(seed);
        let document = Document::read(text.as_bytes(), TODAY);
        let document = document.map_err(|findings| TestCaseError::fail(format!("{}\n{text}", findings[0])))?;
        survives_saving(&document, text.as_bytes())?;
        let plain = Document::read(FULL.as_bytes(), TODAY).unwrap();
        let same = document.scorecard().all_series() == plain.scorecard().all_series();
        prop_assert!(same, "its figures are those of the same file in plain writing");
    }
}

#[test]
fn hostile_files_are_refused_and_do_not_exhaust_anything() {
    let brackets = "[".repeat(100_000);
    let objects = "{\"a\":".repeat(100_000);
    for hostile in [
        brackets.clone(),
        format!("{brackets}{}", "]".repeat(100_000)),
        objects,
        format!("{{\"format\": 1, \"views\": {brackets}"),
        "1".repeat(1_000_000),
        format!("{{\"{}\": 1}}", "k".repeat(1_000_000)),
        format!("{{\"areas\": [{}]}}", vec!["1"; 200_000].join(",")),
        format!("{{{}}}", (0..100_000).map(|n| format!("\"f{n}\": 0")).collect::<Vec<_>>().join(",")),
    ] {
        let findings = Document::read(hostile.as_bytes(), TODAY).unwrap_err();
        assert!(findings[0].severity() == Severity::Error);
        assert!(findings.len() < 5000, "{} findings", findings.len());
        assert!(findings.iter().all(|finding| finding.message.len() < 2000 && finding.path.len() < 500));
    }
}

#[test]
fn a_long_chain_of_parents_takes_no_longer_than_its_length() {
    let areas: Vec<String> = (0..50_000)
        .map(|n| {
            format!(
                "{{\"code\": \"a{n}\", \"name\": \"a\", \"kind\": \"neighbourhood\", \"parent\": \"a{}\"}}",
                n + 1
            )
        })
        .chain(["{\"code\": \"a50000\", \"name\": \"N\", \"kind\": \"nation\"}".to_owned()])
        .chain(["{\"code\": \"s\", \"name\": \"S\", \"kind\": \"system\"}".to_owned()])
        .collect();
    let text = format!(
        "{{\"format\": 1, \"title\": \"t\", \"system\": \"s\", \"national\": \"a50000\", \"areas\": [{}], \
         \"indicators\": [], \"data\": [], \"priorities\": []}}",
        areas.join(",")
    );
    let document = Document::read(text.as_bytes(), TODAY).unwrap();
    assert_eq!(document.scorecard().areas().count(), 50_002);
}
