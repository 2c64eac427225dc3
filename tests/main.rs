//! The one integration test binary: see `README.md` beside this file.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_push_string,
    clippy::too_many_lines,
    unreachable_pub,
    reason = "tests fail loudly, and work on real folders"
)]

mod archive;
mod browser;
mod edges;
mod examples;
mod faults;
mod formats;
mod matter;
mod mends;
mod mutations;
mod overruns;
mod revision;
mod rules;
mod search;
mod serve;
mod site;
mod strangers;
mod support;
mod torture;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = support::case::all()
        .into_iter()
        .map(|case| Trial::test(case.name.clone(), move || support::run::run(&case)))
        .collect();
    trials.extend(archive::trials());
    trials.extend(browser::trials());
    trials.extend(edges::trials());
    trials.extend(examples::trials());
    trials.extend(faults::trials());
    trials.extend(formats::trials());
    trials.extend(matter::trials());
    trials.extend(mends::trials());
    trials.extend(mutations::trials());
    trials.extend(overruns::trials());
    trials.extend(revision::trials());
    trials.extend(rules::trials());
    trials.extend(search::trials());
    trials.extend(serve::trials());
    trials.extend(site::trials());
    trials.extend(strangers::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
