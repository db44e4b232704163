//! What tables of areas say about areas that the scorecard has already.

use crate::format::{Document, Finding, Node};
use jiff::civil::Date;
use std::collections::HashMap;

/// Fills fields of areas that are blank; a field that says something else stays as it is. Gives the document and a
/// sentence about both, or nothing where there is nothing to fill or to say.
///
/// # Errors
/// What the reader of the format finds wrong with the result.
pub(in crate::import) fn fill_areas(
    base: &Document,
    fills: &[(String, &'static str, Node)],
    today: Date,
) -> Result<(Option<Document>, Option<String>), Vec<Finding>> {
    let mut root = base.root().clone();
    let (mut filled, mut kept) = (0_u32, 0_u32);
    if let Some(Node::List(areas)) = root.field_mut("areas") {
        let codes = areas
            .iter()
            .enumerate()
            .filter_map(|(at, area)| Some((area.field("code")?.text()?.to_owned(), at)));
        let position: HashMap<String, usize> = codes.collect();
        for (code, field, value) in fills {
            let Some(area) = position.get(code).map(|&at| &mut areas[at]) else { continue };
            match area.field(field) {
                None | Some(Node::Null) => {
                    area.set_field(field, value.clone());
                    filled += 1;
                }
                Some(there) if there.number() == value.number() => {}
                Some(_) => kept += 1,
            }
        }
    }
    let sentence = (filled + kept > 0).then(|| {
        let kept = match kept {
            0 => String::new(),
            _ => format!(" {kept} say something else than the scorecard, which was kept."),
        };
        format!("Population or deprivation decile of areas: {filled} blanks were filled.{kept}")
    });
    let document = (filled > 0).then(|| Document::from_root(&root, today)).transpose()?;
    Ok((document, sentence))
}
