//! `smartplan check`.

use std::path::Path;

use anyhow::Context;

use crate::cli::args::{CheckArgs, FailOn, OutputFormat};
use crate::cli::{Status, fix, locate, rules, terminal};
use crate::diag::{Format, Lang, Report, Style, Summary};
use crate::{Checked, Options};

/// Checks a plan and prints what was found to standard output, or into a file.
pub(super) fn execute(args: &CheckArgs, lang: Lang) -> anyhow::Result<Status> {
    let select = rules::patterns(&args.rules.select, lang)?;
    let ignore = rules::patterns(&args.rules.ignore, lang)?;
    let (root, world) = locate::plan(args.plan.as_deref(), lang)?;
    let options = Options {
        stage: args.stage,
        extended: args.extended,
        draft: false,
        select: &select,
        ignore: &ignore,
    };
    if args.diff {
        return fix::show(&world, options, lang);
    }
    if args.fix {
        fix::write(&root, &world, options, lang)?;
    }
    let checked = crate::check(&world, options);
    tell(&checked, args, lang)?;
    if !args.fix && args.output_format == OutputFormat::Human {
        fix::offer(&checked.findings, lang);
    }
    Ok(status(Summary::of(&checked.findings), args.fail_on))
}

fn tell(checked: &Checked, args: &CheckArgs, lang: Lang) -> anyhow::Result<()> {
    let manuals = crate::check::manuals();
    let Checked { findings, waived, sources, .. } = checked;
    let report = Report { findings, waived, sources, manuals: &manuals };
    let color = args.output_file.is_none() && terminal::color(&std::io::stdout());
    let text = report.emit(Style { format: format(args.output_format), lang, color });
    match &args.output_file {
        None => terminal::data(&text),
        Some(path) => {
            put(path, &text).with_context(|| path.display().to_string())?;
            terminal::say(&report.summary().sentence(lang));
            Ok(())
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a report goes where the user says")]
fn put(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::write(path, text)
}

fn format(format: OutputFormat) -> Format {
    match format {
        OutputFormat::Human => Format::Human,
        OutputFormat::Short => Format::Short,
        OutputFormat::Json => Format::Json,
        OutputFormat::Sarif => Format::Sarif,
        OutputFormat::Junit => Format::Junit,
        OutputFormat::Github => Format::Github,
    }
}

fn status(summary: Summary, fail_on: FailOn) -> Status {
    let fails = match fail_on {
        FailOn::Error => summary.errors > 0,
        FailOn::Warning => summary.errors + summary.warnings > 0,
        FailOn::Never => false,
    };
    if fails { Status::Findings } else { Status::Success }
}
