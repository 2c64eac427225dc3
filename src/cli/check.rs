//! `smartplan check`.

use crate::Options;
use crate::cli::args::{CheckArgs, OutputFormat};
use crate::cli::{Status, locate, terminal};
use crate::diag::{self, Format, Lang, Style, Summary};

/// Checks a plan and prints what was found to standard output.
pub(super) fn execute(args: &CheckArgs, lang: Lang) -> anyhow::Result<Status> {
    let (_, world) = locate::plan(args.plan.as_deref(), lang)?;
    let options = Options { stage: args.stage, extended: args.extended, draft: false };
    let checked = crate::check(&world, options);
    let format = match args.output_format {
        OutputFormat::Human => Format::Human,
        OutputFormat::Short => Format::Short,
        OutputFormat::Json => Format::Json,
    };
    let style = Style { format, lang, color: terminal::color(&std::io::stdout()) };
    terminal::data(&diag::emit(&checked.findings, &checked.sources, style))?;
    let clean = Summary::of(&checked.findings).errors == 0;
    Ok(if clean { Status::Success } else { Status::Findings })
}
