//! Outlines and hexagons of areas into a scorecard.

use super::super::arguments::{CheckFormat, Import};
use super::super::failure::Failure;
use super::{open_base, output, say_both};
use crate::edit;
use crate::format::{replace, today};
use crate::import::{ShapesReport, is_shapes, put_shapes, read_shapes};
use serde_json::json;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Puts the shapes into the scorecard that is named.
pub(super) fn run(call: &Import, out: &mut impl Write) -> Result<ExitCode, Failure> {
    if let Some(table) = call.sources.iter().find(|source| !is_shapes(source)) {
        let sentence = format!(
            "Shapes of areas and tables of figures go in by calls of their own; leave this out of the one and give it to \
             another: {}",
            table.display()
        );
        return Err(Failure::Call(vec![sentence]));
    }
    let Some(into) = call.into.as_deref() else {
        let sentence = "Shapes go into a scorecard that has their areas; name it after --into.";
        return Err(Failure::Call(vec![sentence.to_owned()]));
    };
    let (base, read) = open_base(into, call)?;
    let destination = output::destination(call, Some(read))?;
    let files = call.sources.iter().map(|source| read_shapes(source)).collect::<Result<Vec<_>, _>>()?;
    let (change, report) = put_shapes(base.scorecard(), files)?;
    let (document, _) = edit::apply(&base, &change, today())
        .map_err(|error| Failure::Call(error.to_string().lines().map(str::to_owned).collect()))?;
    let mut remarks = report.sentences();
    if let Some((path, before)) = destination {
        let saved = replace(path, document.text().as_bytes(), before);
        let saved = saved.map_err(|error| Failure::Machine(error.to_string()))?;
        remarks.extend(saved.remarks.into_iter().map(str::to_owned));
    }
    let written = destination.map(|(path, _)| path);
    let printed = match call.format {
        CheckFormat::Text => text(&remarks, written, out),
        CheckFormat::Json => as_json(&report, &remarks, written, out),
    };
    say_both(printed.and_then(|()| out.flush()), written)?;
    Ok(ExitCode::SUCCESS)
}

fn text(remarks: &[String], written: Option<&Path>, out: &mut impl Write) -> io::Result<()> {
    remarks.iter().try_for_each(|remark| writeln!(out, "{remark}"))?;
    match written {
        Some(path) => writeln!(out, "Written: {}", path.display()),
        None => writeln!(out, "Nothing was written; name a file after -o to keep it."),
    }
}

fn as_json(
    report: &ShapesReport,
    remarks: &[String],
    written: Option<&Path>,
    out: &mut impl Write,
) -> io::Result<()> {
    let printed = json!({
        "outlines": report.outlines,
        "replaced": report.replaced,
        "hexagons": report.hexagons,
        "others": report.others,
        "remarks": remarks,
        "written": written.map(|path| path.display().to_string()),
    });
    writeln!(out, "{printed}")
}
