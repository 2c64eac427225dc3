//! Where findings go, and in which form.

use std::path::Path;

use anyhow::Context;

use crate::Checked;
use crate::cli::args::{OutputFormat, ReportArgs};
use crate::cli::terminal;
use crate::diag::{Format, Lang, Report, Style};

/// Prints findings to standard output, or into a file with the summary on standard error.
pub(super) fn tell(
    checked: &Checked,
    folder: &str,
    args: &ReportArgs,
    lang: Lang,
) -> anyhow::Result<()> {
    let manuals = crate::check::manuals();
    let Checked { findings, waived, sources, .. } = checked;
    let report = Report { findings, waived, sources, manuals: &manuals, folder };
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

/// Prints findings beside the messages of a command that has other work to do: for people to
/// standard error, for machines where [`tell`] does.
pub(super) fn mention(
    checked: &Checked,
    folder: &str,
    args: &ReportArgs,
    lang: Lang,
) -> anyhow::Result<()> {
    if args.output_format != OutputFormat::Human || args.output_file.is_some() {
        return tell(checked, folder, args, lang);
    }
    let Checked { findings, waived, sources, .. } = checked;
    if !findings.is_empty() || !waived.is_empty() {
        let color = terminal::color(&std::io::stderr());
        let style = Style { format: Format::Human, lang, color };
        let report = Report { findings, waived, sources, manuals: &[], folder };
        terminal::say(&report.emit(style));
    }
    Ok(())
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
