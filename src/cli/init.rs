//! `smartplan init`.

use anyhow::{Context, bail};

use crate::cli::args::{InitArgs, KindArg};
use crate::cli::starter::{self, Answers};
use crate::cli::{Status, terminal};
use crate::diag::{Lang, Sink};
use crate::load::{self, MANIFEST};
use crate::model::value::YearSpan;
use crate::source::SourceMap;
use crate::template;
use crate::world::MemWorld;

/// Writes a starter plan; what is already there stays.
pub(super) fn execute(args: &InitArgs, lang: Lang) -> anyhow::Result<Status> {
    let horizon: YearSpan = args
        .horizon
        .parse()
        .map_err(|reason: crate::diag::Text| anyhow::anyhow!(reason.get(lang).to_owned()))?;
    let schemes: Vec<&str> = template::schemes().collect();
    if !schemes.contains(&args.scheme.as_str()) {
        let known = schemes.join(", ");
        match lang {
            Lang::Id => bail!("skema `{}` tidak ada; pilihannya {known}", args.scheme),
            Lang::En => bail!("there is no scheme `{}`; choose from {known}", args.scheme),
        }
    }
    if args.dir.join(MANIFEST).exists() {
        let shown = args.dir.display();
        match lang {
            Lang::Id => bail!("`{shown}` sudah memuat rencana; init tidak menimpa apa pun"),
            Lang::En => bail!("`{shown}` already holds a plan; init overwrites nothing"),
        }
    }
    let kind = match args.kind {
        KindArg::Kabupaten => "kabupaten",
        KindArg::Kota => "kota",
    };
    let horizon = format!("{}-{}", horizon.start(), horizon.end());
    // The kind has a key of its own.
    let region = args.region.trim();
    let mut kinds = ["Kabupaten ", "Kab. ", "Kota "].iter();
    let region = kinds.find_map(|word| region.strip_prefix(word)).unwrap_or(region).trim();
    let answers = Answers { region, kind, horizon: &horizon, scheme: &args.scheme };
    let mut seed = MemWorld::new();
    seed.insert(MANIFEST, starter::manifest(&answers));
    let plan = load::load(&seed, &mut SourceMap::default(), &mut Sink::new())
        .context("the starter manifest cannot be read")?;
    let files = starter::files(&plan, &answers);
    let kept = write(args, &files)?;
    terminal::say(&done(args, &kept, lang));
    Ok(Status::Success)
}

/// Writes every file that is not there yet and returns those that are.
#[expect(clippy::disallowed_methods, reason = "init writes a new plan")]
fn write(args: &InitArgs, files: &MemWorld) -> anyhow::Result<Vec<String>> {
    let mut kept = Vec::new();
    for (path, bytes) in files.files() {
        let target = args.dir.join(path);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        }
        // `create_new` refuses an existing file even if it came between the look and the write.
        match std::fs::File::create_new(&target) {
            Ok(mut file) => std::io::Write::write_all(&mut file, bytes)
                .with_context(|| target.display().to_string())?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                kept.push(path.to_owned());
            }
            Err(error) => return Err(error).with_context(|| target.display().to_string()),
        }
    }
    Ok(kept)
}

fn done(args: &InitArgs, kept: &[String], lang: Lang) -> String {
    let folder = args.dir.display();
    let mut lines = vec![match lang {
        Lang::Id => format!("rencana baru ditulis ke {folder}"),
        Lang::En => format!("wrote a new plan to {folder}"),
    }];
    for path in kept {
        lines.push(match lang {
            Lang::Id => format!("  {path} sudah ada dan tidak diubah"),
            Lang::En => format!("  {path} was there and stays as it is"),
        });
    }
    lines.push(match lang {
        Lang::Id => format!(
            "berikutnya:\n  smartplan build {folder} --draft   buku sebagaimana adanya\n  \
             smartplan check {folder}           apa yang masih kurang"
        ),
        Lang::En => format!(
            "next:\n  smartplan build {folder} --draft   the books as they are\n  smartplan \
             check {folder}           what is still missing"
        ),
    });
    lines.join("\n")
}
