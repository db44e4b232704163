//! The program: a thin start for the library.
// A window without a console behind it; while developing, the console is wanted.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use placecard::cli::{self, Call};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Call::Done(code) => code,
        Call::Window { files } => match placecard::app::run(files) {
            Ok(()) => ExitCode::SUCCESS,
            Err(sentence) => cli::refuse(&sentence),
        },
    }
}
