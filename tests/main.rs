//! The one integration test binary: see `README.md` beside this file.

mod edges;
mod examples;
mod faults;
mod support;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = support::case::all()
        .into_iter()
        .map(|case| Trial::test(case.name.clone(), move || support::run::run(&case)))
        .collect();
    trials.extend(edges::trials());
    trials.extend(examples::trials());
    trials.extend(faults::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
