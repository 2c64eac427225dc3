//! `smartplan check`.

use crate::Options;
use crate::cli::args::{CheckArgs, FailOn};
use crate::cli::{Status, fix, locate, report, rules};
use crate::diag::{Lang, Summary};

/// Checks a plan and prints what was found to standard output, or into a file.
pub(super) fn execute(args: &CheckArgs, lang: Lang) -> anyhow::Result<Status> {
    let select = rules::patterns(&args.rules.select, lang)?;
    let ignore = rules::ignored(&args.rules.ignore, lang)?;
    let (root, world) = locate::plan(args.plan.as_deref(), lang)?;
    let options = Options {
        stage: args.stage,
        extended: args.extended,
        purpose: crate::Purpose::Working,
        select: &select,
        ignore: &ignore,
        ..Options::default()
    };
    if args.diff {
        return fix::show(&world, options, lang);
    }
    if args.fix {
        fix::write(&root, &world, options, lang)?;
    }
    let checked = crate::check(&world, options);
    report::tell(&checked, &locate::folder(&root), &args.report, lang)?;
    Ok(status(Summary::of(&checked.findings), args.fail_on))
}

fn status(summary: Summary, fail_on: FailOn) -> Status {
    let fails = match fail_on {
        FailOn::Error => summary.errors > 0,
        FailOn::Warning => summary.errors + summary.warnings > 0,
        FailOn::Never => false,
    };
    if fails { Status::Findings } else { Status::Success }
}
