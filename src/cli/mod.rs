//! The command line: the only place that prints, reads the environment, or touches files.
//!
//! Exit status: 0 built or clean, 1 the plan has errors, 2 smartplan could not do its work.

pub mod args;

mod build;
mod check;
mod explain;
mod fix;
mod init;
mod locate;
mod register;
mod report;
mod repository;
mod rules;
mod select;
mod serve;
mod starter;
mod status;
mod terminal;
mod trace;
mod usage;
mod watch;
mod world;
mod write;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a run ended, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Built, or nothing wrong.
    Success,
    /// The plan has errors.
    Findings,
    /// smartplan could not do its work.
    Trouble,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Success => Self::from(0),
            Status::Findings => Self::from(1),
            Status::Trouble => Self::from(2),
        }
    }
}

/// Parses the arguments and runs the command on a thread with a large stack.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let typed: Vec<String> =
                std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
            let mistake = usage::tell(&error, &typed);
            return if mistake { Status::Trouble } else { Status::Success }.into();
        }
    };
    let lang = terminal::lang(args.lang);
    let run = std::thread::Builder::new().stack_size(crate::STACK).spawn(move || run(args));
    let status = match run.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(status))) => status,
        Ok(Ok(Err(error))) if is_broken_pipe(&error) => Status::Success,
        Ok(Ok(Err(error))) => {
            terminal::trouble(&terminal::words(&error, lang), lang);
            Status::Trouble
        }
        Ok(Err(_)) => {
            terminal::own_fault(lang);
            Status::Trouble
        }
        Err(error) => {
            terminal::trouble(&terminal::words(&error.into(), lang), lang);
            Status::Trouble
        }
    };
    status.into()
}

fn run(args: Args) -> anyhow::Result<Status> {
    let lang = terminal::lang(args.lang);
    match args.command {
        Command::Build(args) => build::execute(args, lang),
        Command::Serve(args) => serve::execute(&args, lang),
        Command::Check(args) => check::execute(&args, lang),
        Command::Status(args) => status::execute(&args, lang),
        Command::Explain(args) => explain::execute(&args, lang),
        Command::Init(args) => init::execute(&args, lang),
        Command::Trace(args) => trace::execute(&args, lang),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
