//! What it costs to open a scorecard of all England, against `serde_json` reading the same file and keeping nothing.
//!
//! The file is made for the purpose: as many areas of each kind as England has, 40 indicators, 12 years, limits. Its
//! figures are drawn by a seeded generator and say nothing about any area. A quarter and a half of the neighbourhoods
//! are measured too, so that a cost that grows faster than the file is seen.
//!
//! Each measurement is a process of its own, so that its peak memory and processor time are its alone; reading the file
//! is part of each. Run it with `cargo bench --bench england`. `PLACECARD_BENCH_FILE` keeps the whole file, under this
//! name, for other uses.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where it cannot run"
)]

#[path = "made_up/mod.rs"]
mod made_up;

use egui::{Context, RawInput, Rect, Vec2, pos2};
use jiff::civil::{Date, date};
use made_up::MadeUp;
use placecard::analysis::Analysis;
use placecard::app::{App, First, Origin, Settings};
use placecard::format::Document;
use std::any::Any;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const TODAY: Date = date(2026, 11, 22);
const REPEATS: usize = 5;

/// A piece of work that is measured.
struct Work {
    /// As it is named to the process that does it.
    name: &'static str,
    what: &'static str,
    /// The most processor and wall time it may take, times that of the first.
    time: f64,
    /// The most memory it may take, times the size of the file.
    memory: f64,
}

const WORKS: [Work; 4] = [
    Work { name: "bare", what: "serde_json, keeping nothing", time: 1.0, memory: f64::INFINITY },
    Work { name: "check", what: "read", time: 3.0, memory: 2.5 },
    Work { name: "judge", what: "read and judge", time: f64::INFINITY, memory: 5.0 },
    Work { name: "show", what: "until the first page is drawn", time: f64::INFINITY, memory: f64::INFINITY },
];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, work, path] = &arguments[..] {
        return measure(work, Path::new(path));
    }
    let folder = tempfile::tempdir().unwrap();
    let mut before: Vec<Cost> = Vec::new();
    for parts in [4, 2, 1] {
        let kept = std::env::var_os("PLACECARD_BENCH_FILE").filter(|_| parts == 1).map(PathBuf::from);
        let path = kept.unwrap_or_else(|| folder.path().join(format!("{parts}.scorecard")));
        let made_up = MadeUp { neighbourhoods: MadeUp::ENGLAND.neighbourhoods / parts, ..MadeUp::ENGLAND };
        std::fs::write(&path, made_up.text()).unwrap();
        let bytes = std::fs::metadata(&path).unwrap().len();
        println!("\n{} neighbourhoods, {:.1} MB", made_up.neighbourhoods, bytes as f64 / 1e6);
        let costs = costs(&path);
        print(&costs, bytes);
        if !before.is_empty() {
            print_growth(&before, &costs);
        }
        before = costs;
    }
}

/// What one piece of work took.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    cpu: f64,
    /// In bytes.
    memory: f64,
}

/// The medians of all works, measured in turn so that a busy machine slows each of them alike.
fn costs(path: &Path) -> Vec<Cost> {
    let mut found: Vec<Vec<Cost>> = vec![Vec::new(); WORKS.len()];
    for _ in 0..REPEATS {
        for (work, found) in WORKS.iter().zip(&mut found) {
            let program = std::env::current_exe().unwrap();
            let run = Command::new(program).arg(work.name).arg(path).output().unwrap();
            assert!(run.status.success(), "{}: {}", work.name, String::from_utf8_lossy(&run.stderr));
            let printed = String::from_utf8(run.stdout).unwrap();
            let numbers: Vec<f64> =
                printed.split_whitespace().map(|number| number.parse().unwrap()).collect();
            found.push(Cost { wall: numbers[0], cpu: numbers[1], memory: numbers[2] });
        }
    }
    let median = |costs: &[Cost], part: fn(&Cost) -> f64| {
        let mut parts: Vec<f64> = costs.iter().map(part).collect();
        parts.sort_by(f64::total_cmp);
        parts[parts.len() / 2]
    };
    let medians = |costs: &Vec<Cost>| Cost {
        wall: median(costs, |cost| cost.wall),
        cpu: median(costs, |cost| cost.cpu),
        memory: median(costs, |cost| cost.memory),
    };
    found.iter().map(medians).collect()
}

fn print(costs: &[Cost], bytes: u64) {
    let bare = costs[0];
    println!(
        "{:<31} {:>8} {:>8} {:>9}   {:>8} {:>8} {:>9}",
        "", "CPU s", "wall s", "memory MB", "× CPU", "× wall", "÷ file"
    );
    for (work, cost) in WORKS.iter().zip(costs) {
        let (cpu, wall) = (cost.cpu / bare.cpu, cost.wall / bare.wall);
        let memory = cost.memory / bytes as f64;
        let within = cpu <= work.time && wall <= work.time && memory <= work.memory;
        let held = if within { "" } else { "over the limits" };
        println!(
            "{:<31} {:>8.3} {:>8.3} {:>9.0}   {cpu:>8.2} {wall:>8.2} {memory:>9.2}  {held}",
            work.what,
            cost.cpu,
            cost.wall,
            cost.memory / 1e6
        );
    }
}

/// How many times the costs of a file half as large these are.
fn print_growth(before: &[Cost], costs: &[Cost]) {
    for ((work, before), cost) in WORKS.iter().zip(before).zip(costs) {
        println!(
            "{:<31} CPU × {:.2}, wall × {:.2}, memory × {:.2} of the file half as large",
            work.what,
            cost.cpu / before.cpu,
            cost.wall / before.wall,
            cost.memory / before.memory
        );
    }
}

/// Does one piece of work, and prints its wall and processor time in seconds and its peak memory in bytes.
fn measure(work: &str, path: &Path) {
    let start = Instant::now();
    // What was made is kept until all is measured: taking it apart is not part of opening it.
    let _kept: Box<dyn Any> = match work {
        "bare" => {
            let bytes = std::fs::read(path).unwrap();
            Box::new(serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).unwrap())
        }
        "check" => Box::new(Document::open(path, TODAY).unwrap()),
        "judge" => {
            let document = Document::open(path, TODAY).unwrap();
            let analysis = Analysis::of(document.scorecard());
            Box::new((document, analysis))
        }
        "show" => Box::new(shown(path)),
        other => panic!("{other} is not measured"),
    };
    println!("{} {} {}", start.elapsed().as_secs_f64(), processor_seconds(), peak_memory());
}

/// The window without a display, from its start until it has drawn the first page of a file.
fn shown(path: &Path) -> App {
    let ctx = Context::default();
    let mut app = App::new(&ctx, First::read(Origin::File(path.to_owned()), Settings::default()));
    while app.shown().is_none() {
        std::thread::sleep(Duration::from_millis(1));
        app.before_frame(&ctx);
    }
    let screen = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1440.0, 900.0));
    let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| {
        app.before_frame(ui.ctx());
        app.frame(ui);
    });
    output.textures_delta.clear();
    app
}

/// The processor time of all threads of this process; those that have ended are known to a hundredth of a second only.
fn processor_seconds() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").expect("Linux, which tells what a process uses");
    let of_task = |folder: PathBuf| -> Option<f64> {
        let text = std::fs::read_to_string(folder.join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse().ok()
    };
    let alive: f64 = tasks.filter_map(|task| of_task(task.ok()?.path())).sum();
    let text = std::fs::read_to_string("/proc/self/stat").unwrap();
    // User and system time are the 14th and 15th field; the second is the name in brackets.
    let fields: Vec<&str> = text.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: f64 = fields[11..=12].iter().map(|ticks| ticks.parse::<f64>().unwrap()).sum();
    (alive / 1e9).max(ticks / 100.0)
}

/// In bytes.
fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() * 1024.0
}
