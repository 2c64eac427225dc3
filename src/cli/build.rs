//! `smartplan build`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context;

use crate::cli::args::BuildArgs;
use crate::cli::watch::{Subject, fingerprint};
use crate::cli::world::SystemWorld;
use crate::cli::{Status, locate, report, rules, select, terminal, write};
use crate::diag::policy::Pattern;
use crate::diag::{Diagnostic, Lang};
use crate::output::Artifacts;
use crate::render::Selection;
use crate::{Checked, Options, Purpose};

/// Checks a plan and writes its books; on errors the last output stays as it was.
pub(super) fn execute(args: BuildArgs, lang: Lang) -> anyhow::Result<Status> {
    let mut order = Order::read(args, lang)?;
    if !order.args.watch {
        return order.build();
    }
    let subject = Subject::new(&order.root, &order.folder, false);
    let named = order.root.display().to_string();
    let work = move || {
        // What keeps one build from being made may be mended by the next save.
        if let Err(error) = order.build() {
            terminal::trouble(&terminal::words(&error, lang), lang);
        }
    };
    subject.follow(work).with_context(|| named)?;
    Ok(Status::Success)
}

/// What was asked for, read once.
struct Order {
    args: BuildArgs,
    lang: Lang,
    selection: Selection,
    select: Vec<Pattern>,
    ignore: Vec<Pattern>,
    root: PathBuf,
    world: SystemWorld,
    folder: PathBuf,
    /// What was read and found last, while changes are waited for.
    seen: Option<u64>,
}

impl Order {
    fn read(args: BuildArgs, lang: Lang) -> anyhow::Result<Self> {
        let selection = select::outputs(&args, lang)?;
        let select = rules::patterns(&args.rules.select, lang)?;
        let ignore = rules::ignored(&args.rules.ignore, lang)?;
        let (root, world) = locate::plan(args.plan.as_deref(), lang)?;
        let folder = locate::output(args.output.as_deref(), &root, lang)?;
        Ok(Self { args, lang, selection, select, ignore, root, world, folder, seen: None })
    }

    /// Builds once. While changes are waited for, a save that changes nothing is passed over.
    fn build(&mut self) -> anyhow::Result<Status> {
        let Self { args, lang, world, folder, seen: last, .. } = self;
        let (lang, purpose, began) = (*lang, purpose(args), Instant::now());
        let options = Options {
            stage: args.stage,
            extended: args.extended,
            purpose,
            select: &self.select,
            ignore: &self.ignore,
            ..Options::default()
        };
        let progress = terminal::Progress::start();
        let mut checked = crate::check(world, options);
        if args.watch {
            let seen = Some(fingerprint(&checked));
            if *last == seen {
                progress.finish();
                return Ok(Status::Success);
            }
            *last = seen;
        }
        let mut selection = self.selection.clone();
        if let Some((plan, _)) = &checked.edition {
            select::books(&mut selection, args, plan, lang)?;
        }
        crate::stamp(world, &mut checked);
        let rendered =
            crate::render(&mut checked, options, &selection, &|what| progress.step(what));
        progress.finish();
        report::mention(&checked, &locate::folder(&self.root), &args.report, lang)?;
        let artifacts = match rendered {
            Ok(Some(artifacts)) => artifacts,
            Ok(None) => {
                if let Some(words) = hidden(&checked, purpose, lang) {
                    terminal::say(&words);
                }
                terminal::say(unbuilt(purpose, lang));
                return Ok(Status::Findings);
            }
            Err(errors) => {
                let reasons: Vec<&str> =
                    errors.iter().map(|error| error.message.as_str()).collect();
                terminal::trouble(&reasons.join("\n"), lang);
                terminal::own_fault(lang);
                return Ok(Status::Trouble);
            }
        };
        select::within(&selection, &artifacts, lang)?;
        let (selection, checked) = (&selection, &checked);
        let job = write::Job { folder, selection, options, checked, lang };
        job.write(&artifacts)?;
        terminal::say(&if args.watch {
            again(folder, &artifacts, began, lang)
        } else {
            written(folder, &artifacts, lang)
        });
        Ok(Status::Success)
    }
}

/// Says in one line what was written, while the next change is waited for.
fn again(folder: &Path, artifacts: &Artifacts, began: Instant, lang: Lang) -> String {
    let (folder, ms) = (folder.display(), began.elapsed().as_millis());
    let count = artifacts.iter().count();
    match lang {
        Lang::Id => format!("{count} berkas ditulis ke {folder} dalam {ms} ms; menunggu perubahan"),
        Lang::En => format!("wrote {count} files to {folder} in {ms} ms; waiting for changes"),
    }
}

fn purpose(args: &BuildArgs) -> Purpose {
    match (args.draft, args.is_final) {
        (true, _) => Purpose::Draft,
        (_, true) => Purpose::Final,
        _ => Purpose::Working,
    }
}

/// Tells of errors that `--select` or `--ignore` leave out and that keep a plan from being built.
fn hidden(checked: &Checked, purpose: Purpose, lang: Lang) -> Option<String> {
    let stops = |own: &&Diagnostic| purpose.is_stopped_by(own);
    let count = checked.hidden.iter().filter(stops).count();
    let (id, en) = match (purpose, count) {
        (Purpose::Final, 1) => ("temuan", "finding is"),
        (Purpose::Final, _) => ("temuan", "findings are"),
        (_, 1) => ("galat", "error is"),
        (_, _) => ("galat", "errors are"),
    };
    let words = match lang {
        Lang::Id => format!("{count} {id} tidak ditampilkan karena `--select` atau `--ignore`"),
        Lang::En => format!("{count} {en} not shown because of `--select` or `--ignore`"),
    };
    (count > 0).then_some(words)
}

fn unbuilt(purpose: Purpose, lang: Lang) -> &'static str {
    match (purpose, lang) {
        (Purpose::Final, Lang::Id) => {
            "buku final tidak dibuat: semua galat, peringatan, dan isian kosong di atas harus \
             selesai lebih dahulu; hasil terakhir dibiarkan seperti semula"
        }
        (Purpose::Final, Lang::En) => {
            "nothing final was built: every error, warning and placeholder above stands in the \
             way; the last output was left as it was"
        }
        (_, Lang::Id) => "buku tidak dibuat; hasil terakhir dibiarkan seperti semula",
        (_, Lang::En) => "nothing was built; the last output was left as it was",
    }
}

fn written(folder: &Path, artifacts: &Artifacts, lang: Lang) -> String {
    let folder = folder.display();
    let whole = |path: &str| path.starts_with("pdf/") || path.starts_with("html-single/");
    let shown = |path: &&str| whole(path) || is_code(path) || *path == "html/index.html";
    let mut paths: Vec<&str> = artifacts.iter().map(|(path, _)| path).filter(shown).collect();
    paths.sort_by_key(|path| path.starts_with("html/"));
    let mut lines: Vec<String> = paths.iter().map(|path| format!("  {folder}/{path}")).collect();
    for (name, _) in artifacts.pages() {
        let own = format!("png/{name}/");
        let count = artifacts.iter().filter(|(path, _)| path.starts_with(&own)).count();
        let word = match (lang, count) {
            (Lang::Id, _) => "gambar",
            (Lang::En, 1) => "picture",
            (Lang::En, _) => "pictures",
        };
        lines.push(format!("  {folder}/{own} ({count} {word})"));
    }
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
