//! Runs the command line; prints error and hint; sets the exit code. Nothing else.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(sahifa::cli::main())
}
