//! Finds the plan that is meant.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::cli::world::SystemWorld;
use crate::diag::Lang;
use crate::load::MANIFEST;

/// Opens the plan that was named, or the nearest one upwards.
pub(super) fn plan(named: Option<&Path>, lang: Lang) -> anyhow::Result<(PathBuf, SystemWorld)> {
    let root = match named {
        Some(path) if path.file_name().is_some_and(|name| name == MANIFEST) => {
            path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
        }
        Some(path) => path.to_owned(),
        None => nearest(lang)?,
    };
    if !root.join(MANIFEST).is_file() {
        let shown = root.display();
        match lang {
            Lang::Id => bail!(
                "`{shown}` tidak memuat {MANIFEST}; buat rencana baru dengan `smartplan init {shown}`"
            ),
            Lang::En => {
                bail!("`{shown}` holds no {MANIFEST}; start a plan with `smartplan init {shown}`")
            }
        }
    }
    let world = SystemWorld::open(&root).with_context(|| root.display().to_string())?;
    Ok((root, world))
}

/// Returns the folder for outputs; one in which the plan's own sources lie is refused, since what
/// is written there would be read as a part of the plan.
#[expect(clippy::disallowed_methods, reason = "the command line decides where outputs go")]
pub(super) fn output(named: Option<&Path>, root: &Path, lang: Lang) -> anyhow::Result<PathBuf> {
    let Some(named) = named else { return Ok(root.join("build")) };
    // What is not there yet has no links that could lead elsewhere.
    let there = named.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let rest = named.strip_prefix(there).unwrap_or(Path::new(""));
    let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    let whole = std::fs::canonicalize(there).unwrap_or_default().join(rest);
    let inside = std::fs::canonicalize(root).ok().and_then(|root| {
        let first = whole.strip_prefix(root).ok()?.components().next()?;
        Some(first.as_os_str().to_string_lossy().into_owned())
    });
    let Some(first) = inside.filter(|first| is_read(first)) else { return Ok(named.to_owned()) };
    match lang {
        Lang::Id => bail!(
            "`{first}` memuat sumber rencana: hasil di dalamnya akan terbaca sebagai isi; pilih \
             folder lain dengan -o"
        ),
        Lang::En => bail!(
            "`{first}` holds sources of the plan: outputs in it would be read as a part of it; \
             choose another folder with -o"
        ),
    }
}

/// Tells whether a plan reads files from a folder of this name.
fn is_read(name: &str) -> bool {
    ["data", "media", "fonts", "templates"].contains(&name) || name.starts_with("tahap-")
}

/// Returns the folder of a plan below the present one with a slash behind it, as other programs
/// see its files; empty when it is the present one or lies elsewhere.
#[expect(clippy::disallowed_methods, reason = "the command line decides where a plan is")]
pub(super) fn folder(root: &Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let (Ok(here), Ok(root)) = (here, std::fs::canonicalize(root)) else { return String::new() };
    let Ok(below) = root.strip_prefix(here) else { return String::new() };
    let mut parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    // An empty last part ends the path with a slash.
    parts.extend((!parts.is_empty()).then_some("".into()));
    parts.join("/")
}

#[expect(clippy::disallowed_methods, reason = "the command line decides where a plan is")]
fn nearest(lang: Lang) -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir()?;
    let found = here.ancestors().find(|folder| folder.join(MANIFEST).is_file());
    match (found, lang) {
        (Some(folder), _) => Ok(folder.to_owned()),
        (None, Lang::Id) => bail!(
            "tidak ada {MANIFEST} di folder ini atau di atasnya; buat rencana baru dengan \
             `smartplan init NAMA-FOLDER`"
        ),
        (None, Lang::En) => bail!(
            "there is no {MANIFEST} here or in any folder above; start a plan with `smartplan \
             init FOLDER`"
        ),
    }
}
