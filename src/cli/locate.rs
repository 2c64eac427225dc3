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
