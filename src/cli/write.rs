//! Puts finished files in place: first all of them beside the old, then each by one rename.
//!
//! `manifest.json` names the version, every source and every output with its SHA-256, and is
//! written last. What an earlier build wrote and this one no longer makes is removed; files that
//! smartplan did not write are never touched.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diag::Lang;
use crate::output::Artifacts;
use crate::render::{Format, Selection};
use crate::{Checked, Options, Purpose};

/// How folders begin in which new files wait beside the old.
const STAGE: &str = ".smartplan-";

/// Name of the list of sources and outputs.
const MANIFEST: &str = "manifest.json";

/// What is written where.
pub(super) struct Job<'a> {
    pub folder: &'a Path,
    pub selection: &'a Selection,
    pub options: Options<'a>,
    pub checked: &'a Checked,
    pub lang: Lang,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Manifest {
    smartplan: String,
    draft: bool,
    extended: bool,
    sources: BTreeMap<String, String>,
    outputs: BTreeMap<String, String>,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that writes outputs")]
impl Job<'_> {
    /// Writes all files, or leaves the folder as it was.
    pub(super) fn write(&self, artifacts: &Artifacts) -> anyhow::Result<()> {
        let named = || self.folder.display().to_string();
        if self.folder.is_file() {
            return Err(std::io::Error::from(ErrorKind::NotADirectory)).with_context(named);
        }
        std::fs::create_dir_all(self.folder).with_context(named)?;
        let _turn = self.turn();
        let old = self.old()?;
        let stage = tempfile::Builder::new().prefix(STAGE).tempdir_in(self.folder);
        let stage = stage.with_context(named)?;
        let manifest = self.manifest(artifacts, &old);
        let mut json = serde_json::to_vec_pretty(&manifest)?;
        json.push(b'\n');
        for (path, bytes) in artifacts.iter().chain([(MANIFEST, json.as_slice())]) {
            put(&stage.path().join(path), bytes)
                .with_context(|| self.folder.join(path).display().to_string())?;
        }
        for (path, _) in artifacts.iter() {
            self.place(stage.path(), path)?;
        }
        for path in old.outputs.keys().filter(|path| !manifest.outputs.contains_key(*path)) {
            self.remove(path);
        }
        self.place(stage.path(), MANIFEST)
    }

    /// Waits until no other build writes into the folder, and removes what a build left behind
    /// that was stopped midway. Where folders cannot be locked, builds trust each other.
    fn turn(&self) -> Option<File> {
        let folder = File::open(self.folder).ok()?;
        folder.lock().ok()?;
        for entry in std::fs::read_dir(self.folder).ok()?.flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && entry.file_name().to_string_lossy().starts_with(STAGE) {
                // What cannot be removed is in nobody's way.
                drop(std::fs::remove_dir_all(entry.path()));
            }
        }
        Some(folder)
    }

    /// Reads what an earlier build wrote; a list that is not ours is not overwritten.
    fn old(&self) -> anyhow::Result<Manifest> {
        let path = self.folder.join(MANIFEST);
        let Ok(bytes) = std::fs::read(&path) else { return Ok(Manifest::default()) };
        match serde_json::from_slice(&bytes) {
            Ok(own) => Ok(own),
            Err(_) => match self.lang {
                Lang::Id => bail!(
                    "`{}` sudah ada dan bukan tulisan smartplan; pilih folder lain dengan -o",
                    path.display()
                ),
                Lang::En => bail!(
                    "`{}` is there and smartplan did not write it; choose another folder with -o",
                    path.display()
                ),
            },
        }
    }

    fn manifest(&self, artifacts: &Artifacts, old: &Manifest) -> Manifest {
        let sources = self.checked.inputs().into_iter();
        let sources = sources.map(|(path, bytes)| (path, hash(bytes))).collect();
        let mut outputs: BTreeMap<String, String> = old
            .outputs
            .iter()
            .filter(|(path, _)| self.keeps(path) && self.folder.join(path).is_file())
            .map(|(path, hash)| (path.clone(), hash.clone()))
            .collect();
        outputs.extend(artifacts.iter().map(|(path, bytes)| (path.to_owned(), hash(bytes))));
        Manifest {
            smartplan: env!("CARGO_PKG_VERSION").to_owned(),
            draft: self.options.purpose == Purpose::Draft,
            extended: self.options.extended,
            sources,
            outputs,
        }
    }

    /// Tells whether an output of an earlier build stays although this build did not make it:
    /// it was not asked for.
    fn keeps(&self, path: &str) -> bool {
        let Some((folder, rest)) = path.split_once('/') else { return false };
        let format = match folder {
            "html" => Format::Html,
            "pdf" => Format::Pdf,
            "png" => Format::Png,
            "typst" => Format::Typst,
            "html-single" => Format::HtmlSingle,
            _ => return false,
        };
        if !self.selection.formats.contains(&format) {
            return true;
        }
        // A site always holds all books; of everything else each book has its own.
        format != Format::Html && !self.selects(rest)
    }

    /// Tells whether an output belongs to what was asked for: `buku-2.pdf`, `buku-2/main.typ`.
    fn selects(&self, path: &str) -> bool {
        let book = path.strip_prefix("buku-").and_then(|rest| rest.split(['.', '/']).next());
        match book.and_then(|number| number.parse().ok()) {
            Some(number) => {
                self.selection.books.contains(&number)
                    || self.selection.volume && self.selection.books.len() > 1
            }
            None => self.selection.volume,
        }
    }

    fn place(&self, stage: &Path, path: &str) -> anyhow::Result<()> {
        let target = self.folder.join(path);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        }
        std::fs::rename(stage.join(path), &target).with_context(|| target.display().to_string())
    }

    /// Removes a file that an earlier build wrote, and folders that it leaves empty.
    fn remove(&self, path: &str) {
        // The list may have been edited by hand: nothing outside the folder is touched.
        let Some(path) = crate::world::join("", path) else { return };
        let file = self.folder.join(&path);
        if std::fs::remove_file(&file).is_err() {
            return;
        }
        let folders = file.ancestors().skip(1).take_while(|folder| *folder != self.folder);
        for folder in folders {
            if std::fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that writes outputs")]
fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(path, bytes)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
