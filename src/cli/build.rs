//! `smartplan build`.

use std::path::Path;

use anyhow::bail;

use crate::Options;
use crate::cli::args::{BuildArgs, FormatArg};
use crate::cli::{Status, locate, report, rules, terminal, write};
use crate::diag::{Diagnostic, Lang, Severity};
use crate::model::plan::Plan;
use crate::render::{Format as Output, Selection};

/// Checks a plan and writes its books; on errors the last output stays as it was.
pub(super) fn execute(args: &BuildArgs, lang: Lang) -> anyhow::Result<Status> {
    let select = rules::patterns(&args.rules.select, lang)?;
    let ignore = rules::ignored(&args.rules.ignore, lang)?;
    let (root, world) = locate::plan(args.plan.as_deref(), lang)?;
    let options = Options {
        stage: args.stage,
        extended: args.extended,
        draft: args.draft,
        select: &select,
        ignore: &ignore,
    };
    let progress = terminal::Progress::start();
    let mut checked = crate::check(&world, options);
    let selection = match &checked.edition {
        Some((plan, _)) => selection(args, plan, lang)?,
        None => Selection::default(),
    };
    let rendered = crate::render(&mut checked, options, &selection, &|what| progress.step(what));
    progress.finish();
    report::mention(&checked, &locate::folder(&root), &args.report, lang)?;
    let artifacts = match rendered {
        Ok(Some(artifacts)) => artifacts,
        Ok(None) => {
            if let Some(words) = hidden(&checked, args.draft, lang) {
                terminal::say(&words);
            }
            terminal::say(unbuilt(lang));
            return Ok(Status::Findings);
        }
        Err(errors) => {
            let reasons: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
            terminal::trouble(&reasons.join("\n"), lang);
            terminal::own_fault(lang);
            return Ok(Status::Trouble);
        }
    };
    let folder = args.output.clone().unwrap_or_else(|| root.join("build"));
    let job = write::Job { folder: &folder, selection: &selection, options, checked: &checked };
    job.write(&artifacts)?;
    terminal::say(&written(&folder, &artifacts, lang));
    Ok(Status::Success)
}

/// Decides which books and formats are wanted.
fn selection(args: &BuildArgs, plan: &Plan, lang: Lang) -> anyhow::Result<Selection> {
    let known: Vec<usize> =
        plan.scheme.books.iter().map(super::super::model::scheme::BookSpec::number).collect();
    let mut formats: Vec<Output> = args
        .format
        .iter()
        .map(|format| match format {
            FormatArg::Pdf => Output::Pdf,
            FormatArg::Html => Output::Html,
            FormatArg::Typst => Output::Typst,
        })
        .collect();
    formats.sort_unstable();
    formats.dedup();
    if args.book.is_empty() {
        return Ok(Selection { formats, books: known, volume: true });
    }
    let mut books = Vec::new();
    let mut volume = false;
    for name in &args.book {
        match name.parse() {
            _ if name == "volume" => volume = true,
            Ok(number) if known.contains(&number) => books.push(number),
            _ => {
                let all: Vec<String> = known.iter().map(ToString::to_string).collect();
                let all = all.join(", ");
                match lang {
                    Lang::Id => bail!("buku `{name}` tidak ada; pilihannya {all}, volume"),
                    Lang::En => bail!("there is no book `{name}`; choose from {all}, volume"),
                }
            }
        }
    }
    books.sort_unstable();
    books.dedup();
    Ok(Selection { formats, books, volume })
}

/// Tells of errors that `--select` or `--ignore` leave out and that keep a plan from being built.
fn hidden(checked: &crate::Checked, draft: bool, lang: Lang) -> Option<String> {
    let stops =
        |own: &&Diagnostic| own.severity == Severity::Error && (!draft || own.code.blocks_draft);
    let count = checked.hidden.iter().filter(stops).count();
    let words = match lang {
        Lang::Id => format!("{count} galat tidak ditampilkan karena `--select` atau `--ignore`"),
        Lang::En if count == 1 => {
            "1 error is not shown because of `--select` or `--ignore`".to_owned()
        }
        Lang::En => format!("{count} errors are not shown because of `--select` or `--ignore`"),
    };
    (count > 0).then_some(words)
}

fn unbuilt(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "buku tidak dibuat; hasil terakhir dibiarkan seperti semula",
        Lang::En => "nothing was built; the last output was left as it was",
    }
}

fn written(folder: &Path, artifacts: &crate::output::Artifacts, lang: Lang) -> String {
    let folder = folder.display();
    let shown =
        |path: &&str| path.starts_with("pdf/") || is_code(path) || *path == "html/index.html";
    let mut paths: Vec<&str> = artifacts.iter().map(|(path, _)| path).filter(shown).collect();
    paths.sort_by_key(|path| path.starts_with("html/"));
    let lines: Vec<String> = paths.iter().map(|path| format!("  {folder}/{path}")).collect();
    let word = match lang {
        Lang::Id => "ditulis",
        Lang::En => "wrote",
    };
    format!("{word}:\n{}", lines.join("\n"))
}

/// Tells whether a file is the one that the typesetter starts with.
fn is_code(path: &str) -> bool {
    let rest = path.strip_prefix("typst/").and_then(|rest| rest.split_once('/'));
    rest.is_some_and(|(_, file)| file == "main.typ")
}
