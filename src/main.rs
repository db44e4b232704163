//! The program: a thin start for the library.
#![cfg_attr(windows, windows_subsystem = "windows")]

use placecard::cli::{self, Call};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Call::Done(code) => code,
        Call::Window { file } => match placecard::app::run(file) {
            Ok(()) => ExitCode::SUCCESS,
            Err(sentence) => cli::refuse(&sentence),
        },
    }
}
