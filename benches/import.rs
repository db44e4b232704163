//! How fast a large Fingertips file is imported, held against the csv crate reading the same file and doing nothing, and
//! how much memory that takes. The file is made for the purpose, in the publisher's 27 columns, with invented figures.
//!
//! `PLACECARD_BENCH_MB` sets the size of the file; 1,000 MB where it is not given.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and stops where it cannot run"
)]

use placecard::import::{Choice, gather};
use placecard::model::Progress;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;
const AREAS: usize = 150;
const HEADER: &str = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,\
Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,\
Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,\
Compared to percentiles,Time period Sortable,New data,Compared to goal,Time period range";

fn main() {
    let megabytes: u64 =
        std::env::var("PLACECARD_BENCH_MB").ok().and_then(|mb| mb.parse().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fingertips.csv");
    let rows = write_file(&path, megabytes * 1_000_000);
    let bytes = std::fs::metadata(&path).unwrap().len();
    println!("{rows} rows, {:.0} MB", bytes as f64 / 1e6);

    let ten_places: Vec<String> = (0..11).map(code).collect();
    let all = Choice { files: vec![path.clone()], ..Choice::default() };
    let some = Choice { areas: ten_places, ..all.clone() };
    // One after the other in each round, so that a busy machine slows all of them.
    let (mut bare, mut chosen, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    let before = peak_after_reset();
    for _ in 0..ROUNDS {
        chosen.push(timed(|| drop(gather(&some, &Progress::default()).unwrap())));
        bare.push(timed(|| read_and_do_nothing(&path)));
    }
    let after = peak();
    for _ in 0..ROUNDS {
        whole.push(timed(|| drop(gather(&all, &Progress::default()).unwrap())));
        bare.push(timed(|| read_and_do_nothing(&path)));
    }
    let reading = median(bare);
    let line = |what: &str, time: Duration| {
        println!(
            "{what:<34} {:>6.2} s  {:>5.0} MB/s  {:>4.2} of the speed of the csv crate",
            time.as_secs_f64(),
            bytes as f64 / 1e6 / time.as_secs_f64(),
            reading.as_secs_f64() / time.as_secs_f64()
        );
    };
    line("the csv crate, doing nothing", reading);
    line("import of 11 areas", median(chosen));
    line("import of all areas", median(whole));
    match before.zip(after) {
        Some((before, after)) => {
            println!("memory of the import of 11 areas: {} MB", after.saturating_sub(before) / 1000);
        }
        None => println!("memory: this system does not say"),
    }
}

fn code(area: usize) -> String {
    if area == 0 { "E92000001".to_owned() } else { format!("E0600{area:04}") }
}

/// Writes rows until the file has so many bytes; gives their number.
fn write_file(path: &Path, bytes: u64) -> u64 {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    writeln!(out, "{HEADER}").unwrap();
    let (mut written, mut rows) = (0_u64, 0_u64);
    for indicator in 90_000_u32.. {
        for area in 0..AREAS {
            for year in 2005_u32..2024 {
                let value = f64::from(indicator % 97) + area as f64 / 7.0 + f64::from(year % 11) / 3.0;
                let row = format!(
                    "{indicator},Invented indicator number {indicator} about something in people of all ages,E92000001,\
                     England,{},Invented place {area},Counties & UAs (from Apr 2023),Persons,All ages,,,{year}/{:02},\
                     {value},{},{},{},{},{},{},,Cannot be calculated,Similar,Not compared,{year}0000,,,1y\n",
                    code(area),
                    (year + 1) % 100,
                    value * 0.9,
                    value * 1.1,
                    value * 0.85,
                    value * 1.15,
                    (value * 10.0).round(),
                    area * 1000 + 5000,
                );
                out.write_all(row.as_bytes()).unwrap();
                written += row.len() as u64;
                rows += 1;
            }
        }
        if written >= bytes {
            break;
        }
    }
    out.flush().unwrap();
    rows
}

fn read_and_do_nothing(path: &Path) {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).unwrap() {
        std::hint::black_box(&record);
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The most memory this process has held so far, in kB, on systems that say so.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Starts to count the most memory anew, and gives where it stands.
fn peak_after_reset() -> Option<u64> {
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    peak()
}
