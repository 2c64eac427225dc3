//! The `smartplan` command: parse, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    smartplan::cli::main()
}
