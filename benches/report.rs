//! What the board pack and a single chart cost from a cold start, beside matplotlib drawing the same lines.
//!
//! Each measurement is a process of its own, in turn with the others, so that a busy machine slows all alike: wall time, and
//! the processor time that the system counts in hundredths of a second. The pack of Greater Manchester (ten places) is to be
//! there in 3 s, as a page of the web in 2 s, a chart in 100 ms. Run it with `cargo bench --bench report`;
//! `PLACECARD_BENCH_PYTHON` names a Python that has matplotlib, without which that column is left out.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where it cannot run"
)]

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const SCORECARD: &str = "sample_data/greater-manchester.scorecard";
const DRAWN_BY_MATPLOTLIB: &str = "benches/matplotlib_charts.py";
const REPEATS: usize = 7;
/// The chart that is drawn alone.
const INDICATOR: &str = "suspension-rate";
const AREA: &str = "E08000002";

/// What is made, in how many seconds at most, and how.
struct Work {
    what: String,
    limit: Option<f64>,
    command: Vec<OsString>,
}

/// What one run took, in seconds.
struct Cost {
    wall: f64,
    processor: f64,
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let works = works(folder.path());
    let mut costs: Vec<Vec<Cost>> = works.iter().map(|_| Vec::new()).collect();
    for _ in 0..REPEATS {
        for (work, costs) in works.iter().zip(&mut costs) {
            costs.push(measured(&work.command));
        }
    }
    println!("{:<58} {:>8} {:>8} {:>8} {:>9}", "", "wall ms", "fastest", "CPU ms", "limit ms");
    for (work, costs) in works.iter().zip(&costs) {
        let mut walls: Vec<f64> = costs.iter().map(|cost| cost.wall * 1e3).collect();
        let mut processor: Vec<f64> = costs.iter().map(|cost| cost.processor * 1e3).collect();
        walls.sort_by(f64::total_cmp);
        processor.sort_by(f64::total_cmp);
        let median = walls[REPEATS / 2];
        let limit = work.limit.map_or_else(String::new, |limit| format!("{:.0}", limit * 1e3));
        let held = if work.limit.is_some_and(|limit| median > limit * 1e3) { "over the limit" } else { "" };
        println!(
            "{:<58} {median:>8.0} {:>8.0} {:>8.0} {limit:>9}  {held}",
            work.what,
            walls[0],
            processor[REPEATS / 2]
        );
    }
}

/// All that is measured; what other programs draw only where they are.
fn works(folder: &Path) -> Vec<Work> {
    let at = |name: &str| folder.join(name).into_os_string();
    let ours = |arguments: &[&str], output: &str| -> Vec<OsString> {
        let program = OsString::from(env!("CARGO_BIN_EXE_placecard"));
        let arguments = arguments.iter().map(|one| OsString::from(*one));
        std::iter::once(program).chain(arguments).chain(["--force".into(), "-o".into(), at(output)]).collect()
    };
    let chart = ["chart", SCORECARD, "--indicator", INDICATOR, "--area", AREA];
    let web = ours(&["report", SCORECARD], "pack.html");
    measured(&web);
    let charts = std::fs::read_to_string(at("pack.html")).unwrap().matches("<figure").count();
    let mut works = vec![
        Work {
            what: format!("board pack, PDF ({charts} charts and all tables)"),
            limit: Some(3.0),
            command: ours(&["report", SCORECARD], "pack.pdf"),
        },
        Work { what: "board pack, web page".to_owned(), limit: Some(2.0), command: web },
        Work { what: "one chart, SVG".to_owned(), limit: Some(0.1), command: ours(&chart, "chart.svg") },
        Work { what: "one chart, PNG".to_owned(), limit: Some(0.1), command: ours(&chart, "chart.png") },
    ];
    let Some(python) = std::env::var_os("PLACECARD_BENCH_PYTHON") else {
        println!("PLACECARD_BENCH_PYTHON names no Python with matplotlib: nothing is drawn beside.");
        return works;
    };
    let theirs = |output: &str, which: &[&str]| -> Vec<OsString> {
        let arguments = [python.clone(), DRAWN_BY_MATPLOTLIB.into(), SCORECARD.into(), at(output)];
        arguments.into_iter().chain(which.iter().map(OsString::from)).collect()
    };
    let many = charts.to_string();
    for (what, command) in [
        (format!("matplotlib: {charts} line charts, PDF"), theirs("theirs.pdf", &[&many])),
        ("matplotlib: one line chart, SVG".to_owned(), theirs("theirs.svg", &[INDICATOR, AREA])),
        ("matplotlib: one line chart, PNG".to_owned(), theirs("theirs.png", &[INDICATOR, AREA])),
    ] {
        works.push(Work { what, limit: None, command });
    }
    works
}

/// Runs it to its end.
fn measured(command: &[OsString]) -> Cost {
    let (before, start) = (processor_of_children(), Instant::now());
    let run = Command::new(&command[0]).args(&command[1..]).stdout(Stdio::null()).output().unwrap();
    let wall = start.elapsed().as_secs_f64();
    assert!(run.status.success(), "{command:?}: {}", String::from_utf8_lossy(&run.stderr));
    Cost { wall, processor: processor_of_children() - before }
}

/// The processor time of all processes that were started and have ended, in seconds; zero where the system does not tell.
fn processor_of_children() -> f64 {
    let Ok(text) = std::fs::read_to_string("/proc/self/stat") else { return 0.0 };
    // Of children the user and system time are the 16th and 17th field; the second is the name in brackets.
    let fields: Vec<&str> = text.rsplit(')').next().unwrap().split_whitespace().collect();
    fields[13..=14].iter().map(|ticks| ticks.parse::<f64>().unwrap()).sum::<f64>() / 100.0
}
