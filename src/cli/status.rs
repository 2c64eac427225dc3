//! `smartplan status`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::args::{StatusArgs, StatusFormat};
use crate::cli::{Status, locate, terminal};
use crate::diag::{Format, Lang, Report, Severity, Style};
use crate::model::status::{Outcome, Row};
use crate::template::Templates;
use crate::{Checked, Options, render, status};

/// Tells how far plans are; one that cannot be read does not keep the others from being told.
pub(super) fn execute(args: &StatusArgs, lang: Lang) -> anyhow::Result<Status> {
    let options = Options { stage: args.stage, ..Options::default() };
    // Pages are in Indonesian, as the site is.
    let told = if args.output_format == StatusFormat::Html { Lang::Id } else { lang };
    if args.plans.len() < 2 {
        return alone(args, options, lang);
    }
    let mut worst = Status::Success;
    let mut rows = Vec::new();
    for plan in &args.plans {
        let (outcome, status) = match locate::plan(Some(plan), told) {
            Ok((_, world)) => outcome(&crate::check(&world, options), options, told),
            Err(error) => (Outcome::Error(format!("{error:#}")), Status::Trouble),
        };
        worst = worst.max(status);
        rows.push(Row { path: shown(plan), outcome });
    }
    let out = match args.output_format {
        StatusFormat::Human => status::many(&rows, lang),
        StatusFormat::Json => status::report(&rows),
        StatusFormat::Html => page(&rows, lang)?,
    };
    terminal::data(&out)?;
    Ok(worst)
}

/// Tells of one plan; what keeps it from being read is told as `check` does.
fn alone(args: &StatusArgs, options: Options<'_>, lang: Lang) -> anyhow::Result<Status> {
    let (_, world) = locate::plan(args.plans.first().map(|plan| plan.as_path()), lang)?;
    let checked = crate::check(&world, options);
    let (outcome, code) = outcome(&checked, options, lang);
    let out = match (args.output_format, &outcome) {
        (StatusFormat::Human, Outcome::Status(status)) => status::one(status, lang, args.all),
        (StatusFormat::Human | StatusFormat::Html, Outcome::Error(_)) => {
            let style =
                Style { format: Format::Human, lang, color: terminal::color(&std::io::stderr()) };
            let Checked { findings, waived, sources, .. } = &checked;
            let report = Report { findings, waived, sources, manuals: &[], folder: "" };
            terminal::say(&report.emit(style));
            return Ok(code);
        }
        (format, _) => {
            let path = args.plans.first().map_or_else(|| ".".to_owned(), |plan| shown(plan));
            let row = Row { path, outcome };
            match format {
                StatusFormat::Html => page(&[row], lang)?,
                _ => status::report(&[row]),
            }
        }
    };
    terminal::data(&out)?;
    Ok(code)
}

/// Prints plans as one page.
fn page(plans: &[Row], lang: Lang) -> anyhow::Result<String> {
    let none = BTreeMap::new();
    let page = render::html::status_page(plans, Templates::new(&none));
    page.map_err(|error| {
        terminal::own_fault(lang);
        anyhow::anyhow!(error.message)
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Tells how far a checked plan is, or the first reason why that cannot be said.
fn outcome(checked: &Checked, options: Options<'_>, lang: Lang) -> (Outcome, Status) {
    if let Some(status) = status(checked, options) {
        return (Outcome::Status(Box::new(status)), Status::Success);
    }
    let error = checked.findings.iter().find(|finding| finding.severity == Severity::Error);
    let reason = error.map_or_else(String::new, |finding| {
        let source = checked.sources.get(finding.span.source);
        let (line, _) = source.position(finding.span.start);
        format!("{}:{line}: {}", source.path(), finding.message.get(lang))
    });
    (Outcome::Error(reason), Status::Findings)
}
